//! The stage of an open claim: from what is stored and a day, never stored itself.

use chrono::{Days, NaiveDate};

use super::word::worded;
use super::{Claim, Status};

/// Days after which somebody looks at a claim that no date calls up.
pub const LOOK_AFTER_DAYS: u64 = 30;

/// Days before a dated check from which on the claim is due.
pub const DUE_WITHIN_DAYS: u64 = 7;

worded! {
    /// How far an open claim has come, seen from a day.
    Stage, "stage" {
        /// Its condition is pending, and no dated check is near.
        Conditional = "conditional",
        /// In force and dated, and the check is not near.
        Waiting = "waiting",
        /// In force without a date; its look lies ahead.
        Undated = "undated",
        /// A dated check is near or its vague end runs, or a look has come.
        Due = "due",
        /// The accepted end of its window has passed. A person decides what came of it.
        Overdue = "overdue",
    }
}

worded! {
    /// What the next check is about.
    CheckOf, "check" {
        /// Did what it hangs on come about?
        Condition = "condition",
        /// Did the statement come about?
        Claim = "claim",
        /// Just look: no date says when.
        Look = "look",
    }
}

/// When to look next, and at what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextCheck {
    /// The day.
    pub on: NaiveDate,
    /// What to check.
    pub what: CheckOf,
}

impl Claim {
    /// The stage on `today`, with `within` days as near; `None` when it is closed or never due itself.
    #[must_use]
    pub fn stage(&self, today: NaiveDate, within: u64) -> Option<Stage> {
        let next = self.next_check.filter(|_| self.status == Status::Open)?;
        if self.overdue_after.is_some_and(|last| last < today) {
            return Some(Stage::Overdue);
        }
        let near = match next.what {
            CheckOf::Look => Some(today),
            CheckOf::Condition | CheckOf::Claim => today.checked_add_days(Days::new(within)),
        };
        if near.is_none_or(|near| next.on <= near) {
            return Some(Stage::Due);
        }
        Some(match (self.is_in_force(), self.overdue_after) {
            (false, _) => Stage::Conditional,
            (true, Some(_)) => Stage::Waiting,
            (true, None) => Stage::Undated,
        })
    }
}
