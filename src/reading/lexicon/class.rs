//! The classes of words, one bit each.

/// A set of classes.
pub(in crate::reading) type Class = u32;

pub(in crate::reading) const DETERMINER: Class = 1;
pub(in crate::reading) const POSSESSIVE: Class = 1 << 1;
pub(in crate::reading) const PRONOUN: Class = 1 << 2;
pub(in crate::reading) const STANDS_ALONE: Class = 1 << 3;
pub(in crate::reading) const OBJECT: Class = 1 << 4;
pub(in crate::reading) const PREPOSITION: Class = 1 << 5;
pub(in crate::reading) const CONJUNCTION: Class = 1 << 6;
pub(in crate::reading) const SUBORDINATOR: Class = 1 << 7;
pub(in crate::reading) const RELATIVE: Class = 1 << 8;
pub(in crate::reading) const WH: Class = 1 << 9;
pub(in crate::reading) const MODAL: Class = 1 << 10;
pub(in crate::reading) const BE: Class = 1 << 11;
pub(in crate::reading) const HAVE: Class = 1 << 12;
pub(in crate::reading) const DO: Class = 1 << 13;
pub(in crate::reading) const NEGATION: Class = 1 << 14;
pub(in crate::reading) const ADVERB: Class = 1 << 15;
pub(in crate::reading) const WEEKDAY: Class = 1 << 16;
pub(in crate::reading) const MONTH: Class = 1 << 17;
pub(in crate::reading) const TIME_UNIT: Class = 1 << 18;
pub(in crate::reading) const TIME_WORD: Class = 1 << 19;
pub(in crate::reading) const TITLE: Class = 1 << 20;
pub(in crate::reading) const PERSON: Class = 1 << 21;
pub(in crate::reading) const BODY: Class = 1 << 22;
pub(in crate::reading) const SPEECH_PLACE: Class = 1 << 23;
pub(in crate::reading) const HONORIFIC: Class = 1 << 24;
/// Past tenses that do not end with "-ed".
pub(in crate::reading) const PAST: Class = 1 << 25;
/// Verbs that bring somebody's words.
pub(in crate::reading) const CUE: Class = 1 << 26;
/// Words of cues that are no verb ("according to", "in her view").
pub(in crate::reading) const SET_PHRASE: Class = 1 << 29;
/// No word, but a whole quotation.
pub(in crate::reading) const QUOTATION: Class = 1 << 28;

/// Words that are written with a full stop. It says nothing of what else they can be.
pub(in crate::reading) const ABBREVIATION: Class = 1 << 27;

/// Verbs that stand before another one.
pub(in crate::reading) const AUXILIARY: Class = MODAL | BE | HAVE | DO;
