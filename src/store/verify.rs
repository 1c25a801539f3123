//! The proof: every event re-hashed, every text re-digested, everything folded again and compared.

use std::collections::{HashMap, HashSet};

use super::backend::{Backend, Steps, Value};
use super::journal::{self, StoredEvent};
use super::writing::Head;
use super::{Ledger, StoreError, chain, decode_event, rebuild};
use crate::claim::{Event, Fact, Past, RecordedAt, SourceRef};

/// What `verify` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// How many events were hashed again.
    pub events: usize,
    /// How many texts of sources were digested again.
    pub texts: usize,
    /// The hash of the newest event: written down elsewhere, it proves this history later.
    pub head: Option<String>,
    /// Damage to the events or texts themselves, a line each.
    pub damage: Vec<String>,
    /// Where the projections differ from what the events make, a line each.
    pub differences: Vec<String>,
}

/// What `verify --repair` did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What was found before.
    pub found: Verification,
    /// How many claims were rebuilt.
    pub claims: u64,
}

/// The projections, with the columns that order their rows.
const TABLES: [(&str, &str, &str); 13] = [
    ("undone", "batch", "batch"),
    ("speaker", "id, name, unnamed, scope, speaker_group, same_as, role, merged_into", "id"),
    ("alias", "name_key, form, speaker_id", "name_key, form, speaker_id"),
    (
        "source_entry",
        "id, source_key, sha256, url, title, publisher, archive_url, published, retracted, is_live, \
         retracted_on, retraction_url, retraction_why",
        "id",
    ),
    ("claim", "*", "id"),
    ("topic", "claim_id, position, topic", "claim_id, position"),
    ("link", "claim_id, position, kind, to_id", "claim_id, position"),
    ("anchor", "claim_id, position, span_start, span_end, prefix, suffix", "claim_id, position"),
    ("evidence", "claim_id, position, basis, url, archive_url, words, note", "claim_id, position"),
    ("note", "claim_id, position, happened_on, text, public, progress", "claim_id, position"),
    ("also_in", "claim_id, position, source_id, quote", "claim_id, position"),
    ("tally", "status, claims", "status"),
    ("claim_fts", "rowid, statement, quote, condition, speaker, topics", "rowid"),
];

impl Ledger {
    /// Checks the whole ledger against its events.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read at all; damage is no error but a finding.
    pub fn verify(&self) -> Result<Verification, StoreError> {
        self.verify_in_steps(&mut |_, _| {})
    }

    /// The same, and `steps` is told how far it has come.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read at all; damage is no error but a finding.
    pub fn verify_in_steps(&self, steps: &mut Steps<'_>) -> Result<Verification, StoreError> {
        const BEFORE: usize = 5;
        let mut step = |done: usize| steps(done as u64, (BEFORE + TABLES.len()) as u64);
        let backend = self.backend.as_ref();
        let events = journal::load_all(backend)?;
        step(1);
        // The index of words is a projection like the others: what is wrong with it alone, a repair mends.
        let findings = backend.check_integrity()?.into_iter();
        let (mut differences, mut damage): (Vec<String>, Vec<String>) =
            findings.partition(|finding| finding.contains("claim_fts"));
        step(2);
        damage.extend(check_events(&events));
        step(3);
        let head = Head::read(backend)?;
        damage.extend(check_head(&head, &events));
        let (texts, damaged_texts) = check_texts(backend, &events)?;
        damage.extend(damaged_texts);
        step(4);
        let again = self.past(Past::default())?;
        for (index, (table, columns, order)) in TABLES.into_iter().enumerate() {
            step(BEFORE + index);
            let sql = format!("SELECT {columns} FROM {table} ORDER BY {order}");
            differences.extend(compare(table, &rows(again.backend.as_ref(), &sql)?, &rows(backend, &sql)?));
        }
        let head = events.last().map(|event| event.hash().to_owned());
        Ok(Verification { events: events.len(), texts, head, damage, differences })
    }

    /// Makes all projections anew from the events, in one transaction.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read or written; then nothing was changed.
    pub fn repair(&self) -> Result<Repair, StoreError> {
        let backend = self.backend.as_ref();
        backend.begin()?; // what is checked and what is rebuilt are one moment
        let found = match self.verify().and_then(|found| self.rebuild().map(|()| found)) {
            Ok(found) => found,
            Err(error) => {
                backend.rollback()?;
                return Err(error);
            }
        };
        backend.commit()?;
        let claims = self.tally()?.into_iter().map(|(_, claims)| claims).sum();
        Ok(Repair { found, claims })
    }

    /// Makes all projections anew inside the running transaction.
    pub(crate) fn rebuild(&self) -> Result<(), StoreError> {
        let backend = self.backend.as_ref();
        let events = journal::load_all(backend)?;
        backend.clear_projections()?;
        let selected: Vec<&Event> = events.iter().filter_map(|stored| stored.event.as_ref()).collect();
        rebuild::project(backend, &events, &selected)
    }
}

fn check_events(events: &[StoredEvent]) -> Vec<String> {
    let mut damage = Vec::new();
    let mut seen: HashMap<&str, &StoredEvent> = HashMap::new();
    let mut logged: HashSet<i64> = HashSet::new();
    let mut last_id = 0;
    for event in events {
        let id = event.id;
        if let Err(why) = decode_event(&event.text) {
            damage.push(format!("event {id} cannot be read: {why}"));
        }
        if event.text.expected_hash() != event.hash() {
            damage.push(format!("event {id} ({}) was changed: it does not fit its hash", event.kind()));
        }
        damage.extend(check_place(event, last_id, &seen));
        if let Some(claim) = event.claim_id {
            let is_logged = event.kind() == "logged";
            if is_logged && !logged.insert(claim) {
                damage.push(format!("event {id} logs claim {claim}, which an earlier event logs"));
            } else if event.claim_uid().is_none() {
                damage.push(format!("event {id} belongs to claim {claim}, which no event logs"));
            }
        }
        seen.insert(event.hash(), event);
        last_id = id;
    }
    damage.extend(check_heads(events, &seen));
    damage
}

/// Checks that an event follows one that is there, and was recorded after it.
fn check_place(event: &StoredEvent, last_id: i64, seen: &HashMap<&str, &StoredEvent>) -> Option<String> {
    let id = event.id;
    if event.prev().is_empty() {
        return None;
    }
    let Some(before) = seen.get(event.prev()) else {
        let gap: Vec<String> = (last_id + 1..id).take(5).map(|missing| missing.to_string()).collect();
        let which = if gap.is_empty() {
            "it was removed, changed or moved behind it".to_owned()
        } else {
            format!("event {} was removed", gap.join(", "))
        };
        return Some(format!("event {id} follows an event that is not there before it: {which}"));
    };
    let instant = |event: &StoredEvent| event.recorded_at().parse::<RecordedAt>().ok();
    (instant(event) <= instant(before)).then(|| {
        let (own, other) = (event.recorded_at(), before.recorded_at());
        format!("event {id} is back-dated: recorded at {own}, but event {} before it at {other}", before.id)
    })
}

fn check_heads(events: &[StoredEvent], seen: &HashMap<&str, &StoredEvent>) -> Vec<String> {
    let mut damage = Vec::new();
    for stored in events {
        let Some(Fact::Imported { heads, .. }) = stored.event.as_ref().map(|event| &event.fact) else { continue };
        for head in heads.iter().filter(|head| !seen.contains_key(head.as_str())) {
            damage.push(format!("event {} brought an event that was removed: hash {head}", stored.id));
        }
    }
    damage
}

fn check_head(head: &Head, events: &[StoredEvent]) -> Option<String> {
    let newest = events.last();
    let (id, hash) = newest.map_or((0, ""), |event| (event.id, event.hash()));
    if (id, hash) != (head.event_id, head.hash.as_str()) {
        return Some(format!(
            "the newest event is {id}, but the ledger's head is event {} (hash {}): it was removed or changed",
            head.event_id, head.hash
        ));
    }
    let latest = events.iter().filter_map(|event| event.recorded_at().parse::<RecordedAt>().ok()).max();
    let instant = |at: Option<RecordedAt>| at.map_or("none".to_owned(), |at| at.to_string());
    (latest != head.recorded_at).then(|| {
        format!("the latest event is of {}, but the ledger's head says {}", instant(latest), instant(head.recorded_at))
    })
}

fn check_texts(backend: &dyn Backend, events: &[StoredEvent]) -> Result<(usize, Vec<String>), StoreError> {
    let mut damage = Vec::new();
    let mut there: HashSet<String> = HashSet::new();
    backend.query("SELECT sha256, text FROM snapshot ORDER BY sha256", &[], &mut |row| {
        let (digest, text) = (row.text(0)?.unwrap_or_default(), row.text(1)?.unwrap_or_default());
        if chain::digest(&text) != digest {
            damage.push(format!("the text of source {digest} was changed"));
        }
        there.insert(digest);
        Ok(())
    })?;
    for stored in events {
        let Some(Fact::Sourced(sourced)) = stored.event.as_ref().map(|event| &event.fact) else { continue };
        if let SourceRef::Text(digest) = &sourced.key
            && !there.contains(digest)
        {
            damage.push(format!("event {} names the text {digest}, which is not there", stored.id));
        }
    }
    Ok((there.len(), damage))
}

/// The rows of a table: column names are not needed, the first value names the row.
fn rows(backend: &dyn Backend, sql: &str) -> Result<Vec<Vec<Value>>, StoreError> {
    let mut rows = Vec::new();
    backend.query(sql, &[], &mut |row| {
        let mut values = Vec::new();
        for column in 0..row.width() {
            values.push(row.value(column)?);
        }
        rows.push(values);
        Ok(())
    })?;
    Ok(rows)
}

/// Names the rows in which a table differs from what the events make of it.
fn compare(table: &str, expected: &[Vec<Value>], found: &[Vec<Value>]) -> Vec<String> {
    const NAMED: usize = 20;
    let expected_rows: HashSet<&Vec<Value>> = expected.iter().collect();
    let found_rows: HashSet<&Vec<Value>> = found.iter().collect();
    let name = |row: &Vec<Value>| match row.first() {
        Some(Value::Integer(id)) => format!("{table} {id}"),
        Some(Value::Text(text)) => format!("{table} {text:?}"),
        Some(Value::Null) | None => table.to_owned(),
    };
    let missing = expected
        .iter()
        .filter(|row| !found_rows.contains(row))
        .map(|row| format!("{} is not as its events make it", name(row)));
    let known: HashSet<String> = expected.iter().filter(|row| !found_rows.contains(row)).map(name).collect();
    let extra = found
        .iter()
        .filter(|row| !expected_rows.contains(row))
        .map(name)
        .filter(|name| !known.contains(name))
        .map(|name| format!("{name} follows from no event"));
    let mut lines: Vec<String> = missing.chain(extra).collect();
    lines.dedup();
    let more = lines.len().saturating_sub(NAMED);
    lines.truncate(NAMED);
    if more > 0 {
        lines.push(format!("{table}: {more} more rows differ"));
    }
    lines
}
