//! Words as the grammar writes them, "a|an" or "up to|until", made ready to be compared with tokens.
//!
//! A row is split once, the first time it is met, and found again by the address of its text; most tokens are then
//! turned away by one bit.

use super::word::{Keys, Word};
use super::words::{Token, TokenKind};
use std::sync::OnceLock;

/// What a row of words is compared by.
pub(super) struct Row {
    /// One bit for the first word of each alternative.
    heads: Keys,
    alternatives: Vec<Alternative>,
}

struct Alternative {
    first: Word<'static>,
    rest: Vec<&'static str>,
}

impl Row {
    /// The row that a text of the grammar stands for.
    pub(super) fn of(text: &'static str) -> &'static Row {
        static SHELVES: [OnceLock<Box<Kept>>; 1024] = [const { OnceLock::new() }; 1024];
        let place = (text.as_ptr().addr().wrapping_mul(0x9e37_79b9) >> 12) % SHELVES.len();
        let mut shelf = SHELVES.get(place);
        loop {
            let kept = shelf.map(|shelf| shelf.get_or_init(|| Box::new(Kept::new(text))));
            let kept = kept.expect("the place is one of the shelves");
            if std::ptr::eq(kept.text, text) {
                return &kept.row;
            }
            shelf = Some(&kept.next);
        }
    }

    fn read(text: &'static str) -> Row {
        let mut heads = Keys::default();
        let mut alternatives = Vec::new();
        for alternative in text.split('|') {
            let mut words = alternative.split(' ');
            let first = Word::of(words.next().unwrap_or_default());
            heads.add(first.key());
            alternatives.push(Alternative { first, rest: words.collect() });
        }
        Row { heads, alternatives }
    }

    /// Whether the token is one of the alternatives.
    pub(super) fn holds(&self, token: &Token<'_>) -> bool {
        self.heads.may_hold(token.text.key())
            && self.beginning_with(token).any(|alternative| alternative.rest.is_empty())
    }

    /// How many of the tokens the longest alternative takes that they begin with; 0 is none.
    pub(super) fn longest(&self, tokens: &[Token<'_>]) -> usize {
        let Some(first) = tokens.first().filter(|t| self.heads.may_hold(t.text.key()) && is_plain(t)) else {
            return 0;
        };
        let follow = |rest: &[&str]| {
            let tokens = tokens.get(1..=rest.len()).unwrap_or_default();
            tokens.len() == rest.len() && rest.iter().zip(tokens).all(|(word, t)| t.text == *word && is_plain(t))
        };
        let fitting = self.beginning_with(first).filter(|alternative| follow(&alternative.rest));
        fitting.map(|alternative| 1 + alternative.rest.len()).max().unwrap_or(0)
    }

    fn beginning_with(&self, token: &Token<'_>) -> impl Iterator<Item = &Alternative> {
        self.alternatives.iter().filter(|known| known.first == token.text)
    }
}

fn is_plain(token: &Token<'_>) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Mark)
}

/// A row on its shelf; those that came to the same shelf later hang on it.
struct Kept {
    text: &'static str,
    row: Row,
    next: OnceLock<Box<Kept>>,
}

impl Kept {
    fn new(text: &'static str) -> Kept {
        Kept { text, row: Row::read(text), next: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::words::Folded;

    #[track_caller]
    fn case(row: &'static str, text: &str, expected: usize) {
        let folded = Folded::of(text);
        assert_eq!(Row::of(row).longest(&folded.tokens()), expected, "{row}: {text}");
    }

    #[test]
    fn the_longest_alternative_is_taken() {
        const ROW: &str = "up to|until|up|year - end";
        case(ROW, "up to June", 2);
        case(ROW, "up and down", 1);
        case(ROW, "year-end", 3);
        case(ROW, "year", 0);
        case(ROW, "by June", 0);
        case("1 day", "1 day", 0);
        case(ROW, "", 0);
    }

    #[test]
    fn a_text_is_kept_once() {
        const ROW: &str = "by|until|till";
        assert!(std::ptr::eq(Row::of(ROW), Row::of(ROW)));
        let part = ROW.get(..2).expect("it begins with by");
        assert!(!std::ptr::eq(Row::of(ROW), Row::of(part)));
    }
}
