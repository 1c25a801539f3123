//! Events as a set: what was undone, what counted on a day, and a fold that takes whatever a merge brings.

mod any;

use chrono::NaiveDate;

use super::event::Sourced;
use super::{
    Basis, Change, Claim, ConditionKind, ConditionState, Event, Evidence, Fact, Kind, LinkKind, NewClaim, NewCondition,
    Outcome, Past, RecordedAt, SourceRef, Uid, fold, live, rests_on, undone_batches,
};
use crate::deadline::Said;

/// Events of one claim and of the ledger, each a second after the one before.
#[derive(Debug)]
struct History {
    events: Vec<Event>,
}

impl History {
    fn new(said_on: &str) -> History {
        let mut history = History { events: Vec::new() };
        let logged = entry(said_on.parse().expect("a stored day, month or year"));
        let on = logged.said_on.last_day();
        history.add(Some(on), Fact::Logged(Box::new(logged)));
        history
    }

    /// Appends a fact about the claim, a batch of its own, and gives the batch.
    fn add(&mut self, happened_on: Option<NaiveDate>, fact: Fact) -> Uid {
        let recorded_at = second(self.events.len());
        let uid = Uid::at(recorded_at);
        let claim = match fact {
            Fact::Reverted { .. } | Fact::Sourced(_) => None,
            _ => Some(self.events.first().map_or(uid, |logged| logged.uid)),
        };
        let event = Event { uid, batch: Uid::at(recorded_at), claim, happened_on, recorded_at, fact };
        self.events.push(event);
        self.events.last().map_or(uid, |event| event.batch)
    }

    fn outcome(&mut self, outcome: Outcome, on: &str) -> Uid {
        self.add(Some(day(on)), marked(outcome))
    }

    /// Takes the newest outcome back.
    fn reopen(&mut self) -> Uid {
        let mut outcomes = self.events.iter().rev().filter(|event| matches!(event.fact, Fact::Outcome { .. }));
        let of = outcomes.next().expect("an outcome").uid;
        self.add(None, Fact::Reopened { why: "x".to_owned(), of })
    }

    fn undo(&mut self, batch: Uid) -> Uid {
        self.add(None, Fact::Reverted { batch })
    }

    fn all(&self) -> Vec<&Event> {
        self.events.iter().collect()
    }

    fn claim(&self) -> Claim {
        self.then(Past::default()).expect("logged")
    }

    /// The claim in a past view; `None` when it had not been logged or said.
    fn then(&self, past: Past) -> Option<Claim> {
        let selected = past.select(self.all());
        let logged = selected.iter().find(|event| matches!(event.fact, Fact::Logged(_)))?;
        fold(1, logged, &live(&selected))
    }

    #[track_caller]
    fn stands(&self, past: Past, expected: &str) {
        let claim = self.then(past);
        let found = claim.map_or("not there", |claim| claim.status.as_str());
        assert_eq!(found, expected, "{past:?}");
    }
}

fn entry(said_on: Said) -> NewClaim {
    NewClaim {
        kind: Kind::Threat,
        condition: Some(NewCondition { kind: ConditionKind::If, text: "x".to_owned(), window: None }),
        ..NewClaim::plain("Marco Rubio", said_on, "withdraw")
    }
}

fn marked(outcome: Outcome) -> Fact {
    Fact::Outcome { outcome, reason: None, note: None, early: false }
}

fn decided(state: ConditionState) -> Fact {
    Fact::Condition { state, deadline: None, note: None }
}

/// The seconds from 2025-06-01 noon on; after 3600 of them, noon of the next day.
fn second(n: usize) -> RecordedAt {
    let (day, rest) = (1 + n / 3600, n % 3600);
    let text = format!("2025-06-{day:02}T12:{:02}:{:02}.000000Z", rest / 60, rest % 60);
    text.parse().expect("stored form")
}

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn as_of(text: &str) -> Past {
    Past { as_of: Some(day(text)), known: None }
}

/// The last instant of a day.
fn end_of(day: NaiveDate) -> RecordedAt {
    RecordedAt::before(day.succ_opt().unwrap_or(day).and_time(chrono::NaiveTime::MIN).and_utc())
}

fn known(text: &str) -> Past {
    Past { as_of: None, known: Some(end_of(day(text))) }
}

#[test]
fn what_was_undone_does_not_count() {
    let mut history = History::new("2025-04-18");
    let before = history.claim();
    let outcome = history.outcome(Outcome::Fulfilled, "2025-04-20");
    assert_eq!(history.claim().status.as_str(), "fulfilled");
    history.undo(outcome);
    assert_eq!(history.claim(), before);
}

#[test]
fn an_undo_of_an_undo_restores_exactly() {
    let mut history = History::new("2025-04-18");
    let outcome = history.outcome(Outcome::Fulfilled, "2025-04-20");
    let before = history.claim();
    let first = history.undo(outcome);
    let second = history.undo(first);
    assert_eq!(history.claim(), before);
    history.undo(second);
    assert_eq!(history.claim().status.as_str(), "open");
}

#[test]
fn a_batch_undone_twice_counts_once_both_undos_are_undone() {
    let mut history = History::new("2025-04-18");
    let outcome = history.outcome(Outcome::Fulfilled, "2025-04-20");
    let first = history.undo(outcome);
    let second = history.undo(outcome);
    assert_eq!(history.claim().status.as_str(), "open");
    history.undo(first);
    assert_eq!(history.claim().status.as_str(), "open");
    history.undo(second);
    assert_eq!(history.claim().status.as_str(), "fulfilled");
}

#[test]
fn an_undo_that_names_a_later_batch_is_ignored() {
    let mut history = History::new("2025-04-18");
    let undo = history.undo(Uid::at(second(0)));
    let outcome = history.outcome(Outcome::Fulfilled, "2025-04-20");
    history.events[1].fact = Fact::Reverted { batch: outcome };
    assert!(undone_batches(&history.all()).is_empty());
    assert_eq!(history.claim().status.as_str(), "fulfilled");
    history.undo(undo);
    assert_eq!(history.claim().status.as_str(), "fulfilled");
}

#[test]
fn an_undo_cannot_take_itself_back_nor_two_each_other() {
    let mut history = History::new("2025-04-18");
    let outcome = history.outcome(Outcome::Fulfilled, "2025-04-20");
    let first = history.undo(outcome);
    let second = history.undo(first);
    history.events[2].fact = Fact::Reverted { batch: second };
    assert_eq!(undone_batches(&history.all()), [first].into());
    history.events[3].fact = Fact::Reverted { batch: second };
    assert!(undone_batches(&history.all()).is_empty());
}

#[test]
fn an_undone_claim_keeps_only_its_number() {
    let mut history = History::new("2025-04-18");
    let logged = history.events[0].batch;
    history.outcome(Outcome::Fulfilled, "2025-04-20");
    history.undo(logged);
    let claim = history.claim();
    assert_eq!((claim.id, claim.status.as_str()), (1, "undone"));
    assert_eq!((claim.closed_on, claim.next_check), (None, None));
}

#[test]
fn as_of_counts_by_the_day_in_the_world() {
    let mut history = History::new("2025-04-18");
    history.outcome(Outcome::Fulfilled, "2025-04-20");
    history.stands(as_of("2025-04-17"), "not there");
    history.stands(as_of("2025-04-18"), "open");
    history.stands(as_of("2025-04-19"), "open");
    history.stands(as_of("2025-04-20"), "fulfilled");
    history.stands(Past::default(), "fulfilled");
}

#[test]
fn a_claim_said_some_time_in_a_year_counts_from_its_last_day() {
    let history = History::new("2019");
    history.stands(as_of("2019-12-30"), "not there");
    history.stands(as_of("2019-12-31"), "open");
}

#[test]
fn nothing_happens_to_a_claim_before_it_was_said() {
    let mut history = History::new("2019");
    history.outcome(Outcome::Fulfilled, "2019-06-01");
    history.add(None, Fact::Dropped { why: "x".to_owned() });
    assert!(as_of("2019-07-01").select(history.all()).is_empty());
}

#[test]
fn corrections_hold_wherever_what_they_correct_holds() {
    let mut history = History::new("2025-04-18");
    history.outcome(Outcome::Fulfilled, "2025-04-20");
    history.reopen();
    history.outcome(Outcome::Unfulfilled, "2025-04-28");
    history.stands(as_of("2025-04-20"), "open");
    history.stands(as_of("2025-04-28"), "unfulfilled");
    let batch = history.events[3].batch;
    history.undo(batch);
    history.stands(as_of("2025-04-28"), "open");
    history.add(None, Fact::Dropped { why: "x".to_owned() });
    history.stands(as_of("2025-04-18"), "dropped");
    history.stands(as_of("2025-04-17"), "not there");
}

#[test]
fn known_counts_by_the_day_it_was_recorded() {
    let mut history = History::new("2025-04-18");
    while history.events.len() < 3600 {
        history.add(Some(day("2025-04-18")), Fact::Looked { again: None, note: None });
    }
    history.outcome(Outcome::Fulfilled, "2025-04-20");
    history.stands(known("2025-05-31"), "not there");
    history.stands(known("2025-06-01"), "open");
    history.stands(known("2025-06-02"), "fulfilled");
    let both = |on, by| Past { as_of: Some(day(on)), known: Some(end_of(day(by))) };
    history.stands(both("2025-04-20", "2025-06-01"), "open");
    history.stands(both("2025-04-19", "2025-06-02"), "open");
    history.stands(both("2025-04-20", "2025-06-02"), "fulfilled");
    assert!(Past::default().is_present() && !known("2025-06-02").is_present());
}

#[test]
fn an_undo_that_was_not_known_yet_had_undone_nothing() {
    let mut history = History::new("2025-04-18");
    let outcome = history.outcome(Outcome::Fulfilled, "2025-04-20");
    while history.events.len() < 3600 {
        history.add(Some(day("2025-04-18")), Fact::Looked { again: None, note: None });
    }
    history.undo(outcome);
    history.stands(known("2025-06-01"), "fulfilled");
    history.stands(known("2025-06-02"), "open");
    history.stands(as_of("2025-04-20"), "open");
}

#[test]
fn the_earlier_of_two_outcomes_holds_whatever_the_order_they_come_in() {
    let mut history = History::new("2025-04-18");
    history.outcome(Outcome::Fulfilled, "2025-04-28");
    history.outcome(Outcome::Withdrawn, "2025-04-20");
    let claim = history.claim();
    assert_eq!((claim.status.as_str(), claim.disputed), ("fulfilled", true));
    history.events.reverse();
    let logged = history.events.last().expect("logged");
    assert_eq!(fold(1, logged, &live(&history.all())), Some(claim));
}

#[test]
fn once_one_of_two_outcomes_is_undone_nothing_is_disputed() {
    let mut history = History::new("2025-04-18");
    let first = history.outcome(Outcome::Fulfilled, "2025-04-28");
    history.outcome(Outcome::Withdrawn, "2025-04-20");
    history.undo(first);
    let claim = history.claim();
    assert_eq!((claim.status.as_str(), claim.disputed), ("withdrawn", false));
}

#[test]
fn only_what_was_logged_can_be_folded() {
    let mut history = History::new("2025-04-18");
    history.outcome(Outcome::Fulfilled, "2025-04-28");
    assert_eq!(fold(1, &history.events[1], &history.all()), None);
}

#[test]
fn what_rests_on_what() {
    let mut history = History::new("2025-04-18");
    let on = Some(day("2025-04-20"));
    history.add(on, decided(ConditionState::Met));
    history.outcome(Outcome::Fulfilled, "2025-04-20");
    history.reopen();
    history.add(on, Fact::Looked { again: None, note: None });
    history.add(on, evidence());
    let [logged, condition, outcome, reopened, looked, filed] = &history.events[..] else {
        panic!("six events");
    };
    for later in &history.events[1..] {
        assert!(rests_on(later, logged), "{:?} on logged", later.fact.kind());
    }
    assert!(rests_on(outcome, condition) && rests_on(reopened, outcome));
    for light in [looked, filed] {
        assert!(!rests_on(light, outcome) && !rests_on(outcome, light));
    }
    let other = History::new("2025-04-18");
    assert!(!rests_on(outcome, &other.events[0]));
}

#[test]
fn a_decision_rests_on_corrections_of_what_it_was_judged_by() {
    let said = Said::Day(day("2025-04-10"));
    for (change, is_footing) in [
        (Change::Condition(None), true),
        (Change::Deadline(None), true),
        (Change::SaidOn(said), true),
        (Change::Statement("pull out".to_owned()), false),
        (Change::Test(None), false),
    ] {
        let mut history = History::new("2025-04-18");
        history.add(None, Fact::Amended { before: Vec::new(), after: vec![change.clone()], why: None });
        history.outcome(Outcome::Fulfilled, "2025-04-20");
        history.add(Some(day("2025-04-20")), evidence());
        let [_, amended, outcome, filed] = &history.events[..] else { panic!("four events") };
        assert_eq!(rests_on(outcome, amended), is_footing, "{change:?}");
        assert!(!rests_on(filed, amended), "{change:?}");
    }
}

#[test]
fn a_link_rests_on_the_claim_it_points_to_and_a_claim_on_its_source() {
    let mut history = History::new("2025-04-18");
    let other = History::new("2025-04-18");
    let to = other.events[0].uid;
    history.add(None, Fact::Linked { kind: LinkKind::Repeats, to });
    assert!(rests_on(&history.events[1], &other.events[0]));
    let sourced = |url: &str| Event { claim: None, fact: source(url), ..history.events[1].clone() };
    let mut read = history.events[0].clone();
    if let Fact::Logged(entry) = &mut read.fact {
        entry.source = Some(SourceRef::Url("https://example.org/a".to_owned()));
    }
    assert!(rests_on(&read, &sourced("https://example.org/a")));
    assert!(!rests_on(&read, &sourced("https://example.org/b")));
    assert!(!rests_on(&history.events[0], &sourced("https://example.org/a")));
}

fn source(url: &str) -> Fact {
    Fact::Sourced(Sourced {
        key: SourceRef::Url(url.to_owned()),
        title: None,
        publisher: None,
        url: Some(url.to_owned()),
        archive_url: None,
        published: None,
    })
}

fn evidence() -> Fact {
    Fact::Evidenced(Evidence {
        url: "https://example.org/a".to_owned(),
        archive_url: None,
        words: None,
        note: None,
        basis: Basis::Outcome,
    })
}
