//! A file of articles through `onrecord read --jsonl`, timed from before the process is made until it has ended.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Trouble;

/// The fastest of some rounds.
pub(crate) fn seconds(file: &Path, jobs: usize, rounds: usize) -> Result<f64, Trouble> {
    let times = (0..rounds.max(1)).map(|_| time(file, jobs)).collect::<Result<Vec<_>, Trouble>>()?;
    Ok(times.into_iter().min().unwrap_or_default().as_secs_f64())
}

/// The program that reads articles with so many jobs.
pub(crate) fn program(jobs: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(["read", "--jsonl", "--jobs", &jobs.to_string()]);
    command
}

fn time(file: &Path, jobs: usize) -> Result<Duration, Trouble> {
    let mut command = program(jobs);
    command.stdin(File::open(file)?).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status()?;
    let took = begun.elapsed();
    if status.success() { Ok(took) } else { Err(format!("{status}: {command:?}").into()) }
}
