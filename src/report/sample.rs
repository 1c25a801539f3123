//! Claims for tests, folded from events as a ledger folds them.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::claim::event::Draft;
use crate::claim::{
    Basis, Claim, ConditionKind, ConditionState, Event, Evidence, Fact, Kind, NewClaim, NewCondition, Outcome,
    RecordedAt, Speaker, Strength, Uid, fold,
};
use crate::deadline::{Phrase, Said, Window};
use crate::report::Material;

/// Reads a day.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Reads a deadline phrase said on 18 April 2025.
pub(crate) fn window(phrase: &str) -> Window {
    let phrase: Phrase = phrase.parse().expect("a phrase");
    phrase.resolve(day("2025-04-18")).expect("resolves")
}

/// Something that was said on 18 April 2025, and what became of it.
pub(crate) struct Saying {
    id: i64,
    entry: NewClaim,
    drafts: Vec<Draft>,
}

impl Saying {
    /// A firm threat by Marco Rubio, without condition or date.
    pub(crate) fn new(id: i64, statement: &str) -> Saying {
        let entry = NewClaim {
            kind: Kind::Threat,
            role: Some("U.S. Secretary of State".to_owned()),
            ..NewClaim::plain("Marco Rubio", Said::Day(day("2025-04-18")), statement)
        };
        Saying { id, entry, drafts: Vec::new() }
    }

    pub(crate) fn who(mut self, name: &str, unnamed: bool) -> Saying {
        self.entry.speaker = Speaker { name: name.to_owned(), unnamed };
        self
    }

    pub(crate) fn kind(mut self, kind: Kind) -> Saying {
        self.entry.kind = kind;
        self
    }

    pub(crate) fn hedged(mut self) -> Saying {
        self.entry.strength = Strength::Hedged;
        self
    }

    pub(crate) fn hangs_on(mut self, kind: ConditionKind, text: &str, by: Option<&str>) -> Saying {
        let window = by.map(window);
        self.entry.condition = Some(NewCondition { kind, text: text.to_owned(), window });
        self
    }

    pub(crate) fn by(mut self, phrase: &str) -> Saying {
        self.entry.deadline = Some(window(phrase));
        self
    }

    pub(crate) fn happened(mut self, on: &str, fact: Fact) -> Saying {
        self.drafts.push(Draft { happened_on: Some(day(on)), fact });
        self
    }

    pub(crate) fn decided(self, on: &str, state: ConditionState) -> Saying {
        self.happened(on, Fact::Condition { state, deadline: None, note: None })
    }

    pub(crate) fn ended(self, on: &str, outcome: Outcome) -> Saying {
        self.happened(on, Fact::Outcome { outcome, reason: None, note: None, early: false })
    }

    /// Folds it.
    pub(crate) fn claim(self) -> Claim {
        let minute = u32::try_from(self.id.rem_euclid(60)).expect("fits");
        let mut at: RecordedAt = format!("2025-04-18T12:{minute:02}:00.000000Z").parse().expect("an instant");
        let uid: Uid = format!("01975c3e-8f00-7abc-8def-{:012}", self.id.rem_euclid(1_000_000)).parse().expect("a uid");
        let logged = Draft { happened_on: self.entry.said_on.day(), fact: Fact::Logged(Box::new(self.entry)) };
        let drafts = std::iter::once(logged).chain(self.drafts);
        let events: Vec<Event> = drafts
            .enumerate()
            .map(|(index, draft)| {
                at = at.next();
                Event {
                    uid: if index == 0 { uid } else { Uid::at(at) },
                    batch: Uid::at(at),
                    claim: Some(uid),
                    happened_on: draft.happened_on,
                    recorded_at: at,
                    fact: draft.fact,
                }
            })
            .collect();
        let live: Vec<&Event> = events.iter().collect();
        fold(self.id, &events[0], &live).expect("it was logged")
    }
}

/// The three claims of the documentation, in the order of its list.
pub(crate) fn rubio() -> Vec<Claim> {
    let within = Some("within the next few days");
    vec![
        Saying::new(1, "the US withdraws from mediating")
            .hedged()
            .hangs_on(ConditionKind::If, "no progress is made", within)
            .claim(),
        Saying::new(14, "move in a different direction")
            .hangs_on(ConditionKind::Unless, "signs of progress", Some("within days"))
            .claim(),
        Saying::new(4, "Trump decides to pull out")
            .kind(Kind::Prediction)
            .hedged()
            .hangs_on(ConditionKind::If, "the positions of both sides remain too far apart", None)
            .claim(),
    ]
}

/// Evidence for an outcome.
pub(crate) fn evidence(url: &str) -> Evidence {
    Evidence { url: url.to_owned(), archive_url: None, words: None, note: None, basis: Basis::Outcome }
}

/// April 2025, in which nothing happened.
pub(crate) fn april() -> Material {
    Material {
        from: day("2025-04-01"),
        to: day("2025-04-30"),
        recorded: Vec::new(),
        closed: Vec::new(),
        conditions: Vec::new(),
        then: Vec::new(),
        since: HashMap::new(),
        entries: Vec::new(),
        taken_back: HashMap::new(),
        corrected: HashMap::new(),
        retracted: Vec::new(),
    }
}
