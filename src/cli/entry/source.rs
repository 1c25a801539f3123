//! Where a claim was read: an address, a text file, or a source that is known already.

use chrono::NaiveDate;

use crate::claim::event::Sourced;
use crate::claim::{Source, SourceRef};
use crate::cli::desk::read_text;
use crate::cli::failure::Failure;
use crate::cli::mark::web_address;
use crate::cli::source::several;
use crate::store::{Ledger, Writing, digest};

/// What `--source` names, before the ledger is asked.
pub(crate) enum Origin {
    /// The number of a known source.
    Number(i64),
    /// An address: no text is kept.
    Address(String),
    /// A text file, read whole.
    File { name: String, text: String },
}

impl Origin {
    /// Reads what `--source` names.
    pub(crate) fn open(word: &str) -> Result<Origin, Failure> {
        Origin::open_as("--source", word)
    }

    /// Reads what a flag names.
    pub(crate) fn open_as(flag: &str, word: &str) -> Result<Origin, Failure> {
        if let Ok(id) = word.parse() {
            return Ok(Origin::Number(id));
        }
        if word.contains("://") {
            return Ok(Origin::Address(web_address(flag, word)?));
        }
        let text = read_text(word)?;
        // As `read` takes it in: a mark of the encoding is no part of the text.
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        if text.trim().is_empty() {
            return Err(Failure::misuse(format!("{flag}: {word} is empty"), "give the article's text"));
        }
        let name = std::path::Path::new(word).file_name().map_or(word.into(), |name| name.to_string_lossy());
        Ok(Origin::File { name: name.into_owned(), text })
    }

    /// Finds it in the ledger, or makes ready to record it; says which of several it is.
    pub(crate) fn find(&self, ledger: &Ledger, remarks: &mut Vec<String>) -> Result<Known, Failure> {
        let (key, found) = match self {
            Origin::Number(id) => {
                let found = ledger.find_source(&id.to_string())?;
                let Some(source) = found.filter(|source| source.id == Some(*id)) else {
                    return Err(Failure::missing(format!("there is no source {id}"), "--source URL or --source FILE"));
                };
                (source.key.clone(), Some(source))
            }
            Origin::Address(url) => {
                let mut at = ledger.sources_at(url)?.into_iter();
                let (found, older) = (at.next(), at.collect::<Vec<_>>());
                remarks.extend(found.iter().filter(|_| !older.is_empty()).map(|newest| several(newest, &older)));
                let key = found.as_ref().map_or_else(|| SourceRef::Url(url.clone()), |source| source.key.clone());
                (key, found)
            }
            Origin::File { text, .. } => {
                let digest = digest(text);
                let found = ledger.find_source(&digest)?;
                let kept = found.as_ref().and_then(|source| source.id);
                remarks.extend(kept.map(|id| format!("source {id}: its text is kept already")));
                (SourceRef::Text(digest), found)
            }
        };
        remarks.extend(found.as_ref().and_then(retracted));
        let text = match (self, &found) {
            (Origin::File { text, .. }, _) => Some(text.clone()),
            (_, Some(source)) => ledger.source_text(source)?,
            (_, None) => None,
        };
        let title = match self {
            Origin::File { name, .. } => Some(name.clone()),
            Origin::Number(_) | Origin::Address(_) => None,
        };
        Ok(Known { key, found, title, text })
    }
}

/// Says that a source was taken back.
fn retracted(source: &Source) -> Option<String> {
    let on = source.retraction.as_ref()?.on.map(|on| format!(" on {on}")).unwrap_or_default();
    Some(format!("source {} was retracted{on}: the claim counts in no rate", source.id.unwrap_or_default()))
}

/// A source as the ledger knows it, or will.
pub(crate) struct Known {
    key: SourceRef,
    found: Option<Source>,
    title: Option<String>,
    text: Option<String>,
}

impl Known {
    /// A text that is named by its key, whether it is there or not.
    pub(crate) fn of_text(key: SourceRef, text: &str) -> Known {
        Known { key, found: None, title: None, text: Some(text.to_owned()) }
    }

    /// What names it in events.
    pub(crate) fn key(&self) -> &SourceRef {
        &self.key
    }

    /// What people call it: its title, else its address.
    pub(crate) fn name(&self) -> &str {
        let title = self.found.as_ref().and_then(|source| source.title.as_deref());
        title.or(self.title.as_deref()).unwrap_or(self.key.as_str())
    }

    /// Its text, where one is kept.
    pub(crate) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Its day of publication.
    pub(crate) fn published(&self) -> Option<NaiveDate> {
        self.found.as_ref().and_then(|source| source.published)
    }

    /// Records it, unless it is there.
    pub(crate) fn record(&self, writing: &mut Writing<'_>) -> Result<(), Failure> {
        if self.found.is_some() {
            return Ok(());
        }
        let url = match &self.key {
            SourceRef::Url(url) => Some(url.clone()),
            SourceRef::Text(_) => None,
        };
        let sourced = Sourced {
            key: self.key.clone(),
            title: self.title.clone(),
            publisher: None,
            url,
            archive_url: None,
            published: None,
        };
        Ok(writing.source(sourced, self.text.as_deref())?)
    }
}
