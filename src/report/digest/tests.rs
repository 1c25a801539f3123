//! What a digest tells, and what it leaves out.

use super::*;
use crate::claim::event::{Fact, Uid};
use crate::claim::{Change, ConditionKind, ConditionState, Event, EventKind, LinkKind, Outcome, Parts, RecordedAt};
use crate::report::What;
use crate::report::sample::{Saying, april, day};

fn ids(claims: &[Claim]) -> Vec<i64> {
    claims.iter().map(|claim| claim.id).collect()
}

fn pending_ids(pending: &[Pending]) -> Vec<i64> {
    pending.iter().map(|pending| pending.claim.id).collect()
}

#[test]
fn what_is_off_the_books_was_not_recorded() {
    let dropped = Fact::Dropped { why: "typed twice".to_owned() };
    let recorded = vec![
        Saying::new(7, "b").claim(),
        Saying::new(5, "dropped").happened("2025-04-20", dropped).claim(),
        Saying::new(3, "a").claim(),
    ];
    let digest = Digest::of(Material { recorded, ..april() });
    assert_eq!(ids(&digest.recorded), [3, 7]);
    assert!(!digest.is_quiet());
}

#[test]
fn what_is_decided_is_told_once_and_void_with_its_condition() {
    let ended = |id, on: &str| Saying::new(id, "we act").by("within days").ended(on, Outcome::Fulfilled);
    let unless = |id| Saying::new(id, "we act").hangs_on(ConditionKind::Unless, "progress", None);
    let mut again = ended(3, "2025-04-20").claim();
    again.links.push(crate::claim::Link { kind: LinkKind::Repeats, to: Uid::at(second(9)), to_id: Some(1) });
    again.follow(&ended(1, "2025-04-20").claim());
    let mut whole = ended(4, "2025-04-20").claim();
    whole.parts = Some(Parts { fulfilled: 1, all: 2 });
    let void = unless(5).decided("2025-04-22", ConditionState::Met).claim();
    let in_force = unless(6).decided("2025-04-21", ConditionState::Unmet).claim();
    let closed = vec![ended(2, "2025-04-29").claim(), ended(1, "2025-04-20").claim(), again, whole, void.clone()];
    let digest = Digest::of(Material { closed, conditions: vec![void, in_force], ..april() });
    assert_eq!(ids(&digest.decided), [1, 2]);
    assert_eq!(ids(&digest.conditions), [6, 5]);
    let threats = Decided {
        kind: Kind::Threat,
        strength: Strength::Firm,
        status: Status::Fulfilled,
        without_condition: false,
        is_retracted: false,
        claims: 2,
        late: 1,
    };
    assert_eq!(digest.ends(), [threats]);
}

#[test]
fn kinds_and_strengths_of_decided_claims_stay_apart() {
    let ended = |id, kind, outcome| Saying::new(id, "it is so").kind(kind).ended("2025-04-20", outcome).claim();
    let closed = vec![
        ended(1, Kind::Threat, Outcome::Unfulfilled),
        ended(2, Kind::Promise, Outcome::Fulfilled),
        ended(3, Kind::Promise, Outcome::Fulfilled),
        ended(4, Kind::Promise, Outcome::Withdrawn),
        Saying::new(5, "it is so").kind(Kind::Promise).hedged().ended("2025-04-20", Outcome::Fulfilled).claim(),
    ];
    let ends = Digest::of(Material { closed, ..april() }).ends();
    let counts: Vec<(Kind, Strength, Status, u64)> =
        ends.iter().map(|ends| (ends.kind, ends.strength, ends.status, ends.claims)).collect();
    let expected = [
        (Kind::Promise, Strength::Firm, Status::Fulfilled, 2),
        (Kind::Promise, Strength::Firm, Status::Withdrawn, 1),
        (Kind::Promise, Strength::Hedged, Status::Fulfilled, 1),
        (Kind::Threat, Strength::Firm, Status::Unfulfilled, 1),
    ];
    assert_eq!(counts, expected);
}

#[test]
fn what_comes_is_neither_overdue_nor_a_look_that_has_come() {
    let ahead = vec![
        Saying::new(1, "overdue").by("within days").claim(), // accepted to 04-28
        Saying::new(2, "vague end").by("within two weeks").claim(), // by 05-02
        Saying::new(3, "look on 05-18").claim(),
        Saying::new(4, "look has come").happened("2025-04-20", look("2025-04-29")).claim(),
        Saying::new(5, "tail of a vague window").by("within a couple of weeks").claim(),
        Saying::new(6, "overdue, to be looked at again")
            .by("within days")
            .happened("2025-04-29", look("2025-05-20"))
            .claim(),
    ];
    let mut then = april();
    then.then = ahead;
    assert_eq!(pending_ids(&Digest::of(then.clone()).coming), [2, 5, 3, 6]);
    assert_eq!(Digest::of(then.clone()).overdue_in_all, 2);
    // By 05-02, accepted to 05-09: due, and not overdue yet.
    then.to = day("2025-05-05");
    assert_eq!(pending_ids(&Digest::of(then).coming), [5, 3, 6]);
}

#[test]
fn what_turned_overdue_did_so_on_the_day_after_its_end() {
    let by = |day| Saying::new(1, "we act").by(day).claim();
    let overdue = |claim: Claim| {
        let digest = Digest::of(Material { then: vec![claim.clone(), claim], ..april() });
        digest.overdue.len()
    };
    let mut may = april();
    (may.from, may.to) = (day("2025-05-01"), day("2025-05-31"));
    assert_eq!(overdue(by("by 2025-04-29")), 1, "told once");
    assert_eq!(overdue(by("by 2025-04-30")), 0, "on the first of May");
    may.then = vec![by("by 2025-04-30"), Saying::new(2, "before").by("by 2025-04-29").claim()];
    assert_eq!(pending_ids(&Digest::of(may).overdue), [1]);
    assert_eq!(
        overdue(Saying::new(1, "we act").by("by 2025-04-20").ended("2025-04-19", Outcome::Fulfilled).claim()),
        0
    );
    let mut again = by("by 2025-04-20");
    again.next_check = None;
    assert_eq!(overdue(again), 0, "never due itself");
}

fn look(again: &str) -> Fact {
    Fact::Looked { again: Some(day(again)), note: None }
}

#[test]
fn what_has_been_closed_since_is_said() {
    let then = || Saying::new(1, "we act").by("within days");
    let now = then().ended("2025-05-02", Outcome::Fulfilled).claim();
    let since = HashMap::from([(1, now.clone())]);
    let overdue = vec![then().claim(), Saying::new(2, "we act").by("within days").claim()];
    let digest = Digest::of(Material { then: overdue, since, ..april() });
    assert_eq!(digest.overdue.iter().map(|pending| pending.since.clone()).collect::<Vec<_>>(), [Some(now), None]);
}

#[test]
fn nothing_is_quiet() {
    let ahead = vec![Saying::new(3, "look on 05-18").claim()];
    let digest = Digest::of(Material { then: ahead, ..april() });
    assert!(digest.is_quiet());
    assert_eq!(digest.ahead_to(), day("2025-05-30"));
}

fn second(n: u32) -> RecordedAt {
    format!("2025-04-20T12:00:{n:02}.000000Z").parse().expect("an instant")
}

/// Events as a ledger would bring them, each command a batch.
#[derive(Default)]
struct Journal {
    entries: Vec<Entry>,
    taken_back: HashMap<Uid, Vec<Entry>>,
}

impl Journal {
    /// Records facts of claims in one batch, and gives the batch.
    fn batch(&mut self, facts: &[(i64, Fact)]) -> Uid {
        let at = second(u32::try_from(self.entries.len()).expect("few"));
        let batch = Uid::at(at);
        for (id, fact) in facts {
            let event =
                Event { uid: Uid::at(at), batch, claim: None, happened_on: None, recorded_at: at, fact: fact.clone() };
            let claim_id = Some(*id).filter(|id| *id > 0);
            let entry = Entry { claim_id, author: "anna".to_owned(), on: day("2025-04-20"), is_undone: false, event };
            self.entries.push(entry);
        }
        batch
    }

    /// Takes a batch back; what it held no longer counts, or of an undo, counts again.
    fn undo(&mut self, batch: Uid) -> Uid {
        let taken = self.entries.iter_mut().filter(|entry| entry.event.batch == batch);
        taken.for_each(|entry| entry.is_undone = true);
        let taken = self.entries.iter().filter(|entry| entry.event.batch == batch).cloned().collect();
        self.taken_back.insert(batch, taken);
        self.batch(&[(0, Fact::Reverted { batch })])
    }

    fn corrections(self) -> Vec<(Vec<i64>, What, Option<String>)> {
        let digest = Digest::of(Material { entries: self.entries, taken_back: self.taken_back, ..april() });
        let told = digest.corrected.into_iter().map(|correction| {
            let ids = correction.claims.iter().map(|(id, _)| *id).collect();
            assert_eq!((correction.by.as_str(), correction.on), ("anna", day("2025-04-20")));
            (ids, correction.what, correction.why)
        });
        told.collect()
    }
}

fn reopened(why: &str) -> Fact {
    Fact::Reopened { why: why.to_owned(), of: Uid::at(second(0)) }
}

fn ended(outcome: Outcome) -> Fact {
    Fact::Outcome { outcome, reason: None, note: None, early: false }
}

fn decided(state: ConditionState) -> Fact {
    Fact::Condition { state, deadline: None, note: None }
}

fn why(words: &str) -> Option<String> {
    Some(words.to_owned())
}

#[test]
fn what_is_put_right_is_told_with_its_reason() {
    let mut journal = Journal::default();
    let statement = |words: &str| Change::Statement(words.to_owned());
    let (was, is) = (vec![statement("we pay"), Change::Role(None)], vec![statement("we act"), Change::Role(None)]);
    let amended = Fact::Amended { before: was, after: is, why: Some("misheard".to_owned()) };
    journal.batch(&[(1, amended)]);
    journal.batch(&[(2, Fact::Dropped { why: "typed twice".to_owned() })]);
    journal.batch(&[(3, reopened("too early"))]);
    journal.batch(&[(4, reopened("misread")), (4, reopened("misread")), (4, ended(Outcome::Unfulfilled))]);
    journal.batch(&[(5, reopened("anew")), (5, decided(ConditionState::Met))]);
    journal.batch(&[(6, ended(Outcome::Fulfilled)), (7, reopened("of another")), (6, decided(ConditionState::Met))]);
    let expected = [
        (vec![1], What::Edited(vec![(statement("we pay"), statement("we act"))]), why("misheard")),
        (vec![2], What::Dropped, why("typed twice")),
        (vec![3], What::Reopened, why("too early")),
        (vec![4], What::Marked(Outcome::Unfulfilled), why("misread")),
        (vec![5], What::Decided(ConditionState::Met), None),
        (vec![7], What::Reopened, why("of another")),
    ];
    assert_eq!(journal.corrections(), expected);
}

#[test]
fn an_undo_tells_what_it_took_back_and_an_undo_of_it_what_counts_again() {
    let marked = || [(8, ended(Outcome::Fulfilled)), (3, decided(ConditionState::Met))];
    let kinds = || vec![EventKind::Condition, EventKind::Outcome];
    let undone = |times: usize| {
        let mut journal = Journal::default();
        let mut batch = journal.batch(&marked());
        for _ in 0..times {
            batch = journal.undo(batch);
        }
        journal.corrections()
    };
    assert_eq!(undone(0), []);
    assert_eq!(undone(1), [(vec![3, 8], What::Undone(kinds()), None)]);
    assert_eq!(undone(2), [(vec![3, 8], What::Restored(kinds()), None)]);
    assert_eq!(undone(3), [(vec![3, 8], What::Undone(kinds()), None)]);
}

#[test]
fn a_correction_that_was_undone_is_told_by_the_undo() {
    let mut journal = Journal::default();
    let dropped = journal.batch(&[(2, Fact::Dropped { why: "by mistake".to_owned() })]);
    journal.undo(dropped);
    assert_eq!(journal.corrections(), [(vec![2], What::Undone(vec![EventKind::Dropped]), None)]);
}

#[test]
fn an_undo_of_what_a_ledger_cannot_read_is_told_all_the_same() {
    let mut journal = Journal::default();
    let batch = Uid::at(second(0));
    journal.batch(&[(0, Fact::Reverted { batch })]);
    assert_eq!(journal.corrections(), [(Vec::new(), What::Undone(Vec::new()), None)]);
}
