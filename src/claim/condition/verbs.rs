//! Verbs that are common in news, and what they do to the words around them.

use std::sync::LazyLock;

use super::lexicon::is_sure_verb;
use crate::letters::{ByLetters, Packed};

/// Verbs without their endings.
pub(in crate::claim) const COMMON: &str = "\
    abandon abide accept achieve act adopt agree aid allow amend annex answer apologise apologize appeal appear \
    appoint approve arm arrest arrive ask attack attend back balk ban bar be become begin bend blink block bomb \
    bow boycott breach break bring buckle budge build buy call campaign cancel carry cause cave cease cede \
    change choose claim climb close coincide collapse collide come commit complete comply compromise \
    concede concur consent consult contain continue control convict cooperate cover crack cross crumble cut \
    decide decline deem deepen default defend delay deliver demand deny depart deploy derail desist destroy \
    detain deteriorate develop die disagree disarm disband disclose disengage dismiss dispute dissolve dither do \
    drag drop ease elect embrace emerge enact end enforce engage enter erupt escalate evacuate evict exceed \
    exist exit expand expel expire extend face fail fall falter fight file find finish fire flare flee fly fold \
    follow forfeit form free freeze fulfil fulfill fund gain get give go govern grant grow halt hand \
    handle happen harm hear help hesitate hike hit hold honor honour hurt ignore impeach impose improve increase \
    indict insist intensify intervene introduce invade invest investigate jail join judge keep kick kill know \
    lapse launch lay lead leak leave let lift limit linger listen live look lose lower maintain make manage \
    march mediate meet mend merge mine mobilise mobilize monitor mount move need negotiate nominate note obey \
    object obstruct obtain occur offer open oppose oust outlaw override overrule overstep overtake overturn \
    pardon pass patrol pause pay permit persist persuade pick pile play plead plummet postpone prefer prepare \
    press prevail prevent privatise privatize probe proceed produce promise propose prosecute protect \
    protest prove provide publish pull punish pursue push put quarrel quell question quit raise rally ratify \
    reach react read reassure rebel rebuff rebuild recede receive recognise recognize reconsider recover reduce \
    reform refrain refund refuse regain register regret regulate rein reinstate reject rejoin relax release \
    relent relocate rely remain remedy remove rename renew renounce reopen repair repay repeal replace reply \
    report request require rescind rescue resettle resign resist resolve respect respond restart restore result \
    resume resurface retain retaliate retire retreat return reveal reverse review revise revive revoke ride rise \
    risk rob roll rule run sack sanction save say scale scrap scupper secure see seek seize select sell send \
    serve set settle share shell shelve shift ship shoot show shrink shut sign sink slash sleep slip slow slump \
    soar sort spark speak spend spill split spread stabilise stabilize stage stagnate stall stand start stay \
    stem step stick stop storm strand strengthen strike stumble submit succeed sue suffer suit supply support \
    surge surrender survive suspend sweep switch tackle take talk target teach tear tell tempt thaw think \
    threaten tie tighten tilt topple torpedo touch toughen trade train transfer transform treat trigger trim \
    trust try tumble turn underestimate undergo understand unfreeze unite unload unveil uphold upset urge use \
    usurp vacate vanish veto violate visit vote vow wait waive walk wane want warn warrant watch weaken weigh \
    welcome widen win wish withdraw withhold work worsen wreck write yield";

/// Forms that tell of the past by themselves.
pub(in crate::claim) const PAST: &str = "\
    became began bought broke brought built came chose did didn't drew drove fell fled flew fought found gave \
    got grew had hadn't held kept knew led left lost made met paid ran rose said sank sat saw sent shook shot \
    showed sold sought spent spoke stayed stood struck swept swore taught thought threw told took understood was \
    wasn't went were weren't withdrew won wrote";

/// Verbs of saying and thinking.
const SAYING: &str = "\
    acknowledge add admit announce argue assert believe caution claim complain concede conclude confirm declare \
    emphasise emphasize estimate expect explain fear forecast guess hint hope indicate insist maintain mention \
    note pledge predict promise reckon reiterate remark repeat report reveal signal state stress suggest suspect \
    testify threaten tweet underline urge vow warn";

/// Forms of such verbs that are not made of a stem and an ending.
const SAYING_FORMS: &str = "\
    say says said saying tell tells told telling think thinks thought write writes wrote know knows knew feel \
    feels felt swear swears swore mean means understands";

/// Verbs whose "if" is "whether".
const ASKING: &str = "\
    ask assess check clarify confirm consider decide determine disclose discuss doubt enquire establish evaluate \
    examine explore gauge guess inquire investigate know learn matter ponder predict remember reveal see specify \
    understand verify weigh wonder";

/// Other words before such an "if".
const ASKING_FORMS: &str = "\
    knew known saw seen unclear unsure sure uncertain certain doubtful clear unknown what as than like happens \
    happened undecided moot";

/// Verbs without an object: what follows is not theirs.
const INTRANSITIVE: &str = "\
    agree appear arrive balk blink change collapse come comply continue crumble decline deteriorate die \
    disappear disarm emerge end escalate expire fail fall falter go happen intensify lapse lose occur persist \
    prevail proceed resign respond resume retaliate retreat rise stall stop succeed surrender survive vanish \
    wait win withdraw work worsen";

/// The lists that have a word, one bit each.
type Lists = u8;

const VERB: Lists = 1;
const IS_PAST: Lists = 1 << 1;
const REPORT: Lists = 1 << 2;
const REPORT_FORM: Lists = 1 << 3;
const QUESTION: Lists = 1 << 4;
const QUESTION_FORM: Lists = 1 << 5;
const END: Lists = 1 << 6;

/// Whether any of these lists has a word.
fn has(word: &[u8], lists: Lists) -> bool {
    static LISTS: LazyLock<ByLetters<Lists>> = LazyLock::new(|| {
        let all = [
            (VERB, COMMON),
            (IS_PAST, PAST),
            (REPORT, SAYING),
            (REPORT_FORM, SAYING_FORMS),
            (QUESTION, ASKING),
            (QUESTION_FORM, ASKING_FORMS),
            (END, INTRANSITIVE),
        ];
        let of = |(list, words): (Lists, &'static str)| {
            words.split_ascii_whitespace().map(move |word| (word.as_bytes(), list))
        };
        ByLetters::merged(all.into_iter().flat_map(of), |known, list| *known |= list)
    });
    Packed::of(word).and_then(|word| LISTS.get(word)).is_some_and(|known| known & lists != 0)
}

/// Whether this is a verb of saying or thinking.
pub(super) fn is_report(word: &str) -> bool {
    has(word.as_bytes(), REPORT_FORM) || is_form_of(word, REPORT)
}

/// Whether an "if" after this word is a question.
pub(super) fn asks(word: &str) -> bool {
    has(word.as_bytes(), QUESTION_FORM) || is_form_of(word, QUESTION)
}

/// Whether an "if" is a question even with one noun between it and this word.
pub(super) fn asks_somebody(word: &str) -> bool {
    matches!(word, "ask" | "asks" | "asked" | "asking" | "tell")
}

/// Whether a clause that ends with this word has all it needs.
pub(super) fn ends_clause(word: &str) -> bool {
    let is_participle = word.len() > 4 && ["ed", "ken", "osen"].iter().any(|ending| word.ends_with(ending));
    let is_irregular = matches!(word, "met" | "held" | "made" | "found" | "done" | "won" | "lost" | "paid" | "over");
    is_participle || is_irregular || is_form_of(word, END)
}

/// Whether a verb tells of the past by its form.
pub(super) fn is_past(word: &str) -> bool {
    has(word.as_bytes(), IS_PAST) || (word.ends_with("ed") && !has(word.as_bytes(), VERB) && is_form_of(word, VERB))
}

/// Whether a word is a verb in one of its finite forms; some are nouns too.
pub(super) fn is_verb(word: &str) -> bool {
    is_sure_verb(word)
        || has(word.as_bytes(), IS_PAST)
        || matches!(word, "goes" | "dies" | "chosen" | "taken")
        || (!word.ends_with("ing") && is_form_of(word, VERB))
}

/// Whether a word is a verb without its endings.
pub(super) fn is_base_verb(word: &str) -> bool {
    matches!(word, "be" | "have") || has(word.as_bytes(), VERB)
}

/// Whether a word is a stem of these lists, with an ending or without.
fn is_form_of(word: &str, lists: Lists) -> bool {
    const LONGEST: usize = 16;
    if word.len() > LONGEST {
        return false;
    }
    let word = word.as_bytes();
    let is_stem = |stem: &[u8]| stem.len() > 1 && has(stem, lists);
    let with = |stem: &[u8], ending: u8| {
        let mut longer = [ending; LONGEST];
        longer.iter_mut().zip(stem).for_each(|(letter, known)| *letter = *known);
        longer.get(..=stem.len()).is_some_and(is_stem)
    };
    let with_ending = |stem: &[u8]| is_stem(stem) || with(stem, b'e') || is_stem(undoubled(stem));
    is_stem(word)
        || match word {
            [stem @ .., b'i', b'e', b's'] => is_stem_in_s(word, is_stem) || with(stem, b'y'),
            [.., b's'] => is_stem_in_s(word, is_stem),
            [stem @ .., b'i', b'e', b'd'] => {
                with_ending(word.strip_suffix(b"ed").unwrap_or_default()) || with(stem, b'y')
            }
            [stem @ .., b'e', b'd'] | [stem @ .., b'i', b'n', b'g'] => with_ending(stem),
            _ => false,
        }
}

fn is_stem_in_s(word: &[u8], is_stem: impl Fn(&[u8]) -> bool) -> bool {
    [&b"s"[..], b"es"].iter().any(|ending| word.strip_suffix(*ending).is_some_and(&is_stem))
}

/// "stopp" of "stopped" without its last letter.
fn undoubled(stem: &[u8]) -> &[u8] {
    match stem {
        [shorter @ .., before, last] if before == last => stem.get(..=shorter.len()).unwrap_or_default(),
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_stems() {
        for word in ["resigns", "stopped", "ratifies", "agreed", "passes", "freezes", "denied", "is", "will", "went"] {
            assert!(is_verb(word), "{word}");
        }
        for word in ["", "s", "minister", "ing", "ed", "bus", "ship-owner"] {
            assert!(!is_verb(word), "{word}");
        }
        assert!(is_past("agreed") && !is_past("need") && is_report("warned") && asks("wondered"));
    }
}
