//! The answer to a line at fault: what is wrong with it, under its id as far as that can be read.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::Verdict;
use super::chunks::{LONGEST, Line};
use super::id::Id;
use crate::render::json;

#[derive(Serialize)]
struct RefusedForm<'a> {
    id: Id,
    error: &'a str,
}

/// What a line says; else the line is answered with what is wrong.
pub(crate) fn said<'a, T: Deserialize<'a>>(line: &Line<'a>, out: &mut Vec<u8>) -> Result<T, Verdict> {
    if line.bytes.len() > LONGEST {
        return Err(refuse(line, &format!("it is longer than {} MB", LONGEST >> 20), out));
    }
    serde_json::from_slice(line.bytes).map_err(|error| refuse(line, &why(&error), out))
}

/// Answers a line with what is wrong with it. One without an id is named by its number.
pub(crate) fn refuse(line: &Line<'_>, why: &str, out: &mut Vec<u8>) -> Verdict {
    let id = id_of(line.bytes);
    let numbered = if id.is_null() { format!("line {}: {why}", line.number) } else { why.to_owned() };
    out.extend(json::encoded(&RefusedForm { id, error: &numbered }).bytes());
    out.push(b'\n');
    Verdict::Refused
}

/// What is wrong, with the column where the line is no JSON.
fn why(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    if error.is_data() { what.to_owned() } else { format!("no JSON from column {} on: {what}", error.column()) }
}

/// The id of a line, even of one that is no JSON further on; null where there is none.
fn id_of(line: &[u8]) -> Id {
    let mut id = Id::default();
    let mut deserializer = serde_json::Deserializer::from_slice(line);
    let _ = (Finding { id: &mut id }).deserialize(&mut deserializer); // what comes after it is at fault
    id
}

/// Goes through the fields of an object until it has found the id.
struct Finding<'i> {
    id: &'i mut Id,
}

impl<'de> DeserializeSeed<'de> for Finding<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Finding<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut fields: M) -> Result<(), M::Error> {
        while let Some(name) = fields.next_key::<String>()? {
            if name == "id" {
                *self.id = fields.next_value()?;
                return Err(M::Error::custom("it is found"));
            }
            fields.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(line: &[u8], expected: &str) {
        let mut out = Vec::new();
        let line = Line { number: 7, bytes: line };
        let answered: Result<Vec<u8>, Verdict> = said(&line, &mut out);
        assert_eq!(answered, Err(Verdict::Refused));
        assert_eq!(String::from_utf8(out).expect("text"), format!("{expected}\n"));
    }

    #[test]
    fn the_id_of_a_line_at_fault_is_found() {
        let is_map = "invalid type: map, expected a sequence";
        let long = "123456789012345678901234567890";
        case(format!(r#"{{"id":{long}}}"#).as_bytes(), &format!(r#"{{"id":{long},"error":"{is_map}"}}"#));
        case(br#"{"id":3}"#, &format!(r#"{{"id":3,"error":"{is_map}"}}"#));
        case(br#"{"a":[1],"id":"x"}"#, &format!(r#"{{"id":"x","error":"{is_map}"}}"#));
        case(b"{\"a\":\"\xff\",\"id\":2}", &format!(r#"{{"id":2,"error":"{is_map}"}}"#));
        case(br#"{"a":1}"#, &format!(r#"{{"id":null,"error":"line 7: {is_map}"}}"#));
        case(br#"["#, r#"{"id":null,"error":"line 7: no JSON from column 1 on: EOF while parsing a list"}"#);
        case(b"x", r#"{"id":null,"error":"line 7: no JSON from column 1 on: expected value"}"#);
        case(&vec![b' '; LONGEST + 1], r#"{"id":null,"error":"line 7: it is longer than 16 MB"}"#);
    }

    #[test]
    fn what_stands_before_the_fault_is_not_lost() {
        let mut out = Vec::new();
        refuse(&Line { number: 1, bytes: br#"{"id":"a","text":"it was cut o"# }, "it was cut off", &mut out);
        assert_eq!(String::from_utf8(out).expect("text"), "{\"id\":\"a\",\"error\":\"it was cut off\"}\n");
    }
}
