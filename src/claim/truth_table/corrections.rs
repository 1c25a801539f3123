//! Corrections: what was logged, corrected field by field; events that dates wait for; and what follows from
//! both for a claim that was decided or closed.

use super::life::{Life, case, day, hangs, name, plain, standing, window};
use crate::claim::condition::hang_deadline;
use crate::claim::rules::{self, Refusal};
use crate::claim::{Claim, ConditionKind, NewClaim, NewCondition};
use crate::deadline::{Phrase, Said};

/// Corrects a life on the fifth of May.
fn try_edit(life: &Life, edit: impl Fn(&mut NewClaim)) -> Result<Life, Refusal> {
    let claim = life.claim();
    let mut new = claim.entry.clone();
    edit(&mut new);
    let drafts = rules::amend(&claim, &new, None, day("05-05"))?;
    Ok(life.clone().add(drafts))
}

#[track_caller]
fn edit(life: &Life, how: impl Fn(&mut NewClaim)) -> Life {
    try_edit(life, how).unwrap_or_else(|refusal| panic!("{refusal}"))
}

#[track_caller]
fn refused(life: &Life, how: impl Fn(&mut NewClaim), expected: &str) {
    assert_eq!(try_edit(life, how).map(|_| ()).map_err(|refusal| name(&refusal)), Err(expected.to_owned()));
}

/// Dates the event that a life waits for, on the fifth of May.
fn try_event(life: &Life, on: &str) -> Result<Life, Refusal> {
    let drafts = rules::date_event(&life.claim(), day(on), None, day("05-05"))?;
    Ok(life.clone().add(drafts))
}

#[track_caller]
fn event(life: &Life, on: &str) -> Life {
    try_event(life, on).unwrap_or_else(|refusal| panic!("{on}: {refusal}"))
}

#[track_caller]
fn no_event(life: &Life, on: &str, expected: &str) {
    assert_eq!(try_event(life, on).map(|_| ()).map_err(|refusal| name(&refusal)), Err(expected.to_owned()), "{on}");
}

fn by(ends: &'static str) -> impl Fn(&mut NewClaim) {
    move |new| new.deadline = Some(window(ends))
}

fn said(on: &'static str) -> impl Fn(&mut NewClaim) {
    move |new| new.said_on = Said::Day(day(on))
}

/// Gives a deadline as a phrase, hung on the condition where it is a bare length.
fn by_phrase(phrase: &'static str) -> impl Fn(&mut NewClaim) {
    move |new| {
        let phrase: Phrase = phrase.parse().expect("a phrase");
        let window = phrase.resolve(day("04-18")).expect("resolves");
        new.deadline = Some(hang_deadline(window, new.condition.as_ref()));
    }
}

/// Rewords the condition.
fn on(kind: ConditionKind, text: &'static str) -> impl Fn(&mut NewClaim) {
    move |new| new.condition = Some(NewCondition { kind, text: text.to_owned(), window: None })
}

fn due(claim: &Claim) -> String {
    let by = claim.entry.deadline.as_ref().and_then(|window| window.by);
    by.map_or_else(|| "no date".to_owned(), |by| by.format("%m-%d").to_string())
}

#[test]
fn what_could_not_be_logged_is_not_corrected_to_it() {
    refused(&plain(), |_| {}, "NothingToAmend");
    refused(&plain(), |new| new.statement = " ".to_owned(), "EmptyStatement");
    refused(&plain(), |new| new.test = Some("a\0b".to_owned()), "Nul");
    refused(&plain(), said("05-06"), "SaidInFuture");
    refused(&plain().then("04-20 drop why twice"), said("04-17"), "OffTheBooks");
    let repetition = plain().repeats();
    assert_eq!(edit(&repetition, |new| new.statement = "pull out".to_owned()).claim().entry.statement, "pull out");
}

#[test]
fn a_closed_claim_is_corrected_too_but_not_said_after_its_end() {
    let closed = plain().by("04-25").then("04-25 fulfilled on 04-20");
    assert_eq!(standing(&edit(&closed, said("04-10")).claim()), "fulfilled on 04-20, 0 late");
    assert_eq!(standing(&edit(&closed, said("04-20")).claim()), "fulfilled on 04-20, 0 late");
    refused(&closed, said("04-21"), "SaidAfter");
    let decided = hangs("if", "x").then("04-20 yes");
    refused(&decided, said("04-21"), "SaidAfter");
    edit(&decided, said("04-20"));
}

#[test]
fn lateness_follows_the_deadline_as_corrected() {
    let late = plain().by("04-25").then("05-05 fulfilled on 05-01");
    assert_eq!(standing(&late.claim()), "fulfilled on 05-01, 6 late");
    assert_eq!(standing(&edit(&late, by("04-30")).claim()), "fulfilled on 05-01, 1 late");
    assert_eq!(standing(&edit(&late, by("04-25 accepted 05-03")).claim()), "fulfilled on 05-01, 0 late");
    assert_eq!(standing(&edit(&late, |new| new.deadline = None).claim()), "fulfilled on 05-01");
}

#[test]
fn two_corrections_of_different_fields_both_hold_and_the_later_of_one_field() {
    let life = edit(&plain(), |new| new.statement = "pull out".to_owned());
    let life = edit(&edit(&life, by("04-25")), by("04-30"));
    let claim = life.claim();
    assert_eq!((claim.entry.statement.as_str(), due(&claim).as_str()), ("pull out", "04-30"));
    assert_eq!(due(&life.as_of("04-18").expect("said")), "04-30", "a correction holds from the beginning");
}

#[test]
fn a_correction_of_the_day_moves_the_claim_in_the_past_too() {
    let later = edit(&plain(), said("04-25"));
    assert!(later.as_of("04-24").is_none() && later.as_of("04-25").is_some());
    let earlier = edit(&plain(), said("04-10"));
    assert!(earlier.as_of("04-10").is_some());
}

#[test]
fn what_was_decided_stays_decided_when_the_words_of_a_condition_change() {
    let met = hangs("if", "they ship the arms").then("04-20 yes");
    let reworded = edit(&met, on(ConditionKind::If, "they deliver the arms")).claim();
    assert!(reworded.is_in_force());
    assert_eq!(reworded.condition.expect("has one").decided_on, Some(day("04-20")));
    let turned = edit(&met, on(ConditionKind::Unless, "they ship the arms"));
    assert_eq!(standing(&turned.claim()), "void on 04-20");
    assert_eq!(standing(&edit(&turned, |new| new.condition = None).claim()), "open");
    let given = edit(&plain(), on(ConditionKind::If, "they come")).claim();
    assert!(given.condition.expect("has one").is_pending());
}

#[test]
fn a_deadline_that_hangs_on_a_decided_condition_is_dated_by_that_decision_again() {
    let arms = hangs("if", "they ship the arms").by_phrase("within 48 hours").then("04-21 yes on 04-20");
    assert_eq!(due(&arms.claim()), "04-22");
    let week = edit(&arms, by_phrase("within a week"));
    assert_eq!(due(&week.claim()), "04-27");
    assert_eq!(due(&week.as_of("04-19").expect("said")), "no date", "the decision keeps its day");
    let reworded = edit(&arms, |new| {
        on(ConditionKind::If, "they deliver the arms")(new);
        by_phrase("within 48 hours")(new);
    });
    assert_eq!(due(&reworded.claim()), "04-22");
    // Nothing is dated where the claim is not in force.
    let void = hangs("if", "they ship the arms").by_phrase("within 48 hours").then("04-20 no");
    assert_eq!(due(&edit(&void, by_phrase("within a week")).claim()), "no date");
    // Dates and other events wait for no decision.
    assert_eq!(due(&edit(&arms, by("04-30")).claim()), "04-30");
    assert_eq!(due(&edit(&arms, by_phrase("within 30 days of a ceasefire")).claim()), "no date");
}

#[test]
fn lateness_follows_a_deadline_dated_anew() {
    let arms = hangs("if", "they ship the arms").by_phrase("within 48 hours").then("04-21 yes on 04-20");
    let late = arms.then("05-05 fulfilled on 04-25");
    assert_eq!(standing(&late.claim()), "fulfilled on 04-25, 3 late");
    assert_eq!(standing(&edit(&late, by_phrase("within a week")).claim()), "fulfilled on 04-25, 0 late");
}

/// A claim that waits for a ceasefire.
fn waiting() -> Life {
    plain().by_phrase("within 30 days of a ceasefire")
}

#[test]
fn an_event_dates_what_waits_for_it_from_its_day_on() {
    let dated = event(&waiting(), "05-01");
    assert_eq!(due(&dated.claim()), "05-31");
    assert_eq!(due(&dated.as_of("05-01").expect("said")), "05-31");
    assert_eq!(due(&dated.as_of("04-30").expect("said")), "no date");
    case(&dated, "05-05 fulfilled", "fulfilled on 05-05, 0 late");
}

#[test]
fn an_event_dated_otherwise_was_never_on_the_first_day() {
    let moved = event(&event(&waiting(), "04-20"), "05-01");
    assert_eq!(due(&moved.claim()), "05-31");
    assert_eq!(due(&moved.as_of("04-25").expect("said")), "no date");
    let back = event(&event(&waiting(), "05-01"), "04-20");
    assert_eq!(due(&back.as_of("04-25").expect("said")), "05-20");
    no_event(&moved, "05-01", "NothingToAmend");
}

#[test]
fn an_event_dates_a_condition_or_both_where_both_wait_for_it() {
    let phrase = |phrase: &str| phrase.parse::<Phrase>().expect("a phrase").resolve(day("04-18")).expect("resolves");
    let of_condition = |words: &'static str| {
        edit(&hangs("if", "they come"), |new| {
            new.condition.as_mut().expect("has one").window = Some(phrase(words));
        })
    };
    let shows = |life: &Life| life.claim().condition.and_then(|condition| condition.window?.by);
    let dated = event(&of_condition("within 30 days of a ceasefire"), "05-01");
    assert_eq!(shows(&dated), Some(day("05-31")));
    let both = edit(&of_condition("within 30 days of a ceasefire"), by_phrase("within 60 days of a ceasefire"));
    let dated = event(&both, "05-01");
    assert_eq!((shows(&dated), due(&dated.claim()).as_str()), (Some(day("05-31")), "06-30"));
    let two = edit(&of_condition("within 30 days of a ceasefire"), by_phrase("within 60 days of the vote"));
    no_event(&two, "05-01", "TwoEvents");
}

#[test]
fn only_what_waits_for_an_event_is_dated_by_one() {
    no_event(&plain(), "05-01", "NoEvent");
    no_event(&plain().by("04-25"), "05-01", "NoEvent");
    no_event(&hangs("if", "they ship").by_phrase("within 48 hours"), "05-01", "NoEvent");
    no_event(&hangs("if", "a ceasefire is signed").by_phrase("within 30 days of a ceasefire"), "05-01", "NoEvent");
    no_event(&waiting(), "05-06", "Future");
    no_event(&waiting(), "04-17", "BeforeSaid");
    no_event(&waiting().then("04-20 drop why twice"), "05-01", "OffTheBooks");
    let other = hangs("if", "elections are held").by_phrase("within 30 days of a ceasefire");
    assert_eq!(due(&event(&other, "05-01").claim()), "05-31");
}
