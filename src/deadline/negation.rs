//! Limits under a negation: "will not be finished before 2031" says when it can begin, not when it must be over.
//!
//! The tree read off the words is turned accordingly; nothing else of the phrase changes.

use super::shape::{Edge, Shape};
use super::words::{Token, TokenKind};

/// How far back the negation may stand, in tokens.
const REACH: usize = 12;

const NEGATIONS: &str = "not|never|no|nobody|none|neither|nor|cannot|unlikely|hardly|nothing";

/// Behind "no" or "not" these deny something else: "no doubt", "not only", "not fail to", "no matter".
const DENIES_OTHER: &str = "doubt|matter|question|longer|only|just|merely|fail|hesitate|rest|stop|deny|deal|problem|less|more|fewer|\
    wonder|need|reason|chance|alternative|option|choice|-";

/// Words that begin a clause of their own: a negation before them says nothing of what follows.
const CLAUSE_STARTS: &str = "that|which|who|but|and|if|unless|because|while|when|whether|although|though|so";

/// A limit that a negation before it makes a beginning: "not ... before June", "won't ... until June".
///
/// `None` when nothing is turned. `start` is the first token of the phrase.
pub(super) fn turned(shape: &Shape, tokens: &[Token<'_>], start: usize) -> Option<Shape> {
    let Shape::Edge(edge, anchor) = shape else { return None };
    let waits = *edge == Edge::Before
        || *edge == Edge::By && tokens.get(start).is_some_and(|first| first.is_any("until|till|til"));
    (waits && is_negated(tokens, start)).then(|| Shape::Edge(Edge::From, anchor.clone()))
}

/// The time that a negated limit rules out.
pub(super) fn ruled_out(shape: &Shape) -> Option<Shape> {
    match shape {
        Shape::Edge(_, anchor) => Some(Shape::Edge(Edge::Before, anchor.clone())),
        _ => None,
    }
}

/// Whether a negation stands before the token, in its clause.
pub(super) fn is_negated(tokens: &[Token<'_>], start: usize) -> bool {
    let before = tokens.get(start.saturating_sub(REACH)..start).unwrap_or_default();
    let clause = before.iter().rev().take_while(|t| match t.kind {
        TokenKind::Mark => matches!(t.text.as_str(), "-" | "'" | "\""),
        _ => !t.is_any(CLAUSE_STARTS),
    });
    let mut behind: Option<&Token<'_>> = tokens.get(start);
    clause.into_iter().any(|t| {
        let is_other = behind.is_some_and(|next| next.is_any(DENIES_OTHER));
        behind = Some(t);
        t.kind == TokenKind::Word && !is_other && (t.is_any(NEGATIONS) || t.text.ends_with("n't"))
    })
}

#[cfg(test)]
mod tests {
    use crate::deadline::scan;
    use chrono::NaiveDate;

    /// Said on Friday 18 April 2025; `expected` is "from .. by" and, behind it, the other reading's end.
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let show = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
        let found: Vec<String> = scan(text, said)
            .iter()
            .map(|window| {
                let other = window.also.first().map(|other| format!(", or by {}", show(other.by)));
                format!("{} .. {}{}", show(window.from), show(window.by), other.unwrap_or_default())
            })
            .collect();
        assert_eq!(found, [expected], "{text}");
    }

    #[test]
    fn a_negated_limit_is_a_beginning() {
        case("The tunnel will not be finished before 2031.", "2031-01-01 .. -, or by 2030-12-31");
        case("They won\u{2019}t reopen the line until June.", "2025-06-01 .. -, or by 2025-05-31");
        case("No new plant will open before 2027.", "2027-01-01 .. -, or by 2026-12-31");
        case("A vote is unlikely before May 5.", "2025-05-05 .. -, or by 2025-05-04");
        case("We have no doubt that it will open before 2027.", "2025-04-18 .. 2026-12-31");
        case("No matter what happens we will leave before June.", "2025-04-18 .. 2025-05-31");
        case("We will not fail to deliver before June.", "2025-04-18 .. 2025-05-31");
        case("A no-deal exit will come before June.", "2025-04-18 .. 2025-05-31");
        case("The plant will open before 2027.", "2025-04-18 .. 2026-12-31");
        case("He did not deny that the plant will open before 2027.", "2025-04-18 .. 2026-12-31");
        case("The ban will stay until June.", "2025-04-18 .. 2025-06-30");
        case("It will not be done by June.", "2025-04-18 .. 2025-06-30");
    }
}
