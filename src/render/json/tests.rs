//! JSON as other programs read it: the keys of the documentation in their order.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::claim::{
    AlsoIn, ConditionKind, ConditionState, Fact, LinkKind, Note, Outcome, Parts, Progress, Quote, Source, SourceRef,
    View,
};
use crate::render::sample::{Saying, day, evidence, history_row, rubio, window as read};

/// A claim with something under every key.
fn full() -> Claim {
    let linked = Fact::Linked { kind: LinkKind::Repeats, to: rubio()[0].uid };
    let mut claim = Saying::new(14, "move in a different direction")
        .hangs_on(ConditionKind::Unless, "progress", Some("within days"))
        .by("by June")
        .decided("2025-04-26", ConditionState::Unmet)
        .happened("2025-04-27", linked)
        .happened("2025-04-27", Fact::Evidenced(evidence("https://a.example")))
        .ended("2025-07-02", Outcome::Fulfilled)
        .claim();
    claim.links[0].to_id = Some(1);
    claim.entry.reference = Some("r1".to_owned());
    claim.entry.topics = vec!["peace".to_owned()];
    claim.entry.quote = Some(Quote {
        words: "in a different direction".to_owned(),
        spans: vec![(4, 28)],
        prefix: String::new(),
        suffix: String::new(),
        at: None,
    });
    claim.source = Some(Source {
        id: Some(1),
        key: SourceRef::Text("ab".to_owned()),
        title: Some("Talks".to_owned()),
        publisher: Some("The Wire".to_owned()),
        url: Some("https://w.example".to_owned()),
        archive_url: None,
        published: Some(day("2025-04-18")),
        retraction: None,
    });
    claim
}

#[test]
fn the_keys_of_a_claim_are_those_of_the_documentation_in_its_order() {
    let expected = concat!(
        r#"{"id":14,"uid":"01975c3e-8f00-7abc-8def-000000000014","ref":"r1","#,
        r#""speaker":{"name":"Marco Rubio","role":"U.S. Secretary of State","unnamed":false},"#,
        r#""said_on":"2025-04-18","statement":"move in a different direction","#,
        r#""quote":"in a different direction","checked":true,"kind":"threat","strength":"firm","actor":null,"#,
        r#""condition":{"kind":"unless","text":"progress","window":{"phrase":"within days","kind":"deadline","#,
        r#""from":"2025-04-18","by":"2025-04-25","vague":true,"rule":"vague days","also":[],"note":null,"#,
        r#""by_min":"2025-04-21","by_max":"2025-04-28","strict_by":null,"duration":"P7D","anchor":null,"#,
        r#""edtf":"2025-04-18/2025-04-25~"},"state":"unmet","decided_on":"2025-04-26"},"#,
        r#""deadline":{"phrase":"by June","kind":"deadline","from":"2025-04-18","by":"2025-06-30","#,
        r#""vague":false,"rule":"by month","also":[],"note":null,"by_min":null,"by_max":null,"#,
        r#""strict_by":"2025-05-31","duration":null,"anchor":null,"edtf":"2025-04-18/2025-06-30"},"#,
        r#""status":"fulfilled","stage":null,"next_check":null,"closed_on":"2025-07-02","late_days":2,"#,
        r#""reason":null,"without_condition":false,"disputed":false,"test":null,"private":false,"#,
        r#""topics":["peace"],"links":[{"kind":"repeats","id":1,"uid":"01975c3e-8f00-7abc-8def-000000000001"}],"#,
        r#""evidence":[{"url":"https://a.example","archive_url":null,"words":null,"note":null,"for":"outcome"}],"#,
        r#""source":{"id":1,"title":"Talks","publisher":"The Wire","url":"https://w.example","#,
        r#""archive_url":null,"published":"2025-04-18","sha256":"ab","retracted":false},"#,
        r#""spans":[[4,28]],"also_in":[],"parts":null,"progress":null,"notes":[]}"#,
        "\n",
    );
    assert_eq!(claim(&full(), View::on(day("2025-07-03"))), expected);
}

#[test]
fn an_open_claim_says_what_comes_next_and_is_null_where_it_has_nothing() {
    let text = claim(&Saying::new(3, "we respond").claim(), View::on(day("2025-04-26")));
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["next_check"]["on"], "2025-05-18");
    assert_eq!(value["next_check"]["what"], "look");
    assert_eq!(value["stage"], "undated");
    for key in ["quote", "condition", "deadline", "closed_on", "source", "spans", "ref"] {
        assert_eq!(value[key], Value::Null, "{key}");
    }
    assert_eq!(value["checked"], false);
}

#[test]
fn a_source_that_is_only_named_is_given_by_its_name() {
    let mut named = Saying::new(3, "we respond").claim();
    named.entry.source = Some(SourceRef::Url("https://w.example".to_owned()));
    let value: Value = serde_json::from_str(&claim(&named, View::on(day("2025-04-26")))).expect("JSON");
    assert_eq!(value["source"]["url"], "https://w.example");
    assert_eq!(value["source"]["sha256"], Value::Null);
}

#[test]
fn an_array_is_one_claim_a_line() {
    assert_eq!(claims(&[], View::on(day("2025-04-26"))), "[]\n");
    assert_eq!(claims_lines(&[], View::on(day("2025-04-26"))), "");
    let text = claims(&rubio(), View::on(day("2025-04-26")));
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value.as_array().map(Vec::len), Some(3));
    assert_eq!(text.lines().count(), 5);
    assert_eq!(claims_lines(&rubio(), View::on(day("2025-04-26"))).lines().count(), 3);
}

#[test]
fn what_cannot_be_seen_is_escaped_and_reads_back() {
    let words = "a\u{1b}[2J\u{9b}\u{7f}\u{202e}\u{2066}\u{feff}\u{e0041}\n\"\\é中";
    let text = claim(&Saying::new(3, words).claim(), View::on(day("2025-04-26")));
    let expected = r#""statement":"a\u001b[2J\u009b\u007f\u202e\u2066\ufeff\udb40\udc41\n\"\\é中","#;
    assert!(text.contains(expected), "{text}");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["statement"], words);
}

#[test]
fn a_window_stands_without_the_span_of_its_text() {
    let mut window = read("next Friday");
    window.span = Some((3, 14));
    window.also = vec![window.clone()];
    assert!(!super::window(&window).contains("span"));
}

#[test]
fn a_payload_is_printed_as_it_was_stored() {
    let stored = "{\"z\":1.50,\n\"a\":\"\u{202e}x\"}";
    let text = history(&[history_row(3, "noted", stored), history_row(4, "noted", "not { JSON")]);
    assert!(text.contains(r#""payload":{"z":1.50, "a":"\u202ex"}}"#), "{text}");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value[0]["id"], 3);
    assert_eq!(value[0]["payload"]["a"], "\u{202e}x");
    assert_eq!(value[1]["payload"], "not { JSON");
    assert_eq!(history_lines(&[history_row(3, "noted", stored)]).lines().count(), 1);
}

/// Compares keys of values with those of their schemas, and notes which may be null, and were.
struct Comparison {
    root: Value,
    nullable: BTreeSet<String>,
    null: BTreeSet<String>,
    set: BTreeSet<String>,
}

impl Comparison {
    fn compare(&mut self, value: &Value, schema: &Value, path: &str) {
        let (mut schema, mut path) = (schema.clone(), path.to_owned());
        if schema["anyOf"][1]["type"] == "null" || schema["type"][1] == "null" {
            self.nullable.insert(path.clone());
            let seen = if value.is_null() { &mut self.null } else { &mut self.set };
            seen.insert(path.clone());
        }
        if !schema["anyOf"].is_null() {
            schema = schema["anyOf"][0].clone();
        }
        if let Some(name) = schema["$ref"].as_str() {
            path = name.to_owned(); // a form is one, wherever it stands
            schema = self.root.pointer(name.trim_start_matches('#')).expect("it is defined").clone();
        }
        match value {
            Value::Object(object) => {
                let keys: BTreeSet<&str> = object.keys().map(String::as_str).collect();
                let known = schema["properties"].as_object().expect("an object has properties");
                assert_eq!(keys, known.keys().map(String::as_str).collect(), "{path}");
                let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
                assert_eq!(keys, required.collect(), "{path}");
                for (key, value) in object {
                    self.compare(value, &known[key], &format!("{path}/{key}"));
                }
            }
            Value::Array(items) => {
                for item in items.iter().filter(|_| schema["items"].is_object()) {
                    self.compare(item, &schema["items"], &path);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_schema_has_the_keys_that_are_printed_and_each_is_seen_null_and_set() {
    let root: Value = serde_json::from_str(&schema()).expect("a schema is JSON");
    let mut comparison =
        Comparison { root: root.clone(), nullable: BTreeSet::new(), null: BTreeSet::new(), set: BTreeSet::new() };
    let mut rich = full();
    rich.entry.actor = Some("Europe".to_owned());
    rich.entry.test = Some("a decree".to_owned());
    rich.reason = Some(crate::claim::Reason::Blocked);
    rich.evidence[0].archive_url = Some("https://archive.example".to_owned());
    rich.evidence[0].words = Some("it opened".to_owned());
    rich.evidence[0].note = Some("page 3".to_owned());
    rich.source.as_mut().expect("it has one").archive_url = Some("https://archive.example".to_owned());
    rich.entry.deadline.as_mut().expect("it has one").note = Some("as counted there".to_owned());
    rich.parts = Some(Parts { fulfilled: 1, all: 2 });
    let note = |progress| Note { on: day("2025-04-20"), text: "seen".to_owned(), public: false, progress };
    rich.notes = vec![note(None), note(Some(Progress::Moving))];
    rich.entry.also_in =
        ["a", "b"].map(|key| SourceRef::Text(key.to_owned())).map(|source| AlsoIn { source, quote: None }).to_vec();
    rich.entry.also_in[0].quote.clone_from(&rich.entry.quote);
    let mut poor = full();
    poor.links[0].to_id = None;
    poor.entry.role = None;
    poor.entry.source = Some(SourceRef::Url("https://w.example".to_owned()));
    poor.source = None;
    let mut named = poor.clone();
    named.entry.source = Some(SourceRef::Text("ab".to_owned()));
    named.condition.as_mut().expect("it has one").decided_on = None;
    let blank = Saying::new(3, "we respond").claim();
    let windows = ["within 30 days of a ceasefire", "eventually", "by June", "within days"];
    let dated = windows.map(|words| Saying::new(3, "we respond").by(words).claim());
    for claim in [rich, poor, named, blank, full()].iter().chain(&dated).chain(&rubio()) {
        let value: Value = serde_json::from_str(&object(claim, View::on(day("2025-04-26")))).expect("JSON");
        comparison.compare(&value, &root, "");
    }
    assert_eq!(comparison.nullable.difference(&comparison.null).collect::<Vec<_>>(), [""; 0], "never null");
    assert_eq!(comparison.nullable.difference(&comparison.set).collect::<Vec<_>>(), [""; 0], "never set");
}

#[test]
fn the_schema_knows_no_other_keys() {
    let root: Value = serde_json::from_str(&schema()).expect("a schema is JSON");
    let definitions = root["$defs"].as_object().expect("there are definitions");
    for object in definitions.values().chain([&root]).filter(|object| object["type"] == "object") {
        assert_eq!(object["additionalProperties"], false, "{object}");
    }
    assert!(!schema().contains("None") && !schema().contains("\"int64"), "it speaks of JSON");
}
