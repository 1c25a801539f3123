//! Grammar of what is counted out of the calendar: "the third week of May", "the first three months of 2026", "the second half
//! of June", "the Friday after the 20th", "two Mondays from now".

use super::anchor::plain;
use super::cursor::Cursor;
use super::length::{self, cardinal};
use super::lexicon;
use super::shape::{Anchor, Count, Length, Nth, Turn, Unit, Way};
use super::week::week_of;
use chrono::Weekday;

/// Units of a stretch by their number.
pub(super) fn numbered(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.longest(&[units_of, weekend_of, half_of, fiscal_quarter])
}

/// A stretch, or units of one: what a part can be cut from.
pub(super) fn stretch(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.longest(&[plain, numbered, week_of])
}

/// "third", "3rd", "last": which one.
pub(super) fn nth(cursor: &mut Cursor<'_>) -> Option<Nth> {
    if cursor.word("last|final|closing").is_some() {
        return Some(Nth::Last);
    }
    let opening = cursor.word("opening").map(|_| 1);
    opening.or_else(|| length::ordinal(cursor)).filter(|nth| *nth > 0).map(Nth::FromStart)
}

/// "the third week of this month", "the last two weeks of August", "the first few days of next year".
fn units_of(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let nth = nth(cursor)?;
    cursor.word("full|whole|calendar");
    let length = match cursor.attempt(length::length) {
        Some(length) => length,
        None => Length::of(Count::Exact(1), cursor.known(lexicon::unit_singular)?),
    };
    cursor.word("of|in")?;
    let of = plain(cursor)?;
    let fits = !matches!(length.unit, Unit::Minute | Unit::Hour)
        && length.count != Count::Exact(0)
        && is_longer_than_a_day(&of);
    fits.then(|| Anchor::Numbered { nth, length, of: Box::new(of) })
}

/// "the first weekend of December": that of its n-th Saturday.
fn weekend_of(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let nth = nth(cursor)?;
    cursor.word("weekend")?;
    cursor.word("of|in")?;
    let of = plain(cursor).filter(is_longer_than_a_day)?;
    let saturday = Anchor::WeekdayIn { nth, day: Weekday::Sat, of: Box::new(of) };
    let two_days = Length::of(Count::Exact(2), Unit::Day);
    Some(Anchor::Numbered { nth: Nth::Last, length: two_days, of: Box::new(Anchor::WeekOf(Box::new(saturday))) })
}

/// "the first half of June", "the second half of next week"; of a year it is `Anchor::Half`.
fn half_of(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let second = cursor.word("first|second|latter|last")? != "first";
    cursor.word("half")?;
    cursor.word("of")?;
    let of = cursor.longest(&[plain, units_of])?;
    is_longer_than_a_day(&of).then(|| Anchor::HalfOf { second, of: Box::new(of) })
}

/// "Q1 FY27", "the fourth fiscal quarter".
fn fiscal_quarter(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let fiscal_first = cursor.word("fiscal").is_some();
    let short = cursor.attempt(|c| {
        c.word("q")?;
        c.peek(0).filter(|t| t.glued)?;
        c.number(1..=1).map(Nth::FromStart)
    });
    let nth = match short {
        Some(nth) => nth,
        None => {
            let nth = nth(cursor)?;
            cursor.word("fiscal")?;
            cursor.word("quarter").map(|_| nth)?
        }
    };
    cursor.word("of");
    let year = cursor.attempt(|c| plain(c).filter(|a| matches!(a, Anchor::FiscalYear(_))));
    let of = match year {
        Some(year) => year,
        None if fiscal_first || short.is_none() => Anchor::FiscalYear(super::shape::YearOf::Turn(Turn::Unsaid)),
        None => return None,
    };
    Some(Anchor::Numbered { nth, length: Length::of(Count::Exact(1), Unit::Quarter), of: Box::new(of) })
}

/// "the Friday after the 20th", "the third Tuesday after Christmas", "two Mondays from now".
pub(super) fn weekday_from(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let nth = cursor.attempt(|c| match nth(c)? {
        Nth::FromStart(nth) => Some(nth),
        Nth::Last => None,
    });
    let nth = nth.or_else(|| cardinal(cursor));
    let day = cursor.known(lexicon::weekday_or_plural)?;
    let counted = |way, of| Some(Anchor::WeekdayFrom { nth: nth.unwrap_or(1), day, way, of: Box::new(of) });
    if nth.is_some() && cursor.any_words("from now|from today|hence|later").is_some() {
        return counted(Way::After, Anchor::Offset(0));
    }
    let way = match cursor.word("after|following|before|preceding|from")? {
        "before" | "preceding" => Way::Before,
        _ => Way::After,
    };
    let of = plain(cursor)?;
    let bare_unit = matches!(of, Anchor::Unit { turn: Turn::Unsaid, .. } | Anchor::Weekday { .. } | Anchor::Offset(_));
    if bare_unit { None } else { counted(way, of) }
}

/// Whether a stretch has units to count.
fn is_longer_than_a_day(of: &Anchor) -> bool {
    match of {
        Anchor::Unit { unit, turn } => !matches!(unit, Unit::Day | Unit::WorkingDay) && !matches!(turn, Turn::Last),
        Anchor::Month { .. }
        | Anchor::Year(_)
        | Anchor::Years { .. }
        | Anchor::Holiday { .. }
        | Anchor::NewYear
        | Anchor::Decade(_)
        | Anchor::Quarter { .. }
        | Anchor::Half { .. }
        | Anchor::FiscalYear(_)
        | Anchor::Season { .. }
        | Anchor::WeekOf(_)
        | Anchor::Numbered { .. } => true,
        _ => false,
    }
}
