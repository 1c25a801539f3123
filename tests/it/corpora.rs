//! Corpora of articles: read line by line, and taken in from such lines.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use super::desk::{Desk, Ran};

const TEXT: &str = "Élan, Monday.\n“We will open the bridge by June,” said Ann Lee. “It is safe.”";

fn article(id: impl Into<Value>) -> String {
    json!({"id": id.into(), "text": TEXT, "date": "2026-03-02", "title": "A bridge", "other": [1]}).to_string() + "\n"
}

fn answers(ran: &Ran) -> Vec<Value> {
    ran.text().lines().map(|line| serde_json::from_str(line).expect("each answer is JSON")).collect()
}

/// What `read --jsonl --keep-text` says of an article, with what a case changes.
fn line(change: impl Fn(&mut Value)) -> String {
    let claim = |quote: &str, start: usize, trackable: bool| {
        json!({"speaker": "Lee", "speaker_resolved": "Ann Lee", "role": "mayor", "quote": quote, "cue": "said",
            "spans": [[start, start + quote.chars().count()]], "statement": quote, "form": "direct", "kind": "promise",
            "strength": "firm", "said_on": "2026-03-02", "trackable": trackable, "condition": null, "deadline": null})
    };
    let claims = [claim("We will open the bridge by June,", 15, true), claim("It is safe.", 64, false)];
    let article = json!({"text": TEXT, "date": "2026-03-02", "title": "A bridge", "url": "https://a.example/1"});
    let mut line = json!({"id": 1, "claims": claims, "article": article});
    change(&mut line);
    line.to_string() + "\n"
}

#[track_caller]
fn import(desk: &Desk, lines: &str) -> Ran {
    desk.run_on(&["import", "-"], lines.as_bytes())
}

/// A line with a change is refused with a word on the field at fault, and nothing else is taken from it.
#[track_caller]
fn refused(change: impl Fn(&mut Value), said: &str) {
    let desk = Desk::new();
    let ran = import(&desk, &(line(change) + &line(|line| line["article"]["text"] = (TEXT.to_owned() + "\n").into())));
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stderr.contains(&format!("standard input: line 1, {said}")), "{said}: {ran:?}");
    assert!(ran.text().starts_with("added 1, already there 0, refused 1 (line 1, "), "{ran:?}");
}

#[test]
fn every_line_is_answered_in_order_whatever_the_jobs() {
    let desk = Desk::new();
    let long = json!({"id": "long", "text": "It rained. ".repeat(100_000)}).to_string() + "\n";
    let lines: String = (0..3000).map(|id| if id == 7 { long.clone() } else { article(id) }).collect();
    let alone = desk.run_on(&["read", "--jsonl", "--jobs", "1"], lines.as_bytes()).done();
    let ids: Vec<Value> =
        alone.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone()).collect();
    let expected: Vec<Value> = (0..3000).map(|id| if id == 7 { "long".into() } else { id.into() }).collect();
    assert_eq!(ids, expected);
    for jobs in ["2", "7"] {
        let together = desk.run_on(&["read", "--jsonl", "--jobs", jobs], lines.as_bytes()).done();
        assert!(alone == together, "{jobs} jobs");
    }
    assert!(!desk.ledger().exists(), "reading makes no ledger");
}

#[test]
fn lines_at_fault_are_reported_and_passed_over() {
    let desk = Desk::new();
    let lines = [
        b"\xef\xbb\xbf",
        article("first").trim_end().as_bytes(),
        b"\r\n \r\n",
        b"no json\n",
        b"{\"id\":2,\"text\":\"a \xff\"}\n",
        b"{\"id\":3}\n",
        b"{\"id\":4,\"text\":null}\n",
        b"{\"id\":5,\"text\":\"It rained.\",\"date\":\"May\"}\n",
        b"{\"id\":\"cut\",\"text\":\"It rai\n",
        b"{\"text\":\"It rained.\",\"date\":null,\"title\":null,\"url\":null}\n",
        article(1.5).trim_end().as_bytes(),
    ]
    .concat();
    for jobs in ["1", "2"] {
        let ran = desk.run_on(&["read", "--jsonl", "--jobs", jobs], &lines);
        assert_eq!(ran.status, Some(1), "{ran:?}");
        let answers = answers(&ran);
        let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
        let expected = json!(["first", null, 2, 3, 4, 5, "cut", null, 1.5]);
        assert_eq!(json!(ids), expected);
        let is_refused: Vec<bool> = answers.iter().map(|answer| answer.get("claims").is_none()).collect();
        assert_eq!(is_refused, [false, true, true, true, true, true, true, false, false]);
        assert_eq!(answers[1]["error"], "line 3: no JSON from column 2 on: expected ident");
        assert_eq!(answers[3]["error"], "missing field `text`");
        assert_eq!(answers[5]["error"], "date \"May\" is no date like 2025-06-30");
        assert_eq!(ran.stderr, "onrecord: 6 of 9 lines could not be read: their answers say why\n");
    }
}

#[test]
fn a_line_is_answered_before_the_next_is_there() {
    let desk = Desk::new();
    for jobs in ["1", "2"] {
        let mut command = desk.command(&["read", "--jsonl", "--jobs", jobs]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        for id in 0..3 {
            stdin.write_all(article(id).as_bytes()).expect("it reads");
            let mut answer = String::new();
            stdout.read_line(&mut answer).expect("it answers");
            assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
        }
        drop(stdin);
        assert!(child.wait().expect("it ends").success());
    }
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_although_more_may_come() {
    let desk = Desk::new();
    std::fs::write(desk.path("lines.jsonl"), article(1).repeat(20_000)).expect("a file can be written");
    for jobs in ["1", "2"] {
        let read = format!("{{ \"$onrecord\" read --jsonl --jobs {jobs} <lines.jsonl; echo $? >status; }}");
        let ran = Ran::of(&mut desk.script(&format!("{read} | head -n 1 >/dev/null; cat status")));
        assert_eq!((ran.text(), ran.stderr.as_str()), ("0\n", ""));
    }
}

#[test]
fn the_article_is_kept_where_that_is_wanted() {
    let desk = Desk::new();
    let kept = desk.run_on(&["read", "--jsonl", "--keep-text"], article("a").as_bytes()).done();
    let kept: Value = serde_json::from_str(&kept).expect("JSON");
    assert_eq!(kept["article"], json!({"text": TEXT, "date": "2026-03-02", "title": "A bridge", "url": null}));
    let ran = import(&desk, &(kept.to_string() + "\n"));
    assert!(ran.text().contains("; new sources 1, left out "), "{ran:?}");
}

#[test]
fn articles_come_in_with_what_is_trackable_in_them() {
    let desk = Desk::new();
    let ran = import(&desk, &line(|_| ()));
    assert_eq!(ran.done(), "added 1, already there 0, refused 0; new sources 1, left out 1 (not trackable)\n");
    let claim = desk.claim(1);
    assert_eq!(claim["speaker"], json!({"name": "Ann Lee", "role": "mayor", "unnamed": false}));
    assert_eq!((&claim["quote"], &claim["checked"]), (&json!("We will open the bridge by June,"), &json!(true)));
    assert_eq!((&claim["spans"], &claim["said_on"]), (&json!([[15, 47]]), &json!("2026-03-02")));
    let source = &claim["source"];
    assert_eq!((&source["title"], &source["published"]), (&json!("A bridge"), &json!("2026-03-02")));
    assert_eq!(desk.column("SELECT text FROM source"), [TEXT]);
    let again = import(&desk, &line(|_| ()).repeat(2)).done();
    assert_eq!(again, "added 0, already there 2, refused 0; new sources 0, left out 2 (not trackable)\n");
    desk.verifies();
}

#[test]
fn a_quote_of_two_pieces_keeps_its_places() {
    let desk = Desk::new();
    let two = line(|line| {
        line["claims"][0]["spans"] = json!([[15, 22], [64, 75]]);
        line["claims"][0]["quote"] = "We will It is safe.".into();
        line["claims"][0]["condition"] = json!({"kind": "if", "text": "it is safe", "span": [64, 75], "window": null});
    });
    import(&desk, &two).done();
    let claim = desk.claim(1);
    assert_eq!((&claim["spans"], &claim["checked"]), (&json!([[15, 22], [64, 75]]), &json!(true)));
    assert_eq!((&claim["condition"]["kind"], &claim["condition"]["text"]), (&json!("if"), &json!("it is safe")));
    desk.verifies();
}

#[test]
fn an_article_without_claims_is_a_source_all_the_same() {
    let desk = Desk::new();
    let ran = import(&desk, &line(|line| line["claims"] = json!([])));
    assert_eq!(ran.done(), "added 0, already there 0, refused 0; new sources 1, left out 0 (not trackable)\n");
    assert_eq!(desk.number("SELECT count(*) FROM source"), 1);
}

#[test]
fn somebody_whom_the_article_does_not_name_stays_unnamed() {
    let desk = Desk::new();
    let line = line(|line| {
        line["claims"][0]["speaker"] = "a person familiar with the talks".into();
        line["claims"][0]["speaker_resolved"] = Value::Null;
    });
    import(&desk, &line).done();
    let speaker = &desk.claim(1)["speaker"];
    assert_eq!((&speaker["name"], &speaker["unnamed"]), (&json!("a person familiar with the talks"), &json!(true)));
    assert!(import(&desk, &line).done().starts_with("added 0, already there 1,"));
}

#[test]
fn what_does_not_fit_together_is_refused_by_line_and_field() {
    refused(|line| line["claims"][0]["quote"] = "We will open the bridge by June".into(), "quote: claim 1: ");
    refused(|line| line["claims"][1]["spans"] = json!([[64, 900]]), "spans: claim 2: ");
    refused(|line| line["claims"][0]["spans"] = json!([]), "spans: claim 1: ");
    refused(|line| line["article"]["text"] = TEXT.replace("Monday", "Tuesday").into(), "quote: claim 1: ");
    refused(|line| line["article"] = Value::Null, "article: ");
    refused(|line| line["article"]["url"] = "javascript:alert(1)".into(), "url: ");
    refused(|line| line["article"]["text"] = "".into(), "text: ");
    refused(|line| line["article"]["text"] = format!("{TEXT}\0").into(), "line: ");
    refused(|line| *line = json!({"id": 1, "error": "missing field `text`"}), "error: missing field `text`");
    refused(|line| line["claims"][0]["trackable"] = "yes".into(), "line: ");
    refused(|line| line["claims"][0]["kind"] = "hope".into(), "kind: claim 1: ");
    refused(|line| line["claims"][0]["said_on"] = Value::Null, "said_on: claim 1: ");
    refused(|line| line["claims"][0]["said_on"] = "2027-01-01".into(), "said_on: claim 1: ");
    for nobody in [Value::Null, "She".into()] {
        let unnamed = |line: &mut Value| {
            line["claims"][0]["speaker"] = nobody.clone();
            line["claims"][0]["speaker_resolved"] = Value::Null;
        };
        refused(unnamed, "speaker: claim 1: nobody is named for it");
    }
}
