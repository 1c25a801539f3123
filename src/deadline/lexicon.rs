//! The words the grammar knows, as tables: numbers, units, weekdays, months, seasons.
//!
//! Only single words are here, and only what they are; how they combine is in `anchor`, `length` and `phrase`.

use super::shape::{Season, Unit};
use super::word::{Table, Word};
use chrono::Weekday;
use std::sync::LazyLock;

const COUNTS: &[(&str, &str, u32)] = &[
    ("zero", "zeroth", 0),
    ("one", "first", 1),
    ("two", "second", 2),
    ("three", "third", 3),
    ("four", "fourth", 4),
    ("five", "fifth", 5),
    ("six", "sixth", 6),
    ("seven", "seventh", 7),
    ("eight", "eighth", 8),
    ("nine", "ninth", 9),
    ("ten", "tenth", 10),
    ("eleven", "eleventh", 11),
    ("twelve", "twelfth", 12),
    ("thirteen", "thirteenth", 13),
    ("fourteen", "fourteenth", 14),
    ("fifteen", "fifteenth", 15),
    ("sixteen", "sixteenth", 16),
    ("seventeen", "seventeenth", 17),
    ("eighteen", "eighteenth", 18),
    ("nineteen", "nineteenth", 19),
    ("twenty", "twentieth", 20),
    ("thirty", "thirtieth", 30),
    ("forty", "fortieth", 40),
    ("fifty", "fiftieth", 50),
    ("sixty", "sixtieth", 60),
    ("seventy", "seventieth", 70),
    ("eighty", "eightieth", 80),
    ("ninety", "ninetieth", 90),
];

const UNITS: &[(&str, &str, Unit)] = &[
    ("minute", "minutes", Unit::Minute),
    ("hour", "hours", Unit::Hour),
    ("day", "days", Unit::Day),
    ("week", "weeks", Unit::Week),
    ("fortnight", "fortnights", Unit::Fortnight),
    ("month", "months", Unit::Month),
    ("quarter", "quarters", Unit::Quarter),
    ("year", "years", Unit::Year),
    ("decade", "decades", Unit::Decade),
    ("century", "centuries", Unit::Century),
];

const SHORT_UNITS: &[(&str, Unit)] = &[
    ("min|mins", Unit::Minute),
    ("hr|hrs", Unit::Hour),
    ("wk|wks", Unit::Week),
    ("mo|mos|mon|mth|mths", Unit::Month),
    ("qtr|qtrs", Unit::Quarter),
    ("yr|yrs", Unit::Year),
];

const WEEKDAYS: &[(&str, &[&str], Weekday)] = &[
    ("monday", &["mon"], Weekday::Mon),
    ("tuesday", &["tue", "tues"], Weekday::Tue),
    ("wednesday", &["wed", "weds"], Weekday::Wed),
    ("thursday", &["thu", "thur", "thurs"], Weekday::Thu),
    ("friday", &["fri"], Weekday::Fri),
    ("saturday", &["sat"], Weekday::Sat),
    ("sunday", &["sun"], Weekday::Sun),
];

/// Every weekday and each of its short forms with an s behind it.
const PLURAL_WEEKDAYS: &str = "mondays|mons|tuesdays|tues|tuess|wednesdays|weds|wedss|thursdays|thus|thurs|thurss|fridays|fris|\
    saturdays|sats|sundays|suns";

const MONTHS: &[(&str, &[&str])] = &[
    ("january", &["jan"]),
    ("february", &["feb"]),
    ("march", &["mar"]),
    ("april", &["apr"]),
    ("may", &[]),
    ("june", &["jun"]),
    ("july", &["jul"]),
    ("august", &["aug"]),
    ("september", &["sep", "sept"]),
    ("october", &["oct"]),
    ("november", &["nov"]),
    ("december", &["dec"]),
];

const SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("springtime", Season::Spring),
    ("summer", Season::Summer),
    ("summertime", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
    ("wintertime", Season::Winter),
];

/// Whether a word was written out or cut short ("Apr"), which decides how much else a sentence must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    Full,
    Short,
}

/// A spelled-out cardinal below twenty, or a ten.
pub(super) fn cardinal(word: Word<'_>) -> Option<u32> {
    static TABLE: LazyLock<Table<u32>> = LazyLock::new(|| COUNTS.iter().map(|row| (row.0, row.2)).collect());
    TABLE.get(word)
}

/// A spelled-out ordinal below twenty, or of a ten.
pub(super) fn ordinal(word: Word<'_>) -> Option<u32> {
    static TABLE: LazyLock<Table<u32>> = LazyLock::new(|| COUNTS.iter().map(|row| (row.1, row.2)).collect());
    TABLE.get(word)
}

/// A unit in the singular.
pub(super) fn unit_singular(word: Word<'_>) -> Option<Unit> {
    static TABLE: LazyLock<Table<Unit>> = LazyLock::new(|| UNITS.iter().map(|row| (row.0, row.2)).collect());
    TABLE.get(word)
}

/// A unit in the plural.
pub(super) fn unit_plural(word: Word<'_>) -> Option<Unit> {
    static TABLE: LazyLock<Table<Unit>> = LazyLock::new(|| UNITS.iter().map(|row| (row.1, row.2)).collect());
    TABLE.get(word)
}

/// A weekday by its name or a short form.
pub(super) fn weekday(word: Word<'_>) -> Option<(Weekday, Writing)> {
    static TABLE: LazyLock<Table<(Weekday, Writing)>> = LazyLock::new(|| {
        WEEKDAYS
            .iter()
            .flat_map(|(full, short, day)| written(full, short).map(|(word, how)| (word, (*day, how))))
            .collect()
    });
    TABLE.get(word)
}

/// A month, 1 to 12, by its name or a short form.
pub(super) fn month(word: Word<'_>) -> Option<(u32, Writing)> {
    static TABLE: LazyLock<Table<(u32, Writing)>> = LazyLock::new(|| {
        let rows = MONTHS.iter().zip(1..);
        rows.flat_map(|((full, short), number)| written(full, short).map(move |(word, how)| (word, (number, how))))
            .collect()
    });
    TABLE.get(word)
}

/// A weekday by its name or its plural, whose number says how many.
pub(super) fn weekday_or_plural(word: Word<'_>) -> Option<Weekday> {
    weekday(word).or_else(|| weekday(Word::of(word.as_str().strip_suffix('s')?))).map(|(day, _)| day)
}

/// A unit cut short, as it stands after a number: "6 mos", "2 wks".
pub(super) fn unit_short(word: Word<'_>) -> Option<Unit> {
    static TABLE: LazyLock<Table<Unit>> = LazyLock::new(|| {
        SHORT_UNITS.iter().flat_map(|(short, unit)| short.split('|').map(|short| (short, *unit))).collect()
    });
    TABLE.get(word)
}

/// A season by its name.
pub(super) fn season(word: Word<'_>) -> Option<Season> {
    static TABLE: LazyLock<Table<Season>> = LazyLock::new(|| SEASONS.iter().copied().collect());
    TABLE.get(word)
}

/// Every word of the tables written out, for guessing what a misspelt one meant.
pub(super) fn all_words() -> impl Iterator<Item = &'static str> {
    let counts = COUNTS.iter().map(|row| row.0);
    let units = UNITS.iter().flat_map(|row| [row.0, row.1]);
    let weekdays = WEEKDAYS.iter().map(|row| row.0);
    let months = MONTHS.iter().map(|row| row.0);
    let seasons = SEASONS.iter().map(|row| row.0);
    counts.chain(units).chain(weekdays).chain(months).chain(seasons)
}

/// The other words of the tables that need no number before them: short forms and ordinals.
pub(super) fn other_words() -> impl Iterator<Item = &'static str> {
    let short = WEEKDAYS.iter().flat_map(|row| row.1).chain(MONTHS.iter().flat_map(|row| row.1));
    short.copied().chain(COUNTS.iter().map(|row| row.1))
}

/// Every word of the tables that tells a time: units, weekdays, months, seasons, ordinals.
pub(super) fn times() -> impl Iterator<Item = &'static str> {
    let units = UNITS.iter().flat_map(|row| [row.0, row.1]);
    let weekdays = WEEKDAYS.iter().flat_map(|row| row.1.iter().copied().chain([row.0]));
    let months = MONTHS.iter().flat_map(|row| row.1.iter().copied().chain([row.0]));
    units
        .chain(weekdays)
        .chain(PLURAL_WEEKDAYS.split('|'))
        .chain(months)
        .chain(SEASONS.iter().map(|row| row.0))
        .chain(COUNTS.iter().map(|row| row.1))
}

/// The full name and the short forms of one thing.
fn written(full: &'static str, short: &'static [&'static str]) -> impl Iterator<Item = (&'static str, Writing)> {
    std::iter::once((full, Writing::Full)).chain(short.iter().map(|short| (*short, Writing::Short)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_tables() {
        assert_eq!(cardinal(Word::of("seventeen")), Some(17));
        assert_eq!(ordinal(Word::of("twentieth")), Some(20));
        assert_eq!(month(Word::of("sept")), Some((9, Writing::Short)));
        assert_eq!(month(Word::of("may")), Some((5, Writing::Full)));
        assert_eq!(weekday(Word::of("thurs")), Some((Weekday::Thu, Writing::Short)));
        assert_eq!(season(Word::of("fall")), Some(Season::Autumn));
        assert_eq!(unit_plural(Word::of("days")), Some(Unit::Day));
        assert_eq!(unit_singular(Word::of("days")), None);
    }

    #[test]
    fn every_plural_of_a_weekday_is_listed() {
        let forms = WEEKDAYS.iter().flat_map(|row| row.1.iter().chain([&row.0]));
        for plural in forms.map(|form| format!("{form}s")) {
            assert!(PLURAL_WEEKDAYS.split('|').any(|listed| listed == plural), "{plural}");
        }
    }
}
