//! Easter, of the West and of the East.

use chrono::{Datelike, Days, NaiveDate};

/// Easter of the Gregorian calendar, from its first year on (the anonymous algorithm of 1876).
pub(super) fn western(year: i32) -> Option<NaiveDate> {
    if year < 1583 {
        return None;
    }
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let leap_centuries = century / 4;
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

/// Easter of the Julian calendar, as a Gregorian day.
pub(super) fn eastern(year: i32) -> Option<NaiveDate> {
    let full_moon = (19 * (year % 19) + 15) % 30;
    let weekday = (2 * (year % 4) + 4 * (year % 7) - full_moon + 34) % 7;
    let days = full_moon + weekday + 114;
    from_julian(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

/// A day of the Julian calendar that is no 29 February, as a Gregorian day.
pub(super) fn from_julian(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let same_name = NaiveDate::from_ymd_opt(year, month, day)?;
    // In January and February the leap day of the year has not come yet.
    let counted = if month > 2 { year } else { year - 1 };
    let behind = counted.div_euclid(100) - counted.div_euclid(400) - 2;
    match u64::try_from(behind) {
        Ok(days) => same_name.checked_add_days(Days::new(days)),
        Err(_) => same_name.checked_sub_days(Days::new(u64::from(behind.unsigned_abs()))),
    }
    .filter(|day| day.year() >= 1)
}
