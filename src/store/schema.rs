//! Versions of the schema and how an older ledger becomes a newer one.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// The one definition of the tables for SQLite.
pub(crate) const SQLITE: &str = include_str!("../../schema.sql");

/// What leads from one version to the next, the first from 1 to 2. Steps are added, never edited.
pub(crate) const STEPS: &[&str] = &[include_str!("version-2.sql")];

/// The version that this program reads and writes.
pub(crate) const VERSION: i64 = 1 + STEPS.len() as i64;

/// Refuses a version that this program does not know.
pub(crate) fn check_version(found: i64, path: Option<PathBuf>) -> Result<(), StoreError> {
    let path = path.unwrap_or_default();
    match found {
        1..=VERSION => Ok(()),
        found if found > VERSION => Err(StoreError::NewerLedger { path, found, known: VERSION }),
        _ => Err(StoreError::NotALedger { path }),
    }
}

/// Brings an older ledger up to date: a copy is laid beside it, then all steps in one transaction.
pub(crate) fn upgrade(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let found = version(connection)?;
    if pending(found, steps).is_empty() {
        return Ok(());
    }
    let copy = format!("{}.v{found}", path.display());
    if !Path::new(&copy).exists() {
        connection.execute("VACUUM INTO ?1", [&copy])?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?; // another process may have been faster
    for step in pending(found, steps) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", 1 + i64::try_from(steps.len()).unwrap_or(i64::MAX))?;
    Ok(transaction.commit()?)
}

/// The version of an open database.
pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn pending<'a>(found: i64, steps: &'a [&'a str]) -> &'a [&'a str] {
    let done = usize::try_from(found - 1).unwrap_or(usize::MAX);
    steps.get(done..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_STEPS: [&str; 2] = ["CREATE TABLE second (id INTEGER) STRICT", "CREATE TABLE third (id INTEGER) STRICT"];

    fn ledger_of_version_1(folder: &tempfile::TempDir) -> (PathBuf, Connection) {
        let path = folder.path().join("ledger.db");
        let connection = Connection::open(&path).expect("opens");
        connection.execute_batch("CREATE TABLE event (id INTEGER) STRICT").expect("the schema is sound");
        connection.pragma_update(None, "user_version", 1).expect("is set");
        (path, connection)
    }

    #[test]
    fn an_older_ledger_takes_all_steps_and_leaves_a_copy() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, mut connection) = ledger_of_version_1(&folder);
        upgrade(&mut connection, &path, &TWO_STEPS).expect("is upgraded");
        assert_eq!(version(&connection).expect("has one"), 3);
        connection
            .execute_batch("INSERT INTO second VALUES (1); INSERT INTO third VALUES (1)")
            .expect("both are there");
        let copy = Connection::open(folder.path().join("ledger.db.v1")).expect("the copy opens");
        assert_eq!(version(&copy).expect("has one"), 1);
        upgrade(&mut connection, &path, &TWO_STEPS).expect("nothing is left to do");
    }

    #[test]
    fn a_step_that_fails_takes_all_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, mut connection) = ledger_of_version_1(&folder);
        let steps = [TWO_STEPS[0], "CREATE TABLE event (id INTEGER) STRICT"];
        upgrade(&mut connection, &path, &steps).expect_err("that table is there already");
        assert_eq!(version(&connection).expect("has one"), 1);
        connection.execute_batch("INSERT INTO second VALUES (1)").expect_err("the first step was taken back");
    }
}
