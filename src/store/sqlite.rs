//! The embedded backend: one SQLite file. All that is particular to SQLite stands here.

mod copy;
mod file;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, OpenFlags, params_from_iter};

use super::backend::{Backend, EachRow, MarkedText, Row, SearchText, Steps, Value};
use super::words::Sought;
use super::{Journal, StoreError, schema};

pub(crate) use file::is_ledger;
use file::{immutable_uri, is_older, is_waiting, plain};

/// What marks a file as a ledger: "onrc", as SQLite's `application_id`.
pub(crate) const APPLICATION_ID: i32 = 0x6f6e_7263;

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Pages kept in memory while much is written.
const BULK_CACHE_KIB: i64 = 8 * 1024;

/// Projections in an order in which rows can go before those they refer to.
const PROJECTIONS: [&str; 13] = [
    "also_in",
    "note",
    "evidence",
    "anchor",
    "link",
    "topic",
    "claim",
    "alias",
    "speaker",
    "source_entry",
    "undone",
    "head",
    "tally",
];

/// How a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Nothing is changed and no file is made.
    Read,
    /// The same, and an older ledger is not brought up to date either.
    ReadAsItIs,
    /// The ledger is made if it is not there, and kept whole in this way from then on.
    Write(Journal),
    /// The same, for a new ledger that is filled before anybody reads it: what would wait in a log is written
    /// to its place at once. The log is switched on when it is next opened to write.
    Fill,
}

/// A SQLite database that holds a ledger.
pub(crate) struct Sqlite {
    connection: Connection,
}

impl Sqlite {
    /// Opens the ledger in a file.
    pub(crate) fn open(path: &Path, access: Access) -> Result<Sqlite, StoreError> {
        let is_there = is_ledger(path)?;
        match access {
            Access::Read | Access::ReadAsItIs if !is_there => Err(StoreError::NoLedger { path: path.to_owned() }),
            Access::Read if is_older(path)? => {
                drop(Sqlite::open_to_write(path, is_there)?); // brings it up to date, and changes nothing else
                Sqlite::open_to_read(path)
            }
            Access::Read | Access::ReadAsItIs => Sqlite::open_to_read(path),
            Access::Fill => Sqlite::open_to_write(path, is_there),
            Access::Write(journal) => {
                let sqlite = Sqlite::open_to_write(path, is_there)?;
                sqlite.keep_whole_by(journal)?;
                Ok(sqlite)
            }
        }
    }

    /// Makes an empty ledger in memory.
    pub(crate) fn in_memory() -> Result<Sqlite, StoreError> {
        Sqlite::passing(Connection::open_in_memory()?)
    }

    /// Makes an empty ledger in a file without a name, which goes with the connection.
    pub(crate) fn scratch() -> Result<Sqlite, StoreError> {
        Sqlite::passing(Connection::open("")?)
    }

    fn passing(connection: Connection) -> Result<Sqlite, StoreError> {
        let sqlite = Sqlite::over(connection)?;
        sqlite.connection.execute_batch(schema::SQLITE)?;
        Ok(sqlite)
    }

    fn over(mut connection: Connection) -> Result<Sqlite, StoreError> {
        connection.busy_handler(Some(wait_a_little))?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.execute_batch("PRAGMA foreign_keys = ON")?;
        // Plans do not depend on the values bound; else each new value has the statement prepared anew,
        // which took two fifths of a list's time.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Sqlite { connection })
    }

    fn open_to_read(path: &Path) -> Result<Sqlite, StoreError> {
        // Opened for writing where that is allowed, so that the last reader tidies the write-ahead log
        // away; `query_only` keeps every table as it is.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(plain(path), flags).map_err(StoreError::from).and_then(|connection| {
            let sqlite = Sqlite::over(connection)?;
            if !is_waiting(path, "-wal") {
                sqlite.check_writable()?; // else the log of a writer at work is there, to be read with it
            }
            sqlite.connection.execute_batch("PRAGMA query_only = ON")?;
            if sqlite.version()? == 0 {
                return Err(StoreError::NoLedger { path: path.to_owned() }); // its making was cut short
            }
            sqlite.check_version()?;
            Ok(sqlite)
        });
        match opened {
            Err(StoreError::ReadOnly { .. } | StoreError::CannotOpen { .. }) => Sqlite::open_immutable(path),
            other => other,
        }
    }

    /// Reads where not even a lock can be written: a read-only folder or medium.
    fn open_immutable(path: &Path) -> Result<Sqlite, StoreError> {
        if is_waiting(path, "-wal") || is_waiting(path, "-journal") {
            return Err(StoreError::UnfinishedLog { path: path.to_owned() });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let sqlite = Sqlite::over(Connection::open_with_flags(immutable_uri(path), flags)?)?;
        sqlite.check_version()?;
        Ok(sqlite)
    }

    fn open_to_write(path: &Path, is_there: bool) -> Result<Sqlite, StoreError> {
        if !is_there && let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|source| StoreError::Folder { path: folder.to_owned(), source })?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut sqlite = Sqlite::over(Connection::open_with_flags(plain(path), flags)?)?;
        sqlite.check_writable()?;
        sqlite.connection.execute_batch("PRAGMA synchronous = FULL")?;
        match sqlite.version()? {
            0 => sqlite.create()?,
            schema::VERSION => {}
            _ => schema::upgrade(&mut sqlite.connection, path, schema::STEPS)?,
        }
        sqlite.check_version()?;
        Ok(sqlite)
    }

    /// Makes the tables, unless another process has made them in the meantime.
    fn create(&self) -> Result<(), StoreError> {
        self.begin()?;
        if self.version()? == 0 {
            let made = self.connection.execute_batch(schema::SQLITE).and_then(|()| {
                self.connection.pragma_update(None, "application_id", APPLICATION_ID)?;
                self.connection.pragma_update(None, "user_version", schema::VERSION)
            });
            if let Err(error) = made {
                self.rollback()?;
                return Err(error.into());
            }
        }
        self.commit()
    }

    /// Switches to one way of keeping the file whole, unless it is kept so. Left to a later opening when
    /// somebody else is at the file all the while: either way is safe.
    fn keep_whole_by(&self, journal: Journal) -> Result<(), StoreError> {
        // Two that switch at once give up at once, both of them: SQLite waits for neither.
        const TRIES: i32 = 10;
        for tries in 0..TRIES {
            match self.connection.pragma_update(None, "journal_mode", journal.as_str()) {
                Err(error) if is_busy(&error) => wait_a_little(tries),
                other => return Ok(other?),
            };
        }
        Ok(())
    }

    fn version(&self) -> Result<i64, StoreError> {
        schema::version(&self.connection)
    }

    /// SQLite opens a file that cannot be written to all the same, and would then leave its log beside it.
    fn check_writable(&self) -> Result<(), StoreError> {
        if self.connection.is_readonly("main")? {
            return Err(StoreError::ReadOnly { detail: "the file is read-only".to_owned() });
        }
        Ok(())
    }

    fn check_version(&self) -> Result<(), StoreError> {
        schema::check_version(self.version()?, self.connection.path().map(PathBuf::from))
    }
}

/// Waits for another program's lock, in short steps: SQLite's own steps grow to a tenth of a second, and whoever looks so
/// seldom may find the ledger taken each time where many are at it.
fn wait_a_little(tries: i32) -> bool {
    const STEP: Duration = Duration::from_millis(5);
    let waited = STEP.saturating_mul(u32::try_from(tries).unwrap_or_default());
    let goes_on = waited < BUSY_TIMEOUT;
    if goes_on {
        std::thread::sleep(STEP);
    }
    goes_on
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

impl Backend for Sqlite {
    fn begin(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    fn begin_reading(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("BEGIN")?)
    }

    fn commit(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("COMMIT")?)
    }

    fn rollback(&self) -> Result<(), StoreError> {
        if self.connection.is_autocommit() {
            return Ok(()); // SQLite has taken it back itself, as it does on a full disk
        }
        Ok(self.connection.execute_batch("ROLLBACK")?)
    }

    fn expect_much(&self) -> Result<(), StoreError> {
        Ok(self.connection.pragma_update(None, "cache_size", -BULK_CACHE_KIB)?)
    }

    fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, StoreError> {
        Ok(self.connection.prepare_cached(sql)?.execute(params_from_iter(values))?)
    }

    fn query(&self, sql: &str, values: &[Value], each: &mut EachRow<'_>) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            each(row)?;
        }
        Ok(())
    }

    fn clear_projections(&self) -> Result<(), StoreError> {
        for table in PROJECTIONS {
            self.execute(&format!("DELETE FROM {table}"), &[])?;
        }
        self.execute("DELETE FROM claim_fts", &[])?;
        Ok(())
    }

    fn index_text(&self, claim_id: i64, text: &SearchText<'_>) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO claim_fts(rowid, statement, quote, condition, speaker, topics) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        self.execute(sql, &text_values(claim_id, text))?;
        Ok(())
    }

    fn index_new_text(&self, claim_id: i64, text: &SearchText<'_>) -> Result<(), StoreError> {
        let sql = "INSERT INTO claim_fts(rowid, statement, quote, condition, speaker, topics) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        self.execute(sql, &text_values(claim_id, text))?;
        Ok(())
    }

    fn full_text_condition(&self, n: usize) -> String {
        format!("c.id IN (SELECT rowid FROM claim_fts WHERE claim_fts MATCH ${n})")
    }

    fn full_text_words(&self, groups: &[Vec<Sought>]) -> String {
        // Each is quoted, so that nothing typed is read as an operator.
        let phrase = |sought: &Sought| {
            format!("\"{}\"{}", sought.text.replace('"', "\"\""), if sought.is_beginning { " *" } else { "" })
        };
        let group = |group: &Vec<Sought>| group.iter().map(phrase).collect::<Vec<_>>().join(" OR ");
        groups.iter().map(|words| format!("({})", group(words))).collect::<Vec<_>>().join(" AND ")
    }

    fn full_text_marks(
        &self,
        groups: &[Vec<Sought>],
        claims: &[i64],
        mark: char,
    ) -> Result<Vec<MarkedText>, StoreError> {
        // One claim after the other is looked up; but a beginning is gathered from all words that begin so,
        // each time anew, and then the plus has all claims that hold it read once.
        let plus = if groups.iter().flatten().any(|sought| sought.is_beginning) { "+" } else { "" };
        let sql = format!(
            "SELECT rowid, statement, quote, condition, speaker, topics, highlight(claim_fts, 0, $1, $1), \
                   highlight(claim_fts, 1, $1, $1), highlight(claim_fts, 2, $1, $1), \
                   highlight(claim_fts, 3, $1, $1), highlight(claim_fts, 4, $1, $1) FROM claim_fts \
                   WHERE claim_fts MATCH $2 AND {plus}rowid IN (SELECT value FROM json_each($3))"
        );
        let list = format!("[{}]", claims.iter().map(i64::to_string).collect::<Vec<_>>().join(","));
        let values = [mark.to_string().into(), self.full_text_words(groups).into(), list.into()];
        let mut marked = Vec::new();
        self.query(&sql, &values, &mut |row| {
            let mut texts = <[(String, String); 5]>::default();
            for (column, (text, with_marks)) in (1..).zip(&mut texts) {
                *text = row.text(column)?.unwrap_or_default();
                *with_marks = row.text(column + 5)?.unwrap_or_default();
            }
            marked.push(MarkedText { claim_id: row.integer(0)?.unwrap_or_default(), texts });
            Ok(())
        })?;
        Ok(marked)
    }

    fn check_integrity(&self) -> Result<Vec<String>, StoreError> {
        let mut findings = Vec::new();
        self.query("PRAGMA integrity_check", &[], &mut |row| {
            findings.extend(row.text(0)?.filter(|line| line != "ok"));
            Ok(())
        })?;
        self.query("PRAGMA foreign_key_check", &[], &mut |row| {
            let table = row.text(0)?.unwrap_or_default();
            findings.push(format!("a row of {table} refers to one that is not there"));
            Ok(())
        })?;
        Ok(findings)
    }

    fn copy_to(&self, path: &Path, steps: &mut Steps<'_>) -> Result<(), StoreError> {
        copy::pages(&self.connection, path, steps)
    }
}

fn text_values(claim_id: i64, text: &SearchText<'_>) -> [Value; 6] {
    [
        claim_id.into(),
        text.statement.into(),
        text.quote.into(),
        text.condition.into(),
        text.speaker.into(),
        text.topics.into(),
    ]
}

impl Row for rusqlite::Row<'_> {
    fn width(&self) -> usize {
        self.as_ref().column_count()
    }

    fn integer(&self, column: usize) -> Result<Option<i64>, StoreError> {
        Ok(self.get(column)?)
    }

    fn text(&self, column: usize) -> Result<Option<String>, StoreError> {
        Ok(self.get(column)?)
    }

    fn value(&self, column: usize) -> Result<Value, StoreError> {
        Ok(match self.get_ref(column)? {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => Value::Integer(number),
            ValueRef::Real(number) => Value::Text(number.to_string()),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
        })
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        match self {
            Value::Null => Ok(rusqlite::types::ToSqlOutput::Borrowed(ValueRef::Null)),
            Value::Integer(number) => number.to_sql(),
            Value::Text(text) => text.to_sql(),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Locked,
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::ReadOnly) => StoreError::ReadOnly { detail },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => StoreError::CannotOpen { detail },
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreError::Corrupt { detail },
            _ => StoreError::Database { detail },
        }
    }
}
