//! The stage of an open claim: from what is stored and a day, never stored itself.

use chrono::{Days, NaiveDate};

use super::word::worded;
use super::{Claim, Status};

/// Days after which somebody looks at a claim that no date calls up.
pub const LOOK_AFTER_DAYS: u64 = 30;

/// Days before a dated check from which on the claim is due, unless somebody says otherwise.
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

/// From where claims are seen: the day, and how many days ahead are near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Today, or the day asked about.
    pub today: NaiveDate,
    /// Days before a dated check from which on the claim is due.
    pub due_within_days: u64,
}

impl View {
    /// The view from a day, with as many days near as by default.
    #[must_use]
    pub fn on(today: NaiveDate) -> View {
        View { today, due_within_days: DUE_WITHIN_DAYS }
    }
}

impl Claim {
    /// Whether it is open and the accepted end of its window has passed.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        let is_open = self.status == Status::Open && self.next_check.is_some();
        is_open && self.overdue_after.is_some_and(|last| last < today)
    }

    /// The stage; `None` when it is closed or never due itself.
    #[must_use]
    pub fn stage(&self, view: View) -> Option<Stage> {
        let next = self.next_check.filter(|_| self.status == Status::Open)?;
        if self.is_overdue(view.today) {
            return Some(Stage::Overdue);
        }
        let near = match next.what {
            CheckOf::Look => Some(view.today),
            CheckOf::Condition | CheckOf::Claim => view.today.checked_add_days(Days::new(view.due_within_days)),
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
