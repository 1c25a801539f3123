//! Claims, windows and events as JSON: the outside form that other programs may rely on.
//!
//! One claim or event a line. Characters that steer a terminal or cannot be seen are written as `\u`
//! escapes, which any reader of JSON turns back.

mod digest;
mod forms;
mod line;
mod people;
mod proposals;
mod record;
mod schema;
mod shelf;

use std::io;

use serde::Serialize;
use serde::de::IgnoredAny;
use serde_json::ser::{Formatter, Serializer};

use super::HistoryRow;
use super::sanitize::is_unseen;
use crate::claim::{Claim, View};
use crate::deadline::Window;
use forms::{ClaimForm, HistoryForm, without_spans};

pub use digest::digest;
pub use people::{speaker, speakers, speakers_lines};
pub use proposals::{
    ArticleForm, HangingForm, NumberedForm, PageForm, ProposalForm, TextForm, write_article, write_page,
};
pub use record::{track_record, track_record_lines};
pub use schema::schema;
pub use shelf::{source, sources, sources_lines};

/// Returns claims as one array, a claim a line; `[]` when there are none.
#[must_use]
pub fn claims(claims: &[Claim], view: View) -> String {
    array(claims.iter().map(|claim| object(claim, view)))
}

/// Returns one claim as an object on one line.
#[must_use]
pub fn claim(claim: &Claim, view: View) -> String {
    object(claim, view) + "\n"
}

/// Returns claims as objects, one a line.
#[must_use]
pub fn claims_lines(claims: &[Claim], view: View) -> String {
    lines(claims.iter().map(|claim| object(claim, view)))
}

/// Returns a window as an object on one line, without the span of a text it no longer stands in.
#[must_use]
pub fn window(window: &Window) -> String {
    encoded(&without_spans(window)) + "\n"
}

/// Returns events as one array, an event a line; `[]` when there are none.
#[must_use]
pub fn history(rows: &[HistoryRow]) -> String {
    array(rows.iter().map(event))
}

/// Returns events as objects, one a line.
#[must_use]
pub fn history_lines(rows: &[HistoryRow]) -> String {
    lines(rows.iter().map(event))
}

fn object(claim: &Claim, view: View) -> String {
    encoded(&ClaimForm::of(claim, view))
}

/// An event with its payload as it was stored: same order of keys, same numbers.
fn event(row: &HistoryRow) -> String {
    let head = encoded(&HistoryForm::of(row));
    let is_object =
        row.payload.trim_start().starts_with('{') && serde_json::from_str::<IgnoredAny>(&row.payload).is_ok();
    let payload = if is_object { escaped_json(row.payload.trim()) } else { encoded(&row.payload) };
    format!("{},\"payload\":{payload}}}", head.strip_suffix('}').unwrap_or(&head))
}

fn array(objects: impl Iterator<Item = String>) -> String {
    let objects: Vec<String> = objects.collect();
    if objects.is_empty() {
        return "[]\n".to_owned();
    }
    format!("[\n{}\n]\n", objects.join(",\n"))
}

fn lines(objects: impl Iterator<Item = String>) -> String {
    objects.flat_map(|object| [object, "\n".to_owned()]).collect()
}

/// Any value on one line, without a newline; nothing unseen stands in it as it is.
///
/// # Panics
/// When the value cannot be JSON, as a map with keys that are no text.
#[must_use]
pub fn encoded(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    write(value, &mut bytes);
    String::from_utf8(bytes).expect("JSON is written from text")
}

/// Appends any value, without a newline.
fn write(value: &impl Serialize, bytes: &mut Vec<u8>) {
    let mut serializer = Serializer::with_formatter(bytes, Escaping);
    value.serialize(&mut serializer).expect("forms hold only text, numbers and lists, and memory takes them");
}

/// Escapes in JSON text that is already whole: outside strings white space is the only thing it can meet.
fn escaped_json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\n' | '\r' | '\t' => escaped.push(' '),
            c if is_unseen(c) => escaped.push_str(&escape(c)),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A character as JSON escapes it: one or two `\u` with four hexadecimal digits.
fn escape(c: char) -> String {
    let mut units = [0; 2];
    c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// Where the first character stands that cannot be seen.
fn first_unseen(text: &str) -> Option<usize> {
    /// So many bytes are looked at together: a loop of fixed length without a way out takes them in one step.
    const TOGETHER: usize = 32;
    let mut at = 0;
    loop {
        let rest = text.as_bytes().get(at..)?;
        let is_printed = |byte: &u8| matches!(byte, b' '..=b'~');
        let (together, _) = rest.as_chunks::<TOGETHER>();
        // Printed ASCII, which is most of most texts, need not be looked at one by one.
        let clean = together.iter().take_while(|bytes| bytes.iter().fold(true, |all, byte| all & is_printed(byte)));
        let clean = clean.count() * TOGETHER;
        at += clean + rest.get(clean..)?.iter().position(|byte| !is_printed(byte))?;
        let c = text.get(at..)?.chars().next()?;
        if is_unseen(c) {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// Compact JSON in which nothing unseen stands as it is.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = first_unseen(rest) {
            let (clean, unseen) = rest.split_at(at);
            writer.write_all(clean.as_bytes())?;
            let mut chars = unseen.chars();
            if let Some(c) = chars.next() {
                writer.write_all(escape(c).as_bytes())?;
            }
            rest = chars.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests;
