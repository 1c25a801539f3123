//! Track records: a table for each kind, and for firm and hedged claims apart. Under each row stands what
//! is not in its rate. Nothing is cut off.

use unicode_width::UnicodeWidthStr;

use super::grid::{Fit, Grid, Lines};
use super::joined;
use super::overview::flow;
use super::wrap::wrap;
use crate::claim::{Kind, Strength};
use crate::render::records::{beside, days, footer, heading, of_judged, whose};
use crate::render::sanitize::shown;
use crate::report::{Line, Per, TrackRecord};

/// Columns that a name takes on one line in every table.
const NAMES: usize = 32;

/// Columns below which a rate may take more than one line.
const NARROW_BELOW: usize = 72;

/// Returns track records as tables for a terminal of `width` columns, heading and footer included.
#[must_use]
pub fn track_record(page: &TrackRecord, width: usize) -> String {
    let mut lines: Vec<String> = heading(page).iter().flat_map(|line| wrap(&shown(line), width, usize::MAX)).collect();
    for table in page.tables() {
        lines.push(String::new());
        lines.extend(grid(page, table, width).lay_out(width, Lines::All));
    }
    let footer = flow(&footer(page), width);
    if !footer.is_empty() {
        lines.push(String::new());
        lines.extend(footer.iter().flat_map(|line| wrap(line, width, usize::MAX)));
    }
    joined(&lines)
}

fn grid(page: &TrackRecord, lines: &[Line], width: usize) -> Grid {
    // As wide in every table, so that they stand under each other.
    let widest = |line: &Line| whose(page, line).width().min(NAMES).max(title(page.per, line).width());
    let names = page.lines.iter().map(widest).max().unwrap_or(0);
    let first = lines.first();
    let (unfulfilled, of_judged_head) = heads(first.map_or(Kind::Promise, |line| line.kind));
    let mut grid = Grid::new(vec![
        (first.map_or("", |line| title(page.per, line)), Fit::Cut(names)),
        ("ON TIME", Fit::Number),
        ("LATE", Fit::Number),
        ("PARTLY", Fit::Number),
        (unfulfilled, Fit::Number),
        (of_judged_head, if width < NARROW_BELOW { Fit::Rest } else { Fit::Whole(0) }),
    ]);
    for line in lines {
        let record = &line.record;
        let counts = [record.fulfilled_on_time, record.fulfilled_late, record.partly, record.unfulfilled];
        let cells = std::iter::once(whose(page, line).to_owned())
            .chain(counts.map(|count| count.to_string()))
            .chain([of_judged(page, line)]);
        grid.add(cells.map(|cell| vec![cell]));
        let note = note(line);
        if !note.is_empty() {
            grid.add_note(&note);
        }
    }
    grid
}

/// What is not in the rate, and how late the late ones were.
fn note(line: &Line) -> String {
    let beside = Some(beside(&line.record)).filter(|beside| !beside.is_empty());
    let beside = beside.map(|beside| format!("left out: {beside}"));
    let late = line.median_days_late.map(|median| format!("late by {} (median)", days(median)));
    [beside, late].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The heads of what did not come about and of the rate, in the words of the kind.
fn heads(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Promise => ("BROKEN", "KEPT, OF JUDGED"),
        Kind::Threat => ("NOT\nCARRIED OUT", "CARRIED OUT, OF JUDGED"),
        Kind::Prediction => ("DID NOT\nCOME TRUE", "CAME TRUE, OF JUDGED"),
        Kind::Demand => ("NOT MET", "MET, OF JUDGED"),
        Kind::Assertion => ("REFUTED", "BORNE OUT, OF JUDGED"),
    }
}

/// What a table is about, as the head of its first column.
fn title(per: Per, line: &Line) -> &'static str {
    match ((line.kind, line.strength), per) {
        ((Kind::Promise, _), Per::Kind) => "PROMISES",
        ((Kind::Threat, _), Per::Kind) => "THREATS",
        ((Kind::Prediction, _), Per::Kind) => "PREDICTIONS",
        ((Kind::Demand, _), Per::Kind) => "DEMANDS",
        ((Kind::Assertion, _), Per::Kind) => "ASSERTIONS",
        ((Kind::Promise, Strength::Firm), _) => "PROMISES, FIRM",
        ((Kind::Promise, Strength::Hedged), _) => "PROMISES, HEDGED",
        ((Kind::Threat, Strength::Firm), _) => "THREATS, FIRM",
        ((Kind::Threat, Strength::Hedged), _) => "THREATS, HEDGED",
        ((Kind::Prediction, Strength::Firm), _) => "PREDICTIONS, FIRM",
        ((Kind::Prediction, Strength::Hedged), _) => "PREDICTIONS, HEDGED",
        ((Kind::Demand, Strength::Firm), _) => "DEMANDS, FIRM",
        ((Kind::Demand, Strength::Hedged), _) => "DEMANDS, HEDGED",
        ((Kind::Assertion, Strength::Firm), _) => "ASSERTIONS, FIRM",
        ((Kind::Assertion, Strength::Hedged), _) => "ASSERTIONS, HEDGED",
    }
}
