//! Splitting words into what is claimed and what it hangs on: the words of `--condition`, and those of a
//! statement that holds its condition itself.

use chrono::NaiveDate;

use super::{ConditionKind, NewCondition};
use crate::deadline::{self, Phrase};

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
    let parts = split_at_marker(words, |_, _| true).or_else(|| split_at_alternative(words));
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
        Some((text, window)) => NewCondition { kind, text, window: Some(window.judged()) },
        None => NewCondition { kind, text: tidy(text), window: None },
    }
}

/// The condition that a statement may hold in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// No word of it makes a condition.
    Nothing,
    /// A word that makes conditions stands in it, and where the condition ends cannot be told.
    Unclear,
    /// What it hangs on, and the statement that is left.
    Found {
        /// If or unless, the text and its window.
        condition: Box<NewCondition>,
        /// What is claimed.
        statement: String,
    },
}

/// Words after a marker that make no condition: "difficult if not impossible", "few, if any".
const ASIDES: [&str; 13] = [
    "not",
    "any",
    "ever",
    "anything",
    "only",
    "so",
    "possible",
    "necessary",
    "needed",
    "need be",
    "at all",
    "it takes",
    "when",
];

/// Words before "if" that make it a question: "they ask if".
const QUESTIONS: [&str; 17] = [
    "ask", "asks", "asked", "asking", "know", "knows", "knew", "wonder", "wonders", "wondered", "see", "sees", "doubt",
    "doubts", "unclear", "unsure", "what",
];

/// Finds the condition that stands in a statement, in running text: only where a word like "if" makes one.
/// "War or peace" is just that.
///
/// ```
/// use onrecord::claim::condition::{Inside, inside};
/// let said = "2025-04-18".parse().unwrap();
/// let Inside::Found { condition, statement } = inside("If no progress is made within days, we leave", Some(said))
/// else { panic!("has a condition") };
/// assert_eq!((condition.text.as_str(), statement.as_str()), ("no progress is made", "we leave"));
/// assert_eq!(condition.window.map(|window| window.phrase).as_deref(), Some("within days"));
/// ```
#[must_use]
pub fn inside(statement: &str, said: Option<NaiveDate>) -> Inside {
    let words = statement.trim().trim_end_matches('.');
    let Some((kind, text, statement)) = split_at_marker(words, is_no_verb) else { return Inside::Nothing };
    let before = statement.filter(|statement| words.starts_with(*statement)).unwrap_or_default();
    if is_aside(text, before) || is_question(before, said) {
        return Inside::Nothing;
    }
    let condition = new_condition(kind, text, said);
    match statement.map(tidy).filter(|statement| !statement.is_empty()) {
        Some(statement) if !condition.text.is_empty() => Inside::Found { condition: Box::new(condition), statement },
        _ => Inside::Unclear,
    }
}

fn is_aside(text: &str, before: &str) -> bool {
    let first = text.split(',').next().unwrap_or_default().trim();
    let is_alone = ASIDES.iter().any(|aside| first.eq_ignore_ascii_case(aside));
    // "Unless" and "if not stopped" at the beginning are followed by a clause of their own.
    is_alone || (!before.trim().is_empty() && strip_word(text, "not").is_some())
}

fn is_question(before: &str, said: Option<NaiveDate>) -> bool {
    let windows = said.map(|said| deadline::scan(before, said)).unwrap_or_default();
    let spans = windows.iter().rev().filter_map(|window| window.span);
    let left = spans.fold(before.to_owned(), |left, span| without_span(&left, span));
    QUESTIONS.iter().chain(&["as"]).any(|word| ends_with_word(&left, word))
}

type Parts<'a> = (ConditionKind, &'a str, Option<&'a str>);

/// "They provided arms" has a verb there, "we stay, provided the truce holds" has not.
fn is_no_verb(marker: &str, before: &str) -> bool {
    !["provided", "providing"].contains(&marker) || before.is_empty() || before.ends_with(',')
}

/// Splits at the first marker that is one, seen with what stands before it.
fn split_at_marker(words: &str, is_one: impl Fn(&str, &str) -> bool) -> Option<Parts<'_>> {
    MARKERS.iter().find_map(|&(marker, kind)| {
        let at = find_word(words, marker)?;
        let (before, after) = (&words[..at], words[at + marker.len()..].trim_start());
        if ends_with_word(before, "even") || !is_one(marker, before.trim()) {
            return None; // "even if" takes a condition away instead of making one
        }
        if !before.trim().is_empty() {
            return Some((kind, after, Some(before)));
        }
        match clause_and_rest(after) {
            Some((text, statement)) => Some((kind, text, Some(without_then(statement)))),
            None => Some((kind, after, None)),
        }
    })
}

/// Splits at the comma that ends the first clause. Dates between commas belong to the clause around them:
/// "Trump, within the next few days, sees no progress, he will move on".
fn clause_and_rest(text: &str) -> Option<(&str, &str)> {
    let is_date = |part: &str| part.parse::<Phrase>().is_ok();
    let is_empty = |part: &str| part.trim_matches([',', ' ']).is_empty();
    let commas: Vec<usize> = text.match_indices(", ").map(|(at, _)| at).collect();
    let split = |at: usize| (text[..at].trim(), &text[at + 2..]);
    let is_clause = |at: &&usize| {
        let clause = text[..**at].trim_matches([',', ' ']);
        !is_empty(clause) && !is_date(clause)
    };
    let mut ends = commas.iter().filter(is_clause);
    let first = ends.next()?;
    let mut end = first;
    while let Some(next) = ends.next() {
        if !is_date(text[end + 2..*next].trim()) {
            return Some(split(*end));
        }
        // After the date the clause goes on to the comma that follows, if there is one.
        match ends.next() {
            Some(later) => end = later,
            None => return Some(split(*first)),
        }
    }
    Some(split(*end))
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
    joined.trim_matches([',', ';', ' ']).trim_end_matches('.').replace(" ,", ",").replace(",,", "") // of what stood between two commas neither is left
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
        case("we stay provided the truce holds", "if", "the truce holds", Some("we stay"));
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

    /// What stands inside a statement: the kind, the text, its window and the statement that is left.
    #[track_caller]
    fn holds(words: &str, expected: &str) {
        let found = match inside(words, NaiveDate::from_ymd_opt(2025, 4, 18)) {
            Inside::Nothing => "nothing".to_owned(),
            Inside::Unclear => "unclear".to_owned(),
            Inside::Found { condition, statement } => {
                let window = condition.window.map(|window| format!(" [{}]", window.phrase)).unwrap_or_default();
                format!("{} {}{window}: {statement}", condition.kind, condition.text)
            }
        };
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn a_statement_holds_its_condition_and_the_window_of_it() {
        holds(
            "If no progress is made within days, the US withdraws",
            "if no progress is made [within days]: the US withdraws",
        );
        holds(
            "The US withdraws if no progress is made within days.",
            "if no progress is made [within days]: The US withdraws",
        );
        holds(
            "Unless there is a deal by Friday, tariffs rise by June",
            "unless there is a deal [by Friday]: tariffs rise by June",
        );
        holds("We will respond within 48 hours if they ship", "if they ship: We will respond within 48 hours");
        holds("If, by Friday, no progress is made, we leave", "if no progress is made [by Friday]: we leave");
        holds("We leave unless, within days, they sign", "unless they sign [within days]: We leave");
        holds(
            "If Trump, within the next few days, sees no progress, he moves on",
            "if Trump sees no progress [within the next few days]: he moves on",
        );
        holds("If they come, by Friday, we leave", "if they come: by Friday, we leave");
        holds("We stay as long as the truce holds", "if the truce holds: We stay");
        holds("On condition that the truce holds, we stay", "if the truce holds: we stay");
        holds("We stay, provided the truce holds", "if the truce holds: We stay");
        holds("Taxes rise only if the deficit grows by June", "if the deficit grows [by June]: Taxes rise");
        holds("If not stopped, he goes on", "if not stopped: he goes on");
    }

    #[test]
    fn a_word_like_if_does_not_always_make_a_condition() {
        for words in [
            "war or peace",
            "We go ahead even if they refuse",
            "A peace deal is difficult if not impossible",
            "A peace deal is difficult, if not impossible, this year",
            "Few, if any, will come",
            "We will know within a few days if this is doable",
            "He asks if they will come",
            "They act as if nothing had happened",
            "The US provided arms",
            "We stay for as long as it takes",
            "If anything, prices rise",
        ] {
            holds(words, "nothing");
        }
        holds("If they ship the arms we will respond", "unclear");
    }
}
