//! `onrecord list`: the status table.

use clap::Args;

use super::desk::Desk;
use super::failure::Failure;
use super::filter::Filters;
use super::{Format, overview};
use crate::claim::Status;
use crate::render::{csv, json, markdown, table};
use crate::report::ListPage;
use crate::store::{Filter, Ledger};

/// The status table: open claims, next check first
#[derive(Args)]
#[command(before_help = "Example: onrecord list --status overdue,due --speaker Rubio")]
pub(crate) struct List {
    /// Only claims that hold all these words
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    filters: Filters,
}

impl List {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let view = desk.view();
        let filter = self.filter(desk, &ledger)?;
        let claims = match format {
            Format::Table | Format::Markdown => ledger.list_rows(&filter, view)?,
            Format::Json | Format::Jsonl | Format::Csv => ledger.list(&filter, view)?,
        };
        match format {
            Format::Json => return desk.ui.out(&json::claims(&claims, view)),
            Format::Jsonl => return desk.ui.out(&json::claims_lines(&claims, view)),
            Format::Csv => return desk.ui.out(&csv::claims(&claims, view)),
            Format::Table | Format::Markdown => {}
        }
        if desk.is_new_here() {
            overview::welcome(desk);
        }
        let tally = ledger.tally()?;
        let open = tally.iter().filter(|(status, _)| *status == Status::Open).map(|(_, count)| count).sum();
        let all = tally.iter().map(|(_, count)| count).sum();
        let shown_of = if self.is_plain() { open } else { ledger.count(&filter, view)? };
        let page = ListPage { claims: &claims, view, open, all, shown_of, is_filtered: !self.is_plain() };
        match format {
            Format::Markdown => desk.ui.out(&markdown::list(&page)),
            _ if desk.ui.is_terminal() => desk.ui.table(&table::list(&page, desk.ui.width)),
            _ => desk.ui.table(&table::list_whole(&page, desk.ui.width)),
        }
    }

    /// Whether the list is simply that of open claims.
    fn is_plain(&self) -> bool {
        self.words.is_empty() && self.filters.is_plain()
    }

    fn filter(&self, desk: &Desk, ledger: &Ledger) -> Result<Filter, Failure> {
        let words = (!self.words.is_empty()).then(|| self.words.join(" "));
        Ok(Filter { words, ..self.filters.filter(desk, ledger, Filter::open())? })
    }
}
