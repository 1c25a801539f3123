//! How fast a corpus of articles is read, on one core and on two; whether memory stays flat and time linear.
//!
//! `cargo bench --bench reading` prints the table and writes it to `target/bench/reading.md`. Articles are our own,
//! made of the paragraphs in `data/articles`, and go through `onrecord read --jsonl`. `ONRECORD_CORPUS=articles.jsonl`
//! adds a corpus of lines {"id","text"}; `-- --megabytes 4` is a quick look.

mod corpus;
#[path = "../processes/dice.rs"]
#[allow(dead_code)]
mod dice;
mod memory;
mod speed;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use clap::Parser;
use corpus::Corpus;

/// Anything that stops the benchmark.
type Trouble = Box<dyn std::error::Error>;

/// At least so many megabytes of text a second on one core.
const MEGABYTES: f64 = 20.0;

/// On two cores at least so many times as fast.
const TWO_CORES: f64 = 1.6;

/// With ten times the articles at most so many times the memory.
const FLAT: f64 = 1.1;

/// A megabyte of a line of five takes at most so many times as long as one of a line of one.
const LINEAR: f64 = 1.3;

/// Times `onrecord read --jsonl` and weighs it
#[derive(Parser)]
struct Options {
    /// Megabytes of text for each measure of speed
    #[arg(long, default_value_t = 40)]
    megabytes: usize,
    /// Rounds; the fastest counts
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

/// The table, row by row.
struct Table(String);

impl Table {
    fn row(&mut self, what: &str, wanted: &str, found: &str, will_do: Option<bool>) {
        let word = match will_do {
            Some(true) => "pass",
            Some(false) => "**FAIL**",
            None => "",
        };
        let _ = writeln!(self.0, "| {what} | {wanted} | {found} | {word} |");
    }
}

fn main() -> Result<(), Trouble> {
    let options = Options::parse();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
    fs::create_dir_all(&folder)?;
    let mut table =
        Table("# Reading a corpus\n\n| what | wanted | measured | |\n| --- | ---: | ---: | --- |\n".to_owned());
    let articles = corpus::of_megabytes(&folder.join("articles.jsonl"), options.megabytes)?;
    speeds(&mut table, "articles of our own", &articles, options.rounds)?;
    fs::remove_file(&articles.file)?;
    if let Some(file) = std::env::var_os("ONRECORD_CORPUS") {
        speeds(&mut table, "the corpus given", &corpus::given(Path::new(&file))?, options.rounds)?;
    }
    long_lines(&mut table, &folder, options.rounds)?;
    weights(&mut table)?;
    fs::write(folder.join("reading.md"), &table.0)?;
    println!("{}", table.0);
    Ok(())
}

fn speeds(table: &mut Table, what: &str, corpus: &Corpus, rounds: usize) -> Result<(), Trouble> {
    let megabytes = corpus.text_bytes as f64 / 1e6;
    let one = megabytes / speed::seconds(&corpus.file, 1, rounds)?;
    let two = megabytes / speed::seconds(&corpus.file, 2, rounds)?;
    let wanted = format!("{MEGABYTES:.0} MB/s");
    table.row(&format!("{what}, one core"), &wanted, &format!("{one:.1} MB/s"), Some(one >= MEGABYTES));
    let found = format!("{two:.1} MB/s, × {:.2}", two / one);
    table.row(&format!("{what}, two cores"), &format!("× {TWO_CORES}"), &found, Some(two / one >= TWO_CORES));
    Ok(())
}

fn long_lines(table: &mut Table, folder: &Path, rounds: usize) -> Result<(), Trouble> {
    let mut first = None;
    for megabytes in [1, 2, 5] {
        let line = corpus::of_one_line(&folder.join("line.jsonl"), megabytes)?;
        let seconds = speed::seconds(&line.file, 1, rounds)?;
        fs::remove_file(&line.file)?;
        let each = seconds / megabytes as f64;
        let ratio = each / *first.get_or_insert(each);
        let found = format!("{:.0} ms, × {ratio:.2} a MB", seconds * 1000.0);
        table.row(&format!("one line of {megabytes} MB"), &format!("× {LINEAR}"), &found, Some(ratio <= LINEAR));
    }
    Ok(())
}

fn weights(table: &mut Table) -> Result<(), Trouble> {
    for jobs in [1, 2] {
        let (few, many) = (memory::peak(1_000, jobs)?, memory::peak(10_000, jobs)?);
        let (found, will_do) = match few.zip(many) {
            Some((few, many)) => {
                let found = format!("{:.1} and {:.1} MiB", few as f64 / 1024.0, many as f64 / 1024.0);
                (found, Some(many as f64 / few as f64 <= FLAT))
            }
            None => ("this system does not say".to_owned(), None),
        };
        table.row(&format!("memory, 1,000 and 10,000 articles, jobs {jobs}"), &format!("× {FLAT}"), &found, will_do);
    }
    Ok(())
}
