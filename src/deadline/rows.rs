//! What phrases mean, as a table: phrase in, days out.

use super::{Phrase, PhraseError, Window, WindowKind};
use chrono::NaiveDate;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("the test writes a day")
}

fn resolved(said: &str, phrase: &str) -> Window {
    let read: Phrase = phrase.parse().unwrap_or_else(|error| panic!("{error}"));
    read.resolve(day(said)).unwrap_or_else(|error| panic!("{error}"))
}

/// `expected` is "from .. by", then " ~ by_min .. by_max" where there is an accepted range; "-" for no day.
#[track_caller]
pub(super) fn case(said: &str, phrase: &str, expected: &str) {
    let found = resolved(said, phrase);
    let show = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
    let mut text = format!("{} .. {}", show(found.from), show(found.by));
    if found.by_min.is_some() {
        text += &format!(" ~ {} .. {}", show(found.by_min), show(found.by_max));
    }
    assert_eq!(text, expected, "{phrase}");
}

/// Said on Good Friday 2025.
#[track_caller]
fn friday(phrase: &str, expected: &str) {
    case("2025-04-18", phrase, expected);
}

#[test]
fn up_to_a_day() {
    friday("by 30 June", "2025-04-18 .. 2025-06-30");
    friday("until Friday", "2025-04-18 .. 2025-04-25");
    friday("through 2029", "2025-04-18 .. 2029-12-31");
    friday("no later than mid-March", "2025-04-18 .. 2026-03-20 ~ 2026-03-15 .. 2026-03-20");
    friday("on or before March 31", "2025-04-18 .. 2026-03-31");
    friday("by close of business on Wednesday", "2025-04-18 .. 2025-04-23");
    friday("by 5 pm on Friday", "2025-04-18 .. 2025-04-25");
    friday("Friday at the latest", "2025-04-18 .. 2025-04-25");
    friday("by noon ET on Friday", "2025-04-18 .. 2025-04-25");
    friday("by midnight on Nov. 21", "2025-04-18 .. 2025-11-21");
    friday("in time for next week", "2025-04-18 .. 2025-04-27");
    friday("on or about 1 June", "2025-06-01 .. 2025-06-01");
    friday("at 10 a.m. on 3 May", "2025-05-03 .. 2025-05-03");
    friday("come September", "2025-09-01 .. 2025-09-30");
    friday("before the month is out", "2025-04-18 .. 2025-04-30");
    friday("before the end of next year", "2025-04-18 .. 2026-12-31");
    friday("this side of June", "2025-04-18 .. 2025-05-31");
    friday("by the turn of the year", "2025-04-18 .. 2025-12-31");
    friday("a week on Tuesday", "2025-04-29 .. 2025-04-29");
    friday("within the next day or two", "2025-04-18 .. 2025-04-20 ~ 2025-04-19 .. 2025-04-20");
    friday("before 2027", "2025-04-18 .. 2026-12-31");
    friday("before June", "2025-04-18 .. 2025-05-31");
    case("2025-04-20", "by the weekend", "2025-04-20 .. 2025-04-26");
    friday("by the weekend", "2025-04-18 .. 2025-04-19");
    friday("by the end of the next year", "2025-04-18 .. 2026-12-31");
    assert_eq!(resolved("2025-04-18", "by 2030").strict_by, Some(day("2029-12-31")));
    assert_eq!(resolved("2025-04-18", "by Friday").strict_by, None);
    assert_eq!(resolved("2025-04-18", "by this month").strict_by, None);
}

#[test]
fn lengths_from_the_day_said() {
    friday("within 48 hours", "2025-04-18 .. 2025-04-20");
    friday("within ten to twelve days", "2025-04-18 .. 2025-04-30 ~ 2025-04-28 .. 2025-04-30");
    friday("over the next two weeks", "2025-04-18 .. 2025-05-02");
    friday("in the next month", "2025-04-18 .. 2025-05-18");
    friday("inside a year", "2025-04-18 .. 2026-04-18");
    friday("in two weeks", "2025-05-02 .. 2025-05-02");
    friday("in two weeks' time", "2025-05-02 .. 2025-05-02");
    friday("two weeks from tomorrow", "2025-05-03 .. 2025-05-03");
    friday("within five business days", "2025-04-18 .. 2025-04-25");
    friday("at least three weeks", "2025-05-09 .. -");
    friday("in as little as two days", "2025-04-20 .. -");
    friday("for three weeks", "2025-04-18 .. 2025-05-09");
    assert_eq!(resolved("2025-04-18", "for three weeks").kind, WindowKind::Duration);
    assert_eq!(resolved("2025-04-18", "within 48 hours").duration.as_deref(), Some("PT48H"));
}

#[test]
fn vague_rows() {
    friday("days", "2025-04-18 .. 2025-04-25 ~ 2025-04-21 .. 2025-04-28");
    friday("in the coming days", "2025-04-18 .. 2025-04-25 ~ 2025-04-21 .. 2025-04-28");
    friday("within days", "2025-04-18 .. 2025-04-25 ~ 2025-04-21 .. 2025-04-28");
    friday("a few days", "2025-04-18 .. 2025-04-25 ~ 2025-04-21 .. 2025-04-25");
    friday("within the next few days", "2025-04-18 .. 2025-04-25 ~ 2025-04-21 .. 2025-04-25");
    friday("within a week or two", "2025-04-18 .. 2025-05-02 ~ 2025-04-25 .. 2025-05-02");
    friday("a couple of weeks", "2025-04-18 .. 2025-05-02 ~ 2025-04-28 .. 2025-05-09");
    friday("in a few weeks", "2025-04-18 .. 2025-05-16 ~ 2025-05-09 .. 2025-05-30");
    friday("weeks", "2025-04-18 .. 2025-05-30 ~ 2025-05-02 .. 2025-06-17");
    friday("in the coming weeks", "2025-04-18 .. 2025-05-30 ~ 2025-05-02 .. 2025-06-17");
    friday("hours", "2025-04-18 .. 2025-04-19 ~ 2025-04-18 .. 2025-04-20");
    friday("in a matter of hours", "2025-04-18 .. 2025-04-19 ~ 2025-04-18 .. 2025-04-20");
    friday("a few years", "2025-04-18 .. 2030-04-18 ~ 2028-04-18 .. 2030-04-18");
    friday("several years", "2025-04-18 .. 2032-04-18 ~ 2028-04-18 .. 2032-04-18");
    friday("the next decade", "2025-04-18 .. 2035-04-18 ~ 2034-04-18 .. 2036-04-18");
    friday("a couple of months", "2025-04-18 .. 2025-06-18 ~ 2025-06-02 .. 2025-07-18");
    friday("a few months", "2025-04-18 .. 2025-08-18 ~ 2025-07-18 .. 2025-10-18");
    friday("within months", "2025-04-18 .. 2025-10-18 ~ 2025-06-18 .. 2026-01-18");
    let days = resolved("2025-04-18", "within days");
    assert_eq!((days.rule.as_str(), days.edtf.as_deref()), ("vague days", Some("2025-04-18/2025-04-25~")));
    assert_eq!(days.accepted_end(), Some(day("2025-04-28")));
    assert_eq!(days.to_string(), "2025-04-18 .. 2025-04-25~, accepted 2025-04-21 .. 2025-04-28 (within days)");
}

#[test]
fn weeks_months_and_weekdays() {
    friday("this week", "2025-04-18 .. 2025-04-20");
    friday("next week", "2025-04-21 .. 2025-04-27");
    friday("next month", "2025-05-01 .. 2025-05-31");
    friday("next quarter", "2025-07-01 .. 2025-09-30");
    friday("next year", "2026-01-01 .. 2026-12-31");
    friday("the week after next", "2025-04-28 .. 2025-05-04");
    friday("Friday", "2025-04-25 .. 2025-04-25");
    friday("this Friday", "2025-04-18 .. 2025-04-18");
    friday("Wednesday of next week", "2025-04-23 .. 2025-04-23");
    friday("the first Monday of May", "2025-05-05 .. 2025-05-05");
    friday("the weekend", "2025-04-19 .. 2025-04-20");
    friday("tomorrow", "2025-04-19 .. 2025-04-19");
    case("2025-06-09", "next Tuesday", "2025-06-17 .. 2025-06-17");
    let next = resolved("2025-06-09", "by next Tuesday");
    assert_eq!(next.also.first().and_then(|other| other.by), Some(day("2025-06-10")));
}

#[test]
fn parts() {
    friday("early June", "2025-06-01 .. 2025-06-10");
    friday("mid-June", "2025-06-11 .. 2025-06-20 ~ 2025-06-15 .. 2025-06-20");
    friday("late June", "2025-06-21 .. 2025-06-30");
    friday("early next year", "2026-01-01 .. 2026-03-31");
    friday("mid-2026", "2026-05-01 .. 2026-08-31 ~ 2026-07-01 .. 2026-08-31");
    friday("late 2026", "2026-09-01 .. 2026-12-31");
    friday("early next week", "2025-04-21 .. 2025-04-23");
    friday("mid next week", "2025-04-23 .. 2025-04-23 ~ 2025-04-23 .. 2025-04-23");
    friday("late next week", "2025-04-24 .. 2025-04-27");
    friday("later this year", "2025-04-18 .. 2025-12-31");
    friday("end of June", "2025-06-30 .. 2025-06-30");
    friday("by the end of June", "2025-04-18 .. 2025-06-30");
    friday("at the end of June", "2025-06-21 .. 2025-06-30");
    friday("by year-end", "2025-04-18 .. 2025-12-31");
    friday("by mid-century", "2025-04-18 .. 2050-12-31 ~ 2049-12-31 .. 2055-12-31");
    friday("by the middle of the 2030s", "2025-04-18 .. 2036-12-31 ~ 2034-12-31 .. 2036-12-31");
}

#[test]
fn counted_out() {
    friday("the third week of this month", "2025-04-18 .. 2025-04-20");
    friday("the third week of May", "2025-05-12 .. 2025-05-18");
    friday("by the middle of the second week of next month", "2025-04-18 .. 2025-05-07 ~ 2025-05-07 .. 2025-05-07");
    friday("the last week of June", "2025-06-23 .. 2025-06-29");
    friday("the first three months of 2026", "2026-01-01 .. 2026-03-31");
    friday("in the last two weeks of August", "2025-08-18 .. 2025-08-31");
    friday("the first day of next month", "2025-05-01 .. 2025-05-01");
    friday("the 9th month of next year", "2026-09-01 .. 2026-09-30");
    friday("in the first few days of May", "2025-05-01 .. 2025-05-07");
    friday("the second half of June", "2025-06-16 .. 2025-06-30");
    friday("by the end of the first half of next year", "2025-04-18 .. 2026-06-30");
    friday("the second half of the decade", "2025-04-18 .. 2029-12-31");
    friday("the first quarter of fiscal 2027", "2026-10-01 .. 2026-12-31");
    friday("Q2 FY27", "2027-01-01 .. 2027-03-31");
    friday("by the 2027 fiscal year", "2025-04-18 .. 2027-09-30");
    friday("Friday of the first week of May", "2025-05-02 .. 2025-05-02");
    friday("the last Friday of 2025", "2025-12-26 .. 2025-12-26");
    friday("two Mondays from now", "2025-04-28 .. 2025-04-28");
    friday("a hundred Mondays from now", "2027-03-15 .. 2027-03-15");
    friday("the Friday after the 20th", "2025-04-25 .. 2025-04-25");
    friday("the third Tuesday after 1 June", "2025-06-17 .. 2025-06-17");
    friday("the Monday before 30 June", "2025-06-23 .. 2025-06-23");
    friday("the Monday after next", "2025-04-28 .. 2025-04-28");
    friday("Monday week", "2025-04-28 .. 2025-04-28");
    friday("this time next year", "2026-04-18 .. 2026-04-18");
    friday("by this time next week", "2025-04-18 .. 2025-04-25");
    friday("all week", "2025-04-18 .. 2025-04-20");
    friday("in the new year", "2026-01-01 .. 2026-12-31");
    friday("early in the new year", "2026-01-01 .. 2026-03-31");
    friday("by the new year", "2025-04-18 .. 2026-01-01");
    friday("before the new year", "2025-04-18 .. 2025-12-31");
    friday("in 2026-27", "2026-01-01 .. 2027-12-31");
    friday("early to mid-June", "2025-06-11 .. 2025-06-20 ~ 2025-06-15 .. 2025-06-20");
    friday("mid-to-late June", "2025-06-21 .. 2025-06-30");
    friday("this calendar year", "2025-04-18 .. 2025-12-31");
    for phrase in [
        "the third 0 week of May",
        "the 45th week of May",
        "the 32nd day of May",
        "the first Monday of the third day of May",
    ] {
        let read = phrase.parse::<Phrase>().and_then(|read| read.resolve(day("2025-04-18")));
        assert!(read.is_err(), "{phrase}");
    }
}

#[test]
fn lengths_of_more_than_one_unit() {
    friday("within two weeks and three days", "2025-04-18 .. 2025-05-05");
    friday("in a year and two months", "2026-06-18 .. 2026-06-18");
    friday("in one year, six months", "2026-10-18 .. 2026-10-18");
    friday("next 2 weeks 3 days", "2025-04-18 .. 2025-05-05");
    friday("in 6 mos", "2025-10-18 .. 2025-10-18");
    friday("in 2 wks.", "2025-05-02 .. 2025-05-02");
    friday("within two-and-a-half years", "2025-04-18 .. 2027-10-18");
    friday("within 1.5 years", "2025-04-18 .. 2026-10-18");
    friday("in half a decade", "2030-04-18 .. 2030-04-18");
    friday("within two dozen days", "2025-04-18 .. 2025-05-12");
    friday("in 30 minutes", "2025-04-18 .. 2025-04-18");
    friday("in about a week", "2025-04-25 .. 2025-04-25 ~ 2025-04-23 .. 2025-04-27");
    friday("in the weeks ahead", "2025-04-18 .. 2025-05-30 ~ 2025-05-02 .. 2025-06-17");
    friday("in the years to come", "2025-04-18 .. 2030-04-18 ~ 2027-04-18 .. 2035-04-18");
    friday("two weeks away", "2025-05-02 .. 2025-05-02");
    assert_eq!(resolved("2025-04-18", "within a year and two months").duration.as_deref(), Some("P14M"));
    assert_eq!(resolved("2025-04-18", "within two months and ten days").duration.as_deref(), Some("P2M10D"));
    assert_eq!(resolved("2025-04-18", "in 30 minutes").duration.as_deref(), Some("PT30M"));
}

#[test]
fn calendar_days_and_longer() {
    friday("18 April 2026", "2026-04-18 .. 2026-04-18");
    friday("April 18, 2026", "2026-04-18 .. 2026-04-18");
    friday("Apr. 18", "2025-04-18 .. 2025-04-18");
    friday("the 3rd of March", "2026-03-03 .. 2026-03-03");
    friday("2026-06-30", "2026-06-30 .. 2026-06-30");
    friday("06/30/2026", "2026-06-30 .. 2026-06-30");
    friday("30.6.2026", "2026-06-30 .. 2026-06-30");
    friday("June", "2025-06-01 .. 2025-06-30");
    friday("March", "2026-03-01 .. 2026-03-31");
    friday("June 2026", "2026-06-01 .. 2026-06-30");
    friday("June next year", "2026-06-01 .. 2026-06-30");
    friday("2030", "2030-01-01 .. 2030-12-31");
    friday("the 2030s", "2030-01-01 .. 2039-12-31");
    friday("2026, Nov. 16", "2026-11-16 .. 2026-11-16");
    friday("Nov. 16, '26", "2026-11-16 .. 2026-11-16");
    friday("20260506", "2026-05-06 .. 2026-05-06");
    friday("2026-05-06T10:00:00Z", "2026-05-06 .. 2026-05-06");
    friday("by '30", "2025-04-18 .. 2030-12-31");
    friday("by twenty thirty", "2025-04-18 .. 2030-12-31");
    friday("in two thousand and thirty", "2030-01-01 .. 2030-12-31");
    friday("6/25-6/30, 2026", "2026-06-25 .. 2026-06-30");
    friday("<= 2030", "2025-04-18 .. 2030-12-31");
    friday("< 2030", "2025-04-18 .. 2029-12-31");
    friday("FY2026/27", "2026-10-01 .. 2027-09-30");
    friday("calendar year 2026", "2026-01-01 .. 2026-12-31");
    friday("2027-W05", "2027-02-01 .. 2027-02-07");
    friday("in the week 31", "2025-07-28 .. 2025-08-03");
    friday("rest of my week", "2025-04-18 .. 2025-04-20");
    friday("my weekend", "2025-04-19 .. 2025-04-20");
    friday("week 5 of 2027", "2027-02-01 .. 2027-02-07");
    friday("day after tomorrow", "2025-04-20 .. 2025-04-20");
    friday("by the year two thousand and thirty", "2025-04-18 .. 2030-12-31");
    friday("effective 1 June", "2025-06-01 .. 2025-06-01");
    friday("1-Jan-27", "2027-01-01 .. 2027-01-01");
    friday("the first weekend of May", "2025-05-03 .. 2025-05-04");
    friday("quarter three of 2026", "2026-07-01 .. 2026-09-30");
    friday("3Q26", "2026-07-01 .. 2026-09-30");
    friday("the 1st of next month", "2025-05-01 .. 2025-05-01");
    friday("between the 10th and 15th of May", "2025-05-10 .. 2025-05-15");
    friday("from the 27th to the 3rd of June", "2025-04-27 .. 2025-06-03");
    friday("from June 27 to the 3rd", "2025-06-27 .. 2025-07-03");
    friday("from 22 to 26 this month", "2025-04-22 .. 2025-04-26");
    friday("the next working day", "2025-04-21 .. 2025-04-21");
    friday("the day after 3 May", "2025-05-04 .. 2025-05-04");
    friday("the week after Easter", "2025-04-21 .. 2025-04-27");
    friday("the week after June 1", "2025-06-02 .. 2025-06-08");
    friday("by the end of the week of June 9", "2025-04-18 .. 2025-06-15");
    friday("at least 30 days before June 30", "2025-04-18 .. 2025-05-31");
    friday("the week after 3 May", "2025-05-05 .. 2025-05-11");
    friday("the weekend of 3 May", "2025-05-03 .. 2025-05-04");
    friday("Q3 2026", "2026-07-01 .. 2026-09-30");
    friday("the fourth quarter of this year", "2025-10-01 .. 2025-12-31");
    friday("H2", "2025-07-01 .. 2025-12-31");
    friday("FY2026", "2025-10-01 .. 2026-09-30");
    friday("autumn", "2025-09-01 .. 2025-11-30");
    friday("from 10 April to 9 May", "2025-04-18 .. 2025-05-09");
    friday("from October to March", "2025-10-01 .. 2026-03-31");
    friday("for a week starting tomorrow", "2025-04-19 .. 2025-04-25");
    friday("from 1 June for two weeks", "2025-06-01 .. 2025-06-14");
    friday("10-22 August", "2025-08-10 .. 2025-08-22");
    friday("10 August \u{2013} 12 September 2026", "2026-08-10 .. 2026-09-12");
    friday("Feb 29", "2028-02-29 .. 2028-02-29");
    case("2026-01-10", "by the winter", "2026-01-10 .. 2026-02-28");
}

#[test]
fn open_ones() {
    for phrase in [
        "soon",
        "shortly",
        "in due course",
        "as soon as possible",
        "until further notice",
        "one day",
        "eventually",
        "for as long as it takes",
    ] {
        friday(phrase, "2025-04-18 .. -");
        assert_eq!(resolved("2025-04-18", phrase).kind, WindowKind::Open);
    }
    friday("no earlier than June", "2025-06-01 .. -");
    friday("not before June", "2025-06-01 .. -");
    friday("from 1 June", "2025-06-01 .. -");
    friday("starting in June", "2025-06-01 .. -");
    friday("as early as June", "2025-06-01 .. -");
    friday("after June", "2025-07-01 .. -");
    assert_eq!(resolved("2025-04-18", "soon").to_string(), "soon: no latest day");
}

#[track_caller]
fn waits(phrase: &str, anchor: &str, duration: Option<&str>, dated: &str) {
    let found = resolved("2025-04-18", phrase);
    assert_eq!((found.kind, found.from, found.by), (WindowKind::EventRelative, None, None), "{phrase}");
    assert_eq!((found.anchor.as_deref(), found.duration.as_deref()), (Some(anchor), duration), "{phrase}");
    let happened = found.dated_from(day("2025-06-01")).expect("it waits for something");
    let show = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
    assert_eq!(format!("{} .. {}", show(happened.from), show(happened.by)), dated, "{phrase}");
    assert_eq!((happened.phrase, happened.anchor.as_deref()), (found.phrase, Some(anchor)));
}

#[test]
fn events() {
    waits("within 30 days of a ceasefire", "a ceasefire", Some("P30D"), "2025-06-01 .. 2025-07-01");
    waits("within days of a ceasefire", "a ceasefire", Some("P7D"), "2025-06-01 .. 2025-06-08");
    waits("within 90 days of ratification", "ratification", Some("P90D"), "2025-06-01 .. 2025-08-30");
    waits("two weeks after the election", "the election", Some("P14D"), "2025-06-15 .. 2025-06-15");
    waits("two weeks before the election", "the election", Some("P14D"), "2025-05-18 .. 2025-05-18");
    waits("before the election", "the election", None, "- .. 2025-05-31");
    waits("before Congress returns", "Congress returns", None, "- .. 2025-05-31");
    waits("at most 30 days after the vote", "the vote", Some("P30D"), "2025-06-01 .. 2025-07-01");
    waits("no more than a month before the vote", "the vote", Some("P1M"), "2025-05-01 .. 2025-06-01");
    waits("at least two weeks after the vote", "the vote", Some("P14D"), "2025-06-15 .. -");
    waits("before he leaves office", "he leaves office", None, "- .. 2025-05-31");
    waits("by the time the inquiry reports", "the inquiry reports", None, "- .. 2025-06-01");
    waits("by the end of his term", "his term", None, "- .. 2025-06-01");
    waits("pending an appeal", "an appeal", None, "- .. 2025-06-01");
    waits("at least 30 days before the election", "the election", Some("P30D"), "- .. 2025-05-02");
    waits("the day after the election", "the election", Some("P1D"), "2025-06-02 .. 2025-06-02");
    waits("at the next summit", "the next summit", None, "2025-06-01 .. 2025-06-01");
    waits("during this parliament", "this parliament", None, "2025-06-01 .. 2025-06-01");
    waits("upon ratification", "ratification", None, "2025-06-01 .. 2025-06-01");
    waits("before the November election", "the November election", None, "- .. 2025-05-31");
    waits("by the election", "the election", None, "- .. 2025-06-01");
    waits("after the election", "the election", None, "2025-06-02 .. -");
    waits("once the treaty is signed", "the treaty is signed", None, "2025-06-02 .. -");
    waits("until the war ends", "the war ends", None, "- .. 2025-06-01");
    waits("on day one", "day one", None, "2025-06-01 .. 2025-06-01");
    waits("in the first 100 days", "first 100 days", Some("P100D"), "2025-06-01 .. 2025-09-09");
    let waiting = resolved("2025-04-18", "within 30 days of a ceasefire");
    assert_eq!(waiting.to_string(), "within 30 days of a ceasefire: waits for “a ceasefire”");
}

#[test]
fn bare_lengths_can_hang() {
    for phrase in ["within 48 hours", "within days", "in two weeks", "for a year", "over the next few months"] {
        let hung = resolved("2025-04-18", phrase).hung_on("they ship the arms").expect("a bare length");
        assert_eq!(
            (hung.kind, hung.by, hung.anchor.as_deref()),
            (WindowKind::EventRelative, None, Some("they ship the arms"))
        );
        let (dated, said) = (hung.dated_from(day("2025-07-01")).expect("it waits"), resolved("2025-07-01", phrase));
        assert_eq!((dated.from, dated.by, dated.by_min, dated.by_max), (said.from, said.by, said.by_min, said.by_max));
    }
    for phrase in ["by Friday", "within 30 days of a ceasefire", "2030", "soon"] {
        assert_eq!(resolved("2025-04-18", phrase).hung_on("x"), None, "{phrase}");
    }
}

#[test]
fn edges_of_the_calendar() {
    case("2025-01-31", "in one month", "2025-02-28 .. 2025-02-28");
    case("2024-02-29", "within a year", "2024-02-29 .. 2025-02-28");
    case("2024-02-28", "tomorrow", "2024-02-29 .. 2024-02-29");
    case("9999-12-30", "this year", "9999-12-30 .. 9999-12-31");
    case("0001-01-01", "by Friday", "0001-01-01 .. 0001-01-05");
    case("0001-01-01", "0001-02-01", "0001-02-01 .. 0001-02-01");
    for (said, phrase) in [
        ("9999-12-31", "tomorrow"),
        ("9999-12-31", "next year"),
        ("2025-01-01", "in 9000 years"),
        ("2025-01-01", "in 999999999 decades"),
    ] {
        let read: Phrase = phrase.parse().unwrap_or_else(|error| panic!("{error}"));
        assert!(matches!(read.resolve(day(said)), Err(PhraseError::OutOfCalendar { .. })), "{phrase}");
    }
}

#[track_caller]
fn error(phrase: &str, expected: &str) {
    let found = phrase.parse::<Phrase>().and_then(|read| read.resolve(day("2025-04-18")));
    assert_eq!(found.map_err(|error| error.to_string()), Err(expected.to_owned()));
}

#[test]
fn errors() {
    error("31 June", "\"31 June\" names a day that does not exist");
    error("29 February 2025", "\"29 February 2025\" names a day that does not exist");
    error("13/31/2018", "\"13/31/2018\" names a day that does not exist");
    error("03/04/2026", "\"03/04/2026\" can be 2026-04-03 or 2026-03-04: write the one that is meant");
    error("by yesterday", "\"by yesterday\" ended on 2025-04-17, before it was said on 2025-04-18");
    error("Friday 19 April 2025", "\"Friday 19 April 2025\" does not agree with itself: 2025-04-19 is a Saturday");
    error("when hell freezes over", "\"when hell freezes over\" is a condition, not a deadline: it belongs to --if");
    error("before banana", "no deadline is understood in \"before banana\"");
    for phrase in
        ["", "banana", "second amendment", "Vision 2030", "24/7 coverage", "by", "the committee", "by most accounts"]
    {
        let found = phrase.parse::<Phrase>().expect_err(phrase);
        assert_eq!(found.suggestions().len(), 3, "{phrase}");
        assert!(found.suggestions().iter().all(|s| s.parse::<Phrase>().is_ok()));
    }
}

#[test]
fn json_is_the_window_of_the_note() {
    let text = serde_json::to_string(&resolved("2025-04-18", "within days")).expect("a window is JSON");
    assert_eq!(
        text,
        r#"{"phrase":"within days","kind":"deadline","from":"2025-04-18","by":"2025-04-25","vague":true,"rule":"vague days","also":[],"note":null,"by_min":"2025-04-21","by_max":"2025-04-28","strict_by":null,"duration":"P7D","anchor":null,"edtf":"2025-04-18/2025-04-25~"}"#
    );
    let least: Window =
        serde_json::from_str(r#"{"phrase":"x","kind":"event-relative"}"#).expect("fields may be missing");
    assert_eq!(least.kind, WindowKind::EventRelative);
    for kind in WindowKind::ALL {
        assert_eq!(serde_json::to_string(&kind).expect("a word"), format!("\"{}\"", kind.as_str()));
    }
}
