//! What a command has changed in a ledger, as the SQL that changes another copy in the same way.

use std::path::Path;

use rusqlite::Connection;

use super::Trouble;

/// Tables whose rows are never changed: it is enough to look for new ones.
const APPEND_ONLY: [&str; 2] = ["event", "snapshot"];

/// Where full text is kept: the rows that can be compared, and the table that is written to.
const TEXT_ROWS: &str = "claim_fts_content";
const TEXT_TABLE: &str = "claim_fts(rowid, statement, quote, condition, speaker, topics)";

/// Returns the statements that bring the ledger `before` to where `after` is: one for each row.
pub(crate) fn statements(before: &Path, after: &Path) -> Result<Vec<String>, Trouble> {
    let connection = Connection::open(after)?;
    connection.execute("ATTACH ?1 AS old", [before.to_string_lossy()])?;
    let tables = names(
        &connection,
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' \
         AND (name NOT LIKE 'claim_fts%' OR name = 'claim_fts_content') ORDER BY rowid",
    )?;
    let mut statements = Vec::new();
    for table in tables {
        of_table(&connection, &table, &mut statements)?;
    }
    Ok(statements)
}

fn of_table(connection: &Connection, table: &str, statements: &mut Vec<String>) -> Result<(), Trouble> {
    let columns = names(connection, &format!("SELECT name FROM pragma_table_info('{table}')"))?;
    let keys = names(connection, &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0"))?;
    let list = |names: &[String], form: &str| -> String {
        names.iter().map(|name| form.replace('?', name)).collect::<Vec<_>>().join(", ")
    };
    let on = keys.iter().map(|key| format!("n.{key} = o.{key}")).collect::<Vec<_>>().join(" AND ");
    let key = keys.first().ok_or("a table without a key")?;
    let is_changed = if APPEND_ONLY.contains(&table) {
        String::new()
    } else {
        format!("OR ({}) IS NOT ({})", list(&columns, "n.?"), list(&columns, "o.?"))
    };
    let sql = format!(
        "SELECT o.{key} IS NULL, {}, {} FROM main.{table} n LEFT JOIN old.{table} o ON {on} \
         WHERE o.{key} IS NULL {is_changed}",
        list(&columns, "quote(n.?)"),
        list(&columns, "quote(o.?)"),
    );
    let mut query = connection.prepare(&sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let cells = |from: usize| -> Result<Vec<String>, rusqlite::Error> {
            (from..from + columns.len()).map(|place| row.get(place)).collect()
        };
        let (new, old) = (cells(1)?, cells(1 + columns.len())?);
        statements.push(if row.get(0)? {
            insert(table, &columns, &new)
        } else {
            update(table, &columns, &keys, &new, &old)
        });
    }
    Ok(())
}

fn insert(table: &str, columns: &[String], values: &[String]) -> String {
    let into = match table {
        TEXT_ROWS => TEXT_TABLE.to_owned(),
        table => format!("{table}({})", columns.join(", ")),
    };
    format!("INSERT INTO {into} VALUES ({});", values.join(", "))
}

/// Sets only the columns that differ.
fn update(table: &str, columns: &[String], keys: &[String], new: &[String], old: &[String]) -> String {
    let cells = columns.iter().zip(new.iter().zip(old));
    let set = cells.clone().filter(|(_, (new, old))| new != old).map(|(column, (new, _))| format!("{column} = {new}"));
    let is_key =
        cells.filter(|(column, _)| keys.contains(column)).map(|(column, (new, _))| format!("{column} = {new}"));
    let join = |parts: Vec<String>, by: &str| parts.join(by);
    format!("UPDATE {table} SET {} WHERE {};", join(set.collect(), ", "), join(is_key.collect(), " AND "))
}

fn names(connection: &Connection, sql: &str) -> Result<Vec<String>, Trouble> {
    let mut query = connection.prepare(sql)?;
    let names = query.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(names)
}
