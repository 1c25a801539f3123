//! Phrases taken apart at their spaces. They are short: no searcher is made for them.

/// Whether a phrase has several words.
pub(super) fn has_space(words: &str) -> bool {
    words.bytes().any(|byte| byte == b' ')
}

/// What stands behind the last space of a phrase.
pub(super) fn last_word(words: &str) -> &str {
    let space = words.bytes().rposition(|byte| byte == b' ');
    space.and_then(|space| words.get(space + 1..)).unwrap_or(words)
}

/// What stands before and behind the first place of a joint.
pub(super) fn parted<'w, const N: usize>(words: &'w str, joint: &[u8; N]) -> Option<(&'w str, &'w str)> {
    let at = words.as_bytes().windows(N).position(|here| here == joint)?;
    Some((words.get(..at)?, words.get(at + N..)?))
}

/// The same of the last place.
pub(super) fn parted_last<'w, const N: usize>(words: &'w str, joint: &[u8; N]) -> Option<(&'w str, &'w str)> {
    let at = words.as_bytes().windows(N).rposition(|here| here == joint)?;
    Some((words.get(..at)?, words.get(at + N..)?))
}

/// Words with one space between them.
pub(super) fn one_line(words: &str) -> String {
    let mut before = b' ';
    let is_plain = words.bytes().all(|byte| {
        let is_next = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        is_next
    });
    if is_plain && before != b' ' {
        return words.to_owned();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
