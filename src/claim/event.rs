//! Events: the facts that a ledger remembers. Everything else is folded from them.
//!
//! An event is appended and never changed. What it says is a [`Fact`]; the text form of a fact is the
//! store's affair.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, SecondsFormat, Utc};

use super::word::worded;
use super::{
    Change, ConditionState, Evidence, LinkKind, NewClaim, Outcome, Progress, Reason, Retraction, SourceRef, SpeakerFact,
};
use crate::deadline::Window;

/// A number that holds everywhere: a UUID, version 7 where we made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uid(uuid::Uuid);

impl Uid {
    /// Makes a uid whose time part is the given instant.
    #[must_use]
    pub fn at(instant: RecordedAt) -> Uid {
        let (seconds, nanos) = instant.unix();
        Uid(uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos)))
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl FromStr for Uid {
    type Err = UidError;

    /// Reads the one canonical form: lower case, with hyphens.
    fn from_str(text: &str) -> Result<Uid, UidError> {
        uuid::Uuid::try_parse(text)
            .ok()
            .map(Uid)
            .filter(|uid| uid.to_string() == text)
            .ok_or_else(|| UidError(text.to_owned()))
    }
}

/// A text that is no uid.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no uid: it is written like 01975c3e-8f00-7abc-8def-0123456789ab")]
pub struct UidError(String);

/// The instant an event was recorded: UTC, microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordedAt(DateTime<Utc>);

const STORED_INSTANT: &str = "%Y-%m-%dT%H:%M:%S%.6fZ";

/// Longer ones are of years with five digits, which do not compare as text.
const STORED_LENGTH: usize = 27;

impl RecordedAt {
    /// Takes an instant, cut to whole microseconds and to the years that the stored form can hold.
    #[must_use]
    pub fn of(instant: DateTime<Utc>) -> RecordedAt {
        let whole = DateTime::from_timestamp_micros(instant.timestamp_micros());
        RecordedAt(whole.unwrap_or(DateTime::UNIX_EPOCH))
    }

    /// The next instant that can be told from this one.
    #[must_use]
    pub fn next(self) -> RecordedAt {
        RecordedAt(self.0.checked_add_signed(Duration::microseconds(1)).unwrap_or(self.0))
    }

    /// The last instant before another: what has been recorded by the end of a day.
    #[must_use]
    pub fn before(instant: DateTime<Utc>) -> RecordedAt {
        RecordedAt::of(instant.checked_sub_signed(Duration::microseconds(1)).unwrap_or(instant))
    }

    /// The day it was, in UTC.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// The instant itself.
    #[must_use]
    pub fn instant(self) -> DateTime<Utc> {
        self.0
    }

    fn unix(self) -> (u64, u32) {
        (u64::try_from(self.0.timestamp()).unwrap_or(0), self.0.timestamp_subsec_nanos())
    }
}

impl fmt::Display for RecordedAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Micros, true)) // STORED_INSTANT, made faster
    }
}

impl FromStr for RecordedAt {
    type Err = RecordedAtError;

    /// Reads the stored form, `2026-11-01T12:00:00.000001Z`, and no other.
    fn from_str(text: &str) -> Result<RecordedAt, RecordedAtError> {
        NaiveDateTime::parse_from_str(text, STORED_INSTANT)
            .ok()
            .map(|instant| RecordedAt(instant.and_utc()))
            .filter(|instant| text.len() == STORED_LENGTH && instant.to_string() == text)
            .ok_or_else(|| RecordedAtError(text.to_owned()))
    }
}

/// A text that is no stored instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no instant: it is written like 2026-11-01T12:00:00.000001Z")]
pub struct RecordedAtError(String);

worded! {
    /// What kind of thing happened.
    EventKind, "kind of event" {
        /// A claim was recorded.
        Logged = "logged",
        /// What was recorded of a claim was corrected.
        Amended = "amended",
        /// The condition of a claim was decided.
        Condition = "condition",
        /// A claim came to its end.
        Outcome = "outcome",
        /// Evidence was filed.
        Evidenced = "evidenced",
        /// Somebody wrote something down about a claim.
        Noted = "noted",
        /// Somebody looked; nothing to decide yet.
        Looked = "looked",
        /// A claim was linked to another.
        Linked = "linked",
        /// A claim was entered by mistake.
        Dropped = "dropped",
        /// A closed claim was opened again.
        Reopened = "reopened",
        /// A batch was taken back.
        Reverted = "reverted",
        /// A source was recorded.
        Sourced = "sourced",
        /// Something about a speaker was recorded.
        Speaker = "speaker",
        /// Another ledger's events were taken in.
        Imported = "imported",
        /// Reserved.
        Judged = "judged",
        /// Reserved.
        Settled = "settled",
    }
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A claim was recorded, whole.
    Logged(Box<NewClaim>),
    /// What was logged of a claim was corrected.
    Amended {
        /// The corrected fields as they were.
        before: Vec<Change>,
        /// The corrected fields as they are.
        after: Vec<Change>,
        /// Why, where somebody said so.
        why: Option<String>,
    },
    /// The condition was decided.
    Condition {
        /// Which way; never pending.
        state: ConditionState,
        /// The claim's deadline as that day dates it; `None` where it changes nothing.
        deadline: Option<Window>,
        /// What the person who decided had to say.
        note: Option<String>,
    },
    /// The claim came to its end.
    Outcome {
        /// What became of it; never void, which follows from the condition alone.
        outcome: Outcome,
        /// Why it was not fulfilled.
        reason: Option<Reason>,
        /// What the person who marked it had to say.
        note: Option<String>,
        /// It became impossible before its window closed.
        early: bool,
    },
    /// Evidence was filed.
    Evidenced(Evidence),
    /// Somebody wrote something down about the claim.
    Noted {
        /// The words.
        text: String,
        /// Whether it may be published.
        public: bool,
        /// How things are moving, where the note says so.
        progress: Option<Progress>,
    },
    /// Somebody looked; nothing to decide yet.
    Looked {
        /// When to look again, where somebody said so.
        again: Option<NaiveDate>,
        /// What there was to see.
        note: Option<String>,
    },
    /// The claim was linked to another.
    Linked {
        /// How the two stand to each other.
        kind: LinkKind,
        /// The other claim.
        to: Uid,
    },
    /// The claim was entered by mistake.
    Dropped {
        /// Why it goes.
        why: String,
    },
    /// An outcome, or the decision of a condition, was wrong: it is taken back.
    Reopened {
        /// Why.
        why: String,
        /// The event that no longer counts.
        of: Uid,
    },
    /// A batch was taken back; an undo of an undo names the batch of the first.
    Reverted {
        /// The batch that no longer counts.
        batch: Uid,
    },
    /// A source was recorded, or what is known of it.
    Sourced(Sourced),
    /// A source was taken back by its publisher.
    Retracted {
        /// What names the source.
        key: SourceRef,
        /// How it was taken back.
        retraction: Retraction,
    },
    /// Something about a speaker was recorded.
    Speaker(SpeakerFact),
    /// Another ledger's events were taken in.
    Imported {
        /// Hashes of the last events brought: those that no other brought event follows.
        heads: Vec<String>,
        /// The batches brought, so that an undo anywhere knows what came with this.
        batches: Vec<Uid>,
    },
}

/// What is known of a source, beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// What names it.
    pub key: SourceRef,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// An archived copy.
    pub archive_url: Option<String>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
}

impl Fact {
    /// The stored word for what it says.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        match self {
            Fact::Logged(_) => EventKind::Logged,
            Fact::Amended { .. } => EventKind::Amended,
            Fact::Noted { .. } => EventKind::Noted,
            Fact::Speaker(_) => EventKind::Speaker,
            Fact::Condition { .. } => EventKind::Condition,
            Fact::Outcome { .. } => EventKind::Outcome,
            Fact::Evidenced(_) => EventKind::Evidenced,
            Fact::Looked { .. } => EventKind::Looked,
            Fact::Linked { .. } => EventKind::Linked,
            Fact::Dropped { .. } => EventKind::Dropped,
            Fact::Reopened { .. } => EventKind::Reopened,
            Fact::Reverted { .. } => EventKind::Reverted,
            Fact::Sourced(_) | Fact::Retracted { .. } => EventKind::Sourced,
            Fact::Imported { .. } => EventKind::Imported,
        }
    }
}

/// One thing that happened, as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its number everywhere.
    pub uid: Uid,
    /// The command that it came from: all events of one command share it.
    pub batch: Uid,
    /// The claim it happened to; `None` for what concerns no single claim.
    pub claim: Option<Uid>,
    /// The day in the world; `None` for corrections, which hold wherever what they correct holds.
    pub happened_on: Option<NaiveDate>,
    /// When it was recorded.
    pub recorded_at: RecordedAt,
    /// What it says.
    pub fact: Fact,
}

/// A fact about a claim that a rule has allowed, not recorded yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The day in the world; `None` for corrections.
    pub happened_on: Option<NaiveDate>,
    /// What it says.
    pub fact: Fact,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_reads_back_as_written_and_in_no_other_form() {
        let text = "2026-11-01T12:00:00.000001Z";
        let instant: RecordedAt = text.parse().expect("stored form");
        assert_eq!(instant.to_string(), text);
        assert_eq!(instant.next().to_string(), "2026-11-01T12:00:00.000002Z");
        for other in ["2026-11-01T12:00:00Z", "2026-11-01 12:00:00.000001Z", "x"] {
            assert!(other.parse::<RecordedAt>().is_err(), "{other}");
        }
    }

    #[test]
    fn uids_sort_by_their_time_and_read_only_in_canonical_form() {
        let early = Uid::at("2020-01-01T00:00:00.000000Z".parse().expect("stored form"));
        let late = Uid::at("2026-01-01T00:00:00.000000Z".parse().expect("stored form"));
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(early.to_string().parse(), Ok(early));
        assert!(early.to_string().to_uppercase().parse::<Uid>().is_err());
    }
}
