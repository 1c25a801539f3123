//! A window: the days in which something said is due, and how sure they are.

use super::error::WindowError;
use super::phrase;
use super::resolve;
use super::words::Folded;
use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What sort of window the words make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WindowKind {
    /// One day.
    Date,
    /// A stretch of the calendar longer than a day.
    Period,
    /// Any day up to a last one.
    Deadline,
    /// All the days of a length.
    Duration,
    /// Counted from an event; no dates before that is dated.
    EventRelative,
    /// No latest day can be told.
    Open,
}

impl WindowKind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Date, Self::Period, Self::Deadline, Self::Duration, Self::EventRelative, Self::Open];

    /// The word for it in JSON and in what is stored.
    ///
    /// ```
    /// use onrecord::deadline::WindowKind;
    /// assert_eq!(WindowKind::EventRelative.as_str(), "event-relative");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Period => "period",
            Self::Deadline => "deadline",
            Self::Duration => "duration",
            Self::EventRelative => "event-relative",
            Self::Open => "open",
        }
    }
}

impl fmt::Display for WindowKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The inclusive calendar days that a phrase means, with the words and all that is known of how it was read.
///
/// Its JSON form is the one shape of a window everywhere; every field but `phrase` and `kind` may be left out there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Window {
    /// The words, as they were written.
    pub phrase: String,
    /// Where they stand in the text, in Unicode scalar values, end exclusive. `None` for a phrase that was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(usize, usize)>,
    /// What sort of window it is.
    pub kind: WindowKind,
    /// The earliest day; `None` where none can be told.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The latest day; `None` where none can be told.
    #[serde(default)]
    pub by: Option<NaiveDate>,
    /// Whether the words leave the days open to judgement.
    #[serde(default)]
    pub vague: bool,
    /// The name of the rule that read them.
    #[serde(default)]
    pub rule: String,
    /// Other readings.
    #[serde(default)]
    pub also: Vec<Window>,
    /// What the reader should know.
    #[serde(default)]
    pub note: Option<String>,
    /// The earliest last day that a careful reader accepts.
    #[serde(default)]
    pub by_min: Option<NaiveDate>,
    /// The latest last day that a careful reader accepts.
    #[serde(default)]
    pub by_max: Option<NaiveDate>,
    /// The last day for those who read "by June" as "before June begins".
    #[serde(default)]
    pub strict_by: Option<NaiveDate>,
    /// The length in the words, as an ISO 8601 duration ("P30D"); the usual one where the words are vague.
    #[serde(default)]
    pub duration: Option<String>,
    /// The words of the event or condition it waits for.
    #[serde(default)]
    pub anchor: Option<String>,
    /// The days in the Extended Date/Time Format, `~` where they are vague; `None` without any.
    #[serde(default)]
    pub edtf: Option<String>,
}

impl Window {
    /// The last day that a careful reader accepts: `by_max`, else `by`. `None` when there is no last day.
    pub fn accepted_end(&self) -> Option<NaiveDate> {
        self.by_max.or(self.by)
    }

    /// Whether its days are in order and of years with four digits. All that are made here are; one that
    /// was written elsewhere may not be.
    pub fn is_sound(&self) -> bool {
        let days = [self.from, self.by_min, self.by, self.by_max, self.strict_by];
        let in_order = |first: Option<NaiveDate>, last: Option<NaiveDate>| {
            first.zip(last).is_none_or(|(first, last)| first <= last)
        };
        days.into_iter().flatten().all(|day| (1..=9999).contains(&day.year()))
            && in_order(self.from, self.by)
            && in_order(self.by_min, self.by)
            && in_order(self.by, self.by_max)
    }

    /// A window given by its two days, both inclusive.
    ///
    /// # Errors
    ///
    /// `by` comes before `from`.
    ///
    /// ```
    /// use onrecord::deadline::Window;
    /// # use chrono::NaiveDate;
    /// # let day = |d| NaiveDate::from_ymd_opt(2025, 4, d).expect("a day");
    /// let window = Window::of_dates(day(18), day(25))?;
    /// assert_eq!(window.to_string(), "2025-04-18 .. 2025-04-25 (2025-04-18..2025-04-25)");
    /// assert!(Window::of_dates(day(25), day(18)).is_err());
    /// # Ok::<(), onrecord::deadline::WindowError>(())
    /// ```
    pub fn of_dates(from: NaiveDate, by: NaiveDate) -> Result<Window, WindowError> {
        if by < from {
            return Err(WindowError::EndsBeforeItBegins { from, by });
        }
        let kind = if from == by { WindowKind::Date } else { WindowKind::Period };
        let phrase = format!("{from}..{by}");
        let window =
            Window { from: Some(from), by: Some(by), rule: "two dates".to_owned(), ..Window::blank(&phrase, kind) };
        Ok(window.with_edtf())
    }

    /// What a bare length means on a claim that waits for a condition: nothing until what `anchor` names is dated.
    ///
    /// `None` when the words are no bare length ("by Friday", "within 30 days of a ceasefire").
    ///
    /// ```
    /// use onrecord::deadline::{Phrase, Window};
    /// # use chrono::NaiveDate;
    /// # let day = |d| NaiveDate::from_ymd_opt(2025, 4, d).expect("a day");
    /// let phrase: Phrase = "within 48 hours".parse()?;
    /// let hung = phrase.resolve(day(18))?.hung_on("they ship the arms").expect("a bare length");
    /// assert_eq!(hung.by, None);
    /// assert_eq!(hung.dated_from(day(20)).and_then(|window| window.by), Some(day(22)));
    /// # Ok::<(), onrecord::deadline::PhraseError>(())
    /// ```
    pub fn hung_on(&self, anchor: &str) -> Option<Window> {
        let bare = self.duration.is_some() && self.anchor.is_none();
        bare.then(|| Window {
            kind: WindowKind::EventRelative,
            from: None,
            by: None,
            also: Vec::new(),
            by_min: None,
            by_max: None,
            strict_by: None,
            anchor: Some(anchor.to_owned()),
            edtf: None,
            ..self.clone()
        })
    }

    /// The window once what it waits for has happened on `on`: the same offsets as the phrase said that day.
    ///
    /// It stays event-relative and keeps its words, so that it can be dated anew. `None` when it waits for nothing, or when
    /// the days leave the calendar.
    ///
    /// ```
    /// use onrecord::deadline::Phrase;
    /// # use chrono::NaiveDate;
    /// # let day = |m, d| NaiveDate::from_ymd_opt(2025, m, d).expect("a day");
    /// let phrase: Phrase = "within 30 days of a ceasefire".parse()?;
    /// let waiting = phrase.resolve(day(4, 18))?;
    /// assert_eq!((waiting.by, waiting.anchor.as_deref()), (None, Some("a ceasefire")));
    /// assert_eq!(waiting.dated_from(day(5, 1)).and_then(|window| window.by), Some(day(5, 31)));
    /// # Ok::<(), onrecord::deadline::PhraseError>(())
    /// ```
    pub fn dated_from(&self, on: NaiveDate) -> Option<Window> {
        if self.kind != WindowKind::EventRelative {
            return None;
        }
        let shape = phrase::whole(&self.phrase, &Folded::of(&self.phrase).tokens())?;
        let dates = resolve::dated(&shape, &self.phrase, on).ok()?;
        Some(Window {
            from: dates.from,
            by: dates.by,
            by_min: dates.by_min,
            by_max: dates.by_max,
            edtf: dates.edtf,
            ..self.clone()
        })
    }

    /// The window at whose end a claim in these words can be judged.
    ///
    /// It is this one, but for a limit under a negation: "taxes will not rise before 2027" names a beginning, and can be judged
    /// when the time that it rules out is over. The span goes: it points into a text that the claim need not keep.
    ///
    /// ```
    /// use onrecord::deadline::scan;
    /// # use chrono::NaiveDate;
    /// # let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
    /// let found = scan("Taxes will not rise before 2027.", day(2025, 2, 3)).remove(0);
    /// assert_eq!((found.from, found.by), (Some(day(2027, 1, 1)), None));
    /// assert_eq!(found.judged().by, Some(day(2026, 12, 31)));
    /// ```
    #[must_use]
    pub fn judged(self) -> Window {
        let ruled_out = self.also.first().filter(|other| self.by.is_none() && other.by.is_some()).cloned();
        Window { span: None, ..ruled_out.unwrap_or(self) }
    }

    /// The event that a window without dates waits for; `None` when it has dates or waits for nothing.
    #[must_use]
    pub fn waits_for(&self) -> Option<&str> {
        let undated = self.kind == WindowKind::EventRelative && self.from.is_none() && self.by.is_none();
        self.anchor.as_deref().filter(|_| undated)
    }

    /// The window as it was before what it waits for happened: without dates. `None` when it waits for nothing.
    pub fn undated(&self) -> Option<Window> {
        (self.kind == WindowKind::EventRelative).then(|| Window {
            from: None,
            by: None,
            by_min: None,
            by_max: None,
            edtf: None,
            ..self.clone()
        })
    }

    /// A window of these words with nothing known yet.
    pub(super) fn blank(phrase: &str, kind: WindowKind) -> Window {
        Window {
            phrase: phrase.to_owned(),
            span: None,
            kind,
            from: None,
            by: None,
            vague: false,
            rule: String::new(),
            also: Vec::new(),
            note: None,
            by_min: None,
            by_max: None,
            strict_by: None,
            duration: None,
            anchor: None,
            edtf: None,
        }
    }

    /// The window with its days written in the Extended Date/Time Format.
    pub(super) fn with_edtf(mut self) -> Window {
        let mark = if self.vague { "~" } else { "" };
        // A vague period is vague at both ends; a deadline begins on the day it was said, which is known.
        let from_mark = if self.kind == WindowKind::Period { mark } else { "" };
        self.edtf = match (self.from, self.by) {
            (Some(from), Some(by)) if from == by && self.kind == WindowKind::Date => Some(format!("{from}{mark}")),
            (Some(from), Some(by)) => Some(format!("{from}{from_mark}/{by}{mark}")),
            (Some(from), None) => Some(format!("{from}{mark}/..")),
            (None, Some(by)) => Some(format!("../{by}{mark}")),
            (None, None) => None,
        };
        self
    }
}

impl fmt::Display for Window {
    /// One line: the days, `~` where they are vague, the accepted range, the words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.vague { "~" } else { "" };
        if let Some(event) = self.waits_for() {
            return write!(f, "{}: waits for \u{201c}{event}\u{201d}", self.phrase);
        }
        match (self.from, self.by) {
            (None, None) => return write!(f, "{}: no latest day", self.phrase),
            (Some(_), None) if self.rule == "open" => {
                return write!(f, "{}: no latest day", self.phrase);
            }
            (Some(from), None) => {
                return write!(f, "{}: from {from}{mark}, no latest day", self.phrase);
            }
            (Some(from), Some(by)) if from == by => write!(f, "{by}{mark}")?,
            (Some(from), Some(by)) => write!(f, "{from} .. {by}{mark}")?,
            (None, Some(by)) => write!(f, "until {by}{mark}")?,
        }
        if let (Some(least), Some(most)) = (self.by_min, self.by_max) {
            write!(f, ", accepted {least} .. {most}")?;
        }
        write!(f, " ({})", self.phrase)
    }
}
