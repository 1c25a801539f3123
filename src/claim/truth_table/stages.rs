//! The stages of an open claim, with the first and the last day of each.

use super::life::{Life, day, hangs, plain};
use crate::claim::View;

/// The stage on each of some days, seven days being near.
#[track_caller]
fn stages(life: &Life, expected: &[(&str, &str)]) {
    for (today, stage) in expected {
        let found = life.claim().stage(View::on(day(today)));
        let found = found.map_or("none", crate::claim::Stage::as_str);
        assert_eq!(found, *stage, "on {today}");
    }
}

#[test]
fn conditional_then_due_then_overdue() {
    let life = hangs("if", "x").condition_by("06-30 accepted 07-15");
    let days = [
        ("04-18", "conditional"),
        ("06-22", "conditional"),
        ("06-23", "due"),
        ("06-30", "due"),
        ("07-01", "due"),
        ("07-15", "due"),
        ("07-16", "overdue"),
        ("2031-01-01", "overdue"),
    ];
    stages(&life, &days);
}

#[test]
fn waiting_then_due_then_overdue() {
    let life = plain().by("06-30 accepted 07-15");
    let days = [("04-18", "waiting"), ("06-22", "waiting"), ("06-23", "due"), ("07-15", "due"), ("07-16", "overdue")];
    stages(&life, &days);
    stages(&plain().by("06-30"), &[("06-30", "due"), ("07-01", "overdue")]);
}

#[test]
fn undated_then_due_when_its_look_has_come() {
    let days = [("04-18", "undated"), ("05-17", "undated"), ("05-18", "due"), ("2031-01-01", "due")];
    stages(&plain(), &days);
    let decided = hangs("unless", "x").then("04-20 no");
    stages(&decided, &[("05-19", "undated"), ("05-20", "due")]);
}

#[test]
fn conditional_with_only_a_look_ahead_then_due() {
    let life = hangs("if", "x");
    stages(&life, &[("04-18", "conditional"), ("05-17", "conditional"), ("05-18", "due")]);
}

#[test]
fn a_look_calls_on_its_day_and_not_a_week_before() {
    let life = plain().by("2026-06-30").then("05-01 look again 06-01");
    stages(&life, &[("05-31", "waiting"), ("06-01", "due"), ("2026-07-01", "overdue")]);
    let pending = hangs("if", "x").by("2026-06-30").then("05-01 look again 06-01");
    stages(&pending, &[("05-31", "conditional"), ("06-01", "due"), ("2026-07-01", "overdue")]);
}

#[test]
fn what_is_near_is_settable() {
    let claim = plain().by("06-30").claim();
    let stage = |today, due_within_days| {
        claim.stage(View { today: day(today), due_within_days }).map(crate::claim::Stage::as_str)
    };
    assert_eq!(stage("05-30", 30), Some("waiting"));
    assert_eq!(stage("05-31", 30), Some("due"));
    assert_eq!(stage("06-29", 0), Some("waiting"));
    assert_eq!(stage("06-30", 0), Some("due"));
    assert_eq!(stage("04-18", u64::MAX), Some("due"));
}

#[test]
fn what_is_closed_has_no_stage() {
    let life = plain().by("04-25");
    stages(&life.clone().then("04-20 fulfilled"), &[("04-20", "none"), ("2031-01-01", "none")]);
    stages(&life.then("04-20 drop why twice"), &[("2031-01-01", "none")]);
    stages(&hangs("if", "x").then("04-20 no"), &[("2031-01-01", "none")]);
}

#[test]
fn no_passage_of_time_makes_an_outcome() {
    let life = plain().by("04-25");
    stages(&life, &[("9999-12-31", "overdue")]);
    assert_eq!(life.claim().status.as_str(), "open");
}
