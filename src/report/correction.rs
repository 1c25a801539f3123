//! Corrections: what was put right, by whom and why, read off the events of a span of days.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::claim::{Change, Claim, ConditionState, Event, EventKind, Fact, Outcome, Uid};

/// An event with what a ledger knows of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The local number of its claim.
    pub claim_id: Option<i64>,
    /// Who recorded it.
    pub author: String,
    /// The day it was recorded, where the digest is read.
    pub on: NaiveDate,
    /// Whether an undo has taken it back.
    pub is_undone: bool,
    /// What it says.
    pub event: Event,
}

/// Something that was put right.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The day it was recorded.
    pub on: NaiveDate,
    /// Who recorded it.
    pub by: String,
    /// The claims it is about; of some there may be nothing more to tell than the number.
    pub claims: Vec<(i64, Option<Claim>)>,
    /// What was done.
    pub what: What,
    /// Why, where somebody said so.
    pub why: Option<String>,
}

/// What a correction did.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Fields of a claim were corrected: each as it was, and as it is since.
    Edited(Vec<(Change, Change)>),
    /// A claim was taken off the books.
    Dropped,
    /// A closed claim was opened again.
    Reopened,
    /// Another outcome took the place of the one before.
    Marked(Outcome),
    /// A condition was decided anew.
    Decided(ConditionState),
    /// What was recorded was taken back: events of these kinds.
    Undone(Vec<EventKind>),
    /// What had been taken back counts again: events of these kinds.
    Restored(Vec<EventKind>),
}

/// Corrections while they are gathered.
pub(super) struct Corrections<'a> {
    pub(super) claims: &'a HashMap<i64, Claim>,
    pub(super) taken_back: &'a HashMap<Uid, Vec<Entry>>,
}

impl Corrections<'_> {
    /// One correction for each claim that a command put right, or for all that an undo took back. What was
    /// undone itself is told by the undo.
    pub(super) fn of(&self, entries: &[Entry]) -> Vec<Correction> {
        let mut corrections: Vec<Correction> = Vec::new();
        let live: Vec<&Entry> = entries.iter().filter(|entry| !entry.is_undone).collect();
        for batch in live.chunk_by(|one, other| one.event.batch == other.event.batch) {
            let mut reverted: Vec<Uid> = Vec::new();
            let mut reopened: Vec<i64> = Vec::new();
            for entry in batch {
                match &entry.event.fact {
                    Fact::Amended { before, after, why } => {
                        let pairs = before.iter().cloned().zip(after.iter().cloned());
                        let fields = pairs.filter(|(before, after)| before != after).collect();
                        corrections.push(self.correction(entry, What::Edited(fields), why.as_deref()));
                    }
                    Fact::Dropped { why } => corrections.push(self.correction(entry, What::Dropped, Some(why))),
                    Fact::Reopened { why, .. } => {
                        let id = entry.claim_id.unwrap_or_default();
                        if !reopened.contains(&id) {
                            reopened.push(id);
                            let what = what_followed(batch, entry);
                            let why = Some(why.as_str()).filter(|_| !matches!(what, What::Decided(_)));
                            corrections.push(self.correction(entry, what, why));
                        }
                    }
                    Fact::Reverted { batch } => reverted.push(*batch),
                    _ => {}
                }
            }
            if let (Some(entry), false) = (batch.first(), reverted.is_empty()) {
                corrections.push(self.undone(entry, &reverted));
            }
        }
        corrections
    }

    fn correction(&self, entry: &Entry, what: What, why: Option<&str>) -> Correction {
        let claims = entry.claim_id.map(|id| (id, self.claims.get(&id).cloned()));
        Correction {
            on: entry.on,
            by: entry.author.clone(),
            claims: claims.into_iter().collect(),
            what,
            why: why.map(str::to_owned),
        }
    }

    /// What an undo took back; in the place of another undo, what counts again because of it.
    fn undone(&self, entry: &Entry, batches: &[Uid]) -> Correction {
        let mut is_restoring = false;
        let mut seen: Vec<Uid> = batches.to_vec();
        let mut waiting: Vec<(Uid, bool)> = batches.iter().map(|batch| (*batch, false)).collect();
        let mut kinds: Vec<EventKind> = Vec::new();
        let mut ids: Vec<i64> = Vec::new();
        while let Some((batch, counts_again)) = waiting.pop() {
            for taken in self.taken_back.get(&batch).into_iter().flatten() {
                if let Fact::Reverted { batch } = taken.event.fact {
                    if !seen.contains(&batch) {
                        seen.push(batch);
                        waiting.push((batch, !counts_again));
                    }
                    continue;
                }
                is_restoring = counts_again;
                kinds.push(taken.event.fact.kind());
                ids.extend(taken.claim_id);
            }
        }
        kinds.sort_unstable();
        kinds.dedup();
        ids.sort_unstable();
        ids.dedup();
        let what = if is_restoring { What::Restored(kinds) } else { What::Undone(kinds) };
        let claims = ids.into_iter().map(|id| (id, self.claims.get(&id).cloned())).collect();
        Correction { on: entry.on, by: entry.author.clone(), claims, what, why: None }
    }
}

/// What the same command made of a claim that it had opened again.
fn what_followed(batch: &[&Entry], reopened: &Entry) -> What {
    let of_same = |entry: &&&Entry| entry.claim_id == reopened.claim_id;
    let outcome = batch.iter().filter(of_same).find_map(|entry| match entry.event.fact {
        Fact::Outcome { outcome, .. } => Some(What::Marked(outcome)),
        _ => None,
    });
    let decided = batch.iter().filter(of_same).find_map(|entry| match entry.event.fact {
        Fact::Condition { state, .. } => Some(What::Decided(state)),
        _ => None,
    });
    outcome.or(decided).unwrap_or(What::Reopened)
}
