//! Statements that may well say the same: most words that say something are in both.
//!
//! It only makes somebody look. Nothing is taken for said again because the words are alike.

use std::collections::BTreeSet;

use super::condition::{content_words, stem};

/// How much of the words two statements have in common to be alike, in hundredths.
const ALIKE: usize = 60;

/// How many words they have in common at least.
const LEAST: usize = 2;

/// Whether two statements may say the same.
///
/// ```
/// use onrecord::claim::are_alike;
/// assert!(are_alike("Taxes will not rise before 2027", "taxes won't rise before 2027"));
/// assert!(!are_alike("Taxes will not rise before 2027", "Wages will rise"));
/// ```
#[must_use]
pub fn are_alike(one: &str, other: &str) -> bool {
    Gist::of(one).is_like(&Gist::of(other))
}

/// The words of a statement that say something, each by its stem: what likeness goes by. Made once where one
/// statement is held against many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gist(BTreeSet<String>);

impl Gist {
    /// Reads a statement.
    #[must_use]
    pub fn of(statement: &str) -> Gist {
        Gist(content_words(statement).iter().map(|word| stem(word).to_owned()).collect())
    }

    /// Whether another statement may say the same.
    #[must_use]
    pub fn is_like(&self, other: &Gist) -> bool {
        let common = self.0.intersection(&other.0).count();
        let is_whole = common == self.0.len() && common == other.0.len();
        is_whole && common > 0 || common >= LEAST && 200 * common >= ALIKE * (self.0.len() + other.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(one: &str, other: &str, expected: bool) {
        assert_eq!(are_alike(one, other), expected, "{one} / {other}");
        assert_eq!(are_alike(other, one), expected, "{other} / {one}");
    }

    #[test]
    fn most_words_must_be_in_both() {
        case("the budget will be balanced by 2027", "we will balance the budget by 2027", true);
        case("withdraw", "withdraws", true);
        case("withdraw", "the US withdraws from the talks", false);
        case("trains will run to Brennick by the end of June", "no hospital will close before 2026", false);
        case("", "", false);
        case("the", "of", false);
    }
}
