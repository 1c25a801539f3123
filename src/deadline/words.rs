//! Text into tokens, for the grammar.
//!
//! What the tokenizer folds away no rule has to know of: upper case, curly quotes, the many dashes, no-break spaces.
//! It knows no word: those are in `lexicon`. Offsets count Unicode scalar values; bytes are kept beside them for slicing.

use std::ops::Range;

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
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// Lower case, dashes and quotes folded.
    pub(super) text: String,
    /// Scalar offsets in the text, end exclusive.
    pub(super) span: Range<usize>,
    /// Byte offsets in the text, end exclusive.
    pub(super) bytes: Range<usize>,
    /// No white space between this and the token before.
    pub(super) glued: bool,
    /// Begins with a capital letter.
    pub(super) capital: bool,
}

impl Token {
    /// Whether this is the word `text`.
    pub(super) fn is_word(&self, text: &str) -> bool {
        self.kind == TokenKind::Word && self.text == text
    }

    /// Whether this is one of the texts, written with "|" between.
    pub(super) fn is_any(&self, texts: &str) -> bool {
        texts.split('|').any(|text| text == self.text)
    }

    /// Whether this is the mark `mark`.
    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Mark && self.text == mark
    }
}

/// Whether the token there ends a sentence, or a clause so strongly that no verb before it governs what follows. The point of
/// an abbreviation ("U.S. embassies", "Mr. Rubio") and of a figure does not.
pub(super) fn sentence_ends_at(tokens: &[Token], index: usize) -> bool {
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

/// One character with both its offsets.
#[derive(Clone, Copy)]
struct Scalar {
    folded: char,
    upper: bool,
    byte: usize,
    bytes_after: usize,
}

/// Cuts a text into tokens, in order. Linear in its length.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let scalars: Vec<Scalar> = text
        .char_indices()
        .map(|(byte, letter)| Scalar {
            folded: fold(letter),
            upper: letter.is_uppercase(),
            byte,
            bytes_after: byte + letter.len_utf8(),
        })
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    let mut glued = false;
    while let Some(first) = scalars.get(at) {
        if first.folded.is_whitespace() {
            glued = false;
            at += 1;
            continue;
        }
        let (kind, end, shown_end) = extent(&scalars, at);
        found.push(token(&scalars, kind, at..end, shown_end, glued));
        glued = true;
        at = end;
    }
    found
}

/// Kind, end, and end of the part kept in `text` of the token that begins at `at`.
fn extent(scalars: &[Scalar], at: usize) -> (TokenKind, usize, usize) {
    let letter = |index: usize| scalars.get(index).map(|s| s.folded);
    let is_digit = |index: usize| letter(index).is_some_and(|c| c.is_ascii_digit());
    let is_letter = |index: usize| letter(index).is_some_and(char::is_alphabetic);
    if is_digit(at) {
        let end = number_end(&is_digit, &letter, at);
        let suffix: String = (end..end + 2).filter_map(letter).collect();
        let ordinal = matches!(suffix.as_str(), "st" | "nd" | "rd" | "th") && !is_letter(end + 2) && !is_digit(end + 2);
        return if ordinal { (TokenKind::Ordinal, end + 2, end) } else { (TokenKind::Number, end, end) };
    }
    if !is_letter(at) {
        return (TokenKind::Mark, at + 1, at + 1);
    }
    let mut end = at + 1;
    while is_letter(end) || (letter(end) == Some('\'') && is_letter(end + 1)) {
        end += 1;
    }
    (TokenKind::Word, end, end)
}

/// End of a run of digits; a comma before exactly three digits belongs to the number ("1,000 days").
fn number_end(is_digit: &impl Fn(usize) -> bool, letter: &impl Fn(usize) -> Option<char>, at: usize) -> usize {
    let mut end = at;
    loop {
        while is_digit(end) {
            end += 1;
        }
        let group = letter(end) == Some(',') && (1..=3).all(|n| is_digit(end + n)) && !is_digit(end + 4);
        if !group {
            return end;
        }
        end += 4;
    }
}

fn token(scalars: &[Scalar], kind: TokenKind, span: Range<usize>, shown_end: usize, glued: bool) -> Token {
    let of = |range: Range<usize>| scalars.get(range).unwrap_or_default();
    let all = of(span.clone());
    let text =
        of(span.start..shown_end).iter().map(|s| s.folded).filter(|c| kind == TokenKind::Mark || *c != ',').collect();
    Token {
        kind,
        text,
        bytes: all.first().map_or(0, |s| s.byte)..all.last().map_or(0, |s| s.bytes_after),
        span,
        glued,
        capital: all.first().is_some_and(|s| s.upper),
    }
}

/// One character for one character, so that offsets stay true.
fn fold(letter: char) -> char {
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
        let found: Vec<String> = tokens(text).into_iter().map(|t| t.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn folds_and_cuts() {
        case("By June 30th", &["by", "june", "30"]);
        case("mid\u{2011}March", &["mid", "-", "march"]);
        case("year\u{2019}s end", &["year's", "end"]);
        case("1,000 days", &["1000", "days"]);
        case("April 18,2025", &["april", "18", ",", "2025"]);
        case("48\u{a0}hours", &["48", "hours"]);
        case("", &[]);
    }

    #[test]
    fn spans_count_scalars() {
        let all = tokens("Über \u{1f600} by 2030");
        let last = all.last().expect("the text has tokens");
        assert_eq!(last.span, 10..14);
        assert_eq!("Über \u{1f600} by 2030".get(last.bytes.clone()), Some("2030"));
    }
}
