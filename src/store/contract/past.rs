//! Past views: ledgers of their own, under the same numbers, answering the same questions.

use super::scene::{by, day, desk, due_by, dump, export, history, says, status};
use crate::claim::{LinkKind, Past, RecordedAt, Status, View};
use crate::store::{Filter, Found, Ledger, StoreError};

contract!(
    without_a_question_it_is_the_present,
    as_of_a_day_is_what_had_happened,
    known_is_what_had_been_recorded,
    both_combine,
    numbers_are_those_of_the_present,
    what_was_undone_later_was_known_then,
    a_repetition_of_what_was_not_said_yet_stands_for_itself,
);

fn as_of(text: &str) -> Past {
    Past { as_of: Some(day(text)), known: None }
}

/// The last instant of a day.
fn end_of(day: chrono::NaiveDate) -> RecordedAt {
    RecordedAt::before(day.succ_opt().unwrap_or(day).and_time(chrono::NaiveTime::MIN).and_utc())
}

fn known(text: &str) -> Past {
    Past { as_of: None, known: Some(end_of(day(text))) }
}

/// Two claims, said on 2025-04-18 and 2019, the first marked on 2025-05-20 for 2025-04-25.
fn scene(ledger: &Ledger) {
    desk(ledger).log(due_by(says("build"), "2025-04-28"));
    let mut later = desk(ledger);
    later.today = "2025-05-20";
    later.log(crate::claim::NewClaim { said_on: "2019".parse().expect("a year"), ..by(says("pave"), "Ada Rossi") });
    later.mark(1, "fulfilled", "2025-04-25");
}

#[track_caller]
fn statuses(ledger: &Ledger, past: Past) -> Vec<String> {
    let then = ledger.past(past).expect("folds");
    let claims = then.list(&Filter { sort: crate::store::Sort::Id, ..Filter::default() }, View::on(day("2025-05-05")));
    claims.expect("readable").iter().map(|claim| format!("{} {}", claim.id, claim.status)).collect()
}

fn without_a_question_it_is_the_present(ledger: &Ledger) {
    scene(ledger);
    let then = ledger.past(Past::default()).expect("folds");
    assert_eq!(dump(&then), dump(ledger));
    assert_eq!(export(&then), export(ledger));
}

fn as_of_a_day_is_what_had_happened(ledger: &Ledger) {
    scene(ledger);
    assert_eq!(statuses(ledger, as_of("2019-12-30")), [""; 0]);
    assert_eq!(statuses(ledger, as_of("2019-12-31")), ["2 open"]);
    assert_eq!(statuses(ledger, as_of("2025-04-18")), ["1 open", "2 open"]);
    assert_eq!(statuses(ledger, as_of("2025-04-25")), ["1 fulfilled", "2 open"]);
}

fn known_is_what_had_been_recorded(ledger: &Ledger) {
    scene(ledger);
    assert_eq!(statuses(ledger, known("2025-05-04")), [""; 0]);
    assert_eq!(statuses(ledger, known("2025-05-05")), ["1 open"]);
    assert_eq!(statuses(ledger, known("2025-05-20")), ["1 fulfilled", "2 open"]);
}

fn both_combine(ledger: &Ledger) {
    scene(ledger);
    let both = |on, by| Past { as_of: Some(day(on)), known: Some(end_of(day(by))) };
    assert_eq!(statuses(ledger, both("2025-04-25", "2025-05-05")), ["1 open"]);
    assert_eq!(statuses(ledger, both("2025-04-20", "2025-05-20")), ["1 open", "2 open"]);
    assert_eq!(statuses(ledger, both("2019-12-31", "2025-05-20")), ["2 open"]);
}

fn numbers_are_those_of_the_present(ledger: &Ledger) {
    scene(ledger);
    let then = ledger.past(as_of("2019-12-31")).expect("folds");
    let ada = Found::One { id: 2, name: "Ada Rossi".to_owned() };
    assert_eq!(ledger.find_speaker("Rossi").expect("readable"), ada);
    assert_eq!(then.find_speaker("Rossi").expect("readable"), ada);
    assert_eq!(history(&then).iter().map(|event| (event.id, event.claim_id)).collect::<Vec<_>>(), [(2, Some(2))]);
    assert_eq!(then.claim(2).expect("is there"), ledger.claim(2).expect("is there"));
    assert!(matches!(then.claim(1), Err(StoreError::NoClaim { .. })));
    assert_eq!(then.tally().expect("readable"), [(Status::Open, 1)]);
    assert_eq!(then.due(View::on(day("2020-02-01")), 0, None).expect("readable").len(), 1);
}

fn what_was_undone_later_was_known_then(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    let mut later = desk(ledger);
    later.today = "2025-05-20";
    later.undo(None).expect("allowed");
    assert_eq!(status(ledger, 1), "open");
    assert_eq!(statuses(ledger, known("2025-05-19")), ["1 fulfilled"]);
    assert_eq!(statuses(ledger, as_of("2025-05-19")), ["1 open"]);
}

fn a_repetition_of_what_was_not_said_yet_stands_for_itself(ledger: &Ledger) {
    let said_on = "2025-04-20".parse().expect("a day");
    desk(ledger).log(crate::claim::NewClaim { said_on, ..says("build") });
    desk(ledger).log(says("build"));
    desk(ledger).link(2, LinkKind::Repeats, 1);
    desk(ledger).mark(1, "fulfilled", "2025-04-20");
    assert_eq!(status(ledger, 2), "fulfilled");
    let then = ledger.past(as_of("2025-04-19")).expect("folds");
    let claim = then.claim(2).expect("is there");
    assert_eq!((claim.status, claim.next_check.is_some()), (Status::Open, true));
}
