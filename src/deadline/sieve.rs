//! Whether a text may hold a phrase at all, by its words alone: most sentences hold none and need not be cut for the grammar.
//!
//! In every phrase a word tells a time ("June", "days", "before"), or a word points to what happens ("at the summit"). A word
//! that is missing here loses its phrases: a build with debug assertions, which the tests are, stops where one is found in a
//! text that was turned away.

use super::events;
use super::holiday::{self, Shelf, Skeleton};
use super::lexicon;
use super::word::{Key, Table};
use super::words::fold;
use crate::letters::letters_ahead;
use std::sync::LazyLock;

/// Words that tell a time beside those of the tables in `lexicon`, and those that nothing tells but what they stand before.
const TELLING: &str = "afternoon|ahead|after|before|business|cob|dawn|end|eom|eoq|eow|eoy|evening|fiscal|following|fy|half|\
    later|midday|midnight|morning|night|noon|now|once|pending|play|prior|qtr|qtrs|run|soon|sunset|thousand|till|time|today|\
    tomorrow|tonight|twenty|until|weekend|yesterday|yr|yrs";

/// In each row of words that leaves the time open there is one of these or of the above.
const OPEN: &str = "asap|away|delay|due|earliest|ever|eventually|forever|forthwith|future|generation|immediately|imminently|\
    indefinitely|long|medium|moment|point|quickly|short|shortly|someday|sometime|sooner|stage|straight|ultimately";

/// Words behind which a happening is one to come.
const POINTING: &str = "at|course|during|on|throughout|upon";

/// What a word does in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// It may make one by itself.
    Tells,
    /// It makes one with a happening behind it.
    Points,
    Happens,
    /// "by", which points, and before a capital needs no happening in a text that is one phrase: "By the World Cup".
    By,
    /// "up", which is such a word too and makes one with "to" behind it.
    Up,
    To,
    /// It may stand in the name of a holiday where no table writes it, and begins none.
    Passed,
    /// So may it, and may begin one.
    First,
}

static SIGNS: LazyLock<Table<Sign>> = LazyLock::new(|| signs().collect());

/// Every word that has a sign; some come twice, and then the first counts.
pub(super) fn signs() -> impl Iterator<Item = (&'static str, Sign)> {
    let telling = TELLING.split('|').chain(OPEN.split('|'));
    let telling = telling.chain(lexicon::times()).map(|word| (word, Sign::Tells));
    let others = [("by", Sign::By), ("up", Sign::Up), ("to", Sign::To)];
    let pointing = POINTING.split('|').map(|word| (word, Sign::Points));
    let happening = events::happenings().map(|word| (word, Sign::Happens));
    let passed = holiday::passed_over();
    let passed = passed.map(|word| (word, if holiday::begin_with(word) { Sign::First } else { Sign::Passed }));
    telling.chain(others).chain(pointing).chain(happening).chain(passed)
}

/// Whether any phrase may stand in a text. Nothing is kept of it: one look at each word.
pub(super) fn may_hold_phrase(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut seen) = (0, Seen::default());
    while let Some(first) = bytes.get(at) {
        if first.is_ascii_alphabetic() {
            let Some(end) = seen.word(text, at) else { return true };
            at = end;
        } else if first.is_ascii() {
            // "&" can be the "and" of a name.
            if first.is_ascii_digit() || *first == b'&' && seen.begun.is_some() {
                return true;
            }
            at += 1;
        } else {
            let letter = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            // A word with other letters may be spelt as one of ours.
            if fold(letter).is_alphabetic() {
                return true;
            }
            at += letter.len_utf8();
        }
    }
    false
}

/// What the words so far have shown.
#[derive(Default)]
struct Seen<'a> {
    /// The last word, if it has a sign; none at the beginning.
    last: Option<Sign>,
    any: bool,
    points: bool,
    /// A word with which names of holidays may have begun, and those names.
    begun: Option<(&'a str, &'static Shelf)>,
}

impl<'a> Seen<'a> {
    /// Takes the word that begins at a byte and tells where it ends; `None` where it may make a phrase.
    #[inline]
    fn word(&mut self, text: &'a str, start: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = start;
        let mut skeleton = Skeleton::default();
        loop {
            let run = letters_ahead(bytes.get(at..)?);
            let letters = bytes.get(at..at + run)?;
            if self.makes_phrase(SIGNS.get_alike(Key::of_letters(letters))) {
                return None;
            }
            skeleton.take(letters);
            at += run;
            match apostrophe_at(bytes, at) {
                Some(width) if bytes.get(at + width).is_some_and(u8::is_ascii_alphabetic) => at += width,
                _ if at == start + run => break,
                _ => {
                    // The sign is that of a part.
                    self.last = None;
                    break;
                }
            }
        }
        let written = text.get(start..at).unwrap_or_default();
        if self.makes_name(&skeleton, written) { None } else { Some(at) }
    }

    /// Whether a word makes the name of a holiday, alone or with the word before it.
    #[inline]
    fn makes_name(&mut self, letters: &Skeleton, written: &'a str) -> bool {
        let goes_on = |(first, names): (&str, &Shelf)| names.may_go_on(first, letters);
        if self.begun.is_some_and(|begun| self.last == Some(Sign::First) || goes_on(begun)) {
            return true;
        }
        if self.last == Some(Sign::Passed) {
            return false;
        }
        self.begun = None;
        let Some(names) = holiday::shelf_of(letters) else { return false };
        self.begun = Some((written, names));
        names.may_be(written)
    }

    /// Whether a word with a sign, or with none, may make a phrase with those before it.
    #[inline]
    fn makes_phrase(&mut self, sign: Option<Sign>) -> bool {
        let is_first = !std::mem::replace(&mut self.any, true);
        let last = std::mem::replace(&mut self.last, sign);
        match sign {
            None | Some(Sign::Passed | Sign::First) => false,
            Some(Sign::Tells) => true,
            Some(Sign::Happens) => self.points,
            Some(Sign::To) => last == Some(Sign::Up),
            Some(Sign::Up) => is_first,
            Some(Sign::Points | Sign::By) => {
                self.points = true;
                is_first && sign == Some(Sign::By)
            }
        }
    }
}

/// How many bytes the apostrophe at a place has, if there is one.
#[inline]
fn apostrophe_at(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at..)? {
        [b'\'', ..] => Some(1),
        [0xe2, 0x80, 0x98 | 0x99 | 0x9b | 0xb2, ..] => Some(3),
        [0xca, 0xbc, ..] => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_that_leaves_the_time_open_is_let_through() {
        for row in events::OPEN.split('|') {
            assert!(may_hold_phrase(row), "{row}");
        }
    }

    #[test]
    fn what_tells_no_time_is_turned_away() {
        let turned_away = |text: &str| assert!(!may_hold_phrase(text), "{text}");
        turned_away("We will not give up on \u{201c}our children\u{2019}s schools\u{201d}, and it's for all of them.");
        turned_away("The election of a new leader will be in their hands.");
        turned_away("");
    }

    #[test]
    fn what_may_tell_one_is_let_through() {
        for text in [
            "We leave at the summit.",
            "the Friday\u{2019}s vote",
            "two MONDAYS",
            "wee\u{212a}s",
            "Diwali",
            "Christm'as",
            "saint patrick's",
        ] {
            assert!(may_hold_phrase(text), "{text}");
        }
        for text in ["up to leaving", "By the World Cup", "in '27", "before them", "as soon as they can"] {
            assert!(may_hold_phrase(text), "{text}");
        }
    }
}
