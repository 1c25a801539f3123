//! Track records as a process: every figure is counted again here from the claims that `list` prints.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::sample::imported;

/// Key, kind and strength of a record.
type Whose = (String, String, String);

/// The records that `report` prints, each by whose it is.
#[track_caller]
fn reported(desk: &Desk, args: &[&str]) -> BTreeMap<Whose, Value> {
    let lines = desk.claims(&[&["report"], args].concat());
    let count = lines.len();
    let by_whose: BTreeMap<Whose, Value> = lines.into_iter().map(|line| (whose(&line), line)).collect();
    assert_eq!(by_whose.len(), count, "no record is there twice");
    by_whose
}

fn whose(line: &Value) -> Whose {
    (word(&line["key"]), word(&line["kind"]), word(&line["strength"]))
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is a word")).to_owned()
}

/// The claims that count in records: repetitions and wholes do not.
#[track_caller]
fn counted(desk: &Desk, args: &[&str]) -> Vec<Value> {
    let claims = desk.claims(&[&["list", "--all"], args].concat());
    let links = |claim: &Value, kind: &str| -> Vec<i64> {
        let links = claim["links"].as_array().into_iter().flatten().filter(|link| link["kind"] == kind);
        links.filter_map(|link| link["id"].as_i64()).collect()
    };
    let wholes: Vec<i64> = claims.iter().flat_map(|claim| links(claim, "part-of")).collect();
    let counts = |claim: &Value| {
        links(claim, "repeats").is_empty() && !wholes.contains(&claim["id"].as_i64().expect("a number"))
    };
    claims.into_iter().filter(counts).collect()
}

/// A record counted by hand.
fn record(claims: &[&Value]) -> Value {
    let count = |holds: &dyn Fn(&Value) -> bool| claims.iter().filter(|claim| holds(claim)).count();
    let ended =
        |status: &'static str| move |claim: &Value| claim["without_condition"] == false && claim["status"] == status;
    let days = |claim: &Value| claim["late_days"].as_i64().unwrap_or(0);
    let fulfilled = ended("fulfilled");
    let (late, partly, broken) = (
        count(&|claim| fulfilled(claim) && days(claim) > 0),
        count(&ended("partly-fulfilled")),
        count(&ended("unfulfilled")),
    );
    let on_time = count(&fulfilled) - late;
    json!({
        "open": count(&ended("open")), "fulfilled_on_time": on_time, "fulfilled_late": late,
        "partly_fulfilled": partly, "unfulfilled": broken, "void": count(&ended("void")),
        "withdrawn": count(&ended("withdrawn")), "unverifiable": count(&ended("unverifiable")),
        "without_condition": count(&|claim| claim["without_condition"] == true),
        "judged": on_time + late + partly + broken,
    })
}

/// Counts claims under keys and compares with what is reported.
#[track_caller]
fn agrees(desk: &Desk, per: &str, past: &[&str], keys: impl Fn(&Value) -> Vec<String>) {
    let claims = counted(desk, past);
    let mut expected: BTreeMap<Whose, Vec<&Value>> = BTreeMap::new();
    for claim in &claims {
        for key in keys(claim) {
            expected.entry((key, word(&claim["kind"]), word(&claim["strength"]))).or_default().push(claim);
        }
    }
    let found = reported(desk, &[&["--per", per], past].concat());
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (whose, claims) in expected {
        for (key, expected) in record(&claims).as_object().expect("an object") {
            assert_eq!(&found[&whose][key], expected, "{whose:?} {key}");
        }
        assert_eq!(found[&whose]["per"], per);
    }
}

#[test]
fn every_figure_is_that_of_the_claims() {
    let desk = imported();
    let speaker = |claim: &Value| {
        let unnamed = claim["speaker"]["unnamed"] == true;
        vec![if unnamed { "unnamed sources".to_owned() } else { word(&claim["speaker"]["name"]) }]
    };
    let topics = |claim: &Value| {
        let topics: Vec<String> = claim["topics"].as_array().into_iter().flatten().map(word).collect();
        if topics.is_empty() { vec!["no topic".to_owned()] } else { topics }
    };
    let month = |claim: &Value| vec![word(&claim["said_on"]).chars().take(7).collect::<String>()];
    for past in [&[][..], &["--as-of", "2025-09-01"], &["--known", "2025-12-31"], &["--speaker", "Dorr"]] {
        agrees(&desk, "speaker", past, speaker);
        agrees(&desk, "kind", past, |claim| vec![word(&claim["kind"])]);
        agrees(&desk, "topic", past, topics);
        agrees(&desk, "month", past, month);
    }
}

#[test]
fn the_rate_of_the_sample_is_wilsons() {
    // 9 of 11 by the formula of 1927, worked out by hand: 0.5230 to 0.9486.
    let promises = &reported(&imported(), &[])[&("promise".to_owned(), "promise".to_owned(), "firm".to_owned())];
    assert_eq!((&promises["judged"], &promises["fulfilled_late"]), (&json!(11), &json!(3)));
    let near = |key: &str, expected: f64| {
        let found = promises["rate"][key].as_f64().expect("a number");
        assert!((found - expected).abs() < 5e-5, "{key}: {found}");
    };
    near("share", 9.0 / 11.0);
    near("low", 0.5230);
    near("high", 0.9486);
    assert_eq!(promises["median_days_late"], 63);
}

/// A desk with promises by two people of one surname, and one by nobody named.
fn two_rossis() -> Desk {
    let desk = Desk::on("2025-05-01");
    for (who, promises) in [("Ada Rossi", 12), ("Ben Rossi", 2)] {
        for number in 0..promises {
            let statement = format!("bridge {number} opens");
            desk.ok(&[
                "add",
                &statement,
                "--speaker",
                who,
                "--kind",
                "promise",
                "--said",
                "2025-03-01",
                "--by",
                "by the end of March",
                "--topic",
                "Rail",
                "--topic",
                "money",
            ]);
        }
    }
    desk.typed("add 'the treaty holds' --speaker 'diplomatic sources' --anonymous --kind promise --said 2025-03-01");
    desk.typed("mark 1-9 kept --on 2025-03-30");
    desk.typed("mark 10 kept --on 2025-04-07");
    desk.typed("mark 11,13 broken");
    desk
}

#[test]
fn people_of_one_surname_go_by_their_full_names() {
    let desk = two_rossis();
    let text = desk.typed("report --per speaker");
    let expected = "\
Track record on 2025-05-01, by speaker
15 claims counted

PROMISES, FIRM   ON TIME  LATE  PARTLY  BROKEN  KEPT, OF JUDGED
Ada Rossi              9     1       0       1  10 of 11: 91 % (62–98 %)
  left out: 1 open · late by 7 days (median)
Ben Rossi              0     0       0       1  0 of 1
  left out: 1 open
unnamed sources        0     0       0       0  none judged
  left out: 1 open

most judged first · rates from 10 judged on, with 95 % interval (Wilson)
";
    assert_eq!(text, expected);
}

#[test]
fn what_is_left_out_is_said() {
    let desk = two_rossis();
    desk.typed("add 'bridge 1 opens at last' --speaker 'Ada Rossi' --kind promise --said 2025-04-01 --repeats 2");
    desk.typed("add 'bridge 7 has a roof' --speaker 'Ada Rossi' --kind promise --said 2025-04-01 --part-of 14");
    desk.typed("drop 12 --why 'typed twice'");
    let text = desk.typed("report");
    assert!(
        text.contains(
            "\n14 claims counted; not counted: 1 said again (the original counts), 1 in parts (the parts count)\n"
        ),
        "{text}"
    );
    let topics = desk.typed("report --per topic");
    assert!(topics.contains("\n14 claims counted; "), "{topics}");
    assert!(topics.contains("a claim counts under each of its topics"), "{topics}");
    let names = ["Rail ", "money ", "no topic "];
    let lines: Vec<&str> = topics.lines().filter(|line| names.iter().any(|name| line.starts_with(name))).collect();
    let figures: Vec<&str> =
        lines.iter().map(|line| line.split_once("   ").map_or("", |(_, rest)| rest.trim())).collect();
    assert_eq!(lines.len(), 3, "{topics}");
    assert_eq!(figures[0], figures[1], "each of these claims has both topics");
}

#[test]
fn the_day_it_speaks_of_is_said() {
    let desk = two_rossis();
    let first = |line: &str| desk.typed(line).lines().next().map(str::to_owned).unwrap_or_default();
    assert_eq!(first("report"), "Track record on 2025-05-01");
    assert_eq!(first("report --as-of 2025-04-01"), "Track record on 2025-04-01, with all that is known on 2025-05-01");
    assert_eq!(first("report --known 2025-04-30"), "Track record on 2025-05-01, from what was recorded by 2025-04-30");
    assert_eq!(
        first("report --as-of 2025-04-01 --known 2025-04-30 --per month"),
        "Track record on 2025-04-01, from what was recorded by 2025-04-30, by the month said"
    );
    let then = reported(&desk, &["--as-of", "2025-04-01"]);
    let record = then.values().next().expect("promises");
    assert_eq!(
        (&record["fulfilled_on_time"], &record["fulfilled_late"], &record["open"]),
        (&json!(9), &json!(0), &json!(4))
    );
}

#[test]
fn claims_that_are_picked_by_their_outcome_have_no_rate() {
    let desk = two_rossis();
    let kept = reported(&desk, &["--status", "fulfilled"]);
    assert!(kept.values().all(|record| record["rate"] == Value::Null && record["judged"] == 10));
    let text = desk.typed("report --status fulfilled --speaker 'Ada Rossi'");
    assert!(text.contains("\nOnly: status fulfilled, speaker Ada Rossi\n"), "{text}");
    assert!(!text.contains('%'), "{text}");
}

#[test]
fn a_group_is_that_of_the_speaker_today() {
    let desk = two_rossis();
    let text = desk.typed("report --per group");
    assert!(text.contains("\nno group "), "{text}");
    desk.typed("speaker edit 'Ada Rossi' --group Blue");
    let groups = reported(&desk, &["--per", "group"]);
    let judged: Vec<(&str, &Value)> =
        groups.iter().map(|((key, _, _), record)| (key.as_str(), &record["judged"])).collect();
    assert_eq!(judged, [("Blue", &json!(11)), ("no group", &json!(1)), ("unnamed sources", &json!(0))]);
}

#[test]
fn an_empty_ledger_has_no_record() {
    let desk = Desk::new();
    assert_eq!(desk.run_unnamed(&["report"]).done(), "Track record on 2026-11-01\nNo claims to count\n");
    assert_eq!(desk.run_unnamed(&["report", "--json"]).done(), "[]\n");
    desk.refused(&["report"], 3);
    desk.refused(&["report", "--per", "party"], 2);
}
