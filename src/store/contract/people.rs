//! Speakers and sources: names that are found, claims that are counted for whom they should be, and
//! retractions that hold from their own day.

use std::collections::BTreeMap;

use super::scene::{Desk, assert_sound, by, claims_by_uid, copy, day, desk, dump, export, history, says, sourced};
use crate::claim::event::Sourced;
use crate::claim::source::anchor;
use crate::claim::{
    AlsoIn, NewClaim, Past, Profile, Retraction, RosterEntry, SourceRef, Speaker, SpeakerFact, Status, View,
};
use crate::store::{Filter, Found, Ledger, digest};

contract!(
    a_merge_counts_claims_for_the_name_that_holds,
    an_undone_merge_gives_everything_back,
    merges_of_two_ledgers_come_to_the_same,
    a_whole_name_goes_before_an_alias_and_that_before_a_surname,
    names_are_told_with_whom_they_were_recorded_of,
    what_claims_came_to_is_counted_by_speaker,
    unnamed_speakers_are_told_with_their_source,
    a_source_counts_each_claim_once,
    the_newest_source_at_an_address_is_meant,
    a_corrected_retraction_holds_from_its_own_day,
    a_source_that_was_retracted_stands_until_that_day,
);

impl Desk<'_> {
    #[track_caller]
    fn speaker(&self, name: &str, entry: RosterEntry) {
        let fact = SpeakerFact { name: name.to_owned(), entry, why: None };
        self.write(|writing| writing.speaker(fact).expect("recorded"));
    }

    #[track_caller]
    fn merge(&self, name: &str, into: &str) {
        self.speaker(name, RosterEntry::MergedInto(into.to_owned()));
    }

    #[track_caller]
    fn retract(&self, key: &SourceRef, on: &str) {
        let retraction = Retraction { on: Some(day(on)), url: None, why: None };
        self.write(|writing| writing.retract(key, retraction).expect("recorded"));
    }
}

/// Three claims, two of them by one speaker under a slip of the name.
fn fill(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    desk(ledger).log(by(says("pave"), "Marko Rubio"));
    desk(ledger).log(by(says("dig"), "Marko Rubio"));
}

#[track_caller]
fn found(ledger: &Ledger, name: &str) -> Found {
    ledger.find_speaker(name).expect("readable")
}

#[track_caller]
fn one(ledger: &Ledger, name: &str) -> Profile {
    let Found::One { id, .. } = found(ledger, name) else { panic!("{name}: {:?}", found(ledger, name)) };
    ledger.speaker(id).expect("readable").expect("is on record")
}

/// Speakers with how many claims each has.
#[track_caller]
fn counts(ledger: &Ledger) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    let names: BTreeMap<i64, String> =
        ledger.speakers().expect("readable").into_iter().map(|it| (it.id, it.name)).collect();
    for ends in ledger.ends_of_speakers(None).expect("readable") {
        *counts.entry(names[&ends.speaker_id].clone()).or_default() += ends.claims;
    }
    counts
}

#[track_caller]
fn holding(ledger: &Ledger, words: &str) -> usize {
    let filter = Filter { words: Some(words.to_owned()), ..Filter::default() };
    ledger.list(&filter, View::on(day("2025-05-05"))).expect("readable").len()
}

fn a_merge_counts_claims_for_the_name_that_holds(ledger: &Ledger) {
    fill(ledger);
    let events = history(ledger).len();
    desk(ledger).merge("Marko Rubio", "Marco Rubio");
    assert_eq!(counts(ledger), [("Marco Rubio".to_owned(), 3)].into());
    assert_eq!(one(ledger, "Marko Rubio").name, "Marco Rubio");
    assert_eq!(one(ledger, "rubio").merged, ["Marko Rubio"]);
    assert_eq!((holding(ledger, "marco"), holding(ledger, "marko")), (3, 0));
    assert_eq!(ledger.claim(2).expect("is there").entry.speaker.name, "Marco Rubio");
    assert_eq!(history(ledger).len(), events + 1, "what was logged stays as it was");
    assert_sound(ledger);
    desk(ledger).log(by(says("plant"), "Marko Rubio"));
    assert_eq!((counts(ledger)["Marco Rubio"], holding(ledger, "marco")), (4, 4));
    assert_sound(ledger);
    desk(ledger).merge("Marco Rubio", "Senator Rubio");
    assert_eq!(counts(ledger), [("Senator Rubio".to_owned(), 4)].into());
    assert_eq!(one(ledger, "Marko Rubio").merged, ["Marco Rubio", "Marko Rubio"]);
    assert_sound(ledger);
}

fn an_undone_merge_gives_everything_back(ledger: &Ledger) {
    fill(ledger);
    desk(ledger).speaker("Marko Rubio", RosterEntry::Group(Some("left".to_owned())));
    let before = (counts(ledger), claims_by_uid(ledger));
    let rows =
        |ledger: &Ledger| dump(ledger).into_iter().filter(|row| !row.contains("speaker ORDER")).collect::<Vec<_>>();
    let rows_before = rows(ledger);
    desk(ledger).merge("Marko Rubio", "Somebody New");
    assert_sound(ledger);
    desk(ledger).undo(None).expect("allowed");
    assert_eq!((counts(ledger), claims_by_uid(ledger)), before);
    // The new name keeps its number, and leads to nobody.
    let without_new = |rows: Vec<String>| rows.into_iter().filter(|row| !row.contains("new")).collect::<Vec<_>>();
    assert_eq!(without_new(rows(ledger)), without_new(rows_before));
    assert_eq!(found(ledger, "Somebody New"), Found::Nobody);
    assert_eq!(one(ledger, "Marko Rubio").group.as_deref(), Some("left"));
    assert_sound(ledger);
    let undo = history(ledger).last().expect("the undo").id.to_string();
    desk(ledger).undo(Some(&undo)).expect("allowed");
    assert_eq!(counts(ledger)["Somebody New"], 2);
    assert_sound(ledger);
}

fn merges_of_two_ledgers_come_to_the_same(ledger: &Ledger) {
    fill(ledger);
    let root = export(ledger);
    let other = copy(&root);
    desk(ledger).merge("Marko Rubio", "Marco Rubio");
    desk(ledger).log(by(says("plant"), "Ada Rossi"));
    let ben = Desk { author: "ben", today: "2025-05-06", ..desk(&other) };
    ben.merge("Marco Rubio", "Marko Rubio");
    ben.speaker("Marko Rubio", RosterEntry::Role(Some("senator".to_owned())));
    ben.log(by(says("mow"), "Marco Rubio"));
    let (ours, theirs) = (export(ledger), export(&other));
    desk(ledger).import(&theirs);
    ben.import(&ours);
    let fresh = copy(&theirs);
    desk(&fresh).import(&ours);
    for merged in [ledger, &other, &fresh] {
        // The earlier of two merges that would run in a circle holds.
        let expected = [("Ada Rossi".to_owned(), 1), ("Marco Rubio".to_owned(), 4)];
        assert_eq!(counts(merged), expected.into());
        assert_eq!(claims_by_uid(merged), claims_by_uid(ledger));
        assert_eq!(one(merged, "Marko Rubio").name, "Marco Rubio");
        assert_eq!(holding(merged, "marco"), 4);
        assert_sound(merged);
    }
}

fn a_whole_name_goes_before_an_alias_and_that_before_a_surname(ledger: &Ledger) {
    fill(ledger);
    desk(ledger).log(by(says("sing"), "Ada Rossi"));
    let alias = |name: &str| RosterEntry::Alias(name.to_owned());
    desk(ledger).speaker("Marco Rubio", alias("Rubio"));
    assert_eq!(one(ledger, "rubio").name, "Marco Rubio", "an alias goes before a surname of two");
    desk(ledger).speaker("Ada Rossi", alias("MARCO  Rubio"));
    assert_eq!(one(ledger, "marco rubio").name, "Marco Rubio", "a name goes before an alias");
    assert_eq!(one(ledger, "Rossi").aliases, ["MARCO  Rubio"]);
    let whole = |name: &str| ledger.find_whole_name(name).expect("readable");
    assert_eq!(whole("Rossi"), Found::Nobody);
    assert!(matches!(whole("ada rossi"), Found::One { .. }));
    desk(ledger).speaker("Marco Rubio", RosterEntry::NoAlias("Rubio".to_owned()));
    assert!(matches!(found(ledger, "rubio"), Found::Several(_)));
    assert_sound(ledger);
}

fn names_are_told_with_whom_they_were_recorded_of(ledger: &Ledger) {
    fill(ledger);
    desk(ledger).speaker("Marko Rubio", RosterEntry::Alias("Little Marko".to_owned()));
    desk(ledger).merge("Marko Rubio", "Marco Rubio");
    let profile = one(ledger, "little marko");
    assert_eq!((profile.name.as_str(), profile.other_names()), ("Marco Rubio", vec!["Little Marko", "Marko Rubio"]));
    let holders = |alias: &str| ledger.alias_holders(&profile, alias).expect("readable");
    assert_eq!(holders("LITTLE marko"), [("Marko Rubio".to_owned(), "Little Marko".to_owned())]);
    assert_eq!(holders("Marko Rubio"), []);
    assert_eq!(ledger.speakers_called("tle mar").expect("readable"), [profile.id].into());
    assert_eq!(ledger.speakers_called("nobody").expect("readable"), [].into());
}

fn what_claims_came_to_is_counted_by_speaker(ledger: &Ledger) {
    fill(ledger);
    desk(ledger).mark(2, "fulfilled", "2025-05-01");
    desk(ledger).fact(3, crate::claim::Fact::Dropped { why: "by mistake".to_owned() });
    let marko = one(ledger, "Marko Rubio").id;
    let ends = ledger.ends_of_speakers(Some(marko)).expect("readable");
    let told: Vec<_> = ends.iter().map(|it| (it.speaker_id, it.status, it.counts, it.claims)).collect();
    assert_eq!(told, [(marko, Status::Fulfilled, true, 1)]);
    assert_eq!(ledger.claims_of_speaker(marko).expect("readable").len(), 1);
    desk(ledger).fact(2, crate::claim::Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(ledger.speakers().expect("readable").len(), 1, "who has nothing on the books is not on record");
    assert_eq!(ledger.speaker(marko).expect("readable"), None);
}

fn unnamed_speakers_are_told_with_their_source(ledger: &Ledger) {
    let source = desk(ledger).source("We will build.");
    let speaker = Speaker { name: "officials".to_owned(), unnamed: true };
    for source in [Some(source), None] {
        desk(ledger).log(NewClaim { speaker: speaker.clone(), source, ..says("build") });
    }
    let mut told = ledger.speakers().expect("readable");
    told.sort_unstable_by_key(|it| it.id);
    let told: Vec<_> = told.iter().map(|it| (it.unnamed, it.source.as_ref().and_then(|source| source.id))).collect();
    assert_eq!(told, [(true, Some(1)), (true, None)]);
}

fn a_source_counts_each_claim_once(ledger: &Ledger) {
    let text = "Yes: we will build, he said.";
    let source = desk(ledger).source(text);
    let other = desk(ledger).source("We will build.");
    let quote = anchor(text, "we will build").ok();
    let also = |quote| vec![AlsoIn { source: source.clone(), quote }];
    desk(ledger).log(NewClaim {
        source: Some(source.clone()),
        quote: quote.clone(),
        also_in: also(None),
        ..says("build")
    });
    desk(ledger).log(NewClaim { source: Some(other.clone()), also_in: also(quote), ..says("pave") });
    desk(ledger).log(NewClaim { also_in: also(None), ..says("dig") });
    let dropped = desk(ledger).log(NewClaim { source: Some(source.clone()), ..says("by mistake") });
    desk(ledger).fact(dropped, crate::claim::Fact::Dropped { why: "by mistake".to_owned() });
    let told = ledger.sources().expect("readable");
    let told: Vec<_> = told.iter().map(|it| (it.source.id, it.claims, it.checked)).collect();
    assert_eq!(told, [(Some(1), 3, 2), (Some(2), 1, 0)]);
    let claims = ledger.claims_of_source(1).expect("readable");
    assert_eq!(claims.iter().map(|claim| claim.id).collect::<Vec<_>>(), [1, 2, 3]);
}

fn the_newest_source_at_an_address_is_meant(ledger: &Ledger) {
    const URL: &str = "https://example.org/talks";
    for text in ["First.", "Second.", "Third."] {
        let key = SourceRef::Text(digest(text));
        let url = (text != "Third.").then(|| URL.to_owned());
        let source = Sourced { url, ..sourced(&key) };
        desk(ledger).write(|writing| writing.source(source, Some(text)).expect("recorded"));
    }
    let at: Vec<_> = ledger.sources_at(URL).expect("readable").into_iter().map(|source| source.id).collect();
    assert_eq!(at, [Some(2), Some(1)]);
    assert_eq!(ledger.find_source(URL).expect("readable").and_then(|source| source.id), Some(2));
    desk(ledger).undo(Some("2")).expect("allowed");
    assert_eq!(ledger.find_source(URL).expect("readable").and_then(|source| source.id), Some(1));
    assert_eq!(ledger.sources().expect("readable").len(), 2);
}

#[track_caller]
fn is_retracted(ledger: &Ledger, as_of: &str) -> bool {
    let then = ledger.past(Past { as_of: Some(day(as_of)), known: None }).expect("readable");
    then.sources().expect("readable")[0].source.is_retracted()
}

fn a_corrected_retraction_holds_from_its_own_day(ledger: &Ledger) {
    let key = desk(ledger).source("We will build.");
    desk(ledger).retract(&key, "2025-04-20");
    desk(ledger).retract(&key, "2025-05-02");
    assert_eq!(["2025-04-25", "2025-05-01", "2025-05-02"].map(|on| is_retracted(ledger, on)), [false, false, true]);
    desk(ledger).undo(None).expect("allowed");
    assert_eq!(["2025-04-19", "2025-04-20"].map(|on| is_retracted(ledger, on)), [false, true]);
    assert_sound(ledger);
}

fn a_source_that_was_retracted_stands_until_that_day(ledger: &Ledger) {
    let key = desk(ledger).source("We will build.");
    desk(ledger).log(NewClaim { source: Some(key.clone()), ..says("build") });
    let counted = |ledger: &Ledger| ledger.ends_of_speakers(None).expect("readable")[0].counts;
    desk(ledger).retract(&key, "2025-05-02");
    assert!(!counted(ledger));
    let then = ledger.past(Past { as_of: Some(day("2025-05-01")), known: None }).expect("readable");
    assert!(counted(&then));
    desk(ledger).undo(None).expect("allowed");
    assert!(counted(ledger));
    assert_sound(ledger);
}
