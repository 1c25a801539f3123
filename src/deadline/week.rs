//! Grammar of weeks, weekdays, weekends, and of "this" and "next" before any unit.

use super::anchor::{abbreviation_point, plain, turn};
use super::cursor::Cursor;
use super::date;
use super::length;
use super::lexicon;
use super::shape::{Anchor, Turn, Unit};

/// "Friday", "next Friday"; "Friday of next week" is in `weekday_in`.
pub(super) fn weekday(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let turn = turn(cursor).unwrap_or(Turn::Unsaid);
    let (day, writing) = cursor.known(lexicon::weekday)?;
    if writing == lexicon::Writing::Short {
        abbreviation_point(cursor);
    }
    cursor.word("morning|afternoon|evening|night");
    Some(Anchor::Weekday { day, turn })
}

/// "this week", "next month", "the year", "the week after next".
pub(super) fn unit(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let the = cursor.word("the").is_some();
    let turn = turn(cursor);
    let unit = cursor.known(lexicon::unit_singular).filter(|u| !matches!(u, Unit::Hour | Unit::Fortnight))?;
    Some(Anchor::Unit { unit, turn: after_noun(cursor, the, turn) })
}

/// "the weekend", "next weekend".
pub(super) fn weekend(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let the = cursor.word("the").is_some();
    let turn = turn(cursor);
    cursor.word("weekend")?;
    Some(Anchor::Weekend(after_noun(cursor, the, turn)))
}

/// "the week after next" says its turn behind the noun.
fn after_noun(cursor: &mut Cursor<'_>, the: bool, before: Option<Turn>) -> Turn {
    let behind = before.is_none() && the && cursor.any_words("after next|after the next").is_some();
    if behind { Turn::AfterNext } else { before.unwrap_or(Turn::Unsaid) }
}

/// "Friday next week", "Wednesday of next week", "next week Friday", "the first Monday of May".
pub(super) fn weekday_in(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.longest(&[week_then_weekday, weekday_then_period])
}

fn week_then_weekday(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let of = unit(cursor).filter(|u| matches!(u, Anchor::Unit { unit: Unit::Week, .. }))?;
    cursor.word("on");
    let (day, _) = cursor.known(lexicon::weekday)?;
    Some(Anchor::WeekdayIn { nth: 1, day, of: Box::new(of) })
}

fn weekday_then_period(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let nth = cursor.attempt(|c| c.word("last|final").map(|_| 0).or_else(|| length::ordinal(c)));
    let (day, _) = cursor.known(lexicon::weekday)?;
    let of_word = cursor.word("of|in").is_some();
    let of = plain(cursor)?;
    let fits = match (&of, nth) {
        (Anchor::Unit { unit: Unit::Week, turn }, None) => of_word || *turn != Turn::Unsaid,
        (Anchor::Month { .. } | Anchor::Unit { unit: Unit::Month | Unit::Year, .. }, Some(_)) => of_word,
        _ => false,
    };
    fits.then(|| Anchor::WeekdayIn { nth: nth.unwrap_or(1), day, of: Box::new(of) })
}

/// "the week of 6 October", "the week beginning on February 4".
pub(super) fn week_of(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    cursor.word("week")?;
    cursor.any_words("of|beginning on|beginning|starting on|starting|commencing")?;
    let of = date::date(cursor)?;
    Some(Anchor::WeekOf(Box::new(of)))
}
