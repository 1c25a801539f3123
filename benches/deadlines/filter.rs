//! Text through `onrecord when --jsonl`, timed from before the process is made until it has ended.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use super::Trouble;
use super::dice::Dice;

/// How fast a text went through.
pub(crate) struct Speed {
    pub(crate) lines_a_second: f64,
    /// Of the texts, without the JSON around them.
    pub(crate) megabytes_a_second: f64,
}

/// Makes a file of so many megabytes of text and measures the fastest of some rounds.
pub(crate) fn measure(
    folder: &Path,
    make: &dyn Fn(&mut Dice) -> String,
    megabytes: usize,
    rounds: usize,
) -> Result<Speed, Trouble> {
    let file = folder.join("deadlines.jsonl");
    let mut dice = Dice::seeded(1);
    let (mut lines, mut bytes) = (0_u32, 0);
    let mut out = BufWriter::new(File::create(&file)?);
    while bytes < megabytes * 1_000_000 {
        let text = make(&mut dice);
        writeln!(out, "{}", json!({"id": lines, "text": text, "ref": "2025-04-18"}))?;
        (lines, bytes) = (lines + 1, bytes + text.len());
    }
    out.flush()?;
    let times = (0..rounds.max(1)).map(|_| time(&file)).collect::<Result<Vec<_>, Trouble>>()?;
    let seconds = times.into_iter().min().unwrap_or_default().as_secs_f64();
    fs::remove_file(&file)?;
    Ok(Speed { lines_a_second: f64::from(lines) / seconds, megabytes_a_second: bytes as f64 / 1e6 / seconds })
}

fn time(file: &Path) -> Result<Duration, Trouble> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(["when", "--jsonl"]).stdin(File::open(file)?).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status()?;
    let took = begun.elapsed();
    if status.success() { Ok(took) } else { Err(format!("{status}: {command:?}").into()) }
}
