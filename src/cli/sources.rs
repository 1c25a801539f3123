//! `onrecord sources`: what was read.

use clap::Args;

use super::desk::Desk;
use super::failure::Failure;
use super::{Format, overview};
use crate::claim::Source;
use crate::render::{csv, json, markdown, table};
use crate::report::{SourceLine, SourcesPage};
use crate::store::SourceCount;

/// The sources that claims were read in, with how many stand in each
#[derive(Args)]
#[command(before_help = "Example: onrecord sources tagesschau")]
pub(crate) struct Sources {
    /// Only sources with all these words in title, publisher or address
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
}

impl Sources {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let mut lines: Vec<SourceLine> = ledger.sources()?.into_iter().map(line).collect();
        let all = lines.len() as u64;
        let words: Vec<String> =
            self.words.iter().flat_map(|words| words.split_whitespace()).map(str::to_lowercase).collect();
        lines.retain(|line| holds(&line.source, &words));
        let page = SourcesPage { lines: &lines, all, is_filtered: !words.is_empty() };
        match format {
            Format::Json => return desk.ui.out(&json::sources(&page)),
            Format::Jsonl => return desk.ui.out(&json::sources_lines(&page)),
            Format::Csv => return desk.ui.out(&csv::sources(&page)),
            Format::Markdown => return desk.ui.out(&markdown::sources(&page)),
            Format::Table => {}
        }
        if desk.is_new_here() {
            overview::welcome(desk);
        }
        if desk.ui.is_terminal() {
            desk.ui.table(&table::sources(&page, desk.ui.width))
        } else {
            desk.ui.table(&table::sources_whole(&page, desk.ui.width))
        }
    }
}

fn line(count: SourceCount) -> SourceLine {
    let SourceCount { source, claims, checked } = count;
    SourceLine { source, claims, checked }
}

fn holds(source: &Source, words: &[String]) -> bool {
    let texts = [&source.title, &source.publisher, &source.url];
    let text = texts.into_iter().flatten().map(|text| text.to_lowercase()).collect::<Vec<_>>().join("\n");
    words.iter().all(|word| text.contains(word))
}
