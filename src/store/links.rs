//! Links between claims, read from the side that they point to, and walked: who links here, and whether one
//! claim leads to another. What a link may join is decided in `claim::rules`.

use std::collections::HashSet;

use super::backend::Backend;
use super::{Ledger, StoreError, query};
use crate::claim::{Claim, LinkKind};

impl Ledger {
    /// The claims on the books that link to one, each with the kind of its link; by number.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn linked_to(&self, id: i64) -> Result<Vec<(LinkKind, Claim)>, StoreError> {
        let backend = self.backend.as_ref();
        let mut found: Vec<(LinkKind, i64)> = Vec::new();
        let sql = "SELECT kind, claim_id FROM link WHERE to_id = $1 ORDER BY claim_id, position";
        backend.query(sql, &[id.into()], &mut |row| {
            let kind = row.text(0)?.and_then(|word| word.parse().ok());
            found.extend(kind.zip(row.integer(1)?));
            Ok(())
        })?;
        let mut seen = HashSet::new();
        let mut linked = Vec::new();
        for (kind, id) in found.into_iter().filter(|link| seen.insert(*link)) {
            let claim = query::claim_row(backend, id)?;
            linked.extend(claim.filter(|claim| claim.status.is_on_the_books()).map(|claim| (kind, claim)));
        }
        Ok(linked)
    }

    /// Whether one claim leads to another by links of these kinds: a repetition leads to its original, a
    /// whole to its parts, since these are what it follows; by any other link a claim leads to the one that
    /// it names. Every claim leads to itself.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn leads_to(&self, from: i64, to: i64, kinds: &[LinkKind]) -> Result<bool, StoreError> {
        let mut seen = HashSet::from([from]);
        let mut waiting = vec![from];
        while let Some(at) = waiting.pop() {
            if at == to {
                return Ok(true);
            }
            for kind in kinds {
                let next = one_step(self.backend.as_ref(), at, *kind)?;
                waiting.extend(next.into_iter().filter(|id| seen.insert(*id)));
            }
        }
        Ok(false)
    }
}

/// The claims that one leads to directly. Links of dropped claims count too: an undo may bring those back.
fn one_step(backend: &dyn Backend, id: i64, kind: LinkKind) -> Result<Vec<i64>, StoreError> {
    let sql = match kind {
        LinkKind::PartOf => "SELECT claim_id FROM link WHERE to_id = $1 AND kind = $2",
        _ => "SELECT to_id FROM link WHERE claim_id = $1 AND kind = $2",
    };
    let mut found = Vec::new();
    backend.query(sql, &[id.into(), kind.as_str().into()], &mut |row| {
        found.extend(row.integer(0)?);
        Ok(())
    })?;
    Ok(found)
}
