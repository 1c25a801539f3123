//! Killed at any moment: the ledger opens, proves itself, and holds every command that had returned 0.
//!
//! The moments are drawn from a fixed seed; a limit on file sizes ends the program inside a write,
//! which chance would hardly ever hit.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::desk::{self, Desk, Ran, kill_group};
use super::lines;

/// Moments drawn from a seed (xorshift).
struct Chance(u64);

impl Chance {
    /// A time from nothing to a little more than `longest`.
    fn moment(&mut self, longest: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        longest.mul_f64((self.0 % 1200) as f64 / 1000.0)
    }
}

/// Starts a command, kills it after a while, and tells whether it had returned 0 before.
fn returned_before(command: &mut Command, moment: Duration) -> bool {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    std::thread::sleep(moment);
    child.kill().expect("it can be killed, or has ended");
    child.wait().expect("it ends").success()
}

/// How long a command takes when nobody kills it.
fn duration(command: &mut Command) -> Duration {
    let begun = Instant::now();
    Ran::of(command).done();
    begun.elapsed()
}

fn add_command(desk: &Desk, key: &str) -> Command {
    desk.command(&["add", "The bridge opens", "--by", "end of 2027", "--speaker", "Jane Doe", "--ref", key])
}

fn keys(desk: &Desk) -> BTreeSet<String> {
    desk.column("SELECT ref FROM claim").into_iter().collect()
}

#[test]
fn a_killed_add_is_there_whole_or_not_at_all() {
    let desk = Desk::new();
    let longest = duration(&mut add_command(&desk, "first"));
    let mut chance = Chance(0x2026_1101);
    let mut returned = BTreeSet::from(["first".to_owned()]);
    for number in 0..40 {
        let key = format!("key-{number}");
        if returned_before(&mut add_command(&desk, &key), chance.moment(longest)) {
            returned.insert(key);
        }
        desk.verifies();
        let there = keys(&desk);
        assert!(there.is_superset(&returned), "lost: {:?}", returned.difference(&there));
    }
    assert_eq!(desk.number("SELECT count(*) FROM event"), desk.number("SELECT count(*) FROM claim"));
}

#[test]
fn a_killed_mark_condition_look_or_undo_is_there_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.ok(&[
        "add",
        "The bridge opens",
        "--speaker",
        "Jane Doe",
        "--unless",
        "the money runs out",
        "--kind",
        "promise",
    ]);
    let commands: [&[&str]; 5] = [
        &["look", "1", "--note", "asked the ministry"],
        &["condition", "1", "no", "--note", "the money is there"],
        &["mark", "1", "kept", "--evidence", "https://example.org/a", "--evidence", "https://example.org/b"],
        &["undo"],
        &["undo"],
    ];
    let longest = duration(&mut desk.command(commands[0]));
    let mut chance = Chance(0x5eed);
    let mut events = desk.number("SELECT count(*) FROM event");
    for command in commands.iter().cycle().take(25) {
        let decided = desk.number("SELECT count(*) FROM claim WHERE condition_decided_by IS NOT NULL");
        let whole = match command[0] {
            "mark" => 3,
            "condition" => 1 + decided, // what was decided before is taken back in the same breath
            _ => 1,
        };
        let has_returned = returned_before(&mut desk.command(command), chance.moment(longest));
        desk.verifies();
        let now = desk.number("SELECT count(*) FROM event");
        assert!([0, whole].contains(&(now - events)), "{command:?} left {} events", now - events);
        assert!(!has_returned || now > events, "{command:?} returned 0 and is not there");
        events = now;
    }
}

#[test]
fn killed_while_several_write_in_a_loop() {
    let desk = Desk::new();
    desk.add("first");
    let writer = "while :; do i=$((i+1)); \
        \"$onrecord\" --quiet add 'The bridge opens' --speaker 'Jane Doe' --kind promise --ref \"$1-$i\" >/dev/null \
        && echo \"$1-$i\" >>\"$2\"; done";
    let script = format!(
        "write() {{ i=0; {writer}; }}\nfor name in a b c; do write \"$run$name\" \"$HOME/returned\" & done; wait"
    );
    let mut chance = Chance(7);
    for run in 0..8 {
        let mut command = desk.script(&script);
        command.env("run", format!("run{run}")).process_group(0).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the shell starts");
        std::thread::sleep(Duration::from_millis(50) + chance.moment(Duration::from_millis(300)));
        kill_group(&mut child);
        desk.verifies();
        let returned = fs::read_to_string(desk.path("returned")).unwrap_or_default();
        let there = keys(&desk);
        let lost: Vec<&str> = returned.lines().filter(|key| !there.contains(*key)).collect();
        assert!(lost.is_empty(), "returned 0 and lost: {lost:?}");
    }
    let returned = fs::read_to_string(desk.path("returned")).unwrap_or_default();
    assert!(returned.lines().count() > 5, "hardly anything was written: {returned}");
}

/// After a kill in the first write there is no ledger yet, or a whole one; the next command can go on.
#[track_caller]
fn goes_on_after_the_first_write(desk: &Desk, has_returned: bool, when: &str) {
    let ran = desk.run(&["verify"]);
    let is_missing = ran.status == Some(3) && ran.stderr.contains("is not there");
    assert!(ran.status == Some(0) || (is_missing && !has_returned), "killed {when}: {ran:?}");
    let next = desk.run(&["add", "The tunnel opens", "--speaker", "Jane Doe", "--ref", "next"]);
    assert_eq!(next.status, Some(0), "killed {when}: {}", next.stderr);
    desk.verifies();
    let there = keys(desk);
    assert!(there.contains("next") && (!has_returned || there.contains("first")), "killed {when}: {there:?}");
}

#[test]
fn killed_at_some_moment_of_the_first_write() {
    let longest = duration(&mut add_command(&Desk::new(), "first"));
    let mut chance = Chance(0xf1);
    for number in 0..20 {
        let desk = Desk::new();
        let has_returned = returned_before(&mut add_command(&desk, "first"), chance.moment(longest));
        goes_on_after_the_first_write(&desk, has_returned, &format!("the {number}th time"));
    }
}

#[test]
fn ended_inside_a_write_of_the_first_command() {
    for blocks in (0..300).step_by(16) {
        let desk = Desk::new();
        // The limit, in blocks of 512 bytes, ends the program as it writes beyond it.
        let script =
            format!("ulimit -c 0; ulimit -f {blocks}; exec \"$onrecord\" -q add Opens --speaker Doe --ref first");
        let has_returned = Ran::of(&mut desk.script(&script)).status == Some(0);
        goes_on_after_the_first_write(&desk, has_returned, &format!("at {blocks} blocks"));
    }
}

#[test]
fn killed_after_the_first_pages_and_before_the_journal_was_taken_away() {
    let desk = Desk::new();
    desk.add("first");
    open_in_journal_mode(&desk);
    // A hot journal that leads back to an empty file: what a crash leaves between writing and commit.
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    for number in [0_u32, 0x0102_0304, 0, 512, 4096] {
        journal.extend(number.to_be_bytes());
    }
    journal.resize(512, 0);
    fs::write(desk.path("ledger.db-journal"), journal).expect("the journal can be written");
    goes_on_after_the_first_write(&desk, false, "before the first commit");
}

fn open_in_journal_mode(desk: &Desk) {
    let connection = desk::open(&desk.ledger());
    connection.pragma_update(None, "journal_mode", "delete").expect("nobody else is at it");
}

#[test]
fn a_killed_import_is_there_whole_or_not_at_all() {
    let lines = lines::ledger(400);
    let file = "lines.jsonl";
    let desk = Desk::new();
    desk.add("first");
    let trial = Desk::new();
    trial.add("first");
    fs::write(trial.path(file), &lines).expect("a file can be written");
    fs::write(desk.path(file), &lines).expect("a file can be written");
    let longest = duration(&mut trial.command(&["import", file]));
    let mut chance = Chance(0x1f00d);
    for _ in 0..8 {
        let has_returned = returned_before(&mut desk.command(&["import", file]), chance.moment(longest));
        desk.verifies();
        let claims = desk.number("SELECT count(*) FROM claim");
        assert!(claims == 401 || (claims == 1 && !has_returned), "{claims} claims are there");
    }
    desk.ok(&["import", file]);
    assert_eq!(desk.number("SELECT count(*) FROM claim"), 401);
    desk.verifies();
}

#[test]
fn a_killed_repair_leaves_the_events_and_can_be_done_again() {
    let desk = Desk::new();
    fs::write(desk.path("lines.jsonl"), lines::ledger(300)).expect("a file can be written");
    desk.ok(&["import", "lines.jsonl"]);
    let whole = desk.ok(&["export", "-"]);
    let spoil = || {
        desk::open(&desk.ledger())
            .execute("UPDATE claim SET statement = 'another bridge'", [])
            .expect("rows can be changed")
    };
    spoil();
    let longest = duration(&mut desk.command(&["verify", "--repair"]));
    let mut chance = Chance(0xbad);
    for _ in 0..8 {
        spoil();
        let has_returned = returned_before(&mut desk.command(&["verify", "--repair"]), chance.moment(longest));
        let status = desk.run(&["verify"]).status;
        assert!(status == Some(0) || (status == Some(1) && !has_returned), "verify: {status:?}");
        assert_eq!(desk.ok(&["export", "-"]), whole);
    }
    desk.ok(&["verify", "--repair"]);
    desk.verifies();
}
