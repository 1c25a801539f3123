//! The journal: events as rows, appended and read. Nothing is folded here.

use std::collections::HashMap;

use super::backend::{Backend, Row, Value};
use super::chain::{self, Links};
use super::{Ledger, StoreError, decode_event};
use crate::claim::{Event, RecordedAt};

/// The stored text of an event, as it is hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EventText {
    pub(crate) uid: String,
    pub(crate) batch: String,
    /// The uid of the claim, which is the uid of the event that logged it.
    pub(crate) claim: Option<String>,
    pub(crate) kind: String,
    pub(crate) happened_on: Option<String>,
    pub(crate) recorded_at: String,
    pub(crate) author: String,
    pub(crate) payload: String,
    pub(crate) prev: String,
    pub(crate) hash: String,
}

impl EventText {
    /// What its hash ought to be.
    pub(crate) fn expected_hash(&self) -> String {
        chain::hash(&self.links())
    }

    /// What is hashed of it.
    pub(crate) fn links(&self) -> Links<'_> {
        Links {
            prev: &self.prev,
            uid: &self.uid,
            batch: &self.batch,
            claim: self.claim.as_deref().unwrap_or_default(),
            kind: &self.kind,
            happened_on: self.happened_on.as_deref().unwrap_or_default(),
            recorded_at: &self.recorded_at,
            author: &self.author,
            payload: &self.payload,
        }
    }
}

/// An event with its local numbers.
#[derive(Clone, Debug)]
pub struct StoredEvent {
    /// Its local number.
    pub id: i64,
    /// The local number of its claim.
    pub claim_id: Option<i64>,
    /// What it says; `None` when it cannot be read, which `verify` names.
    pub event: Option<Event>,
    /// Whether an undo has taken it back.
    pub is_undone: bool,
    pub(crate) text: EventText,
}

impl StoredEvent {
    /// Who recorded it.
    #[must_use]
    pub fn author(&self) -> &str {
        &self.text.author
    }

    /// The stored word of its kind.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.text.kind
    }

    /// What it says, as stored: JSON.
    #[must_use]
    pub fn payload(&self) -> &str {
        &self.text.payload
    }

    /// The batch it came with.
    #[must_use]
    pub fn batch(&self) -> &str {
        &self.text.batch
    }

    /// Its number everywhere.
    #[must_use]
    pub fn uid(&self) -> &str {
        &self.text.uid
    }

    /// The uid of its claim.
    #[must_use]
    pub fn claim_uid(&self) -> Option<&str> {
        self.text.claim.as_deref()
    }

    /// The day in the world, as stored.
    #[must_use]
    pub fn happened_on(&self) -> Option<&str> {
        self.text.happened_on.as_deref()
    }

    /// When it was recorded, as stored: UTC.
    #[must_use]
    pub fn recorded_at(&self) -> &str {
        &self.text.recorded_at
    }

    /// The hash of the event before it, as stored.
    #[must_use]
    pub fn prev(&self) -> &str {
        &self.text.prev
    }

    /// Its hash, as stored.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.text.hash
    }
}

/// Which events a history holds.
#[derive(Clone, Debug, Default)]
pub struct HistoryFilter {
    /// Only those of one claim.
    pub claim_id: Option<i64>,
    /// Only those recorded at this instant or later.
    pub since: Option<RecordedAt>,
    /// Only those by one author.
    pub author: Option<String>,
}

impl Ledger {
    /// What was recorded, oldest first by local number.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn history(&self, filter: &HistoryFilter) -> Result<Vec<StoredEvent>, StoreError> {
        let mut clauses: Vec<String> = Vec::new();
        let mut values: Vec<Value> = Vec::new();
        let mut add = |clause: &str, value: Option<Value>| {
            if let Some(value) = value {
                values.push(value);
                clauses.push(format!("{clause} ${}", values.len()));
            }
        };
        add("e.claim_id =", filter.claim_id.map(Value::from));
        add("e.recorded_at >=", filter.since.map(|since| since.to_string().into()));
        add("e.author =", filter.author.clone().map(Value::from));
        let rest = if clauses.is_empty() { String::new() } else { format!("WHERE {}", clauses.join(" AND ")) };
        load(self.backend.as_ref(), &format!("{rest} ORDER BY e.id"), &values)
    }
}

const COLUMNS: &str = "e.id, e.claim_id, e.uid, e.batch, e.kind, e.happened_on, e.recorded_at, \
     e.author, e.payload, e.prev, e.hash, u.batch";

/// Reads events; what follows `FROM` is the caller's, `e` is the event.
pub(crate) fn load(backend: &dyn Backend, rest: &str, values: &[Value]) -> Result<Vec<StoredEvent>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, c.uid FROM event e LEFT JOIN undone u ON u.batch = e.batch \
         LEFT JOIN claim c ON c.id = e.claim_id {rest}"
    );
    let mut events = Vec::new();
    backend.query(&sql, values, &mut |row| {
        let claim = row.text(12)?;
        events.push(read_event(row, claim)?);
        Ok(())
    })?;
    Ok(events)
}

/// Reads every event by local number. The uid of a claim is taken from the events alone, so this holds
/// whatever has become of the projections.
pub(crate) fn load_all(backend: &dyn Backend) -> Result<Vec<StoredEvent>, StoreError> {
    let mut claims: HashMap<i64, String> = HashMap::new();
    let logged = "SELECT claim_id, uid FROM event WHERE kind = 'logged' ORDER BY id";
    backend.query(logged, &[], &mut |row| {
        if let (Some(id), Some(uid)) = (row.integer(0)?, row.text(1)?) {
            claims.entry(id).or_insert(uid);
        }
        Ok(())
    })?;
    let sql = format!("SELECT {COLUMNS} FROM event e LEFT JOIN undone u ON u.batch = e.batch ORDER BY e.id");
    let mut events = Vec::new();
    backend.query(&sql, &[], &mut |row| {
        let claim = row.integer(1)?.and_then(|id| claims.get(&id).cloned());
        events.push(read_event(row, claim)?);
        Ok(())
    })?;
    Ok(events)
}

fn read_event(row: &dyn Row, claim: Option<String>) -> Result<StoredEvent, StoreError> {
    let needed = |column| Ok::<_, StoreError>(row.text(column)?.unwrap_or_default());
    let text = EventText {
        uid: needed(2)?,
        batch: needed(3)?,
        claim,
        kind: needed(4)?,
        happened_on: row.text(5)?,
        recorded_at: needed(6)?,
        author: needed(7)?,
        payload: needed(8)?,
        prev: needed(9)?,
        hash: needed(10)?,
    };
    Ok(StoredEvent {
        id: row.integer(0)?.unwrap_or_default(),
        claim_id: row.integer(1)?,
        event: decode_event(&text).ok(),
        is_undone: row.text(11)?.is_some(),
        text,
    })
}

/// Appends one event under the given local numbers.
pub(crate) fn insert(
    backend: &dyn Backend,
    id: i64,
    claim_id: Option<i64>,
    text: &EventText,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO event(id, uid, batch, claim_id, kind, happened_on, recorded_at, author, \
               payload, prev, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let values = [
        id.into(),
        text.uid.clone().into(),
        text.batch.clone().into(),
        claim_id.into(),
        text.kind.clone().into(),
        text.happened_on.clone().into(),
        text.recorded_at.clone().into(),
        text.author.clone().into(),
        text.payload.clone().into(),
        text.prev.clone().into(),
        text.hash.clone().into(),
    ];
    backend.execute(sql, &values)?;
    Ok(())
}

/// Copies the events of a past view, so that its history reads as it did.
pub(crate) fn copy_events<'a>(
    events: impl Iterator<Item = &'a StoredEvent>,
    to: &dyn Backend,
) -> Result<(), StoreError> {
    for event in events {
        insert(to, event.id, event.claim_id, &event.text)?;
    }
    Ok(())
}

/// Copies the texts of all sources.
pub(crate) fn copy_snapshots(from: &dyn Backend, to: &dyn Backend) -> Result<(), StoreError> {
    from.query("SELECT sha256, text FROM snapshot", &[], &mut |row| {
        let values = [row.text(0)?.into(), row.text(1)?.into()];
        to.execute("INSERT INTO snapshot(sha256, text) VALUES ($1, $2)", &values)?;
        Ok(())
    })
}
