//! The columns of a spreadsheet of claims, and a row of cells under them.

use crate::render::csv::{CLAIM_COLUMNS, is_guarded};

/// How many columns there are.
pub(super) const COLUMNS: usize = CLAIM_COLUMNS.len();

/// A column, in the order in which they are exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(dead_code, reason = "what follows from the others is passed over: id and stage")]
pub(super) enum Column {
    Id,
    Uid,
    Ref,
    Speaker,
    Role,
    SaidOn,
    Statement,
    Kind,
    Strength,
    ConditionKind,
    Condition,
    ConditionBy,
    ConditionState,
    ConditionDecidedOn,
    Deadline,
    Test,
    Topics,
    Actor,
    Status,
    Stage,
    NextCheckOn,
    ClosedOn,
    LateDays,
    Reason,
    Quote,
    SourceTitle,
    SourcePublisher,
    SourceUrl,
    SourcePublished,
    Evidence,
}

impl Column {
    /// What stands over it.
    pub(super) fn name(self) -> &'static str {
        CLAIM_COLUMNS.get(self as usize).copied().unwrap_or_default()
    }
}

/// The place of the column that a heading means: capitals, spaces and hyphens do not matter.
pub(super) fn place_of(heading: &str) -> Option<usize> {
    let plain = heading.trim().to_lowercase().replace([' ', '-'], "_");
    CLAIM_COLUMNS.iter().position(|column| *column == plain)
}

/// A row that is not taken in: the line on which it begins, the column at fault, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) line: usize,
    pub(super) field: &'static str,
    pub(super) why: String,
}

/// What was given under each column; empty where nothing was.
#[derive(Clone, Debug)]
pub(super) struct Cells<'a> {
    pub(super) line: usize,
    cells: [&'a str; COLUMNS],
}

impl<'a> Cells<'a> {
    pub(super) fn new(line: usize) -> Cells<'a> {
        Cells { line, cells: [""; COLUMNS] }
    }

    /// Puts a text under the column in a place.
    pub(super) fn put(&mut self, place: usize, text: &'a str) {
        if let Some(cell) = self.cells.get_mut(place) {
            *cell = text;
        }
    }

    /// Puts a text under a column, where there is one.
    pub(super) fn put_some(&mut self, column: Column, text: Option<&'a str>) {
        self.put(column as usize, text.unwrap_or_default());
    }

    /// What stands under a column, without white space around it; `None` where nothing does.
    pub(super) fn get(&self, column: Column) -> Option<&'a str> {
        Some(self.whole(column).trim()).filter(|text| !text.is_empty())
    }

    /// What stands under a column as it is.
    pub(super) fn whole(&self, column: Column) -> &'a str {
        self.cells.get(column as usize).copied().unwrap_or_default()
    }

    /// Whether anything stands under the column in a place.
    pub(super) fn is_given(&self, place: usize) -> bool {
        self.cells.get(place).is_some_and(|cell| !cell.trim().is_empty())
    }

    /// The first column whose cell holds a character.
    pub(super) fn column_with(&self, c: char) -> Option<&'static str> {
        let place = self.cells.iter().position(|cell| cell.contains(c))?;
        CLAIM_COLUMNS.get(place).copied()
    }

    /// Refuses the row because of what stands under a column.
    pub(super) fn refused(&self, column: Column, why: impl ToString) -> Refused {
        Refused { line: self.line, field: column.name(), why: why.to_string() }
    }
}

/// Takes off the one apostrophe that keeps a spreadsheet from running a cell.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_guarded(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_that_are_exported() {
        for (column, name) in
            [(Column::Id, "id"), (Column::Ref, "ref"), (Column::SaidOn, "said_on"), (Column::Evidence, "evidence")]
        {
            assert_eq!(column.name(), name);
        }
        assert_eq!(Column::Evidence as usize + 1, COLUMNS);
        assert_eq!(place_of(" Said-on"), Some(Column::SaidOn as usize));
        assert_eq!(place_of("SOURCE URL"), Some(Column::SourceUrl as usize));
        assert_eq!(place_of("Engagement"), None);
    }

    #[test]
    fn one_apostrophe_is_taken_off_where_it_guards() {
        for (cell, expected) in [
            ("'=1+1", "=1+1"),
            ("'-1", "-1"),
            ("'+1", "+1"),
            ("'@x", "@x"),
            ("'\tx", "\tx"),
            ("'\rx", "\rx"),
            ("''=1", "'=1"),
            ("'''=1", "''=1"),
            ("''x", "''x"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("=1", "=1"),
            ("", ""),
        ] {
            assert_eq!(unguarded(cell), expected);
        }
    }
}
