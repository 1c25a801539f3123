//! Why a rule does not let something be recorded, with the values at fault.

use chrono::NaiveDate;

use super::{ConditionState, Kind, LinkKind, Outcome, Status};

/// Why a rule does not let something be recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A claim needs words that can be judged.
    #[error("a claim needs a statement: the one given is empty")]
    EmptyStatement,
    /// A text holds NUL, which no ledger keeps.
    #[error("{field} holds a NUL character: text with NUL is not kept")]
    Nul {
        /// The field at fault.
        field: &'static str,
    },
    /// Nothing is said in the future.
    #[error("said on {said}: that day lies in the future, today is {today}")]
    SaidInFuture {
        /// The day given.
        said: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// Nothing has happened in the future.
    #[error("claim {id}: {on} lies in the future, today is {today}")]
    Future {
        /// The claim.
        id: i64,
        /// The day given.
        on: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// Nothing happens to a claim before it is said.
    #[error("claim {id}: {on} is before it was said, on {said}")]
    BeforeSaid {
        /// The claim.
        id: i64,
        /// The day given.
        on: NaiveDate,
        /// The day it was said.
        said: NaiveDate,
    },
    /// The claim is dropped or undone.
    #[error("claim {id} is {status}: it is off the books")]
    OffTheBooks {
        /// The claim.
        id: i64,
        /// Dropped or undone.
        status: Status,
    },
    /// The claim repeats another and follows it.
    #[error("claim {id} repeats claim {original} and follows it")]
    FollowsOriginal {
        /// The claim.
        id: i64,
        /// The claim to mark instead.
        original: i64,
    },
    /// The claim is judged by its parts.
    #[error("claim {id} has parts: they are judged, not the whole")]
    HasParts {
        /// The claim.
        id: i64,
    },
    /// The claim has an outcome already.
    #[error("claim {id} is closed: {status} since {closed_on}")]
    Closed {
        /// The claim.
        id: i64,
        /// Its outcome.
        status: Status,
        /// The day it was closed.
        closed_on: NaiveDate,
    },
    /// The claim is void because of its condition.
    #[error("claim {id} is void: its condition went the other way on {closed_on}")]
    Void {
        /// The claim.
        id: i64,
        /// The day the condition was decided.
        closed_on: NaiveDate,
    },
    /// There is no outcome to correct.
    #[error("claim {id} is open: there is no outcome to correct")]
    NothingToCorrect {
        /// The claim.
        id: i64,
    },
    /// Void follows from the condition alone.
    #[error("claim {id}: void follows from its condition and is never marked")]
    VoidIsDerived {
        /// The claim.
        id: i64,
        /// Whether it has a condition at all.
        has_condition: bool,
    },
    /// The claim hangs on nothing.
    #[error("claim {id} has no condition")]
    NoCondition {
        /// The claim.
        id: i64,
    },
    /// It came about, and nobody has said whether its condition did.
    #[error("claim {id} hangs on a condition that nobody has decided: “{text}”")]
    ConditionUnnamed {
        /// The claim.
        id: i64,
        /// The outcome that was wanted.
        outcome: Outcome,
        /// The condition.
        text: String,
    },
    /// It is not in force, so it cannot have failed.
    #[error("claim {id} is not in force while its condition “{text}” is pending")]
    NotInForce {
        /// The claim.
        id: i64,
        /// The condition.
        text: String,
    },
    /// What was said of the condition makes the claim void.
    #[error("claim {id} would be void then, not {outcome}: its condition “{text}” went the other way")]
    WouldBeVoid {
        /// The claim.
        id: i64,
        /// The outcome that was wanted.
        outcome: Outcome,
        /// The condition.
        text: String,
        /// How the condition was said to be.
        state: ConditionState,
    },
    /// The condition was decided already, otherwise.
    #[error("claim {id}: its condition was decided otherwise: {state} on {decided_on}")]
    DecidedOtherwise {
        /// The claim.
        id: i64,
        /// How it was decided.
        state: ConditionState,
        /// The day.
        decided_on: NaiveDate,
    },
    /// The day decides whether it came late, so it is asked for.
    #[error("claim {id}: its window closed on {end}, so the day it happened is needed")]
    DayNeeded {
        /// The claim.
        id: i64,
        /// The accepted end of the window.
        end: NaiveDate,
    },
    /// The window is still open.
    #[error("claim {id}: its window is open until {end}")]
    TooEarly {
        /// The claim.
        id: i64,
        /// The accepted end of the window.
        end: NaiveDate,
    },
    /// A claim that has fallen due is not taken back any more.
    #[error("claim {id} fell due on {end}: on {on} it can no longer be withdrawn")]
    WithdrawnLate {
        /// The claim.
        id: i64,
        /// The accepted end of the window.
        end: NaiveDate,
        /// The day given.
        on: NaiveDate,
    },
    /// A reason says why something was not fulfilled.
    #[error("claim {id}: a reason goes with unfulfilled or partly-fulfilled, not with {outcome}")]
    ReasonMisplaced {
        /// The claim.
        id: i64,
        /// The outcome.
        outcome: Outcome,
    },
    /// The word speaks of another kind of claim.
    #[error("claim {id} is {article} {kind}: {word:?} is said of another kind")]
    OtherKindsWord {
        /// The claim.
        id: i64,
        /// Its kind.
        kind: Kind,
        /// "a" or "an".
        article: &'static str,
        /// The word given.
        word: String,
    },
    /// The next look lies ahead.
    #[error("claim {id}: the next look lies ahead of today, {today}; {again} does not")]
    AgainNotAhead {
        /// The claim.
        id: i64,
        /// The day given.
        again: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// Somebody should know why.
    #[error("claim {id}: say why")]
    NoWhy {
        /// The claim.
        id: i64,
    },
    /// Nothing would be otherwise.
    #[error("claim {id} is so already: nothing would change")]
    NothingToAmend {
        /// The claim.
        id: i64,
    },
    /// What became of the claim cannot have happened before it was said.
    #[error("claim {id}: it cannot have been said on {said}, something became of it on {on}")]
    SaidAfter {
        /// The claim.
        id: i64,
        /// The day it is to be said on.
        said: NaiveDate,
        /// The day of its outcome or of the decision.
        on: NaiveDate,
    },
    /// Nothing about the claim waits for an event.
    #[error("claim {id}: no date of it waits for an event")]
    NoEvent {
        /// The claim.
        id: i64,
    },
    /// Two dates wait for two events, and one day was given.
    #[error("claim {id} waits for two events: “{one}” and “{other}”")]
    TwoEvents {
        /// The claim.
        id: i64,
        /// What the condition waits for.
        one: String,
        /// What the claim waits for.
        other: String,
    },
    /// A claim has no link to itself.
    #[error("claim {id} cannot be linked to itself")]
    SelfLink {
        /// The claim.
        id: i64,
    },
    /// A claim repeats one original.
    #[error("claim {id} repeats claim {original} already")]
    RepeatsAnother {
        /// The claim.
        id: i64,
        /// The original.
        original: i64,
    },
    /// The link is there.
    #[error("claim {id} has that link already: {kind} claim {to}")]
    AlreadyLinked {
        /// The claim.
        id: i64,
        /// How the two stand to each other.
        kind: LinkKind,
        /// The other claim.
        to: i64,
    },
    /// The links would come back on themselves.
    #[error("claim {id} {kind} claim {to}: that would be a circle, they are linked the other way round already")]
    Circle {
        /// The claim.
        id: i64,
        /// How the two would stand to each other.
        kind: LinkKind,
        /// The other claim.
        to: i64,
    },
    /// Only what was closed is opened again.
    #[error("claim {id} is open")]
    NothingToReopen {
        /// The claim.
        id: i64,
    },
    /// A note says something.
    #[error("claim {id}: the note is empty")]
    EmptyNote {
        /// The claim.
        id: i64,
    },
}
