//! Many new claims in one go: each is appended, folded from the very events just appended and written
//! once. Nothing is read back.
//!
//! What comes out is what `projection` and `rebuild` make of the same events; a test of the contract and
//! `verify` hold the three together. Numbers of speakers and sources are remembered on the way, claims are
//! counted once at the end.

use std::collections::HashMap;

use super::backend::SearchText;
use super::columns::Beside;
use super::fit::check_fact;
use super::known::{Alike, Content, Known};
use super::projection::{self, There};
use super::writing::{Stored, Writing};
use super::{Found, StoreError, people};
use crate::claim::event::{Draft, Sourced};
use crate::claim::speaker::{name_key, surname};
use crate::claim::{Claim, Event, Fact, NewClaim, Source, SourceRef, Status, Uid, fold};

/// So many texts wait before they go into the index together. Between other writes the index would put what
/// it has taken on disk with every claim, which took twice the time of everything else.
const INDEXED_TOGETHER: usize = 4096;

/// So many names, and so many sources, are remembered before all are forgotten and asked for anew.
const REMEMBERED: usize = 10_000;

/// A claim as it is about to be logged, with the form in which it is stored: made ahead, on any thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    claim: Box<NewClaim>,
    stored: Stored,
}

impl Prepared {
    /// Prepares a claim.
    #[must_use]
    pub fn of(claim: NewClaim) -> Prepared {
        Prepared { stored: Stored::of_claim(&claim), claim: Box::new(claim) }
    }

    /// The claim.
    #[must_use]
    pub fn claim(&self) -> &NewClaim {
        &self.claim
    }
}

/// New claims on their way into a ledger, inside one batch.
pub struct Bulk<'w, 'l> {
    writing: &'w mut Writing<'l>,
    next_claim: i64,
    known: Known,
    /// What names stand for, by their comparable form, then as they were typed.
    names: HashMap<String, HashMap<String, Found>>,
    /// Local numbers of named speakers, and the names that hold, by the name given.
    speakers: HashMap<String, (i64, String)>,
    /// Sources by the word they were looked up by; `None` for one that is not there.
    sources: HashMap<String, Option<Source>>,
    /// Numbers of all sources at an address, the newest first.
    at_address: HashMap<String, Vec<i64>>,
    tally: HashMap<Status, i64>,
    /// Texts that wait for the index.
    texts: Vec<(i64, Text)>,
}

impl<'l> Writing<'l> {
    /// Records many new claims. Claims that were recorded or linked before in this batch are untouched.
    ///
    /// # Errors
    /// Whatever `work` ends with, or [`StoreError`] when the ledger cannot be read or written.
    pub fn in_bulk<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Bulk<'_, 'l>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.settle()?;
        self.backend().expect_much()?;
        let mut bulk = Bulk {
            next_claim: self.next_claim_id()?,
            known: Known::load(self.backend())?,
            writing: self,
            names: HashMap::new(),
            speakers: HashMap::new(),
            sources: HashMap::new(),
            at_address: HashMap::new(),
            tally: HashMap::new(),
            texts: Vec::new(),
        };
        let made = work(&mut bulk)?;
        bulk.index()?;
        bulk.count()?;
        Ok(made)
    }
}

impl Bulk<'_, '_> {
    /// A claim in full, those just recorded included.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read, or has no such claim.
    pub fn claim(&self, id: i64) -> Result<Claim, StoreError> {
        self.writing.ledger().claim(id)
    }

    /// The claim that goes by a uid, here or in the rows that were recorded under it just now. One that was
    /// undone is not there.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn claim_of_uid(&self, uid: Uid) -> Result<Option<i64>, StoreError> {
        if let Some(id) = self.known.claim_of_uid(uid) {
            return Ok(Some(id));
        }
        let mut found = None;
        let sql = "SELECT c.id FROM event e JOIN claim c ON c.id = e.claim_id \
                   WHERE e.uid = $1 AND e.kind = 'logged' AND c.status <> 'undone'";
        self.writing.backend().query(sql, &[uid.to_string().into()], &mut |row| {
            found = row.integer(0)?;
            Ok(())
        })?;
        Ok(found)
    }

    /// The claim that has a reference, a dropped one too.
    #[must_use]
    pub fn claim_of_reference(&self, reference: &str) -> Option<i64> {
        self.known.claim_of_reference(reference)
    }

    /// The claims that say the same: speaker, day, statement and source. What comes under a uid of another
    /// ledger is one of them that no other uid has been taken for, so that claims which differ elsewhere are
    /// told apart.
    pub fn claims_of_content(&mut self, content: Content<'_>, by_uid: Option<Uid>) -> Option<Alike> {
        self.known.claims_of_content(content, by_uid)
    }

    /// Finds a named speaker as [`super::Ledger::find_speaker`] does.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn speaker(&mut self, name: &str) -> Result<Found, StoreError> {
        let key = name_key(name);
        if let Some(found) = self.names.get(&key).and_then(|typed| typed.get(name)) {
            return Ok(found.clone());
        }
        if self.names.len() >= REMEMBERED {
            self.names.clear();
        }
        let found = self.writing.ledger().find_speaker(name)?;
        self.names.entry(key).or_default().insert(name.to_owned(), found.clone());
        Ok(found)
    }

    /// Finds a source as [`super::Ledger::find_source`] does.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn source(&mut self, word: &str) -> Result<Option<Source>, StoreError> {
        if let Some(found) = self.sources.get(word) {
            return Ok(found.clone());
        }
        if self.sources.len() >= REMEMBERED {
            self.sources.clear();
        }
        let found = self.writing.ledger().find_source(word)?;
        self.sources.insert(word.to_owned(), found.clone());
        Ok(found)
    }

    /// The local numbers of all sources at an address, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn sources_at(&mut self, url: &str) -> Result<Vec<i64>, StoreError> {
        if let Some(found) = self.at_address.get(url) {
            return Ok(found.clone());
        }
        let mut found = Vec::new();
        let sql = "SELECT id FROM source_entry WHERE url = $1 AND is_live = 1 ORDER BY id DESC";
        self.writing.backend().query(sql, &[url.into()], &mut |row| {
            found.extend(row.integer(0)?);
            Ok(())
        })?;
        if self.at_address.len() >= REMEMBERED {
            self.at_address.clear();
        }
        self.at_address.insert(url.to_owned(), found.clone());
        Ok(found)
    }

    /// The text of a source, where one is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn source_text(&self, source: &Source) -> Result<Option<String>, StoreError> {
        self.writing.ledger().source_text(source)
    }

    /// Records a source that is not there yet.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn record_source(&mut self, sourced: Sourced, text: Option<&str>) -> Result<Option<Source>, StoreError> {
        debug_assert_eq!(check_fact(&Fact::Sourced(sourced.clone())), Ok(()), "an export of it could not be taken in");
        let word = sourced.key.as_str().to_owned();
        self.sources.remove(&word);
        if let Some(url) = &sourced.url {
            self.sources.remove(url);
            self.at_address.remove(url);
        }
        self.at_address.remove(&word);
        self.writing.source(sourced, text)?;
        self.source(&word)
    }

    /// Records a claim and what has become of it. Returns its number and the events. Links are not for here:
    /// a claim that follows another has to be settled with it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn log(
        &mut self,
        claim: Prepared,
        more: Vec<Draft>,
        by_uid: Option<Uid>,
    ) -> Result<(i64, Vec<Event>), StoreError> {
        let id = self.next_claim;
        let Prepared { claim, stored } = claim;
        let source = claim.source.clone();
        let draft = Draft { happened_on: Some(claim.said_on.last_day()), fact: Fact::Logged(claim) };
        let logged = self.append((id, None), draft, stored)?;
        let uid = logged.uid;
        let mut events = Vec::with_capacity(1 + more.len());
        events.push(logged);
        for draft in more {
            let stored = Stored::of(&draft.fact);
            events.push(self.append((id, Some(uid)), draft, stored)?);
        }
        let live: Vec<&Event> = events.iter().collect();
        let claim = live.first().and_then(|logged| fold(id, logged, &live)).expect("its first event logs it");
        let (speaker_id, speaker) = self.speaker_of(&claim)?;
        let source = self.source_of(source.as_ref())?;
        let source_id = source.as_ref().and_then(|source| source.id);
        let is_retracted = source.as_ref().is_some_and(Source::is_retracted);
        let beside = Beside { speaker_id, source_id, is_retracted };
        projection::write_row(self.writing.backend(), &claim, &beside, There::Nothing)?;
        if !claim.entry.also_in.is_empty() {
            self.writing.mark_stale([id]); // whether it counts is told by all its sources
        }
        self.texts.push((id, projection::search_text(&claim, &speaker, Text::of)));
        if self.texts.len() >= INDEXED_TOGETHER {
            self.index()?;
        }
        self.known.add(&claim, (speaker_id, source_id), by_uid);
        *self.tally.entry(claim.status).or_default() += 1;
        self.next_claim += 1;
        Ok((id, events))
    }

    fn append(&mut self, claim: (i64, Option<Uid>), draft: Draft, stored: Stored) -> Result<Event, StoreError> {
        debug_assert_eq!(check_fact(&draft.fact), Ok(()), "an export of it could not be taken in");
        debug_assert!(!stored.holds_nul(), "an export of it could not be taken in");
        let appended = self.writing.chain(Some(claim), draft.happened_on, stored)?;
        Ok(Event {
            uid: appended.uid,
            batch: appended.batch,
            claim: Some(claim.1.unwrap_or(appended.uid)),
            happened_on: draft.happened_on,
            recorded_at: appended.recorded_at,
            fact: draft.fact,
        })
    }

    /// The local number of a claim's speaker, and the name that holds.
    fn speaker_of(&mut self, claim: &Claim) -> Result<(i64, String), StoreError> {
        let (entry, backend) = (&claim.entry, self.writing.backend());
        if entry.speaker.unnamed {
            return people::of_claim(backend, entry, claim.uid);
        }
        let name = &entry.speaker.name;
        if let Some(known) = self.speakers.get(name) {
            return Ok(known.clone());
        }
        let found = people::of_claim(backend, entry, claim.uid)?;
        if self.speakers.len() >= REMEMBERED {
            self.speakers.clear();
        }
        self.speakers.insert(name.clone(), found.clone());
        // With this claim on the books, its speaker's forms may stand for somebody else than before.
        self.names.remove(&name_key(name));
        self.names.remove(&name_key(surname(name)));
        Ok(found)
    }

    fn source_of(&mut self, key: Option<&SourceRef>) -> Result<Option<Source>, StoreError> {
        match key {
            Some(key) => self.source(key.as_str()),
            None => Ok(None),
        }
    }

    fn index(&mut self) -> Result<(), StoreError> {
        let backend = self.writing.backend();
        self.texts.drain(..).try_for_each(|(id, text)| backend.index_new_text(id, &text.lent()))
    }

    fn count(&mut self) -> Result<(), StoreError> {
        for (status, claims) in self.tally.drain() {
            let sql = "INSERT INTO tally(status, claims) VALUES ($1, $2) \
                       ON CONFLICT (status) DO UPDATE SET claims = tally.claims + excluded.claims";
            self.writing.backend().execute(sql, &[status.as_str().into(), claims.into()])?;
        }
        Ok(())
    }
}

/// The text of a claim as it waits for the index.
struct Text {
    statement: String,
    quote: String,
    condition: String,
    speaker: String,
    topics: String,
}

impl Text {
    fn of(text: &SearchText<'_>) -> Text {
        Text {
            statement: text.statement.to_owned(),
            quote: text.quote.to_owned(),
            condition: text.condition.to_owned(),
            speaker: text.speaker.to_owned(),
            topics: text.topics.to_owned(),
        }
    }

    fn lent(&self) -> SearchText<'_> {
        SearchText {
            statement: &self.statement,
            quote: &self.quote,
            condition: &self.condition,
            speaker: &self.speaker,
            topics: &self.topics,
        }
    }
}
