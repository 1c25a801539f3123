//! What is filed with a claim: evidence, notes, links, and opening it again.

use super::life::{Life, case, day, hangs, name, plain, standing};
use crate::claim::rules::{file_evidence, link_claims, write_note};
use crate::claim::{Basis, Claim, Evidence, LinkKind, Note, Parts, Progress};

fn dropped() -> Life {
    plain().then("04-20 drop why twice")
}

fn closed() -> Life {
    plain().then("04-20 fulfilled")
}

fn whole() -> Claim {
    let mut claim = plain().claim();
    claim.parts = Some(Parts { fulfilled: 0, all: 2 });
    claim
}

#[track_caller]
fn evidence(life: &Life, basis: Basis, expected: &str) {
    let url = "https://example.org/a".to_owned();
    let evidence = Evidence { url, archive_url: None, words: None, note: None, basis };
    let found = match file_evidence(&life.claim(), &evidence, day("05-05")) {
        Ok(draft) => draft.happened_on.map_or("no day".to_owned(), |on| on.format("%m-%d").to_string()),
        Err(refusal) => name(&refusal),
    };
    assert_eq!(found, expected, "{basis}");
}

#[test]
fn evidence_is_filed_at_any_time_for_what_there_is() {
    for life in [plain(), closed(), hangs("if", "x"), plain().repeats()] {
        evidence(&life, Basis::Claim, "05-05");
        evidence(&life, Basis::Outcome, "05-05");
    }
    evidence(&hangs("if", "x"), Basis::Condition, "05-05");
    evidence(&plain(), Basis::Condition, "NoCondition");
    evidence(&dropped(), Basis::Claim, "OffTheBooks");
}

#[track_caller]
fn note(life: &Life, text: &str, progress: Option<Progress>, expected: &str) {
    let note = Note { on: day("05-05"), text: text.to_owned(), public: false, progress };
    let found = match write_note(&life.claim(), &note) {
        Ok(draft) => life.clone().add(vec![draft]).claim().notes.len().to_string(),
        Err(refusal) => name(&refusal),
    };
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn a_note_says_something_or_how_things_move() {
    note(&plain(), "they met", None, "1");
    note(&closed(), "they met", None, "1");
    note(&plain(), "", Some(Progress::Stalled), "1");
    note(&plain(), " \n", None, "EmptyNote");
    note(&plain(), "a\0b", None, "Nul");
    note(&dropped(), "they met", None, "OffTheBooks");
    let noted = |progress| {
        let note = Note { on: day("05-05"), text: "x".to_owned(), public: true, progress };
        write_note(&plain().claim(), &note).expect("allowed")
    };
    let life = plain().add(vec![noted(Some(Progress::Stalled)), noted(Some(Progress::Moving)), noted(None)]);
    assert_eq!(life.claim().progress(), Some(Progress::Moving), "the newest that says so");
}

#[test]
fn what_was_closed_is_opened_again() {
    case(&closed(), "05-05 reopen why mistaken", "open");
    case(&plain(), "05-05 reopen why mistaken", "NothingToReopen");
    case(&hangs("if", "x").then("04-20 yes"), "05-05 reopen why mistaken", "NothingToReopen");
    case(&closed(), "05-05 reopen", "NoWhy");
    case(&dropped(), "05-05 reopen why mistaken", "OffTheBooks");
    case(&plain().repeats(), "05-05 reopen why mistaken", "FollowsOriginal");
    let judged = crate::claim::rules::reopen(&whole(), "mistaken").map_err(|refusal| name(&refusal));
    assert_eq!(judged, Err("HasParts".to_owned()));
}

#[test]
fn a_void_claim_is_opened_by_taking_the_decision_back() {
    let void = hangs("if", "they ship").then("04-20 no");
    let open = void.clone().then("05-05 reopen why mistaken");
    assert!(open.claim().condition.expect("has one").is_pending());
    // An outcome goes first, and leaves the condition as it was decided.
    let without = void.then("04-25 fulfilled on 04-22");
    assert_eq!(standing(&without.clone().then("05-05 reopen why mistaken").claim()), "void on 04-20");
}

#[test]
fn what_is_opened_again_was_never_closed() {
    let opened = closed().then("05-05 reopen why mistaken");
    assert_eq!(standing(&opened.as_of("04-21").expect("said")), "open");
}

/// Another claim, closed or open.
fn other(life: &Life) -> Claim {
    let mut claim = life.following();
    claim.id = 2;
    claim.uid = "01975c3e-8f00-7abc-8def-000000000777".parse().expect("a uid");
    claim
}

#[track_caller]
fn link(claim: &Claim, kind: LinkKind, to: &Claim, expected: &str) {
    let found = match link_claims(claim, kind, to, false) {
        Ok(draft) if draft.happened_on.is_none() => "linked".to_owned(),
        Ok(_) => "linked on a day".to_owned(),
        Err(refusal) => name(&refusal),
    };
    assert_eq!(found, expected, "{kind}");
}

#[test]
fn links_join_claims_on_the_books_and_take_no_outcome_away() {
    let (open, ended) = (plain().claim(), closed().claim());
    for kind in LinkKind::ALL {
        link(&open, *kind, &open, "SelfLink");
        link(&dropped().claim(), *kind, &other(&plain()), "OffTheBooks");
    }
    link(&open, LinkKind::Repeats, &other(&dropped()), "OffTheBooks");
    link(&open, LinkKind::Repeats, &other(&closed()), "linked");
    link(&ended, LinkKind::Repeats, &other(&plain()), "Closed");
    link(&whole(), LinkKind::Repeats, &other(&plain()), "HasParts");
    link(&open, LinkKind::PartOf, &other(&closed()), "Closed");
    link(&ended, LinkKind::PartOf, &other(&plain()), "linked");
    link(&open, LinkKind::PartOf, &other(&plain().repeats()), "FollowsOriginal");
    link(&open, LinkKind::HangsOn, &other(&plain()), "NoCondition");
    link(&hangs("if", "x").claim(), LinkKind::HangsOn, &other(&closed()), "linked");
    link(&ended, LinkKind::Supersedes, &other(&closed()), "linked");
    link(&ended, LinkKind::Contradicts, &other(&closed()), "linked");
}

#[test]
fn a_circle_is_refused_unless_both_ways_are_meant() {
    for kind in LinkKind::ALL.iter().filter(|kind| **kind != LinkKind::HangsOn) {
        let found = link_claims(&plain().claim(), *kind, &other(&plain()), true).map_err(|refusal| name(&refusal));
        let expected = if *kind == LinkKind::Contradicts { None } else { Some("Circle".to_owned()) };
        assert_eq!(found.err(), expected, "{kind}");
    }
}
