//! Names, groups and topics that are known, and the claims they find.

use super::scene::{by, day, desk, says};
use crate::claim::{NewClaim, RosterEntry, Speaker, SpeakerFact, View};
use crate::store::{Filter, Ledger};

contract!(
    known_are_those_with_claims_on_the_books,
    names_that_are_like_one_are_found_and_never_matched,
    claims_are_found_by_group_and_by_whoever_holds_the_name,
);

fn four(ledger: &Ledger) {
    desk(ledger).log(NewClaim { topics: vec!["Élan".to_owned(), "war".to_owned()], ..by(says("a"), "Ada Rossi") });
    desk(ledger).log(NewClaim { topics: vec!["peace".to_owned(), "war".to_owned()], ..by(says("b"), "Ben Rossi") });
    desk(ledger).log(by(says("c"), "Adda Rossi"));
    let unnamed = Speaker { name: "Ada Rosssi".to_owned(), unnamed: true };
    desk(ledger).log(NewClaim { speaker: unnamed, ..says("d") });
}

fn know(ledger: &Ledger, name: &str, entry: RosterEntry) {
    let fact = SpeakerFact { name: name.to_owned(), entry, why: None };
    desk(ledger).write(|writing| writing.speaker(fact).expect("recorded"));
}

fn known_are_those_with_claims_on_the_books(ledger: &Ledger) {
    four(ledger);
    know(ledger, "Ben Rossi", RosterEntry::Group(Some("Blue".to_owned())));
    assert_eq!(ledger.speaker_names().expect("readable"), ["Ada Rossi", "Adda Rossi", "Ben Rossi"]);
    assert_eq!(ledger.topics().expect("readable"), ["peace", "war", "Élan"]);
    assert_eq!(ledger.groups().expect("readable"), ["Blue"]);
    desk(ledger).fact(2, crate::claim::Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(ledger.speaker_names().expect("readable"), ["Ada Rossi", "Adda Rossi"]);
    assert_eq!(ledger.topics().expect("readable"), ["war", "Élan"]);
    assert_eq!(ledger.groups().expect("readable"), [""; 0]);
}

fn names_that_are_like_one_are_found_and_never_matched(ledger: &Ledger) {
    four(ledger);
    let like = |name: &str| ledger.speakers_like(name).expect("readable");
    assert_eq!(like("Ada Rossi"), ["Adda Rossi"]);
    assert_eq!(like("ADA  ROSSI"), ["Adda Rossi"]);
    assert_eq!(like("A. Rossi"), ["Ada Rossi", "Adda Rossi"]);
    assert_eq!(like("Sen. Rossi"), ["Ada Rossi", "Adda Rossi", "Ben Rossi"]);
    assert_eq!(like("Ada Verdi"), [""; 0]);
    know(ledger, "Adda Rossi", RosterEntry::MergedInto("Ada Rossi".to_owned()));
    assert_eq!(like("A. Rossi"), ["Ada Rossi"]);
    desk(ledger).fact(2, crate::claim::Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(like("Ben Rosi"), [""; 0]);
}

fn claims_are_found_by_group_and_by_whoever_holds_the_name(ledger: &Ledger) {
    four(ledger);
    let found = |filter: Filter| {
        let claims = ledger.list_rows(&filter, View::on(day("2025-05-05"))).expect("readable");
        claims.iter().map(|claim| claim.id).collect::<Vec<_>>()
    };
    let groups = |groups: &[&str]| {
        found(Filter { groups: groups.iter().map(|group| (*group).to_owned()).collect(), ..Filter::default() })
    };
    let words = |words: &str| found(Filter { words: Some(words.to_owned()), ..Filter::default() });
    know(ledger, "Ada Rossi", RosterEntry::Group(Some("Blue".to_owned())));
    know(ledger, "Ben Rossi", RosterEntry::Group(Some("Red".to_owned())));
    assert_eq!((groups(&["Blue"]), groups(&["Red", "Blue"]), groups(&["Green"])), (vec![1], vec![1, 2], vec![]));
    know(ledger, "Adda Rossi", RosterEntry::MergedInto("Ada Rossi".to_owned()));
    assert_eq!(groups(&["Blue"]), [1, 3]);
    assert_eq!(words("ada"), [1, 3, 4]);
    let passages = ledger.passages("ada", &[3]).expect("readable");
    assert_eq!(passages[0].iter().flat_map(|passage| passage.words()).collect::<Vec<_>>(), ["Ada"]);
}
