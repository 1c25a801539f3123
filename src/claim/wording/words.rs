//! Words as the reader of kind and strength sees them: cut once, each with the classes of the lexicon.

use std::ops::Range;

use super::lexicon::{BE, COMING, Class, MAY, MUST, SAY, THINK, VERB, WAS, class_of};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A word or a number.
    Word,
    /// A comma, a dash, a bracket: parts clauses.
    Comma,
    /// A colon or a semicolon.
    Colon,
    /// Ends a sentence.
    Stop,
    /// Ends a question.
    Question,
    /// A quotation mark.
    Quote,
}

/// One token.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Where it stands in the text: bytes.
    pub(crate) place: Range<usize>,
    pub(crate) mark: Mark,
    pub(crate) class: Class,
    pub(crate) is_capital: bool,
    /// Stands inside quotation marks.
    pub(crate) is_quoted: bool,
    /// Its letters in the buffer of small ones.
    letters: Range<usize>,
}

/// A text cut into tokens.
#[derive(Debug, Default)]
pub(crate) struct Words {
    tokens: Vec<Token>,
    /// Small letters of all words, one after the other.
    letters: String,
    is_quoted: bool,
}

/// Words of their own that an apostrophe opens.
const ENDINGS: [&str; 6] = ["'ll", "'re", "'ve", "'m", "'d", "'s"];

/// Words whose stop ends no sentence.
const ABBREVIATED: [&str; 24] = [
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "jr", "sr", "st", "no", "vs", "jan",
    "feb", "aug", "sept", "oct", "nov", "dec", "inc",
];

impl Words {
    /// Cuts the ranges of a text, in order. Ranges that do not lie in it are left out.
    pub(crate) fn of(text: &str, ranges: &[Range<usize>]) -> Words {
        let mut words = Words::default();
        for range in ranges {
            words.add(text, range.clone());
        }
        words
    }

    /// No words yet, and room for those of so many bytes.
    pub(crate) fn with_room_for(bytes: usize) -> Words {
        Words { tokens: Vec::with_capacity(bytes / 4 + 4), letters: String::with_capacity(bytes), is_quoted: false }
    }

    /// Parts what was added from what follows: with a stop where a sentence ends between them.
    pub(crate) fn add_gap(&mut self, at: usize, is_stop: bool) {
        let is_open = self.tokens.last().is_some_and(|token| token.mark == Mark::Word || token.mark == Mark::Quote);
        let mark = if is_stop { Mark::Stop } else { Mark::Comma };
        if is_open || is_stop {
            self.push("", mark, at..at);
        }
    }

    /// Tells that what follows stands in quotation marks that opened before it.
    pub(crate) fn open_quote(&mut self) {
        self.is_quoted = true;
    }

    /// Adds a stretch of text.
    pub(crate) fn add(&mut self, text: &str, range: Range<usize>) {
        let Some(stretch) = text.get(range.clone()) else { return };
        let mut at = 0;
        while let Some(next) = char_at(stretch, at) {
            let start = at;
            at = if next == ' ' {
                at + 1
            } else if next.is_alphanumeric() {
                self.add_word(stretch, start, range.start)
            } else {
                self.add_mark(stretch, start, next, range.start)
            };
        }
    }

    fn add_word(&mut self, stretch: &str, start: usize, offset: usize) -> usize {
        let rest = stretch.get(start..).unwrap_or_default();
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        let place = offset + start..offset + start + length;
        self.push(word, Mark::Word, place);
        start + length.max(1)
    }

    fn add_mark(&mut self, stretch: &str, start: usize, mark: char, offset: usize) -> usize {
        let end = start + mark.len_utf8();
        let rest = stretch.get(end..).unwrap_or_default();
        let place = offset + start..offset + end;
        if matches!(mark, '\'' | '’') && !rest.starts_with('\'') {
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let is_known =
                |ending: &&&str| rest.get(..letters).is_some_and(|rest| ending[1..].eq_ignore_ascii_case(rest));
            let follows_word = stretch.get(..start).and_then(|before| before.chars().next_back());
            if let Some(ending) =
                ENDINGS.iter().find(is_known).filter(|_| follows_word.is_some_and(char::is_alphanumeric))
            {
                self.push(ending, Mark::Word, place.start..place.end + letters);
                return end + letters;
            }
        }
        let kind = match mark {
            ',' | '–' | '—' | '(' | ')' | '[' | ']' => Mark::Comma,
            '-' if rest.starts_with([' ', '-']) => Mark::Comma,
            ':' | ';' => Mark::Colon,
            '?' => Mark::Question,
            '!' | '…' | '\n' => Mark::Stop,
            '.' if self.ends_sentence(rest) => Mark::Stop,
            '"' | '“' | '”' | '«' | '»' => Mark::Quote,
            '\'' if rest.starts_with('\'') => Mark::Quote,
            _ => return end,
        };
        if kind == Mark::Quote {
            self.is_quoted = match mark {
                '“' | '«' => true,
                '”' | '»' => false,
                _ => !self.is_quoted,
            };
        }
        self.push("", kind, place);
        end + usize::from(mark == '\'')
    }

    fn ends_sentence(&self, rest: &str) -> bool {
        let after = rest.trim_start_matches(['"', '”', '\'', '’', ')', ']']);
        let next = after.trim_start();
        let begins = next.chars().next().is_none_or(|c| !c.is_lowercase());
        let is_apart = next.len() < after.len() || after.is_empty();
        let last = self.tokens.last().filter(|token| token.mark == Mark::Word);
        let is_short = last.is_some_and(|token| {
            let word = self.letters.get(token.letters.clone()).unwrap_or_default();
            ABBREVIATED.contains(&word) || (word.len() == 1 && word != "i" && token.is_capital)
        });
        begins && is_apart && (!is_short || next.is_empty())
    }

    #[inline]
    fn push(&mut self, word: &str, mark: Mark, place: Range<usize>) {
        if word.is_empty() {
            let letters = self.letters.len()..self.letters.len();
            self.tokens.push(Token { place, mark, class: 0, is_capital: false, is_quoted: self.is_quoted, letters });
            return;
        }
        let letters = self.add_letters(word);
        let is_capital = match word.as_bytes().first() {
            Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
            _ => word.starts_with(char::is_uppercase),
        };
        let class = self.letters.get(letters.clone()).map(class_of).unwrap_or_default();
        // "In May" is a month: the modal has no capital inside a sentence.
        let is_month = is_capital && class & MAY != 0 && self.tokens.last().is_some_and(|last| last.mark == Mark::Word);
        let class = if is_month { COMING } else { class };
        self.tokens.push(Token { place, mark, class, is_capital, is_quoted: self.is_quoted, letters });
    }

    /// Adds a word in small letters and tells where they stand.
    fn add_letters(&mut self, word: &str) -> Range<usize> {
        let from = self.letters.len();
        if word.is_ascii() {
            self.letters.push_str(word);
            self.letters.get_mut(from..).into_iter().for_each(str::make_ascii_lowercase);
        } else {
            for letter in word.chars() {
                match letter {
                    '’' => self.letters.push('\''),
                    letter => self.letters.extend(letter.to_lowercase()),
                }
            }
        }
        from..self.letters.len()
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    #[inline]
    pub(crate) fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The small letters of a word; empty for a mark and past the end.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &str {
        self.get(at).and_then(|token| self.letters.get(token.letters.clone())).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn mark(&self, at: usize) -> Mark {
        self.get(at).map_or(Mark::Stop, |token| token.mark)
    }

    /// The classes of a word; none for a mark and past the end.
    #[inline]
    pub(crate) fn class(&self, at: usize) -> Class {
        self.get(at).map(|token| token.class).unwrap_or_default()
    }

    /// Whether a word is of any of these classes.
    #[inline]
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.class(at) & class != 0
    }

    /// Whether a word is a verb in the present that does something: "goes", not "is", "was", "may".
    pub(crate) fn is_future_like(&self, at: usize) -> bool {
        self.is(at, VERB) && !self.is(at, WAS | BE | MAY | MUST | THINK | SAY) && !self.word(at).ends_with("ed")
    }

    #[inline]
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        // Most words are ruled out by their length, where the list is known to the compiler at no cost.
        !word.is_empty() && words.iter().any(|known| known.len() == word.len()) && is_one_of(word, words)
    }

    #[inline]
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_capital)
    }

    /// The sentences, each with the mark that ends it left out.
    pub(crate) fn sentences(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        for at in 0..=self.len() {
            if matches!(self.mark(at), Mark::Stop | Mark::Question) {
                if at > start {
                    found.push(start..at);
                }
                start = at + 1;
            }
        }
        found
    }

    /// Where a range of tokens stands in the text.
    pub(crate) fn place(&self, range: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens.get(range)?;
        Some(tokens.first()?.place.start..tokens.last()?.place.end)
    }
}

/// Whether a word is one of these. Most are ruled out by their length and first letter.
fn is_one_of(word: &str, words: &[&str]) -> bool {
    let is_alike = |known: &&&str| known.len() == word.len() && known.as_bytes().first() == word.as_bytes().first();
    words.iter().filter(is_alike).any(|known| *known == word)
}

#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The bytes of the word that a text begins with: letters, digits, what stands between them in "so-called", "U.S.",
/// "won't", "1.5".
fn word_length(text: &str) -> usize {
    let run = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_inner = |at: usize| char_at(text, at).is_some_and(char::is_alphanumeric);
    match text.as_bytes().get(run) {
        Some(b'-' | b'.') if is_inner(run + 1) => length_with_marks(text),
        Some(b'\'' | 0x80..) => length_with_marks(text),
        _ => run,
    }
}

fn length_with_marks(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_inner = next.is_some_and(char::is_alphanumeric);
        match c {
            c if c.is_alphanumeric() => length = at + c.len_utf8(),
            '-' if is_inner => {}
            '.' if is_inner => {}
            '.' if text.get(..at).is_some_and(|word| word.contains('.')) => length = at + 1,
            '\'' | '’' if is_negation(text, at) => {}
            _ => break,
        }
    }
    length
}

/// "n't": the apostrophe stands inside the word.
fn is_negation(text: &str, at: usize) -> bool {
    let mut after = text.get(at..).unwrap_or_default().chars().skip(1);
    let is_n = text.get(..at).is_some_and(|before| before.ends_with(['n', 'N']));
    is_n && after.next().is_some_and(|c| matches!(c, 't' | 'T')) && after.next().is_none_or(|c| !c.is_alphanumeric())
}
