//! The due list: what to check, how pressing it is, and what follows either way.

use chrono::NaiveDate;

use super::grid::{Fit, Grid, Lines, Paragraphs};
use super::overview::flow;
use super::{FULL_NAMES_FROM, LINES_OF_A_CELL, WIDE_FROM, WIDEST_FROM, joined};
use crate::claim::{Claim, Condition, ConditionKind};
use crate::render::words::{self, NOTHING, Names};
use crate::report::{DuePage, awaits_condition, outcome_words, when};

/// Returns the due list for a terminal of `width` columns; empty when there is nothing to check.
#[must_use]
pub fn due(page: &DuePage, width: usize) -> String {
    laid_out(page, width, Lines::Most(LINES_OF_A_CELL))
}

/// Returns the due list with nothing cut off, for readers that are no terminal.
#[must_use]
pub fn due_whole(page: &DuePage, width: usize) -> String {
    laid_out(page, width, Lines::All)
}

fn laid_out(page: &DuePage, width: usize, lines: Lines) -> String {
    let Some(last) = page.claims.last() else { return String::new() };
    let mut text = vec![heading(page.today, page.overdue, page.due)];
    text.extend(rows(page.claims, page.today, width, lines));
    let mut footer = footer(last);
    footer.extend(words::retracted_among(page.claims));
    text.extend(flow(&footer, width));
    joined(&text)
}

/// The line above the rows: the day and how much there is to check.
pub(super) fn heading(today: NaiveDate, overdue: u64, due: u64) -> String {
    let counts = [(overdue, "overdue"), (due, "due")];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    if counts.is_empty() {
        return format!("Nothing due on {today}; to come:");
    }
    format!("To check on {today}: {}", counts.join(", "))
}

/// The rows under their heads.
pub(super) fn rows(claims: &[Claim], today: NaiveDate, width: usize, lines: Lines) -> Vec<String> {
    let (is_wide, is_widest) = (width >= WIDE_FROM, width >= WIDEST_FROM);
    let mut columns = vec![("#", Fit::Number), ("BY", Fit::Whole(11)), ("WHEN", Fit::Whole(10))];
    columns.extend(is_wide.then_some(("AS SAID", Fit::Cut(0))));
    columns.extend(is_widest.then_some(("SAID", Fit::Whole(0))));
    columns.push(("WHO", Fit::Cut(8)));
    columns.extend(is_widest.then_some(("THEN", Fit::Whole(0))));
    columns.push(("CHECK WHETHER", Fit::Rest));
    let mut grid = Grid::new(columns);
    let names = if width < FULL_NAMES_FROM { Names::short(claims) } else { Names::full() };
    for claim in claims {
        let mut cells = vec![claim.id.to_string(), words::by(claim), nearness(claim, today)];
        cells.extend(is_wide.then(|| words::as_said(claim).to_owned()));
        cells.extend(is_widest.then(|| claim.entry.said_on.to_string()));
        cells.push(names.of(claim).to_owned());
        cells.extend(is_widest.then(|| what_follows(claim)));
        let question = std::iter::once(to_check(claim));
        grid.add(cells.into_iter().map(|cell| vec![cell]).chain(question));
    }
    grid.lay_out(width, lines)
}

/// How near the check is, in words.
pub(in crate::render) fn nearness(claim: &Claim, today: NaiveDate) -> String {
    when(claim, today).map_or_else(|| NOTHING.to_owned(), |when| words::nearness(when, today))
}

/// What to check: the condition with what it calls for below, or the statement.
pub(in crate::render) fn to_check(claim: &Claim) -> Paragraphs {
    match pending_condition(claim) {
        Some(condition) => {
            vec![words::quoted(&condition.text), format!("{}: {}", words::calls_for(condition), claim.entry.statement)]
        }
        None => vec![claim.entry.statement.clone()],
    }
}

/// What follows either way, in the words of the kind.
fn what_follows(claim: &Claim) -> String {
    match pending_condition(claim).map(|condition| condition.kind) {
        Some(ConditionKind::If) => "so: in force, not: void".to_owned(),
        Some(ConditionKind::Unless) => "so: void, not: in force".to_owned(),
        None => {
            let (fulfilled, unfulfilled) = outcome_words(claim.entry.kind);
            format!("{fulfilled} or {unfulfilled}")
        }
    }
}

fn pending_condition(claim: &Claim) -> Option<&Condition> {
    claim.condition.as_ref().filter(|_| awaits_condition(claim))
}

/// What to type for the row that stands right above.
pub(in crate::render) fn footer(claim: &Claim) -> Vec<String> {
    let id = claim.id;
    let decide = if awaits_condition(claim) {
        format!("decide: onrecord condition {id} yes|no")
    } else {
        let (fulfilled, unfulfilled) = words::typed_outcomes(claim);
        format!("decide: onrecord mark {id} {fulfilled}|{unfulfilled}")
    };
    vec![decide, format!("later: onrecord look {id} --again DATE")]
}
