//! `onrecord` without a command: the work first, then how many claims stand where, then what to type.

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use crate::render::{json, markdown, table};
use crate::report::{DuePage, Overview};

/// Rows of work; the rest is one command away.
const ROWS: u64 = 10;

pub(crate) fn run(desk: &Desk) -> Result<(), Failure> {
    let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Markdown])?;
    let ledger = desk.ledger()?;
    let view = desk.view();
    let today = view.today;
    let work = match format {
        Format::Json | Format::Jsonl => ledger.due(view, 0, Some(ROWS))?,
        Format::Table | Format::Markdown | Format::Csv => ledger.due_rows(view, 0, Some(ROWS))?,
    };
    let (overdue, due) = ledger.count_due(view)?;
    let tally = ledger.tally()?;
    match format {
        Format::Json => return desk.ui.out(&json::claims(&work, view)),
        Format::Jsonl => return desk.ui.out(&json::claims_lines(&work, view)),
        Format::Markdown => return desk.ui.out(&markdown::due(&DuePage { claims: &work, today, overdue, due })),
        Format::Table | Format::Csv => {}
    }
    if desk.is_new_here() {
        welcome(desk);
    }
    let page = Overview { work: &work, today, overdue, due, tally: &tally };
    desk.ui.table(&table::overview(&page, desk.ui.width))
}

/// Greets somebody who has no ledger yet.
pub(crate) fn welcome(desk: &Desk) {
    desk.ui.say("no ledger yet; the first claim makes it");
}
