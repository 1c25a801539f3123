//! Grammar of weeks, weekdays, weekends, and of "this" and "next" before any unit.

use super::anchor::{abbreviation_point, turn};
use super::cursor::Cursor;
use super::date;
use super::lexicon;
use super::numbered::{nth, stretch};
use super::shape::{Anchor, Count, Length, Nth, Turn, Unit, Way};
use super::word::Word;
use super::words::TokenKind;

/// "Friday", "next Friday"; "Friday of next week" is in `weekday_in`.
pub(super) fn weekday(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let turn = turn(cursor).unwrap_or(Turn::Unsaid);
    let (day, writing) = cursor.known(lexicon::weekday)?;
    if writing == lexicon::Writing::Short {
        abbreviation_point(cursor);
    }
    cursor.word("morning|afternoon|evening|night");
    // "the Monday after next", and the British "Monday week".
    let turn = match turn {
        Turn::Unsaid if cursor.any_words("after next").is_some() => Turn::AfterNext,
        _ => turn,
    };
    if turn == Turn::Unsaid && british_week(cursor).is_some() {
        let of = Box::new(Anchor::Weekday { day, turn });
        return Some(Anchor::Counted { length: Length::of(Count::Exact(1), Unit::Week), way: Way::After, of });
    }
    Some(Anchor::Weekday { day, turn })
}

/// "Monday week" is Monday and a week; "Monday week after week" is something else.
fn british_week(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.attempt(|c| {
        c.word("week")?;
        c.peek(0).is_none_or(|next| next.kind == TokenKind::Mark).then_some(())
    })
}

/// "this week", "next month", "the year", "the week after next".
pub(super) fn unit(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let the = cursor.word("the|my|our").is_some();
    let turn = turn(cursor);
    cursor.word("calendar");
    if turn.is_some() && cursor.any_words("business day|working day|trading day").is_some() {
        return Some(Anchor::Unit { unit: Unit::WorkingDay, turn: turn.unwrap_or(Turn::Next) });
    }
    let short =
        |word: Word<'_>| turn.and(lexicon::unit_short(word)).filter(|u| matches!(u, Unit::Quarter | Unit::Year));
    let unit = cursor
        .known(|word| lexicon::unit_singular(word).or_else(|| short(word)))
        .filter(|u| !matches!(u, Unit::Minute | Unit::Hour | Unit::Fortnight))?;
    Some(Anchor::Unit { unit, turn: after_noun(cursor, the, turn) })
}

/// "the weekend", "next weekend".
pub(super) fn weekend(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let the = cursor.word("the|my|our").is_some();
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
    cursor.longest(&[week_then_weekday, weekday_then_period, week_by_number])
}

/// "2027-W05", "week 5 of 2027".
fn week_by_number(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let iso = cursor.attempt(|c| {
        let year = c.number(4..=4)?;
        c.glued_mark("-")?;
        c.word("w")?;
        Some((c.number(2..=2)?, year))
    });
    let (nth, year) = match iso {
        Some(found) => found,
        None => {
            let led =
                cursor.any_words("the").is_some() || cursor.written_before(0).is_none_or(|t| t.is_any("in|by|until"));
            cursor.word("week")?;
            let nth = cursor.number(1..=2)?;
            let year = cursor.attempt(|c| {
                c.mark(",");
                c.word("of|in");
                c.number(4..=4)
            });
            match year {
                Some(year) => (nth, year),
                // "in the week 31" is of this year; "week 5 of the protests" is of something else.
                None if led && !cursor.peek(0).is_some_and(|t| t.is_word("of")) => return Some(of_this_year(nth)),
                None => return None,
            }
        }
    };
    let of = Box::new(Anchor::Year(i32::try_from(year).ok()?));
    (1..=53).contains(&nth).then(|| Anchor::Numbered {
        nth: Nth::FromStart(nth),
        length: Length::of(Count::Exact(1), Unit::Week),
        of,
    })
}

fn of_this_year(nth: u32) -> Anchor {
    let of = Box::new(Anchor::Unit { unit: Unit::Year, turn: Turn::This });
    Anchor::Numbered { nth: Nth::FromStart(nth), length: Length::of(Count::Exact(1), Unit::Week), of }
}

fn week_then_weekday(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let of = unit(cursor).filter(|u| matches!(u, Anchor::Unit { unit: Unit::Week, .. }))?;
    cursor.word("on");
    let (day, _) = cursor.known(lexicon::weekday)?;
    Some(Anchor::WeekdayIn { nth: Nth::FromStart(1), day, of: Box::new(of) })
}

fn weekday_then_period(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let nth = cursor.attempt(nth);
    let (day, _) = cursor.known(lexicon::weekday)?;
    let of_word = cursor.word("of|in").is_some();
    let of = stretch(cursor)?;
    let fits = match (&of, nth) {
        (Anchor::Unit { unit: Unit::Week, turn }, None) => of_word || *turn != Turn::Unsaid,
        (Anchor::Numbered { length, .. }, None) => of_word && length.unit == Unit::Week,
        (Anchor::Month { .. } | Anchor::Year(_) | Anchor::Unit { unit: Unit::Month | Unit::Year, .. }, Some(_)) => {
            of_word
        }
        _ => false,
    };
    fits.then(|| Anchor::WeekdayIn { nth: nth.unwrap_or(Nth::FromStart(1)), day, of: Box::new(of) })
}

/// "the week of 6 October", "the week beginning on February 4".
pub(super) fn week_of(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    if cursor.any_words("weekend of").is_some() {
        let of = Anchor::WeekOf(Box::new(date::date(cursor)?));
        return Some(Anchor::Numbered {
            nth: Nth::Last,
            length: Length::of(Count::Exact(2), Unit::Day),
            of: Box::new(of),
        });
    }
    cursor.word("week")?;
    cursor.any_words("of|beginning on|beginning|starting on|starting|commencing")?;
    let of = date::date(cursor)?;
    Some(Anchor::WeekOf(Box::new(of)))
}
