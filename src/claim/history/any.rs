//! Any facts in any order: the fold takes them all, and only the set of them matters.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{History, day, end_of, entry, evidence, marked, second, source};
use crate::claim::{ConditionState, Fact, LinkKind, Outcome, Past, Uid, View, fold, live, undone_batches};
use crate::deadline::{Said, Window};

/// Days at both ends of the calendar and a few between.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let near = (0_u64..400).prop_map(|days| day("2025-01-01") + Days::new(days));
    prop_oneof![8 => near, 1 => Just(NaiveDate::MAX), 1 => Just(NaiveDate::MIN)]
}

fn any_window() -> impl Strategy<Value = Option<Window>> {
    let window = (any_day(), any_day()).prop_map(|(one, other)| Window::of_dates(one.min(other), one.max(other)).ok());
    prop_oneof![Just(None), window]
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let condition = (proptest::sample::select(ConditionState::ALL), any_window())
        .prop_map(|(state, deadline)| Fact::Condition { state, deadline, note: None });
    let logged = (any_window(), any_window()).prop_map(|(deadline, window)| {
        let mut entry = entry(Said::Year(2025));
        entry.deadline = deadline;
        entry.condition.iter_mut().for_each(|condition| condition.window.clone_from(&window));
        Fact::Logged(Box::new(entry))
    });
    prop_oneof![
        logged,
        condition,
        proptest::sample::select(Outcome::ALL).prop_map(marked),
        proptest::option::of(any_day()).prop_map(|again| Fact::Looked { again, note: None }),
        Just(evidence()),
        Just(source("https://example.org/a")),
        Just(Fact::Dropped { why: String::new() }),
        Just(Fact::Reopened { why: String::new(), of: Uid::at(second(1)) }),
        Just(Fact::Imported { heads: Vec::new(), batches: Vec::new() }),
        proptest::sample::select(LinkKind::ALL).prop_map(|kind| Fact::Linked { kind, to: Uid::at(second(1)) }),
    ]
}

/// A history of any facts whatever; every third names an earlier or later batch as undone.
fn any_history() -> impl Strategy<Value = History> {
    let fact = (proptest::option::of(any_day()), any_fact(), 0_usize..60);
    proptest::collection::vec(fact, 0..20).prop_map(|facts| {
        let mut history = History::new("2025");
        for (on, fact, _) in &facts {
            history.add(*on, fact.clone());
        }
        let uids: Vec<Uid> = history.events.iter().map(|event| event.uid).collect();
        for (place, event) in history.events.iter_mut().enumerate() {
            if let Fact::Reopened { of, .. } = &mut event.fact {
                *of = uids[place - 1 - place / 3]; // one before it, near or far
            }
        }
        let batches: Vec<Uid> = history.events.iter().map(|event| event.batch).collect();
        for (event, (_, _, to)) in history.events.iter_mut().skip(1).zip(&facts) {
            if let Some(batch) = batches.get(*to) {
                event.fact = Fact::Reverted { batch: *batch };
            }
        }
        history
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whatever_comes_some_claim_comes_out(history in any_history(), on in any_day(), by in any_day()) {
        prop_assert!(history.then(Past::default()).is_some());
        for past in [as_of_day(on), Past { as_of: Some(on), known: Some(end_of(by)) }] {
            if let Some(claim) = history.then(past) {
                let _ = claim.stage(View { today: on, due_within_days: u64::MAX });
            }
        }
    }

    #[test]
    fn the_claim_is_a_function_of_the_set(history in any_history(), seed in any::<u64>()) {
        let claim = history.claim();
        let mut shuffled = history.all();
        shuffled.sort_unstable_by_key(|event| (event.uid.to_string().into_bytes().iter()
            .fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte))), event.uid));
        prop_assert_eq!(fold(1, &history.events[0], &live(&shuffled)), Some(claim));
        prop_assert_eq!(undone_batches(&shuffled), undone_batches(&history.all()));
    }
}

fn as_of_day(on: NaiveDate) -> Past {
    Past { as_of: Some(on), known: None }
}
