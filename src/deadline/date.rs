//! Grammar of written dates: days in figures and in words, months, years.

use super::anchor::{abbreviation_point, turn, year_after};
use super::cursor::{Cursor, Reading};
use super::length;
use super::lexicon::{self, Writing};
use super::shape::{Anchor, Turn, YearOf};
use super::words::TokenKind;
use chrono::Weekday;

/// A single day by its date.
pub(super) fn date(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.longest(&[iso, figures, day_first, month_first, day_of_month])
}

/// A month: "June", "June 2026", "next June", "2026-06", "06/2026".
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.longest(&[named_month, iso_month, month_in_figures])
}

/// A year or a decade: "2030", "the year 2030", "the 2030s".
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    cursor.word("year");
    let year = i32::try_from(cursor.number(4..=4)?).ok()?;
    if let Some(last) = cursor.attempt(|c| last_year(c, year)) {
        return Some(Anchor::Years { first: year, last });
    }
    let plural = cursor.peek(0).filter(|t| t.glued && (t.is_word("s") || t.is_mark("'")));
    if year % 10 != 0 || plural.is_none() {
        return Some(Anchor::Year(year));
    }
    cursor.mark("'");
    Some(cursor.word("s").map_or(Anchor::Year(year), |_| Anchor::Decade(year)))
}

/// "2026-27", "2026/27": the year after, or a few on.
fn last_year(cursor: &mut Cursor<'_>, first: i32) -> Option<i32> {
    cursor.glued_mark("-").or_else(|| cursor.glued_mark("/"))?;
    cursor.peek(0).filter(|t| t.glued)?;
    let last = i32::try_from(cursor.number(2..=2)?).ok()? + first.div_euclid(100) * 100;
    (first < last && last < first + 10).then_some(last)
}

/// The name of a month, with the point of a short form.
pub(super) fn month_name(cursor: &mut Cursor<'_>) -> Option<u32> {
    let (month, writing) = cursor.known(lexicon::month)?;
    // A point after a full name is none of an abbreviation, unless the day is glued to it: "september.16th".
    let day_glued = cursor.peek(1).is_some_and(|t| t.glued && matches!(t.kind, TokenKind::Number | TokenKind::Ordinal));
    if writing == Writing::Short || day_glued {
        abbreviation_point(cursor);
    }
    Some(month)
}

/// A day number, 1 or 2 digits, or an ordinal.
pub(super) fn day_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.number(1..=2).or_else(|| length::ordinal(cursor)).filter(|day| *day <= 99)
}

fn iso(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let weekday = leading_weekday(cursor);
    let year = i32::try_from(cursor.number(4..=4)?).ok()?;
    let mark = ["-", "/", "."].into_iter().find(|mark| cursor.glued_mark(mark).is_some())?;
    let month = match cursor.number(1..=2) {
        Some(number) => number,
        None => month_name(cursor)?,
    };
    cursor.glued_mark(mark)?;
    let day = cursor.number(1..=2)?;
    Some(Anchor::Day { day, month, year: YearOf::Given(year), weekday })
}

/// "06/30/2026", "30.6.2026", "5/31"; which number is the day is for `calendar` to tell.
fn figures(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let weekday = leading_weekday(cursor);
    let first = cursor.number(1..=2)?;
    let mark = ["/", ".", "-"].into_iter().find(|mark| cursor.glued_mark(mark).is_some())?;
    let second = cursor.number(1..=2).filter(|_| previous_is_glued(cursor))?;
    let year = cursor.attempt(|c| {
        c.glued_mark(mark)?;
        c.peek(0).filter(|t| t.glued)?;
        // Typed, "25-04-18" may begin with a year or end with one; in a text the last number is the year.
        let short = |c: &mut Cursor<'_>| match c.reading() {
            Reading::Whole => None,
            Reading::Running => c.number(2..=2).map(|short| 2000 + short),
        };
        c.number(4..=4).or_else(|| short(c))
    });
    let year = year.and_then(|year| i32::try_from(year).ok());
    // "1-2" is a score or a range; "5/31" and "5.12" are read only where a phrase is asked for.
    if year.is_none() && mark == "-" {
        return None;
    }
    Some(Anchor::Numeric { first, second, year, weekday })
}

fn previous_is_glued(cursor: &Cursor<'_>) -> bool {
    cursor.written_before(0).is_some_and(|t| t.glued)
}

/// "16-Nov-2016" goes on, "10 August - 12 September" does not.
fn followed_by_year(cursor: &Cursor<'_>) -> Option<()> {
    let mut ahead = *cursor;
    ahead.number(4..=4).map(|_| ())
}

/// "18 April 2025", "the 3rd of March", "Sunday, 6 March".
fn day_first(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let weekday = leading_weekday(cursor);
    cursor.word("the");
    let day = day_number(cursor)?;
    if cursor.mark(".").is_none() {
        cursor.mark("-");
    }
    cursor.word("of");
    let month = month_name(cursor)?;
    cursor.attempt(|c| {
        c.mark("-")?;
        followed_by_year(c)
    });
    let year = year_after(cursor);
    Some(Anchor::Day { day, month, year, weekday })
}

/// "April 18, 2025", "Apr. 18", "March the third", "Jul 18, Fri".
fn month_first(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let weekday = leading_weekday(cursor);
    let month = month_name(cursor)?;
    if cursor.mark("/").is_none() {
        cursor.mark("-");
    }
    cursor.word("the");
    let day = day_number(cursor).or_else(|| length::cardinal(cursor).filter(|day| *day <= 31))?;
    let year = year_after(cursor);
    let weekday = weekday.or_else(|| {
        cursor.attempt(|c| {
            c.mark(",")?;
            c.known(lexicon::weekday).map(|(day, _)| day)
        })
    });
    Some(Anchor::Day { day, month, year, weekday })
}

/// "the 15th", "Friday the 13th", "the 15th of next month".
fn day_of_month(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let weekday = leading_weekday(cursor);
    let the = cursor.word("the").is_some();
    let named = weekday.is_some() || the;
    let day = match cursor.peek(0)?.kind {
        // "Monday 21" is a date, "the 21" is not.
        TokenKind::Number if weekday.is_some() => cursor.number(1..=2),
        _ if named => length::ordinal(cursor),
        _ => None,
    }?;
    let turn = cursor.attempt(|c| {
        c.word("day");
        c.any_words("of the|of")?;
        let turn = turn(c);
        c.word("month")?;
        Some(turn.unwrap_or(Turn::This))
    });
    Some(Anchor::DayOfMonth { day, turn: turn.unwrap_or(Turn::Unsaid), weekday })
}

fn leading_weekday(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    cursor.attempt(|c| {
        let (day, writing) = c.known(lexicon::weekday)?;
        if writing == Writing::Short {
            abbreviation_point(c);
        }
        c.mark(",");
        Some(day)
    })
}

fn named_month(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.words("the month of");
    let turn = turn(cursor);
    let month = month_name(cursor)?;
    let year = match turn {
        Some(turn) => YearOf::Itself(turn),
        None => {
            cursor.attempt(|c| {
                c.mark("-")?;
                followed_by_year(c)
            });
            year_after(cursor)
        }
    };
    Some(Anchor::Month { month, year })
}

fn iso_month(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let year = i32::try_from(cursor.number(4..=4)?).ok()?;
    cursor.glued_mark("-").or_else(|| cursor.glued_mark("/"))?;
    cursor.peek(0).filter(|t| t.glued)?;
    let month = cursor.number(1..=2).filter(|month| *month <= 12)?;
    Some(Anchor::Month { month, year: YearOf::Given(year) })
}

fn month_in_figures(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let month = cursor.number(1..=2).filter(|month| *month <= 12)?;
    cursor.mark("/").or_else(|| cursor.mark("-"))?;
    let year = i32::try_from(cursor.number(4..=4)?).ok()?;
    Some(Anchor::Month { month, year: YearOf::Given(year) })
}
