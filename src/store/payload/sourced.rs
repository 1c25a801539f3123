//! The stored form of what is known of a source, and of speakers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::logged::SourceRefForm;
use crate::claim::event::Sourced;
use crate::claim::{Fact, Retraction, RosterEntry, SourceRef, SpeakerFact};

#[derive(Serialize, Deserialize)]
pub(super) struct SourcedForm {
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
    /// How its publisher took it back: then this is all that the event says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retracted: Option<RetractionForm>,
}

#[derive(Serialize, Deserialize)]
struct RetractionForm {
    #[serde(default)]
    on: Option<NaiveDate>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    why: Option<String>,
}

impl SourcedForm {
    pub(super) fn of_retraction(key: &SourceRef, retraction: &Retraction) -> SourcedForm {
        let Retraction { on, url, why } = retraction.clone();
        SourcedForm {
            source: SourceRefForm::from(key),
            title: None,
            publisher: None,
            url: None,
            archive_url: None,
            published: None,
            retracted: Some(RetractionForm { on, url, why }),
        }
    }

    pub(super) fn into_fact(self) -> Fact {
        let key = self.source.into();
        match self.retracted {
            Some(RetractionForm { on, url, why }) => Fact::Retracted { key, retraction: Retraction { on, url, why } },
            None => Fact::Sourced(Sourced {
                key,
                title: self.title,
                publisher: self.publisher,
                url: self.url,
                archive_url: self.archive_url,
                published: self.published,
            }),
        }
    }
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
            retracted: None,
        }
    }
}

/// What is recorded of a speaker: one field and its value.
#[derive(Serialize, Deserialize)]
pub(super) struct RosterForm {
    speaker: String,
    field: String,
    #[serde(default)]
    value: Option<String>,
    #[serde(default)]
    why: Option<String>,
}

impl From<&SpeakerFact> for RosterForm {
    fn from(fact: &SpeakerFact) -> RosterForm {
        let (field, value) = match fact.entry.clone() {
            RosterEntry::Alias(alias) => ("alias", Some(alias)),
            RosterEntry::NoAlias(alias) => ("no_alias", Some(alias)),
            RosterEntry::MergedInto(into) => ("merged_into", Some(into)),
            RosterEntry::Group(group) => ("group", group),
            RosterEntry::SameAs(url) => ("same_as", url),
            RosterEntry::Role(role) => ("role", role),
        };
        RosterForm { speaker: fact.name.clone(), field: field.to_owned(), value, why: fact.why.clone() }
    }
}

impl RosterForm {
    pub(super) fn into_fact(self) -> Result<SpeakerFact, String> {
        let named = |value: Option<String>| value.ok_or_else(|| format!("{} needs a value", self.field));
        let entry = match self.field.as_str() {
            "alias" => RosterEntry::Alias(named(self.value)?),
            "no_alias" => RosterEntry::NoAlias(named(self.value)?),
            "merged_into" => RosterEntry::MergedInto(named(self.value)?),
            "group" => RosterEntry::Group(self.value),
            "same_as" => RosterEntry::SameAs(self.value),
            "role" => RosterEntry::Role(self.value),
            other => return Err(format!("{other:?} is nothing that is recorded of a speaker")),
        };
        Ok(SpeakerFact { name: self.speaker, entry, why: self.why })
    }
}
