//! What the wording alone says of a claim: kind, strength and deadline, where nobody gave them.
//!
//! A guess that is always said aloud, never silent. Reading whole articles has a room of its own.

use chrono::NaiveDate;

use super::{Kind, Strength};
use crate::deadline::{Window, scan};

mod act;
mod clauses;
mod countries;
mod cue;
mod force;
mod harm;
mod lexicon;
mod reach;
mod side;
mod words;

#[cfg(test)]
mod rows;

pub(crate) use force::{Force, Manner, force, force_of};
pub(crate) use lexicon::{CHOICE, Class, IF, ODD, PIVOT, REFERRING, class_of, classes};
pub(crate) use words::{CutWord, Mark, Words};

/// Reads the strength off the words: hedged where one of them hedges.
///
/// ```
/// use onrecord::claim::{Strength, wording::strength_of};
/// assert_eq!(strength_of("Taxes may rise"), Strength::Hedged);
/// assert_eq!(strength_of("Taxes will not rise before 2027"), Strength::Firm);
/// ```
#[must_use]
pub fn strength_of(words: &str) -> Strength {
    let cut = Words::of(words, std::slice::from_ref(&(0..words.len())));
    if force::hedges(&cut) { Strength::Hedged } else { Strength::Firm }
}

/// Reads the kind off the words; an assertion where nothing speaks for another.
///
/// ```
/// use onrecord::claim::{Kind, wording::kind_of};
/// assert_eq!(kind_of("We will build ten schools"), Kind::Promise);
/// assert_eq!(kind_of("withdraw"), Kind::Threat);
/// assert_eq!(kind_of("Prices will fall"), Kind::Prediction);
/// assert_eq!(kind_of("Europe must play a central role"), Kind::Demand);
/// assert_eq!(kind_of("The bridge is safe"), Kind::Assertion);
/// ```
#[must_use]
pub fn kind_of(words: &str) -> Kind {
    let cut = Words::of(words, std::slice::from_ref(&(0..words.len())));
    force(&cut, &Manner::default()).kind
}

/// Words that open a clause whose dates are not those of the statement around it.
const CLAUSE_STARTS: [&str; 12] =
    ["whether", "that", "which", "who", "because", "since", "as", "after", "before", "so", "while", "although"];

/// Finds the windows that bound what a statement claims, said on `said`; the text keeps none of their spans.
///
/// Of several, one that stands in a clause behind the first gives way, and so does one without any date beside one that has
/// some. What is left can still be several: then a reader must choose.
///
/// ```
/// use onrecord::claim::wording::windows_of;
/// let said = "2025-04-18".parse().unwrap();
/// let found = windows_of("We need to know within a few days whether a deal is possible in the coming weeks", said);
/// let phrases: Vec<&str> = found.iter().map(|window| window.phrase.as_str()).collect();
/// assert_eq!(phrases, ["within a few days"]);
/// ```
#[must_use]
pub fn windows_of(statement: &str, said: NaiveDate) -> Vec<Window> {
    let mut found = scan(statement, said);
    let clause = found.first().and_then(|first| first.span).and_then(|(_, end)| clause_after(statement, end));
    if let Some(clause) = clause {
        found.retain(|window| window.span.is_some_and(|(start, _)| start < clause));
    }
    let is_dated = |window: &Window| window.by.is_some() || window.from.is_some_and(|from| from > said);
    if found.iter().any(is_dated) {
        found.retain(is_dated);
    }
    found.into_iter().map(Window::judged).collect()
}

/// Where the first clause behind `from` begins, in scalar values.
fn clause_after(statement: &str, from: usize) -> Option<usize> {
    let mut at = 0;
    statement.split(' ').find_map(|word| {
        let start = at;
        at += word.chars().count() + 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        (start >= from && CLAUSE_STARTS.contains(&bare.as_str())).then_some(start)
    })
}
