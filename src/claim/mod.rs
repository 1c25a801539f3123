//! WHAT: a claim, its life and the rules of that life. Pure: no clock, no storage, no terminal.
//!
//! Facts go in (events, or the columns that were folded from them), claims come out. Days that depend
//! on today take it as an argument.

mod alike;
mod amend;
pub mod condition;
pub mod event;
mod filing;
mod fold;
mod near;
mod note;
mod passage;
mod past;
mod profile;
mod refusal;
mod roster;
pub mod rules;
pub mod source;
pub mod speaker;
mod stage;
mod standing;
pub mod word;
pub mod wording;

#[cfg(test)]
mod history;
#[cfg(test)]
mod truth_table;

use chrono::NaiveDate;

pub use alike::{Gist, are_alike};
pub use amend::Change;
pub use condition::{Condition, ConditionKind, ConditionState, NewCondition};
pub use event::{Event, EventKind, Fact, RecordedAt, Uid};
pub use fold::{fold, tried_out};
pub use note::{Note, Progress};
pub use passage::{Passage, Place};
pub use past::{Past, live, rests_on, undone_batches};
pub use profile::Profile;
pub use roster::{Person, Roster, RosterEntry, SpeakerFact};
pub use source::{AlsoIn, Quote, Retraction, Source, SourceRef};
pub use speaker::Speaker;
pub use stage::{CheckOf, DUE_WITHIN_DAYS, LOOK_AFTER_DAYS, NextCheck, Stage, View};
pub use standing::{Part, standing_of_parts};

use crate::deadline::{Said, Window};
use word::worded;

worded! {
    /// What a speaker does with the words.
    Kind, "kind" {
        /// Will do, and it is wanted.
        Promise = "promise",
        /// Will do, and it is unwanted.
        Threat = "threat",
        /// Will happen, out of the speaker's own hands.
        Prediction = "prediction",
        /// Others must.
        Demand = "demand",
        /// Is so.
        Assertion = "assertion",
    }
}

worded! {
    /// How sure the words are; every statistic keeps the two apart.
    Strength, "strength" {
        /// Will, must, no hedge.
        Firm = "firm",
        /// May, might, could, hopes, expects.
        Hedged = "hedged",
    }
}

worded! {
    /// What became of a claim: the words for every kind.
    Outcome, "outcome" {
        /// It came about.
        Fulfilled = "fulfilled",
        /// It came about in part.
        PartlyFulfilled = "partly-fulfilled",
        /// It did not come about.
        Unfulfilled = "unfulfilled",
        /// Never in force: what it hung on went the other way.
        Void = "void",
        /// Taken back before it fell due.
        Withdrawn = "withdrawn",
        /// Nobody outside can tell.
        Unverifiable = "unverifiable",
    }
}

worded! {
    /// Where a claim stands: open, an outcome, or out of every list.
    Status, "status" {
        /// No outcome yet.
        Open = "open",
        /// It came about.
        Fulfilled = "fulfilled",
        /// It came about in part.
        PartlyFulfilled = "partly-fulfilled",
        /// It did not come about.
        Unfulfilled = "unfulfilled",
        /// Never in force.
        Void = "void",
        /// Taken back before it fell due.
        Withdrawn = "withdrawn",
        /// Nobody outside can tell.
        Unverifiable = "unverifiable",
        /// Entered by mistake: number and history stay.
        Dropped = "dropped",
        /// Its recording was undone: the number stays used.
        Undone = "undone",
    }
}

impl Status {
    /// Whether the claim is on the books: neither dropped nor undone.
    #[must_use]
    pub fn is_on_the_books(self) -> bool {
        !matches!(self, Status::Dropped | Status::Undone)
    }

    /// Whether the claim has come to an end that a reader is shown.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self.is_on_the_books() && self != Status::Open
    }
}

impl From<Outcome> for Status {
    fn from(outcome: Outcome) -> Status {
        match outcome {
            Outcome::Fulfilled => Status::Fulfilled,
            Outcome::PartlyFulfilled => Status::PartlyFulfilled,
            Outcome::Unfulfilled => Status::Unfulfilled,
            Outcome::Void => Status::Void,
            Outcome::Withdrawn => Status::Withdrawn,
            Outcome::Unverifiable => Status::Unverifiable,
        }
    }
}

worded! {
    /// Why a claim was not fulfilled, where somebody knows.
    Reason, "reason" {
        /// Somebody else stood in the way.
        Blocked = "blocked",
        /// The speaker thought better of it.
        ChangedMind = "changed-mind",
        /// Other things came first.
        NotAPriority = "not-a-priority",
        /// Events made it pointless.
        Overtaken = "overtaken",
        /// A later claim took its place.
        Superseded = "superseded",
    }
}

worded! {
    /// What a piece of evidence speaks for.
    Basis, "basis of evidence" {
        /// The claim itself: that it was said, or how it goes.
        Claim = "claim",
        /// The condition.
        Condition = "condition",
        /// The outcome.
        Outcome = "outcome",
    }
}

worded! {
    /// How one claim stands to another.
    LinkKind, "link" {
        /// Says the other again: counts once, follows its outcome, is never due.
        Repeats = "repeats",
        /// Takes the other's place.
        Supersedes = "supersedes",
        /// Cannot hold together with the other.
        Contradicts = "contradicts",
        /// Is one part of the other, which is then not judged itself.
        PartOf = "part-of",
        /// Its condition is what the other states.
        HangsOn = "hangs-on",
    }
}

/// A link from the claim that holds it to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How the two stand to each other.
    pub kind: LinkKind,
    /// The other claim.
    pub to: Uid,
    /// The other claim's local number; `None` until a ledger has looked it up.
    pub to_id: Option<i64>,
}

/// Something outside that shows what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where it stands: http or https.
    pub url: String,
    /// An archived copy of it.
    pub archive_url: Option<String>,
    /// Its words, where they matter.
    pub words: Option<String>,
    /// What the person who filed it had to say.
    pub note: Option<String>,
    /// What it speaks for.
    pub basis: Basis,
}

/// A claim as it was logged: everything that is known of it the moment it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClaim {
    /// A key of the user's own, unique in a ledger.
    pub reference: Option<String>,
    /// Who is on record.
    pub speaker: Speaker,
    /// The speaker's role as it was when the words were said.
    pub role: Option<String>,
    /// When the words were said: a day, or only a month or year.
    pub said_on: Said,
    /// What is claimed, one sentence that can be judged later.
    pub statement: String,
    /// The words themselves.
    pub quote: Option<Quote>,
    /// What the speaker does with the words.
    pub kind: Kind,
    /// How sure the words are.
    pub strength: Strength,
    /// Of a demand: who must.
    pub actor: Option<String>,
    /// What the claim hangs on.
    pub condition: Option<NewCondition>,
    /// By when.
    pub deadline: Option<Window>,
    /// What would count as fulfilled.
    pub test: Option<String>,
    /// Topics, in the order given, none twice.
    pub topics: Vec<String>,
    /// The source it was read in: the main one.
    pub source: Option<SourceRef>,
    /// Further sources it stands in.
    pub also_in: Vec<AlsoIn>,
    /// Kept out of everything published.
    pub private: bool,
    /// The language of the quote, where it is not that of the statement.
    pub lang: Option<String>,
    /// The quote in the statement's language.
    pub translation: Option<String>,
}

impl NewClaim {
    /// A firm assertion by a named speaker, of which nothing else is known: what there is more to say is
    /// set field by field.
    #[must_use]
    pub fn plain(speaker: &str, said_on: Said, statement: &str) -> NewClaim {
        NewClaim {
            reference: None,
            speaker: Speaker { name: speaker.to_owned(), unnamed: false },
            role: None,
            said_on,
            statement: statement.to_owned(),
            quote: None,
            kind: Kind::Assertion,
            strength: Strength::Firm,
            actor: None,
            condition: None,
            deadline: None,
            test: None,
            topics: Vec::new(),
            source: None,
            also_in: Vec::new(),
            private: false,
            lang: None,
            translation: None,
        }
    }
}

/// How far the parts of a claim have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Parts that are fulfilled.
    pub fulfilled: u32,
    /// Parts on the books.
    pub all: u32,
}

/// A claim as it stands: what was logged and what has become of it.
///
/// It is what [`fold`] makes of the claim's events, and what the columns of a ledger read back as; the
/// two are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The local number that people type.
    pub id: i64,
    /// The number that holds everywhere: the uid of the event that logged it.
    pub uid: Uid,
    /// What was logged; its deadline is dated once the event it waits for is.
    pub entry: NewClaim,
    /// What it hangs on, and how that was decided.
    pub condition: Option<Condition>,
    /// Where it stands.
    pub status: Status,
    /// When to look next, and at what; `None` when it is closed or never due.
    pub next_check: Option<NextCheck>,
    /// The last day on which it is not overdue; `None` when no date says so.
    pub overdue_after: Option<NaiveDate>,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The event that holds its outcome; `None` where nobody has marked it.
    pub closed_by: Option<Uid>,
    /// Days late, 0 on time; `None` without a window or an outcome that could be late.
    pub late_days: Option<i64>,
    /// Why it was not fulfilled.
    pub reason: Option<Reason>,
    /// What the person who closed or dropped it had to say.
    pub closing_note: Option<String>,
    /// It came about although it was not in force: counted beside every rate.
    pub without_condition: bool,
    /// A merge brought a second outcome; the earlier one holds.
    pub disputed: bool,
    /// How far its parts have come; `None` where it has none.
    pub parts: Option<Parts>,
    /// Links to other claims, in the order made.
    pub links: Vec<Link>,
    /// Evidence, in the order filed.
    pub evidence: Vec<Evidence>,
    /// Notes, in the order written.
    pub notes: Vec<Note>,
    /// The source in full; `None` until a ledger has looked it up.
    pub source: Option<Source>,
    /// The further sources in full, in the order of the entry's; empty until a ledger has looked them up.
    pub also_in: Vec<Source>,
}

impl Claim {
    /// Whether the statement is called for: no condition, or one decided so.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.condition.as_ref().is_none_or(Condition::is_in_force)
    }

    /// How things are moving, by the newest note that says so.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        self.notes.iter().rev().find_map(|note| note.progress)
    }

    /// Whether every source that it stands in was retracted; false without any.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        let mut sources = self.source.iter().chain(&self.also_in).peekable();
        sources.peek().is_some() && sources.all(Source::is_retracted)
    }

    /// The original that it repeats, if any.
    #[must_use]
    pub fn repeats(&self) -> Option<&Link> {
        self.links.iter().find(|link| link.kind == LinkKind::Repeats)
    }
}
