//! Words as the grammar writes them, "a|an" or "up to|until", made ready to be compared with tokens.
//!
//! A row is split once, the first time it is met, and found again by the address of its text; most tokens are then
//! turned away by one bit.

use super::pieces::{cut_at, pieces};
use super::word::{Key, Keys, Word};
use super::words::{Token, TokenKind};
use std::sync::OnceLock;

/// What a row of words is compared by.
pub(super) struct Row {
    heads: Keys,
    /// Those of the first words of the alternatives, in order.
    keys: Box<[Key]>,
    alternatives: Box<[Alternative]>,
}

struct Alternative {
    first: Word<'static>,
    /// The other words, with spaces between.
    rest: &'static str,
}

impl Row {
    /// The row that a text of the grammar stands for.
    #[inline]
    pub(super) fn of(text: &'static str) -> &'static Row {
        static SHELVES: [OnceLock<Kept>; 1024] = [const { OnceLock::new() }; 1024];
        let place = (text.as_ptr().addr().wrapping_mul(0x9e37_79b9) >> 12) % SHELVES.len();
        let shelf = SHELVES.get(place).expect("the place is one of the shelves");
        let kept = shelf.get_or_init(|| Kept::new(text));
        if std::ptr::eq(kept.text, text) { &kept.row } else { kept.behind(text) }
    }

    fn read(text: &'static str) -> Row {
        let mut alternatives: Vec<Alternative> = pieces(text, b'|').map(Alternative::read).collect();
        alternatives.sort_by_key(|alternative| alternative.first.key());
        let mut heads = Keys::default();
        let keys: Box<[Key]> = alternatives.iter().map(|alternative| alternative.first.key()).collect();
        keys.iter().for_each(|key| heads.add(*key));
        Row { heads, keys, alternatives: alternatives.into_boxed_slice() }
    }

    /// Whether a word may begin one of the alternatives. It turns most away.
    #[inline]
    pub(super) fn may_begin_with(&self, word: Word<'_>) -> bool {
        self.heads.may_hold(word.key())
    }

    /// Whether the token is one of the alternatives.
    #[inline(never)]
    pub(super) fn holds(&self, token: &Token<'_>) -> bool {
        self.beginning_with(token).any(|found| found.rest.is_empty())
    }

    /// How many of the tokens the longest alternative takes that they begin with; 0 is none.
    #[inline(never)]
    pub(super) fn longest(&self, tokens: &[Token<'_>]) -> usize {
        let Some(first) = tokens.first().filter(|first| is_plain(first)) else {
            return 0;
        };
        let read = |rest: &'static str| {
            let mut count = 1;
            for word in pieces(rest, b' ').filter(|word| !word.is_empty()) {
                tokens.get(count).filter(|token| token.text == word && is_plain(token))?;
                count += 1;
            }
            Some(count)
        };
        self.beginning_with(first).filter_map(|found| read(found.rest)).max().unwrap_or(0)
    }

    fn beginning_with(&self, token: &Token<'_>) -> impl Iterator<Item = &Alternative> {
        let start = self.keys.partition_point(|key| *key < token.text.key());
        let alike = self.alternatives.get(start..).unwrap_or_default();
        let alike = alike.iter().take_while(|known| known.first.key() == token.text.key());
        alike.filter(|known| known.first == token.text)
    }
}

impl Alternative {
    fn read(text: &'static str) -> Alternative {
        let (first, rest) = cut_at(text, b' ');
        Alternative { first: Word::of(first), rest: rest.unwrap_or_default() }
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

    #[cold]
    fn behind(&self, text: &'static str) -> &Row {
        let next = self.next.get_or_init(|| Box::new(Kept::new(text)));
        if std::ptr::eq(next.text, text) { &next.row } else { next.behind(text) }
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
