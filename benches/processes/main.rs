//! Speed of whole processes, side by side with what a user would pick instead: the SQLite shell with a query
//! for the same answer, and Taskwarrior.
//!
//! `cargo bench --bench processes` prints the tables and writes them to `target/bench/processes.md`.
//! `-- --sizes 1000 --reads 5 --writes 5` is a quick look.

mod dice;
mod difference;
mod ledger;
mod once;
mod race;
mod report;
mod rivals;
mod sides;
mod spreadsheet;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Parser;

use once::Once;
use rivals::Programs;
use sides::{Row, Sides};

/// Anything that stops the benchmark.
type Trouble = Box<dyn std::error::Error>;

/// Times `onrecord` against the SQLite shell and Taskwarrior
#[derive(Parser)]
struct Options {
    /// Rounds for each command that reads
    #[arg(long, default_value_t = 30)]
    reads: usize,
    /// Rounds for each command that writes
    #[arg(long, default_value_t = 15)]
    writes: usize,
    /// Claims in each ledger, the smallest first
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
    sizes: Vec<usize>,
    /// Keep the ledgers in target/bench
    #[arg(long)]
    keep: bool,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

/// What was measured with a ledger of one size.
struct Measured {
    claims: usize,
    made_in: Duration,
    bytes: u64,
    rows: Vec<Row>,
}

fn main() -> Result<(), Trouble> {
    let options = Options::parse();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
    let ledgers = folder.join("ledgers");
    if ledgers.exists() {
        fs::remove_dir_all(&ledgers)?;
    }
    let programs = Programs::find();
    let mut measured = Vec::new();
    let mut once = None;
    for claims in &options.sizes {
        let place = ledgers.join(claims.to_string());
        fs::create_dir_all(&place)?;
        measured.push(measure(&options, programs, *claims, &place)?);
        if Some(claims) == options.sizes.last() {
            once = Some(Once::measure(&place, *claims, programs)?);
        }
        if !options.keep {
            fs::remove_dir_all(&place)?;
        }
    }
    let text = report::markdown(&options, &measured, &once.ok_or("no sizes are given")?);
    fs::write(folder.join("processes.md"), &text)?;
    println!("{text}");
    Ok(())
}

fn measure(options: &Options, programs: Programs, claims: usize, place: &Path) -> Result<Measured, Trouble> {
    eprintln!("making a ledger of {claims} claims");
    let ledger: PathBuf = place.join("ledger.db");
    let begun = Instant::now();
    ledger::make(&ledger, claims)?;
    let made_in = begun.elapsed();
    let bytes = fs::metadata(&ledger)?.len();
    let sides = Sides::set_up(programs, claims, place)?;
    let mut rows = sides.read(options.reads)?;
    rows.extend(sides.write(options.writes)?);
    Ok(Measured { claims, made_in, bytes, rows })
}
