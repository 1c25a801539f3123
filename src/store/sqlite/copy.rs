//! A copy of a database, page by page.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::{BUSY_TIMEOUT, plain};
use crate::store::StoreError;
use crate::store::backend::Steps;

/// Pages that are copied in one go.
const PAGES: i32 = 256;

/// Copies all pages, as the source's running transaction sees them, into an empty file.
pub(super) fn pages(source: &Connection, path: &Path, steps: &mut Steps<'_>) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(plain(path), flags)?;
    copy.execute_batch("PRAGMA synchronous = FULL")?;
    let backup = Backup::new(source, &mut copy)?;
    let begun = Instant::now();
    loop {
        let result = backup.step(PAGES)?;
        let pages = backup.progress();
        let number = |count: i32| u64::try_from(count).unwrap_or(0);
        steps(number(pages.pagecount - pages.remaining), number(pages.pagecount));
        match result {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked if begun.elapsed() > BUSY_TIMEOUT => {
                return Err(StoreError::Locked);
            }
            StepResult::Busy | StepResult::Locked => std::thread::sleep(Duration::from_millis(20)),
            _ => {}
        }
    }
}
