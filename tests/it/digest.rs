//! Digests as a process: a span as it is typed, what changed in it, and nothing of what did not.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::desk::{Desk, Ran};
use crate::sample::imported;

/// The digest of a span.
#[track_caller]
fn digest(desk: &Desk, args: &[&str]) -> Value {
    let printed = desk.ok(&[&["digest"], args, &["--json"]].concat());
    serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{args:?}: {error}\n{printed}"))
}

/// The numbers of the claims in one of its lists.
fn ids(digest: &Value, key: &str) -> Vec<i64> {
    digest[key].as_array().into_iter().flatten().filter_map(|claim| claim["id"].as_i64()).collect()
}

/// The days that it speaks of.
#[track_caller]
fn days(desk: &Desk, args: &[&str]) -> (String, String) {
    let digest = digest(desk, args);
    let day = |key: &str| digest[key].as_str().unwrap_or_default().to_owned();
    (day("from"), day("to"))
}

/// A desk on which something of everything happened in April 2025.
fn april() -> Desk {
    let mut desk = Desk::on("2025-03-20");
    desk.typed("add 'the bridge opens' --speaker 'Jane Doe' --said 2025-03-01 --kind promise --by 2025-04-10");
    desk.typed("add 'the road opens' --speaker 'Jane Doe' --said 2025-03-01 --kind promise --by 2025-04-10");
    desk.typed("add 'the pier opens' --speaker 'Jane Doe' --said 2025-03-01 --kind promise --by 2025-05-20");
    desk.typed(
        "add 'prices fall' --speaker 'Ada Rossi' --said 2025-03-01 --kind prediction --strength hedged --by 2025-04-20",
    );
    desk.turn_to("2025-04-15");
    desk.typed(
        "add --speaker 'Marco Rubio' --said 2025-04-14 --kind threat --condition 'progress within days or withdraw'",
    );
    desk.typed("add 'typed twice' --speaker 'Jane Doe' --said 2025-04-14");
    desk.typed("drop 6 --why 'it is claim 1'");
    desk.typed("mark 1 kept --on 2025-04-13 --evidence https://example.org/bridge");
    desk.turn_to("2025-04-26");
    desk.typed("mark 4 came-true --on 2025-04-20");
    desk.typed("mark 4 unfulfilled --correct 'of another month'");
    desk.typed("look 3");
    desk.turn_to("2025-05-02");
    desk.typed("condition 5 no --on 2025-04-28");
    desk.typed("mark 2 kept --on 2025-05-01");
    desk
}

#[test]
fn a_month_tells_what_changed_in_it_and_nothing_else() {
    let desk = april();
    let april = digest(&desk, &["2025-04"]);
    assert_eq!(
        (&april["from"], &april["to"], &april["on"]),
        (&json!("2025-04-01"), &json!("2025-04-30"), &json!("2025-05-02"))
    );
    // Claim 6 was dropped; claims 1 to 4 are of March.
    assert_eq!(ids(&april, "recorded"), [5]);
    // Claim 2 came about in May.
    assert_eq!(ids(&april, "decided"), [1, 4]);
    // Decided in April, recorded in May.
    assert_eq!(ids(&april, "conditions"), [5]);
    // Still open at the end of April, although it has been marked since.
    assert_eq!(ids(&april, "overdue"), [2]);
    assert_eq!(april["overdue"][0]["status"], "open");
    assert_eq!(ids(&april, "coming"), [3, 5]);
    let told: Vec<(&Value, &Value, &Value)> = april["corrected"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|correction| (&correction["what"], &correction["claims"], &correction["why"]))
        .collect();
    let expected = [
        (&json!("dropped"), &json!([6]), &json!("it is claim 1")),
        (&json!("marked"), &json!([4]), &json!("of another month")),
    ];
    assert_eq!(told, expected);
    let march = digest(&desk, &["March"]);
    assert_eq!(ids(&march, "recorded"), [1, 2, 3, 4]);
    for quiet in ["decided", "conditions", "overdue", "corrected", "retracted"] {
        assert_eq!(march[quiet], json!([]), "{quiet}");
    }
    assert_eq!(ids(&march, "coming"), [1, 2, 4]);
}

#[test]
fn it_reads_well_aloud() {
    let expected = "\
Digest of April 2025 (2025-04-01 to 2025-04-30), on 2025-05-02
1 claim recorded; 2 claims decided; 1 condition decided; 1 claim gone overdue; 2 corrections; 1
overdue in all, 2 claims to check by 2025-05-30.

Recorded: 1 claim
  #  SAID        WHO          CLAIM
  5  2025-04-14  Marco Rubio  threat: withdraw, unless “progress” (did not come about)

Decided: 1 promise kept late, 1 hedged prediction did not come true
  #  ON          WHO        WHAT CAME OF IT
  1  2025-04-13  Jane Doe   promise kept, 3 days late: the bridge opens
                            https://example.org/bridge
  4  2025-04-20  Ada Rossi  hedged prediction did not come true: prices fall
                            no evidence filed

Conditions decided: 1 claim
  #  ON          WHO          WHAT IT HANGS ON, AND WHAT FOLLOWS
  5  2025-04-28  Marco Rubio  unless “progress” (did not come about)
                              in force: withdraw; next check 2025-05-28

Gone overdue: 1 claim
  #  BY          WHO       TO DECIDE
  2  2025-04-10  Jane Doe  the road opens
                           since then: kept, 21 days late on 2025-05-01

Corrections: 2
  #  ON          BY           WHAT
  6  2025-04-15  Test Author  dropped, “it is claim 1”
                              Jane Doe: typed twice
  4  2025-04-26  Test Author  marked anew: did not come true, “of another month”
                              Ada Rossi: prices fall

To check by 2025-05-30: 2 claims
  #  CHECK ON    WHO          CHECK WHETHER
  3  2025-05-20  Jane Doe     the pier opens
  5  2025-05-28  Marco Rubio  just a look: withdraw

recorded and corrected: by the day of the recording · all else: by the day it happened
";
    let printed = april().typed("digest last month");
    assert_eq!(printed, expected, "\n{printed}");
}

#[test]
fn a_span_is_typed_in_many_ways() {
    let desk = april();
    let span = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let april = span("2025-04-01", "2025-04-30");
    for words in [
        &["2025-04"][..],
        &["April"],
        &["April", "2025"],
        &["last", "month"],
        &["2025-04-01..2025-04-30"],
        &["April..April"],
    ] {
        assert_eq!(days(&desk, words), april, "{words:?}");
    }
    // Up to today.
    assert_eq!(days(&desk, &[]), span("2025-05-01", "2025-05-02"));
    assert_eq!(days(&desk, &["May"]), span("2025-05-01", "2025-05-02"));
    assert_eq!(days(&desk, &["2025"]), span("2025-01-01", "2025-05-02"));
    assert_eq!(days(&desk, &["2025-04.."]), span("2025-04-01", "2025-05-02"));
    assert_eq!(days(&desk, &["last", "week"]), span("2025-04-21", "2025-04-27"));
    assert_eq!(days(&desk, &["3", "April", "..", "yesterday"]), span("2025-04-03", "2025-05-01"));
    // The day asked about is the one it is read on.
    assert_eq!(days(&desk, &["--as-of", "2025-04-20"]), span("2025-04-01", "2025-04-20"));
    assert_eq!(days(&desk, &["last", "month", "--as-of", "2025-04-20"]), span("2025-03-01", "2025-03-31"));
}

#[test]
fn what_is_no_span_or_lies_ahead_is_refused() {
    let desk = april();
    let said = |words: &[&str]| desk.refused(&[&["digest"], words].concat(), 2);
    assert!(said(&["2025-06"]).starts_with("onrecord: digest: 2025-06-01 has not come yet\n"));
    assert!(said(&["tomorrow"]).contains("has not come yet"));
    assert!(said(&["2025-04", "--as-of", "2025-03-20"]).contains("has not come yet"));
    assert!(said(&["2025-05..2025-03"]).ends_with("hint: onrecord digest 2025-03..2025-05\n"));
    for words in ["smarch", "early April", "by Friday", "..2025-04", "2025-04..x"] {
        assert!(said(&[words]).contains("is no month, week or day"), "{words}: {}", said(&[words]));
    }
    assert!(said(&["03/04/2025"]).contains("can be"));
    for format in ["csv", "jsonl"] {
        assert!(said(&["--format", format]).contains("has no"));
    }
    desk.refused(&["--db", "nowhere.db", "digest"], 3);
}

#[test]
fn nothing_is_said_where_nothing_changed() {
    let desk = april();
    assert_eq!(
        desk.typed("digest 2024"),
        "Digest of 2024-01-01 to 2024-12-31, on 2025-05-02\n\
         Nothing recorded, nothing decided, nothing corrected; nothing to check by 2025-01-30.\n"
    );
    let quiet = desk.typed("digest 2025-03-21..2025-03-31");
    assert!(
        quiet.contains("\nNothing recorded, nothing decided, nothing corrected; 3 claims to check by 2025-04-30.\n"),
        "{quiet}"
    );
    assert!(!quiet.contains("Recorded") && quiet.contains("To check by 2025-04-30: 3 claims"), "{quiet}");
    let new = Desk::new().run_unnamed(&["digest"]).done();
    assert!(new.contains("nothing recorded") || new.contains("Nothing recorded"), "{new}");
}

#[test]
fn the_past_is_told_as_it_was_known() {
    let desk = april();
    let known = digest(&desk, &["2025-04", "--known", "2025-04-30"]);
    assert_eq!(ids(&known, "conditions"), [0; 0]);
    assert_eq!(ids(&known, "overdue"), [2, 5]);
    let text = desk.typed("digest 2025-04 --known 2025-04-20");
    assert!(
        text.starts_with(
            "Digest of April 2025 (2025-04-01 to 2025-04-30), on 2025-05-02, from what was recorded by 2025-04-20\n"
        ),
        "{text}"
    );
    let then = digest(&desk, &["--as-of", "2025-04-30"]);
    let now = digest(&desk, &["2025-04"]);
    for key in ["overdue", "coming", "corrected"] {
        assert_eq!(then[key], now[key], "{key}");
    }
    assert_eq!(ids(&then, "decided"), ids(&now, "decided"));
}

#[test]
fn a_day_is_that_of_whoever_reads() {
    let desk = Desk::new();
    let at = |now: &str, args: &[&str]| Ran::of(desk.command(args).env("ONRECORD_NOW", now)).done();
    // The first of May in Tokyo, the last of April in London.
    at("2025-05-01T03:00:00+09:00", &["add", "The bridge opens", "--speaker", "Jane Doe", "--said", "2025-04-02"]);
    let recorded = |now: &str, span: &str| {
        let printed = at(now, &["digest", span, "--json"]);
        ids(&serde_json::from_str(&printed).expect("JSON"), "recorded")
    };
    assert_eq!(recorded("2025-05-03T12:00:00+09:00", "2025-05"), [1]);
    assert_eq!(recorded("2025-05-03T12:00:00+09:00", "2025-04"), [0; 0]);
    assert_eq!(recorded("2025-05-03T12:00:00Z", "2025-05"), [0; 0]);
    assert_eq!(recorded("2025-05-03T12:00:00Z", "2025-04"), [1]);
}

#[test]
fn corrections_name_who_and_why() {
    let mut desk = april();
    desk.turn_to("2025-06-02");
    desk.typed("edit 3 --statement 'the new pier opens' --why 'misheard'");
    desk.typed("reopen 2 --why 'it is another road'");
    desk.typed("undo");
    let june = digest(&desk, &["2025-06"]);
    let edited = json!({
        "on": "2025-06-02", "by": "Test Author", "claims": [3], "what": "edited", "details": ["statement"], "why": "misheard",
    });
    let undone = json!({
        "on": "2025-06-02", "by": "Test Author", "claims": [2], "what": "undone", "details": ["reopened"], "why": null,
    });
    assert_eq!(june["corrected"], json!([edited, undone]));
    let text = desk.typed("digest 2025-06");
    assert!(text.contains("edited, “misheard”"), "{text}");
    assert!(text.contains("statement: “the pier opens” -> “the new pier opens”"), "{text}");
    assert!(text.contains("taken back: the reopening"), "{text}");
}

#[test]
fn a_retracted_source_is_told_on_the_day_of_the_notice() {
    let mut desk = Desk::on("2025-04-02");
    desk.typed("add 'the bridge opens' --speaker 'Jane Doe' --source https://example.org/a --said 2025-04-01");
    desk.typed("add 'the road opens' --speaker 'Jane Doe' --source https://example.org/b --said 2025-04-01");
    desk.turn_to("2025-05-10");
    desk.typed("source retract 1 --on 2025-04-20 --url https://example.org/notice --why 'made up'");
    let april = digest(&desk, &["2025-04"]);
    assert_eq!(april["retracted"][0]["id"], 1);
    assert_eq!(april["retracted"][0]["why"], "made up");
    assert_eq!(digest(&desk, &["2025-05"])["retracted"], json!([]));
    let text = desk.typed("digest 2025-04");
    assert!(text.contains("; 1 source retracted; "), "{text}");
    assert!(text.contains("https://example.org/notice"), "{text}");
}

/// The same lists, found from what `list` and `history` print.
#[test]
fn the_sample_month_by_month_tells_everything_once() {
    let desk = imported();
    let claims = desk.claims(&["list", "--all", "--sort", "id"]);
    let events = desk.claims(&["history"]);
    let stands_for_itself = |claim: &Value| {
        let links = |claim: &Value, kind: &str| -> Vec<i64> {
            let links = claim["links"].as_array().into_iter().flatten().filter(|link| link["kind"] == kind);
            links.filter_map(|link| link["id"].as_i64()).collect()
        };
        let is_whole = claims.iter().any(|other| links(other, "part-of").contains(&claim["id"].as_i64().unwrap_or(0)));
        links(claim, "repeats").is_empty() && !is_whole
    };
    let id = |claim: &Value| claim["id"].as_i64().expect("a number");
    let mut overdue: Vec<i64> = Vec::new();
    for month in (1..=24).map(|n| format!("{}-{:02}", 2024 + (n + 9) / 12, (n + 9) % 12 + 1)) {
        let found = digest(&desk, &[&month]);
        let within = |day: &Value| day.as_str().is_some_and(|day| day.starts_with(&month));
        let decided = claims
            .iter()
            .filter(|claim| within(&claim["closed_on"]) && claim["status"] != "void" && stands_for_itself(claim));
        let mut decided: Vec<i64> = decided.map(id).collect();
        let mut told = ids(&found, "decided");
        told.sort_unstable();
        decided.sort_unstable();
        assert_eq!(told, decided, "{month}");
        let conditions =
            claims.iter().filter(|claim| within(&claim["condition"]["decided_on"]) && stands_for_itself(claim));
        let mut told = ids(&found, "conditions");
        told.sort_unstable();
        assert_eq!(told, conditions.map(id).collect::<Vec<_>>(), "{month}");
        let logged = events.iter().filter(|event| event["kind"] == "logged" && within(&event["recorded_at"]));
        let logged: Vec<i64> = logged.filter_map(|event| event["claim_id"].as_i64()).collect();
        let on_the_books: Vec<i64> = claims.iter().map(id).filter(|id| logged.contains(id)).collect();
        assert_eq!(ids(&found, "recorded"), on_the_books, "{month}");
        let undos = events.iter().filter(|event| event["kind"] == "reverted" && within(&event["recorded_at"])).count();
        let told = found["corrected"].as_array().into_iter().flatten();
        assert_eq!(told.filter(|correction| correction["what"] == "undone").count(), undos, "{month}");
        // What turned overdue is overdue in the past view of the last day, and was not in that of the day before.
        let end = found["to"].as_str().expect("a day");
        let then = desk.claims(&["list", "--status", "overdue", "--as-of", end]);
        let then: Vec<i64> = then.iter().map(id).collect();
        let mut told = ids(&found, "overdue");
        told.sort_unstable();
        let turned: BTreeSet<i64> = then.iter().copied().filter(|id| !overdue.contains(id)).collect();
        assert_eq!(told, turned.into_iter().collect::<Vec<_>>(), "{month}");
        overdue = then;
    }
}
