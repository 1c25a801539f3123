//! The one place where a domain value becomes column text and back.

use chrono::NaiveDate;

use super::StoreError;
use super::backend::{Row, Value};
use crate::claim::{
    Claim, Condition, NewClaim, NewCondition, NextCheck, Parts, Quote, Retraction, Source, SourceRef, Speaker,
};
use crate::deadline::Window;

/// The columns of `claim`, in the order in which [`claim_values`] writes and [`read_claim`] reads them.
pub(crate) const CLAIM_COLUMNS: [&str; 43] = [
    "id",
    "uid",
    "ref",
    "speaker_id",
    "role",
    "source_id",
    "said_on",
    "said_by",
    "statement",
    "quote",
    "quote_at",
    "kind",
    "strength",
    "actor",
    "condition_kind",
    "condition_text",
    "condition_window",
    "condition_state",
    "condition_decided_on",
    "deadline",
    "status",
    "next_check_on",
    "next_check_what",
    "overdue_after",
    "closed_on",
    "late_days",
    "reason",
    "closing_note",
    "without_condition",
    "disputed",
    "parts_fulfilled",
    "parts_all",
    "test",
    "private",
    "lang",
    "translation",
    "has_details",
    "condition_decided_by",
    "closed_by",
    "counted",
    // joined from speaker and source_entry when read
    "speaker.name",
    "speaker.unnamed",
    "source_entry.id",
];

/// How many of [`CLAIM_COLUMNS`] stand in the table `claim` itself.
pub(crate) const OWN_COLUMNS: usize = 40;

/// What is read of a source: `e` is its entry.
pub(crate) const SOURCE_COLUMNS: &str = "e.id, e.sha256, e.url, e.title, e.publisher, e.archive_url, e.published, \
     e.retracted, e.retracted_on, e.retraction_url, e.retraction_why";

/// The text of a query for whole claims: `c` is the claim. What follows is `WHERE` and the rest.
pub(crate) fn select_claims() -> String {
    let own: Vec<String> = CLAIM_COLUMNS.iter().take(OWN_COLUMNS).map(|column| format!("c.{column}")).collect();
    format!(
        "SELECT {}, s.name, s.unnamed, {SOURCE_COLUMNS} \
         FROM claim c JOIN speaker s ON s.id = c.speaker_id \
         LEFT JOIN source_entry e ON e.id = c.source_id ",
        own.join(", ")
    )
}

/// A window as it is stored in a column.
fn window_text(window: Option<&Window>) -> Value {
    window.and_then(|window| serde_json::to_string(window).ok()).into()
}

fn day(day: Option<NaiveDate>) -> Value {
    day.map(|day| day.to_string()).into()
}

/// What the row of a claim holds that does not follow from the claim alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside {
    /// The local number of its speaker.
    pub(crate) speaker_id: i64,
    /// The local number of its main source.
    pub(crate) source_id: Option<i64>,
    /// Whether every source that it stands in was retracted.
    pub(crate) is_retracted: bool,
}

/// Whether a claim counts in rates: each once, where it is judged, and only while a source of it stands.
fn counts(claim: &Claim, is_retracted: bool) -> bool {
    claim.status.is_on_the_books() && claim.follows().is_none() && claim.parts.is_none() && !is_retracted
}

/// The values of the claim's own columns.
pub(crate) fn claim_values(claim: &Claim, beside: &Beside) -> Vec<Value> {
    let entry = &claim.entry;
    let condition = claim.condition.as_ref();
    let quote = entry.quote.as_ref();
    vec![
        claim.id.into(),
        claim.uid.to_string().into(),
        entry.reference.clone().into(),
        beside.speaker_id.into(),
        entry.role.clone().into(),
        beside.source_id.into(),
        entry.said_on.to_string().into(),
        entry.said_on.last_day().to_string().into(),
        entry.statement.clone().into(),
        quote.map(|quote| quote.words.clone()).into(),
        quote.and_then(|quote| quote.at.clone()).into(),
        entry.kind.as_str().into(),
        entry.strength.as_str().into(),
        entry.actor.clone().into(),
        condition.map(|condition| condition.kind.as_str()).into(),
        condition.map(|condition| condition.text.clone()).into(),
        window_text(condition.and_then(|condition| condition.window.as_ref())),
        condition.map(|condition| condition.state.as_str()).into(),
        day(condition.and_then(|condition| condition.decided_on)),
        window_text(entry.deadline.as_ref()),
        claim.status.as_str().into(),
        day(claim.next_check.map(|next| next.on)),
        claim.next_check.map(|next| next.what.as_str()).into(),
        day(claim.overdue_after),
        day(claim.closed_on),
        claim.late_days.into(),
        claim.reason.map(crate::claim::Reason::as_str).into(),
        claim.closing_note.clone().into(),
        claim.without_condition.into(),
        claim.disputed.into(),
        claim.parts.map(|parts| i64::from(parts.fulfilled)).into(),
        claim.parts.map(|parts| i64::from(parts.all)).into(),
        entry.test.clone().into(),
        entry.private.into(),
        entry.lang.clone().into(),
        entry.translation.clone().into(),
        has_details(claim).into(),
        condition.and_then(|condition| condition.decided_by).map(|uid| uid.to_string()).into(),
        claim.closed_by.map(|uid| uid.to_string()).into(),
        counts(claim, beside.is_retracted).into(),
    ]
}

/// Whether the claim has rows in the tables beside `claim`.
pub(crate) fn has_details(claim: &Claim) -> bool {
    let has_anchor = claim.entry.quote.as_ref().is_some_and(Quote::is_checked);
    let entry = &claim.entry;
    let is_filed = !claim.links.is_empty() || !claim.evidence.is_empty() || !claim.notes.is_empty();
    has_anchor || is_filed || !entry.topics.is_empty() || !entry.also_in.is_empty()
}

/// A cell that is read: which table, column and row, for the error that names it.
struct Cells<'a> {
    row: &'a dyn Row,
    id: i64,
}

impl Cells<'_> {
    fn text(&self, column: usize) -> Result<Option<String>, StoreError> {
        self.row.text(column)
    }

    fn needed(&self, column: usize) -> Result<String, StoreError> {
        self.text(column)?.ok_or_else(|| self.bad(column, "null", "a value is needed"))
    }

    fn parse<T: std::str::FromStr<Err: ToString>>(&self, column: usize) -> Result<Option<T>, StoreError> {
        let Some(text) = self.text(column)? else { return Ok(None) };
        text.parse().map(Some).map_err(|error: T::Err| self.bad(column, &text, &error.to_string()))
    }

    fn parse_needed<T: std::str::FromStr<Err: ToString>>(&self, column: usize) -> Result<T, StoreError> {
        self.parse(column)?.ok_or_else(|| self.bad(column, "null", "a value is needed"))
    }

    fn truth(&self, column: usize) -> Result<bool, StoreError> {
        Ok(self.row.integer(column)?.unwrap_or(0) != 0)
    }

    fn window(&self, column: usize) -> Result<Option<Window>, StoreError> {
        let Some(text) = self.text(column)? else { return Ok(None) };
        serde_json::from_str(&text).map(Some).map_err(|error| self.bad(column, &text, &error.to_string()))
    }

    fn bad(&self, column: usize, found: &str, why: &str) -> StoreError {
        StoreError::BadCell {
            table: "claim",
            column: CLAIM_COLUMNS.get(column).copied().unwrap_or("source_entry"),
            id: self.id,
            found: found.to_owned(),
            why: why.to_owned(),
        }
    }
}

/// A claim as its row has it: what stands in other tables (topics, links, spans, evidence) is not in it.
pub(crate) struct ClaimRow {
    pub(crate) claim: Claim,
    /// Whether there is any of that.
    pub(crate) has_details: bool,
}

/// Reads a row of [`select_claims`].
pub(crate) fn read_claim(row: &dyn Row) -> Result<ClaimRow, StoreError> {
    let id = row.integer(0)?.unwrap_or_default();
    let cells = Cells { row, id };
    let condition = read_condition(&cells)?;
    let count = |column| Ok::<_, StoreError>(row.integer(column)?.and_then(|n| u32::try_from(n).ok()));
    let parts = match (count(30)?, count(31)?) {
        (Some(fulfilled), Some(all)) => Some(Parts { fulfilled, all }),
        _ => None,
    };
    let next_check = match (cells.parse(21)?, cells.parse(22)?) {
        (Some(on), Some(what)) => Some(NextCheck { on, what }),
        _ => None,
    };
    let source = read_source(&cells)?;
    let claim = Claim {
        id,
        uid: cells.parse_needed(1)?,
        entry: read_entry(&cells, condition.as_ref(), source.as_ref())?,
        condition,
        status: cells.parse_needed(20)?,
        next_check,
        overdue_after: cells.parse(23)?,
        closed_on: cells.parse(24)?,
        closed_by: cells.parse(38)?,
        late_days: row.integer(25)?,
        reason: cells.parse(26)?,
        closing_note: cells.text(27)?,
        without_condition: cells.truth(28)?,
        disputed: cells.truth(29)?,
        parts,
        links: Vec::new(),
        evidence: Vec::new(),
        notes: Vec::new(),
        source,
        also_in: Vec::new(),
    };
    Ok(ClaimRow { claim, has_details: cells.truth(36)? })
}

fn read_entry(
    cells: &Cells<'_>,
    condition: Option<&Condition>,
    source: Option<&Source>,
) -> Result<NewClaim, StoreError> {
    let at = cells.text(10)?;
    Ok(NewClaim {
        reference: cells.text(2)?,
        speaker: Speaker { name: cells.needed(40)?, unnamed: cells.truth(41)? },
        role: cells.text(4)?,
        said_on: cells.parse_needed(6)?,
        statement: cells.needed(8)?,
        quote: cells.text(9)?.map(|words| Quote::unchecked(words, at)),
        kind: cells.parse_needed(11)?,
        strength: cells.parse_needed(12)?,
        actor: cells.text(13)?,
        condition: condition.map(|condition| NewCondition {
            kind: condition.kind,
            text: condition.text.clone(),
            window: condition.window.clone(),
        }),
        deadline: cells.window(19)?,
        test: cells.text(32)?,
        topics: Vec::new(),
        source: source.map(|source| source.key.clone()),
        also_in: Vec::new(),
        private: cells.truth(33)?,
        lang: cells.text(34)?,
        translation: cells.text(35)?,
    })
}

fn read_condition(cells: &Cells<'_>) -> Result<Option<Condition>, StoreError> {
    let Some(kind) = cells.parse(14)? else { return Ok(None) };
    Ok(Some(Condition {
        kind,
        text: cells.needed(15)?,
        window: cells.window(16)?,
        state: cells.parse_needed(17)?,
        decided_on: cells.parse(18)?,
        decided_by: cells.parse(37)?,
    }))
}

/// Where the columns of the source begin in a row of [`select_claims`].
const SOURCE_AT: usize = 42;

fn read_source(cells: &Cells<'_>) -> Result<Option<Source>, StoreError> {
    if cells.row.integer(SOURCE_AT)?.is_none() {
        return Ok(None);
    }
    source_at(cells.row, SOURCE_AT).map(Some)
}

/// Reads [`SOURCE_COLUMNS`] from the column `at` on.
pub(crate) fn source_at(row: &dyn Row, at: usize) -> Result<Source, StoreError> {
    let url = row.text(at + 2)?;
    let key = match row.text(at + 1)? {
        Some(digest) => SourceRef::Text(digest),
        None => SourceRef::Url(url.clone().unwrap_or_default()),
    };
    let day = |column: usize| Ok::<_, StoreError>(row.text(at + column)?.and_then(|day| day.parse().ok()));
    let retraction = match row.integer(at + 7)? {
        Some(1..) => Some(Retraction { on: day(8)?, url: row.text(at + 9)?, why: row.text(at + 10)? }),
        _ => None,
    };
    Ok(Source {
        id: row.integer(at)?,
        key,
        url,
        title: row.text(at + 3)?,
        publisher: row.text(at + 4)?,
        archive_url: row.text(at + 5)?,
        published: day(6)?,
        retraction,
    })
}
