//! One command that writes: one batch of events in one transaction, whole or not at all.
//!
//! Dropped without `commit`, everything is taken back.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::backend::Backend;
use super::journal::{self, EventText};
use super::{Ledger, StoreError, chain, payload, people, projection, sources};
use crate::claim::event::{Draft, Sourced};
use crate::claim::{
    Claim, EventKind, Fact, NewClaim, RecordedAt, Retraction, RosterEntry, SourceRef, SpeakerFact, Uid,
};

/// Who writes, and when.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The clock's word; what is recorded is never earlier than what was recorded before.
    pub now: DateTime<Utc>,
    /// Who writes.
    pub author: String,
}

/// A writing transaction. Reads see what it has settled.
pub struct Writing<'a> {
    ledger: &'a Ledger,
    stamp: Stamp,
    batch: Option<Uid>,
    head: Head,
    /// Claims whose rows are behind their events.
    stale: Vec<i64>,
    /// Those of them whose words may have changed.
    reworded: HashSet<i64>,
    is_done: bool,
}

/// The newest event, and the latest instant of all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) event_id: i64,
    pub(crate) hash: String,
    pub(crate) recorded_at: Option<RecordedAt>,
}

impl Head {
    pub(crate) fn read(backend: &dyn Backend) -> Result<Head, StoreError> {
        let mut head = Head::default();
        backend.query("SELECT event_id, hash, recorded_at FROM head", &[], &mut |row| {
            head.event_id = row.integer(0)?.unwrap_or_default();
            head.hash = row.text(1)?.unwrap_or_default();
            head.recorded_at = row.text(2)?.and_then(|text| text.parse().ok());
            Ok(())
        })?;
        Ok(head)
    }

    /// Refuses to go on from an event that is not the newest: the chain would be broken for good.
    fn check(&self, backend: &dyn Backend) -> Result<(), StoreError> {
        let mut newest = 0;
        backend.query("SELECT max(id) FROM event", &[], &mut |row| {
            newest = row.integer(0)?.unwrap_or_default();
            Ok(())
        })?;
        let mut is_head = newest == 0 && self.event_id == 0;
        backend.query("SELECT hash FROM event WHERE id = $1", &[newest.into()], &mut |row| {
            is_head = newest == self.event_id && row.text(0)?.as_ref() == Some(&self.hash);
            Ok(())
        })?;
        if is_head { Ok(()) } else { Err(StoreError::BrokenHead { head: self.event_id, newest }) }
    }

    pub(crate) fn write(&self, backend: &dyn Backend) -> Result<(), StoreError> {
        let Some(recorded_at) = self.recorded_at else { return Ok(()) };
        let sql = "INSERT INTO head(only_row, event_id, hash, recorded_at) VALUES (1, $1, $2, $3) \
                   ON CONFLICT (only_row) DO UPDATE SET event_id = excluded.event_id, \
                   hash = excluded.hash, recorded_at = excluded.recorded_at";
        let values = [self.event_id.into(), self.hash.clone().into(), recorded_at.to_string().into()];
        backend.execute(sql, &values)?;
        Ok(())
    }
}

impl Ledger {
    /// Begins to write. Nobody else writes until the value is committed or dropped.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when somebody else holds the ledger for longer than five seconds.
    pub fn write(&self, stamp: Stamp) -> Result<Writing<'_>, StoreError> {
        self.backend.begin()?;
        let mut writing = Writing {
            ledger: self,
            stamp,
            batch: None,
            head: Head::default(),
            stale: Vec::new(),
            reworded: HashSet::new(),
            is_done: false,
        };
        writing.head = Head::read(self.backend.as_ref())?;
        writing.head.check(self.backend.as_ref())?;
        Ok(writing)
    }
}

impl Writing<'_> {
    /// The ledger as this transaction sees it, with all that has been settled.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        self.ledger
    }

    /// The batch of this command; `None` as long as nothing was recorded.
    #[must_use]
    pub fn batch(&self) -> Option<Uid> {
        self.batch
    }

    /// Records a claim, and facts about it in the same breath. Returns its number and the number of the
    /// event that logged it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn log(&mut self, claim: NewClaim, more: &[Draft]) -> Result<(i64, i64), StoreError> {
        let id = self.next_claim_id()?;
        let draft = Draft { happened_on: Some(claim.said_on.last_day()), fact: Fact::Logged(Box::new(claim)) };
        let (event_id, uid) = self.append(Some((id, None)), &draft)?;
        for draft in more {
            self.append(Some((id, Some(uid))), draft)?;
        }
        Ok((id, event_id))
    }

    /// The number of the next claim: no number is given twice.
    pub(crate) fn next_claim_id(&self) -> Result<i64, StoreError> {
        let mut newest = None;
        self.backend().query("SELECT max(claim_id) FROM event", &[], &mut |row| {
            newest = row.integer(0)?;
            Ok(())
        })?;
        Ok(newest.unwrap_or(0) + 1)
    }

    /// Records facts about a claim. Returns the number of the first event.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be written.
    pub fn record(&mut self, claim: &Claim, drafts: &[Draft]) -> Result<Option<i64>, StoreError> {
        let mut first = None;
        for draft in drafts {
            let (event_id, _) = self.append(Some((claim.id, Some(claim.uid))), draft)?;
            first = first.or(Some(event_id));
        }
        Ok(first)
    }

    /// Records a source, unless all of it is known already.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn source(&mut self, sourced: Sourced, text: Option<&str>) -> Result<(), StoreError> {
        if let (SourceRef::Text(digest), Some(text)) = (&sourced.key, text) {
            let sql = "INSERT INTO snapshot(sha256, text) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING";
            self.backend().execute(sql, &[digest.as_str().into(), text.into()])?;
        }
        if self.is_known(&sourced)? {
            return Ok(());
        }
        let draft = Draft { happened_on: None, fact: Fact::Sourced(sourced.clone()) };
        self.append(None, &draft)?;
        sources::write_newest(self.backend(), &sourced)
    }

    /// Records that a source was taken back by its publisher. Its claims are counted anew.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn retract(&mut self, key: &SourceRef, retraction: Retraction) -> Result<i64, StoreError> {
        sources::write_retraction(self.backend(), key, Some(&retraction))?;
        let happened_on = retraction.on;
        let draft = Draft { happened_on, fact: Fact::Retracted { key: key.clone(), retraction } };
        let (event_id, _) = self.append(None, &draft)?;
        let claims = sources::claims_in(self.backend(), key)?;
        self.mark_stale(claims);
        Ok(event_id)
    }

    /// Records something of a named speaker. After a merge its claims are counted for the name that holds.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn speaker(&mut self, fact: SpeakerFact) -> Result<i64, StoreError> {
        people::ensure(self.backend(), &fact.name)?;
        if let RosterEntry::MergedInto(into) = &fact.entry {
            people::ensure(self.backend(), into)?;
        }
        let (event_id, _) = self.append(None, &Draft { happened_on: None, fact: Fact::Speaker(fact) })?;
        self.follow_roster()?;
        Ok(event_id)
    }

    /// Brings speakers in line with the roster, and has the claims of those that were merged written anew.
    pub(crate) fn follow_roster(&mut self) -> Result<(), StoreError> {
        let roster = people::roster(self.backend())?;
        let moved = people::write_roster(self.backend(), &roster)?;
        let claims = people::claims_of(self.backend(), &moved)?;
        self.mark_reworded(claims);
        Ok(())
    }

    /// Whether a source is recorded just as it is given.
    fn is_known(&self, sourced: &Sourced) -> Result<bool, StoreError> {
        let url = match &sourced.key {
            SourceRef::Url(url) => Some(url),
            SourceRef::Text(_) => sourced.url.as_ref(),
        };
        let published = sourced.published.map(|day| day.to_string());
        let given =
            [url, sourced.title.as_ref(), sourced.publisher.as_ref(), sourced.archive_url.as_ref(), published.as_ref()];
        let mut is_known = false;
        let sql = "SELECT url, title, publisher, archive_url, published FROM source_entry \
                   WHERE source_key = $1 AND is_live = 1";
        self.backend().query(sql, &[sourced.key.as_str().into()], &mut |row| {
            let recorded = (0..given.len()).map(|column| row.text(column)).collect::<Result<Vec<_>, _>>()?;
            is_known = recorded.iter().map(Option::as_ref).eq(given);
            Ok(())
        })?;
        Ok(is_known)
    }

    /// Records that a batch no longer counts.
    pub(crate) fn revert(&mut self, batch: Uid) -> Result<i64, StoreError> {
        let draft = Draft { happened_on: None, fact: Fact::Reverted { batch } };
        Ok(self.append(None, &draft)?.0)
    }

    /// Records that another ledger's events were taken in.
    pub(crate) fn imported(&mut self, heads: Vec<String>, batches: Vec<Uid>) -> Result<i64, StoreError> {
        let draft = Draft { happened_on: None, fact: Fact::Imported { heads, batches } };
        Ok(self.append(None, &draft)?.0)
    }

    /// Brings the rows of all claims that were written to in line with their events.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be written.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        let stale = std::mem::take(&mut self.stale);
        let reworded = std::mem::take(&mut self.reworded);
        projection::refresh(self.ledger.backend.as_ref(), stale, &reworded)?;
        self.head.write(self.ledger.backend.as_ref())
    }

    /// Makes everything last.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written; then nothing was.
    pub fn commit(mut self) -> Result<(), StoreError> {
        self.settle()?;
        self.backend().commit()?;
        self.is_done = true;
        Ok(())
    }

    pub(crate) fn backend(&self) -> &dyn Backend {
        self.ledger.backend.as_ref()
    }

    pub(crate) fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    pub(crate) fn mark_stale(&mut self, claims: impl IntoIterator<Item = i64>) {
        self.stale.extend(claims);
    }

    /// Has claims written anew, and their words indexed anew.
    pub(crate) fn mark_reworded(&mut self, claims: Vec<i64>) {
        self.reworded.extend(claims.iter().copied());
        self.mark_stale(claims);
    }

    /// Appends one event: numbered, dated, hashed onto the newest.
    ///
    /// `claim` is the claim's number and uid; without a uid the event is the one that logs it.
    fn append(&mut self, claim: Option<(i64, Option<Uid>)>, draft: &Draft) -> Result<(i64, Uid), StoreError> {
        let appended = self.chain(claim, draft.happened_on, Stored::of(&draft.fact))?;
        self.stale.extend(claim.map(|(id, _)| id));
        if let (Some((claim, _)), Fact::Amended { .. }) = (claim, &draft.fact) {
            self.reworded.insert(claim);
        }
        Ok((appended.id, appended.uid))
    }

    /// Appends one event as `append` does, and leaves the rows of its claim to the caller.
    pub(crate) fn chain(
        &mut self,
        claim: Option<(i64, Option<Uid>)>,
        happened_on: Option<NaiveDate>,
        stored: Stored,
    ) -> Result<Appended, StoreError> {
        let now = RecordedAt::of(self.stamp.now);
        let recorded_at = self.head.recorded_at.map_or(now, |last| now.max(last.next()));
        let uid = Uid::at(recorded_at);
        let batch = *self.batch.get_or_insert_with(|| Uid::at(recorded_at));
        let claim_uid = claim.map(|(_, known)| known.unwrap_or(uid).to_string());
        let mut text = EventText {
            uid: uid.to_string(),
            batch: batch.to_string(),
            claim: claim_uid,
            kind: stored.kind.to_string(),
            happened_on: happened_on.as_ref().map(NaiveDate::to_string),
            recorded_at: recorded_at.to_string(),
            author: self.stamp.author.clone(),
            payload: stored.payload,
            prev: self.head.hash.clone(),
            hash: String::new(),
        };
        text.hash = chain::hash_over(&text.links(), &stored.digest);
        let id = self.head.event_id + 1;
        journal::insert(self.backend(), id, claim.map(|(id, _)| id), &text)?;
        self.head = Head { event_id: id, hash: text.hash, recorded_at: Some(recorded_at) };
        Ok(Appended { id, uid, batch, recorded_at })
    }
}

/// What a fact says in the form that is stored, with its digest: all of an event that can be made ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    kind: EventKind,
    payload: String,
    digest: String,
}

impl Stored {
    pub(crate) fn of(fact: &Fact) -> Stored {
        Stored::new(fact.kind(), payload::encode(fact))
    }

    pub(crate) fn of_claim(claim: &NewClaim) -> Stored {
        Stored::new(EventKind::Logged, payload::encode_logged(claim))
    }

    /// Whether any text in it holds NUL, which is written in one way alone.
    pub(crate) fn holds_nul(&self) -> bool {
        let holds_nul = |value| super::fit::holds_nul(&value);
        self.payload.contains(r"\u0000") && serde_json::from_str(&self.payload).is_ok_and(holds_nul)
    }

    fn new(kind: EventKind, payload: String) -> Stored {
        Stored { kind, digest: chain::digest(&payload), payload }
    }
}

/// What an event was given as it was appended.
pub(crate) struct Appended {
    pub(crate) id: i64,
    pub(crate) uid: Uid,
    pub(crate) batch: Uid,
    pub(crate) recorded_at: RecordedAt,
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if !self.is_done {
            // Nothing can be said about a failure here, and the database takes back what is not committed.
            let _ = self.ledger.backend.rollback();
        }
    }
}
