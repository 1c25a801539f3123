//! Track records as CSV: a row for each record, the columns of their JSON with the rate spread out.

use super::{lent, owned, written};
use crate::render::records::name;
use crate::report::{Key, TrackRecord};

const COLUMNS: [&str; 19] = [
    "per",
    "key",
    "unnamed",
    "kind",
    "strength",
    "open",
    "fulfilled_on_time",
    "fulfilled_late",
    "partly_fulfilled",
    "unfulfilled",
    "void",
    "withdrawn",
    "unverifiable",
    "without_condition",
    "judged",
    "share",
    "low",
    "high",
    "median_days_late",
];

/// Returns track records as CSV with a heading, one a row.
#[must_use]
pub fn track_record(page: &TrackRecord) -> String {
    written(
        &COLUMNS,
        page.lines.iter().map(|line| {
            let record = &line.record;
            let rate = page.rate(line);
            [
                lent(Some(page.per.as_str())),
                lent(Some(name(page.per, line.key))),
                lent(Some(if line.key == Key::Unnamed { "true" } else { "false" })),
                lent(Some(line.kind.as_str())),
                lent(Some(line.strength.as_str())),
                owned(Some(record.open)),
                owned(Some(record.fulfilled_on_time)),
                owned(Some(record.fulfilled_late)),
                owned(Some(record.partly)),
                owned(Some(record.unfulfilled)),
                owned(Some(record.void)),
                owned(Some(record.withdrawn)),
                owned(Some(record.unverifiable)),
                owned(Some(record.without_condition)),
                owned(Some(record.judged())),
                owned(rate.map(|rate| rate.share)),
                owned(rate.map(|rate| rate.interval.0)),
                owned(rate.map(|rate| rate.interval.1)),
                owned(line.median_days_late),
            ]
        }),
    )
}
