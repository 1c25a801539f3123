//! Facts as the text that is stored and hashed, and back.
//!
//! The JSON here is the outside form of a fact, apart from the domain types, and no integer id is in it:
//! claims go by uid, sources by digest or URL, speakers by name. What is read back is never written
//! again, so a field may be added with a default and old text keeps its hash.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::claim::event::Sourced;
use crate::claim::{EventKind, Evidence, Fact, NewClaim, NewCondition, Quote, SourceRef, Speaker, Uid};
use crate::deadline::Window;

/// A payload that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PayloadError {
    /// The JSON is not what this kind of event holds.
    #[error("payload of {kind}: {detail}")]
    Malformed {
        /// The kind of the event.
        kind: EventKind,
        /// What is wrong, by line and column.
        detail: String,
    },
    /// The kind is reserved, or of a later version.
    #[error("an event of kind {kind} is not read by this version")]
    NotRead {
        /// The kind of the event.
        kind: EventKind,
    },
}

/// Writes what a fact says, in the form that is stored.
pub(crate) fn encode(fact: &Fact) -> String {
    let encoded = match fact {
        Fact::Logged(claim) => serde_json::to_string(&LoggedForm::from(claim.as_ref())),
        Fact::Condition { state, deadline, note } => serde_json::to_string(&ConditionForm {
            state: state.to_string(),
            deadline: deadline.clone(),
            note: note.clone(),
        }),
        Fact::Outcome { outcome, reason, note, early } => serde_json::to_string(&OutcomeForm {
            outcome: outcome.to_string(),
            reason: reason.map(|reason| reason.to_string()),
            note: note.clone(),
            early: *early,
        }),
        Fact::Evidenced(evidence) => serde_json::to_string(&EvidenceForm::from(evidence)),
        Fact::Looked { again, note } => serde_json::to_string(&LookedForm { again: *again, note: note.clone() }),
        Fact::Linked { kind, to } => serde_json::to_string(&LinkedForm { link: kind.to_string(), to: to.to_string() }),
        Fact::Dropped { why } => serde_json::to_string(&WhyForm { why: why.clone() }),
        Fact::Reopened { why, of } => serde_json::to_string(&ReopenedForm { why: why.clone(), of: of.to_string() }),
        Fact::Reverted { batch } => serde_json::to_string(&RevertedForm { batch: batch.to_string() }),
        Fact::Sourced(sourced) => serde_json::to_string(&SourcedForm::from(sourced)),
        Fact::Imported { heads, batches } => serde_json::to_string(&ImportedForm {
            heads: heads.clone(),
            batches: batches.iter().map(Uid::to_string).collect(),
        }),
    };
    encoded.expect("forms hold only text, numbers and lists, which JSON can always hold")
}

/// Reads what an event says.
pub(crate) fn decode(kind: EventKind, payload: &str) -> Result<Fact, PayloadError> {
    let malformed = |detail: String| PayloadError::Malformed { kind, detail };
    Ok(match kind {
        EventKind::Logged => {
            let form: LoggedForm = read(kind, payload)?;
            Fact::Logged(Box::new(form.into_claim().map_err(malformed)?))
        }
        EventKind::Condition => {
            let form: ConditionForm = read(kind, payload)?;
            let state = word(&form.state).map_err(malformed)?;
            Fact::Condition { state, deadline: form.deadline, note: form.note }
        }
        EventKind::Outcome => {
            let form: OutcomeForm = read(kind, payload)?;
            let reason = form.reason.as_deref().map(word).transpose().map_err(malformed)?;
            let outcome = word(&form.outcome).map_err(malformed)?;
            Fact::Outcome { outcome, reason, note: form.note, early: form.early }
        }
        EventKind::Evidenced => {
            let form: EvidenceForm = read(kind, payload)?;
            Fact::Evidenced(form.into_evidence().map_err(malformed)?)
        }
        EventKind::Looked => {
            let form: LookedForm = read(kind, payload)?;
            Fact::Looked { again: form.again, note: form.note }
        }
        EventKind::Linked => {
            let form: LinkedForm = read(kind, payload)?;
            Fact::Linked { kind: word(&form.link).map_err(malformed)?, to: word(&form.to).map_err(malformed)? }
        }
        EventKind::Dropped => Fact::Dropped { why: read::<WhyForm>(kind, payload)?.why },
        EventKind::Reopened => {
            let form: ReopenedForm = read(kind, payload)?;
            Fact::Reopened { why: form.why, of: word(&form.of).map_err(malformed)? }
        }
        EventKind::Reverted => {
            let form: RevertedForm = read(kind, payload)?;
            Fact::Reverted { batch: word(&form.batch).map_err(malformed)? }
        }
        EventKind::Sourced => Fact::Sourced(read::<SourcedForm>(kind, payload)?.into()),
        EventKind::Imported => {
            let form: ImportedForm = read(kind, payload)?;
            let batches: Result<Vec<Uid>, String> = form.batches.iter().map(|batch| word(batch)).collect();
            Fact::Imported { heads: form.heads, batches: batches.map_err(malformed)? }
        }
        EventKind::Amended | EventKind::Noted | EventKind::Speaker | EventKind::Judged | EventKind::Settled => {
            return Err(PayloadError::NotRead { kind });
        }
    })
}

fn read<'a, T: Deserialize<'a>>(kind: EventKind, payload: &'a str) -> Result<T, PayloadError> {
    serde_json::from_str(payload).map_err(|error| PayloadError::Malformed { kind, detail: error.to_string() })
}

fn word<T: std::str::FromStr<Err: ToString>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: T::Err| error.to_string())
}

#[derive(Serialize, Deserialize)]
struct LoggedForm {
    #[serde(rename = "ref", default)]
    reference: Option<String>,
    speaker: SpeakerForm,
    #[serde(default)]
    role: Option<String>,
    said_on: String,
    statement: String,
    #[serde(default)]
    quote: Option<QuoteForm>,
    kind: String,
    strength: String,
    #[serde(default)]
    actor: Option<String>,
    #[serde(default)]
    condition: Option<NewConditionForm>,
    #[serde(default)]
    deadline: Option<Window>,
    #[serde(default)]
    test: Option<String>,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    source: Option<SourceRefForm>,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    translation: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct SpeakerForm {
    name: String,
    #[serde(default)]
    unnamed: bool,
}

#[derive(Serialize, Deserialize)]
struct QuoteForm {
    words: String,
    #[serde(default)]
    spans: Vec<(usize, usize)>,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
    #[serde(default)]
    at: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct NewConditionForm {
    kind: String,
    text: String,
    #[serde(default)]
    window: Option<Window>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum SourceRefForm {
    Sha256(String),
    Url(String),
}

impl From<&SourceRef> for SourceRefForm {
    fn from(key: &SourceRef) -> SourceRefForm {
        match key {
            SourceRef::Text(digest) => SourceRefForm::Sha256(digest.clone()),
            SourceRef::Url(url) => SourceRefForm::Url(url.clone()),
        }
    }
}

impl From<SourceRefForm> for SourceRef {
    fn from(form: SourceRefForm) -> SourceRef {
        match form {
            SourceRefForm::Sha256(digest) => SourceRef::Text(digest),
            SourceRefForm::Url(url) => SourceRef::Url(url),
        }
    }
}

impl From<&NewClaim> for LoggedForm {
    fn from(claim: &NewClaim) -> LoggedForm {
        LoggedForm {
            reference: claim.reference.clone(),
            speaker: SpeakerForm { name: claim.speaker.name.clone(), unnamed: claim.speaker.unnamed },
            role: claim.role.clone(),
            said_on: claim.said_on.to_string(),
            statement: claim.statement.clone(),
            quote: claim.quote.clone().map(|quote| QuoteForm {
                words: quote.words,
                spans: quote.spans,
                prefix: quote.prefix,
                suffix: quote.suffix,
                at: quote.at,
            }),
            kind: claim.kind.to_string(),
            strength: claim.strength.to_string(),
            actor: claim.actor.clone(),
            condition: claim.condition.clone().map(|condition| NewConditionForm {
                kind: condition.kind.to_string(),
                text: condition.text,
                window: condition.window,
            }),
            deadline: claim.deadline.clone(),
            test: claim.test.clone(),
            topics: claim.topics.clone(),
            source: claim.source.as_ref().map(SourceRefForm::from),
            private: claim.private,
            lang: claim.lang.clone(),
            translation: claim.translation.clone(),
        }
    }
}

impl LoggedForm {
    fn into_claim(self) -> Result<NewClaim, String> {
        let condition = self.condition.map(|form| {
            Ok::<_, String>(NewCondition { kind: word(&form.kind)?, text: form.text, window: form.window })
        });
        Ok(NewClaim {
            reference: self.reference,
            speaker: Speaker { name: self.speaker.name, unnamed: self.speaker.unnamed },
            role: self.role,
            said_on: word(&self.said_on)?,
            statement: self.statement,
            quote: self.quote.map(|form| Quote {
                words: form.words,
                spans: form.spans,
                prefix: form.prefix,
                suffix: form.suffix,
                at: form.at,
            }),
            kind: word(&self.kind)?,
            strength: word(&self.strength)?,
            actor: self.actor,
            condition: condition.transpose()?,
            deadline: self.deadline,
            test: self.test,
            topics: self.topics,
            source: self.source.map(SourceRef::from),
            private: self.private,
            lang: self.lang,
            translation: self.translation,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct ConditionForm {
    state: String,
    #[serde(default)]
    deadline: Option<Window>,
    #[serde(default)]
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct OutcomeForm {
    outcome: String,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    early: bool,
}

#[derive(Serialize, Deserialize)]
struct EvidenceForm {
    #[serde(rename = "for")]
    basis: String,
    url: String,
    #[serde(default)]
    archive_url: Option<String>,
    #[serde(default)]
    words: Option<String>,
    #[serde(default)]
    note: Option<String>,
}

impl From<&Evidence> for EvidenceForm {
    fn from(evidence: &Evidence) -> EvidenceForm {
        EvidenceForm {
            basis: evidence.basis.to_string(),
            url: evidence.url.clone(),
            archive_url: evidence.archive_url.clone(),
            words: evidence.words.clone(),
            note: evidence.note.clone(),
        }
    }
}

impl EvidenceForm {
    fn into_evidence(self) -> Result<Evidence, String> {
        Ok(Evidence {
            basis: word(&self.basis)?,
            url: self.url,
            archive_url: self.archive_url,
            words: self.words,
            note: self.note,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct LookedForm {
    #[serde(default)]
    again: Option<NaiveDate>,
    #[serde(default)]
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct LinkedForm {
    link: String,
    to: String,
}

#[derive(Serialize, Deserialize)]
struct WhyForm {
    why: String,
}

#[derive(Serialize, Deserialize)]
struct ReopenedForm {
    why: String,
    of: String,
}

#[derive(Serialize, Deserialize)]
struct RevertedForm {
    batch: String,
}

#[derive(Serialize, Deserialize)]
struct ImportedForm {
    heads: Vec<String>,
    batches: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct SourcedForm {
    source: SourceRefForm,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    publisher: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    archive_url: Option<String>,
    #[serde(default)]
    published: Option<NaiveDate>,
}

impl From<&Sourced> for SourcedForm {
    fn from(sourced: &Sourced) -> SourcedForm {
        SourcedForm {
            source: SourceRefForm::from(&sourced.key),
            title: sourced.title.clone(),
            publisher: sourced.publisher.clone(),
            url: sourced.url.clone(),
            archive_url: sourced.archive_url.clone(),
            published: sourced.published,
        }
    }
}

impl From<SourcedForm> for Sourced {
    fn from(form: SourcedForm) -> Sourced {
        Sourced {
            key: form.source.into(),
            title: form.title,
            publisher: form.publisher,
            url: form.url,
            archive_url: form.archive_url,
            published: form.published,
        }
    }
}
