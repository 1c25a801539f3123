//! `onrecord due`: what to check.

use clap::Args;

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::filter::Filters;
use crate::claim::{DUE_WITHIN_DAYS, Stage};
use crate::render::{csv, json, markdown, table};
use crate::report::DuePage;
use crate::store::{DueWithin, Filter};

/// What to check: overdue, due, looks; soonest first
#[derive(Args)]
#[command(before_help = "Example: onrecord due 30", mut_arg("all", |all| all.hide(true)))]
pub(crate) struct Due {
    /// Days ahead; else 7 for dates, and looks that have come
    #[arg(value_name = "DAYS")]
    days: Option<u64>,
    #[command(flatten)]
    filters: Filters,
}

impl Due {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let today = desk.day();
        let (dated, looks) = (self.days.unwrap_or(DUE_WITHIN_DAYS), self.days.unwrap_or(0));
        let mut filter = self.filters.filter(desk, &ledger, Filter::due(DueWithin { dated, looks }))?;
        let limit = filter.limit.take(); // the heading counts all that is due
        let mut claims = match format {
            Format::Table | Format::Markdown => ledger.list_rows(&filter, today)?,
            Format::Json | Format::Jsonl | Format::Csv => ledger.list(&filter, today)?,
        };
        let is_overdue = |claim: &&crate::claim::Claim| claim.stage(today, DUE_WITHIN_DAYS) == Some(Stage::Overdue);
        let overdue = claims.iter().filter(is_overdue).count() as u64;
        let due = (claims.len() as u64).saturating_sub(overdue);
        claims.truncate(limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX));
        match format {
            Format::Json => desk.ui.out(&json::claims(&claims, today)),
            Format::Jsonl => desk.ui.out(&json::claims_lines(&claims, today)),
            Format::Csv => desk.ui.out(&csv::claims(&claims, today)),
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
