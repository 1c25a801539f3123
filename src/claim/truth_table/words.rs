//! The words of the kinds, reasons, and what may be logged at all.

use super::life::{Life, case, day, hangs, name, plain};
use crate::claim::rules::{KIND_WORDS, admit, outcome_word};
use crate::claim::{Kind, Outcome};

#[track_caller]
fn word(kind: Kind, word: &str, expected: &str) {
    let claim = plain().kind(kind).claim();
    let found = match outcome_word(&claim, word) {
        Ok(Some(outcome)) => outcome.to_string(),
        Ok(None) => "no outcome".to_owned(),
        Err(refusal) => name(&refusal),
    };
    assert_eq!(found, expected, "{word} of a {kind}");
}

#[test]
fn each_kind_has_words_of_its_own() {
    word(Kind::Promise, "kept", "fulfilled");
    word(Kind::Promise, "broken", "unfulfilled");
    word(Kind::Threat, "carried-out", "fulfilled");
    word(Kind::Threat, "carried_out", "fulfilled");
    word(Kind::Threat, "not-carried-out", "unfulfilled");
    word(Kind::Prediction, "came-true", "fulfilled");
    word(Kind::Prediction, "did-not-come-true", "unfulfilled");
    word(Kind::Demand, "met", "fulfilled");
    word(Kind::Demand, "not-met", "unfulfilled");
    word(Kind::Assertion, "borne-out", "fulfilled");
    word(Kind::Assertion, "refuted", "unfulfilled");
}

#[test]
fn the_words_of_every_kind_are_understood() {
    for &kind in Kind::ALL {
        for outcome in Outcome::ALL {
            word(kind, outcome.as_str(), outcome.as_str());
        }
        word(kind, "forgotten", "no outcome");
    }
}

#[test]
fn another_kinds_word_is_refused() {
    word(Kind::Threat, "broken", "OtherKindsWord");
    for (kind, own, _) in KIND_WORDS {
        for other in Kind::ALL.iter().filter(|other| **other != kind) {
            word(*other, own, "OtherKindsWord");
        }
    }
    let claim = plain().kind(Kind::Assertion).claim();
    let refusal = outcome_word(&claim, "kept").expect_err("a promise's word");
    assert_eq!(refusal.to_string(), "claim 1 is an assertion: \"kept\" is said of another kind");
}

#[test]
fn a_reason_says_why_something_was_not_fulfilled() {
    let life = plain().by("04-25");
    case(&life, "05-05 unfulfilled blocked", "unfulfilled on 04-25");
    case(&life, "04-20 partly-fulfilled blocked", "partly-fulfilled on 04-20, 0 late");
    for outcome in ["fulfilled", "withdrawn", "unverifiable"] {
        case(&life, &format!("04-20 {outcome} blocked"), "ReasonMisplaced");
    }
    case(&hangs("if", "x").then("04-20 no"), "04-21 fulfilled blocked", "ReasonMisplaced");
}

#[track_caller]
fn admitted(life: &Life, today: &str, expected: &str) {
    let found = match admit(&life.claim().entry, day(today)) {
        Ok(()) => "admitted".to_owned(),
        Err(refusal) => name(&refusal),
    };
    assert_eq!(found, expected, "{today}");
}

#[test]
fn nothing_is_said_in_the_future() {
    admitted(&plain(), "04-17", "SaidInFuture");
    admitted(&plain(), "04-18", "admitted");
    admitted(&plain().said_on("2025"), "01-01", "admitted");
    admitted(&plain().said_on("2026"), "12-31", "SaidInFuture");
}

#[test]
fn a_claim_needs_words_that_can_be_kept() {
    let mut entry = plain().claim().entry;
    entry.statement = " \n".to_owned();
    assert_eq!(admit(&entry, day("04-18")).map_err(|r| name(&r)), Err("EmptyStatement".to_owned()));
    entry.statement = "with\0draw".to_owned();
    assert_eq!(admit(&entry, day("04-18")).map_err(|r| name(&r)), Err("Nul".to_owned()));
    entry.statement = "withdraw".to_owned();
    entry.topics = vec!["war".to_owned(), "a\0b".to_owned()];
    assert_eq!(admit(&entry, day("04-18")).map_err(|r| name(&r)), Err("Nul".to_owned()));
}
