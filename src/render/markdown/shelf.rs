//! Sources as a pipe table.

use super::written;
use crate::render::words::{self, NOTHING};
use crate::report::SourcesPage;

/// Returns sources as a table, one a row.
#[must_use]
pub fn sources(page: &SourcesPage) -> String {
    let heads = ["#", "Published", "Publisher", "Title", "Address", "Claims", "Checked", "Retracted"];
    let some = |word: Option<String>| word.unwrap_or_else(|| NOTHING.to_owned());
    let rows = page.lines.iter().map(|line| {
        let source = &line.source;
        [
            some(source.id.map(|id| id.to_string())),
            some(source.published.map(|on| on.to_string())),
            some(source.publisher.clone()),
            some(source.title.clone()),
            some(source.url.clone()),
            line.claims.to_string(),
            line.checked.to_string(),
            some(words::retraction(source)),
        ]
    });
    written(heads, rows)
}
