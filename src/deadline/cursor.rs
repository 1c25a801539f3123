//! A place in a row of tokens, and the few moves the grammar makes from it.
//!
//! Cheap to copy: a rule that fails leaves the cursor where it was, so rules can be tried one after the other.

use super::kinds::Kinds;
use super::memory::{Memory, Recent};
use super::opens::Opens;
use super::row::Row;
use super::starts;
use super::word::Word;
use super::words::{Token, TokenKind, Tokens};
use std::ops::Range;

/// How much of the text a phrase may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// All of it: somebody typed one phrase.
    Whole,
    /// As much as belongs to the phrase: it stands in running text.
    Running,
}

/// One rule of the grammar: reads from the cursor on and moves it, or gives nothing.
pub(super) type Rule<T> = for<'a, 'b> fn(&'b mut Cursor<'a>) -> Option<T>;

/// A place in a row of tokens.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    all: &'a Tokens<'a>,
    at: usize,
    reading: Reading,
}

impl<'a> Cursor<'a> {
    /// The tokens of `text`, from the one numbered `at`.
    pub(super) fn new(text: &'a str, all: &'a Tokens<'a>, at: usize, reading: Reading) -> Self {
        Self { text, all, at, reading }
    }

    pub(super) fn reading(&self) -> Reading {
        self.reading
    }

    /// The text of the tokens from `start` up to here, as it was written.
    pub(super) fn written_since(&self, start: usize) -> &'a str {
        self.written(start..self.at)
    }

    fn written(&self, tokens: Range<usize>) -> &'a str {
        let read = self.all.get(tokens).unwrap_or_default();
        let bytes = read.first().zip(read.last()).map(|(first, last)| first.bytes.start..last.bytes.end);
        bytes.and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }

    /// Index of the next token.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// All tokens, before and after the cursor.
    pub(super) fn tokens(&self) -> &'a [Token<'a>] {
        self.all
    }

    /// The token `ahead` places on; 0 is the next.
    pub(super) fn peek(&self, ahead: usize) -> Option<&'a Token<'a>> {
        self.all.get(self.at + ahead)
    }

    /// The token `back` places before the last one read; 0 is the last one read.
    pub(super) fn written_before(&self, back: usize) -> Option<&'a Token<'a>> {
        self.all.get(self.at.checked_sub(back + 1)?)
    }

    /// Moves over `count` tokens.
    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    /// Whether nothing is left but closing punctuation.
    pub(super) fn at_end(&self) -> bool {
        let rest = self.all.get(self.at..).unwrap_or_default();
        rest.iter().all(|t| t.is_mark(".") || t.is_mark(",") || t.is_mark("!") || t.is_mark("?"))
    }

    /// Runs a rule; when it fails the cursor stays where it was.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = rule(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    /// Runs a rule for a date or a length, or gives what it gave when it was run here before.
    pub(super) fn once<T: Clone>(&mut self, known: fn(&Memory) -> &Recent<T>, rule: Rule<T>) -> Option<T> {
        let may_begin = starts::stretch_may_begin(self.all, self.at);
        if !may_begin && !cfg!(debug_assertions) {
            return None;
        }
        let (known, place) = (known(self.all.memory()), (self.at, self.reading));
        let read = known.at(place).unwrap_or_else(|| {
            let mut ahead = *self;
            let read = rule(&mut ahead).map(|found| (found, ahead.at));
            known.keep(place, read.clone());
            read
        });
        let (found, end) = read?;
        debug_assert!(may_begin, "{} begins with words that `starts` lacks", self.written(self.at..end));
        self.at = end;
        Some(found)
    }

    /// The kinds of the word that a rule begins with here, behind "the" where that stands before it.
    fn lead(&self) -> Kinds {
        let first = self.peek(0);
        let led = if first.is_some_and(|first| first.is_word("the")) { self.peek(1) } else { None };
        let kinds = |token: &Token<'_>| {
            let kinds = token.starts.kinds;
            if token.starts.name { kinds.or(Kinds::HOLIDAY) } else { kinds }
        };
        led.or(first).map_or(Kinds::NONE, kinds)
    }

    /// Runs every rule from here and takes the one that reads furthest; of equals the first.
    pub(super) fn longest<T>(&mut self, rules: &[Rule<T>]) -> Option<T> {
        self.furthest(rules.iter().map(|rule| (true, *rule)))
    }

    /// As `longest`, of those rules alone that can begin with the word that stands here.
    pub(super) fn longest_led<T>(&mut self, rules: &[(Kinds, Rule<T>)]) -> Option<T> {
        let lead = self.lead();
        self.furthest(rules.iter().map(|(kinds, rule)| (kinds.meet(lead), *rule)))
    }

    /// As `longest`, of those rules alone that can begin with the word that stands here, "the" too.
    pub(super) fn longest_first<T>(&mut self, rules: &[(Kinds, Rule<T>)]) -> Option<T> {
        let first = self.peek(0).map_or(Kinds::NONE, |first| first.starts.kinds);
        self.furthest(rules.iter().map(|(kinds, rule)| (kinds.meet(first), *rule)))
    }

    /// As `longest`, of those rules for whole phrases alone that can begin here.
    pub(super) fn longest_opened<T>(&mut self, rules: &[(Opens, Rule<T>)]) -> Option<T> {
        let opens = starts::opens(self.all, self.at);
        self.furthest(rules.iter().map(|(wanted, rule)| (wanted.meet(opens), *rule)))
    }

    /// Of these rules, each with whether it can begin here, the one that reads furthest.
    fn furthest<T>(&mut self, rules: impl Iterator<Item = (bool, Rule<T>)>) -> Option<T> {
        let mut best: Option<(Self, T)> = None;
        for (may_begin, rule) in rules {
            if !may_begin && !cfg!(debug_assertions) {
                continue;
            }
            let mut ahead = *self;
            let Some(found) = rule(&mut ahead) else {
                continue;
            };
            debug_assert!(may_begin, "{} begins with a word of no kind of its rule", self.written(self.at..ahead.at));
            if best.as_ref().is_none_or(|(reached, _)| ahead.at > reached.at) {
                best = Some((ahead, found));
            }
        }
        let (reached, found) = best?;
        *self = reached;
        Some(found)
    }

    /// Eats one of these words, written with "|" between: "a|an".
    pub(super) fn word(&mut self, any_of: &'static str) -> Option<&'a str> {
        let next = self.peek(0)?;
        let hit = next.kind == TokenKind::Word && next.is_any(any_of);
        hit.then(|| {
            self.at += 1;
            next.text.as_str()
        })
    }

    /// Eats a row of words and marks, written with spaces between: "year - end".
    pub(super) fn words(&mut self, row: &'static str) -> Option<()> {
        self.any_words(row)
    }

    /// Eats the longest of these rows of words, written with "|" between: "up to|until".
    pub(super) fn any_words(&mut self, rows: &'static str) -> Option<()> {
        let row = Row::of(rows);
        if !row.may_begin_with(self.peek(0)?.text) {
            return None;
        }
        let read = row.longest(self.all.get(self.at..)?);
        self.at += read;
        (read > 0).then_some(())
    }

    /// Eats a word that a table knows, with or without a possessive: "Friday", "Friday's".
    pub(super) fn known<T>(&mut self, table: impl Fn(Word<'a>) -> Option<T>) -> Option<T> {
        let next = self.peek(0).filter(|t| t.kind == TokenKind::Word)?;
        let is_genitive = matches!(next.text.as_bytes(), [.., b'\'', b's']);
        let of_stem = || table(Word::of(next.text.as_str().strip_suffix("'s")?));
        let found = table(next.text).or_else(|| if is_genitive { of_stem() } else { None })?;
        self.at += 1;
        Some(found)
    }

    /// Eats a mark.
    pub(super) fn mark(&mut self, mark: &str) -> Option<()> {
        self.peek(0)?.is_mark(mark).then(|| self.at += 1)
    }

    /// Eats a mark with no white space before it.
    pub(super) fn glued_mark(&mut self, mark: &str) -> Option<()> {
        self.peek(0)?.glued.then_some(())?;
        self.mark(mark)
    }

    /// Eats a number of `digits` digits.
    pub(super) fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let next = self.peek(0).filter(|t| t.kind == TokenKind::Number)?;
        if !digits.contains(&next.text.len()) {
            return None;
        }
        let value = next.text.parse().ok()?;
        self.at += 1;
        Some(value)
    }
}
