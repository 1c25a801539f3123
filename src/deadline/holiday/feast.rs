//! A feast: its names, its rule and how many days it lasts; from a year to its days.

pub(super) use super::rule::Rule;

use super::rule::plus;
use chrono::NaiveDate;

/// A holiday as a row of a table.
#[derive(Debug, PartialEq)]
pub(in crate::deadline) struct Feast {
    /// How it is called; the notation is told in `names`.
    pub(super) names: &'static str,
    rule: Rule,
    /// Days from the day of the rule to the first of the feast.
    shift: i64,
    lasts: Lasts,
}

#[derive(Debug, PartialEq)]
enum Lasts {
    Days(i64),
    /// Up to the next day of another rule and so many days more.
    Until(&'static Rule, i64),
}

/// The one day of a rule.
pub(super) const fn on(names: &'static str, rule: Rule) -> Feast {
    long(names, rule, 0, 1)
}

/// So many days from the day of a rule on.
pub(super) const fn till(names: &'static str, rule: Rule, days: i64) -> Feast {
    long(names, rule, 0, days)
}

/// So many days, from some days after the day of a rule on.
pub(super) const fn long(names: &'static str, rule: Rule, shift: i64, days: i64) -> Feast {
    Feast { names, rule, shift, lasts: Lasts::Days(days) }
}

/// From the day of a rule to that of another and so many days more.
pub(super) const fn from(names: &'static str, rule: Rule, until: &'static Rule, more: i64) -> Feast {
    Feast { names, rule, shift: 0, lasts: Lasts::Until(until, more) }
}

/// A day that is named by the evening it begins with.
pub(super) const fn eve(names: &'static str, rule: Rule) -> Feast {
    long(names, rule, -1, 1)
}

/// So many days and the evening before them.
pub(super) const fn eves(names: &'static str, rule: Rule, days: i64) -> Feast {
    long(names, rule, -1, days + 1)
}

impl Feast {
    /// First and last days of the feasts that begin in a year, in order; some years have none.
    pub(super) fn in_year(&self, year: i32) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        self.rule.in_year(year).into_iter().flatten().filter_map(move |day| {
            let first = plus(day, self.shift)?;
            let last = match &self.lasts {
                Lasts::Days(days) => plus(first, days - 1)?,
                Lasts::Until(rule, more) => {
                    let ends = [year, year + 1].into_iter().flat_map(|year| rule.in_year(year)).flatten();
                    plus(ends.into_iter().find(|end| *end >= day)?, *more)?
                }
            };
            (first <= last).then_some((first, last))
        })
    }

    /// What a reader should know of the dates.
    pub(super) fn note(&self) -> Option<&'static str> {
        match &self.rule {
            Rule::Hebrew(..) if self.shift < 0 => Some("begins at sunset of its first day"),
            Rule::Islamic(..) => {
                Some("by the calendar of Umm al-Qura; where the moon is looked for it can be a day off")
            }
            Rule::LunarDay(..) => Some("computed for Ujjain; almanacs can differ by a day"),
            _ => None,
        }
    }

    /// Whether it lasts a day.
    pub(super) fn is_one_day(&self) -> bool {
        self.lasts == Lasts::Days(1)
    }

    /// Whether Easter's own Sunday is meant, whose weekend begins on Friday.
    pub(super) fn is_easter(&self) -> bool {
        matches!(self.rule, Rule::Easter(0) | Rule::Orthodox(0)) && self.is_one_day()
    }
}
