//! What happened in a span of days, and what was recorded in it: the questions of a digest. Which of it is
//! told, and how, is the affair of `report`.

use chrono::NaiveDate;

use super::backend::Value;
use super::columns::{SOURCE_COLUMNS, source_at};
use super::filter::{Filter, Terms};
use super::journal::{self, StoredEvent};
use super::{Ledger, StoreError};
use crate::claim::{Claim, RecordedAt, Source, Status, Uid, View};

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

/// Values that one statement takes; SQLite has room for more.
const BATCHES_AT_ONCE: usize = 500;
