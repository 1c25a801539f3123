//! Claims counted by the end they came to: a record, and by how many days the late ones were late.

use std::collections::BTreeMap;

use super::{End, Record};

/// Claims on their way into one record.
#[derive(Default)]
pub(super) struct Count {
    /// What became of them.
    pub(super) record: Record,
    /// How many were late by how many days.
    days_late: BTreeMap<i64, u64>,
}

impl Count {
    /// Adds claims that came to the same end.
    pub(super) fn add(&mut self, end: End, claims: u64) {
        self.record.add(end, claims);
        if let Some(days) = end.days_late() {
            *self.days_late.entry(days).or_default() += claims;
        }
    }

    /// The median of the days by which the late ones were late, the mean of the middle two where their number
    /// is even; `None` when none was.
    #[expect(clippy::cast_precision_loss, reason = "days are far below 2^52")]
    pub(super) fn median_days_late(&self) -> Option<f64> {
        let all: u64 = self.days_late.values().sum();
        let nth = |n: u64| {
            let mut before = 0;
            let holds = |(_, count): &(&i64, &u64)| {
                before += **count;
                before > n
            };
            self.days_late.iter().find(holds).map(|(day, _)| *day)
        };
        let (lower, upper) = (nth(all.checked_sub(1)? / 2)?, nth(all / 2)?);
        Some((lower as f64 + upper as f64) / 2.0)
    }
}
