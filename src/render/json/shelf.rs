//! Sources as JSON: alone with how many claims stand in them, or one with its text and the claims.

use chrono::NaiveDate;
use serde::Serialize;

use super::forms::{ClaimForm, SourceForm};
use super::people::claims;
use super::{array, encoded, lines};
use crate::claim::Source;
use crate::report::{SourceLine, SourcePage, SourcesPage};

/// Returns sources as one array, a source a line; `[]` when there are none.
#[must_use]
pub fn sources(page: &SourcesPage) -> String {
    array(page.lines.iter().map(row))
}

/// Returns sources as objects, one a line.
#[must_use]
pub fn sources_lines(page: &SourcesPage) -> String {
    lines(page.lines.iter().map(row))
}

/// Returns one source with its text and all claims on the books that stand in it, as one object on one line.
#[must_use]
pub fn source(page: &SourcePage) -> String {
    let source = SourceText { source: WholeForm::of(page.source), text: page.text };
    encoded(&SourceWhole { source, claims: claims(page.claims, page.view) }) + "\n"
}

fn row(line: &SourceLine) -> String {
    encoded(&SourceRow { source: WholeForm::of(&line.source), claims: line.claims, checked_quotes: line.checked })
}

#[derive(Serialize)]
struct SourceRow<'a> {
    #[serde(flatten)]
    source: WholeForm<'a>,
    claims: u64,
    checked_quotes: u64,
}

#[derive(Serialize)]
struct SourceWhole<'a> {
    source: SourceText<'a>,
    claims: Vec<ClaimForm<'a>>,
}

#[derive(Serialize)]
struct SourceText<'a> {
    #[serde(flatten)]
    source: WholeForm<'a>,
    text: Option<&'a str>,
}

/// What a claim says of its source, and how that was taken back.
#[derive(Serialize)]
struct WholeForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    retraction: Option<RetractionForm<'a>>,
}

#[derive(Serialize)]
struct RetractionForm<'a> {
    on: Option<NaiveDate>,
    url: Option<&'a str>,
    why: Option<&'a str>,
}

impl<'a> WholeForm<'a> {
    fn of(source: &'a Source) -> WholeForm<'a> {
        let retraction = source.retraction.as_ref().map(|retraction| RetractionForm {
            on: retraction.on,
            url: retraction.url.as_deref(),
            why: retraction.why.as_deref(),
        });
        WholeForm { source: SourceForm::new(&source.key, Some(source)), retraction }
    }
}
