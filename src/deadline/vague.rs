//! How long "days", "a few weeks" or "several years" are: the default and the range a careful reader accepts.
//!
//! One table. Rows marked "ours" follow their neighbours where no usage is settled.

use super::shape::{Count, Length, Unit};

/// So many days, or so many months; months end early where the calendar makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Days(i64),
    WorkingDays(i64),
    Months(i64),
    /// Months first, then days.
    MonthsAndDays(i64, i64),
}

/// A vague length: what it is taken for, and what else it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vague {
    pub(super) usual: Step,
    pub(super) least: Step,
    pub(super) most: Step,
    /// What `Window::rule` calls it.
    pub(super) name: &'static str,
}

const fn days(name: &'static str, usual: i64, least: i64, most: i64) -> Vague {
    Vague { usual: Step::Days(usual), least: Step::Days(least), most: Step::Days(most), name }
}

const fn months(name: &'static str, usual: i64, least: i64, most: i64) -> Vague {
    Vague { usual: Step::Months(usual), least: Step::Months(least), most: Step::Months(most), name }
}

/// The row of a count and a unit; `None` when the count is a number.
fn row(count: Count, unit: Unit) -> Option<Vague> {
    use Count::{Couple, Few, Plural, Several};
    Some(match (count, unit) {
        (Count::Exact(_) | Count::Between(..) | Count::Halves(_), _) => return None,
        (_, Unit::Minute) => days("vague minutes", 0, 0, 1), // ours
        (_, Unit::Hour) => days("vague hours", 1, 0, 2),
        (Plural, Unit::Day) => days("vague days", 7, 3, 10),
        (Few, Unit::Day) => days("a few days", 7, 3, 7),
        (Couple, Unit::Day) => days("a couple of days", 2, 2, 4), // ours
        (Several, Unit::Day) => days("several days", 7, 3, 10),   // ours
        (_, Unit::WorkingDay) => days("vague working days", 9, 3, 14), // ours
        (Plural, Unit::Week) => days("vague weeks", 42, 14, 60),
        (Couple, Unit::Week) => days("a couple of weeks", 14, 10, 21),
        (Few, Unit::Week) => days("a few weeks", 28, 21, 42),
        (Several, Unit::Week) => days("several weeks", 42, 21, 60), // ours
        (_, Unit::Fortnight) => days("vague fortnights", 42, 28, 60), // ours
        (Plural, Unit::Month) => months("vague months", 6, 2, 9),
        (Couple, Unit::Month) => Vague { least: Step::Days(45), ..months("a couple of months", 2, 2, 3) },
        (Few, Unit::Month) => months("a few months", 4, 3, 6),
        (Several, Unit::Month) => months("several months", 6, 3, 9), // ours
        (Couple, Unit::Quarter) => months("a couple of quarters", 6, 5, 9), // ours
        (_, Unit::Quarter) => months("vague quarters", 9, 6, 12),    // ours
        (Plural, Unit::Year) => months("vague years", 60, 24, 120),  // ours
        (Couple, Unit::Year) => months("a couple of years", 24, 18, 36), // ours
        (Few, Unit::Year) => months("a few years", 60, 36, 60),
        (Several, Unit::Year) => months("several years", 84, 36, 84),
        (Couple, Unit::Decade) => months("a couple of decades", 240, 180, 300), // ours
        (_, Unit::Decade) => months("vague decades", 360, 240, 600),            // ours
        (_, Unit::Century) => months("vague centuries", 2400, 1200, 3600),      // ours
    })
}

/// "the next decade": ten years, give or take one.
const NEXT_DECADE: Vague = months("next decade", 120, 108, 132);

/// Least, usual and most of a length, and what the rule is called.
pub(super) fn steps(length: Length) -> ([Step; 3], &'static str) {
    let (steps, name) = steps_of_first(length);
    match length.and {
        Some((count, unit)) => (steps.map(|first| first.plus(step(i64::from(count) * 2, unit))), name),
        None => (steps, name),
    }
}

/// What a length is taken for.
pub(super) fn usual(length: Length) -> Step {
    let [_, usual, _] = steps(length).0;
    usual
}

fn steps_of_first(length: Length) -> ([Step; 3], &'static str) {
    let table = match (length.count, length.unit) {
        (Count::Exact(1), Unit::Decade) if length.rough => Some(NEXT_DECADE),
        _ => row(length.count, length.unit),
    };
    if let Some(row) = table {
        return ([row.least, row.usual, row.most], row.name);
    }
    let (low, high) = match length.count {
        Count::Halves(n) => (i64::from(n), i64::from(n)),
        Count::Between(low, high) => (i64::from(low) * 2, i64::from(high) * 2),
        Count::Exact(n) => (i64::from(n) * 2, i64::from(n) * 2),
        // All vague counts have a row above.
        Count::Couple | Count::Few | Count::Several | Count::Plural => (2, 2),
    };
    let step = |halves: i64| step(halves, length.unit);
    if length.rough {
        return ([quarters(length, high, 3), step(high), quarters(length, high, 5)], "about n units");
    }
    ([step(low), step(high), step(high)], if low == high { "n units" } else { "n to m units" })
}

/// Some quarters of a count of half units, in days or months as the unit counts.
fn quarters(length: Length, halves: i64, quarters: i64) -> Step {
    match step(halves, length.unit) {
        Step::Days(days) => Step::Days((days * quarters + 2) / 4),
        Step::WorkingDays(days) => Step::WorkingDays((days * quarters + 2) / 4),
        // Months are counted in days here: a quarter of one is seldom a whole one.
        Step::Months(months) if months < 4 => Step::Days((months * quarters * 61 + 7) / 8),
        Step::Months(months) | Step::MonthsAndDays(months, _) => Step::Months((months * quarters + 2) / 4),
    }
}

impl Step {
    /// Two steps as one; working days count as days beside anything else.
    fn plus(self, other: Step) -> Step {
        let split = |step| match step {
            Step::Days(days) | Step::WorkingDays(days) => (0, days),
            Step::Months(months) => (months, 0),
            Step::MonthsAndDays(months, days) => (months, days),
        };
        let ((months, days), (more_months, more_days)) = (split(self), split(other));
        match (months + more_months, days + more_days) {
            (0, days) => Step::Days(days),
            (months, 0) => Step::Months(months),
            (months, days) => Step::MonthsAndDays(months, days),
        }
    }
}

/// A length as an ISO 8601 duration: hours as hours, weeks as days.
pub(super) fn duration(length: Length) -> String {
    match (length.count, length.unit) {
        (Count::Exact(n) | Count::Between(_, n), Unit::Minute) => format!("PT{n}M"),
        (Count::Exact(n) | Count::Between(_, n), Unit::Hour) => format!("PT{n}H"),
        _ => iso(usual(length)),
    }
}

/// So many of a unit, halves of a unit counted as `halves`.
fn step(halves: i64, unit: Unit) -> Step {
    let up = |n: i64| n.div_euclid(2) + n.rem_euclid(2);
    match unit {
        // Part of a day is that day: 36 hours end on the second, 30 minutes on the day said.
        Unit::Minute => Step::Days(halves.div_euclid(2 * 24 * 60)),
        Unit::Hour => Step::Days(up(halves).div_euclid(24) + i64::from(up(halves).rem_euclid(24) > 0)),
        Unit::Day => Step::Days(up(halves)),
        Unit::WorkingDay => Step::WorkingDays(up(halves)),
        Unit::Week => Step::Days(up(halves * 7)),
        Unit::Fortnight => Step::Days(halves * 7),
        // Half a month is no month of chrono's: fifteen days.
        Unit::Month if halves % 2 == 1 => Step::Days(halves * 15),
        Unit::Month => Step::Months(halves / 2),
        Unit::Quarter => Step::Months(up(halves * 3)),
        Unit::Year => Step::Months(halves * 6),
        Unit::Decade => Step::Months(halves * 60),
        Unit::Century => Step::Months(halves * 600),
    }
}

/// A step as an ISO 8601 duration.
fn iso(step: Step) -> String {
    match step {
        Step::Days(n) | Step::WorkingDays(n) => format!("P{n}D"),
        Step::Months(n) if n != 0 && n % 12 == 0 => format!("P{}Y", n / 12),
        Step::Months(n) => format!("P{n}M"),
        Step::MonthsAndDays(months, days) => format!("{}{days}D", iso(Step::Months(months))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps() {
        assert_eq!(step(96, Unit::Hour), Step::Days(2));
        assert_eq!(step(74, Unit::Hour), Step::Days(2));
        assert_eq!(step(4, Unit::Week), Step::Days(14));
        assert_eq!(step(3, Unit::Year), Step::Months(18));
        assert_eq!(step(1, Unit::Month), Step::Days(15));
        assert_eq!(iso(Step::Months(24)), "P2Y");
    }

    #[test]
    fn every_row_is_in_order() {
        let reach = |step| match step {
            Step::Days(n) | Step::WorkingDays(n) => n * 10,
            Step::Months(n) | Step::MonthsAndDays(n, _) => n * 304,
        };
        let counts = [Count::Couple, Count::Few, Count::Several, Count::Plural];
        let units = [Unit::Minute, Unit::Hour, Unit::Day, Unit::WorkingDay, Unit::Week, Unit::Fortnight];
        let longer = [Unit::Month, Unit::Quarter, Unit::Year, Unit::Decade, Unit::Century];
        for (count, unit) in counts.iter().flat_map(|c| units.iter().chain(&longer).map(move |u| (*c, *u))) {
            let row = row(count, unit).expect("every vague count has a row");
            assert!(reach(row.least) <= reach(row.usual) && reach(row.usual) <= reach(row.most), "{}", row.name);
        }
    }
}
