//! `onrecord due`: what to check.

use clap::Args;

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::filter::Filters;
use crate::render::{csv, json, markdown, table};
use crate::report::DuePage;
use crate::store::{DueWithin, Filter};

/// What to check: overdue, due, looks; soonest first
#[derive(Args)]
#[command(before_help = "Example: onrecord due 30", mut_arg("all", |all| all.hide(true)))]
pub(crate) struct Due {
    /// Days ahead; else 7 for dates (or due_within_days of the config file), and looks that have come
    #[arg(value_name = "DAYS")]
    days: Option<u64>,
    #[command(flatten)]
    filters: Filters,
}

impl Due {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let view = desk.view();
        let today = view.today;
        let (dated, looks) = (self.days.unwrap_or(view.due_within_days), self.days.unwrap_or(0));
        let mut filter = self.filters.filter(desk, &ledger, Filter::due(DueWithin { dated, looks }))?;
        let limit = filter.limit.take(); // the heading counts all that is due
        let mut claims = match format {
            Format::Table | Format::Markdown => ledger.list_rows(&filter, view)?,
            Format::Json | Format::Jsonl | Format::Csv => ledger.list(&filter, view)?,
        };
        let overdue = claims.iter().filter(|claim| claim.is_overdue(today)).count() as u64;
        let due = (claims.len() as u64).saturating_sub(overdue);
        claims.truncate(limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX));
        match format {
            Format::Json => desk.ui.out(&json::claims(&claims, view)),
            Format::Jsonl => desk.ui.out(&json::claims_lines(&claims, view)),
            Format::Csv => desk.ui.out(&csv::claims(&claims, view)),
            Format::Markdown => desk.ui.out(&markdown::due(&DuePage { claims: &claims, today, overdue, due })),
            Format::Table => {
                let page = DuePage { claims: &claims, today, overdue, due };
                if !desk.ui.is_terminal() {
                    return desk.ui.table(&table::due_whole(&page, desk.ui.width));
                }
                if claims.is_empty() {
                    desk.ui.say(&format!("nothing to check on {today}"));
                }
                desk.ui.table(&table::due(&page, desk.ui.width))
            }
        }
    }
}
