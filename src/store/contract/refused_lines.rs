//! Lines at fault are named with line and field and passed over; the others are taken.

use super::scene::{assert_sound, desk, export, history, on_condition, says};
use crate::claim::{ConditionKind, ConditionState, Uid};
use crate::store::chain::{self, Links};
use crate::store::{ImportError, Ledger};

contract!(
    what_is_no_json_is_named,
    what_is_no_utf_8_is_named,
    what_was_changed_is_named,
    what_follows_nothing_is_named,
    what_cannot_be_read_is_named,
    a_text_that_does_not_fit_is_named,
    another_event_of_the_same_uid_is_named,
    what_happened_to_no_claim_is_named,
    what_is_back_dated_is_named,
    an_undo_of_nothing_that_is_there_is_named,
    numbers_beyond_all_counting_are_given_anew,
    lines_of_a_later_version_are_not_read,
    with_other_lines_refused_the_rest_is_taken,
);

/// A header, a source and its event, two claims and a decision: one line each.
fn lines() -> Vec<String> {
    let ledger = Ledger::in_memory().expect("room for a ledger");
    desk(&ledger).source("We will build.");
    desk(&ledger).log(on_condition(says("build"), ConditionKind::If));
    desk(&ledger).log(says("pave"));
    desk(&ledger).decide(1, ConditionState::Met, "2025-05-01");
    desk(&ledger).undo(None).expect("allowed");
    let text = String::from_utf8(export(&ledger)).expect("text");
    text.lines().map(str::to_owned).collect()
}

/// Where the lines of [`lines`] stand, from 0.
const TEXT: usize = 1;
const BUILD: usize = 3;
const PAVE: usize = 4;
const DECISION: usize = 5;
const UNDO: usize = 6;

/// The event on a line, to be changed.
fn edit(lines: &mut [String], at: usize, change: impl FnOnce(&mut serde_json::Map<String, serde_json::Value>)) {
    let mut line: serde_json::Value = serde_json::from_str(&lines[at]).expect("JSON");
    let inner = line.as_object_mut().and_then(|line| line.values_mut().next()).expect("one member");
    change(inner.as_object_mut().expect("an object"));
    lines[at] = line.to_string();
}

/// Hashes an event anew, so that nothing but its meaning is wrong.
fn rehash(event: &mut serde_json::Map<String, serde_json::Value>) {
    let text = |key: &str| event.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let texts = ["prev", "uid", "batch", "claim", "kind", "happened_on", "recorded_at", "author", "payload"].map(text);
    let [prev, uid, batch, claim, kind, happened_on, recorded_at, author, payload] = texts.each_ref();
    let links = Links { prev, uid, batch, claim, kind, happened_on, recorded_at, author, payload };
    event.insert("hash".to_owned(), chain::hash(&links).into());
}

/// Imports the lines and gives each refusal as "line field".
#[track_caller]
fn refused(ledger: &Ledger, lines: &[String]) -> Vec<String> {
    let import = desk(ledger).import(lines.join("\n").as_bytes());
    assert!(import.refused.iter().all(|refused| !refused.why.is_empty()));
    assert_eq!(history(ledger).len(), import.added);
    import.refused.iter().map(|refused| format!("{} {}", refused.line, refused.field)).collect()
}

fn what_is_no_json_is_named(ledger: &Ledger) {
    let mut lines = lines();
    lines.push("{\"event\":".to_owned());
    lines.push("nonsense".to_owned());
    lines.push("{\"something\":{}}".to_owned());
    assert_eq!(refused(ledger, &lines), ["8 line", "9 line", "10 line"]);
    assert_sound(ledger);
}

fn what_is_no_utf_8_is_named(ledger: &Ledger) {
    let mut bytes = lines().join("\n").into_bytes();
    bytes.extend(b"\n{\"source\":{\"text\":\"\xff\"}}\n");
    let import = desk(ledger).import(&bytes);
    assert_eq!((import.added, import.refused.len()), (5, 1));
    assert_eq!((import.refused[0].line, import.refused[0].field), (8, "line"));
    assert_eq!(import.refused[0].why, "invalid UTF-8 at byte 20");
    assert_sound(ledger);
}

fn what_was_changed_is_named(ledger: &Ledger) {
    let mut changed = lines();
    edit(&mut changed, UNDO, |event| {
        event.insert("author".to_owned(), "somebody else".into());
    });
    assert_eq!(refused(ledger, &changed), ["7 hash"]);
    let mut changed = lines();
    changed[DECISION] = changed[DECISION].replace("met", "unmet");
    let other = Ledger::in_memory().expect("room for a ledger");
    assert_eq!(refused(&other, &changed), ["6 hash", "7 prev"]);
    assert_eq!(history(&other).len(), 3);
    assert_sound(&other);
}

fn what_follows_nothing_is_named(ledger: &Ledger) {
    let mut lines = lines();
    lines.remove(PAVE);
    assert_eq!(refused(ledger, &lines), ["5 prev", "6 prev"]);
    assert_sound(ledger);
}

fn what_cannot_be_read_is_named(ledger: &Ledger) {
    for (field, value) in [
        ("kind", "forgotten"),
        ("kind", "judged"),
        ("uid", "7"),
        ("recorded_at", "yesterday"),
        ("happened_on", "2025-02-30"),
        ("payload", "{}"),
    ] {
        let mut lines = lines();
        edit(&mut lines, DECISION, |event| {
            event.insert(field.to_owned(), value.into());
            rehash(event);
        });
        let other = Ledger::in_memory().expect("room for a ledger");
        assert_eq!(refused(&other, &lines)[0], "6 event", "{field}");
        assert_sound(&other);
    }
    let mut lines = lines();
    edit(&mut lines, UNDO, |event| {
        event.remove("payload");
    });
    assert_eq!(refused(ledger, &lines), ["7 line"]);
}

fn a_text_that_does_not_fit_is_named(ledger: &Ledger) {
    let mut lines = lines();
    edit(&mut lines, TEXT, |source| {
        source.insert("text".to_owned(), "We will not build.".into());
    });
    assert_eq!(refused(ledger, &lines), ["2 sha256"]);
}

fn another_event_of_the_same_uid_is_named(ledger: &Ledger) {
    let mut lines = lines();
    lines.push(lines[PAVE].clone());
    edit(&mut lines, 7, |event| {
        event.insert("author".to_owned(), "somebody else".into());
        rehash(event);
    });
    assert_eq!(refused(ledger, &lines), ["8 uid"]);
    assert_sound(ledger);
}

fn what_happened_to_no_claim_is_named(ledger: &Ledger) {
    let stranger = "01975c3e-8f00-7abc-8def-0123456789ab";
    let mut strange = lines();
    strange.truncate(DECISION + 1);
    edit(&mut strange, DECISION, |event| {
        event.insert("claim".to_owned(), stranger.into());
        rehash(event);
    });
    assert_eq!(refused(ledger, &strange), ["6 claim"]);
    let mut strange = lines();
    strange.truncate(PAVE + 1);
    edit(&mut strange, PAVE, |event| {
        event.insert("claim".to_owned(), stranger.into());
        rehash(event);
    });
    let other = Ledger::in_memory().expect("room for a ledger");
    assert_eq!(refused(&other, &strange), ["5 claim"]);
    assert_sound(&other);
}

fn what_is_back_dated_is_named(ledger: &Ledger) {
    // Before the event that it follows, and at the same instant.
    for instant in ["2025-05-05T11:59:59.000000Z", "2025-05-05T12:00:00.000002Z"] {
        let mut dated = lines();
        dated.truncate(DECISION + 1);
        edit(&mut dated, DECISION, |event| {
            event.insert("recorded_at".to_owned(), instant.into());
            rehash(event);
        });
        let other = Ledger::in_memory().expect("room for a ledger");
        assert_eq!(refused(&other, &dated), ["6 recorded_at"]);
        // The event that it follows may have come with an import before.
        desk(ledger).import(dated[..DECISION].join("\n").as_bytes());
        assert_eq!(desk(ledger).import(dated.join("\n").as_bytes()).refused.len(), 1);
        assert_sound(ledger);
    }
}

fn an_undo_of_nothing_that_is_there_is_named(ledger: &Ledger) {
    let mut lines = lines();
    edit(&mut lines, UNDO, |event| {
        let batch = "2031-01-01T00:00:00.000000Z".parse().map(Uid::at).expect("stored form");
        event.insert("payload".to_owned(), format!("{{\"batch\":\"{batch}\"}}").into());
        rehash(event);
    });
    assert_eq!(refused(ledger, &lines), ["7 batch"]);
    assert_sound(ledger);
}

fn numbers_beyond_all_counting_are_given_anew(ledger: &Ledger) {
    let mut lines = lines();
    edit(&mut lines, UNDO, |event| {
        event.insert("id".to_owned(), i64::MAX.into());
    });
    edit(&mut lines, PAVE, |event| {
        event.insert("claim_id".to_owned(), i64::MAX.into());
    });
    assert!(refused(ledger, &lines).is_empty());
    assert_eq!(desk(ledger).log(says("dig")), 3);
    assert_sound(ledger);
}

fn lines_of_a_later_version_are_not_read(ledger: &Ledger) {
    let mut lines = lines();
    lines[0] = lines[0].replace("\"format\":2", "\"format\":99");
    let mut writing = ledger.write(desk(ledger).stamp()).expect("nobody else writes");
    let import = writing.import(&mut lines.join("\n").as_bytes());
    assert!(matches!(import, Err(ImportError::Newer { found: 99 })), "{import:?}");
}

fn with_other_lines_refused_the_rest_is_taken(ledger: &Ledger) {
    desk(ledger).log(says("plant"));
    let mut lines = lines();
    lines.insert(BUILD, "nonsense".to_owned());
    let import = desk(ledger).import(lines.join("\n").as_bytes());
    assert_eq!((import.added, import.refused.len(), import.claims.len()), (5, 1, 2));
    assert_sound(ledger);
}
