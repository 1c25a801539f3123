//! Full dates as papers and pages write them: "2025-04-18T23:30:00-04:00", "Friday, July 21, 2017".
//!
//! Not here: deadlines and days that hang on another day; a date without a year is none.

use chrono::NaiveDate;

/// What no date is longer than.
const LONGEST: usize = 80;

/// The day that a text names and nothing else, but for its time of day. A time with an offset stays on the day
/// that is written: that is the day where it was published.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    numeric(text).or_else(|| worded(text)).filter(is_plausible)
}

/// Papers have been around for a while; the first day of 1970 is what a machine writes that knows no day.
fn is_plausible(day: &NaiveDate) -> bool {
    use chrono::Datelike;
    (1800..=2200).contains(&day.year()) && NaiveDate::from_ymd_opt(1970, 1, 1) != Some(*day)
}

/// "2025-04-18", "2025/4/18 10:00", "20250418", "18.04.2025"; "04/18/2025" where it can only be read in one way.
fn numeric(text: &str) -> Option<NaiveDate> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))).unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    if !is_time(rest.trim_start_matches(['T', 't', ',', ' '])) {
        return None;
    }
    let date = date.trim_end_matches(['.', '-']);
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        return ymd(date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    }
    let sign = date.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = date.split(sign).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if first.len() == 4 {
        return ymd(first, second, third);
    }
    if third.len() != 4 {
        return None;
    }
    let (day_first, month_first) = (ymd(third, second, first), ymd(third, first, second));
    match (day_first, month_first) {
        (day, _) if sign == '.' => day,
        (Some(a), Some(b)) if a != b => None,
        (a, b) => a.or(b),
    }
}

/// "April 18, 2025", "Fri, 18 Apr 2025 10:00:00 GMT", "the 18th of April 2025 at 4.30 pm".
fn worded(text: &str) -> Option<NaiveDate> {
    let mut words = text.split([' ', ',', '\u{a0}', '\t']).filter(|word| !word.is_empty()).peekable();
    while words.next_if(|word| is_weekday(word) || is_one_of(word, &["on", "the"])).is_some() {}
    let (day, month) = match words.next()? {
        name if month(name).is_some() => (ordinal(words.next()?)?, month(name)?),
        first => {
            words.next_if(|word| is_one_of(word, &["of"]));
            (ordinal(first)?, month(words.next()?)?)
        }
    };
    let mut rest: Vec<&str> = words.collect();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    // "Fri Mar 13 21:30:09 EST 2015" has its year behind the time.
    let is_last = rest.first()?.contains(':') && rest.last().is_some_and(|word| is_year(word));
    let year = rest.remove(if is_last { rest.len() - 1 } else { 0 }).trim_end_matches(['.', ';', ':']);
    if !is_year(year) || !is_time(&rest.join(" ")) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day)
}

/// Whether what follows a date is a time of day, in whatever form, or nothing.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '–', '—', '|', '·', '•', ' ']);
    if text.is_empty() {
        return true;
    }
    let text = text.strip_prefix("at ").unwrap_or(text);
    let is_clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z');
    let clock: String = text.chars().take_while(|c| is_clock(*c)).collect();
    let rest = text.get(clock.len()..).unwrap_or_default();
    let is_zone = |word: &str| {
        let word = word.trim_matches(['(', ')', '.']);
        let letters = word.chars().filter(|c| !matches!(c, '.' | '+' | '-' | ':') && !c.is_ascii_digit());
        letters.clone().all(char::is_alphabetic) && letters.count() <= 5
    };
    let mut words = rest.split([' ', '/', ',']).filter(|word| !word.is_empty());
    clock.starts_with(|c: char| c.is_ascii_digit()) && words.clone().count() <= 4 && words.all(is_zone)
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let is_short = |text: &str| (1..=2).contains(&text.len());
    let is_date = year.len() == 4 && is_short(month) && is_short(day);
    is_date.then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).flatten()
}

fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches('.').trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..).unwrap_or_default().trim_end_matches('.');
    let is_day = (1..=2).contains(&digits.len()) && (ending.is_empty() || is_one_of(ending, &["st", "nd", "rd", "th"]));
    is_day.then(|| digits.parse().ok()).flatten()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of a month by its name, its first three letters, or "Sept".
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let is_short = (3..=4).contains(&word.len());
    let at = MONTHS.iter().position(|month| *month == word || (is_short && month.starts_with(&word)))?;
    u32::try_from(at + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    days.iter().any(|day| *day == word || (word.len() >= 3 && word.len() <= 5 && day.starts_with(&word)))
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    known.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The day in an address: `/2025/04/18/`, `/2025/apr/18/`, `/2025-04-18-title`.
pub(super) fn day_of_address(url: &str) -> Option<NaiveDate> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split(['/', '-', '_']).skip(1).take(40).collect();
    let found = parts.windows(3).find_map(|window| {
        let [year, name, day] = window else { return None };
        let is_number = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let named = month(name).map(|month| format!("{month:02}"));
        let month = named.as_deref().unwrap_or(name);
        (is_number(month) && is_number(day)).then(|| ymd(year, month, day)).flatten()
    });
    found.filter(is_plausible)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(day(text).map(|day| day.to_string()).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn dates_of_machines() {
        case("2025-04-18", "2025-04-18");
        case("2025-04-18T23:30:00-04:00", "2025-04-18");
        case("2025-04-19T02:00:00.000Z", "2025-04-19");
        case("2025-04-18 10:00:00 +0000", "2025-04-18");
        case("2025/4/18", "2025-04-18");
        case("20250418", "2025-04-18");
        case("20250418T101500", "2025-04-18");
        case("Fri, 18 Apr 2025 10:00:00 GMT", "2025-04-18");
        case("Fri Apr 18 2025 10:00:00 GMT+0200 (CEST)", "2025-04-18");
        case("Fri Mar 13 21:30:09 EST 2015", "2015-03-13");
        case("0001-01-01T00:00:00", "");
        case("1970-01-01T00:00:00Z", "");
        case("2025-02-30", "");
        case("2025-04", "");
        case("1744970400", "");
    }

    #[test]
    fn dates_of_papers() {
        case("Friday, July 21, 2017", "2017-07-21");
        case("18 April 2025", "2025-04-18");
        case("April 18, 2025 at 4:30 p.m. EDT", "2025-04-18");
        case("Apr. 18, 2025, 10:15 am ET", "2025-04-18");
        case("April 18, 2025 | 4:30 PM", "2025-04-18");
        case("the 1st of May 2024", "2024-05-01");
        case("18th Sept. 2025", "2025-09-18");
        case("Sat 3 May 2025 06.00 BST", "2025-05-03");
        case("18.04.2025", "2025-04-18");
        case("04/18/2025", "2025-04-18");
        case("18/04/2025", "2025-04-18");
        case("04/04/2025", "2025-04-04");
    }

    #[test]
    fn what_is_no_whole_date_is_none() {
        case("03/04/2025", "");
        case("April 18", "");
        case("April 2025", "");
        case("PARIS, April 18 (Reuters) -", "");
        case("April 18, 2025 was a Friday", "");
        case("April 18, 2025 2 comments on this", "");
        case("May day", "");
        case("31 April 2025", "");
        case("", "");
    }

    #[test]
    fn addresses_may_hold_a_day() {
        let of = |url| day_of_address(url).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(of("https://example.org/2025/04/18/title"), "2025-04-18");
        assert_eq!(of("https://example.org/world/2025/apr/18/title"), "2025-04-18");
        assert_eq!(of("https://example.org/news/title-2025-04-18/"), "2025-04-18");
        assert_eq!(of("https://example.org/2025/04/title-18"), "");
        assert_eq!(of("https://example.org/?d=2025/04/18"), "");
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_or_none(text in "\\PC{0,30}", date in "(2025|18|4|Apr|April|th|[-/:,. TZ]|é){0,12}") {
            let _ = (day(&text), day(&date), day_of_address(&text), day_of_address(&date));
        }
    }
}
