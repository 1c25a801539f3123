//! Facts as the text that is stored and hashed, and back.
//!
//! The JSON here is the outside form of a fact, apart from the domain types, and no integer id is in it:
//! claims go by uid, sources by digest or URL, speakers by name. What is read back is never written
//! again, so a field may be added with a default and old text keeps its hash.

mod changes;
mod logged;
mod sourced;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::claim::{EventKind, Evidence, Fact, NewClaim, Progress, Uid};
use crate::deadline::Window;

use changes::AmendedForm;
use logged::LoggedForm;
use sourced::{RosterForm, SourcedForm};

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
        Fact::Logged(claim) => return encode_logged(claim),
        Fact::Amended { before, after, why } => serde_json::to_string(&AmendedForm::of(before, after, why.as_ref())),
        Fact::Noted { text, public, progress } => serde_json::to_string(&NotedForm {
            text: text.clone(),
            public: *public,
            progress: progress.map(|progress| progress.to_string()),
        }),
        Fact::Speaker(fact) => serde_json::to_string(&RosterForm::from(fact)),
        Fact::Retracted { key, retraction } => serde_json::to_string(&SourcedForm::of_retraction(key, retraction)),
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

/// Writes what the fact says that a claim was logged.
pub(crate) fn encode_logged(claim: &NewClaim) -> String {
    serde_json::to_string(&LoggedForm::from(claim)).expect("it holds only text, numbers and lists, as all forms do")
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
        EventKind::Sourced => read::<SourcedForm>(kind, payload)?.into_fact(),
        EventKind::Speaker => Fact::Speaker(read::<RosterForm>(kind, payload)?.into_fact().map_err(malformed)?),
        EventKind::Amended => {
            let mut form: AmendedForm = read(kind, payload)?;
            let why = form.why.take();
            let (before, after) = form.into_changes().map_err(malformed)?;
            Fact::Amended { before, after, why }
        }
        EventKind::Noted => {
            let form: NotedForm = read(kind, payload)?;
            let progress = form.progress.as_deref().map(word::<Progress>).transpose().map_err(malformed)?;
            Fact::Noted { text: form.text, public: form.public, progress }
        }
        EventKind::Imported => {
            let form: ImportedForm = read(kind, payload)?;
            let batches: Result<Vec<Uid>, String> = form.batches.iter().map(|batch| word(batch)).collect();
            Fact::Imported { heads: form.heads, batches: batches.map_err(malformed)? }
        }
        EventKind::Judged | EventKind::Settled => return Err(PayloadError::NotRead { kind }),
    })
}

fn read<'a, T: Deserialize<'a>>(kind: EventKind, payload: &'a str) -> Result<T, PayloadError> {
    serde_json::from_str(payload).map_err(|error| PayloadError::Malformed { kind, detail: error.to_string() })
}

fn word<T: std::str::FromStr<Err: ToString>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: T::Err| error.to_string())
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
struct NotedForm {
    text: String,
    #[serde(default)]
    public: bool,
    #[serde(default)]
    progress: Option<String>,
}
