//! A claim in the making, so that a test reads like the claim's life.

use chrono::NaiveDate;

use crate::claim::condition::hang_deadline;
use crate::claim::event::Draft;
use crate::claim::rules::{self, Marking, Refusal};
use crate::claim::{
    Claim, ConditionKind, ConditionState, Event, Fact, Kind, Link, LinkKind, NewClaim, NewCondition, Past, RecordedAt,
    Uid, fold, live,
};
use crate::deadline::{Phrase, Said, Window};

/// A claim and what has happened to it so far.
#[derive(Clone)]
pub(super) struct Life {
    entry: NewClaim,
    drafts: Vec<Draft>,
    links: Vec<Link>,
}

/// A claim without condition or deadline, said on 2025-04-18.
pub(super) fn plain() -> Life {
    let entry = NewClaim { kind: Kind::Threat, ..NewClaim::plain("Marco Rubio", Said::Day(day("04-18")), "withdraw") };
    Life { entry, drafts: Vec::new(), links: Vec::new() }
}

/// A claim that hangs on a condition, open, without a window of either.
pub(super) fn hangs(kind: &str, text: &str) -> Life {
    let mut life = plain();
    life.entry.condition = Some(NewCondition {
        kind: kind.parse::<ConditionKind>().expect("if or unless"),
        text: text.to_owned(),
        window: None,
    });
    life
}

impl Life {
    /// Gives it a deadline, "04-25", or "04-25 accepted 04-28".
    pub(super) fn by(mut self, ends: &str) -> Life {
        self.entry.deadline = Some(window(ends));
        self
    }

    /// Gives it the deadline that a phrase means, hung on the condition where it is a bare length.
    pub(super) fn by_phrase(mut self, phrase: &str) -> Life {
        let phrase: Phrase = phrase.parse().expect("a phrase");
        let window = phrase.resolve(day("04-18")).expect("resolves");
        self.entry.deadline = Some(hang_deadline(window, self.entry.condition.as_ref()));
        self
    }

    /// Gives its condition a window.
    pub(super) fn condition_by(mut self, ends: &str) -> Life {
        let condition = self.entry.condition.as_mut().expect("has a condition");
        condition.window = Some(window(ends));
        self
    }

    pub(super) fn kind(mut self, kind: Kind) -> Life {
        self.entry.kind = kind;
        self
    }

    pub(super) fn said_on(mut self, said: &str) -> Life {
        self.entry.said_on = said.parse().expect("a stored day, month or year");
        self
    }

    /// Links it to claim 2, as a ledger would have looked it up.
    pub(super) fn repeats(mut self) -> Life {
        self.links.push(Link { kind: LinkKind::Repeats, to: Uid::at(instant(9)), to_id: Some(2) });
        self
    }

    /// Goes on with a command that must be allowed.
    #[track_caller]
    pub(super) fn then(mut self, command: &str) -> Life {
        if let Err(refusal) = self.take(command) {
            panic!("{command}: {refusal}");
        }
        self
    }

    /// Records a fact without asking the rules, as a merge may bring it.
    pub(super) fn record(mut self, happened_on: Option<&str>, fact: Fact) -> Life {
        let happened_on = happened_on.map(day);
        self.drafts.push(Draft { happened_on, fact });
        self
    }

    /// The claim as it stands.
    pub(super) fn claim(&self) -> Claim {
        self.seen(Past::default()).expect("logged")
    }

    /// The claim as it stands among others: behind its original, which stands as it would itself.
    pub(super) fn following(&self) -> Claim {
        let mut claim = self.claim();
        let original = claim.clone();
        if claim.repeats().is_some() {
            claim.follow(&original);
        }
        claim
    }

    /// The claim as it stood at the end of a day; `None` before it was said.
    pub(super) fn as_of(&self, on: &str) -> Option<Claim> {
        self.seen(Past { as_of: Some(day(on)), known: None })
    }

    fn seen(&self, past: Past) -> Option<Claim> {
        let uids: Vec<Uid> = (0..=self.drafts.len()).map(uid).collect();
        let logged = Draft {
            happened_on: Some(self.entry.said_on.last_day()),
            fact: Fact::Logged(Box::new(self.entry.clone())),
        };
        let drafts = std::iter::once(&logged).chain(&self.drafts);
        let events: Vec<Event> = drafts
            .zip(&uids)
            .enumerate()
            .map(|(n, (draft, uid))| Event {
                uid: *uid,
                batch: *uid,
                claim: uids.first().copied(),
                happened_on: draft.happened_on,
                recorded_at: instant(n),
                fact: draft.fact.clone(),
            })
            .collect();
        let selected = past.select(events.iter().collect());
        let logged = selected.iter().find(|event| matches!(event.fact, Fact::Logged(_)))?;
        let mut claim = fold(1, logged, &live(&selected))?;
        claim.links.extend(self.links.iter().cloned());
        Some(claim)
    }

    /// Goes on with what a rule gives.
    pub(super) fn add(mut self, drafts: Vec<Draft>) -> Life {
        self.drafts.extend(drafts);
        self
    }

    /// Takes a command, if the rules let it.
    pub(super) fn take(&mut self, command: &str) -> Result<(), Refusal> {
        let (today, rest) = command.split_once(' ').expect("today, then what is recorded");
        let today = day(today);
        let given = Given::read(rest);
        let claim = self.following();
        let drafts = match given.verb {
            "yes" => decide(&claim, ConditionState::Met, &given, today)?,
            "no" => decide(&claim, ConditionState::Unmet, &given, today)?,
            "look" => vec![rules::look(&claim, given.again, None, today)?],
            "drop" => vec![rules::drop_claim(&claim, given.why.as_deref().unwrap_or_default())?],
            "reopen" => vec![rules::reopen(&claim, given.why.as_deref().unwrap_or_default())?],
            _ => rules::mark(&claim, &given.marking(), today)?,
        };
        self.drafts.extend(drafts);
        Ok(())
    }
}

/// The uid of the event numbered `n`, the same whenever the life is folded.
fn uid(n: usize) -> Uid {
    format!("01975c3e-8f00-7abc-8def-{n:012}").parse().expect("a uid")
}

fn decide(claim: &Claim, state: ConditionState, given: &Given<'_>, today: NaiveDate) -> Result<Vec<Draft>, Refusal> {
    rules::decide(claim, state, given.on, None, today)
}

/// A command's words: a verb, then `on DAY`, `again DAY`, `was STATE`, `blocked`, `early`, `why WORD`.
struct Given<'a> {
    verb: &'a str,
    on: Option<NaiveDate>,
    again: Option<NaiveDate>,
    was: Option<ConditionState>,
    is_blocked: bool,
    early: bool,
    why: Option<String>,
}

impl Given<'_> {
    fn read(words: &str) -> Given<'_> {
        let mut words = words.split(' ');
        let mut given = Given {
            verb: words.next().expect("a verb"),
            on: None,
            again: None,
            was: None,
            is_blocked: false,
            early: false,
            why: None,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().expect("a value");
            match word {
                "on" => given.on = Some(day(value())),
                "again" => given.again = Some(day(value())),
                "was" => given.was = Some(was(value())),
                "why" => given.why = Some(value().to_owned()),
                "blocked" => given.is_blocked = true,
                "early" => given.early = true,
                other => panic!("no such word: {other}"),
            }
        }
        given
    }

    fn marking(&self) -> Marking {
        Marking {
            outcome: self.verb.parse().expect("an outcome"),
            on: self.on,
            reason: self.is_blocked.then_some(crate::claim::Reason::Blocked),
            note: None,
            early: self.early,
            condition_was: self.was,
            correct: self.why.clone(),
            evidence: Vec::new(),
        }
    }
}

fn was(word: &str) -> ConditionState {
    match word {
        "yes" => ConditionState::Met,
        "no" => ConditionState::Unmet,
        other => other.parse().expect("yes, no or pending"),
    }
}

/// A day: "04-18" of 2025, or one with its year.
#[track_caller]
pub(super) fn day(text: &str) -> NaiveDate {
    let full = if text.len() == 5 { format!("2025-{text}") } else { text.to_owned() };
    full.parse().expect("a day")
}

/// A window from 2025-04-18, "04-25" or "04-25 accepted 04-28".
pub(super) fn window(ends: &str) -> Window {
    let (by, accepted) = ends.split_once(" accepted ").unwrap_or((ends, ends));
    let window = Window::of_dates(day("04-18"), day(by)).expect("ends after it begins");
    Window { by_max: (by != accepted).then(|| day(accepted)), ..window }
}

fn instant(n: usize) -> RecordedAt {
    let mut instant: RecordedAt = "2025-06-01T12:00:00.000000Z".parse().expect("stored form");
    for _ in 0..n {
        instant = instant.next();
    }
    instant
}

/// Where a claim stands, in words: "fulfilled on 05-01, 3 late", "open".
pub(super) fn standing(claim: &Claim) -> String {
    let mut words = claim.status.to_string();
    if let Some(on) = claim.closed_on {
        words.push_str(&format!(" on {}", on.format("%m-%d")));
    }
    if let Some(late) = claim.late_days {
        words.push_str(&format!(", {late} late"));
    }
    if claim.without_condition {
        words.push_str(", without its condition");
    }
    if claim.disputed {
        words.push_str(", disputed");
    }
    words
}

/// The name of a refusal: "TooEarly".
pub(super) fn name(refusal: &Refusal) -> String {
    let words = format!("{refusal:?}");
    let end = words.find([' ', '{', '(']).unwrap_or(words.len());
    words[..end].to_owned()
}

/// What comes of a command: where the claim stands then, or the name of the refusal.
#[track_caller]
pub(super) fn case(life: &Life, command: &str, expected: &str) {
    let mut life = life.clone();
    let found = match life.take(command) {
        Ok(()) => standing(&life.claim()),
        Err(refusal) => name(&refusal),
    };
    assert_eq!(found, expected, "{command}");
}
