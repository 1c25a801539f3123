//! Words of a text, eight bytes at a time.

use super::table::Packed;

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
const HIGH: u64 = 0x80 * ONES;

/// A small letter is a capital with this bit more; digits have it.
const SMALL: u64 = 0x20 * ONES;

/// A word of letters in ASCII alone, with a space or a mark behind it that cannot belong to it: most words are such.
pub(crate) struct Plain {
    /// In small letters.
    pub(crate) packed: Packed,
    pub(crate) len: usize,
    /// Whether it begins with a capital.
    pub(crate) is_capital: bool,
    /// How many of its letters are capitals.
    pub(crate) capitals: usize,
}

impl Plain {
    /// The word that a text begins with; `None` where something else begins, or may belong to it.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Option<Plain> {
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
pub(crate) fn eight_of(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => padded(text),
    }
}

/// What eight bytes begin with, in small letters.
pub(crate) struct Run {
    pub(crate) small: u64,
    pub(crate) len: usize,
    /// The highest bit of each capital.
    capitals: u64,
}

impl Run {
    /// Those of eight bytes before the first whose highest bit is not among `wanted`.
    #[inline]
    pub(crate) fn of(wanted: u64, bytes: u64) -> Run {
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
    pub(crate) fn count_capitals(&self) -> usize {
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
pub(crate) const fn letters_of(bytes: u64) -> u64 {
    between((bytes & !HIGH) | SMALL, b'a', b'z') & !bytes
}

/// The same for digits.
#[inline]
pub(crate) const fn digits_of(bytes: u64) -> u64 {
    between(bytes & !HIGH, b'0', b'9') & !bytes
}

/// Which bytes of eight are at least `from` and at most `to`, by their highest bits; all three below 128.
#[inline]
const fn between(eight: u64, from: u8, to: u8) -> u64 {
    let at_least = eight + (0x80 - from as u64) * ONES;
    let above = eight + (0x7f - to as u64) * ONES;
    at_least & !above & HIGH
}

/// Fewer than eight bytes as they would stand before zeros.
fn padded(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

