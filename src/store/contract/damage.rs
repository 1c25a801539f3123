//! Damage to a file, done past the triggers: `verify` names it, `repair` mends what follows from the events.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::exchange::fill;
use super::scene::{assert_sound, dump, history};
use crate::store::chain::{self, Links};
use crate::store::{Ledger, StoreError, StoredEvent, Verification};

struct File {
    _folder: TempDir,
    path: PathBuf,
}

/// A ledger in a file, filled.
fn file() -> File {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.db");
    fill(&open(&path), "anna");
    File { _folder: folder, path }
}

fn open(path: &Path) -> Ledger {
    Ledger::open_to_write(path).expect("a ledger")
}

impl File {
    fn ledger(&self) -> Ledger {
        open(&self.path)
    }

    /// Runs SQL as somebody would who has the file: without triggers and foreign keys.
    #[track_caller]
    fn tamper(&self, sql: &str) {
        let connection = Connection::open(&self.path).expect("a database");
        let without = "PRAGMA foreign_keys = OFF; \
            DROP TRIGGER event_is_append_only_update; DROP TRIGGER event_is_append_only_delete; \
            DROP TRIGGER snapshot_is_append_only_update; DROP TRIGGER snapshot_is_append_only_delete;";
        connection.execute_batch(without).expect("dropped");
        connection.execute_batch(sql).expect("done");
    }

    #[track_caller]
    fn verify(&self) -> Verification {
        Ledger::open_to_read(&self.path).expect("is there").verify().expect("readable")
    }
}

/// The damage must be named in these words, a repair must not hide it, and events must stay as they are.
#[track_caller]
fn damaged(sql: &str, words: &str) {
    let file = file();
    file.tamper(sql);
    let found = file.verify();
    assert!(found.damage.iter().any(|line| line.contains(words)), "{sql}: {:#?}", found.damage);
    let events = history(&file.ledger()).len();
    let repaired = file.ledger().repair().expect("rebuilt");
    assert_eq!(repaired.found.damage, found.damage);
    let left = file.verify();
    assert!(left.damage.iter().any(|line| line.contains(words)), "after repair: {:#?}", left.damage);
    assert_eq!(left.differences, [""; 0], "after repair");
    assert_eq!(history(&file.ledger()).len(), events);
}

/// The difference must be named in these words, and a repair must mend it.
#[track_caller]
fn differs(sql: &str, words: &str) {
    let file = file();
    let before = dump(&file.ledger());
    file.tamper(sql);
    let found = file.verify();
    assert!(found.differences.iter().any(|line| line.contains(words)), "{sql}: {:#?}", found.differences);
    assert_eq!(found.damage, [""; 0], "{sql}");
    let repaired = file.ledger().repair().expect("rebuilt");
    assert_eq!((repaired.found.differences, repaired.claims), (found.differences, 3));
    assert_sound(&file.ledger());
    assert_eq!(dump(&file.ledger()), before);
}

#[test]
fn a_changed_payload_is_named() {
    damaged(
        "UPDATE event SET payload = replace(payload, 'build', 'destroy') WHERE id = 2",
        "event 2 (logged) was changed: it does not fit its hash",
    );
}

#[test]
fn any_changed_column_of_an_event_is_named() {
    for (column, value) in [
        ("author", "'somebody else'"),
        ("happened_on", "'2025-04-30'"),
        ("recorded_at", "'2025-05-05T12:00:00.000009Z'"),
        ("kind", "'looked'"),
        ("batch", "'01975c3e-8f00-7abc-8def-0123456789ab'"),
        ("uid", "'01975c3e-8f00-7abc-8def-0123456789ab'"),
        ("claim_id", "1"),
        ("prev", "''"),
    ] {
        damaged(&format!("UPDATE event SET {column} = {value} WHERE id = 6"), "event 6");
    }
}

#[test]
fn a_payload_that_cannot_be_read_is_named() {
    damaged("UPDATE event SET payload = 'nonsense' WHERE id = 2", "event 2 cannot be read");
}

#[test]
fn a_removed_event_is_named_wherever_it_stood() {
    damaged("DELETE FROM event WHERE id = 1", "event 1 was removed");
    damaged("DELETE FROM event WHERE id = 6", "event 6 was removed");
    damaged("DELETE FROM event WHERE id BETWEEN 3 AND 5", "event 3, 4, 5 was removed");
}

#[test]
fn a_removed_newest_event_is_named_and_the_chain_goes_on_after_a_repair() {
    let file = file();
    file.tamper("DELETE FROM event WHERE id = 12");
    let named = "the newest event is 11, but the ledger's head is event 12";
    assert!(file.verify().damage.iter().any(|line| line.starts_with(named)));
    let ledger = file.ledger();
    let stamp = super::scene::desk(&ledger).stamp();
    assert!(matches!(file.ledger().write(stamp.clone()), Err(StoreError::BrokenHead { head: 12, newest: 11 })));
    let repaired = file.ledger().repair().expect("readable").found;
    assert!(repaired.damage.iter().any(|line| line.starts_with(named)), "it is said once more");
    assert_eq!(file.verify().damage, [""; 0]);
    assert!(file.ledger().write(stamp).is_ok());
}

#[test]
fn a_removed_event_of_an_import_is_named() {
    let file = file();
    let lines = super::exchange::lines_of("ben");
    super::scene::desk(&file.ledger()).import(&lines);
    file.tamper("DELETE FROM event WHERE id = 24");
    let found = file.verify();
    let words = "event 25 brought an event that was removed";
    assert!(found.damage.iter().any(|line| line.contains(words)), "{:#?}", found.damage);
}

#[test]
fn swapped_events_are_named() {
    damaged(
        "UPDATE event SET id = -1 WHERE id = 6; UPDATE event SET id = 6 WHERE id = 7; \
         UPDATE event SET id = 7 WHERE id = -1",
        "event 6 follows an event that is not there before it",
    );
}

/// Changes one event and hashes it and all after it anew, as somebody would who knows how.
fn rehash(file: &File, id: i64, recorded_at: &str) {
    let mut events: Vec<StoredEvent> = history(&file.ledger());
    let mut sql = String::new();
    let mut prev = String::new();
    for event in &mut events {
        if event.id == id {
            event.text.recorded_at = recorded_at.to_owned();
        }
        let text = &event.text;
        let hash = chain::hash(&Links {
            prev: &prev,
            uid: &text.uid,
            batch: &text.batch,
            claim: text.claim.as_deref().unwrap_or_default(),
            kind: &text.kind,
            happened_on: text.happened_on.as_deref().unwrap_or_default(),
            recorded_at: &text.recorded_at,
            author: &text.author,
            payload: &text.payload,
        });
        sql.push_str(&format!(
            "UPDATE event SET recorded_at = '{}', prev = '{prev}', hash = '{hash}' WHERE id = {}; \
             UPDATE head SET hash = '{hash}';",
            text.recorded_at, event.id
        ));
        prev = hash;
    }
    file.tamper(&sql);
}

#[test]
fn a_back_dated_event_is_named_even_when_all_is_hashed_anew() {
    let file = file();
    rehash(&file, 6, "2025-05-01T12:00:00.000000Z");
    assert_eq!(
        file.verify().damage,
        ["event 6 is back-dated: recorded at 2025-05-01T12:00:00.000000Z, \
          but event 5 before it at 2025-05-05T12:00:00.000004Z"]
    );
}

#[test]
fn two_events_of_one_instant_are_named() {
    let file = file();
    rehash(&file, 6, "2025-05-05T12:00:00.000004Z");
    assert!(file.verify().damage.iter().any(|line| line.starts_with("event 6 is back-dated")));
}

#[test]
fn a_history_that_is_hashed_anew_has_another_head() {
    let file = file();
    let head = file.verify().head;
    rehash(&file, 12, "2025-05-06T12:00:00.000000Z");
    let found = file.verify();
    assert!(found.damage.iter().all(|line| line.starts_with("the latest event is of")), "{:?}", found.damage);
    assert_ne!(found.head, head, "whoever has written the head down can tell");
}

#[test]
fn a_changed_or_missing_text_is_named() {
    damaged("UPDATE snapshot SET text = 'anna wrote: we will not.'", "was changed");
    damaged("DELETE FROM snapshot", "which is not there");
}

#[test]
fn a_changed_claim_is_a_difference() {
    differs("UPDATE claim SET status = 'fulfilled' WHERE id = 2", "claim 2 is not as its events make it");
    differs("UPDATE claim SET statement = 'destroy' WHERE id = 1", "claim 1 is not as its events make it");
    differs("UPDATE claim SET next_check_on = '2031-01-01' WHERE id = 2", "claim 2");
    differs("UPDATE claim SET condition_window = '{' WHERE id = 2", "claim 2");
}

#[test]
fn a_missing_or_invented_row_is_a_difference() {
    differs("DELETE FROM claim WHERE id = 3; DELETE FROM link WHERE claim_id = 3", "claim 3 is not as");
    differs("DELETE FROM link", "link 3 is not as its events make it");
    differs("INSERT INTO topic VALUES (2, 7, 'invented')", "topic 2 follows from no event");
    differs("UPDATE tally SET claims = 7 WHERE status = 'open'", "tally \"open\"");
    differs("UPDATE speaker SET name = 'Somebody Else' WHERE id = 1", "speaker 1");
    differs("UPDATE source_entry SET title = 'Another' WHERE id = 1", "source_entry 1");
    differs("DELETE FROM undone", "undone");
    differs("UPDATE alias SET name_key = 'somebody'", "alias");
}

#[test]
fn a_changed_index_of_words_is_a_difference() {
    differs("UPDATE claim_fts SET statement = 'destroy' WHERE rowid = 1", "claim_fts 1");
    differs("DELETE FROM claim_fts WHERE rowid = 2", "claim_fts 2");
    differs("UPDATE claim_fts_content SET c0 = 'destroy' WHERE id = 1", "claim_fts");
}

#[test]
fn a_cell_that_holds_an_unknown_word_is_named() {
    for (column, value) in [("kind", "odd"), ("status", "odd"), ("said_on", "once"), ("deadline", "{")] {
        let file = file();
        file.tamper(&format!("UPDATE claim SET {column} = '{value}' WHERE id = 2"));
        match file.ledger().claim(2) {
            Err(StoreError::BadCell { table: "claim", column: named, id: 2, found, .. }) => {
                assert_eq!((named, found.as_str()), (column, value));
            }
            other => panic!("not refused: {other:?}"),
        }
    }
}
