//! How a feast finds its day: a rule and a year in, the days it begins on out. Nothing here reads words.

use super::chinese::{self, Zone};
use super::hindu::{self, Hour, Stay, Until};
use super::{easter, hebrew, islamic, recent};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How the first day of a feast is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::deadline) enum Rule {
    /// A day of a month.
    Date(u32, u32),
    /// The n-th such weekday of a month.
    Nth(u8, Weekday, u32),
    /// The last such weekday of a month.
    Last(Weekday, u32),
    /// The first such weekday from a day of a month on.
    From(u32, u32, Weekday),
    /// The last such weekday up to a day of a month.
    UpTo(u32, u32, Weekday),
    /// A day of a month, from some weekdays moved by so many days.
    Moved(u32, u32, &'static [(Weekday, i64)]),
    /// The n-th day of the year.
    DayOfYear(u32),
    /// Only in years that leave a rest when divided.
    Every(i32, i32, &'static Rule),
    /// The last such weekday up to so many days from the day of another rule.
    By(Weekday, i64, &'static Rule),
    /// Days from Easter.
    Easter(i64),
    /// Days from Easter of the Eastern churches.
    Orthodox(i64),
    /// A day of the Julian calendar.
    Julian(u32, u32),
    /// A day of the Hebrew calendar, moved from some weekdays; the feast begins on the evening before.
    Hebrew(hebrew::Month, u32, &'static [(Weekday, i64)]),
    Islamic(u32, u32),
    Lunar(Zone, i64, i64),
    /// The day when the sun stands at a longitude.
    SolarTerm(u16, Zone),
    /// The day whose noon in Tehran is the first of spring.
    Nowruz,
    /// A day of the Zoroastrian year, which has 365 days and no leap one.
    Zoroastrian(i32),
    LunarDay(u32, u32, Hour),
    SunEntry(u32, Until),
    MoonStay(u32, u32, Stay, Hour),
}

/// Outside these years the sky is not computed well enough to tell a day.
const SKY_YEARS: std::ops::RangeInclusive<i32> = 1000..=3000;

impl Rule {
    /// The days in a year that the rule gives, in order; a lunar year can bring two of them, or none.
    pub(super) fn in_year(&self, year: i32) -> [Option<NaiveDate>; 2] {
        if let Rule::Islamic(month, day) = self {
            return islamic::in_year(year, *month, *day);
        }
        let nominal = |year: i32| self.nominally_in(year);
        let own = nominal(year);
        let far_from_new_year = own.is_some_and(|day| day.year() == year && (20..345).contains(&day.ordinal()));
        if far_from_new_year || !self.wanders() {
            return [own.filter(|day| day.year() == year), None];
        }
        let near = [nominal(year - 1), own, nominal(year + 1)];
        let mut inside = near.into_iter().flatten().filter(|day| day.year() == year);
        [inside.next(), inside.next()]
    }

    /// Whether the day of one year can fall into the next.
    fn wanders(&self) -> bool {
        matches!(
            self,
            Rule::Julian(..) | Rule::Lunar(..) | Rule::LunarDay(..) | Rule::SunEntry(..) | Rule::MoonStay(..)
        )
    }

    fn nominally_in(&self, year: i32) -> Option<NaiveDate> {
        let is_sky = matches!(
            self,
            Rule::Lunar(..)
                | Rule::SolarTerm(..)
                | Rule::Nowruz
                | Rule::LunarDay(..)
                | Rule::SunEntry(..)
                | Rule::MoonStay(..)
        );
        if !is_sky {
            return self.reckoned(year);
        }
        SKY_YEARS.contains(&year).then(|| recent::day(*self, year, || self.reckoned(year))).flatten()
    }

    fn reckoned(&self, year: i32) -> Option<NaiveDate> {
        match *self {
            Rule::Date(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Rule::Nth(nth, weekday, month) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
            Rule::Last(weekday, month) => {
                let last = (28..=31).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day))?;
                up_to(last, weekday)
            }
            Rule::From(month, day, weekday) => {
                let first = NaiveDate::from_ymd_opt(year, month, day)?;
                plus(first, i64::from(weekday.days_since(first.weekday())))
            }
            Rule::UpTo(month, day, weekday) => up_to(NaiveDate::from_ymd_opt(year, month, day)?, weekday),
            Rule::Moved(month, day, moved) => {
                let day = NaiveDate::from_ymd_opt(year, month, day)?;
                plus(day, moved.iter().find(|(from, _)| *from == day.weekday()).map_or(0, |(_, days)| *days))
            }
            Rule::DayOfYear(day) => NaiveDate::from_yo_opt(year, day),
            Rule::Every(years, rest, rule) => {
                (year.rem_euclid(years) == rest).then(|| rule.nominally_in(year)).flatten()
            }
            Rule::By(weekday, days, rule) => up_to(plus(rule.nominally_in(year)?, days)?, weekday),
            Rule::Easter(days) => plus(easter::western(year)?, days),
            Rule::Orthodox(days) => plus(easter::eastern(year)?, days),
            Rule::Julian(month, day) => easter::from_julian(year, month, day),
            Rule::Hebrew(month, day, moved) => hebrew::in_year(year, month, day, moved),
            Rule::Islamic(month, day) => islamic::in_year(year, month, day).into_iter().flatten().next(),
            Rule::Lunar(zone, month, day) => chinese::in_year(year, month, day, zone),
            Rule::SolarTerm(degrees, zone) => chinese::solar_term(year, f64::from(degrees), zone),
            Rule::Nowruz => chinese::nowruz(year),
            Rule::Zoroastrian(day) => zoroastrian(year, day),
            Rule::LunarDay(month, number, hour) => hindu::lunar_day(year, month, number, hour),
            Rule::SunEntry(sign, until) => hindu::sun_entry(year, sign, until),
            Rule::MoonStay(sign, asterism, which, hour) => hindu::moon_stay(year, sign, asterism, which, hour),
        }
    }
}

/// Days on or back; `None` outside the calendar.
pub(super) fn plus(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    let day = if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) };
    day.filter(|day| (1..=9999).contains(&day.year()))
}

/// The last such weekday up to a day, itself included.
fn up_to(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    plus(day, -i64::from(day.weekday().days_since(weekday)))
}

/// The year of the Parsis: 1 Farvardin 1387 was 17 August 2017.
fn zoroastrian(year: i32, day: i32) -> Option<NaiveDate> {
    let known = NaiveDate::from_ymd_opt(2017, 8, 17)?.num_days_from_ce() + day - 1;
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?.num_days_from_ce();
    let found = NaiveDate::from_num_days_from_ce_opt(first + (known - first).rem_euclid(365))?;
    (found.year() == year).then_some(found)
}
