//! Questions to the projections: claims by number and by filter, what is due, counts. Nothing is written.

use super::backend::{Backend, Value};
use super::columns::{ClaimRow, SOURCE_COLUMNS, read_claim, select_claims, source_at};
use super::filter::{DueWithin, Filter, Sort, Terms};
use super::speakers::{self, Forms};
use super::{Ledger, StoreError, details};
use crate::claim::{Claim, Source, SourceRef, Status, Uid, View};
use crate::deadline::Said;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nobody of that name.
    Nobody,
    /// One speaker, by the name or by a surname that only this one has.
    One {
        /// The local number.
        id: i64,
        /// The canonical name.
        name: String,
    },
    /// Several speakers with that surname.
    Several(Vec<String>),
}

impl Ledger {
    /// The claim with a local number, in full.
    ///
    /// # Errors
    /// [`StoreError::NoClaim`] when no claim has that number, [`StoreError::UndoneClaim`] when its recording
    /// was undone.
    pub fn claim(&self, id: i64) -> Result<Claim, StoreError> {
        let found = claim_row(self.backend.as_ref(), id)?;
        found.filter(|claim| claim.status != Status::Undone).ok_or_else(|| StoreError::NoClaim { id: id.to_string() })
    }

    /// The local number of the claim with a uid.
    ///
    /// # Errors
    /// [`StoreError::NoClaim`] when no claim has it.
    pub fn claim_id(&self, uid: Uid) -> Result<i64, StoreError> {
        super::projection::id_of(self.backend.as_ref(), uid)?.ok_or_else(|| StoreError::NoClaim { id: uid.to_string() })
    }

    /// The claims that fit a filter, in full; stages as they are in `view`.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn list(&self, filter: &Filter, view: View) -> Result<Vec<Claim>, StoreError> {
        self.complete(self.listed(filter, view)?)
    }

    /// The claims that fit a filter, without topics, links, spans and evidence; stages as they are in `view`.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn list_rows(&self, filter: &Filter, view: View) -> Result<Vec<Claim>, StoreError> {
        Ok(self.listed(filter, view)?.into_iter().map(|row| row.claim).collect())
    }

    fn listed(&self, filter: &Filter, view: View) -> Result<Vec<ClaimRow>, StoreError> {
        let mut terms = Terms::of(filter, view, self.backend.as_ref());
        if filter.sort != Sort::Next {
            let order = match filter.sort {
                Sort::Id | Sort::Next => "c.id",
                Sort::Said => "c.said_by, c.id",
                Sort::Newest => "c.said_by DESC, c.id DESC",
                Sort::Speaker => "s.name, c.id",
            };
            return self.claims(&terms, order, filter.limit);
        }
        // Two questions instead of one, so that the index on the next check serves the first at any size.
        let closed_last = if filter.asks_for_status_alone(Status::Open) { "c.id" } else { "c.closed_on, c.id" };
        let mut claims =
            self.claims(&terms.and("c.next_check_on IS NOT NULL"), "c.next_check_on, c.id", filter.limit)?;
        let left = filter.limit.map(|limit| limit.saturating_sub(claims.len() as u64));
        if left != Some(0) && filter.due.is_none() {
            terms.clauses.push("c.next_check_on IS NULL".to_owned());
            claims.extend(self.claims(&terms, closed_last, left)?);
        }
        Ok(claims)
    }

    /// How many claims fit a filter, whatever its limit.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn count(&self, filter: &Filter, view: View) -> Result<u64, StoreError> {
        let terms = Terms::of(filter, view, self.backend.as_ref());
        self.count_rows(&terms.clauses, &terms.values)
    }

    /// Open claims whose next check has come, in full: dated ones that are near in `view`, looks within so many
    /// days. Soonest first.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn due(&self, view: View, looks: u64, limit: Option<u64>) -> Result<Vec<Claim>, StoreError> {
        self.list(&Filter { limit, ..Filter::due(DueWithin { dated: view.due_within_days, looks }) }, view)
    }

    /// The claims that [`Ledger::due`] gives, without topics, links, spans and evidence.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn due_rows(&self, view: View, looks: u64, limit: Option<u64>) -> Result<Vec<Claim>, StoreError> {
        self.list_rows(&Filter { limit, ..Filter::due(DueWithin { dated: view.due_within_days, looks }) }, view)
    }

    /// How many of the claims that [`Ledger::due`] gives for today are overdue, and how many are not.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn count_due(&self, view: View) -> Result<(u64, u64), StoreError> {
        let filter = Filter::due(DueWithin { dated: view.due_within_days, looks: 0 });
        let Terms { mut clauses, mut values } = Terms::of(&filter, view, self.backend.as_ref());
        let all = self.count_rows(&clauses, &values)?;
        values.push(view.today.to_string().into());
        clauses.push(format!("c.overdue_after < ${}", values.len()));
        let overdue = self.count_rows(&clauses, &values)?;
        Ok((overdue, all.saturating_sub(overdue)))
    }

    fn count_rows(&self, clauses: &[String], values: &[Value]) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM claim c WHERE {}", clauses.join(" AND "));
        let mut count = 0;
        self.backend.query(&sql, values, &mut |row| {
            count = row.integer(0)?.unwrap_or(0);
            Ok(())
        })?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// How many claims stand where, on the books.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn tally(&self) -> Result<Vec<(Status, u64)>, StoreError> {
        let mut tally = Vec::new();
        self.backend.query("SELECT status, claims FROM tally", &[], &mut |row| {
            let status: Option<Status> = row.text(0)?.and_then(|word| word.parse().ok());
            let claims = row.integer(1)?.and_then(|count| u64::try_from(count).ok()).unwrap_or(0);
            tally.extend(status.filter(|status| status.is_on_the_books()).map(|status| (status, claims)));
            Ok(())
        })?;
        tally.sort_unstable();
        Ok(tally)
    }

    /// Finds a named speaker by name, alias, or a surname that only one has.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn find_speaker(&self, name: &str) -> Result<Found, StoreError> {
        Ok(speakers::found(Forms::read(self.backend.as_ref(), name)?.any(name)))
    }

    /// Finds a source by local number, digest or URL.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn find_source(&self, word: &str) -> Result<Option<Source>, StoreError> {
        let id = word.parse::<i64>().unwrap_or(0);
        let mut found: Vec<Source> = Vec::new();
        // Three questions, each answered by an index; of several sources the newest is meant.
        for (column, value) in [("source_key", word.into()), ("url", word.into()), ("id", id.into())] {
            let sql = format!(
                "SELECT {SOURCE_COLUMNS} FROM source_entry e WHERE e.{column} = $1 AND e.is_live = 1 \
                 ORDER BY e.id DESC LIMIT 1"
            );
            self.backend.query(&sql, &[value], &mut |row| {
                found.push(source_at(row, 0)?);
                Ok(())
            })?;
        }
        Ok(found.into_iter().max_by_key(|source| source.id))
    }

    /// The text of a source as it was read; `None` for one known only by its URL.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn source_text(&self, source: &Source) -> Result<Option<String>, StoreError> {
        let mut text = None;
        let sql = "SELECT text FROM snapshot WHERE sha256 = $1";
        self.backend.query(sql, &[source.key.as_str().into()], &mut |row| {
            text = row.text(0)?;
            Ok(())
        })?;
        Ok(text)
    }

    /// The claim on the books that has this reference, other than `except`; `None` where it is free.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn claim_with_reference(&self, reference: &str, except: Option<i64>) -> Result<Option<i64>, StoreError> {
        self.first_id(
            "SELECT id FROM claim WHERE ref = $1 AND id <> $2 AND status NOT IN ('dropped', 'undone') ORDER BY id",
            &[reference.into(), except.unwrap_or(0).into()],
        )
    }

    /// The claim of a speaker that already has this source, span and statement.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn same_claim(
        &self,
        speaker_id: i64,
        source: &SourceRef,
        quote: Option<&str>,
        statement: &str,
    ) -> Result<Option<i64>, StoreError> {
        self.first_id(
            "SELECT min(c.id) FROM claim c JOIN source_entry e ON e.id = c.source_id \
             WHERE c.speaker_id = $1 AND e.source_key = $2 AND coalesce(c.quote, '') = $3 \
             AND c.statement = $4 AND c.status NOT IN ('dropped', 'undone')",
            &[speaker_id.into(), source.as_str().into(), quote.unwrap_or_default().into(), statement.into()],
        )
    }

    /// The first claim of a speaker that has this day, and this statement or these words, from elsewhere than this
    /// source.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn said_elsewhere(
        &self,
        speaker_id: i64,
        said_on: Said,
        (statement, quote): (&str, Option<&str>),
        source: &SourceRef,
    ) -> Result<Option<i64>, StoreError> {
        self.first_id(
            "SELECT min(c.id) FROM claim c LEFT JOIN source_entry e ON e.id = c.source_id \
             WHERE c.speaker_id = $1 AND c.said_on = $2 AND (c.statement = $3 OR c.quote = $4) \
             AND coalesce(e.source_key, '') <> $5 AND c.status NOT IN ('dropped', 'undone')",
            &[
                speaker_id.into(),
                said_on.to_string().into(),
                statement.into(),
                quote.map(str::to_owned).into(),
                source.as_str().into(),
            ],
        )
    }

    /// The claim of a speaker without a source that has this day and statement, among the last ones recorded.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn same_words(&self, speaker_id: i64, said_on: Said, statement: &str) -> Result<Option<i64>, StoreError> {
        self.first_id(
            "SELECT min(id) FROM claim WHERE id IN (SELECT id FROM claim WHERE speaker_id = $1 ORDER BY id DESC LIMIT 50) \
             AND statement = $2 AND said_on = $3 AND source_id IS NULL AND status NOT IN ('dropped', 'undone')",
            &[speaker_id.into(), statement.into(), said_on.to_string().into()],
        )
    }

    fn first_id(&self, sql: &str, values: &[Value]) -> Result<Option<i64>, StoreError> {
        let mut id = None;
        self.backend.query(sql, values, &mut |row| {
            id = id.or(row.integer(0)?);
            Ok(())
        })?;
        Ok(id)
    }

    pub(crate) fn claims(&self, terms: &Terms, order: &str, limit: Option<u64>) -> Result<Vec<ClaimRow>, StoreError> {
        let mut sql = select_claims();
        sql.push_str(&format!("WHERE {} ORDER BY {order}", terms.clauses.join(" AND ")));
        if let Some(limit) = limit {
            sql.push_str(&format!(" LIMIT {}", i64::try_from(limit).unwrap_or(i64::MAX)));
        }
        let mut claims = Vec::new();
        self.backend.query(&sql, &terms.values, &mut |row| {
            claims.push(read_claim(row)?);
            Ok(())
        })?;
        Ok(claims)
    }

    pub(crate) fn complete(&self, rows: Vec<ClaimRow>) -> Result<Vec<Claim>, StoreError> {
        rows.into_iter().map(|row| completed(self.backend.as_ref(), row)).collect()
    }
}

/// Reads one claim in full, undone ones too.
pub(crate) fn claim_row(backend: &dyn Backend, id: i64) -> Result<Option<Claim>, StoreError> {
    let mut found = None;
    backend.query(&format!("{}WHERE c.id = $1", select_claims()), &[id.into()], &mut |row| {
        found = Some(read_claim(row)?);
        Ok(())
    })?;
    found.map(|row| completed(backend, row)).transpose()
}

/// Adds what stands beside the row of a claim, where there is any.
fn completed(backend: &dyn Backend, row: ClaimRow) -> Result<Claim, StoreError> {
    let mut claim = row.claim;
    if row.has_details {
        details::read(backend, &mut claim)?;
    }
    Ok(claim)
}

/// Whether a claim is private is never a question about the past: what is kept out of sight now is kept out
/// of every view.
pub(crate) fn copy_private(from: &dyn Backend, to: &dyn Backend) -> Result<(), StoreError> {
    let mut private = Vec::new();
    from.query("SELECT id, private FROM claim", &[], &mut |row| {
        private.push((row.integer(0)?, row.integer(1)?));
        Ok(())
    })?;
    for (id, private) in private {
        let sql = "UPDATE claim SET private = $1 WHERE id = $2 AND private <> $3";
        to.execute(sql, &[private.into(), id.into(), private.into()])?;
    }
    Ok(())
}
