//! Questions: who, where, how many, in which order.

use super::scene::{assert_sound, by, day, desk, due_by, says};
use crate::claim::{Kind, NewClaim, SourceRef, Speaker, Status, Strength, View};
use crate::store::{DueWithin, Filter, Found, HistoryFilter, Ledger, Sort};

contract!(
    a_speaker_is_found_by_name_and_by_a_surname_of_its_own,
    a_surname_of_several_finds_them_all,
    unnamed_speakers_belong_to_their_source,
    a_claim_is_found_by_reference,
    the_same_claim_is_found,
    words_are_found_whatever_they_hold,
    filters_combine,
    claims_come_in_the_order_asked_for,
    the_tally_counts_what_stands_where,
    a_history_is_filtered,
);

fn found(id: i64, name: &str) -> Found {
    Found::One { id, name: name.to_owned() }
}

#[track_caller]
fn speaker(ledger: &Ledger, name: &str, expected: &Found) {
    assert_eq!(&ledger.find_speaker(name).expect("readable"), expected, "{name}");
}

fn a_speaker_is_found_by_name_and_by_a_surname_of_its_own(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    desk(ledger).log(says("pave"));
    desk(ledger).log(by(says("sing"), "Sammy Davis Jr."));
    desk(ledger).log(by(says("score"), "Pelé"));
    for name in ["Marco Rubio", "  marco   RUBIO ", "Rubio", "rubio"] {
        speaker(ledger, name, &found(1, "Marco Rubio"));
    }
    speaker(ledger, "davis", &found(2, "Sammy Davis Jr."));
    speaker(ledger, "PELÉ", &found(3, "Pelé"));
    for name in ["Marco", "Rub", "Marc Rubio", "", "'; --"] {
        speaker(ledger, name, &Found::Nobody);
    }
}

fn a_surname_of_several_finds_them_all(ledger: &Ledger) {
    desk(ledger).log(by(says("build"), "Ada Rossi"));
    desk(ledger).log(by(says("pave"), "Ben Rossi"));
    speaker(ledger, "Rossi", &Found::Several(vec!["Ada Rossi".to_owned(), "Ben Rossi".to_owned()]));
    speaker(ledger, "Ada Rossi", &found(1, "Ada Rossi"));
    desk(ledger).log(by(says("dig"), "Rossi"));
    speaker(ledger, "Rossi", &found(3, "Rossi"));
}

fn unnamed_speakers_belong_to_their_source(ledger: &Ledger) {
    let unnamed = |source: Option<SourceRef>| NewClaim {
        speaker: Speaker { name: "diplomatic sources".to_owned(), unnamed: true },
        source,
        ..says("talks go on")
    };
    let one = desk(ledger).source("One article.");
    let other = desk(ledger).source("Another article.");
    for claim in [unnamed(Some(one.clone())), unnamed(Some(one)), unnamed(Some(other)), unnamed(None), unnamed(None)] {
        desk(ledger).log(claim);
    }
    speaker(ledger, "diplomatic sources", &Found::Nobody);
    speaker(ledger, "sources", &Found::Nobody);
    let count = |speaker_id| {
        let filter = Filter { speaker_ids: vec![speaker_id], ..Filter::default() };
        ledger.count(&filter, View::on(day("2025-05-05"))).expect("readable")
    };
    assert_eq!([1, 2, 3, 4, 5].map(count), [2, 1, 1, 1, 0]);
    assert!(ledger.claim(1).expect("is there").entry.speaker.unnamed);
    assert_sound(ledger);
}

fn a_claim_is_found_by_reference(ledger: &Ledger) {
    let id = desk(ledger).log(NewClaim { reference: Some("row-7".to_owned()), ..says("build") });
    assert_eq!(ledger.claim_with_reference("row-7", None).expect("readable"), Some(id));
    assert_eq!(ledger.claim_with_reference("row-8", None).expect("readable"), None);
    assert_eq!(ledger.claim_with_reference("", None).expect("readable"), None);
    desk(ledger).fact(id, crate::claim::Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(ledger.claim_with_reference("row-7", None).expect("readable"), None);
    assert_eq!(ledger.claim_id(ledger.claim(id).expect("is there").uid).expect("is there"), id);
}

fn the_same_claim_is_found(ledger: &Ledger) {
    let source = desk(ledger).source("Yes: we will build, he said.");
    let quote = crate::claim::source::anchor("Yes: we will build, he said.", "we will build").ok();
    desk(ledger).log(NewClaim { source: Some(source.clone()), quote, ..says("build") });
    desk(ledger).log(NewClaim { source: Some(source.clone()), ..says("build") });
    let same = |speaker, quote, statement| ledger.same_claim(speaker, &source, quote, statement).expect("readable");
    assert_eq!(same(1, Some("we will build"), "build"), Some(1));
    assert_eq!(same(1, None, "build"), Some(2));
    assert_eq!(same(1, Some("we will pave"), "build"), None);
    assert_eq!(same(1, None, "pave"), None);
    assert_eq!(same(2, None, "build"), None);
    let elsewhere = SourceRef::Url("https://example.org".to_owned());
    assert_eq!(ledger.same_claim(1, &elsewhere, None, "build").expect("readable"), None);
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(same(1, None, "build"), None);
}

fn words_are_found_whatever_they_hold(ledger: &Ledger) {
    desk(ledger).log(NewClaim { topics: vec!["Élan vital".to_owned()], ..says("build \"ten\" schools") });
    desk(ledger).log(by(says("pave"), "Ada Rossi"));
    let found = |words: &str| {
        let filter = Filter { words: Some(words.to_owned()), ..Filter::default() };
        let claims = ledger.list(&filter, View::on(day("2025-05-05"))).expect("readable");
        assert_eq!(ledger.count(&filter, View::on(day("2025-05-05"))).expect("readable"), claims.len() as u64);
        claims.iter().map(|claim| claim.id).collect::<Vec<_>>()
    };
    assert_eq!(found("schools build"), [1]);
    assert_eq!(found("elan"), [1]);
    assert_eq!(found("rossi"), [2]);
    assert_eq!(found("schools rossi"), [0; 0]);
    assert_eq!(found(" "), [1, 2]);
    for odd in ["\"", "build OR", "(", "statement:x", "*", "NEAR(", "a-b", "'"] {
        found(odd);
    }
    assert_eq!(found("\"ten\""), [1]);
}

fn filters_combine(ledger: &Ledger) {
    let source = desk(ledger).source("We will build.");
    desk(ledger).log(NewClaim {
        kind: Kind::Threat,
        strength: Strength::Hedged,
        topics: vec!["War".to_owned()],
        source: Some(source),
        ..says("build")
    });
    desk(ledger).log(NewClaim { said_on: "2025-03".parse().expect("a month"), ..by(says("pave"), "Ada Rossi") });
    desk(ledger).mark(2, "fulfilled", "2025-05-01");
    let ids = |filter: Filter| {
        let claims = ledger.list(&filter, View::on(day("2025-05-05"))).expect("readable");
        assert_eq!(ledger.count(&filter, View::on(day("2025-05-05"))).expect("readable"), claims.len() as u64);
        claims.iter().map(|claim| claim.id).collect::<Vec<_>>()
    };
    let any = Filter::default;
    assert_eq!(ids(any()), [1, 2]);
    assert_eq!(ids(Filter { statuses: vec![Status::Fulfilled], ..any() }), [2]);
    assert_eq!(ids(Filter { kinds: vec![Kind::Threat], ..any() }), [1]);
    assert_eq!(ids(Filter { strengths: vec![Strength::Firm], ..any() }), [2]);
    assert_eq!(ids(Filter { topics: vec!["war".to_owned()], ..any() }), [1]);
    let either = vec!["peace".to_owned(), "WAR".to_owned()];
    assert_eq!(ids(Filter { topics: either, ..any() }), [1]);
    assert_eq!(ids(Filter { kinds: vec![Kind::Threat, Kind::Demand], ..any() }), [1]);
    assert_eq!(ids(Filter { strengths: Strength::ALL.to_vec(), ..any() }), [1, 2]);
    assert_eq!(ids(Filter { speaker_ids: vec![2, 1], ..any() }), [1, 2]);
    let within = DueWithin { dated: 0, looks: 30 };
    assert_eq!(ids(Filter { speaker_ids: vec![1], ..Filter::due(within) }), [1]);
    assert_eq!(ids(Filter { speaker_ids: vec![2], ..Filter::due(within) }), [0; 0]);
    assert_eq!(ids(Filter::due(DueWithin { dated: 30, looks: 0 })), [0; 0]);
    assert_eq!(ids(Filter { source_id: Some(1), ..any() }), [1]);
    assert_eq!(ids(Filter { speaker_ids: vec![2], ..any() }), [2]);
    assert_eq!(ids(Filter { said_since: Some(day("2025-04-01")), ..any() }), [1]);
    assert_eq!(ids(Filter { said_until: Some(day("2025-03-31")), ..any() }), [2]);
    assert_eq!(ids(Filter { said_until: Some(day("2025-03-30")), ..any() }), [0; 0]);
    assert_eq!(ids(Filter { decided_since: Some(day("2025-05-01")), ..any() }), [2]);
    assert_eq!(ids(Filter { decided_until: Some(day("2025-04-30")), ..any() }), [0; 0]);
    assert_eq!(ids(Filter { no_evidence: true, ..any() }), [1, 2]);
    let all = Filter {
        words: Some("build".to_owned()),
        statuses: vec![Status::Open],
        stages: crate::claim::Stage::ALL.to_vec(),
        disputed: true,
        speaker_ids: vec![1],
        kinds: vec![Kind::Threat],
        strengths: vec![Strength::Hedged],
        topics: vec!["War".to_owned()],
        source_id: Some(1),
        said_since: Some(day("2025-04-18")),
        said_until: Some(day("2025-04-18")),
        ..any()
    };
    assert_eq!(ids(all), [1]);
}

fn claims_come_in_the_order_asked_for(ledger: &Ledger) {
    desk(ledger).log(due_by(by(says("a"), "Zoe"), "2025-06-30"));
    desk(ledger).log(NewClaim { said_on: "2019".parse().expect("a year"), ..due_by(says("b"), "2025-05-30") });
    desk(ledger).log(due_by(by(says("c"), "Ada"), "2025-06-30"));
    desk(ledger).log(says("d"));
    desk(ledger).mark(4, "fulfilled", "2025-05-01");
    let ids = |sort, limit| {
        let filter = Filter { sort, limit, ..Filter::default() };
        let claims = ledger.list(&filter, View::on(day("2025-05-05"))).expect("readable");
        claims.iter().map(|claim| claim.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(Sort::Next, None), [2, 1, 3, 4]);
    assert_eq!(ids(Sort::Id, None), [1, 2, 3, 4]);
    assert_eq!(ids(Sort::Said, None), [2, 1, 3, 4]);
    assert_eq!(ids(Sort::Speaker, None), [3, 2, 4, 1]);
    assert_eq!(ids(Sort::Next, Some(0)), [0; 0]);
    assert_eq!(ids(Sort::Next, Some(3)), [2, 1, 3]);
    assert_eq!(ids(Sort::Next, Some(4)), [2, 1, 3, 4]);
    assert_eq!(ids(Sort::Id, Some(2)), [1, 2]);
    let few = Filter { limit: Some(1), ..Filter::default() };
    assert_eq!(ledger.count(&few, View::on(day("2025-05-05"))).expect("readable"), 4);
}

fn the_tally_counts_what_stands_where(ledger: &Ledger) {
    for statement in ["a", "b", "c", "d"] {
        desk(ledger).log(says(statement));
    }
    desk(ledger).mark(1, "fulfilled", "2025-05-01");
    desk(ledger).fact(2, crate::claim::Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(ledger.tally().expect("readable"), [(Status::Open, 2), (Status::Fulfilled, 1)]);
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(ledger.tally().expect("readable"), [(Status::Open, 3), (Status::Fulfilled, 1)]);
    assert_sound(ledger);
}

fn a_history_is_filtered(ledger: &Ledger) {
    desk(ledger).log(says("a"));
    let mut ben = desk(ledger);
    (ben.author, ben.today) = ("ben", "2025-05-07");
    ben.log(says("b"));
    ben.look(1);
    let ids = |filter: HistoryFilter| {
        let events = ledger.history(&filter).expect("readable");
        events.iter().map(|event| event.id).collect::<Vec<_>>()
    };
    let any = HistoryFilter::default;
    assert_eq!(ids(any()), [1, 2, 3]);
    assert_eq!(ids(HistoryFilter { claim_id: Some(1), ..any() }), [1, 3]);
    assert_eq!(
        ids(HistoryFilter { since: Some("2025-05-06T00:00:00.000000Z".parse().expect("stored form")), ..any() }),
        [2, 3]
    );
    assert_eq!(ids(HistoryFilter { author: Some("anna".to_owned()), ..any() }), [1]);
    let both = HistoryFilter { claim_id: Some(1), author: Some("ben".to_owned()), ..any() };
    assert_eq!(ids(both), [3]);
}
