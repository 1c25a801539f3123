//! Text into tokens, for the grammar.
//!
//! What the tokenizer folds away no rule has to know of: upper case, curly quotes, the many dashes, no-break spaces.
//! It knows no word: those are in `lexicon`. Offsets count Unicode scalar values; bytes are kept beside them for slicing.

use super::memory::Memory;
use super::row::Row;
use super::starts::{self, Starts};
use super::word::Word;
use crate::letters::letters_ahead;
use std::ops::{Deref, Range};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits alone; thousands commas are folded away.
    Number,
    /// Digits and st, nd, rd or th; `text` holds the digits.
    Ordinal,
    /// Any other character but white space.
    Mark,
}

/// One token and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    /// Lower case, dashes and quotes folded.
    pub(super) text: Word<'a>,
    /// Scalar offsets in the text, end exclusive.
    pub(super) span: Range<usize>,
    /// Byte offsets in the text, end exclusive.
    pub(super) bytes: Range<usize>,
    /// No white space between this and the token before.
    pub(super) glued: bool,
    /// Begins with a capital letter.
    pub(super) capital: bool,
    pub(super) starts: Starts,
}

impl Token<'_> {
    /// Whether this is the word `text`.
    pub(super) fn is_word(&self, text: &str) -> bool {
        self.kind == TokenKind::Word && self.text == text
    }

    /// Whether this is one of the texts, written with "|" between.
    #[inline]
    pub(super) fn is_any(&self, texts: &'static str) -> bool {
        let row = Row::of(texts);
        row.may_begin_with(self.text) && row.holds(self)
    }

    /// Whether this is the mark `mark`.
    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Mark && self.text == mark
    }
}

/// Whether the token there ends a sentence, or a clause so strongly that no verb before it governs what follows. The point of
/// an abbreviation ("U.S. embassies", "Mr. Rubio") and of a figure does not.
pub(super) fn sentence_ends_at(tokens: &[Token<'_>], index: usize) -> bool {
    const TITLES: &str = "mr|mrs|ms|dr|gen|sen|rep|gov|lt|col|st|prof|rev|hon|no|vs|inc|corp|co|ltd|jan|feb|mar|apr|jun|jul|aug|\
        sep|sept|oct|nov|dec";
    let Some(mark) = tokens.get(index).filter(|t| t.kind == TokenKind::Mark) else { return false };
    match mark.text.as_str() {
        "!" | "?" | ";" => true,
        "." => {
            let before = index.checked_sub(1).and_then(|at| tokens.get(at));
            let abbreviates =
                before.is_some_and(|t| t.kind == TokenKind::Word && (t.text.len() == 1 || t.is_any(TITLES)));
            let goes_on = tokens.get(index + 1).is_some_and(|next| {
                next.glued && next.kind != TokenKind::Mark || next.kind == TokenKind::Word && !next.capital
            });
            tokens.get(index + 1).is_none() || !abbreviates && !goes_on
        }
        _ => false,
    }
}

/// The tokens of a text, and what has been read of them.
pub(super) struct Tokens<'a> {
    all: Vec<Token<'a>>,
    memory: Memory,
}

impl Tokens<'_> {
    /// What the rules have read of them.
    pub(super) fn memory(&self) -> &Memory {
        &self.memory
    }
}

impl<'a> Deref for Tokens<'a> {
    type Target = [Token<'a>];

    fn deref(&self) -> &[Token<'a>] {
        &self.all
    }
}

/// A text folded, and where it is cut. It owns the letters that its tokens show.
pub(super) struct Folded {
    letters: String,
    cuts: Vec<Cut>,
}

/// A token to be: `letters` are bytes of the folded text.
struct Cut {
    kind: TokenKind,
    letters: Range<usize>,
    span: Range<usize>,
    bytes: Range<usize>,
    glued: bool,
    capital: bool,
}

impl Folded {
    /// Folds and cuts a text. Linear in its length.
    pub(super) fn of(text: &str) -> Folded {
        let mut cutter = Cutter::of(text);
        // A word and its space take six bytes more often than fewer.
        let mut cuts = Vec::with_capacity(text.len() / 5 + 1);
        let mut glued = false;
        loop {
            if cutter.pass_space() {
                glued = false;
                continue;
            }
            if let Some(cut) = cutter.cut_plain_word(glued) {
                cuts.push(cut);
                glued = true;
                continue;
            }
            let Some(first) = cutter.letter(0) else { break };
            if first.folded.is_whitespace() {
                glued = false;
                cutter.pass(&first);
                continue;
            }
            cuts.push(cutter.cut(&first, glued));
            glued = true;
        }
        let Cutter { mut letters, .. } = cutter;
        letters.make_ascii_lowercase();
        Folded { letters, cuts }
    }

    /// The tokens, in order.
    pub(super) fn tokens(&self) -> Tokens<'_> {
        let mut all: Vec<Token<'_>> = self.cuts.iter().map(|cut| self.token(cut)).collect();
        starts::find_names(&mut all);
        Tokens { all, memory: Memory::default() }
    }

    fn token(&self, cut: &Cut) -> Token<'_> {
        let text = Word::of(self.letters.get(cut.letters.clone()).unwrap_or_default());
        Token {
            kind: cut.kind,
            text,
            span: cut.span.clone(),
            bytes: cut.bytes.clone(),
            glued: cut.glued,
            capital: cut.capital,
            starts: match cut.kind {
                TokenKind::Number => Starts::NUMBER,
                TokenKind::Ordinal => Starts::ORDINAL,
                TokenKind::Word => Starts::of(text),
                TokenKind::Mark => Starts::of_mark(text),
            },
        }
    }
}

/// One character, folded, and how many bytes it was written in.
struct Letter {
    folded: char,
    capital: bool,
    width: usize,
}

/// Goes over a text once and collects its folded letters.
struct Cutter<'a> {
    text: &'a str,
    byte: usize,
    scalar: usize,
    /// The text, where words and marks of ASCII stay where they are, and behind it the letters of other tokens.
    letters: String,
}

impl<'a> Cutter<'a> {
    fn of(text: &'a str) -> Cutter<'a> {
        let mut letters = String::with_capacity(text.len() + text.len() / 4);
        letters.push_str(text);
        Cutter { text, byte: 0, scalar: 0, letters }
    }

    #[inline]
    fn pass_space(&mut self) -> bool {
        let is_space = self.text.as_bytes().get(self.byte) == Some(&b' ');
        self.byte += usize::from(is_space);
        self.scalar += usize::from(is_space);
        is_space
    }

    /// Takes a word of letters in ASCII alone, with nothing behind it that could belong to it. Most tokens are such.
    #[inline]
    fn cut_plain_word(&mut self, glued: bool) -> Option<Cut> {
        let rest = self.text.as_bytes().get(self.byte..)?;
        let run = letters_ahead(rest);
        if run == 0 || rest.get(run).is_some_and(|next| !next.is_ascii() || *next == b'\'') {
            return None;
        }
        let bytes = self.byte..self.byte + run;
        let span = self.scalar..self.scalar + run;
        (self.byte, self.scalar) = (bytes.end, span.end);
        let capital = rest.first().is_some_and(u8::is_ascii_uppercase);
        Some(Cut { kind: TokenKind::Word, letters: bytes.clone(), span, bytes, glued, capital })
    }

    /// The character so many bytes on. ASCII, which is most of most texts, is folded in one go at the end.
    fn letter(&self, ahead: usize) -> Option<Letter> {
        let at = self.byte + ahead;
        let first = *self.text.as_bytes().get(at)?;
        if first.is_ascii() {
            let folded = char::from(first.to_ascii_lowercase());
            return Some(Letter { folded, capital: first.is_ascii_uppercase(), width: 1 });
        }
        let written = self.text.get(at..)?.chars().next()?;
        Some(Letter { folded: fold(written), capital: written.is_uppercase(), width: written.len_utf8() })
    }

    fn is_letter(&self, ahead: usize) -> bool {
        self.letter(ahead).is_some_and(|letter| letter.folded.is_alphabetic())
    }

    fn is_digit(&self, ahead: usize) -> bool {
        self.text.as_bytes().get(self.byte + ahead).is_some_and(u8::is_ascii_digit)
    }

    fn pass(&mut self, letter: &Letter) {
        self.byte += letter.width;
        self.scalar += 1;
    }

    fn take(&mut self, letter: &Letter) {
        self.letters.push(letter.folded);
        self.pass(letter);
    }

    /// Takes as many characters of one byte as are counted ahead.
    fn take_run(&mut self, count: impl Fn(&[u8]) -> usize) {
        let run = count(self.text.as_bytes().get(self.byte..).unwrap_or_default());
        self.letters.push_str(self.text.get(self.byte..self.byte + run).unwrap_or_default());
        self.byte += run;
        self.scalar += run;
    }

    /// Takes the token that begins with `first`.
    fn cut(&mut self, first: &Letter, glued: bool) -> Cut {
        let (byte, scalar, start) = (self.byte, self.scalar, self.letters.len());
        let kind = if first.folded.is_ascii_digit() {
            self.take_number();
            TokenKind::Number
        } else if first.folded.is_alphabetic() {
            self.take_word();
            TokenKind::Word
        } else if first.width == 1 {
            self.pass(first);
            let (letters, span) = (byte..self.byte, scalar..self.scalar);
            return Cut { kind: TokenKind::Mark, bytes: letters.clone(), letters, span, glued, capital: false };
        } else {
            self.take(first);
            TokenKind::Mark
        };
        let letters = start..self.letters.len();
        let kind = if kind == TokenKind::Number && self.pass_ordinal_suffix() { TokenKind::Ordinal } else { kind };
        Cut { kind, letters, span: scalar..self.scalar, bytes: byte..self.byte, glued, capital: first.capital }
    }

    fn take_word(&mut self) {
        loop {
            self.take_run(letters_ahead);
            match self.letter(0) {
                Some(letter) if letter.folded.is_alphabetic() => self.take(&letter),
                Some(letter) if letter.folded == '\'' && self.is_letter(letter.width) => self.take(&letter),
                _ => return,
            }
        }
    }

    /// A comma before exactly three digits belongs to the number ("1,000 days").
    fn take_number(&mut self) {
        loop {
            self.take_run(|rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count());
            let comma = self.letter(0).filter(|letter| letter.folded == ',');
            match comma {
                Some(comma) if (1..=3).all(|n| self.is_digit(n)) && !self.is_digit(4) => self.pass(&comma),
                _ => return,
            }
        }
    }

    fn pass_ordinal_suffix(&mut self) -> bool {
        let suffix = self.text.as_bytes().get(self.byte..self.byte + 2).unwrap_or_default();
        let known = [b"st", b"nd", b"rd", b"th"].into_iter().any(|known| suffix.eq_ignore_ascii_case(known));
        let found = known && !self.is_letter(2) && !self.is_digit(2);
        if found {
            self.byte += 2;
            self.scalar += 2;
        }
        found
    }
}

/// One character for one character, so that offsets stay true.
pub(super) fn fold(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{02bc}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        // A long dash divides clauses more often than it spans days: it stays itself.
        '\u{2014}' | '\u{2015}' => '\u{2014}',
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{200b}' | '\u{feff}' => ' ',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let folded = Folded::of(text);
        let all = folded.tokens();
        let found: Vec<&str> = all.iter().map(|t| t.text.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn folds_and_cuts() {
        case("By June 30th", &["by", "june", "30"]);
        case("mid\u{2011}March", &["mid", "-", "march"]);
        case("year\u{2019}s end", &["year's", "end"]);
        case("1,000 days", &["1000", "days"]);
        case("1,111,111 1,1111 2ND 3rdly", &["1111111", "1", ",", "1111", "2", "3", "rdly"]);
        case("April 18,2025", &["april", "18", ",", "2025"]);
        case("48\u{a0}hours", &["48", "hours"]);
        case("\u{130}stanbul 'tis \u{c9}TAT", &["istanbul", "'", "tis", "\u{e9}tat"]);
        case("", &[]);
    }

    #[test]
    fn spans_count_scalars() {
        let text = "Über \u{1f600} by 2030";
        let folded = Folded::of(text);
        let all = folded.tokens();
        let last = all.last().expect("the text has tokens");
        assert_eq!(last.span, 10..14);
        assert_eq!(text.get(last.bytes.clone()), Some("2030"));
    }
}
