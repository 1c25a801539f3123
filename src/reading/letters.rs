//! The letters of one word as they are read: small ones for the lexicon, and what they show.

use super::tokens::{Ending, Shape};
use crate::claim::wording::Packed;

/// How many bytes of a word the lexicon is asked for; longer ones it does not know.
const LONGEST: usize = 24;

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
const HIGH: u64 = 0x80 * ONES;

/// A small letter is a capital with this bit more; digits have it.
const SMALL: u64 = 0x20 * ONES;

/// A word as it is read: in small letters, and what its letters show.
pub(super) struct Letters {
    /// Zeros behind the word.
    small: [u8; LONGEST],
    pub(super) len: usize,
    pub(super) is_number: bool,
    capitals: usize,
    all: usize,
}

impl Default for Letters {
    #[inline]
    fn default() -> Self {
        Letters { small: [0; LONGEST], len: 0, is_number: false, capitals: 0, all: 0 }
    }
}

/// A word of letters in ASCII alone, with a space or a mark behind it that cannot belong to it: most words are such.
pub(super) struct Plain {
    /// In small letters.
    pub(super) packed: Packed,
    pub(super) len: usize,
    is_capital: bool,
    capitals: usize,
}

impl Plain {
    /// The word that a text begins with; `None` where something else begins, or may belong to it.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Option<Plain> {
        let bytes = eight_of(text);
        let run = Run::of(letters_of(bytes), bytes);
        if run.len == 8 {
            return Plain::longer(text, &run);
        }
        let next = (bytes >> (8 * run.len)) as u8;
        let is_whole = run.len > 0 && ends_a_word(next);
        is_whole.then(|| Plain {
            packed: Packed([run.small, 0, 0]),
            len: run.len,
            is_capital: run.has_first_capital(),
            capitals: run.count_capitals(),
        })
    }

    /// The same for a word whose first eight letters are taken.
    fn longer(text: &[u8], first: &Run) -> Option<Plain> {
        let mut small = [first.small, 0, 0];
        let (mut len, mut capitals) = (first.len, first.count_capitals());
        for eight in small.iter_mut().skip(1) {
            let bytes = eight_of(text.get(len..)?);
            let run = Run::of(letters_of(bytes), bytes);
            *eight = run.small;
            capitals += run.count_capitals();
            len += run.len;
            if run.len < 8 {
                break;
            }
        }
        let is_whole = text.get(len).is_none_or(|next| ends_a_word(*next));
        is_whole.then(|| Plain { packed: Packed(small), len, is_capital: first.has_first_capital(), capitals })
    }

    #[inline]
    pub(super) fn shape(&self) -> Shape {
        Shape { is_capital: self.is_capital, is_upper: is_upper(self.capitals, self.len), ..Shape::PLAIN }
    }
}

/// Whether nothing from a byte on can belong to the letters before it.
#[inline]
fn ends_a_word(next: u8) -> bool {
    let may_belong =
        || next.is_ascii_alphanumeric() || matches!(next, b'\'' | b'-' | b'&' | b'_' | b'@' | b'.' | 0x80..);
    next == b' ' || !may_belong()
}

/// The first eight bytes of a text, zeros where it ends.
#[inline]
pub(super) fn eight_of(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => padded(text),
    }
}

/// What eight bytes begin with, in small letters.
pub(super) struct Run {
    pub(super) small: u64,
    pub(super) len: usize,
    /// The highest bit of each capital.
    capitals: u64,
}

impl Run {
    /// Those of eight bytes before the first whose highest bit is not among `wanted`.
    #[inline]
    pub(super) fn of(wanted: u64, bytes: u64) -> Run {
        let others = wanted ^ HIGH;
        // All bits below the first other byte; all where there is none.
        let inside = ((others & others.wrapping_neg()) >> 7).wrapping_sub(1);
        Run {
            small: (bytes | SMALL) & inside,
            len: (others.trailing_zeros() / 8) as usize,
            // The bit that small letters and digits have, where the highest is.
            capitals: HIGH & !(bytes << 2) & inside,
        }
    }

    #[inline]
    fn has_first_capital(&self) -> bool {
        self.capitals & 0x80 != 0
    }

    #[inline]
    fn count_capitals(&self) -> usize {
        // Most words have none but the first.
        if self.capitals & !0x80 == 0 { self.has_first_capital().into() } else { counted(self.capitals) }
    }
}

/// How many bits are set: kept out of the way of the words that need no count.
#[cold]
fn counted(bits: u64) -> usize {
    bits.count_ones() as usize
}

/// The highest bit of each of eight bytes that is a letter in ASCII.
#[inline]
pub(super) const fn letters_of(bytes: u64) -> u64 {
    between((bytes & !HIGH) | SMALL, b'a', b'z') & !bytes
}

/// The same for digits.
#[inline]
const fn digits_of(bytes: u64) -> u64 {
    between(bytes & !HIGH, b'0', b'9') & !bytes
}

/// Which bytes of eight are at least `from` and at most `to`, by their highest bits; all three below 128.
#[inline]
const fn between(eight: u64, from: u8, to: u8) -> u64 {
    let at_least = eight + (0x80 - from as u64) * ONES;
    let above = eight + (0x7f - to as u64) * ONES;
    at_least & !above & HIGH
}

impl Letters {
    /// Takes the letters and digits in ASCII that a text begins with, and tells how many they are. Eight are looked at in
    /// one step: most words have no more.
    #[inline]
    pub(super) fn add_run(&mut self, text: &[u8]) -> usize {
        let (mut run, mut capitals) = (0, 0);
        loop {
            let bytes = eight_of(text.get(run..).unwrap_or_default());
            let here = Run::of(letters_of(bytes) | digits_of(bytes), bytes);
            capitals += here.count_capitals();
            self.put(self.len + run, here.small, here.len);
            run += here.len;
            if here.len < 8 {
                break;
            }
        }
        self.is_number |= self.all == 0 && run > 0 && self.small[0].is_ascii_digit();
        self.capitals += capitals;
        self.all += run;
        self.len += run;
        run
    }

    /// Writes small letters, as far as there is room.
    #[inline]
    fn put(&mut self, at: usize, letters: u64, count: usize) {
        let bytes = letters.to_le_bytes();
        match self.small.get_mut(at..).and_then(|places| places.first_chunk_mut()) {
            Some(places) => *places = bytes,
            None => {
                let places = self.small.get_mut(at..).into_iter().flatten();
                places.zip(bytes.iter().take(count)).for_each(|(place, byte)| *place = *byte);
            }
        }
    }

    pub(super) fn add(&mut self, next: char) {
        if self.all == 0 && next.is_ascii_digit() {
            self.is_number = true;
        }
        self.all += 1;
        if next.is_uppercase() {
            self.capitals += 1;
        }
        let byte = u8::try_from(next.to_ascii_lowercase()).unwrap_or(0xff);
        if let Some(place) = self.small.get_mut(self.len) {
            *place = byte;
        }
        self.len += 1;
    }

    /// The word as the lexicon is asked for it; nothing where it is too long to be known.
    #[inline]
    pub(super) fn packed(&self) -> Packed {
        if self.len > LONGEST {
            return Packed::default();
        }
        let (eights, _) = self.small.as_chunks::<8>();
        match eights {
            [first, second, third] => {
                Packed([u64::from_le_bytes(*first), u64::from_le_bytes(*second), u64::from_le_bytes(*third)])
            }
            _ => Packed::default(),
        }
    }

    /// The word in small letters; nothing where it is too long to be known.
    #[inline]
    pub(super) fn word(&self) -> &[u8] {
        self.small.get(..self.len).unwrap_or_default()
    }

    /// Whether it is single letters with dots between them so far ("U.S").
    pub(super) fn is_dotted_letters(&self) -> bool {
        let word = self.word();
        // Most words show at their end that they are not.
        if !matches!(word, [_] | [.., b'.' | b'-', _] | [.., b'.']) {
            return false;
        }
        let part = word.rsplit(|byte| *byte == b'-').next().unwrap_or_default();
        !part.is_empty()
            && part.chunks(2).all(|pair| matches!(pair, [letter] | [letter, b'.'] if letter.is_ascii_alphabetic()))
    }

    /// Whether a full stop behind it is a part of it.
    pub(super) fn takes_a_dot(&self, is_abbreviation: bool) -> bool {
        self.capitals > 0 && is_abbreviation || self.is_dotted_letters() && (self.capitals > 0 || self.all > 1)
    }

    #[inline]
    pub(super) fn shape(&self, first: char) -> Shape {
        Shape { is_capital: first.is_uppercase(), is_upper: is_upper(self.capitals, self.all), ..Shape::PLAIN }
    }
}

/// Whether a word is written in capitals: of at least two, and all but two at most.
#[inline]
fn is_upper(capitals: usize, all: usize) -> bool {
    capitals >= 2 && capitals + 2 >= all
}

/// Fewer than eight bytes as they would stand before zeros.
fn padded(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

/// How a word ends, in letters of either size.
#[inline]
pub(super) fn ending(word: &[u8]) -> Ending {
    let Some(last) = word.last_chunk::<4>() else { return Ending::None };
    let [_, before, last, end] = (u32::from_le_bytes(*last) | SMALL as u32).to_le_bytes();
    match (before, last, end) {
        (_, b'e', b'd') if word.len() > 4 => Ending::Ed,
        (b'i', b'n', b'g') if word.len() > 5 => Ending::Ing,
        (_, b's', b's') => Ending::None,
        (_, _, b's') => Ending::S,
        _ => Ending::None,
    }
}

/// Whether a word that the lexicon does not know says how something is done. "Italy", "Kelly" and "Supply" end like such
/// a word: with a capital it takes a longer ending.
#[inline]
pub(super) fn is_manner(word: &[u8], is_capital: bool) -> bool {
    const ENDINGS: [&[u8]; 10] =
        [b"ally", b"ently", b"antly", b"edly", b"vely", b"usly", b"tely", b"ngly", b"fully", b"ssly"];
    let ends_with = |ending: &&[u8]| {
        let last = word.len().checked_sub(ending.len()).and_then(|from| word.get(from..));
        last.is_some_and(|last| last.eq_ignore_ascii_case(ending))
    };
    let may_be = matches!(word, [.., b'l' | b'L', b'y' | b'Y']) && word.len() > 4;
    may_be && (!is_capital || word.len() > 6 && ENDINGS.iter().any(ends_with))
}
