//! From bytes to text: by byte order mark, by what the server says, by what the page says, else UTF-8.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text, and what is to be said about how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) warning: Option<String>,
}

/// How far into a page its encoding may be named.
const NAMED_WITHIN: usize = 4_096;

/// Decodes what was read. `charset` is what the server said. The text begins behind a byte order mark.
pub(super) fn decoded(bytes: &[u8], charset: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = charset.and_then(|label| Encoding::for_label(label.as_bytes())) {
        return with(encoding, bytes);
    }
    if let Some(encoding) = without_mark(bytes) {
        return with(encoding, bytes);
    }
    match named(bytes) {
        // A page that can be read as ASCII cannot be UTF-16, whatever it says.
        Some(encoding) if encoding != UTF_16BE && encoding != UTF_16LE => with(encoding, bytes),
        _ => guessed(bytes),
    }
}

/// The encoding that a page names: `<meta charset>`, `<meta http-equiv>`, `<?xml encoding?>`.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(NAMED_WITHIN).map(|byte| char::from(*byte)).collect();
    let head = head.to_ascii_lowercase();
    if !head.contains('<') {
        return None;
    }
    let label_after = |at: usize| {
        let rest = head.get(at..)?.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let label = rest.split(['"', '\'', ' ', ';', '>', '/', '?']).next()?;
        Encoding::for_label(label.as_bytes())
    };
    let in_tag = |at: &usize| {
        let before = head.get(..*at).unwrap_or_default();
        before.rfind('<').is_some_and(|open| {
            let tag = before.get(open..).unwrap_or_default();
            (tag.starts_with("<meta") || tag.starts_with("<?xml")) && !tag.contains('>')
        })
    };
    let places =
        ["charset", "encoding"].iter().flat_map(|word| head.match_indices(word).map(|(at, _)| (at, word.len())));
    places.filter(|(at, _)| in_tag(at)).find_map(|(at, length)| label_after(at + length))
}

/// UTF-16 without a mark: every other byte of the beginning is NUL.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(64) & !1).filter(|head| head.len() >= 8)?;
    let are_nul = |first: usize| head.iter().skip(first).step_by(2).all(|byte| *byte == 0);
    let none_nul = |first: usize| head.iter().skip(first).step_by(2).all(|byte| *byte != 0);
    match () {
        () if are_nul(1) && none_nul(0) => Some(UTF_16LE),
        () if are_nul(0) && none_nul(1) => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-8; where no letter of it is more than one byte long, what Windows writes in the West.
fn guessed(bytes: &[u8]) -> Decoded {
    let Err(error) = std::str::from_utf8(bytes) else { return with(UTF_8, bytes) };
    let line = 1 + bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
    let is_western = !bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let (encoding, said) = if is_western {
        (WINDOWS_1252, format!("it is not UTF-8 (line {line}) and says no encoding: read as windows-1252"))
    } else {
        (UTF_8, format!("line {line}: invalid UTF-8; what cannot be read is shown as \u{fffd}"))
    };
    Decoded { text: encoding.decode_without_bom_handling(bytes).0.into_owned(), warning: Some(said) }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let warning =
        has_errors.then(|| format!("not all of it is {}; what cannot be read is shown as \u{fffd}", encoding.name()));
    Decoded { text: text.into_owned(), warning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], charset: Option<&str>, expected: &str, warning: &str) {
        let found = decoded(bytes, charset);
        let said = found.warning.unwrap_or_default();
        assert_eq!(found.text, expected);
        assert!(if warning.is_empty() { said.is_empty() } else { said.contains(warning) }, "{said}");
    }

    #[test]
    fn the_mark_goes_before_the_header_and_that_before_the_page() {
        case(b"\xef\xbb\xbfcaf\xc3\xa9", Some("windows-1252"), "café", "");
        case(b"\xff\xfea\0b\0", None, "ab", "");
        case(b"\xfe\xff\0a\0b", None, "ab", "");
        case(b"a\0b\0c\0d\0", None, "abcd", "");
        case(b"caf\xe9", Some("ISO-8859-1"), "café", "");
        case(b"<meta charset=utf-8>caf\xe9", Some("latin1"), "<meta charset=utf-8>café", "");
        case(b"<meta charset=\"windows-1251\">\xe4\xe0", None, "<meta charset=\"windows-1251\">да", "");
        case(
            b"<META http-equiv=Content-Type content='text/html; charset=Shift_JIS'>\x82\xa0",
            None,
            "<META http-equiv=Content-Type content='text/html; charset=Shift_JIS'>あ",
            "",
        );
        case(
            b"<?xml version='1.0' encoding='iso-8859-15'?>\xa4",
            None,
            "<?xml version='1.0' encoding='iso-8859-15'?>€",
            "",
        );
    }

    #[test]
    fn what_says_nothing_is_utf_8_or_western() {
        case("café".as_bytes(), None, "café", "");
        case(b"\x93So\x94, he said", None, "“So”, he said", "windows-1252");
        case("café \u{201c}".as_bytes(), Some("no-such-charset"), "café “", "");
        case(b"caf\xc3\xa9\n\xff", None, "café\n\u{fffd}", "line 2: invalid UTF-8");
        case(b"a\xff", Some("utf-8"), "a\u{fffd}", "UTF-8");
        case(b"the charset=windows-1251 \xc3\xa9", None, "the charset=windows-1251 é", "");
        case(b"", None, "", "");
    }
}
