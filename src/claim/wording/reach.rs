//! How far a word reaches.

/// Words of their own that an apostrophe opens.
const ENDINGS: [&str; 6] = ["'ll", "'re", "'ve", "'m", "'d", "'s"];

/// Which bytes are letters or digits of ASCII: asked of every byte of a word.
const ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

#[inline]
pub(super) fn is_alphanumeric(byte: u8) -> bool {
    ALPHANUMERIC.get(usize::from(byte)).copied().unwrap_or_default()
}

#[inline]
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The word of its own that an apostrophe opens, and how many letters of the text it takes: "we'll".
pub(super) fn ending(text: &str, apostrophe: usize, rest: &str) -> Option<(&'static str, usize)> {
    let follows_word = text.get(..apostrophe)?.chars().next_back().is_some_and(char::is_alphanumeric);
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_known = |ending: &&str| {
        let letters = rest.get(..length).zip(ending.strip_prefix('\''));
        letters.is_some_and(|(written, known)| written.eq_ignore_ascii_case(known))
    };
    let known = ENDINGS.into_iter().find(is_known).filter(|_| follows_word)?;
    Some((known, length))
}

/// The bytes of the word that a text begins with: letters, digits, what stands between them in "so-called", "U.S.",
/// "won't", "1.5". And whether all of them are ASCII.
#[inline]
pub(super) fn word_length(text: &str) -> (usize, bool) {
    let run = text.bytes().take_while(|byte| is_alphanumeric(*byte)).count();
    let is_inner = |at: usize| char_at(text, at).is_some_and(char::is_alphanumeric);
    let goes_on = match text.as_bytes().get(run) {
        Some(b'-' | b'.') => is_inner(run + 1),
        Some(b'\'') => is_negation(text, run),
        Some(0x80..) => is_inner(run) || is_negation(text, run),
        _ => false,
    };
    if !goes_on {
        return (run, true);
    }
    let length = length_with_marks(text);
    (length, text.get(..length).is_some_and(str::is_ascii))
}

fn length_with_marks(text: &str) -> usize {
    let (mut length, mut has_dot) = (0, false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_inner = next.is_some_and(char::is_alphanumeric);
        match c {
            c if c.is_alphanumeric() => length = at + c.len_utf8(),
            '-' if is_inner => {}
            '.' if is_inner => has_dot = true,
            '.' if has_dot => length = at + 1,
            '\'' | '’' if is_negation(text, at) => {}
            _ => break,
        }
    }
    length
}

/// "n't": the apostrophe stands inside the word.
fn is_negation(text: &str, at: usize) -> bool {
    let mut after = text.get(at..).unwrap_or_default().chars().skip(1);
    let is_n = text.get(..at).is_some_and(|before| before.ends_with(['n', 'N']));
    is_n && after.next().is_some_and(|c| matches!(c, 't' | 'T')) && after.next().is_none_or(|c| !c.is_alphanumeric())
}
