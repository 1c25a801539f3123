//! The Islamic calendar: that of Umm al-Qura, outside its printed years the arithmetic one.

use chrono::{Datelike, Days, NaiveDate};

/// Lengths of the months of the years from 1300 to 1600: three hexadecimal digits a year, a bit a month, set for 30 days.
/// The calendar of Umm al-Qura as Unicode's ICU prints it (islamcal.cpp).
const MONTHS: &str = "aaad54ec96d46ea36caad5556a9792ba95d4ada55cd2d69574ab54b6a5ad4aea4f51768b6a5ad52d695b49da4dd26d955ac9\
    b62baa5b52ba956caae92f49762b6956acaba4bd25d92dc96d54daa5b52ba55b49b655729754b6a3752b6556aaab52bc95d4\
    ada55caad69574ab94baa5b52b6a5752768b745b5555a95b49da4dd26e936aaad54db25d52da95b4aba55b49b64b715b4ab5\
    a55d25e92ec96d4ae996b4aba93d49da4db2ab94baa5b52ba95b2ab5555c4bd23d91da95b4ab5a56d2b693b49b6556a9754b\
    6a56caad555b29b92ba95d4ada55aaab595749764baa5b52b6a56e4db25b52b6a5ad2ae92f49764b6a56acad655d49da4dd1\
    6d955aa5b52da95b4ad5956ca6e4aea4f52b6956aaab54bd25d92ea96d4ada95b4aba55b29b54d6a97547693749b5556aa6b\
    52ba8bd46da35caad64db26b94baa5b52b695751768b725b52b5655b49da4ed16d8b6aa6d52da95d4ada95b4ab653729762b\
    a95b2ab5555b25d92ec96d2ae956b4aba55d29d54daa9b54baa3b49ba4daaaad52da95d45ea2ec9ad556b26b94baa5d52da9\
    5b52ba8bb45b92da95ab4ada4ed16e8b6a56d535695d4ada8dd46da55b29d62bb15b4ab955aaaae92ec8f5276956aaad655d\
    29d";

const FIRST_YEAR: i32 = 1300;

/// 1 Muharram 1300, in days from 1 January of year 1.
const FIRST_DAY: i64 = 687_337;

/// The days of a month and day in a Gregorian year: one, or two when the year holds more than a lunar one.
pub(super) fn in_year(gregorian: i32, month: u32, day: u32) -> [Option<NaiveDate>; 2] {
    let about = (gregorian - 622) * 33 / 32;
    let mut found =
        (about - 1..=about + 3).filter_map(|year| date(year, month, day)).filter(|date| date.year() == gregorian);
    [found.next(), found.next()]
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let first = printed(year, month).or_else(|| computed(year, month))?;
    let first = NaiveDate::from_num_days_from_ce_opt(i32::try_from(first).ok()?)?;
    first.checked_add_days(Days::new(u64::from(day) - 1))
}

/// The first day of a month of a printed year.
fn printed(year: i32, month: u32) -> Option<i64> {
    let index = usize::try_from(year - FIRST_YEAR).ok()?;
    let of_year = |index: usize| u32::from_str_radix(MONTHS.get(index * 3..index * 3 + 3)?, 16).ok();
    let lengths = of_year(index)?;
    let days = |bits: u32, months: u32| i64::from(29 * months + bits.count_ones());
    let before: i64 = (0..index).filter_map(of_year).map(|bits| days(bits, 12)).sum();
    Some(FIRST_DAY + before + days(lengths >> (13 - month), month - 1))
}

/// The first day of a month in the cycle of thirty years with eleven leap ones, counted from 16 July 622 (Julian).
fn computed(year: i32, month: u32) -> Option<i64> {
    let year = (1..=12_000).contains(&year).then(|| i64::from(year))?;
    let months = i64::from(month) - 1;
    Some(227_015 + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + 29 * months + (months + 1) / 2)
}
