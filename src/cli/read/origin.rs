//! An article as a source of the ledger: whether it is there, what would be recorded of it, and which older
//! texts stand at its address.

use chrono::NaiveDate;

use super::address::without_login;
use super::article::Article;
use crate::claim::event::Sourced;
use crate::claim::{Claim, Source, SourceRef};
use crate::cli::failure::Failure;
use crate::render::table::SourceNews;
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
    /// Where the article says that it stands, or was fetched, where another address is kept.
    other_url: Option<String>,
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
            url: first(&given.url, |source| &source.url, &article.url).map(|url| without_login(&url)),
            archive_url: first(&given.archive_url, |source| &source.archive_url, &None),
            published: given.published.or(known.as_ref().and_then(|it| it.published)).or(article.published),
        };
        let mut older = match &sourced.url {
            Some(url) => ledger.sources_at(url)?,
            None => Vec::new(),
        };
        older.retain(|source| source.key != key);
        let other_url = article.url.clone().filter(|own| given.url.is_none() && sourced.url.as_ref() != Some(own));
        Ok(Origin { known, older, sourced, other_url })
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

    /// Records it with its text, unless all of that is known. Returns its number, and what became of it.
    pub(super) fn record(
        &self,
        writing: &mut Writing<'_>,
        text: &str,
    ) -> Result<(Option<i64>, Option<SourceNews>), Failure> {
        let before = writing.ledger().find_source(self.key().as_str())?;
        writing.source(self.sourced.clone(), Some(text))?;
        let after = writing.ledger().find_source(self.key().as_str())?;
        let id = after.as_ref().and_then(|source| source.id);
        let news = match (before, after, id) {
            (None, Some(_), Some(id)) => Some(SourceNews::Recorded(id)),
            (Some(before), Some(after), Some(id)) => {
                let changed = changed(&before, &after);
                (!changed.is_empty()).then_some(SourceNews::Changed(id, changed))
            }
            _ => None,
        };
        Ok((id, news))
    }

    /// What there is to say of it before it is read.
    pub(super) fn remarks(&self) -> Vec<String> {
        let number = |source: &Source| source.id.unwrap_or_default();
        let mut remarks = Vec::new();
        if let Some(known) = &self.known {
            remarks.push(format!("source {}: its text is kept already", number(known)));
            if let (Some(other), Some(url)) = (&self.other_url, &known.url) {
                remarks.push(format!(
                    "source {}: the same text stands at {other} too; its address stays {url}: --url changes it",
                    number(known)
                ));
            }
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

/// The facts of a source that are others now.
fn changed(before: &Source, after: &Source) -> Vec<&'static str> {
    let facts = [
        ("title", before.title == after.title),
        ("publisher", before.publisher == after.publisher),
        ("address", before.url == after.url),
        ("archived copy", before.archive_url == after.archive_url),
        ("day of publication", before.published == after.published),
    ];
    facts.into_iter().filter(|(_, is_same)| !is_same).map(|(fact, _)| fact).collect()
}
