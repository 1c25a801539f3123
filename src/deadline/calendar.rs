//! Stretches of the calendar into days: the only place that knows what day it was said.
//!
//! Arithmetic is chrono's. Nothing here reads words.

use super::cursor::Reading;
use super::error::PhraseError;
use super::period;
use super::shape::{Anchor, Count, Length, Season, Turn, Unit, Way, YearOf};
use super::turns::offset;
use super::vague::{self, Step};
use chrono::{Datelike, Days as DayCount, Months, NaiveDate, Weekday};

/// Which way a date without a year, or a weekday alone, is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lean {
    /// The last one that was.
    Past,
    /// The next one to come.
    Future,
}

/// A stretch of days, both ends inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: NaiveDate,
    pub(super) by: NaiveDate,
    pub(super) vague: bool,
    /// What the rule that read it is called.
    pub(super) rule: &'static str,
    /// The other reading, where there is one that a careful reader would think of.
    pub(super) also: Option<Box<Stretch>>,
    /// The earliest and the latest `by` a careful reader accepts, where the end is vague.
    pub(super) accepted: Option<(NaiveDate, NaiveDate)>,
    pub(super) note: Option<&'static str>,
}

impl Stretch {
    pub(super) fn new(from: NaiveDate, by: NaiveDate, rule: &'static str) -> Self {
        Self { from, by, vague: false, rule, also: None, accepted: None, note: None }
    }

    /// With another reading beside it, where that differs.
    pub(super) fn or(mut self, other: Stretch) -> Self {
        if (other.from, other.by) != (self.from, self.by) {
            self.also = Some(Box::new(other));
        }
        self
    }
}

/// The calendar as seen from the day the words were said.
#[derive(Clone, Copy)]
pub(super) struct Calendar<'a> {
    pub(super) said: NaiveDate,
    pub(super) lean: Lean,
    /// The words being read, for errors.
    pub(super) words: &'a str,
    /// Typed words that are not clear are an error; in a text the likelier reading is taken, and the other kept.
    pub(super) reading: Reading,
}

/// Days, or why there are none.
pub(super) type Read<T> = Result<T, PhraseError>;

impl Calendar<'_> {
    /// The days of an anchor, not clipped to the day said.
    pub(super) fn stretch(&self, anchor: &Anchor) -> Read<Stretch> {
        match anchor {
            Anchor::Offset(days) => self.single(self.plus_days(self.said, *days)?, "named day"),
            Anchor::Day { day, month, year, weekday } => self.dated(*day, *month, *year, *weekday),
            Anchor::Numeric { first, second, year, weekday } => self.numeric(*first, *second, *year, *weekday),
            Anchor::DayOfMonth { day, turn, weekday } => self.day_of_month(*day, *turn, *weekday),
            Anchor::Weekday { day, turn } => self.weekday(*day, *turn),
            Anchor::WeekdayIn { nth, day, of } => self.weekday_in(*nth, *day, of),
            Anchor::WeekdayFrom { nth, day, way, of } => self.weekday_from(*nth, *day, *way, of),
            Anchor::Month { month, year } => self.month(*month, *year),
            Anchor::Year(year) => self.years(*year, 1, "year"),
            Anchor::Years { first, last } => {
                let (from, by) = (self.years(*first, 1, "years")?.from, self.years(*last, 1, "years")?.by);
                Ok(Stretch::new(from, by, "years"))
            }
            Anchor::Holiday { feast, around, year } => self.holiday(feast, *around, *year),
            Anchor::NewYear => self.years(self.said.year() + 1, 1, "new year"),
            Anchor::Decade(year) => self.years(*year, 10, "decade"),
            Anchor::Quarter { nth, year } => self.part_of_year(3 * nth - 2, 3, *year, "quarter"),
            Anchor::Half { nth, year } => self.part_of_year(6 * nth - 5, 6, *year, "half year"),
            Anchor::FiscalYear(year) => self.fiscal_year(*year),
            Anchor::Season { season, year } => self.season(*season, *year),
            Anchor::Unit { unit, turn } => self.unit(*unit, *turn),
            Anchor::NextQuarters(count) => {
                let first = self.unit(Unit::Quarter, Turn::Next)?.from;
                self.months_from(first, i64::from(*count) * 3, "calendar quarters")
            }
            Anchor::Weekend(turn) => self.weekend(*turn),
            Anchor::WeekOf(day) => {
                let day = self.stretch(day)?.from;
                // "the week of Sunday 6 October" is the one it opens, not the one it ends.
                let opened = if day.weekday() == Weekday::Sun { self.plus_days(day, 1)? } else { day };
                let monday = self.monday(opened)?;
                Ok(Stretch::new(monday, self.plus_days(monday, 6)?, "week of a day"))
            }
            Anchor::Part { part, of } => period::part(self, *part, &self.stretch(of)?),
            Anchor::Numbered { nth, length, of } => period::numbered(self, *nth, *length, &self.stretch(of)?),
            Anchor::HalfOf { second, of } => period::half(self, *second, &self.stretch(of)?),
            Anchor::Counted { length, way, of } => self.counted(*length, *way, of),
        }
    }

    /// `from` and a step, backwards when `way` says so.
    pub(super) fn plus(&self, from: NaiveDate, step: Step, way: Way) -> Read<NaiveDate> {
        let sign = if way == Way::Before { -1 } else { 1 };
        match step {
            Step::Days(days) => self.plus_days(from, sign * days),
            Step::WorkingDays(days) => self.plus_working_days(from, sign * days),
            Step::Months(months) => self.plus_months(from, sign * months),
            Step::MonthsAndDays(months, days) => self.plus_days(self.plus_months(from, sign * months)?, sign * days),
        }
    }

    pub(super) fn plus_days(&self, from: NaiveDate, days: i64) -> Read<NaiveDate> {
        let count = DayCount::new(days.unsigned_abs());
        let day = if days < 0 { from.checked_sub_days(count) } else { from.checked_add_days(count) };
        self.in_calendar(day)
    }

    /// Months on; a day that the month does not have becomes its last.
    pub(super) fn plus_months(&self, from: NaiveDate, months: i64) -> Read<NaiveDate> {
        let count = u32::try_from(months.unsigned_abs()).map_err(|_| self.out_of_calendar())?;
        let count = Months::new(count);
        let day = if months < 0 { from.checked_sub_months(count) } else { from.checked_add_months(count) };
        self.in_calendar(day)
    }

    /// Whole months from a first day of a month.
    pub(super) fn months_from(&self, first: NaiveDate, months: i64, rule: &'static str) -> Read<Stretch> {
        // The last day is looked for from inside the last month, so that December 9999 has one.
        let last_month = self.plus_months(first, months - 1)?;
        let last = (28..=31).rev().find_map(|day| last_month.with_day(day));
        Ok(Stretch::new(first, self.in_calendar(last)?, rule))
    }

    pub(super) fn monday(&self, day: NaiveDate) -> Read<NaiveDate> {
        self.plus_days(day, -i64::from(day.weekday().num_days_from_monday()))
    }

    fn plus_working_days(&self, from: NaiveDate, days: i64) -> Read<NaiveDate> {
        // Whole weeks first: the rest is at most four steps.
        // A count that begins on a weekend begins with the working week beside it.
        let mut start = from;
        while is_weekend(start) {
            start = self.plus_days(start, if days < 0 { 1 } else { -1 })?;
        }
        let mut day = self.plus_days(start, days / 5 * 7)?;
        let mut left = days % 5;
        while left != 0 || is_weekend(day) {
            day = self.plus_days(day, if days < 0 { -1 } else { 1 })?;
            if left != 0 && !is_weekend(day) {
                left -= left.signum();
            }
        }
        Ok(day)
    }

    pub(super) fn single(&self, day: NaiveDate, rule: &'static str) -> Read<Stretch> {
        Ok(Stretch::new(day, day, rule))
    }

    fn dated(&self, day: u32, month: u32, year: YearOf, weekday: Option<Weekday>) -> Read<Stretch> {
        let found = match self.given_year(year)? {
            Some(year) => self.day(year, month, day)?,
            None => self.yearless(day, month, weekday)?,
        };
        self.agreeing(self.single(found, "calendar day")?, weekday)
    }

    /// The next such day to come, or the last; with a weekday beside it one that agrees, this year or the year after.
    fn yearless(&self, day: u32, month: u32, weekday: Option<Weekday>) -> Read<NaiveDate> {
        let year = self.said.year();
        let near: Vec<NaiveDate> = (0..=8)
            .map(|ahead| if self.lean == Lean::Past { year - ahead } else { year + ahead })
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .filter(|found| self.leans(*found))
            .take(2)
            .collect();
        let Some(first) = near.first().copied() else {
            // A leap year has every day there is.
            let exists = NaiveDate::from_ymd_opt(2000, month, day).is_some();
            return Err(if exists { self.out_of_calendar() } else { self.impossible() });
        };
        let agrees = near.into_iter().find(|found| weekday.is_none_or(|w| found.weekday() == w));
        self.in_calendar(agrees.or(Some(first)))
    }

    fn leans(&self, day: NaiveDate) -> bool {
        match self.lean {
            Lean::Past => day <= self.said,
            Lean::Future => day >= self.said,
        }
    }

    /// A day whose weekday is the one beside it; in a text the date counts, and the disagreement is noted.
    fn agreeing(&self, found: Stretch, weekday: Option<Weekday>) -> Read<Stretch> {
        if weekday.is_none_or(|w| w == found.from.weekday()) {
            return Ok(found);
        }
        match self.reading {
            Reading::Whole => Err(PhraseError::WeekdayDisagrees { words: self.words.to_owned(), date: found.from }),
            Reading::Running => {
                Ok(Stretch { note: Some("the weekday does not agree with the date: the date is taken"), ..found })
            }
        }
    }

    /// Figures: the day first or the month first, whichever is a date. Where both are, a typed phrase is an error that asks
    /// for ISO; in a text a weekday beside them decides, else American order with the other reading kept.
    fn numeric(&self, first: u32, second: u32, year: Option<i32>, weekday: Option<Weekday>) -> Read<Stretch> {
        let year = year.map_or(YearOf::Unsaid, YearOf::Given);
        let month_first = self.dated(second, first, year, weekday);
        if first == second {
            return month_first;
        }
        match (self.dated(first, second, year, weekday), month_first) {
            (Ok(day_first), Ok(month_first)) => match self.reading {
                Reading::Whole => Err(PhraseError::AmbiguousDate {
                    words: self.words.to_owned(),
                    day_first: day_first.from,
                    month_first: month_first.from,
                }),
                Reading::Running if month_first.note.is_some() && day_first.note.is_none() => Ok(day_first),
                Reading::Running => Ok(month_first.or(day_first)),
            },
            (Ok(found), Err(_)) | (Err(_), Ok(found)) => Ok(found),
            (Err(_), Err(error)) => Err(error),
        }
    }

    fn day_of_month(&self, day: u32, turn: Turn, weekday: Option<Weekday>) -> Read<Stretch> {
        if !(1..=31).contains(&day) {
            return Err(self.impossible());
        }
        let first = self.first_of_month()?;
        if let Some(months) = offset(turn) {
            let month = self.plus_months(first, months)?;
            let found = month.with_day(day).ok_or_else(|| self.impossible())?;
            return self.agreeing(self.single(found, "day of a month")?, weekday);
        }
        // "Friday the 13th" can be more than a year away.
        let sign = if self.lean == Lean::Past { -1 } else { 1 };
        for ahead in 0..=14 {
            let month = self.plus_months(first, sign * ahead)?;
            let found = month.with_day(day).filter(|found| self.leans(*found));
            if let Some(found) = found.filter(|d| weekday.is_none_or(|w| d.weekday() == w)) {
                return self.single(found, "day of a month");
            }
        }
        Err(self.impossible())
    }

    fn month(&self, month: u32, year: YearOf) -> Read<Stretch> {
        self.part_of_year(month, 1, year, "month")
    }

    /// Some months of a year, from a month on; without a year those that have not ended yet (or, leaning back, that have begun).
    pub(super) fn part_of_year(&self, month: u32, months: i64, year: YearOf, rule: &'static str) -> Read<Stretch> {
        let in_year = |year: i32| self.months_from(self.day(year, month, 1)?, months, rule);
        if let Some(year) = self.given_year(year)? {
            return in_year(year);
        }
        let this_year = in_year(self.said.year())?;
        let holds = this_year.from <= self.said && self.said <= this_year.by;
        let ahead = this_year.from > self.said;
        match year {
            YearOf::Itself(Turn::Next) if ahead => {
                let later = in_year(self.said.year() + 1);
                Ok(later.map_or_else(|_| this_year.clone(), |later| this_year.clone().or(later)))
            }
            YearOf::Itself(Turn::Next) => in_year(self.said.year() + 1),
            YearOf::Itself(Turn::Last) if ahead || holds => in_year(self.said.year() - 1),
            YearOf::Itself(Turn::Last | Turn::This) => Ok(this_year),
            YearOf::Itself(Turn::Coming) if ahead => Ok(this_year),
            YearOf::Itself(Turn::Coming) => in_year(self.said.year() + 1),
            _ if self.lean == Lean::Past && ahead => in_year(self.said.year() - 1),
            _ if self.lean == Lean::Past || ahead || holds => Ok(this_year),
            _ => in_year(self.said.year() + 1),
        }
    }

    fn season(&self, season: Season, year: YearOf) -> Read<Stretch> {
        let month = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        // In January and February the winter that began last year is still on.
        let in_winter = season == Season::Winter && self.said.month() < 3;
        if in_winter && matches!(year, YearOf::Unsaid | YearOf::Itself(Turn::This)) {
            return self.months_from(self.day(self.said.year() - 1, 12, 1)?, 3, "season");
        }
        self.part_of_year(month, 3, year, "season")
    }

    pub(super) fn years(&self, first: i32, years: i32, rule: &'static str) -> Read<Stretch> {
        // The 2000s may be meant; a decade or century that overruns the calendar ends with it.
        let last = if first <= 9999 { (first + years - 1).min(9999) } else { first };
        let from = self.day(first.max(if years == 10 { 1 } else { first }), 1, 1)?;
        Ok(Stretch::new(from, self.day(last, 12, 31)?, rule))
    }

    fn counted(&self, length: Length, way: Way, of: &Anchor) -> Read<Stretch> {
        self.counted_from_holiday(of, way, |of| {
            let start = if way == Way::Before { of.from } else { of.by };
            if matches!(length.count, Count::Couple | Count::Few | Count::Several | Count::Plural) {
                return self.vaguely_counted(length, way, start);
            }
            self.single(self.plus(start, vague::usual(length), way)?, "counted from a day")
        })
    }

    fn vaguely_counted(&self, length: Length, way: Way, start: NaiveDate) -> Read<Stretch> {
        let ([least, usual, most], name) = vague::steps(length);
        let end = |step| self.plus(start, step, way);
        let (least, usual, most) = (end(least)?, end(usual)?, end(most)?);
        let mut found = Stretch::new(start.min(usual), start.max(usual), name);
        found.vague = true;
        found.accepted = (way == Way::After).then_some((least, most));
        Ok(found)
    }

    pub(super) fn given_year(&self, year: YearOf) -> Read<Option<i32>> {
        Ok(match year {
            YearOf::Given(year) => Some(year),
            YearOf::Turn(turn) => {
                let offset = offset(turn).unwrap_or(if turn == Turn::Coming { 1 } else { 0 });
                Some(self.said.year() + i32::try_from(offset).map_err(|_| self.out_of_calendar())?)
            }
            YearOf::Unsaid | YearOf::Itself(_) => None,
        })
    }

    pub(super) fn first_of_month(&self) -> Read<NaiveDate> {
        self.day(self.said.year(), self.said.month(), 1)
    }

    pub(super) fn day(&self, year: i32, month: u32, day: u32) -> Read<NaiveDate> {
        if !(1..=9999).contains(&year) {
            return Err(self.out_of_calendar());
        }
        NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| self.impossible())
    }

    fn in_calendar(&self, day: Option<NaiveDate>) -> Read<NaiveDate> {
        day.filter(|day| (1..=9999).contains(&day.year())).ok_or_else(|| self.out_of_calendar())
    }

    pub(super) fn out_of_calendar(&self) -> PhraseError {
        PhraseError::OutOfCalendar { words: self.words.to_owned() }
    }

    pub(super) fn impossible(&self) -> PhraseError {
        PhraseError::ImpossibleDate { words: self.words.to_owned() }
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
