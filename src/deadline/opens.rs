//! Which words the rules for whole phrases can begin with, so that only those are tried that can begin where they stand.
//!
//! A word that is missing here is not read by its rule. Wherever the rule would have read one, a build with debug assertions,
//! which the tests are, stops and names it.

use super::events;
use super::happening;
use super::phrase;

/// Rules for whole phrases, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opens(u32);

impl Opens {
    pub(super) const NONE: Opens = Opens(0);
    /// Those that can begin with a date.
    pub(super) const DATE: Opens = Opens(1);
    /// Those that can begin with a length.
    pub(super) const LENGTH: Opens = Opens(1 << 1);
    pub(super) const OPEN: Opens = Opens(1 << 2);
    pub(super) const AT_LEAST: Opens = Opens(1 << 3);
    pub(super) const COMING: Opens = Opens(1 << 4);
    pub(super) const AHEAD: Opens = Opens(1 << 5);
    pub(super) const PREFIXED: Opens = Opens(1 << 6);
    pub(super) const WITHIN_THE: Opens = Opens(1 << 7);
    pub(super) const EDGE: Opens = Opens(1 << 8);
    pub(super) const RANGE_IN_MONTH: Opens = Opens(1 << 9);
    pub(super) const RANGE: Opens = Opens(1 << 10);
    pub(super) const LASTING: Opens = Opens(1 << 11);
    pub(super) const AT: Opens = Opens(1 << 12);
    pub(super) const WITHIN_OF: Opens = Opens(1 << 13);
    pub(super) const AHEAD_OF_EVENT: Opens = Opens(1 << 14);
    pub(super) const COUNTED_EVENT: Opens = Opens(1 << 15);
    pub(super) const DAY_BESIDE: Opens = Opens(1 << 16);
    pub(super) const EDGE_EVENT: Opens = Opens(1 << 17);
    pub(super) const AT_EVENT: Opens = Opens(1 << 18);
    pub(super) const FIRST_DAYS: Opens = Opens(1 << 19);

    const WORDS: &[(Opens, &str)] = &[
        (Opens::AT_LEAST, "at|for|in|as|within|not|no|a"),
        (
            Opens::COMING,
            "for|in|within|over|during|through|throughout|inside|at|some|sometime|by|the|these|this|few|next|coming|\
            upcoming|following|ensuing",
        ),
        (Opens::AHEAD, "in|within|over|during|through|throughout|for|the"),
        (Opens::PREFIXED, "within|inside|over|in|no|not|at|after|for|lasting|a|just|only|the"),
        (Opens::WITHIN_THE, "within|inside"),
        (Opens::RANGE_IN_MONTH, "between|from|for|on|during|over|the"),
        (Opens::RANGE, "sometime|some|at|between|from|for|on|during|over"),
        (Opens::LASTING, "starting|beginning|from|commencing|for"),
        (Opens::AT, "on|in|at|during|for|over|come|effective|into|throughout|sometime|some|as|late|early|later"),
        (Opens::WITHIN_OF, "within|inside|no|not"),
        (Opens::AHEAD_OF_EVENT, "at|no|not|by|within|up|inside"),
        (Opens::COUNTED_EVENT, "in|the|for"),
        (Opens::DAY_BESIDE, "on|in|by|the"),
        (Opens::AT_EVENT, "at|during|upon|on|throughout|in|over"),
        (Opens::FIRST_DAYS, "in|within|during|over|on|from|the|his|her|their|its|our|my|your|first|day"),
    ];

    /// Either rules.
    pub(super) const fn or(self, Opens(more): Opens) -> Opens {
        Opens(self.0 | more)
    }

    pub(super) fn meet(self, Opens(other): Opens) -> bool {
        self.0 & other != 0
    }

    /// Every word that a rule begins with; a word comes once for each of its rules.
    pub(super) fn listed() -> impl Iterator<Item = (&'static str, Opens)> {
        let edges = phrase::EDGES.iter().map(|(_, words)| (Opens::EDGE, *words));
        let events = happening::EDGES.iter().map(|(_, words)| (Opens::EDGE_EVENT, *words));
        let open = [(Opens::OPEN, events::OPEN)];
        let rows = Opens::WORDS.iter().copied().chain(edges).chain(events).chain(open);
        rows.flat_map(|(opens, rows)| {
            rows.split('|').filter_map(move |row| row.split(' ').next().map(|word| (word, opens)))
        })
    }
}
