//! The rows of the table: condition, what came about, outcome.

use super::life::{Life, case, hangs, plain};

const ARMS: &str = "they ship the arms";

/// No condition, or one decided so that the statement is called for; by 04-25, accepted to 04-28.
fn in_force() -> [Life; 3] {
    [
        plain().by("04-25 accepted 04-28"),
        hangs("if", ARMS).by("04-25 accepted 04-28").then("04-20 yes"),
        hangs("unless", ARMS).by("04-25 accepted 04-28").then("04-20 no"),
    ]
}

/// A condition decided so that the statement is not called for.
fn not_in_force() -> [Life; 2] {
    [
        hangs("if", ARMS).by("04-25 accepted 04-28").then("04-20 no"),
        hangs("unless", ARMS).by("04-25 accepted 04-28").then("04-20 yes"),
    ]
}

fn pending() -> [Life; 2] {
    ["if", "unless"].map(|kind| hangs(kind, ARMS).by("04-25 accepted 04-28"))
}

#[test]
fn in_force_what_came_about_is_fulfilled_and_late_counts_from_the_accepted_end() {
    for life in in_force() {
        case(&life, "04-23 fulfilled", "fulfilled on 04-23, 0 late");
        case(&life, "05-05 fulfilled on 04-25", "fulfilled on 04-25, 0 late");
        case(&life, "05-05 fulfilled on 04-28", "fulfilled on 04-28, 0 late");
        case(&life, "05-05 fulfilled on 04-29", "fulfilled on 04-29, 1 late");
        case(&life, "05-05 fulfilled on 05-05", "fulfilled on 05-05, 7 late");
    }
    let exact = plain().by("04-25");
    case(&exact, "05-05 fulfilled on 04-26", "fulfilled on 04-26, 1 late");
}

#[test]
fn in_force_what_partly_came_about_is_partly_fulfilled() {
    for life in in_force() {
        case(&life, "04-23 partly-fulfilled", "partly-fulfilled on 04-23, 0 late");
        case(&life, "05-05 partly-fulfilled on 04-30", "partly-fulfilled on 04-30, 2 late");
        case(&life, "04-23 partly-fulfilled blocked", "partly-fulfilled on 04-23, 0 late");
    }
}

#[test]
fn in_force_what_did_not_come_about_is_unfulfilled_once_the_window_has_closed() {
    for life in in_force() {
        case(&life, "05-05 unfulfilled", "unfulfilled on 04-28");
        case(&life, "05-05 unfulfilled blocked", "unfulfilled on 04-28");
        case(&life, "04-27 unfulfilled", "TooEarly");
        case(&life, "04-28 unfulfilled", "unfulfilled on 04-28");
    }
}

#[test]
fn decided_the_other_way_it_is_void_by_itself() {
    for life in not_in_force() {
        case(&life, "04-21 yes", if is_if(&life) { "open" } else { "void on 04-21" });
        assert_eq!(super::life::standing(&life.claim()), "void on 04-20");
        case(&life, "05-05 void", "VoidIsDerived");
        case(&life, "05-05 unfulfilled", "Void");
        case(&life, "05-05 unfulfilled why mistaken", "NotInForce");
        case(&life, "05-05 unverifiable why mistaken", "unverifiable on 05-05");
        case(&life, "04-21 withdrawn", "Void");
        case(&life, "05-05 unverifiable", "Void");
    }
}

fn is_if(life: &Life) -> bool {
    let condition = life.claim().condition.expect("has one");
    condition.kind == crate::claim::ConditionKind::If
}

#[test]
fn what_came_about_without_its_condition_is_fulfilled_beside_the_rate() {
    for life in not_in_force() {
        case(&life, "04-23 fulfilled", "fulfilled on 04-23, 0 late, without its condition");
        case(&life, "05-05 fulfilled on 04-30", "fulfilled on 04-30, 2 late, without its condition");
        case(&life, "04-23 partly-fulfilled", "partly-fulfilled on 04-23, 0 late, without its condition");
    }
}

#[test]
fn while_pending_what_came_about_needs_a_word_on_the_condition() {
    let [on_if, on_unless] = pending();
    for life in [&on_if, &on_unless] {
        case(life, "04-23 fulfilled", "ConditionUnnamed");
        case(life, "04-23 partly-fulfilled", "ConditionUnnamed");
        case(life, "04-23 fulfilled was pending", "fulfilled on 04-23, 0 late, without its condition");
    }
    let (plainly, beside) = ("fulfilled on 04-23, 0 late", "fulfilled on 04-23, 0 late, without its condition");
    case(&on_if, "04-23 fulfilled was yes", plainly);
    case(&on_if, "04-23 fulfilled was no", beside);
    case(&on_unless, "04-23 fulfilled was no", plainly);
    case(&on_unless, "04-23 fulfilled was yes", beside);
}

#[test]
fn while_pending_it_cannot_have_failed() {
    let [on_if, on_unless] = pending();
    for life in [&on_if, &on_unless] {
        case(life, "05-05 unfulfilled", "NotInForce");
        case(life, "05-05 unfulfilled was pending", "NotInForce");
        case(life, "05-05 unfulfilled early", "NotInForce");
        case(life, "05-05 void", "VoidIsDerived");
        assert_eq!(super::life::standing(&life.claim()), "open");
    }
    case(&on_if, "05-05 unfulfilled was no", "WouldBeVoid");
    case(&on_unless, "05-05 unfulfilled was yes", "WouldBeVoid");
    case(&on_if, "05-05 unfulfilled was yes", "unfulfilled on 04-28");
    case(&on_unless, "05-05 unfulfilled was no", "unfulfilled on 04-28");
}

#[test]
fn taken_back_before_it_fell_due_it_is_withdrawn() {
    for life in in_force().iter().chain(&pending()) {
        case(life, "04-23 withdrawn", "withdrawn on 04-23");
        case(life, "05-05 withdrawn on 04-28", "withdrawn on 04-28");
        case(life, "05-05 withdrawn on 04-29", "WithdrawnLate");
        case(life, "05-05 withdrawn", "WithdrawnLate");
    }
    case(&plain(), "2031-01-01 withdrawn", "withdrawn on 01-01");
}

#[test]
fn what_nobody_can_tell_is_unverifiable_at_any_time() {
    for life in in_force().iter().chain(&pending()) {
        case(life, "04-18 unverifiable", "unverifiable on 04-18");
        case(life, "05-05 unverifiable", "unverifiable on 05-05");
        case(life, "05-05 unverifiable on 04-20", "unverifiable on 04-20");
    }
}

#[test]
fn a_condition_is_named_only_where_there_is_one_and_as_it_was_decided() {
    case(&plain(), "04-23 fulfilled was yes", "NoCondition");
    case(&plain(), "04-23 yes", "NoCondition");
    case(&plain(), "04-23 void", "VoidIsDerived");
    let decided = hangs("if", ARMS).then("04-20 yes");
    case(&decided, "04-23 fulfilled was no", "DecidedOtherwise");
    case(&decided, "04-23 fulfilled was yes", "fulfilled on 04-23");
}

#[test]
fn naming_the_condition_along_with_the_outcome_decides_it_that_day() {
    let [on_if, _] = pending();
    let claim = on_if.then("05-05 fulfilled was yes on 04-22").claim();
    let condition = claim.condition.expect("has one");
    assert_eq!(condition.state.as_str(), "met");
    assert_eq!(condition.decided_on, Some(super::life::day("04-22")));
}

#[test]
fn a_decision_that_turns_out_wrong_is_taken_by_deciding_anew() {
    let [on_if, on_unless] = pending();
    case(&on_if.clone().then("04-20 no"), "04-21 yes", "open");
    case(&on_unless.then("04-20 no"), "04-21 yes", "void on 04-21");
    case(&on_if.then("04-23 withdrawn"), "04-24 yes", "Closed");
}
