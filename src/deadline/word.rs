//! A word with what makes it quick to compare, and tables that are asked for words.

use std::ops::Deref;

/// A number made of a text: texts with unequal keys are unequal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u64);

impl Key {
    fn of(text: &str) -> Key {
        // FNV-1a; the last step lets the low bits depend on all of them.
        let sum = text
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
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
    keys: Keys,
    /// By the last bits of their keys.
    places: Vec<Vec<(Word<'static>, T)>>,
}

impl<T: Copy> Table<T> {
    /// What the word stands for.
    #[inline]
    pub(super) fn get(&self, word: Word<'_>) -> Option<T> {
        if self.keys.may_hold(word.key) { self.find(word) } else { None }
    }

    #[inline(never)]
    fn find(&self, word: Word<'_>) -> Option<T> {
        let alike = self.places.get(place(word.key, self.places.len()))?;
        alike.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }
}

impl<T> FromIterator<(&'static str, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(rows: I) -> Self {
        let rows: Vec<(&'static str, T)> = rows.into_iter().collect();
        let size = (4 * rows.len()).next_power_of_two();
        let mut places: Vec<Vec<(Word<'static>, T)>> = (0..size).map(|_| Vec::new()).collect();
        let mut keys = Keys::default();
        for (text, value) in rows {
            let word = Word::of(text);
            keys.add(word.key);
            if let Some(alike) = places.get_mut(place(word.key, size)) {
                alike.push((word, value));
            }
        }
        Self { keys, places }
    }
}

/// `size` is a power of two.
fn place(Key(key): Key, size: usize) -> usize {
    key as usize & (size - 1)
}
