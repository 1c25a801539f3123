//! Sources as rows: what is known of each, and whether its publisher took it back.

use super::backend::Backend;
use super::columns::{SOURCE_COLUMNS, source_at};
use super::people::next_id;
use super::{Ledger, StoreError};
use crate::claim::event::Sourced;
use crate::claim::{Retraction, Source, SourceRef};

/// The local number of a source.
pub(crate) fn id_of(backend: &dyn Backend, key: &SourceRef) -> Result<Option<i64>, StoreError> {
    let mut id = None;
    let sql = "SELECT id FROM source_entry WHERE source_key = $1";
    backend.query(sql, &[key.as_str().into()], &mut |row| {
        id = row.integer(0)?;
        Ok(())
    })?;
    Ok(id)
}

/// Writes what the newest `sourced` event says of a source.
pub(crate) fn write_newest(backend: &dyn Backend, sourced: &Sourced) -> Result<(), StoreError> {
    let id = match id_of(backend, &sourced.key)? {
        Some(id) => id,
        None => next_id(backend, "source_entry")?,
    };
    write(backend, id, sourced, true)
}

/// Writes the row of a source under a local number. Whether it was retracted is written apart.
pub(crate) fn write(backend: &dyn Backend, id: i64, sourced: &Sourced, is_live: bool) -> Result<(), StoreError> {
    let sql = "INSERT INTO source_entry(id, source_key, sha256, url, title, publisher, archive_url, \
               published, retracted, is_live) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
               ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title, \
               publisher = excluded.publisher, archive_url = excluded.archive_url, \
               published = excluded.published, \
               is_live = excluded.is_live";
    let sha256 = match &sourced.key {
        SourceRef::Text(digest) => Some(digest.as_str()),
        SourceRef::Url(_) => None,
    };
    let url = match &sourced.key {
        SourceRef::Url(url) => Some(url.as_str()),
        SourceRef::Text(_) => sourced.url.as_deref(),
    };
    let values = [
        id.into(),
        sourced.key.as_str().into(),
        sha256.into(),
        url.into(),
        sourced.title.clone().into(),
        sourced.publisher.clone().into(),
        sourced.archive_url.clone().into(),
        sourced.published.map(|day| day.to_string()).into(),
        false.into(),
        is_live.into(),
    ];
    backend.execute(sql, &values)?;
    Ok(())
}

/// Writes how a source was taken back; `None` lets it stand. A source that is not there is passed over.
pub(crate) fn write_retraction(
    backend: &dyn Backend,
    key: &SourceRef,
    retraction: Option<&Retraction>,
) -> Result<(), StoreError> {
    let sql = "UPDATE source_entry SET retracted = $1, retracted_on = $2, retraction_url = $3, retraction_why = $4 \
               WHERE source_key = $5";
    let values = [
        retraction.is_some().into(),
        retraction.and_then(|retraction| retraction.on).map(|day| day.to_string()).into(),
        retraction.and_then(|retraction| retraction.url.clone()).into(),
        retraction.and_then(|retraction| retraction.why.clone()).into(),
        key.as_str().into(),
    ];
    backend.execute(sql, &values)?;
    Ok(())
}

/// The claims that stand in a source, as their main one or besides.
pub(crate) fn claims_in(backend: &dyn Backend, key: &SourceRef) -> Result<Vec<i64>, StoreError> {
    let Some(id) = id_of(backend, key)? else { return Ok(Vec::new()) };
    let mut claims = Vec::new();
    let sql = "SELECT id FROM claim WHERE source_id = $1 UNION SELECT claim_id FROM also_in WHERE source_id = $2 \
               ORDER BY 1";
    backend.query(sql, &[id.into(), id.into()], &mut |row| {
        claims.extend(row.integer(0)?);
        Ok(())
    })?;
    Ok(claims)
}

/// Whether a source was retracted, by its local number.
pub(crate) fn is_retracted(backend: &dyn Backend, id: i64) -> Result<bool, StoreError> {
    let mut is_retracted = false;
    backend.query("SELECT retracted FROM source_entry WHERE id = $1", &[id.into()], &mut |row| {
        is_retracted = row.integer(0)?.unwrap_or(0) != 0;
        Ok(())
    })?;
    Ok(is_retracted)
}

/// A source by what names it, even one whose recording was undone.
pub(crate) fn of_key(backend: &dyn Backend, key: &SourceRef) -> Result<Option<Source>, StoreError> {
    let mut found = None;
    let sql = format!("SELECT {SOURCE_COLUMNS} FROM source_entry e WHERE e.source_key = $1");
    backend.query(&sql, &[key.as_str().into()], &mut |row| {
        found = Some(source_at(row, 0)?);
        Ok(())
    })?;
    Ok(found)
}

impl Ledger {
    /// A source by what names it, even one whose recording was undone.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn source_even_undone(&self, key: &SourceRef) -> Result<Option<Source>, StoreError> {
        of_key(self.backend.as_ref(), key)
    }
}
