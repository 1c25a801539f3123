//! The calendar of China and, by the same rules on their own meridians, of Vietnam and Korea.

use super::sky;
use chrono::{Datelike, NaiveDate};

/// A lunar calendar kept by the clock of a place so many hours ahead of universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadline) struct Zone(pub(in crate::deadline) i8);

impl Zone {
    fn day_of(self, moment: f64) -> i64 {
        (moment + f64::from(self.0) / 24.0).floor() as i64
    }

    /// The midnight that a day begins with.
    fn midnight(self, day: i64) -> f64 {
        day as f64 - f64::from(self.0) / 24.0
    }

    /// The first day of the month that holds a day.
    fn month_of(self, day: i64) -> i64 {
        // A new moon in the last hour of the day begins the month with that day.
        self.day_of(sky::new_moon_up_to(self.midnight(day + 1) - 1e-6))
    }

    /// How many twelfths of its way the sun has behind it as a day begins.
    fn sector(self, day: i64) -> i64 {
        (sky::sun(self.midnight(day)) / 30.0).floor() as i64
    }
}

/// The day when the sun stands at a longitude, in a year.
pub(super) fn solar_term(year: i32, longitude: f64, zone: Zone) -> Option<NaiveDate> {
    let guess = f64::from(january(year)?) + 79.0 + longitude / 360.0 * 365.2422;
    let guess = if longitude > 280.0 { guess - 365.2422 } else { guess };
    date(zone.day_of(sky::sun_reaches(longitude, guess)))
}

/// A day of a month of the lunar year that begins in a Gregorian year. The month with the winter solstice is the eleventh;
/// between two such months with twelve others the first without a principal term is leap.
pub(super) fn in_year(year: i32, month: i64, day: i64, zone: Zone) -> Option<NaiveDate> {
    // Months 11 and 12 come after the solstice that closes the year, the others before.
    let solstice_year = if month >= 11 { year } else { year - 1 };
    let eleventh = |year| Some(zone.month_of(i64::from(solar_term(year, 270.0, zone)?.num_days_from_ce())));
    let (first, next) = (eleventh(solstice_year)?, eleventh(solstice_year + 1)?);
    let has_leap = next - first > 370;
    let (mut start, mut number, mut leap_seen) = (first, 11, false);
    while number != month + if month >= 11 { 0 } else { 12 } {
        let after = zone.month_of(start + 31);
        let following = zone.month_of(after + 31);
        if has_leap && !leap_seen && zone.sector(after) == zone.sector(following) {
            leap_seen = true;
            start = following;
        } else {
            start = after;
        }
        number += 1;
        if number > 24 {
            return None;
        }
    }
    date(start + day - 1)
}

fn january(year: i32) -> Option<i32> {
    NaiveDate::from_ymd_opt(year, 1, 1).map(|day| day.num_days_from_ce())
}

fn date(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// The first day of the Persian year: the one whose noon in Tehran follows the equinox.
pub(super) fn nowruz(year: i32) -> Option<NaiveDate> {
    let equinox = sky::sun_reaches(0.0, f64::from(january(year)?) + 79.0);
    // True noon there at the equinox is at 12:05 of a clock 3.5 hours ahead.
    date((equinox + 3.5 / 24.0 + 0.5 - 5.0 / 1440.0).floor() as i64)
}
