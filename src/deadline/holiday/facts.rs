//! Facts about holidays: name and year in, days out.
//!
//! Fixed and reckoned days of the West, the Jewish and the Chinese year from general knowledge; Islamic days as announced by
//! Saudi Arabia; Hindu ones as the almanac of drikpanchang.com and India's lists of public holidays have them.

use crate::deadline::Phrase;
use crate::deadline::rows::{case, day};
use chrono::Datelike;
use proptest::prelude::*;

const FACTS: &[(&str, &str, &str)] = &[
    ("easter 2024", "2024-03-31", ""),
    ("easter 2027", "2027-03-28", ""),
    ("Easter Sunday 2038", "2038-04-25", ""),
    ("easter 2008", "2008-03-23", ""),
    ("ash wednesday 2024", "2024-02-14", ""),
    ("good friday 2025", "2025-04-18", ""),
    ("palm sunday 2024", "2024-03-24", ""),
    ("ascension day 2024", "2024-05-09", ""),
    ("whit monday 2025", "2025-06-09", ""),
    ("corpus christi 2024", "2024-05-30", ""),
    ("trinity sunday 2024", "2024-05-26", ""),
    ("mardi gras 2024", "2024-02-13", ""),
    ("shrove tuesday 2025", "2025-03-04", ""),
    ("maundy thursday 2026", "2026-04-02", ""),
    ("holy saturday 2025", "2025-04-19", ""),
    ("easter monday 2026", "2026-04-06", ""),
    ("Lent 2025", "2025-03-05", "2025-04-19"),
    ("holy week 2024", "2024-03-24", "2024-03-30"),
    ("orthodox easter 2024", "2024-05-05", ""),
    ("orthodox good friday 2024", "2024-05-03", ""),
    ("orthodox christmas 2025", "2025-01-07", ""),
    ("clean monday 2024", "2024-03-18", ""),
    ("orthodox easter 2021", "2021-05-02", ""),
    ("advent sunday 2023", "2023-12-03", ""),
    ("Advent 2023", "2023-12-03", "2023-12-24"),
    ("epiphany 2026", "2026-01-06", ""),
    ("all saints day 2025", "2025-11-01", ""),
    ("thanksgiving 2025", "2025-11-27", ""),
    ("thanksgiving day 2024", "2024-11-28", ""),
    ("labor day 2024", "2024-09-02", ""),
    ("labour day 2025", "2025-09-01", ""),
    ("memorial day 2026", "2026-05-25", ""),
    ("mlk day 2024", "2024-01-15", ""),
    ("Martin Luther King Jr. Day 2025", "2025-01-20", ""),
    ("presidents day 2024", "2024-02-19", ""),
    ("columbus day 2024", "2024-10-14", ""),
    ("indigenous peoples' day 2025", "2025-10-13", ""),
    ("veterans day 2025", "2025-11-11", ""),
    ("juneteenth 2025", "2025-06-19", ""),
    ("the fourth of july 2026", "2026-07-04", ""),
    ("independence day 2027", "2027-07-04", ""),
    ("mothers day 2024", "2024-05-12", ""),
    ("father's day 2024", "2024-06-16", ""),
    ("election day 2024", "2024-11-05", ""),
    ("black friday 2024", "2024-11-29", ""),
    ("small business saturday 2024", "2024-11-30", ""),
    ("giving tuesday 2024", "2024-12-03", ""),
    ("inauguration day 2029", "2029-01-20", ""),
    ("groundhog day 2025", "2025-02-02", ""),
    ("valentines day 2025", "2025-02-14", ""),
    ("st. patrick's day 2025", "2025-03-17", ""),
    ("saint patricks day 2026", "2026-03-17", ""),
    ("april fools day 2026", "2026-04-01", ""),
    ("cinco de mayo 2026", "2026-05-05", ""),
    ("new year's eve 2025", "2025-12-31", ""),
    ("new years day 2026", "2026-01-01", ""),
    ("kwanzaa 2025", "2025-12-26", "2026-01-01"),
    ("arbor day 2024", "2024-04-26", ""),
    ("patriots day 2024", "2024-04-15", ""),
    ("grandparents day 2024", "2024-09-08", ""),
    ("victoria day 2024", "2024-05-20", ""),
    ("canada day 2025", "2025-07-01", ""),
    ("canadian thanksgiving 2024", "2024-10-14", ""),
    ("anzac day 2025", "2025-04-25", ""),
    ("bastille day 2026", "2026-07-14", ""),
    ("guy fawkes night 2025", "2025-11-05", ""),
    ("boxing day 2025", "2025-12-26", ""),
    ("mothering sunday 2024", "2024-03-10", ""),
    ("remembrance sunday 2024", "2024-11-10", ""),
    ("kentucky derby 2024", "2024-05-04", ""),
    ("melbourne cup 2024", "2024-11-05", ""),
    ("boston marathon 2024", "2024-04-15", ""),
    ("international women's day 2025", "2025-03-08", ""),
    ("world aids day 2025", "2025-12-01", ""),
    ("world water day 2025", "2025-03-22", ""),
    ("earth day 2025", "2025-04-22", ""),
    ("world environment day 2025", "2025-06-05", ""),
    ("human rights day 2025", "2025-12-10", ""),
    ("rosh hashanah 2024", "2024-10-02", "2024-10-04"),
    ("yom kippur 2024", "2024-10-11", ""),
    ("pesach 2024", "2024-04-22", "2024-04-30"),
    ("hanukkah 2024", "2024-12-25", "2025-01-02"),
    ("chanukah 2025", "2025-12-14", "2025-12-22"),
    ("purim 2024", "2024-03-23", ""),
    ("sukkot 2024", "2024-10-16", "2024-10-23"),
    ("tisha b'av 2024", "2024-08-12", ""),
    ("yom hashoah 2024", "2024-05-05", ""),
    ("yom ha'atzmaut 2024", "2024-05-13", ""),
    ("tu bishvat 2025", "2025-02-12", ""),
    ("ramadan 2024", "2024-03-11", "2024-04-09"),
    ("ramadan 2025", "2025-03-01", "2025-03-29"),
    ("eid al-fitr 2024", "2024-04-10", ""),
    ("eid ul adha 2024", "2024-06-16", ""),
    ("eid al adha 2025", "2025-06-06", ""),
    ("islamic new year 2024", "2024-07-07", ""),
    ("mawlid 2024", "2024-09-15", ""),
    ("ashura 2024", "2024-07-16", ""),
    ("day of arafah 2024", "2024-06-15", ""),
    ("lunar new year 2026", "2026-02-17", ""),
    ("chinese new year 2033", "2033-01-31", ""),
    ("mid-autumn festival 2025", "2025-10-06", ""),
    ("dragon boat festival 2024", "2024-06-10", ""),
    ("qingming festival 2025", "2025-04-04", ""),
    ("lantern festival 2024", "2024-02-24", ""),
    ("double ninth festival 2024", "2024-10-11", ""),
    ("tet 2025", "2025-01-29", ""),
    ("diwali 2015", "2015-11-11", ""),
    ("deepavali 2019", "2019-10-27", ""),
    ("diwali 2022", "2022-10-24", ""),
    ("diwali 2025", "2025-10-20", ""),
    ("holi 2021", "2021-03-29", ""),
    ("holi 2024", "2024-03-25", ""),
    ("holika dahan 2020", "2020-03-09", ""),
    ("ganesh chaturthi 2025", "2025-08-27", ""),
    ("raksha bandhan 2021", "2021-08-22", ""),
    ("raksha bandhan 2025", "2025-08-09", ""),
    ("janmashtami 2024", "2024-08-26", ""),
    ("dussehra 2023", "2023-10-24", ""),
    ("vijayadashami 2024", "2024-10-12", ""),
    ("maha shivaratri 2023", "2023-02-18", ""),
    ("guru nanak jayanti 2020", "2020-11-30", ""),
    ("buddha purnima 2025", "2025-05-12", ""),
    ("rama navami 2025", "2025-04-06", ""),
    ("makar sankranti 2024", "2024-01-15", ""),
    ("karva chauth 2024", "2024-10-20", ""),
    ("onam 2024", "2024-09-15", ""),
    ("vasant panchami 2025", "2025-02-02", ""),
    ("navratri 2024", "2024-10-03", "2024-10-11"),
    ("nowruz 2024", "2024-03-20", ""),
    ("guru purnima 2024", "2024-07-21", ""),
    ("rath yatra 2024", "2024-07-07", ""),
    ("vaisakhi 2025", "2025-04-14", ""),
    ("christmas 2030", "2030-12-25", ""),
    ("christmas eve 2026", "2026-12-24", ""),
    ("twelve days of christmas 2025", "2025-12-25", "2026-01-05"),
    ("easter 1961", "1961-04-02", ""),
    ("easter 1943", "1943-04-25", ""),
    ("easter 2285", "2285-03-22", ""),
    ("orthodox easter 2000", "2000-04-30", ""),
    ("orthodox easter 2010", "2010-04-04", ""),
    ("orthodox new year 2025", "2025-01-14", ""),
    ("lazarus saturday 2024", "2024-04-27", ""),
    ("thanksgiving 1999", "1999-11-25", ""),
    ("labor day weekend 2025", "2025-08-30", "2025-09-01"),
    ("easter weekend 2025", "2025-04-18", "2025-04-21"),
    ("thanksgiving weekend 2025", "2025-11-27", "2025-11-30"),
    ("tax day 2017", "2017-04-18", ""),
    ("tax day 2025", "2025-04-15", ""),
    ("boss's day 2021", "2021-10-15", ""),
    ("super tuesday 2024", "2024-03-05", ""),
    ("earth hour 2025", "2025-03-29", ""),
    ("daylight saving time begins 2025", "2025-03-09", ""),
    ("administrative professionals day 2019", "2019-04-24", ""),
    ("spring bank holiday 2024", "2024-05-27", ""),
    ("summer bank holiday 2025", "2025-08-25", ""),
    ("queen's birthday 2019", "2019-06-10", ""),
    ("programmers' day 2024", "2024-09-12", ""),
    ("rosh hashanah 2017", "2017-09-20", "2017-09-22"),
    ("yom kippur 2025", "2025-10-01", ""),
    ("hanukkah 2016", "2016-12-24", "2017-01-01"),
    ("passover 2025", "2025-04-12", "2025-04-20"),
    ("purim 2025", "2025-03-13", ""),
    ("lag b'omer 2024", "2024-05-25", ""),
    ("yom hazikaron 2024", "2024-05-12", ""),
    ("tisha b'av 2015", "2015-07-25", ""),
    ("simchat torah 2023", "2023-10-07", ""),
    ("eid al-fitr 2023", "2023-04-21", ""),
    ("eid al-adha 2023", "2023-06-28", ""),
    ("ramadan 2023", "2023-03-23", "2023-04-20"),
    ("islamic new year 2025", "2025-06-26", ""),
    ("ashura 2025", "2025-07-05", ""),
    ("chinese new year 2024", "2024-02-10", ""),
    ("chinese new year 2023", "2023-01-22", ""),
    ("chinese new year 1985", "1985-02-20", ""),
    ("chinese new year eve 2025", "2025-01-28", ""),
    ("mid-autumn festival 2023", "2023-09-29", ""),
    ("chuseok 2024", "2024-09-17", ""),
    ("tet 1985", "1985-01-21", ""),
    ("nowruz 2025", "2025-03-21", ""),
    ("summer solstice 2025", "2025-06-21", ""),
    ("winter solstice 2023", "2023-12-22", ""),
    ("parsi new year 2024", "2024-08-15", ""),
    ("diwali 2018", "2018-11-07", ""),
    ("diwali 2020", "2020-11-14", ""),
    ("diwali 2023", "2023-11-12", ""),
    ("diwali 2026", "2026-11-08", ""),
    ("dhanteras 2020", "2020-11-13", ""),
    ("holi 2018", "2018-03-02", ""),
    ("holi 2022", "2022-03-18", ""),
    ("holi 2023", "2023-03-08", ""),
    ("ganesh chaturthi 2023", "2023-09-19", ""),
    ("raksha bandhan 2022", "2022-08-11", ""),
    ("maha shivaratri 2025", "2025-02-26", ""),
    ("dussehra 2019", "2019-10-08", ""),
    ("dussehra 2022", "2022-10-05", ""),
    ("chhath 2018", "2018-11-13", ""),
    ("onam 2023", "2023-08-29", ""),
    ("pongal 2019", "2019-01-15", ""),
    ("mahavir jayanti 2022", "2022-04-14", ""),
    ("guru nanak jayanti 2024", "2024-11-15", ""),
    ("guru gobind singh jayanti 2025", "2025-01-06", ""),
    ("thaipusam 2025", "2025-02-11", ""),
];

#[test]
fn days_of_a_year() {
    for (phrase, from, by) in FACTS {
        let by = if by.is_empty() { from } else { by };
        case("1900-01-01", phrase, &format!("{from} .. {by}"));
    }
}

#[test]
fn the_next_to_come() {
    case("2025-04-18", "by Christmas", "2025-04-18 .. 2025-12-25");
    case("2025-12-25", "by Christmas", "2025-12-25 .. 2025-12-25");
    case("2025-12-26", "by Christmas", "2025-12-26 .. 2026-12-25");
    case("2025-04-18", "before Thanksgiving", "2025-04-18 .. 2025-11-26");
    case("2025-04-18", "after Easter", "2025-04-21 .. -");
    case("2025-12-31", "by Hanukkah", "2025-12-31 .. 2026-12-12");
    case("2025-03-10", "by the end of Ramadan", "2025-03-10 .. 2025-03-29");
    case("2025-03-10", "Ramadan", "2025-03-10 .. 2025-03-29");
    case("2025-04-18", "next Christmas", "2025-12-25 .. 2025-12-25");
    case("2025-04-18", "thanksgiving of next year", "2026-11-26 .. 2026-11-26");
    case("2025-04-18", "next year's Easter", "2026-04-05 .. 2026-04-05");
    case("2025-04-18", "2027 Diwali", "2027-10-29 .. 2027-10-29");
    case("2025-04-18", "the eve of Thanksgiving", "2025-11-26 .. 2025-11-26");
    case("2025-04-18", "leap day", "2028-02-29 .. 2028-02-29");
    case("2025-04-18", "inauguration day", "2029-01-20 .. 2029-01-20");
}

#[test]
fn counted_from_one() {
    case("2025-04-18", "two weeks before Christmas", "2025-12-11 .. 2025-12-11");
    case("2025-12-28", "two weeks after Christmas", "2026-01-08 .. 2026-01-08");
    case("2013-02-12", "a year from Christmas", "2013-12-25 .. 2013-12-25");
    case("2025-11-12", "a year from Christmas", "2026-12-25 .. 2026-12-25");
    case("2025-04-18", "the day after Christmas", "2025-12-26 .. 2025-12-26");
    case("2025-04-18", "by the day before Thanksgiving", "2025-04-18 .. 2025-11-26");
    case("2025-04-18", "Tuesday after Easter", "2025-04-22 .. 2025-04-22");
    case("2013-02-12", "third tuesday after christmas 2014", "2015-01-13 .. 2015-01-13");
    case("2025-04-18", "the first day of Ramadan", "2026-02-18 .. 2026-02-18");
    case("2025-04-18", "the last day of Kwanzaa", "2026-01-01 .. 2026-01-01");
}

#[test]
fn next_names_the_one_after_too() {
    let phrase: Phrase = "by next Christmas".parse().expect("it is a phrase");
    let window = phrase.resolve(day("2025-04-18")).expect("it is to come");
    assert_eq!(window.by, Some(day("2025-12-25")));
    assert_eq!(window.also.first().and_then(|other| other.by), Some(day("2026-12-25")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_feast_of_any_year_is_in_order(year in 1..=9999i32) {
        for feast in super::names::all() {
            for (from, by) in feast.in_year(year) {
                prop_assert!(from <= by, "{} {year}: {from} {by}", feast.names);
            }
        }
    }
}

#[test]
fn every_feast_falls_in_our_years() {
    for feast in super::names::all() {
        for year in 1900..=2100 {
            let mut near = (year - 4..=year + 4).flat_map(|year| feast.in_year(year));
            let found = near.next().is_some_and(|(from, _)| from.year() >= year - 5);
            assert!(found, "{} {year}", feast.names);
        }
    }
}
