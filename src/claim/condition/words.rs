//! A text cut into words and marks, once: upper case and curly quotes folded away, every place kept.

use std::ops::Range;

use super::lexicon::{Class, class_of, listed};
use crate::letters::Plain;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters and digits, with apostrophes, hyphens and the dots of abbreviations inside.
    Word,
    Comma,
    /// A dash that parts clauses, not a hyphen.
    Dash,
    Open,
    Close,
    /// Ends a sentence.
    Stop,
    Semicolon,
    /// Quotation marks and all other signs.
    Other,
}

/// One word or mark.
#[derive(Clone, Debug)]
struct Token {
    /// Bytes of the text.
    start: u32,
    end: u32,
    /// Bytes of the folded text.
    folded: u32,
    length: u32,
    class: Class,
    kind: Kind,
    capital: bool,
}

impl Token {
    fn place(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    #[inline]
    fn folded(&self) -> Range<usize> {
        let start = self.folded as usize;
        start..start + self.length as usize
    }
}

/// A text and its tokens. What is asked beyond its end is an empty word.
#[derive(Debug)]
pub(super) struct Words<'a> {
    text: &'a str,
    /// The text in small letters, and behind it those tokens of it that hold signs which are folded away.
    folded: String,
    tokens: Vec<Token>,
}

/// A dot after these ends no sentence.
const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "dr", "gov", "sen", "rep", "gen", "col", "st", "prof", "rev", "jr", "lt"];

impl<'a> Words<'a> {
    /// Cuts a text, which is left out where a `u32` does not count its bytes. Linear in its length.
    pub(super) fn of(text: &'a str) -> Words<'a> {
        let text = if u32::try_from(text.len()).is_ok() { text } else { "" };
        let mut cut = Words { text, folded: text.to_ascii_lowercase(), tokens: Vec::with_capacity(text.len() / 4 + 4) };
        let mut at = 0;
        while let Some(rest) = text.as_bytes().get(at..)
            && let Some(letter) = cut.letter(at)
        {
            at = if letter == ' ' {
                at + 1
            } else if let Some(word) = Plain::of(rest) {
                cut.plain(at, &word)
            } else if letter.is_whitespace() {
                at + letter.len_utf8()
            } else if letter.is_alphanumeric() {
                cut.word(at)
            } else {
                cut.mark(at, letter)
            };
        }
        cut
    }

    #[inline]
    fn letter(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at)? {
            byte if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(at..).and_then(|rest| rest.chars().next()),
        }
    }

    /// A word of letters alone, which nothing behind it can belong to.
    #[inline]
    fn plain(&mut self, start: usize, word: &Plain) -> usize {
        let end = start + word.len;
        self.push_known(Kind::Word, start..end, start..end, word.is_capital, listed(word.packed));
        end
    }

    fn word(&mut self, start: usize) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let run = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let may_go_on = matches!(rest.get(run), Some(b'\'' | b'-' | b',' | b':' | b'.' | 0x80..));
        let mut at = start + run;
        while let Some(letter) = self.letter(at).filter(|_| may_go_on) {
            let next = at + letter.len_utf8();
            let joins = letter.is_alphanumeric() || self.joins(letter, start, next);
            if !joins {
                break;
            }
            at = next;
        }
        let capital = self.letter(start).is_some_and(char::is_uppercase);
        self.push(Kind::Word, start..at, capital);
        at
    }

    /// Whether a sign inside a word belongs to it: don't, by-election, 1,000, 3.5, U.S.
    fn joins(&self, letter: char, start: usize, next: usize) -> bool {
        let after = self.letter(next);
        let before = self.text.get(start..next - letter.len_utf8()).unwrap_or_default();
        match letter {
            '\'' | '’' | '-' | '‑' => after.is_some_and(char::is_alphanumeric),
            ',' | ':' => before.ends_with(|c: char| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit()),
            '.' => {
                let lone = |c: &str| c.chars().count() == 1 && c.starts_with(char::is_alphabetic);
                let is_initials = || before.len() <= 12 && before.split('.').all(lone);
                after.is_some_and(char::is_alphanumeric) || (is_initials() && (before.contains('.') || start > 0))
            }
            _ => false,
        }
    }

    fn mark(&mut self, start: usize, letter: char) -> usize {
        let end = start + letter.len_utf8();
        let next = self.letter(end);
        let is_loose = next.is_none_or(char::is_whitespace);
        let kind = match letter {
            ',' => Kind::Comma,
            ';' => Kind::Semicolon,
            '(' | '[' => Kind::Open,
            ')' | ']' => Kind::Close,
            '—' | '―' => Kind::Dash,
            '–' if is_loose => Kind::Dash,
            '-' if is_loose || next == Some('-') => Kind::Dash,
            '!' | '?' => Kind::Stop,
            '.' if self.ends_sentence(next) => Kind::Stop,
            _ => Kind::Other,
        };
        self.push(kind, start..end, false);
        end
    }

    fn ends_sentence(&self, next: Option<char>) -> bool {
        let last = self.tokens.len().checked_sub(1).map(|last| self.word_at(last)).unwrap_or_default();
        next.is_none_or(|c| !c.is_alphanumeric()) && !TITLES.contains(&last)
    }

    fn push(&mut self, kind: Kind, place: Range<usize>, capital: bool) {
        let written = self.text.get(place.clone()).unwrap_or_default();
        let folded = if written.is_ascii() || !written.contains(['’', '‑']) {
            place.clone()
        } else {
            let from = self.folded.len();
            self.folded.extend(written.chars().map(|letter| match letter {
                '’' => '\'',
                '‑' => '-',
                _ => letter.to_ascii_lowercase(),
            }));
            from..self.folded.len()
        };
        let is_word = kind == Kind::Word;
        let class = self.folded.get(folded.clone()).filter(|_| is_word).map(class_of).unwrap_or_default();
        self.push_known(kind, place, folded, capital, class);
    }

    #[inline]
    fn push_known(&mut self, kind: Kind, place: Range<usize>, folded: Range<usize>, capital: bool, class: Class) {
        self.tokens.push(Token {
            start: place.start as u32,
            end: place.end as u32,
            folded: folded.start as u32,
            length: folded.len() as u32,
            class,
            kind,
            capital,
        });
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// A token in lower case.
    #[inline]
    pub(super) fn word_at(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token.and_then(|token| self.folded.get(token.folded())).unwrap_or_default()
    }

    /// What a token is; beyond the end, a stop.
    #[inline]
    pub(super) fn kind_at(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::Stop, |token| token.kind)
    }

    /// Whether a token is a word of any of these classes.
    #[inline]
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.class & class != 0)
    }

    /// Whether the token is written with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Whether the token is one of these words.
    #[inline]
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word_at(at);
        // Most words are ruled out by their length, where the list is known to the compiler at no cost.
        words.iter().any(|known| known.len() == word.len()) && words.contains(&word)
    }

    /// Whether a quotation begins with this mark.
    pub(super) fn opens_quote(&self, at: usize) -> bool {
        let place = |at: usize| self.tokens.get(at).map(Token::place).unwrap_or_default();
        let is_loose = at == 0 || place(at - 1).end < place(at).start;
        self.is_any(at, &["“", "‘", "«"]) || (self.is_any(at, &["\"", "'"]) && is_loose)
    }

    /// Whether these words, parted by spaces, begin at a token. Gives the token after them.
    pub(super) fn follow(&self, at: usize, phrase: &str) -> Option<usize> {
        let (mut next, mut rest) = (at, phrase);
        loop {
            let word = self.word_at(next);
            rest = rest.strip_prefix(word).filter(|_| !word.is_empty())?;
            next += 1;
            if rest.is_empty() {
                return Some(next);
            }
            rest = rest.strip_prefix(' ')?;
        }
    }

    /// The text of a range of tokens as it was written.
    pub(super) fn written(&self, range: Range<usize>) -> &'a str {
        self.bytes(range).and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }

    /// The bytes that a range of tokens takes.
    pub(super) fn bytes(&self, range: Range<usize>) -> Option<Range<usize>> {
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start)?;
        Some(self.tokens.get(range.start)?.place().start..self.tokens.get(last)?.place().end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let words = Words::of(text);
        let cut: Vec<&str> = (0..words.len()).map(|at| words.word_at(at)).collect();
        assert_eq!(cut.join("|"), expected);
    }

    #[test]
    fn cuts_and_folds() {
        case("If they don’t, we LEAVE.", "if|they|don't|,|we|leave|.");
        case("the U.S. and J. Doe", "the|u.s.|and|j.|doe");
        case("by 1,000 at 8:30, mid-May", "by|1,000|at|8:30|,|mid-may");
        case("", "");
        case("é’", "é|'");
    }

    #[test]
    fn tells_marks_apart() {
        let kinds = |text: &str| -> Vec<Kind> {
            let words = Words::of(text);
            (0..words.len()).map(|at| words.kind_at(at)).filter(|kind| *kind != Kind::Word).collect()
        };
        assert_eq!(kinds("a – b - c—d -- e"), [Kind::Dash; 5]);
        assert_eq!(
            kinds("Mr. Roe (56) left; who?"),
            [Kind::Other, Kind::Open, Kind::Close, Kind::Semicolon, Kind::Stop]
        );
    }
}
