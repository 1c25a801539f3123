//! Days that were found by the sky, which takes long, kept while a text goes on about the same feast.

use super::rule::Rule;
use chrono::NaiveDate;
use std::cell::RefCell;

/// How many are kept: some feasts, a few years each.
const KEPT: usize = 64;

/// Days, each with the rule and the year it was found by, and the place of the next.
struct Recent {
    days: Vec<(i32, Rule, Option<NaiveDate>)>,
    next: usize,
}

thread_local! {
    static RECENT: RefCell<Recent> = const { RefCell::new(Recent { days: Vec::new(), next: 0 }) };
}

/// The day of a rule in a year, found anew only when it was not found lately.
pub(super) fn day(rule: Rule, year: i32, find: impl FnOnce() -> Option<NaiveDate>) -> Option<NaiveDate> {
    let known = |recent: &RefCell<Recent>| {
        let recent = recent.borrow();
        recent.days.iter().find(|known| known.0 == year && known.1 == rule).map(|known| known.2)
    };
    if let Some(known) = RECENT.with(known) {
        return known;
    }
    let found = find();
    RECENT.with_borrow_mut(|recent| {
        let row = (year, rule, found);
        match recent.days.get_mut(recent.next) {
            Some(oldest) => *oldest = row,
            None => recent.days.push(row),
        }
        recent.next = (recent.next + 1) % KEPT;
    });
    found
}
