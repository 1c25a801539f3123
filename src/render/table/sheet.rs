//! A sheet: one thing a line, its name on the left. Nothing is cut off, and every value is shown safely.

use crate::render::sanitize::shown;

/// Columns that the names take; values begin one further.
const NAMES: usize = 10;

/// Lines of names and values while they are written.
#[derive(Default)]
pub(super) struct Sheet {
    lines: Vec<String>,
}

impl Sheet {
    /// Writes one value beside its name; a name of nothing goes on under the one before.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let value = shown(value);
        self.lines.push(format!("{name:<NAMES$} {value}").trim_end().to_owned());
    }

    /// Writes a value where there is one.
    pub(super) fn put_some(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// Writes several values, the name beside the first.
    pub(super) fn put_all(&mut self, name: &str, values: impl IntoIterator<Item = String>) {
        for (index, value) in values.into_iter().enumerate() {
            self.put(if index == 0 { name } else { "" }, &value);
        }
    }

    /// Writes lines that are laid out already.
    pub(super) fn append(&mut self, lines: impl IntoIterator<Item = String>) {
        self.lines.extend(lines);
    }

    /// The lines so far.
    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines
    }
}
