//! Which events count: what was undone, and the two questions about the past.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{Event, Fact, RecordedAt, Uid};

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
            let is_unsaid =
                |event: &Event| matches!(event.fact, Fact::Logged(_)) && event.happened_on.is_some_and(|on| on > as_of);
            let unsaid: HashSet<Uid> =
                events.iter().filter(|event| is_unsaid(event)).filter_map(|event| event.claim).collect();
            events.retain(|event| {
                event.happened_on.is_none_or(|on| on <= as_of)
                    && event.claim.is_none_or(|claim| !unsaid.contains(&claim))
            });
        }
        events
    }
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
/// decisions, outcomes and reopenings of the same claim before them.
#[must_use]
pub fn rests_on(later: &Event, earlier: &Event) -> bool {
    if let (Fact::Linked { to, .. }, Fact::Logged(_)) = (&later.fact, &earlier.fact)
        && Some(*to) == earlier.claim
    {
        return true;
    }
    if let (Fact::Logged(claim), Fact::Sourced(sourced)) = (&later.fact, &earlier.fact) {
        return claim.source.as_ref() == Some(&sourced.key);
    }
    later.claim.is_some()
        && later.claim == earlier.claim
        && (matches!(earlier.fact, Fact::Logged(_)) || (decides(later) && decides(earlier)))
}

fn decides(event: &Event) -> bool {
    matches!(event.fact, Fact::Condition { .. } | Fact::Outcome { .. } | Fact::Reopened { .. })
}
