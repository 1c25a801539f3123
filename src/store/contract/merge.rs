//! Two ledgers become one: no order matters, disputes show, and an undo of the import takes it all back.

use super::exchange::{fill, lines_of};
use super::scene::{
    Desk, assert_sound, by, claims_by_uid, copy, day, desk, due_by, dump, export, history, on_condition, says, status,
};
use crate::claim::{ConditionKind, ConditionState, LinkKind, View};
use crate::store::{Filter, Ledger, StoreError, UndoRefusal};

contract!(
    the_order_of_imports_does_not_matter,
    the_earlier_of_two_outcomes_holds_and_is_disputed,
    an_undo_on_one_side_holds_on_both,
    an_undo_of_an_import_takes_back_what_it_brought,
    an_undo_of_an_import_takes_back_the_undos_it_brought,
    what_was_decided_here_before_does_not_rest_on_an_import,
    what_was_decided_here_after_rests_on_an_import,
    a_batch_that_an_import_brought_can_be_undone_alone,
    the_newest_batch_of_an_author_is_found_among_those_brought,
    circles_that_a_merge_closes_stand_for_themselves,
    circles_of_different_links_stand_for_themselves,
);

fn ben(ledger: &Ledger) -> Desk<'_> {
    Desk { author: "ben", today: "2025-05-06", ..desk(ledger) }
}

fn the_order_of_imports_does_not_matter(ledger: &Ledger) {
    fill(ledger, "anna");
    let root = export(ledger);
    let (left, right) = (copy(&root), copy(&root));
    ben(&left).mark(2, "withdrawn", "2025-05-03");
    ben(&left).undo(Some("2")).expect_err("claims rest on it");
    desk(&right).mark(2, "fulfilled", "2025-05-02");
    desk(&right).log(by(says("dig"), "Ben Rossi"));
    let (left, right, third) = (export(&left), export(&right), lines_of("carl"));
    let orders = [[&left, &right, &third], [&third, &right, &left], [&right, &third, &left]];
    let mut folded = Vec::new();
    for order in orders {
        let merged = copy(&root);
        for lines in order {
            let import = desk(&merged).import(lines);
            assert_eq!(import.refused, []);
        }
        assert_sound(&merged);
        folded.push(claims_by_uid(&merged));
    }
    assert_eq!(folded[0], folded[1]);
    assert_eq!(folded[0], folded[2]);
    let fresh = copy(&third);
    desk(&fresh).import(&right);
    desk(&fresh).import(&left);
    assert_eq!(claims_by_uid(&fresh), folded[0]);
    assert_sound(&fresh);
}

/// One claim, fulfilled here on 2025-05-05 and withdrawn there a day later.
fn disputed(ledger: &Ledger) -> Vec<u8> {
    desk(ledger).log(says("build"));
    let other = copy(&export(ledger));
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    ben(&other).mark(1, "withdrawn", "2025-04-20");
    export(&other)
}

fn the_earlier_of_two_outcomes_holds_and_is_disputed(ledger: &Ledger) {
    let theirs = disputed(ledger);
    let other = copy(&theirs);
    let ours = export(ledger);
    desk(ledger).import(&theirs);
    desk(&other).import(&ours);
    for merged in [ledger, &other] {
        let claim = merged.claim(1).expect("is there");
        assert_eq!((claim.status.as_str(), claim.disputed), ("fulfilled", true));
        let filter = Filter { disputed: true, ..Filter::default() };
        assert_eq!(merged.list(&filter, View::on(day("2025-05-06"))).expect("readable"), [claim]);
        assert_eq!(merged.count(&filter, View::on(day("2025-05-06"))).expect("readable"), 1);
        assert_sound(merged);
    }
}

fn an_undo_on_one_side_holds_on_both(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    let other = copy(&export(ledger));
    ben(&other).undo(Some("2")).expect("allowed");
    desk(ledger).look(1);
    desk(ledger).import(&export(&other));
    assert_eq!(status(ledger, 1), "open");
    assert_sound(ledger);
}

fn an_undo_of_an_import_takes_back_what_it_brought(ledger: &Ledger) {
    desk(ledger).log(says("plant"));
    let before = claims_by_uid(ledger);
    desk(ledger).import(&lines_of("ben"));
    let (merged, rows) = (claims_by_uid(ledger), dump(ledger));
    let plan = desk(ledger).undo(None).expect("allowed");
    assert!(!plan.is_restoring);
    for (uid, claim) in claims_by_uid(ledger) {
        match before.get(&uid) {
            Some(own) => assert_eq!(&claim, own),
            None => assert_eq!(claim.status.as_str(), "undone"),
        }
    }
    assert_sound(ledger);
    let undo = history(ledger).last().expect("the undo").id.to_string();
    let restored = desk(ledger).undo(Some(&undo)).expect("allowed");
    assert!(restored.is_restoring);
    assert_eq!((claims_by_uid(ledger), dump(ledger)), (merged, rows));
    assert_sound(ledger);
}

fn an_undo_of_an_import_takes_back_the_undos_it_brought(ledger: &Ledger) {
    desk(ledger).log(on_condition(says("build"), ConditionKind::If));
    desk(ledger).source("We will build.");
    desk(ledger).decide(1, ConditionState::Unmet, "2025-05-01");
    let before = dump(ledger);
    let other = copy(&export(ledger));
    ben(&other).undo(Some("3")).expect("allowed");
    ben(&other).undo(Some("2")).expect("allowed");
    desk(ledger).import(&export(&other));
    assert_eq!(status(ledger, 1), "open");
    let merged = dump(ledger);
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(dump(ledger), before);
    assert_sound(ledger);
    let undo = history(ledger).last().expect("the undo").id.to_string();
    desk(ledger).undo(Some(&undo)).expect("allowed");
    assert_eq!(dump(ledger), merged);
    assert_sound(ledger);
}

fn what_was_decided_here_before_does_not_rest_on_an_import(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    let other = copy(&export(ledger));
    let mut early = ben(&other);
    early.today = "2025-05-05";
    early.mark(1, "withdrawn", "2025-04-20");
    let mut late = desk(ledger);
    late.today = "2025-05-09";
    late.mark(1, "fulfilled", "2025-05-01");
    late.import(&export(&other));
    assert_eq!(status(ledger, 1), "withdrawn");
    late.undo(None).expect("what was here before does not rest on it");
    assert_eq!(status(ledger, 1), "fulfilled");
    assert_sound(ledger);
}

fn what_was_decided_here_after_rests_on_an_import(ledger: &Ledger) {
    desk(ledger).log(says("plant"));
    desk(ledger).import(&lines_of("ben"));
    let import = history(ledger).last().expect("the import").id.to_string();
    let mut later = desk(ledger);
    later.today = "2025-05-09";
    later.mark(3, "fulfilled", "2025-05-08");
    let outcome = history(ledger).last().expect("the outcome").id;
    match later.undo(Some(&import)) {
        Err(StoreError::Undo(UndoRefusal::RestedOn { events })) => {
            assert_eq!(events, [(outcome, "outcome".to_owned())]);
        }
        other => panic!("not refused: {other:?}"),
    }
}

fn a_batch_that_an_import_brought_can_be_undone_alone(ledger: &Ledger) {
    desk(ledger).log(says("plant"));
    let other = Ledger::in_memory().expect("room for a ledger");
    ben(&other).log(says("build"));
    ben(&other).log(says("pave"));
    desk(ledger).import(&export(&other));
    desk(ledger).undo(Some("2")).expect("allowed");
    assert_eq!((status(ledger, 2), status(ledger, 3)), ("undone".into(), "open".into()));
    let merged = dump(ledger);
    desk(ledger).undo(None).expect("the import");
    assert_eq!((status(ledger, 2), status(ledger, 3)), ("undone".into(), "undone".into()));
    let undo = history(ledger).last().expect("the undo").id.to_string();
    desk(ledger).undo(Some(&undo)).expect("allowed");
    assert_eq!(dump(ledger), merged);
    assert_sound(ledger);
}

fn the_newest_batch_of_an_author_is_found_among_those_brought(ledger: &Ledger) {
    desk(ledger).log(says("plant"));
    let other = Ledger::in_memory().expect("room for a ledger");
    ben(&other).log(says("build"));
    desk(ledger).import(&export(&other));
    ben(ledger).undo(None).expect("allowed");
    assert_eq!((status(ledger, 1), status(ledger, 2)), ("open".into(), "undone".into()));
    assert_sound(ledger);
}

fn circles_that_a_merge_closes_stand_for_themselves(ledger: &Ledger) {
    for statement in ["build", "pave", "plant"] {
        desk(ledger).log(due_by(says(statement), "2025-06-30"));
    }
    desk(ledger).link(3, LinkKind::Repeats, 1);
    let other = copy(&export(ledger));
    desk(ledger).link(1, LinkKind::Repeats, 2);
    ben(&other).link(2, LinkKind::Repeats, 1);
    desk(ledger).import(&export(&other));
    assert_sound(ledger);
    for id in 1..=3 {
        assert!(ledger.claim(id).expect("is there").next_check.is_some(), "claim {id}");
    }
    desk(ledger).undo(None).expect("the import");
    assert_sound(ledger);
    assert!(ledger.claim(3).expect("is there").next_check.is_none());
}

fn circles_of_different_links_stand_for_themselves(ledger: &Ledger) {
    for statement in ["build", "pave", "plant", "dig"] {
        desk(ledger).log(due_by(says(statement), "2025-06-30"));
    }
    desk(ledger).link(4, LinkKind::Repeats, 1);
    desk(ledger).link(1, LinkKind::Repeats, 2);
    desk(ledger).link(1, LinkKind::PartOf, 2);
    assert_sound(ledger);
    desk(ledger).link(2, LinkKind::PartOf, 3);
    assert_sound(ledger);
    desk(ledger).mark(3, "withdrawn", "2025-05-01");
    assert_sound(ledger);
    desk(ledger).undo(Some("7")).expect("allowed");
    assert_sound(ledger);
}
