//! The small trait under the ledger: what a database must be able to do. All SQL above it is written once.
//!
//! SQL that passes here first uses its `$n` in ascending order: SQLite numbers them by first appearance.

use std::path::Path;

use super::StoreError;
use super::words::Sought;

/// One value on its way into a statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Value {
    /// SQL null.
    Null,
    /// A whole number; truth is 0 or 1.
    Integer(i64),
    /// Text.
    Text(String),
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Integer(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::Integer(i64::from(truth))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// One row of an answer; columns are counted from 0.
pub(crate) trait Row {
    /// How many columns there are.
    fn width(&self) -> usize;
    /// The whole number in a column, `None` for null.
    fn integer(&self, column: usize) -> Result<Option<i64>, StoreError>;
    /// The text in a column, `None` for null.
    fn text(&self, column: usize) -> Result<Option<String>, StoreError>;
    /// Whatever is in a column.
    fn value(&self, column: usize) -> Result<Value, StoreError>;
}

/// What full text is kept of one claim.
pub(crate) struct SearchText<'a> {
    pub(crate) statement: &'a str,
    pub(crate) quote: &'a str,
    pub(crate) condition: &'a str,
    pub(crate) speaker: &'a str,
    pub(crate) topics: &'a str,
}

/// A callback for long work: steps done, and steps in all.
pub type Steps<'a> = dyn FnMut(u64, u64) + 'a;

/// The texts of one claim in the order of [`SearchText`], each as it is and with what is found in it marked.
pub(crate) struct MarkedText {
    pub(crate) claim_id: i64,
    pub(crate) texts: [(String, String); 5],
}

/// A callback for each row of an answer.
pub(crate) type EachRow<'a> = dyn FnMut(&dyn Row) -> Result<(), StoreError> + 'a;

/// A database that can hold a ledger.
pub(crate) trait Backend {
    /// Begins a writing transaction; nobody else writes until it ends.
    fn begin(&self) -> Result<(), StoreError>;
    /// Begins a reading transaction: all that follows sees one moment.
    fn begin_reading(&self) -> Result<(), StoreError>;
    /// Makes everything since `begin` last.
    fn commit(&self) -> Result<(), StoreError>;
    /// Takes everything since `begin` back.
    fn rollback(&self) -> Result<(), StoreError>;
    /// Makes ready for much writing in the running transaction.
    fn expect_much(&self) -> Result<(), StoreError>;
    /// Runs one statement and returns how many rows it changed.
    fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, StoreError>;
    /// Runs one query.
    fn query(&self, sql: &str, values: &[Value], each: &mut EachRow<'_>) -> Result<(), StoreError>;
    /// Empties all projections, full text too, inside the running transaction.
    fn clear_projections(&self) -> Result<(), StoreError>;
    /// Puts a claim's words into the full-text index, in place of what was there.
    fn index_text(&self, claim_id: i64, text: &SearchText<'_>) -> Result<(), StoreError>;
    /// Puts the words of a claim into the full-text index that are not there in any form.
    fn index_new_text(&self, claim_id: i64, text: &SearchText<'_>) -> Result<(), StoreError>;
    /// The condition on `c.id` by which a claim holds the words of the value `$n`.
    fn full_text_condition(&self, n: usize) -> String;
    /// The value that `full_text_condition` compares with: of each group at least one must stand in the claim.
    fn full_text_words(&self, groups: &[Vec<Sought>]) -> String;
    /// The texts of those among some claims that hold the words, with `mark` before and after what is found.
    fn full_text_marks(
        &self,
        groups: &[Vec<Sought>],
        claims: &[i64],
        mark: char,
    ) -> Result<Vec<MarkedText>, StoreError>;
    /// Looks for damage below the level of tables; one line for each finding.
    fn check_integrity(&self) -> Result<Vec<String>, StoreError>;
    /// Copies everything, as the running transaction sees it, into an empty file.
    fn copy_to(&self, path: &Path, steps: &mut Steps<'_>) -> Result<(), StoreError>;
}
