//! The day it happened: given, defaulted, asked for, refused. What is closed, and what reopens it.

use super::life::{Life, case, hangs, plain, standing};
use crate::claim::{Fact, Outcome, Parts, View};

fn dated() -> Life {
    plain().by("04-25 accepted 04-28")
}

/// In force only if progress fails to come within 04-25, accepted to 04-28.
fn unless_progress() -> Life {
    hangs("unless", "progress").condition_by("04-25 accepted 04-28")
}

#[test]
fn inside_the_window_the_day_is_today() {
    case(&dated(), "04-18 fulfilled", "fulfilled on 04-18, 0 late");
    case(&dated(), "04-27 fulfilled", "fulfilled on 04-27, 0 late");
    case(&dated(), "04-28 fulfilled", "fulfilled on 04-28, 0 late");
    case(&dated(), "04-28 partly-fulfilled", "partly-fulfilled on 04-28, 0 late");
}

#[test]
fn past_the_accepted_end_the_day_is_never_invented_into_lateness() {
    case(&dated(), "04-29 fulfilled", "DayNeeded");
    case(&dated(), "04-29 partly-fulfilled", "DayNeeded");
    case(&dated(), "04-29 fulfilled on 04-29", "fulfilled on 04-29, 1 late");
    case(&dated(), "04-29 unfulfilled", "unfulfilled on 04-28");
    case(&dated(), "04-29 unverifiable", "unverifiable on 04-29");
}

#[test]
fn unfulfilled_before_the_end_needs_early() {
    case(&dated(), "04-23 unfulfilled", "TooEarly");
    case(&dated(), "04-23 unfulfilled early", "unfulfilled on 04-23");
    case(&dated(), "05-05 unfulfilled on 04-27", "TooEarly");
    case(&dated(), "05-05 unfulfilled on 04-27 early", "unfulfilled on 04-27");
    case(&dated(), "05-05 unfulfilled on 05-02", "unfulfilled on 05-02");
}

#[test]
fn without_a_window_the_day_is_today_and_nothing_is_early_or_late() {
    case(&plain(), "06-30 fulfilled", "fulfilled on 06-30");
    case(&plain(), "04-18 unfulfilled", "unfulfilled on 04-18");
    case(&plain(), "06-30 partly-fulfilled", "partly-fulfilled on 06-30");
    let decided = hangs("if", "they ship").then("06-30 yes");
    case(&decided, "07-02 unfulfilled", "unfulfilled on 07-02");
}

#[test]
fn a_condition_no_defaults_to_the_accepted_end_once_that_has_passed() {
    let decided = |command: &str| unless_progress().then(command).claim().condition;
    let on = |command: &str| decided(command).and_then(|condition| condition.decided_on);
    assert_eq!(on("04-24 no"), Some(super::life::day("04-24")));
    assert_eq!(on("04-28 no"), Some(super::life::day("04-28")));
    assert_eq!(on("05-05 no"), Some(super::life::day("04-28")));
    assert_eq!(on("05-05 no on 05-02"), Some(super::life::day("05-02")));
    assert_eq!(on("05-05 yes"), Some(super::life::day("05-05")));
    assert_eq!(on("05-05 yes on 04-20"), Some(super::life::day("04-20")));
}

#[test]
fn a_condition_yes_needs_its_day_when_the_deadline_hangs_on_it() {
    let hung = hangs("if", "they ship the arms").by_phrase("within 48 hours");
    case(&hung, "05-05 yes", "open");
    let closed = hung.condition_by("04-25 accepted 04-28");
    case(&closed, "04-28 yes", "open");
    case(&closed, "05-05 yes", "DayNeeded");
    case(&closed, "05-05 yes on 04-26", "open");
    case(&closed, "05-05 no", "void on 04-28");
}

#[test]
fn days_in_the_future_and_before_it_was_said_are_refused() {
    for command in ["fulfilled", "unfulfilled", "withdrawn", "unverifiable"] {
        case(&plain(), &format!("04-23 {command} on 04-24"), "Future");
        case(&plain(), &format!("04-23 {command} on 04-17"), "BeforeSaid");
    }
    for command in ["yes", "no"] {
        let life = hangs("if", "they ship");
        case(&life, &format!("04-23 {command} on 04-24"), "Future");
        case(&life, &format!("04-23 {command} on 04-17"), "BeforeSaid");
    }
    case(&plain(), "04-17 fulfilled", "BeforeSaid");
    case(&plain(), "04-17 look", "BeforeSaid");
}

#[test]
fn said_in_some_month_anything_from_its_first_day_on_can_have_happened() {
    let life = plain().said_on("2025-03");
    case(&life, "05-05 fulfilled on 03-01", "fulfilled on 03-01");
    case(&life, "05-05 fulfilled on 2025-02-28", "BeforeSaid");
}

#[test]
fn a_closed_claim_is_marked_again_only_to_correct_it() {
    let closed = dated().then("04-23 fulfilled");
    case(&closed, "05-05 unfulfilled", "Closed");
    case(&closed, "05-05 fulfilled on 04-24", "Closed");
    case(&closed, "05-05 unfulfilled why mistaken", "unfulfilled on 04-28");
    case(&closed, "05-05 fulfilled on 04-30 why mistaken", "fulfilled on 04-30, 2 late");
    case(&closed, "05-05 look", "Closed");
    case(&dated(), "04-23 fulfilled why mistaken", "NothingToCorrect");
}

#[test]
fn correcting_reopens_and_marks_in_one_step() {
    let closed = dated().then("04-23 fulfilled").claim();
    let marking = crate::claim::rules::Marking {
        outcome: Outcome::Unfulfilled,
        on: None,
        reason: None,
        note: None,
        early: false,
        condition_was: None,
        correct: Some("the paper took it back".to_owned()),
        evidence: Vec::new(),
    };
    let drafts = crate::claim::rules::mark(&closed, &marking, super::life::day("05-05"));
    let kinds: Vec<&str> = drafts.iter().flatten().map(|draft| draft.fact.kind().as_str()).collect();
    assert_eq!(kinds, ["reopened", "outcome"]);
}

#[test]
fn void_becomes_fulfilled_without_correct_and_is_never_marked() {
    let void = hangs("if", "they ship").then("04-20 no");
    case(&void, "04-23 fulfilled", "fulfilled on 04-23, without its condition");
    case(&void, "04-23 fulfilled why mistaken", "fulfilled on 04-23, without its condition");
    case(&void, "04-23 void", "VoidIsDerived");
    case(&dated(), "04-23 void", "VoidIsDerived");
}

#[test]
fn a_deadline_that_an_overruled_decision_had_dated_makes_nothing_late() {
    let hung = hangs("if", "they ship the arms").by_phrase("within 48 hours");
    let overruled = hung.then("04-20 yes").then("05-05 no");
    assert_eq!(standing(&overruled.claim()), "void on 05-05");
    case(&overruled, "05-06 fulfilled", "fulfilled on 05-06, without its condition");
    assert_eq!(overruled.claim().entry.deadline.and_then(|window| window.by), None);
}

#[test]
fn a_claim_entered_by_mistake_is_dropped_with_a_reason() {
    case(&dated(), "04-23 drop why twice", "dropped");
    case(&dated(), "04-23 drop", "NoWhy");
    case(&dated().then("04-23 fulfilled"), "04-24 drop why twice", "dropped");
    let dropped = dated().then("04-23 drop why twice");
    case(&dropped, "04-24 drop why again", "OffTheBooks");
    case(&dropped, "04-24 fulfilled", "OffTheBooks");
    case(&dropped, "04-24 look", "OffTheBooks");
    assert_eq!(dropped.claim().next_check, None);
    assert_eq!(dropped.claim().closing_note.as_deref(), Some("twice"));
}

#[test]
fn a_repetition_follows_its_original_and_is_never_due() {
    let repetition = dated().repeats();
    for command in ["fulfilled", "unfulfilled", "withdrawn", "look"] {
        case(&repetition, &format!("04-23 {command}"), "FollowsOriginal");
    }
    let mut claim = repetition.claim();
    claim.follow(&dated().claim());
    assert_eq!((claim.next_check, claim.overdue_after), (None, None));
    assert_eq!(claim.stage(View::on(super::life::day("2026-01-01"))), None);
    claim.follow(&dated().then("05-05 fulfilled on 04-30").claim());
    assert_eq!(standing(&claim), "fulfilled on 04-30, 2 late");
}

#[test]
fn a_repetition_of_what_is_off_the_books_stands_for_itself() {
    let mut claim = dated().repeats().claim();
    claim.follow(&dated().then("04-23 drop why twice").claim());
    assert_eq!(standing(&claim), "open");
    assert!(claim.next_check.is_some());
}

#[test]
fn a_claim_with_parts_is_not_judged_itself() {
    let mut claim = dated().claim();
    claim.parts = Some(Parts { fulfilled: 2, all: 3 });
    let today = super::life::day("04-23");
    let look = crate::claim::rules::look(&claim, None, None, today);
    assert_eq!(look.map_err(|refusal| super::life::name(&refusal)), Err("HasParts".to_owned()));
}

#[test]
fn a_whole_stands_as_its_parts_do() {
    #[track_caller]
    fn whole(parts: &[&str], expected: &str) {
        let parts: Vec<crate::claim::Part> = parts
            .iter()
            .map(|status| crate::claim::Part {
                status: status.parse().expect("a status"),
                closed_on: (*status != "open").then(|| super::life::day("05-01")),
            })
            .collect();
        let mut claim = dated().claim();
        crate::claim::standing_of_parts(&mut claim, &parts);
        let count = claim.parts.map(|parts| format!(" ({} of {})", parts.fulfilled, parts.all));
        assert_eq!(standing(&claim) + &count.unwrap_or_default(), expected, "{parts:?}");
    }
    whole(&[], "open");
    whole(&["dropped", "undone"], "open");
    whole(&["open", "fulfilled"], "open (1 of 2)");
    whole(&["fulfilled", "fulfilled", "dropped"], "fulfilled on 05-01 (2 of 2)");
    whole(&["fulfilled", "fulfilled", "unfulfilled"], "partly-fulfilled on 05-01 (2 of 3)");
    whole(&["unfulfilled", "partly-fulfilled"], "partly-fulfilled on 05-01 (0 of 2)");
    whole(&["unfulfilled", "unfulfilled"], "unfulfilled on 05-01 (0 of 2)");
    whole(&["unfulfilled", "void"], "unfulfilled on 05-01 (0 of 2)");
    whole(&["withdrawn", "withdrawn"], "withdrawn on 05-01 (0 of 2)");
    whole(&["withdrawn", "void"], "unverifiable on 05-01 (0 of 2)");
}

#[test]
fn a_whole_keeps_nothing_of_an_outcome_of_its_own() {
    let open = crate::claim::Part { status: crate::claim::Status::Open, closed_on: None };
    let mut claim = dated().then("05-05 fulfilled on 04-30").claim();
    crate::claim::standing_of_parts(&mut claim, &[open]);
    assert_eq!(standing(&claim), "open");
}

#[test]
fn of_two_outcomes_the_earlier_holds_and_the_claim_is_disputed() {
    let second = Fact::Outcome { outcome: Outcome::Unfulfilled, reason: None, note: None, early: false };
    let life = dated().then("04-23 fulfilled").record(Some("04-28"), second);
    assert_eq!(standing(&life.claim()), "fulfilled on 04-23, 0 late, disputed");
    case(&life, "05-05 fulfilled on 04-24 why settled", "fulfilled on 04-24, 0 late");
}
