//! The keys of a claim and of an event, in the order in which they are printed.

use chrono::NaiveDate;
use serde::Serialize;

use crate::claim::{Claim, Condition, DUE_WITHIN_DAYS, Evidence, Link, Note, Quote, Source, SourceRef, Status};
use crate::deadline::Window;
use crate::render::HistoryRow;

/// A claim.
#[derive(Serialize)]
pub(super) struct ClaimForm<'a> {
    id: i64,
    uid: String,
    #[serde(rename = "ref")]
    reference: Option<&'a str>,
    speaker: SpeakerForm<'a>,
    said_on: String,
    statement: &'a str,
    quote: Option<&'a str>,
    checked: bool,
    kind: &'static str,
    strength: &'static str,
    actor: Option<&'a str>,
    condition: Option<ConditionForm<'a>>,
    deadline: Option<Window>,
    status: &'static str,
    stage: Option<&'static str>,
    next_check: Option<NextCheckForm>,
    closed_on: Option<NaiveDate>,
    late_days: Option<i64>,
    reason: Option<&'static str>,
    without_condition: bool,
    disputed: bool,
    test: Option<&'a str>,
    private: bool,
    topics: &'a [String],
    links: Vec<LinkForm>,
    evidence: Vec<EvidenceForm<'a>>,
    source: Option<SourceForm<'a>>,
    spans: Option<&'a [(usize, usize)]>,
    /// Further sources it stands in.
    also_in: Vec<AlsoInForm<'a>>,
    /// How far its parts have come; null where it has none.
    parts: Option<PartsForm>,
    progress: Option<&'static str>,
    notes: Vec<NoteForm<'a>>,
}

#[derive(Serialize)]
struct SpeakerForm<'a> {
    name: &'a str,
    role: Option<&'a str>,
    unnamed: bool,
}

#[derive(Serialize)]
struct ConditionForm<'a> {
    kind: &'static str,
    text: &'a str,
    window: Option<Window>,
    state: &'static str,
    decided_on: Option<NaiveDate>,
}

#[derive(Serialize)]
struct NextCheckForm {
    on: NaiveDate,
    what: &'static str,
}

#[derive(Serialize)]
struct LinkForm {
    kind: &'static str,
    id: Option<i64>,
    uid: String,
}

#[derive(Serialize)]
struct EvidenceForm<'a> {
    url: &'a str,
    archive_url: Option<&'a str>,
    words: Option<&'a str>,
    note: Option<&'a str>,
    #[serde(rename = "for")]
    basis: &'static str,
}

#[derive(Serialize)]
pub(super) struct SourceForm<'a> {
    id: Option<i64>,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    archive_url: Option<&'a str>,
    published: Option<NaiveDate>,
    sha256: Option<&'a str>,
    retracted: bool,
}

#[derive(Serialize)]
struct AlsoInForm<'a> {
    source: SourceForm<'a>,
    quote: Option<&'a str>,
    spans: Option<&'a [(usize, usize)]>,
}

#[derive(Serialize)]
struct PartsForm {
    fulfilled: u32,
    all: u32,
}

#[derive(Serialize)]
struct NoteForm<'a> {
    on: NaiveDate,
    text: &'a str,
    public: bool,
    progress: Option<&'static str>,
}

impl<'a> ClaimForm<'a> {
    /// Takes a claim as it is seen from `today`.
    pub(super) fn of(claim: &'a Claim, today: NaiveDate) -> ClaimForm<'a> {
        let entry = &claim.entry;
        let quote = entry.quote.as_ref();
        let next_check = claim.next_check.filter(|_| claim.status == Status::Open);
        ClaimForm {
            id: claim.id,
            uid: claim.uid.to_string(),
            reference: entry.reference.as_deref(),
            speaker: SpeakerForm {
                name: &entry.speaker.name,
                role: entry.role.as_deref(),
                unnamed: entry.speaker.unnamed,
            },
            said_on: entry.said_on.to_string(),
            statement: &entry.statement,
            quote: quote.map(|quote| quote.words.as_str()),
            checked: quote.is_some_and(Quote::is_checked),
            kind: entry.kind.as_str(),
            strength: entry.strength.as_str(),
            actor: entry.actor.as_deref(),
            condition: claim.condition.as_ref().map(ConditionForm::of),
            deadline: entry.deadline.as_ref().map(without_spans),
            status: claim.status.as_str(),
            stage: claim.stage(today, DUE_WITHIN_DAYS).map(|stage| stage.as_str()),
            next_check: next_check.map(|next| NextCheckForm { on: next.on, what: next.what.as_str() }),
            closed_on: claim.closed_on,
            late_days: claim.late_days,
            reason: claim.reason.map(|reason| reason.as_str()),
            without_condition: claim.without_condition,
            disputed: claim.disputed,
            test: entry.test.as_deref(),
            private: entry.private,
            topics: &entry.topics,
            links: claim.links.iter().map(LinkForm::of).collect(),
            evidence: claim.evidence.iter().map(EvidenceForm::of).collect(),
            source: source(claim),
            spans: quote.map(|quote| quote.spans.as_slice()).filter(|spans| !spans.is_empty()),
            also_in: also_in(claim),
            parts: claim.parts.map(|parts| PartsForm { fulfilled: parts.fulfilled, all: parts.all }),
            progress: claim.progress().map(|progress| progress.as_str()),
            notes: claim.notes.iter().map(NoteForm::of).collect(),
        }
    }
}

impl<'a> ConditionForm<'a> {
    fn of(condition: &'a Condition) -> ConditionForm<'a> {
        ConditionForm {
            kind: condition.kind.as_str(),
            text: &condition.text,
            window: condition.window.as_ref().map(without_spans),
            state: condition.state.as_str(),
            decided_on: condition.decided_on,
        }
    }
}

impl LinkForm {
    fn of(link: &Link) -> LinkForm {
        LinkForm { kind: link.kind.as_str(), id: link.to_id, uid: link.to.to_string() }
    }
}

impl<'a> EvidenceForm<'a> {
    fn of(evidence: &'a Evidence) -> EvidenceForm<'a> {
        EvidenceForm {
            url: &evidence.url,
            archive_url: evidence.archive_url.as_deref(),
            words: evidence.words.as_deref(),
            note: evidence.note.as_deref(),
            basis: evidence.basis.as_str(),
        }
    }
}

/// The source in full where a ledger has looked it up, else what names it.
fn source(claim: &Claim) -> Option<SourceForm<'_>> {
    let of_key = |key| SourceForm::new(key, None);
    match &claim.source {
        Some(source) => Some(SourceForm::new(&source.key, Some(source))),
        None => claim.entry.source.as_ref().map(of_key),
    }
}

fn also_in(claim: &Claim) -> Vec<AlsoInForm<'_>> {
    let found = |key: &SourceRef| claim.also_in.iter().find(|source| source.key == *key);
    let also_in = claim.entry.also_in.iter();
    also_in
        .map(|also| AlsoInForm {
            source: SourceForm::new(&also.source, found(&also.source)),
            quote: also.quote.as_ref().map(|quote| quote.words.as_str()),
            spans: also.quote.as_ref().map(|quote| quote.spans.as_slice()).filter(|spans| !spans.is_empty()),
        })
        .collect()
}

impl<'a> NoteForm<'a> {
    fn of(note: &'a Note) -> NoteForm<'a> {
        let progress = note.progress.map(|progress| progress.as_str());
        NoteForm { on: note.on, text: &note.text, public: note.public, progress }
    }
}

impl<'a> SourceForm<'a> {
    /// The source in full where it is known, else what names it.
    pub(super) fn new(key: &'a SourceRef, source: Option<&'a Source>) -> SourceForm<'a> {
        let (sha256, key_url) = match key {
            SourceRef::Text(digest) => (Some(digest.as_str()), None),
            SourceRef::Url(url) => (None, Some(url.as_str())),
        };
        SourceForm {
            id: source.and_then(|source| source.id),
            title: source.and_then(|source| source.title.as_deref()),
            publisher: source.and_then(|source| source.publisher.as_deref()),
            url: source.and_then(|source| source.url.as_deref()).or(key_url),
            archive_url: source.and_then(|source| source.archive_url.as_deref()),
            published: source.and_then(|source| source.published),
            sha256,
            retracted: source.is_some_and(Source::is_retracted),
        }
    }
}

/// A window without the spans of texts that the reader does not have.
pub(super) fn without_spans(window: &Window) -> Window {
    let also = window.also.iter().map(without_spans).collect();
    Window { span: None, also, ..window.clone() }
}

/// An event without its payload, which is printed as it was stored.
#[derive(Serialize)]
pub(super) struct HistoryForm<'a> {
    id: i64,
    uid: &'a str,
    batch: &'a str,
    claim_id: Option<i64>,
    claim_uid: Option<&'a str>,
    kind: &'a str,
    happened_on: Option<&'a str>,
    recorded_at: &'a str,
    author: &'a str,
    undone: bool,
    prev: &'a str,
    hash: &'a str,
}

impl<'a> HistoryForm<'a> {
    /// Takes an event.
    pub(super) fn of(row: &'a HistoryRow) -> HistoryForm<'a> {
        HistoryForm {
            id: row.id,
            uid: &row.uid,
            batch: &row.batch,
            claim_id: row.claim_id,
            claim_uid: row.claim_uid.as_deref(),
            kind: &row.kind,
            happened_on: row.happened_on.as_deref(),
            recorded_at: &row.recorded_at,
            author: &row.author,
            undone: row.is_undone,
            prev: &row.prev,
            hash: &row.hash,
        }
    }
}
