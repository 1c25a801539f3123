//! Maps by what stands in a text. Their hash has a key that is drawn for each run, so that nobody can write a text whose
//! words all meet in one place.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// A map by words of a text, or by places in it.
pub(super) type Keyed<K, V> = HashMap<K, V, Key>;

/// The key of a map.
#[derive(Clone, Copy)]
pub(super) struct Key(u64);

impl Default for Key {
    fn default() -> Self {
        static KEY: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
        Key(*KEY)
    }
}

impl BuildHasher for Key {
    type Hasher = Folded;

    #[inline]
    fn build_hasher(&self) -> Folded {
        Folded { sum: self.0, key: self.0 | 1 }
    }
}

/// Takes in eight bytes at a time: of each product with the key both halves count.
pub(super) struct Folded {
    sum: u64,
    key: u64,
}

impl Hasher for Folded {
    #[inline]
    fn finish(&self) -> u64 {
        self.sum
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.write_u64(u64::from_le_bytes(*eight));
        }
        self.write_u64(fewer(rest) ^ (bytes.len() as u64) << 56);
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        let product = u128::from(self.sum ^ number) * u128::from(self.key);
        self.sum = product as u64 ^ (product >> 64) as u64;
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    // What tells where a word ends: its length is in already.
    #[inline]
    fn write_u8(&mut self, _: u8) {}
}

/// Fewer than eight bytes as one number, without a loop: two loads that may overlap.
#[inline]
fn fewer(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let four = |letters: &[u8; 4]| u64::from(u32::from_le_bytes(*letters));
        return four(first) | four(last) << 24;
    }
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| u64::from(*byte));
    byte(0) | byte(1) << 8 | byte(2) << 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_places_are_found() {
        let words: Vec<String> = (0..40).map(|len| "ab".repeat(20).chars().take(len).collect()).collect();
        let by_word: Keyed<&str, usize> = words.iter().map(|word| (word.as_str(), word.len())).collect();
        assert!(words.iter().all(|word| by_word.get(word.as_str()) == Some(&word.len())));
        assert_eq!(by_word.get("ba"), None);
        let by_place: Keyed<usize, usize> = (0..40).map(|place| (place, place)).collect();
        assert!((0..40).all(|place| by_place.get(&place) == Some(&place)));
    }
}
