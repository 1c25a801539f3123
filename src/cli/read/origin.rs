//! An article as a source of the ledger: whether it is there, what would be recorded of it, and which older
//! texts stand at its address.

use chrono::NaiveDate;

use super::article::Article;
use crate::claim::event::Sourced;
use crate::claim::{Claim, Source, SourceRef};
use crate::cli::failure::Failure;
use crate::store::{Ledger, Writing, digest};

/// What flags say of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) archive_url: Option<String>,
    pub(super) published: Option<NaiveDate>,
}

/// An article as a source.
pub(super) struct Origin {
    /// What the ledger has of this very text.
    pub(super) known: Option<Source>,
    /// Other sources at the same address, the newest first.
    pub(super) older: Vec<Source>,
    sourced: Sourced,
}

impl Origin {
    /// Finds an article in the ledger. What flags say comes first, then what is known, then what the article says.
    pub(super) fn find(ledger: &Ledger, article: &Article, given: &Given) -> Result<Origin, Failure> {
        let key = SourceRef::Text(digest(&article.text));
        let known = ledger.find_source(key.as_str())?;
        let first = |given: &Option<String>, of: fn(&Source) -> &Option<String>, own: &Option<String>| {
            given.clone().or_else(|| known.as_ref().and_then(|source| of(source).clone())).or_else(|| own.clone())
        };
        let title = first(&given.title, |source| &source.title, &article.title);
        let sourced = Sourced {
            key: key.clone(),
            title: title.or_else(|| article.file_name.clone()),
            publisher: first(&given.publisher, |source| &source.publisher, &article.publisher),
            url: first(&given.url, |source| &source.url, &article.url),
            archive_url: first(&given.archive_url, |source| &source.archive_url, &None),
            published: given.published.or(known.as_ref().and_then(|it| it.published)).or(article.published),
        };
        let mut older = match &sourced.url {
            Some(url) => ledger.sources_at(url)?,
            None => Vec::new(),
        };
        older.retain(|source| source.key != key);
        Ok(Origin { known, older, sourced })
    }

    /// What names it in events.
    pub(super) fn key(&self) -> &SourceRef {
        &self.sourced.key
    }

    /// Its day of publication.
    pub(super) fn published(&self) -> Option<NaiveDate> {
        self.sourced.published
    }

    /// What people call it.
    pub(super) fn title(&self) -> Option<&str> {
        self.sourced.title.as_deref()
    }

    /// Who published it.
    pub(super) fn publisher(&self) -> Option<&str> {
        self.sourced.publisher.as_deref()
    }

    /// Where it stands.
    pub(super) fn url(&self) -> Option<&str> {
        self.sourced.url.as_deref()
    }

    /// Records it with its text, unless all of that is known.
    pub(super) fn record(&self, writing: &mut Writing<'_>, text: &str) -> Result<(), Failure> {
        Ok(writing.source(self.sourced.clone(), Some(text))?)
    }

    /// What there is to say of it before it is read.
    pub(super) fn remarks(&self) -> Vec<String> {
        let number = |source: &Source| source.id.unwrap_or_default();
        let mut remarks = Vec::new();
        if let Some(known) = &self.known {
            remarks.push(format!("source {}: its text is kept already", number(known)));
            if let Some(retraction) = &known.retraction {
                let on = retraction.on.map(|on| format!(" on {on}")).unwrap_or_default();
                remarks.push(format!("source {} was retracted{on}: its claims count in no rate", number(known)));
            }
        } else if let (Some(older), Some(url)) = (self.older.first(), &self.sourced.url) {
            let id = number(older);
            remarks.push(match &older.key {
                SourceRef::Text(_) => format!(
                    "the text at {url} has changed since source {id} was read: this is a new source; the old one: \
                     onrecord source {id}"
                ),
                SourceRef::Url(_) => format!("source {id} is known by this address alone: this is its text"),
            });
        }
        remarks
    }

    /// The claims that stand in this very text.
    pub(super) fn claims(&self, ledger: &Ledger) -> Result<Vec<Claim>, Failure> {
        match self.known.as_ref().and_then(|source| source.id) {
            Some(id) => Ok(ledger.claims_of_source(id)?),
            None => Ok(Vec::new()),
        }
    }

    /// The claims that stand in older texts at its address.
    pub(super) fn older_claims(&self, ledger: &Ledger) -> Result<Vec<Claim>, Failure> {
        let mut claims = Vec::new();
        for id in self.older.iter().filter_map(|source| source.id) {
            claims.extend(ledger.claims_of_source(id)?);
        }
        Ok(claims)
    }
}
