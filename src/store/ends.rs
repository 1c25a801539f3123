//! What claims came to, counted by whatever they are counted under: one statement for all figures of a
//! track record. What the counts mean is the affair of `report`.

use std::collections::HashMap;
use std::str::FromStr;

use super::backend::Row;
use super::filter::{Filter, Terms};
use super::{Ledger, StoreError};
use crate::claim::{Kind, Speaker, Status, Strength, View};

/// What claims are counted under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountBy {
    /// The speaker.
    Speaker,
    /// Each topic, whatever the case of its letters.
    Topic,
    /// The month it was said; the year alone where no month is known.
    Month,
}

/// What some claims are counted under.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Under {
    /// The local number of a speaker.
    Speaker(i64),
    /// A topic as one of its claims spells it; `None` for claims without any.
    Topic(Option<String>),
    /// A month, `2025-04`, or a year.
    Month(String),
}

/// Claims that are counted under the same and came to the same end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// What they are counted under.
    pub under: Under,
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
    /// How many.
    pub claims: u64,
}

/// Why claims that are on the books count in no record, and how many; each by the first reason that holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uncounted {
    /// They repeat another.
    pub repeats: u64,
    /// Their parts count.
    pub wholes: u64,
    /// Their source was retracted.
    pub retracted: u64,
}

impl Ledger {
    /// Counts the claims that fit a filter and count in records, whatever its order and limit.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn ends(&self, filter: &Filter, view: View, by: CountBy) -> Result<(Vec<Ends>, Uncounted), StoreError> {
        let terms = Terms::of(filter, view, self.backend.as_ref());
        let (under, from) = match by {
            CountBy::Speaker => ("c.speaker_id", "claim c"),
            CountBy::Month => ("substr(c.said_on, 1, 7)", "claim c"),
            CountBy::Topic => (
                "lower(t.topic)",
                "claim c LEFT JOIN topic t ON t.claim_id = c.id AND NOT EXISTS \
                 (SELECT 1 FROM topic o WHERE o.claim_id = t.claim_id AND o.position < t.position \
                  AND lower(o.topic) = lower(t.topic))",
            ),
        };
        // In the order of the index on speakers, which holds all of it: nothing is sorted, no claim is read.
        let sql = format!(
            "SELECT {under}, c.status, c.kind, c.strength, c.counted, c.without_condition, c.late_days, count(*) \
             FROM {from} WHERE {} GROUP BY 1, 2, 3, 4, 5, 6, 7",
            terms.clauses.join(" AND ")
        );
        let spelled = if by == CountBy::Topic { self.topics_as_spelled()? } else { HashMap::new() };
        let mut ends = Vec::new();
        let mut has_uncounted = false;
        self.backend.query(&sql, &terms.values, &mut |row| {
            if row.integer(4)? == Some(1) {
                let under = read_under(row, by, &spelled)?;
                ends.push(read_ends(row, under)?);
            } else {
                has_uncounted = true;
            }
            Ok(())
        })?;
        let uncounted = if has_uncounted { self.uncounted(&terms)? } else { Uncounted::default() };
        Ok((ends, uncounted))
    }

    fn uncounted(&self, terms: &Terms) -> Result<Uncounted, StoreError> {
        let sql = format!(
            "SELECT CASE WHEN EXISTS (SELECT 1 FROM link l WHERE l.claim_id = c.id AND l.kind = 'repeats') \
             THEN 'repeats' WHEN c.parts_all IS NOT NULL THEN 'wholes' ELSE 'retracted' END, count(*) \
             FROM claim c WHERE {} AND c.status NOT IN ('dropped', 'undone') AND c.counted = 0 GROUP BY 1",
            terms.clauses.join(" AND ")
        );
        let mut uncounted = Uncounted::default();
        self.backend.query(&sql, &terms.values, &mut |row| {
            let claims = row.integer(1)?.and_then(|count| u64::try_from(count).ok()).unwrap_or(0);
            match row.text(0)?.as_deref() {
                Some("repeats") => uncounted.repeats = claims,
                Some("wholes") => uncounted.wholes = claims,
                _ => uncounted.retracted = claims,
            }
            Ok(())
        })?;
        Ok(uncounted)
    }

    /// Topics in lower case, each with a spelling that a claim has; capitals go before small letters.
    fn topics_as_spelled(&self) -> Result<HashMap<String, String>, StoreError> {
        let mut spelled = HashMap::new();
        self.backend.query("SELECT lower(topic), min(topic) FROM topic GROUP BY 1", &[], &mut |row| {
            spelled.extend(row.text(0)?.zip(row.text(1)?));
            Ok(())
        })?;
        Ok(spelled)
    }

    /// Every speaker by local number.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn speakers_by_id(&self) -> Result<HashMap<i64, Speaker>, StoreError> {
        let mut speakers = HashMap::new();
        self.backend.query("SELECT id, name, unnamed FROM speaker", &[], &mut |row| {
            let name = row.text(1)?.unwrap_or_default();
            let unnamed = row.integer(2)?.unwrap_or(0) != 0;
            speakers.insert(row.integer(0)?.unwrap_or_default(), Speaker { name, unnamed });
            Ok(())
        })?;
        Ok(speakers)
    }

    /// The groups of the speakers that have one, by local number.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn groups_by_speaker(&self) -> Result<HashMap<i64, String>, StoreError> {
        let mut groups = HashMap::new();
        let sql = "SELECT id, speaker_group FROM speaker WHERE speaker_group <> ''";
        self.backend.query(sql, &[], &mut |row| {
            groups.extend(row.integer(0)?.zip(row.text(1)?));
            Ok(())
        })?;
        Ok(groups)
    }
}

fn read_under(row: &dyn Row, by: CountBy, spelled: &HashMap<String, String>) -> Result<Under, StoreError> {
    Ok(match by {
        CountBy::Speaker => Under::Speaker(row.integer(0)?.unwrap_or_default()),
        CountBy::Month => Under::Month(row.text(0)?.unwrap_or_default()),
        CountBy::Topic => {
            let topic = row.text(0)?;
            Under::Topic(topic.map(|lower| spelled.get(&lower).cloned().unwrap_or(lower)))
        }
    })
}

fn read_ends(row: &dyn Row, under: Under) -> Result<Ends, StoreError> {
    Ok(Ends {
        under,
        status: word(row, 1, "status")?,
        kind: word(row, 2, "kind")?,
        strength: word(row, 3, "strength")?,
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
