//! The two or three sides of each comparison on ledgers of one size.

use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::Connection;

use super::race::{Preparation, Timing, race, time};
use super::rivals::{
    ADD, DUE_SQL, LIST_SQL, Programs, REPORT_SQL, TASK_ADD, Tasks, onrecord, search_sql, show_sql, sqlite3, transaction,
};
use super::words::{COMMON, RARE};
use super::{Trouble, difference};

/// Up to this size, what the shell has written is verified.
const VERIFIED: usize = 10_000;

/// The task that is shown, and the one before the first that is marked.
const SOME_TASK: usize = 100;

/// Makes the command that Taskwarrior runs in a round.
type Errand<'a> = dyn Fn(&Tasks, usize) -> Result<Command, Trouble> + 'a;

/// What a command does, and so what is expected of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Reads the same few claims, whatever the size of the ledger.
    Read,
    /// Finds a word of few claims, as many at every size.
    FindRare,
    /// Finds a word of very many.
    FindCommon,
    /// Counts all claims.
    Count,
    /// Writes.
    Write,
}

/// A command that reads, and what is run beside it.
struct Question {
    command: &'static str,
    work: Work,
    sql: String,
    ours: Vec<String>,
    theirs: Vec<String>,
}

/// One command and what it was compared with; `None` where a program is missing or too slow.
pub(crate) struct Row {
    pub(crate) command: &'static str,
    pub(crate) work: Work,
    pub(crate) onrecord: Timing,
    pub(crate) sqlite3: Option<Timing>,
    pub(crate) task: Option<Timing>,
}

/// Ledgers and tasks of one size.
pub(crate) struct Sides {
    claims: usize,
    place: PathBuf,
    has_sqlite3: bool,
    tasks: Option<Tasks>,
}

impl Sides {
    /// Sets up what stands beside the ledger in `place`.
    pub(crate) fn set_up(programs: Programs, claims: usize, place: &Path) -> Result<Sides, Trouble> {
        let mut tasks = None;
        if programs.task {
            eprintln!("task import of {claims} tasks");
            tasks = Tasks::import(&place.join("ledger.db"), place.join("tasks"))?;
            if tasks.is_none() {
                eprintln!("\n*** Taskwarrior takes more than two minutes to import {claims} tasks: left out ***\n");
            }
        }
        Ok(Sides { claims, place: place.to_owned(), has_sqlite3: programs.sqlite3, tasks })
    }

    /// Times the commands that read, on one and the same ledger.
    pub(crate) fn read(&self, rounds: usize) -> Result<Vec<Row>, Trouble> {
        let id = self.claim_to_show()?;
        let question = |command, work, sql, ours: &str, theirs: &str| {
            let [ours, theirs] = [ours, theirs].map(|line| line.split(' ').map(str::to_owned).collect());
            Question { command, work, sql, ours, theirs }
        };
        let search = |command, work, word| {
            let (ours, theirs) = (format!("search {word}"), format!("description.contains:{word} limit:20 list"));
            question(command, work, search_sql(word), &ours, &theirs)
        };
        let (show, info) = (format!("show {id}"), format!("{SOME_TASK} info"));
        let questions = [
            question("list --limit 20", Work::Read, LIST_SQL.to_owned(), "list --limit 20", "limit:20 list"),
            question("due", Work::Read, DUE_SQL.to_owned(), "due", "due.before:2026-11-09 list"),
            question("show ID", Work::Read, show_sql(id), &show, &info),
            search("search, rare word", Work::FindRare, RARE),
            search("search, common word", Work::FindCommon, COMMON),
            question("report --per speaker", Work::Count, REPORT_SQL.to_owned(), "report --per speaker", "summary"),
        ];
        let ledger = self.place.join("ledger.db");
        let mut rows = Vec::new();
        for Question { command, work, sql, ours, theirs } in &questions {
            rows.push(self.race(
                (command, *work, rounds),
                Box::new(|_| Ok(onrecord(&ledger, ours))),
                Box::new(|_| Ok(sqlite3(&ledger, sql))),
                Box::new(|tasks, _| Ok(tasks.run(theirs))),
            )?);
        }
        Ok(rows)
    }

    /// Times the commands that write. The shell writes on a copy, in every round the very rows that `onrecord`
    /// has just written.
    pub(crate) fn write(&self, rounds: usize) -> Result<Vec<Row>, Trouble> {
        let (ours, theirs) = (self.place.join("ours.db"), self.place.join("theirs.db"));
        std::fs::copy(self.place.join("ledger.db"), &ours)?;
        std::fs::copy(self.place.join("ledger.db"), &theirs)?;
        let same_rows = || -> Result<_, Trouble> {
            let statements = difference::statements(&theirs, &ours)?;
            if statements.is_empty() {
                return Err("nothing was written that could be compared".into());
            }
            settled(sqlite3(&theirs, &transaction(&statements)))
        };
        let claims = self.claims_to_mark(rounds + 1)?;
        let added = self.race(
            ("add", Work::Write, rounds),
            Box::new(|_| settled(onrecord(&ours, &ADD))),
            Box::new(|_| same_rows()),
            Box::new(|tasks, _| settled(tasks.run(&TASK_ADD))),
        )?;
        let marked = self.race(
            ("mark ID fulfilled", Work::Write, rounds),
            Box::new(|round| {
                settled(onrecord(&ours, &["mark", claims.get(round).ok_or("no claim left")?, "fulfilled"]))
            }),
            Box::new(|_| same_rows()),
            Box::new(|tasks, round| settled(tasks.run(&[&(SOME_TASK + round).to_string(), "done"]))),
        )?;
        if self.has_sqlite3 && self.claims <= VERIFIED {
            time(&mut onrecord(&theirs, &["verify"]))?;
        }
        Ok(vec![added, marked])
    }

    fn race<'a>(
        &'a self,
        (command, work, rounds): (&'static str, Work, usize),
        ours: Box<Preparation<'a>>,
        shell: Box<Preparation<'a>>,
        task: Box<Errand<'a>>,
    ) -> Result<Row, Trouble> {
        eprintln!("{} claims: {command}", self.claims);
        let mut runners = vec![ours];
        runners.extend(self.has_sqlite3.then_some(shell));
        if let Some(tasks) = &self.tasks {
            runners.push(Box::new(move |round| task(tasks, round)));
        }
        let mut timings = race(rounds, &mut runners)?.into_iter();
        Ok(Row {
            command,
            work,
            onrecord: timings.next().ok_or("onrecord was not timed")?,
            sqlite3: timings.next().filter(|_| self.has_sqlite3),
            task: timings.next(),
        })
    }

    /// A claim from the middle with as many events as most have.
    fn claim_to_show(&self) -> Result<i64, Trouble> {
        let sql = "SELECT claim_id FROM event WHERE claim_id >= ?1 GROUP BY claim_id HAVING count(*) = 5 LIMIT 1";
        let middle = i64::try_from(self.claims / 2)?;
        Ok(self.connection()?.query_row(sql, [middle], |row| row.get(0))?)
    }

    /// Open claims in force whose window is open, so that no day has to be given.
    fn claims_to_mark(&self, many: usize) -> Result<Vec<String>, Trouble> {
        let connection = self.connection()?;
        let mut query = connection.prepare(
            "SELECT id FROM claim WHERE status = 'open' AND condition_kind IS NULL AND next_check_what = 'claim' \
             AND next_check_on > '2026-12-01' ORDER BY id LIMIT ?1",
        )?;
        let ids = query.query_map([i64::try_from(many)?], |row| row.get::<_, i64>(0))?;
        Ok(ids.map(|id| id.map(|id| id.to_string())).collect::<Result<_, _>>()?)
    }

    fn connection(&self) -> Result<Connection, Trouble> {
        Ok(Connection::open(self.place.join("ledger.db"))?)
    }
}

/// Waits until what others have written is on disk, so that a process that writes waits for its own alone.
fn settled(command: Command) -> Result<Command, Trouble> {
    Command::new("sync").status()?;
    Ok(command)
}
