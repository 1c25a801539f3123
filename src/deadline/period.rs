//! Parts of a stretch: early June, mid-2026, the third week of May, the second half of the year.
//!
//! Of the vague ones how long the stretch is says which table counts.

use super::calendar::{Calendar, Read, Stretch};
use super::shape::{Count, Length, Nth, Part, Unit, Way};
use super::vague;
use chrono::{Datelike, NaiveDate, Weekday};

/// The units of a stretch that a number names. Weeks run from Monday, and one belongs where its Thursday lies.
pub(super) fn numbered(calendar: &Calendar<'_>, nth: Nth, length: Length, of: &Stretch) -> Read<Stretch> {
    let rule = "numbered part of a period";
    let count = match length.count {
        Count::Exact(count) => i64::from(count),
        _ => 1,
    };
    let mut found = match (length.unit, nth, count) {
        (Unit::Week, Nth::FromStart(nth), 1) => week(calendar, of, i64::from(nth), rule)?,
        (Unit::Week, Nth::Last, 1) => last_week(calendar, of, rule)?,
        (_, Nth::FromStart(nth), _) => {
            let start = (1..nth).try_fold(of.from, |day, _| next_after(calendar, day, length))?;
            Stretch::new(start, calendar.plus_days(next_after(calendar, start, length)?, -1)?, rule)
        }
        (_, Nth::Last, _) => {
            let after = calendar.plus_days(of.by, 1)?;
            Stretch::new(calendar.plus(after, vague::usual(length), Way::Before)?, of.by, rule)
        }
    };
    if found.from > of.by {
        return Err(calendar.impossible());
    }
    found.vague = !matches!(length.count, Count::Exact(_));
    Ok(found)
}

/// The first day after a length that begins on `day`.
fn next_after(calendar: &Calendar<'_>, day: NaiveDate, length: Length) -> Read<NaiveDate> {
    calendar.plus(day, vague::usual(length), Way::After)
}

fn week(calendar: &Calendar<'_>, of: &Stretch, nth: i64, rule: &'static str) -> Read<Stretch> {
    let monday = calendar.monday(of.from)?;
    let is_first = of.from.weekday().num_days_from_monday() <= Weekday::Thu.num_days_from_monday();
    let first = if is_first { monday } else { calendar.plus_days(monday, 7)? };
    let from = calendar.plus_days(first, 7 * (nth - 1))?;
    Ok(Stretch::new(from, calendar.plus_days(from, 6)?, rule))
}

fn last_week(calendar: &Calendar<'_>, of: &Stretch, rule: &'static str) -> Read<Stretch> {
    let monday = calendar.monday(of.by)?;
    let is_last = of.by.weekday().num_days_from_monday() >= Weekday::Thu.num_days_from_monday();
    let from = if is_last { monday } else { calendar.plus_days(monday, -7)? };
    Ok(Stretch::new(from, calendar.plus_days(from, 6)?, rule))
}

/// The first or the second half of a stretch: whole months where there are two or more.
pub(super) fn half(calendar: &Calendar<'_>, second: bool, of: &Stretch) -> Read<Stretch> {
    let days = (of.by - of.from).num_days() + 1;
    let months = (days * 12 + 182) / 365;
    let middle = match days {
        ..=31 => calendar.plus_days(of.from, days / 2)?,
        _ => calendar.plus_months(of.from, months / 2)?,
    };
    Ok(if second {
        Stretch::new(middle, of.by, "half of a period")
    } else {
        Stretch::new(of.from, calendar.plus_days(middle, -1)?.max(of.from), "half of a period")
    })
}

/// What the rule of the last day of a stretch is called.
pub(super) const END: &str = "end of a period";

/// What a stretch is cut by.
#[derive(Clone, Copy)]
enum Size {
    Day,
    Weekend,
    Week,
    Month,
    /// Months, so many.
    Months(i64),
    Year,
    /// Years, so many.
    Years(i64),
}

/// A part of a stretch.
pub(super) fn part(calendar: &Calendar<'_>, part: Part, of: &Stretch) -> Read<Stretch> {
    let mut found = match (part, size(of)) {
        // A day has no parts here: hours are not counted.
        (_, Size::Day) => of.clone(),
        (Part::Start, _) => Stretch::new(of.from, of.from, "start of a period"),
        (Part::End, _) => Stretch::new(of.by, of.by, END),
        (Part::Rest, _) => Stretch::new(of.from.max(calendar.said), of.by.max(calendar.said), "rest of a period"),
        (Part::AroundEnd, size) => around_end(calendar, of, size)?,
        (Part::Early, size) => cut(calendar, of, size, 0)?,
        (Part::Mid, size) => cut(calendar, of, size, 1)?,
        (Part::Late, size) => cut(calendar, of, size, 2)?,
    };
    found.note = found.note.or(of.note);
    if let Some(other) = &of.also {
        found.also = Some(Box::new(self::part(calendar, part, other)?));
    }
    Ok(found)
}

fn size(of: &Stretch) -> Size {
    let days = (of.by - of.from).num_days() + 1;
    match days {
        ..=1 => Size::Day,
        2..=6 => Size::Weekend,
        7..=27 => Size::Week,
        28..=31 => Size::Month,
        32..=364 => Size::Months((days + 15) / 30),
        365..=366 => Size::Year,
        _ => Size::Years((days + 180) / 365),
    }
}

fn around_end(calendar: &Calendar<'_>, of: &Stretch, size: Size) -> Read<Stretch> {
    let from = match size {
        Size::Day | Size::Weekend => of.by,
        Size::Week => calendar.plus_days(of.by, -2)?,
        Size::Month => calendar.plus_days(of.by, -9)?,
        Size::Months(_) | Size::Year => first_of_month(of.by),
        Size::Years(_) => first_of_month(calendar.plus_months(of.by, -11)?),
    };
    Ok(vague(from, of.by, "around the end of a period"))
}

/// The first, second or third part: `third` is 0, 1 or 2.
fn cut(calendar: &Calendar<'_>, of: &Stretch, size: Size, third: usize) -> Read<Stretch> {
    const NAMES: [&str; 3] = ["early in a period", "middle of a period", "late in a period"];
    let name = NAMES.get(third).copied().unwrap_or_default();
    let days = |first: i64, last: i64| {
        Ok(vague(calendar.plus_days(of.from, first - 1)?, calendar.plus_days(of.from, last - 1)?.min(of.by), name))
    };
    let months = |first: i64, last: i64| {
        let from = calendar.plus_months(of.from, first - 1)?;
        let mut found = calendar.months_from(from, last - first + 1, name)?;
        found.vague = true;
        Ok(found)
    };
    let mut found = match (size, third) {
        (Size::Day | Size::Weekend, _) => vague(of.from, of.by, name),
        (Size::Week, 0) => days(1, 3)?,
        (Size::Week, 1) => days(3, 3)?,
        (Size::Week, _) => days(4, 7)?,
        (Size::Month, 0) => days(1, 10)?,
        (Size::Month, 1) => days(11, 20)?,
        (Size::Month, _) => days(21, 31)?,
        (Size::Months(n), third) => thirds(n, third, months)?,
        (Size::Year, 0) => months(1, 3)?,
        (Size::Year, 1) => months(5, 8)?,
        (Size::Year, _) => months(9, 12)?,
        // "mid-century" is the year 50, not the third third.
        (Size::Years(100), 1) => return mid_century(calendar, of, name),
        (Size::Years(n), third) => thirds(n, third, |first, last| months(first * 12 - 11, last * 12))?,
    };
    if third == 1 {
        // "by mid-March" is kept by the 15th in the eyes of many.
        let middle = calendar.plus_days(of.from, ((of.by - of.from).num_days() - 1) / 2)?;
        found.accepted = Some((middle.min(found.by), found.by));
    }
    Ok(found)
}

fn mid_century(calendar: &Calendar<'_>, of: &Stretch, name: &'static str) -> Read<Stretch> {
    let last_of = |year: i64| Ok(calendar.months_from(calendar.plus_months(of.from, year * 12 - 12)?, 12, name)?.by);
    let from = calendar.plus_months(of.from, 45 * 12)?;
    let mut found = vague(from, last_of(50)?, name);
    found.accepted = Some((last_of(49)?, last_of(55)?));
    Ok(found)
}

/// Thirds of `n`; what is left over goes to the first: 10 years are 4, 3 and 3.
fn thirds(n: i64, third: usize, take: impl Fn(i64, i64) -> Read<Stretch>) -> Read<Stretch> {
    let each = n / 3;
    let first = n - 2 * each;
    match third {
        0 => take(1, first),
        1 => take(first.min(n - 1) + 1, first.min(n - 1) + each.max(1)),
        _ => take(n - each.max(1) + 1, n),
    }
}

fn vague(from: NaiveDate, by: NaiveDate, rule: &'static str) -> Stretch {
    Stretch { vague: true, ..Stretch::new(from, by, rule) }
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
