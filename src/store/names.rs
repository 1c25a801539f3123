//! Names and topics that are known, for those who look for one that is not.

use super::{Ledger, StoreError};
use crate::claim::speaker::{Likeness, name_key};

impl Ledger {
    /// The names of all named speakers with a claim on the books, in the order of the alphabet.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn speaker_names(&self) -> Result<Vec<String>, StoreError> {
        self.texts(
            "SELECT s.name FROM speaker s WHERE s.unnamed = 0 AND EXISTS (SELECT 1 FROM claim c \
             WHERE c.speaker_id = s.id AND c.status NOT IN ('dropped', 'undone')) ORDER BY s.name",
        )
    }

    /// The named speakers with a claim on the books whose names are like this one, but not the same: to be
    /// looked at by a person, never matched.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn speakers_like(&self, name: &str) -> Result<Vec<String>, StoreError> {
        let (key, likeness) = (name_key(name), Likeness::of(name));
        let mut like = Vec::new();
        // All names are looked at, but only for the few that are like it is it asked whether they are on record.
        self.backend.query("SELECT name, id FROM speaker WHERE unnamed = 0 ORDER BY name", &[], &mut |row| {
            let known = row.text(0)?.unwrap_or_default();
            if likeness.is_like_name(&known) && name_key(&known) != key {
                like.push((known, row.integer(1)?));
            }
            Ok(())
        })?;
        let mut names = Vec::new();
        for (known, id) in like {
            let sql = "SELECT 1 FROM claim WHERE speaker_id = $1 AND status NOT IN ('dropped', 'undone') LIMIT 1";
            self.backend.query(sql, &[id.into()], &mut |_| {
                names.push(known.clone());
                Ok(())
            })?;
        }
        Ok(names)
    }

    /// The groups of speakers with a claim on the books, each once, in the order of the alphabet.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn groups(&self) -> Result<Vec<String>, StoreError> {
        self.texts(
            "SELECT DISTINCT s.speaker_group FROM speaker s WHERE s.speaker_group <> '' AND EXISTS (SELECT 1 \
             FROM claim c WHERE c.speaker_id = s.id AND c.status NOT IN ('dropped', 'undone')) \
             ORDER BY s.speaker_group",
        )
    }

    /// The topics of claims on the books, each once, in the order of the alphabet.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn topics(&self) -> Result<Vec<String>, StoreError> {
        self.texts(
            "SELECT DISTINCT t.topic FROM topic t JOIN claim c ON c.id = t.claim_id \
             WHERE c.status NOT IN ('dropped', 'undone') ORDER BY t.topic",
        )
    }

    fn texts(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let mut texts = Vec::new();
        self.backend.query(sql, &[], &mut |row| {
            texts.extend(row.text(0)?);
            Ok(())
        })?;
        Ok(texts)
    }
}
