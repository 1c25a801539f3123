//! Claims and events as pipe tables of Markdown. A cell is text and nothing but text: what Markdown or
//! HTML would take for markup is escaped.

mod digest;
mod people;
mod record;
mod shelf;

use super::HistoryRow;
use super::marks;
use super::sanitize::shown;
use super::table;
use super::words::{self, NOTHING};
use crate::claim::{Claim, View};
use crate::report::{DuePage, ListPage, SearchPage};

pub use digest::digest;
pub use record::track_record;

pub use people::speakers;
pub use shelf::sources;

/// Returns the status table; the heads alone when no claim fits.
#[must_use]
pub fn list(page: &ListPage) -> String {
    claims(page.claims, page.view)
}

/// Returns claims as a table, one a row.
#[must_use]
pub fn claims(claims: &[Claim], view: View) -> String {
    let heads = ["#", "Status", "By", "Said", "Who", "Kind", "Hangs on", "Source", "Claim"];
    written(
        heads,
        claims.iter().map(|claim| {
            let hangs_on = claim.condition.as_ref().map(words::hangs_on);
            [
                claim.id.to_string(),
                words::standing(claim, view),
                words::by(claim),
                claim.entry.said_on.to_string(),
                claim.entry.speaker.name.clone(),
                words::kind(claim),
                hangs_on.unwrap_or_else(|| NOTHING.to_owned()),
                words::source_name(claim),
                claim.entry.statement.clone(),
            ]
        }),
    )
}

/// Returns what a search has found, the finds in bold; empty when there is nothing.
#[must_use]
pub fn search(page: &SearchPage) -> String {
    if page.claims.is_empty() {
        return String::new();
    }
    let heads = ["#", "Status", "Said", "Who", "Found"];
    let rows = page.claims.iter().zip(page.passages).map(|(claim, passages)| {
        [
            claim.id.to_string(),
            words::standing(claim, page.view),
            claim.entry.said_on.to_string(),
            marks::unmarked(&claim.entry.speaker.name),
            table::found_in(claim, passages).join("; "),
        ]
    });
    marks::with_signs(&written(heads, rows), "**", "**")
}

/// Returns the due list, the condition and what it calls for in one cell; empty when nothing is due.
#[must_use]
pub fn due(page: &DuePage) -> String {
    if page.claims.is_empty() {
        return String::new();
    }
    let heads = ["#", "By", "When", "As said", "Said", "Who", "Check whether"];
    written(
        heads,
        page.claims.iter().map(|claim| {
            [
                claim.id.to_string(),
                words::by(claim),
                table::nearness(claim, page.today),
                words::as_said(claim).to_owned(),
                claim.entry.said_on.to_string(),
                claim.entry.speaker.name.clone(),
                table::to_check(claim).join("; "),
            ]
        }),
    )
}

/// Returns events as a table, one a row.
#[must_use]
pub fn history(rows: &[HistoryRow]) -> String {
    let heads = ["Event", "Recorded", "By", "Claim", "Kind", "What"];
    written(
        heads,
        rows.iter().map(|row| {
            [
                row.id.to_string(),
                row.minute(),
                row.author.clone(),
                row.claim_id.map_or_else(|| NOTHING.to_owned(), |id| id.to_string()),
                row.kind.clone(),
                table::says(row, rows),
            ]
        }),
    )
}

fn written<const COLUMNS: usize>(heads: [&str; COLUMNS], rows: impl Iterator<Item = [String; COLUMNS]>) -> String {
    let mut text = format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(COLUMNS));
    for row in rows {
        let cells = row.map(|cell| escaped(&cell));
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text
}

/// A cell as plain text.
fn escaped(cell: &str) -> String {
    let mut escaped = String::with_capacity(cell.len());
    for c in shown(cell).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn a_cell_is_nothing_but_text() {
        for (cell, expected) in [
            ("a|b", r"a\|b"),
            ("two\nlines", "two lines"),
            ("<img src=x>", "&lt;img src=x&gt;"),
            ("Q&A", "Q&amp;A"),
            ("![x](http://y)", r"!\[x\](http://y)"),
            (r"\|", r"\\\|"),
            ("\u{202e}x", r"\\u{202e}x"),
        ] {
            assert_eq!(escaped(cell), expected);
        }
    }

    #[test]
    fn a_claim_is_one_row() {
        let text = claims(&sample::rubio(), View::on(sample::day("2025-04-26")));
        let row = text.lines().nth(2).expect("a claim");
        assert_eq!(
            row,
            "| 1 | overdue | 2025-04-25\\~ | 2025-04-18 | Marco Rubio | threat, hedged | \
             if “no progress is made” | - | the US withdraws from mediating |"
        );
        assert_eq!(text.lines().count(), 5);
    }
}
