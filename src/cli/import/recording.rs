//! Putting rows on record: who is meant, which source it is, whether the claim is there already.

use std::collections::HashMap;

use super::columns::{Column, Refused};
use super::difference::differing;
use super::report::Report;
use super::row::{Oddity, Row};
use super::rows::Item;
use crate::claim::event::Sourced;
use crate::claim::source::anchor;
use crate::claim::{Event, Quote, Source, SourceRef, Status};
use crate::cli::failure::Failure;
use crate::store::{Bulk, By, Content, Found, Prepared, StoreError};

/// Rows on their way into a ledger.
pub(super) struct Recording<'b, 'w, 'l> {
    bulk: &'b mut Bulk<'w, 'l>,
    report: Report,
    /// Texts of sources that came with the claims, by digest.
    texts: HashMap<String, String>,
    /// The text of the source that was last asked for.
    last_text: Option<(Option<i64>, Option<String>)>,
    spent: Vec<Spent>,
}

/// What is done with. It goes back to the thread that made it: two threads that free each other's memory wait
/// for one another.
#[expect(dead_code, reason = "nobody looks at it again")]
pub(super) enum Spent {
    Row(Box<Row>),
    Events(Vec<Event>),
}

/// A claim that is there already, and whether its number is certain.
struct There {
    id: i64,
    is_certain: bool,
}

/// Who is meant by the name of a row.
enum Who {
    /// Somebody on record.
    Known { id: i64, name: String },
    /// Nobody so far, or nobody named.
    New,
    /// One of these.
    Unclear(Vec<String>),
}

impl<'b, 'w, 'l> Recording<'b, 'w, 'l> {
    pub(super) fn new(bulk: &'b mut Bulk<'w, 'l>, report: Report) -> Recording<'b, 'w, 'l> {
        Recording { bulk, report, texts: HashMap::new(), last_text: None, spent: Vec::new() }
    }

    /// What is done with since this was last asked.
    pub(super) fn spent(&mut self) -> Vec<Spent> {
        std::mem::take(&mut self.spent)
    }

    pub(super) fn into_report(self) -> Report {
        self.report
    }

    /// Records what was read, unless it is there or cannot be.
    pub(super) fn take(&mut self, item: Result<Item, Refused>) -> Result<(), Failure> {
        match item {
            Err(refused) => self.report.refused.push(refused),
            Ok(Item::Text { sha256, text }) => {
                self.texts.insert(sha256, text);
            }
            Ok(Item::Source { sourced, text, left_out }) => {
                self.take_source(*sourced, &text)?;
                *self.report.left_out.get_or_insert_default() += left_out;
            }
            Ok(Item::Row(row)) => self.take_row(row)?,
        }
        Ok(())
    }

    /// Records an article that is not there.
    fn take_source(&mut self, sourced: Sourced, text: &str) -> Result<(), StoreError> {
        if self.bulk.source(sourced.key.as_str())?.is_none() {
            self.bulk.record_source(sourced, Some(text))?;
            self.report.sources += 1;
        }
        Ok(())
    }

    fn take_row(&mut self, mut row: Box<Row>) -> Result<(), StoreError> {
        let who = self.who(&row)?;
        let source = match &row.source {
            Some(sourced) => self.find_source(sourced)?,
            None => None,
        };
        if source.is_none() && row.source.as_ref().is_some_and(|sourced| self.leads_nowhere(sourced)) {
            row.source = None;
            row.oddities.push(Oddity::SourceWithoutAddress);
        }
        if let Some(there) = self.find(&row, &who, source.as_ref())? {
            self.pass_over(&row, &who, &there)?;
        } else if let Some(refused) = row.refused.take() {
            self.report.refused.push(refused);
        } else if let Who::Unclear(names) = &who {
            let why = format!("{:?} can be {}", row.claim.claim().speaker.name, names.join(", "));
            self.report.refused.push(Refused { line: row.line, field: Column::Speaker.name(), why });
        } else {
            let source = match (source, row.source.take()) {
                (None, Some(sourced)) => self.record_source(sourced)?,
                (known, _) => known,
            };
            self.log(*row, who, source)?;
            return Ok(());
        }
        self.spent.push(Spent::Row(row));
        Ok(())
    }

    fn who(&mut self, row: &Row) -> Result<Who, StoreError> {
        let speaker = &row.claim.claim().speaker;
        if speaker.unnamed {
            return Ok(Who::New);
        }
        Ok(match self.bulk.speaker(&speaker.name)? {
            Found::One { id, name } => {
                if name != speaker.name && !self.report.meant.contains_key(&speaker.name) {
                    self.report.meant.insert(speaker.name.clone(), name.clone());
                }
                Who::Known { id, name }
            }
            Found::Nobody => Who::New,
            Found::Several(names) => Who::Unclear(names),
        })
    }

    /// The claim that is there already: by uid, by reference, or, without either, by what it says.
    fn find(&mut self, row: &Row, who: &Who, source: Option<&Source>) -> Result<Option<There>, StoreError> {
        let claim = row.claim.claim();
        let by_uid = match row.uid {
            Some(uid) => self.bulk.claim_of_uid(uid)?,
            None => None,
        };
        let by_reference = || self.bulk.claim_of_reference(claim.reference.as_deref()?);
        if let Some(id) = by_uid.or_else(by_reference) {
            return Ok(Some(There { id, is_certain: true }));
        }
        let by = match who {
            Who::Known { id, .. } => By::Named(*id),
            Who::New if claim.speaker.unnamed => By::Unnamed(&claim.speaker.name),
            Who::New | Who::Unclear(_) => return Ok(None),
        };
        if claim.reference.is_some() || (row.source.is_some() && source.is_none()) {
            return Ok(None);
        }
        let said_on = claim.said_on.to_string();
        for source_id in self.meant(row, source)? {
            let content = Content { by, source_id, said_on: &said_on, statement: &claim.statement };
            if let Some(alike) = self.bulk.claims_of_content(content, row.uid) {
                return Ok(Some(There { id: alike.first, is_certain: alike.claims == 1 }));
            }
        }
        Ok(None)
    }

    /// The sources that a row can mean: the one of its digest, else all that stand at its address.
    fn meant(&mut self, row: &Row, source: Option<&Source>) -> Result<Vec<Option<i64>>, StoreError> {
        let newest = source.and_then(|source| source.id);
        let mut meant = vec![newest];
        let Some((sourced, source)) = row.source.as_ref().zip(source) else { return Ok(meant) };
        let is_digest = matches!(sourced.key, SourceRef::Text(_)) && sourced.key == source.key;
        if let (false, Some(url)) = (is_digest, &sourced.url) {
            let others = self.bulk.sources_at(url)?.into_iter().map(Some);
            meant.extend(others.filter(|id| *id != newest));
        }
        Ok(meant)
    }

    fn pass_over(&mut self, row: &Row, who: &Who, there: &There) -> Result<(), StoreError> {
        self.report.already_there += 1;
        if there.is_certain {
            let claim = self.bulk.claim(there.id)?;
            if claim.status == Status::Dropped {
                self.report.dropped += 1;
            } else {
                let speaker = match who {
                    Who::Known { name, .. } => name,
                    Who::New | Who::Unclear(_) => &row.claim.claim().speaker.name,
                };
                let columns = differing(row, speaker, &claim);
                if !columns.is_empty() {
                    self.report.differ(row.line, there.id, &columns);
                }
            }
        }
        Ok(())
    }

    fn log(&mut self, row: Row, who: Who, source: Option<Source>) -> Result<(), StoreError> {
        if let (Who::New, false) = (&who, row.claim.claim().speaker.unnamed) {
            self.report.new_speakers.push(row.claim.claim().speaker.name.clone());
        }
        for oddity in row.oddities {
            *self.report.oddities.entry(oddity).or_default() += 1;
        }
        let claim = self.settled(row.claim, who, source)?;
        let (id, events) = self.bulk.log(claim, row.facts, row.uid)?;
        self.report.claims.push(id);
        self.spent.push(Spent::Events(events));
        Ok(())
    }

    /// The claim with what the ledger knows of its speaker, source and quote. Mostly that is nothing new.
    fn settled(&mut self, prepared: Prepared, who: Who, source: Option<Source>) -> Result<Prepared, StoreError> {
        let claim = prepared.claim();
        let name = match who {
            Who::Known { name, .. } if name != claim.speaker.name => Some(name),
            _ => None,
        };
        let quote = match (&claim.quote, &source) {
            (Some(quote), Some(source)) if !quote.is_checked() => self.anchored(source, quote)?,
            _ => None,
        };
        let key = source.map(|source| source.key);
        if name.is_none() && quote.is_none() && claim.source == key {
            return Ok(prepared);
        }
        let mut claim = claim.clone();
        claim.source = key;
        claim.quote = quote.or(claim.quote);
        claim.speaker.name = name.unwrap_or(claim.speaker.name);
        Ok(Prepared::of(claim))
    }

    /// The source that a row names, by the digest of its text or by its address.
    fn find_source(&mut self, sourced: &Sourced) -> Result<Option<Source>, StoreError> {
        if let Some(found) = self.bulk.source(sourced.key.as_str())? {
            return Ok(Some(found));
        }
        match &sourced.url {
            Some(url) if url != sourced.key.as_str() && !self.texts.contains_key(sourced.key.as_str()) => {
                self.bulk.source(url)
            }
            _ => Ok(None),
        }
    }

    /// Whether nothing is known of a source but the digest of a text that has not come.
    fn leads_nowhere(&self, sourced: &Sourced) -> bool {
        let has_come = self.texts.contains_key(sourced.key.as_str());
        matches!(sourced.key, SourceRef::Text(_)) && sourced.url.is_none() && !has_come
    }

    fn record_source(&mut self, sourced: Sourced) -> Result<Option<Source>, StoreError> {
        let text = self.texts.remove(sourced.key.as_str());
        let sourced = match (&sourced.key, &sourced.url, &text) {
            // Without its text a digest proves nothing here; its address still leads there.
            (SourceRef::Text(_), Some(url), None) => Sourced { key: SourceRef::Url(url.clone()), ..sourced },
            (SourceRef::Text(_), None, None) => return Ok(None),
            _ => sourced,
        };
        self.bulk.record_source(sourced, text.as_deref())
    }

    /// The quote with its place in the text of its source, where one is kept and holds it.
    fn anchored(&mut self, source: &Source, quote: &Quote) -> Result<Option<Quote>, StoreError> {
        if matches!(source.key, SourceRef::Url(_)) {
            return Ok(None);
        }
        if self.last_text.as_ref().is_none_or(|(id, _)| *id != source.id) {
            self.last_text = Some((source.id, self.bulk.source_text(source)?));
        }
        let text = self.last_text.as_ref().and_then(|(_, text)| text.as_deref());
        Ok(text.and_then(|text| anchor(text, &quote.words).ok()))
    }
}
