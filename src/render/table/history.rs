//! What was recorded, by whom and when.

use super::grid::{Fit, Grid, Lines};
use super::payload::Among;
use super::{LINES_OF_A_CELL, joined};
use crate::claim::Change;
use crate::render::sanitize::shown;
use crate::render::words::NOTHING;

/// An event as it is shown: its stored text and its local numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// Its local number.
    pub id: i64,
    /// The local number of its claim.
    pub claim_id: Option<i64>,
    /// The stored word of its kind.
    pub kind: String,
    /// The day in the world; `None` for corrections.
    pub happened_on: Option<String>,
    /// When it was recorded: RFC 3339, UTC.
    pub recorded_at: String,
    /// Who recorded it.
    pub author: String,
    /// What it says: JSON, as stored.
    pub payload: String,
    /// The command that it came from.
    pub batch: String,
    /// Its number everywhere.
    pub uid: String,
    /// The uid of its claim.
    pub claim_uid: Option<String>,
    /// The hash of the event before it.
    pub prev: String,
    /// Its hash.
    pub hash: String,
    /// Whether an undo has taken it back.
    pub is_undone: bool,
    /// The fields that it corrects, before and after.
    pub changes: Vec<(Change, Change)>,
    /// What people call the claims and sources that it names, by their uids, digests and addresses.
    pub names: Vec<(String, String)>,
}

impl HistoryRow {
    /// The instant it was recorded, to the minute: "2026-11-01 12:00".
    pub(in crate::render) fn minute(&self) -> String {
        self.recorded_at.chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect()
    }
}

/// Returns the events as a table for a terminal of `width` columns; empty when there are none.
#[must_use]
pub fn history(rows: &[HistoryRow], width: usize) -> String {
    joined(&lines(rows, width, Lines::Most(LINES_OF_A_CELL)))
}

/// The lines of that table.
pub(super) fn lines(rows: &[HistoryRow], width: usize, lines: Lines) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut grid = Grid::new(vec![
        ("EVENT", Fit::Number),
        ("RECORDED", Fit::Cut(0)),
        ("BY", Fit::Cut(0)),
        ("CLAIM", Fit::Number),
        ("KIND", Fit::Cut(0)),
        ("WHAT", Fit::Rest),
    ]);
    for row in rows {
        let claim = row.claim_id.map_or_else(|| NOTHING.to_owned(), |id| id.to_string());
        let cells = [row.id.to_string(), row.minute(), row.author.clone(), claim, row.kind.clone(), says(row, rows)];
        grid.add(cells.into_iter().map(|cell| vec![cell]));
    }
    grid.lay_out(width, lines)
}

/// Returns what an event says in a few words, shown safely.
#[must_use]
pub fn event_in_words(row: &HistoryRow) -> String {
    shown(&Among(&[]).says(row)).into_owned()
}

/// What an event says in a few words, and whether it was undone.
pub(in crate::render) fn says(row: &HistoryRow, among: &[HistoryRow]) -> String {
    let says = Among(among).says(row);
    if row.is_undone { format!("(undone) {says}") } else { says }
}
