//! Claims and events as CSV, for spreadsheets. A cell that a spreadsheet would run as a formula begins
//! with an apostrophe, which `import` takes off again.

mod people;
mod record;
mod shelf;

use std::borrow::Cow;

use csv::Writer;

use super::HistoryRow;
use super::sanitize::{is_unseen, push_escaped};
use super::words::iso_span;
use crate::claim::{Claim, Speaker, Status, View};

pub use people::speakers;
pub use record::track_record;
pub use shelf::sources;

/// The columns of a claim, in the order in which they are written.
pub const CLAIM_COLUMNS: [&str; 30] = [
    "id",
    "uid",
    "ref",
    "speaker",
    "role",
    "said_on",
    "statement",
    "kind",
    "strength",
    "condition_kind",
    "condition",
    "condition_by",
    "condition_state",
    "condition_decided_on",
    "deadline",
    "test",
    "topics",
    "actor",
    "status",
    "stage",
    "next_check_on",
    "closed_on",
    "late_days",
    "reason",
    "quote",
    "source_title",
    "source_publisher",
    "source_url",
    "source_published",
    "evidence",
];

/// What stands before the words for a speaker without a name, which `import` takes off again.
pub const UNNAMED: &str = "(unnamed) ";

const HISTORY_COLUMNS: [&str; 13] = [
    "id",
    "uid",
    "batch",
    "claim_id",
    "claim_uid",
    "kind",
    "happened_on",
    "recorded_at",
    "author",
    "undone",
    "payload",
    "prev",
    "hash",
];

/// Returns claims as CSV with a heading, one a row.
#[must_use]
pub fn claims(claims: &[Claim], view: View) -> String {
    written(&CLAIM_COLUMNS, claims.iter().map(|claim| claim_cells(claim, view)))
}

/// Returns the heading over claims alone, to be followed by [`claim`] once for each.
#[must_use]
pub fn heading() -> String {
    rows(std::iter::once(CLAIM_COLUMNS.map(Cow::Borrowed)))
}

/// Returns one claim as one row, which quotes may spread over several lines.
#[must_use]
pub fn claim(claim: &Claim, view: View) -> String {
    rows(std::iter::once(claim_cells(claim, view)))
}

/// Returns events as CSV with a heading, one a row.
#[must_use]
pub fn history(rows: &[HistoryRow]) -> String {
    written(&HISTORY_COLUMNS, rows.iter().map(history_cells))
}

type Cells<'a, const COLUMNS: usize> = [Cow<'a, str>; COLUMNS];

fn written<'a, const COLUMNS: usize>(
    heads: &[&'a str; COLUMNS],
    cells: impl Iterator<Item = Cells<'a, COLUMNS>>,
) -> String {
    rows(std::iter::once(heads.map(Cow::Borrowed)).chain(cells))
}

fn rows<'a, const COLUMNS: usize>(rows: impl Iterator<Item = Cells<'a, COLUMNS>>) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    let holds = "memory takes every row, and all rows are equally long";
    for row in rows {
        writer.write_record(row.iter().map(|cell| guarded(cell))).expect(holds);
    }
    let bytes = writer.into_inner().expect(holds);
    String::from_utf8(bytes).expect("rows are text")
}

fn claim_cells(claim: &Claim, view: View) -> Cells<'_, 30> {
    let (entry, condition, source) = (&claim.entry, claim.condition.as_ref(), claim.source.as_ref());
    let next_check = claim.next_check.filter(|_| claim.status == Status::Open);
    let evidence: Vec<&str> = claim.evidence.iter().map(|evidence| evidence.url.as_str()).collect();
    let condition_window = condition.and_then(|condition| condition.window.as_ref());
    let source_url = source.and_then(|source| source.url.as_deref());
    [
        owned(Some(claim.id)),
        owned(Some(claim.uid)),
        lent(entry.reference.as_deref()),
        speaker_cell(&entry.speaker),
        lent(entry.role.as_deref()),
        owned(Some(entry.said_on)),
        lent(Some(&entry.statement)),
        lent(Some(entry.kind.as_str())),
        lent(Some(entry.strength.as_str())),
        lent(condition.map(|condition| condition.kind.as_str())),
        lent(condition.map(|condition| condition.text.as_str())),
        owned(condition_window.map(iso_span)),
        lent(condition.map(|condition| condition.state.as_str())),
        owned(condition.and_then(|condition| condition.decided_on)),
        owned(entry.deadline.as_ref().map(iso_span)),
        lent(entry.test.as_deref()),
        Cow::Owned(entry.topics.join(";")),
        lent(entry.actor.as_deref()),
        lent(Some(claim.status.as_str())),
        lent(claim.stage(view).map(|stage| stage.as_str())),
        owned(next_check.map(|next| next.on)),
        owned(claim.closed_on),
        owned(claim.late_days),
        lent(claim.reason.map(|reason| reason.as_str())),
        lent(entry.quote.as_ref().map(|quote| quote.words.as_str())),
        lent(source.and_then(|source| source.title.as_deref())),
        lent(source.and_then(|source| source.publisher.as_deref())),
        lent(source_url.or_else(|| key_url(claim))),
        owned(source.and_then(|source| source.published)),
        Cow::Owned(evidence.join(";")),
    ]
}

/// Whoever is not named is told from a speaker of that name.
fn speaker_cell(speaker: &Speaker) -> Cow<'_, str> {
    if speaker.unnamed { Cow::Owned(format!("{UNNAMED}{}", speaker.name)) } else { Cow::Borrowed(&speaker.name) }
}

/// The address of a source that is known by nothing else.
fn key_url(claim: &Claim) -> Option<&str> {
    match claim.entry.source.as_ref()? {
        crate::claim::SourceRef::Url(url) => Some(url),
        crate::claim::SourceRef::Text(_) => None,
    }
}

fn history_cells(row: &HistoryRow) -> Cells<'_, 13> {
    [
        owned(Some(row.id)),
        lent(Some(&row.uid)),
        lent(Some(&row.batch)),
        owned(row.claim_id),
        lent(row.claim_uid.as_deref()),
        lent(Some(&row.kind)),
        lent(row.happened_on.as_deref()),
        lent(Some(&row.recorded_at)),
        lent(Some(&row.author)),
        lent(Some(if row.is_undone { "true" } else { "false" })),
        lent(Some(&row.payload)),
        lent(Some(&row.prev)),
        lent(Some(&row.hash)),
    ]
}

fn lent(text: Option<&str>) -> Cow<'_, str> {
    Cow::Borrowed(text.unwrap_or_default())
}

fn owned(value: Option<impl ToString>) -> Cow<'static, str> {
    Cow::Owned(value.map(|value| value.to_string()).unwrap_or_default())
}

/// Whether an apostrophe goes before a cell: where a spreadsheet would run it, and where it begins as if one
/// had been put there, so that taking one off always gives back what was there.
#[must_use]
pub fn is_guarded(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell that no spreadsheet runs and no terminal obeys. Newlines and tabs stay: quotes hold them.
fn guarded(cell: &str) -> String {
    let mut guarded = String::with_capacity(cell.len() + 1);
    if is_guarded(cell) {
        guarded.push('\'');
    }
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => guarded.push(c),
            '\r' if chars.peek() == Some(&'\n') => {}
            c if is_unseen(c) => push_escaped(&mut guarded, c),
            c => guarded.push(c),
        }
    }
    guarded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn the_columns_are_those_of_the_documentation_in_its_order() {
        let text = claims(&sample::rubio(), View::on(sample::day("2025-04-26")));
        let head = "id,uid,ref,speaker,role,said_on,statement,kind,strength,condition_kind,condition,\
            condition_by,condition_state,condition_decided_on,deadline,test,topics,actor,status,stage,\
            next_check_on,closed_on,late_days,reason,quote,source_title,source_publisher,source_url,\
            source_published,evidence";
        assert_eq!(text.lines().next(), Some(head));
        let first = text.lines().nth(1).expect("a claim");
        assert!(first.contains(",2025-04-18,the US withdraws from mediating,threat,hedged,if,no progress is made,2025-04-18..2025-04-25,pending,,,"), "{first}");
        assert!(first.contains(",open,overdue,2025-04-25,"), "{first}");
        assert_eq!(text.lines().count(), 4);
    }

    #[test]
    fn a_date_that_is_not_told_is_given_in_its_words() {
        let claim = sample::Saying::new(3, "we respond").by("within 30 days of a ceasefire").claim();
        let text = claims(&[claim], View::on(sample::day("2025-04-26")));
        assert!(text.contains(",within 30 days of a ceasefire,"), "{text}");
    }

    #[test]
    fn no_cell_is_run_as_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\\u{d}=1"),
            ("'=1+1", "''=1+1"),
            ("''-1", "'''-1"),
            ("'tis", "'tis"),
            ("1=1", "1=1"),
            ("a\r\nb", "a\nb"),
            ("\u{1b}[2J", r"\u{1b}[2J"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), expected);
        }
        let claim = sample::Saying::new(3, "=HYPERLINK(\"http://x\";\"y\")").claim();
        let text = claims(&[claim], View::on(sample::day("2025-04-26")));
        assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\""), "{text}");
    }

    #[test]
    fn lists_are_joined_by_semicolons() {
        let mut claim = sample::Saying::new(3, "we respond").claim();
        claim.entry.topics = vec!["peace".to_owned(), "Ukraine".to_owned()];
        claim.evidence = vec![sample::evidence("https://a.example"), sample::evidence("https://b.example")];
        let text = claims(&[claim], View::on(sample::day("2025-04-26")));
        assert!(text.contains(",peace;Ukraine,"), "{text}");
        assert!(text.ends_with(",https://a.example;https://b.example\n"), "{text}");
    }
}
