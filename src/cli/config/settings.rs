//! What is set, and by whom: a flag wins over the environment, that over the configuration file, and that
//! over what holds by default.
//!
//! Mistakes are collected, so that `config` can show all of them beside the values; every other command
//! stops at the first.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::file::{ConfigFile, Set};
use crate::claim::DUE_WITHIN_DAYS;
use crate::cli::failure::Failure;
use crate::cli::{Color, Format, Global};
use crate::store::Journal;

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A flag.
    Flag(&'static str),
    /// A variable of the environment.
    Variable(&'static str),
    /// A line of the configuration file.
    Line(usize),
    /// Nobody said anything.
    Default,
}

impl Origin {
    /// Its name: a flag, a variable, or a line as `file:line`; empty where nobody said anything.
    pub(crate) fn named(self, file: &ConfigFile) -> String {
        match self {
            Origin::Flag(name) | Origin::Variable(name) => name.to_owned(),
            Origin::Line(line) => {
                format!("{}:{line}", file.path.as_deref().unwrap_or(Path::new("config.toml")).display())
            }
            Origin::Default => String::new(),
        }
    }
}

/// A value, and where it came from.
#[derive(Clone, Debug)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

impl<T> Setting<T> {
    fn new(value: T, origin: Origin) -> Setting<T> {
        Setting { value, origin }
    }

    fn of_file(set: Option<&Set<T>>) -> Option<Setting<T>>
    where
        T: Clone,
    {
        set.map(|set| Setting::new(set.value.clone(), Origin::Line(set.line)))
    }
}

/// Where the ledger is, and whether somebody named the place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) path: PathBuf,
    pub(crate) is_named: bool,
}

/// Everything that can be set.
pub(crate) struct Settings {
    pub(crate) file: ConfigFile,
    pub(crate) db: Setting<Location>,
    pub(crate) author: Setting<String>,
    pub(crate) color: Setting<Color>,
    pub(crate) format: Setting<Format>,
    pub(crate) due_within_days: Setting<u64>,
    pub(crate) journal: Setting<Journal>,
    mistakes: Vec<Failure>,
}

impl Settings {
    /// Reads flags, environment and file.
    pub(crate) fn read(global: &Global) -> Settings {
        let mut mistakes = Vec::new();
        let named = std::env::var_os("ONRECORD_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from);
        let mut file = ConfigFile::read(named.as_deref());
        let db = or_default(db(global, &file), &mut mistakes);
        let author = or_default(author(global, &file), &mut mistakes);
        mistakes.append(&mut file.mistakes);
        Settings {
            db,
            author,
            color: color(global, &file),
            format: format(global, &file),
            due_within_days: Setting::of_file(file.due_within_days.as_ref())
                .unwrap_or_else(|| Setting::new(DUE_WITHIN_DAYS, Origin::Default)),
            journal: Setting::of_file(file.journal.as_ref())
                .unwrap_or_else(|| Setting::new(Journal::default(), Origin::Default)),
            file,
            mistakes,
        }
    }

    /// The settings, if nothing is wrong with them.
    pub(crate) fn checked(mut self) -> Result<Settings, Failure> {
        if self.mistakes.is_empty() { Ok(self) } else { Err(self.mistakes.remove(0)) }
    }

    /// What is wrong, each once.
    pub(crate) fn take_mistakes(&mut self) -> Vec<Failure> {
        std::mem::take(&mut self.mistakes)
    }

    /// Whether nothing is wrong.
    pub(crate) fn are_sound(&self) -> bool {
        self.mistakes.is_empty()
    }

    /// The format that was asked for, if it is among those that a command has. One that only the file
    /// asks for gives way to the first of them.
    pub(crate) fn format_among(&self, known: &[Format]) -> Result<Format, Failure> {
        let asked = self.format.value;
        let first = known.first().filter(|_| matches!(self.format.origin, Origin::Line(_)));
        if known.contains(&asked) {
            return Ok(asked);
        }
        if let Some(first) = first {
            return Ok(*first);
        }
        let name = |format: &Format| format!("{format:?}").to_lowercase();
        let known: Vec<String> = known.iter().map(name).collect();
        let message = format!("--format: this command has no {}", name(&asked));
        Err(Failure::misuse(message, format!("--format {}", known.join("|"))))
    }
}

/// The value, or with a mistake that which stands for none.
fn or_default<T: Default>(setting: Result<Setting<T>, Failure>, mistakes: &mut Vec<Failure>) -> Setting<T> {
    setting.unwrap_or_else(|mistake| {
        mistakes.push(mistake);
        Setting::new(T::default(), Origin::Default)
    })
}

fn db(global: &Global, file: &ConfigFile) -> Result<Setting<Location>, Failure> {
    let flag = global.db.as_ref().map(OsString::from);
    if flag.as_ref().is_some_and(|place| place.is_empty()) {
        return Err(Failure::misuse("--db is empty", "--db PATH"));
    }
    let variable = std::env::var_os("ONRECORD_DB").filter(|place| !place.is_empty());
    let set = file.db.as_ref();
    let named = flag
        .map(|place| (place, Origin::Flag("--db")))
        .or_else(|| variable.map(|place| (place, Origin::Variable("ONRECORD_DB"))))
        .or_else(|| set.map(|set| (OsString::from(&set.value), Origin::Line(set.line))));
    match named {
        Some((place, origin)) if is_server(&place) => {
            let named_by = origin.named(file);
            let message = format!("{named_by}: this version keeps ledgers in files, not in PostgreSQL");
            Err(Failure::misuse(message, "--db PATH"))
        }
        Some((place, origin)) => Ok(Setting::new(Location { path: PathBuf::from(place), is_named: true }, origin)),
        None => {
            let folders = etcetera::base_strategy::Xdg::new()
                .map_err(|_| Failure::misuse("there is no home folder to keep a ledger in", "--db PATH"))?;
            let path = folders.data_dir().join("onrecord").join("ledger.db");
            Ok(Setting::new(Location { path, is_named: false }, Origin::Default))
        }
    }
}

fn is_server(place: &OsStr) -> bool {
    place.to_str().is_some_and(|url| url.starts_with("postgres://") || url.starts_with("postgresql://"))
}

fn color(global: &Global, file: &ConfigFile) -> Setting<Color> {
    let is_set = |name: &str, is_meant: fn(&OsStr) -> bool| std::env::var_os(name).is_some_and(|it| is_meant(&it));
    if let Some(color) = global.color {
        Setting::new(color, Origin::Flag("--color"))
    } else if is_set("NO_COLOR", |value| !value.is_empty()) {
        Setting::new(Color::Never, Origin::Variable("NO_COLOR"))
    } else if is_set("TERM", |value| value == "dumb") {
        Setting::new(Color::Never, Origin::Variable("TERM"))
    } else {
        Setting::of_file(file.color.as_ref()).unwrap_or_else(|| Setting::new(Color::Auto, Origin::Default))
    }
}

fn format(global: &Global, file: &ConfigFile) -> Setting<Format> {
    match global.format {
        _ if global.json => Setting::new(Format::Json, Origin::Flag("--json")),
        Some(format) => Setting::new(format, Origin::Flag("--format")),
        None => Setting::of_file(file.format.as_ref()).unwrap_or_else(|| Setting::new(Format::Table, Origin::Default)),
    }
}

fn author(global: &Global, file: &ConfigFile) -> Result<Setting<String>, Failure> {
    if let Some(flag) = &global.author {
        if flag.trim().is_empty() {
            return Err(Failure::misuse("--author is empty", "--author NAME"));
        }
        return Ok(Setting::new(flag.clone(), Origin::Flag("--author")));
    }
    let is_name = |name: &String| !name.trim().is_empty();
    if let Some(name) = text_of("ONRECORD_AUTHOR")?.filter(is_name) {
        return Ok(Setting::new(name, Origin::Variable("ONRECORD_AUTHOR")));
    }
    if let Some(setting) = Setting::of_file(file.author.as_ref()) {
        return Ok(setting);
    }
    let login = |name: &str| std::env::var(name).ok().filter(is_name);
    let known = login("USER").or_else(|| login("LOGNAME")).or_else(login_name);
    Ok(Setting::new(known.unwrap_or_else(|| "unknown".to_owned()), Origin::Default))
}

/// A variable of the environment. One that cannot be read is refused: passed over, it would be as if
/// nobody had said anything.
pub(crate) fn text_of(name: &str) -> Result<Option<String>, Failure> {
    match std::env::var_os(name).map(OsString::into_string).transpose() {
        Ok(text) => Ok(text),
        Err(_) => Err(Failure::misuse(format!("{name}: invalid UTF-8"), format!("set {name} anew, or unset it"))),
    }
}

/// The name under which the system knows whoever runs this program, where the environment does not say.
fn login_name() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let uid = std::fs::metadata("/proc/self").ok()?.uid().to_string();
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let mut fields = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
    let own = fields.find(|fields| fields.get(2) == Some(&uid.as_str()))?;
    own.first().map(|name| (*name).to_owned()).filter(|name| !name.is_empty())
}
