//! The two clocks: what is checked next, and on which day.

use super::life::{Life, case, day, hangs, plain};
use crate::claim::{Stage, View};

/// Progress within days (04-25, accepted from 04-21 to 04-28), or withdraw: what the card on the wall says.
fn card() -> Life {
    hangs("unless", "progress").condition_by("04-25 accepted 04-28")
}

#[track_caller]
fn next(life: &Life, expected: &str) {
    let claim = life.claim();
    let next = claim.next_check.map(|next| {
        let last = claim.overdue_after;
        let last = last.map(|last| format!(", overdue after {}", last.format("%m-%d")));
        let on = next.on.format("%m-%d");
        format!("{} on {on}{}", next.what, last.unwrap_or_default())
    });
    assert_eq!(next.as_deref().unwrap_or("never"), expected);
}

#[track_caller]
fn stage(life: &Life, today: &str, expected: Stage) {
    assert_eq!(life.claim().stage(View::on(day(today))), Some(expected), "{today}");
}

#[test]
fn the_card() {
    next(&card(), "condition on 04-25, overdue after 04-28");
    stage(&card(), "04-24", Stage::Due);
    stage(&card(), "05-01", Stage::Overdue);
    let in_force = card().then("04-26 no");
    next(&in_force, "look on 05-26");
    stage(&in_force, "05-01", Stage::Undated);
    next(&card().then("04-26 yes"), "never");
    case(&card(), "04-26 yes", "void on 04-26");
}

#[test]
fn while_pending_the_earlier_of_the_two_days_calls_for_the_condition() {
    next(&card().by("04-22"), "condition on 04-22, overdue after 04-22");
    next(&card().by("06-30"), "condition on 04-25, overdue after 04-28");
    next(&hangs("if", "x").by("06-30"), "condition on 06-30, overdue after 06-30");
    next(&hangs("if", "x"), "look on 05-18");
}

#[test]
fn in_force_the_claims_own_day_counts() {
    next(&plain().by("06-30 accepted 07-15"), "claim on 06-30, overdue after 07-15");
    next(&card().by("06-30").then("04-26 no"), "claim on 06-30, overdue after 06-30");
    next(&plain(), "look on 05-18");
    next(&plain().then("05-01 fulfilled"), "never");
}

#[test]
fn a_bare_length_runs_from_the_day_the_condition_is_decided() {
    let arms = hangs("if", "they ship the arms").by_phrase("within 48 hours");
    next(&arms, "look on 05-18");
    let decided = arms.then("05-05 yes on 05-02");
    next(&decided, "claim on 05-04, overdue after 05-04");
    case(&decided, "05-10 fulfilled on 05-06", "fulfilled on 05-06, 2 late");
    let anew = decided.then("05-10 yes on 05-03");
    next(&anew, "claim on 05-05, overdue after 05-05");
    let small = hangs("if", "it is").by_phrase("within 48 hours");
    next(&small.then("05-02 yes"), "claim on 05-04, overdue after 05-04");
}

#[test]
fn a_length_hung_on_unless_runs_from_the_day_it_failed_to_come() {
    let arms = hangs("unless", "they stop").by_phrase("within 48 hours");
    let arms = arms.condition_by("04-25 accepted 04-28");
    next(&arms.clone().then("05-05 no"), "claim on 04-30, overdue after 04-30");
    case(&arms, "04-20 yes", "void on 04-20");
}

#[test]
fn an_outcome_that_names_the_condition_dates_the_deadline_too() {
    let arms = hangs("if", "they ship the arms").by_phrase("within 48 hours");
    case(&arms, "05-05 fulfilled was yes on 05-02", "fulfilled on 05-02, 0 late");
    case(&arms, "05-05 unfulfilled was yes", "TooEarly");
    let claim = arms.then("05-05 unfulfilled was yes early on 05-02").claim();
    assert_eq!(claim.entry.deadline.and_then(|window| window.by), Some(day("05-04")));
}

#[test]
fn an_event_is_dated_by_the_condition_that_names_it_and_by_no_other() {
    let ceasefire = hangs("if", "the ceasefire is signed");
    let ceasefire = ceasefire.by_phrase("within 30 days of a ceasefire");
    next(&ceasefire, "look on 05-18");
    let signed = ceasefire.then("05-01 yes");
    next(&signed, "claim on 05-31, overdue after 05-31");
    let elections = hangs("if", "elections are held");
    let elections = elections.by_phrase("within 30 days of a ceasefire");
    next(&elections.then("05-01 yes"), "look on 05-31");
    next(&plain().by_phrase("within 30 days of a ceasefire"), "look on 05-18");
}

#[test]
fn a_date_of_its_own_does_not_wait_for_the_condition() {
    let dated = hangs("if", "they ship").by("04-25");
    next(&dated.then("05-05 yes on 04-20"), "claim on 04-25, overdue after 04-25");
}

#[test]
fn a_look_moves_the_next_check_and_never_a_window_or_a_lateness() {
    let dated = plain().by("04-25 accepted 04-28");
    let looked = dated.then("04-26 look again 06-01");
    next(&looked, "look on 06-01, overdue after 04-28");
    assert_eq!(looked.claim().entry.deadline.and_then(|window| window.by), Some(day("04-25")));
    stage(&looked, "04-28", Stage::Waiting);
    stage(&looked, "04-29", Stage::Overdue);
    case(&looked, "05-05 fulfilled on 05-01", "fulfilled on 05-01, 3 late");
}

#[test]
fn a_look_without_a_day_never_skips_a_deadline_ahead() {
    let dated = plain().by("06-30 accepted 07-15");
    next(&dated.clone().then("04-20 look"), "claim on 06-30, overdue after 07-15");
    next(&dated.clone().then("06-29 look"), "claim on 06-30, overdue after 07-15");
    next(&dated.then("06-30 look"), "look on 07-16, overdue after 07-15");
    next(&card().then("04-20 look"), "condition on 04-25, overdue after 04-28");
}

#[test]
fn the_look_is_thirty_days_after_the_last_thing_that_happened() {
    next(&plain(), "look on 05-18");
    next(&hangs("if", "x").then("05-05 yes on 05-02"), "look on 06-01");
    next(&plain().then("05-10 look"), "look on 06-09");
    next(&plain().then("05-10 look").then("05-20 look"), "look on 06-19");
    next(&plain().said_on("2025-02"), "look on 03-30");
    next(&hangs("if", "x").then("04-20 look again 12-01").then("05-05 yes"), "look on 06-04");
}

#[test]
fn a_look_names_a_day_ahead() {
    case(&plain(), "05-01 look again 05-02", "open");
    case(&plain(), "05-01 look again 05-01", "AgainNotAhead");
    case(&plain(), "05-01 look again 04-20", "AgainNotAhead");
}

#[test]
fn reopened_it_is_checked_as_before() {
    let closed = plain().by("06-30").then("05-05 look again 08-01").then("05-06 fulfilled");
    let why = "mistaken".to_owned();
    let of = closed.claim().closed_by.expect("is marked");
    let open = closed.record(None, crate::claim::Fact::Reopened { why, of });
    next(&open, "claim on 06-30, overdue after 06-30");
}
