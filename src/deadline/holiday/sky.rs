//! Where the sun and the moon stand, well enough to tell which day a month or a feast begins.
//!
//! A moment is a count of days in universal time: its whole part is chrono's `num_days_from_ce`, its fraction runs from
//! midnight. Figures: J. Meeus, Astronomical Algorithms, 2nd ed. 1998, chapters 22 and 47, terms of the moon below 0.001
//! degrees left out; P. Bretagnon and J.-L. Simon, Planetary Programs and Tables, 1986, for the sun. The error is some
//! seconds of arc, which the moon crosses in a minute.

/// Millionths of a degree, and how often the elongation, the sun's and the moon's anomaly and the latitude's argument count.
const MOON: &[(i32, i8, i8, i8, i8)] = &[
    (6288774, 0, 0, 1, 0),
    (1274027, 2, 0, -1, 0),
    (658314, 2, 0, 0, 0),
    (213618, 0, 0, 2, 0),
    (-185116, 0, 1, 0, 0),
    (-114332, 0, 0, 0, 2),
    (58793, 2, 0, -2, 0),
    (57066, 2, -1, -1, 0),
    (53322, 2, 0, 1, 0),
    (45758, 2, -1, 0, 0),
    (-40923, 0, 1, -1, 0),
    (-34720, 1, 0, 0, 0),
    (-30383, 0, 1, 1, 0),
    (15327, 2, 0, 0, -2),
    (-12528, 0, 0, 1, 2),
    (10980, 0, 0, 1, -2),
    (10675, 4, 0, -1, 0),
    (10034, 0, 0, 3, 0),
    (8548, 4, 0, -2, 0),
    (-7888, 2, 1, -1, 0),
    (-6766, 2, 1, 0, 0),
    (-5163, 1, 0, -1, 0),
    (4987, 1, 1, 0, 0),
    (4036, 2, -1, 1, 0),
    (3994, 2, 0, 2, 0),
    (3861, 4, 0, 0, 0),
    (3665, 2, 0, -3, 0),
    (-2689, 0, 1, -2, 0),
    (-2602, 2, 0, -1, 2),
    (2390, 2, -1, -2, 0),
    (-2348, 1, 0, 1, 0),
    (2236, 2, -2, 0, 0),
    (-2120, 0, 1, 2, 0),
    (-2069, 0, 2, 0, 0),
    (2048, 2, -2, -1, 0),
    (-1773, 2, 0, 1, -2),
    (-1595, 2, 0, 0, 2),
    (1215, 4, -1, -1, 0),
    (-1110, 0, 0, 2, 2),
];

/// Amplitude, phase in degrees, degrees in a century.
const SUN: &[(f64, f64, f64)] = &[
    (403406.0, 270.54861, 0.9287892),
    (195207.0, 340.19128, 35999.1376958),
    (119433.0, 63.91854, 35999.4089666),
    (112392.0, 331.2622, 35998.7287385),
    (3891.0, 317.843, 71998.20261),
    (2819.0, 86.631, 71998.4403),
    (1721.0, 240.052, 36000.35726),
    (660.0, 310.26, 71997.4812),
    (350.0, 247.23, 32964.4678),
    (334.0, 260.87, -19.441),
    (314.0, 297.82, 445267.1117),
    (268.0, 343.14, 45036.884),
    (242.0, 166.79, 3.1008),
    (234.0, 81.53, 22518.4434),
    (158.0, 3.5, -19.9739),
    (132.0, 132.75, 65928.9345),
    (129.0, 182.95, 9038.0293),
    (114.0, 162.03, 3034.7684),
    (99.0, 29.8, 33718.148),
    (93.0, 266.4, 3034.448),
    (86.0, 249.2, -2280.773),
    (78.0, 157.6, 29929.992),
    (72.0, 257.8, 31556.493),
    (68.0, 185.1, 149.588),
    (64.0, 69.9, 9037.75),
];

/// Noon of 1 January 2000.
const EPOCH: f64 = 730120.5;

/// A place on earth, in degrees north and east.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) north: f64,
    pub(super) east: f64,
}

/// Centuries of dynamical time since the epoch; the two times differ by a minute or so (Espenak and Meeus, 2006).
fn centuries(moment: f64) -> f64 {
    let year = 2000.0 + (moment - EPOCH) / 365.2425;
    let seconds = if (1987.0..2051.0).contains(&year) {
        let since = year - 2000.0;
        62.92 + 0.32217 * since + 0.005589 * since * since
    } else if (1900.0..1987.0).contains(&year) {
        (year - 1905.0).clamp(0.0, 100.0) * 0.68
    } else {
        let since = (year - 1820.0) / 100.0;
        -20.0 + 32.0 * since * since
    };
    (moment + seconds / 86400.0 - EPOCH) / 36525.0
}

/// Longitude of the sun from the mean equinox, in degrees.
fn sun_from_mean_equinox(moment: f64) -> f64 {
    let c = centuries(moment);
    let waves: f64 = SUN.iter().map(|(size, phase, speed)| size * (phase + speed * c).to_radians().sin()).sum();
    let aberration = 0.0000974 * (177.63 + 35999.01848 * c).to_radians().cos() - 0.005575;
    (282.7771834 + 36000.76953744 * c + waves * 0.00000572957795 + aberration).rem_euclid(360.0)
}

/// Longitude of the sun, in degrees.
pub(super) fn sun(moment: f64) -> f64 {
    let c = centuries(moment);
    let (a, b) = (124.90 - 1934.134 * c, 201.11 + 72001.5377 * c);
    let nutation = -0.004778 * a.to_radians().sin() - 0.0003667 * b.to_radians().sin();
    (sun_from_mean_equinox(moment) + nutation).rem_euclid(360.0)
}

/// Longitude of the sun from the fixed stars, as India counts it (Lahiri).
pub(super) fn sun_among_stars(moment: f64) -> f64 {
    (sun_from_mean_equinox(moment) - precession(moment)).rem_euclid(360.0)
}

/// Longitude of the moon from the fixed stars.
pub(super) fn moon_among_stars(moment: f64) -> f64 {
    (moon(moment) - precession(moment)).rem_euclid(360.0)
}

fn precession(moment: f64) -> f64 {
    23.85709 + 1.396971 * (moment - EPOCH) / 36525.0
}

/// Longitude of the moon from the mean equinox, in degrees.
fn moon(moment: f64) -> f64 {
    let c = centuries(moment);
    let longitude = 218.3164477 + c * (481267.88123421 - 0.0015786 * c + c * c / 538841.0);
    let elongation = 297.85019021 + c * (445267.1114034 - 0.0018819 * c + c * c / 545868.0);
    let of_sun = 357.5291092 + c * (35999.0502909 - 0.0001536 * c);
    let of_moon = 134.9633964 + c * (477198.8675055 + 0.0087414 * c + c * c / 69699.0);
    let of_latitude = 93.272095 + c * (483202.0175233 - 0.0036539 * c - c * c / 3526000.0);
    let eccentricity = 1.0 - 0.002516 * c - 0.0000074 * c * c;
    let wave = |(size, d, s, m, f): &(i32, i8, i8, i8, i8)| {
        let angle =
            f64::from(*d) * elongation + f64::from(*s) * of_sun + f64::from(*m) * of_moon + f64::from(*f) * of_latitude;
        f64::from(*size) * eccentricity.powi(i32::from(s.abs())) * angle.to_radians().sin()
    };
    let waves: f64 = MOON.iter().map(wave).sum();
    let venus = 3958.0 * (119.75 + 131.849 * c).to_radians().sin();
    let flattening = 1962.0 * (longitude - of_latitude).to_radians().sin();
    (longitude + (waves + venus + flattening) / 1e6).rem_euclid(360.0)
}

/// How far the moon is ahead of the sun, in degrees: 0 is new, 180 full.
pub(super) fn phase(moment: f64) -> f64 {
    (moon(moment) - sun_from_mean_equinox(moment)).rem_euclid(360.0)
}

/// The moment near `guess` when an angle that grows by `speed` degrees a day reaches `target`.
pub(super) fn reaches(angle: impl Fn(f64) -> f64, target: f64, speed: f64, guess: f64) -> f64 {
    let mut moment = guess;
    for _ in 0..12 {
        let left = (target - angle(moment) + 180.0).rem_euclid(360.0) - 180.0;
        moment += left / speed;
        if left.abs() < 1e-5 {
            break;
        }
    }
    moment
}

/// The moment near `guess` when the sun stands at `longitude`.
pub(super) fn sun_reaches(longitude: f64, guess: f64) -> f64 {
    reaches(sun, longitude, 360.0 / 365.2422, guess)
}

/// The moment near `guess` when the moon is `ahead` degrees ahead of the sun.
pub(super) fn phase_reaches(ahead: f64, guess: f64) -> f64 {
    reaches(phase, ahead, 12.1907, guess)
}

/// The last new moon up to `moment`.
pub(super) fn new_moon_up_to(moment: f64) -> f64 {
    let found = phase_reaches(0.0, moment - phase(moment) / 12.1907);
    if found > moment { phase_reaches(0.0, found - 29.53) } else { found }
}

/// Sunrise and sunset of a day numbered from 1 January of year 1, at a place that is far from the poles.
pub(super) fn daylight(day: f64, place: Place) -> (f64, f64) {
    let noon = day + 0.5 - place.east / 360.0;
    let c = centuries(noon);
    let longitude = sun(noon).to_radians();
    let tilt = (23.439291 - 0.0130042 * c).to_radians();
    let right_ascension = (tilt.cos() * longitude.sin()).atan2(longitude.cos()).to_degrees();
    let mean = 280.46646 + 36000.76983 * c - 0.0057;
    let equation = ((mean - right_ascension + 180.0).rem_euclid(360.0) - 180.0) / 360.0;
    let declination = (tilt.sin() * longitude.sin()).asin();
    let north = place.north.to_radians();
    // The upper rim and refraction: the middle of the sun is 50 minutes of arc below the horizon.
    let low = (-50.0f64 / 60.0).to_radians().sin();
    let cosine = (low - north.sin() * declination.sin()) / (north.cos() * declination.cos());
    let half = cosine.clamp(-1.0, 1.0).acos().to_degrees() / 360.0;
    (noon - equation - half, noon - equation + half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, NaiveDate};

    fn at(year: i32, month: u32, day: u32, minutes: f64) -> f64 {
        let date = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        f64::from(date.num_days_from_ce()) + minutes / 1440.0
    }

    #[track_caller]
    fn within_minutes(found: f64, expected: f64, minutes: f64) {
        assert!((found - expected).abs() * 1440.0 <= minutes, "off by {} minutes", (found - expected) * 1440.0);
    }

    #[test]
    fn agrees_with_published_times() {
        // Equinoxes and solstices (US Naval Observatory), universal time.
        within_minutes(sun_reaches(0.0, at(2024, 3, 20, 0.0)), at(2024, 3, 20, 186.0), 2.0);
        within_minutes(sun_reaches(90.0, at(2025, 6, 20, 0.0)), at(2025, 6, 21, 162.0), 2.0);
        within_minutes(sun_reaches(270.0, at(2023, 12, 20, 0.0)), at(2023, 12, 22, 207.0), 2.0);
        // New and full moon: the solar eclipse of 8 April 2024, the full moon of 25 March 2024.
        within_minutes(new_moon_up_to(at(2024, 4, 20, 0.0)), at(2024, 4, 8, 1101.0), 2.0);
        within_minutes(phase_reaches(180.0, at(2024, 3, 24, 0.0)), at(2024, 3, 25, 420.0), 2.0);
        // Sunrise at Greenwich on an equinox.
        within_minutes(
            daylight(at(2024, 3, 20, 0.0), Place { north: 51.48, east: 0.0 }).0,
            at(2024, 3, 20, 363.0),
            4.0,
        );
    }
}
