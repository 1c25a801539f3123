//! One sentence as the later stages look at it: units by their place, and what can stand at one.

use std::ops::Range;

use super::lexicon::class::{self, Class};
use super::lexicon::{Cue, Tense};
use super::quotes::Quoted;
use super::shape::Ending;
use super::tokens::{Kind, Token};

/// An article cut up.
#[derive(Clone, Copy)]
pub(super) struct Cut<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// Its quotations, in order.
    pub(super) quotes: &'a [Quoted],
}

impl<'a> Cut<'a> {
    /// The quotation that a unit is.
    pub(super) fn quotation(&self, unit: &Token) -> Option<&'a Quoted> {
        if unit.kind != Kind::Quotation {
            return None;
        }
        let starts_before =
            |quoted: &Quoted| self.tokens.get(quoted.open).is_some_and(|open| open.start() < unit.start());
        self.quotes.get(self.quotes.partition_point(starts_before))
    }

    /// The last word or mark inside the quotation that a unit is.
    pub(super) fn last_inside(&self, unit: &Token) -> Option<&'a Token> {
        self.tokens.get(self.quotation(unit)?.end.checked_sub(2)?)
    }
}

/// A sentence. Places are numbers of its units: words and marks outside quotations, and whole quotations.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) cut: Cut<'a>,
    pub(super) units: &'a [Token],
    /// The classes of all its units together: most sentences have nothing of what a rule is about, and no place in them
    /// has to be looked at.
    classes: Class,
}

impl<'a> View<'a> {
    pub(super) fn of(cut: Cut<'a>, units: &'a [Token]) -> View<'a> {
        let classes = units.iter().fold(0, |all, unit| all | unit.class);
        View { cut, units, classes }
    }

    /// Whether any of its units is of one of the classes.
    #[inline]
    pub(super) fn has(&self, classes: Class) -> bool {
        self.classes & classes != 0
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// The word or mark at a place; `None` for a quotation, and outside the sentence.
    #[inline]
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.units.get(at).filter(|unit| unit.kind != Kind::Quotation)
    }

    #[inline]
    pub(super) fn before(&self, at: usize) -> Option<&'a Token> {
        self.token(at.checked_sub(1)?)
    }

    #[inline]
    pub(super) fn is(&self, at: usize, classes: Class) -> bool {
        self.units.get(at).is_some_and(|unit| unit.is(classes))
    }

    #[inline]
    pub(super) fn is_kind(&self, at: usize, kind: Kind) -> bool {
        self.units.get(at).is_some_and(|unit| unit.kind == kind)
    }

    #[inline]
    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.is_kind(at, Kind::Comma)
    }

    /// Whether a quotation stands at a place.
    #[inline]
    pub(super) fn is_quote(&self, at: usize) -> bool {
        self.is_kind(at, Kind::Quotation)
    }

    /// The quotation at a place.
    pub(super) fn quotation(&self, at: usize) -> Option<&'a Quoted> {
        self.cut.quotation(self.units.get(at)?)
    }

    /// The words and marks of the quotation at a place, but for its first and last mark.
    pub(super) fn inside(&self, at: usize) -> Option<&'a [Token]> {
        let quotation = self.quotation(at)?;
        Some(self.cut.tokens.get(quotation.open + 1..quotation.end - 1).unwrap_or_default())
    }

    /// The word at a place, as it is written; nothing for what is no word.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.token(at).filter(|token| token.is_word()).map_or("", |token| token.text(self.cut.text))
    }

    /// Whether the word at a place is one of these, in any letters.
    #[inline]
    pub(super) fn reads(&self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.units.get(at).filter(|unit| unit.is_word()) else { return false };
        let length = token.len();
        // Most words are ruled out by their length, where the list is known to the compiler at no cost.
        words.iter().any(|known| known.len() == length) && self.is_one_of(token, words)
    }

    /// Whether a token is one of these words, which are in small letters, in any letters.
    fn is_one_of(&self, token: &Token, words: &[&str]) -> bool {
        let word = self.cut.text.as_bytes().get(token.start()..token.end()).unwrap_or_default();
        // Most of the others are ruled out by their first letter.
        let first = word.first().map(u8::to_ascii_lowercase);
        let may_be = |known: &[u8]| known.len() == word.len() && known.first().copied() == first;
        words.iter().map(|known| known.as_bytes()).any(|known| may_be(known) && known.eq_ignore_ascii_case(word))
    }

    /// The verb of speech that the word at a place can be.
    pub(super) fn cue(&self, at: usize) -> Option<Cue> {
        self.units.get(at).and_then(Token::cue)
    }

    /// Whether the sentence ends at a place: nothing but a stop stands there.
    pub(super) fn is_end(&self, at: usize) -> bool {
        at >= self.len() || (at + 1 >= self.len() && self.is_kind(at, Kind::Stop))
    }

    /// Whether a word can be the last of a noun phrase, or the whole of it.
    pub(super) fn can_end_phrase(&self, at: usize) -> bool {
        const NO_NOUN: Class = class::PREPOSITION
            | class::CONJUNCTION
            | class::SUBORDINATOR
            | class::AUXILIARY
            | class::DETERMINER
            | class::POSSESSIVE
            | class::NEGATION;
        match self.token(at) {
            Some(token) if token.is_word() => {
                token.is(class::PRONOUN | class::STANDS_ALONE | class::PERSON | class::BODY)
                    || (!token.is(NO_NOUN | class::ADVERB) || token.shape.is_capital() && !token.is(NO_NOUN))
            }
            Some(token) => matches!(token.kind, Kind::Number | Kind::CloseBracket),
            None => false,
        }
    }

    /// Whether a word can begin a noun phrase.
    pub(super) fn can_begin_phrase(&self, at: usize) -> bool {
        const OTHERWISE: Class = class::PREPOSITION | class::CONJUNCTION | class::SUBORDINATOR | class::AUXILIARY;
        match self.token(at) {
            Some(token) if token.is_word() => {
                token.is(class::DETERMINER | class::POSSESSIVE | class::PRONOUN | class::STANDS_ALONE)
                    || !token.is(OTHERWISE | class::ADVERB | class::NEGATION)
            }
            Some(token) => matches!(token.kind, Kind::Number | Kind::Other),
            None => false,
        }
    }

    /// Whether a verb seems to stand at a place.
    pub(super) fn is_verb_like(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if !token.is_word() || token.shape.is_capital() && at > 0 {
            return false;
        }
        if token.is(class::AUXILIARY) {
            return true;
        }
        let is_finite = token.cue().is_some_and(|cue| matches!(cue.tense, Tense::Past | Tense::Third));
        let is_past = (token.shape.ending() == Ending::Ed || token.is(class::PAST))
            && !self
                .before(at)
                .is_some_and(|before| before.is(class::DETERMINER | class::POSSESSIVE | class::PREPOSITION));
        (is_finite && !token.is(class::PERSON | class::BODY)) || is_past
    }

    /// Where the bytes of a range of places stand in the article.
    pub(super) fn bytes(&self, places: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.units.get(places.start)?, self.units.get(places.end.checked_sub(1)?)?);
        (first.start() < last.end()).then_some(first.start()..last.end())
    }
}
