//! What has become of a claim elsewhere, as facts that the rules allow: its condition decided, its outcome on
//! the day it was closed. A row that the rules refuse is refused, and the column named.

use chrono::{Days, NaiveDate};

use super::columns::{Cells, Column, Refused};
use super::dates::Dates;
use crate::claim::event::Draft;
use crate::claim::rules::{self, Marking, Refusal};
use crate::claim::{
    Basis, Claim, ConditionState, Event, Evidence, Fact, NewClaim, Outcome, RecordedAt, Stage, Status, Uid, fold,
};
use crate::cli::condition::state_word;
use crate::deadline::Window;

/// A claim whose row is asked what became of it.
pub(super) struct Life<'a> {
    pub(super) entry: &'a mut NewClaim,
    pub(super) evidence: Vec<Evidence>,
    /// The row comes from a ledger, where the rules have been applied before.
    pub(super) is_ours: bool,
    pub(super) today: NaiveDate,
}

/// What became of it.
#[derive(Debug, Default)]
pub(super) struct Ended {
    pub(super) facts: Vec<Draft>,
    pub(super) status: Option<Status>,
    /// It was marked before its window closed.
    pub(super) is_early: bool,
    /// It was closed with a claim that it repeats, or that is a part of it: taken as open.
    pub(super) is_inherited: bool,
    /// Why the rules refuse what became of it.
    pub(super) refused: Option<Refused>,
}

/// The days and words of a row that speak of its end.
struct Said {
    state: Option<ConditionState>,
    decided_on: Option<NaiveDate>,
    outcome: Option<Outcome>,
    closed_on: Option<NaiveDate>,
    late_days: Option<u64>,
}

impl Life<'_> {
    pub(super) fn read(self, cells: &Cells<'_>, dates: &Dates) -> Result<Ended, Refused> {
        let day = |column| {
            let words = cells.get(column);
            words.map(|words| dates.day(words)).transpose().map_err(|why| cells.refused(column, why))
        };
        let mut said = Said {
            state: state(cells)?,
            decided_on: day(Column::ConditionDecidedOn)?,
            outcome: self.outcome(cells)?,
            closed_on: day(Column::ClosedOn)?,
            late_days: cells.get(Column::LateDays).and_then(|days| days.parse().ok()),
        };
        check_complete(cells, &said)?;
        let status = said.outcome.map(Status::from);
        let is_inherited = self.is_ours && self.is_inherited(&said);
        if is_inherited {
            (said.outcome, said.closed_on) = (None, None);
        }
        let is_decided = said.state.is_some_and(|state| state != ConditionState::Pending);
        let again = day(Column::NextCheckOn)?.filter(|again| *again > self.today && said.outcome.is_none());
        if said.outcome.is_none() && !is_decided && again.is_none() {
            return Ok(Ended { facts: self.filed(), status, is_inherited, ..Ended::default() });
        }
        Ok(match self.follow(cells, &said, again) {
            Ok(ended) => Ended { status, is_inherited, ..ended },
            Err(refused) => Ended { status, refused: Some(refused), ..Ended::default() },
        })
    }

    /// Whether an outcome can only be that of another claim: it came before this one was said, or it is void while
    /// no condition is decided.
    fn is_inherited(&self, said: &Said) -> bool {
        let is_undecided = said.state.is_none_or(|state| state == ConditionState::Pending);
        let is_before_said = said.closed_on.is_some_and(|on| on < self.entry.said_on.first_day());
        said.outcome.is_some() && (is_before_said || (said.outcome == Some(Outcome::Void) && is_undecided))
    }

    /// The outcome that the row names; `None` for an open claim, in whatever stage.
    fn outcome(&self, cells: &Cells<'_>) -> Result<Option<Outcome>, Refused> {
        let Some(word) = cells.get(Column::Status).map(str::to_lowercase) else { return Ok(None) };
        match word.parse::<Status>() {
            Ok(Status::Open) => return Ok(None),
            Ok(Status::Dropped | Status::Undone) => {
                return Err(cells.refused(Column::Status, format!("a claim that is {word} is off the books")));
            }
            Ok(_) => return Ok(word.parse().ok()),
            Err(_) if word.parse::<Stage>().is_ok() => return Ok(None),
            Err(_) => {}
        }
        let claim = standing(self.entry, &[]);
        match rules::outcome_word(&claim, &word) {
            Ok(Some(outcome)) => Ok(Some(outcome)),
            Ok(None) => {
                let known = Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect::<Vec<_>>().join(", ");
                Err(cells.refused(Column::Status, format!("{word:?} is no outcome: it is open, or one of {known}")))
            }
            Err(refusal) => Err(cells.refused(Column::Status, said_of_a_row(&refusal))),
        }
    }

    /// Applies the rules, one after the other. `again` is a day ahead to look at it.
    fn follow(mut self, cells: &Cells<'_>, said: &Said, again: Option<NaiveDate>) -> Result<Ended, Refused> {
        let refuse = |refusal: &Refusal, day: Column| {
            let column = match column_of(refusal) {
                Column::ClosedOn => day,
                other => other,
            };
            cells.refused(column, said_of_a_row(refusal))
        };
        if let (true, Some(deadline)) = (self.is_ours, &mut self.entry.deadline) {
            accept_as_judged(deadline, said);
        }
        let mut ended = Ended::default();
        let void_on = said.closed_on.filter(|_| said.outcome == Some(Outcome::Void));
        if let Some(state) = said.state.filter(|state| *state != ConditionState::Pending) {
            let claim = standing(self.entry, &[]);
            let decided = rules::decide(&claim, state, said.decided_on.or(void_on), None, self.today);
            ended.facts = decided.map_err(|refusal| refuse(&refusal, Column::ConditionDecidedOn))?;
        }
        let claim = standing(self.entry, &ended.facts);
        match said.outcome {
            None => ended.facts.extend(again.and_then(|again| self.look(&claim, again))),
            Some(Outcome::Void) if claim.status == Status::Void => {}
            Some(outcome) => {
                let marking = self.marking(cells, outcome, said, &claim)?;
                ended.is_early = marking.early;
                let marked = rules::mark(&claim, &marking, self.today);
                ended.facts.extend(marked.map_err(|refusal| refuse(&refusal, Column::ClosedOn))?);
                self.evidence.clear(); // it is in what was marked
            }
        }
        ended.facts.extend(self.filed());
        Ok(ended)
    }

    /// The next check where somebody has set it: where it is not that which follows from the windows.
    fn look(&self, claim: &Claim, again: NaiveDate) -> Option<Draft> {
        if claim.next_check.is_none_or(|next| next.on == again) {
            return None;
        }
        let note = Some("the next check, as it was imported".to_owned());
        rules::look(claim, Some(again), note, self.today).ok()
    }

    fn marking(&self, cells: &Cells<'_>, outcome: Outcome, said: &Said, claim: &Claim) -> Result<Marking, Refused> {
        let reason = cells.get(Column::Reason).map(|word| word.to_lowercase().parse()).transpose();
        let end = self.entry.deadline.as_ref().and_then(Window::accepted_end);
        let is_before_end = said.closed_on.zip(end).is_some_and(|(on, end)| on < end);
        let is_pending = claim.condition.as_ref().is_some_and(|condition| condition.is_pending());
        Ok(Marking {
            outcome,
            on: said.closed_on,
            reason: reason.map_err(|error| cells.refused(Column::Reason, error))?,
            note: None,
            early: self.is_ours && outcome == Outcome::Unfulfilled && is_before_end,
            condition_was: said.state.filter(|state| is_pending && *state == ConditionState::Pending),
            correct: None,
            evidence: self.evidence.clone(),
        })
    }

    /// Evidence of a claim without an outcome speaks for the claim.
    fn filed(&self) -> Vec<Draft> {
        let basis = |basis| if basis == Basis::Outcome { Basis::Claim } else { basis };
        let pieces = self.evidence.iter().cloned().map(|piece| Evidence { basis: basis(piece.basis), ..piece });
        pieces.map(|piece| Draft { happened_on: Some(self.today), fact: Fact::Evidenced(piece) }).collect()
    }
}

fn state(cells: &Cells<'_>) -> Result<Option<ConditionState>, Refused> {
    let Some(word) = cells.get(Column::ConditionState) else { return Ok(None) };
    match state_word(word) {
        Some(state) => Ok(Some(state)),
        None => Err(cells.refused(Column::ConditionState, format!("{word:?} is none of pending, met, unmet"))),
    }
}

/// Refuses days that belong to nothing.
fn check_complete(cells: &Cells<'_>, said: &Said) -> Result<(), Refused> {
    let is_undecided = said.state.is_none_or(|state| state == ConditionState::Pending);
    if said.decided_on.is_some() && is_undecided {
        return Err(cells.refused(Column::ConditionDecidedOn, "condition_state does not say how it was decided"));
    }
    if said.outcome.is_some() || !is_undecided {
        return Ok(()); // what was decided may have made it void on that day
    }
    if said.closed_on.is_some() {
        return Err(cells.refused(Column::ClosedOn, "status does not say what became of it"));
    }
    match cells.get(Column::Reason) {
        Some(_) => Err(cells.refused(Column::Reason, "status does not say what became of it")),
        None => Ok(()),
    }
}

/// A claim as these facts make it, before it has a number.
fn standing(entry: &NewClaim, facts: &[Draft]) -> Claim {
    let recorded_at = RecordedAt::of(chrono::DateTime::UNIX_EPOCH);
    let uid = Uid::at(recorded_at);
    let event =
        |happened_on, fact, own: Uid| Event { uid: own, batch: uid, claim: Some(uid), happened_on, recorded_at, fact };
    let logged = event(Some(entry.said_on.last_day()), Fact::Logged(Box::new(entry.clone())), uid);
    let rest: Vec<Event> =
        facts.iter().map(|draft| event(draft.happened_on, draft.fact.clone(), Uid::at(recorded_at))).collect();
    let live: Vec<&Event> = std::iter::once(&logged).chain(&rest).collect();
    fold(0, &logged, &live).expect("its first event logs it")
}

/// Two dates in a cell have lost until when a vague phrase was accepted; where the outcome was judged by that,
/// it can be told from the outcome.
fn accept_as_judged(deadline: &mut Window, said: &Said) {
    let (Some(on), Some(by), None) = (said.closed_on, deadline.by, deadline.by_max) else { return };
    let end = match (said.outcome, said.late_days) {
        (Some(Outcome::Fulfilled | Outcome::PartlyFulfilled), Some(late)) => on.checked_sub_days(Days::new(late)),
        (Some(Outcome::Withdrawn), _) => Some(on),
        _ => None,
    };
    let Some(end) = end.filter(|end| *end > by) else { return };
    deadline.by_max = Some(end);
    deadline.vague = true;
    deadline.note = Some(format!("accepted until {end}, as the outcome that it came with says"));
}

/// The column that a refusal speaks of.
pub(super) fn column_of(refusal: &Refusal) -> Column {
    match refusal {
        Refusal::EmptyStatement | Refusal::Nul { .. } => Column::Statement,
        Refusal::SaidInFuture { .. } => Column::SaidOn,
        Refusal::Future { .. }
        | Refusal::BeforeSaid { .. }
        | Refusal::DayNeeded { .. }
        | Refusal::TooEarly { .. }
        | Refusal::WithdrawnLate { .. } => Column::ClosedOn,
        Refusal::ReasonMisplaced { .. } => Column::Reason,
        Refusal::NoCondition { .. }
        | Refusal::ConditionUnnamed { .. }
        | Refusal::NotInForce { .. }
        | Refusal::WouldBeVoid { .. }
        | Refusal::DecidedOtherwise { .. } => Column::ConditionState,
        _ => Column::Status,
    }
}

/// What a refusal says, of a claim that has no number yet.
fn said_of_a_row(refusal: &Refusal) -> String {
    let text = refusal.to_string();
    match text.strip_prefix("claim 0: ") {
        Some(rest) => rest.to_owned(),
        None => text.replace("claim 0 ", "the claim "),
    }
}
