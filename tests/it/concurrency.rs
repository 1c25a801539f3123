//! Several at once: nothing is lost, numbers have no gaps, readers never wait in vain.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::desk::{self, Desk, Ran};

const WRITERS: usize = 8;
const CLAIMS: usize = 12;

/// Eight writers at once, twelve claims each; readers all the while. Returns how often was read.
fn write_at_once(desk: &Desk, is_named: bool) -> usize {
    let is_done = AtomicBool::new(false);
    let reads = AtomicUsize::new(0);
    let run = |args: &[&str]| if is_named { desk.run(args) } else { desk.run_unnamed(args) };
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                scope.spawn(move || {
                    for number in 0..CLAIMS {
                        let key = format!("{writer}-{number}");
                        run(&["add", "The bridge opens", "--speaker", "Jane Doe", "--ref", &key]).done();
                    }
                })
            })
            .collect();
        for args in [["list", "--all"], ["export", "-"]] {
            let (is_done, reads) = (&is_done, &reads);
            scope.spawn(move || {
                while !is_done.load(Ordering::Relaxed) {
                    run(&args).done();
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let ended: Vec<_> = writers.into_iter().map(|writer| writer.join()).collect();
        is_done.store(true, Ordering::Relaxed);
        ended.into_iter().for_each(|writer| writer.expect("every add returns 0"));
    });
    reads.into_inner()
}

#[track_caller]
fn nothing_is_lost(path: &std::path::Path, more: usize) {
    let keys: BTreeSet<String> = desk::column(path, "SELECT ref FROM claim").into_iter().collect();
    for writer in 0..WRITERS {
        for number in 0..CLAIMS {
            assert!(keys.contains(&format!("{writer}-{number}")), "{writer}-{number} is lost");
        }
    }
    let wanted: Vec<String> = (1..=WRITERS * CLAIMS + more).map(|id| id.to_string()).collect();
    assert_eq!(desk::column(path, "SELECT id FROM claim ORDER BY id"), wanted);
    assert_eq!(desk::column(path, "SELECT id FROM event ORDER BY id"), wanted);
}

#[test]
fn eight_writers_lose_nothing() {
    let desk = Desk::new();
    desk.add("first");
    let reads = write_at_once(&desk, true);
    nothing_is_lost(&desk.ledger(), 1);
    desk.verifies();
    assert!(reads > 5, "read only {reads} times");
}

#[test]
fn eight_writers_make_the_ledger_together() {
    let desk = Desk::new();
    write_at_once(&desk, false);
    nothing_is_lost(&desk.default_ledger(), 0);
    desk.run_unnamed(&["verify"]).done();
    assert_eq!(desk::column(&desk.default_ledger(), "PRAGMA journal_mode"), ["wal"]);
}

#[test]
fn a_first_write_in_company_leaves_a_ledger_with_its_log() {
    for _ in 0..6 {
        let desk = Desk::new();
        std::thread::scope(|scope| {
            for key in ["a", "b", "c"] {
                let desk = &desk;
                scope.spawn(move || desk.add(key));
            }
        });
        desk.verifies();
        assert_eq!(desk.number("SELECT count(*) FROM claim"), 3);
        assert_eq!(desk.column("PRAGMA journal_mode"), ["wal"]);
    }
}

#[test]
fn a_log_that_could_not_be_switched_on_comes_with_the_next_write() {
    let desk = Desk::new();
    desk.add("first");
    desk::open(&desk.ledger()).pragma_update(None, "journal_mode", "delete").expect("nobody else is at it");
    desk.add("second");
    assert_eq!(desk.column("PRAGMA journal_mode"), ["wal"]);
}

#[test]
fn a_ledger_that_somebody_holds_can_be_read_and_is_refused_to_writers() {
    let desk = Desk::new();
    desk.add("first");
    let holder = desk::open(&desk.ledger());
    holder.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
    for args in [&["list"][..], &["due"], &["show", "1"], &["history"], &["verify"], &["export", "-"], &[]] {
        desk.ok(args);
    }
    let before = desk.ok(&["export", "-"]);
    let begun = Instant::now();
    let args = ["add", "The tunnel opens", "--speaker", "Jane Doe"];
    let said = Ran::of(&mut desk.command(&args)).refused(3);
    assert!(said.contains("the ledger is locked by another program"), "{said}");
    let waited = begun.elapsed();
    assert!(waited > Duration::from_secs(4) && waited < Duration::from_secs(30), "waited {waited:?}");
    holder.execute_batch("ROLLBACK").expect("it is ours");
    assert_eq!(desk.ok(&["export", "-"]), before);
    desk.ok(&args);
    desk.verifies();
}
