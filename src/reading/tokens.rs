//! Words and marks of an article, each with its place and what the lexicon knows of it.

use super::letters::{Letters, ending, is_manner, shape_of};
use super::lexicon::class::{self, Class};
use super::lexicon::{self, Cue, Entry};
use crate::letters::Plain;

/// One word or mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it begins: bytes of the article.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// How many line breaks stand before it.
    pub(super) breaks: u8,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
    pub(super) entry: Entry,
}

/// What sort of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// "10,000", "47%", "1990s".
    Number,
    Comma,
    /// Full stop, question and exclamation mark, ellipsis.
    Stop,
    Colon,
    Semicolon,
    Dash,
    /// A quotation mark, of one or two strokes.
    Quote(Mark),
    OpenBracket,
    CloseBracket,
    /// An ampersand, a currency sign and so on.
    Other,
    /// A quotation with all that is in it, where a sentence takes it in one piece.
    Quotation,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Whether it has one stroke only.
    pub(super) is_single: bool,
    pub(super) side: Side,
}

/// Which end of a quotation a mark can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
    /// A straight mark: the white space around it tells.
    Either,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Whether it begins with a capital.
    pub(super) is_capital: bool,
    /// Whether all of it is capitals ("NATO"), of at least two.
    pub(super) is_upper: bool,
    /// Whether it ends with the mark of the genitive.
    pub(super) is_genitive: bool,
    /// How many bytes that mark has with its letter.
    pub(super) genitive_len: u8,
    /// Whether a full stop belongs to it ("Sen.", "U.S.").
    pub(super) is_dotted: bool,
    /// Whether white space stands before it.
    pub(super) is_spaced: bool,
    /// How it ends, where the lexicon does not know it.
    pub(super) ending: Ending,
}

/// The endings that hint at a part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    None,
    Ed,
    Ing,
    S,
}

impl Token {
    /// Whether the word is of one of the classes.
    #[inline]
    pub(super) fn is(&self, classes: Class) -> bool {
        self.entry.class & classes != 0
    }

    #[inline]
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// The verb of speech it can be a form of.
    #[inline]
    pub(super) fn cue(&self) -> Option<Cue> {
        self.entry.cue.copied()
    }

    /// Whether it looks like a name or a part of one.
    #[inline]
    pub(super) fn is_name(&self) -> bool {
        self.is_word() && self.shape.is_capital
    }

    pub(super) fn text<'a>(&self, article: &'a str) -> &'a str {
        article.get(self.start..self.end).unwrap_or_default()
    }
}

/// Splits a text into its words and marks.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { text, bytes: text.as_bytes(), at: 0, is_spaced: true, breaks: 0 };
    let mut found = Vec::with_capacity(text.len() / 5);
    while let Some(token) = cutter.next() {
        found.push(token);
    }
    found
}

struct Cutter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    is_spaced: bool,
    breaks: u8,
}

impl Cutter<'_> {
    fn next(&mut self) -> Option<Token> {
        self.breaks = 0;
        self.skip_white();
        match Plain::of(self.bytes.get(self.at..)?) {
            Some(word) => Some(self.plain(&word)),
            None => self.other(),
        }
    }

    /// A word of letters alone.
    #[inline]
    fn plain(&mut self, word: &Plain) -> Token {
        let start = self.at;
        self.at += word.len;
        let written = self.bytes.get(start..self.at).unwrap_or_default();
        let is_spaced = std::mem::take(&mut self.is_spaced);
        let shape = Shape { is_spaced, ending: ending(written), ..shape_of(word) };
        let mut entry = lexicon::entry_of(word.packed);
        if entry.is_unknown() && is_manner(written, shape.is_capital) {
            entry.class = class::ADVERB;
        }
        self.token(start, Kind::Word, entry, shape)
    }

    /// Any other word, a number or a mark.
    fn other(&mut self) -> Option<Token> {
        let first = self.char_at(self.at)?;
        let start = self.at;
        let is_spaced = std::mem::take(&mut self.is_spaced);
        if is_alphanumeric(first) {
            return Some(self.word(start, first, is_spaced));
        }
        let kind = self.mark(first);
        Some(self.token(start, kind, Entry::default(), Shape { is_spaced, ..Shape::PLAIN }))
    }

    fn token(&self, start: usize, kind: Kind, entry: Entry, shape: Shape) -> Token {
        Token { start, end: self.at, breaks: self.breaks, kind, shape, entry }
    }

    fn skip_white(&mut self) {
        // One space, as before most words.
        if let Some([b' ', b'!'..=b'~']) = self.bytes.get(self.at..self.at + 2) {
            self.at += 1;
            self.is_spaced = true;
            return;
        }
        while let Some(next) = self.char_at(self.at) {
            if !next.is_whitespace() && next != '\u{feff}' && next != '\u{200b}' {
                break;
            }
            self.at += next.len_utf8();
            self.breaks = self.breaks.saturating_add(u8::from(next == '\n'));
            self.is_spaced = true;
        }
    }

    #[inline]
    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at)? {
            byte if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.wide_char_at(at),
        }
    }

    /// A character of several bytes.
    #[cold]
    fn wide_char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn is_alphanumeric_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_alphanumeric)
    }

    /// Takes a mark and says what it is.
    fn mark(&mut self, first: char) -> Kind {
        let before = self.at;
        self.at += first.len_utf8();
        let quote = |is_single, side| Kind::Quote(Mark { is_single, side });
        match first {
            ',' => Kind::Comma,
            '.' | '!' | '?' | '…' => {
                while matches!(self.char_at(self.at), Some('.' | '!' | '?')) {
                    self.at += 1;
                }
                Kind::Stop
            }
            ':' => Kind::Colon,
            ';' => Kind::Semicolon,
            '—' | '–' | '―' => Kind::Dash,
            '-' => {
                while self.char_at(self.at) == Some('-') {
                    self.at += 1;
                }
                Kind::Dash
            }
            '“' | '«' | '„' => quote(false, Side::Open),
            '”' | '»' => quote(false, Side::Close),
            '"' => quote(false, Side::Either),
            '‘' => quote(true, Side::Open),
            '\'' | '’' | '`' => self.single_mark(before, first),
            '(' | '[' => Kind::OpenBracket,
            ')' | ']' => Kind::CloseBracket,
            _ => Kind::Other,
        }
    }

    /// One stroke, or two of them that stand for a mark of two.
    fn single_mark(&mut self, before: usize, first: char) -> Kind {
        // Three strokes that close are a quotation inside another: the single one comes first.
        let is_triple = self.char_at(self.at + first.len_utf8()) == Some(first) && self.char_at(self.at) == Some(first);
        let is_closing = self.char_at(before.wrapping_sub(1)).is_some_and(|before| !before.is_whitespace());
        let is_double = self.char_at(self.at) == Some(first) && !(is_triple && is_closing);
        if is_double {
            self.at += first.len_utf8();
        }
        let side = match first {
            '`' => Side::Open,
            '’' => Side::Close,
            _ => Side::Either,
        };
        debug_assert!(self.at > before, "a mark takes at least one character");
        Kind::Quote(Mark { is_single: !is_double, side })
    }

    fn word(&mut self, start: usize, first: char, is_spaced: bool) -> Token {
        let mut letters = Letters::default();
        let mut apostrophe = None;
        loop {
            self.at += letters.add_run(self.bytes.get(self.at..).unwrap_or_default());
            let Some(next) = self.char_at(self.at) else { break };
            match next {
                ' ' => break, // behind most words
                next if is_alphanumeric(next) => letters.add(next),
                '\'' | '’' if self.is_alphanumeric_at(self.at + next.len_utf8()) => {
                    apostrophe = Some(letters.len);
                    letters.add('\'');
                }
                '-' | '&' | '_' | '@' if self.is_alphanumeric_at(self.at + 1) => letters.add(next),
                ',' if letters.is_number && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) => {}
                '.' if self.is_inner_dot(&letters) => letters.add('.'),
                '%' if letters.is_number => {}
                _ => break,
            }
            self.at += next.len_utf8();
        }
        if letters.is_number {
            return self.token(start, Kind::Number, Entry::default(), Shape { is_spaced, ..Shape::PLAIN });
        }
        let entry = lexicon::entry_of(letters.packed());
        let is_abbreviation = entry.class & class::ABBREVIATION != 0;
        let is_dotted =
            self.bytes.get(self.at) == Some(&b'.') && (letters.takes_a_dot(is_abbreviation) || self.counts(&letters));
        if is_dotted {
            self.at += 1;
        }
        self.known(start, &letters, entry, apostrophe, Shape { is_spaced, is_dotted, ..letters.shape(first) })
    }

    /// A word with what the lexicon has of it, or of its stem where an apostrophe stands in it.
    fn known(
        &self,
        start: usize,
        letters: &Letters,
        mut entry: Entry,
        apostrophe: Option<usize>,
        mut shape: Shape,
    ) -> Token {
        let word = letters.word();
        if entry.is_unknown() {
            match apostrophe.and_then(|at| Some((word.get(..at)?, word.get(at + 1..)?))) {
                Some((stem, b"s")) => {
                    // "Today's vote": what is owned is no adverb.
                    entry.class = lexicon::entry(stem).class & !class::ADVERB;
                    shape.is_genitive = true;
                    shape.genitive_len = if self.bytes.get(self.at.wrapping_sub(2)) == Some(&b'\'') { 2 } else { 4 };
                }
                Some((stem, b"d" | b"ll" | b"re" | b"ve")) => {
                    entry.class = lexicon::entry(stem).class | class::MODAL;
                }
                _ if is_manner(word, shape.is_capital) => entry.class = class::ADVERB,
                _ => {}
            }
        }
        if shape.is_dotted && word.len() == 1 {
            entry = Entry::default(); // the initial of a name, and no article
        }
        shape.ending = ending(word);
        self.token(start, Kind::Word, entry, shape)
    }

    /// "No. 10".
    fn counts(&self, letters: &Letters) -> bool {
        letters.word() == b"no" && matches!(self.bytes.get(self.at + 1..self.at + 3), Some([b' ', b'0'..=b'9']))
    }

    /// Whether a full stop stands inside a word: "U.S", "a.m", "example.org", "1.5".
    fn is_inner_dot(&self, letters: &Letters) -> bool {
        let Some(next) = self.char_at(self.at + 1) else { return false };
        if !next.is_alphanumeric() {
            return false;
        }
        if letters.is_number {
            return next.is_ascii_digit();
        }
        letters.is_dotted_letters() || next.is_lowercase() || next.is_ascii_digit()
    }
}

/// Whether a character can stand in a word or a number. Among the marks of typesetters there is none that can.
#[inline]
fn is_alphanumeric(c: char) -> bool {
    !('\u{2000}'..='\u{206f}').contains(&c) && c.is_alphanumeric()
}

impl Shape {
    pub(super) const PLAIN: Shape = Shape {
        is_capital: false,
        is_upper: false,
        is_genitive: false,
        genitive_len: 0,
        is_dotted: false,
        is_spaced: false,
        ending: Ending::None,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a text, parted by strokes.
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let found: Vec<&str> = tokens(text).iter().map(|token| token.text(text)).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn words_and_marks_are_parted() {
        case("U.S. Secretary J.D. Vance's aide", "U.S.|Secretary|J.D.|Vance's|aide");
        case("Sen. Harlow (R-Ohio) left.", "Sen.|Harlow|(|R-Ohio|)|left|.");
        case("It's 10,000 or 47%, he won't.", "It's|10,000|or|47%|,|he|won't|.");
        case("''No,'' he said -- twice...", "''|No|,|''|he|said|--|twice|...");
        case("“‘No,’” she said", "“|‘|No|,|’|”|she|said");
        case("''Oh, 'no,''' he said", "''|Oh|,|'|no|,|'|''|he|said");
        case("the costs.But then", "the|costs|.|But|then");
        case("see example.org now", "see|example.org|now");
    }

    #[test]
    fn the_shape_of_a_word_is_kept() {
        let token = tokens("NATO’s")[0];
        assert!(token.shape.is_genitive && token.shape.is_upper && token.shape.genitive_len == 4);
        assert!(!tokens("it's")[0].shape.is_genitive);
        assert_eq!(tokens("a\n\nb")[1].breaks, 2);
    }
}
