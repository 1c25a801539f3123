//! Claims that follow others: whatever is written, the rows are those that a rebuild makes.

use super::scene::{assert_sound, day, desk, due_by, marking, says, status};
use crate::claim::event::Draft;
use crate::claim::rules;
use crate::claim::{Fact, LinkKind, Parts, Reason, Stage, View};
use crate::store::{Filter, Ledger};

contract!(
    a_repetition_follows_through_mark_correct_and_undo,
    a_repetition_takes_over_a_reason_that_is_corrected,
    a_repetition_is_in_no_due_list,
    a_whole_counts_its_parts,
    a_part_that_is_linked_later_counts,
    a_part_that_is_dropped_counts_no_more,
    a_chain_of_repetitions_follows_its_first,
    claims_logged_together_stand_together,
);

#[track_caller]
fn parts(ledger: &Ledger, id: i64) -> Option<(u32, u32)> {
    ledger.claim(id).expect("is there").parts.map(|Parts { fulfilled, all }| (fulfilled, all))
}

fn three(ledger: &Ledger) {
    for statement in ["build", "pave", "the programme"] {
        desk(ledger).log(due_by(says(statement), "2025-04-28"));
    }
}

fn a_repetition_follows_through_mark_correct_and_undo(ledger: &Ledger) {
    three(ledger);
    desk(ledger).link(2, LinkKind::Repeats, 1);
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    let claim = ledger.claim(2).expect("is there");
    assert_eq!((claim.status.as_str(), claim.late_days), ("fulfilled", Some(3)));
    assert_sound(ledger);
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(status(ledger, 2), "open");
    assert_eq!(ledger.claim(2).expect("is there").next_check, None);
    assert_sound(ledger);
    desk(ledger).fact(1, Fact::Dropped { why: "by mistake".to_owned() });
    assert!(ledger.claim(2).expect("is there").next_check.is_some());
    assert_sound(ledger);
}

fn a_repetition_takes_over_a_reason_that_is_corrected(ledger: &Ledger) {
    three(ledger);
    desk(ledger).link(2, LinkKind::Repeats, 1);
    for reason in [None, Some(Reason::Blocked), Some(Reason::Overtaken)] {
        let claim = ledger.claim(1).expect("is there");
        let mut marking = marking("unfulfilled", "2025-05-01");
        marking.reason = reason;
        marking.correct = claim.closed_on.map(|_| "it was otherwise".to_owned());
        let drafts = rules::mark(&claim, &marking, day("2025-05-05")).expect("allowed");
        desk(ledger).record(1, &drafts);
        assert_eq!(ledger.claim(2).expect("is there").reason, reason);
        assert_sound(ledger);
    }
}

fn a_repetition_is_in_no_due_list(ledger: &Ledger) {
    three(ledger);
    desk(ledger).link(2, LinkKind::Repeats, 1);
    let today = day("2025-05-05");
    let ids = |claims: Vec<crate::claim::Claim>| claims.iter().map(|claim| claim.id).collect::<Vec<_>>();
    assert_eq!(ids(ledger.due(View::on(today), 0, None).expect("readable")), [1, 3]);
    assert_eq!(ledger.count_due(View::on(today)).expect("readable"), (2, 0));
    let overdue = Filter { stages: vec![Stage::Overdue], ..Filter::default() };
    assert_eq!(ids(ledger.list(&overdue, View::on(today)).expect("readable")), [1, 3]);
    assert_eq!(ids(ledger.list(&Filter::open(), View::on(today)).expect("readable")), [1, 3, 2]);
}

fn a_whole_counts_its_parts(ledger: &Ledger) {
    three(ledger);
    desk(ledger).link(1, LinkKind::PartOf, 3);
    desk(ledger).link(2, LinkKind::PartOf, 3);
    assert_eq!(parts(ledger, 3), Some((0, 2)));
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    assert_eq!((parts(ledger, 3), status(ledger, 3)), (Some((1, 2)), "open".to_owned()));
    desk(ledger).mark(2, "unfulfilled", "2025-05-02");
    assert_eq!((parts(ledger, 3), status(ledger, 3)), (Some((1, 2)), "partly-fulfilled".to_owned()));
    assert_eq!(ledger.claim(3).expect("is there").closed_on, Some(day("2025-05-02")));
    assert_sound(ledger);
}

fn a_part_that_is_linked_later_counts(ledger: &Ledger) {
    three(ledger);
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    desk(ledger).link(1, LinkKind::PartOf, 3);
    assert_eq!((parts(ledger, 3), status(ledger, 3)), (Some((1, 1)), "fulfilled".to_owned()));
    assert_sound(ledger);
}

fn a_part_that_is_dropped_counts_no_more(ledger: &Ledger) {
    three(ledger);
    desk(ledger).link(1, LinkKind::PartOf, 3);
    desk(ledger).link(2, LinkKind::PartOf, 3);
    desk(ledger).fact(2, Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(parts(ledger, 3), Some((0, 1)));
    desk(ledger).fact(1, Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(parts(ledger, 3), None);
    assert!(ledger.claim(3).expect("is there").next_check.is_some());
    assert_sound(ledger);
}

fn a_chain_of_repetitions_follows_its_first(ledger: &Ledger) {
    const LENGTH: i64 = 12;
    for n in 1..=LENGTH {
        desk(ledger).log(says(&format!("for the {n}th time")));
    }
    for n in (2..=LENGTH).rev() {
        desk(ledger).link(n, LinkKind::Repeats, n - 1);
    }
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    assert_eq!(status(ledger, LENGTH), "fulfilled");
    assert_sound(ledger);
}

fn claims_logged_together_stand_together(ledger: &Ledger) {
    desk(ledger).write(|writing| {
        let (whole, _) = writing.log(says("the programme"), &[]).expect("logged");
        writing.settle().expect("written");
        let to = writing.ledger().claim(whole).expect("is seen").uid;
        let link = Draft { happened_on: None, fact: Fact::Linked { kind: LinkKind::PartOf, to } };
        writing.log(says("build"), std::slice::from_ref(&link)).expect("logged");
        writing.log(says("pave"), &[link]).expect("logged");
    });
    assert_eq!(parts(ledger, 1), Some((0, 2)));
    assert_sound(ledger);
}
