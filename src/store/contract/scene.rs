//! What the tests of the store share: a desk that writes, claims to write, and whole ledgers compared.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::claim::event::{Draft, Sourced};
use crate::claim::rules::{self, Marking};
use crate::claim::{
    Claim, ConditionKind, ConditionState, Fact, Kind, LinkKind, NewClaim, NewCondition, SourceRef, Speaker, Uid,
};
use crate::deadline::{Said, Window};
use crate::store::backend::Value;
use crate::store::{HistoryFilter, Import, Ledger, Stamp, StoreError, StoredEvent, Undone, Writing, digest};

/// Somebody who writes to a ledger, on 2025-05-05 at noon unless the clock says otherwise.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) author: &'static str,
    pub(super) today: &'static str,
}

pub(super) fn desk(ledger: &Ledger) -> Desk<'_> {
    Desk { ledger, author: "anna", today: "2025-05-05" }
}

impl Desk<'_> {
    pub(super) fn stamp(&self) -> Stamp {
        let now = format!("{}T12:00:00Z", self.today);
        Stamp { now: now.parse().expect("an instant"), author: self.author.to_owned() }
    }

    /// Runs one command: one batch, made to last.
    #[track_caller]
    pub(super) fn write<T>(&self, command: impl FnOnce(&mut Writing<'_>) -> T) -> T {
        let mut writing = self.ledger.write(self.stamp()).expect("nobody else writes");
        let made = command(&mut writing);
        writing.commit().expect("written");
        made
    }

    #[track_caller]
    pub(super) fn log(&self, claim: NewClaim) -> i64 {
        self.write(|writing| writing.log(claim, &[]).expect("logged").0)
    }

    #[track_caller]
    pub(super) fn record(&self, id: i64, drafts: &[Draft]) {
        let claim = self.ledger.claim(id).expect("is there");
        self.write(|writing| writing.record(&claim, drafts).expect("recorded"));
    }

    /// Records facts of which none has a day of its own.
    #[track_caller]
    pub(super) fn fact(&self, id: i64, fact: Fact) {
        self.record(id, &[Draft { happened_on: None, fact }]);
    }

    #[track_caller]
    pub(super) fn mark(&self, id: i64, outcome: &str, on: &str) {
        let claim = self.ledger.claim(id).expect("is there");
        let drafts = rules::mark(&claim, &marking(outcome, on), day(self.today));
        self.record(id, &drafts.expect("allowed"));
    }

    #[track_caller]
    pub(super) fn decide(&self, id: i64, state: ConditionState, on: &str) {
        let claim = self.ledger.claim(id).expect("is there");
        let draft = rules::decide(&claim, state, Some(day(on)), None, day(self.today));
        self.record(id, &draft.expect("allowed"));
    }

    #[track_caller]
    pub(super) fn look(&self, id: i64) {
        let fact = Fact::Looked { again: None, note: None };
        self.record(id, &[Draft { happened_on: Some(day(self.today)), fact }]);
    }

    #[track_caller]
    pub(super) fn link(&self, id: i64, kind: LinkKind, to: i64) {
        let to = self.ledger.claim_even_undone(to).expect("readable").expect("is there").uid;
        self.fact(id, Fact::Linked { kind, to });
    }

    /// Records a source with a text.
    #[track_caller]
    pub(super) fn source(&self, text: &str) -> SourceRef {
        let key = SourceRef::Text(digest(text));
        self.write(|writing| writing.source(sourced(&key), Some(text)).expect("recorded"));
        key
    }

    pub(super) fn undo(&self, batch: Option<&str>) -> Result<Undone, StoreError> {
        let mut writing = self.ledger.write(self.stamp())?;
        let plan = writing.plan_undo(batch, self.author)?;
        writing.undo(&plan)?;
        writing.commit()?;
        Ok(plan)
    }

    #[track_caller]
    pub(super) fn import(&self, lines: &[u8]) -> Import {
        self.write(|writing| writing.import(&mut &lines[..]).expect("taken in"))
    }
}

pub(super) fn marking(outcome: &str, on: &str) -> Marking {
    Marking {
        outcome: outcome.parse().expect("an outcome"),
        on: Some(day(on)),
        reason: None,
        note: None,
        early: true,
        condition_was: None,
        correct: None,
        evidence: Vec::new(),
    }
}

pub(super) fn sourced(key: &SourceRef) -> Sourced {
    Sourced {
        key: key.clone(),
        title: Some("An article".to_owned()),
        publisher: None,
        url: None,
        archive_url: None,
        published: None,
    }
}

/// A claim by Marco Rubio, said on 2025-04-18, without condition or deadline.
pub(super) fn says(statement: &str) -> NewClaim {
    NewClaim { kind: Kind::Promise, ..NewClaim::plain("Marco Rubio", Said::Day(day("2025-04-18")), statement) }
}

pub(super) fn by(claim: NewClaim, name: &str) -> NewClaim {
    NewClaim { speaker: Speaker { name: name.to_owned(), unnamed: false }, ..claim }
}

pub(super) fn due_by(claim: NewClaim, by: &str) -> NewClaim {
    NewClaim { deadline: Some(window(by)), ..claim }
}

/// Lets a claim hang on "they ship the arms".
pub(super) fn on_condition(claim: NewClaim, kind: ConditionKind) -> NewClaim {
    let condition = NewCondition { kind, text: "they ship the arms".to_owned(), window: None };
    NewClaim { condition: Some(condition), ..claim }
}

pub(super) fn window(by: &str) -> Window {
    Window::of_dates(day("2025-04-18"), day(by)).expect("ends after it begins")
}

#[track_caller]
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[track_caller]
pub(super) fn status(ledger: &Ledger, id: i64) -> String {
    let claim = ledger.claim_even_undone(id).expect("readable").expect("is there");
    claim.status.to_string()
}

#[track_caller]
pub(super) fn history(ledger: &Ledger) -> Vec<StoredEvent> {
    ledger.history(&HistoryFilter::default()).expect("readable")
}

#[track_caller]
pub(super) fn export(ledger: &Ledger) -> Vec<u8> {
    let mut lines = Vec::new();
    ledger.export(&mut lines).expect("written");
    lines
}

/// A ledger of its own that has taken over these lines.
#[track_caller]
pub(super) fn copy(lines: &[u8]) -> Ledger {
    let ledger = Ledger::in_memory().expect("room for a ledger");
    let import = desk(&ledger).import(lines);
    assert!(import.is_adopted && import.refused.is_empty(), "{:?}", import.refused);
    ledger
}

/// Neither damage nor differences.
#[track_caller]
pub(super) fn assert_sound(ledger: &Ledger) {
    let found = ledger.verify().expect("readable");
    assert_eq!((found.damage, found.differences), (Vec::new(), Vec::new()));
}

/// Every row of every projection.
#[track_caller]
pub(super) fn dump(ledger: &Ledger) -> Vec<String> {
    const TABLES: [&str; 12] = [
        "speaker ORDER BY id",
        "alias ORDER BY name_key, form, speaker_id",
        "source_entry ORDER BY id",
        "claim ORDER BY id",
        "topic ORDER BY claim_id, position",
        "link ORDER BY claim_id, position",
        "anchor ORDER BY claim_id, position",
        "evidence ORDER BY claim_id, position",
        "note ORDER BY claim_id, position",
        "also_in ORDER BY claim_id, position",
        "tally ORDER BY status",
        "claim_fts ORDER BY rowid",
    ];
    let mut rows = Vec::new();
    for table in TABLES {
        let sql = format!("SELECT * FROM {table}");
        let each = &mut |row: &dyn crate::store::backend::Row| {
            let values: Result<Vec<Value>, _> = (0..row.width()).map(|column| row.value(column)).collect();
            rows.push(format!("{table}: {:?}", values?));
            Ok(())
        };
        ledger.backend.query(&sql, &[], each).expect("readable");
    }
    rows
}

/// Every claim without its local numbers, by uid.
#[track_caller]
pub(super) fn claims_by_uid(ledger: &Ledger) -> BTreeMap<Uid, Claim> {
    let logged = history(ledger).into_iter().filter(|event| event.kind() == "logged");
    let ids = logged.filter_map(|event| event.claim_id);
    let mut claims = BTreeMap::new();
    for id in ids {
        let mut claim = ledger.claim_even_undone(id).expect("readable").expect("has a row");
        claim.id = 0;
        claim.links.iter_mut().for_each(|link| link.to_id = None);
        claim.source.iter_mut().chain(&mut claim.also_in).for_each(|source| source.id = None);
        claims.insert(claim.uid, claim);
    }
    claims
}
