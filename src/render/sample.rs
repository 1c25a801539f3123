//! Claims and events for tests.

pub(crate) use crate::report::sample::*;

use super::HistoryRow;
use crate::claim::{Claim, View};
use crate::report::{DuePage, ListPage};

/// An event as a ledger hands it out.
pub(crate) fn history_row(id: i64, kind: &str, payload: &str) -> HistoryRow {
    HistoryRow {
        id,
        claim_id: Some(14),
        kind: kind.to_owned(),
        happened_on: Some("2025-04-28".to_owned()),
        recorded_at: "2025-05-01T09:30:15.000001Z".to_owned(),
        author: "anna".to_owned(),
        payload: payload.to_owned(),
        batch: format!("batch-{id}"),
        uid: format!("uid-{id}"),
        claim_uid: Some("uid-of-14".to_owned()),
        prev: "0".repeat(64),
        hash: "f".repeat(64),
        is_undone: false,
        changes: Vec::new(),
        names: Vec::new(),
    }
}

/// A page of claims out of fourteen, three of them open, seen on 26 April 2025.
pub(crate) fn list_page(claims: &[Claim]) -> ListPage<'_> {
    let shown_of = u64::try_from(claims.len()).expect("few");
    let view = View::on(day("2025-04-26"));
    ListPage { claims, view, open: 3, all: 14, shown_of, is_filtered: false }
}

/// What there is to check on 26 April 2025.
pub(crate) fn due_page(claims: &[Claim]) -> DuePage<'_> {
    DuePage { claims, today: day("2025-04-26"), overdue: 1, due: 1 }
}
