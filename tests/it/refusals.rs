//! Files that are no ledger, or not ours to read or write: one line, status 3, nothing touched.

use std::fs;
use std::process::Command;
use std::time::Duration;

use super::desk::{self, Desk, Ran, skipped};

/// Commands that read and commands that write.
const ALL: [&[&str]; 9] = [
    &[],
    &["list"],
    &["due"],
    &["history"],
    &["verify"],
    &["export", "-"],
    &["add", "The bridge opens", "--speaker", "Jane Doe"],
    &["undo"],
    &["verify", "--repair"],
];

/// Every command refuses what stands at the ledger's place, and leaves it as it is.
#[track_caller]
fn every_command_refuses(desk: &Desk, words: &[&str]) {
    let before = desk.files();
    for args in ALL {
        for flags in [&[][..], &["-n"]] {
            let said = desk.refused(&[args, flags].concat(), 3);
            assert!(words.iter().all(|word| said.contains(word)), "{args:?}: {said}");
        }
    }
    let after = desk.files();
    assert!(after == before, "changed: {:?}", after.iter().map(|(path, _)| path).collect::<Vec<_>>());
}

#[test]
fn files_of_other_kinds_are_no_ledger() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    let cut = b"SQLite format 3\0\x10\0\x02\x02\0\x40\x20\x20\0\0\0\x02";
    let long = vec![b'x'; 200_000];
    for bytes in [b"Dear diary".as_slice(), b"{}", png, b"\0", b"SQLite format 3\0", cut, &long] {
        let desk = Desk::new();
        fs::write(desk.ledger(), bytes).expect("a file can be written");
        every_command_refuses(&desk, &["is no ledger", "hint: name another file: --db PATH"]);
    }
}

#[test]
fn a_database_of_another_program_is_no_ledger() {
    for journal in ["delete", "wal"] {
        let desk = Desk::new();
        let other = rusqlite::Connection::open(desk.ledger()).expect("a database can be made");
        other.pragma_update(None, "journal_mode", journal).expect("the mode can be set");
        other.execute_batch("CREATE TABLE event(id); PRAGMA user_version = 1").expect("a table can be made");
        other.close().expect("it closes");
        every_command_refuses(&desk, &["is no ledger"]);
    }
}

#[test]
fn a_folder_is_no_ledger() {
    let desk = Desk::new();
    fs::create_dir(desk.ledger()).expect("a folder can be made");
    every_command_refuses(&desk, &["ledger.db is no ledger"]);
}

#[test]
fn a_pipe_or_a_device_is_no_ledger_and_nobody_waits_for_it() {
    let desk = Desk::new();
    let made = Command::new("mkfifo").arg(desk.path("pipe")).status().expect("mkfifo can be run");
    assert!(made.success());
    for place in [desk.path("pipe"), "/dev/null".into(), "/dev/zero".into()] {
        for args in [&["list"][..], &["add", "The bridge opens", "--speaker", "Jane Doe"]] {
            let mut command = desk.command(args);
            let said = Ran::within(command.env("ONRECORD_DB", &place), Duration::from_secs(20)).refused(3);
            assert!(said.contains("is no ledger"), "{said}");
        }
    }
}

#[test]
fn a_name_that_means_something_to_the_database_is_a_file_like_any_other() {
    for name in
        [":memory:", "file:ledger.db?mode=memory", "file::memory:", "a?b#c%20.db", "-x.db", "'; DROP TABLE event; --"]
    {
        let desk = Desk::new();
        let place = format!("--db={name}");
        desk.ok(&["add", "The bridge opens", "--speaker", "Jane Doe", &place]);
        assert!(desk.path(name).is_file(), "{name}: returned 0, and no file is there");
        assert_eq!(desk.claims(&["list", &place]).len(), 1, "{name}");
    }
}

#[test]
fn a_newer_ledger_is_refused_and_both_versions_named() {
    let desk = Desk::new();
    desk.add("first");
    desk::open(&desk.ledger()).pragma_update(None, "user_version", 99).expect("a version can be set");
    every_command_refuses(&desk, &["version 99", "up to 2"]);
}

#[test]
fn a_ledger_cut_short_is_damaged() {
    let desk = Desk::new();
    desk.add("first");
    let whole = fs::read(desk.ledger()).expect("the ledger can be read");
    for kept in [100, 4_096, 20_000, whole.len() - 4_096] {
        fs::write(desk.ledger(), &whole[..kept]).expect("it can be cut");
        for args in [&["list"][..], &["verify"], &["add", "The tunnel opens", "--speaker", "Jane Doe"]] {
            let ran = desk.run(args);
            assert!(matches!(ran.status, Some(1 | 3)), "{kept} bytes, {args:?}: {ran:?}");
            assert!(ran.stderr.starts_with("onrecord: "), "{}", ran.stderr);
        }
    }
}

#[test]
fn a_changed_event_is_found_and_named_and_not_repaired() {
    let desk = Desk::new();
    desk.add("first");
    desk.add("second");
    let sql = "DROP TRIGGER event_is_append_only_update; \
               UPDATE event SET payload = replace(payload, 'bridge', 'tunnel') WHERE id = 1";
    desk::open(&desk.ledger()).execute_batch(sql).expect("events can be changed by force");
    for args in [&["verify"][..], &["verify", "--repair"], &["verify", "--json"]] {
        let ran = desk.run(args);
        assert_eq!(ran.status, Some(1), "{ran:?}");
        assert!(ran.stderr.contains("event 1 (logged) was changed"), "{}", ran.stderr);
    }
}

#[test]
fn a_named_ledger_that_is_not_there_is_missed_by_readers() {
    let desk = Desk::new();
    for args in [&[][..], &["list"], &["due"], &["show", "1"], &["history"], &["verify"], &["export", "-"]] {
        let said = desk.refused(args, 3);
        assert!(said.contains("ledger.db is not there") && said.contains("hint: "), "{said}");
        let elsewhere = desk.path("nowhere/else.db");
        desk.refused(&[args, &["--db", elsewhere.to_str().expect("plain")]].concat(), 3);
    }
    assert!(desk.files().is_empty());
}

#[test]
fn no_ledger_at_the_default_place_is_an_empty_one() {
    let desk = Desk::new();
    for args in
        [&[][..], &["list"], &["due"], &["history"], &["verify"], &["export", "-"], &["list", "--as-of", "yesterday"]]
    {
        desk.run_unnamed(args).done();
    }
    for args in [["list", "--json"], ["due", "--json"], ["history", "--json"]] {
        assert_eq!(desk.run_unnamed(&args).done().trim(), "[]", "{args:?}");
    }
    assert_eq!(desk.run_unnamed(&["due"]).done(), "");
    desk.run_unnamed(&["show", "1"]).refused(1);
    assert!(desk.files().is_empty(), "reading made a file");
    let ran = desk.run_unnamed(&[]);
    assert!(ran.stderr.contains("no ledger yet"), "{}", ran.stderr);
}

#[test]
fn the_first_write_makes_the_folders_and_an_empty_file_is_no_ledger_yet() {
    let desk = Desk::new();
    desk.run_unnamed(&["add", "The bridge opens", "--speaker", "Jane Doe"]).done();
    assert!(desk.default_ledger().exists() && !desk.ledger().exists());
    fs::write(desk.ledger(), b"").expect("a file can be written");
    desk.refused(&["list"], 3);
    assert_eq!(fs::read(desk.ledger()).expect("it is there"), b"");
    desk.add("first");
    desk.verifies();
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let desk = Desk::new();
    fs::write(desk.path("file"), b"in the way").expect("a file can be written");
    let below = desk.path("file/ledger.db");
    let args = ["add", "x", "--speaker", "y", "--db", below.to_str().expect("plain")];
    let ran = desk.run(&args);
    assert_eq!(ran.status, Some(3), "{ran:?}");
    assert!(ran.stderr.contains("file"), "{}", ran.stderr);
}

#[test]
fn a_name_that_is_no_text_is_taken_as_a_path() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let place = desk.path("").join(std::ffi::OsStr::from_bytes(b"led\xffger.db"));
    let args = ["add", "The bridge opens", "--speaker", "Jane Doe"];
    Ran::of(desk.command(&args).env("ONRECORD_DB", &place)).done();
    assert!(place.exists() && !desk.default_ledger().exists(), "it was written elsewhere");
}

#[test]
fn postgresql_is_refused_by_this_version() {
    let desk = Desk::new();
    desk.refused(&["list", "--db", "postgres://localhost/claims"], 2);
}

/// A script in a name space of its own, with a very small disk mounted at `disk`.
fn on_small_disk(desk: &Desk, script: &str) -> Option<Ran> {
    fs::create_dir_all(desk.path("disk")).expect("a folder can be made");
    let mounting = format!("mount -t tmpfs -o size=300k none \"$HOME/disk\" || exit 77\n{script}");
    for flags in [&["-m"][..], &["-r", "-m"]] {
        let mut command = Command::new("unshare");
        desk.dress(&mut command).env("onrecord", desk::PROGRAM).args(flags).args(["sh", "-c", &mounting]);
        match command.output() {
            Ok(output) if output.status.code() != Some(77) && !output.stderr.starts_with(b"unshare:") => {
                return Some(output.into());
            }
            _ => {}
        }
    }
    None
}

#[test]
fn a_full_disk_is_one_line_and_loses_nothing() {
    let desk = Desk::new();
    let long = "x".repeat(90_000);
    fs::write(desk.path("long"), &long).expect("a file can be written");
    let script = "export ONRECORD_DB=\"$HOME/disk/ledger.db\"; \
        \"$onrecord\" -q add 'The bridge opens' --speaker 'Jane Doe' >/dev/null || exit 70; \
        \"$onrecord\" export before.jsonl -q || exit 71; \
        \"$onrecord\" -q add \"$(cat long)\" --speaker 'Jane Doe'; status=$?; \
        \"$onrecord\" export after.jsonl -q || exit 72; cmp before.jsonl after.jsonl || exit 73; \
        \"$onrecord\" verify >/dev/null || exit 74; exit $status";
    let Some(ran) = on_small_disk(&desk, script) else {
        return skipped("a full disk: no file system can be mounted here");
    };
    let said = ran.refused(3);
    assert!(said.contains("the disk is full"), "{said}");
}

#[test]
fn no_room_for_a_longer_file_is_one_line_and_loses_nothing() {
    let long = "x".repeat(60_000);
    for blocks in [0, 1, 9, 20, 70, 150, 281] {
        let desk = Desk::new();
        desk.add("first");
        let (before, files) = (desk.ok(&["export", "-"]), desk.files());
        let script =
            format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$onrecord\" -q add \"$statement\" --speaker 'Jane Doe'");
        let ran = Ran::of(desk.script(&script).env("statement", &long));
        if ran.status == Some(0) {
            assert_eq!(desk.number("SELECT count(*) FROM claim"), 2, "{blocks} blocks: it returned 0 and is not there");
        } else {
            ran.refused(3);
            assert_eq!(desk.ok(&["export", "-"]), before, "{blocks} blocks");
            assert!(desk.files() == files, "{blocks} blocks: a file was changed");
        }
        desk.verifies();
    }
}
