//! Undo: which batch, what comes back, what is refused.

use super::scene::{assert_sound, by, day, desk, due_by, dump, history, on_condition, says, status};
use crate::claim::event::Draft;
use crate::claim::{ConditionKind, ConditionState, Fact, LinkKind, NewClaim, View};
use crate::store::{Filter, HistoryFilter, Ledger, StoreError, UndoRefusal, Undone};

contract!(
    it_takes_back_the_newest_batch_of_the_same_author,
    it_takes_back_a_batch_named_by_event_or_uid,
    undoing_an_undo_restores_exactly,
    undoing_back_and_forth_holds,
    an_undone_claim_is_in_no_list,
    what_later_events_rest_on_stays,
    nothing_rests_on_looks_and_evidence,
    a_claim_that_others_link_to_stays,
    a_source_that_claims_were_read_in_stays,
    an_undo_that_others_have_built_on_stays,
    what_cannot_be_undone_is_said,
    links_that_are_undone_let_go,
    a_source_that_is_undone_is_not_live,
);

#[track_caller]
fn refused(undone: Result<Undone, StoreError>) -> UndoRefusal {
    match undone {
        Err(StoreError::Undo(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn resting(events: &[(i64, &str)]) -> UndoRefusal {
    UndoRefusal::RestedOn { events: events.iter().map(|(id, kind)| (*id, (*kind).to_owned())).collect() }
}

fn it_takes_back_the_newest_batch_of_the_same_author(ledger: &Ledger) {
    let mut ben = desk(ledger);
    ben.author = "ben";
    desk(ledger).log(says("build"));
    desk(ledger).log(says("pave"));
    ben.log(says("plant"));
    let undone = desk(ledger).undo(None).expect("allowed");
    assert_eq!((undone.claims, undone.is_restoring), (vec![2], false));
    assert_eq!(undone.events.iter().map(|event| event.id).collect::<Vec<_>>(), [2]);
    desk(ledger).undo(None).expect("allowed");
    let is_undone: Vec<bool> = history(ledger).iter().map(|event| event.is_undone).collect();
    assert_eq!(is_undone, [true, true, false, false, false]);
    let statuses: Vec<String> = (1..=3).map(|id| status(ledger, id)).collect();
    assert_eq!(statuses, ["undone", "undone", "open"]);
    assert_eq!(refused(desk(ledger).undo(None)), UndoRefusal::Nothing { author: "anna".to_owned() });
    assert_sound(ledger);
}

fn it_takes_back_a_batch_named_by_event_or_uid(ledger: &Ledger) {
    desk(ledger).write(|writing| {
        writing.log(says("build"), &[]).expect("logged");
        writing.log(says("pave"), &[]).expect("logged");
    });
    desk(ledger).log(says("plant"));
    desk(ledger).log(says("dig"));
    let batch = history(ledger)[2].batch().to_owned();
    assert_eq!(desk(ledger).undo(Some("2")).expect("allowed").claims, [1, 2]);
    assert_eq!(desk(ledger).undo(Some(&batch)).expect("allowed").claims, [3]);
    assert_eq!(
        (status(ledger, 1), status(ledger, 3), status(ledger, 4)),
        ("undone".into(), "undone".into(), "open".into())
    );
    assert_sound(ledger);
}

/// A ledger in which undoing the claim's decision touches status, links, parts and tally.
fn busy(ledger: &Ledger) -> i64 {
    let id = desk(ledger).log(due_by(on_condition(says("build"), ConditionKind::If), "2025-06-30"));
    let repetition = desk(ledger).log(says("build, as I said"));
    let whole = desk(ledger).log(says("the programme"));
    desk(ledger).link(repetition, LinkKind::Repeats, id);
    desk(ledger).link(id, LinkKind::PartOf, whole);
    id
}

fn undoing_an_undo_restores_exactly(ledger: &Ledger) {
    let id = busy(ledger);
    let undecided = dump(ledger);
    desk(ledger).decide(id, ConditionState::Unmet, "2025-05-01");
    let decided = dump(ledger);
    assert_eq!(status(ledger, 2), "void");
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(dump(ledger), undecided);
    let undo = history(ledger).last().expect("the undo").id.to_string();
    let restored = desk(ledger).undo(Some(&undo)).expect("allowed");
    assert_eq!((restored.is_restoring, restored.claims), (true, vec![id]));
    assert_eq!(dump(ledger), decided);
    assert_sound(ledger);
}

fn undoing_back_and_forth_holds(ledger: &Ledger) {
    let id = busy(ledger);
    let undecided = dump(ledger);
    desk(ledger).decide(id, ConditionState::Unmet, "2025-05-01");
    let decided = dump(ledger);
    desk(ledger).undo(None).expect("allowed");
    for round in 0..4 {
        let newest = history(ledger).last().expect("an undo").id.to_string();
        let undone = desk(ledger).undo(Some(&newest)).expect("allowed");
        let (expected, is_restoring) = if round % 2 == 0 { (&decided, true) } else { (&undecided, false) };
        assert_eq!(&dump(ledger), expected, "round {round}");
        assert_eq!((undone.is_restoring, undone.claims), (is_restoring, vec![id]), "round {round}");
        assert_sound(ledger);
    }
}

fn an_undone_claim_is_in_no_list(ledger: &Ledger) {
    let today = day("2025-05-05");
    let id = desk(ledger).log(NewClaim { reference: Some("row-7".to_owned()), ..due_by(says("build"), "2025-05-01") });
    assert_eq!(ledger.due(View::on(today), 0, None).expect("readable").len(), 1);
    desk(ledger).undo(None).expect("allowed");
    assert!(matches!(ledger.claim(id), Err(StoreError::NoClaim { .. })));
    let words = Filter { words: Some("build".to_owned()), ..Filter::default() };
    for filter in [Filter::default(), Filter::open(), Filter::on_the_books(), words] {
        assert_eq!(ledger.list(&filter, View::on(today)).expect("readable"), []);
        assert_eq!(ledger.count(&filter, View::on(today)).expect("readable"), 0);
    }
    assert_eq!(ledger.due(View::on(today), 0, None).expect("readable"), []);
    assert_eq!(ledger.tally().expect("readable"), []);
    assert_eq!(ledger.claim_with_reference("row-7", None).expect("readable"), None);
    let filter = HistoryFilter { claim_id: Some(id), ..HistoryFilter::default() };
    assert_eq!(ledger.history(&filter).expect("readable").len(), 1, "its history stays");
}

fn what_later_events_rest_on_stays(ledger: &Ledger) {
    let id = desk(ledger).log(on_condition(says("build"), ConditionKind::If));
    desk(ledger).decide(id, ConditionState::Met, "2025-05-01");
    desk(ledger).mark(id, "fulfilled", "2025-05-02");
    let logged = resting(&[(2, "condition"), (3, "outcome")]);
    assert_eq!(logged.to_string(), "later events rest on it: event 2 (condition), event 3 (outcome)");
    assert_eq!(refused(desk(ledger).undo(Some("1"))), logged);
    assert_eq!(refused(desk(ledger).undo(Some("2"))), resting(&[(3, "outcome")]));
    desk(ledger).undo(Some("3")).expect("allowed");
    desk(ledger).undo(Some("2")).expect("allowed");
    desk(ledger).undo(Some("1")).expect("allowed");
    assert_eq!(status(ledger, id), "undone");
    assert_sound(ledger);
}

fn nothing_rests_on_looks_and_evidence(ledger: &Ledger) {
    let id = desk(ledger).log(says("build"));
    desk(ledger).look(id);
    desk(ledger).mark(id, "fulfilled", "2025-05-02");
    desk(ledger).undo(Some("2")).expect("allowed");
    assert_eq!(status(ledger, id), "fulfilled");
    assert_sound(ledger);
}

fn a_claim_that_others_link_to_stays(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    desk(ledger).log(says("build, as I said"));
    desk(ledger).link(2, LinkKind::Repeats, 1);
    assert_eq!(refused(desk(ledger).undo(Some("1"))), resting(&[(3, "linked")]));
    desk(ledger).undo(Some("3")).expect("allowed");
    desk(ledger).undo(Some("1")).expect("allowed");
    assert_eq!(status(ledger, 2), "open");
    assert_sound(ledger);
}

fn a_source_that_claims_were_read_in_stays(ledger: &Ledger) {
    let source = desk(ledger).source("We will build.");
    desk(ledger).log(NewClaim { source: Some(source), ..says("build") });
    assert_eq!(refused(desk(ledger).undo(Some("1"))), resting(&[(2, "logged")]));
}

fn an_undo_that_others_have_built_on_stays(ledger: &Ledger) {
    let id = desk(ledger).log(on_condition(says("build"), ConditionKind::If));
    desk(ledger).decide(id, ConditionState::Unmet, "2025-05-01");
    desk(ledger).undo(None).expect("allowed");
    desk(ledger).decide(id, ConditionState::Met, "2025-05-02");
    assert_eq!(refused(desk(ledger).undo(Some("3"))), resting(&[(4, "condition")]));
    desk(ledger).undo(Some("4")).expect("allowed");
    desk(ledger).undo(Some("3")).expect("allowed");
    assert_eq!(status(ledger, id), "void");
    // The undo of the undo brought the decision back; what is decided on top of it rests on it again.
    desk(ledger).mark(id, "fulfilled", "2025-05-03");
    let outcome = history(ledger).last().expect("the outcome").id;
    let restored = (outcome - 1).to_string();
    assert_eq!(refused(desk(ledger).undo(Some(&restored))), resting(&[(outcome, "outcome")]));
    assert_sound(ledger);
}

fn what_cannot_be_undone_is_said(ledger: &Ledger) {
    assert!(matches!(refused(desk(ledger).undo(None)), UndoRefusal::Nothing { .. }));
    assert!(matches!(refused(desk(ledger).undo(Some("1"))), UndoRefusal::NoBatch { .. }));
    assert!(matches!(refused(desk(ledger).undo(Some("nonsense"))), UndoRefusal::NoBatch { .. }));
    desk(ledger).log(says("build"));
    desk(ledger).undo(None).expect("allowed");
    let expected = UndoRefusal::AlreadyUndone { first: 1, kind: "logged".to_owned() };
    assert_eq!(refused(desk(ledger).undo(Some("1"))), expected);
    assert_eq!(history(ledger).len(), 2, "a refusal records nothing");
}

fn links_that_are_undone_let_go(ledger: &Ledger) {
    let part = desk(ledger).log(says("build"));
    let whole = desk(ledger).log(by(says("the programme"), "Ada Rossi"));
    let alone = dump(ledger);
    desk(ledger).link(part, LinkKind::PartOf, whole);
    assert!(ledger.claim(whole).expect("is there").parts.is_some());
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(dump(ledger), alone);
    desk(ledger).write(|writing| {
        let to = writing.ledger().claim(whole).expect("is there").uid;
        let link = Draft { happened_on: None, fact: Fact::Linked { kind: LinkKind::PartOf, to } };
        writing.log(says("another part"), &[link]).expect("logged");
    });
    assert!(ledger.claim(whole).expect("is there").parts.is_some());
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(ledger.claim(whole).expect("is there").parts, None);
    assert_sound(ledger);
}

fn a_source_that_is_undone_is_not_live(ledger: &Ledger) {
    desk(ledger).source("We will build.");
    let recorded = dump(ledger);
    desk(ledger).undo(None).expect("allowed");
    assert_ne!(dump(ledger), recorded);
    desk(ledger).undo(Some("2")).expect("allowed");
    assert_eq!(dump(ledger), recorded);
    assert_sound(ledger);
}
