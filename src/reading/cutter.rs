//! A text cut into words and marks.

use super::letters::{Letters, ending, is_manner, shape_of};
use super::lexicon::class;
use super::lexicon::{self, Entry, Lexicon};
use super::shape::Shape;
use super::tokens::{Kind, Mark, Side, Token, Tokens};
use crate::letters::{Ahead, Packed, Plain};

/// Splits a text into its words and marks; what a `u32` does not count of it is left out.
pub(super) fn tokens(text: &str) -> Tokens {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let lexicon = lexicon::lexicon();
    let bytes = text.as_bytes();
    let ahead = Ahead::of(bytes);
    let mut cutter = Cutter { text, bytes, ahead, at: 0, shape: Shape::SPACED, breaks: 0, lexicon };
    let mut found = Tokens::with_room_for(text.len());
    loop {
        cutter.skip_white();
        if cutter.breaks > 0 && !found.is_empty() {
            found.lines.push(found.len());
        }
        let rest = bytes.get(cutter.at..).unwrap_or_default();
        let length = cutter.ahead.letters_at(bytes, cutter.at);
        if let Some(token) = Plain::of_length(rest, length).and_then(|word| cutter.plain(&word)) {
            found.add(token);
            continue;
        }
        let Some(token) = cutter.other() else { return found };
        if let Kind::Quote(mark) = token.kind {
            found.marks.push((found.len(), mark));
        }
        found.add(token);
    }
}

/// The word that a number may follow: "No. 10".
const NO: Packed = Packed([u64::from_le_bytes(*b"no\0\0\0\0\0\0"), 0, 0]);

struct Cutter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    ahead: Ahead,
    at: usize,
    /// Whether white space stands before what comes next.
    shape: Shape,
    breaks: u8,
    lexicon: &'static Lexicon,
}

impl Cutter<'_> {
    /// A word of letters alone; `None` where a full stop behind it may belong to it.
    #[inline]
    fn plain(&mut self, word: &Plain) -> Option<Token> {
        let mut entry = self.lexicon.entry_of(word.packed);
        if word.has_dot && (entry.class & class::ABBREVIATION != 0 || word.packed == NO) {
            return None;
        }
        let start = self.at;
        self.at += word.len;
        let written = self.bytes.get(start..self.at).unwrap_or_default();
        let shape = std::mem::replace(&mut self.shape, Shape::PLAIN).and(shape_of(word)).ends(ending(written));
        if entry.is_unknown() && is_manner(written, word.is_capital) {
            entry.class = class::ADVERB;
        }
        Some(self.token(start, Kind::Word, entry, shape))
    }

    /// Any other word, a number or a mark.
    fn other(&mut self) -> Option<Token> {
        let first = self.char_at(self.at)?;
        let start = self.at;
        let shape = std::mem::replace(&mut self.shape, Shape::PLAIN);
        if is_alphanumeric(first) {
            return Some(self.word(start, first, shape));
        }
        let kind = self.mark(first);
        Some(self.token(start, kind, Entry::default(), shape))
    }

    #[inline]
    fn token(&self, start: usize, kind: Kind, entry: Entry, shape: Shape) -> Token {
        Token::new(start..self.at, entry, self.breaks, kind, shape)
    }

    #[inline]
    fn skip_white(&mut self) {
        // One space, as before most words.
        self.breaks = 0;
        if let Some([b' ', b'!'..=b'~']) = self.bytes.get(self.at..self.at + 2) {
            self.at += 1;
            self.shape = Shape::SPACED;
            return;
        }
        self.skip_all_white();
    }

    fn skip_all_white(&mut self) {
        while let Some(next) = self.char_at(self.at) {
            if !next.is_whitespace() && next != '\u{feff}' && next != '\u{200b}' {
                break;
            }
            self.at += next.len_utf8();
            self.breaks = self.breaks.saturating_add(u8::from(next == '\n'));
            self.shape = Shape::SPACED;
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

    fn word(&mut self, start: usize, first: char, spaced: Shape) -> Token {
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
            return self.token(start, Kind::Number, Entry::default(), spaced);
        }
        let entry = self.lexicon.entry_of(letters.packed());
        let is_abbreviation = entry.class & class::ABBREVIATION != 0;
        let is_dotted =
            self.bytes.get(self.at) == Some(&b'.') && (letters.takes_a_dot(is_abbreviation) || self.counts(&letters));
        if is_dotted {
            self.at += 1;
        }
        let shape = spaced.and(Shape::DOTTED.when(is_dotted)).and(letters.shape(first));
        self.known(start, &letters, entry, apostrophe, shape)
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
                    let is_straight = self.bytes.get(self.at.wrapping_sub(2)) == Some(&b'\'');
                    shape = shape.and(Shape::GENITIVE).and(Shape::CURVED.when(!is_straight));
                }
                Some((stem, b"d" | b"ll" | b"re" | b"ve")) => {
                    entry.class = lexicon::entry(stem).class | class::MODAL;
                }
                _ if is_manner(word, shape.is_capital()) => entry.class = class::ADVERB,
                _ => {}
            }
        }
        if shape.is_dotted() && word.len() == 1 {
            entry = Entry::default(); // the initial of a name, and no article
        }
        self.token(start, Kind::Word, entry, shape.ends(ending(word)))
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
        let shape = tokens("NATO’s")[0].shape;
        assert!(shape.is_genitive() && shape.is_upper() && shape.genitive_len() == 4);
        assert!(!tokens("it's")[0].shape.is_genitive());
        assert_eq!(tokens("a\n\nb")[1].breaks, 2);
    }
}
