//! Track records: what became of claims, counted so that a rate never stands without what it leaves out.
//!
//! Claims of several kinds are never added together by anybody who uses this: one record a kind.

use crate::claim::{Claim, Kind, Status};

/// Judged claims from which on a rate says something.
const JUDGED_FOR_A_RATE: u64 = 10;

/// The 97.5 % quantile of the normal distribution: two-sided 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// Returns the words for fulfilled and unfulfilled as a kind of claim puts them.
///
/// ```
/// use onrecord::{claim::Kind, report::outcome_words};
/// assert_eq!(outcome_words(Kind::Promise), ("kept", "broken"));
/// ```
#[must_use]
pub fn outcome_words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Promise => ("kept", "broken"),
        Kind::Threat => ("carried out", "not carried out"),
        Kind::Prediction => ("came true", "did not come true"),
        Kind::Demand => ("met", "not met"),
        Kind::Assertion => ("borne out", "refuted"),
    }
}

/// Returns the 95 % Wilson score interval of a share, as two numbers from 0 to 1; `None` below 10 judged.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
///
/// ```
/// let (low, high) = onrecord::report::wilson(7, 10).unwrap();
/// assert!((low - 0.3968).abs() < 1e-4 && (high - 0.8922).abs() < 1e-4);
/// assert_eq!(onrecord::report::wilson(7, 9), None);
/// ```
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
pub fn wilson(successes: u64, judged: u64) -> Option<(f64, f64)> {
    if judged < JUDGED_FOR_A_RATE {
        return None;
    }
    let n = judged as f64;
    let share = successes.min(judged) as f64 / n;
    let spread = 1.0 + Z * Z / n;
    let middle = (share + Z * Z / (2.0 * n)) / spread;
    let half = Z / spread * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    Some(((middle - half).max(0.0), (middle + half).min(1.0)))
}

/// A share of judged claims with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Claims that were fulfilled, on time or late.
    pub fulfilled: u64,
    /// Claims that were judged: fulfilled, partly fulfilled or not.
    pub judged: u64,
    /// The first over the second, 0 to 1.
    pub share: f64,
    /// The 95 % Wilson interval, 0 to 1.
    pub interval: (f64, f64),
}

/// What a claim came to, as far as counting goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Where it stands.
    pub status: Status,
    /// It came about although it was not in force.
    pub without_condition: bool,
    /// Days late, 0 on time; `None` without a window or an outcome that could be late.
    pub late_days: Option<i64>,
}

impl End {
    /// Takes the end of a claim.
    #[must_use]
    pub fn of(claim: &Claim) -> End {
        End { status: claim.status, without_condition: claim.without_condition, late_days: claim.late_days }
    }

    /// Whether it came about after the accepted end of its window.
    fn is_late(self) -> bool {
        self.late_days.is_some_and(|days| days > 0)
    }

    /// The days by which it was fulfilled late; `None` of any other end, and where it does not count.
    pub(super) fn days_late(self) -> Option<i64> {
        let counts = self.status == Status::Fulfilled && !self.without_condition && self.is_late();
        self.late_days.filter(|_| counts)
    }
}

/// What became of claims, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// No outcome yet.
    pub open: u64,
    /// Came about by the accepted end of the window, or had no window.
    pub fulfilled_on_time: u64,
    /// Came about after it.
    pub fulfilled_late: u64,
    /// Came about in part.
    pub partly: u64,
    /// Did not come about.
    pub unfulfilled: u64,
    /// Never in force.
    pub void: u64,
    /// Taken back before they fell due.
    pub withdrawn: u64,
    /// Nobody outside can tell.
    pub unverifiable: u64,
    /// Came about although they were not in force, wholly or in part.
    pub without_condition: u64,
}

impl Record {
    /// Counts claims: each once, in one field.
    ///
    /// Left out are repetitions (the original counts), wholes that have parts (the parts count), what is
    /// off the books, and claims that stand in retracted sources alone.
    #[must_use]
    pub fn of<'a>(claims: impl Iterator<Item = &'a Claim>) -> Record {
        let mut record = Record::default();
        for claim in claims.filter(|claim| counts(claim)) {
            record.add(End::of(claim), 1);
        }
        record
    }

    /// Counts claims that came to the same end, each in the same field.
    pub fn add(&mut self, end: End, claims: u64) {
        *self.field_of(end) += claims;
    }

    fn field_of(&mut self, end: End) -> &mut u64 {
        match end.status {
            _ if end.without_condition => &mut self.without_condition,
            Status::Fulfilled if end.is_late() => &mut self.fulfilled_late,
            Status::Fulfilled => &mut self.fulfilled_on_time,
            Status::PartlyFulfilled => &mut self.partly,
            Status::Unfulfilled => &mut self.unfulfilled,
            Status::Void => &mut self.void,
            Status::Withdrawn => &mut self.withdrawn,
            Status::Unverifiable => &mut self.unverifiable,
            Status::Open | Status::Dropped | Status::Undone => &mut self.open,
        }
    }

    /// Returns how many claims are counted, judged or not.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.judged() + self.open + self.void + self.withdrawn + self.unverifiable + self.without_condition
    }

    /// Returns how many were judged: the denominator of the rate.
    #[must_use]
    pub fn judged(&self) -> u64 {
        self.fulfilled() + self.partly + self.unfulfilled
    }

    /// Returns how many came about, on time or late.
    #[must_use]
    pub fn fulfilled(&self) -> u64 {
        self.fulfilled_on_time + self.fulfilled_late
    }

    /// Returns the share that came about among those judged; `None` below 10 judged.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
    pub fn rate(&self) -> Option<Rate> {
        let (fulfilled, judged) = (self.fulfilled(), self.judged());
        let interval = wilson(fulfilled, judged)?;
        Some(Rate { fulfilled, judged, share: fulfilled as f64 / judged as f64, interval })
    }
}

fn counts(claim: &Claim) -> bool {
    claim.status.is_on_the_books() && claim.follows().is_none() && claim.parts.is_none() && !claim.is_retracted()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{ConditionKind, ConditionState, Fact, LinkKind, Outcome, Parts};
    use crate::report::sample::Saying;

    #[test]
    fn the_interval_is_wilsons() {
        let close = |(low, high): (f64, f64), expected: (f64, f64)| {
            (low - expected.0).abs() < 1e-4 && (high - expected.1).abs() < 1e-4
        };
        // From Newcombe (1998), table I: 81 of 263, 0.2553 to 0.3662; 15 of 148, 0.0624 to 0.1605.
        assert!(close(wilson(81, 263).expect("judged"), (0.2553, 0.3662)));
        assert!(close(wilson(15, 148).expect("judged"), (0.0624, 0.1605)));
        assert!(close(wilson(0, 20).expect("judged"), (0.0, 0.1611)));
        assert!(close(wilson(10, 10).expect("judged"), (0.7225, 1.0)));
        assert_eq!(wilson(9, 9), None);
        assert!(wilson(u64::MAX, 10).is_some_and(|(_, high)| high <= 1.0));
    }

    #[test]
    fn every_claim_counts_once_and_what_repeats_or_is_off_the_books_not_at_all() {
        let saying = || Saying::new(1, "withdraw").by("within days");
        let dropped = Fact::Dropped { why: "typed twice".to_owned() };
        let original = Saying::new(2, "other").claim().uid;
        let linked = Fact::Linked { kind: LinkKind::Repeats, to: original };
        let mut again = saying().happened("2025-04-20", linked).claim();
        again.follow(&saying().claim());
        let unless = || saying().hangs_on(ConditionKind::Unless, "progress", None);
        let void = unless().decided("2025-04-20", ConditionState::Met);
        let all_the_same = unless().decided("2025-04-20", ConditionState::Met).ended("2025-04-21", Outcome::Fulfilled);
        let mut whole = saying().claim();
        whole.parts = Some(Parts { fulfilled: 1, all: 2 });
        let claims = [
            saying().claim(),
            saying().ended("2025-04-20", Outcome::Fulfilled).claim(),
            saying().ended("2025-06-20", Outcome::Fulfilled).claim(),
            saying().ended("2025-04-20", Outcome::PartlyFulfilled).claim(),
            saying().ended("2025-06-20", Outcome::Unfulfilled).claim(),
            saying().ended("2025-04-20", Outcome::Withdrawn).claim(),
            saying().ended("2025-04-20", Outcome::Unverifiable).claim(),
            void.claim(),
            all_the_same.claim(),
            saying().happened("2025-04-20", dropped).claim(),
            again,
            whole,
        ];
        let record = Record::of(claims.iter());
        let expected = Record {
            open: 1,
            fulfilled_on_time: 1,
            fulfilled_late: 1,
            partly: 1,
            unfulfilled: 1,
            void: 1,
            withdrawn: 1,
            unverifiable: 1,
            without_condition: 1,
        };
        assert_eq!(record, expected);
        assert_eq!((record.fulfilled(), record.judged(), record.rate()), (2, 4, None));
    }

    #[test]
    fn from_ten_judged_on_there_is_a_rate() {
        let record = Record { fulfilled_on_time: 6, fulfilled_late: 1, unfulfilled: 3, open: 5, ..Record::default() };
        let rate = record.rate().expect("ten are judged");
        assert_eq!((rate.fulfilled, rate.judged, rate.share), (7, 10, 0.7));
        assert_eq!(Some(rate.interval), wilson(7, 10));
    }
}
