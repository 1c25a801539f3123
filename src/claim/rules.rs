//! The rules: what a person may record of a claim, and on which day. The writing side of the truth table.
//!
//! Each rule looks at the claim as it stands and gives the facts to record, or a [`Refusal`] that says
//! why not. Nothing is recorded here.

use chrono::NaiveDate;

pub use super::amend::{amend, date_event};
use super::condition::belongs_to_condition;
use super::event::Draft;
pub use super::filing::{file_evidence, link, link_claims, reopen, runs_with, way_back, write_note};
pub use super::refusal::Refusal;
use super::{Claim, Condition, ConditionState, Evidence, Fact, Kind, NewClaim, Outcome, Reason, Status, Uid};
use crate::deadline::{Window, WindowKind};

/// Checks what is about to be logged.
///
/// # Errors
/// [`Refusal`] for an empty statement, NUL in any text, a day in the future.
pub fn admit(claim: &NewClaim, today: NaiveDate) -> Result<(), Refusal> {
    if claim.statement.trim().is_empty() {
        return Err(Refusal::EmptyStatement);
    }
    let said = claim.said_on.first_day();
    if said > today {
        return Err(Refusal::SaidInFuture { said, today });
    }
    let condition = claim.condition.as_ref().map(|condition| &condition.text);
    let quote = claim.quote.as_ref().map(|quote| &quote.words);
    let texts = [
        ("the statement", Some(&claim.statement)),
        ("the speaker", Some(&claim.speaker.name)),
        ("the role", claim.role.as_ref()),
        ("the condition", condition),
        ("the quote", quote),
        ("the actor", claim.actor.as_ref()),
        ("the test", claim.test.as_ref()),
        ("the reference", claim.reference.as_ref()),
        ("a topic", claim.topics.iter().find(|topic| topic.contains('\0'))),
    ];
    match texts.into_iter().find(|(_, text)| text.is_some_and(|text| text.contains('\0'))) {
        Some((field, _)) => Err(Refusal::Nul { field }),
        None => Ok(()),
    }
}

/// What a person says became of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// What became of it.
    pub outcome: Outcome,
    /// The day; `None` takes the day that the rules give.
    pub on: Option<NaiveDate>,
    /// Why it was not fulfilled.
    pub reason: Option<Reason>,
    /// Anything worth keeping.
    pub note: Option<String>,
    /// It has become impossible before its window closed.
    pub early: bool,
    /// What became of the condition, where nobody has decided.
    pub condition_was: Option<ConditionState>,
    /// Why an outcome that stands is wrong.
    pub correct: Option<String>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

/// Marks a claim with an outcome.
///
/// # Errors
/// [`Refusal`] wherever the truth table has no row for it, or the day would be invented.
pub fn mark(claim: &Claim, marking: &Marking, today: NaiveDate) -> Result<Vec<Draft>, Refusal> {
    let id = claim.id;
    check_judged_itself(claim)?;
    if marking.outcome == Outcome::Void {
        return Err(Refusal::VoidIsDerived { id, has_condition: claim.condition.is_some() });
    }
    let is_short = matches!(marking.outcome, Outcome::Unfulfilled | Outcome::PartlyFulfilled);
    if marking.reason.is_some() && !is_short {
        return Err(Refusal::ReasonMisplaced { id, outcome: marking.outcome });
    }
    let (mut drafts, claim) = reopened_to_correct(claim, marking)?;
    let claim = &claim;
    let is_void_then = marking.outcome == Outcome::Unfulfilled && claim.status == Status::Void;
    if is_void_then && !drafts.is_empty() {
        return Ok(drafts); // that it did not come about makes it void, by itself
    }
    let decision = named_decision(claim, marking)?;
    let puts_in_force = decision.is_some_and(|state| calls_for_statement(claim, state));
    let deadline = |on| {
        let dated = puts_in_force.then(|| deadline_dated_by_condition(claim, on)).flatten();
        dated.or_else(|| claim.entry.deadline.clone())
    };
    let end = deadline(marking.on.unwrap_or(today)).and_then(|window| window.accepted_end());
    let on = day_of_outcome(claim, marking, end, today)?;
    if let Some(state) = decision {
        let deadline = puts_in_force.then(|| deadline_dated_by_condition(claim, on)).flatten();
        drafts.push(Draft { happened_on: Some(on), fact: Fact::Condition { state, deadline, note: None } });
    }
    drafts.push(Draft {
        happened_on: Some(on),
        fact: Fact::Outcome {
            outcome: marking.outcome,
            reason: marking.reason,
            note: marking.note.clone(),
            early: marking.early,
        },
    });
    drafts.extend(
        marking
            .evidence
            .iter()
            .cloned()
            .map(|evidence| Draft { happened_on: Some(on), fact: Fact::Evidenced(evidence) }),
    );
    Ok(drafts)
}

/// Decides the condition of a claim. A decision that turns out wrong is taken by deciding anew.
///
/// # Errors
/// [`Refusal`] when there is no condition, the claim has an outcome, or the day cannot be.
pub fn decide(
    claim: &Claim,
    state: ConditionState,
    on: Option<NaiveDate>,
    note: Option<String>,
    today: NaiveDate,
) -> Result<Vec<Draft>, Refusal> {
    let id = claim.id;
    check_judged_itself(claim)?;
    let condition = claim.condition.as_ref().ok_or(Refusal::NoCondition { id })?;
    if let (true, Some(closed_on)) = (has_verdict(claim), claim.closed_on) {
        return Err(Refusal::Closed { id, status: claim.status, closed_on });
    }
    let closed = condition.window.as_ref().and_then(Window::accepted_end).filter(|end| *end < today);
    let dates_deadline =
        condition.calls_for_statement_when(state) && deadline_dated_by_condition(claim, today).is_some();
    let on = match (on, closed) {
        (Some(on), _) => on,
        (None, Some(end)) if state == ConditionState::Unmet => end,
        // The deadline runs from this day, so a guess would become lateness.
        (None, Some(end)) if dates_deadline => return Err(Refusal::DayNeeded { id, end }),
        (None, _) => today,
    };
    check_day(claim, on, today)?;
    let deadline = dates_deadline.then(|| deadline_dated_by_condition(claim, on)).flatten();
    let again = condition.decided_by.map(|of| Fact::Reopened { why: "the condition is decided anew".to_owned(), of });
    let mut drafts: Vec<Draft> = again.map(|fact| Draft { happened_on: None, fact }).into_iter().collect();
    drafts.push(Draft { happened_on: Some(on), fact: Fact::Condition { state, deadline, note } });
    Ok(drafts)
}

/// Records that somebody looked and there was nothing to decide.
///
/// # Errors
/// [`Refusal`] when the claim is not open, or the next look does not lie ahead.
pub fn look(claim: &Claim, again: Option<NaiveDate>, note: Option<String>, today: NaiveDate) -> Result<Draft, Refusal> {
    let id = claim.id;
    check_judged_itself(claim)?;
    if let Some(closed_on) = claim.closed_on {
        return Err(Refusal::Closed { id, status: claim.status, closed_on });
    }
    if let Some(again) = again.filter(|again| *again <= today) {
        return Err(Refusal::AgainNotAhead { id, again, today });
    }
    check_day(claim, today, today)?;
    Ok(Draft { happened_on: Some(today), fact: Fact::Looked { again, note } })
}

/// Takes a claim off the books: it was entered by mistake.
///
/// # Errors
/// [`Refusal`] when it is off the books already, or nobody says why.
pub fn drop_claim(claim: &Claim, why: &str) -> Result<Draft, Refusal> {
    let id = claim.id;
    if !claim.status.is_on_the_books() {
        return Err(Refusal::OffTheBooks { id, status: claim.status });
    }
    if why.trim().is_empty() {
        return Err(Refusal::NoWhy { id });
    }
    Ok(Draft { happened_on: None, fact: Fact::Dropped { why: why.to_owned() } })
}

pub(super) fn check_judged_itself(claim: &Claim) -> Result<(), Refusal> {
    let id = claim.id;
    if !claim.status.is_on_the_books() {
        return Err(Refusal::OffTheBooks { id, status: claim.status });
    }
    if let Some(original) = claim.follows().and_then(|link| link.to_id) {
        return Err(Refusal::FollowsOriginal { id, original });
    }
    if claim.parts.is_some() {
        return Err(Refusal::HasParts { id });
    }
    Ok(())
}

/// Whether somebody has marked it; void alone is derived.
fn has_verdict(claim: &Claim) -> bool {
    claim.status.is_closed() && claim.status != Status::Void
}

/// What takes the wrong outcome or decision back, and the claim as it stands then.
fn reopened_to_correct(claim: &Claim, marking: &Marking) -> Result<(Vec<Draft>, Claim), Refusal> {
    let id = claim.id;
    let came_about = matches!(marking.outcome, Outcome::Fulfilled | Outcome::PartlyFulfilled);
    let Some(closed_on) = claim.closed_on else {
        return if marking.correct.is_some() {
            Err(Refusal::NothingToCorrect { id })
        } else {
            Ok((Vec::new(), claim.clone()))
        };
    };
    let why = match &marking.correct {
        Some(why) if why.trim().is_empty() => return Err(Refusal::NoWhy { id }),
        Some(why) => why,
        None if has_verdict(claim) => return Err(Refusal::Closed { id, status: claim.status, closed_on }),
        None if came_about => return Ok((Vec::new(), claim.clone())),
        None => return Err(Refusal::Void { id, closed_on }),
    };
    let mut drafts = Vec::new();
    let mut take_back = |of: Option<Uid>| {
        let fact = of.map(|of| Fact::Reopened { why: why.clone(), of });
        drafts.extend(fact.map(|fact| Draft { happened_on: None, fact }));
    };
    let mut open = claim.clone();
    take_back(open.closed_by.take());
    let decision = open.condition.as_ref().and_then(|condition| Some((condition.state, condition.decided_by?)));
    let is_redecided = match (decision, marking.condition_was) {
        (Some((state, _)), Some(was)) => was != state,
        (Some(_), None) => !has_verdict(claim) && !came_about,
        (None, _) => false,
    };
    if is_redecided {
        take_back(decision.map(|(_, of)| of));
        open.condition = open.entry.condition.as_ref().map(Condition::pending);
    }
    let is_void = open.condition.as_ref().is_some_and(|condition| !condition.is_pending() && !condition.is_in_force());
    open.status = if is_void { Status::Void } else { Status::Open };
    Ok((drafts, open))
}

/// The decision that the marking makes along the way, once it is clear that the outcome fits it.
fn named_decision(claim: &Claim, marking: &Marking) -> Result<Option<ConditionState>, Refusal> {
    let id = claim.id;
    let outcome = marking.outcome;
    let Some(condition) = &claim.condition else {
        return match marking.condition_was {
            Some(_) => Err(Refusal::NoCondition { id }),
            None => Ok(None),
        };
    };
    if let Some(decided_on) = condition.decided_on {
        if marking.condition_was.is_some_and(|state| state != condition.state) {
            return Err(Refusal::DecidedOtherwise { id, state: condition.state, decided_on });
        }
        let is_void = !condition.is_in_force() && outcome == Outcome::Unfulfilled;
        let text = condition.text.clone();
        let state = condition.state;
        return if is_void { Err(Refusal::WouldBeVoid { id, outcome, text, state }) } else { Ok(None) };
    }
    let text = condition.text.clone();
    match (outcome, marking.condition_was) {
        (Outcome::Fulfilled | Outcome::PartlyFulfilled, None) => Err(Refusal::ConditionUnnamed { id, outcome, text }),
        (Outcome::Unfulfilled, None | Some(ConditionState::Pending)) => Err(Refusal::NotInForce { id, text }),
        (Outcome::Unfulfilled, Some(state)) if !condition.calls_for_statement_when(state) => {
            Err(Refusal::WouldBeVoid { id, outcome, text, state })
        }
        (_, Some(ConditionState::Pending) | None) => Ok(None),
        (_, Some(state)) => Ok(Some(state)),
    }
}

fn calls_for_statement(claim: &Claim, state: ConditionState) -> bool {
    claim.condition.as_ref().is_some_and(|condition| condition.calls_for_statement_when(state))
}

/// The deadline as the day of the decision dates it; `None` where it waits for nothing or something else.
fn deadline_dated_by_condition(claim: &Claim, on: NaiveDate) -> Option<Window> {
    let deadline = claim.entry.deadline.as_ref()?;
    let condition = claim.condition.as_ref()?;
    let waits = deadline.kind == WindowKind::EventRelative;
    (waits && belongs_to_condition(deadline, &condition.text)).then(|| deadline.dated_from(on))?
}

fn day_of_outcome(
    claim: &Claim,
    marking: &Marking,
    end: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, Refusal> {
    let id = claim.id;
    let closed = end.filter(|end| *end < today);
    let on = match (marking.on, marking.outcome, closed) {
        (Some(on), _, _) => on,
        (None, Outcome::Fulfilled | Outcome::PartlyFulfilled, Some(end)) => {
            return Err(Refusal::DayNeeded { id, end });
        }
        (None, Outcome::Unfulfilled, Some(end)) => end,
        (None, _, _) => today,
    };
    check_day(claim, on, today)?;
    match (marking.outcome, end) {
        (Outcome::Unfulfilled, Some(end)) if on < end && !marking.early => Err(Refusal::TooEarly { id, end }),
        (Outcome::Withdrawn, Some(end)) if on > end => Err(Refusal::WithdrawnLate { id, end, on }),
        _ => Ok(on),
    }
}

pub(super) fn check_day(claim: &Claim, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    let id = claim.id;
    let said = claim.entry.said_on.first_day();
    if on > today {
        Err(Refusal::Future { id, on, today })
    } else if on < said {
        Err(Refusal::BeforeSaid { id, on, said })
    } else {
        Ok(())
    }
}

/// Reads an outcome, or the word that one kind of claim has for it ("kept" of a promise).
///
/// # Errors
/// [`Refusal::OtherKindsWord`] when the word is said of another kind. `Ok(None)` when it is no outcome
/// word of any kind.
pub fn outcome_word(claim: &Claim, word: &str) -> Result<Option<Outcome>, Refusal> {
    if !claim.status.is_on_the_books() {
        return Err(Refusal::OffTheBooks { id: claim.id, status: claim.status });
    }
    if let Ok(outcome) = word.parse() {
        return Ok(Some(outcome));
    }
    let word = word.replace('_', "-");
    let Some(&(kind, _, outcome)) = KIND_WORDS.iter().find(|(_, known, _)| *known == word) else {
        return Ok(None);
    };
    if kind == claim.entry.kind {
        return Ok(Some(outcome));
    }
    let article = if claim.entry.kind == Kind::Assertion { "an" } else { "a" };
    Err(Refusal::OtherKindsWord { id: claim.id, kind: claim.entry.kind, article, word })
}

/// Each kind's own words for fulfilled and unfulfilled.
pub const KIND_WORDS: [(Kind, &str, Outcome); 11] = [
    (Kind::Promise, "kept", Outcome::Fulfilled),
    (Kind::Promise, "broken", Outcome::Unfulfilled),
    (Kind::Threat, "carried-out", Outcome::Fulfilled),
    (Kind::Threat, "not-carried-out", Outcome::Unfulfilled),
    (Kind::Prediction, "came-true", Outcome::Fulfilled),
    (Kind::Prediction, "did-not-come-true", Outcome::Unfulfilled),
    (Kind::Demand, "met", Outcome::Fulfilled),
    (Kind::Demand, "not-met", Outcome::Unfulfilled),
    (Kind::Assertion, "borne-out", Outcome::Fulfilled),
    (Kind::Assertion, "refuted", Outcome::Unfulfilled),
    (Kind::Assertion, "not-borne-out", Outcome::Unfulfilled),
];
