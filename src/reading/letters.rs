//! The letters of one word as they are read: small ones for the lexicon, and what they show.

use super::tokens::{Ending, Shape};
use crate::claim::wording::Packed;

/// How many bytes of a word the lexicon is asked for; longer ones it does not know.
const LONGEST: usize = 24;

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
const HIGH: u64 = 0x80 * ONES;

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
            let rest = text.get(run..).unwrap_or_default();
            let eight = match rest.first_chunk() {
                Some(eight) => u64::from_le_bytes(*eight),
                None => padded(rest),
            };
            let seven_bits = eight & !HIGH;
            // A small letter is a capital with one bit more; digits have that bit.
            let small = seven_bits | (0x20 * ONES);
            let letters = between(small, b'a', b'z') & !eight;
            let others = HIGH & !(letters | (between(seven_bits, b'0', b'9') & !eight));
            let here = (others.trailing_zeros() / 8) as usize;
            let inside = if here < 8 { (1 << (8 * here)) - 1 } else { u64::MAX };
            // The bit that small letters have, where the highest is.
            let here_capitals = letters & !(eight << 2) & inside;
            if here_capitals != 0 {
                capitals += here_capitals.count_ones() as usize;
            }
            self.put(self.len + run, small & inside, here);
            run += here;
            if here < 8 {
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
        let part = word.rsplit(|byte| *byte == b'-').next().unwrap_or_default();
        !part.is_empty()
            && part.chunks(2).all(|pair| matches!(pair, [letter] | [letter, b'.'] if letter.is_ascii_alphabetic()))
    }

    /// Whether a full stop behind it is a part of it.
    pub(super) fn takes_a_dot(&self) -> bool {
        (self.is_dotted_letters() && (self.capitals > 0 || self.all > 1))
            || (self.capitals > 0 && is_abbreviation(self.word()))
    }

    #[inline]
    pub(super) fn shape(&self, first: char) -> Shape {
        Shape {
            is_capital: first.is_uppercase(),
            is_upper: self.capitals >= 2 && self.capitals + 2 >= self.all,
            ..Shape::PLAIN
        }
    }
}

/// Fewer than eight bytes as they would stand before zeros.
fn padded(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

/// Words that are written with a full stop.
const ABBREVIATIONS: &str = " mr mrs ms dr sen sens rep reps gov govs gen lt col sgt st prof jr sr inc corp co ltd vs \
    etc jan feb aug sept oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo \
    mont neb nev okla pa tenn tex va vt wash wis wyo rev hon capt cmdr maj adm supt est dept univ ";

fn is_abbreviation(word: &[u8]) -> bool {
    (2..=5).contains(&word.len())
        && std::str::from_utf8(word).is_ok_and(|word| {
            ABBREVIATIONS.match_indices(word).any(|(at, _)| {
                let around =
                    (ABBREVIATIONS.as_bytes().get(at.wrapping_sub(1)), ABBREVIATIONS.as_bytes().get(at + word.len()));
                around == (Some(&b' '), Some(&b' '))
            })
        })
}

/// How a word in small letters ends.
#[inline]
pub(super) fn ending(word: &[u8]) -> Ending {
    match word {
        [.., b'e', b'd'] if word.len() > 4 => Ending::Ed,
        [.., b'i', b'n', b'g'] if word.len() > 5 => Ending::Ing,
        [.., b's', b's'] => Ending::None,
        [.., b's'] if word.len() > 3 => Ending::S,
        _ => Ending::None,
    }
}
