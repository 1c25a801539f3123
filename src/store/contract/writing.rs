//! One command, one batch, one transaction; events that are appended, dated and chained.

use std::collections::HashSet;

use super::scene::{
    assert_sound, by, day, desk, due_by, dump, export, history, marking, on_condition, says, sourced, status,
};
use crate::claim::event::Draft;
use crate::claim::rules;
use crate::claim::source::anchor;
use crate::claim::{
    Basis, ConditionKind, ConditionState, Event, Evidence, Fact, LinkKind, NewClaim, Quote, SourceRef, fold, live,
};
use crate::store::{Ledger, StoreError};

contract!(
    one_command_is_one_batch,
    time_never_goes_back,
    every_event_names_the_one_before,
    events_and_texts_are_never_changed,
    what_is_not_committed_leaves_nothing,
    no_payload_holds_a_local_number,
    a_claim_reads_back_as_it_was_logged,
    a_claim_reads_back_as_its_events_fold,
    a_source_that_is_known_is_not_recorded_again,
    a_source_by_url_reads_back,
    numbers_are_given_once,
);

fn one_command_is_one_batch(ledger: &Ledger) {
    let id = desk(ledger).write(|writing| {
        let (id, _) = writing.log(says("build"), &[]).expect("logged");
        writing.log(says("pave"), &[evidence()]).expect("logged");
        id
    });
    desk(ledger).mark(id, "fulfilled", "2025-05-01");
    let events = history(ledger);
    let batches: Vec<&str> = events.iter().map(|event| event.batch()).collect();
    assert_eq!(events.len(), 4);
    assert!(batches[0] == batches[1] && batches[1] == batches[2] && batches[2] != batches[3]);
    assert_sound(ledger);
}

fn time_never_goes_back(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    let mut earlier = desk(ledger);
    earlier.today = "2025-05-01";
    earlier.write(|writing| {
        writing.log(says("pave"), &[]).expect("logged");
        writing.log(says("plant"), &[]).expect("logged");
    });
    let mut later = desk(ledger);
    later.today = "2025-05-06";
    later.log(says("dig"));
    let instants: Vec<String> = history(ledger).iter().map(|event| event.recorded_at().to_owned()).collect();
    let expected = [
        "2025-05-05T12:00:00.000000Z",
        "2025-05-05T12:00:00.000001Z",
        "2025-05-05T12:00:00.000002Z",
        "2025-05-06T12:00:00.000000Z",
    ];
    assert_eq!(instants, expected);
}

fn every_event_names_the_one_before(ledger: &Ledger) {
    for statement in ["build", "pave", "plant"] {
        desk(ledger).log(says(statement));
    }
    let events = history(ledger);
    assert_eq!(events[0].prev(), "");
    for pair in events.windows(2) {
        assert_eq!(pair[1].prev(), pair[0].hash());
        assert_eq!(pair[1].id, pair[0].id + 1);
    }
    assert!(events.iter().all(|event| event.hash() == event.text.expected_hash()));
    let verified = ledger.verify().expect("readable");
    assert_eq!((verified.events, verified.head.as_deref()), (3, Some(events[2].hash())));
}

fn events_and_texts_are_never_changed(ledger: &Ledger) {
    desk(ledger).source("He said it.");
    let statements = [
        "UPDATE event SET author = 'somebody else'",
        "DELETE FROM event",
        "UPDATE snapshot SET text = 'something else'",
        "DELETE FROM snapshot",
    ];
    let before = export(ledger);
    for sql in statements {
        assert!(ledger.backend.execute(sql, &[]).is_err(), "{sql}");
    }
    assert_eq!(export(ledger), before);
}

fn what_is_not_committed_leaves_nothing(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    let before = (export(ledger), dump(ledger));
    {
        let mut writing = ledger.write(desk(ledger).stamp()).expect("nobody else writes");
        writing.log(by(says("pave"), "Ada Rossi"), &[]).expect("logged");
        writing.source(sourced(&SourceRef::Url("https://example.org".to_owned())), None).expect("recorded");
        writing.settle().expect("written");
        assert_eq!(writing.ledger().claim(2).expect("is seen").entry.statement, "pave");
    }
    assert_eq!((export(ledger), dump(ledger)), before);
    assert!(matches!(ledger.claim(2), Err(StoreError::NoClaim { .. })));
    assert_eq!(desk(ledger).log(says("plant")), 2);
    assert_sound(ledger);
}

fn no_payload_holds_a_local_number(ledger: &Ledger) {
    let source = desk(ledger).source("We will build.");
    let first = desk(ledger).log(NewClaim { source: Some(source), ..says("build") });
    let second = desk(ledger).log(says("build, again"));
    desk(ledger).link(second, LinkKind::Repeats, first);
    desk(ledger).undo(None).expect("allowed");
    for event in history(ledger) {
        let payload: serde_json::Value = serde_json::from_str(event.payload()).expect("JSON");
        let numbers = payload.as_object().expect("an object").iter().filter(|(_, value)| value.is_number());
        assert_eq!(numbers.count(), 0, "{}", event.payload());
    }
}

fn evidence() -> Draft {
    let evidence = Evidence {
        url: "https://example.org/b".to_owned(),
        archive_url: Some("https://archive.example.org/b".to_owned()),
        words: Some("it stands".to_owned()),
        note: Some("seen".to_owned()),
        basis: Basis::Outcome,
    };
    Draft { happened_on: Some(day("2025-05-01")), fact: Fact::Evidenced(evidence) }
}

/// A claim with something in every field.
fn full(source: SourceRef) -> NewClaim {
    let claim = due_by(on_condition(says("build ten schools"), ConditionKind::Unless), "2025-06-30");
    NewClaim {
        reference: Some("row-7".to_owned()),
        role: Some("minister".to_owned()),
        quote: Some(
            anchor("Yes: we will build ten schools, he said.", "we will build ten schools").expect("stands there"),
        ),
        actor: Some("the town".to_owned()),
        test: Some("ten schools stand".to_owned()),
        topics: vec!["schools".to_owned(), "Äcker".to_owned()],
        source: Some(source),
        private: true,
        lang: Some("en".to_owned()),
        translation: Some("zehn Schulen".to_owned()),
        said_on: "2025-04".parse().expect("a month"),
        ..claim
    }
}

fn a_claim_reads_back_as_it_was_logged(ledger: &Ledger) {
    let source = desk(ledger).source("Yes: we will build ten schools, he said.");
    let id = desk(ledger).log(full(source.clone()));
    assert_eq!(ledger.claim(id).expect("is there").entry, full(source));
    let bare = desk(ledger).log(says("build"));
    assert_eq!(ledger.claim(bare).expect("is there").entry, says("build"));
    let heard = NewClaim {
        quote: Some(Quote::unchecked("we will build".to_owned(), Some("12:31".to_owned()))),
        ..says("build")
    };
    let id = desk(ledger).log(heard.clone());
    assert_eq!(ledger.claim(id).expect("is there").entry, heard);
}

fn a_claim_reads_back_as_its_events_fold(ledger: &Ledger) {
    let source = desk(ledger).source("Yes: we will build ten schools, he said.");
    let other = desk(ledger).log(says("build"));
    let id = desk(ledger).log(full(source));
    desk(ledger).link(id, LinkKind::Contradicts, other);
    desk(ledger).decide(id, ConditionState::Unmet, "2025-05-01");
    desk(ledger).record(id, &[evidence()]);
    let claim = ledger.claim(id).expect("is there");
    let mut marking = marking("unfulfilled", "2025-05-02");
    marking.reason = Some("blocked".parse().expect("a reason"));
    marking.note = Some("no money".to_owned());
    let drafts = rules::mark(&claim, &marking, day("2025-05-05")).expect("allowed");
    desk(ledger).record(id, &drafts);

    let stored = history(ledger);
    let of_claim: Vec<&Event> =
        stored.iter().filter(|event| event.claim_id == Some(id)).filter_map(|event| event.event.as_ref()).collect();
    let mut folded = fold(id, of_claim[0], &live(&of_claim)).expect("logged");
    let mut read = ledger.claim(id).expect("is there");
    assert!(read.source.take().is_some_and(|source| source.id == Some(1)));
    folded.links.iter_mut().for_each(|link| link.to_id = Some(other));
    assert_eq!(read, folded);
}

fn a_source_that_is_known_is_not_recorded_again(ledger: &Ledger) {
    let key = desk(ledger).source("He said it.");
    desk(ledger).source("He said it.");
    assert_eq!(history(ledger).len(), 1);
    let mut more = sourced(&key);
    more.publisher = Some("The Paper".to_owned());
    desk(ledger).write(|writing| writing.source(more, None).expect("recorded"));
    assert_eq!(history(ledger).len(), 2);
    let source = ledger.find_source(key.as_str()).expect("readable").expect("is there");
    assert_eq!((source.id, source.publisher.as_deref()), (Some(1), Some("The Paper")));
    assert_eq!(ledger.source_text(&source).expect("readable").as_deref(), Some("He said it."));
    desk(ledger).undo(None).expect("allowed");
    assert_sound(ledger);
    let before = history(ledger).len();
    desk(ledger).undo(Some("1")).expect("allowed");
    desk(ledger).source("He said it.");
    assert_eq!(history(ledger).len(), before + 2, "a source whose recording was undone is recorded anew");
    assert_sound(ledger);
}

fn a_source_by_url_reads_back(ledger: &Ledger) {
    let key = SourceRef::Url("https://example.org/a".to_owned());
    for _ in 0..2 {
        desk(ledger).write(|writing| writing.source(sourced(&key), None).expect("recorded"));
    }
    assert_eq!(history(ledger).len(), 1);
    let id = desk(ledger).log(NewClaim { source: Some(key.clone()), ..says("build") });
    let claim = ledger.claim(id).expect("is there");
    assert_eq!(claim.entry.source, Some(key.clone()));
    let source = claim.source.expect("is there");
    assert_eq!(ledger.find_source(key.as_str()).expect("readable"), Some(source.clone()));
    assert_eq!(ledger.find_source("1").expect("readable"), Some(source.clone()));
    assert_eq!(ledger.find_source("2").expect("readable"), None);
    assert_eq!(ledger.source_text(&source).expect("readable"), None);
}

fn numbers_are_given_once(ledger: &Ledger) {
    assert_eq!(desk(ledger).log(says("build")), 1);
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(status(ledger, 1), "undone");
    assert_eq!(desk(ledger).log(says("pave")), 2);
    let ids: HashSet<i64> = history(ledger).iter().map(|event| event.id).collect();
    assert_eq!(ids, [1, 2, 3].into());
}
