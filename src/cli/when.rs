//! `onrecord when`: what a deadline phrase means. Needs no ledger.

use std::io::{BufRead, BufWriter, Write};

use clap::Args;
use serde::{Deserialize, Serialize};

use super::Format;
use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use crate::deadline::{Lean, Phrase, Said, Window, parse_day, scan};
use crate::render::{json, table};

/// What a deadline phrase means, counted from the day it was said
#[derive(Args)]
#[command(before_help = "Example: onrecord when --said 2025-04-18 within the next few days")]
pub(crate) struct When {
    /// The phrase; words need no quotes
    #[arg(value_name = "WORDS", required_unless_present = "jsonl")]
    words: Vec<String>,
    /// The day it was said; else today
    #[arg(long, value_name = "DATE")]
    said: Option<String>,
    /// Read lines {"id","text","ref"} from standard input, write {"id","windows"}
    #[arg(long, conflicts_with_all = ["words", "said"])]
    jsonl: bool,
}

#[derive(Deserialize)]
struct Asked {
    id: serde_json::Value,
    text: String,
    #[serde(rename = "ref")]
    reference: String,
}

#[derive(Serialize)]
struct Answered {
    id: serde_json::Value,
    windows: Vec<Window>,
}

#[derive(Serialize)]
struct Refused {
    id: serde_json::Value,
    error: String,
}

impl When {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        if self.jsonl {
            return filter();
        }
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl])?;
        let said = self.said.as_deref().map(|words| parse_day(words, desk.today, Lean::Past));
        let said = said.transpose().map_err(|error| of_phrase("--said", &error))?.unwrap_or(desk.day());
        let words = self.words.join(" ");
        let window = words.parse::<Phrase>().and_then(|phrase| phrase.resolve(said));
        let window = window.map_err(|error| of_phrase("when", &error))?;
        match format {
            Format::Table => desk.ui.out(&table::window(&window)),
            _ => desk.ui.out(&json::window(&window)),
        }
    }
}

/// Reads and writes line by line, in constant memory. Lines at fault are answered with their error.
fn filter() -> Result<(), Failure> {
    let of_input = |error: std::io::Error| Failure::of_file("standard input", &error);
    let mut input = std::io::stdin().lock();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut line = Vec::new();
    let mut has_refused = false;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(of_input)? == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = answer(&line).unwrap_or_else(|refused| {
            has_refused = true;
            refused
        });
        write_line(&mut out, &answer)?;
    }
    out.flush().map_err(of_output)?;
    if has_refused { Err(Failure::partly()) } else { Ok(()) }
}

fn answer(line: &[u8]) -> Result<String, String> {
    let asked: Asked = serde_json::from_slice(line).map_err(|error| refuse(line, &error.to_string()))?;
    let reference = asked.reference.parse::<Said>().ok().and_then(|said| said.day());
    let no_date = || refuse(line, &format!("ref {:?} is no date like 2025-06-30", asked.reference));
    let reference = reference.ok_or_else(no_date)?;
    let windows = scan(&asked.text, reference);
    Ok(json::encoded(&Answered { id: asked.id, windows }))
}

fn refuse(line: &[u8], error: &str) -> String {
    let value: serde_json::Value = serde_json::from_slice(line).unwrap_or_default();
    let id = value.get("id").cloned().unwrap_or_default();
    json::encoded(&Refused { id, error: error.to_owned() })
}

fn write_line(out: &mut impl Write, line: &str) -> Result<(), Failure> {
    out.write_all(line.as_bytes()).and_then(|()| out.write_all(b"\n")).map_err(of_output)
}

fn of_output(error: std::io::Error) -> Failure {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        return Failure::ClosedPipe;
    }
    Failure::of_file("standard output", &error)
}
