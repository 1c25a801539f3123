//! The letters of one word as they are read: small ones for the lexicon, and what they show.

use super::shape::{Ending, Shape};
use crate::letters::{Packed, Plain, Run, digits_of, eight_of, letters_of};

/// How many bytes of a word the lexicon is asked for; longer ones it does not know.
const LONGEST: usize = 24;

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
        Shape::CAPITAL.when(first.is_uppercase()).and(Shape::UPPER.when(is_upper(self.capitals, self.all)))
    }
}

/// How a word of plain letters is written.
#[inline]
pub(super) fn shape_of(word: &Plain) -> Shape {
    let shape = Shape::LETTERS.and(Shape::CAPITAL.when(word.is_capital));
    if word.capitals > 1 { shape.and(Shape::UPPER.when(is_upper(word.capitals, word.len))) } else { shape }
}

/// Whether a word is written in capitals: of at least two, and all but two at most.
#[inline]
fn is_upper(capitals: usize, all: usize) -> bool {
    capitals >= 2 && capitals + 2 >= all
}

/// How a word ends, in letters of either size. Asked of every word, and told without a branch that could be guessed wrong.
#[inline]
pub(super) fn ending(word: &[u8]) -> Ending {
    let Some(last) = word.last_chunk::<4>() else { return Ending::None };
    let [_, before, last, end] = (u32::from_le_bytes(*last) | 0x2020_2020).to_le_bytes();
    let is_ed = (last == b'e') & (end == b'd') & (word.len() > 4);
    let is_ing = (before == b'i') & (last == b'n') & (end == b'g') & (word.len() > 5);
    let is_s = (last != b's') & (end == b's');
    Ending::of(u16::from(is_ed) | (u16::from(is_ing) << 1) | (u16::from(is_s) * 3))
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
