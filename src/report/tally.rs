//! Track records of many at once: rows that say how many claims of a key came to the same end go in, one
//! record for each key, kind and strength comes out. Counting the rows is the affair of the store.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::count::Count;
use super::{End, KindRecord, Rate, Record, Seen};
use crate::claim::word::worded;
use crate::claim::{Kind, Strength};

worded! {
    /// What claims are counted under.
    Per, "per" {
        /// Whoever is on record.
        Speaker = "speaker",
        /// What the speaker does with the words.
        Kind = "kind",
        /// Each topic of a claim.
        Topic = "topic",
        /// The month it was said.
        Month = "month",
        /// The speaker's group.
        Group = "group",
    }
}

/// Whose record it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key<'a> {
    /// A speaker, kind, topic, month or group by its name.
    Named(&'a str),
    /// No topic, or no group.
    Nothing,
    /// Speakers that their sources do not name: nobody's record, so there is no rate.
    Unnamed,
}

/// Claims of one key that came to the same end.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Whose they are.
    pub key: Key<'a>,
    /// What the speaker does with the words.
    pub kind: Kind,
    /// How sure the words are.
    pub strength: Strength,
    /// What they came to.
    pub end: End,
    /// How many.
    pub claims: u64,
}

/// One track record: claims of one key, one kind and one strength.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// Whose it is.
    pub key: Key<'a>,
    /// What the speaker does with the words; kinds are never added together.
    pub kind: Kind,
    /// How sure the words are; the two are never added together.
    pub strength: Strength,
    /// What became of the claims.
    pub record: Record,
    /// The median of the days by which the late ones were late; `None` when none was.
    pub median_days_late: Option<f64>,
}

impl Line<'_> {
    /// The record without its key.
    #[must_use]
    pub fn counted(&self) -> KindRecord {
        let Line { kind, strength, record, median_days_late, .. } = *self;
        KindRecord { kind, strength, record, median_days_late }
    }

    /// The rate, where there is one: from 10 judged on, and never of speakers without a name.
    #[must_use]
    pub fn rate(&self) -> Option<Rate> {
        self.record.rate().filter(|_| self.key != Key::Unnamed)
    }
}

/// Claims that fit but count in no record, by the first reason that holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// They say again what another claim says, which counts.
    pub repeats: u64,
    /// Their parts count.
    pub wholes: u64,
    /// Their source was retracted, and no other stands.
    pub retracted: u64,
}

impl LeftOut {
    /// How many there are.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.repeats + self.wholes + self.retracted
    }
}

/// Whether claims were picked by what became of them, which their figures then show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// They were not.
    Fairly,
    /// Only decided ones: none is open.
    Decided,
    /// By where they stand: any rate would be that of the picking.
    ByOutcome,
}

/// Track records as they are shown.
#[derive(Clone, Debug)]
pub struct TrackRecord<'a> {
    /// What claims are counted under.
    pub per: Per,
    /// The records, in the order in which they are shown.
    pub lines: Vec<Line<'a>>,
    /// How many claims are counted, each once.
    pub claims: u64,
    /// How many are not, and why.
    pub left_out: LeftOut,
    /// The day they speak of.
    pub seen: Seen,
    /// What narrows the claims down, in words.
    pub only: Vec<String>,
    /// How claims were picked by what became of them.
    pub picked: Picked,
    /// How many records of each table are shown at most; `None` for all.
    pub most: Option<u64>,
}

impl TrackRecord<'_> {
    /// The rate of a line, where it means something.
    #[must_use]
    pub fn rate(&self, line: &Line) -> Option<Rate> {
        line.rate().filter(|_| self.picked != Picked::ByOutcome)
    }

    /// The records that stand in one table: of one kind, and of one strength unless that is what the rows are.
    pub fn tables(&self) -> impl Iterator<Item = &[Line<'_>]> {
        self.lines.chunk_by(|one, other| is_same_table(self.per, one, other))
    }
}

/// Counts rows into records: by kind, then firm before hedged; within these the most judged first, months
/// as they follow each other, and whatever has no name of its own last.
#[must_use]
pub fn tally<'a>(per: Per, rows: impl IntoIterator<Item = Row<'a>>) -> Vec<Line<'a>> {
    let mut counts: HashMap<(Key<'a>, Kind, Strength), Count> = HashMap::new();
    for row in rows {
        counts.entry((row.key, row.kind, row.strength)).or_default().add(row.end, row.claims);
    }
    let mut lines: Vec<Line<'a>> = counts
        .into_iter()
        .map(|((key, kind, strength), count)| Line {
            key,
            kind,
            strength,
            record: count.record,
            median_days_late: count.median_days_late(),
        })
        .collect();
    lines.sort_unstable_by_key(|line| {
        let last = match line.key {
            Key::Named(_) => 0,
            Key::Nothing => 1,
            Key::Unnamed => 2,
        };
        let by_size = (per != Per::Month).then_some(Reverse((line.record.judged(), line.record.all())));
        (line.kind, line.strength, last, by_size, line.key)
    });
    lines
}

/// The first records of each table, at most so many; all where no number is given.
#[must_use]
pub fn first_of_each(per: Per, lines: Vec<Line<'_>>, most: Option<u64>) -> Vec<Line<'_>> {
    let Some(most) = most.map(|most| usize::try_from(most).unwrap_or(usize::MAX)) else { return lines };
    let tables = lines.chunk_by(|one, other| is_same_table(per, one, other));
    tables.flat_map(|table| table.iter().take(most)).cloned().collect()
}

fn is_same_table(per: Per, one: &Line, other: &Line) -> bool {
    one.kind == other.kind && (per == Per::Kind || one.strength == other.strength)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Claim, Outcome, Status};
    use crate::report::sample::{Saying, day};
    use proptest::prelude::*;

    fn row(key: Key<'static>, status: Status, late_days: Option<i64>, claims: u64) -> Row<'static> {
        let end = End { status, without_condition: false, late_days };
        Row { key, kind: Kind::Promise, strength: Strength::Firm, end, claims }
    }

    fn named(name: &'static str) -> Key<'static> {
        Key::Named(name)
    }

    #[track_caller]
    fn median_of(days: &[(i64, u64)], expected: Option<f64>) {
        let rows = days.iter().map(|(days, claims)| row(named("a"), Status::Fulfilled, Some(*days), *claims));
        let lines = tally(Per::Speaker, rows);
        assert_eq!(lines.first().and_then(|line| line.median_days_late), expected, "{days:?}");
    }

    #[test]
    fn the_median_is_that_of_the_late_ones() {
        median_of(&[(0, 9)], None);
        median_of(&[(0, 9), (4, 1)], Some(4.0));
        median_of(&[(1, 1), (4, 1)], Some(2.5));
        median_of(&[(1, 1), (4, 1), (90, 1)], Some(4.0));
        median_of(&[(1, 3), (4, 3)], Some(2.5));
        median_of(&[(1, 4), (4, 3)], Some(1.0));
        median_of(&[], None);
        let beside = End { status: Status::Fulfilled, without_condition: true, late_days: Some(5) };
        let partly = End { status: Status::PartlyFulfilled, without_condition: false, late_days: Some(5) };
        for end in [beside, partly] {
            let lines = tally(Per::Speaker, [Row { end, ..row(named("a"), Status::Open, None, 2) }]);
            assert_eq!(lines[0].median_days_late, None);
        }
    }

    fn keys(per: Per, rows: &[Row<'static>]) -> Vec<Key<'static>> {
        tally(per, rows.iter().copied()).iter().map(|line| line.key).collect()
    }

    #[test]
    fn the_most_judged_come_first_and_the_nameless_last() {
        let rows = [
            row(Key::Unnamed, Status::Fulfilled, None, 50),
            row(Key::Nothing, Status::Fulfilled, None, 40),
            row(named("open"), Status::Open, None, 30),
            row(named("few"), Status::Unfulfilled, None, 2),
            row(named("b"), Status::Fulfilled, None, 3),
            row(named("a"), Status::Fulfilled, None, 3),
        ];
        let expected = [named("a"), named("b"), named("few"), named("open"), Key::Nothing, Key::Unnamed];
        assert_eq!(keys(Per::Speaker, &rows), expected);
        let reversed: Vec<Row> = rows.iter().rev().copied().collect();
        assert_eq!(keys(Per::Speaker, &reversed), expected);
    }

    #[test]
    fn months_follow_each_other() {
        let rows = ["2025-02", "2024-11", "2024", "2025-01"].map(|month| row(named(month), Status::Open, None, 1));
        assert_eq!(keys(Per::Month, &rows), ["2024", "2024-11", "2025-01", "2025-02"].map(named));
    }

    #[test]
    fn kinds_and_strengths_stay_apart() {
        let rows = [(Kind::Threat, Strength::Firm), (Kind::Promise, Strength::Hedged), (Kind::Promise, Strength::Firm)]
            .map(|(kind, strength)| Row { kind, strength, ..row(named("a"), Status::Fulfilled, None, 1) });
        let lines = tally(Per::Speaker, rows);
        let apart: Vec<(Kind, Strength, u64)> =
            lines.iter().map(|line| (line.kind, line.strength, line.record.judged())).collect();
        let expected = [
            (Kind::Promise, Strength::Firm, 1),
            (Kind::Promise, Strength::Hedged, 1),
            (Kind::Threat, Strength::Firm, 1),
        ];
        assert_eq!(apart, expected);
    }

    #[test]
    fn there_is_a_rate_from_ten_on_and_none_of_the_unnamed() {
        let rate = |key, claims| tally(Per::Speaker, [row(key, Status::Fulfilled, None, claims)])[0].rate();
        assert_eq!(rate(named("a"), 9), None);
        assert_eq!(rate(Key::Unnamed, 10), None);
        assert_eq!(rate(named("a"), 10).map(|rate| rate.judged), Some(10));
        assert_eq!(rate(Key::Nothing, 10).map(|rate| rate.judged), Some(10));
    }

    #[test]
    fn of_each_table_the_first_ones_are_shown() {
        let rows = [(Kind::Threat, "a", 1), (Kind::Promise, "b", 1), (Kind::Promise, "a", 2), (Kind::Promise, "c", 0)]
            .map(|(kind, name, claims)| Row { kind, ..row(named(name), Status::Fulfilled, None, claims) });
        let keys = |most| {
            let lines = first_of_each(Per::Speaker, tally(Per::Speaker, rows), most);
            lines.iter().map(|line| line.key).collect::<Vec<_>>()
        };
        assert_eq!(keys(None).len(), 4);
        assert_eq!(keys(Some(1)), [named("a"), named("a")]);
        assert_eq!(keys(Some(2)), [named("a"), named("b"), named("a")]);
        assert_eq!(keys(Some(0)), []);
    }

    /// Claims as a ledger may hold them, off the books and repeated ones left aside.
    fn claims() -> impl Strategy<Value = Vec<Claim>> {
        let outcome = prop::option::of(prop::sample::select(Outcome::ALL.to_vec()));
        let one = (0..3_usize, any::<bool>(), outcome, 0..40_u64, any::<bool>()).prop_map(
            |(name, is_hedged, outcome, days, is_void)| {
                let saying = Saying::new(1, "we act").who(["Ada", "Ben", "Cy"][name], false).by("within days");
                let saying = if is_hedged { saying.hedged() } else { saying };
                let on = day("2025-04-18") + chrono::Days::new(days);
                let mut claim = match outcome {
                    Some(outcome) if outcome != Outcome::Void => saying.ended(&on.to_string(), outcome),
                    _ => saying,
                }
                .claim();
                claim.without_condition = is_void && claim.status == Status::Fulfilled;
                claim
            },
        );
        prop::collection::vec(one, 0..40)
    }

    proptest! {
        #[test]
        fn counting_rows_is_counting_claims(claims in claims()) {
            let rows = claims.iter().map(|claim| Row {
                key: Key::Named(&claim.entry.speaker.name),
                kind: claim.entry.kind,
                strength: claim.entry.strength,
                end: End::of(claim),
                claims: 1,
            });
            let lines = tally(Per::Speaker, rows);
            let mut counted = 0;
            for line in &lines {
                let own = || claims.iter().filter(|claim| {
                    Key::Named(&claim.entry.speaker.name) == line.key && claim.entry.strength == line.strength
                });
                prop_assert_eq!(line.record, Record::of(own()));
                let mut late: Vec<i64> = own().filter_map(|claim| End::of(claim).days_late()).collect();
                late.sort_unstable();
                prop_assert_eq!(late.len() as u64, line.record.fulfilled_late);
                if let Some(median) = line.median_days_late {
                    let below = late.iter().filter(|days| **days as f64 <= median).count();
                    let above = late.iter().filter(|days| **days as f64 >= median).count();
                    prop_assert!(2 * below >= late.len() && 2 * above >= late.len());
                }
                counted += line.record.all();
            }
            prop_assert_eq!(counted, claims.len() as u64);
        }
    }
}
