//! Where the output goes: pipes that nobody reads, closed streams, a full device.

use std::process::Stdio;

use super::desk::{Desk, Ran};

/// Commands that print, on a ledger with one claim.
const PRINTERS: [&[&str]; 12] = [
    &[],
    &["list"],
    &["list", "--json"],
    &["due", "400"],
    &["show", "1"],
    &["history"],
    &["verify"],
    &["export", "-"],
    &["when", "tomorrow"],
    &["--help"],
    &["add", "--help"],
    &["--version"],
];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.add("first");
    desk
}

/// The end of a pipe whose other end is closed.
fn unread_pipe() -> std::io::PipeWriter {
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    writer
}

#[test]
fn a_pipe_that_nobody_reads_ends_quietly() {
    let desk = desk();
    for args in PRINTERS {
        let ran = Ran::of(desk.command(args).stdout(unread_pipe()));
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn what_writes_has_written_even_if_nobody_reads_on() {
    let desk = desk();
    let args = ["-q", "add", "The tunnel opens", "--speaker", "Jane Doe"];
    assert_eq!(Ran::of(desk.command(&args).stdout(unread_pipe())).status, Some(0));
    assert_eq!(desk.number("SELECT count(*) FROM claim"), 2);
    assert_eq!(Ran::of(desk.command(&["mark", "1", "kept"]).stdout(unread_pipe())).status, Some(0));
    assert_eq!(desk.claim(1)["status"], "fulfilled");
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    let desk = Desk::new();
    std::fs::write(desk.path("lines.jsonl"), super::lines::ledger(500)).expect("a file can be written");
    desk.ok(&["import", "lines.jsonl"]);
    for args in ["export -", "list --all", "list --json", "history", "history --json", "list --format csv"] {
        let script = format!("{{ \"$onrecord\" {args}; echo $? >status; }} | head -n 1 >/dev/null");
        let ran = Ran::of(&mut desk.script(&script));
        let status = std::fs::read_to_string(desk.path("status")).expect("the shell wrote it");
        assert_eq!((status.trim(), ran.stderr.as_str()), ("0", ""), "{args}");
    }
}

#[test]
fn closed_streams_are_no_reason_to_fail() {
    let desk = desk();
    for closed in [">&-", "2>&-", "<&-", ">&- 2>&- <&-"] {
        for args in ["list", "export -", "verify", "--help", "add 'The tunnel opens' --speaker 'Jane Doe'"] {
            let ran = Ran::of(&mut desk.script(&format!("\"$onrecord\" -q {args} {closed}")));
            assert_eq!(ran.status, Some(0), "{args} {closed}: {ran:?}");
        }
    }
    desk.verifies();
}

#[test]
fn an_error_that_nobody_reads_keeps_its_status() {
    let desk = desk();
    for (args, status) in [(&["show", "9"][..], 1), (&["nope"], 2), (&["list", "--db", "nowhere.db"], 3)] {
        let ran = Ran::of(desk.command(args).stderr(unread_pipe()));
        assert_eq!(ran.status, Some(status), "{args:?}");
    }
}

#[test]
fn a_full_device_is_said_in_one_line() {
    if !std::path::Path::new("/dev/full").exists() {
        return super::desk::skipped("a full device: there is no /dev/full here");
    }
    let desk = desk();
    for args in PRINTERS.iter().filter(|args| args.last() != Some(&"--help") && args.last() != Some(&"--version")) {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("it can be opened");
        Ran::of(desk.command(args).stdout(Stdio::from(full))).refused(2);
    }
    desk.verifies();
}

#[test]
fn an_export_that_fails_leaves_what_was_there() {
    let desk = desk();
    let nowhere = desk.path("nowhere/ledger.jsonl");
    desk.refused(&["export", nowhere.to_str().expect("plain")], 2);
    std::fs::write(desk.path("old.jsonl"), "kept").expect("a file can be written");
    // Room enough for SQLite's own index of the log, 32 KiB, but not for the export.
    let script = "trap '' XFSZ; ulimit -f 70; exec \"$onrecord\" -q export old.jsonl";
    desk.ok(&["add", &"x".repeat(60_000), "--speaker", "Jane Doe"]);
    Ran::of(&mut desk.script(script)).refused(2);
    assert_eq!(std::fs::read_to_string(desk.path("old.jsonl")).expect("it is there"), "kept");
    let left: Vec<_> = desk.files().into_iter().filter(|(path, _)| path.to_string_lossy().contains(".part-")).collect();
    assert!(left.is_empty(), "{left:?}");
}
