//! The stored form of a claim as it was logged, and of its fields.

use serde::{Deserialize, Serialize};

use super::word;
use crate::claim::{AlsoIn, NewClaim, NewCondition, Quote, SourceRef, Speaker};
use crate::deadline::Window;

#[derive(Serialize, Deserialize)]
pub(super) struct LoggedForm {
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also_in: Vec<AlsoInForm>,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    translation: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SpeakerForm {
    name: String,
    #[serde(default)]
    unnamed: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct QuoteForm {
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
pub(super) struct NewConditionForm {
    kind: String,
    text: String,
    #[serde(default)]
    window: Option<Window>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum SourceRefForm {
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
            speaker: SpeakerForm::from(&claim.speaker),
            role: claim.role.clone(),
            said_on: claim.said_on.to_string(),
            statement: claim.statement.clone(),
            quote: claim.quote.as_ref().map(QuoteForm::from),
            kind: claim.kind.to_string(),
            strength: claim.strength.to_string(),
            actor: claim.actor.clone(),
            condition: claim.condition.as_ref().map(NewConditionForm::from),
            deadline: claim.deadline.clone(),
            test: claim.test.clone(),
            topics: claim.topics.clone(),
            source: claim.source.as_ref().map(SourceRefForm::from),
            also_in: claim.also_in.iter().map(AlsoInForm::from).collect(),
            private: claim.private,
            lang: claim.lang.clone(),
            translation: claim.translation.clone(),
        }
    }
}

impl LoggedForm {
    pub(super) fn into_claim(self) -> Result<NewClaim, String> {
        Ok(NewClaim {
            reference: self.reference,
            speaker: self.speaker.into(),
            role: self.role,
            said_on: word(&self.said_on)?,
            statement: self.statement,
            quote: self.quote.map(Quote::from),
            kind: word(&self.kind)?,
            strength: word(&self.strength)?,
            actor: self.actor,
            condition: self.condition.map(NewConditionForm::into_condition).transpose()?,
            deadline: self.deadline,
            test: self.test,
            topics: self.topics,
            source: self.source.map(SourceRef::from),
            also_in: self.also_in.into_iter().map(AlsoIn::from).collect(),
            private: self.private,
            lang: self.lang,
            translation: self.translation,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct AlsoInForm {
    source: SourceRefForm,
    #[serde(default)]
    quote: Option<QuoteForm>,
}

impl From<&AlsoIn> for AlsoInForm {
    fn from(also: &AlsoIn) -> AlsoInForm {
        AlsoInForm { source: SourceRefForm::from(&also.source), quote: also.quote.as_ref().map(QuoteForm::from) }
    }
}

impl From<AlsoInForm> for AlsoIn {
    fn from(form: AlsoInForm) -> AlsoIn {
        AlsoIn { source: form.source.into(), quote: form.quote.map(Quote::from) }
    }
}

impl From<&Speaker> for SpeakerForm {
    fn from(speaker: &Speaker) -> SpeakerForm {
        SpeakerForm { name: speaker.name.clone(), unnamed: speaker.unnamed }
    }
}

impl From<SpeakerForm> for Speaker {
    fn from(form: SpeakerForm) -> Speaker {
        Speaker { name: form.name, unnamed: form.unnamed }
    }
}

impl From<&Quote> for QuoteForm {
    fn from(quote: &Quote) -> QuoteForm {
        let Quote { words, spans, prefix, suffix, at } = quote.clone();
        QuoteForm { words, spans, prefix, suffix, at }
    }
}

impl From<QuoteForm> for Quote {
    fn from(form: QuoteForm) -> Quote {
        Quote { words: form.words, spans: form.spans, prefix: form.prefix, suffix: form.suffix, at: form.at }
    }
}

impl From<&NewCondition> for NewConditionForm {
    fn from(condition: &NewCondition) -> NewConditionForm {
        let NewCondition { kind, text, window } = condition.clone();
        NewConditionForm { kind: kind.to_string(), text, window }
    }
}

impl NewConditionForm {
    pub(super) fn into_condition(self) -> Result<NewCondition, String> {
        Ok(NewCondition { kind: word(&self.kind)?, text: self.text, window: self.window })
    }
}
