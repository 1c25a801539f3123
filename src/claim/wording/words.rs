//! Words as the reader of kind and strength sees them: cut once, each with the classes of the lexicon.

use std::cell::RefCell;
use std::ops::Range;

use super::lexicon::{
    BE, COMING, Class, MAY, MUST, ODD, SAY, THINK, VERB, WAS, class_by_ending, class_of, known_class,
};
use super::reach::{char_at, ending, is_alphanumeric, word_length};
use crate::letters::Plain;

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

/// One token. Many are kept at a time, so they are small: no stretch that is cut has more bytes than a `u32` counts.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) class: Class,
    /// Where it stands in the text: bytes.
    start: u32,
    end: u32,
    /// Where its small letters stand in their buffer.
    letters: u32,
    length: u32,
    pub(crate) mark: Mark,
    pub(crate) is_capital: bool,
    /// Stands inside quotation marks.
    pub(crate) is_quoted: bool,
}

impl Token {
    #[inline]
    fn place(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    #[inline]
    fn letters(&self) -> Range<usize> {
        let start = self.letters as usize;
        start..start + self.length as usize
    }
}

/// A word of ASCII letters alone that was cut before.
pub(crate) struct CutWord {
    /// Its bytes.
    pub(crate) length: usize,
    pub(crate) is_capital: bool,
    /// Its classes; `None` where no list has it.
    pub(crate) class: Option<Class>,
}

/// A text cut into tokens.
#[derive(Debug, Default)]
pub(crate) struct Words {
    tokens: Vec<Token>,
    /// The stretches in small letters, and behind each what stands otherwise there: words with other letters than ASCII,
    /// endings.
    letters: String,
    is_quoted: bool,
}

thread_local! {
    /// Room for words, used again and again: each statement is cut, and its cue, and none of them is kept for long.
    static SPARE: RefCell<Vec<Words>> = const { RefCell::new(Vec::new()) };
}

/// Room for more tokens than this is given back.
const MOST_SPARE: usize = 1 << 14;

impl Drop for Words {
    fn drop(&mut self) {
        let (mut tokens, mut letters) = (std::mem::take(&mut self.tokens), std::mem::take(&mut self.letters));
        tokens.clear();
        letters.clear();
        if (1..=MOST_SPARE).contains(&tokens.capacity()) {
            let _ = SPARE.try_with(|spare| spare.borrow_mut().push(Words { tokens, letters, is_quoted: false }));
        }
    }
}

/// Words whose stop ends no sentence.
const ABBREVIATED: [&str; 24] = [
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "jr", "sr", "st", "no", "vs", "jan",
    "feb", "aug", "sept", "oct", "nov", "dec", "inc",
];

impl Words {
    /// Cuts the ranges of a text, in order. Ranges that do not lie in it are left out.
    pub(crate) fn of(text: &str, ranges: &[Range<usize>]) -> Words {
        let mut words = Words::empty();
        for range in ranges {
            words.add(text, range.clone());
        }
        words
    }

    /// No words yet, in the room that others took before.
    pub(crate) fn empty() -> Words {
        SPARE.with_borrow_mut(Vec::pop).unwrap_or_default()
    }

    /// Parts what was added from what follows: with a stop where a sentence ends between them.
    pub(crate) fn add_gap(&mut self, at: usize, is_stop: bool) {
        let is_open = self.tokens.last().is_some_and(|token| token.mark == Mark::Word || token.mark == Mark::Quote);
        let mark = if is_stop { Mark::Stop } else { Mark::Comma };
        if is_open || is_stop {
            self.push_mark(mark, at..at);
        }
    }

    /// Tells that what follows stands in quotation marks that opened before it.
    pub(crate) fn open_quote(&mut self) {
        self.is_quoted = true;
    }

    /// Adds a stretch of text.
    pub(crate) fn add(&mut self, text: &str, range: Range<usize>) {
        self.add_cut(text, range, |rest, _| {
            let word = Plain::of(rest)?;
            let letters = word.packed;
            Some(CutWord { length: word.len, is_capital: word.is_capital, class: known_class(letters) })
        });
    }

    /// Adds a stretch of text that holds words which were cut before: `cut` is asked for the one that begins with what is
    /// left of the stretch, at that byte of the text. It is told of words of ASCII letters alone with nothing behind them
    /// that could belong to them.
    pub(crate) fn add_cut(
        &mut self,
        text: &str,
        range: Range<usize>,
        mut cut: impl FnMut(&[u8], usize) -> Option<CutWord>,
    ) {
        // The letters of a stretch may be written a second time: half of what a `u32` counts is left for that.
        let is_counted = u32::try_from(range.end.max(self.letters.len()).saturating_mul(4)).is_ok();
        let Some(stretch) = text.get(range.clone()).filter(|_| is_counted) else { return };
        let stretch = Stretch { text: stretch, offset: range.start, letters: self.letters.len() };
        self.letters.push_str(stretch.text);
        self.letters.get_mut(stretch.letters..).into_iter().for_each(str::make_ascii_lowercase);
        let mut at = 0;
        while let Some(rest) = stretch.text.as_bytes().get(at..)
            && let Some(byte) = rest.first()
        {
            if *byte == b' ' {
                at += 1;
                continue;
            }
            if let Some(word) = cut(rest, stretch.offset + at) {
                self.push_cut(&stretch, at, &word);
                at += word.length;
                continue;
            }
            at = match *byte {
                byte if is_alphanumeric(byte) => self.add_word(&stretch, at),
                byte if byte.is_ascii() => self.add_mark(&stretch, at, char::from(byte)),
                _ => match char_at(stretch.text, at) {
                    Some(letter) if letter.is_alphanumeric() => self.add_word(&stretch, at),
                    Some(mark) => self.add_mark(&stretch, at, mark),
                    None => return,
                },
            };
        }
    }

    #[inline]
    fn push_cut(&mut self, stretch: &Stretch<'_>, start: usize, word: &CutWord) {
        let from = stretch.letters + start;
        let (letters, place) = (from..from + word.length, stretch.offset + start);
        let by_ending = || class_by_ending(self.letters.as_bytes().get(letters.clone()).unwrap_or_default());
        let class = word.class.unwrap_or_else(by_ending);
        self.push_known(letters, place..place + word.length, word.is_capital, class);
    }

    fn add_word(&mut self, stretch: &Stretch<'_>, start: usize) -> usize {
        let rest = stretch.text.get(start..).unwrap_or_default();
        let (length, is_ascii) = word_length(rest);
        let end = start + length.max(1);
        let place = stretch.offset + start..stretch.offset + end;
        let (letters, is_capital) = if is_ascii {
            let is_capital = rest.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
            (stretch.letters + start..stretch.letters + end, is_capital)
        } else {
            let word = rest.get(..length).unwrap_or_default();
            (self.add_letters(word), word.starts_with(char::is_uppercase))
        };
        self.push_word(letters, place, is_capital);
        end
    }

    fn add_mark(&mut self, stretch: &Stretch<'_>, start: usize, mark: char) -> usize {
        let end = start + mark.len_utf8();
        let rest = stretch.text.get(end..).unwrap_or_default();
        let place = stretch.offset + start..stretch.offset + end;
        if matches!(mark, '\'' | '’')
            && let Some((ending, length)) = ending(stretch.text, start, rest)
        {
            let letters = self.add_letters(ending);
            self.push_word(letters, place.start..place.end + length, false);
            return end + length;
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
        self.push_mark(kind, place);
        end + usize::from(mark == '\'')
    }

    fn ends_sentence(&self, rest: &str) -> bool {
        let after = rest.trim_start_matches(['"', '”', '\'', '’', ')', ']']);
        let next = after.trim_start();
        let begins = next.chars().next().is_none_or(|c| !c.is_lowercase());
        let is_apart = next.len() < after.len() || after.is_empty();
        let last = self.tokens.last().filter(|token| token.mark == Mark::Word);
        let is_short = last.is_some_and(|token| {
            let word = self.letters_of(token);
            ABBREVIATED.contains(&word) || (word.len() == 1 && word != "i" && token.is_capital)
        });
        begins && is_apart && (!is_short || next.is_empty())
    }

    fn push_mark(&mut self, mark: Mark, place: Range<usize>) {
        let (start, end) = (place.start as u32, place.end as u32);
        let is_quoted = self.is_quoted;
        self.tokens.push(Token { class: 0, start, end, letters: 0, length: 0, mark, is_capital: false, is_quoted });
    }

    fn push_word(&mut self, letters: Range<usize>, place: Range<usize>, is_capital: bool) {
        let word = self.letters.as_bytes().get(letters.clone()).unwrap_or_default();
        let odd = if word.iter().all(u8::is_ascii_lowercase) { 0 } else { ODD };
        let class = class_of(word) | odd;
        self.push_known(letters, place, is_capital, class);
    }

    #[inline]
    fn push_known(&mut self, letters: Range<usize>, place: Range<usize>, is_capital: bool, class: Class) {
        // "In May" is a month: the modal has no capital inside a sentence.
        let is_month = is_capital && class & MAY != 0 && self.tokens.last().is_some_and(|last| last.mark == Mark::Word);
        self.tokens.push(Token {
            class: if is_month { COMING } else { class },
            start: place.start as u32,
            end: place.end as u32,
            letters: letters.start as u32,
            length: letters.len() as u32,
            mark: Mark::Word,
            is_capital,
            is_quoted: self.is_quoted,
        });
    }

    /// Adds a word in small letters and tells where they stand.
    fn add_letters(&mut self, word: &str) -> Range<usize> {
        let from = self.letters.len();
        for letter in word.chars() {
            match letter {
                '’' => self.letters.push('\''),
                letter => self.letters.extend(letter.to_lowercase()),
            }
        }
        from..self.letters.len()
    }

    #[inline]
    fn letters_of(&self, token: &Token) -> &str {
        self.letters.get(token.letters()).unwrap_or_default()
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
        self.get(at).map(|token| self.letters_of(token)).unwrap_or_default()
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

    /// The classes that any word of a range has.
    #[inline]
    pub(crate) fn classes_in(&self, range: Range<usize>) -> Class {
        self.tokens.get(range).unwrap_or_default().iter().fold(0, |all, token| all | token.class)
    }

    /// The first token from `at` on that is a mark or a word of any of these classes.
    #[inline]
    pub(crate) fn next_of(&self, at: usize, class: Class) -> usize {
        let is_one = |token: &Token| token.class & class != 0 || token.mark != Mark::Word;
        let rest = self.tokens.get(at..).unwrap_or_default();
        at + rest.iter().position(is_one).unwrap_or(rest.len())
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
    pub(crate) fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        self.sentences_from(0)
    }

    /// Those that begin at a token or behind it.
    pub(crate) fn sentences_from(&self, mut rest: usize) -> impl Iterator<Item = Range<usize>> {
        let ends = |token: &Token| matches!(token.mark, Mark::Stop | Mark::Question);
        std::iter::from_fn(move || {
            let start = rest + self.tokens.get(rest..)?.iter().position(|token| !ends(token))?;
            let length = self.tokens.get(start..)?.iter().position(ends);
            rest = length.map_or(self.len(), |length| start + length);
            Some(start..rest)
        })
    }

    /// Where a range of tokens stands in the text.
    pub(crate) fn place(&self, range: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens.get(range)?;
        Some(tokens.first()?.place().start..tokens.last()?.place().end)
    }
}

/// Whether a word is one of these. Most are ruled out by their length and first letter.
fn is_one_of(word: &str, words: &[&str]) -> bool {
    let is_alike = |known: &&&str| known.len() == word.len() && known.as_bytes().first() == word.as_bytes().first();
    words.iter().filter(is_alike).any(|known| *known == word)
}

/// A stretch of text that is being cut.
struct Stretch<'a> {
    text: &'a str,
    /// Where it begins in the whole text.
    offset: usize,
    /// Where it begins in the buffer of small letters.
    letters: usize,
}
