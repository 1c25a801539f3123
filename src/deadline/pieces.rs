//! Rows of our tables cut into their pieces.

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
}
