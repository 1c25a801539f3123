//! Days and windows as they stand in cells: ISO, two dates, or a phrase counted from the day it was said.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::claim::NewCondition;
use crate::claim::condition::hang_deadline;
use crate::deadline::{Lean, Phrase, PhraseError, Said, Window, parse_day};

/// So many phrases are remembered before all are forgotten: reading one anew takes longer than all else that
/// is done for a row.
const REMEMBERED: usize = 5_000;

/// Reads days and windows. What is wrong with one is said in words.
pub(super) struct Dates {
    today: NaiveDate,
    phrases: HashMap<String, Phrase>,
}

impl Dates {
    pub(super) fn new(today: NaiveDate) -> Dates {
        Dates { today, phrases: HashMap::new() }
    }

    /// The day words were said, or the month or year.
    pub(super) fn said(&self, words: &str) -> Result<Said, String> {
        let words = without_midnight(words);
        words.parse().or_else(|_| Said::parse(words, self.today)).map_err(|error| worded_as_day(&error))
    }

    /// One day.
    pub(super) fn day(&self, words: &str) -> Result<NaiveDate, String> {
        let words = without_midnight(words);
        match words.parse::<Said>().ok().and_then(|said| said.day()) {
            Some(day) => Ok(day),
            None => parse_day(words, self.today, Lean::Past).map_err(|error| worded_as_day(&error)),
        }
    }

    /// A window; `None` for "none" and "-". On a claim with a condition a bare length waits for it.
    pub(super) fn window(
        &mut self,
        words: &str,
        said: Said,
        condition: Option<&NewCondition>,
    ) -> Result<Option<Window>, String> {
        if ["none", "-"].contains(&words.to_lowercase().as_str()) {
            return Ok(None);
        }
        if let Some((from, by)) = words.split_once("..") {
            return two_dates(from, by, said).map(Some);
        }
        let phrase = self.phrase(without_midnight(words)).map_err(|error| worded(&error))?;
        let on = |day| {
            let window = phrase.resolve(day).map_err(|error| worded(&error))?;
            Ok::<Window, String>(hang_deadline(window, condition))
        };
        if let Some(day) = said.day() {
            return on(day).map(Some);
        }
        // Known only by month or year: a phrase means something then only if it means the same on all its days.
        let (first, last) = (on(said.first_day())?, on(said.last_day())?);
        let ends = |window: &Window| (window.by, window.by_min, window.by_max, window.strict_by);
        if ends(&first) == ends(&last) {
            return Ok(Some(last));
        }
        Err(format!("{words:?} counts from the day it was said, and that is known only as {said}: give FROM..BY"))
    }

    fn phrase(&mut self, words: &str) -> Result<&Phrase, PhraseError> {
        if !self.phrases.contains_key(words) {
            if self.phrases.len() >= REMEMBERED {
                self.phrases.clear();
            }
            self.phrases.insert(words.to_owned(), words.parse()?);
        }
        Ok(self.phrases.get(words).expect("it has just been put there"))
    }
}

/// Two dates; the window begins on the day the words were said at the earliest.
fn two_dates(from: &str, by: &str, said: Said) -> Result<Window, String> {
    let day = |text: &str| {
        let read = without_midnight(text.trim()).parse::<Said>().ok().and_then(|said| said.day());
        read.ok_or_else(|| format!("{text:?} is no date like 2025-04-18"))
    };
    let (from, by) = (day(from)?, day(by)?);
    let window = Window::of_dates(from, by).map_err(|error| error.to_string())?;
    let first = said.first_day();
    if by < first {
        return Err(format!("{from}..{by} ended before it was said, on {said}"));
    }
    if from >= first {
        return Ok(window);
    }
    let clipped = Window::of_dates(first, by).map_err(|error| error.to_string())?;
    Ok(Window { phrase: window.phrase, ..clipped })
}

/// A day without the midnight that programs put behind it.
fn without_midnight(words: &str) -> &str {
    let Some((day, rest)) = words.split_at_checked(10) else { return words };
    let is_midnight = [" 00:00", "T00:00"].iter().any(|midnight| rest.starts_with(midnight))
        && rest.chars().all(|c| matches!(c, ' ' | 'T' | 'Z' | '0' | ':' | '.'));
    if is_midnight { day } else { words }
}

fn worded(error: &PhraseError) -> String {
    match error {
        PhraseError::Condition { words } => {
            format!("{words:?} is a condition, not a deadline: it belongs to the column condition")
        }
        PhraseError::NotUnderstood { suggestions, .. } => {
            let like = suggestions.iter().map(|words| format!("{words:?}")).collect::<Vec<_>>().join(", ");
            format!("{error}; for example {like}")
        }
        other => other.to_string(),
    }
}

fn worded_as_day(error: &PhraseError) -> String {
    match error {
        PhraseError::Condition { words } | PhraseError::NotUnderstood { words, .. } => {
            format!("{words:?} is no day: one is written like 2025-04-18")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(words: &str, said: &str, expected: &str) {
        let mut dates = Dates::new("2026-11-01".parse().expect("a day"));
        let window = dates.window(words, said.parse().expect("a day, month or year"), None);
        let text = match window {
            Ok(Some(window)) => match (window.from, window.by) {
                (Some(from), Some(by)) => format!("{from}..{by}"),
                (from, by) => format!("{from:?} {by:?} {}", window.phrase),
            },
            Ok(None) => "none".to_owned(),
            Err(why) => format!("! {why}"),
        };
        assert_eq!(text, expected, "{words:?} said {said}");
    }

    #[test]
    fn windows_as_they_stand_in_cells() {
        case("2026-12-24", "2026-01-01", "2026-12-24..2026-12-24");
        case("2026-12-24 00:00:00", "2026-01-01", "2026-12-24..2026-12-24");
        case("2026-02-01..2026-12-24", "2026-01-01", "2026-02-01..2026-12-24");
        case("2025-02-01 .. 2026-12-24", "2026-01-01", "2026-01-01..2026-12-24");
        case("by the end of June", "2025-04-18", "2025-04-18..2025-06-30");
        case("within days", "2025-04-18", "2025-04-18..2025-04-25");
        case("soon", "2025-04-18", "Some(2025-04-18) None soon");
        case("by June 2026", "2025", "2025-12-31..2026-06-30");
        case("none", "2025-04-18", "none");
        case("24.12.2026", "2026-01-01", "2026-12-24..2026-12-24");
    }

    #[test]
    fn what_is_no_window_says_why() {
        case("x..y", "2025-04-18", "! \"x\" is no date like 2025-04-18");
        case(
            "2026-02-01..2026-01-01",
            "2025-04-18",
            "! a window cannot end on 2026-01-01, before it begins on 2026-02-01",
        );
        case(
            "2025-02-01..2025-03-01",
            "2025-04-18",
            "! 2025-02-01..2025-03-01 ended before it was said, on 2025-04-18",
        );
        case(
            "03/04/2026",
            "2025-04-18",
            "! \"03/04/2026\" can be 2026-04-03 or 2026-03-04: write the one that is meant",
        );
        case(
            "when pigs fly",
            "2025-04-18",
            "! \"when pigs fly\" is a condition, not a deadline: it belongs to the column condition",
        );
        case(
            "within days",
            "2025",
            "! \"within days\" counts from the day it was said, and that is known only as 2025: give FROM..BY",
        );
        let mut dates = Dates::new("2026-11-01".parse().expect("a day"));
        let why = dates.window("fin juin", Said::Year(2025), None).expect_err("not English");
        assert!(why.starts_with("no deadline is understood in \"fin juin\"; for example \""), "{why}");
    }

    #[test]
    fn days_as_they_stand_in_cells() {
        let dates = Dates::new("2026-11-01".parse().expect("a day"));
        let said = |words| dates.said(words).map(|said| said.to_string()).map_err(|_| ());
        assert_eq!(said("2025-04-18T00:00:00Z"), Ok("2025-04-18".to_owned()));
        assert_eq!(said("18 April 2025"), Ok("2025-04-18".to_owned()));
        assert_eq!(said("2019"), Ok("2019".to_owned()));
        assert_eq!(said("2019-06"), Ok("2019-06".to_owned()));
        assert_eq!(said("whenever"), Err(()));
        let why = dates.said("no idea").expect_err("no day");
        assert_eq!(why, "\"no idea\" is no day: one is written like 2025-04-18");
        assert_eq!(dates.day("yesterday").map(|day| day.to_string()), Ok("2026-10-31".to_owned()));
        assert!(dates.day("2019").is_err());
    }
}
