//! Corrections of what was logged: field by field, so that two corrections of different fields both hold.

use super::condition::belongs_to_condition;
use super::event::Draft;
use super::rules::{self, Refusal};
use super::{
    AlsoIn, Claim, Condition, ConditionState, Fact, Kind, NewClaim, NewCondition, Outcome, Quote, SourceRef, Speaker,
    Status, Strength,
};
use crate::deadline::{Said, Window};
use chrono::NaiveDate;

/// One field of a claim with the value that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The key of the user's own.
    Reference(Option<String>),
    /// Who is on record.
    Speaker(Speaker),
    /// The speaker's role as it was then.
    Role(Option<String>),
    /// When the words were said.
    SaidOn(Said),
    /// What is claimed.
    Statement(String),
    /// The words themselves.
    Quote(Option<Quote>),
    /// What the speaker does with the words.
    Kind(Kind),
    /// How sure the words are.
    Strength(Strength),
    /// Of a demand: who must.
    Actor(Option<String>),
    /// What the claim hangs on.
    Condition(Option<NewCondition>),
    /// By when.
    Deadline(Option<Window>),
    /// What would count as fulfilled.
    Test(Option<String>),
    /// Topics, all of them.
    Topics(Vec<String>),
    /// The main source.
    Source(Option<SourceRef>),
    /// Further sources, all of them.
    AlsoIn(Vec<AlsoIn>),
    /// Kept out of everything published.
    Private(bool),
    /// The language of the quote.
    Lang(Option<String>),
    /// The quote in the statement's language.
    Translation(Option<String>),
}

impl NewClaim {
    /// Every field with its value, in one order.
    fn fields(&self) -> [Change; 18] {
        [
            Change::Reference(self.reference.clone()),
            Change::Speaker(self.speaker.clone()),
            Change::Role(self.role.clone()),
            Change::SaidOn(self.said_on),
            Change::Statement(self.statement.clone()),
            Change::Quote(self.quote.clone()),
            Change::Kind(self.kind),
            Change::Strength(self.strength),
            Change::Actor(self.actor.clone()),
            Change::Condition(self.condition.clone()),
            Change::Deadline(self.deadline.clone()),
            Change::Test(self.test.clone()),
            Change::Topics(self.topics.clone()),
            Change::Source(self.source.clone()),
            Change::AlsoIn(self.also_in.clone()),
            Change::Private(self.private),
            Change::Lang(self.lang.clone()),
            Change::Translation(self.translation.clone()),
        ]
    }

    /// Returns the fields in which `after` differs: their values here, and there.
    ///
    /// Speaker and main source go together, since a speaker without a name belongs to its source.
    #[must_use]
    pub fn changes_to(&self, after: &NewClaim) -> (Vec<Change>, Vec<Change>) {
        let is_moved = self.speaker != after.speaker || self.source != after.source;
        let goes_along = |change: &Change| is_moved && matches!(change, Change::Speaker(_) | Change::Source(_));
        let pairs = self.fields().into_iter().zip(after.fields());
        pairs.filter(|(before, after)| before != after || goes_along(before)).unzip()
    }

    /// Takes one field's value over.
    pub fn take(&mut self, change: &Change) {
        match change.clone() {
            Change::Reference(value) => self.reference = value,
            Change::Speaker(value) => self.speaker = value,
            Change::Role(value) => self.role = value,
            Change::SaidOn(value) => self.said_on = value,
            Change::Statement(value) => self.statement = value,
            Change::Quote(value) => self.quote = value,
            Change::Kind(value) => self.kind = value,
            Change::Strength(value) => self.strength = value,
            Change::Actor(value) => self.actor = value,
            Change::Condition(value) => self.condition = value,
            Change::Deadline(value) => self.deadline = value,
            Change::Test(value) => self.test = value,
            Change::Topics(value) => self.topics = value,
            Change::Source(value) => self.source = value,
            Change::AlsoIn(value) => self.also_in = value,
            Change::Private(value) => self.private = value,
            Change::Lang(value) => self.lang = value,
            Change::Translation(value) => self.translation = value,
        }
    }
}

/// Corrects what was logged of a claim. A deadline that hangs on a condition decided already is dated by
/// that decision again.
///
/// # Errors
/// [`Refusal`] when nothing would change, the claim is off the books, or it could not have been logged so.
pub fn amend(claim: &Claim, new: &NewClaim, why: Option<String>, today: NaiveDate) -> Result<Vec<Draft>, Refusal> {
    let id = claim.id;
    if !claim.status.is_on_the_books() {
        return Err(Refusal::OffTheBooks { id, status: claim.status });
    }
    rules::admit(new, today)?;
    let (before, after) = claim.entry.changes_to(new);
    if after.is_empty() {
        return Err(Refusal::NothingToAmend { id });
    }
    if after.iter().any(|change| matches!(change, Change::SaidOn(_))) {
        check_said(claim, new)?;
    }
    let moves_clock = after.iter().any(|change| matches!(change, Change::Condition(_) | Change::Deadline(_)));
    if moves_clock {
        check_outcome(claim, new)?;
    }
    let mut drafts = vec![Draft { happened_on: None, fact: Fact::Amended { before, after, why } }];
    if moves_clock {
        drafts.extend(decided_again(claim, new));
    }
    Ok(drafts)
}

/// What became of a claim happened after it was said. What it has from its original or its parts may be older.
fn check_said(claim: &Claim, new: &NewClaim) -> Result<(), Refusal> {
    let decided_on = claim.condition.as_ref().and_then(|condition| condition.decided_on);
    let closed_on = claim.closed_on.filter(|_| claim.closed_by.is_some());
    let said = new.said_on.first_day();
    match [closed_on, decided_on].into_iter().flatten().find(|on| *on < said) {
        Some(on) => Err(Refusal::SaidAfter { id: claim.id, said, on }),
        None => Ok(()),
    }
}

/// An outcome that was marked must be one that could be marked of the corrected claim too.
fn check_outcome(claim: &Claim, new: &NewClaim) -> Result<(), Refusal> {
    let (id, Some(_), Some(on)) = (claim.id, claim.closed_by, claim.closed_on) else { return Ok(()) };
    let state = claim.condition.as_ref().map_or(ConditionState::Pending, |condition| condition.state);
    let would_be = new.condition.as_ref().map(|condition| Condition { state, ..Condition::pending(condition) });
    if let (Status::Unfulfilled, Some(condition)) = (claim.status, would_be.filter(|it| !it.is_in_force())) {
        let text = condition.text;
        return Err(match state {
            ConditionState::Pending => Refusal::NotInForce { id, text },
            state => Refusal::WouldBeVoid { id, outcome: Outcome::Unfulfilled, text, state },
        });
    }
    match new.deadline.as_ref().and_then(Window::accepted_end) {
        Some(end) if claim.status == Status::Withdrawn && end < on => Err(Refusal::WithdrawnLate { id, end, on }),
        _ => Ok(()),
    }
}

/// Dates what waits for an event: the deadline, the condition's window, or both where they wait for the
/// same one. It happens on the day of the event. An event that was dated otherwise never happened on the
/// other day: that is taken back first, wherever it held.
///
/// # Errors
/// [`Refusal`] when nothing waits for an event, or two different ones are waited for.
pub fn date_event(claim: &Claim, on: NaiveDate, why: Option<String>, today: NaiveDate) -> Result<Vec<Draft>, Refusal> {
    let id = claim.id;
    if !claim.status.is_on_the_books() {
        return Err(Refusal::OffTheBooks { id, status: claim.status });
    }
    rules::check_day(claim, on, today)?;
    let (deadline, window) = waiting_for_event(claim, on)?;
    let mut undated = claim.entry.clone();
    let mut dated = claim.entry.clone();
    if let Some(deadline) = &deadline {
        undated.deadline = deadline.undated();
        dated.deadline = deadline.dated_from(on);
    }
    if let (Some(window), Some(before), Some(after)) = (&window, &mut undated.condition, &mut dated.condition) {
        before.window = window.undated();
        after.window = window.dated_from(on);
    }
    if dated == claim.entry {
        return Err(Refusal::NothingToAmend { id });
    }
    let amended = |from: &NewClaim, to: &NewClaim, why| {
        let (before, after) = from.changes_to(to);
        Fact::Amended { before, after, why }
    };
    let mut drafts = Vec::new();
    if undated != claim.entry {
        let why = Some("the event was on another day".to_owned());
        drafts.push(Draft { happened_on: None, fact: amended(&claim.entry, &undated, why) });
    }
    drafts.push(Draft { happened_on: Some(on), fact: amended(&undated, &dated, why) });
    Ok(drafts)
}

/// The deadline and the condition's window, as far as they wait for the event, dated or not.
fn waiting_for_event(claim: &Claim, on: NaiveDate) -> Result<(Option<Window>, Option<Window>), Refusal> {
    let id = claim.id;
    let of_condition = claim.entry.condition.as_ref().and_then(|condition| condition.window.as_ref());
    let waiting = |window: Option<&Window>| window.filter(|window| window.dated_from(on).is_some()).cloned();
    // What hangs on the claim's own condition is dated by deciding that.
    let own = claim.condition.as_ref().map(|condition| condition.text.as_str());
    let is_others = |window: &&Window| own.is_none_or(|text| !belongs_to_condition(window, text));
    let (deadline, window) = (waiting(claim.entry.deadline.as_ref().filter(is_others)), waiting(of_condition));
    match (&deadline, &window) {
        (None, None) => Err(Refusal::NoEvent { id }),
        (Some(deadline), Some(window)) if deadline.anchor != window.anchor => {
            Err(Refusal::TwoEvents { id, one: window.phrase.clone(), other: deadline.phrase.clone() })
        }
        _ => Ok((deadline, window)),
    }
}

/// The decision that stands, taken anew, so that it dates a new deadline that hangs on it.
fn decided_again(claim: &Claim, new: &NewClaim) -> Vec<Draft> {
    let (Some(condition), Some(new_condition)) = (&claim.condition, &new.condition) else { return Vec::new() };
    let (Some(on), Some(of)) = (condition.decided_on, condition.decided_by) else { return Vec::new() };
    let would_be = super::Condition { state: condition.state, ..super::Condition::pending(new_condition) };
    let deadline = new.deadline.as_ref().filter(|_| would_be.is_in_force());
    let dated = deadline
        .filter(|deadline| belongs_to_condition(deadline, &new_condition.text))
        .and_then(|deadline| deadline.dated_from(on));
    if dated.is_none() || dated.as_ref() == new.deadline.as_ref() {
        return Vec::new();
    }
    let why = "what it dates was corrected".to_owned();
    vec![
        Draft { happened_on: None, fact: Fact::Reopened { why, of } },
        Draft { happened_on: Some(on), fact: Fact::Condition { state: condition.state, deadline: dated, note: None } },
    ]
}
