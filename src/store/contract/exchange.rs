//! Export and import: the union of events, whatever the order they come in.

use super::scene::{
    assert_sound, by, claims_by_uid, copy, desk, due_by, dump, export, history, on_condition, says, status,
};
use crate::claim::{ConditionKind, ConditionState, LinkKind, NewClaim};
use std::collections::BTreeSet;

use crate::store::{Ledger, StoredEvent, digest};

contract!(
    export_import_export_is_byte_identical,
    an_adopted_ledger_keeps_its_numbers,
    into_another_ledger_claims_get_the_next_free_numbers,
    one_event_names_the_heads_that_came,
    importing_twice_adds_nothing,
    importing_what_one_came_from_adds_nothing,
    texts_come_along_once,
    an_import_of_nothing_records_nothing,
    links_find_their_claims_wherever_they_come_from,
    after_an_import_time_goes_on,
);

/// Claims, decisions, links, sources, undos: something of everything.
pub(super) fn fill(ledger: &Ledger, author: &'static str) {
    let mut desk = desk(ledger);
    desk.author = author;
    let source = desk.source(&format!("{author} wrote: we will build ten schools."));
    let first = desk.log(NewClaim { source: Some(source), topics: vec!["schools".to_owned()], ..says("build") });
    let second = desk.log(on_condition(due_by(says("pave"), "2025-06-30"), ConditionKind::If));
    let third = desk.log(by(says("build, as he said"), "Ada Rossi"));
    desk.link(third, LinkKind::Repeats, first);
    desk.decide(second, ConditionState::Met, "2025-05-01");
    desk.mark(first, "fulfilled", "2025-05-02");
    desk.look(second);
    desk.undo(None).expect("allowed");
    let undo = history(ledger).last().expect("the undo").id.to_string();
    desk.undo(Some(&undo)).expect("allowed");
    desk.log(says("by mistake"));
    desk.undo(None).expect("allowed");
}

/// The lines of a ledger that somebody else has filled.
pub(super) fn lines_of(author: &'static str) -> Vec<u8> {
    let ledger = Ledger::in_memory().expect("room for a ledger");
    fill(&ledger, author);
    export(&ledger)
}

fn export_import_export_is_byte_identical(ledger: &Ledger) {
    fill(ledger, "anna");
    let lines = export(ledger);
    assert_eq!(export(ledger), lines, "an export holds no instant of its own");
    let copy = copy(&lines);
    assert_eq!(String::from_utf8(export(&copy)), String::from_utf8(lines));
    assert_eq!(dump(&copy), dump(ledger));
    assert_sound(&copy);
    assert_sound(ledger);
}

fn an_adopted_ledger_keeps_its_numbers(ledger: &Ledger) {
    let merged = copy(&lines_of("ben"));
    desk(&merged).import(&lines_of("carl"));
    desk(&merged).log(says("plant"));
    let import = desk(ledger).import(&export(&merged));
    assert!(import.is_adopted && import.refused.is_empty(), "{:?}", import.refused);
    assert!(import.claims.iter().all(|(there, here)| *there == Some(*here)), "{:?}", import.claims);
    assert_eq!(history(ledger).len(), history(&merged).len(), "no event of its own");
    assert_eq!(export(ledger), export(&merged));
    assert_eq!(dump(ledger), dump(&merged));
    assert_sound(ledger);
    assert_eq!(desk(ledger).log(says("dig")), desk(&merged).log(says("dig")));
    assert_sound(ledger);
}

fn into_another_ledger_claims_get_the_next_free_numbers(ledger: &Ledger) {
    desk(ledger).log(says("plant"));
    desk(ledger).log(says("dig"));
    let import = desk(ledger).import(&lines_of("ben"));
    assert!(!import.is_adopted);
    assert_eq!(import.claims, [(Some(1), 3), (Some(2), 4), (Some(3), 5), (Some(4), 6)]);
    assert_eq!(ledger.claim(3).expect("is there").entry.statement, "build");
    assert_eq!(status(ledger, 6), "undone");
    assert_eq!(desk(ledger).log(says("mow")), 7);
    assert_sound(ledger);
}

fn one_event_names_the_heads_that_came(ledger: &Ledger) {
    desk(ledger).log(says("plant"));
    let lines = lines_of("ben");
    let import = desk(ledger).import(&lines);
    let events = history(ledger);
    let imported = events.last().expect("the import");
    assert_eq!((imported.kind(), imported.author()), ("imported", "anna"));
    assert_eq!(imported.prev(), events[0].hash(), "it follows what was here");
    assert_eq!(events.len(), 1 + import.added + 1);
    let payload: serde_json::Value = serde_json::from_str(imported.payload()).expect("JSON");
    let head = copy(&lines).verify().expect("readable").head.expect("not empty");
    assert_eq!(payload["heads"], serde_json::json!([head]));
    let brought: BTreeSet<&str> = events[1..=import.added].iter().map(StoredEvent::batch).collect();
    assert_eq!(payload["batches"], serde_json::json!(brought));
}

fn importing_twice_adds_nothing(ledger: &Ledger) {
    desk(ledger).log(says("plant"));
    let lines = lines_of("ben");
    let first = desk(ledger).import(&lines);
    let (before, rows) = (export(ledger), dump(ledger));
    let again = desk(ledger).import(&lines);
    assert_eq!((again.added, again.texts, again.already_there), (0, 0, first.added));
    assert!(again.claims.is_empty() && again.refused.is_empty());
    assert_eq!((export(ledger), dump(ledger)), (before, rows));
}

fn importing_what_one_came_from_adds_nothing(ledger: &Ledger) {
    fill(ledger, "anna");
    let lines = export(ledger);
    assert_eq!(desk(ledger).import(&lines).added, 0);
    let other = copy(&lines);
    desk(&other).log(says("plant"));
    let import = desk(ledger).import(&export(&other));
    assert_eq!((import.added, import.refused.len()), (1, 0));
    assert_eq!(ledger.claim(5).expect("is there").entry.statement, "plant");
    assert_sound(ledger);
}

fn texts_come_along_once(ledger: &Ledger) {
    let source = desk(ledger).source("We will build.");
    let lines = export(ledger);
    assert_eq!(lines.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"{\"source\"")).count(), 1);
    let other = Ledger::in_memory().expect("room for a ledger");
    desk(&other).log(says("plant"));
    let first = desk(&other).import(&lines);
    assert_eq!((first.texts, first.added), (1, 1));
    let found = other.find_source(&digest("We will build.")).expect("readable").expect("came along");
    assert_eq!(found.key, source);
    assert_eq!(other.source_text(&found).expect("readable").as_deref(), Some("We will build."));
    assert_eq!(desk(&other).import(&lines).texts, 0);
}

fn an_import_of_nothing_records_nothing(ledger: &Ledger) {
    let empty = export(ledger);
    let import = desk(ledger).import(&empty);
    assert_eq!((import.added, import.refused.len()), (0, 0));
    assert_eq!(history(ledger).len(), 0);
    assert_eq!(export(ledger), empty);
    desk(ledger).log(says("plant"));
    desk(ledger).import(b"\n \n");
    assert_eq!(history(ledger).len(), 1);
}

fn links_find_their_claims_wherever_they_come_from(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    let other = copy(&export(ledger));
    let repetition = desk(&other).log(says("build, as I said"));
    desk(&other).link(repetition, LinkKind::Repeats, 1);
    desk(ledger).log(says("plant"));
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    desk(ledger).import(&export(&other));
    assert_eq!(ledger.claim(3).expect("is there").links[0].to_id, Some(1));
    assert_eq!(status(ledger, 3), "fulfilled");
    assert_eq!(claims_by_uid(ledger).len(), 3);
    assert_sound(ledger);
}

fn after_an_import_time_goes_on(ledger: &Ledger) {
    let other = Ledger::in_memory().expect("room for a ledger");
    let mut ahead = desk(&other);
    ahead.today = "2031-01-01";
    ahead.log(says("plant"));
    desk(ledger).log(says("build"));
    desk(ledger).import(&export(&other));
    desk(ledger).log(says("dig"));
    let instants: Vec<String> = history(ledger).iter().map(|event| event.recorded_at().to_owned()).collect();
    assert_eq!(instants[2..], ["2031-01-01T12:00:00.000001Z", "2031-01-01T12:00:00.000002Z"]);
    assert_sound(ledger);
}
