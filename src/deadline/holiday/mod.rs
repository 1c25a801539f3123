//! Holidays: their names in a phrase, and their days.
//!
//! `names` knows how they are called (`shelves`, `spelling`), the tables (`christian`, `civil`, `faiths`, `india`, `world`)
//! what rule each follows, `rule` and the calendars under it on which day it falls. Here are the grammar of a holiday with its year, the days of it
//! as seen from the day said, and what must stand around its name in running text.

mod chinese;
mod christian;
mod civil;
mod easter;
mod faiths;
mod feast;
mod hebrew;
mod hindu;
mod india;
mod islamic;
mod names;
mod recent;
mod rule;
mod running;
mod shelves;
mod sky;
mod spelling;
mod world;

#[cfg(test)]
mod facts;

pub(super) use feast::Feast;
pub(super) use names::begins_at;
pub(super) use running::{begins, is_day, is_limit, is_no_description};
pub(super) use shelves::{Shelf, begin_with, may_begin_with, passed_over, shelf_of};
pub(super) use spelling::Skeleton;

use super::anchor::{turn, year_after};
use super::calendar::{Calendar, Lean, Read, Stretch};
use super::cursor::{Cursor, Reading};
use super::shape::{Anchor, Count, Length, Turn, Unit, Way, YearOf};
use chrono::{Datelike, NaiveDate, Weekday};
use rule::plus;

/// What is meant by the name of a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// The holiday itself.
    Itself,
    /// The day before.
    Eve,
    /// The weekend it makes longer, or the next one.
    Weekend,
    /// The week that holds it, Monday to Sunday.
    Week,
}

/// "Christmas", "thanksgiving of next year", "next year's Easter", "the Labor Day weekend", "Ramadan 2030", "2026 Diwali".
/// With the day beside it: "the day after Christmas".
pub(super) fn holiday(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    const BESIDE: &[(Way, &str)] = &[
        (Way::After, "the day after|day after|the day following"),
        (Way::Before, "the day before|day before|the day preceding"),
    ];
    let beside = BESIDE.iter().find_map(|(way, rows)| cursor.any_words(rows).map(|()| *way));
    let found = named(cursor)?;
    Some(match beside {
        Some(way) => Anchor::Counted { length: Length::of(Count::Exact(1), Unit::Day), way, of: Box::new(found) },
        None => found,
    })
}

fn named(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let eve_of = cursor.any_words("the eve of|eve of").is_some();
    cursor.word("the");
    let year_before = cursor.attempt(year_before);
    let turn = if year_before.is_none() { turn(cursor) } else { None };
    let running = cursor.reading() == Reading::Running;
    let (feast, end) = names::named(cursor.tokens(), cursor.at(), running)?;
    cursor.skip(end - cursor.at());
    let around = match cursor.word("eve|weekend|week") {
        Some("eve") => Around::Eve,
        Some("weekend") => Around::Weekend,
        Some(_) => Around::Week,
        None if eve_of => Around::Eve,
        None => Around::Itself,
    };
    let year = match (year_before, turn) {
        (Some(year), _) => year,
        (None, Some(turn)) => YearOf::Itself(turn),
        (None, None) => year_after(cursor),
    };
    Some(Anchor::Holiday { feast, around, year })
}

/// "2026", "this year's" before a name.
fn year_before(cursor: &mut Cursor<'_>) -> Option<YearOf> {
    if let Some(year) = cursor.number(4..=4) {
        return Some(YearOf::Given(i32::try_from(year).ok()?));
    }
    let turn = turn(cursor)?;
    cursor.word("year's").map(|_| YearOf::Turn(turn))
}

impl Calendar<'_> {
    /// The days of a holiday: of the year given, else of the one to come.
    pub(super) fn holiday(&self, feast: &Feast, around: Around, year: YearOf) -> Read<Stretch> {
        if let Some(year) = self.given_year(year)? {
            let mut found = self.feasts(feast, around, year..=year);
            let first = found.next().ok_or_else(|| self.impossible())?;
            return Ok(match found.next() {
                Some(second) => first.or(second),
                None => first,
            });
        }
        match year {
            YearOf::Itself(Turn::Last) => self.past_feast(feast, around),
            YearOf::Unsaid if self.lean == Lean::Past => self.past_feast(feast, around),
            YearOf::Itself(Turn::Next) => {
                let mut to_come = self.feasts_to_come(feast, around);
                let first = to_come.next().ok_or_else(|| self.out_of_calendar())?;
                Ok(match to_come.next() {
                    Some(second) => first.or(second),
                    None => first,
                })
            }
            YearOf::Itself(Turn::AfterNext) => {
                self.feasts_to_come(feast, around).nth(1).ok_or_else(|| self.out_of_calendar())
            }
            _ => self.feasts_to_come(feast, around).next().ok_or_else(|| self.out_of_calendar()),
        }
    }

    /// The one it is counted from: after a holiday without a year the last one, when that is nearer than the next and what is
    /// counted from it is not over.
    pub(super) fn counted_from_holiday(
        &self,
        of: &Anchor,
        way: Way,
        count: impl Fn(Stretch) -> Read<Stretch>,
    ) -> Read<Stretch> {
        let coming = self.stretch(of)?;
        let Anchor::Holiday { feast, around, year: YearOf::Unsaid } = of else {
            return count(coming);
        };
        let past = self.past_feast(feast, *around).ok().filter(|past| {
            way == Way::After && self.lean == Lean::Future && self.said - past.by < coming.from - self.said
        });
        let from_past = past.and_then(|past| count(past).ok()).filter(|found| found.from >= self.said);
        match from_past {
            Some(found) => Ok(match count(coming) {
                Ok(other) => found.or(other),
                Err(_) => found,
            }),
            None => count(coming),
        }
    }

    fn past_feast(&self, feast: &Feast, around: Around) -> Read<Stretch> {
        let year = self.said.year();
        let begun = |year: i32| {
            let found = self.feasts(feast, around, year..=year).filter(|stretch| stretch.from <= self.said);
            found.last()
        };
        (0..=8).find_map(|back| begun(year - back)).ok_or_else(|| self.out_of_calendar())
    }

    fn feasts_to_come<'f>(&'f self, feast: &'f Feast, around: Around) -> impl Iterator<Item = Stretch> + 'f {
        let year = self.said.year();
        // A feast that began last year can still be on.
        self.feasts(feast, around, year - 1..=year + 8).filter(|stretch| stretch.by >= self.said)
    }

    fn feasts<'f>(
        &'f self,
        feast: &'f Feast,
        around: Around,
        years: std::ops::RangeInclusive<i32>,
    ) -> impl Iterator<Item = Stretch> + 'f {
        years.filter(|year| (1..=9999).contains(year)).flat_map(|year| feast.in_year(year)).filter_map(
            move |(from, by)| {
                let (from, by) = cut(feast, around, from, by)?;
                Some(Stretch { note: feast.note(), ..Stretch::new(from, by, "holiday") })
            },
        )
    }
}

/// What is meant around a holiday.
fn cut(feast: &Feast, around: Around, from: NaiveDate, by: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let days = |first: NaiveDate, before: i64, after: i64| Some((plus(first, -before)?, plus(first, after)?));
    match around {
        Around::Itself => Some((from, by)),
        Around::Eve => days(from, 1, -1),
        Around::Week => {
            let since_monday = i64::from(from.weekday().num_days_from_monday());
            days(from, since_monday, 6 - since_monday)
        }
        Around::Weekend if feast.is_easter() => days(from, 2, 1),
        Around::Weekend => match from.weekday() {
            Weekday::Mon => days(from, 2, 0),
            Weekday::Tue => days(from, 3, 0),
            Weekday::Wed => days(from, -3, 4),
            Weekday::Thu => days(from, 0, 3),
            Weekday::Fri => days(from, 0, 2),
            Weekday::Sat => days(from, 0, 1),
            Weekday::Sun => days(from, 1, 0),
        },
    }
}
