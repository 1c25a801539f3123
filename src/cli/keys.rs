//! Files of `key = value` lines, in TOML: what stands on which line, and which key was likely meant.
//!
//! Not here: which keys there are and what each takes; `config` knows its own, a form its own.

use toml::de::{DeTable, DeValue};

/// How alike two keys must be for one to be taken for the other, from 0 to 1.
const LIKELY: f64 = 0.7;

/// One key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The key as written.
    pub(crate) key: String,
    /// Its line, counted from 1.
    pub(crate) line: usize,
    /// What it is set to.
    pub(crate) value: Value,
}

/// What a key is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Text between quotation marks.
    Text(String),
    /// A whole number.
    Number(i64),
    /// `true` or `false`.
    Truth(bool),
    /// A list of texts.
    Texts(Vec<String>),
    /// A date without quotation marks, as written.
    Date(String),
    /// Anything else: what it is.
    Other(&'static str),
}

impl Value {
    /// What sort of value it is, for people.
    pub(crate) fn sort(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Number(_) => "a number",
            Value::Truth(_) => "true or false",
            Value::Texts(_) => "a list of texts",
            Value::Date(_) => "a date without quotation marks",
            Value::Other(sort) => sort,
        }
    }
}

/// A text that cannot be read as such lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The line at fault, counted from 1.
    pub(crate) line: usize,
    /// What is wrong with it.
    pub(crate) why: String,
}

/// Reads the keys of a text in the order of their lines.
pub(crate) fn read(text: &str) -> Result<Vec<Entry>, Broken> {
    let line_of = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let table = DeTable::parse(text).map_err(|error| Broken {
        line: line_of(error.span().map_or(0, |span| span.start)),
        why: error.message().to_owned(),
    })?;
    let mut entries: Vec<Entry> = table
        .get_ref()
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            line: line_of(key.span().start),
            value: value_of(value.get_ref()),
        })
        .collect();
    entries.sort_by_key(|entry| entry.line);
    Ok(entries)
}

fn value_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Other("a number out of reach"),
        },
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Array(items) => {
            let texts = items.iter().map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.to_string()),
                _ => None,
            });
            texts.collect::<Option<Vec<String>>>().map_or(Value::Other("a list"), Value::Texts)
        }
        DeValue::Float(_) => Value::Other("a number with a fraction"),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Table(_) => Value::Other("a table"),
    }
}

/// The known key that was likely meant; `None` where none is near.
pub(crate) fn likely<'a>(key: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = key.to_lowercase().replace('-', "_");
    let alike = known.into_iter().map(|known| (strsim::normalized_damerau_levenshtein(&plain, known), known));
    let best = alike.max_by(|one, other| one.0.total_cmp(&other.0))?;
    (best.0 >= LIKELY).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_on_its_line() {
        let text = "# first\nb = \"two\"\n\na = 3\nc = ['x', 'y']\nd = true\ne = 2025-01-01\nf = 1.5\n[g]\nh = 1\n";
        let read = read(text).expect("it is TOML");
        let found: Vec<(&str, usize, &Value)> =
            read.iter().map(|entry| (entry.key.as_str(), entry.line, &entry.value)).collect();
        let list = Value::Texts(vec!["x".to_owned(), "y".to_owned()]);
        assert_eq!(
            found[..4],
            [
                ("b", 2, &Value::Text("two".to_owned())),
                ("a", 4, &Value::Number(3)),
                ("c", 5, &list),
                ("d", 6, &Value::Truth(true)),
            ]
        );
        let sorts: Vec<&str> = read[4..].iter().map(|entry| entry.value.sort()).collect();
        assert_eq!(sorts, ["a date without quotation marks", "a number with a fraction", "a table"]);
    }

    #[test]
    fn what_is_broken_is_named_by_its_line() {
        for (text, line) in [("a = 1\nb = \n", 2), ("a = 1\n\nb\n", 3), ("a = 1\na = 2\n", 2), ("a = \"x\n", 1)] {
            let broken = read(text).expect_err(text);
            assert_eq!(broken.line, line, "{text:?}: {broken:?}");
            assert!(!broken.why.is_empty());
        }
    }

    #[test]
    fn a_key_that_is_nearly_right_is_known_again() {
        let known = ["db", "author", "color", "due_within_days"];
        for (key, meant) in [
            ("autor", Some("author")),
            ("colour", Some("color")),
            ("due-within-days", Some("due_within_days")),
            ("DB", Some("db")),
            ("pager", None),
        ] {
            assert_eq!(likely(key, known), meant, "{key}");
        }
    }
}
