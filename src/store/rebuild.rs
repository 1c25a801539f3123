//! Everything that follows from the events, made anew from the beginning: for past views, imports,
//! `verify` and `verify --repair`. Never the other way round.

use std::collections::{HashMap, HashSet};

use super::StoreError;
use super::backend::Backend;
use super::journal::StoredEvent;
use super::people::{self, scope_of};
use super::projection::{self, There};
use super::sources;
use super::writing::Head;
use crate::claim::event::Sourced;
use crate::claim::{
    Change, Claim, Event, Fact, LinkKind, Part, RecordedAt, Retraction, Roster, RosterEntry, SourceRef, Speaker,
    Status, Uid, fold, live, standing_of_parts, undone_batches,
};

/// Fills empty projections from `selected` events.
///
/// Local numbers come from `all` events of the ledger in the order of their numbers, so that a past view
/// keeps the numbers of the present: a speaker or source is numbered when it first occurs, whatever
/// becomes of that event later.
pub(crate) fn project(backend: &dyn Backend, all: &[StoredEvent], selected: &[&Event]) -> Result<(), StoreError> {
    let live = live(selected);
    write_undone(backend, selected)?;
    write_speakers(backend, all, &live)?;
    write_sources(backend, all, &live)?;
    let claims = Claims::fold(all, selected, &live);
    for id in claims.in_order() {
        if let Some(claim) = claims.folded.get(&id) {
            projection::write_claim(backend, claim, There::Nothing)?;
        }
    }
    write_tally(backend, claims.folded.values())?;
    write_head(backend, all)
}

fn write_undone(backend: &dyn Backend, selected: &[&Event]) -> Result<(), StoreError> {
    let mut undone: Vec<Uid> = undone_batches(selected).into_iter().collect();
    undone.sort_unstable();
    for batch in undone {
        backend.execute("INSERT INTO undone(batch) VALUES ($1)", &[batch.to_string().into()])?;
    }
    Ok(())
}

/// Writes everybody who was ever on record, numbered by first occurrence, as the live events have them.
fn write_speakers(backend: &dyn Backend, all: &[StoredEvent], live: &[&Event]) -> Result<(), StoreError> {
    let mut known: HashSet<(String, bool, String)> = HashSet::new();
    for event in all.iter().filter_map(|stored| stored.event.as_ref()) {
        for (speaker, scope) in named_in(event) {
            let identity = [speaker.name.as_str().into(), speaker.unnamed.into(), scope.as_str().into()];
            if known.insert((speaker.name, speaker.unnamed, scope)) {
                let id = i64::try_from(known.len()).unwrap_or(i64::MAX);
                people::insert(backend, id, &identity)?;
            }
        }
    }
    let roster = Roster::fold(live);
    if roster != Roster::default() {
        people::write_roster(backend, &roster)?;
    }
    Ok(())
}

/// The speakers that an event names, each with its scope.
fn named_in(event: &Event) -> Vec<(Speaker, String)> {
    let named = |name: &String| (Speaker { name: name.clone(), unnamed: false }, String::new());
    match (&event.fact, event.claim) {
        (Fact::Logged(entry), Some(claim)) => {
            vec![(entry.speaker.clone(), scope_of(&entry.speaker, entry.source.as_ref(), claim))]
        }
        (Fact::Amended { after, .. }, Some(claim)) => {
            let source = after.iter().find_map(|change| match change {
                Change::Source(source) => source.as_ref(),
                _ => None,
            });
            let speakers = after.iter().filter_map(|change| match change {
                Change::Speaker(speaker) => Some((speaker.clone(), scope_of(speaker, source, claim))),
                _ => None,
            });
            speakers.collect()
        }
        (Fact::Speaker(fact), _) => match &fact.entry {
            RosterEntry::MergedInto(into) => vec![named(&fact.name), named(into)],
            _ => vec![named(&fact.name)],
        },
        _ => Vec::new(),
    }
}

/// Writes every source that was ever recorded, as its newest live event has it.
pub(crate) fn write_sources(backend: &dyn Backend, all: &[StoredEvent], live: &[&Event]) -> Result<(), StoreError> {
    let mut places: HashMap<&SourceRef, usize> = HashMap::new();
    let mut entries: Vec<(&Sourced, bool)> = Vec::new();
    for event in all.iter().filter_map(|stored| stored.event.as_ref()) {
        let Fact::Sourced(sourced) = &event.fact else { continue };
        places.entry(&sourced.key).or_insert_with(|| {
            entries.push((sourced, false));
            entries.len() - 1
        });
    }
    for event in live {
        let Fact::Sourced(sourced) = &event.fact else { continue };
        let entry = places.get(&sourced.key).and_then(|place| entries.get_mut(*place));
        if let Some(entry) = entry {
            *entry = (sourced, true);
        }
    }
    let mut retractions: HashMap<&SourceRef, &Retraction> = HashMap::new();
    for event in live {
        if let Fact::Retracted { key, retraction } = &event.fact {
            retractions.insert(key, retraction);
        }
    }
    for (id, (sourced, is_live)) in (1_i64..).zip(entries) {
        sources::write(backend, id, sourced, is_live)?;
        sources::write_retraction(backend, &sourced.key, retractions.get(&sourced.key).copied())?;
    }
    Ok(())
}

fn write_tally<'a>(backend: &dyn Backend, claims: impl Iterator<Item = &'a Claim>) -> Result<(), StoreError> {
    let mut tally: HashMap<Status, i64> = HashMap::new();
    for claim in claims {
        *tally.entry(claim.status).or_insert(0) += 1;
    }
    for (status, claims) in tally {
        let sql = "INSERT INTO tally(status, claims) VALUES ($1, $2)";
        backend.execute(sql, &[status.as_str().into(), claims.into()])?;
    }
    Ok(())
}

fn write_head(backend: &dyn Backend, all: &[StoredEvent]) -> Result<(), StoreError> {
    let Some(newest) = all.last() else { return Ok(()) };
    let instants = all.iter().filter_map(|event| event.text.recorded_at.parse::<RecordedAt>().ok());
    let head = Head { event_id: newest.id, hash: newest.text.hash.clone(), recorded_at: instants.max() };
    head.write(backend)
}

/// All claims, folded and standing as their links make them.
struct Claims {
    folded: HashMap<i64, Claim>,
}

impl Claims {
    fn fold(all: &[StoredEvent], selected: &[&Event], live: &[&Event]) -> Claims {
        let ids: HashMap<Uid, i64> =
            all.iter().filter_map(|stored| Some((stored.event.as_ref()?.claim?, stored.claim_id?))).collect();
        let mut by_claim: HashMap<Uid, Vec<&Event>> = HashMap::new();
        for event in live {
            if let Some(claim) = event.claim {
                by_claim.entry(claim).or_default().push(event);
            }
        }
        let mut folded = HashMap::new();
        for event in selected.iter().filter(|event| matches!(event.fact, Fact::Logged(_))) {
            let (Some(uid), false) = (event.claim, event.claim.is_none()) else { continue };
            let Some(id) = ids.get(&uid).copied() else { continue };
            let events = by_claim.get(&uid).map(Vec::as_slice).unwrap_or_default();
            if let Some(mut claim) = fold(id, event, events) {
                for link in &mut claim.links {
                    link.to_id = ids.get(&link.to).copied();
                }
                folded.entry(id).or_insert(claim);
            }
        }
        let mut claims = Claims { folded };
        claims.stand();
        claims
    }

    fn in_order(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.folded.keys().copied().collect();
        ids.sort_unstable();
        ids
    }

    /// Lets repetitions follow their originals and wholes their parts, each after those it follows.
    fn stand(&mut self) {
        let parts = self.parts();
        let mut waits_for: HashMap<i64, usize> = HashMap::new();
        let mut followers: HashMap<i64, Vec<i64>> = HashMap::new();
        for id in self.in_order() {
            let mut leaders = parts.get(&id).cloned().unwrap_or_default();
            leaders.extend(self.first_target(id, LinkKind::Repeats).filter(|to| self.folded.contains_key(to)));
            if !leaders.is_empty() {
                waits_for.insert(id, leaders.len());
            }
            for leader in leaders {
                followers.entry(leader).or_default().push(id);
            }
        }
        let mut ready: Vec<i64> = self.in_order().into_iter().filter(|id| !waits_for.contains_key(id)).collect();
        // Claims that follow each other in a circle never become ready and stand for themselves.
        while let Some(leader) = ready.pop() {
            for follower in followers.remove(&leader).unwrap_or_default() {
                let Some(left) = waits_for.get_mut(&follower) else { continue };
                *left -= 1;
                if *left == 0 {
                    self.stand_one(follower, parts.get(&follower).map(Vec::as_slice).unwrap_or_default());
                    ready.push(follower);
                }
            }
        }
    }

    fn stand_one(&mut self, id: i64, parts: &[i64]) {
        let original = self.first_target(id, LinkKind::Repeats);
        let original = original.and_then(|to| self.folded.get(&to)).cloned();
        let parts: Vec<Part> = parts
            .iter()
            .filter_map(|part| self.folded.get(part))
            .map(|part| Part { status: part.status, closed_on: part.closed_on })
            .collect();
        let Some(claim) = self.folded.get_mut(&id) else { return };
        if let Some(original) = original {
            claim.follow(&original);
        }
        standing_of_parts(claim, &parts);
    }

    fn parts(&self) -> HashMap<i64, Vec<i64>> {
        let mut parts: HashMap<i64, Vec<i64>> = HashMap::new();
        for id in self.in_order() {
            let links = self.folded.get(&id).map(|claim| claim.links.as_slice()).unwrap_or_default();
            for whole in links.iter().filter(|link| link.kind == LinkKind::PartOf).filter_map(|link| link.to_id) {
                let known = parts.entry(whole).or_default();
                if !known.contains(&id) {
                    known.push(id);
                }
            }
        }
        parts
    }

    fn first_target(&self, id: i64, kind: LinkKind) -> Option<i64> {
        let links = &self.folded.get(&id)?.links;
        links.iter().find(|link| link.kind == kind && link.to_id.is_some()).and_then(|link| link.to_id)
    }
}
