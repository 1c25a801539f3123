//! Which events count: what was undone, and the two questions about the past.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{Change, Event, Fact, RecordedAt, SourceRef, Uid};

/// The two questions about the past; empty, it is the present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// The day in the world: what had happened by then, with all that is known now.
    pub as_of: Option<NaiveDate>,
    /// What had been recorded by that instant: the last one of a day where the question is asked.
    pub known: Option<RecordedAt>,
}

impl Past {
    /// Whether this is no question about the past at all.
    #[must_use]
    pub fn is_present(&self) -> bool {
        *self == Past::default()
    }

    /// Keeps the events that count, in the order given.
    ///
    /// `logged` happens on the day said, and nothing happens to a claim before it was said. Events
    /// without a day of their own hold wherever what they correct holds.
    #[must_use]
    pub fn select<'a>(&self, mut events: Vec<&'a Event>) -> Vec<&'a Event> {
        if let Some(known) = self.known {
            events.retain(|event| event.recorded_at <= known);
        }
        if let Some(as_of) = self.as_of {
            let said = days_said(&events);
            let retractions = retractions_that_hold(&events);
            let is_unsaid = |event: &Event| {
                event.claim.and_then(|claim| said.get(&claim)).is_some_and(|said| said.is_none_or(|on| on > as_of))
            };
            events.retain(|event| {
                let has_happened = event.happened_on.is_none_or(|on| on <= as_of);
                let holds = match &event.fact {
                    Fact::Retracted { key, .. } => retractions.get(key).is_none_or(|newest| *newest == event.uid),
                    _ => true,
                };
                holds && !is_unsaid(event) && (has_happened || matches!(event.fact, Fact::Logged(_)))
            });
        }
        events
    }
}

/// The day each claim was said, corrections counted: the last of a month or year. A claim that is undone
/// keeps the day on which it was logged.
fn days_said(events: &[&Event]) -> HashMap<Uid, Option<NaiveDate>> {
    let mut said = HashMap::new();
    let logged = events.iter().filter(|event| matches!(event.fact, Fact::Logged(_)));
    said.extend(logged.filter_map(|event| Some((event.claim?, event.happened_on))));
    for event in live(events) {
        let (Some(claim), Fact::Amended { after, .. }) = (event.claim, &event.fact) else { continue };
        for change in after {
            if let Change::SaidOn(day) = change {
                said.insert(claim, Some(day.last_day()));
            }
        }
    }
    said
}

/// Of each source the retraction that counts: one recorded later corrects the day of those before.
fn retractions_that_hold(events: &[&Event]) -> HashMap<SourceRef, Uid> {
    let retracted = live(events).into_iter().filter_map(|event| match &event.fact {
        Fact::Retracted { key, .. } => Some((key.clone(), event.uid)),
        _ => None,
    });
    retracted.collect()
}

/// Sorts events into fold order and leaves out those that were undone.
#[must_use]
pub fn live<'a>(events: &[&'a Event]) -> Vec<&'a Event> {
    let undone = undone_batches(events);
    let mut live: Vec<&Event> = events.iter().copied().filter(|event| !undone.contains(&event.batch)).collect();
    live.sort_unstable_by_key(|event| (event.recorded_at, event.uid));
    live
}

/// The batches that no longer count: named by an undo that itself still counts.
///
/// An undo can only reach what was recorded before it, and is ignored where it names anything else. So
/// the newest is judged first and no two can wait for each other, whatever a merge brings.
#[must_use]
pub fn undone_batches(events: &[&Event]) -> HashSet<Uid> {
    let mut began: HashMap<Uid, (RecordedAt, Uid)> = HashMap::new();
    for event in events {
        let place = (event.recorded_at, event.uid);
        began.entry(event.batch).and_modify(|first| *first = place.min(*first)).or_insert(place);
    }
    let mut undos: Vec<(&Event, Uid)> = events
        .iter()
        .filter_map(|event| match event.fact {
            Fact::Reverted { batch } => Some((*event, batch)),
            _ => None,
        })
        .collect();
    undos.sort_unstable_by_key(|(event, _)| std::cmp::Reverse((event.recorded_at, event.uid)));
    let mut undone = HashSet::new();
    for (event, batch) in undos {
        let is_before = began.get(&batch).is_none_or(|first| *first < (event.recorded_at, event.uid));
        if is_before && batch != event.batch && !undone.contains(&event.batch) {
            undone.insert(batch);
        }
    }
    undone
}

/// Whether `later` would lose its footing if `earlier` were undone.
///
/// Everything rests on the event that logged its claim; decisions, outcomes and reopenings rest on the
/// decisions, outcomes and reopenings of the same claim before them, and on corrections of what they were
/// judged by: the condition, the deadline, the day it was said.
#[must_use]
pub fn rests_on(later: &Event, earlier: &Event) -> bool {
    if let (Fact::Linked { to, .. }, Fact::Logged(_)) = (&later.fact, &earlier.fact)
        && Some(*to) == earlier.claim
    {
        return true;
    }
    if let Fact::Sourced(sourced) = &earlier.fact {
        return names_source(&later.fact, &sourced.key);
    }
    if let Fact::Amended { after, .. } = &earlier.fact
        && later.claim == earlier.claim
        && decides(later)
    {
        return after
            .iter()
            .any(|change| matches!(change, Change::Condition(_) | Change::Deadline(_) | Change::SaidOn(_)));
    }
    later.claim.is_some()
        && later.claim == earlier.claim
        && (matches!(earlier.fact, Fact::Logged(_)) || (decides(later) && decides(earlier)))
}

/// Whether a fact needs a source to be there.
fn names_source(fact: &Fact, key: &SourceRef) -> bool {
    let stands_in = |change: &Change| match change {
        Change::Source(source) => source.as_ref() == Some(key),
        Change::AlsoIn(also_in) => also_in.iter().any(|also| also.source == *key),
        _ => false,
    };
    match fact {
        Fact::Logged(claim) => {
            claim.source.as_ref() == Some(key) || claim.also_in.iter().any(|also| also.source == *key)
        }
        Fact::Amended { after, .. } => after.iter().any(stands_in),
        Fact::Retracted { key: retracted, .. } => retracted == key,
        _ => false,
    }
}

fn decides(event: &Event) -> bool {
    matches!(event.fact, Fact::Condition { .. } | Fact::Outcome { .. } | Fact::Reopened { .. })
}
