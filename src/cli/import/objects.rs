//! Claims as objects of JSON, one a line, in the shape in which they are printed: a row each. What was
//! printed as one array is read too.

use std::io::{self, BufRead, Cursor, Read};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::Input;
use super::columns::{Cells, Column, Refused};
use super::lines::{Line, Lines};
use super::row::{More, NUL, Reader, Row};
use super::rows::{Item, Items};
use crate::claim::{Basis, Evidence};
use crate::deadline::Window;
use crate::render::csv::CLAIM_COLUMNS;
use crate::store::digest;

/// What stands in a file of JSON lines.
pub(super) enum Found {
    /// Events of a ledger.
    Ledger(Input),
    /// Claims as objects.
    Claims(Input),
    /// Articles, and what is said in them.
    Articles(Input),
}

/// Looks at the first line that tells: one with a statement is a claim, one with claims, or with why there are none,
/// an article.
pub(super) fn sniff(mut input: Input) -> io::Result<Found> {
    let mut head = Vec::new();
    loop {
        let from = head.len();
        if input.read_until(b'\n', &mut head)? == 0 {
            return Ok(Found::Ledger(Box::new(Cursor::new(head))));
        }
        let line = head.get(from..).unwrap_or_default();
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let object = object_of(line);
        let is_undecided = object.is_empty() || serde_json::from_slice::<TextLine>(object).is_ok();
        if is_undecided {
            continue;
        }
        let has = serde_json::from_slice::<Sniffed>(object).unwrap_or_default();
        let input: Input = Box::new(Cursor::new(head).chain(input));
        return Ok(if has.statement.is_some() {
            Found::Claims(input)
        } else if has.claims.is_some() || has.error.is_some() {
            Found::Articles(input)
        } else {
            Found::Ledger(input)
        });
    }
}

/// A line without what makes it one of an array.
fn object_of(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii();
    let line = line.strip_prefix(b"[").unwrap_or(line);
    let line = line.strip_suffix(b"]").unwrap_or(line);
    line.strip_suffix(b",").unwrap_or(line).trim_ascii()
}

/// A file of claims.
pub(super) struct Objects {
    lines: Lines<Input>,
}

impl Objects {
    pub(super) fn new(input: Input) -> Objects {
        Objects { lines: Lines::new(input) }
    }
}

impl Items for Objects {
    fn next(&mut self, reader: &mut Reader) -> io::Result<Option<Result<Item, Refused>>> {
        while let Some(line) = self.lines.next()? {
            if !object_of(&line.bytes).is_empty() {
                return Ok(Some(item(&line, reader)));
            }
        }
        Ok(None)
    }
}

fn item(line: &Line, reader: &mut Reader) -> Result<Item, Refused> {
    let number = line.number;
    let refuse = |field: &'static str, why: String| Refused { line: number, field, why };
    let text = std::str::from_utf8(object_of(&line.bytes))
        .map_err(|error| refuse("line", format!("invalid UTF-8, byte {}", error.valid_up_to() + 1)))?;
    if let Ok(TextLine { source }) = serde_json::from_str(text) {
        if digest(&source.text) != source.sha256 {
            return Err(refuse("sha256", "the text does not fit it".to_owned()));
        }
        if source.text.contains('\0') {
            return Err(refuse("text", NUL.to_owned()));
        }
        return Ok(Item::Text { sha256: source.sha256, text: source.text });
    }
    let claim: ClaimForm = serde_json::from_str(text).map_err(|error| refuse("line", error.to_string()))?;
    if let Some(field) = field_with_nul(text) {
        return Err(refuse(field, NUL.to_owned()));
    }
    row(&claim, number, reader).map(|row| Item::Row(Box::new(row)))
}

/// The first field that is taken in and holds NUL, at any depth. JSON writes it in one way alone.
fn field_with_nul(text: &str) -> Option<&'static str> {
    if !text.contains(r"\u0000") {
        return None;
    }
    let object: serde_json::Map<String, Value> = serde_json::from_str(text).ok()?;
    let fields = CLAIM_COLUMNS.iter().chain(&["next_check", "source"]);
    fields.copied().find(|field| object.get(*field).is_some_and(holds_nul))
}

/// Whether a text in it holds NUL, at any depth.
pub(super) fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(holds_nul),
        Value::Object(fields) => fields.values().any(holds_nul),
        _ => false,
    }
}

/// Only what tells a claim and an article from an event.
#[derive(Default, Deserialize)]
struct Sniffed {
    #[serde(default)]
    statement: Option<IgnoredAny>,
    #[serde(default)]
    claims: Option<IgnoredAny>,
    #[serde(default)]
    error: Option<IgnoredAny>,
}

/// A line that holds the text of a source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextLine {
    source: TextForm,
}

#[derive(Deserialize)]
struct TextForm {
    sha256: String,
    text: String,
}

#[derive(Deserialize)]
struct ClaimForm {
    #[serde(default)]
    uid: Option<String>,
    #[serde(rename = "ref", default)]
    reference: Option<String>,
    speaker: SpeakerForm,
    #[serde(default)]
    role: Option<String>,
    said_on: String,
    statement: String,
    #[serde(default)]
    quote: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    strength: Option<String>,
    #[serde(default)]
    actor: Option<String>,
    #[serde(default)]
    condition: Option<ConditionForm>,
    #[serde(default)]
    deadline: Option<WindowForm>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    next_check: Option<NextCheckForm>,
    #[serde(default)]
    closed_on: Option<String>,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    test: Option<String>,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    evidence: Vec<EvidenceForm>,
    #[serde(default)]
    source: Option<SourceForm>,
    #[serde(default)]
    links: Vec<IgnoredAny>,
    #[serde(default)]
    notes: Vec<IgnoredAny>,
    #[serde(default)]
    also_in: Vec<IgnoredAny>,
}

/// A speaker in full, or the name alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum SpeakerForm {
    Name(String),
    Full {
        name: String,
        #[serde(default)]
        role: Option<String>,
        #[serde(default)]
        unnamed: bool,
    },
}

/// A window in full, or the words alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum WindowForm {
    Words(String),
    Full(Box<Window>),
}

#[derive(Deserialize)]
struct NextCheckForm {
    on: String,
}

#[derive(Deserialize)]
struct ConditionForm {
    #[serde(default)]
    kind: Option<String>,
    text: String,
    #[serde(default)]
    window: Option<WindowForm>,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    decided_on: Option<String>,
}

#[derive(Deserialize)]
struct EvidenceForm {
    url: String,
    #[serde(default)]
    archive_url: Option<String>,
    #[serde(default)]
    words: Option<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(rename = "for", default)]
    basis: Option<String>,
}

#[derive(Deserialize)]
struct SourceForm {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    publisher: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    archive_url: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    sha256: Option<String>,
}

fn row(claim: &ClaimForm, line: usize, reader: &mut Reader) -> Result<Row, Refused> {
    let topics = claim.topics.join(";");
    let mut cells = Cells::new(line);
    put_claim(&mut cells, claim, &topics);
    if let Some(condition) = &claim.condition {
        cells.put_some(Column::ConditionKind, condition.kind.as_deref());
        cells.put_some(Column::Condition, Some(&condition.text));
        cells.put_some(Column::ConditionBy, words_of(condition.window.as_ref()));
        cells.put_some(Column::ConditionState, condition.state.as_deref());
        cells.put_some(Column::ConditionDecidedOn, condition.decided_on.as_deref());
    }
    if let Some(source) = &claim.source {
        cells.put_some(Column::SourceTitle, source.title.as_deref());
        cells.put_some(Column::SourcePublisher, source.publisher.as_deref());
        cells.put_some(Column::SourceUrl, source.url.as_deref());
        cells.put_some(Column::SourcePublished, source.published.as_deref());
    }
    let source = claim.source.as_ref();
    let more = More {
        quote: None,
        deadline: whole(claim.deadline.as_ref()),
        condition_window: claim.condition.as_ref().and_then(|condition| whole(condition.window.as_ref())),
        unnamed: matches!(&claim.speaker, SpeakerForm::Full { unnamed: true, .. }),
        private: claim.private,
        is_linked: !claim.links.is_empty(),
        is_noted: !claim.notes.is_empty(),
        is_also_elsewhere: !claim.also_in.is_empty(),
        topics: Some(claim.topics.clone()),
        evidence: evidence(claim, &cells)?,
        archive_url: source.and_then(|source| source.archive_url.clone()),
        sha256: source.and_then(|source| source.sha256.clone()),
    };
    reader.row_with(&cells, more)
}

fn put_claim<'a>(cells: &mut Cells<'a>, claim: &'a ClaimForm, topics: &'a str) {
    let (name, role) = match &claim.speaker {
        SpeakerForm::Name(name) => (name, None),
        SpeakerForm::Full { name, role, .. } => (name, role.as_deref()),
    };
    cells.put_some(Column::Uid, claim.uid.as_deref());
    cells.put_some(Column::Ref, claim.reference.as_deref());
    cells.put_some(Column::Speaker, Some(name));
    cells.put_some(Column::Role, role.or(claim.role.as_deref()));
    cells.put_some(Column::SaidOn, Some(&claim.said_on));
    cells.put_some(Column::Statement, Some(&claim.statement));
    cells.put_some(Column::Kind, claim.kind.as_deref());
    cells.put_some(Column::Strength, claim.strength.as_deref());
    cells.put_some(Column::Deadline, words_of(claim.deadline.as_ref()));
    cells.put_some(Column::Test, claim.test.as_deref());
    cells.put_some(Column::Topics, Some(topics));
    cells.put_some(Column::Actor, claim.actor.as_deref());
    cells.put_some(Column::Status, claim.status.as_deref());
    cells.put_some(Column::NextCheckOn, claim.next_check.as_ref().map(|next| next.on.as_str()));
    cells.put_some(Column::ClosedOn, claim.closed_on.as_deref());
    cells.put_some(Column::Reason, claim.reason.as_deref());
    cells.put_some(Column::Quote, claim.quote.as_deref());
}

fn words_of(window: Option<&WindowForm>) -> Option<&str> {
    match window? {
        WindowForm::Words(words) => Some(words),
        WindowForm::Full(window) => Some(&window.phrase),
    }
}

fn whole(window: Option<&WindowForm>) -> Option<Window> {
    match window? {
        WindowForm::Words(_) => None,
        WindowForm::Full(window) => Some(Window::clone(window)),
    }
}

fn evidence(claim: &ClaimForm, cells: &Cells<'_>) -> Result<Vec<Evidence>, Refused> {
    let pieces = claim.evidence.iter().map(|form| {
        let basis = form.basis.as_deref().map(str::parse::<Basis>).transpose();
        let piece = Evidence {
            url: form.url.clone(),
            archive_url: form.archive_url.clone(),
            words: form.words.clone(),
            note: form.note.clone(),
            basis: basis.map_err(|error| cells.refused(Column::Evidence, error))?.unwrap_or(Basis::Outcome),
        };
        super::row::check_addresses(cells, &piece)?;
        Ok(piece)
    });
    pieces.collect()
}
