//! The whole ledger as lines of JSON; taking them in is `intake`.
//!
//! A header line, then one source or event a line in fold order, nothing folded. A payload is kept as a
//! text inside the line, so that a tool which writes the JSON anew leaves what is hashed as it is.

use std::collections::HashSet;
use std::io::Write;

use serde::{Deserialize, Serialize};

use super::backend::Backend;
use super::journal::{self, EventText};
use super::{Ledger, StoreError};
use crate::claim::{Fact, SourceRef};

/// The version of the lines.
pub(super) const FORMAT: u32 = 2;

/// What stops an export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The ledger cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The lines cannot be written.
    #[error("the export cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Line {
    OnRecord(Header),
    Source(SourceLine),
    Event(Box<EventLine>),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) format: u32,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SourceLine {
    pub(super) sha256: String,
    pub(super) text: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EventLine {
    #[serde(default)]
    pub(super) id: Option<i64>,
    pub(super) uid: String,
    pub(super) batch: String,
    #[serde(default)]
    pub(super) claim: Option<String>,
    #[serde(default)]
    pub(super) claim_id: Option<i64>,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) happened_on: Option<String>,
    pub(super) recorded_at: String,
    pub(super) author: String,
    pub(super) payload: String,
    pub(super) prev: String,
    pub(super) hash: String,
}

impl EventLine {
    /// The text that is hashed.
    pub(super) fn text(&self) -> EventText {
        EventText {
            uid: self.uid.clone(),
            batch: self.batch.clone(),
            claim: self.claim.clone(),
            kind: self.kind.clone(),
            happened_on: self.happened_on.clone(),
            recorded_at: self.recorded_at.clone(),
            author: self.author.clone(),
            payload: self.payload.clone(),
            prev: self.prev.clone(),
            hash: self.hash.clone(),
        }
    }
}

impl Ledger {
    /// Writes the whole ledger, lossless.
    ///
    /// # Errors
    /// [`ExportError`] when the ledger cannot be read or the lines cannot be written.
    pub fn export(&self, out: &mut dyn Write) -> Result<(), ExportError> {
        write_line(out, &Line::OnRecord(Header { format: FORMAT }))?;
        let backend = self.backend.as_ref();
        let mut written: HashSet<String> = HashSet::new();
        let mut events = journal::load_all(backend)?;
        events.sort_by(|one, other| {
            let order = |event: &journal::StoredEvent| (event.text.recorded_at.clone(), event.text.uid.clone());
            order(one).cmp(&order(other))
        });
        for stored in events {
            if let Some(Fact::Sourced(sourced)) = stored.event.as_ref().map(|event| &event.fact)
                && let SourceRef::Text(digest) = &sourced.key
                && written.insert(digest.clone())
            {
                write_snapshot(backend, digest, out)?;
            }
            let text = stored.text;
            write_line(
                out,
                &Line::Event(Box::new(EventLine {
                    id: Some(stored.id),
                    uid: text.uid,
                    batch: text.batch,
                    claim: text.claim,
                    claim_id: stored.claim_id,
                    kind: text.kind,
                    happened_on: text.happened_on,
                    recorded_at: text.recorded_at,
                    author: text.author,
                    payload: text.payload,
                    prev: text.prev,
                    hash: text.hash,
                })),
            )?;
        }
        Ok(out.flush()?)
    }
}

fn write_snapshot(backend: &dyn Backend, digest: &str, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut text = None;
    backend.query("SELECT text FROM snapshot WHERE sha256 = $1", &[digest.into()], &mut |row| {
        text = row.text(0)?;
        Ok(())
    })?;
    match text {
        Some(text) => write_line(out, &Line::Source(SourceLine { sha256: digest.to_owned(), text })),
        None => Ok(()),
    }
}

fn write_line(out: &mut dyn Write, line: &Line) -> Result<(), ExportError> {
    let text = serde_json::to_string(line).map_err(std::io::Error::from)?;
    let mut rest = text.as_str();
    while let Some(at) = rest.find(steers) {
        let (before, from) = rest.split_at(at);
        let steering = from.chars().next().unwrap_or_default();
        write!(out, "{before}\\u{:04x}", u32::from(steering))?;
        rest = &from[steering.len_utf8()..];
    }
    Ok(writeln!(out, "{rest}")?)
}

/// Whether a character that JSON would leave as it is steers a terminal or turns the direction of writing.
/// They stand only inside texts there, where their number means the same.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
