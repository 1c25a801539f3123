//! The figures as Markdown, and whether they are what is expected.

use std::fmt::Write;
use std::time::Duration;

use super::once::Once;
use super::race::Timing;
use super::sides::{Row, Work};
use super::{Measured, Options};

/// At most so many times as long as the SQLite shell.
const OF_SHELL: f64 = 1.3;

/// At most so many times as long as the SQLite shell where a word of few claims is sought.
const RARE_OF_SHELL: f64 = 1.5;

/// At most so many times as long on the largest ledger as on the smallest, for a command that reads.
const FLAT: f64 = 1.3;

/// At least so many times as fast as Taskwarrior, with so many claims.
const OF_TASK: f64 = 50.0;
const OF_TASK_CLAIMS: usize = 10_000;

/// The answer to the tab key may take so long on the largest ledger.
const TAB: Duration = Duration::from_millis(50);

const LIST_KIB: u64 = 10 * 1024;
const ROWS_KIB: u64 = 64 * 1024;

/// At least so many claims a second when a spreadsheet of so many rows is taken in.
const ROWS_A_SECOND: f64 = 25_000.0;
const MANY_ROWS: usize = 100_000;

const PROGRAM_BYTES: u64 = 6 * 1024 * 1024;

/// One expectation: what, how it turned out, and whether that will do; `None` where it was not measured.
struct Verdict(String, String, Option<bool>);

/// Everything that was measured.
pub(crate) fn markdown(options: &Options, measured: &[Measured], once: &Once) -> String {
    let mut text = String::from("# Whole processes, side by side\n\n");
    let _ = writeln!(
        text,
        "Median of {} rounds for reading and {} for writing, the fastest in brackets, in milliseconds, from before \
         the process is made until it has ended. A ratio is of medians.\n",
        options.reads, options.writes
    );
    text.push_str(
        "| claims | command | onrecord | sqlite3 | Taskwarrior | onrecord / sqlite3 | Taskwarrior / onrecord |\n",
    );
    text.push_str("| ---: | --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (claims, row) in measured.iter().flat_map(|size| size.rows.iter().map(|row| (size.claims, row))) {
        let _ = writeln!(
            text,
            "| {claims} | {} | {} | {} | {} | {} | {} |",
            row.command,
            timing(&row.onrecord, &row.onrecord),
            row.sqlite3.as_ref().map(|shell| timing(shell, &row.onrecord)).unwrap_or_default(),
            row.task.as_ref().map(|task| timing(task, &row.onrecord)).unwrap_or_default(),
            of_shell(row).map(|ratio| format!("{ratio:.2}")).unwrap_or_default(),
            of_task(row).map(|ratio| format!("{ratio:.0}")).unwrap_or_default(),
        );
    }
    verdicts(&mut text, measured, once);
    whole_ledger(&mut text, measured, once);
    text
}

fn verdicts(text: &mut String, measured: &[Measured], once: &Once) {
    text.push_str("\n| expected | measured | |\n| --- | --- | --- |\n");
    let mut verdicts = Vec::new();
    let limits = [
        (Work::Read, "reading takes", OF_SHELL),
        (Work::FindRare, "finding a rare word takes", RARE_OF_SHELL),
        (Work::Count, "a report takes", OF_SHELL),
        (Work::Write, "writing takes", OF_SHELL),
    ];
    for (work, kind, limit) in limits {
        let rows = measured.iter().flat_map(|size| size.rows.iter().map(|row| (size.claims, row)));
        let ratios = rows
            .filter(|(_, row)| row.work == work)
            .filter_map(|(claims, row)| Some((of_shell(row)?, format!("{} at {claims}", row.command))));
        let worst = ratios.max_by(|one, other| one.0.total_cmp(&other.0));
        verdicts.push(at_most(format!("{kind} at most {limit} × the SQLite shell"), limit, worst));
    }
    verdicts.push(at_most(
        format!("reading is flat: largest / smallest ledger at most {FLAT}"),
        FLAT,
        steepest(measured),
    ));
    verdicts.push(of_taskwarrior(measured));
    let list = once.list_kib.map(|kib| (kib <= LIST_KIB, format!("{:.1} MiB", mib(kib * 1024))));
    verdicts.push(plain(format!("`list --limit 20` of {} claims holds at most 10 MiB", once.claims), list));
    let slowest = once.completions.iter().max_by_key(|(_, timing)| timing.median);
    let tab = slowest.map(|(words, at)| (at.median <= TAB, format!("at worst {}: {words}", timing(at, at))));
    verdicts.push(plain(format!("the tab key is answered within 50 ms with {} claims", once.claims), tab));
    let a_second = once.claims as f64 / once.rows_in.as_secs_f64();
    let is_much = once.claims >= MANY_ROWS; // of few, the most is the start of the process
    verdicts.push(plain(
        format!("import of {} rows: at least {ROWS_A_SECOND:.0} claims a second", once.claims),
        is_much.then(|| (a_second >= ROWS_A_SECOND, format!("{a_second:.0}"))),
    ));
    let kib = once.rows_kib.map(|kib| (kib <= ROWS_KIB, format!("{:.1} MiB", mib(kib * 1024))));
    verdicts.push(plain(format!("import of {} rows holds at most 64 MiB", once.claims), kib));
    let program = (once.program_bytes <= PROGRAM_BYTES, format!("{:.1} MiB", mib(once.program_bytes)));
    verdicts.push(plain("the stripped program has at most 6 MiB".to_owned(), Some(program)));
    for Verdict(expected, found, will_do) in verdicts {
        let word = match will_do {
            Some(true) => "pass",
            Some(false) => "**FAIL**",
            None => "**not measured**",
        };
        let _ = writeln!(text, "| {expected} | {found} | {word} |");
    }
}

fn at_most(expected: String, limit: f64, worst: Option<(f64, String)>) -> Verdict {
    plain(expected, worst.map(|(ratio, which)| (ratio <= limit, format!("at worst {ratio:.2}: {which}"))))
}

fn plain(expected: String, found: Option<(bool, String)>) -> Verdict {
    match found {
        Some((will_do, found)) => Verdict(expected, found, Some(will_do)),
        None => Verdict(expected, String::new(), None),
    }
}

/// The command that reads and grows most from the smallest ledger to the largest.
fn steepest(measured: &[Measured]) -> Option<(f64, String)> {
    let (first, last) = (measured.first()?, measured.last().filter(|_| measured.len() > 1)?);
    let pairs = first.rows.iter().zip(&last.rows).filter(|(row, _)| matches!(row.work, Work::Read | Work::FindRare));
    let growths = pairs.map(|(small, large)| (ratio(&large.onrecord, &small.onrecord), large.command.to_owned()));
    growths.max_by(|one, other| one.0.total_cmp(&other.0))
}

fn of_taskwarrior(measured: &[Measured]) -> Verdict {
    let rows = measured.iter().filter(|size| size.claims == OF_TASK_CLAIMS).flat_map(|size| &size.rows);
    let rows = rows.filter(|row| !matches!(row.work, Work::FindCommon | Work::Count));
    let ratios = rows.filter_map(|row| Some((of_task(row)?, row.command)));
    let worst = ratios.min_by(|one, other| one.0.total_cmp(&other.0));
    let found = worst.map(|(ratio, command)| (ratio >= OF_TASK, format!("at worst {ratio:.0}: {command}")));
    plain(format!("at least {OF_TASK} × as fast as Taskwarrior at {OF_TASK_CLAIMS}"), found)
}

fn whole_ledger(text: &mut String, measured: &[Measured], once: &Once) {
    text.push_str("\n| the whole ledger | |\n| --- | ---: |\n");
    for size in measured {
        let a_second = size.claims as f64 / size.made_in.as_secs_f64();
        let _ = writeln!(
            text,
            "| making {} claims, {:.0} MiB | {:.1} s, {a_second:.0} claims a second |",
            size.claims,
            mib(size.bytes),
            size.made_in.as_secs_f64()
        );
    }
    let works =
        [("verify", once.verified_in), ("export", once.exported_in), ("import into an empty ledger", once.imported_in)];
    for (work, took) in works {
        let _ = writeln!(text, "| {work}, {} claims | {:.1} s |", once.claims, took.as_secs_f64());
    }
    for (words, at) in &once.completions {
        let _ = writeln!(text, "| the tab key after `{words}`, {} claims | {} ms |", once.claims, timing(at, at));
    }
    let peak = once.whole_list_kib.map_or("not measured".to_owned(), |kib| format!("{:.0} MiB", mib(kib * 1024)));
    let _ = writeln!(text, "| peak memory of `list` without a limit, {} claims | {peak} |", once.claims);
}

fn of_shell(row: &Row) -> Option<f64> {
    row.sqlite3.as_ref().map(|shell| ratio(&row.onrecord, shell))
}

fn of_task(row: &Row) -> Option<f64> {
    row.task.as_ref().map(|task| ratio(task, &row.onrecord))
}

fn ratio(over: &Timing, under: &Timing) -> f64 {
    over.median.as_secs_f64() / under.median.as_secs_f64()
}

/// A time, with its rounds where it sat some out.
fn timing(timing: &Timing, ours: &Timing) -> String {
    let milliseconds = |duration: Duration| duration.as_secs_f64() * 1000.0;
    let rounds = if timing.rounds == ours.rounds { String::new() } else { format!(", {} rounds", timing.rounds) };
    format!("{:.2} ({:.2}){rounds}", milliseconds(timing.median), milliseconds(timing.least))
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}
