//! A digest: the counts in one sentence, then a table for each section. Nothing is cut off.

use super::grid::{Fit, Grid, Lines};
use super::joined;
use super::overview::flow;
use super::wrap::wrap;
use crate::render::digests::{Section, footer, heading, sections, sentence};
use crate::render::sanitize::shown;
use crate::report::{Digest, Seen};

/// Returns a digest as text for a terminal of `width` columns.
#[must_use]
pub fn digest(digest: &Digest, seen: Seen, width: usize) -> String {
    let wrapped = |text: &str| wrap(&shown(text), width, usize::MAX);
    let mut lines = wrapped(&heading(digest, seen));
    lines.extend(wrapped(&sentence(digest)));
    for section in sections(digest) {
        lines.push(String::new());
        lines.extend(wrapped(&section.title));
        lines.extend(table(section, width));
    }
    let footer = footer(digest);
    if !footer.is_empty() {
        lines.push(String::new());
        lines.extend(flow(&footer, width).iter().flat_map(|line| wrapped(line)));
    }
    joined(&lines)
}

fn table(section: Section, width: usize) -> Vec<String> {
    let [id, on, who, text] = section.heads;
    let mut grid = Grid::new(vec![(id, Fit::Number), (on, Fit::Whole(0)), (who, Fit::Cut(0)), (text, Fit::Rest)]);
    for item in section.items {
        let told = item.text.into_iter().chain(item.links).collect();
        grid.add([vec![item.id], vec![item.on], vec![item.who], told]);
    }
    grid.lay_out(width, Lines::All)
}
