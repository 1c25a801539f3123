//! Whether the words around a date speak of what was or of what is to come.
//!
//! "met on Monday" is no deadline, "will meet on Monday" is. The nearest sign before the date decides, then the nearest after
//! it, both within the sentence; a short list of verbs and two endings, no parsing.

use super::words::{Token, TokenKind};

/// How far to look for a verb, in tokens.
const REACH: usize = 40;

/// What the nearest sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

const TO_COME: &str = "will|would|shall|should|must|may|might|could|can|cannot|won't|wouldn't|shan't|can't|\
    expected|expects|expect|plans|plan|planned|planning|scheduled|due|likely|hopes|hope|\
    hoped|aims|aim|aimed|intends|intend|intended|promised|promises|promise|pledged|pledges|\
    pledge|vowed|vows|vow|want|need|going|deadline|target|ordered|demanded|demands|urged|wants|needs|\
    agreed|guaranteed|committed|slated|poised|gave|given|let|let's|unless|if|set|ready|\
    bound|projected|proposed|forecast";

const GONE: &str = "was|were|had|did|said|told|met|held|came|went|took|made|left|spoke|began|won|lost|fell|\
    rose|wrote|saw|found|got|knew|led|kept|grew|shot|struck|broke|brought|became|ran|sat|\
    stood|fought|drew|flew|sent|spent|built|paid|sold|died|quit|ended|wasn't|weren't|didn't|\
    hadn't|earlier|ago|last|previously|recently|since";

const REPORTING: &str = "said|told|added|announced|reported|stated|warned|insisted|declared|noted|had|was|were";

/// After these a word like "made" is a participle: "is made", "will be held".
const PASSIVE: &str = "be|been|being|is|are|am|get|gets";

/// After these a word in -ed is no past: "will be signed", "is expected".
const CARRIERS: &str = "be|been|being|is|are|am|get|gets|not|also|still|fully";

/// After "to" these are a place or a person, not something to do.
const NO_VERBS: &str = "the|a|an|his|her|their|its|our|my|your|this|that|these|those|him|them|us|me|it|\
    reporters|journalists|lawmakers|parliament|congress|date|about|over|under";

/// The nearest sign before the token numbered `start`, within the sentence.
pub(super) fn before(tokens: &[Token], start: usize) -> Tense {
    let first = start.saturating_sub(REACH);
    let sentence = tokens.get(first..start).unwrap_or_default();
    let signs = (first..start).rev().zip(sentence.iter().rev()).take_while(|(_, token)| !token.ends_sentence());
    nearest(tokens, signs.map(|(index, _)| index))
}

/// The nearest sign from the token numbered `end` on, within the sentence.
pub(super) fn after(tokens: &[Token], end: usize) -> Tense {
    let last = tokens.len().min(end + REACH);
    let sentence = tokens.get(end..last).unwrap_or_default();
    let signs = (end..last).zip(sentence).take_while(|(_, token)| !token.ends_sentence());
    // "..., officials said" reports the sentence and says nothing of its time.
    let own = signs.filter(|(_, token)| !token.is_any(REPORTING));
    nearest(tokens, own.map(|(index, _)| index))
}

fn nearest(tokens: &[Token], mut indices: impl Iterator<Item = usize>) -> Tense {
    indices.find_map(|index| sign(tokens, index)).unwrap_or(Tense::Unknown)
}

/// What the token at `index` is a sign of.
fn sign(tokens: &[Token], index: usize) -> Option<Tense> {
    let token = tokens.get(index).filter(|t| t.kind == TokenKind::Word)?;
    let text = token.text.as_str();
    if token.is_any(TO_COME) || text.ends_with("'ll") {
        return Some(Tense::Future);
    }
    if text == "to" {
        let next = tokens.get(index + 1).filter(|t| t.kind == TokenKind::Word && !t.capital)?;
        return (!next.is_any(NO_VERBS)).then_some(Tense::Future);
    }
    let follows =
        |words: &str| index.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|previous| previous.is_any(words));
    let in_ed = text.len() > 4 && text.ends_with("ed") && !token.capital && !text.ends_with("eed");
    // "made" in "if no progress is made" is no past; "also met" is.
    let is_gone = token.is_any(GONE) && !follows(PASSIVE);
    (is_gone || in_ed && !follows(CARRIERS)).then_some(Tense::Past)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::words::tokens;

    #[track_caller]
    fn case(text: &str, expected: Tense) {
        let all = tokens(text);
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
        case("He resigned. Talks resume", Tense::Unknown);
        case("if no progress is made", Tense::Future);
        case("A deal is made", Tense::Unknown);
        case("The vote will be held", Tense::Future);
        case("They also met", Tense::Past);
        case("It was made", Tense::Past);
    }
}
