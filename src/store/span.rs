//! What happened in a span of days, and what was recorded in it: the questions of a digest. Which of it is
//! told, and how, is the affair of `report`.

use chrono::NaiveDate;

use super::backend::Value;
use super::columns::{SOURCE_COLUMNS, source_at};
use super::filter::{Filter, Terms};
use super::journal::{self, StoredEvent};
use super::{Ledger, StoreError};
use crate::claim::{Claim, Event, Fact, NewClaim, Past, RecordedAt, Source, Status, Uid, View, fold};

impl Ledger {
    /// What was recorded from one instant on and before another: claims, their ends and their corrections,
    /// undone or not, in the order of local numbers.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn recorded_between(&self, from: RecordedAt, before: RecordedAt) -> Result<Vec<StoredEvent>, StoreError> {
        journal::load(
            self.backend.as_ref(),
            "WHERE e.recorded_at >= $1 AND e.recorded_at < $2 AND e.kind IN \
             ('logged', 'amended', 'condition', 'outcome', 'dropped', 'reopened', 'reverted', 'sourced') ORDER BY e.id",
            &[from.to_string().into(), before.to_string().into()],
        )
    }

    /// The events of these batches, in the order of local numbers.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn events_of(&self, batches: &[Uid]) -> Result<Vec<StoredEvent>, StoreError> {
        let mut events = Vec::new();
        for some in batches.chunks(BATCHES_AT_ONCE) {
            let places: Vec<String> = (1..=some.len()).map(|place| format!("${place}")).collect();
            let values: Vec<Value> = some.iter().map(|batch| batch.to_string().into()).collect();
            let rest = format!("WHERE e.batch IN ({}) ORDER BY e.id", places.join(", "));
            events.extend(journal::load(self.backend.as_ref(), &rest, &values)?);
        }
        Ok(events)
    }

    /// Claims on the books that were closed from one day to another, both included, in full.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn closed_between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Claim>, StoreError> {
        let statuses = Status::ALL.iter().copied().filter(|status| status.is_closed()).collect();
        let (decided_since, decided_until) = (Some(from), Some(to));
        self.list(&Filter { statuses, decided_since, decided_until, ..Filter::default() }, View::on(to))
    }

    /// Claims on the books whose condition was decided from one day to another, both included, in full.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn conditions_between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Claim>, StoreError> {
        let clauses = ["c.condition_decided_on >= $1", "c.condition_decided_on <= $2", "c.status <> 'dropped'"];
        self.whole_claims(&clauses, &[from, to], "c.condition_decided_on, c.id")
    }

    /// Open claims that turned overdue from one day to another, both included, in full: the accepted end of
    /// their window is the day before.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn overdue_between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Claim>, StoreError> {
        let day_before = |day: NaiveDate| day.pred_opt().unwrap_or(day);
        let clauses =
            ["c.status = 'open'", "c.next_check_on IS NOT NULL", "c.overdue_after >= $1", "c.overdue_after <= $2"];
        self.whole_claims(&clauses, &[day_before(from), day_before(to)], "c.overdue_after, c.id")
    }

    /// Claims that had been said by a day and to which something has happened since, each as it stood on that
    /// day: with all that is known now, and never due itself where it repeats another or has parts.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn changed_since(&self, day: NaiveDate) -> Result<Vec<Claim>, StoreError> {
        let mut ids = Vec::new();
        let sql = "SELECT DISTINCT claim_id FROM event WHERE happened_on > $1 \
                   AND kind IN ('condition', 'outcome', 'looked') ORDER BY claim_id";
        self.backend.query(sql, &[day.to_string().into()], &mut |row| {
            ids.extend(row.integer(0)?);
            Ok(())
        })?;
        let claims: Result<Vec<Option<Claim>>, StoreError> = ids.into_iter().map(|id| self.claim_on(id, day)).collect();
        Ok(claims?.into_iter().flatten().collect())
    }

    /// A claim as it stood on a day; `None` where it had not been said, or is undone.
    fn claim_on(&self, id: i64, day: NaiveDate) -> Result<Option<Claim>, StoreError> {
        let Some(now) = self.claim_even_undone(id)? else { return Ok(None) };
        let stored = journal::load(self.backend.as_ref(), "WHERE e.claim_id = $1 ORDER BY e.id", &[id.into()])?;
        let live: Vec<&Event> =
            stored.iter().filter(|stored| !stored.is_undone).filter_map(|stored| stored.event.as_ref()).collect();
        let mut then = Past { as_of: Some(day), known: None }.select(live);
        then.sort_unstable_by_key(|event| (event.recorded_at, event.uid));
        let logged = then.iter().copied().find(|event| matches!(event.fact, Fact::Logged(_)));
        let folded = logged.and_then(|logged| fold(id, logged, &then));
        Ok(folded.map(|then| standing(now, then)))
    }

    /// Sources that were retracted from one day to another, both included. Of a retraction without a day
    /// nothing is known here.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn retracted_between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Source>, StoreError> {
        let sql = format!(
            "SELECT {SOURCE_COLUMNS} FROM source_entry e WHERE e.retracted = 1 AND e.is_live = 1 \
             AND e.retracted_on >= $1 AND e.retracted_on <= $2 ORDER BY e.retracted_on, e.id"
        );
        let mut sources = Vec::new();
        self.backend.query(&sql, &[from.to_string().into(), to.to_string().into()], &mut |row| {
            sources.push(source_at(row, 0)?);
            Ok(())
        })?;
        Ok(sources)
    }

    fn whole_claims(&self, clauses: &[&str], days: &[NaiveDate], order: &str) -> Result<Vec<Claim>, StoreError> {
        let clauses = clauses.iter().map(|clause| (*clause).to_owned()).collect();
        let values = days.iter().map(|day| day.to_string().into()).collect();
        self.complete(self.claims(&Terms { clauses, values }, order, None)?)
    }
}

/// A claim that stands as `then`; what it is stays as it is now.
fn standing(now: Claim, then: Claim) -> Claim {
    let stands_for_itself = now.follows().is_none() && now.parts.is_none();
    Claim {
        entry: NewClaim { deadline: then.entry.deadline, ..now.entry },
        condition: then.condition,
        status: then.status,
        next_check: then.next_check.filter(|_| stands_for_itself),
        overdue_after: then.overdue_after.filter(|_| stands_for_itself),
        closed_on: then.closed_on,
        closed_by: then.closed_by,
        late_days: then.late_days,
        reason: then.reason,
        closing_note: then.closing_note,
        without_condition: then.without_condition,
        disputed: then.disputed,
        evidence: then.evidence,
        notes: then.notes,
        ..now
    }
}

/// Values that one statement takes; SQLite has room for more.
const BATCHES_AT_ONCE: usize = 500;
