//! The configuration file: its keys, what each takes, and what is wrong with it, line by line.
//!
//! Not here: what wins over it; that is `settings`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::ValueEnum;
use etcetera::BaseStrategy;

use crate::cli::failure::Failure;
use crate::cli::keys::{self, Entry, Value};
use crate::cli::{Color, Format};
use crate::store::Journal;

/// The keys, each with what it takes.
const KEYS: [(&str, &str); 6] = [
    ("db", "the path of a ledger"),
    ("author", "a name"),
    ("color", "auto, always or never"),
    ("format", "table, json, jsonl, csv or markdown"),
    ("due_within_days", "a number of days, 0 to 3650"),
    ("journal", "wal or delete"),
];

/// The furthest ahead that anything is near.
const MOST_DAYS: i64 = 3650;

/// A value and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set<T> {
    pub(crate) value: T,
    pub(crate) line: usize,
}

/// A configuration file: what it sets, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct ConfigFile {
    /// Where it is, or would be; `None` where there is no home folder.
    pub(crate) path: Option<PathBuf>,
    /// Whether it is there.
    pub(crate) is_there: bool,
    /// The ledger, as a path that means the same everywhere.
    pub(crate) db: Option<Set<String>>,
    /// Who records.
    pub(crate) author: Option<Set<String>>,
    /// When to use colour.
    pub(crate) color: Option<Set<Color>>,
    /// How data is printed.
    pub(crate) format: Option<Set<Format>>,
    /// How many days ahead are near.
    pub(crate) due_within_days: Option<Set<u64>>,
    /// How SQLite keeps the ledger whole.
    pub(crate) journal: Option<Set<Journal>>,
    /// What is wrong with it, first line first.
    pub(crate) mistakes: Vec<Failure>,
}

impl ConfigFile {
    /// Reads the file that `named` gives, which has to be there, else the one in the user's folder, if any.
    pub(crate) fn read(named: Option<&Path>) -> ConfigFile {
        let usual = || {
            let folders = etcetera::base_strategy::Xdg::new().ok()?;
            Some(folders.config_dir().join("onrecord").join("config.toml"))
        };
        let Some(path) = named.map(Path::to_owned).or_else(usual) else { return ConfigFile::default() };
        let mut file = match std::fs::read(&path) {
            Ok(bytes) => ConfigFile { is_there: true, ..ConfigFile::of_bytes(&path, bytes) },
            Err(error) if named.is_some() => {
                let message = format!("ONRECORD_CONFIG: {}: {error}", path.display());
                ConfigFile::at_fault(Failure::misuse(message, "make the file, or unset ONRECORD_CONFIG"))
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                ConfigFile::default()
            }
            Err(error) => ConfigFile::at_fault(Failure::misuse(
                format!("{}: {error}", path.display()),
                "make it readable, or name another: ONRECORD_CONFIG=/dev/null",
            )),
        };
        file.path = Some(path);
        file
    }

    fn at_fault(mistake: Failure) -> ConfigFile {
        ConfigFile { mistakes: vec![mistake], ..ConfigFile::default() }
    }

    fn of_bytes(path: &Path, bytes: Vec<u8>) -> ConfigFile {
        match String::from_utf8(bytes) {
            Ok(text) => ConfigFile::of_text(path, &text),
            Err(error) => {
                let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
                let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
                ConfigFile::at_fault(at_line(path, line, "invalid UTF-8"))
            }
        }
    }

    /// Takes what a text sets. A text that is no TOML sets nothing.
    pub(crate) fn of_text(path: &Path, text: &str) -> ConfigFile {
        let mut file = ConfigFile::default();
        let entries = match keys::read(text) {
            Ok(entries) => entries,
            Err(broken) => return ConfigFile::at_fault(at_line(path, broken.line, &broken.why)),
        };
        for entry in entries {
            if let Err(why) = file.set(path, &entry) {
                file.mistakes.push(at_line(path, entry.line, &why));
            }
        }
        file
    }

    fn set(&mut self, path: &Path, entry: &Entry) -> Result<(), String> {
        match entry.key.as_str() {
            "db" => self.db = Some(db(path, entry)?),
            "author" => self.author = Some(text(entry)?),
            "color" => self.color = Some(word(entry, |word| Color::from_str(word, false).ok())?),
            "format" => self.format = Some(word(entry, |word| Format::from_str(word, false).ok())?),
            "due_within_days" => self.due_within_days = Some(days(entry)?),
            "journal" => self.journal = Some(word(entry, |word| <Journal as FromStr>::from_str(word).ok())?),
            key => {
                let known = KEYS.iter().map(|(key, _)| *key);
                return Err(match keys::likely(key, known.clone()) {
                    Some(likely) => format!("unknown key {key:?}: is it {likely:?}?"),
                    None => format!("unknown key {key:?}: the keys are {}", known.collect::<Vec<_>>().join(", ")),
                });
            }
        }
        Ok(())
    }
}

fn at_line(path: &Path, line: usize, why: &str) -> Failure {
    Failure::misuse(format!("{}:{line}: {why}", path.display()), "onrecord config")
}

/// What a key takes, for people.
fn takes(key: &str) -> &'static str {
    KEYS.iter().find(|(known, _)| *known == key).map_or("nothing", |(_, takes)| takes)
}

fn text(entry: &Entry) -> Result<Set<String>, String> {
    match &entry.value {
        Value::Text(text) if !text.trim().is_empty() => Ok(Set { value: text.clone(), line: entry.line }),
        Value::Text(_) => Err(format!("{} is empty: it takes {}", entry.key, takes(&entry.key))),
        other => Err(format!("{} is {}: it takes {}, as a text", entry.key, other.sort(), takes(&entry.key))),
    }
}

fn word<T>(entry: &Entry, read: impl Fn(&str) -> Option<T>) -> Result<Set<T>, String> {
    let Set { value, line } = text(entry)?;
    match read(&value) {
        Some(value) => Ok(Set { value, line }),
        None => Err(format!("{}: {value:?} is not {}", entry.key, takes(&entry.key))),
    }
}

fn days(entry: &Entry) -> Result<Set<u64>, String> {
    let takes = takes(&entry.key);
    match &entry.value {
        Value::Number(days @ 0..=MOST_DAYS) => Ok(Set { value: days.unsigned_abs(), line: entry.line }),
        Value::Number(days) => Err(format!("{}: {days} is not {takes}", entry.key)),
        other => Err(format!("{} is {}: it takes {takes}", entry.key, other.sort())),
    }
}

/// The ledger's place: `~` is the home folder, and a relative path starts where the file is.
fn db(file: &Path, entry: &Entry) -> Result<Set<String>, String> {
    let Set { value, line } = text(entry)?;
    if value.contains("://") {
        return Ok(Set { value, line });
    }
    let path = match value.strip_prefix("~/").or_else(|| (value == "~").then_some("")) {
        Some(rest) => match etcetera::home_dir() {
            Ok(home) => home.join(rest),
            Err(_) => return Err("db: there is no home folder for ~".to_owned()),
        },
        None => file.parent().unwrap_or(Path::new("")).join(&value),
    };
    match path.into_os_string().into_string() {
        Ok(value) => Ok(Set { value, line }),
        Err(_) => Err("db: the folder's name is no UTF-8".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> ConfigFile {
        ConfigFile::of_text(Path::new("/home/jane/.config/onrecord/config.toml"), text)
    }

    #[track_caller]
    fn wrong(text: &str, expected: &str) {
        let file = read(text);
        let messages: Vec<String> = file.mistakes.iter().map(Failure::message).collect();
        assert_eq!(messages, [format!("/home/jane/.config/onrecord/config.toml:{expected}")]);
    }

    #[test]
    fn every_key_is_read_with_its_line() {
        let file = read(
            "db = 'a.db'\nauthor = 'Jane'\ncolor = 'never'\nformat = 'json'\njournal = 'delete'\ndue_within_days = 14\n",
        );
        assert!(file.mistakes.is_empty(), "{:?}", file.mistakes);
        assert_eq!(file.db, Some(Set { value: "/home/jane/.config/onrecord/a.db".to_owned(), line: 1 }));
        assert_eq!(file.author, Some(Set { value: "Jane".to_owned(), line: 2 }));
        assert_eq!(file.color, Some(Set { value: Color::Never, line: 3 }));
        assert_eq!(file.format, Some(Set { value: Format::Json, line: 4 }));
        assert_eq!(file.journal, Some(Set { value: Journal::Delete, line: 5 }));
        assert_eq!(file.due_within_days, Some(Set { value: 14, line: 6 }));
    }

    #[test]
    fn a_path_that_begins_at_the_root_stays_as_it_is() {
        assert_eq!(read("db = '/srv/desk.db'").db, Some(Set { value: "/srv/desk.db".to_owned(), line: 1 }));
    }

    #[test]
    fn a_mistake_is_named_by_file_line_and_key() {
        wrong("\nautor = 'Jane'", "2: unknown key \"autor\": is it \"author\"?");
        let known = "db, author, color, format, due_within_days, journal";
        wrong("pager = 'less'", &format!("1: unknown key \"pager\": the keys are {known}"));
        wrong("due_within_days = -1", "1: due_within_days: -1 is not a number of days, 0 to 3650");
        wrong("due_within_days = '7'", "1: due_within_days is a text: it takes a number of days, 0 to 3650");
        wrong("author = 7", "1: author is a number: it takes a name, as a text");
        wrong("author = ' '", "1: author is empty: it takes a name");
        wrong("color = 'blue'", "1: color: \"blue\" is not auto, always or never");
        wrong("[db]\npath = 'x'", "1: db is a table: it takes the path of a ledger, as a text");
        wrong("db = 'x", "1: invalid literal string, expected `'`");
    }

    #[test]
    fn one_mistake_leaves_the_other_keys_as_they_are() {
        let file = read("color = 'blue'\nauthor = 'Jane'");
        assert_eq!((file.mistakes.len(), file.author.is_some()), (1, true));
    }
}
