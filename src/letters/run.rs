//! Words of a text, eight bytes at a time.

use super::table::{LONGEST, Packed};

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
const HIGH: u64 = 0x80 * ONES;

/// A small letter is a capital with this bit more; digits have it.
pub(crate) const SMALL: u64 = 0x20 * ONES;

/// A word of letters in ASCII alone, with a space or a mark behind it that cannot belong to it: most words are such.
pub(crate) struct Plain {
    /// In small letters.
    pub(crate) packed: Packed,
    pub(crate) len: usize,
    /// Whether it begins with a capital.
    pub(crate) is_capital: bool,
    /// How many of its letters are capitals.
    pub(crate) capitals: usize,
    /// Whether a full stop stands behind it, and nothing behind that could belong to both.
    pub(crate) has_dot: bool,
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
            has_dot: false,
        })
    }

    /// The word of so many letters that a text begins with; `None` as above, and where it is longer than any we know. Of two
    /// letters and more it may stand before a full stop that ends a sentence, or belongs to the word.
    #[inline]
    pub(crate) fn of_length(text: &[u8], len: usize) -> Option<Plain> {
        let has_dot = text.get(len) == Some(&b'.') && len > 1;
        let is_whole = text.get(len + usize::from(has_dot)).is_none_or(|next| ends_a_word(*next));
        if len == 0 || len > LONGEST || !is_whole {
            return None;
        }
        let first = eight_of(text);
        if len > 8 {
            return Some(Plain { has_dot, ..Plain::of_eights(text, len, first) });
        }
        let inside = u64::MAX >> (64 - 8 * len);
        let capitals = capitals_of(first) & inside;
        let is_capital = capitals & 0x80 != 0;
        Some(Plain {
            packed: Packed([(first | SMALL) & inside, 0, 0]),
            len,
            is_capital,
            capitals: if capitals & !0x80 == 0 { is_capital.into() } else { counted(capitals) },
            has_dot,
        })
    }

    /// A word of more than eight letters.
    fn of_eights(text: &[u8], len: usize, first: u64) -> Plain {
        let mut small = [first | SMALL, 0, 0];
        let mut capitals = counted(capitals_of(first));
        for (place, eight) in small.iter_mut().enumerate().skip(1) {
            let Some(left) = len.checked_sub(8 * place).filter(|left| *left > 0) else { break };
            let bytes = eight_of(text.get(8 * place..).unwrap_or_default());
            let inside = u64::MAX >> (64 - 8 * left.min(8));
            *eight = (bytes | SMALL) & inside;
            capitals += counted(capitals_of(bytes) & inside);
        }
        Plain { packed: Packed(small), len, is_capital: capitals_of(first) & 0x80 != 0, capitals, has_dot: false }
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
        let is_capital = first.has_first_capital();
        is_whole.then_some(Plain { packed: Packed(small), len, is_capital, capitals, has_dot: false })
    }
}

/// Which bytes of a text are letters in ASCII, looked at 64 at a time.
pub(crate) struct Ahead {
    from: usize,
    /// One bit a byte from there on.
    letters: u64,
}

impl Ahead {
    /// Those that a text begins with.
    pub(crate) fn of(text: &[u8]) -> Ahead {
        let mut ahead = Ahead { from: 0, letters: 0 };
        ahead.look(text, 0);
        ahead
    }

    /// How many letters stand in a text from a byte on; 64 may be more.
    #[inline]
    pub(crate) fn letters_at(&mut self, text: &[u8], at: usize) -> usize {
        let place = at.wrapping_sub(self.from);
        if place < 64 {
            let len = (!(self.letters >> place)).trailing_zeros() as usize;
            if place + len < 64 {
                return len;
            }
        }
        self.look(text, at);
        self.letters.trailing_ones() as usize
    }

    /// Looks at the bytes from one on.
    fn look(&mut self, text: &[u8], from: usize) {
        let rest = text.get(from..).unwrap_or_default();
        let letters = match rest.first_chunk::<64>() {
            Some(bytes) => bits(bytes),
            None => {
                let mut bytes = [0; 64];
                bytes.iter_mut().zip(rest).for_each(|(byte, written)| *byte = *written);
                bits(&bytes)
            }
        };
        *self = Ahead { from, letters };
    }
}

/// One bit for each of 64 bytes, set where it is a letter.
fn bits(bytes: &[u8; 64]) -> u64 {
    /// Brings the highest bits of eight bytes together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (eights, _) = bytes.as_chunks::<8>();
    eights.iter().rev().fold(0, |all, eight| {
        let letters = letters_of(u64::from_le_bytes(*eight)) >> 7;
        all << 8 | letters.wrapping_mul(GATHER) >> 56
    })
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

/// How many letters in ASCII a text begins with.
#[inline]
pub(crate) fn letters_ahead(text: &[u8]) -> usize {
    let mut len = 0;
    loop {
        let others = letters_of(eight_of(text.get(len..).unwrap_or_default())) ^ HIGH;
        if others != 0 {
            return len + (others.trailing_zeros() / 8) as usize;
        }
        len += 8;
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
            capitals: capitals_of(bytes) & inside,
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

/// The highest bit of each of eight letters that is a capital: small ones have the bit that is looked at, and digits.
#[inline]
const fn capitals_of(letters: u64) -> u64 {
    HIGH & !(letters << 2)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters of a text from each byte on, counted one by one.
    #[track_caller]
    fn case(text: &str) {
        let bytes = text.as_bytes();
        let mut ahead = Ahead::of(bytes);
        for at in 0..bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            let counted = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            assert_eq!(ahead.letters_at(bytes, at).min(64), counted.min(64), "{text:?} from {at}");
            let (one, other) = (Plain::of(rest), Plain::of_length(rest, counted).filter(|word| !word.has_dot));
            let shown = |word: Plain| (word.packed, word.len, word.is_capital, word.capitals);
            assert_eq!(one.map(shown), other.map(shown), "{text:?} from {at}");
        }
    }

    #[test]
    fn letters_are_counted_ahead() {
        case("");
        case("The UN's envoy said on 3 May: “No, it's Über-late”, x@y.org, a-b, NATO [");
        case(&"word ".repeat(40));
        case(&"abcdefghijklmnopqrstuvwXYZ".repeat(5));
        case("Internationalization, CONSTITUTIONALLY antidisestablishmentarian antidisestablishment.");
        case("{|}~@`^_\u{7f}\u{80}é");
    }

    #[test]
    fn letters_are_told_from_all_else() {
        for byte in 0..=255_u8 {
            for len in 0..20 {
                let text: Vec<u8> = (b'a'..).take(len).chain([byte, b'Z']).collect();
                let expected = if byte.is_ascii_alphabetic() { len + 2 } else { len };
                assert_eq!(letters_ahead(&text), expected, "{byte} behind {len}");
            }
        }
    }
}
