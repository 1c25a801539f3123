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

    /// Appends a text with its quotation marks, or null.
    pub(super) fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.json("null"),
        }
    }

    /// Appends a text with its quotation marks.
    pub(super) fn text(&mut self, text: &str) {
        self.0.reserve(text.len() + 2);
        self.0.push(b'"');
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
        self.0.push(b'"');
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

    /// Appends a word of ours with its quotation marks: nothing in it is written otherwise.
    pub(super) fn word(&mut self, word: &str) {
        self.json("\"");
        self.json(word);
        self.json("\"");
    }

    /// Appends true or false.
    pub(super) fn truth(&mut self, truth: bool) {
        self.json(if truth { "true" } else { "false" });
    }

    /// Appends what is written with digits.
    pub(super) fn number(&mut self, number: usize) {
        const MOST: usize = usize::MAX.ilog10() as usize + 1;
        let digits = digits::<MOST>(number);
        let zeros = digits.iter().take(MOST - 1).take_while(|digit| **digit == b'0').count();
        self.0.extend_from_slice(digits.get(zeros..).unwrap_or_default());
    }

    /// Appends a day, or null.
    pub(super) fn day_or_null(&mut self, day: Option<NaiveDate>) {
        let year = day.and_then(|day| usize::try_from(day.year()).ok()).filter(|year| *year < 10_000);
        let Some((day, year)) = day.zip(year) else { return write(&day, self.0) };
        self.json("\"");
        self.0.extend_from_slice(&digits::<4>(year));
        self.json("-");
        self.0.extend_from_slice(&digits::<2>(day.month() as usize));
        self.json("-");
        self.0.extend_from_slice(&digits::<2>(day.day() as usize));
        self.json("\"");
    }

    /// Appends two numbers as a list.
    pub(super) fn pair(&mut self, (first, second): (usize, usize)) {
        self.json("[");
        self.number(first);
        self.json(",");
        self.number(second);
        self.json("]");
    }
}

/// A number in digits, zeros before it.
fn digits<const N: usize>(mut number: usize) -> [u8; N] {
    let mut digits = [b'0'; N];
    for digit in digits.iter_mut().rev() {
        *digit += (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    digits
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

fn is_plain(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte) & (byte != b'"') & (byte != b'\\')
}

/// How many bytes are plain, counted by so many that are looked at together: a loop of fixed length without a way out takes
/// them in one step.
#[inline]
fn plain<const TOGETHER: usize>(bytes: &[u8]) -> usize {
    let (together, _) = bytes.as_chunks::<TOGETHER>();
    let are_plain = |bytes: &&[u8; TOGETHER]| bytes.iter().fold(true, |all, byte| all & is_plain(*byte));
    together.iter().take_while(are_plain).count() * TOGETHER
}

#[cfg(test)]
mod tests {
    use super::super::encoded;
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str) {
        let mut line = Vec::new();
        Line(&mut line).text(text);
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
        for number in [0, 7, 10, 99, 1_234_567_890, usize::MAX] {
            assert_eq!(of(&|line| line.number(number)), number.to_string());
        }
        for (year, month, day) in [(2025, 4, 18), (0, 1, 1), (9999, 12, 31), (10_000, 1, 1), (-1, 1, 1)] {
            let day = NaiveDate::from_ymd_opt(year, month, day);
            assert_eq!(of(&|line| line.day_or_null(day)), encoded(&day));
        }
        assert_eq!(of(&|line| line.day_or_null(None)), "null");
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_everywhere(text in any::<String>()) {
            case(&text);
        }
    }
}
