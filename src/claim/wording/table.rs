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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_lengths_are_found() {
        let words: Vec<String> = (0..40).map(|len| "abcdefghij".repeat(4).chars().take(len).collect()).collect();
        let table: Table<&str, usize> = words.iter().map(|word| (word.as_str(), word.len())).collect();
        assert!(words.iter().all(|word| table.get(word.as_str()) == Some(&word.len())));
        assert_eq!(table.get("abcdefghijx"), None);
    }
}
