//! Conditions: what a claim hangs on, how it is split off the words, and the two clocks.
//!
//! A condition has a window beside the claim's own: in "progress within days or withdraw" the days
//! bound the progress, and nothing says when the withdrawal comes.

use chrono::NaiveDate;

use super::Uid;
use super::word::worded;
use crate::deadline::{self, Window, WindowKind};

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
    !anchor.is_empty() && anchor.iter().all(|word| text.contains(word))
}

fn content_words(text: &str) -> Vec<String> {
    const FUNCTION_WORDS: [&str; 16] =
        ["a", "an", "the", "of", "is", "are", "be", "it", "that", "this", "any", "to", "in", "on", "by", "and"];
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !FUNCTION_WORDS.contains(&word.as_str()))
        .collect()
}

/// What `--condition` was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// If or unless, the text and its window.
    pub condition: NewCondition,
    /// The statement that is left; `None` when the words hold only a condition.
    pub statement: Option<String>,
    /// The words could not be split with confidence: all of them are the condition's text.
    pub kept_whole: bool,
}

/// Words that open a condition, with how the claim hangs on it. Longer ones stand before those they begin with.
const MARKERS: [(&str, ConditionKind); 11] = [
    ("on condition that", ConditionKind::If),
    ("provided that", ConditionKind::If),
    ("providing that", ConditionKind::If),
    ("provided", ConditionKind::If),
    ("providing", ConditionKind::If),
    ("as long as", ConditionKind::If),
    ("so long as", ConditionKind::If),
    ("only if", ConditionKind::If),
    ("in the event of", ConditionKind::If),
    ("unless", ConditionKind::Unless),
    ("if", ConditionKind::If),
];

/// Words between a condition and its consequence: "X or Y" is "unless X, Y".
const ALTERNATIVES: [&str; 3] = [" or else ", " otherwise ", " or "];

/// Splits words into what is claimed and what it hangs on. Windows are counted from `said`.
///
/// ```
/// use onrecord::claim::condition::split;
/// let said = "2025-04-18".parse().unwrap();
/// let split = split("progress within days or withdraw", Some(said));
/// assert_eq!(split.condition.kind.as_str(), "unless");
/// assert_eq!(split.condition.text, "progress");
/// assert_eq!(split.statement.as_deref(), Some("withdraw"));
/// ```
#[must_use]
pub fn split(words: &str, said: Option<NaiveDate>) -> Split {
    let words = words.trim().trim_end_matches('.');
    let parts = split_at_marker(words).or_else(|| split_at_alternative(words));
    match parts {
        Some((kind, text, statement)) => Split {
            condition: new_condition(kind, text, said),
            statement: statement.map(tidy).filter(|statement| !statement.is_empty()),
            kept_whole: false,
        },
        None => Split { condition: new_condition(ConditionKind::If, words, said), statement: None, kept_whole: true },
    }
}

/// Takes the first window out of a condition's text and keeps it beside the text.
#[must_use]
pub fn new_condition(kind: ConditionKind, text: &str, said: Option<NaiveDate>) -> NewCondition {
    let windows = said.map(|said| deadline::scan(text, said)).unwrap_or_default();
    let found = windows.into_iter().find_map(|window| {
        let left = tidy(&without_span(text, window.span?));
        (!left.is_empty()).then_some((left, window))
    });
    match found {
        Some((text, window)) => NewCondition { kind, text, window: Some(Window { span: None, ..window }) },
        None => NewCondition { kind, text: tidy(text), window: None },
    }
}

type Parts<'a> = (ConditionKind, &'a str, Option<&'a str>);

fn split_at_marker(words: &str) -> Option<Parts<'_>> {
    MARKERS.iter().find_map(|&(marker, kind)| {
        let at = find_word(words, marker)?;
        let (before, after) = (&words[..at], words[at + marker.len()..].trim_start());
        if ends_with_word(before, "even") {
            return None; // "even if" takes a condition away instead of making one
        }
        if !before.trim().is_empty() {
            return Some((kind, after, Some(before)));
        }
        match after.split_once(", ") {
            Some((text, statement)) => Some((kind, text, Some(without_then(statement)))),
            None => Some((kind, after, None)),
        }
    })
}

fn split_at_alternative(words: &str) -> Option<Parts<'_>> {
    let words = strip_word(words, "either").unwrap_or(words);
    let mark = ALTERNATIVES.iter().find(|mark| find_ascii(words, mark).is_some())?;
    let at = find_ascii(words, mark)?;
    let (text, statement) = (&words[..at], &words[at + mark.len()..]);
    // "war or peace or withdrawal" leaves open which side is the alternative.
    let is_clear = ALTERNATIVES.iter().all(|mark| find_ascii(statement, mark).is_none());
    is_clear.then_some((ConditionKind::Unless, text.trim_end_matches([',', ';', '.']), Some(statement)))
}

fn without_then(statement: &str) -> &str {
    strip_word(statement, "then").unwrap_or(statement)
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.trim_start();
    let head = rest.get(..word.len())?;
    let tail = rest.get(word.len()..)?;
    (head.eq_ignore_ascii_case(word) && tail.starts_with(' ')).then(|| tail.trim_start())
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|last| last.eq_ignore_ascii_case(word))
}

/// Finds ASCII words without regard to case, at word boundaries.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| find_ascii(rest, word)) {
        let (start, end) = (from + at, from + at + word.len());
        if is_edge(text[..start].chars().next_back()) && is_edge(text[end..].chars().next()) {
            return Some(start);
        }
        from = end;
    }
    None
}

fn find_ascii(text: &str, needle: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(needle)
}

fn without_span(text: &str, (start, end): (usize, usize)) -> String {
    let before = text.chars().take(start);
    before.chain(text.chars().skip(end)).collect()
}

fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    joined.trim_matches([',', ';', ' ']).trim_end_matches('.').replace(" ,", ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(words: &str, kind: &str, text: &str, statement: Option<&str>) {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18);
        let split = split(words, said);
        let read = (split.condition.kind.as_str(), split.condition.text.as_str(), split.statement.as_deref());
        assert_eq!(read, (kind, text, statement), "{words}");
    }

    #[test]
    fn the_marker_says_how_it_hangs() {
        case("progress within days or withdraw", "unless", "progress", Some("withdraw"));
        case("if they ship the arms, we will respond", "if", "they ship the arms", Some("we will respond"));
        case("we will respond if they ship the arms", "if", "they ship the arms", Some("we will respond"));
        case("unless talks resume, then tariffs rise", "unless", "talks resume", Some("tariffs rise"));
        case("Tariffs rise unless talks resume by Friday.", "unless", "talks resume", Some("Tariffs rise"));
        case("we stay, provided that the truce holds", "if", "the truce holds", Some("we stay"));
        case("we stay as long as the truce holds", "if", "the truce holds", Some("we stay"));
        case("pay up, or else the tap is closed", "unless", "pay up", Some("the tap is closed"));
        case("Either they sign or we leave", "unless", "they sign", Some("we leave"));
        case("unless talks resume", "unless", "talks resume", None);
    }

    #[test]
    fn what_cannot_be_split_is_kept_whole() {
        assert!(split("war or peace or withdrawal", None).kept_whole);
        assert!(split("we go ahead even if they refuse", None).kept_whole);
        assert!(split("signs of progress", None).kept_whole);
        case("signs of progress", "if", "signs of progress", None);
    }

    #[test]
    fn the_window_belongs_to_the_condition() {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18);
        let window = split("progress within days or withdraw", said).condition.window.expect("has one");
        assert_eq!(window.by, NaiveDate::from_ymd_opt(2025, 4, 25));
        assert_eq!(window.by_max, NaiveDate::from_ymd_opt(2025, 4, 28));
    }

    #[test]
    fn a_deadline_belongs_to_the_condition_that_names_its_event() {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let phrase: deadline::Phrase = "within 30 days of a ceasefire".parse().expect("a phrase");
        let window = phrase.resolve(said).expect("resolves");
        assert!(belongs_to_condition(&window, "the ceasefire is signed"));
        assert!(!belongs_to_condition(&window, "the elections are held"));
    }
}
