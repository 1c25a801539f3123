//! Claims counted by what they came to: whatever they are counted under, each that counts once.

use std::collections::BTreeMap;

use super::scene::{by, day, desk, due_by, on_condition, says};
use crate::claim::{
    ConditionKind, ConditionState, Fact, Kind, LinkKind, NewClaim, Retraction, RosterEntry, Speaker, SpeakerFact,
    Status, Strength, View,
};
use crate::store::{CountBy, Ends, Filter, Ledger, Uncounted, Under};

contract!(
    claims_of_a_speaker_are_counted_by_what_they_came_to,
    a_claim_counts_under_each_of_its_topics_once,
    a_month_is_that_of_the_day_said,
    repetitions_and_wholes_are_counted_apart,
    a_filter_narrows_what_is_counted,
    every_speaker_has_a_name,
    a_group_is_that_of_whoever_holds_the_name,
    claims_of_a_retracted_source_are_counted_apart,
);

#[track_caller]
fn ends(ledger: &Ledger, filter: &Filter, by: CountBy) -> (Vec<Ends>, Uncounted) {
    ledger.ends(filter, View::on(day("2025-05-05")), by).expect("readable")
}

/// How many are counted under each.
#[track_caller]
fn sums(ledger: &Ledger, by: CountBy) -> BTreeMap<String, u64> {
    let mut sums = BTreeMap::new();
    for row in ends(ledger, &Filter::default(), by).0 {
        let under = match row.under {
            Under::Speaker(id) => id.to_string(),
            Under::Topic(topic) => topic.unwrap_or_else(|| "none".to_owned()),
            Under::Month(month) => month,
        };
        *sums.entry(under).or_default() += row.claims;
    }
    sums
}

fn expected(sums: &[(&str, u64)]) -> BTreeMap<String, u64> {
    sums.iter().map(|(under, claims)| ((*under).to_owned(), *claims)).collect()
}

fn claims_of_a_speaker_are_counted_by_what_they_came_to(ledger: &Ledger) {
    for statement in ["a", "b", "c", "d"] {
        desk(ledger).log(due_by(says(statement), "2025-04-30"));
    }
    desk(ledger).mark(1, "fulfilled", "2025-04-20");
    desk(ledger).mark(2, "fulfilled", "2025-05-03");
    desk(ledger).mark(3, "fulfilled", "2025-05-03");
    let threat = NewClaim { kind: Kind::Threat, strength: Strength::Hedged, ..says("e") };
    desk(ledger).log(by(on_condition(threat, ConditionKind::If), "Ada Rossi"));
    desk(ledger).decide(5, ConditionState::Unmet, "2025-05-01");
    desk(ledger).mark(5, "fulfilled", "2025-05-02");
    let (found, uncounted) = ends(ledger, &Filter::default(), CountBy::Speaker);
    let row = |status, late_days, claims| Ends {
        under: Under::Speaker(1),
        kind: Kind::Promise,
        strength: Strength::Firm,
        status,
        without_condition: false,
        late_days,
        claims,
    };
    let beside = Ends {
        under: Under::Speaker(2),
        kind: Kind::Threat,
        strength: Strength::Hedged,
        without_condition: true,
        ..row(Status::Fulfilled, None, 1)
    };
    for expected in
        [row(Status::Fulfilled, Some(0), 1), row(Status::Fulfilled, Some(3), 2), row(Status::Open, None, 1), beside]
    {
        assert!(found.contains(&expected), "{expected:?}\n{found:#?}");
    }
    assert_eq!((found.len(), uncounted), (4, Uncounted::default()));
}

fn a_claim_counts_under_each_of_its_topics_once(ledger: &Ledger) {
    let about = |topics: &[&str]| NewClaim {
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        ..says("build")
    };
    for topics in [&["Rail", "peace"][..], &["rail", "Rail"], &[], &["RAIL"]] {
        desk(ledger).log(about(topics));
    }
    assert_eq!(sums(ledger, CountBy::Topic), expected(&[("RAIL", 3), ("peace", 1), ("none", 1)]));
}

fn a_month_is_that_of_the_day_said(ledger: &Ledger) {
    for said_on in ["2025-04-18", "2025-04", "2025-03-31", "2019"] {
        desk(ledger).log(NewClaim { said_on: said_on.parse().expect("a stored form"), ..says("build") });
    }
    assert_eq!(sums(ledger, CountBy::Month), expected(&[("2025-04", 2), ("2025-03", 1), ("2019", 1)]));
}

fn repetitions_and_wholes_are_counted_apart(ledger: &Ledger) {
    for statement in ["whole", "part", "again", "dropped", "undone"] {
        desk(ledger).log(says(statement));
    }
    desk(ledger).undo(None).expect("allowed");
    desk(ledger).fact(4, Fact::Dropped { why: "by mistake".to_owned() });
    desk(ledger).link(2, LinkKind::PartOf, 1);
    desk(ledger).link(3, LinkKind::Repeats, 2);
    desk(ledger).mark(2, "fulfilled", "2025-05-01");
    let (found, uncounted) = ends(ledger, &Filter::default(), CountBy::Speaker);
    assert_eq!(found.iter().map(|row| (row.status, row.claims)).collect::<Vec<_>>(), [(Status::Fulfilled, 1)]);
    assert_eq!(uncounted, Uncounted { repeats: 1, wholes: 1, retracted: 0 });
    let dropped = Filter { statuses: vec![Status::Dropped], ..Filter::default() };
    assert_eq!(ends(ledger, &dropped, CountBy::Month), (Vec::new(), Uncounted::default()));
}

fn a_filter_narrows_what_is_counted(ledger: &Ledger) {
    desk(ledger).log(says("a"));
    desk(ledger).log(NewClaim { said_on: "2025-03-01".parse().expect("a day"), ..by(says("b"), "Ada Rossi") });
    let since = Filter { said_since: Some(day("2025-04-01")), limit: Some(0), ..Filter::default() };
    for by in [CountBy::Speaker, CountBy::Topic, CountBy::Month] {
        let (found, _) = ends(ledger, &since, by);
        assert_eq!(found.iter().map(|row| row.claims).sum::<u64>(), 1, "{by:?}");
    }
}

fn every_speaker_has_a_name(ledger: &Ledger) {
    desk(ledger).log(says("a"));
    let unnamed = Speaker { name: "diplomatic sources".to_owned(), unnamed: true };
    desk(ledger).log(NewClaim { speaker: unnamed.clone(), ..says("b") });
    let speakers = ledger.speakers_by_id().expect("readable");
    for (ends, name) in ends(ledger, &Filter::default(), CountBy::Speaker).0.iter().zip(["Marco Rubio", &unnamed.name])
    {
        let Under::Speaker(id) = ends.under else { panic!("{ends:?}") };
        assert_eq!(speakers[&id].name, name);
    }
}

fn a_group_is_that_of_whoever_holds_the_name(ledger: &Ledger) {
    desk(ledger).log(says("a"));
    desk(ledger).log(by(says("b"), "Ada Rossi"));
    desk(ledger).log(by(says("c"), "A. Rossi"));
    let of = |name: &str, entry| SpeakerFact { name: name.to_owned(), entry, why: None };
    for fact in [
        of("Ada Rossi", RosterEntry::Group(Some("Blue".to_owned()))),
        of("A. Rossi", RosterEntry::Group(Some("Red".to_owned()))),
        of("A. Rossi", RosterEntry::MergedInto("Ada Rossi".to_owned())),
    ] {
        desk(ledger).write(|writing| writing.speaker(fact).expect("recorded"));
    }
    let groups = ledger.groups_by_speaker().expect("readable");
    let mut counted: BTreeMap<Option<&str>, u64> = BTreeMap::new();
    let (found, _) = ends(ledger, &Filter::default(), CountBy::Speaker);
    for row in &found {
        let Under::Speaker(id) = row.under else { panic!("{row:?}") };
        *counted.entry(groups.get(&id).map(String::as_str)).or_default() += row.claims;
    }
    assert_eq!(counted, BTreeMap::from([(None, 1), (Some("Blue"), 2)]));
}

fn claims_of_a_retracted_source_are_counted_apart(ledger: &Ledger) {
    let source = desk(ledger).source("We will build.");
    desk(ledger).log(NewClaim { source: Some(source.clone()), ..says("build") });
    desk(ledger).log(says("pave"));
    let retraction = Retraction { on: None, url: None, why: None };
    desk(ledger).write(|writing| writing.retract(&source, retraction).expect("recorded"));
    let (found, uncounted) = ends(ledger, &Filter::default(), CountBy::Month);
    assert_eq!(found.iter().map(|row| row.claims).sum::<u64>(), 1);
    assert_eq!(uncounted, Uncounted { retracted: 1, ..Uncounted::default() });
}
