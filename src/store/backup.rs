//! A copy of a whole ledger, as one moment sees it, while others go on writing.

use std::path::Path;

use super::backend::Steps;
use super::writing::Head;
use super::{Ledger, StoreError};

impl Ledger {
    /// Copies everything into a new file, which is then a ledger of its own. Other programs read and write
    /// meanwhile; the copy is of the moment in which this ledger was first read. `steps` is told how far it
    /// has come.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read or the copy not written; what there is of it then is
    /// no ledger.
    pub fn back_up(&self, to: &Path, steps: &mut Steps<'_>) -> Result<(), StoreError> {
        self.count_events()?; // holds the moment from here on
        self.backend.copy_to(to, steps)
    }

    /// How many events there are.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn count_events(&self) -> Result<u64, StoreError> {
        let mut count = None;
        self.backend.query("SELECT count(*) FROM event", &[], &mut |row| {
            count = row.integer(0)?;
            Ok(())
        })?;
        Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
    }

    /// Whether all that another ledger holds is here too: its newest event is one of this ledger's, and an
    /// event is nowhere without those before it.
    ///
    /// # Errors
    /// [`StoreError`] when one of them cannot be read.
    pub fn has_all_of(&self, other: &Ledger) -> Result<bool, StoreError> {
        let head = Head::read(other.backend.as_ref())?;
        let mut newest = None;
        let sql = "SELECT uid FROM event WHERE id = $1 AND hash = $2";
        other.backend.query(sql, &[head.event_id.into(), head.hash.as_str().into()], &mut |row| {
            newest = row.text(0)?;
            Ok(())
        })?;
        let Some(uid) = newest else { return Ok(head.event_id == 0 && other.count_events()? == 0) };
        let mut is_here = false;
        let sql = "SELECT 1 FROM event WHERE uid = $1 AND hash = $2";
        self.backend.query(sql, &[uid.into(), head.hash.into()], &mut |_| {
            is_here = true;
            Ok(())
        })?;
        Ok(is_here)
    }
}
