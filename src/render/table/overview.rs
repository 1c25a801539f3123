//! One screen: the work first, then how things stand, then what to type next.

use unicode_width::UnicodeWidthStr;

use super::due::{heading, rows};
use super::grid::Lines;
use super::wrap::wrap;
use super::{LINES_OF_A_CELL, joined};
use crate::claim::Status;
use crate::render::words;
use crate::report::Overview;

/// Lines that it has at most.
const MOST_LINES: usize = 24;

/// Rows of work that it shows at most.
const MOST_WORK: usize = 10;

/// What stands between two things on one line.
const BETWEEN: &str = " · ";

/// Returns the state of a ledger on one screen of at most 24 lines.
#[must_use]
pub fn overview(view: &Overview, width: usize) -> String {
    let mut foot = tally(view.tally, width);
    foot.extend(flow(&next(view), width));
    let room = MOST_LINES.saturating_sub(foot.len());
    let mut lines = work(view, width, room);
    lines.extend(foot);
    lines.truncate(MOST_LINES);
    joined(&lines)
}

/// Joins parts on one line, or on as few as the width allows; no part is broken.
pub(super) fn flow(parts: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.width() + BETWEEN.width() + part.width() <= width => {
                line.push_str(BETWEEN);
                line.push_str(part);
            }
            _ => lines.push(part.clone()),
        }
    }
    lines
}

/// The heading and the rows, with as many lines a row as there is room for.
fn work(view: &Overview, width: usize, room: usize) -> Vec<String> {
    let claims = view.work.get(..MOST_WORK).unwrap_or(view.work);
    if claims.is_empty() {
        return vec![format!("Nothing to check on {}.", view.today)];
    }
    let with = |most| {
        let mut lines = vec![heading(view.today, view.overdue, view.due)];
        lines.extend(rows(claims, view.today, width, Lines::Most(most)));
        lines
    };
    let fits = |lines: &Vec<String>| lines.len() <= room;
    let most_of_a_cell = (1..=LINES_OF_A_CELL).rev();
    let mut laid_out = most_of_a_cell.map(with).filter(fits);
    laid_out.next().unwrap_or_else(|| with(1).into_iter().take(room).collect())
}

/// How many claims there are by status, on one line or two.
fn tally(tally: &[(Status, u64)], width: usize) -> Vec<String> {
    let on_the_books = tally.iter().filter(|(status, count)| status.is_on_the_books() && *count > 0);
    let total: u64 = on_the_books.clone().map(|(_, count)| count).sum();
    if total == 0 {
        return vec!["No claims on record yet.".to_owned()];
    }
    let counts: Vec<String> = on_the_books.map(|(status, count)| format!("{count} {status}")).collect();
    wrap(&format!("{}: {}", words::counted(total, "claim"), counts.join(", ")), width, 2)
}

fn next(view: &Overview) -> Vec<String> {
    let add = "add: onrecord add STATEMENT --speaker NAME".to_owned();
    let has_claims = view.tally.iter().any(|(status, count)| status.is_on_the_books() && *count > 0);
    if view.work.is_empty() && !has_claims {
        return vec![add, "help: onrecord --help".to_owned()];
    }
    let first = if view.work.is_empty() { "next: onrecord due 30" } else { "check: onrecord due" };
    vec![first.to_owned(), "all: onrecord list".to_owned(), add]
}
