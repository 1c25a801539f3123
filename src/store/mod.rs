//! REMEMBER: the ledger and every operation on it. All SQL is here, written once over a small backend.
//!
//! Facts go in and are appended; claims, events and counts come out. What a person may record is decided
//! in `claim::rules` before; what a reader sees is made in `render` after.

mod backend;
mod backup;
mod bulk;
mod chain;
mod columns;
mod details;
mod ends;
mod exchange;
mod filter;
mod fit;
mod follower;
mod intake;
mod journal;
mod known;
mod links;
mod names;
mod payload;
mod people;
mod projection;
mod query;
mod rebuild;
mod schema;
mod search;
mod shelf;
mod sources;
mod span;
mod speakers;
mod sqlite;
mod suggest;
mod undo;
mod verify;
mod words;
mod writing;

#[cfg(test)]
mod contract;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::claim::event::UidError;
use crate::claim::word::worded;
use crate::claim::{Event, EventKind, Past, Uid};

use backend::Backend;
use sqlite::{Access, Sqlite};

pub use backend::Steps;
pub use bulk::{Bulk, Prepared};
pub use chain::digest;
pub use ends::{CountBy, Ends, Uncounted, Under};
pub use exchange::ExportError;
pub use filter::{DueWithin, Filter, Sort};
pub use intake::{Import, ImportError, RefusedLine};
pub use journal::{HistoryFilter, StoredEvent};
pub use known::{Alike, By, Content};
pub use payload::PayloadError;
pub use query::Found;
pub use search::WhyNothing;
pub use shelf::SourceCount;
pub use speakers::SpeakerEnds;
pub use suggest::ClaimHead;
pub use undo::{UndoRefusal, Undone};
pub use verify::{Repair, Verification};
pub use writing::{Stamp, Writing};

/// What can go wrong between the program and its ledger.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no ledger to read.
    #[error("{} is not there", path.display())]
    NoLedger {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A file of another kind.
    #[error("{} is no ledger", path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
    },
    /// A ledger that a later version of this program has made.
    #[error("{} is a ledger of version {found}; this program knows versions up to {known}", path.display())]
    NewerLedger {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version that is known here.
        known: i64,
    },
    /// A ledger that cannot be written to has changes waiting beside it.
    #[error("{} has changes waiting in its -wal file and cannot be written to", path.display())]
    UnfinishedLog {
        /// The file.
        path: PathBuf,
    },
    /// The folder for a new ledger cannot be made.
    #[error("the folder {} cannot be made: {source}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Somebody else holds the ledger.
    #[error("the ledger is locked by another program")]
    Locked,
    /// No room for what was to be written; nothing was.
    #[error("the disk is full")]
    DiskFull,
    /// The ledger cannot be written to.
    #[error("the ledger cannot be written to: {detail}")]
    ReadOnly {
        /// What the database said.
        detail: String,
    },
    /// The file cannot be opened.
    #[error("the ledger cannot be opened: {detail}")]
    CannotOpen {
        /// What the database said.
        detail: String,
    },
    /// The file is damaged.
    #[error("the ledger is damaged: {detail}")]
    Corrupt {
        /// What the database said.
        detail: String,
    },
    /// Anything else that the database said.
    #[error("the ledger's database says: {detail}")]
    Database {
        /// Its words.
        detail: String,
    },
    /// A cell holds what no version of this program has put there.
    #[error("{table}.{column} of {id} holds {found:?}: {why}")]
    BadCell {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row's id.
        id: i64,
        /// What it holds.
        found: String,
        /// What is wrong with that.
        why: String,
    },
    /// The newest event is not the one that the ledger says it is.
    #[error("the ledger's newest event should be {head}, but is {newest}")]
    BrokenHead {
        /// The number of the event that should be the newest.
        head: i64,
        /// The number of the event that is.
        newest: i64,
    },
    /// No claim has that number.
    #[error("there is no claim {id}")]
    NoClaim {
        /// The number, or uid, that was asked for.
        id: String,
    },
    /// The claim's recording was undone.
    #[error("claim {id} was undone: its number stays used")]
    UndoneClaim {
        /// The number.
        id: i64,
    },
    /// The undo that was asked for is not allowed.
    #[error(transparent)]
    Undo(#[from] UndoRefusal),
}

impl From<UidError> for StoreError {
    fn from(error: UidError) -> StoreError {
        StoreError::NoClaim { id: error.to_string() }
    }
}

worded! {
    /// How a ledger in a file is kept whole while it is written to.
    #[derive(Default)]
    Journal, "journal" {
        /// What is written waits in a log beside the ledger: readers and a writer work at once.
        #[default]
        Wal = "wal",
        /// What is overwritten waits in a file beside it: for network file systems, which cannot share the
        /// memory that the log needs.
        Delete = "delete",
    }
}

/// How a ledger is opened for writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How it is kept whole.
    pub journal: Journal,
}

/// A ledger: the events, and everything that follows from them.
pub struct Ledger {
    backend: Box<dyn Backend>,
}

impl Ledger {
    /// Opens a ledger for reading. No file is made or changed.
    ///
    /// # Errors
    /// [`StoreError`] when there is none, or it is none, or it is newer than this program.
    pub fn open_to_read(path: &Path) -> Result<Ledger, StoreError> {
        let ledger = Ledger { backend: Box::new(Sqlite::open(path, Access::Read)?) };
        ledger.backend.begin_reading()?;
        Ok(ledger)
    }

    /// Opens a ledger for reading, one of an earlier version too, which is left as it is. Such a ledger
    /// answers only what every version can.
    ///
    /// # Errors
    /// [`StoreError`] when there is none, or it is none, or it is newer than this program.
    pub fn open_as_it_is(path: &Path) -> Result<Ledger, StoreError> {
        let ledger = Ledger { backend: Box::new(Sqlite::open(path, Access::ReadAsItIs)?) };
        ledger.backend.begin_reading()?;
        Ok(ledger)
    }

    /// Whether a ledger is there; an empty file is none yet.
    ///
    /// # Errors
    /// [`StoreError`] when the file is no ledger, newer than this program, or cannot be read.
    pub fn is_there(path: &Path) -> Result<bool, StoreError> {
        sqlite::is_ledger(path)
    }

    /// Opens a ledger for writing; it is made, with its folder, if it is not there.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be a ledger of ours, or cannot be written to.
    pub fn open_to_write(path: &Path) -> Result<Ledger, StoreError> {
        Ledger::open_to_write_with(path, Options::default())
    }

    /// Opens a ledger for writing, with a say in how it is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be a ledger of ours, or cannot be written to.
    pub fn open_to_write_with(path: &Path, options: Options) -> Result<Ledger, StoreError> {
        Ok(Ledger { backend: Box::new(Sqlite::open(path, Access::Write(options.journal))?) })
    }

    /// Opens a ledger that is not there yet, to write much in one go before anybody reads it. The next
    /// opening for writing makes it one like all others.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be a ledger of ours, or cannot be written to.
    pub fn open_to_fill(path: &Path) -> Result<Ledger, StoreError> {
        Ok(Ledger { backend: Box::new(Sqlite::open(path, Access::Fill)?) })
    }

    /// Makes an empty ledger that lives as long as the value.
    ///
    /// # Errors
    /// [`StoreError`] when there is no memory for it.
    pub fn in_memory() -> Result<Ledger, StoreError> {
        Ok(Ledger { backend: Box::new(Sqlite::in_memory()?) })
    }

    /// Makes an empty ledger of any size that lives as long as the value, in a file that nobody else sees.
    ///
    /// # Errors
    /// [`StoreError`] when there is no room for it.
    pub fn scratch() -> Result<Ledger, StoreError> {
        Ok(Ledger { backend: Box::new(Sqlite::scratch()?) })
    }

    /// The ledger as it was, or was known, on a day: a ledger of its own in memory, under the same
    /// numbers, answering the same questions.
    ///
    /// # Errors
    /// [`StoreError`] when events cannot be read.
    pub fn past(&self, past: Past) -> Result<Ledger, StoreError> {
        let then = Ledger::in_memory()?;
        let events = journal::load_all(self.backend.as_ref())?;
        then.backend.begin()?;
        journal::copy_snapshots(self.backend.as_ref(), then.backend.as_ref())?;
        let selected = past.select(events.iter().filter_map(|event| event.event.as_ref()).collect());
        let kept: HashSet<Uid> = selected.iter().map(|event| event.uid).collect();
        let is_kept = |event: &&StoredEvent| event.event.as_ref().is_some_and(|inner| kept.contains(&inner.uid));
        journal::copy_events(events.iter().filter(is_kept), then.backend.as_ref())?;
        rebuild::project(then.backend.as_ref(), &events, &selected)?;
        query::copy_private(self.backend.as_ref(), then.backend.as_ref())?;
        then.backend.commit()?;
        Ok(then)
    }
}

/// Reads what an event says, or why it cannot be read.
fn decode_event(parts: &journal::EventText) -> Result<Event, String> {
    let say = |error: &dyn std::fmt::Display| error.to_string();
    let kind: EventKind = parts.kind.parse().map_err(|error| say(&error))?;
    let uid = |text: &str| text.parse::<Uid>().map_err(|error| say(&error));
    Ok(Event {
        uid: uid(&parts.uid)?,
        batch: uid(&parts.batch)?,
        claim: parts.claim.as_deref().map(uid).transpose()?,
        happened_on: match &parts.happened_on {
            Some(day) => Some(day.parse().map_err(|error| say(&error))?),
            None => None,
        },
        recorded_at: parts.recorded_at.parse().map_err(|error| say(&error))?,
        fact: payload::decode(kind, &parts.payload).map_err(|error| say(&error))?,
    })
}
