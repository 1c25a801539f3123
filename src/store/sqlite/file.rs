//! What can be told of a ledger's file before SQLite opens it, and how its path is written for SQLite.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::APPLICATION_ID;
use crate::store::{StoreError, schema};

/// Looks at a file's own first bytes before SQLite does, so that a file that is no ledger, or a newer
/// one, is not touched at all. Returns whether a ledger is there; an empty file is none yet.
pub(crate) fn is_ledger(path: &Path) -> Result<bool, StoreError> {
    let Some(header) = read_header(path)? else { return Ok(false) };
    let is_sqlite = header.starts_with(b"SQLite format 3\0");
    if !is_sqlite || number(&header, 68) != APPLICATION_ID {
        return Err(StoreError::NotALedger { path: path.to_owned() });
    }
    schema::check_version(i64::from(number(&header, 60)), Some(path.to_owned()))?;
    Ok(true)
}

/// Whether a ledger is of a version before the one that is read here.
pub(super) fn is_older(path: &Path) -> Result<bool, StoreError> {
    let header = read_header(path)?.unwrap_or_default();
    Ok(i64::from(number(&header, 60)) < schema::VERSION)
}

fn number(header: &[u8], at: usize) -> i32 {
    header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, i32::from_be_bytes)
}

/// The first bytes of a file; `None` when there is no file, or an empty one.
fn read_header(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    let unreadable = |source| StoreError::Unreadable { path: path.to_owned(), source };
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(StoreError::NotALedger { path: path.to_owned() }); // a pipe would never end
    }
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    let mut header = Vec::with_capacity(100);
    file.take(100).read_to_end(&mut header).map_err(unreadable)?;
    Ok((!header.is_empty()).then_some(header))
}

/// Whether a log beside a ledger holds anything.
pub(super) fn is_waiting(path: &Path, suffix: &str) -> bool {
    fs::metadata(sibling(path, suffix)).is_ok_and(|log| log.len() > 0)
}

fn sibling(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// A path that SQLite can take for nothing else: it has a meaning of its own for `:memory:` and
/// `file:...`, where nothing would be kept.
pub(super) fn plain(path: &Path) -> PathBuf {
    if path.is_relative() { Path::new(".").join(path) } else { path.to_owned() }
}

/// An address under which SQLite reads a file without any lock.
pub(super) fn immutable_uri(path: &Path) -> String {
    let escaped: String = path
        .to_string_lossy()
        .chars()
        .map(|c| match c {
            '%' => "%25".to_owned(),
            '?' => "%3f".to_owned(),
            '#' => "%23".to_owned(),
            other => other.to_string(),
        })
        .collect();
    format!("file:{escaped}?immutable=1")
}
