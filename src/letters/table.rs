//! Tables of our own words: asked for nearly every word of a text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table of words. What a text holds never gets into one, so nobody can choose words that meet in one place.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Letters>>;

/// Hashes a word by its first and its last eight letters, which for most words are all they have.
#[derive(Default)]
pub(crate) struct Letters(u64);

impl Hasher for Letters {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    #[inline]
    fn write(&mut self, word: &[u8]) {
        let eight = |letters: &[u8; 8]| u64::from_le_bytes(*letters);
        let four = |letters: &[u8; 4]| u64::from(u32::from_le_bytes(*letters));
        let letters = match (word.first_chunk(), word.last_chunk()) {
            (Some(first), Some(last)) => eight(first) ^ eight(last).rotate_left(23),
            _ => match (word.first_chunk(), word.last_chunk()) {
                (Some(first), Some(last)) => four(first) | four(last) << 32,
                _ => word.iter().fold(0, |letters, byte| letters << 8 | u64::from(*byte)),
            },
        };
        self.0 = (self.0 ^ letters ^ word.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    // What tells where a word ends: its length is in already.
    #[inline]
    fn write_u8(&mut self, _: u8) {}

    #[inline]
    fn write_usize(&mut self, _: usize) {}
}

/// No word of a table of [`ByLetters`] is longer, in bytes.
pub(crate) const LONGEST: usize = 24;

/// The letters of a word as three numbers, zeros behind the last: words are compared and hashed without a loop.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Packed(pub(crate) [u64; LONGEST / 8]);

impl PartialEq for Packed {
    #[inline]
    fn eq(&self, other: &Packed) -> bool {
        let (Packed([a, b, c]), Packed([x, y, z])) = (self, other);
        // Without a branch: they are equal more often than not.
        (a ^ x) | (b ^ y) | (c ^ z) == 0
    }
}

impl Packed {
    /// Packs a word; `None` where it is longer than any that is known.
    #[inline]
    pub(crate) fn of(word: &[u8]) -> Option<Packed> {
        let (eights, rest) = word.as_chunks::<8>();
        let last = eight_at_most(rest);
        let full = |eight: &[u8; 8]| u64::from_le_bytes(*eight);
        match eights {
            [] => Some(Packed([last, 0, 0])),
            [first] => Some(Packed([full(first), last, 0])),
            [first, second] => Some(Packed([full(first), full(second), last])),
            [first, second, third] if rest.is_empty() => Some(Packed([full(first), full(second), full(third)])),
            _ => None,
        }
    }

    /// The letters, zeros behind them.
    pub(crate) fn bytes(self) -> [u8; LONGEST] {
        let mut bytes = [0; LONGEST];
        bytes.as_chunks_mut().0.iter_mut().zip(self.0).for_each(|(eight, letters)| *eight = letters.to_le_bytes());
        bytes
    }

    /// The word with its capitals in ASCII made small.
    #[inline]
    pub(crate) fn in_small_letters(self) -> Packed {
        let Packed([first, second, third]) = self;
        Packed([in_small_letters(first), in_small_letters(second), in_small_letters(third)])
    }

    #[inline]
    fn hash(self) -> u64 {
        let [first, second, third] = self.0;
        // Most words have eight letters at most; an odd factor leaves no two of those alike.
        let sum = first ^ second.wrapping_mul(0xff51_afd7_ed55_8ccd) ^ third.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        sum.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// Eight bytes with the capitals in ASCII among them made small.
#[inline]
const fn in_small_letters(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let seven_bits = eight & (0x7f * ONES);
    let (from_a, behind_z) = (seven_bits + (0x80 - b'A' as u64) * ONES, seven_bits + (0x7f - b'Z' as u64) * ONES);
    let capitals = from_a & !behind_z & !eight & (0x80 * ONES);
    eight | capitals >> 2 // a small letter has this bit more
}

/// Fewer than eight bytes as one number: two loads that overlap, and no loop.
#[inline]
fn eight_at_most(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let four = |letters: &[u8; 4]| u64::from(u32::from_le_bytes(*letters));
        return four(first) | four(last) << (8 * (bytes.len() - 4));
    }
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| u64::from(*byte));
    byte(0) | byte(1) << 8 | byte(2) << 16
}

/// A table of our own words by their letters: asked for every word of a text.
pub(crate) struct ByLetters<V> {
    /// The numbers of words from 1, a word at the place of its hash or behind it; most places are empty. Small enough to
    /// stay near the processor, as most words of a text that are not known need no other look.
    places: Vec<u16>,
    words: Vec<(Packed, V)>,
    shift: u32,
}

impl<V> ByLetters<V> {
    /// Makes a table of words that differ; one that is empty or too long is never found.
    pub(crate) fn of<'a>(words: impl Iterator<Item = (&'a [u8], V)>) -> ByLetters<V> {
        ByLetters::merged(words, |_, _| ())
    }

    /// As above, of words that may come again: what they have then is merged into what the table has.
    pub(crate) fn merged<'a>(words: impl Iterator<Item = (&'a [u8], V)>, merge: impl Fn(&mut V, V)) -> ByLetters<V> {
        let packed = words.filter(|(word, _)| !word.is_empty());
        ByLetters::of_packed(packed.filter_map(|(word, value)| Some((Packed::of(word)?, value))), merge)
    }

    /// As above, of words whose letters are packed.
    pub(crate) fn of_packed(words: impl Iterator<Item = (Packed, V)>, merge: impl Fn(&mut V, V)) -> ByLetters<V> {
        let packed: Vec<(Packed, V)> = words.collect();
        let size = (packed.len() * 4).next_power_of_two().max(4);
        let shift = 64 - size.trailing_zeros();
        let mut table = ByLetters { places: vec![0; size], words: Vec::with_capacity(packed.len()), shift };
        for (word, value) in packed {
            let mut place = table.place_of(word);
            while table.known_at(place).is_some_and(|(known, _)| *known != word) {
                place = (place + 1) % size;
            }
            match table.known_at(place) {
                Some((_, known)) => merge(known, value),
                None => {
                    table.words.push((word, value));
                    let number = u16::try_from(table.words.len()).expect("our tables are shorter");
                    table.places.get_mut(place).into_iter().for_each(|free| *free = number);
                }
            }
        }
        table
    }

    /// The words and what the table has of each, by their numbers from 0.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Packed, &V)> {
        self.words.iter().map(|(word, value)| (*word, value))
    }

    /// The same words with something else of each, made of its number from 0, itself, and what the table had.
    pub(crate) fn map<W>(self, mut value: impl FnMut(usize, Packed, V) -> W) -> ByLetters<W> {
        let words = self.words.into_iter().enumerate();
        let words = words.map(|(number, (word, old))| (word, value(number, word, old))).collect();
        ByLetters { places: self.places, words, shift: self.shift }
    }

    fn known_at(&mut self, place: usize) -> Option<&mut (Packed, V)> {
        let number = usize::from(*self.places.get(place)?);
        self.words.get_mut(number.checked_sub(1)?)
    }

    #[inline]
    fn place_of(&self, word: Packed) -> usize {
        (word.hash() >> self.shift) as usize
    }

    /// What the table has of a word.
    #[inline]
    pub(crate) fn get(&self, word: Packed) -> Option<&V> {
        let mut place = self.place_of(word);
        loop {
            let number = usize::from(*self.places.get(place).or_else(|| self.places.first())?);
            let (known, value) = self.words.get(number.checked_sub(1)?)?;
            if *known == word {
                return Some(value);
            }
            place = if place < self.places.len() { place + 1 } else { 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_letters() {
        let words: Vec<String> = (0..40).map(|len| "abcdefghij".repeat(4).chars().take(len).collect()).collect();
        let table = ByLetters::of(words.iter().map(|word| (word.as_bytes(), word.len())));
        let found = |word: &str| Packed::of(word.as_bytes()).and_then(|word| table.get(word)).copied();
        for word in &words {
            assert_eq!(found(word), Some(word.len()).filter(|len| (1..=LONGEST).contains(len)), "{word}");
        }
        assert_eq!((found("abcdefghijx"), found("b")), (None, None));
    }

    #[test]
    fn words_of_all_lengths_are_found() {
        let words: Vec<String> = (0..40).map(|len| "abcdefghij".repeat(4).chars().take(len).collect()).collect();
        let table: Table<&str, usize> = words.iter().map(|word| (word.as_str(), word.len())).collect();
        assert!(words.iter().all(|word| table.get(word.as_str()) == Some(&word.len())));
        assert_eq!(table.get("abcdefghijx"), None);
    }
}
