//! What is measured once, on the largest ledger: memory, the size of the program, and work on the whole ledger.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::Trouble;
use super::race::{Preparation, Timing, race, time};
use super::rivals::{Programs, onrecord};
use super::spreadsheet;

/// How often memory is measured; the most counts.
const RUNS: usize = 3;

/// Figures of the largest ledger.
pub(crate) struct Once {
    pub(crate) claims: usize,
    /// Bytes of the program as it was built, stripped.
    pub(crate) program_bytes: u64,
    /// Peak memory of `list --limit 20` in KiB; `None` where nothing can measure it.
    pub(crate) list_kib: Option<u64>,
    /// Peak memory of `list` of all open claims in KiB.
    pub(crate) whole_list_kib: Option<u64>,
    pub(crate) verified_in: Duration,
    pub(crate) exported_in: Duration,
    pub(crate) imported_in: Duration,
    /// The tab key after some words, each with how long the answer takes.
    pub(crate) completions: Vec<(&'static str, Timing)>,
    /// Taking a spreadsheet of as many rows into a ledger that is not there yet: the fastest of a few times.
    pub(crate) rows_in: Duration,
    /// Peak memory of that in KiB.
    pub(crate) rows_kib: Option<u64>,
}

/// Words at whose end the tab key is pressed; the last one is being typed.
const TABS: [(&str, &[&str]); 6] = [
    ("mark", &["mark", ""]),
    ("mark 1", &["mark", "1"]),
    ("mark 5 ", &["mark", "5", ""]),
    ("list --speaker", &["list", "--speaker", ""]),
    ("list --topic", &["list", "--topic", ""]),
    ("list --source", &["list", "--source", ""]),
];

/// How often each is timed.
const TAB_ROUNDS: usize = 20;

impl Once {
    /// Measures on the ledger in `place`.
    pub(crate) fn measure(place: &Path, claims: usize, programs: Programs) -> Result<Once, Trouble> {
        let ledger = place.join("ledger.db");
        let peak = |arguments: &[&str]| programs.time.then(|| peak_kib(&ledger, arguments)).transpose();
        let (list_kib, whole_list_kib) = (peak(&["list", "--limit", "20"])?, peak(&["list"])?);
        let export = place.join("export.jsonl");
        let file = export.to_string_lossy();
        let work = |ledger: &Path, arguments: &[&str]| {
            eprintln!("{claims} claims: {}", arguments[0]);
            time(&mut onrecord(ledger, arguments))
        };
        let (rows_in, rows_kib) = take_rows(place, claims, programs)?;
        Ok(Once {
            claims,
            program_bytes: fs::metadata(env!("CARGO_BIN_EXE_onrecord"))?.len(),
            list_kib,
            whole_list_kib,
            verified_in: work(&ledger, &["verify"])?,
            exported_in: work(&ledger, &["export", &file])?,
            completions: completions(&ledger, claims)?,
            imported_in: work(&place.join("imported.db"), &["import", &file])?,
            rows_in,
            rows_kib,
        })
    }
}

/// Asks what fish asks when the tab key is pressed.
fn completions(ledger: &Path, claims: usize) -> Result<Vec<(&'static str, Timing)>, Trouble> {
    eprintln!("{claims} claims: completions");
    let mut runners: Vec<Box<Preparation<'_>>> = Vec::new();
    for (_, words) in TABS {
        runners.push(Box::new(move |_| {
            let mut command = onrecord(ledger, &["--", "onrecord"]);
            command.args(words).env("COMPLETE", "fish");
            Ok(command)
        }));
    }
    Ok(TABS.iter().map(|(name, _)| *name).zip(race(TAB_ROUNDS, &mut runners)?).collect())
}

/// Takes a spreadsheet in, each time into a new ledger.
fn take_rows(place: &Path, claims: usize, programs: Programs) -> Result<(Duration, Option<u64>), Trouble> {
    eprintln!("{claims} claims: import of as many rows");
    let sheet = place.join("claims.csv");
    spreadsheet::write(&sheet, claims)?;
    let sheet = sheet.to_string_lossy();
    let mut times = Vec::new();
    let mut most = None;
    for run in 0..RUNS {
        let ledger = place.join(format!("rows-{run}.db"));
        times.push(time(&mut onrecord(&ledger, &["import", &sheet]))?);
        fs::remove_file(&ledger)?;
        if programs.time {
            most = most.max(Some(peak_once(&ledger, &["import", &sheet])?));
            fs::remove_file(&ledger)?;
        }
    }
    Ok((times.into_iter().min().unwrap_or_default(), most))
}

/// The most memory that a process has held in a few runs.
fn peak_kib(ledger: &Path, arguments: &[&str]) -> Result<u64, Trouble> {
    let peaks = (0..RUNS).map(|_| peak_once(ledger, arguments)).collect::<Result<Vec<_>, Trouble>>()?;
    Ok(peaks.into_iter().max().unwrap_or_default())
}

/// The most memory that a process has held, as GNU time reports it.
fn peak_once(ledger: &Path, arguments: &[&str]) -> Result<u64, Trouble> {
    let file = ledger.with_extension("peak");
    let ours = onrecord(ledger, arguments);
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%M", "-o"]).arg(&file).arg(ours.get_program()).args(ours.get_args());
    command.envs(ours.get_envs().filter_map(|(name, value)| Some((name, value?))));
    time(&mut command)?;
    Ok(fs::read_to_string(&file)?.trim().parse()?)
}
