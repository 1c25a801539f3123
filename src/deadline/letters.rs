//! The letters in ASCII of a text, eight bytes at a time.

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
const HIGH: u64 = 0x80 * ONES;

/// A small letter is a capital with this bit more, in each byte.
pub(super) const SMALL: u64 = 0x20 * ONES;

/// How many letters in ASCII a text begins with.
#[inline]
pub(super) fn letters_ahead(text: &[u8]) -> usize {
    let mut len = 0;
    loop {
        let rest = text.get(len..).unwrap_or_default();
        let others = others_in(rest.first_chunk().map_or_else(|| padded(rest), |eight| u64::from_le_bytes(*eight)));
        if others != 0 {
            return len + (others.trailing_zeros() / 8) as usize;
        }
        len += 8;
    }
}

/// The highest bit of each of eight bytes that is no letter.
#[inline]
const fn others_in(bytes: u64) -> u64 {
    let small = (bytes & !HIGH) | SMALL;
    let (from_a, behind_z) = (small + (0x80 - b'a' as u64) * ONES, small + (0x7f - b'z' as u64) * ONES);
    (!from_a | behind_z | bytes) & HIGH
}

/// Fewer than eight bytes as they would stand before zeros.
fn padded(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

/// What stands before the first such byte in ASCII, and what stands behind it. For the short rows of our tables: a search made
/// for long texts takes longer.
#[inline]
pub(super) fn cut_at(text: &'static str, mark: u8) -> (&'static str, Option<&'static str>) {
    let cut = text.bytes().position(|byte| byte == mark).and_then(|at| text.split_at_checked(at));
    cut.map_or((text, None), |(before, rest)| (before, rest.get(1..)))
}

/// What stands between such bytes.
pub(super) fn pieces(text: &'static str, mark: u8) -> impl Iterator<Item = &'static str> {
    let cuts = std::iter::successors(Some(cut_at(text, mark)), move |(_, rest)| rest.map(|rest| cut_at(rest, mark)));
    cuts.map(|(piece, _)| piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut() {
        assert!(pieces("a b||c|", b'|').eq(["a b", "", "c", ""]));
        assert_eq!((cut_at("a b c", b' '), cut_at("", b' ')), (("a", Some("b c")), ("", None)));
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
