//! The keys of a claim and of an event, in the order in which they are printed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::schema::words;
use crate::claim::{Claim, Condition, Evidence, Link, Note, Quote, Source, SourceRef, Status, View};
use crate::deadline::Window;
use crate::render::HistoryRow;

/// A claim: what one speaker said on one day, and what has become of it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub(super) struct ClaimForm<'a> {
    /// Its number in this ledger, as people type it.
    id: i64,
    /// Its number everywhere.
    #[schemars(extend("format" = "uuid"))]
    uid: String,
    /// A key of the user's own, unique in the ledger.
    #[serde(rename = "ref")]
    reference: Option<&'a str>,
    /// Whoever is on record.
    speaker: SpeakerForm<'a>,
    /// When it was said: a day, or only a month or a year.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    said_on: String,
    /// What is claimed, one sentence that can be judged later.
    statement: &'a str,
    /// The words as the source has them, byte for byte; two spans are joined by one space.
    quote: Option<&'a str>,
    /// Whether the quote was found in the source's text.
    checked: bool,
    /// What the speaker does with the words.
    #[schemars(schema_with = "words::kind")]
    kind: &'static str,
    /// Whether the words are sure (firm) or may, might, hope (hedged).
    #[schemars(schema_with = "words::strength")]
    strength: &'static str,
    /// Of a demand: who must.
    actor: Option<&'a str>,
    /// What it hangs on.
    condition: Option<ConditionForm<'a>>,
    /// By when.
    deadline: Option<Window>,
    /// Where it stands: open, an outcome, or off the books.
    #[schemars(schema_with = "words::status")]
    status: &'static str,
    /// How far it has come, seen from the day asked about; null when it is closed or never due itself.
    #[schemars(schema_with = "words::stage")]
    stage: Option<&'static str>,
    /// When to look next, and at what; null when it is closed or never due itself.
    next_check: Option<NextCheckForm>,
    /// The day on which it was closed.
    closed_on: Option<NaiveDate>,
    /// Days after the accepted end of its window, 0 on time; null without a window or an outcome.
    late_days: Option<i64>,
    /// Why it was not fulfilled, where somebody knows.
    #[schemars(schema_with = "words::reason")]
    reason: Option<&'static str>,
    /// Whether it came about although it was not in force: counted beside every rate.
    without_condition: bool,
    /// Whether two outcomes were recorded in two places; the earlier one holds.
    disputed: bool,
    /// What would count as fulfilled.
    test: Option<&'a str>,
    /// Whether it is kept out of everything published.
    private: bool,
    /// Topics, in the order given.
    topics: &'a [String],
    /// How it stands to other claims.
    links: Vec<LinkForm>,
    /// What shows what happened, in the order filed.
    evidence: Vec<EvidenceForm<'a>>,
    /// Where it was read.
    source: Option<SourceForm<'a>>,
    /// Where the quote stands in the source's text: Unicode scalar values from 0, end exclusive.
    spans: Option<&'a [(usize, usize)]>,
    /// Further sources it stands in.
    also_in: Vec<AlsoInForm<'a>>,
    /// How far its parts have come; null where it has none.
    parts: Option<PartsForm>,
    /// How things are moving, by the newest note that says so.
    #[schemars(schema_with = "words::progress")]
    progress: Option<&'static str>,
    /// Notes, in the order written.
    notes: Vec<NoteForm<'a>>,
}

/// Whoever is on record.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Speaker")]
struct SpeakerForm<'a> {
    /// The name, or the words for somebody unnamed.
    name: &'a str,
    /// The role as it was when the words were said.
    role: Option<&'a str>,
    /// Whether the source names nobody: scoped to the source, without a track record.
    unnamed: bool,
}

/// What a claim hangs on.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Condition")]
struct ConditionForm<'a> {
    /// Whether the statement is called for if it comes about, or unless it does.
    #[schemars(schema_with = "words::condition_kind")]
    kind: &'static str,
    /// What has to come about, as worded.
    text: &'a str,
    /// By when it is to show.
    window: Option<Window>,
    /// Whether the text as worded has come about.
    #[schemars(schema_with = "words::condition_state")]
    state: &'static str,
    /// The day on which that was decided.
    decided_on: Option<NaiveDate>,
}

/// When to look next, and at what.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextCheck")]
struct NextCheckForm {
    /// The day.
    on: NaiveDate,
    /// What to check: the condition, the claim, or just look.
    #[schemars(schema_with = "words::check")]
    what: &'static str,
}

/// How a claim stands to another.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Link")]
struct LinkForm {
    /// In which way.
    #[schemars(schema_with = "words::link_kind")]
    kind: &'static str,
    /// The other claim's number in this ledger.
    id: Option<i64>,
    /// The other claim's number everywhere.
    #[schemars(extend("format" = "uuid"))]
    uid: String,
}

/// Something outside that shows what happened.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Evidence")]
struct EvidenceForm<'a> {
    /// Where it stands: http or https.
    url: &'a str,
    /// An archived copy of it.
    archive_url: Option<&'a str>,
    /// Its words, where they matter.
    words: Option<&'a str>,
    /// What the person who filed it had to say.
    note: Option<&'a str>,
    /// What it speaks for.
    #[serde(rename = "for")]
    #[schemars(schema_with = "words::basis")]
    basis: &'static str,
}

/// An article as it was read.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Source")]
pub(super) struct SourceForm<'a> {
    /// Its number in this ledger.
    id: Option<i64>,
    /// Its title.
    title: Option<&'a str>,
    /// Who published it.
    publisher: Option<&'a str>,
    /// Its address.
    url: Option<&'a str>,
    /// An archived copy of it.
    archive_url: Option<&'a str>,
    /// The day on which it was published.
    published: Option<NaiveDate>,
    /// The digest of its text; null where no text is kept.
    sha256: Option<&'a str>,
    /// Whether it was taken back.
    retracted: bool,
}

/// A further source that a claim stands in.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AlsoIn")]
struct AlsoInForm<'a> {
    /// The source.
    source: SourceForm<'a>,
    /// The claim's words as that source has them; null where they were not found or no text is kept.
    quote: Option<&'a str>,
    /// Where they stand in its text: Unicode scalar values, end exclusive.
    spans: Option<&'a [(usize, usize)]>,
}

/// How far the parts of a claim have come.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Parts")]
struct PartsForm {
    /// Parts that are fulfilled.
    fulfilled: u32,
    /// Parts on the books.
    all: u32,
}

/// Something that somebody wrote down about a claim.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Note")]
struct NoteForm<'a> {
    /// The day it was written.
    on: NaiveDate,
    /// The words.
    text: &'a str,
    /// Whether it may be published; else it is internal.
    public: bool,
    /// How things are moving, where the note says so.
    #[schemars(schema_with = "words::progress")]
    progress: Option<&'static str>,
}

impl<'a> ClaimForm<'a> {
    /// Takes a claim as it is in a view.
    pub(super) fn of(claim: &'a Claim, view: View) -> ClaimForm<'a> {
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
            stage: claim.stage(view).map(|stage| stage.as_str()),
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
