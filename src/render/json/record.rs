//! Track records as JSON: an object for each record, in the order in which they are shown.

use serde::Serialize;
use serde_json::Number;

use super::{array, encoded, lines};
use crate::render::records::name;
use crate::report::{Key, KindRecord, Line, Rate, TrackRecord};

/// Returns track records as one array, a record a line; `[]` when there are none.
#[must_use]
pub fn track_record(page: &TrackRecord) -> String {
    array(page.lines.iter().map(|line| object(page, line)))
}

/// Returns track records as objects, one a line.
#[must_use]
pub fn track_record_lines(page: &TrackRecord) -> String {
    lines(page.lines.iter().map(|line| object(page, line)))
}

#[derive(Serialize)]
struct LineForm<'a> {
    per: &'static str,
    key: &'a str,
    unnamed: bool,
    #[serde(flatten)]
    record: RecordForm,
}

/// A record of claims of one kind and strength.
#[derive(Serialize)]
pub(super) struct RecordForm {
    kind: &'static str,
    strength: &'static str,
    open: u64,
    fulfilled_on_time: u64,
    fulfilled_late: u64,
    partly_fulfilled: u64,
    unfulfilled: u64,
    void: u64,
    withdrawn: u64,
    unverifiable: u64,
    without_condition: u64,
    judged: u64,
    rate: Option<RateForm>,
    median_days_late: Option<Number>,
}

#[derive(Serialize)]
struct RateForm {
    share: f64,
    low: f64,
    high: f64,
}

fn object(page: &TrackRecord, line: &Line) -> String {
    let record = RecordForm { rate: page.rate(line).map(RateForm::of), ..RecordForm::of(&line.counted()) };
    encoded(&LineForm {
        per: page.per.as_str(),
        key: name(page.per, line.key),
        unnamed: line.key == Key::Unnamed,
        record,
    })
}

impl RecordForm {
    /// A record with the rate that it has by itself.
    pub(super) fn of(it: &KindRecord) -> RecordForm {
        let record = &it.record;
        RecordForm {
            kind: it.kind.as_str(),
            strength: it.strength.as_str(),
            open: record.open,
            fulfilled_on_time: record.fulfilled_on_time,
            fulfilled_late: record.fulfilled_late,
            partly_fulfilled: record.partly,
            unfulfilled: record.unfulfilled,
            void: record.void,
            withdrawn: record.withdrawn,
            unverifiable: record.unverifiable,
            without_condition: record.without_condition,
            judged: record.judged(),
            rate: record.rate().map(RateForm::of),
            median_days_late: it.median_days_late.and_then(number),
        }
    }
}

impl RateForm {
    fn of(rate: Rate) -> RateForm {
        RateForm { share: rate.share, low: rate.interval.0, high: rate.interval.1 }
    }
}

/// A number of days: whole where it is, else with its half.
fn number(days: f64) -> Option<Number> {
    format!("{days}").parse().ok()
}
