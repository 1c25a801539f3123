//! Splitting words into what is claimed and what it hangs on: the words of `--condition`, and those of a
//! statement that holds its condition itself.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use super::alternatives::{alternative, back, cleaned};
use super::asides::Place;
use super::clauses::{Span, bare};
use super::find::{Doubt, Reader, Verdict, judge, place_at};
use super::markers::{Class, may_hold_one};
use super::speech::{Tense, tense};
use super::words::{Kind, Words};
use super::{ConditionKind, NewCondition};
use crate::deadline;

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
    let cut = Words::of(words);
    let whole =
        |kind, text: &str| Split { condition: new_condition(kind, text, said), statement: None, kept_whole: true };
    match read(&cut, Reader::Flag) {
        Verdict::Alone(kind, text) => {
            Split { condition: new_condition(kind, cut.written(text), said), statement: None, kept_whole: false }
        }
        Verdict::Found(reading) if !reading.text.is_empty() => Split {
            condition: new_condition(reading.kind, &joined(&cut, &reading.text), said),
            statement: Some(joined(&cut, &reading.statement)).filter(|statement| !statement.is_empty()),
            kept_whole: false,
        },
        _ => {
            // The marker in front says how it hangs, and goes without saying then.
            let sentence = bare(&cut, 0..cut.len());
            match place_at(&cut, sentence.start, &sentence).filter(|place| place.marker.class != Class::Inverted) {
                Some(place) if !place.after().is_empty() => whole(place.marker.kind, cut.written(place.after())),
                _ => whole(ConditionKind::If, words),
            }
        }
    }
}

/// Takes the first window out of a condition's text and keeps it beside the text.
#[must_use]
pub fn new_condition(kind: ConditionKind, text: &str, said: Option<NaiveDate>) -> NewCondition {
    match said {
        Some(said) => with_window(kind, text, |text| deadline::scan(text, said)),
        None => NewCondition { kind, text: tidy(text), window: None },
    }
}

/// As [`new_condition`], for words that nobody knows the day of: the window has only the days that need none.
pub(crate) fn undated_condition(kind: ConditionKind, text: &str) -> NewCondition {
    with_window(kind, text, deadline::scan_undated)
}

fn with_window(kind: ConditionKind, text: &str, windows: impl Fn(&str) -> Vec<deadline::Window>) -> NewCondition {
    // "The talks fail before June" tells what is; behind "if" it tells what may come.
    const IF: &str = "if ";
    let found = windows(&format!("{IF}{text}")).into_iter().find_map(|window| {
        let (start, end) = window.span?;
        let span = (start.checked_sub(IF.len())?, end.checked_sub(IF.len())?);
        let span = (span.0, span.1 + hour_after(text, span.1));
        let left = if is_subject(&window, span) { tidy(text) } else { tidy(&without_span(text, span)) };
        (!left.is_empty()).then_some((left, window))
    });
    match found {
        Some((text, window)) => NewCondition { kind, text, window: Some(window.judged()) },
        None => NewCondition { kind, text: tidy(text), window: None },
    }
}

/// The length of the hour behind a day, which goes with it: "by Saturday noon".
fn hour_after(text: &str, end: usize) -> usize {
    const HOURS: [&str; 6] = [" noon", " midnight", " morning", " afternoon", " evening", " night"];
    let rest = text.char_indices().nth(end).and_then(|(at, _)| text.get(at..)).unwrap_or_default();
    let is_whole =
        |hour: &&&str| rest.strip_prefix(**hour).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
    HOURS.iter().find(is_whole).map_or(0, |hour| hour.len())
}

/// "The next few days bring no headway": the days are what the clause is about, and stay in it.
fn is_subject(window: &deadline::Window, span: (usize, usize)) -> bool {
    let first = window.phrase.split(' ').next().unwrap_or_default();
    span.0 == 0 && ["the", "these", "those"].iter().any(|article| article.eq_ignore_ascii_case(first))
}

/// The condition that a statement may hold in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// No word of it makes a condition.
    Nothing,
    /// A word that makes conditions stands in it, and they cannot be taken apart with confidence.
    Unclear(Doubt),
    /// What it hangs on, and the statement that is left.
    Found {
        /// If or unless, the text and its window.
        condition: Box<NewCondition>,
        /// What is claimed.
        statement: String,
        /// The bytes of the condition in the words given, with its marker; of "Otherwise" where the condition
        /// stands before them.
        span: Range<usize>,
    },
}

impl Inside {
    /// Whether there may be a condition that could not be taken apart.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        matches!(self, Inside::Unclear(_))
    }
}

/// Finds the condition that stands in a statement, in running text: only where a word like "if" makes one.
/// "War or peace" is just that.
///
/// ```
/// use onrecord::claim::condition::{Inside, inside};
/// let said = "2025-04-18".parse().unwrap();
/// let Inside::Found { condition, statement, span } = inside("If no progress is made within days, we leave", Some(said))
/// else { panic!("has a condition") };
/// assert_eq!((condition.text.as_str(), statement.as_str()), ("no progress is made", "we leave"));
/// assert_eq!(condition.window.map(|window| window.phrase).as_deref(), Some("within days"));
/// assert_eq!(span, 0..34);
/// ```
#[must_use]
pub fn inside(statement: &str, said: Option<NaiveDate>) -> Inside {
    inside_after("", statement, said)
}

/// Finds the condition of a statement that follows other words, to which "Otherwise" or "If not" may refer.
///
/// ```
/// use onrecord::claim::condition::{Inside, inside_after};
/// let Inside::Found { condition, statement, .. } = inside_after("They must sign.", "Otherwise, we leave.", None)
/// else { panic!("has a condition") };
/// assert_eq!((condition.kind.as_str(), condition.text.as_str()), ("unless", "They must sign"));
/// assert_eq!(statement, "we leave");
/// ```
#[must_use]
pub fn inside_after(previous: &str, statement: &str, said: Option<NaiveDate>) -> Inside {
    if !may_hold_one(statement) {
        return Inside::Nothing;
    }
    let words = Words::of(statement);
    let reading = match read(&words, Reader::Text) {
        Verdict::Nothing | Verdict::Alone(..) => return Inside::Nothing,
        Verdict::Unclear(doubt) => return Inside::Unclear(doubt),
        Verdict::Found(reading) => reading,
    };
    let text = if reading.text.is_empty() { last_sentence(previous) } else { joined(&words, &reading.text) };
    if text.is_empty() {
        return Inside::Unclear(Doubt::RefersBack);
    }
    let condition = Box::new(new_condition(reading.kind, &text, said));
    let left = joined(&words, &reading.statement);
    match words.bytes(reading.span) {
        Some(span) if !condition.text.is_empty() && !left.is_empty() => {
            Inside::Found { condition, statement: left, span }
        }
        _ => Inside::Unclear(Doubt::NoEnd),
    }
}

/// Whether a text holds a condition, be it one that cannot be taken apart.
pub(crate) fn holds_one(text: &str) -> bool {
    may_hold_one(text) && !matches!(read(&Words::of(text), Reader::Text), Verdict::Nothing | Verdict::Alone(..))
}

/// The words that a sentence refers back to.
fn last_sentence(previous: &str) -> String {
    let words = Words::of(previous);
    let last = sentences(&words).into_iter().rev().find(|span| !bare(&words, span.clone()).is_empty());
    last.map(|span| words.written(cleaned(&words, span)).to_owned()).unwrap_or_default()
}

/// Reads the first condition of a text.
fn read(words: &Words<'_>, reader: Reader) -> Verdict {
    let sentences = sentences(words);
    let mut earlier = None;
    for sentence in &sentences {
        if let Some(verdict) = back(words, sentence, earlier) {
            return with_rest(words, verdict, sentence, true);
        }
        earlier = Some(sentence);
    }
    // What a flag says is a condition: a word that may just tell when is asked last.
    let is_early = |place: &Place| reader == Reader::Text || !matches!(place.marker.class, Class::Time | Class::Until);
    for sentence in &sentences {
        let verdict = by_marker(words, sentence, reader, is_early);
        let verdict = match verdict {
            Verdict::Nothing => alternative(words, sentence, reader).map_or(Verdict::Nothing, Verdict::Found),
            verdict => verdict,
        };
        let verdict = match verdict {
            Verdict::Nothing if reader == Reader::Flag => by_marker(words, sentence, reader, |place| !is_early(place)),
            verdict => verdict,
        };
        if verdict != Verdict::Nothing {
            return with_rest(words, verdict, sentence, false);
        }
    }
    Verdict::Nothing
}

/// Reads the first condition that a marker makes in a sentence.
fn by_marker(words: &Words<'_>, sentence: &Span, reader: Reader, is_asked: impl Fn(&Place) -> bool) -> Verdict {
    // More would be no sentence; each may look at all of it.
    const MOST: usize = 24;
    let mut at = sentence.start;
    let mut tried = 0;
    while at < sentence.end {
        let Some(place) = place_at(words, at, sentence).filter(|place| is_asked(place)) else {
            at += 1;
            continue;
        };
        tried += 1;
        if tried > MOST {
            return Verdict::Unclear(Doubt::NoEnd);
        }
        match judge(words, &place, reader) {
            Verdict::Nothing => at = place.mark.end,
            verdict => return verdict,
        }
    }
    Verdict::Nothing
}

/// Puts back the sentences around the one that was read. Where one of them looks ahead too, it is not clear that
/// the condition is meant for it.
fn with_rest(words: &Words<'_>, verdict: Verdict, sentence: &Span, is_back: bool) -> Verdict {
    let Verdict::Found(mut reading) = verdict else { return verdict };
    let after = sentence.end..words.len();
    let has_words = |span: &Span| span.clone().any(|at| words.kind_at(at) == Kind::Word);
    let is_ahead = |span: &Span| has_words(span) && tense(words, span.clone()) == Tense::Ahead;
    if !is_back {
        let before = 0..sentence.start;
        if is_ahead(&before) || is_ahead(&after) {
            return Verdict::Unclear(Doubt::NoEnd);
        }
        reading.statement.insert(0, before);
    }
    if has_words(&after) {
        reading.statement.push(after);
    }
    Verdict::Found(reading)
}

/// The sentences of a text, each without its stop.
fn sentences(words: &Words<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..=words.len() {
        if words.kind_at(at) == Kind::Stop {
            if at > start {
                found.push(start..at);
            }
            start = at + 1;
        }
    }
    found
}

/// Writes pieces of a text one after the other.
fn joined(words: &Words<'_>, pieces: &[Span]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let written = words.written(piece.clone());
        let is_quote = text.chars().all(|c| !c.is_alphanumeric());
        let is_tight =
            is_quote || written.starts_with([',', ';', '.', '!', '?', ')', '”']) || text.ends_with(['“', '(']);
        if !text.is_empty() && !written.is_empty() && !is_tight {
            text.push(' ');
        }
        text.push_str(written);
    }
    tidy(&text)
}

fn without_span(text: &str, (start, end): (usize, usize)) -> String {
    let before = text.chars().take(start);
    before.chain(text.chars().skip(end)).collect()
}

/// One space between words, no stop at the end but that of an abbreviation, no comma that parts nothing.
fn tidy(text: &str) -> String {
    let even = evened(text);
    let bare = even.trim_matches([',', ';', ' ', '–', '—']);
    let is_abbreviated = bare.rsplit(' ').next().is_some_and(|last| last.trim_end_matches('.').contains('.'));
    let bare = if is_abbreviated { bare } else { bare.trim_end_matches('.') };
    if !bare.contains(',') {
        return bare.to_owned();
    }
    bare.replace(" ,", ",").replace(",,", "") // of what stood between two commas neither is left
}

/// One space between words.
fn evened(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let mut was_space = false;
    let is_even = text.chars().all(|c| {
        let is_space = c.is_whitespace();
        let fits = !is_space || c == ' ' && !was_space;
        was_space = is_space;
        fits
    });
    if is_even { Cow::Borrowed(text) } else { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) }
}
