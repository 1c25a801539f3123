//! Verbs that are common in news, and what they do to the words around them.

use std::sync::LazyLock;

use super::lexicon::is_sure_verb;
use crate::claim::wording::Table;

type Words = Table<&'static str, ()>;
type Set = LazyLock<Words>;

fn set(words: &'static str) -> Words {
    words.split_ascii_whitespace().map(|word| (word, ())).collect()
}

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

static VERBS: Set = LazyLock::new(|| set(COMMON));
static PASTS: Set = LazyLock::new(|| set(PAST));
static REPORTS: Set = LazyLock::new(|| set(SAYING));
static REPORT_FORMS: Set = LazyLock::new(|| set(SAYING_FORMS));
static QUESTIONS: Set = LazyLock::new(|| set(ASKING));
static QUESTION_FORMS: Set = LazyLock::new(|| set(ASKING_FORMS));
static ENDS: Set = LazyLock::new(|| set(INTRANSITIVE));

/// Whether this is a verb of saying or thinking.
pub(super) fn is_report(word: &str) -> bool {
    REPORT_FORMS.contains_key(word) || is_form_of(word, &REPORTS)
}

/// Whether an "if" after this word is a question.
pub(super) fn asks(word: &str) -> bool {
    QUESTION_FORMS.contains_key(word) || is_form_of(word, &QUESTIONS)
}

/// Whether an "if" is a question even with one noun between it and this word.
pub(super) fn asks_somebody(word: &str) -> bool {
    matches!(word, "ask" | "asks" | "asked" | "asking" | "tell")
}

/// Whether a clause that ends with this word has all it needs.
pub(super) fn ends_clause(word: &str) -> bool {
    let is_participle = word.len() > 4 && ["ed", "ken", "osen"].iter().any(|ending| word.ends_with(ending));
    let is_irregular = matches!(word, "met" | "held" | "made" | "found" | "done" | "won" | "lost" | "paid" | "over");
    is_participle || is_irregular || is_form_of(word, &ENDS)
}

/// Whether a verb tells of the past by its form.
pub(super) fn is_past(word: &str) -> bool {
    PASTS.contains_key(word) || (word.ends_with("ed") && !VERBS.contains_key(word) && is_form_of(word, &VERBS))
}

/// Whether a word is a verb in one of its finite forms; some are nouns too.
pub(super) fn is_verb(word: &str) -> bool {
    is_sure_verb(word)
        || PASTS.contains_key(word)
        || matches!(word, "goes" | "dies" | "chosen" | "taken")
        || (!word.ends_with("ing") && is_form_of(word, &VERBS))
}

/// Whether a word is a verb without its endings.
pub(super) fn is_base_verb(word: &str) -> bool {
    matches!(word, "be" | "have") || VERBS.contains_key(word)
}

/// Whether a word is one of these stems, with an ending or without.
fn is_form_of(word: &str, stems: &Words) -> bool {
    const LONGEST: usize = 16;
    if word.len() > LONGEST {
        return false;
    }
    let is_stem = |stem: &str| stem.len() > 1 && stems.contains_key(stem);
    let with = |stem: &str, ending: &str| is_stem(&format!("{stem}{ending}"));
    let of_ending = |ending: &str| word.strip_suffix(ending);
    is_stem(word)
        || of_ending("s").is_some_and(is_stem)
        || of_ending("es").is_some_and(is_stem)
        || of_ending("ed").is_some_and(|stem| is_stem(stem) || with(stem, "e") || is_stem(undoubled(stem)))
        || of_ending("ing").is_some_and(|stem| is_stem(stem) || with(stem, "e") || is_stem(undoubled(stem)))
        || of_ending("ies").or_else(|| of_ending("ied")).is_some_and(|stem| with(stem, "y"))
}

/// "stopp" of "stopped" without its last letter.
fn undoubled(stem: &str) -> &str {
    let mut last = stem.bytes().rev();
    let is_double = last.next().is_some_and(|letter| last.next() == Some(letter));
    if is_double { stem.get(..stem.len() - 1).unwrap_or_default() } else { stem }
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
