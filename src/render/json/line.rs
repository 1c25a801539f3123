//! Writes the parts of an object straight to a line: for what a corpus is answered with, where the many small steps of
//! a general writer would cost as much as reading an article does.

use chrono::{Datelike, NaiveDate};

use super::{escape, write};
use crate::render::sanitize::is_unseen;

/// A line that is being written.
pub(super) struct Line<'a>(pub(super) &'a mut Vec<u8>);

impl Line<'_> {
    /// Appends JSON as it is: marks and keys.
    #[inline]
    pub(super) fn json(&mut self, json: &str) {
        self.0.extend_from_slice(json.as_bytes());
    }

    /// Appends a key with all that stands before its value, and a text with its quotation marks, or null.
    pub(super) fn text_or_null(&mut self, key: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(key, text),
            None => {
                self.json(key);
                self.json("null");
            }
        }
    }

    /// Appends a key and a text with its quotation marks.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.0.reserve(key.len() + text.len() + 2);
        self.json(key);
        self.0.push(b'"');
        if is_plain_text(text.as_bytes()) {
            self.json(text);
        } else {
            self.with_escapes(text);
        }
        self.0.push(b'"');
    }

    /// Appends a text that may hold characters that cannot stand in it as they are.
    fn with_escapes(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = first_special(rest) {
            let (clean, special) = rest.split_at(at);
            self.json(clean);
            let mut chars = special.chars();
            if let Some(c) = chars.next() {
                self.special(c);
            }
            rest = chars.as_str();
        }
        self.json(rest);
    }

    /// Appends a character that cannot stand in a text as it is.
    fn special(&mut self, c: char) {
        match c {
            '"' => self.json("\\\""),
            '\\' => self.json("\\\\"),
            '\n' => self.json("\\n"),
            '\r' => self.json("\\r"),
            '\t' => self.json("\\t"),
            '\u{8}' => self.json("\\b"),
            '\u{c}' => self.json("\\f"),
            c => self.json(&escape(c)),
        }
    }

    /// Appends a key and a word of ours with its quotation marks: nothing in it is written otherwise.
    pub(super) fn word(&mut self, key: &str, word: &str) {
        self.0.reserve(key.len() + word.len() + 2);
        self.json(key);
        self.0.push(b'"');
        self.json(word);
        self.0.push(b'"');
    }

    /// Appends a key, and true or false.
    pub(super) fn truth(&mut self, key: &str, truth: bool) {
        self.json(key);
        self.json(if truth { "true" } else { "false" });
    }

    /// Appends a key and a day, or null.
    pub(super) fn day_or_null(&mut self, key: &str, day: Option<NaiveDate>) {
        self.json(key);
        let year = day.and_then(|day| usize::try_from(day.year()).ok()).filter(|year| *year < 10_000);
        let Some((day, year)) = day.zip(year) else { return write(&day, self.0) };
        let mut written = Backwards::default();
        written.put(b'"');
        written.two_digits(day.day() as usize);
        written.put(b'-');
        written.two_digits(day.month() as usize);
        written.put(b'-');
        written.two_digits(year % 100);
        written.two_digits(year / 100);
        written.put(b'"');
        self.0.extend_from_slice(written.bytes());
    }

    /// Appends two numbers as a list.
    pub(super) fn pair(&mut self, (first, second): (usize, usize)) {
        let mut written = Backwards::default();
        written.put(b']');
        written.number(second);
        written.put(b',');
        written.number(first);
        written.put(b'[');
        self.0.extend_from_slice(written.bytes());
    }
}

/// More bytes than any two numbers have with the marks of a list.
const MOST: usize = 2 * (usize::MAX.ilog10() as usize + 1) + 3;

/// What is written from its last byte to its first, as the digits of a number are found.
struct Backwards {
    bytes: [u8; MOST],
    start: usize,
}

impl Default for Backwards {
    fn default() -> Backwards {
        Backwards { bytes: [0; MOST], start: MOST }
    }
}

impl Backwards {
    /// Puts a byte before all others.
    #[inline]
    fn put(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes.get_mut(self.start).into_iter().for_each(|free| *free = byte);
    }

    /// Puts a number of any length there.
    #[inline]
    fn number(&mut self, mut number: usize) {
        loop {
            self.put(b'0' + (number % 10) as u8);
            number /= 10;
            if number == 0 {
                return;
            }
        }
    }

    /// Puts a number below 100 there, with a zero before it where it is short.
    #[inline]
    fn two_digits(&mut self, number: usize) {
        self.put(b'0' + (number % 10) as u8);
        self.put(b'0' + (number / 10) as u8);
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }
}

/// Where the first character stands that is written otherwise in JSON or cannot be seen.
fn first_special(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += plain::<32>(text.as_bytes().get(at..)?);
        at += plain::<8>(text.as_bytes().get(at..)?);
        at += text.as_bytes().get(at..)?.iter().position(|byte| !is_plain(*byte))?;
        let c = text.get(at..)?.chars().next()?;
        if c.is_ascii() || is_unseen(c) {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

#[inline]
fn is_plain(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte) & (byte != b'"') & (byte != b'\\')
}

/// Whether bytes that are looked at together are plain: a loop of fixed length without a way out takes them in one step.
#[inline]
fn are_plain<const TOGETHER: usize>(bytes: &[u8; TOGETHER]) -> bool {
    bytes.iter().fold(true, |all, byte| all & is_plain(*byte))
}

/// Whether all bytes of a text are plain.
#[inline]
fn is_plain_text(bytes: &[u8]) -> bool {
    let (together, _) = bytes.as_chunks::<32>();
    // The last ones are looked at together with some before them.
    together.iter().all(are_plain)
        && ends_are_plain::<32>(bytes)
            .or_else(|| ends_are_plain::<16>(bytes))
            .or_else(|| ends_are_plain::<8>(bytes))
            .unwrap_or_else(|| bytes.iter().all(|byte| is_plain(*byte)))
}

/// Whether so many bytes at the beginning and at the end of a text are plain; `None` where it has not so many.
#[inline]
fn ends_are_plain<const TOGETHER: usize>(bytes: &[u8]) -> Option<bool> {
    let (first, last) = (bytes.first_chunk::<TOGETHER>()?, bytes.last_chunk::<TOGETHER>()?);
    Some(are_plain(first) & are_plain(last))
}

/// How many bytes are plain, counted by so many that are looked at together.
#[inline]
fn plain<const TOGETHER: usize>(bytes: &[u8]) -> usize {
    let (together, _) = bytes.as_chunks::<TOGETHER>();
    together.iter().take_while(|bytes| are_plain(bytes)).count() * TOGETHER
}

#[cfg(test)]
mod tests {
    use super::super::encoded;
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str) {
        let mut line = Vec::new();
        Line(&mut line).text("", text);
        assert_eq!(String::from_utf8(line).expect("text"), encoded(&text), "{text:?}");
    }

    #[test]
    fn a_text_is_written_as_everywhere() {
        case("");
        case("a \"quoted\" \\ word, and one of more than thirty-two bytes that holds no mark");
        case("\u{0}\u{8}\u{9}\u{a}\u{b}\u{c}\u{d}\u{1f}\u{7f}\u{80}\u{ad}\u{202e}\u{feff}\u{e0041}");
        case("“é” 中文 ❤\u{fe0f}");
    }

    #[test]
    fn numbers_and_days_are_written_as_everywhere() {
        let of = |write: &dyn Fn(&mut Line<'_>)| {
            let mut line = Vec::new();
            write(&mut Line(&mut line));
            String::from_utf8(line).expect("text")
        };
        for (first, second) in [(0, 7), (10, 99), (1_234_567_890, 3), (usize::MAX, usize::MAX)] {
            assert_eq!(of(&|line| line.pair((first, second))), encoded(&(first, second)));
        }
        for (year, month, day) in [(2025, 4, 18), (0, 1, 1), (9999, 12, 31), (10_000, 1, 1), (-1, 1, 1)] {
            let day = NaiveDate::from_ymd_opt(year, month, day);
            assert_eq!(of(&|line| line.day_or_null("", day)), encoded(&day));
        }
        assert_eq!(of(&|line| line.day_or_null("", None)), "null");
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_everywhere(text in any::<String>()) {
            case(&text);
        }
    }
}
