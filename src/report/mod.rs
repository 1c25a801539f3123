//! ASK: what a reader wants to know of claims. Values come out, never text; pure, today is an argument.
//!
//! Claims go in as they stand; how an answer looks is the affair of `render`, where the claims come
//! from that of the store.

mod check;
mod correction;
mod count;
mod digest;
mod people;
mod record;
mod shelf;
mod tally;

#[cfg(test)]
pub(crate) mod sample;

use chrono::NaiveDate;

pub use check::{When, awaits_condition, is_vague, when, window_in_view};
pub use correction::{Correction, Entry, What};
pub use digest::{DAYS_AHEAD, Decided, Digest, Material, Pending};
pub use people::{KindRecord, RoleSpan, SpeakerEnd, SpeakerLine, SpeakerPage, SpeakersPage, speaker_lines};
pub use record::{End, Rate, Record, outcome_words, wilson};
pub use shelf::{Mark, SourceLine, SourcePage, SourcesPage};
pub use tally::{Key, LeftOut, Line, Per, Picked, Row, TrackRecord, first_of_each, tally};

use crate::claim::{Claim, Passage, Status, View};

/// The day that an answer speaks of, and what it rests on where that is not all that is known on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The day.
    pub on: NaiveDate,
    /// The later day whose knowledge counts.
    pub with_all_known_on: Option<NaiveDate>,
    /// The last day whose recordings count.
    pub known: Option<NaiveDate>,
}

/// What a list shows beside its rows.
#[derive(Clone, Copy, Debug)]
pub struct ListPage<'a> {
    /// The rows, in the order in which they are shown.
    pub claims: &'a [Claim],
    /// From where stages are seen.
    pub view: View,
    /// How many claims are open.
    pub open: u64,
    /// How many claims are on the books.
    pub all: u64,
    /// How many claims fit the filter in all, shown or not.
    pub shown_of: u64,
    /// Whether somebody asked for some claims only.
    pub is_filtered: bool,
}

/// What a search has found.
#[derive(Clone, Copy, Debug)]
pub struct SearchPage<'a> {
    /// The rows, in the order in which they are shown.
    pub claims: &'a [Claim],
    /// For each row where the words stand.
    pub passages: &'a [Vec<Passage>],
    /// From where stages are seen.
    pub view: View,
    /// How many claims were found in all, shown or not.
    pub found: u64,
    /// Whether the rows are in the order in which a search has them by itself.
    pub is_newest_first: bool,
}

/// What there is to check, and how pressing it is.
#[derive(Clone, Copy, Debug)]
pub struct DuePage<'a> {
    /// The rows, soonest first.
    pub claims: &'a [Claim],
    /// The day from which they are due.
    pub today: NaiveDate,
    /// How many are overdue.
    pub overdue: u64,
    /// How many are due, looks among them.
    pub due: u64,
}

/// The state of a ledger on one screen.
#[derive(Clone, Copy, Debug)]
pub struct Overview<'a> {
    /// What to check first, at most 10 claims.
    pub work: &'a [Claim],
    /// The day from which they are due.
    pub today: NaiveDate,
    /// How many claims are overdue.
    pub overdue: u64,
    /// How many claims are due, looks among them.
    pub due: u64,
    /// How many claims have each status.
    pub tally: &'a [(Status, u64)],
}
