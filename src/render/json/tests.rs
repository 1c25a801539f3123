//! JSON as other programs read it: the keys of the documentation in their order.

use serde_json::Value;

use super::*;
use crate::claim::{ConditionKind, ConditionState, Fact, LinkKind, Outcome, Quote, Source, SourceRef};
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
    assert_eq!(claim(&full(), day("2025-07-03")), expected);
}

#[test]
fn an_open_claim_says_what_comes_next_and_is_null_where_it_has_nothing() {
    let text = claim(&Saying::new(3, "we respond").claim(), day("2025-04-26"));
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
    let value: Value = serde_json::from_str(&claim(&named, day("2025-04-26"))).expect("JSON");
    assert_eq!(value["source"]["url"], "https://w.example");
    assert_eq!(value["source"]["sha256"], Value::Null);
}

#[test]
fn an_array_is_one_claim_a_line() {
    assert_eq!(claims(&[], day("2025-04-26")), "[]\n");
    assert_eq!(claims_lines(&[], day("2025-04-26")), "");
    let text = claims(&rubio(), day("2025-04-26"));
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value.as_array().map(Vec::len), Some(3));
    assert_eq!(text.lines().count(), 5);
    assert_eq!(claims_lines(&rubio(), day("2025-04-26")).lines().count(), 3);
}

#[test]
fn what_cannot_be_seen_is_escaped_and_reads_back() {
    let words = "a\u{1b}[2J\u{9b}\u{7f}\u{202e}\u{2066}\u{feff}\u{e0041}\n\"\\é中";
    let text = claim(&Saying::new(3, words).claim(), day("2025-04-26"));
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
