//! A word with what makes it quick to compare, and tables that are asked for words.

use crate::letters::SMALL;
use std::ops::Deref;

/// A number made of a text: texts with unequal keys are unequal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u64);

impl Key {
    #[inline]
    fn of(text: &str) -> Key {
        Key::made_of(text.as_bytes(), 0)
    }

    /// The key of a word of letters in ASCII, when they are made small.
    #[inline]
    pub(super) fn of_letters(letters: &[u8]) -> Key {
        Key::made_of(letters, SMALL)
    }

    /// Made of the first and the last eight bytes, which for most words are all they have, with these bits more.
    #[inline]
    fn made_of(text: &[u8], more: u64) -> Key {
        let eight = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes) | more;
        let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes)) | more >> 32;
        let letters = if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
            eight(first) ^ eight(last).rotate_left(23)
        } else if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
            four(first) | four(last) << 32
        } else {
            let byte = |at: usize| text.get(at).map_or(0, |byte| u64::from(*byte) | more >> 56);
            byte(0) | byte(1) << 8 | byte(2) << 16
        };
        let sum = (letters ^ (text.len() as u64) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        // The low bits depend on all of them.
        Key(sum ^ (sum >> 32))
    }
}

/// A text and its key. It can be used as the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    text: &'a str,
    key: Key,
}

impl<'a> Word<'a> {
    /// The word of this text.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, key: Key::of(text) }
    }

    pub(super) fn as_str(self) -> &'a str {
        self.text
    }

    pub(super) fn key(self) -> Key {
        self.key
    }
}

impl Deref for Word<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.text == other.text
    }
}

impl PartialEq<&str> for Word<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

/// A set of keys that may hold more than was put in, never less.
#[derive(Default)]
pub(super) struct Keys([u64; 2]);

impl Keys {
    pub(super) fn add(&mut self, Key(key): Key) {
        let [low, high] = &mut self.0;
        let half = if key & 64 == 0 { low } else { high };
        *half |= 1 << (key % 64);
    }

    #[inline]
    pub(super) fn may_hold(&self, Key(key): Key) -> bool {
        let [low, high] = self.0;
        let half = if key & 64 == 0 { low } else { high };
        half >> (key % 64) & 1 == 1
    }
}

/// Words and what each stands for. Of two that are equal the first counts.
pub(super) struct Table<T> {
    /// The numbers of words from 1, a word at the place of its key or behind it; 0 is no word.
    places: Vec<u16>,
    words: Vec<(Word<'static>, T)>,
}

impl<T: Copy> Table<T> {
    /// What the word stands for.
    #[inline]
    pub(super) fn get(&self, word: Word<'_>) -> Option<T> {
        self.find(word.key, |known| *known == word)
    }

    /// What a word with this key stands for. Few other words have it too.
    #[inline]
    pub(super) fn get_alike(&self, key: Key) -> Option<T> {
        self.find(key, |known| known.key == key)
    }

    #[inline]
    fn find(&self, key: Key, is_it: impl Fn(&Word<'_>) -> bool) -> Option<T> {
        let mut place = self.place(key);
        loop {
            let number = usize::from(*self.places.get(place)?);
            let (known, value) = self.words.get(number.checked_sub(1)?)?;
            if is_it(known) {
                return Some(*value);
            }
            place = (place + 1) & (self.places.len() - 1);
        }
    }
}

impl<T> Table<T> {
    fn place(&self, Key(key): Key) -> usize {
        // Their number is a power of two.
        key as usize & (self.places.len() - 1)
    }

    fn add(&mut self, word: Word<'static>, value: T) {
        let mut place = self.place(word.key);
        while let Some(number) = self.places.get(place).copied().filter(|number| *number > 0) {
            if self.words.get(usize::from(number) - 1).is_some_and(|(known, _)| *known == word) {
                return;
            }
            place = (place + 1) & (self.places.len() - 1);
        }
        self.words.push((word, value));
        let number = u16::try_from(self.words.len()).expect("our tables are shorter");
        self.places.get_mut(place).into_iter().for_each(|free| *free = number);
    }
}

impl<T> FromIterator<(&'static str, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(rows: I) -> Self {
        let rows: Vec<(&'static str, T)> = rows.into_iter().collect();
        // Most places stay empty, so that most words of a text need one look.
        let size = (4 * rows.len()).next_power_of_two().max(4);
        let mut table = Table { places: vec![0; size], words: Vec::with_capacity(rows.len()) };
        for (text, value) in rows {
            table.add(Word::of(text), value);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_lengths_are_found() {
        const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
        let words: Vec<&'static str> = (0..40).filter_map(|len| LETTERS.get(..len)).collect();
        let table: Table<usize> = words.iter().chain(&words).zip(0..).map(|(word, at)| (*word, at)).collect();
        for (at, word) in words.iter().enumerate() {
            assert_eq!(table.get(Word::of(word)), Some(at), "{word}");
        }
        assert_eq!(table.get(Word::of("bcd")), None);
    }
}
