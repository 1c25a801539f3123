//! The statements that are run most: each finds its rows by an index, whatever the size of the ledger.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use super::exchange::fill;
use super::scene::{day, desk, says};
use crate::claim::{NewClaim, SourceRef, View};
use crate::store::backend::{Backend, EachRow, MarkedText, Row, SearchText, Steps, Value};
use crate::store::sqlite::Sqlite;
use crate::store::words::Sought;
use crate::store::{CountBy, Filter, HistoryFilter, Ledger, StoreError};

type Plans = Rc<RefCell<Vec<(String, Vec<String>)>>>;

/// A backend that asks how each query will be answered before it asks the query.
struct Explaining {
    inner: Sqlite,
    plans: Plans,
}

impl Explaining {
    fn explain(&self, sql: &str, values: &[Value]) -> Result<(), StoreError> {
        let mut steps = Vec::new();
        self.inner.query(&format!("EXPLAIN QUERY PLAN {sql}"), values, &mut |row: &dyn Row| {
            steps.extend(row.text(3)?);
            Ok(())
        })?;
        self.plans.borrow_mut().push((sql.to_owned(), steps));
        Ok(())
    }
}

impl Backend for Explaining {
    fn begin(&self) -> Result<(), StoreError> {
        self.inner.begin()
    }

    fn begin_reading(&self) -> Result<(), StoreError> {
        self.inner.begin_reading()
    }

    fn commit(&self) -> Result<(), StoreError> {
        self.inner.commit()
    }

    fn rollback(&self) -> Result<(), StoreError> {
        self.inner.rollback()
    }

    fn expect_much(&self) -> Result<(), StoreError> {
        self.inner.expect_much()
    }

    fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, StoreError> {
        self.explain(sql, values)?;
        self.inner.execute(sql, values)
    }

    fn query(&self, sql: &str, values: &[Value], each: &mut EachRow<'_>) -> Result<(), StoreError> {
        self.explain(sql, values)?;
        self.inner.query(sql, values, each)
    }

    fn clear_projections(&self) -> Result<(), StoreError> {
        self.inner.clear_projections()
    }

    fn index_text(&self, claim_id: i64, text: &SearchText<'_>) -> Result<(), StoreError> {
        self.inner.index_text(claim_id, text)
    }

    fn index_new_text(&self, claim_id: i64, text: &SearchText<'_>) -> Result<(), StoreError> {
        self.inner.index_new_text(claim_id, text)
    }

    fn full_text_condition(&self, n: usize) -> String {
        self.inner.full_text_condition(n)
    }

    fn full_text_words(&self, groups: &[Vec<Sought>]) -> String {
        self.inner.full_text_words(groups)
    }

    fn full_text_marks(
        &self,
        groups: &[Vec<Sought>],
        claims: &[i64],
        mark: char,
    ) -> Result<Vec<MarkedText>, StoreError> {
        self.inner.full_text_marks(groups, claims, mark)
    }

    fn check_integrity(&self) -> Result<Vec<String>, StoreError> {
        self.inner.check_integrity()
    }

    fn copy_to(&self, path: &Path, steps: &mut Steps<'_>) -> Result<(), StoreError> {
        self.inner.copy_to(path, steps)
    }
}

/// Runs an operation on a filled ledger; no query of it may walk through the claims or events, or sort.
#[track_caller]
fn hot(operation: impl FnOnce(&Ledger)) {
    let plans = Plans::default();
    let inner = Sqlite::in_memory().expect("room for a ledger");
    let ledger = Ledger { backend: Box::new(Explaining { inner, plans: Rc::clone(&plans) }) };
    fill(&ledger, "anna");
    plans.borrow_mut().clear();
    operation(&ledger);
    let plans = plans.take();
    assert!(!plans.is_empty());
    for (sql, steps) in plans {
        for step in &steps {
            let walks = step.starts_with("SCAN") && !step.contains("VIRTUAL TABLE") && !is_short(step);
            assert!(!walks && !step.contains("TEMP B-TREE"), "{sql}\n{steps:#?}");
        }
    }
}

/// Tables of one row or a few: walking through them costs nothing.
fn is_short(step: &str) -> bool {
    ["SCAN head", "SCAN tally", "SCAN CONSTANT ROW", "SCAN 1 CONSTANT"].iter().any(|short| step.starts_with(short))
}

fn today() -> chrono::NaiveDate {
    day("2025-05-05")
}

#[test]
fn open_claims_by_next_check() {
    hot(|ledger| {
        let filter = Filter { limit: Some(2), ..Filter::open() };
        assert_eq!(ledger.list(&filter, View::on(today())).expect("readable").len(), 1);
    });
}

#[test]
fn claims_that_are_due() {
    hot(|ledger| {
        ledger.due(View::on(day("2025-06-30")), 0, Some(10)).expect("readable");
        ledger.count_due(View::on(day("2025-06-30"))).expect("readable");
    });
}

#[test]
fn a_claim_by_number_and_uid() {
    hot(|ledger| {
        let claim = ledger.claim(1).expect("is there");
        assert_eq!(ledger.claim_id(claim.uid).expect("is there"), 1);
    });
}

#[test]
fn the_events_of_a_claim() {
    hot(|ledger| {
        let filter = HistoryFilter { claim_id: Some(1), ..HistoryFilter::default() };
        assert_eq!(ledger.history(&filter).expect("readable").len(), 2);
    });
}

#[test]
fn a_speaker_by_name() {
    hot(|ledger| {
        ledger.find_speaker("Rubio").expect("readable");
    });
}

#[test]
fn a_claim_by_reference() {
    hot(|ledger| {
        ledger.claim_with_reference("row-7", None).expect("readable");
    });
}

#[test]
fn the_same_claim() {
    hot(|ledger| {
        let source = SourceRef::Url("https://example.org".to_owned());
        ledger.same_claim(1, &source, None, "build").expect("readable");
    });
}

#[test]
fn a_source_by_key() {
    hot(|ledger| {
        ledger.find_source("https://example.org").expect("readable");
    });
}

#[test]
fn logging_a_claim() {
    hot(|ledger| {
        let source = desk(ledger).source("Another text.");
        desk(ledger).log(NewClaim { source: Some(source), topics: vec!["a".to_owned()], ..says("build") });
    });
}

#[test]
fn marking_a_claim() {
    hot(|ledger| desk(ledger).mark(2, "fulfilled", "2025-05-01"));
}

#[test]
fn the_tally() {
    hot(|ledger| {
        ledger.tally().expect("readable");
    });
}

/// All figures of a track record come from the index on speakers, in its order.
#[test]
fn the_ends_of_all_claims() {
    let plans = Plans::default();
    let inner = Sqlite::in_memory().expect("room for a ledger");
    let ledger = Ledger { backend: Box::new(Explaining { inner, plans: Rc::clone(&plans) }) };
    fill(&ledger, "anna");
    plans.borrow_mut().clear();
    ledger.ends(&Filter::default(), View::on(today()), CountBy::Speaker).expect("readable");
    let plans = plans.take();
    let (_, steps) = plans.first().expect("one query");
    assert_eq!(steps[..], ["SCAN c USING COVERING INDEX claim_of_speaker"], "{plans:#?}");
}

#[test]
fn what_somebody_who_types_may_mean() {
    hot(|ledger| {
        for digits in ["", "1"] {
            ledger.suggest_claims(digits, 50).expect("readable");
            ledger.suggest_sources(digits, 50).expect("readable");
        }
        for text in ["", "ru"] {
            ledger.suggest_speakers(text, 50).expect("readable");
            ledger.suggest_topics(text, 50).expect("readable");
        }
        ledger.kind_of(1).expect("readable");
    });
}
