//! What somebody who types may mean: claims by the beginning of their numbers, names, topics and sources
//! by theirs. Each question reads a few rows by an index, whatever the size of the ledger, and asks only
//! for what every version of the schema has.

use std::collections::HashMap;

use super::backend::{Row, Value};
use super::{Ledger, StoreError};
use crate::claim::speaker::name_key;
use crate::claim::{ConditionState, Kind, Status};

/// Characters of a statement, or of a source's name, that are read.
const HEAD: u32 = 120;

/// Topics of the newest claims that are looked through.
const TOPICS: u32 = 20_000;

/// The last character there is: what begins with a text stands before the text and this.
const LAST: char = char::MAX;

/// A claim in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimHead {
    /// Its local number.
    pub id: i64,
    /// Where it stands.
    pub status: Status,
    /// Whether nobody has decided yet what became of its condition.
    pub awaits_condition: bool,
    /// Who said it.
    pub speaker: String,
    /// How its statement begins.
    pub statement: String,
}

const HEADS: &str = "SELECT c.id, c.status, c.condition_state, s.name, substr(c.statement, 1, 120) \
     FROM claim c JOIN speaker s ON s.id = c.speaker_id";

const ON_THE_BOOKS: &str = "c.status NOT IN ('dropped', 'undone')";

impl Ledger {
    /// Claims whose numbers begin with some digits, smallest first. Without digits: open claims, next check
    /// first, then those that were recorded last.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn suggest_claims(&self, digits: &str, limit: usize) -> Result<Vec<ClaimHead>, StoreError> {
        if digits.is_empty() {
            let next = "WHERE c.status = 'open' AND c.next_check_on IS NOT NULL ORDER BY c.next_check_on, c.id";
            let mut heads = self.heads(next, &[], limit)?;
            let last = format!("WHERE c.id > 0 AND c.status <> 'open' AND {ON_THE_BOOKS} ORDER BY c.id DESC");
            heads.extend(self.heads(&last, &[], limit.saturating_sub(heads.len()))?);
            return Ok(heads);
        }
        let mut heads = Vec::new();
        for (first, last) in numbers_beginning(digits, self.largest("claim")?) {
            let range = format!("WHERE c.id BETWEEN $1 AND $2 AND {ON_THE_BOOKS} ORDER BY c.id");
            heads.extend(self.heads(&range, &[first.into(), last.into()], limit.saturating_sub(heads.len()))?);
        }
        Ok(heads)
    }

    /// Names of speakers with claims on the books that begin with a text, in any case; a surname will do.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn suggest_speakers(&self, text: &str, limit: usize) -> Result<Vec<String>, StoreError> {
        let is_said =
            "EXISTS (SELECT 1 FROM claim c WHERE c.speaker_id = s.id AND c.status NOT IN ('dropped', 'undone'))";
        let key = name_key(text);
        if key.is_empty() {
            let sql = format!(
                "SELECT s.name FROM speaker s WHERE s.name >= '' AND s.unnamed = 0 AND {is_said} ORDER BY s.name"
            );
            return self.suggested(&sql, &[], limit);
        }
        let sql = format!(
            "SELECT s.name FROM alias a JOIN speaker s ON s.id = a.speaker_id \
             WHERE a.name_key >= $1 AND a.name_key < $2 AND {is_said} ORDER BY a.name_key, a.form, a.speaker_id"
        );
        let after = format!("{key}{LAST}");
        let mut names = self.suggested(&sql, &[key.as_str().into(), after.into()], limit * 3)?;
        let mut seen = std::collections::HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
        names.sort_by_key(|name| !name_key(name).starts_with(&key)); // whole names before surnames
        names.truncate(limit);
        Ok(names)
    }

    /// Topics that begin with a text, in any case, those used most often first. Topics that only claims from
    /// long ago have are not looked for.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn suggest_topics(&self, text: &str, limit: usize) -> Result<Vec<String>, StoreError> {
        let key = text.to_lowercase();
        let mut counts: HashMap<String, usize> = HashMap::new();
        let sql =
            format!("SELECT topic FROM topic WHERE claim_id > 0 ORDER BY claim_id DESC, position DESC LIMIT {TOPICS}");
        self.backend.query(&sql, &[], &mut |row| {
            if let Some(topic) = row.text(0)? {
                *counts.entry(topic).or_default() += 1;
            }
            Ok(())
        })?;
        let mut topics: Vec<(String, usize)> =
            counts.into_iter().filter(|(topic, _)| topic.to_lowercase().starts_with(&key)).collect();
        topics.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        Ok(topics.into_iter().take(limit).map(|(topic, _)| topic).collect())
    }

    /// Sources whose numbers begin with some digits, or the newest: each number with a title, publisher or
    /// address.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn suggest_sources(&self, digits: &str, limit: usize) -> Result<Vec<(i64, String)>, StoreError> {
        let select = format!(
            "SELECT id, substr(coalesce(title, publisher, url, sha256, ''), 1, {HEAD}) FROM source_entry \
             WHERE id BETWEEN $1 AND $2 AND is_live = 1"
        );
        let largest = self.largest("source_entry")?;
        let ranges = if digits.is_empty() { vec![(1, largest)] } else { numbers_beginning(digits, largest) };
        let order = if digits.is_empty() { "DESC" } else { "ASC" };
        let mut sources = Vec::new();
        for (first, last) in ranges {
            let left = limit.saturating_sub(sources.len());
            let sql = format!("{select} ORDER BY id {order} LIMIT {left}");
            self.backend.query(&sql, &[first.into(), last.into()], &mut |row| {
                sources.push((row.integer(0)?.unwrap_or_default(), row.text(1)?.unwrap_or_default()));
                Ok(())
            })?;
        }
        Ok(sources)
    }

    /// The kind of a claim; `None` where no claim has that number.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn kind_of(&self, id: i64) -> Result<Option<Kind>, StoreError> {
        let words = self.suggested("SELECT kind FROM claim WHERE id = $1", &[id.into()], 1)?;
        Ok(words.first().and_then(|word| word.parse().ok()))
    }

    fn largest(&self, table: &str) -> Result<i64, StoreError> {
        let mut largest = None;
        self.backend.query(&format!("SELECT max(id) FROM {table}"), &[], &mut |row| {
            largest = row.integer(0)?;
            Ok(())
        })?;
        Ok(largest.unwrap_or(0))
    }

    fn heads(&self, rest: &str, values: &[Value], limit: usize) -> Result<Vec<ClaimHead>, StoreError> {
        let mut heads = Vec::new();
        self.backend.query(&format!("{HEADS} {rest} LIMIT {limit}"), values, &mut |row| {
            heads.extend(head(row)?);
            Ok(())
        })?;
        Ok(heads)
    }

    fn suggested(&self, sql: &str, values: &[Value], limit: usize) -> Result<Vec<String>, StoreError> {
        let mut texts = Vec::new();
        self.backend.query(&format!("{sql} LIMIT {limit}"), values, &mut |row| {
            texts.extend(row.text(0)?);
            Ok(())
        })?;
        Ok(texts)
    }
}

/// Reads a row; `None` where it holds a status of another version.
fn head(row: &dyn Row) -> Result<Option<ClaimHead>, StoreError> {
    let Some(status) = row.text(1)?.and_then(|word| word.parse().ok()) else { return Ok(None) };
    Ok(Some(ClaimHead {
        id: row.integer(0)?.unwrap_or_default(),
        status,
        awaits_condition: row.text(2)?.as_deref() == Some(ConditionState::Pending.as_str()),
        speaker: row.text(3)?.unwrap_or_default(),
        statement: row.text(4)?.unwrap_or_default(),
    }))
}

/// The ranges of numbers up to `largest` that begin with some digits: 1, 10 to 19, 100 to 199.
fn numbers_beginning(digits: &str, largest: i64) -> Vec<(i64, i64)> {
    let is_number = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = digits.parse::<i64>().ok().filter(|_| is_number) else { return Vec::new() };
    let mut ranges = Vec::new();
    let mut tens: i64 = 1;
    while let Some(first) = number.checked_mul(tens).filter(|first| *first <= largest) {
        ranges.push((first, first.saturating_add(tens - 1)));
        let Some(more) = tens.checked_mul(10) else { break };
        tens = more;
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_how_they_begin() {
        assert_eq!(numbers_beginning("1", 250), [(1, 1), (10, 19), (100, 199)]);
        assert_eq!(numbers_beginning("25", 250), [(25, 25), (250, 259)]);
        for nothing in ["", "0", "05", "x", "-1", "+1", "99999999999999999999", "251"] {
            assert_eq!(numbers_beginning(nothing, 250), [], "{nothing}");
        }
        assert_eq!(numbers_beginning("9", i64::MAX).last(), Some(&(9_000_000_000_000_000_000, i64::MAX)));
    }
}
