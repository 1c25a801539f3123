//! Claims out as rows or objects and in again: nothing that a row can hold is lost, and nothing comes twice.

use std::fs;

use serde_json::Value;

use super::desk::Desk;
use super::spreadsheet::{import, table};

/// A ledger with something of everything that a row can hold.
fn full_desk() -> Desk {
    let desk = Desk::new();
    desk.typed(
        "add 'The bridge opens' --speaker 'Jane Doe' --role Mayor --by 'within weeks' --said 2026-03-01 --kind promise \
         --topic roads --topic money --test 'a car drives over it' --ref K-1 --source https://a.example/x;y=1",
    );
    desk.typed("add 'They answer' --speaker 'John Roe' --said 2026-03-01 --if 'they ship arms' --condition-by 2026-06-01 --by 'within 48 hours'");
    desk.typed("add 'They answer' --speaker 'John Roe' --said 2026-03-01 --unless 'they ship arms' --kind threat");
    desk.typed("add 'They must pay' --speaker 'John Roe' --said 2025 --actor 'The city' --quote 'they, \"must\" pay' --unchecked");
    desk.typed("add 'The tower opens' --speaker 'Ada Poe' --said 2026-03-01 --by 2026-12-24");
    desk.typed("add 'The dome opens' --speaker 'Ada Poe' --said 2026-03-01 --by 'within days'");
    desk.typed("add 'The gate opens' --speaker 'Ada Poe' --said 2026-03-01 --if 'it rains' --by 'by the end of June'");
    desk.typed("add 'The port opens' --speaker 'Ada Poe' --said 2026-03-01 --by 'within 30 days of a ceasefire' --strength hedged");
    desk.typed("add '=1+1' --speaker '@sources' --said 2026-03-01 --role=-x");
    desk.typed("mark 1 fulfilled --on 2026-05-20 --evidence https://a.example/b;c --evidence https://b.example");
    desk.typed("condition 2 yes --on 2026-04-01");
    desk.typed("condition 3 yes --on 2026-04-02");
    desk.typed("mark 5 unfulfilled --early --on 2026-05-01 --reason blocked");
    desk.typed("mark 6 withdrawn --on 2026-03-10");
    desk.typed("mark 7 fulfilled --condition-was pending --on 2026-06-01");
    desk.typed("look 8 --again 2027-02-03");
    desk
}

#[test]
fn what_was_exported_comes_back_as_it_was() {
    let desk = full_desk();
    let exported = desk.ok(&["export", "-", "--as", "csv"]);
    desk.ok(&["export", "out.csv"]);
    assert_eq!(fs::read_to_string(desk.path("out.csv")).expect("written"), exported);
    assert_eq!(
        desk.ok(&["list", "--all", "--sort", "id", "--format", "csv"]),
        exported,
        "one form of a claim as a row"
    );
    let other = Desk::new();
    let ran = import(&other, &exported);
    assert!(ran.stderr.contains("1 row: unfulfilled before the window closed, taken as it is"), "{}", ran.stderr);
    assert_eq!(ran.done(), "added 9, already there 0, refused 0\n");
    other.verifies();
    assert_eq!(table(&other.ok(&["export", "--as", "csv"])), table(&exported));
    assert_eq!(import(&other, &exported).done(), "added 0, already there 9, refused 0\n");
    assert_eq!(import(&desk, &exported).done(), "added 0, already there 9, refused 0\n");
}

#[test]
fn claims_printed_as_json_are_taken_in_as_rows() {
    let desk = full_desk();
    for format in ["json", "jsonl"] {
        let printed = desk.ok(&["list", "--all", "--sort", "id", "--format", format]);
        let other = Desk::new();
        assert_eq!(other.run_on(&["import", "-"], printed.as_bytes()).done(), "added 9, already there 0, refused 0\n");
        other.verifies();
        assert_eq!(other.run_on(&["import", "-"], printed.as_bytes()).done(), "added 0, already there 9, refused 0\n");
        let bare = |desk: &Desk| {
            let mut claims = desk.claims(&["list", "--all", "--sort", "id"]);
            for claim in &mut claims {
                let fields = claim.as_object_mut().expect("an object");
                fields.remove("uid");
            }
            claims
        };
        assert_eq!(bare(&other), bare(&desk), "{format}");
    }
    desk.typed("add 'They whisper' --speaker sources --anonymous --said 2026-03-01 --repeats 5");
    desk.typed("add 'They whisper' --speaker sources --anonymous --said 2026-03-01 --source https://a.example");
    let printed = desk.ok(&["list", "--all", "--json"]);
    let other = Desk::new();
    let ran = other.run_on(&["import", "-"], printed.as_bytes());
    assert!(ran.stderr.contains("1 row: links to other claims are left out"), "{}", ran.stderr);
    assert_eq!(ran.done(), "added 11, already there 0, refused 0\n");
    assert_eq!(other.number("SELECT count(*) FROM speaker WHERE unnamed = 1"), 2);
    assert_eq!(other.run_on(&["import", "-"], printed.as_bytes()).done(), "added 0, already there 11, refused 0\n");
    other.verifies();
    let lines = "{\"statement\":\"x\"}\n{\"speaker\":\"Jane Doe\",\"said_on\":\"2026-01-10\",\"statement\":\"We open\"}\n\
         {\"event\":{}}\nnot json\n";
    let other = Desk::new();
    let ran = other.run_on(&["import", "-"], lines.as_bytes());
    assert_eq!(ran.status, Some(1));
    assert!(
        ran.text().starts_with("added 1, already there 0, refused 3 (line 1, line: missing field"),
        "{}",
        ran.text()
    );
}

#[test]
fn claims_can_bring_the_text_of_their_source() {
    let desk = Desk::new();
    let text = "“We will open the bridge in May,” she said.";
    let sha256 = onrecord::store::digest(text);
    let source = serde_json::json!({"source": {"sha256": sha256, "text": text}});
    let claim = |sha256: &str| {
        serde_json::json!({
            "speaker": {"name": "Jane Doe"}, "said_on": "2026-01-10", "statement": "The bridge opens",
            "quote": "open the bridge in May", "source": {"sha256": sha256, "url": "https://a.example", "title": "News"},
        })
    };
    let lines = format!("{source}\n{}\n", claim(&sha256));
    assert_eq!(desk.run_on(&["import", "-"], lines.as_bytes()).done(), "added 1, already there 0, refused 0\n");
    assert_eq!(desk.run_on(&["import", "-"], lines.as_bytes()).done(), "added 0, already there 1, refused 0\n");
    let found = desk.claim(1);
    assert_eq!((&found["checked"], &found["source"]["sha256"]), (&Value::from(true), &Value::from(sha256.as_str())));
    desk.verifies();
    let torn = format!("{source}\n{}\n", claim(&"0".repeat(64))).replace("May", "June");
    let ran = desk.run_on(&["import", "-"], torn.as_bytes());
    assert!(ran.text().contains("(line 1, sha256: the text does not fit it)"), "{}", ran.text());
    desk.verifies();
}

#[test]
fn nothing_is_taken_in_that_would_not_be_taken_in_again() {
    let desk = Desk::new();
    let claim =
        |more: &str| format!("{{\"speaker\":\"Ada\",\"said_on\":\"2025-01-01\",\"statement\":\"We act\",{more}}}\n");
    let nul = "it holds a NUL character: text with NUL is not kept";
    for (more, why) in [
        (
            r#""source":{"url":"https://a.example/2","archive_url":"javascript:alert(1)"}"#,
            "archive_url: \"javascript:alert(1)\" is no address of the web",
        ),
        (
            r#""source":{"url":"https://a.example/9","sha256":"1"}"#,
            "sha256: \"1\" is no digest: it has 64 digits, 0 to 9 and a to f",
        ),
        (r#""evidence":[{"url":"https://a.example/1","words":"a\u0000b"}]"#, &format!("evidence: {nul}")),
        (r#""evidence":[{"url":"https://a.example/1","note":"a\u0000b"}]"#, &format!("evidence: {nul}")),
        (
            r#""source":{"url":"https://a.example/3","archive_url":"https://a.example/\u0000"}"#,
            &format!("source: {nul}"),
        ),
        (r#""test":"a\u0000b""#, &format!("test: {nul}")),
    ] {
        let ran = desk.run_on(&["import", "-"], claim(more).as_bytes());
        assert_eq!(ran.text(), format!("added 0, already there 0, refused 1 (line 1, {why})\n"), "{more}");
    }
    let text = "a\0b";
    let source = serde_json::json!({"source": {"sha256": onrecord::store::digest(text), "text": text}});
    let lines = format!("{source}\n{}", claim(r#""test":"a back\\u0000slash","notes":["\u0000"]"#));
    let ran = desk.run_on(&["import", "-"], lines.as_bytes());
    assert_eq!(ran.text(), format!("added 1, already there 0, refused 1 (line 1, text: {nul})\n"));
    desk.verifies();
    let exported = desk.ok(&["export"]);
    let other = Desk::new();
    let said = other.run_on(&["import", "-"], exported.as_bytes()).done();
    assert!(said.contains("refused 0\n"), "{said}");
}

#[test]
fn apostrophes_are_given_back() {
    let desk = Desk::new();
    desk.ok(&["add", "'=1+1", "--speaker", "''@x", "--said", "2025-03-01"]);
    let other = Desk::new();
    assert_eq!(import(&other, desk.ok(&["export", "--as", "csv"])).done(), "added 1, already there 0, refused 0\n");
    assert_eq!((&other.claim(1)["statement"], &other.claim(1)["speaker"]["name"]), (&"'=1+1".into(), &"''@x".into()));
}

#[test]
fn speakers_without_a_name_stay_without_one() {
    let object = serde_json::json!({
        "speaker": {"name": "officials", "unnamed": true}, "said_on": "2026-01-10", "statement": "They act",
        "source": {"url": "https://a.example/1"},
    });
    let other = object.to_string().replace("They act", "They wait").replace("/1", "/2");
    let desk = Desk::new();
    let lines = format!("{object}\n{other}\n");
    assert_eq!(desk.run_on(&["import", "-"], lines.as_bytes()).done(), "added 2, already there 0, refused 0\n");
    assert_eq!(desk.run_on(&["import", "-"], lines.as_bytes()).done(), "added 0, already there 2, refused 0\n");
    let exported = desk.ok(&["export", "--as", "csv"]);
    assert_eq!(exported.matches(",(unnamed) officials,").count(), 2, "{exported}");
    let elsewhere = Desk::new();
    for done in ["added 2, already there 0, refused 0\n", "added 0, already there 2, refused 0\n"] {
        let ran = import(&elsewhere, &exported);
        assert!(!ran.stderr.contains("speaker"), "{}", ran.stderr);
        assert_eq!(ran.done(), done);
    }
    let unnamed = "SELECT count(*) FROM speaker WHERE unnamed = 1 AND name = 'officials'";
    assert_eq!((elsewhere.number(unnamed), elsewhere.number("SELECT count(*) FROM speaker")), (2, 2));
    assert_eq!(import(&desk, &exported).done(), "added 0, already there 2, refused 0\n");
    elsewhere.verifies();
}

/// A source with its text, and a claim in it, as lines.
fn claim_in_text(text: &str, url: &str, statement: &str) -> String {
    let sha256 = onrecord::store::digest(text);
    let source = serde_json::json!({"source": {"sha256": sha256, "text": text}});
    let claim = serde_json::json!({
        "speaker": "Ada Poe", "said_on": "2026-01-10", "statement": statement, "source": {"sha256": sha256, "url": url},
    });
    format!("{source}\n{claim}\n")
}

#[test]
fn a_row_is_found_in_every_source_at_its_address() {
    let desk = Desk::new();
    let url = "https://a.example/live";
    for (text, statement) in [("We open it.", "They open it"), ("We open it. We close it.", "They close it")] {
        let lines = claim_in_text(text, url, statement);
        assert_eq!(desk.run_on(&["import", "-"], lines.as_bytes()).done(), "added 1, already there 0, refused 0\n");
    }
    assert_eq!(desk.number("SELECT count(*) FROM source_entry WHERE url = 'https://a.example/live'"), 2);
    let row = |statement: &str| format!("Ada Poe,2026-01-10,{statement},{url}\n");
    let rows = ["They open it", "They close it", "They paint it"].map(row).concat();
    let rows = format!("speaker,said_on,statement,source_url\n{rows}");
    assert_eq!(import(&desk, &rows).done(), "added 1, already there 2, refused 0\n");
    assert_eq!(import(&desk, &rows).done(), "added 0, already there 3, refused 0\n");
    desk.verifies();
}

#[test]
fn a_length_that_waits_for_its_condition_needs_no_day() {
    let desk = Desk::new();
    desk.typed("add 'They answer' --speaker 'Ada Poe' --said 2025-03 --if 'they pay' --by 'within 48 hours'");
    let exported = desk.ok(&["export", "--as", "csv"]);
    let other = Desk::new();
    assert_eq!(import(&other, &exported).done(), "added 1, already there 0, refused 0\n");
    assert_eq!(other.ok(&["export", "--as", "csv"]).lines().count(), exported.lines().count());
    assert_eq!(table(&other.ok(&["export", "--as", "csv"])), table(&exported));
    assert_eq!(other.claim(1)["deadline"], desk.claim(1)["deadline"]);
}

#[test]
fn what_was_closed_with_another_claim_is_not_refused() {
    let desk = Desk::new();
    desk.typed("add 'The bridge opens' --speaker 'Ada Poe' --said 2026-01-10");
    desk.typed("mark 1 fulfilled --on 2026-02-01");
    desk.typed("add 'The bridge is open' --speaker 'Ada Poe' --said 2026-03-01 --repeats 1");
    desk.typed("add 'They answer' --speaker 'Ada Poe' --said 2026-01-10 --if 'they pay'");
    desk.typed("condition 3 no --on 2026-02-01");
    desk.typed("add 'They answer then' --speaker 'Ada Poe' --said 2026-01-20 --if 'they pay' --repeats 3");
    let exported = desk.ok(&["export", "--as", "csv"]);
    let ran = import(&desk, &exported);
    assert!(!ran.stderr.contains("another"), "{}", ran.stderr);
    assert_eq!(ran.done(), "added 0, already there 4, refused 0\n");
    let other = Desk::new();
    let ran = import(&other, &exported);
    let said = "2 rows: closed with another claim, not by itself: taken in as open";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    assert_eq!(ran.done(), "added 4, already there 0, refused 0\n");
    other.verifies();
    let early = exported.replace(",fulfilled,", ",unverifiable,").replace("2026-02-01", "2027-02-01");
    let ran = import(&desk, &early);
    assert!(ran.stderr.contains("claim 1 is there already with another status: onrecord mark 1"), "{}", ran.stderr);
    assert_eq!(ran.done(), "added 0, already there 4, refused 0\n");
    assert!(import(&Desk::new(), &early).text().starts_with("added 1, already there 0, refused 3 "));
}

#[test]
fn what_an_object_loses_is_said() {
    let object = serde_json::json!({
        "speaker": "Ada Poe", "said_on": "2026-01-10", "statement": "They act", "topics": ["roads; bridges", "money"],
        "source": {"title": "A book", "sha256": "a".repeat(64)}, "notes": [{"text": "x"}], "links": [{"claim": 1}],
        "also_in": [{"quote": "x"}],
    });
    let desk = Desk::new();
    let ran = desk.run_on(&["import", "-"], object.to_string().as_bytes());
    for said in [
        "1 row: the source is left out, as nothing says at what address it stands",
        "1 row: links to other claims are left out",
        "1 row: notes are left out",
        "1 row: other sources of the same words are left out",
    ] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    assert_eq!(ran.done(), "added 1, already there 0, refused 0\n");
    assert_eq!(desk.claim(1)["topics"], serde_json::json!(["roads; bridges", "money"]));
    let again = desk.run_on(&["import", "-"], object.to_string().as_bytes());
    assert_eq!(again.done(), "added 0, already there 1, refused 0\n");
}

#[test]
fn a_spreadsheet_replaces_nothing_but_a_spreadsheet_of_ours() {
    let desk = Desk::new();
    desk.add("K");
    desk.ok(&["export", "out.csv"]);
    desk.ok(&["export", "out.csv"]);
    desk.ok(&["export", "out.jsonl"]);
    desk.refused(&["export", "out.jsonl", "--as", "csv"], 2);
    desk.refused(&["export", "out.csv", "--as", "jsonl"], 2);
    fs::write(desk.path("own.csv"), "speaker,said_on,statement\n").expect("a file");
    let said = desk.refused(&["export", "own.csv"], 2);
    assert!(said.contains("hint: onrecord export ANOTHER-NAME.csv"), "{said}");
    fs::write(desk.path("empty.csv"), "").expect("a file");
    desk.ok(&["export", "empty.csv"]);
    let before = desk.files();
    desk.ok(&["export", "out.csv", "-n"]);
    desk.ok(&["export", "new.csv", "-n"]);
    assert!(desk.files() == before, "a rehearsal writes nothing");
}

#[test]
fn a_spreadsheet_can_be_of_the_past_and_lines_cannot() {
    let mut desk = Desk::on("2026-01-10");
    desk.add("K-1");
    desk.turn_to("2026-02-10");
    desk.ok(&["mark", "1", "fulfilled"]);
    desk.add("K-2");
    let then = |args: &[&str]| table(&desk.ok(&[&["export", "--as", "csv"], args].concat()));
    let column = |rows: &[Vec<(String, String)>], name: &str| {
        let cells = rows.iter().map(|row| row.iter().find(|(head, _)| head == name).map(|(_, cell)| cell.clone()));
        cells.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    assert_eq!(column(&then(&[]), "status"), ["fulfilled", "open"]);
    assert_eq!(column(&then(&["--as-of", "2026-01-20"]), "status"), ["open"]);
    assert_eq!(column(&then(&["--known", "2026-01-20"]), "ref"), ["K-1"]);
    desk.refused(&["export", "-", "--as-of", "2026-01-20"], 2);
    desk.refused(&["import", "out.csv", "--as-of", "2026-01-20"], 2);
    assert_eq!(desk.ok(&["export"]).lines().count(), 4);
}
