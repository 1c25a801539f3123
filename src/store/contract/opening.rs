//! Opening a file: what is no ledger of ours is refused and stays as it is, byte for byte.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::scene::{assert_sound, desk, says};
use crate::store::{Ledger, StoreError};

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.db");
    (folder, path)
}

/// Opens the file both ways; neither may touch it.
#[track_caller]
fn refused(path: &Path, is_expected: impl Fn(&StoreError) -> bool) {
    let before = fs::read(path).expect("readable");
    for opened in [Ledger::open_to_read(path), Ledger::open_to_write(path)] {
        let error = opened.err().expect("refused");
        assert!(is_expected(&error), "{error:?}");
    }
    assert_eq!(fs::read(path).expect("readable"), before);
    let folder = path.parent().expect("in a folder");
    assert_eq!(fs::read_dir(folder).expect("readable").count(), 1, "nothing is laid beside it");
}

fn made(path: &Path) {
    let ledger = Ledger::open_to_write(path).expect("a new ledger");
    desk(&ledger).log(says("build"));
}

#[test]
fn reading_never_makes_a_ledger() {
    let (folder, path) = folder();
    assert!(matches!(Ledger::open_to_read(&path), Err(StoreError::NoLedger { .. })));
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 0);
    fs::write(&path, b"").expect("written");
    assert!(matches!(Ledger::open_to_read(&path), Err(StoreError::NoLedger { .. })));
    assert_eq!(fs::read(&path).expect("readable"), b"");
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let (_folder, path) = folder();
    for text in ["x", "Dear diary,\n", &"long ".repeat(1000)] {
        fs::write(&path, text).expect("written");
        refused(&path, |error| matches!(error, StoreError::NotALedger { .. }));
    }
}

#[test]
fn somebody_elses_database_is_refused() {
    let (_folder, path) = folder();
    let other = Connection::open(&path).expect("a database");
    other.execute_batch("CREATE TABLE event(id INTEGER); PRAGMA user_version = 1").expect("written");
    drop(other);
    refused(&path, |error| matches!(error, StoreError::NotALedger { .. }));
}

#[test]
fn a_newer_ledger_is_refused_with_both_versions() {
    let (_folder, path) = folder();
    made(&path);
    let other = Connection::open(&path).expect("a database");
    other.execute_batch("PRAGMA journal_mode = delete; PRAGMA user_version = 99").expect("written");
    drop(other);
    refused(&path, |error| matches!(error, StoreError::NewerLedger { found: 99, known: 2, .. }));
}

#[test]
fn a_ledger_is_made_with_its_folder_and_opened_again() {
    let (folder, _) = folder();
    let path = folder.path().join("a/b/ledger.db");
    made(&path);
    let ledger = Ledger::open_to_read(&path).expect("is there");
    assert_eq!(ledger.claim(1).expect("is there").entry.statement, "build");
    assert_sound(&ledger);
    drop(ledger);
    let ledger = Ledger::open_to_write(&path).expect("is there");
    assert_eq!(desk(&ledger).log(says("pave")), 2);
}

#[test]
fn a_ledger_opened_to_read_is_not_written_to() {
    let (_folder, path) = folder();
    made(&path);
    let before = fs::read(&path).expect("readable");
    let ledger = Ledger::open_to_read(&path).expect("is there");
    assert!(ledger.backend.execute("DELETE FROM claim", &[]).is_err());
    assert!(ledger.write(desk(&ledger).stamp()).is_err());
    drop(ledger);
    assert_eq!(fs::read(&path).expect("readable"), before);
}

#[test]
fn a_reader_sees_one_moment() {
    let (_folder, path) = folder();
    made(&path);
    let reader = Ledger::open_to_read(&path).expect("is there");
    assert_eq!(reader.tally().expect("readable").len(), 1);
    let writer = Ledger::open_to_write(&path).expect("is there");
    desk(&writer).mark(1, "fulfilled", "2025-05-01");
    assert_eq!(reader.claim(1).expect("is there").status.as_str(), "open");
    drop(reader);
    let reader = Ledger::open_to_read(&path).expect("is there");
    assert_eq!(reader.claim(1).expect("is there").status.as_str(), "fulfilled");
}

#[cfg(unix)]
#[test]
fn reading_works_where_nothing_can_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = folder();
    made(&path);
    let allow = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("allowed");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("allowed");
    allow(0o555);
    let read = Ledger::open_to_read(&path).and_then(|ledger| ledger.claim(1));
    allow(0o755);
    assert_eq!(read.expect("readable").entry.statement, "build");
}

#[test]
fn an_odd_name_is_a_name() {
    let (folder, _) = folder();
    let path = folder.path().join("50% of ? #1.db");
    made(&path);
    assert!(path.exists());
    assert_sound(&Ledger::open_to_read(&path).expect("is there"));
}
