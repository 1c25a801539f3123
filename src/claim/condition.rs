//! Conditions: what a claim hangs on, its state, and the two clocks. How it is split off the words: `split`.
//!
//! A condition has a window beside the claim's own: in "progress within days or withdraw" the days
//! bound the progress, and nothing says when the withdrawal comes.

use chrono::NaiveDate;

use super::Uid;
use super::word::worded;
use crate::deadline::{Window, WindowKind};

mod alternatives;
mod asides;
mod clauses;
mod find;
mod inverted;
mod lexicon;
mod markers;
mod meant;
mod seat;
mod speech;
mod split;
pub(in crate::claim) mod verbs;
mod words;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod rows;

pub use find::Doubt;
pub(crate) use markers::may_be_part;
pub use split::{Inside, Split, inside, inside_after, new_condition, split};
pub(crate) use split::{holds_one, undated_condition};

worded! {
    /// How a claim hangs on its condition.
    ConditionKind, "kind of condition" {
        /// In force when the condition comes about.
        If = "if",
        /// In force when it does not.
        Unless = "unless",
    }
}

worded! {
    /// What has become of a condition's text, as worded.
    ConditionState, "state of a condition" {
        /// Nobody has decided.
        Pending = "pending",
        /// It came about.
        Met = "met",
        /// It did not.
        Unmet = "unmet",
    }
}

/// A condition as it is logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCondition {
    /// If or unless.
    pub kind: ConditionKind,
    /// What it hangs on, without its marker and window.
    pub text: String,
    /// By when that is to show.
    pub window: Option<Window>,
}

/// A condition and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// If or unless.
    pub kind: ConditionKind,
    /// What the claim hangs on.
    pub text: String,
    /// By when that is to show.
    pub window: Option<Window>,
    /// What has become of it.
    pub state: ConditionState,
    /// The day that was decided for; `None` while pending.
    pub decided_on: Option<NaiveDate>,
    /// The event that decided it; `None` while pending.
    pub decided_by: Option<Uid>,
}

impl Condition {
    /// The condition of a claim that has just been logged.
    #[must_use]
    pub fn pending(new: &NewCondition) -> Condition {
        Condition {
            kind: new.kind,
            text: new.text.clone(),
            window: new.window.clone(),
            state: ConditionState::Pending,
            decided_on: None,
            decided_by: None,
        }
    }

    /// Whether it is decided so that the statement is called for.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.calls_for_statement_when(self.state)
    }

    /// Whether `state` would put the claim in force: `if` and met, or `unless` and unmet.
    #[must_use]
    pub fn calls_for_statement_when(&self, state: ConditionState) -> bool {
        match (self.kind, state) {
            (_, ConditionState::Pending) => false,
            (ConditionKind::If, state) => state == ConditionState::Met,
            (ConditionKind::Unless, state) => state == ConditionState::Unmet,
        }
    }

    /// Whether nobody has decided it.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.state == ConditionState::Pending
    }

    /// Whether a day lies outside the condition's window (its accepted end included).
    #[must_use]
    pub fn is_outside_window(&self, day: NaiveDate) -> bool {
        self.window.as_ref().is_some_and(|window| {
            window.accepted_end().is_some_and(|end| day > end) || window.from.is_some_and(|from| day < from)
        })
    }
}

/// Makes a bare duration on a conditional claim wait for its condition: "if they ship the arms, we
/// respond within 48 hours" runs from the day the condition is decided, not from the day it was said.
#[must_use]
pub fn hang_deadline(deadline: Window, condition: Option<&NewCondition>) -> Window {
    condition.and_then(|condition| deadline.hung_on(&condition.text)).unwrap_or(deadline)
}

/// Whether a deadline waits for the very event that the condition speaks of: all content words of its
/// anchor occur in the condition's text.
#[must_use]
pub fn belongs_to_condition(deadline: &Window, condition_text: &str) -> bool {
    if deadline.kind != WindowKind::EventRelative {
        return false;
    }
    if deadline.anchor.as_deref() == Some(condition_text) {
        return true; // hung on this very condition
    }
    let text = content_words(condition_text);
    let anchor = deadline.anchor.as_deref().map(content_words).unwrap_or_default();
    !anchor.is_empty() && anchor.iter().all(|word| text.iter().any(|other| stem(other) == stem(word)))
}

/// A word without the ending of its form: "passes" and "passing" are one.
pub(super) fn stem(word: &str) -> &str {
    let ending = ["ing", "es", "ed", "s", "e"].into_iter().find_map(|ending| word.strip_suffix(ending));
    ending.filter(|stem| stem.len() > 2).unwrap_or(word)
}

/// The words of a text that say something, in small letters.
pub(super) fn content_words(text: &str) -> Vec<String> {
    const FUNCTION_WORDS: [&str; 16] =
        ["a", "an", "the", "of", "is", "are", "be", "it", "that", "this", "any", "to", "in", "on", "by", "and"];
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !FUNCTION_WORDS.contains(&word.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::Phrase;

    #[test]
    fn a_deadline_belongs_to_the_condition_that_names_its_event() {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let phrase: Phrase = "within 30 days of a ceasefire".parse().expect("a phrase");
        let window = phrase.resolve(said).expect("resolves");
        assert!(belongs_to_condition(&window, "the ceasefire is signed"));
        assert!(!belongs_to_condition(&window, "the elections are held"));
    }
}
