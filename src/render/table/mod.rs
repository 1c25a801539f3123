//! Tables and sheets for a terminal: the same order of columns at every width, and a wider one adds
//! columns without moving any. Only the last column wraps, three lines at most.

mod wrap;

mod grid;

mod sheet;

mod list;

mod due;

mod overview;

mod proposals;

mod understood;

mod show;

mod search;

mod payload;

mod history;

mod changes;

mod links;

mod window;

mod record;

mod digest;

mod settings;
mod shelf;

mod speakers;

pub(super) use changes::corrections;
pub(super) use due::{nearness, to_check};
pub(super) use history::says;
pub(super) use search::found_in;

pub use changes::{corrected, corrected_fields, source_called};
pub use digest::digest;
pub use due::{due, due_whole};
pub use history::{HistoryRow, event_in_words, history};
pub use links::said_again;
pub use list::{list, list_whole};
pub use overview::overview;
pub use proposals::{Closing, ProposalRow, SourceNews, closing, proposal, proposals};
pub use record::track_record;
pub use search::{search, search_whole};
pub use settings::settings;
pub use shelf::{Ink, source, source_head, sources, sources_whole};
pub use show::{ClaimPage, show};
pub use speakers::{speaker, speaker_head, speaker_whole, speakers, speakers_whole};
pub use understood::understood;
pub use window::window;

/// Columns from which speakers go by their full names.
const FULL_NAMES_FROM: usize = 90;

/// Columns from which a table has its first additional columns.
const WIDE_FROM: usize = 100;

/// Columns from which a table has all its columns.
const WIDEST_FROM: usize = 140;

/// Lines that a cell has at most, unless nothing may be cut off.
const LINES_OF_A_CELL: usize = 3;

/// Joins lines, each with a newline after it.
fn joined(lines: &[String]) -> String {
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests;
