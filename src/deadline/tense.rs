//! Whether the words around a date speak of what was or of what is to come.
//!
//! "met on Monday" is no deadline, "will meet on Monday" is. The nearest sign before the date decides, then the nearest after
//! it, both within the sentence; a short list of verbs and two endings, no parsing.

use super::words::{Token, TokenKind, sentence_ends_at};

/// How far to look for a verb, in tokens.
const REACH: usize = 40;

/// What the nearest sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// A past verb whose object lies ahead: "announced job cuts" over the next years.
    Announced,
    Future,
    Unknown,
}

const TO_COME: &str = "will|would|shall|should|must|may|might|could|can|cannot|won't|wouldn't|shan't|can't|\
    expected|expects|expect|plans|plan|planned|planning|scheduled|due|likely|hopes|hope|\
    hoped|aims|aim|aimed|intends|intend|intended|promised|promises|promise|pledged|pledges|\
    pledge|vowed|vows|vow|want|need|going|deadline|target|ordered|demanded|demands|urged|wants|needs|\
    agreed|guaranteed|committed|slated|poised|gave|given|let|let's|unless|if|set|ready|\
    bound|projected|proposed|forecast|payable|redeemable|available|effective|valid|calls|calling|expecting|\
    planning|predicting|forecasting|considering|preparing|seeking|hoping|aiming|foresees|sees|anticipates|intention|\
    eligible|predict|predicts|anticipate|upcoming|looming";

/// Present tenses that a calendar is spoken of in: "meets Sunday", "takes effect July 1", "talks resume Monday".
const SCHEDULED: &str = "begins|begin|starts|opens|closes|ends|expires|expire|meets|meet|resumes|resume|returns|\
    arrives|arrive|leaves|departs|travels|travel|takes|launches|convenes|convene|reconvenes|hosts|holds|faces|visits|\
    goes|comes|kicks|gets|votes|decides|releases|publishes|reports|unveils|hears|gathers|gather|heads|flies|plays|\
    runs|lasts|remains|continues|falls|lapses|matures|retires|becomes|turns|moves|rises|reopens|reopen|debuts|airs|\
    addresses|attends|joins|enters|reaches|speaks|presents|celebrates|marks|concludes|sets|sit|go";

const GONE: &str = "was|were|had|did|said|told|met|held|came|went|took|made|left|spoke|began|won|lost|fell|\
    rose|wrote|saw|found|got|knew|led|kept|grew|shot|struck|broke|brought|became|ran|sat|\
    stood|fought|drew|flew|sent|spent|built|paid|sold|died|quit|ended|wasn't|weren't|didn't|\
    hadn't|tore|burst|swept|threw|drove|ate|slept|woke|bought|sought|taught|thought|caught|felt|dealt|heard|\
    laid|hid|beat|bore|crept|dug|fled|forgot|froze|hung|lent|lit|meant|rang|rode|shook|shone|sang|sank|slid|\
    stole|stuck|swore|swung|wore|wound|withdrew|overcame|understood|undertook|chose|drank|woke|bit|earlier|ago|last|previously|recently|since";

const REPORTING: &str = "said|told|added|announced|reported|stated|warned|insisted|declared|noted|had|was|were";

/// After these a word like "made" is a participle: "is made", "will be held".
const PASSIVE: &str = "be|been|being|is|are|am|get|gets";

/// After these a word in -ed is no past: "will be signed", "is expected".
const CARRIERS: &str = "be|been|being|is|are|am|get|gets|not|also|still|fully";

/// After "to" these are a place or a person, not something to do.
const NO_VERBS: &str = "the|a|an|his|her|their|its|our|my|your|this|that|these|those|him|them|us|me|it|\
    reporters|journalists|lawmakers|parliament|congress|date|about|over|under|death|work|school|court|jail|\
    prison|power|hospital|life|war|peace|home|market|church|people|members|those|which|whom|stock|more|less|as|\
    at|in|one|two|three|several|many|most|each|every|other|others|both|all|some|any|next|last";

const ANNOUNCING: &str =
    "announced|unveiled|outlined|approved|declared|launched|signed|awarded|introduced|presented|cleared";

/// Pasts of verbs for what is to come: the sign of something to come unless a date follows at once.
const UNDERTAKEN: &str = "agreed|vowed|promised|pledged|ordered|demanded|urged|guaranteed|committed|proposed|gave";

/// After these "have" and a participle speak of what may have been: "may have been responsible".
const MODALS: &str = "may|might|could|would|should|must|can|cannot";

/// After these a word in -ed describes a noun: "the revised agreement".
const DETERMINERS: &str =
    "a|an|the|its|his|her|their|our|my|your|of|in|for|with|by|and|or|some|any|no|all|more|less|as";

/// Numbers in words.
const NUMERALS: &str = "one|two|three|four|five|six|seven|eight|nine|ten|several|many|these|those";

/// What stands behind a verb rather than a noun.
const BEHIND_VERBS: &str = "by|on|in|at|to|for|from|with|before|after|last|until|during|yesterday|the|a|an|his|her|their|its|and|\
    when|while|as|because|over|about|up|out|off";

/// After these an infinitive tells what was done or not: "declined to comment on Friday".
const IMPLICATIVES: &str = "declined|refused|failed|managed|tried|used|began|started|continued|forced|attempted|came|went|\
    helped|seemed|appeared|proved|turned|claimed|struggled|able|unable|rushed|paused|voted|stopped|moved|returned";

/// Participles of what has been done, whatever verb carries them: "is accused of lying on Monday".
const DONE: &str = "accused|convicted|suspected|charged|alleged|believed|killed|injured|arrested|speaking|addressing";

/// After these a word in -ing has happened: "after winning on Tuesday".
const AFTERS: &str = "after|since|following|upon|for|despite";

/// So few tokens after "said" end a sentence that it reports: "..., officials said Thursday".
const TRAILING: usize = 3;

/// The nearest sign before the token numbered `start`, within the sentence.
pub(super) fn before(tokens: &[Token<'_>], start: usize) -> Tense {
    // "agreed on Monday" is dated by the Monday, whatever was agreed on.
    let back = |steps: usize| start.checked_sub(steps).and_then(|at| tokens.get(at));
    let verb = if back(1).is_some_and(|t| t.is_word("on")) { 2 } else { 1 };
    if back(verb).is_some_and(|t| t.is_any(UNDERTAKEN)) && back(verb + 1).is_none_or(|t| !t.is_any(CARRIERS)) {
        return Tense::Past;
    }
    let first = start.saturating_sub(REACH);
    let sentence = tokens.get(first..start).unwrap_or_default();
    let signs = (first..start).rev().zip(sentence.iter().rev()).take_while(|(at, _)| !sentence_ends_at(tokens, *at));
    nearest(tokens, signs.map(|(index, _)| index))
}

/// The nearest sign from the token numbered `end` on, within the sentence.
pub(super) fn after(tokens: &[Token<'_>], end: usize) -> Tense {
    let last = tokens.len().min(end + REACH);
    let sentence = tokens.get(end..last).unwrap_or_default();
    let signs = (end..last).zip(sentence).take_while(|(at, _)| !sentence_ends_at(tokens, *at));
    // "..., officials said" reports the sentence and says nothing of its time; "On Monday he said that ..." does.
    let own = signs.filter(|(index, token)| !token.is_any(REPORTING) || !is_trailing(tokens, *index));
    nearest(tokens, own.map(|(index, _)| index))
}

/// Whether the sentence ends soon after the token.
fn is_trailing(tokens: &[Token<'_>], index: usize) -> bool {
    (index + 1..=index + TRAILING + 1).any(|at| at >= tokens.len() || sentence_ends_at(tokens, at))
}

/// Whether what stands just before puts something off or in force for a time: "paused the tariffs" for 90 days. Such a length
/// runs on from the day it was said although the verb is past.
pub(super) fn sets_for_a_time(tokens: &[Token<'_>], start: usize) -> bool {
    const SETTERS: [&str; 19] = [
        "paus",
        "suspend",
        "extend",
        "extension",
        "postpon",
        "delay",
        "halt",
        "freez",
        "froze",
        "waive",
        "defer",
        "exempt",
        "renew",
        "prolong",
        "moratori",
        "ban",
        "grant",
        "adjourn",
        "lift",
    ];
    let near = tokens.get(start.saturating_sub(10)..start).unwrap_or_default();
    let clause = near.iter().rev().take_while(|t| t.kind != TokenKind::Mark);
    clause.filter(|t| t.kind == TokenKind::Word).any(|t| SETTERS.iter().any(|stem| t.text.starts_with(stem)))
}

fn nearest(tokens: &[Token<'_>], mut indices: impl Iterator<Item = usize>) -> Tense {
    indices.find_map(|index| sign(tokens, index)).unwrap_or(Tense::Unknown)
}

/// What the token at `index` is a sign of.
fn sign(tokens: &[Token<'_>], index: usize) -> Option<Tense> {
    let token = tokens.get(index).filter(|t| t.kind == TokenKind::Word)?;
    let text = token.text;
    let back = |steps: usize| index.checked_sub(steps).and_then(|at| tokens.get(at));
    let follows = |words: &'static str| back(1).is_some_and(|previous| previous.is_any(words));
    if token.is_any(DONE) || text.ends_with("ing") && follows(AFTERS) {
        return Some(Tense::Past);
    }
    if text == "have" && follows(MODALS) {
        return Some(Tense::Past);
    }
    if token.is_any(ANNOUNCING) {
        return Some(if follows(CARRIERS) || follows(DETERMINERS) { Tense::Future } else { Tense::Announced });
    }
    // "said on May 5" is no modal.
    let is_month = text == "may" && token.capital && index > 0;
    if !is_month && token.is_any(TO_COME) || text.ends_with("'ll") {
        // "had hoped" gave it up.
        return Some(if follows("had") && text.ends_with("ed") { Tense::Past } else { Tense::Future });
    }
    if text == "to" {
        let next = tokens.get(index + 1).filter(|t| t.kind == TokenKind::Word && !t.capital)?;
        let is_done = follows(IMPLICATIVES) || back(2).is_some_and(|t| t.is_word("had"));
        let tense = if is_done { Tense::Past } else { Tense::Future };
        return (!next.is_any(NO_VERBS)).then_some(tense);
    }
    let is_counted = back(1).is_some_and(|t| t.kind == TokenKind::Number);
    if token.is_any(SCHEDULED)
        && !token.capital
        && !is_counted
        && !follows("to|the|a|an|of|its|his|her|their|for|in|on|by")
    {
        return Some(Tense::Future);
    }
    let in_ed = text.len() > 4 && text.ends_with("ed") && !token.capital && !text.ends_with("eed");
    // "made" in "if no progress is made" is no past; "also met" is.
    // "will last for 30 days" goes on; only "last week" is over.
    let lasts = text == "last" && !tokens.get(index + 1).is_some_and(|next| next.starts.stretch);
    let bare_form = follows(MODALS) || follows("will|shall|to|not|won't|can't");
    let is_gone = token.is_any(GONE) && !follows(PASSIVE) && !lasts && !bare_form;
    // "two seized trawlers": a noun follows; "two resigned by May" tells what they did.
    let is_counted = (back(1).is_some_and(|t| t.kind == TokenKind::Number) || follows(NUMERALS))
        && tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.is_any(BEHIND_VERBS));
    let describes = is_counted || follows(DETERMINERS) || token.glued && back(1).is_some_and(|t| t.is_mark("-"));
    (is_gone || in_ed && !follows(CARRIERS) && !describes).then_some(Tense::Past)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::words::Folded;

    #[track_caller]
    fn case(text: &str, expected: Tense) {
        let folded = Folded::of(text);
        let all = folded.tokens();
        assert_eq!(before(&all, all.len()), expected, "{text}");
    }

    #[test]
    fn the_nearest_sign_decides() {
        case("The two met", Tense::Past);
        case("She said they will meet", Tense::Future);
        case("The bill will be signed", Tense::Future);
        case("The bill was rejected by the Senate", Tense::Past);
        case("He vowed to finish", Tense::Future);
        case("They went to Paris", Tense::Past);
        case("He resigned. The envoy in Paris", Tense::Unknown);
        case("He resigned. Talks resume", Tense::Future);
        case("A spokesman declined to comment", Tense::Past);
        case("He had hoped to finish", Tense::Past);
        case("He is accused of lying", Tense::Past);
        case("They left on May 5", Tense::Past);
        case("After winning", Tense::Past);
        case("The cabinet meets", Tense::Future);
        case("if no progress is made", Tense::Future);
        case("A deal is made", Tense::Unknown);
        case("The vote will be held", Tense::Future);
        case("They also met", Tense::Past);
        case("It was made", Tense::Past);
        case("Norrow return two seized trawlers", Tense::Unknown);
        case("Two resigned by post", Tense::Past);
    }
}
