//! What a word is to the rules that may begin with it, so that a place in a text is spared those that cannot read there.
//!
//! A rule stands in its list beside the kinds of words that it can begin with, "the" before them passed over. A kind
//! that is missing there is not read. Wherever a rule would have read one, a build with debug assertions, which the tests
//! are, stops and names it.

use super::lexicon;
use super::word::Word;

/// Kinds of words, as bits; most words of a text are of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl Kinds {
    pub(super) const NONE: Kinds = Kinds(0);
    /// For rules that can begin with a word of any kind.
    pub(super) const ANY: Kinds = Kinds(u32::MAX);
    /// Figures.
    pub(super) const NUMBER: Kinds = Kinds(1);
    /// "two", "tenth", "3rd".
    pub(super) const COUNT: Kinds = Kinds(1 << 1);
    pub(super) const WEEKDAY: Kinds = Kinds(1 << 2);
    pub(super) const MONTH: Kinds = Kinds(1 << 3);
    pub(super) const UNIT: Kinds = Kinds(1 << 4);
    pub(super) const SEASON: Kinds = Kinds(1 << 5);
    /// "this", "next".
    pub(super) const TURN: Kinds = Kinds(1 << 6);
    /// "last", "opening": which one.
    pub(super) const NTH: Kinds = Kinds(1 << 7);
    /// "today".
    pub(super) const DAY: Kinds = Kinds(1 << 8);
    /// "a".
    pub(super) const ARTICLE: Kinds = Kinds(1 << 9);
    /// "my".
    pub(super) const OWN: Kinds = Kinds(1 << 10);
    pub(super) const WEEKEND: Kinds = Kinds(1 << 11);
    /// "calendar year".
    pub(super) const YEAR: Kinds = Kinds(1 << 12);
    /// "q" of "Q3", "h" of "H2".
    pub(super) const LETTER: Kinds = Kinds(1 << 13);
    pub(super) const FISCAL: Kinds = Kinds(1 << 14);
    /// "new" of "the new year".
    pub(super) const NEW: Kinds = Kinds(1 << 15);
    /// The name of a holiday, and what stands before one.
    pub(super) const HOLIDAY: Kinds = Kinds(1 << 16);
    /// "early", "the end".
    pub(super) const PART: Kinds = Kinds(1 << 17);
    /// "all", "throughout".
    pub(super) const WHOLE: Kinds = Kinds(1 << 18);
    /// "year-end" in short.
    pub(super) const ENDING: Kinds = Kinds(1 << 19);
    /// What a length begins with beside a count: "about", "a couple".
    pub(super) const LENGTH: Kinds = Kinds(1 << 20);
    /// "the same day".
    pub(super) const SAME: Kinds = Kinds(1 << 21);

    /// Words of some kinds that no table holds.
    const WORDS: &[(Kinds, &str)] = &[
        (Kinds::TURN, "this|current|coming|upcoming|next|following|last|past"),
        (Kinds::NTH, "last|final|closing|opening|latter"),
        (Kinds::DAY, "the|day|end|today|later|tonight|now|this|tomorrow|yesterday"),
        (Kinds::ARTICLE, "a|an"),
        (Kinds::OWN, "my|our"),
        (Kinds::WEEKEND, "weekend"),
        (Kinds::YEAR, "calendar|cy|year"),
        (Kinds::LETTER, "q|h"),
        (Kinds::FISCAL, "fy|fiscal|financial|budget"),
        (Kinds::NEW, "new"),
        (Kinds::HOLIDAY, "day|eve"),
        (
            Kinds::PART,
            "at|around|toward|towards|near|very|end|close|turn|beginning|start|outset|middle|rest|remainder|balance|\
            early|mid|late|later|latter|last",
        ),
        (Kinds::WHOLE, "all|whole|entire|throughout|much|most|better|bulk|a"),
        (Kinds::ENDING, "eoy|eom|eow|eoq"),
        (
            Kinds::LENGTH,
            "about|around|roughly|approximately|some|nearly|almost|circa|up|at|as|no|not|less|under|a|an|half|between|\
            couple|pair|these|those|few|handful|several|many|another|single",
        ),
        (Kinds::SAME, "same"),
    ];

    /// Either kinds.
    pub(super) const fn or(self, Kinds(more): Kinds) -> Kinds {
        Kinds(self.0 | more)
    }

    pub(super) fn meet(self, Kinds(other): Kinds) -> bool {
        self.0 & other != 0
    }

    /// The words that no table of `lexicon` holds, and the kinds they are of; a word can stand there more than once.
    pub(super) fn listed() -> impl Iterator<Item = (&'static str, Kinds)> {
        Kinds::WORDS.iter().flat_map(|(kinds, words)| words.split('|').map(|word| (word, *kinds)))
    }

    /// What the tables of `lexicon` say of a word.
    pub(super) fn known(word: Word<'_>) -> Kinds {
        let known = [
            (Kinds::COUNT, lexicon::cardinal(word).or_else(|| lexicon::ordinal(word)).is_some()),
            (Kinds::WEEKDAY, lexicon::weekday_or_plural(word).is_some()),
            (Kinds::MONTH, lexicon::month(word).is_some()),
            (Kinds::UNIT, lexicon::unit_singular(word).or_else(|| lexicon::unit_plural(word)).is_some()),
            (Kinds::SEASON, lexicon::season(word).is_some()),
        ];
        known.into_iter().filter(|(_, is)| *is).fold(Kinds::NONE, |all, (kinds, _)| all.or(kinds))
    }
}
