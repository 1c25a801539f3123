//! Track records as readers and programs see them.

use proptest::prelude::*;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::claim::{Status, Strength};
use crate::render::sample::day;
use crate::render::sanitize::is_unseen;
use crate::render::{csv, json, markdown, table};
use crate::report::{End, LeftOut, Row, Seen, tally};

fn row<'a>(key: &'a str, kind: Kind, status: Status, late_days: Option<i64>, claims: u64) -> Row<'a> {
    let end = End { status, without_condition: false, late_days };
    Row { key: Key::Named(key), kind, strength: Strength::Firm, end, claims }
}

/// A minister with a rate, one without, sources without a name.
fn rows<'a>(name: &'a str) -> Vec<Row<'a>> {
    let beside = End { status: Status::Fulfilled, without_condition: true, late_days: None };
    vec![
        row(name, Kind::Promise, Status::Fulfilled, Some(0), 9),
        row(name, Kind::Promise, Status::Fulfilled, Some(3), 1),
        row(name, Kind::Promise, Status::Fulfilled, Some(4), 1),
        row(name, Kind::Promise, Status::PartlyFulfilled, None, 1),
        row(name, Kind::Promise, Status::Unfulfilled, None, 4),
        row(name, Kind::Promise, Status::Open, None, 5),
        row(name, Kind::Promise, Status::Void, None, 1),
        Row { end: beside, ..row(name, Kind::Promise, Status::Fulfilled, None, 2) },
        row("Ada Rossi", Kind::Promise, Status::Unfulfilled, None, 9),
        Row { strength: Strength::Hedged, ..row("Ada Rossi", Kind::Prediction, Status::Fulfilled, Some(0), 12) },
        Row { key: Key::Unnamed, ..row("", Kind::Promise, Status::Fulfilled, Some(0), 40) },
    ]
}

fn page<'a>(per: Per, rows: Vec<Row<'a>>) -> TrackRecord<'a> {
    TrackRecord {
        per,
        claims: rows.iter().map(|row| row.claims).sum(),
        lines: tally(per, rows),
        left_out: LeftOut::default(),
        seen: Seen { on: day("2025-05-01"), with_all_known_on: None, known: None },
        only: Vec::new(),
        picked: Picked::Fairly,
        most: None,
    }
}

#[track_caller]
fn same(text: &str, expected: &str) {
    let expected = expected.strip_prefix('\n').unwrap_or(expected);
    assert_eq!(text, expected, "\n--- is\n{text}--- should be\n{expected}");
}

#[test]
fn a_share_is_never_more_than_it_is() {
    for (share, expected) in
        [(0.0, "0"), (0.001, "<1"), (0.005, "1"), (0.6875, "69"), (0.994, "99"), (0.996, ">99"), (1.0, "100")]
    {
        assert_eq!(percent(share), expected, "{share}");
    }
}

#[test]
fn medians_are_put_as_they_are() {
    assert_eq!([1.0, 2.5, 12.0].map(days), ["1 day", "2.5 days", "12 days"]);
}

#[test]
fn records_by_speaker_at_80_columns() {
    same(
        &table::track_record(&page(Per::Speaker, rows("Konstantinos Papadopoulos-Anagnostopoulos")), 80),
        "
Track record on 2025-05-01, by speaker
85 claims counted

PROMISES, FIRM           ON TIME  LATE  PARTLY  BROKEN  KEPT, OF JUDGED
Konstantinos Papadopoul        9     2       1       4  11 of 16: 69 % (44–86 %)
os-Anagnostopoulos
  left out: 5 open, 1 void, 2 without its condition · late by 3.5 days (median)
Ada Rossi                      0     0       0       9  0 of 9
unnamed sources               40     0       0       0  40 of 40

PREDICTIONS,                                 DID NOT
HEDGED              ON TIME  LATE  PARTLY  COME TRUE  CAME TRUE, OF JUDGED
Ada Rossi                12     0       0          0  12 of 12: 100 % (76–100 %)

most judged first · rates from 10 judged on, with 95 % interval (Wilson)
",
    );
}

#[test]
fn records_by_kind_at_100_columns() {
    let kinds = || rows("").into_iter().map(|row| Row { key: Key::Named(row.kind.as_str()), ..row }).collect();
    let mut past = page(Per::Kind, kinds());
    past.seen.with_all_known_on = Some(day("2025-05-09"));
    past.left_out = LeftOut { repeats: 2, wholes: 1, retracted: 1 };
    past.only = vec!["said since 2025".to_owned(), "topic rail".to_owned()];
    same(
        &table::track_record(&past, 100),
        "
Track record on 2025-05-01, with all that is known on 2025-05-09
Only: said since 2025, topic rail
85 claims counted; not counted: 2 said again (the original counts), 1 in parts (the parts count), 1
from a retracted source

PROMISES     ON TIME  LATE  PARTLY  BROKEN  KEPT, OF JUDGED
firm              49     2       1      13  51 of 65: 78 % (67–87 %)
  left out: 5 open, 1 void, 2 without its condition · late by 3.5 days (median)

                                      DID NOT
PREDICTIONS  ON TIME  LATE  PARTLY  COME TRUE  CAME TRUE, OF JUDGED
hedged            12     0       0          0  12 of 12: 100 % (76–100 %)

rates from 10 judged on, with 95 % interval (Wilson)
",
    );
}

#[test]
fn what_was_picked_by_its_end_has_no_rate() {
    let mut picked = page(Per::Speaker, rows("Ben Vogt"));
    picked.picked = Picked::ByOutcome;
    let text = table::track_record(&picked, 100);
    assert!(!text.contains('%'), "{text}");
    assert!(text.ends_with("no rates: these claims were picked by what became of them\n"), "{text}");
    let value: Value = serde_json::from_str(&json::track_record(&picked)).expect("JSON");
    assert!(value.as_array().into_iter().flatten().all(|line| line["rate"] == Value::Null));
    picked.picked = Picked::Decided;
    assert!(table::track_record(&picked, 100).contains("open ones were not asked for"));
}

#[test]
fn without_claims_there_is_nothing_to_count() {
    let text = table::track_record(&page(Per::Kind, Vec::new()), 80);
    assert_eq!(text, "Track record on 2025-05-01\nNo claims to count\n");
    assert_eq!(json::track_record(&page(Per::Kind, Vec::new())), "[]\n");
    assert_eq!(json::track_record_lines(&page(Per::Kind, Vec::new())), "");
}

#[test]
fn the_keys_of_a_record_are_those_of_the_documentation_in_its_order() {
    let page = page(Per::Speaker, rows("Ben Vogt"));
    let text = json::track_record_lines(&page);
    let expected = concat!(
        r#"{"per":"speaker","key":"Ben Vogt","unnamed":false,"kind":"promise","strength":"firm","open":5,"#,
        r#""fulfilled_on_time":9,"fulfilled_late":2,"partly_fulfilled":1,"unfulfilled":4,"void":1,"withdrawn":0,"#,
        r#""unverifiable":0,"without_condition":2,"judged":16,"rate":{"share":0.6875,"low":0.444"#,
    );
    assert!(text.starts_with(expected), "{text}");
    assert!(text.lines().next().is_some_and(|line| line.ends_with(r#""median_days_late":3.5}"#)), "{text}");
    let value: Value = serde_json::from_str(&json::track_record(&page)).expect("JSON");
    assert_eq!(value[2]["key"], "unnamed sources");
    assert_eq!((&value[2]["unnamed"], &value[2]["rate"]), (&Value::Bool(true), &Value::Null));
    assert_eq!(value[1]["rate"], Value::Null);
    assert_eq!(value[3]["rate"]["share"], 1.0);
}

#[test]
fn rows_for_a_spreadsheet() {
    let text = csv::track_record(&page(Per::Speaker, rows("=Ben")));
    let mut lines = text.lines();
    let head = "per,key,unnamed,kind,strength,open,fulfilled_on_time,fulfilled_late,partly_fulfilled,unfulfilled,\
                void,withdrawn,unverifiable,without_condition,judged,share,low,high,median_days_late";
    assert_eq!(lines.next(), Some(head));
    let first = lines.next().expect("a record");
    assert!(first.starts_with("speaker,'=Ben,false,promise,firm,5,9,2,1,4,1,0,0,2,16,0.6875,0.44"), "{first}");
    assert!(first.ends_with(",3.5"), "{first}");
    assert_eq!(lines.next(), Some("speaker,Ada Rossi,false,promise,firm,0,0,0,0,9,0,0,0,0,9,,,,"));
}

#[test]
fn tables_for_a_mail() {
    same(
        &markdown::track_record(&page(Per::Speaker, rows("Ben | Vogt"))),
        r"
**Track record on 2025-05-01, by speaker**

85 claims counted

| Promises, firm | Kept on time | Late | Partly | Broken | Kept, of judged | Left out | Median days late |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Ben \| Vogt | 9 | 2 | 1 | 4 | 11 of 16: 69 % (44–86 %) | 5 open, 1 void, 2 without its condition | 3.5 days |
| Ada Rossi | 0 | 0 | 0 | 9 | 0 of 9 | - | - |
| unnamed sources | 40 | 0 | 0 | 0 | 40 of 40 | - | - |

| Predictions, hedged | Came true on time | Late | Partly | Did not come true | Came true, of judged | Left out | Median days late |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Ada Rossi | 12 | 0 | 0 | 0 | 12 of 12: 100 % (76–100 %) | - | - |

most judged first · rates from 10 judged on, with 95 % interval (Wilson)
",
    );
}

proptest! {
    #[test]
    fn no_name_steers_a_terminal_and_no_table_is_too_wide(name in any::<String>(), width in 60_usize..180) {
        let mut page = page(Per::Topic, rows(&name));
        page.only = vec![format!("topic {name}")];
        let text = table::track_record(&page, width);
        for line in text.lines() {
            prop_assert!(line.width() <= width, "{width}: {line}");
        }
        for text in [text, markdown::track_record(&page), json::track_record(&page)] {
            prop_assert!(!text.chars().any(|c| c != '\n' && is_unseen(c)), "{text:?}");
        }
    }

    #[test]
    fn no_width_is_too_narrow(width in 0_usize..60) {
        let text = table::track_record(&page(Per::Speaker, rows("Ben Vogt")), width);
        prop_assert!(text.contains("Ben"), "{text}");
    }
}
