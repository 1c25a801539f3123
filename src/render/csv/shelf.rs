//! Sources as CSV, one a row.

use std::borrow::Cow;

use super::{lent, owned, written};
use crate::claim::SourceRef;
use crate::report::{SourceLine, SourcesPage};

const COLUMNS: [&str; 13] = [
    "id",
    "published",
    "publisher",
    "title",
    "url",
    "archive_url",
    "sha256",
    "claims",
    "checked_quotes",
    "retracted",
    "retracted_on",
    "retraction_url",
    "retraction_why",
];

/// Returns sources as CSV with a heading, one a row.
#[must_use]
pub fn sources(page: &SourcesPage) -> String {
    written(&COLUMNS, page.lines.iter().map(cells))
}

fn cells(line: &SourceLine) -> [Cow<'_, str>; 13] {
    let (source, retraction) = (&line.source, line.source.retraction.as_ref());
    let sha256 = match &source.key {
        SourceRef::Text(digest) => Some(digest.as_str()),
        SourceRef::Url(_) => None,
    };
    [
        owned(source.id),
        owned(source.published),
        lent(source.publisher.as_deref()),
        lent(source.title.as_deref()),
        lent(source.url.as_deref()),
        lent(source.archive_url.as_deref()),
        lent(sha256),
        owned(Some(line.claims)),
        owned(Some(line.checked)),
        lent(Some(if retraction.is_some() { "true" } else { "false" })),
        owned(retraction.and_then(|retraction| retraction.on)),
        lent(retraction.and_then(|retraction| retraction.url.as_deref())),
        lent(retraction.and_then(|retraction| retraction.why.as_deref())),
    ]
}
