//! Questions about speakers: who a name stands for, who is on record, what their claims came to. What is
//! recorded of them is written by `people`.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;

use super::backend::{Backend, Row, Value};
use super::columns::{SOURCE_COLUMNS, source_at};
use super::filter::Terms;
use super::journal::StoredEvent;
use super::query::Found;
use super::{Ledger, StoreError, people};
use crate::claim::speaker::name_key;
use crate::claim::{Claim, Fact, Kind, Profile, RosterEntry, Source, SourceRef, Status, Strength};

/// Claims of one speaker that came to the same end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerEnds {
    /// The local number of the speaker.
    pub speaker_id: i64,
    /// What the speaker does with the words.
    pub kind: Kind,
    /// How sure the words are.
    pub strength: Strength,
    /// Where they stand.
    pub status: Status,
    /// They came about although they were not in force.
    pub without_condition: bool,
    /// Days late, 0 on time.
    pub late_days: Option<i64>,
    /// Whether they count in track records.
    pub counts: bool,
    /// How many.
    pub claims: u64,
}

/// The speakers with a claim on the books that a name leads to, by the form that it is.
#[derive(Default)]
pub(crate) struct Forms {
    names: Vec<(i64, String)>,
    other_names: Vec<(i64, String)>,
    surnames: Vec<(i64, String)>,
}

impl Forms {
    pub(crate) fn read(backend: &dyn Backend, name: &str) -> Result<Forms, StoreError> {
        // In the order of the key, so that nothing is sorted.
        let sql = "SELECT s.id, s.name, a.form FROM alias a JOIN speaker s ON s.id = a.speaker_id \
                   WHERE a.name_key = $1 AND EXISTS (SELECT 1 FROM claim c WHERE c.speaker_id = s.id \
                   AND c.status NOT IN ('dropped', 'undone')) ORDER BY a.form, a.speaker_id";
        let mut forms = Forms::default();
        backend.query(sql, &[name_key(name).into()], &mut |row| {
            let found = (row.integer(0)?.unwrap_or_default(), row.text(1)?.unwrap_or_default());
            match row.text(2)?.as_deref() {
                Some("name") => forms.names.push(found),
                Some("surname") => forms.surnames.push(found),
                _ => forms.other_names.push(found),
            }
            Ok(())
        })?;
        Ok(forms)
    }

    /// Those whom the name is the whole name of: as spelled, else in other letters, else one that they had
    /// or are also known by.
    pub(crate) fn whole(&self, name: &str) -> Vec<(i64, String)> {
        let exact: Vec<(i64, String)> = self.names.iter().filter(|(_, known)| known == name).cloned().collect();
        let found = [exact, self.names.clone(), self.other_names.clone()].into_iter().find(|found| !found.is_empty());
        found.unwrap_or_default()
    }

    /// Those whom the name is the whole name of, else the surname.
    pub(crate) fn any(&self, name: &str) -> Vec<(i64, String)> {
        let whole = self.whole(name);
        if whole.is_empty() { self.surnames.clone() } else { whole }
    }
}

/// What a name stands for, given those it leads to.
pub(crate) fn found(mut speakers: Vec<(i64, String)>) -> Found {
    speakers.sort_unstable();
    speakers.dedup();
    match <[(i64, String); 1]>::try_from(speakers) {
        Ok([(id, name)]) => Found::One { id, name },
        Err(speakers) if speakers.is_empty() => Found::Nobody,
        Err(speakers) => Found::Several(speakers.into_iter().map(|(_, name)| name).collect()),
    }
}

/// Which speakers: those with a claim on the books.
const ON_RECORD: &str = "s.merged_into IS NULL AND EXISTS (SELECT 1 FROM claim c WHERE c.speaker_id = s.id \
     AND c.status NOT IN ('dropped', 'undone'))";

impl Ledger {
    /// Finds a named speaker by the whole of a name: the one that holds, an alias, or one that was merged.
    /// A surname is not enough.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn find_whole_name(&self, name: &str) -> Result<Found, StoreError> {
        Ok(found(Forms::read(self.backend.as_ref(), name)?.whole(name)))
    }

    /// The local number of somebody whom a source does not name, by the words that it has for them; `None` where no
    /// claim has them.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn find_unnamed(&self, name: &str, source: &SourceRef) -> Result<Option<i64>, StoreError> {
        people::unnamed_in(self.backend.as_ref(), name, source)
    }

    /// What the claims on the books of one speaker say: number, statement, quote.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn words_of_speaker(&self, id: i64) -> Result<Vec<(i64, String, Option<String>)>, StoreError> {
        let sql =
            "SELECT id, statement, quote FROM claim WHERE speaker_id = $1 AND status NOT IN ('dropped', 'undone')";
        let mut words = Vec::new();
        self.backend.query(sql, &[id.into()], &mut |row| {
            words.push((row.integer(0)?.unwrap_or_default(), row.text(1)?.unwrap_or_default(), row.text(2)?));
            Ok(())
        })?;
        Ok(words)
    }

    /// Everybody with a claim on the books, unnamed speakers too, in no order; aliases are left out.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn speakers(&self) -> Result<Vec<Profile>, StoreError> {
        self.profiles(ON_RECORD, &[])
    }

    /// One speaker by local number, with all names; `None` without a claim on the books.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn speaker(&self, id: i64) -> Result<Option<Profile>, StoreError> {
        let mut profiles = self.profiles(&format!("s.id = $1 AND {ON_RECORD}"), &[id.into()])?;
        self.add_names(&mut profiles)?;
        Ok(profiles.pop())
    }

    /// Adds the names beside those that hold.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn add_names(&self, profiles: &mut [Profile]) -> Result<(), StoreError> {
        let roster = people::roster(self.backend.as_ref())?;
        let mut names: HashMap<i64, Vec<(String, bool)>> = HashMap::new();
        self.backend.query(
            "SELECT id, name, merged_into FROM speaker WHERE unnamed = 0 ORDER BY id",
            &[],
            &mut |row| {
                let (own, merged_into) = (row.integer(0)?.unwrap_or_default(), row.integer(2)?);
                let name = (row.text(1)?.unwrap_or_default(), merged_into.is_some());
                names.entry(merged_into.unwrap_or(own)).or_default().push(name);
                Ok(())
            },
        )?;
        for profile in profiles.iter_mut().filter(|profile| !profile.unnamed) {
            for (name, is_merged) in names.get(&profile.id).into_iter().flatten() {
                profile.aliases.extend(roster.person(name).into_iter().flat_map(|person| person.aliases.clone()));
                profile.merged.extend(is_merged.then(|| name.clone()));
            }
        }
        Ok(())
    }

    /// The names of a speaker that an alias was recorded of, whatever the case of its letters, each with the
    /// alias as it was spelled.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn alias_holders(&self, profile: &Profile, alias: &str) -> Result<Vec<(String, String)>, StoreError> {
        let roster = people::roster(self.backend.as_ref())?;
        let mut holders = Vec::new();
        for name in std::iter::once(&profile.name).chain(&profile.merged) {
            let aliases = roster.person(name).map(|person| person.aliases.as_slice()).unwrap_or_default();
            let meant = aliases.iter().filter(|known| name_key(known) == name_key(alias));
            holders.extend(meant.map(|known| (name.clone(), known.clone())));
        }
        Ok(holders)
    }

    /// The number of the event that merged a name into another; `None` where it holds itself.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn merge_of(&self, name: &str) -> Result<Option<i64>, StoreError> {
        let events = people::speaker_events(self.backend.as_ref())?;
        let is_it = |stored: &&StoredEvent| match stored.event.as_ref().map(|event| &event.fact) {
            Some(Fact::Speaker(fact)) => fact.name == name && matches!(fact.entry, RosterEntry::MergedInto(_)),
            _ => false,
        };
        Ok(events.iter().rev().find(is_it).map(|stored| stored.id))
    }

    /// The local numbers of named speakers of whom some name holds these words, letters' case aside.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn speakers_called(&self, words: &str) -> Result<HashSet<i64>, StoreError> {
        let wanted = name_key(words);
        let mut ids = HashSet::new();
        self.backend.query("SELECT name_key, speaker_id FROM alias", &[], &mut |row| {
            if row.text(0)?.is_some_and(|key| key.contains(&wanted)) {
                ids.extend(row.integer(1)?);
            }
            Ok(())
        })?;
        Ok(ids)
    }

    /// What the claims on the books came to, counted by speaker: those of one, or all.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn ends_of_speakers(&self, only: Option<i64>) -> Result<Vec<SpeakerEnds>, StoreError> {
        // In the order of the index on speakers, which holds all of it: nothing is sorted, no claim is read.
        let of = if only.is_some() { "c.speaker_id = $1 AND " } else { "" };
        let sql = format!(
            "SELECT c.speaker_id, c.status, c.kind, c.strength, c.counted, c.without_condition, c.late_days, \
             count(*) FROM claim c WHERE {of}c.status NOT IN ('dropped', 'undone') GROUP BY 1, 2, 3, 4, 5, 6, 7"
        );
        let values: Vec<Value> = only.into_iter().map(Value::from).collect();
        let mut ends = Vec::new();
        self.backend.query(&sql, &values, &mut |row| {
            ends.push(read_ends(row)?);
            Ok(())
        })?;
        Ok(ends)
    }

    /// All claims on the books of one speaker, in full: the next check first, closed ones last.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn claims_of_speaker(&self, id: i64) -> Result<Vec<Claim>, StoreError> {
        let clauses = ["c.speaker_id = $1", "c.status NOT IN ('dropped', 'undone')"];
        let terms = Terms { clauses: clauses.map(str::to_owned).to_vec(), values: vec![id.into()] };
        self.complete(self.claims(&terms, OPEN_FIRST, None)?)
    }

    fn profiles(&self, which: &str, values: &[Value]) -> Result<Vec<Profile>, StoreError> {
        let sql = format!(
            "SELECT s.id, s.name, s.unnamed, s.speaker_group, s.role, s.same_as, s.scope FROM speaker s WHERE {which}"
        );
        let mut profiles = Vec::new();
        let mut scopes: Vec<(usize, String)> = Vec::new();
        self.backend.query(&sql, values, &mut |row| {
            let unnamed = row.integer(2)?.unwrap_or(0) != 0;
            if unnamed {
                scopes.push((profiles.len(), row.text(6)?.unwrap_or_default()));
            }
            profiles.push(Profile {
                id: row.integer(0)?.unwrap_or_default(),
                name: row.text(1)?.unwrap_or_default(),
                unnamed,
                source: None,
                aliases: Vec::new(),
                merged: Vec::new(),
                group: row.text(3)?,
                role: row.text(4)?,
                same_as: row.text(5)?,
            });
            Ok(())
        })?;
        if !scopes.is_empty() {
            let mut sources = self.sources_of_unnamed()?;
            for (place, scope) in scopes {
                if let Some(profile) = profiles.get_mut(place) {
                    profile.source = sources.remove(&(profile.id, scope));
                }
            }
        }
        Ok(profiles)
    }

    /// The source that each unnamed speaker belongs to.
    fn sources_of_unnamed(&self) -> Result<HashMap<(i64, String), Source>, StoreError> {
        let sql = format!(
            "SELECT {SOURCE_COLUMNS}, s.id, s.scope FROM speaker s JOIN source_entry e ON e.source_key = s.scope \
             WHERE s.unnamed = 1"
        );
        let mut sources = HashMap::new();
        self.backend.query(&sql, &[], &mut |row| {
            let speaker = (row.integer(11)?.unwrap_or_default(), row.text(12)?.unwrap_or_default());
            sources.insert(speaker, source_at(row, 0)?);
            Ok(())
        })?;
        Ok(sources)
    }
}

/// The order of a list: the next check first, those never due after them, closed ones last.
pub(crate) const OPEN_FIRST: &str = "c.status <> 'open', c.next_check_on IS NULL, c.next_check_on, c.closed_on, c.id";

fn read_ends(row: &dyn Row) -> Result<SpeakerEnds, StoreError> {
    let speaker_id = row.integer(0)?.unwrap_or_default();
    Ok(SpeakerEnds {
        speaker_id,
        status: word(row, 1, "status")?,
        kind: word(row, 2, "kind")?,
        strength: word(row, 3, "strength")?,
        counts: row.integer(4)?.unwrap_or(0) != 0,
        without_condition: row.integer(5)?.unwrap_or(0) != 0,
        late_days: row.integer(6)?,
        claims: row.integer(7)?.and_then(|count| u64::try_from(count).ok()).unwrap_or(0),
    })
}

fn word<T: FromStr<Err: ToString>>(row: &dyn Row, at: usize, column: &'static str) -> Result<T, StoreError> {
    let found = row.text(at)?.unwrap_or_default();
    found.parse().map_err(|error: T::Err| StoreError::BadCell {
        table: "claim",
        column,
        id: 0,
        why: error.to_string(),
        found,
    })
}
