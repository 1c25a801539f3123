//! The fold: what the events of one claim make of it. The reading side of the truth table.
//!
//! It never fails: whatever a merge brings, some claim comes out, and the same one from the same set of
//! events. What a person may record is the affair of `rules`.

use chrono::{DateTime, Days, NaiveDate};

use super::condition::belongs_to_condition;
use super::stage::LOOK_AFTER_DAYS;
use super::{
    Change, CheckOf, Claim, Condition, ConditionState, Event, Evidence, Fact, Link, NewClaim, NewCondition, NextCheck,
    Note, Outcome, Reason, RecordedAt, Status, Uid,
};
use crate::deadline::Window;

/// Folds the live events of one claim, given in fold order, onto what was logged.
///
/// `logged` is the event that recorded the claim. When it is not among the live ones the claim is
/// undone: its number stays used, and nothing else of it counts. `None` when `logged` records no claim.
#[must_use]
pub fn fold(id: i64, logged: &Event, live: &[&Event]) -> Option<Claim> {
    let Fact::Logged(entry) = &logged.fact else { return None };
    let mut life = Life::of(entry);
    if !live.iter().any(|event| event.uid == logged.uid) {
        life.is_undone = true;
        return Some(life.into_claim(id, logged.uid));
    }
    for event in live {
        life.take(event);
    }
    Some(life.into_claim(id, logged.uid))
}

/// A claim as it would stand if it were logged: without a number, and with a uid that leads nowhere.
#[must_use]
pub fn tried_out(entry: &NewClaim) -> Claim {
    Life::of(entry).into_claim(0, Uid::at(RecordedAt::of(DateTime::UNIX_EPOCH)))
}

/// How a claim was closed.
struct Verdict {
    uid: Uid,
    outcome: Outcome,
    on: NaiveDate,
    reason: Option<Reason>,
    note: Option<String>,
}

/// A claim while its events are taken one by one.
struct Life {
    entry: NewClaim,
    logged_deadline: Option<Window>,
    condition: Option<Condition>,
    verdict: Option<Verdict>,
    /// The last look of this phase and the day it named for the next, if any.
    look: Option<(NaiveDate, Option<NaiveDate>)>,
    dropped: Option<String>,
    is_undone: bool,
    disputed: bool,
    links: Vec<Link>,
    evidence: Vec<Evidence>,
    notes: Vec<Note>,
}

impl Life {
    fn of(entry: &NewClaim) -> Life {
        Life {
            condition: entry.condition.as_ref().map(Condition::pending),
            entry: entry.clone(),
            logged_deadline: entry.deadline.clone(),
            verdict: None,
            look: None,
            dropped: None,
            is_undone: false,
            disputed: false,
            links: Vec::new(),
            evidence: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn take(&mut self, event: &Event) {
        let day = event.happened_on.unwrap_or_else(|| event.recorded_at.day());
        match &event.fact {
            Fact::Condition { state, deadline, .. } => self.decide(event.uid, *state, deadline.as_ref(), day),
            Fact::Outcome { outcome, reason, note, .. } => {
                let (uid, note) = (event.uid, note.clone());
                self.close(Verdict { uid, outcome: *outcome, on: day, reason: *reason, note });
            }
            Fact::Amended { after, .. } => after.iter().for_each(|change| self.amend(change)),
            Fact::Evidenced(evidence) => self.evidence.push(evidence.clone()),
            Fact::Noted { text, public, progress } => {
                self.notes.push(Note { on: day, text: text.clone(), public: *public, progress: *progress });
            }
            Fact::Looked { again, .. } => self.look = Some((day, *again)),
            Fact::Linked { kind, to } => {
                self.links.push(Link { kind: *kind, to: *to, to_id: None });
            }
            Fact::Dropped { why } => self.dropped = Some(why.clone()),
            Fact::Reopened { of, .. } => self.reopen(*of),
            Fact::Logged(_)
            | Fact::Reverted { .. }
            | Fact::Sourced(_)
            | Fact::Retracted { .. }
            | Fact::Speaker(_)
            | Fact::Imported { .. } => {}
        }
    }

    /// Corrects one field. What was decided of a condition stays decided when its words change.
    fn amend(&mut self, change: &Change) {
        self.entry.take(change);
        match change {
            Change::Condition(condition) => self.condition = condition.as_ref().map(|new| self.reworded(new)),
            Change::Deadline(deadline) => self.logged_deadline.clone_from(deadline),
            _ => return,
        }
        self.date_again();
    }

    /// Lets a decision that stands date the deadline that hangs on it, whoever corrected that meanwhile.
    fn date_again(&mut self) {
        let Some(condition) = self.condition.as_ref().filter(|condition| condition.is_in_force()) else { return };
        let hung = self.logged_deadline.as_ref().filter(|deadline| belongs_to_condition(deadline, &condition.text));
        if let Some(dated) = hung.zip(condition.decided_on).and_then(|(deadline, on)| deadline.dated_from(on)) {
            self.entry.deadline = Some(dated);
        }
    }

    fn reworded(&self, new: &NewCondition) -> Condition {
        let pending = Condition::pending(new);
        match &self.condition {
            Some(known) => {
                let Condition { state, decided_on, decided_by, .. } = *known;
                Condition { state, decided_on, decided_by, ..pending }
            }
            None => pending,
        }
    }

    /// Takes one outcome or decision back. In a view of the past that does not hold it, nothing changes.
    fn reopen(&mut self, of: Uid) {
        if self.verdict.as_ref().is_some_and(|verdict| verdict.uid == of) {
            self.verdict = None;
            self.look = None;
            self.disputed = false;
        }
        if self.condition.as_ref().is_some_and(|condition| condition.decided_by == Some(of)) {
            self.condition = self.entry.condition.as_ref().map(Condition::pending);
            self.entry.deadline.clone_from(&self.logged_deadline);
            self.look = None;
        }
    }

    fn decide(&mut self, by: Uid, state: ConditionState, deadline: Option<&Window>, on: NaiveDate) {
        let Some(condition) = &mut self.condition else { return };
        condition.state = state;
        condition.decided_on = (state != ConditionState::Pending).then_some(on);
        condition.decided_by = (state != ConditionState::Pending).then_some(by);
        // What an earlier decision had dated does not outlive it, nor what another had of a deadline corrected since.
        let logged = self.logged_deadline.as_ref();
        let dates_it = |dated: &&Window| logged.is_some_and(|logged| logged.phrase == dated.phrase);
        self.entry.deadline = deadline.filter(dates_it).or(logged).cloned();
        if deadline.is_none_or(|dated| !dates_it(&dated)) {
            self.date_again();
        }
        self.look = None;
    }

    /// The earlier of two outcomes holds; the second can only come from a merge.
    fn close(&mut self, verdict: Verdict) {
        match self.verdict {
            Some(_) => self.disputed = true,
            None => self.verdict = Some(verdict),
        }
    }

    fn status(&self) -> Status {
        if self.is_undone {
            return Status::Undone;
        }
        if self.dropped.is_some() {
            return Status::Dropped;
        }
        match (&self.verdict, &self.condition) {
            (Some(verdict), _) => verdict.outcome.into(),
            (None, Some(condition)) if !condition.is_pending() && !condition.is_in_force() => Status::Void,
            (None, _) => Status::Open,
        }
    }

    fn into_claim(self, id: i64, uid: Uid) -> Claim {
        let status = self.status();
        let check = (status == Status::Open).then(|| self.next_check());
        let is_in_force = self.condition.as_ref().is_none_or(Condition::is_in_force);
        let came_about = matches!(status, Status::Fulfilled | Status::PartlyFulfilled);
        let void_on = self.condition.as_ref().and_then(|condition| condition.decided_on);
        let closed_on = match &self.verdict {
            Some(verdict) => Some(verdict.on),
            None => void_on,
        };
        Claim {
            id,
            uid,
            status,
            next_check: check.map(|(next, _)| next),
            overdue_after: check.and_then(|(_, last)| last),
            closed_on: closed_on.filter(|_| status.is_closed()),
            closed_by: self.verdict.as_ref().map(|verdict| verdict.uid),
            late_days: self.late_days().filter(|_| came_about),
            reason: self.verdict.as_ref().and_then(|verdict| verdict.reason),
            closing_note: self.dropped.or(self.verdict.and_then(|verdict| verdict.note)),
            without_condition: came_about && !is_in_force,
            disputed: self.disputed,
            parts: None,
            links: self.links,
            evidence: self.evidence,
            notes: self.notes,
            source: None,
            also_in: Vec::new(),
            condition: self.condition,
            entry: self.entry,
        }
    }

    /// Counted from the accepted end of the window: 0 on time.
    fn late_days(&self) -> Option<i64> {
        let end = self.entry.deadline.as_ref()?.accepted_end()?;
        let on = self.verdict.as_ref()?.on;
        Some(on.signed_duration_since(end).num_days().max(0))
    }

    /// The next check of an open claim, and the last day on which it is not overdue.
    fn next_check(&self) -> (NextCheck, Option<NaiveDate>) {
        let pending = self.condition.as_ref().filter(|condition| condition.is_pending());
        let what = if pending.is_some() { CheckOf::Condition } else { CheckOf::Claim };
        let windows = [pending.and_then(|condition| condition.window.as_ref()), self.entry.deadline.as_ref()];
        let dated = windows.into_iter().flatten().filter_map(|window| Some((window.by?, window.accepted_end()))).min();
        let by = dated.map(|(by, _)| by);
        let in_force_on = self.condition.as_ref().and_then(|condition| condition.decided_on);
        let phase_began = in_force_on.unwrap_or_else(|| self.entry.said_on.last_day());
        let look = |on| NextCheck { on, what: CheckOf::Look };
        let next = match (self.look, by) {
            (Some((_, Some(again))), _) => look(again),
            // A look without a day of its own never skips a deadline that still lies ahead.
            (Some((on, None)), Some(by)) if by > on => NextCheck { on: by, what },
            // In the tail of a vague window it comes up again no later than when it turns overdue.
            (Some((on, None)), _) => {
                let overdue_on = dated.and_then(|(_, end)| end).filter(|end| *end >= on).and_then(|end| end.succ_opt());
                look(overdue_on.map_or(look_after(on), |overdue_on| overdue_on.min(look_after(on))))
            }
            (None, Some(by)) => NextCheck { on: by, what },
            (None, None) => look(look_after(phase_began)),
        };
        (next, dated.and_then(|(_, end)| end))
    }
}

fn look_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(LOOK_AFTER_DAYS)).unwrap_or(day)
}
