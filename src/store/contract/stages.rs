//! The stage in SQL is the stage of the claim: random claims, random days.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::scene::{desk, says};
use crate::claim::event::Draft;
use crate::claim::{Claim, ConditionKind, ConditionState, Fact, NewClaim, NewCondition, Outcome, Stage, Status, View};
use crate::deadline::Window;
use crate::store::{Filter, Ledger};

/// What a random claim is made of; days are counted from the day it was said.
#[derive(Clone, Debug)]
struct Made {
    deadline: Option<(u64, u64)>,
    condition: Option<(ConditionKind, Option<(u64, u64)>)>,
    decided: Option<(ConditionState, u64)>,
    looked: Option<(u64, Option<u64>)>,
    is_closed: bool,
}

fn ends() -> impl Strategy<Value = Option<(u64, u64)>> {
    proptest::option::of((0_u64..60, 0_u64..20))
}

fn made() -> impl Strategy<Value = Made> {
    let kind = proptest::sample::select(ConditionKind::ALL);
    let state = proptest::sample::select(vec![ConditionState::Met, ConditionState::Unmet]);
    let condition = proptest::option::of((kind, ends()));
    let decided = proptest::option::of((state, 0_u64..60));
    let looked = proptest::option::of((0_u64..60, proptest::option::of(0_u64..60)));
    (ends(), condition, decided, looked, prop::bool::weighted(0.1)).prop_map(
        |(deadline, condition, decided, looked, is_closed)| Made { deadline, condition, decided, looked, is_closed },
    )
}

fn said() -> NaiveDate {
    super::scene::day("2025-04-18")
}

fn window(ends: Option<(u64, u64)>) -> Option<Window> {
    let (by, more) = ends?;
    let by = said() + Days::new(by);
    let window = Window::of_dates(said(), by).ok()?;
    Some(Window { by_max: (more > 9).then(|| by + Days::new(more)), ..window })
}

impl Made {
    fn entry(&self) -> NewClaim {
        let condition = self.condition.map(|(kind, ends)| NewCondition {
            kind,
            text: "they ship".to_owned(),
            window: window(ends),
        });
        NewClaim { condition, deadline: window(self.deadline), ..says("build") }
    }

    fn drafts(&self) -> Vec<Draft> {
        let draft = |days: u64, fact| Draft { happened_on: Some(said() + Days::new(days)), fact };
        let decided =
            self.decided.map(|(state, days)| draft(days, Fact::Condition { state, deadline: None, note: None }));
        let looked = self.looked.map(|(days, again)| {
            let again = again.map(|again| said() + Days::new(days + again));
            draft(days, Fact::Looked { again, note: None })
        });
        let outcome = Fact::Outcome { outcome: Outcome::Unverifiable, reason: None, note: None, early: false };
        let closed = self.is_closed.then(|| draft(5, outcome));
        decided.into_iter().chain(looked).chain(closed).collect()
    }
}

fn ids<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<i64> {
    let mut ids: Vec<i64> = claims.into_iter().map(|claim| claim.id).collect();
    ids.sort_unstable();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_stage_in_sql_is_the_stage_of_the_claim(
        claims in proptest::collection::vec(made(), 1..8),
        views in proptest::collection::vec((0_u64..130, 0_u64..40), 4),
    ) {
        let ledger = Ledger::in_memory().expect("room for a ledger");
        desk(&ledger).write(|writing| {
            for made in &claims {
                writing.log(made.entry(), &made.drafts()).expect("logged");
            }
        });
        for (days, due_within_days) in views {
            let today = said() + Days::new(days);
            let view = View { today, due_within_days };
            let all = ledger.list(&Filter::default(), view).expect("readable");
            prop_assert_eq!(all.len(), claims.len());
            for &stage in Stage::ALL {
                let expected = ids(all.iter().filter(|claim| claim.stage(view) == Some(stage)));
                let filter = Filter { stages: vec![stage], ..Filter::default() };
                prop_assert_eq!(&ids(&ledger.list(&filter, view).expect("readable")), &expected, "{}", stage);
                prop_assert_eq!(ledger.count(&filter, view).expect("readable"), expected.len() as u64);
            }
            let filter = Filter { stages: Stage::ALL.to_vec(), ..Filter::default() };
            let open = all.iter().filter(|claim| claim.status == Status::Open).count();
            prop_assert_eq!(ledger.count(&filter, view).expect("readable"), open as u64);

            let come = |claim: &&Claim| matches!(claim.stage(view), Some(Stage::Due))
                || claim.stage(view) == Some(Stage::Overdue)
                    && claim.next_check.is_some_and(|next| next.on <= today);
            let due = ledger.due(view, 0, None).expect("readable");
            prop_assert_eq!(ids(&due), ids(all.iter().filter(come)));
            prop_assert!(due.is_sorted_by_key(|claim| (claim.next_check.map(|next| next.on), claim.id)));
            let overdue = due.iter().filter(|claim| claim.stage(view) == Some(Stage::Overdue)).count() as u64;
            prop_assert_eq!(ledger.count_due(view).expect("readable"), (overdue, due.len() as u64 - overdue));
            let first = ledger.due(view, 0, Some(1)).expect("readable");
            prop_assert_eq!(due.first(), first.first());
        }
    }
}
