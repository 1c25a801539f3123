//! The day something was said, where the cue tells it: "said on Thursday", "told reporters on 16 April".

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::lexicon::class::{self, Class};
use super::spans::Spans;
use super::tokens::Kind;
use super::view::View;
use crate::deadline::{Lean, parse_day};

/// How far behind a cue its day may stand, in units.
const REACH: usize = 14;

/// The classes of the words that a day is told with.
const DAY: Class = class::WEEKDAY | class::MONTH | class::TIME_UNIT;

/// The words that tell the day of a cue: behind it and before what it brings, or at the head of the sentence.
pub(super) fn day_words(view: &View<'_>, cue: &Range<usize>, spans: &Spans) -> Option<Range<usize>> {
    if !view.has(DAY) {
        return None;
    }
    let is_said = |at: usize| spans.contains(at);
    let ends = |at: &usize| {
        is_said(*at)
            || view.is_quote(*at)
            || view.is_kind(*at, Kind::Stop)
            || view.is_comma(*at) && !view.is_kind(at + 1, Kind::Number)
    };
    let end = (cue.end..cue.end + REACH).find(ends).unwrap_or(cue.end + REACH).min(view.len());
    let behind = (cue.end..end).find_map(|at| day_at(view, at, end));
    behind.or_else(|| at_head(view, cue.start).filter(|day| !is_said(day.start)))
}

/// The day that opens a sentence before its subject and the cue: "On Friday she said", "In a speech on 3 May, she said".
fn at_head(view: &View<'_>, cue: usize) -> Option<Range<usize>> {
    let verb = (0..cue.min(REACH)).find(|at| view.is_verb_like(*at)).unwrap_or(cue.min(REACH));
    let day = (0..verb).find_map(|at| day_at(view, at, cue))?;
    let is_alone = view.reads(day.start.wrapping_sub(1), &["on"]) || day.start == 0;
    let has_subject = view.is(day.end, class::PRONOUN) || view.token(day.end).is_some_and(|token| token.is_name());
    (view.is_comma(day.end) || is_alone && has_subject).then_some(day)
}

/// The words of a day that begin at a place: "Thursday", "yesterday", "April 16", "16 April 2025".
fn day_at(view: &View<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let is_number = |at: usize| view.is_kind(at, Kind::Number);
    let is_name =
        |at: usize| view.token(at).is_some_and(|token| token.shape.is_capital() && !token.shape.is_genitive());
    if at >= end {
        return None;
    }
    if view.is(at, class::WEEKDAY) && is_name(at) || view.reads(at, &["yesterday", "today"]) {
        return Some(at..at + 1);
    }
    let month = if is_number(at) { at + 1 } else { at };
    if !view.is(month, class::MONTH) || !is_name(month) {
        return None;
    }
    let day_end = if is_number(at) { month + 1 } else { month + 1 + usize::from(is_number(month + 1)) };
    let is_year = |at: usize| view.token(at).is_some_and(|token| token.kind == Kind::Number && token.len() == 4);
    let year = if view.is_comma(day_end) { day_end + 1 } else { day_end };
    let has_day = is_number(at) || is_number(month + 1);
    has_day.then(|| at..if is_year(year) { year + 1 } else { day_end })
}

/// The weekday that a word names in full: most cues have no other day, and need no look at the grammar of dates.
fn weekday(word: &str) -> Option<Weekday> {
    let is_full = word.len() > 5 && word.to_ascii_lowercase().ends_with("day");
    word.parse().ok().filter(|_| is_full)
}

/// The day that words tell in an article of a day; a weekday is the last one, the day itself included.
pub(super) fn day(words: &str, published: NaiveDate) -> Option<NaiveDate> {
    if let Some(weekday) = weekday(words) {
        let back = published.weekday().days_since(weekday);
        return published.checked_sub_days(Days::new(u64::from(back)));
    }
    let tomorrow = published.succ_opt()?;
    let by_name = parse_day(words, tomorrow, Lean::Past)
        .ok()
        .filter(|_| !matches!(words.to_lowercase().as_str(), "yesterday" | "today"));
    by_name.or_else(|| parse_day(words, published, Lean::Past).ok()).filter(|day| *day <= published)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(words: &str, expected: &str) {
        let friday = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        assert_eq!(
            day(words, friday).map(|day| day.to_string()).as_deref(),
            (!expected.is_empty()).then_some(expected)
        );
    }

    #[test]
    fn the_day_of_a_cue_lies_behind_the_article() {
        case("Thursday", "2025-04-17");
        case("Friday", "2025-04-18");
        case("Saturday", "2025-04-12");
        case("SUNDAY", "2025-04-13");
        case("Sat", "2025-04-12");
        case("yesterday", "2025-04-17");
        case("today", "2025-04-18");
        case("April 16", "2025-04-16");
        case("16 April 2024", "2024-04-16");
        case("December 3", "2024-12-03");
        case("May 3, 2026", "");
    }

    #[test]
    fn a_weekday_is_the_day_that_the_grammar_of_dates_has_for_it() {
        let friday = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        for word in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "thursday"] {
            assert!(weekday(word).is_some(), "{word}");
            assert_eq!(day(word, friday), parse_day(word, friday.succ_opt().expect("a day"), Lean::Past).ok());
        }
        assert!(weekday("Thursdays").is_none() && weekday("today").is_none());
    }
}
