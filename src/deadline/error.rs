//! Why words are no deadline.

use chrono::NaiveDate;

/// Why words were not read as a deadline or a day.
///
/// The words at fault are inside, as they were typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PhraseError {
    /// No rule reads the words.
    #[error("no deadline is understood in {words:?}")]
    NotUnderstood {
        /// The words at fault.
        words: String,
        /// Three phrases that would be understood, the nearest first.
        suggestions: Vec<String>,
    },
    /// A date that is in no calendar.
    #[error("{words:?} names a day that does not exist")]
    ImpossibleDate {
        /// The words at fault.
        words: String,
    },
    /// Figures that are one day in one country and another day elsewhere.
    #[error("{words:?} can be {day_first} or {month_first}: write the one that is meant")]
    AmbiguousDate {
        /// The words at fault.
        words: String,
        /// The reading with the day first.
        day_first: NaiveDate,
        /// The reading with the month first.
        month_first: NaiveDate,
    },
    /// A window that was over before it was spoken of.
    #[error("{words:?} ended on {by}, before it was said on {said}")]
    EndedBefore {
        /// The words at fault.
        words: String,
        /// Its last day.
        by: NaiveDate,
        /// The day it was said.
        said: NaiveDate,
    },
    /// A weekday beside a date that falls on another one.
    #[error("{words:?} does not agree with itself: {date} is a {}", date.format("%A"))]
    WeekdayDisagrees {
        /// The words at fault.
        words: String,
        /// The date, which falls on another weekday.
        date: NaiveDate,
    },
    /// A condition, which is no deadline.
    #[error("{words:?} is a condition, not a deadline: it belongs to --if")]
    Condition {
        /// The words at fault.
        words: String,
    },
    /// A day before year 1 or after year 9999.
    #[error("{words:?} leaves the years 1 to 9999")]
    OutOfCalendar {
        /// The words at fault.
        words: String,
    },
    /// A phrase where a single day is needed.
    #[error("{words:?} is not a single day")]
    NotADay {
        /// The words at fault.
        words: String,
    },
    /// A year and a month, or a year, was needed.
    #[error("{words:?} is not a day, a month or a year")]
    NotASaidDay {
        /// The words at fault.
        words: String,
    },
}

impl PhraseError {
    /// Three phrases that would be understood, nearest to the words typed first; empty for every other error but `NotUnderstood`.
    pub fn suggestions(&self) -> &[String] {
        match self {
            Self::NotUnderstood { suggestions, .. } => suggestions,
            Self::ImpossibleDate { .. }
            | Self::AmbiguousDate { .. }
            | Self::EndedBefore { .. }
            | Self::WeekdayDisagrees { .. }
            | Self::Condition { .. }
            | Self::OutOfCalendar { .. }
            | Self::NotADay { .. }
            | Self::NotASaidDay { .. } => &[],
        }
    }

    /// The words at fault, as they were typed.
    pub fn words(&self) -> &str {
        match self {
            Self::NotUnderstood { words, .. }
            | Self::ImpossibleDate { words }
            | Self::AmbiguousDate { words, .. }
            | Self::EndedBefore { words, .. }
            | Self::WeekdayDisagrees { words, .. }
            | Self::Condition { words }
            | Self::OutOfCalendar { words }
            | Self::NotADay { words }
            | Self::NotASaidDay { words } => words,
        }
    }
}

/// Why two dates are no window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WindowError {
    /// The last day comes before the first.
    #[error("a window cannot end on {by}, before it begins on {from}")]
    EndsBeforeItBegins {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        by: NaiveDate,
    },
}
