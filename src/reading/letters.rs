//! The letters of one word as they are read: small ones for the lexicon, and what they show.

use super::tokens::{Ending, Shape};

/// How many bytes of a word the lexicon is asked for; longer ones it does not know.
const LONGEST: usize = 24;

/// A capital, in [`CLASSES`].
const CAPITAL: u8 = 2;

/// For each byte whether it is a letter or a digit in ASCII, and a capital; 0 where it is neither.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        classes[byte as usize] = if byte.is_ascii_uppercase() { CAPITAL } else { byte.is_ascii_alphanumeric() as u8 };
        byte += 1;
    }
    classes
};

/// A word as it is read: in small letters, and what its letters show.
pub(super) struct Letters {
    small: [u8; LONGEST],
    pub(super) len: usize,
    pub(super) is_number: bool,
    capitals: usize,
    all: usize,
}

impl Default for Letters {
    fn default() -> Self {
        Letters { small: [0; LONGEST], len: 0, is_number: false, capitals: 0, all: 0 }
    }
}

impl Letters {
    /// Takes the letters and digits in ASCII that a text begins with, and tells how many they are.
    #[inline]
    pub(super) fn add_run(&mut self, text: &[u8]) -> usize {
        let (mut run, mut capitals) = (0, 0);
        while let Some(class) = text.get(run).map(|byte| CLASSES[usize::from(*byte)]).filter(|class| *class > 0) {
            capitals += usize::from(class == CAPITAL);
            run += 1;
        }
        match text.first_chunk::<LONGEST>() {
            // What stands behind the run is never asked for.
            Some(first) if self.len == 0 => self.small = first.map(|byte| byte.to_ascii_lowercase()),
            _ => {
                let places = self.small.get_mut(self.len..).into_iter().flatten();
                places.zip(text.iter().take(run)).for_each(|(place, byte)| *place = byte.to_ascii_lowercase());
            }
        }
        self.is_number |= self.all == 0 && run > 0 && self.small[0].is_ascii_digit();
        self.capitals += capitals;
        self.all += run;
        self.len += run;
        run
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

    /// The word in small letters; nothing where it is too long to be known.
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

    pub(super) fn shape(&self, first: char) -> Shape {
        Shape {
            is_capital: first.is_uppercase(),
            is_upper: self.capitals >= 2 && self.capitals + 2 >= self.all,
            ..Shape::PLAIN
        }
    }
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
pub(super) fn ending(word: &[u8]) -> Ending {
    match word {
        [.., b'e', b'd'] if word.len() > 4 => Ending::Ed,
        [.., b'i', b'n', b'g'] if word.len() > 5 => Ending::Ing,
        [.., b's', b's'] => Ending::None,
        [.., b's'] if word.len() > 3 => Ending::S,
        _ => Ending::None,
    }
}
