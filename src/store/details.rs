//! What stands beside the row of a claim: topics, links, spans, evidence, notes, further sources. Written
//! when the claim is projected, read when it is wanted in full.

use super::StoreError;
use super::backend::{Backend, Value};
use super::columns::{SOURCE_COLUMNS, source_at};
use super::sources;
use crate::claim::{AlsoIn, Basis, Claim, Evidence, Link, Note, Quote};

/// The tables that hold it.
const TABLES: [&str; 6] = ["topic", "link", "anchor", "evidence", "note", "also_in"];

/// Removes everything beside a claim's row.
pub(crate) fn clear(backend: &dyn Backend, claim_id: i64) -> Result<(), StoreError> {
    for table in TABLES {
        backend.execute(&format!("DELETE FROM {table} WHERE claim_id = $1"), &[claim_id.into()])?;
    }
    Ok(())
}

/// Writes everything beside a claim's row.
pub(crate) fn write(backend: &dyn Backend, claim: &Claim) -> Result<(), StoreError> {
    for (position, topic) in (0_i64..).zip(&claim.entry.topics) {
        let sql = "INSERT INTO topic(claim_id, position, topic) VALUES ($1, $2, $3)";
        backend.execute(sql, &[claim.id.into(), position.into(), topic.as_str().into()])?;
    }
    for (position, link) in (0_i64..).zip(&claim.links) {
        write_link(backend, claim.id, position, link)?;
    }
    let quote = claim.entry.quote.iter();
    let spans = quote.flat_map(|quote| quote.spans.iter().map(move |span| (quote, span)));
    for (position, (quote, (start, end))) in (0_i64..).zip(spans) {
        let sql = "INSERT INTO anchor(claim_id, position, span_start, span_end, prefix, suffix) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let scalar = |number: usize| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
        let values = [
            claim.id.into(),
            position.into(),
            scalar(*start),
            scalar(*end),
            quote.prefix.as_str().into(),
            quote.suffix.as_str().into(),
        ];
        backend.execute(sql, &values)?;
    }
    write_evidence(backend, claim)?;
    write_notes(backend, claim)?;
    write_also_in(backend, claim)
}

fn write_evidence(backend: &dyn Backend, claim: &Claim) -> Result<(), StoreError> {
    for (position, evidence) in (0_i64..).zip(&claim.evidence) {
        let sql = "INSERT INTO evidence(claim_id, position, basis, url, archive_url, words, note) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = [
            claim.id.into(),
            position.into(),
            evidence.basis.as_str().into(),
            evidence.url.as_str().into(),
            evidence.archive_url.clone().into(),
            evidence.words.clone().into(),
            evidence.note.clone().into(),
        ];
        backend.execute(sql, &values)?;
    }
    Ok(())
}

fn write_notes(backend: &dyn Backend, claim: &Claim) -> Result<(), StoreError> {
    for (position, note) in (0_i64..).zip(&claim.notes) {
        let sql = "INSERT INTO note(claim_id, position, happened_on, text, public, progress) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let values = [
            claim.id.into(),
            position.into(),
            note.on.to_string().into(),
            note.text.as_str().into(),
            note.public.into(),
            note.progress.map(|progress| progress.as_str()).into(),
        ];
        backend.execute(sql, &values)?;
    }
    Ok(())
}

fn write_also_in(backend: &dyn Backend, claim: &Claim) -> Result<(), StoreError> {
    for (position, also) in (0_i64..).zip(&claim.entry.also_in) {
        // A source that is not in this ledger waits in the events, like a link.
        let Some(source_id) = sources::id_of(backend, &also.source)? else { continue };
        let quote = also.quote.as_ref().and_then(|quote| serde_json::to_string(&QuoteCell::from(quote)).ok());
        let sql = "INSERT INTO also_in(claim_id, position, source_id, quote) VALUES ($1, $2, $3, $4)";
        backend.execute(sql, &[claim.id.into(), position.into(), source_id.into(), quote.into()])?;
    }
    Ok(())
}

/// Reads a quote from the cell that holds it.
pub(crate) fn quote_of_cell(cell: &str) -> Option<Quote> {
    serde_json::from_str::<QuoteCell>(cell).ok().map(Quote::from)
}

/// A quote as one cell holds it.
#[derive(serde::Serialize, serde::Deserialize)]
struct QuoteCell {
    words: String,
    spans: Vec<(usize, usize)>,
    prefix: String,
    suffix: String,
    at: Option<String>,
}

impl From<&Quote> for QuoteCell {
    fn from(quote: &Quote) -> QuoteCell {
        let Quote { words, spans, prefix, suffix, at } = quote.clone();
        QuoteCell { words, spans, prefix, suffix, at }
    }
}

impl From<QuoteCell> for Quote {
    fn from(cell: QuoteCell) -> Quote {
        Quote { words: cell.words, spans: cell.spans, prefix: cell.prefix, suffix: cell.suffix, at: cell.at }
    }
}

fn write_link(backend: &dyn Backend, id: i64, position: i64, link: &Link) -> Result<(), StoreError> {
    // A link to a claim that is not in this ledger waits in the events until the claim comes.
    let Some(to_id) = link.to_id else { return Ok(()) };
    let sql = "INSERT INTO link(claim_id, position, kind, to_id) VALUES ($1, $2, $3, $4)";
    backend.execute(sql, &[id.into(), position.into(), link.kind.as_str().into(), to_id.into()])?;
    Ok(())
}

/// Reads everything beside a claim's row.
pub(crate) fn read(backend: &dyn Backend, claim: &mut Claim) -> Result<(), StoreError> {
    let id = [Value::Integer(claim.id)];
    backend.query("SELECT topic FROM topic WHERE claim_id = $1 ORDER BY position", &id, &mut |row| {
        claim.entry.topics.extend(row.text(0)?);
        Ok(())
    })?;
    let sql = "SELECT l.kind, e.uid, l.to_id FROM link l \
               JOIN claim e ON e.id = l.to_id WHERE l.claim_id = $1 ORDER BY l.position";
    backend.query(sql, &id, &mut |row| {
        let kind = row.text(0)?.and_then(|word| word.parse().ok());
        let to = row.text(1)?.and_then(|uid| uid.parse().ok());
        if let (Some(kind), Some(to)) = (kind, to) {
            claim.links.push(Link { kind, to, to_id: row.integer(2)? });
        }
        Ok(())
    })?;
    read_anchors(backend, claim)?;
    let sql = "SELECT basis, url, archive_url, words, note FROM evidence WHERE claim_id = $1 ORDER BY position";
    backend.query(sql, &id, &mut |row| {
        claim.evidence.push(Evidence {
            basis: row.text(0)?.and_then(|word| word.parse().ok()).unwrap_or(Basis::Claim),
            url: row.text(1)?.unwrap_or_default(),
            archive_url: row.text(2)?,
            words: row.text(3)?,
            note: row.text(4)?,
        });
        Ok(())
    })?;
    read_notes(backend, claim)?;
    read_also_in(backend, claim)
}

fn read_notes(backend: &dyn Backend, claim: &mut Claim) -> Result<(), StoreError> {
    let sql = "SELECT happened_on, text, public, progress FROM note WHERE claim_id = $1 ORDER BY position";
    let id = claim.id;
    backend.query(sql, &[id.into()], &mut |row| {
        let found = row.text(0)?.unwrap_or_default();
        let bad =
            |why: String| StoreError::BadCell { table: "note", column: "happened_on", id, found: found.clone(), why };
        claim.notes.push(Note {
            on: found.parse().map_err(|error: chrono::ParseError| bad(error.to_string()))?,
            text: row.text(1)?.unwrap_or_default(),
            public: row.integer(2)?.unwrap_or(0) != 0,
            progress: row.text(3)?.and_then(|word| word.parse().ok()),
        });
        Ok(())
    })
}

fn read_also_in(backend: &dyn Backend, claim: &mut Claim) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT {SOURCE_COLUMNS}, a.quote FROM also_in a JOIN source_entry e ON e.id = a.source_id \
         WHERE a.claim_id = $1 ORDER BY a.position"
    );
    backend.query(&sql, &[claim.id.into()], &mut |row| {
        let source = source_at(row, 0)?;
        let quote = row.text(11)?.and_then(|cell| quote_of_cell(&cell));
        claim.entry.also_in.push(AlsoIn { source: source.key.clone(), quote });
        claim.also_in.push(source);
        Ok(())
    })
}

fn read_anchors(backend: &dyn Backend, claim: &mut Claim) -> Result<(), StoreError> {
    let Some(quote) = &mut claim.entry.quote else { return Ok(()) };
    let sql = "SELECT span_start, span_end, prefix, suffix FROM anchor WHERE claim_id = $1 ORDER BY position";
    backend.query(sql, &[claim.id.into()], &mut |row| {
        let scalar = |column| {
            let number = row.integer(column)?.unwrap_or_default();
            Ok::<_, StoreError>(usize::try_from(number).unwrap_or_default())
        };
        quote.spans.push((scalar(0)?, scalar(1)?));
        quote.prefix = row.text(2)?.unwrap_or_default();
        quote.suffix = row.text(3)?.unwrap_or_default();
        Ok(())
    })
}
