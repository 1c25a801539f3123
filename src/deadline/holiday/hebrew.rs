//! The Hebrew calendar: days of it as Gregorian days (rules of the calendar: E. M. Reingold and N. Dershowitz, Calendrical
//! Calculations, chapter 8).

use chrono::{Datelike, NaiveDate, Weekday};

/// Months of a year that begins in autumn; Adar is the one before Nisan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadline) enum Month {
    Tishri,
    Heshvan,
    Kislev,
    Tevet,
    Shevat,
    Adar,
    Nisan,
    Iyar,
    Sivan,
    Tammuz,
    Av,
    Elul,
}

/// 1 Tishri of year 1, in days from 1 January of year 1.
const FIRST_DAY: i64 = -1_373_427;

/// A day that falls in a Gregorian year; one that falls on a weekday of `moved` is kept so many days later.
pub(super) fn in_year(gregorian: i32, month: Month, day: u32, moved: &[(Weekday, i64)]) -> Option<NaiveDate> {
    // From Tishri to Tevet the Hebrew year is that much ahead; Tevet may fall on either side of New Year.
    let found = [gregorian + 3760, gregorian + 3761].into_iter().find_map(|year| {
        let date = date(year, month, day)?;
        (date.year() == gregorian).then_some(date)
    })?;
    let later = moved.iter().find(|(weekday, _)| *weekday == found.weekday()).map_or(0, |(_, days)| *days);
    from_number(i64::from(found.num_days_from_ce()) + later)
}

fn date(year: i32, month: Month, day: u32) -> Option<NaiveDate> {
    let start = new_year(i64::from(year));
    let length = new_year(i64::from(year) + 1) - start;
    let is_leap = length > 380;
    // Heshvan is long in a full year, Kislev short in a lacking one.
    let lengths = [
        30,
        if length % 10 == 5 { 30 } else { 29 },
        if length % 10 == 3 { 29 } else { 30 },
        29,
        30,
        if is_leap { 59 } else { 29 },
        30,
        29,
        30,
        29,
        30,
        29,
    ];
    let before: i64 = lengths.iter().take(month as usize).sum();
    // Feasts of Adar are kept in the second Adar.
    let second_adar = if is_leap && month == Month::Adar { 30 } else { 0 };
    from_number(start + before + second_adar + i64::from(day) - 1)
}

/// 1 Tishri, in days from 1 January of year 1.
fn new_year(year: i64) -> i64 {
    let delayed = |year| {
        let elapsed = elapsed_days(year);
        // No two years may have lengths that no calendar year has.
        if elapsed_days(year + 1) - elapsed == 356 {
            elapsed + 2
        } else if elapsed - elapsed_days(year - 1) == 382 {
            elapsed + 1
        } else {
            elapsed
        }
    };
    FIRST_DAY + delayed(year)
}

/// Days up to the new moon of Tishri, which may not be a Sunday, Wednesday or Friday.
fn elapsed_days(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let days = 29 * months + parts.div_euclid(25_920);
    if (3 * (days + 1)).rem_euclid(7) < 3 { days + 1 } else { days }
}

fn from_number(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?).filter(|day| (1..=9999).contains(&day.year()))
}
