//! The status table: one claim a row, its day first.

use super::grid::{Fit, Grid, Lines};
use super::{FULL_NAMES_FROM, LINES_OF_A_CELL, WIDE_FROM, WIDEST_FROM, joined};
use crate::claim::Claim;
use crate::render::words::{self, NOTHING, Names};
use crate::report::{ListPage, is_vague};

use super::overview::flow;

/// Returns the status table for a terminal of `width` columns, its footer included.
#[must_use]
pub fn list(page: &ListPage, width: usize) -> String {
    laid_out(page, width, Lines::Most(LINES_OF_A_CELL))
}

/// Returns the status table with nothing cut off, for readers that are no terminal.
#[must_use]
pub fn list_whole(page: &ListPage, width: usize) -> String {
    laid_out(page, width, Lines::All)
}

fn laid_out(page: &ListPage, width: usize, lines: Lines) -> String {
    let mut text = Vec::new();
    if !page.claims.is_empty() {
        text = grid(page, width).lay_out(width, lines);
    }
    text.extend(flow(&footer(page), width));
    joined(&text)
}

/// The rows under their heads, without the footer.
pub(super) fn rows(page: &ListPage, width: usize, lines: Lines) -> Vec<String> {
    grid(page, width).lay_out(width, lines)
}

fn grid(page: &ListPage, width: usize) -> Grid {
    let (is_wide, is_widest) = (width >= WIDE_FROM, width >= WIDEST_FROM);
    let mut columns = vec![("#", Fit::Number), ("STATUS", Fit::Whole(0)), ("BY", Fit::Whole(0))];
    columns.extend(is_wide.then_some(("SAID", Fit::Whole(0))));
    columns.push(("WHO", Fit::Cut(0)));
    if is_widest {
        columns.extend([("KIND", Fit::Whole(0)), ("HANGS ON", Fit::Cut(0)), ("SOURCE", Fit::Cut(0))]);
    }
    columns.push(("CLAIM", Fit::Rest));
    let mut grid = Grid::new(columns);
    let names = if width < FULL_NAMES_FROM { Names::short(page.claims) } else { Names::full() };
    for claim in page.claims {
        let mut cells = vec![claim.id.to_string(), words::standing(claim, page.view), words::by(claim)];
        cells.extend(is_wide.then(|| claim.entry.said_on.to_string()));
        cells.push(names.of(claim).to_owned());
        if is_widest {
            cells.extend(apart(claim));
        } else {
            cells.push(words::claim_line(claim));
        }
        grid.add(cells.into_iter().map(|cell| vec![cell]));
    }
    grid
}

/// Kind, condition, source and statement, each for itself.
fn apart(claim: &Claim) -> [String; 4] {
    let hangs_on = claim.condition.as_ref().map(words::hangs_on).or_else(|| words::waits_for(claim));
    [
        words::kind(claim),
        hangs_on.unwrap_or_else(|| NOTHING.to_owned()),
        words::source_name(claim),
        claim.entry.statement.clone(),
    ]
}

fn footer(page: &ListPage) -> Vec<String> {
    let shown = u64::try_from(page.claims.len()).unwrap_or(u64::MAX);
    let mut parts = Vec::new();
    if page.is_filtered {
        parts.push(format!("{} of {}", words::counted(page.shown_of, "claim"), page.all));
    } else if page.shown_of > page.open {
        parts.push(format!("{}, {} open", words::counted(page.all, "claim"), page.open));
    } else {
        parts.push(format!("{} open of {}", page.open, page.all));
    }
    if shown < page.shown_of {
        parts.push(format!("the first {shown} shown, more: --limit {}", page.shown_of));
    }
    if page.claims.iter().any(is_vague) {
        parts.push("~ vague date".to_owned());
    }
    if page.shown_of < page.all {
        parts.push("all: onrecord list --all".to_owned());
    }
    parts.extend(words::retracted_among(page.claims));
    parts
}
