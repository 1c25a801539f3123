//! Many claims at once: the same rows as one by one, and nothing twice.

use super::scene::{assert_sound, by, day, desk, due_by, dump, history, marking, on_condition, says, sourced, status};
use crate::claim::event::{Draft, Sourced};
use crate::claim::rules;
use crate::claim::source::anchor;
use crate::claim::{
    Basis, ConditionKind, ConditionState, Event, Evidence, Fact, NewClaim, Quote, SourceRef, Speaker, Uid, fold,
};
use crate::store::{Bulk, By, Content, Found, Ledger, Prepared, StoreError};

contract!(
    many_claims_make_the_rows_that_each_alone_makes,
    a_speaker_who_is_new_is_found_by_the_next_row,
    what_is_there_is_known_by_each_of_its_keys,
    what_comes_under_several_uids_is_told_apart,
    a_failure_takes_everything_back,
);

const TEXT: &str = "“We will pave the road,” she said. “By June.”";

fn in_bulk<T>(ledger: &Ledger, work: impl FnOnce(&mut Bulk<'_, '_>) -> Result<T, StoreError>) -> T {
    desk(ledger).write(|writing| writing.in_bulk(work).expect("recorded"))
}

fn log(bulk: &mut Bulk<'_, '_>, claim: NewClaim) -> i64 {
    bulk.log(Prepared::of(claim), Vec::new(), None).expect("recorded").0
}

fn evidence(url: &str) -> Draft {
    let (archive_url, words, note) = (None, Some("paved".to_owned()), None);
    let evidence = Evidence { url: url.to_owned(), archive_url, words, note, basis: Basis::Claim };
    Draft { happened_on: Some(day("2025-05-05")), fact: Fact::Evidenced(evidence) }
}

/// What rules allow of a claim that is about to be logged.
fn marked(claim: &NewClaim, outcome: &str, state: Option<ConditionState>) -> Vec<Draft> {
    let today = day("2025-05-05");
    let standing = |facts: &[Draft]| {
        let uid = "019b7800-0000-7000-8000-000000000001".parse::<Uid>().expect("a uid");
        let recorded_at = "2025-05-05T12:00:00.000000Z".parse().expect("an instant");
        let event = |happened_on, fact| Event { uid, batch: uid, claim: Some(uid), happened_on, recorded_at, fact };
        let logged = event(Some(claim.said_on.last_day()), Fact::Logged(Box::new(claim.clone())));
        let rest: Vec<Event> = facts.iter().map(|draft| event(draft.happened_on, draft.fact.clone())).collect();
        let live: Vec<&Event> = std::iter::once(&logged).chain(&rest).collect();
        fold(0, &logged, &live).expect("logged")
    };
    let mut facts = match state {
        Some(state) => rules::decide(&standing(&[]), state, Some(day("2025-04-20")), None, today).expect("allowed"),
        None => Vec::new(),
    };
    if outcome != "void" {
        let marking = rules::Marking { evidence: Vec::new(), ..marking(outcome, "2025-05-01") };
        facts.extend(rules::mark(&standing(&facts), &marking, today).expect("allowed"));
    }
    facts
}

fn unnamed(claim: NewClaim) -> NewClaim {
    NewClaim { speaker: Speaker { name: "sources".to_owned(), unnamed: true }, ..claim }
}

/// Claims of every sort, with what has become of them.
fn claims(text: &SourceRef, url: &SourceRef) -> Vec<(NewClaim, Vec<Draft>)> {
    let from = |source: &SourceRef, claim: NewClaim| NewClaim { source: Some(source.clone()), ..claim };
    let quote = anchor(TEXT, "pave the road").expect("stands there");
    let conditional = on_condition(says("respond"), ConditionKind::If);
    let due = due_by(says("dig"), "2025-04-28");
    vec![
        (says("build"), Vec::new()),
        (NewClaim { quote: Some(quote), ..from(text, says("pave")) }, vec![evidence("https://a.example/1")]),
        (NewClaim { topics: vec!["roads".to_owned(), "money".to_owned()], ..by(says("plant"), "Ada Alm") }, Vec::new()),
        (
            NewClaim { quote: Some(Quote::unchecked("so it is".to_owned(), None)), ..from(url, says("sing")) },
            Vec::new(),
        ),
        (unnamed(says("whisper")), Vec::new()),
        (unnamed(from(url, says("whisper on"))), Vec::new()),
        (unnamed(from(url, says("whisper again"))), Vec::new()),
        (due.clone(), marked(&due, "unfulfilled", None)),
        (conditional.clone(), marked(&conditional, "void", Some(ConditionState::Unmet))),
        (conditional.clone(), marked(&conditional, "fulfilled", Some(ConditionState::Met))),
        (NewClaim { reference: Some("K-1".to_owned()), private: true, ..by(says("hide"), "Ben Alm") }, Vec::new()),
    ]
}

fn many_claims_make_the_rows_that_each_alone_makes(ledger: &Ledger) {
    let text = desk(ledger).source(TEXT);
    let first = desk(ledger).log(by(says("begin"), "Ada Alm"));
    desk(ledger).mark(first, "fulfilled", "2025-05-01");
    let url = SourceRef::Url("https://a.example/news".to_owned());
    let ids = in_bulk(ledger, |bulk| {
        let news = Sourced { url: Some(url.as_str().to_owned()), ..sourced(&url) };
        let source = bulk.record_source(news, None)?.expect("recorded");
        assert_eq!((source.id, bulk.source(url.as_str())?), (Some(2), Some(source)));
        let claims = claims(&text, &url).into_iter();
        claims.map(|(claim, facts)| Ok(bulk.log(Prepared::of(claim), facts, None)?.0)).collect::<Result<Vec<_>, _>>()
    });
    assert_eq!(ids, (2..=12).collect::<Vec<_>>());
    assert_sound(ledger);
    let rows = dump(ledger);
    assert_eq!((status(ledger, 9), status(ledger, 10), status(ledger, 11)), {
        let words = ["unfulfilled", "void", "fulfilled"].map(str::to_owned);
        let [one, two, three] = words;
        (one, two, three)
    });
    desk(ledger).write(|writing| writing.mark_stale(1..=12));
    assert_eq!(dump(ledger), rows, "one by one");
    ledger.repair().expect("rebuilt");
    assert_eq!(dump(ledger), rows, "from the beginning");
    let batches: Vec<String> = history(ledger).iter().skip(3).map(|event| event.batch().to_owned()).collect();
    assert!(batches.iter().all(|batch| *batch == batches[0]), "one batch");
}

fn a_speaker_who_is_new_is_found_by_the_next_row(ledger: &Ledger) {
    in_bulk(ledger, |bulk| {
        assert_eq!(bulk.speaker("Alm")?, Found::Nobody);
        log(bulk, by(says("build"), "Ada Alm"));
        assert_eq!(bulk.speaker("Alm")?, Found::One { id: 1, name: "Ada Alm".to_owned() });
        assert_eq!(bulk.speaker("alm")?, Found::One { id: 1, name: "Ada Alm".to_owned() });
        log(bulk, by(says("build"), "Ben Alm"));
        assert_eq!(bulk.speaker("Alm")?, Found::Several(vec!["Ada Alm".to_owned(), "Ben Alm".to_owned()]));
        assert_eq!(bulk.speaker("Ben Alm")?, Found::One { id: 2, name: "Ben Alm".to_owned() });
        Ok(())
    });
    assert_sound(ledger);
}

fn content(statement: &str) -> Content<'_> {
    Content { by: By::Named(1), source_id: None, said_on: "2025-04-18", statement }
}

fn what_is_there_is_known_by_each_of_its_keys(ledger: &Ledger) {
    let with_reference = |statement, key: &str| NewClaim { reference: Some(key.to_owned()), ..says(statement) };
    let first = desk(ledger).log(with_reference("build", "K-1"));
    let second = desk(ledger).log(with_reference("pave", "K-2"));
    let third = desk(ledger).log(with_reference("dig", "K-3"));
    desk(ledger).fact(second, Fact::Dropped { why: "x".to_owned() });
    desk(ledger).undo(None).expect("taken back");
    desk(ledger).fact(second, Fact::Dropped { why: "x".to_owned() });
    let batch = history(ledger)[2].batch().to_owned();
    desk(ledger).undo(Some(&batch)).expect("the third is taken back");
    let uid = |id: i64| ledger.claim_even_undone(id).expect("readable").expect("there").uid;
    let uids = [uid(first), uid(second), uid(third)];
    in_bulk(ledger, |bulk| {
        let there: Vec<Option<i64>> = uids.iter().map(|uid| bulk.claim_of_uid(*uid)).collect::<Result<_, _>>()?;
        assert_eq!(there, [Some(first), Some(second), None], "what was undone is not there, what was dropped is");
        let keys = ["K-1", "K-2", "K-3", "K-4"].map(|key| bulk.claim_of_reference(key));
        assert_eq!(keys, [Some(first), Some(second), None, None]);
        let said = ["build", "pave", "dig"].map(|said| bulk.claims_of_content(content(said), None));
        assert_eq!(
            said.map(|alike| alike.map(|alike| (alike.first, alike.claims))),
            [Some((1, 1)), Some((2, 1)), None]
        );
        let other = Content { said_on: "2025-04-19", ..content("build") };
        assert_eq!(bulk.claims_of_content(other, None), None);
        let sources = Content { by: By::Unnamed("sources"), ..content("whisper") };
        assert_eq!(bulk.claims_of_content(sources, None), None);
        assert_eq!(log(bulk, with_reference("dig", "K-4")), 4);
        assert_eq!(bulk.claim_of_reference("K-4"), Some(4));
        assert_eq!(bulk.claims_of_content(content("dig"), None).map(|alike| alike.first), Some(4));
        log(bulk, unnamed(says("whisper")));
        assert_eq!(bulk.claims_of_content(sources, None).map(|alike| alike.first), Some(5));
        Ok(())
    });
    in_bulk(ledger, |bulk| {
        let sources = Content { by: By::Unnamed("sources"), ..content("whisper") };
        assert_eq!(bulk.claims_of_content(sources, None).map(|alike| alike.first), Some(5));
        assert_eq!(bulk.claims_of_content(content("whisper"), None), None);
        Ok(())
    });
    assert_sound(ledger);
}

fn what_comes_under_several_uids_is_told_apart(ledger: &Ledger) {
    let uid = |number: u32| format!("019b7800-0000-7000-8000-{number:012x}").parse::<Uid>().expect("a uid");
    let take = |bulk: &mut Bulk<'_, '_>, number: u32| -> Result<Option<i64>, StoreError> {
        if bulk.claim_of_uid(uid(number))?.is_some()
            || bulk.claims_of_content(content("build"), Some(uid(number))).is_some()
        {
            return Ok(None);
        }
        Ok(Some(bulk.log(Prepared::of(says("build")), Vec::new(), Some(uid(number)))?.0))
    };
    let round = |numbers: &[u32]| {
        in_bulk(ledger, |bulk| numbers.iter().map(|number| take(bulk, *number)).collect::<Result<Vec<_>, _>>())
    };
    assert_eq!(round(&[7, 8, 7]), [Some(1), Some(2), None]);
    assert_eq!(round(&[7, 7, 8, 8]), [None, None, None, None]);
    assert_eq!(round(&[8, 7, 9]), [None, None, Some(3)]);
    assert_sound(ledger);
}

fn a_failure_takes_everything_back(ledger: &Ledger) {
    desk(ledger).log(says("build"));
    let before = (dump(ledger), history(ledger).len());
    let mut writing = ledger.write(desk(ledger).stamp()).expect("nobody else writes");
    let failed = writing.in_bulk(|bulk| {
        log(bulk, says("pave"));
        Err::<(), _>(StoreError::DiskFull)
    });
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    drop(writing);
    assert_eq!((dump(ledger), history(ledger).len()), before);
}
