//! Undo: a batch that no longer counts. Nothing is removed; an event says so, and can be undone itself.

use std::collections::{BTreeSet, HashSet, VecDeque};

use super::backend::{Backend, Value};
use super::journal::{self, StoredEvent};
use super::writing::Writing;
use super::{Ledger, StoreError, query, rebuild, sources};
use crate::claim::{Claim, Event, Fact, SourceRef, Uid, rests_on, undone_batches};

/// Why an undo is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UndoRefusal {
    /// There is nothing to take back.
    #[error("{author} has recorded nothing that could be undone")]
    Nothing {
        /// Who asked.
        author: String,
    },
    /// No batch goes by that name.
    #[error("there is no batch {name:?}: it is named by its uid or the number of one of its events")]
    NoBatch {
        /// What was asked for.
        name: String,
    },
    /// It was undone before.
    #[error("that was undone already: event {first}, {kind}")]
    AlreadyUndone {
        /// The number of its first event.
        first: i64,
        /// What kind of event that is.
        kind: String,
    },
    /// Later events would lose their footing.
    #[error("later events rest on it: {}", list(events))]
    RestedOn {
        /// Their numbers and kinds.
        events: Vec<(i64, String)>,
    },
}

fn list(events: &[(i64, String)]) -> String {
    const SHOWN: usize = 5;
    let mut named: Vec<String> = events.iter().take(SHOWN).map(|(id, kind)| format!("event {id} ({kind})")).collect();
    if events.len() > SHOWN {
        named.push(format!("{} more", events.len() - SHOWN));
    }
    named.join(", ")
}

/// An undo that the rules allow, not recorded yet.
#[derive(Debug)]
pub struct Undone {
    /// The events that will no longer count, or of an undo, that will count again.
    pub events: Vec<StoredEvent>,
    /// Whether it takes back an undo, so that the events count again.
    pub is_restoring: bool,
    /// The claims it touches.
    pub claims: Vec<i64>,
    batches: Vec<Uid>,
    touches_sources: bool,
    touches_speakers: bool,
    /// Sources that a retraction is taken back of, or restored.
    retracted: Vec<SourceRef>,
    /// Whether words of claims change.
    is_rewording: bool,
}

impl Ledger {
    /// A claim by local number, even one that was undone; `None` when the number was never used.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn claim_even_undone(&self, id: i64) -> Result<Option<Claim>, StoreError> {
        query::claim_row(self.backend.as_ref(), id)
    }
}

impl Writing<'_> {
    /// Finds out what an undo would take back: the newest live batch of `author` that is no undo, or the
    /// batch named by its uid or by the number of one of its events.
    ///
    /// # Errors
    /// [`UndoRefusal`] when there is none, it was undone, or later events rest on it.
    pub fn plan_undo(&self, batch: Option<&str>, author: &str) -> Result<Undone, StoreError> {
        let backend = self.backend();
        let batch = match batch {
            Some(name) => batch_named(backend, name)?,
            None => newest_batch(backend, author)?,
        };
        let taken = journal::load(backend, "WHERE e.batch = $1 ORDER BY e.id", &[batch.into()])?;
        if let Some(first) = taken.first().filter(|event| event.is_undone) {
            let kind = first.kind().to_owned();
            return Err(UndoRefusal::AlreadyUndone { first: first.id, kind }.into());
        }
        let taken = with_brought(backend, taken)?;
        let affected = affected_by(backend, &taken)?;
        let is_undo = facts(&taken).all(|fact| matches!(fact, Fact::Reverted { .. }));
        let batches: BTreeSet<Uid> = taken.iter().filter_map(|stored| Some(stored.event.as_ref()?.batch)).collect();
        check_nothing_rests(backend, &taken, &affected)?;
        let retracted: BTreeSet<SourceRef> = facts(&affected).filter_map(retracted_by).cloned().collect();
        let touches_sources = !retracted.is_empty() || facts(&affected).any(|fact| matches!(fact, Fact::Sourced(_)));
        let touches_speakers = facts(&affected).any(|fact| matches!(fact, Fact::Speaker(_)));
        let is_rewording = facts(&affected).any(|fact| matches!(fact, Fact::Amended { .. }));
        let claims: BTreeSet<i64> = affected.iter().filter_map(|stored| stored.claim_id).collect();
        Ok(Undone {
            touches_sources,
            touches_speakers,
            is_rewording,
            retracted: retracted.into_iter().collect(),
            is_restoring: is_undo && affected.iter().all(|stored| stored.is_undone),
            events: if is_undo { affected } else { taken },
            claims: claims.into_iter().collect(),
            batches: batches.into_iter().collect(),
        })
    }

    /// Records an undo. Returns the number of an event that names it, to undo it in turn.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn undo(&mut self, plan: &Undone) -> Result<i64, StoreError> {
        let mut newest = 0;
        for batch in &plan.batches {
            newest = self.revert(*batch)?;
        }
        self.rewrite_undone()?;
        if plan.touches_sources {
            self.rewrite_sources()?;
        }
        for key in &plan.retracted {
            let claims = sources::claims_in(self.backend(), key)?;
            self.mark_stale(claims);
        }
        if plan.touches_speakers {
            self.follow_roster()?;
        }
        if plan.is_rewording {
            self.mark_reworded(plan.claims.clone());
        } else {
            self.mark_stale(plan.claims.iter().copied());
        }
        Ok(newest)
    }

    fn rewrite_undone(&self) -> Result<(), StoreError> {
        let backend = self.backend();
        let undos = journal::load(backend, "WHERE e.kind = 'reverted' ORDER BY e.id", &[])?;
        let events: Vec<&Event> = undos.iter().filter_map(|stored| stored.event.as_ref()).collect();
        backend.execute("DELETE FROM undone", &[])?;
        for batch in undone_batches(&events) {
            backend.execute("INSERT INTO undone(batch) VALUES ($1)", &[batch.to_string().into()])?;
        }
        Ok(())
    }

    fn rewrite_sources(&self) -> Result<(), StoreError> {
        let backend = self.backend();
        let sourced = journal::load(backend, "WHERE e.kind = 'sourced' ORDER BY e.id", &[])?;
        let mut live: Vec<&Event> =
            sourced.iter().filter(|stored| !stored.is_undone).filter_map(|stored| stored.event.as_ref()).collect();
        live.sort_unstable_by_key(|event| (event.recorded_at, event.uid));
        rebuild::write_sources(backend, &sourced, &live)
    }
}

fn facts(events: &[StoredEvent]) -> impl Iterator<Item = &Fact> {
    events.iter().filter_map(|stored| stored.event.as_ref()).map(|event| &event.fact)
}

fn retracted_by(fact: &Fact) -> Option<&SourceRef> {
    match fact {
        Fact::Retracted { key, .. } => Some(key),
        _ => None,
    }
}

fn newest_batch(backend: &dyn Backend, author: &str) -> Result<String, StoreError> {
    let sql = "SELECT e.batch FROM event e WHERE e.author = $1 AND e.kind <> 'reverted' \
               AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = e.batch) \
               ORDER BY e.id DESC LIMIT 1";
    first_text(backend, sql, &[author.into()])?.ok_or_else(|| UndoRefusal::Nothing { author: author.to_owned() }.into())
}

fn batch_named(backend: &dyn Backend, name: &str) -> Result<String, StoreError> {
    let found = match name.parse::<i64>() {
        Ok(event) => first_text(backend, "SELECT batch FROM event WHERE id = $1", &[event.into()])?,
        Err(_) => first_text(backend, "SELECT batch FROM event WHERE batch = $1 LIMIT 1", &[name.into()])?,
    };
    found.ok_or_else(|| UndoRefusal::NoBatch { name: name.to_owned() }.into())
}

fn first_text(backend: &dyn Backend, sql: &str, values: &[Value]) -> Result<Option<String>, StoreError> {
    let mut found = None;
    backend.query(sql, values, &mut |row| {
        found = row.text(0)?;
        Ok(())
    })?;
    Ok(found)
}

/// To an import belong the batches that it brought.
fn with_brought(backend: &dyn Backend, taken: Vec<StoredEvent>) -> Result<Vec<StoredEvent>, StoreError> {
    let mut brought: HashSet<Uid> = HashSet::new();
    for fact in facts(&taken) {
        if let Fact::Imported { batches, .. } = fact {
            brought.extend(batches);
        }
    }
    if brought.is_empty() {
        return Ok(taken);
    }
    let mut all = journal::load(backend, "ORDER BY e.id", &[])?;
    let is_brought = |stored: &StoredEvent| stored.event.as_ref().is_some_and(|event| brought.contains(&event.batch));
    all.retain(is_brought);
    all.extend(taken);
    Ok(all)
}

/// The events that count otherwise once `taken` does not count: in the place of an undo those that it has
/// taken back, in the place of an undo of an undo those of the first, and so on.
fn affected_by(backend: &dyn Backend, taken: &[StoredEvent]) -> Result<Vec<StoredEvent>, StoreError> {
    let mut affected: Vec<StoredEvent> = Vec::new();
    let mut followed: HashSet<Uid> = HashSet::new();
    let mut seen: HashSet<i64> = HashSet::new();
    let mut waiting: VecDeque<StoredEvent> = taken.iter().cloned().collect();
    while let Some(stored) = waiting.pop_front() {
        match stored.event.as_ref().map(|event| &event.fact) {
            Some(Fact::Reverted { batch }) if followed.insert(*batch) => {
                let batch = batch.to_string();
                waiting.extend(journal::load(backend, "WHERE e.batch = $1 ORDER BY e.id", &[batch.into()])?);
            }
            Some(Fact::Reverted { .. }) => {}
            _ if seen.insert(stored.id) => affected.push(stored),
            _ => {}
        }
    }
    Ok(affected)
}

/// Refuses when a live event that came into this ledger after `taken` rests on one of the `affected`.
fn check_nothing_rests(
    backend: &dyn Backend,
    taken: &[StoredEvent],
    affected: &[StoredEvent],
) -> Result<(), StoreError> {
    let own: HashSet<&str> = taken.iter().chain(affected).map(StoredEvent::batch).collect();
    let affected = without_shared_sources(backend, affected, &own)?;
    let newest = taken.iter().map(|stored| stored.id).max().unwrap_or(0);
    let mut resting: BTreeSet<(i64, String)> = BTreeSet::new();
    for claim in nearby_claims(backend, &affected)? {
        for later in journal::load(backend, "WHERE e.claim_id = $1 ORDER BY e.id", &[claim.into()])? {
            let Some(event) = later.event.as_ref().filter(|_| !later.is_undone) else { continue };
            let mut earlier = affected.iter().filter_map(|stored| stored.event.as_ref());
            let rests = later.id > newest
                && !own.contains(later.batch())
                && earlier.any(|earlier| event.recorded_at > earlier.recorded_at && rests_on(event, earlier));
            if rests {
                resting.insert((later.id, later.kind().to_owned()));
            }
        }
    }
    if resting.is_empty() {
        return Ok(());
    }
    Err(UndoRefusal::RestedOn { events: resting.into_iter().collect() }.into())
}

/// Leaves out sources that somebody else has recorded too: nothing loses its footing with those.
fn without_shared_sources(
    backend: &dyn Backend,
    affected: &[StoredEvent],
    own: &HashSet<&str>,
) -> Result<Vec<StoredEvent>, StoreError> {
    let all = journal::load(backend, "WHERE e.kind = 'sourced' ORDER BY e.id", &[])?;
    let staying: HashSet<&SourceRef> =
        all.iter().filter(|stored| !stored.is_undone && !own.contains(stored.batch())).filter_map(source_of).collect();
    let is_shared = |stored: &&StoredEvent| source_of(stored).is_some_and(|key| staying.contains(key));
    Ok(affected.iter().filter(|stored| !is_shared(stored)).cloned().collect())
}

fn source_of(stored: &StoredEvent) -> Option<&SourceRef> {
    match stored.event.as_ref().map(|event| &event.fact) {
        Some(Fact::Sourced(sourced)) => Some(&sourced.key),
        _ => None,
    }
}

/// The claims that are affected, link to those, or were read in an affected source.
fn nearby_claims(backend: &dyn Backend, affected: &[StoredEvent]) -> Result<BTreeSet<i64>, StoreError> {
    let mut claims: BTreeSet<i64> = affected.iter().filter_map(|stored| stored.claim_id).collect();
    let mut add = |sql: &str, value: Value| {
        backend.query(sql, &[value], &mut |row| {
            claims.extend(row.integer(0)?);
            Ok(())
        })
    };
    for stored in affected {
        if let (Some(claim), "logged") = (stored.claim_id, stored.kind()) {
            add("SELECT claim_id FROM link WHERE to_id = $1", claim.into())?;
        }
        if let Some(Fact::Sourced(sourced)) = stored.event.as_ref().map(|event| &event.fact) {
            let sql = "SELECT c.id FROM claim c JOIN source_entry e ON e.id = c.source_id WHERE e.source_key = $1 \
                       UNION SELECT a.claim_id FROM also_in a JOIN source_entry e ON e.id = a.source_id \
                       WHERE e.source_key = $1";
            add(sql, sourced.key.as_str().into())?;
        }
    }
    Ok(claims)
}
