//! `onrecord when`: what a deadline phrase means. Needs no ledger.

use clap::Args;
use serde::{Deserialize, Serialize};

use super::Format;
use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use super::stream::{Line, Stream, Verdict, refuse, said};
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

/// Answers lines from standard input. Lines at fault are answered with their error.
fn filter() -> Result<(), Failure> {
    let stream = Stream { input: std::io::stdin(), name: "standard input".to_owned(), jobs: 1 };
    let tally = stream.run(answer)?;
    if tally.refused > 0 { Err(Failure::partly()) } else { Ok(()) }
}

fn answer(line: &Line<'_>, out: &mut Vec<u8>) -> Verdict {
    let asked: Asked = match said(line, out) {
        Ok(asked) => asked,
        Err(refused) => return refused,
    };
    let reference = asked.reference.parse::<Said>().ok().and_then(|said| said.day());
    let Some(reference) = reference else {
        return refuse(line, &format!("ref {:?} is no date like 2025-06-30", asked.reference), out);
    };
    let windows = scan(&asked.text, reference);
    out.extend(json::encoded(&Answered { id: asked.id, windows }).bytes());
    out.push(b'\n');
    Verdict::Answered
}
