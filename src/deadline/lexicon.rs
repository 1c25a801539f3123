//! The words the grammar knows, as tables: numbers, units, weekdays, months, seasons.
//!
//! Only single words are here, and only what they are; how they combine is in `anchor`, `length` and `phrase`.

use super::events;
use super::row::Key;
use super::shape::{Season, Unit};
use chrono::Weekday;
use std::sync::LazyLock;

/// The words before a date or a length that a phrase can begin with; those of the tables below begin one too.
const STARTERS: &str = "a|about|after|ahead|all|almost|an|another|any|approximately|around|as|at|before|beginning|between|by|\
    circa|close|closing|come|coming|couple|current|during|earlier|early|effective|end|eom|eoq|eow|eoy|few|final|financial|fiscal|\
    following|for|from|fy|h|half|handful|her|his|immediately|in|inside|into|its|last|lasting|late|later|latest|less|many|mid|\
    middle|midnight|most|much|my|nearly|next|no|noon|not|on|once|opening|our|over|pair|past|pending|prior|q|remainder|rest|right|roughly|several|shortly|\
    single|some|sometime|soon|start|starting|that|the|their|these|this|through|throughout|thru|til|till|today|tomorrow|\
    tonight|toward|towards|under|until|up|upcoming|upon|week|weekend|within|year|yesterday|your";

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
pub(super) fn cardinal(word: &str) -> Option<u32> {
    COUNTS.iter().find(|row| row.0 == word).map(|row| row.2)
}

/// A spelled-out ordinal below twenty, or of a ten.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    COUNTS.iter().find(|row| row.1 == word).map(|row| row.2)
}

/// A unit in the singular.
pub(super) fn unit_singular(word: &str) -> Option<Unit> {
    UNITS.iter().find(|row| row.0 == word).map(|row| row.2)
}

/// A unit in the plural.
pub(super) fn unit_plural(word: &str) -> Option<Unit> {
    UNITS.iter().find(|row| row.1 == word).map(|row| row.2)
}

/// A weekday by its name or a short form.
pub(super) fn weekday(word: &str) -> Option<(Weekday, Writing)> {
    WEEKDAYS.iter().find_map(|(full, short, day)| Some((*day, writing(word, full, short)?)))
}

/// A month, 1 to 12, by its name or a short form.
pub(super) fn month(word: &str) -> Option<(u32, Writing)> {
    MONTHS.iter().zip(1..).find_map(|((full, short), number)| Some((number, writing(word, full, short)?)))
}

/// A weekday by its name or its plural, whose number says how many.
pub(super) fn weekday_or_plural(word: &str) -> Option<Weekday> {
    weekday(word).or_else(|| weekday(word.strip_suffix('s')?)).map(|(day, _)| day)
}

/// A unit cut short, as it stands after a number: "6 mos", "2 wks".
pub(super) fn unit_short(word: &str) -> Option<Unit> {
    SHORT_UNITS.iter().find(|row| row.0.split('|').any(|short| short == word)).map(|row| row.1)
}

/// A season by its name.
pub(super) fn season(word: &str) -> Option<Season> {
    SEASONS.iter().find(|row| row.0 == word).map(|row| row.1)
}

/// Whether a word can begin a phrase: of the tables, or one of `STARTERS`. Asked of every word of a text.
pub(super) fn begins_phrase(word: &str, key: Key) -> bool {
    static STARTS: LazyLock<Words> = LazyLock::new(|| {
        let short = WEEKDAYS.iter().flat_map(|row| row.1).chain(MONTHS.iter().flat_map(|row| row.1));
        let ordinals = COUNTS.iter().map(|row| row.1);
        all_words()
            .chain(short.copied())
            .chain(ordinals)
            .chain(STARTERS.split('|'))
            .chain(events::open_starts())
            .collect()
    });
    match word.strip_suffix("'s") {
        Some(owner) => STARTS.hold(owner, Key::of(owner)),
        None => STARTS.hold(word, key),
    }
}

/// A set of words that is asked by their keys.
struct Words(Vec<Vec<&'static str>>);

impl Words {
    fn hold(&self, word: &str, key: Key) -> bool {
        self.0.get(key.place(self.0.len())).is_some_and(|alike| alike.contains(&word))
    }
}

impl FromIterator<&'static str> for Words {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Words {
        let mut places: Vec<Vec<&'static str>> = vec![Vec::new(); 2048];
        for word in words {
            let place = Key::of(word).place(places.len());
            if let Some(alike) = places.get_mut(place).filter(|alike| !alike.contains(&word)) {
                alike.push(word);
            }
        }
        Words(places)
    }
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

fn writing(word: &str, full: &str, short: &[&str]) -> Option<Writing> {
    if word == full { Some(Writing::Full) } else { short.contains(&word).then_some(Writing::Short) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_tables() {
        assert_eq!(cardinal("seventeen"), Some(17));
        assert_eq!(ordinal("twentieth"), Some(20));
        assert_eq!(month("sept"), Some((9, Writing::Short)));
        assert_eq!(month("may"), Some((5, Writing::Full)));
        assert_eq!(weekday("thurs"), Some((Weekday::Thu, Writing::Short)));
        assert_eq!(season("fall"), Some(Season::Autumn));
        assert_eq!(unit_plural("days"), Some(Unit::Day));
        assert_eq!(unit_singular("days"), None);
    }
}
