//! Versions of the schema and how an older ledger becomes a newer one.

use std::path::PathBuf;

use super::StoreError;

/// The one definition of the tables for SQLite.
pub(crate) const SQLITE: &str = include_str!("../../schema.sql");

/// The version that this program reads and writes. Version 1 is the first: there is nothing older to
/// upgrade from yet.
pub(crate) const VERSION: i64 = 1;

/// Refuses a version that this program does not know.
pub(crate) fn check_version(found: i64, path: Option<PathBuf>) -> Result<(), StoreError> {
    match found {
        VERSION => Ok(()),
        found if found > VERSION => {
            Err(StoreError::NewerLedger { path: path.unwrap_or_default(), found, known: VERSION })
        }
        _ => Err(StoreError::NotALedger { path: path.unwrap_or_default() }),
    }
}
