//! What is there already, so that nothing is recorded twice: digests of 128 bits instead of a query a claim.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};

use super::StoreError;
use super::backend::Backend;
use crate::claim::{Claim, Uid};

/// What makes two claims without a key of their own one and the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Content<'a> {
    /// Who said it.
    pub by: By<'a>,
    /// The local number of the source.
    pub source_id: Option<i64>,
    /// When it was said, as it is stored.
    pub said_on: &'a str,
    /// What is claimed.
    pub statement: &'a str,
}

/// Who said it, as far as two claims can be told apart by that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By<'a> {
    /// A named speaker, by local number.
    Named(i64),
    /// Somebody without a name, by the words for them.
    Unnamed(&'a str),
}

/// 128 bits under two keys that nobody knows: no two texts can be made to share them.
type Print = (u64, u64);

/// Claims with the same content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The number of the first of them.
    pub first: i64,
    /// How many there are.
    pub claims: u32,
}

/// Claims that are there, by what they go by. Undone ones are not there; dropped ones are: what was entered
/// by mistake is not entered again unasked.
#[derive(Default)]
pub(crate) struct Known {
    keys: (RandomState, RandomState),
    contents: HashMap<Print, Alike>,
    references: HashMap<Print, i64>,
    /// Uids of another ledger under which claims were recorded just now.
    uids: HashMap<Uid, i64>,
    /// How many uids were taken for a claim of each content.
    taken: HashMap<Print, u32>,
}

impl Known {
    pub(crate) fn load(backend: &dyn Backend) -> Result<Known, StoreError> {
        let mut known = Known::default();
        let sql = "SELECT c.id, c.speaker_id, c.source_id, c.said_on, c.statement, c.ref, \
                   CASE s.unnamed WHEN 1 THEN s.name END FROM claim c JOIN speaker s ON s.id = c.speaker_id \
                   WHERE c.status <> 'undone' ORDER BY c.id";
        backend.query(sql, &[], &mut |row| {
            let id = row.integer(0)?.unwrap_or_default();
            let (said_on, statement) = (row.text(3)?.unwrap_or_default(), row.text(4)?.unwrap_or_default());
            let unnamed = row.text(6)?;
            let content = Content {
                by: match &unnamed {
                    Some(name) => By::Unnamed(name),
                    None => By::Named(row.integer(1)?.unwrap_or_default()),
                },
                source_id: row.integer(2)?,
                said_on: &said_on,
                statement: &statement,
            };
            known.insert(id, content, row.text(5)?.as_deref());
            Ok(())
        })?;
        Ok(known)
    }

    pub(crate) fn claim_of_uid(&self, uid: Uid) -> Option<i64> {
        self.uids.get(&uid).copied()
    }

    pub(crate) fn claim_of_reference(&self, reference: &str) -> Option<i64> {
        self.references.get(&self.print(reference)).copied()
    }

    /// Claims of the same content. What comes under a uid of another ledger is one of them that no other uid
    /// has been taken for, and is known by its uid from then on.
    pub(crate) fn claims_of_content(&mut self, content: Content<'_>, by_uid: Option<Uid>) -> Option<Alike> {
        let print = self.print(content);
        let alike = self.contents.get(&print).copied()?;
        let Some(uid) = by_uid else { return Some(alike) };
        let taken = self.taken.entry(print).or_default();
        if *taken >= alike.claims {
            return None;
        }
        *taken += 1;
        self.uids.insert(uid, alike.first);
        Some(alike)
    }

    /// Adds a claim that has just been recorded.
    pub(crate) fn add(&mut self, claim: &Claim, (speaker_id, source_id): (i64, Option<i64>), by_uid: Option<Uid>) {
        let said_on = claim.entry.said_on.to_string();
        let speaker = &claim.entry.speaker;
        let by = if speaker.unnamed { By::Unnamed(&speaker.name) } else { By::Named(speaker_id) };
        let content = Content { by, source_id, said_on: &said_on, statement: &claim.entry.statement };
        self.insert(claim.id, content, claim.entry.reference.as_deref());
        if let Some(uid) = by_uid {
            *self.taken.entry(self.print(content)).or_default() += 1;
            self.uids.insert(uid, claim.id);
        }
    }

    fn insert(&mut self, id: i64, content: Content<'_>, reference: Option<&str>) {
        let print = self.print(content);
        self.contents.entry(print).or_insert(Alike { first: id, claims: 0 }).claims += 1;
        if let Some(reference) = reference {
            let print = self.print(reference);
            self.references.entry(print).or_insert(id);
        }
    }

    fn print(&self, said: impl Hash + Copy) -> Print {
        (self.keys.0.hash_one(said), self.keys.1.hash_one(said))
    }
}
