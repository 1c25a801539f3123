//! A digest: what changed in a span of days, and what comes after it. Claims and events go in as a ledger
//! finds them; which of them are told, and in which order, is decided here.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::correction::{Correction, Corrections, Entry};
use crate::claim::{CheckOf, Claim, Kind, NextCheck, Source, Status, Strength, Uid};

/// Days after the end of a digest that it looks ahead.
pub const DAYS_AHEAD: u64 = 30;

/// What a ledger knows of a span of days.
#[derive(Clone, Debug)]
pub struct Material {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Claims that were recorded in the span, as they stand.
    pub recorded: Vec<Claim>,
    /// Claims closed in the span.
    pub closed: Vec<Claim>,
    /// Claims whose condition was decided in the span.
    pub conditions: Vec<Claim>,
    /// Claims that may have been open at the end of the span, as they stood then; one may be there twice.
    pub then: Vec<Claim>,
    /// Those of them that have been closed since, as they stand, by number.
    pub since: HashMap<i64, Claim>,
    /// What was recorded in the span, oldest first.
    pub entries: Vec<Entry>,
    /// What was taken back in the span, by its batch.
    pub taken_back: HashMap<Uid, Vec<Entry>>,
    /// Claims that a correction is about, by number.
    pub corrected: HashMap<i64, Claim>,
    /// Sources retracted in the span.
    pub retracted: Vec<Source>,
}

/// What changed in a span of days, and what comes after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// New claims, by number.
    pub recorded: Vec<Claim>,
    /// Claims that came to an end of their own, by the day; not void ones, whose condition tells the end.
    pub decided: Vec<Claim>,
    /// Claims whose condition was decided, by the day.
    pub conditions: Vec<Claim>,
    /// Claims that turned overdue and were still open at the end.
    pub overdue: Vec<Pending>,
    /// Corrections, in the order made.
    pub corrected: Vec<Correction>,
    /// Sources that their publishers took back.
    pub retracted: Vec<Source>,
    /// What is to be checked in the days after, soonest first.
    pub coming: Vec<Pending>,
    /// How many claims were overdue at the end, whenever they turned.
    pub overdue_in_all: usize,
}

/// An open claim at the end of a digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// As it stood then.
    pub claim: Claim,
    /// As it stands now, where it has been closed since.
    pub since: Option<Claim>,
}

/// How many decided claims of a kind came to the same end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What the speaker did with the words.
    pub kind: Kind,
    /// How sure the words were.
    pub strength: Strength,
    /// Where they stand.
    pub status: Status,
    /// They came about although they were not in force: in no rate.
    pub without_condition: bool,
    /// They stand in retracted sources alone: in no rate.
    pub is_retracted: bool,
    /// How many.
    pub claims: u64,
    /// How many of them came about late.
    pub late: u64,
}

impl Decided {
    fn is_like(&self, other: &Decided) -> bool {
        let of = |it: &Decided| (it.kind, it.strength, it.status, it.without_condition, it.is_retracted);
        of(self) == of(other)
    }
}

impl Digest {
    /// Chooses and orders what is told.
    #[must_use]
    pub fn of(material: Material) -> Digest {
        let (from, to) = (material.from, material.to);
        let corrections = Corrections { claims: &material.corrected, taken_back: &material.taken_back };
        let corrected = corrections.of(&material.entries);
        let then = open_claims(material.then);
        let since = material.since;
        let pending = |holds: &dyn Fn(&Claim) -> bool| -> Vec<Pending> {
            let held = then.iter().filter(|claim| holds(claim));
            held.map(|claim| Pending { claim: claim.clone(), since: since.get(&claim.id).cloned() }).collect()
        };
        let overdue = pending(&|claim| turned_overdue(claim, from, to));
        let overdue_in_all = then.iter().filter(|claim| is_overdue(claim, to)).count();
        let mut coming = pending(&|claim| is_coming(claim, to));
        coming.sort_by_key(|pending| (pending.claim.next_check.map(|next| next.on), pending.claim.id));
        let mut digest = Digest {
            from,
            to,
            recorded: material.recorded,
            decided: material.closed,
            conditions: material.conditions,
            overdue,
            corrected,
            retracted: material.retracted,
            coming,
            overdue_in_all,
        };
        digest.recorded.retain(|claim| claim.status.is_on_the_books());
        digest.recorded.sort_by_key(|claim| claim.id);
        digest.decided.retain(|claim| claim.status != Status::Void && stands_for_itself(claim));
        digest.decided.sort_by_key(|claim| (claim.closed_on, claim.id));
        digest.conditions.retain(stands_for_itself);
        digest.conditions.sort_by_key(|claim| (claim.condition.as_ref().and_then(|it| it.decided_on), claim.id));
        digest
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.recorded.is_empty()
            && self.decided.is_empty()
            && self.conditions.is_empty()
            && self.overdue.is_empty()
            && self.corrected.is_empty()
            && self.retracted.is_empty()
    }

    /// The last day that it looks ahead to.
    #[must_use]
    pub fn ahead_to(&self) -> NaiveDate {
        self.to.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(self.to)
    }

    /// What the decided claims came to, kinds apart and firm and hedged ones apart, in the order of kinds.
    #[must_use]
    pub fn ends(&self) -> Vec<Decided> {
        let mut ends: Vec<Decided> = Vec::new();
        for claim in &self.decided {
            let one = Decided {
                kind: claim.entry.kind,
                strength: claim.entry.strength,
                status: claim.status,
                without_condition: claim.without_condition,
                is_retracted: claim.is_retracted(),
                claims: 1,
                late: u64::from(claim.late_days.is_some_and(|days| days > 0)),
            };
            match ends.iter_mut().find(|known| known.is_like(&one)) {
                Some(known) => {
                    known.claims += 1;
                    known.late += one.late;
                }
                None => ends.push(one),
            }
        }
        ends.sort_by_key(|it| (it.kind, it.strength, it.status, it.without_condition, it.is_retracted));
        ends
    }
}

/// A repetition is told with its original, a whole with its parts.
fn stands_for_itself(claim: &Claim) -> bool {
    claim.follows().is_none() && claim.parts.is_none()
}

/// Each claim that is open and due itself, once, by the last day on which it is not overdue.
fn open_claims(mut claims: Vec<Claim>) -> Vec<Claim> {
    claims.retain(|claim| claim.status == Status::Open && claim.next_check.is_some());
    claims.sort_by_key(|claim| claim.id);
    claims.dedup_by_key(|claim| claim.id);
    claims.sort_by_key(|claim| (claim.overdue_after, claim.id));
    claims
}

/// Whether an open claim turned overdue from one day to another: on the day after its accepted end.
fn turned_overdue(claim: &Claim, from: NaiveDate, to: NaiveDate) -> bool {
    claim.overdue_after.is_some_and(|last| last < to && last.succ_opt().is_some_and(|turned| from <= turned))
}

/// Whether the accepted end of an open claim had passed on a day.
fn is_overdue(claim: &Claim, on: NaiveDate) -> bool {
    claim.overdue_after.is_some_and(|last| last < on)
}

/// Whether an open claim is to be checked in the days after one: it is not overdue, and no look that has
/// come already. An overdue one that somebody wants to look at again comes back on that day.
fn is_coming(claim: &Claim, to: NaiveDate) -> bool {
    let ahead_to = to.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(to);
    let is_ahead = |next: NextCheck| next.on > to && next.on <= ahead_to;
    let is_running = |next: NextCheck| next.on <= to && next.what != CheckOf::Look && !is_overdue(claim, to);
    claim.next_check.is_some_and(|next| is_ahead(next) || is_running(next))
}

#[cfg(test)]
mod tests;
