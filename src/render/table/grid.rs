//! A table of columns: how wide each is, and what of a cell is shown. The layout itself is comfy-table's.
//!
//! Every cell is shown safely here, so that no table can forget it.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

use super::wrap::{cut, wrap};
use crate::render::sanitize::shown;

/// Columns between two columns.
const GAP: usize = 2;

/// Columns that the last column keeps when others want more than there is.
const LAST_KEEPS: usize = 20;

/// Columns below which nothing is cut.
const LEAST: usize = 4;

/// Columns by which a note under a row is moved in.
const NOTE_INDENT: usize = 2;

/// The widest table there is; comfy-table counts in `u16`.
const WIDEST: usize = 60_000;

/// How a column takes its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Numbers, to the right, never cut.
    Number,
    /// As wide as its cells, but at least this.
    Whole(usize),
    /// As wide as its cells where there is room; cut with "…" else.
    Cut(usize),
    /// The last column: what is left, wrapped.
    Rest,
}

/// How many lines a cell of the last column may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// At most so many, then "…".
    Most(usize),
    /// As many as it takes; nothing in the table is cut off.
    All,
}

/// One cell: paragraphs, of which only the last column shows more than one.
pub(super) type Paragraphs = Vec<String>;

/// A table before it is laid out; the last column is the one that wraps.
pub(super) struct Grid {
    columns: Vec<(&'static str, Fit)>,
    rows: Vec<Vec<Paragraphs>>,
    /// What is said under a row, across all columns, by the row's place.
    notes: Vec<(usize, String)>,
}

impl Grid {
    pub(super) fn new(columns: Vec<(&'static str, Fit)>) -> Grid {
        Grid { columns, rows: Vec::new(), notes: Vec::new() }
    }

    /// Adds a row of raw cells, one for each column.
    pub(super) fn add(&mut self, cells: impl IntoIterator<Item = Paragraphs>) {
        let safe = |paragraphs: Paragraphs| paragraphs.iter().map(|paragraph| shown(paragraph).into_owned()).collect();
        self.rows.push(cells.into_iter().map(safe).collect());
    }

    /// Says something raw under the last row, over the whole width and moved in a little.
    pub(super) fn add_note(&mut self, note: &str) {
        if let Some(row) = self.rows.len().checked_sub(1) {
            self.notes.push((row, shown(note).into_owned()));
        }
    }

    /// Lays the table out: its lines, the heading first, no blanks at their ends.
    pub(super) fn lay_out(&self, width: usize, lines: Lines) -> Vec<String> {
        let widths = self.widths(width.min(WIDEST));
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        let heads = self.heads(&widths);
        let mut heights = vec![heads.first().map_or(1, |head| head.lines().count())];
        table.set_header(heads.iter().map(Cell::new));
        for row in &self.rows {
            let cells = row.iter().zip(&self.columns).zip(&widths);
            let cells: Vec<Vec<String>> =
                cells.map(|((cell, (_, fit)), &width)| fitted(cell, *fit, width, lines)).collect();
            heights.push(cells.iter().map(Vec::len).max().unwrap_or(1).max(1));
            table.add_row(cells.iter().map(|lines| Cell::new(lines.join("\n"))));
        }
        let last = widths.len().saturating_sub(1);
        for ((column, (_, fit)), (index, &width)) in
            table.column_iter_mut().zip(&self.columns).zip(widths.iter().enumerate())
        {
            let gap = if index == last { 0 } else { as_u16(GAP) };
            column.set_padding((0, gap));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(as_u16(width) + gap)));
            if *fit == Fit::Number {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let laid_out = table.lines().map(|line| line.trim_end().to_owned()).collect();
        self.with_notes(laid_out, &heights, width)
    }

    /// The heads, each of as many lines as the tallest, its own at the foot.
    fn heads(&self, widths: &[usize]) -> Vec<String> {
        let wrapped = |head: &str, width| head.lines().flat_map(|line| wrap(line, width, usize::MAX)).collect();
        let heads: Vec<Vec<String>> =
            self.columns.iter().zip(widths).map(|((head, _), width)| wrapped(head, *width)).collect();
        let tallest = heads.iter().map(Vec::len).max().unwrap_or(1);
        heads.iter().map(|head| "\n".repeat(tallest.saturating_sub(head.len())) + &head.join("\n")).collect()
    }

    /// Puts each note under its row; `heights` are the lines of the heading and of the rows.
    fn with_notes(&self, laid_out: Vec<String>, heights: &[usize], width: usize) -> Vec<String> {
        if self.notes.is_empty() {
            return laid_out;
        }
        let mut left = laid_out.into_iter();
        let mut notes = self.notes.iter().peekable();
        let mut lines: Vec<String> = Vec::new();
        for (place, height) in heights.iter().enumerate() {
            lines.extend(left.by_ref().take(*height));
            while let Some((_, note)) = notes.next_if(|(row, _)| row + 1 == place) {
                let wrapped = wrap(note, width.saturating_sub(NOTE_INDENT), usize::MAX);
                lines.extend(wrapped.iter().map(|line| format!("{}{line}", " ".repeat(NOTE_INDENT))));
            }
        }
        lines.extend(left);
        lines
    }

    /// The columns that the last column will have.
    pub(super) fn width_of_last(&self, width: usize) -> usize {
        self.widths(width.min(WIDEST)).last().copied().unwrap_or(0)
    }

    /// The width of each column, without the gaps.
    fn widths(&self, width: usize) -> Vec<usize> {
        let wants: Vec<usize> = (0..self.columns.len()).map(|index| self.want(index)).collect();
        let is_cut = |index: &usize| matches!(self.columns.get(*index), Some((_, Fit::Cut(_))));
        let taken: usize = wants
            .iter()
            .zip(&self.columns)
            .filter(|(_, (_, fit))| matches!(fit, Fit::Number | Fit::Whole(_)))
            .map(|(want, _)| want)
            .sum();
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let room = width.saturating_sub(taken + gaps);
        let last_want = wants.last().copied().unwrap_or(0);
        // It wraps: a third of what it wants, with some slack, already shows all of it.
        let wrapped = (last_want / 3 + 8).min(room * 2 / 5).max(LAST_KEEPS);
        let is_rest = matches!(self.columns.last(), Some((_, Fit::Rest)));
        let last_keeps = if is_rest { last_want.min(wrapped).min(room) } else { 0 };
        let flexible: Vec<usize> = (0..wants.len()).filter(is_cut).collect();
        let shares = fair_shares(
            flexible.iter().filter_map(|&index| Some((index, *wants.get(index)?))).collect(),
            room - last_keeps,
        );
        let mut widths = wants;
        for (index, share) in shares {
            if let Some(width) = widths.get_mut(index) {
                *width = share;
            }
        }
        let others: usize = widths.iter().rev().skip(1).sum();
        if let Some(last) = widths.last_mut() {
            *last = last_want.min(width.saturating_sub(others + gaps)).max(LEAST * 2);
        }
        widths
    }

    /// The columns that a column would take if there were no end of them.
    fn want(&self, index: usize) -> usize {
        let Some((head, fit)) = self.columns.get(index) else { return 0 };
        let least = match fit {
            Fit::Number => 3,
            Fit::Whole(least) | Fit::Cut(least) => *least,
            Fit::Rest => 0,
        };
        let cells = self.rows.iter().filter_map(|row| row.get(index)).flatten().map(String::as_str);
        let widest = cells.chain(head.lines()).map(UnicodeWidthStr::width).max().unwrap_or(0);
        widest.max(least).min(WIDEST)
    }
}

/// Gives each what it wants, or where there is too little the same to all who want more.
fn fair_shares(mut wants: Vec<(usize, usize)>, room: usize) -> Vec<(usize, usize)> {
    wants.sort_unstable_by_key(|&(_, want)| want);
    let mut left = room;
    let count = wants.len();
    for (given, (_, want)) in wants.iter_mut().enumerate() {
        let share = (*want).min((left / (count - given)).max(LEAST));
        *want = share;
        left = left.saturating_sub(share);
    }
    wants
}

fn fitted(cell: &Paragraphs, fit: Fit, width: usize, lines: Lines) -> Vec<String> {
    match (fit, lines) {
        (Fit::Number | Fit::Whole(_), _) => cell.clone(),
        (Fit::Cut(_), Lines::Most(_)) => vec![cut(&cell.join(" "), width)],
        (Fit::Cut(_) | Fit::Rest, Lines::All) => {
            cell.iter().flat_map(|paragraph| wrap(paragraph, width, usize::MAX)).collect()
        }
        (Fit::Rest, Lines::Most(most)) => shared_out(cell, width, most),
    }
}

/// Wraps paragraphs so that each keeps at least one of the lines, and the first ones take what they need.
fn shared_out(cell: &Paragraphs, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, paragraph) in cell.iter().enumerate() {
        let still_to_come = cell.len() - index - 1;
        let free = most.saturating_sub(lines.len() + still_to_come);
        lines.extend(wrap(paragraph, width, free.max(1)));
    }
    lines
}

fn as_u16(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
