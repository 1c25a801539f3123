//! The one place where a domain value becomes column text and back.

use chrono::NaiveDate;

use super::StoreError;
use super::backend::{Row, Value};
use crate::claim::{Claim, Condition, NewClaim, NewCondition, NextCheck, Parts, Quote, Source, SourceRef, Speaker};
use crate::deadline::Window;

/// The columns of `claim`, in the order in which [`claim_values`] writes and [`read_claim`] reads them.
pub(crate) const CLAIM_COLUMNS: [&str; 42] = [
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
    // joined from speaker and source_entry when read
    "speaker.name",
    "speaker.unnamed",
    "source_entry.id",
];

/// How many of [`CLAIM_COLUMNS`] stand in the table `claim` itself.
pub(crate) const OWN_COLUMNS: usize = 39;

/// The text of a query for whole claims: `c` is the claim. What follows is `WHERE` and the rest.
pub(crate) fn select_claims() -> String {
    let own: Vec<String> = CLAIM_COLUMNS.iter().take(OWN_COLUMNS).map(|column| format!("c.{column}")).collect();
    format!(
        "SELECT {}, s.name, s.unnamed, e.id, e.sha256, e.url, e.title, e.publisher, e.archive_url, \
         e.published, e.retracted \
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

/// The values of the claim's own columns.
pub(crate) fn claim_values(claim: &Claim, speaker_id: i64, source_id: Option<i64>) -> Vec<Value> {
    let entry = &claim.entry;
    let condition = claim.condition.as_ref();
    let quote = entry.quote.as_ref();
    vec![
        claim.id.into(),
        claim.uid.to_string().into(),
        entry.reference.clone().into(),
        speaker_id.into(),
        entry.role.clone().into(),
        source_id.into(),
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
    ]
}

/// Whether the claim has rows in the tables beside `claim`.
pub(crate) fn has_details(claim: &Claim) -> bool {
    let has_anchor = claim.entry.quote.as_ref().is_some_and(Quote::is_checked);
    has_anchor || !claim.entry.topics.is_empty() || !claim.links.is_empty() || !claim.evidence.is_empty()
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
        source,
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
        speaker: Speaker { name: cells.needed(39)?, unnamed: cells.truth(40)? },
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

fn read_source(cells: &Cells<'_>) -> Result<Option<Source>, StoreError> {
    let Some(id) = cells.row.integer(41)? else { return Ok(None) };
    let url = cells.text(43)?;
    let key = match (cells.text(42)?, &url) {
        (Some(digest), _) => SourceRef::Text(digest),
        (None, url) => SourceRef::Url(url.clone().unwrap_or_default()),
    };
    Ok(Some(Source {
        id: Some(id),
        key,
        url,
        title: cells.text(44)?,
        publisher: cells.text(45)?,
        archive_url: cells.text(46)?,
        published: cells.parse(47)?,
        retracted: cells.truth(48)?,
    }))
}
