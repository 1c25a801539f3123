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
    cursor.longest(&[iso, compact, year_first, figures, day_first, month_first, day_of_month])
}

/// A month: "June", "June 2026", "next June", "2026-06", "06/2026".
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.longest(&[named_month, iso_month, month_in_figures])
}

/// A year or a decade: "2030", "the year 2030", "the 2030s".
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.any_words("the|calendar year|cy");
    cursor.word("year");
    if let Some(year) = short_year(cursor).or_else(|| cursor.attempt(spelled_year)) {
        return Some(Anchor::Year(year));
    }
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

/// "'27": an apostrophe and two figures.
pub(super) fn short_year(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.attempt(|c| {
        c.mark("'")?;
        c.peek(0).filter(|t| t.glued)?;
        let year = c.number(2..=2)?;
        i32::try_from(2000 + year).ok()
    })
}

/// "twenty thirty", "two thousand and thirty".
fn spelled_year(cursor: &mut Cursor<'_>) -> Option<i32> {
    let after_year = cursor.written_before(0).is_some_and(|t| t.is_word("year"));
    let thousands = cursor.attempt(|c| {
        c.word("two")?;
        c.word("thousand")?;
        c.word("and");
        Some(2000)
    });
    let centuries = || cursor.clone().word("twenty").map(|_| 2000);
    let base = match thousands {
        Some(base) => base,
        None => {
            let base = centuries()?;
            cursor.skip(1);
            cursor.mark("-");
            base
        }
    };
    let Some(rest) = cursor.attempt(length::below_hundred) else {
        return (after_year && thousands.is_some()).then_some(base).and_then(|base| i32::try_from(base).ok());
    };
    let fits = thousands.is_some() || (10..100).contains(&rest);
    fits.then(|| i32::try_from(base + rest).ok()).flatten()
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
    cursor.attempt(time_behind);
    Some(Anchor::Day { day, month, year: YearOf::Given(year), weekday })
}

/// The time of "2026-06-30T10:00".
fn time_behind(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.peek(0).filter(|t| t.glued)?;
    cursor.word("t")?;
    cursor.number(2..=2)?;
    while cursor.glued_mark(":").is_some() {
        cursor.number(2..=2)?;
    }
    if cursor.peek(0).is_some_and(|t| t.glued) {
        cursor.word("z");
    }
    Some(())
}

/// "20260630".
fn compact(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let number = cursor.number(8..=8)?;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let plausible = (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let year = YearOf::Given(i32::try_from(year).ok()?);
    plausible.then_some(Anchor::Day { day, month, year, weekday: None })
}

/// "2026, Nov. 16", "2026 November 16".
fn year_first(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let year = i32::try_from(cursor.number(4..=4)?).ok()?;
    cursor.mark(",");
    let month = month_name(cursor)?;
    cursor.mark(",");
    let day = day_number(cursor)?;
    Some(Anchor::Day { day, month, year: YearOf::Given(year), weekday: None })
}

/// "06/30/2026", "30.6.2026", "5/31"; which number is the day is for `calendar` to tell.
fn figures(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let weekday = leading_weekday(cursor);
    cursor.word("the");
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
    let year = year.or_else(|| {
        cursor.attempt(|c| {
            c.mark(",")?;
            c.number(4..=4)
        })
    });
    let year = year.and_then(|year| i32::try_from(year).ok());
    // With points the day stands first, wherever dates are written so.
    if let (".", Some(year), Reading::Running, 1..=12) = (mark, year, cursor.reading(), second) {
        return Some(Anchor::Day { day: first, month: second, year: YearOf::Given(year), weekday });
    }
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
    let glued_year = cursor.attempt(|c| {
        c.glued_mark("-")?;
        c.peek(0).filter(|t| t.glued)?;
        c.number(2..=2).and_then(|year| i32::try_from(2000 + year).ok())
    });
    if let Some(year) = glued_year {
        return Some(Anchor::Day { day, month, year: YearOf::Given(year), weekday });
    }
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
    let before = cursor.written_before(0);
    let weekday = leading_weekday(cursor);
    let the = cursor.word("the").is_some();
    let number_kind = cursor.peek(0)?.kind;
    let day = match number_kind {
        // "Monday 21" is a date, "the 21" is not.
        TokenKind::Number if weekday.is_some() || cursor.peek(1).is_some_and(|t| t.is_word("of")) => {
            cursor.number(1..=2)
        }
        _ => length::ordinal(cursor),
    }?;
    let turn = cursor.attempt(|c| {
        c.word("day");
        c.any_words("of the|of")?;
        let turn = turn(c);
        c.word("month")?;
        Some(turn.unwrap_or(Turn::This))
    });
    let led = before.is_some_and(|t| t.is_any("on|by|before|until|from|till")) && number_kind == TokenKind::Ordinal;
    let is_one = led || weekday.is_some() || the && number_kind != TokenKind::Number || turn.is_some();
    is_one.then_some(Anchor::DayOfMonth { day, turn: turn.unwrap_or(Turn::Unsaid), weekday })
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
