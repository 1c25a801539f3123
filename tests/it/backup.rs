//! Backups: whole ledgers, taken while others write, laid over nothing that they do not hold.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::desk::{self, Desk, Ran};

fn desk_with_claims() -> Desk {
    let desk = Desk::new();
    for key in ["a", "b", "c"] {
        desk.add(key);
    }
    desk.ok(&["look", "1"]);
    desk
}

/// Runs on a backup as on any ledger.
#[track_caller]
fn on(desk: &Desk, backup: &str, args: &[&str]) -> String {
    Ran::of(desk.command(&["--db", backup]).args(args)).done()
}

#[test]
fn a_backup_is_a_whole_ledger() {
    let desk = desk_with_claims();
    let said = desk.run(&["backup", "copy.db"]);
    assert_eq!((said.status, said.text()), (Some(0), ""), "{said:?}");
    assert!(said.stderr.contains("written: copy.db, events: 4"), "{said:?}");
    on(&desk, "copy.db", &["verify"]);
    assert_eq!(on(&desk, "copy.db", &["export", "-"]), desk.ok(&["export", "-"]));
    assert_eq!(on(&desk, "copy.db", &["list", "--json"]), desk.ok(&["list", "--json"]));
    on(&desk, "copy.db", &["add", "The tunnel opens", "--speaker", "Jane Doe"]);
    let printed = desk.ok(&["backup", "other.db", "--json"]);
    assert_eq!(printed, "{\"file\":\"other.db\",\"events\":4}\n");
    let names: Vec<_> = desk.files().into_iter().map(|(path, _)| path).collect();
    assert_eq!(names.len(), 3, "nothing else is left: {names:?}");
}

#[test]
fn a_backup_is_taken_while_others_write() {
    let desk = desk_with_claims();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut written = 3;
            while !is_done.load(Ordering::Relaxed) {
                desk.add(&format!("more-{written}"));
                written += 1;
            }
            written
        });
        for number in 0..6 {
            let copy = format!("copy-{number}.db");
            desk.ok(&["backup", &copy]);
            on(&desk, &copy, &["verify"]);
            let ids = desk::column(&desk.path(&copy), "SELECT id FROM claim ORDER BY id");
            let wanted: Vec<String> = (1..=ids.len()).map(|id| id.to_string()).collect();
            assert_eq!(ids, wanted, "a moment has no gaps");
        }
        is_done.store(true, Ordering::Relaxed);
        let written: i64 = writer.join().expect("every add returns 0");
        assert_eq!(desk.number("SELECT count(*) FROM claim"), written);
    });
    desk.verifies();
}

#[test]
fn a_large_ledger_is_copied_of_one_moment() {
    let desk = Desk::new();
    fs::write(desk.path("lines.jsonl"), super::lines::ledger(3000)).expect("a file can be written");
    desk.ok(&["import", "lines.jsonl"]);
    let pages = desk.number("PRAGMA page_count");
    assert!(pages > 512, "it takes more than one step: {pages} pages");
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| desk.add("meanwhile"));
        desk.ok(&["backup", "copy.db"]);
        writer.join().expect("the writer is not kept waiting");
    });
    on(&desk, "copy.db", &["verify"]);
    // In the other mode, the writer waits for the copy.
    desk::open(&desk.ledger()).pragma_update(None, "journal_mode", "delete").expect("nobody else is at it");
    desk.ok(&["backup", "copy.db"]);
    on(&desk, "copy.db", &["verify"]);
}

#[test]
fn an_earlier_backup_is_replaced_and_nothing_else_is() {
    let desk = desk_with_claims();
    desk.ok(&["backup", "copy.db"]);
    desk.add("d");
    desk.ok(&["backup", "copy.db"]);
    assert_eq!(desk::column(&desk.path("copy.db"), "SELECT count(*) FROM claim"), ["4"]);
    fs::write(desk.path("empty.db"), "").expect("a file can be written");
    desk.ok(&["backup", "empty.db"]);

    on(&desk, "other.db", &["add", "Another's claim", "--speaker", "Jane Doe"]);
    on(&desk, "copy.db", &["add", "Only in the copy", "--speaker", "Jane Doe"]);
    fs::write(desk.path("letter.txt"), "Dear Jane").expect("a file can be written");
    let plain = rusqlite::Connection::open(desk.path("plain.db")).expect("a database can be made");
    plain.execute_batch("CREATE TABLE a (b)").expect("a table can be made");
    drop(plain);
    fs::create_dir(desk.path("folder")).expect("a folder can be made");
    symlink(desk.ledger(), desk.path("link.db")).expect("a link can be made");
    fs::hard_link(desk.ledger(), desk.path("twin.db")).expect("a link can be made");
    let before = desk.files();
    for (file, expected) in [
        ("other.db", "other.db is another ledger, or has what this one has not"),
        ("copy.db", "copy.db is another ledger, or has what this one has not"),
        ("letter.txt", "letter.txt is there already and is no ledger"),
        ("plain.db", "plain.db is there already and is no ledger"),
        ("folder", "folder is no file"),
        ("ledger.db", "ledger.db is the ledger itself"),
        ("./ledger.db", "ledger.db is the ledger itself"),
        ("link.db", "link.db is the ledger itself"),
        ("twin.db", "twin.db is the ledger itself"),
        ("nowhere/copy.db", "nowhere/copy.db: "),
    ] {
        let said = desk.refused(&["backup", file], 2);
        assert!(said.contains(expected), "{file}: {said}");
        assert!(desk.files() == before, "{file} changed something");
    }
}

#[test]
fn a_backup_in_use_is_not_pulled_away() {
    let desk = desk_with_claims();
    desk.ok(&["backup", "copy.db"]);
    let holder = desk::open(&desk.path("copy.db"));
    holder.execute_batch("BEGIN; SELECT count(*) FROM claim").expect("it can be read");
    let said = desk.refused(&["backup", "copy.db"], 2);
    assert!(said.contains("copy.db is in use"), "{said}");
    drop(holder);
    desk.ok(&["backup", "copy.db"]);
}

#[test]
fn a_rehearsal_writes_nothing_and_refuses_the_same() {
    let desk = desk_with_claims();
    let before = desk.files();
    let ran = desk.run(&["backup", "-n", "copy.db"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stderr.contains("dry run"), "{ran:?}");
    desk.refused(&["backup", "-n", "ledger.db"], 2);
    desk.refused(&["backup", "--as-of", "yesterday", "copy.db"], 2);
    assert!(desk.files() == before);
}

#[test]
fn without_a_ledger_there_is_nothing_to_copy() {
    let desk = Desk::new();
    desk.refused(&["backup", "copy.db"], 3);
    desk.run_unnamed(&["backup", "copy.db"]).refused(3);
    assert_eq!(desk.files(), []);
}

#[test]
fn a_backup_that_cannot_be_finished_leaves_what_was_there() {
    let desk = desk_with_claims();
    desk.ok(&["backup", "copy.db"]);
    desk.add("d");
    let before = desk.files();
    for blocks in [96, 150, 200] {
        let script = format!("ulimit -c 0; ulimit -f {blocks}; trap '' XFSZ; exec \"$onrecord\" backup copy.db");
        let ran = Ran::of(&mut desk.script(&script));
        assert!(ran.status != Some(0), "at {blocks} blocks: {ran:?}");
        assert!(desk.files() == before, "at {blocks} blocks something is left: {ran:?}");
    }
}

#[test]
fn what_others_may_not_read_stays_so() {
    let desk = desk_with_claims();
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    for private in [0o600, 0o640] {
        fs::set_permissions(desk.ledger(), fs::Permissions::from_mode(private)).expect("permissions can be set");
        desk.ok(&["backup", "copy.db"]);
        assert_eq!(mode(&desk.path("copy.db")), private);
    }
}
