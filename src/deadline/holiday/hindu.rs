//! Feasts of the Hindu calendars: lunar days, the sun's entry into a sign, the moon's stay in an asterism.
//!
//! Months run from new moon to new moon and bear the name of the sign the sun enters in them; a month in which it enters
//! none is leap and has no feasts. A feast is kept on the day whose hour for it (sunrise, noon, nightfall ...) the lunar day
//! holds. Seen from Ujjain, where the meridian of these calendars runs; signs are counted from the fixed stars (Lahiri).

use super::sky::{self, Place};
use chrono::{Datelike, NaiveDate};

const UJJAIN: Place = Place { north: 23.18, east: 75.77 };

/// Indian Standard Time is ahead of universal time by so many days.
const INDIA: f64 = 5.5 / 24.0;

/// Degrees that the moon gains on the sun in a lunar day.
const LUNAR_DAY: f64 = 12.0;

/// Which hour of the day decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadline) enum Hour {
    /// The last hour and a half of the night.
    Dawn,
    Sunrise,
    Forenoon,
    /// The third fifth of the day.
    Noon,
    /// The fourth fifth of the day.
    Afternoon,
    /// The middle three fifths of the day: which day almanacs give Dussehra.
    Victory,
    /// The first hours of the night.
    Evening,
    Moonrise,
    Midnight,
    /// The first hours of the night, in the second half of the lunar day: the rule of Holi's fire.
    Fire,
}

/// What happens to an entry of the sun after a certain hour: it counts for the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadline) enum Until {
    Sunrise,
    Sunset,
    Midnight,
}

/// The day of a lunar day (1 to 15 of the bright, 16 to 30 of the dark half) of a month (Chaitra is 1).
pub(super) fn lunar_day(year: i32, month: u32, number: u32, hour: Hour) -> Option<NaiveDate> {
    let entry = sun_enters(year, month - 1)?;
    let new_moon = sky::new_moon_up_to(entry);
    let reached = |number: f64| sky::phase_reaches(number * LUNAR_DAY, new_moon + number * 29.530_59 / 30.0);
    let number = f64::from(number);
    let begins = reached(if hour == Hour::Fire { number - 0.5 } else { number - 1.0 });
    kept_on(begins, reached(number), hour)
}

/// The day on which the sun enters a sign (Aries is 0), or the day after when it does so late.
pub(super) fn sun_entry(year: i32, sign: u32, until: Until) -> Option<NaiveDate> {
    let entry = sun_enters(year, sign)?;
    let day = (entry + INDIA).floor();
    let (rise, set) = sky::daylight(day, UJJAIN);
    let limit = match until {
        Until::Sunrise => rise,
        Until::Sunset => set,
        Until::Midnight => day + 1.0 - INDIA,
    };
    date(if entry <= limit { day } else { day + 1.0 })
}

/// Which of two stays of the moon in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadline) enum Stay {
    Last,
    /// The one nearer the full moon.
    Fullest,
}

/// The day whose hour the moon spends in an asterism (Ashvini is 0) while the sun is in a sign.
pub(super) fn moon_stay(year: i32, sign: u32, asterism: u32, which: Stay, hour: Hour) -> Option<NaiveDate> {
    let begins = sun_enters(year, sign)?;
    let from = f64::from(asterism) * 360.0 / 27.0;
    let reached =
        |degrees: f64, guess: f64| sky::reaches(sky::moon_among_stars, degrees.rem_euclid(360.0), 13.1764, guess);
    let ahead = (from - sky::moon_among_stars(begins)).rem_euclid(360.0);
    let first = reached(from, begins + ahead / 13.1764);
    let stays = [first - 27.32, first, first + 27.32]
        .map(|guess| (reached(from, guess), reached(from + 360.0 / 27.0, guess + 1.0)));
    let mut inside = stays.into_iter().filter(|(enters, _)| *enters >= begins && *enters < begins + 31.0);
    // A full moon before the month began is that of another.
    let from_full = |moment: f64| {
        let past_full = sky::phase(moment) - 180.0;
        if moment - past_full / 12.19 < begins { 180.0 } else { past_full.abs() }
    };
    let best = match which {
        Stay::Last => inside.next_back()?,
        Stay::Fullest => inside.min_by(|a, b| from_full(a.0).total_cmp(&from_full(b.0)))?,
    };
    kept_on(best.0, best.1, hour)
}

/// The moment when the sun enters a sign in the spring that follows a new year, or (the last three signs) before it.
fn sun_enters(year: i32, sign: u32) -> Option<f64> {
    // The solar year of these calendars is longer than ours: its start has moved on by a day in some seventy years.
    let new_year = NaiveDate::from_ymd_opt(year, 4, 13)?;
    let drift = f64::from(year - 2000) / 70.0;
    let signs = f64::from(sign) - if sign >= 9 { 12.0 } else { 0.0 };
    let guess = f64::from(new_year.num_days_from_ce()) + drift + signs * 30.4369;
    Some(sky::reaches(sky::sun_among_stars, f64::from(sign) * 30.0, 360.0 / 365.2564, guess))
}

/// The day on whose hour the stretch lies longest; when it misses the hour of every day, the day whose sunrise it holds, or
/// the one it begins on.
fn kept_on(begins: f64, ends: f64, hour: Hour) -> Option<NaiveDate> {
    let first = (begins + INDIA).floor() - 1.0;
    let longest = |hour: Hour| {
        let mut best = (0.0, None);
        for day in (0..4).map(|day| first + f64::from(day)) {
            let (from, until) = hours(day, hour);
            let held = ends.min(until) - begins.max(from);
            if held > best.0 + 1e-4 {
                best = (held, Some(day));
            }
        }
        best.1
    };
    if hour == Hour::Fire {
        // Without such an evening the first, unless the lunar day lasts nearly to the second.
        let late = |day: f64| {
            let (rise, set) = sky::daylight(day, UJJAIN);
            ends > rise + 0.86 * (set - rise)
        };
        let last = (ends + INDIA).floor();
        return date(longest(hour).unwrap_or(if late(last) { last } else { last - 1.0 }));
    }
    let begun = || if begins < sky::daylight(first + 1.0, UJJAIN).0 { first } else { first + 1.0 };
    date(longest(hour).or_else(|| longest(Hour::Sunrise)).unwrap_or_else(begun))
}

fn hours(day: f64, hour: Hour) -> (f64, f64) {
    let (rise, set) = sky::daylight(day, UJJAIN);
    let light = set - rise;
    match hour {
        Hour::Dawn => (rise - 0.067, rise),
        Hour::Sunrise => (rise - 0.001, rise + 0.001),
        Hour::Forenoon => (rise, rise + 0.5 * light),
        Hour::Noon => (rise + 0.4 * light, rise + 0.6 * light),
        Hour::Victory => (rise + 0.2 * light, rise + 0.8 * light),
        Hour::Afternoon => (rise + 0.6 * light, rise + 0.8 * light),
        Hour::Evening | Hour::Fire => (set, set + 0.1),
        Hour::Moonrise => (set + 0.09, set + 0.11),
        Hour::Midnight => {
            let middle = set + (1.0 - light) / 2.0;
            (middle - 0.017, middle + 0.017)
        }
    }
}

fn date(day: f64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(day as i32)
}
