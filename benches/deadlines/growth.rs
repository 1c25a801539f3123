//! Whether the time for a line grows with its length and no faster.

use std::hint::black_box;
use std::time::Instant;

use chrono::NaiveDate;
use onrecord::deadline::scan;

/// Bytes of the shortest line.
const SHORTEST: usize = 100_000;

/// What was measured of a line.
pub(crate) struct Growth {
    /// For the shortest line.
    pub(crate) milliseconds: f64,
    /// How many times as long one of four times the length takes.
    pub(crate) growth: f64,
}

/// Repeats a piece of text up to 100 and to 400 kB and times both.
pub(crate) fn measure(piece: &str, rounds: usize) -> Growth {
    let time = |bytes: usize| {
        let text = piece.repeat(bytes.div_ceil(piece.len()));
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let times = (0..rounds.max(3)).map(|_| {
            let begun = Instant::now();
            black_box(scan(black_box(&text), said));
            begun.elapsed()
        });
        times.min().unwrap_or_default().as_secs_f64() * 1000.0
    };
    let (short, long) = (time(SHORTEST), time(4 * SHORTEST));
    Growth { milliseconds: short, growth: long / short }
}
