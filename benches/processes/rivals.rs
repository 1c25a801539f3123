//! The commands that are timed: `onrecord`, and what a user would pick instead for the same answer.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::json;

use super::Trouble;
use super::ledger::NOW;

/// How long Taskwarrior may take to read its tasks in.
const IMPORT_PATIENCE: Duration = Duration::from_secs(120);

const NEW_STATEMENT: &str = "The city will open 12 ferries in Halm without raising a tax";

/// The programs beside `onrecord` that are there.
#[derive(Clone, Copy)]
pub(crate) struct Programs {
    pub(crate) sqlite3: bool,
    pub(crate) task: bool,
    pub(crate) time: bool,
}

impl Programs {
    /// Looks for them, and says aloud which is missing.
    pub(crate) fn find() -> Programs {
        let is_there = |program: &str, argument: &str, column: &str| {
            let ran = Command::new(program).arg(argument).stdin(Stdio::null()).output();
            let found = ran.is_ok_and(|output| output.status.success());
            if !found {
                eprintln!("\n*** {program} IS MISSING: {column} stays empty ***\n");
            }
            found
        };
        Programs {
            sqlite3: is_there("sqlite3", "--version", "the column sqlite3"),
            task: is_there("task", "--version", "the column Taskwarrior"),
            time: is_there("/usr/bin/time", "--version", "peak memory"),
        }
    }
}

/// `onrecord` on a ledger.
pub(crate) fn onrecord(ledger: &Path, arguments: &[impl AsRef<std::ffi::OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(arguments).env("ONRECORD_DB", ledger).env("ONRECORD_NOW", NOW).env("ONRECORD_AUTHOR", "bench");
    command.env("ONRECORD_CONFIG", "/dev/null");
    command
}

/// The arguments of `onrecord add`.
pub(crate) const ADD: [&str; 10] = [
    "add",
    NEW_STATEMENT,
    "--speaker",
    "Ada Almeida",
    "--said",
    "2026-10-20",
    "--kind",
    "promise",
    "--by",
    "the end of June 2028",
];

/// The SQLite shell on a ledger.
pub(crate) fn sqlite3(ledger: &Path, sql: &str) -> Command {
    let mut command = Command::new("sqlite3");
    command.args(["-batch", "-cmd", ".timeout 5000"]).arg(ledger).arg(sql);
    command
}

/// The next claims to check, and how many there are of each status: what `list` prints.
pub(crate) const LIST_SQL: &str = "\
    SELECT c.id, c.status, c.next_check_on, c.next_check_what, c.overdue_after, c.said_on, s.name, c.kind, \
      c.strength, c.statement, c.condition_kind, c.condition_text, c.condition_state, c.deadline \
    FROM claim c JOIN speaker s ON s.id = c.speaker_id \
    WHERE c.status = 'open' AND c.next_check_on IS NOT NULL ORDER BY c.next_check_on, c.id LIMIT 20; \
    SELECT status, claims FROM tally;";

/// The claims to check by the end of the week: what `due` prints.
pub(crate) const DUE_SQL: &str = "\
    SELECT c.id, c.next_check_on, c.next_check_what, c.overdue_after, c.said_on, s.name, c.kind, c.statement, \
      c.condition_kind, c.condition_text, c.condition_window, c.deadline \
    FROM claim c JOIN speaker s ON s.id = c.speaker_id \
    WHERE c.status = 'open' AND c.next_check_on <= '2026-11-08' \
      AND (c.next_check_what <> 'look' OR c.next_check_on <= '2026-11-01') ORDER BY c.next_check_on, c.id;";

/// The newest claims that hold a word, with the word marked: what `search` prints.
pub(crate) fn search_sql(word: &str) -> String {
    format!(
        "SELECT c.id, c.statement, snippet(claim_fts, 0, '[', ']', '…', 12) FROM claim_fts \
         JOIN claim c ON c.id = claim_fts.rowid WHERE claim_fts MATCH '{word}' ORDER BY c.said_on DESC LIMIT 20;"
    )
}

/// How every speaker's claims ended, by kind and strength, late ones apart: what `report --per speaker` counts.
pub(crate) const REPORT_SQL: &str = "\
    SELECT s.name, c.kind, c.strength, c.status, c.without_condition, c.late_days, count(*) \
    FROM claim c JOIN speaker s ON s.id = c.speaker_id WHERE c.counted = 1 GROUP BY 1, 2, 3, 4, 5, 6;";

/// One claim with its source, evidence and events: what `show` prints. The tables themselves are named, as the
/// view `source` is slower in a join.
pub(crate) fn show_sql(id: i64) -> String {
    format!(
        "SELECT c.*, s.name, e.title, e.publisher, e.url, t.text FROM claim c \
         JOIN speaker s ON s.id = c.speaker_id LEFT JOIN source_entry e ON e.id = c.source_id \
         LEFT JOIN snapshot t ON t.sha256 = e.sha256 WHERE c.id = {id}; \
         SELECT topic FROM topic WHERE claim_id = {id} ORDER BY position; \
         SELECT basis, url, archive_url, words, note FROM evidence WHERE claim_id = {id} ORDER BY position; \
         SELECT id, kind, happened_on, recorded_at, author, payload FROM event WHERE claim_id = {id} ORDER BY id;"
    )
}

/// One transaction that lasts.
pub(crate) fn transaction(statements: &[String]) -> String {
    format!("PRAGMA synchronous = FULL; BEGIN IMMEDIATE; {} COMMIT;", statements.join(" "))
}

/// Taskwarrior with a task for each claim: the statement, the next check as its due day, the speaker as its
/// project. What happened to a claim is left out, to its advantage.
pub(crate) struct Tasks {
    folder: PathBuf,
}

impl Tasks {
    /// Takes the claims of a ledger in; `None` when that takes too long.
    pub(crate) fn import(ledger: &Path, folder: PathBuf) -> Result<Option<Tasks>, Trouble> {
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("taskrc"), "")?;
        let file = folder.join("tasks.json");
        std::fs::write(&file, tasks_of(ledger)?)?;
        let tasks = Tasks { folder };
        let mut import = tasks.command(&["rc.gc=off", "import"]);
        let mut child = import.arg(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if begun.elapsed() > IMPORT_PATIENCE {
                child.kill()?;
                child.wait()?;
                return Ok(None);
            }
            std::thread::sleep(Duration::from_millis(20));
        };
        if !status.success() {
            return Err(format!("task import: {status}").into());
        }
        // Once with tidying, which numbers the tasks and moves the completed ones aside.
        super::race::time(&mut tasks.command(&["rc.gc=on", "limit:1", "list"]))?;
        Ok(Some(tasks))
    }

    /// A command as a user types it, with everything switched off that would slow it down.
    pub(crate) fn run(&self, arguments: &[impl AsRef<std::ffi::OsStr>]) -> Command {
        let mut command = self.command(&["rc.gc=off"]);
        command.args(arguments);
        command
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("task");
        let quick = ["rc.confirmation=off", "rc.bulk=0", "rc.hooks=off", "rc.color=off", "rc.verbose=nothing"];
        command.env("TASKDATA", &self.folder).env("TASKRC", self.folder.join("taskrc")).args(quick).args(arguments);
        command
    }
}

/// The arguments of `task add`.
pub(crate) const TASK_ADD: [&str; 4] = ["add", NEW_STATEMENT, "due:2028-06-30", "project:Almeida"];

fn tasks_of(ledger: &Path) -> Result<String, Trouble> {
    let connection = Connection::open(ledger)?;
    let mut query = connection.prepare(
        "SELECT c.statement, c.said_by, c.next_check_on, c.closed_on, s.name FROM claim c \
         JOIN speaker s ON s.id = c.speaker_id ORDER BY c.id",
    )?;
    let mut rows = query.query([])?;
    let mut lines = String::new();
    while let Some(row) = rows.next()? {
        let instant = |day: Option<String>| day.map(|day| format!("{}T120000Z", day.replace('-', "")));
        let closed_on: Option<String> = row.get(3)?;
        let mut task = json!({
            "description": row.get::<_, String>(0)?,
            "entry": instant(row.get(1)?),
            "project": row.get::<_, String>(4)?,
            "status": if closed_on.is_some() { "completed" } else { "pending" },
        });
        for (name, day) in [("due", row.get(2)?), ("end", closed_on)] {
            if let (Some(day), Some(task)) = (instant(day), task.as_object_mut()) {
                task.insert(name.to_owned(), day.into());
            }
        }
        lines.push_str(&format!("{task}\n"));
    }
    Ok(lines)
}
