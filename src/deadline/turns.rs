//! What follows each other: this week and the next, this Friday and the next, counted from the day said.

use super::calendar::{Calendar, Lean, Read, Stretch};
use super::shape::{Anchor, Nth, Turn, Unit, Way, YearOf};
use super::vague::Step;
use chrono::{Datelike, NaiveDate, Weekday};

impl Calendar<'_> {
    pub(super) fn weekday(&self, day: Weekday, turn: Turn) -> Read<Stretch> {
        let monday = self.monday(self.said)?;
        let in_week = |weeks: i64| self.plus_days(monday, weeks * 7 + i64::from(day.num_days_from_monday()));
        let nearest = self.nearest(day, if turn == Turn::Last { Lean::Past } else { Lean::Future })?;
        match turn {
            Turn::Unsaid => self.single(self.nearest(day, self.lean)?, "weekday"),
            Turn::Coming | Turn::Last => self.single(nearest, "weekday"),
            Turn::This => {
                let this = in_week(0)?;
                let passed = this < self.said && self.lean == Lean::Future;
                self.single(if passed { nearest } else { this }, "this weekday")
            }
            Turn::Next => {
                let next = Stretch::new(in_week(1)?, in_week(1)?, "next weekday");
                Ok(next.or(Stretch::new(nearest, nearest, "nearest weekday")))
            }
            Turn::AfterNext => self.single(in_week(2)?, "weekday after next"),
        }
    }

    fn nearest(&self, day: Weekday, lean: Lean) -> Read<NaiveDate> {
        nearest_to(self, self.said, day, lean)
    }

    /// The n-th such weekday of a stretch.
    pub(super) fn weekday_in(&self, nth: Nth, day: Weekday, of: &Anchor) -> Read<Stretch> {
        let of = self.stretch(of)?;
        let distance = |from: Weekday, to: Weekday| i64::from(to.days_since(from));
        let found = match nth {
            Nth::Last => self.plus_days(of.by, -distance(day, of.by.weekday()))?,
            Nth::FromStart(n) => self.plus_days(of.from, distance(of.from.weekday(), day) + 7 * (i64::from(n) - 1))?,
        };
        if found < of.from || found > of.by {
            return Err(self.impossible());
        }
        self.single(found, "weekday of a period")
    }

    /// The n-th such weekday before or after a stretch, which itself holds none of them.
    pub(super) fn weekday_from(&self, nth: u32, day: Weekday, way: Way, of: &Anchor) -> Read<Stretch> {
        let of = self.stretch(of)?;
        let weeks = 7 * (i64::from(nth) - 1);
        let found = match way {
            Way::After => self.plus_days(nearest_to(self, of.by, day, Lean::Future)?, weeks)?,
            Way::Before => self.plus_days(nearest_to(self, of.from, day, Lean::Past)?, -weeks)?,
        };
        self.single(found, "weekday counted from a day")
    }

    pub(super) fn fiscal_year(&self, year: YearOf) -> Read<Stretch> {
        let running = self.said.year() + i32::from(self.said.month() >= 10);
        let year = match year {
            YearOf::Given(year) => year,
            YearOf::Turn(Turn::Last) | YearOf::Itself(Turn::Last) => running - 1,
            YearOf::Turn(Turn::Next | Turn::Coming) | YearOf::Itself(Turn::Next | Turn::Coming) => running + 1,
            _ => running,
        };
        let mut found = self.months_from(self.day(year - 1, 10, 1)?, 12, "fiscal year")?;
        found.note = Some("the fiscal year of the United States, 1 October to 30 September");
        Ok(found)
    }

    pub(super) fn unit(&self, unit: Unit, turn: Turn) -> Read<Stretch> {
        let offset = offset(turn).unwrap_or(if turn == Turn::Coming { 1 } else { 0 });
        let (year, month) = (self.said.year(), self.said.month());
        match unit {
            Unit::WorkingDay => {
                self.single(self.plus(self.said, Step::WorkingDays(offset), Way::After)?, "working day")
            }
            Unit::Minute | Unit::Hour | Unit::Day => self.single(self.plus_days(self.said, offset)?, "day by name"),
            Unit::Week | Unit::Fortnight => {
                let monday = self.plus_days(self.monday(self.said)?, 7 * offset)?;
                Ok(Stretch::new(monday, self.plus_days(monday, 6)?, "calendar week"))
            }
            Unit::Month => self.months_from(self.plus_months(self.first_of_month()?, offset)?, 1, "calendar month"),
            Unit::Quarter => {
                let first = self.day(year, (month - 1) / 3 * 3 + 1, 1)?;
                self.months_from(self.plus_months(first, 3 * offset)?, 3, "calendar quarter")
            }
            Unit::Year => self.turned_years(year, 1, offset, "calendar year"),
            Unit::Decade => self.turned_years(year - year.rem_euclid(10), 10, offset, "decade"),
            Unit::Century => self.turned_years(year - (year - 1).rem_euclid(100), 100, offset, "century"),
        }
    }

    fn turned_years(&self, first: i32, years: i32, offset: i64, rule: &'static str) -> Read<Stretch> {
        let offset = i32::try_from(offset).map_err(|_| self.out_of_calendar())?;
        self.years(first + years * offset, years, rule)
    }

    pub(super) fn weekend(&self, turn: Turn) -> Read<Stretch> {
        let monday = self.monday(self.said)?;
        let in_week = |weeks: i64, rule| {
            Ok(Stretch::new(self.plus_days(monday, 7 * weeks + 5)?, self.plus_days(monday, 7 * weeks + 6)?, rule))
        };
        match turn {
            Turn::Unsaid | Turn::This | Turn::Coming => in_week(0, "weekend"),
            Turn::Next => Ok(in_week(1, "next weekend")?.or(in_week(0, "nearest weekend")?)),
            Turn::Last => in_week(-1, "weekend"),
            Turn::AfterNext => in_week(2, "weekend"),
        }
    }
}

/// The first such weekday after a day, or the last before it; that day itself is neither.
fn nearest_to(calendar: &Calendar<'_>, from: NaiveDate, day: Weekday, lean: Lean) -> Read<NaiveDate> {
    let ahead = i64::from(day.num_days_from_monday()) - i64::from(from.weekday().num_days_from_monday());
    match lean {
        Lean::Future => calendar.plus_days(from, (ahead - 1).rem_euclid(7) + 1),
        Lean::Past => calendar.plus_days(from, -((-ahead - 1).rem_euclid(7) + 1)),
    }
}

/// How many units on from this one; `None` for those that are looked for.
pub(super) fn offset(turn: Turn) -> Option<i64> {
    match turn {
        Turn::Unsaid | Turn::Coming => None,
        Turn::Last => Some(-1),
        Turn::This => Some(0),
        Turn::Next => Some(1),
        Turn::AfterNext => Some(2),
    }
}
