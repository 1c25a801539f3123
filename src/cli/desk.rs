//! The desk: what every command needs to know of the world, and the ledger it works on.

use std::path::Path;

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, TimeZone, Utc};

use super::config::{Location, Origin, Settings, text_of};
use super::failure::{Failure, of_phrase};
use super::paste::as_word;
use super::ui::Ui;
use super::{Format, Global};
use crate::claim::{Past, RecordedAt, View};
use crate::deadline::{Lean, parse_day};
use crate::report::Seen;
use crate::store::{Ledger, Options, Stamp, StoreError, Writing};

/// What a command works with.
pub(crate) struct Desk {
    /// The printer.
    pub(crate) ui: Ui,
    /// Today, by the clock.
    pub(crate) today: NaiveDate,
    /// The two questions about the past.
    pub(crate) past: Past,
    /// Who is asked for by `--author`, where somebody is.
    pub(crate) author_flag: Option<String>,
    settings: Settings,
    zone: Zone,
    now: DateTime<Utc>,
    is_dry_run: bool,
}

impl Desk {
    /// Reads flags, environment and configuration.
    pub(crate) fn open(global: &Global) -> Result<Desk, Failure> {
        let settings = Settings::read(global).checked()?;
        let (now, today, zone) = clock()?;
        let day = |flag: &str, words: Option<&String>| {
            words.map(|words| parse_day(words, today, Lean::Past).map_err(|error| of_phrase(flag, &error))).transpose()
        };
        Ok(Desk {
            ui: Ui::look(settings.color.value, global.quiet),
            today,
            past: Past {
                as_of: day("--as-of", global.as_of.as_ref())?,
                known: day("--known", global.known.as_ref())?.map(|day| RecordedAt::before(zone.end_of(day))),
            },
            zone,
            author_flag: global.author.clone(),
            settings,
            now,
            is_dry_run: global.dry_run,
        })
    }

    /// The day from which stages are seen: the day asked about, else today.
    pub(crate) fn day(&self) -> NaiveDate {
        self.past.as_of.unwrap_or(self.today)
    }

    /// The day that an answer speaks of, and what it rests on.
    pub(crate) fn seen(&self) -> Seen {
        Seen {
            on: self.day(),
            with_all_known_on: self.past.as_of.filter(|_| self.past.known.is_none()).map(|_| self.today),
            known: self.past.known.map(|known| self.day_of(known)),
        }
    }

    /// From where claims are seen: that day, and what the configuration calls near.
    pub(crate) fn view(&self) -> View {
        View { today: self.day(), due_within_days: self.settings.due_within_days.value }
    }

    /// The author under whose name this command writes.
    pub(crate) fn author(&self) -> &str {
        &self.settings.author.value
    }

    /// Whether nothing is to be written.
    pub(crate) fn is_dry_run(&self) -> bool {
        self.is_dry_run
    }

    /// The instant of this command.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { now: self.now, author: self.author().to_owned() }
    }

    /// The format that was asked for, if the command has it.
    pub(crate) fn format(&self, known: &[Format]) -> Result<Format, Failure> {
        self.settings.format_among(known)
    }

    fn location(&self) -> &Location {
        &self.settings.db.value
    }

    /// Opens the ledger for reading, as of the day that was asked about.
    pub(crate) fn ledger(&self) -> Result<Ledger, Failure> {
        let present = self.present()?;
        if self.past.is_present() { Ok(present) } else { Ok(present.past(self.past)?) }
    }

    /// Opens the ledger for reading as it is now. At the default place a ledger that is not there is an
    /// empty one.
    pub(crate) fn present(&self) -> Result<Ledger, Failure> {
        match Ledger::open_to_read(&self.location().path) {
            Err(StoreError::NoLedger { .. }) if !self.location().is_named => Ok(Ledger::in_memory()?),
            other => Ok(other?),
        }
    }

    /// Opens the ledger for reading as it is now, for a command that needs none: one that is not there is empty.
    pub(crate) fn present_or_empty(&self) -> Result<Ledger, Failure> {
        match Ledger::open_to_read(&self.location().path) {
            Err(StoreError::NoLedger { .. }) => Ok(Ledger::in_memory()?),
            other => Ok(other?),
        }
    }

    /// The first instant of a day, where this command is run.
    pub(crate) fn start_of(&self, day: NaiveDate) -> RecordedAt {
        RecordedAt::of(self.zone.start_of(day))
    }

    /// The day of an instant, where this command is run.
    pub(crate) fn day_of(&self, recorded_at: RecordedAt) -> NaiveDate {
        self.zone.day_of(recorded_at.instant())
    }

    /// The flag that names the ledger, as it can be typed again; empty where none was typed.
    pub(crate) fn db_flag(&self) -> String {
        match self.settings.db.origin {
            Origin::Flag(_) => format!(" --db {}", as_word(&self.location().path.to_string_lossy())),
            Origin::Variable(_) | Origin::Line(_) | Origin::Default => String::new(),
        }
    }

    /// The file of the ledger.
    pub(crate) fn ledger_path(&self) -> &Path {
        &self.location().path
    }

    /// Whether there is no ledger yet at the default place.
    pub(crate) fn is_new_here(&self) -> bool {
        !self.location().is_named && !self.location().path.exists()
    }

    /// Opens the ledger for writing outside a batch, for repairs.
    pub(crate) fn ledger_to_write(&self) -> Result<Ledger, Failure> {
        self.refuse_past()?;
        if !Ledger::is_there(&self.location().path)? {
            return Err(StoreError::NoLedger { path: self.location().path.clone() }.into());
        }
        self.open_to_write()
    }

    fn open_to_write(&self) -> Result<Ledger, Failure> {
        let options = Options { journal: self.settings.journal.value };
        Ok(Ledger::open_to_write_with(&self.location().path, options)?)
    }

    /// Runs a command that writes: one batch, whole or not at all. What the command makes is returned once
    /// it is on disk, or with `--dry-run`, once it has been taken back.
    pub(crate) fn write<T>(&self, command: impl Fn(&mut Writing<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        self.refuse_past()?;
        let is_there = Ledger::is_there(&self.location().path)?;
        if !is_there {
            // Rehearsed in memory first, so that a command that is refused leaves no empty ledger behind.
            let rehearsal = Ledger::in_memory()?;
            let made = command(&mut rehearsal.write(self.stamp())?)?;
            if self.is_dry_run {
                self.say_dry_run();
                return Ok(made);
            }
            self.ui.say(&format!("new ledger: {}", self.location().path.display()));
        } else if self.is_dry_run {
            let made = self.try_out(&command)?;
            self.say_dry_run();
            return Ok(made);
        }
        let ledger = self.open_to_write()?;
        let mut writing = ledger.write(self.stamp())?;
        let made = command(&mut writing)?;
        writing.commit()?;
        Ok(made)
    }

    /// Runs a command that has made sure that it will write something, and much, once: what it reads may be
    /// gone then. A rehearsal without a ledger is held on disk, however much it writes.
    pub(crate) fn write_once<T>(
        &self,
        command: impl FnOnce(&mut Writing<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.refuse_past()?;
        let path = &self.location().path;
        let is_there = Ledger::is_there(path)?;
        let ledger = match (is_there, self.is_dry_run) {
            (true, _) => self.open_to_write()?,
            (false, true) => Ledger::scratch()?,
            (false, false) => {
                self.ui.say(&format!("new ledger: {}", path.display()));
                Ledger::open_to_fill(path)?
            }
        };
        let mut writing = ledger.write(self.stamp())?;
        let made = command(&mut writing)?;
        if self.is_dry_run {
            self.say_dry_run();
            return Ok(made);
        }
        writing.commit()?;
        if !is_there {
            drop(ledger);
            self.open_to_write()?; // from now on it is one like all others
        }
        Ok(made)
    }

    /// Runs a command for what it would make, and takes back all that it wrote; a ledger that is not there is not made.
    pub(crate) fn try_out<T>(&self, command: impl Fn(&mut Writing<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let is_there = Ledger::is_there(&self.location().path)?;
        let ledger = if is_there { self.open_to_write()? } else { Ledger::in_memory()? };
        command(&mut ledger.write(self.stamp())?)
    }

    /// Says how to take back what was written, if anything was.
    pub(crate) fn say_undo(&self) {
        if !self.is_dry_run {
            self.ui.say("to take it back: onrecord undo");
        }
    }

    fn say_dry_run(&self) {
        self.ui.say("dry run: nothing was written");
    }

    /// Says that nothing was written, where that was wanted.
    pub(crate) fn say_if_dry_run(&self) {
        if self.is_dry_run {
            self.say_dry_run();
        }
    }

    /// Refuses the two questions about the past.
    pub(crate) fn refuse_past(&self) -> Result<(), Failure> {
        if self.past.is_present() {
            return Ok(());
        }
        Err(Failure::misuse(
            "--as-of and --known ask about the past: a command that writes takes neither",
            "the day something happened is given by --on DATE or --said DATE",
        ))
    }
}

/// Today, by the clock of this command.
pub(crate) fn today() -> Result<NaiveDate, Failure> {
    clock().map(|(_, today, _)| today)
}

/// Now and today. `ONRECORD_NOW` replaces the clock; its day is the one written in it, whatever the
/// machine's time zone.
fn clock() -> Result<(DateTime<Utc>, NaiveDate, Zone), Failure> {
    match text_of("ONRECORD_NOW")? {
        None => {
            let now = Local::now();
            Ok((now.to_utc(), now.date_naive(), Zone::Machine))
        }
        Some(text) => {
            let now = DateTime::parse_from_rfc3339(text.trim()).map_err(|error| {
                Failure::misuse(
                    format!("ONRECORD_NOW: {text:?} is no instant: {error}"),
                    "ONRECORD_NOW=2026-11-01T12:00:00Z",
                )
            })?;
            Ok((now.to_utc(), now.date_naive(), Zone::Fixed(*now.offset())))
        }
    }
}

/// Where days begin and end for whoever asks: instants become days nowhere else.
#[derive(Clone, Copy, Debug)]
enum Zone {
    /// Where the machine is.
    Machine,
    /// What is written in `ONRECORD_NOW`.
    Fixed(FixedOffset),
}

impl Zone {
    /// The first instant of a day.
    fn start_of(self, day: NaiveDate) -> DateTime<Utc> {
        let midnight = day.and_time(NaiveTime::MIN);
        let here = match self {
            Zone::Machine => Local.from_local_datetime(&midnight).earliest().map(|instant| instant.to_utc()),
            Zone::Fixed(offset) => offset.from_local_datetime(&midnight).earliest().map(|instant| instant.to_utc()),
        };
        here.unwrap_or_else(|| midnight.and_utc())
    }

    /// The day of an instant.
    fn day_of(self, instant: DateTime<Utc>) -> NaiveDate {
        match self {
            Zone::Machine => instant.with_timezone(&Local).date_naive(),
            Zone::Fixed(offset) => instant.with_timezone(&offset).date_naive(),
        }
    }

    /// The first instant after a day.
    fn end_of(self, day: NaiveDate) -> DateTime<Utc> {
        self.start_of(day.succ_opt().unwrap_or(day))
    }
}

/// Reads a text file whole; `-` is standard input. The error names the file and the byte at fault.
pub(crate) fn read_text(path: &str) -> Result<String, Failure> {
    let bytes = if path == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes)
            .map_err(|error| Failure::of_file("standard input", &error))?;
        bytes
    } else {
        std::fs::read(Path::new(path)).map_err(|error| Failure::of_file(path, &error))?
    };
    let line = |bytes: &[u8], at: usize| 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = line(error.as_bytes(), error.utf8_error().valid_up_to());
        Failure::misuse(format!("{path}: line {line}: invalid UTF-8"), "save the file as UTF-8")
    })?;
    match text.find('\0').map(|at| line(text.as_bytes(), at)) {
        Some(line) => Err(Failure::misuse(format!("{path}: line {line}: a NUL character"), "give a text file")),
        None => Ok(text),
    }
}
