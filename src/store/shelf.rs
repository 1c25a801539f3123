//! Questions about sources: which there are, how many claims stand in each, and which ones. What is
//! recorded of them is written by `sources`.

use std::collections::HashMap;

use super::columns::{SOURCE_COLUMNS, source_at};
use super::details::quote_of_cell;
use super::filter::Terms;
use super::speakers::OPEN_FIRST;
use super::{Ledger, StoreError};
use crate::claim::{Claim, Quote, Source};

/// A source with the claims on the books that stand in it, as their main source or besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCount {
    /// The source.
    pub source: Source,
    /// How many claims stand in it.
    pub claims: u64,
    /// How many of them have a quote that was found in its text.
    pub checked: u64,
}

impl Ledger {
    /// Every source that is on record, by local number.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn sources(&self) -> Result<Vec<SourceCount>, StoreError> {
        let mut counts = self.counts_of_sources()?;
        let mut sources = Vec::new();
        let sql = format!("SELECT {SOURCE_COLUMNS} FROM source_entry e WHERE e.is_live = 1 ORDER BY e.id");
        self.backend.query(&sql, &[], &mut |row| {
            let source = source_at(row, 0)?;
            let (claims, checked) = source.id.and_then(|id| counts.remove(&id)).unwrap_or_default();
            sources.push(SourceCount { source, claims, checked });
            Ok(())
        })?;
        Ok(sources)
    }

    /// Claims and checked quotes by source.
    fn counts_of_sources(&self) -> Result<HashMap<i64, (u64, u64)>, StoreError> {
        let mut counts: HashMap<i64, (u64, u64)> = HashMap::new();
        let sql = "SELECT c.source_id, count(*), \
                   sum(CASE WHEN EXISTS (SELECT 1 FROM anchor n WHERE n.claim_id = c.id) THEN 1 ELSE 0 END) FROM claim c \
                   WHERE c.source_id IS NOT NULL AND c.status NOT IN ('dropped', 'undone') GROUP BY c.source_id";
        let number = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0);
        self.backend.query(sql, &[], &mut |row| {
            let own = (number(row.integer(1)?), number(row.integer(2)?));
            counts.insert(row.integer(0)?.unwrap_or_default(), own);
            Ok(())
        })?;
        let sql = "SELECT a.source_id, a.quote FROM also_in a JOIN claim c ON c.id = a.claim_id \
                   WHERE c.status NOT IN ('dropped', 'undone') AND a.source_id <> coalesce(c.source_id, 0)";
        self.backend.query(sql, &[], &mut |row| {
            let own = counts.entry(row.integer(0)?.unwrap_or_default()).or_default();
            own.0 += 1;
            own.1 +=
                u64::from(row.text(1)?.and_then(|cell| quote_of_cell(&cell)).is_some_and(|it| Quote::is_checked(&it)));
            Ok(())
        })?;
        Ok(counts)
    }

    /// The sources at an address, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn sources_at(&self, url: &str) -> Result<Vec<Source>, StoreError> {
        let sql = format!(
            "SELECT {SOURCE_COLUMNS} FROM source_entry e WHERE e.url = $1 AND e.is_live = 1 ORDER BY e.id DESC"
        );
        let mut sources = Vec::new();
        self.backend.query(&sql, &[url.into()], &mut |row| {
            sources.push(source_at(row, 0)?);
            Ok(())
        })?;
        Ok(sources)
    }

    /// All claims on the books that stand in a source, in full: the next check first, closed ones last.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn claims_of_source(&self, id: i64) -> Result<Vec<Claim>, StoreError> {
        let clauses = [
            "c.id IN (SELECT o.id FROM claim o WHERE o.source_id = $1 \
             UNION SELECT a.claim_id FROM also_in a WHERE a.source_id = $2)",
            "c.status NOT IN ('dropped', 'undone')",
        ];
        let terms = Terms { clauses: clauses.map(str::to_owned).to_vec(), values: vec![id.into(), id.into()] };
        self.complete(self.claims(&terms, OPEN_FIRST, None)?)
    }
}
