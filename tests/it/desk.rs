//! The bench: a folder of its own, a clean environment, the program, and what it said.
//!
//! Nothing of the caller's environment reaches the program, so a test means the same everywhere.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_onrecord");

/// A folder with a ledger, or without one yet, and the clock that the program is shown there.
pub(crate) struct Desk {
    folder: TempDir,
    now: String,
    zone: Option<String>,
}

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
    /// `None` when a signal ended it.
    pub(crate) status: Option<i32>,
}

impl Desk {
    /// A desk on 1 November 2026.
    pub(crate) fn new() -> Desk {
        Desk::on("2026-11-01")
    }

    /// A desk on another day.
    pub(crate) fn on(day: &str) -> Desk {
        let folder = tempfile::Builder::new().prefix("onrecord-").tempdir().expect("a temporary folder");
        Desk { folder, now: format!("{day}T12:00:00Z"), zone: None }
    }

    /// Moves the clock to noon of a day.
    pub(crate) fn turn_to(&mut self, day: &str) {
        self.now = format!("{day}T12:00:00Z");
    }

    /// Sets the machine's time zone.
    pub(crate) fn move_to_zone(&mut self, zone: &str) {
        self.zone = Some(zone.to_owned());
    }

    /// A place in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The ledger that `ONRECORD_DB` names.
    pub(crate) fn ledger(&self) -> PathBuf {
        self.path("ledger.db")
    }

    /// The ledger's place when nobody names one.
    pub(crate) fn default_ledger(&self) -> PathBuf {
        self.path("share").join("onrecord").join("ledger.db")
    }

    /// Gives any command the clean environment.
    pub(crate) fn dress<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into()))
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("share"))
            .env("ONRECORD_DB", self.ledger())
            .env("ONRECORD_NOW", &self.now)
            .env("ONRECORD_AUTHOR", "Test Author")
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        if let Some(zone) = &self.zone {
            command.env("TZ", zone);
        }
        command
    }

    /// The program with arguments, not started yet.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        let mut command = Command::new(PROGRAM);
        self.dress(&mut command).args(args);
        command
    }

    /// A shell script in which `$onrecord` is the program, not started yet.
    pub(crate) fn script(&self, script: &str) -> Command {
        let mut command = Command::new("sh");
        self.dress(&mut command).env("onrecord", PROGRAM).args(["-c", script]);
        command
    }

    /// Runs the program.
    #[track_caller]
    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Ran {
        Ran::of(&mut self.command(args))
    }

    /// Runs the program on what stands in `input`.
    #[track_caller]
    pub(crate) fn run_on<S: AsRef<OsStr>>(&self, args: &[S], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("stdin is a pipe");
        let input = input.to_vec();
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("the writer ends").expect("the program reads all of it");
        output.into()
    }

    /// Runs the program where nobody names a ledger.
    #[track_caller]
    pub(crate) fn run_unnamed(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).env_remove("ONRECORD_DB"))
    }

    /// Runs what has to succeed, and returns its stdout.
    #[track_caller]
    pub(crate) fn ok<S: AsRef<OsStr>>(&self, args: &[S]) -> String {
        self.run(args).done()
    }

    /// Runs what has to succeed, given as one line: words between single quotes stay together.
    #[track_caller]
    pub(crate) fn typed(&self, line: &str) -> String {
        let mut words: Vec<&str> = Vec::new();
        for (at, part) in line.split('\'').enumerate() {
            if at % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
        }
        self.ok(&words)
    }

    /// Runs what has to be refused with a status, and returns its stderr.
    #[track_caller]
    pub(crate) fn refused<S: AsRef<OsStr>>(&self, args: &[S], status: i32) -> String {
        self.run(args).refused(status)
    }

    /// Records a plain claim under a key.
    #[track_caller]
    pub(crate) fn add(&self, key: &str) {
        self.ok(&["add", "The bridge opens", "--speaker", "Jane Doe", "--kind", "promise", "--ref", key]);
    }

    /// The claims that a reading command prints.
    #[track_caller]
    pub(crate) fn claims(&self, args: &[&str]) -> Vec<Value> {
        let printed = self.ok(&[args, &["--json"]].concat());
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{args:?} printed no JSON: {error}\n{printed}"))
    }

    /// The one claim of a number.
    #[track_caller]
    pub(crate) fn claim(&self, id: i64) -> Value {
        self.claims(&["show", &id.to_string()]).remove(0)
    }

    /// The ledger proves itself.
    #[track_caller]
    pub(crate) fn verifies(&self) {
        let ran = self.run(&["verify"]);
        assert_eq!(ran.status, Some(0), "verify: {ran:?}");
    }

    /// The first column of a query on the ledger's file, as text.
    #[track_caller]
    pub(crate) fn column(&self, sql: &str) -> Vec<String> {
        column(&self.ledger(), sql)
    }

    /// The one number that a query on the ledger's file gives.
    #[track_caller]
    pub(crate) fn number(&self, sql: &str) -> i64 {
        let column = self.column(sql);
        column.first().and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{sql}: {column:?}"))
    }

    /// Everything in the folder, by name, with its bytes: what a command must leave as it is.
    pub(crate) fn files(&self) -> Vec<(PathBuf, Option<Vec<u8>>)> {
        let mut found = Vec::new();
        collect(self.folder.path(), &mut found);
        found.sort();
        found
    }
}

impl Ran {
    /// Runs a command to its end.
    #[track_caller]
    pub(crate) fn of(command: &mut Command) -> Ran {
        command.output().unwrap_or_else(|error| panic!("{command:?} starts: {error}")).into()
    }

    /// Runs a command that says little, and ends it when it takes too long.
    #[track_caller]
    pub(crate) fn within(command: &mut Command, longest: Duration) -> Ran {
        let spawned = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = spawned.unwrap_or_else(|error| panic!("{command:?} starts: {error}"));
        let begun = Instant::now();
        while child.try_wait().expect("it can be asked").is_none() {
            if begun.elapsed() > longest {
                child.kill().expect("it can be ended");
                child.wait().expect("what was killed ends");
                panic!("{command:?} did not end within {longest:?}");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        child.wait_with_output().expect("it has ended").into()
    }

    /// What it printed.
    #[track_caller]
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("stdout is UTF-8")
    }

    /// It succeeded: its stdout.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!(self.status, Some(0), "stdout: {}\nstderr: {}", self.text(), self.stderr);
        self.text().to_owned()
    }

    /// It ended with a status, one line that says why, hints, and no data: its stderr.
    #[track_caller]
    pub(crate) fn refused(self, status: i32) -> String {
        let shown = format!("stdout: {}\nstderr: {}", String::from_utf8_lossy(&self.stdout), self.stderr);
        assert_eq!(self.status, Some(status), "{shown}");
        assert!(self.stdout.is_empty(), "no data is printed with an error: {shown}");
        let mut lines = self.stderr.lines();
        assert!(lines.next().is_some_and(|line| line.starts_with("onrecord: ")), "{shown}");
        assert!(lines.all(|line| line.starts_with("hint: ")), "one line says what is wrong: {shown}");
        assert!(!self.stderr.contains("panicked"), "{shown}");
        self.stderr
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        let stderr = String::from_utf8(output.stderr).expect("stderr is UTF-8");
        assert!(!stderr.contains("panicked at"), "{stderr}");
        Ran { stdout: output.stdout, stderr, status: output.status.code() }
    }
}

/// The first column of a query on a SQLite file, as text.
#[track_caller]
pub(crate) fn column(path: &Path, sql: &str) -> Vec<String> {
    let connection = open(path);
    let mut statement = connection.prepare(sql).expect("the query is SQL");
    let text = |row: &rusqlite::Row<'_>| {
        Ok(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            other => other.as_str_or_null()?.unwrap_or_default().to_owned(),
        })
    };
    let rows = statement.query_map([], text).expect("the query runs");
    rows.collect::<Result<_, _>>().expect("every row is text or a number")
}

/// A connection of our own to a SQLite file that is there.
#[track_caller]
pub(crate) fn open(path: &Path) -> rusqlite::Connection {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
    let connection = rusqlite::Connection::open_with_flags(path, flags).expect("the file opens");
    connection.busy_timeout(Duration::from_secs(20)).expect("a timeout can be set");
    connection
}

/// Ends a process, and all that it started, at once. It must lead a process group of its own.
pub(crate) fn kill_group(child: &mut Child) {
    let group = format!("-{}", child.id());
    let killed = Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
    assert!(killed.is_ok(), "kill can be run");
    child.wait().expect("what was killed ends");
}

/// Says aloud, past the capture of output, that something could not be tested here.
pub(crate) fn skipped(what: &str) {
    let line = format!("\nSKIPPED: {what}\n");
    std::io::stderr().write_all(line.as_bytes()).expect("stderr can be written to");
}

/// Replaces what differs from run to run by nature: uids, which are random in part, and hashes over them.
pub(crate) fn without_random(text: &str) -> String {
    let is_wild = |c: char| c.is_ascii_hexdigit() || c == '-';
    let mut shown = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\n']) {
        if is_wild(c) {
            run.push(c);
            continue;
        }
        let is_uid = run.len() == 36 && run.matches('-').count() == 4;
        let is_hash = run.len() == 64 && !run.contains('-');
        shown.push_str(if is_uid || is_hash { "*" } else { &run });
        shown.push(c);
        run.clear();
    }
    shown
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, Option<Vec<u8>>)>) {
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.push((path.clone(), None));
            collect(&path, found);
        } else {
            let bytes = fs::read(&path).ok();
            found.push((path, bytes));
        }
    }
}
