//! An article as a line gives it.
//!
//! Most lines are one plain object of texts, which is read here in one go: the general reader looks at every byte
//! three times. It reads all other lines, and says what is wrong with those at fault.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;

use crate::cli::stream::Id;

/// What a line gives; all else in it is passed over.
#[derive(Debug, Deserialize)]
pub(super) struct Given<'a> {
    #[serde(default)]
    pub(super) id: Id,
    #[serde(borrow)]
    pub(super) text: Cow<'a, str>,
    #[serde(default)]
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) title: Option<String>,
    #[serde(default)]
    pub(super) url: Option<String>,
}

impl<'a> Given<'a> {
    /// Reads a plain line: known keys, none of them twice. `None` where the general reader has to look.
    pub(super) fn plain(line: &'a [u8]) -> Option<Given<'a>> {
        let mut reader = Reader { text: str::from_utf8(line).ok()?, at: 0 };
        let (mut id, mut text, mut date, mut title, mut url) = (None, None, None, None, None);
        reader.takes(b'{').then_some(())?;
        loop {
            let key = reader.text()?;
            reader.takes(b':').then_some(())?;
            match &*key {
                "id" if id.is_none() => id = Some(reader.id()?),
                "text" if text.is_none() => text = Some(reader.text()?),
                "date" if date.is_none() => date = Some(reader.text_or_null()?),
                "title" if title.is_none() => title = Some(reader.text_or_null()?),
                "url" if url.is_none() => url = Some(reader.text_or_null()?),
                _ => return None,
            }
            if !reader.takes(b',') {
                break;
            }
        }
        let is_whole = reader.takes(b'}') && reader.is_at_end();
        is_whole.then_some(Given {
            id: id.unwrap_or_default(),
            text: text?,
            date: date.flatten(),
            title: title.flatten(),
            url: url.flatten(),
        })
    }
}

/// Reads plain JSON from its beginning on.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn skip_white(&mut self) {
        self.at += self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
    }

    fn is_at_end(&mut self) -> bool {
        self.skip_white();
        self.rest().is_empty()
    }

    /// Takes a mark and the white space before it, if it comes next.
    fn takes(&mut self, mark: u8) -> bool {
        self.skip_white();
        let is_next = self.rest().first() == Some(&mark);
        self.at += usize::from(is_next);
        is_next
    }

    fn id(&mut self) -> Option<Id> {
        self.skip_white();
        if self.rest().first() == Some(&b'"') {
            return Some(Id::Other(Value::String(self.text()?.into_owned())));
        }
        let is_of_number = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let start = self.at;
        self.at += self.rest().iter().take_while(is_of_number).count();
        serde_json::from_str(self.text.get(start..self.at)?).ok()
    }

    /// A text or null.
    fn text_or_null(&mut self) -> Option<Option<String>> {
        self.skip_white();
        if self.rest().starts_with(b"null") {
            self.at += 4;
            return Some(None);
        }
        Some(Some(self.text()?.into_owned()))
    }

    /// A text in quotation marks; borrowed where nothing in it is escaped.
    fn text(&mut self) -> Option<Cow<'a, str>> {
        self.takes(b'"').then_some(())?;
        let start = self.at;
        let (mut from, mut text) = (start, String::new());
        loop {
            self.at += next_mark(self.rest())?;
            let clean = self.text.get(from..self.at)?;
            match self.rest().first()? {
                b'"' => {
                    self.at += 1;
                    if from == start {
                        return Some(Cow::Borrowed(clean));
                    }
                    text.push_str(clean);
                    return Some(Cow::Owned(text));
                }
                b'\\' => {
                    if from == start {
                        text.reserve(self.text.len() - start);
                    }
                    text.push_str(clean);
                    text.push(self.escaped()?);
                    from = self.at;
                }
                _ => return None,
            }
        }
    }

    /// What is escaped at this place; halves of characters are left to the general reader.
    fn escaped(&mut self) -> Option<char> {
        let escaped = match self.rest().get(1)? {
            b'n' => '\n',
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let digits = self.text.get(self.at + 2..self.at + 6)?;
                self.at += 4;
                let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
                is_number.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()?
            }
            _ => return None,
        };
        self.at += 2;
        Some(escaped)
    }
}

/// Where the first byte stands that ends a text, escapes, or cannot be in one.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    let mut at = clean::<32>(bytes);
    at += clean::<8>(bytes.get(at..)?);
    Some(at + bytes.get(at..)?.iter().position(|byte| is_mark(*byte))?)
}

#[inline]
fn is_mark(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte < b' ')
}

/// How many bytes are no mark, counted by so many that are looked at together: a loop of fixed length without a way out
/// takes them in one step.
#[inline]
fn clean<const TOGETHER: usize>(bytes: &[u8]) -> usize {
    let (together, _) = bytes.as_chunks::<TOGETHER>();
    let is_clean = |bytes: &&[u8; TOGETHER]| !bytes.iter().fold(false, |any, byte| any | is_mark(*byte));
    together.iter().take_while(is_clean).count() * TOGETHER
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// All that a line gives, read by the general reader; `None` where it is at fault.
    fn generally(line: &[u8]) -> Option<String> {
        serde_json::from_slice::<Given<'_>>(line).ok().map(|given| format!("{given:?}"))
    }

    #[track_caller]
    fn case(line: &str, is_plain: bool) {
        let plain = Given::plain(line.as_bytes()).map(|given| format!("{given:?}"));
        assert_eq!(plain.is_some(), is_plain, "{line}");
        assert!(plain.is_none() || plain == generally(line.as_bytes()), "{line}");
    }

    #[test]
    fn plain_lines_are_read_in_one_go() {
        case(r#"{"id":"a","text":"It is “ours”, he said, and went on to say that it always was."}"#, true);
        case(r#" { "text" : "a\n\"b\" \\ \/ \t\r\b\f \u2019 \u00e9", "date" : "2025-04-18" } "#, true);
        case(r#"{"id":-1.50e+3,"text":"","title":"t","url":null}"#, true);
        case(r#"{"id":123456789012345678901234567890,"text":"a"}"#, true);
    }

    #[test]
    fn others_are_left_to_the_general_reader() {
        let more = [
            r#","more":1}"#,
            r#","text":"b"}"#,
            r#","date":nul}"#,
            r#","date":nullx}"#,
            r#","id":null}"#,
            r#","id":1.}"#,
        ];
        for more in more.into_iter().chain([",}", "} x", "", "]", r#","id":--1}"#, r#","id":"#]) {
            case(&format!(r#"{{"text":"a"{more}"#), false);
        }
        for text in ["\\ud83d\\ude00", "\\ud83d", "\\x", "\\u+123", "\\u12", "\u{1}", "\n", "\\"] {
            case(&format!(r#"{{"text":"{text}"}}"#), false);
        }
        case(r#"{"id":"a"}"#, false);
        case("[]", false);
        assert!(Given::plain(b"{\"text\":\"\xff\"}").is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_everywhere(text in any::<String>(), date in any::<String>()) {
            let line = serde_json::json!({ "id": date, "text": text, "date": date }).to_string();
            let plain = Given::plain(line.as_bytes()).map(|given| format!("{given:?}"));
            prop_assert!(plain.is_none() || plain == generally(line.as_bytes()));
        }
    }
}
