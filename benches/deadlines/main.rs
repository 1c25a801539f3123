//! How fast deadlines are found in running text, and whether the time grows with the length of a line and no faster.
//!
//! `cargo bench --bench deadlines` prints the table and writes it to `target/bench/deadlines.md`. Text goes through
//! `onrecord when --jsonl`; lines made to be slow go through `scan`, at three lengths. `-- --megabytes 4` is a quick look.

#[path = "../processes/dice.rs"]
#[allow(dead_code)]
mod dice;
mod filter;
mod growth;
mod texts;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use clap::Parser;

/// Anything that stops the benchmark.
type Trouble = Box<dyn std::error::Error>;

/// At least so many sentences a second through `onrecord when --jsonl`.
const SENTENCES: f64 = 50_000.0;

/// At least so many megabytes a second of text that names no deadline.
const MEGABYTES: f64 = 40.0;

/// A line of 100 kB takes at most so many milliseconds, whatever is in it.
const MILLISECONDS: f64 = 50.0;

/// With four times the length it takes at most so many times as long.
const GROWTH: f64 = 5.5;

/// Times `onrecord when --jsonl` and `scan`
#[derive(Parser)]
struct Options {
    /// Megabytes of text for each measure
    #[arg(long, default_value_t = 20)]
    megabytes: usize,
    /// Rounds; the fastest counts
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<(), Trouble> {
    let options = Options::parse();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
    fs::create_dir_all(&folder)?;
    let mut text = String::from("# Finding deadlines\n\n| what | wanted | measured | |\n| --- | ---: | ---: | --- |\n");
    let mut row = |what: &str, wanted: String, found: String, will_do: bool| {
        let word = if will_do { "pass" } else { "**FAIL**" };
        let _ = writeln!(text, "| {what} | {wanted} | {found} | {word} |");
    };
    for (what, make) in texts::KINDS {
        let found = filter::measure(&folder, make, options.megabytes, options.rounds)?;
        let (wanted, figure, unit) = match what.contains("sentences") {
            true => (SENTENCES, found.lines_a_second, "lines/s"),
            false => (MEGABYTES, found.megabytes_a_second, "MB/s"),
        };
        row(what, format!("{wanted:.0} {unit}"), format!("{figure:.0} {unit}"), figure >= wanted);
    }
    for line in texts::HOSTILE {
        let found = growth::measure(line, options.rounds);
        let wanted = format!("{MILLISECONDS:.0} ms, × {GROWTH}");
        let figures = format!("{:.1} ms, × {:.1}", found.milliseconds, found.growth);
        let will_do = found.milliseconds <= MILLISECONDS && found.growth <= GROWTH;
        row(&format!("100 kB of {line:?}, four times that"), wanted, figures, will_do);
    }
    fs::write(folder.join("deadlines.md"), &text)?;
    println!("{text}");
    Ok(())
}
