//! What there is to check about one claim, and how near that is. Which claims are due is asked of the
//! store; the stage of a claim is the claim's own affair.

use chrono::NaiveDate;

use crate::claim::{CheckOf, Claim, Condition, Status};
use crate::deadline::Window;

/// How near a check is, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Days since the accepted end of the window.
    Over(i64),
    /// The last day has come, and a careful reader accepts days up to this one.
    Through(NaiveDate),
    /// Days until the last day.
    In(i64),
    /// A look has come: no date called it up.
    Look,
    /// Days until a look.
    LookIn(i64),
}

/// Returns how near the next check of a claim is; `None` when it is closed or never due itself.
#[must_use]
pub fn when(claim: &Claim, today: NaiveDate) -> Option<When> {
    let next = claim.next_check.filter(|_| claim.status == Status::Open)?;
    let days_until = |day: NaiveDate| day.signed_duration_since(today).num_days();
    if claim.is_overdue(today) {
        return claim.overdue_after.map(|last| When::Over(-days_until(last)));
    }
    Some(match (next.what, days_until(next.on)) {
        (CheckOf::Look, days) if days > 0 => When::LookIn(days),
        (CheckOf::Look, _) => When::Look,
        (_, days) if days > 0 => When::In(days),
        _ => When::Through(claim.overdue_after.unwrap_or(next.on)),
    })
}

/// Returns whether the next thing to find out about an open claim is what became of its condition.
#[must_use]
pub fn awaits_condition(claim: &Claim) -> bool {
    claim.status == Status::Open && claim.condition.as_ref().is_some_and(Condition::is_pending)
}

/// Returns the window that matters now: of an open claim the one that calls for the next check, of a
/// closed one its deadline, else that of its condition. `None` without any.
#[must_use]
pub fn window_in_view(claim: &Claim) -> Option<&Window> {
    let deadline = claim.entry.deadline.as_ref();
    let of_condition = claim.condition.as_ref().and_then(|condition| condition.window.as_ref());
    if claim.status != Status::Open {
        return deadline.or(of_condition);
    }
    let in_view = [of_condition.filter(|_| awaits_condition(claim)), deadline];
    let mut windows = in_view.into_iter().flatten();
    let dated = windows
        .clone()
        .filter_map(|window| Some((window.by?, window.accepted_end(), window)))
        .min_by_key(|(by, end, _)| (*by, *end));
    dated.map(|(_, _, window)| window).or_else(|| windows.next())
}

/// Returns whether the day in view is open to judgement.
#[must_use]
pub fn is_vague(claim: &Claim) -> bool {
    window_in_view(claim).is_some_and(|window| window.vague && window.by.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{ConditionKind, ConditionState, Fact, Outcome};
    use crate::report::sample::{Saying, day};

    fn threat() -> Saying {
        Saying::new(14, "withdraw")
    }

    #[track_caller]
    fn case(saying: Saying, today: &str, expected: When) {
        assert_eq!(when(&saying.claim(), day(today)), Some(expected));
    }

    #[test]
    fn nearness_follows_the_accepted_end() {
        let within_days = || threat().by("within days"); // by 04-25, accepted to 04-28
        case(within_days(), "2025-04-20", When::In(5));
        case(within_days(), "2025-04-25", When::Through(day("2025-04-28")));
        case(within_days(), "2025-04-28", When::Through(day("2025-04-28")));
        case(within_days(), "2025-04-29", When::Over(1));
    }

    #[test]
    fn without_a_date_there_is_a_look() {
        case(threat(), "2025-05-17", When::LookIn(1));
        case(threat(), "2025-05-18", When::Look);
        case(threat(), "2026-05-18", When::Look);
        let looked = Fact::Looked { again: Some(day("2025-06-01")), note: None };
        case(threat().by("within days").happened("2025-04-26", looked), "2025-04-27", When::LookIn(35));
    }

    #[test]
    fn a_closed_claim_has_no_next_check() {
        let claim = threat().by("within days").ended("2025-04-20", Outcome::Fulfilled).claim();
        assert_eq!(when(&claim, day("2025-04-21")), None);
    }

    #[test]
    fn the_window_in_view_is_the_one_that_calls_for_the_check() {
        let both = || {
            threat()
                .hangs_on(ConditionKind::Unless, "progress", Some("within a couple of weeks"))
                .by("by the end of April")
        };
        let phrase = |saying: Saying| window_in_view(&saying.claim()).map(|it| it.phrase.clone());
        assert_eq!(phrase(both()).as_deref(), Some("by the end of April"));
        let earlier = threat().hangs_on(ConditionKind::Unless, "progress", Some("within days"));
        assert_eq!(phrase(earlier.by("by June")).as_deref(), Some("within days"));
        let decided = threat()
            .hangs_on(ConditionKind::Unless, "progress", Some("within days"))
            .by("by June")
            .decided("2025-04-24", ConditionState::Unmet);
        assert_eq!(phrase(decided).as_deref(), Some("by June"));
        assert_eq!(phrase(threat()), None);
    }
}
