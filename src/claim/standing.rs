//! What links make of a claim: a repetition follows its original, a whole follows its parts.

use chrono::NaiveDate;

use super::{Claim, Link, Parts, Status};

/// What a whole needs to know of one of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where the part stands.
    pub status: Status,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
}

impl Claim {
    /// Lets a claim that repeats `original` follow it: same outcome, never due. An original that is off
    /// the books is followed by nobody.
    pub fn follow(&mut self, original: &Claim) {
        if !original.status.is_on_the_books() || !self.status.is_on_the_books() {
            return;
        }
        self.status = original.status;
        self.closed_on = original.closed_on;
        self.late_days = original.late_days;
        self.reason = original.reason;
        self.without_condition = original.without_condition;
        self.closed_by = None;
        self.next_check = None;
        self.overdue_after = None;
    }

    /// The original that it follows; `None` where it repeats nothing, or stands for itself because the original
    /// is off the books or not in this ledger.
    #[must_use]
    pub fn follows(&self) -> Option<&Link> {
        let stands_for_itself = match self.status {
            Status::Open => self.next_check.is_some(),
            Status::Dropped | Status::Undone => true,
            _ => self.closed_by.is_some(),
        };
        self.repeats().filter(|_| !stands_for_itself)
    }
}

/// Lets a claim that has parts stand as they do: open while one of them is, never due, not judged itself.
///
/// Parts that are off the books do not count; without any that does, nothing changes.
pub fn standing_of_parts(claim: &mut Claim, parts: &[Part]) {
    let parts: Vec<&Part> = parts.iter().filter(|part| part.status.is_on_the_books()).collect();
    if parts.is_empty() || !claim.status.is_on_the_books() {
        return;
    }
    let count = |status: Status| parts.iter().filter(|part| part.status == status).count();
    let fulfilled = count(Status::Fulfilled);
    let as_u32 = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    claim.parts = Some(Parts { fulfilled: as_u32(fulfilled), all: as_u32(parts.len()) });
    claim.next_check = None;
    claim.overdue_after = None;
    claim.late_days = None;
    claim.reason = None;
    claim.closing_note = None;
    claim.without_condition = false;
    claim.disputed = false;
    claim.status = if count(Status::Open) > 0 {
        Status::Open
    } else if let Some(shared) = parts.first().filter(|first| count(first.status) == parts.len()) {
        shared.status
    } else if fulfilled + count(Status::PartlyFulfilled) > 0 {
        Status::PartlyFulfilled
    } else if count(Status::Unfulfilled) > 0 {
        Status::Unfulfilled
    } else {
        Status::Unverifiable
    };
    let last = parts.iter().filter_map(|part| part.closed_on).max();
    claim.closed_on = last.filter(|_| claim.status.is_closed());
}
