//! Single days as they are typed, and the day something was said, which may be known by its month or year only.

use super::calendar::{Calendar, Lean};
use super::cursor::Reading;
use super::error::PhraseError;
use super::phrase::Phrase;
use super::shape::{Anchor, Shape};
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// Reads one calendar day: "2025-04-18", "18 April", "last Friday", "yesterday", "three days ago".
///
/// `lean` says which way a day without a year, or a weekday alone, is read; neither is ever `today` for a weekday.
///
/// # Errors
///
/// `NotADay` for a phrase longer than a day, `AmbiguousDate` for 03/04/2026, and all that a phrase can go wrong by.
///
/// ```
/// use onrecord::deadline::{Lean, parse_day};
/// # use chrono::NaiveDate;
/// # let day = |d| NaiveDate::from_ymd_opt(2025, 4, d).expect("a day");
/// assert_eq!(parse_day("last Friday", day(16), Lean::Past)?, day(11));
/// assert_eq!(parse_day("Friday", day(16), Lean::Future)?, day(18));
/// # Ok::<(), onrecord::deadline::PhraseError>(())
/// ```
pub fn parse_day(words: &str, today: NaiveDate, lean: Lean) -> Result<NaiveDate, PhraseError> {
    let phrase: Phrase = words.parse()?;
    let not_a_day = || PhraseError::NotADay { words: phrase.to_string() };
    let Shape::At(anchor) = &phrase.shape else {
        // "in a week" is one day, too.
        let window = phrase.resolve(today)?;
        return window.from.filter(|from| window.by == Some(*from) && !window.vague).ok_or_else(not_a_day);
    };
    let words = phrase.to_string();
    let stretch = Calendar { said: today, lean, words: &words, reading: Reading::Whole }.stretch(anchor)?;
    if stretch.from == stretch.by && !stretch.vague { Ok(stretch.from) } else { Err(not_a_day()) }
}

/// Reads a stretch of the calendar, a day or longer: "yesterday", "last week", "April", "2025-04", "Q1 2025".
/// Without a year the last one that was. Both days are inclusive, and neither is clipped to today.
///
/// # Errors
///
/// `NotASaidDay` for a phrase that names no stretch or a vague one, and all that a phrase can go wrong by.
///
/// ```
/// use onrecord::deadline::parse_stretch;
/// # use chrono::NaiveDate;
/// # let day = |m, d| NaiveDate::from_ymd_opt(2025, m, d).expect("a day");
/// assert_eq!(parse_stretch("last month", day(4, 16))?, (day(3, 1), day(3, 31)));
/// assert_eq!(parse_stretch("last week", day(4, 16))?, (day(4, 7), day(4, 13)));
/// # Ok::<(), onrecord::deadline::PhraseError>(())
/// ```
pub fn parse_stretch(words: &str, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), PhraseError> {
    let phrase: Phrase = words.parse()?;
    let words = phrase.to_string();
    let Shape::At(anchor) = &phrase.shape else {
        return Err(PhraseError::NotASaidDay { words });
    };
    let stretch = Calendar { said: today, lean: Lean::Past, words: &words, reading: Reading::Whole }.stretch(anchor)?;
    if stretch.vague { Err(PhraseError::NotASaidDay { words }) } else { Ok((stretch.from, stretch.by)) }
}

/// The day words were spoken, which may be known only by its month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// The day.
    Day(NaiveDate),
    /// Some day of a month; `month` is 1 to 12.
    Month {
        /// The year, 1 to 9999.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// Some day of a year, 1 to 9999.
    Year(i32),
}

impl Said {
    /// Reads a day, a month ("June 2025", "2025-06") or a year ("2019"); without a year the last one that was.
    ///
    /// # Errors
    ///
    /// `NotASaidDay` for other phrases, and all that a phrase can go wrong by.
    pub fn parse(words: &str, today: NaiveDate) -> Result<Said, PhraseError> {
        let phrase: Phrase = words.parse()?;
        let words = phrase.to_string();
        let Shape::At(anchor) = &phrase.shape else {
            return Err(PhraseError::NotASaidDay { words });
        };
        let stretch =
            Calendar { said: today, lean: Lean::Past, words: &words, reading: Reading::Whole }.stretch(anchor)?;
        let (year, month) = (stretch.from.year(), stretch.from.month());
        match anchor {
            Anchor::Month { .. } => Ok(Said::Month { year, month }),
            Anchor::Year(year) => Ok(Said::Year(*year)),
            Anchor::Unit { .. } if stretch.rule == "calendar month" => Ok(Said::Month { year, month }),
            Anchor::Unit { .. } if stretch.rule == "calendar year" => Ok(Said::Year(year)),
            _ if stretch.from == stretch.by && !stretch.vague => Ok(Said::Day(stretch.from)),
            _ => Err(PhraseError::NotASaidDay { words }),
        }
    }

    /// The first day it can have been.
    pub fn first_day(&self) -> NaiveDate {
        match *self {
            Said::Day(day) => day,
            Said::Month { year, month } => NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default(),
            Said::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default(),
        }
    }

    /// The last day it can have been: what it counts as.
    pub fn last_day(&self) -> NaiveDate {
        match *self {
            Said::Day(day) => day,
            Said::Month { .. } => {
                let first = self.first_day();
                (28..=31).rev().find_map(|day| first.with_day(day)).unwrap_or(first)
            }
            Said::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default(),
        }
    }

    /// The day, when it is known to the day.
    pub fn day(&self) -> Option<NaiveDate> {
        match *self {
            Said::Day(day) => Some(day),
            Said::Month { .. } | Said::Year(_) => None,
        }
    }
}

impl fmt::Display for Said {
    /// "2025-04-18", "2025-04" or "2019".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Said::Day(day) => write!(f, "{day}"),
            Said::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Said::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for Said {
    type Err = PhraseError;

    /// Reads the stored forms and no others: "2025-04-18", "2025-04", "2019".
    fn from_str(text: &str) -> Result<Self, PhraseError> {
        let wrong = || PhraseError::NotASaidDay { words: text.to_owned() };
        let numbers: Option<Vec<u32>> =
            text.split('-').zip([4, 2, 2]).map(|(part, digits)| figures(part, digits)).collect();
        let numbers = numbers.filter(|_| text.split('-').count() <= 3).ok_or_else(wrong)?;
        let mut numbers = numbers.into_iter();
        let year = numbers.next().and_then(|year| i32::try_from(year).ok()).ok_or_else(wrong)?;
        let first = |month| NaiveDate::from_ymd_opt(year, month, 1).filter(|_| year > 0).ok_or_else(wrong);
        match (numbers.next(), numbers.next()) {
            (None, _) => first(1).map(|_| Said::Year(year)),
            (Some(month), None) => first(month).map(|_| Said::Month { year, month }),
            (Some(month), Some(day)) => first(month)?.with_day(day).map(Said::Day).ok_or_else(wrong),
        }
    }
}

fn figures(text: &str, digits: usize) -> Option<u32> {
    let only_digits = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    only_digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Typed on Friday 18 April 2025.
    #[track_caller]
    fn case(words: &str, lean: Lean, expected: Result<&str, &str>) {
        let today = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let found = parse_day(words, today, lean).map(|day| day.to_string()).map_err(|error| error.to_string());
        assert_eq!(found, expected.map(str::to_owned).map_err(str::to_owned), "{words}");
    }

    #[test]
    fn days_as_typed() {
        case("2025-04-01", Lean::Past, Ok("2025-04-01"));
        case("today", Lean::Past, Ok("2025-04-18"));
        case("yesterday", Lean::Past, Ok("2025-04-17"));
        case("18 April", Lean::Past, Ok("2025-04-18"));
        case("20 April", Lean::Past, Ok("2024-04-20"));
        case("20 April", Lean::Future, Ok("2025-04-20"));
        case("April 18, 2025", Lean::Past, Ok("2025-04-18"));
        case("last Friday", Lean::Past, Ok("2025-04-11"));
        case("Friday", Lean::Past, Ok("2025-04-11"));
        case("on Thursday", Lean::Past, Ok("2025-04-17"));
        case("Friday", Lean::Future, Ok("2025-04-25"));
        case("three days ago", Lean::Past, Ok("2025-04-15"));
        case("25/12/2025", Lean::Future, Ok("2025-12-25"));
        case(
            "03/04/2026",
            Lean::Past,
            Err("\"03/04/2026\" can be 2026-04-03 or 2026-03-04: write the one that is meant"),
        );
        case("next week", Lean::Past, Err("\"next week\" is not a single day"));
        case("by Friday", Lean::Past, Err("\"by Friday\" is not a single day"));
    }

    /// Typed on Friday 18 April 2025.
    #[track_caller]
    fn stretch(words: &str, expected: Option<(&str, &str)>) {
        let today = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let found = parse_stretch(words, today).map(|(from, to)| (from.to_string(), to.to_string())).ok();
        assert_eq!(found, expected.map(|(from, to)| (from.to_owned(), to.to_owned())), "{words}");
    }

    #[test]
    fn stretches_as_typed() {
        stretch("2025-03", Some(("2025-03-01", "2025-03-31")));
        stretch("April", Some(("2025-04-01", "2025-04-30")));
        stretch("March", Some(("2025-03-01", "2025-03-31")));
        stretch("May", Some(("2024-05-01", "2024-05-31")));
        stretch("February 2024", Some(("2024-02-01", "2024-02-29")));
        stretch("this month", Some(("2025-04-01", "2025-04-30")));
        stretch("last month", Some(("2025-03-01", "2025-03-31")));
        stretch("last week", Some(("2025-04-07", "2025-04-13")));
        stretch("this week", Some(("2025-04-14", "2025-04-20")));
        stretch("Q1 2025", Some(("2025-01-01", "2025-03-31")));
        stretch("last quarter", Some(("2025-01-01", "2025-03-31")));
        stretch("2024", Some(("2024-01-01", "2024-12-31")));
        stretch("last year", Some(("2024-01-01", "2024-12-31")));
        stretch("yesterday", Some(("2025-04-17", "2025-04-17")));
        stretch("2025-04-03", Some(("2025-04-03", "2025-04-03")));
        for words in ["early March", "within two weeks", "by April", "soon", "smarch", "31 June"] {
            stretch(words, None);
        }
    }

    #[test]
    fn said_by_day_month_or_year() {
        let today = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let said = |words| Said::parse(words, today).map(|said| (said.to_string(), said.last_day().to_string())).ok();
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(said("2024-02"), pair("2024-02", "2024-02-29"));
        assert_eq!(said("June"), pair("2024-06", "2024-06-30"));
        assert_eq!(said("2019"), pair("2019", "2019-12-31"));
        assert_eq!(said("last month"), pair("2025-03", "2025-03-31"));
        assert_eq!(said("yesterday"), pair("2025-04-17", "2025-04-17"));
        assert_eq!(said("within days"), None);
        for text in ["19", "2019-1", "2019-13", "2019-02-30", "2019-01-01-01", "0000", "+019", ""] {
            assert!(text.parse::<Said>().is_err(), "{text}");
        }
    }
}
