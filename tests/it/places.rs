//! Folders and files that cannot be written to, met as a user who is not root.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::desk::{self, Desk, Ran, skipped};

/// The program as somebody who is not root, not started yet; `None` where that cannot be had.
struct Nobody {
    program: std::path::PathBuf,
    is_root: bool,
}

impl Nobody {
    fn at(desk: &Desk) -> Option<Nobody> {
        let id = Command::new("id").arg("-u").output().ok()?;
        let is_root = id.stdout.trim_ascii() == b"0";
        let mut program = std::path::PathBuf::from(desk::PROGRAM);
        if is_root {
            // Its own folder may be closed to others, so the program is taken along.
            program = desk.path("program");
            fs::hard_link(desk::PROGRAM, &program).or_else(|_| fs::copy(desk::PROGRAM, &program).map(|_| ())).ok()?;
        }
        set_mode(&desk.path(""), 0o755);
        let nobody = Nobody { program, is_root };
        // A fresh copy is busy for as long as a process started meanwhile holds it open for writing.
        let runs = (0..20).any(|attempt| {
            std::thread::sleep(std::time::Duration::from_millis(attempt * 10));
            nobody.run(desk, &["--version"]).is_ok_and(|ran| ran.status == Some(0))
        });
        if !runs {
            skipped("read-only places: no other user can be had here (setpriv)");
        }
        runs.then_some(nobody)
    }

    fn run(&self, desk: &Desk, args: &[&str]) -> std::io::Result<Ran> {
        let mut command = if self.is_root { Command::new("setpriv") } else { Command::new(&self.program) };
        desk.dress(&mut command);
        if self.is_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&self.program);
        }
        command.env("ONRECORD_DB", place(desk).join("ledger.db")).args(args);
        Ok(command.output()?.into())
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions can be set");
}

fn place(desk: &Desk) -> std::path::PathBuf {
    desk.path("place")
}

/// A desk with a ledger of one claim in a folder of its own.
fn desk_with_place() -> Desk {
    let desk = Desk::new();
    let ledger = place(&desk).join("ledger.db");
    let args = ["add", "The bridge opens", "--speaker", "Jane Doe", "--db", ledger.to_str().expect("plain")];
    desk.ok(&args);
    desk
}

const READERS: [&[&str]; 8] = [
    &[],
    &["list", "--all"],
    &["due"],
    &["show", "1"],
    &["history"],
    &["verify"],
    &["export", "-"],
    &["list", "--as-of", "yesterday"],
];

/// Reads in every way, leaving nothing behind; writes in vain.
#[track_caller]
fn can_be_read_and_not_written(desk: &Desk, nobody: &Nobody) {
    let before = desk.files();
    for args in READERS {
        nobody.run(desk, args).expect("the program starts").done();
        assert!(desk.files() == before, "{args:?} left something behind");
    }
    for args in
        [&["add", "The tunnel opens", "--speaker", "Jane Doe"][..], &["look", "1"], &["undo"], &["verify", "--repair"]]
    {
        let said = nobody.run(desk, args).expect("the program starts").refused(3);
        assert!(said.contains("cannot be written to") || said.contains("cannot be opened"), "{said}");
        assert!(desk.files() == before, "{args:?} changed a file");
    }
}

#[test]
fn a_read_only_folder_can_be_read() {
    let desk = desk_with_place();
    let Some(nobody) = Nobody::at(&desk) else { return };
    for (folder, file) in [(0o555, 0o444), (0o555, 0o666)] {
        set_mode(&place(&desk).join("ledger.db"), file);
        set_mode(&place(&desk), folder);
        can_be_read_and_not_written(&desk, &nobody);
    }
    set_mode(&place(&desk), 0o755);
}

#[test]
fn a_read_only_file_can_be_read_in_a_folder_that_is_open() {
    let desk = desk_with_place();
    let Some(nobody) = Nobody::at(&desk) else { return };
    set_mode(&place(&desk).join("ledger.db"), 0o444);
    set_mode(&place(&desk), 0o777);
    can_be_read_and_not_written(&desk, &nobody);
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let desk = desk_with_place();
    let Some(nobody) = Nobody::at(&desk) else { return };
    let ledger = place(&desk).join("ledger.db");
    set_mode(&ledger, 0o000);
    for args in READERS {
        let ran = nobody.run(&desk, args).expect("the program starts");
        let said = ran.refused(3);
        assert!(said.contains("ledger.db") && said.to_lowercase().contains("permission denied"), "{said}");
    }
    set_mode(&ledger, 0o644);
}

#[test]
fn a_ledger_with_a_waiting_log_is_not_half_read() {
    let desk = desk_with_place();
    let Some(nobody) = Nobody::at(&desk) else { return };
    let ledger = place(&desk).join("ledger.db");
    let log = place(&desk).join("ledger.db-wal");
    // A log that its writer did not live to tidy away.
    let holder = desk::open(&ledger);
    holder.execute_batch("BEGIN; SELECT count(*) FROM claim").expect("it can be read");
    desk.ok(&["add", "The tunnel opens", "--speaker", "Jane Doe", "--db", ledger.to_str().expect("plain")]);
    let waiting = fs::read(&log).expect("the log is there");
    drop(holder);
    fs::write(&log, waiting).expect("the log can be put back");
    set_mode(&place(&desk), 0o555);
    let before = desk.files();
    for args in READERS {
        let said = nobody.run(&desk, args).expect("the program starts").refused(3);
        assert!(said.contains("changes waiting"), "{said}");
    }
    assert!(desk.files() == before);
    set_mode(&place(&desk), 0o755);
}

#[test]
fn a_reader_who_may_only_read_sees_what_a_writer_at_work_has_written() {
    let desk = desk_with_place();
    let Some(nobody) = Nobody::at(&desk) else { return };
    let ledger = place(&desk).join("ledger.db");
    set_mode(&ledger, 0o444);
    set_mode(&place(&desk), 0o755);
    let holder = desk::open(&ledger);
    if !nobody.is_root {
        return skipped("a writer at work beside a reader who may only read: there is only one user here");
    }
    holder.execute_batch("BEGIN; SELECT count(*) FROM claim").expect("it can be read");
    desk.ok(&["add", "The tunnel opens", "--speaker", "Jane Doe", "--db", ledger.to_str().expect("plain")]);
    let printed = nobody.run(&desk, &["list", "--json"]).expect("the program starts").done();
    assert!(printed.contains("The tunnel opens"), "{printed}");
    drop(holder);
}

#[test]
fn a_new_ledger_in_a_closed_folder_is_refused() {
    let desk = Desk::new();
    fs::create_dir(place(&desk)).expect("a folder can be made");
    let Some(nobody) = Nobody::at(&desk) else { return };
    set_mode(&place(&desk), 0o555);
    let ran = nobody.run(&desk, &["add", "The bridge opens", "--speaker", "Jane Doe"]).expect("the program starts");
    assert_eq!(ran.status, Some(3), "{ran:?}");
    assert!(ran.stdout.is_empty(), "{ran:?}");
    set_mode(&place(&desk), 0o755);
}
