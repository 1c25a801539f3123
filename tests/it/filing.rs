//! What is filed with claims as people type it: evidence, notes, links, and opening again.

use serde_json::{Value, json};

use super::desk::Desk;

/// A desk on 1 May 2025: a demand (1), a promise (2), two more (3, 4), and two claims that hang on the demand
/// coming about (5 if, 6 unless).
fn desk() -> Desk {
    let desk = Desk::on("2025-05-01");
    let add = |line: &str| desk.typed(&format!("add --speaker 'Jane Doe' --said 2025-03-01 {line}"));
    add("'Russia stops the strikes' --kind demand --by 2025-04-10");
    add("'the programme is done' --kind promise");
    add("'the bridge is built' --kind promise");
    add("'the road is paved' --kind promise");
    add("'we lift the sanctions' --kind promise --if 'Russia stops the strikes'");
    add("'we keep the sanctions' --kind threat --unless 'Russia stops the strikes'");
    desk
}

#[test]
fn evidence_speaks_for_the_claim_until_there_is_an_outcome() {
    let desk = desk();
    let url = "https://example.org/a";
    let printed = desk.ok(&[
        "evidence",
        "1",
        url,
        "--archive",
        "https://archive.example/1",
        "--words",
        "no strikes",
        "--note",
        "x",
    ]);
    assert!(printed.starts_with("claim 1: evidence filed for the claim: https://example.org/a\n"), "{printed}");
    let filed = json!({"url": url, "archive_url": "https://archive.example/1", "words": "no strikes", "note": "x", "for": "claim"});
    assert_eq!(desk.claim(1)["evidence"], json!([filed]));
    desk.ok(&["mark", "1", "met", "--on", "2025-04-08"]);
    assert!(desk.ok(&["evidence", url, "1"]).contains("for the outcome"));
    let claims = desk.claims(&["evidence", "5,6", url, "--for", "condition"]);
    assert_eq!([&claims[0]["evidence"][0]["for"], &claims[1]["evidence"][0]["for"]], ["condition", "condition"]);
    let ran = desk.run(&["evidence", "1", url]);
    assert!(ran.stderr.contains("was filed for the outcome before"), "{}", ran.stderr);
    let said = desk.refused(&["evidence", "2", url, "--for", "condition"], 2);
    assert!(said.contains("claim 2 has no condition"), "{said}");
    for words in [&["1"][..], &[url], &["1", "ftp://x"], &["1", url, url], &["1", "javascript:alert(1)"]] {
        desk.refused(&[&["evidence"], words].concat(), 2);
    }
    desk.refused(&["evidence", "1", url, "--for", "nothing"], 2);
    desk.refused(&["evidence", "1", url, "--archive", "file:///etc/passwd"], 2);
    desk.refused(&["evidence", "9", url], 1);
    assert!(desk.claims(&["list", "--no-evidence"]).iter().all(|claim| claim["id"] != 5));
    desk.verifies();
}

#[test]
fn notes_need_no_quotes_and_are_internal_unless_made_public() {
    let desk = desk();
    desk.typed("note 4 the asphalt is there, but 2 of 5 lanes are missing");
    desk.ok(&["note", "4", "--progress", "stalled"]);
    desk.ok(&["note", "4,5", "they meet again", "--public", "--progress", "moving"]);
    let claim = desk.claim(4);
    assert_eq!(claim["progress"], "moving");
    let note = |text: &str, public: bool, progress: Value| json!({"on": "2025-05-01", "text": text, "public": public, "progress": progress});
    let expected = [
        note("the asphalt is there, but 2 of 5 lanes are missing", false, Value::Null),
        note("", false, json!("stalled")),
        note("they meet again", true, json!("moving")),
    ];
    assert_eq!(claim["notes"], json!(expected));
    let shown = desk.ok(&["show", "4"]);
    assert!(shown.contains("\n           2025-05-01, public: moving: they meet again\n"), "{shown}");
    desk.ok(&["undo"]);
    assert_eq!(desk.claim(4)["progress"], "stalled");
    let said = desk.refused(&["note", "4", "2", "lanes", "are", "missing"], 2);
    assert!(said.contains("onrecord note 4 \"2 lanes are missing\""), "{said}");
    for words in [&["4"][..], &["hello"], &["4", " "], &["4", "x", "--progress", "fast"]] {
        desk.refused(&[&["note"], words].concat(), 2);
    }
    desk.refused(&["note", "9", "x"], 1);
    desk.verifies();
}

#[test]
fn a_repetition_follows_its_original_from_then_on() {
    let desk = desk();
    desk.typed("add 'Russia stops the strikes by 2032' --speaker 'Jane Doe' --said 2025-04-02 --kind demand");
    let printed = desk.ok(&["link", "7", "repeats", "1"]);
    assert_eq!(
        printed,
        "claim 7 follows claim 1 from now on and is never due itself; said again 2025-04-02, now by 2032\n"
    );
    assert_eq!(desk.claim(7)["next_check"], Value::Null);
    let shown = desk.ok(&["show", "1"]);
    assert!(shown.contains("said again 2025-04-02 (claim 7), now by 2032\n"), "{shown}");
    desk.ok(&["mark", "1", "not-met"]);
    assert_eq!([&desk.claim(7)["status"], &desk.claim(7)["closed_on"]], ["unfulfilled", "2025-04-10"]);
    let said = desk.refused(&["mark", "7", "met"], 2);
    assert!(said.contains("claim 7 repeats claim 1 and follows it"), "{said}");
    desk.refused(&["reopen", "7", "--why", "x"], 2);
    desk.verifies();
}

#[test]
fn a_whole_is_judged_by_its_parts() {
    let desk = desk();
    assert_eq!(desk.ok(&["link", "3,4", "part-of", "2"]), "claim 2 is judged by its parts: 0 of 2 fulfilled\n");
    desk.ok(&["mark", "3", "kept", "--on", "2025-04-01"]);
    let shown = desk.ok(&["show", "2"]);
    assert!(shown.contains("\nlinks      1 of 2 parts fulfilled: 3, 4\n"), "{shown}");
    assert!(desk.ok(&["list"]).contains("1 of 2 parts"));
    assert_eq!(desk.claim(2)["parts"], json!({"fulfilled": 1, "all": 2}));
    desk.refused(&["mark", "2", "kept"], 2);
    let claims = desk.claims(&["link", "5", "part", "of", "2"]);
    assert_eq!((&claims[0]["id"], &claims[0]["links"][0]["kind"]), (&json!(5), &json!("part-of")));
    desk.ok(&["undo"]);
    desk.ok(&["mark", "4", "kept"]);
    assert_eq!(desk.claim(2)["status"], "fulfilled");
    desk.verifies();
}

#[test]
fn who_hangs_on_a_claim_is_said_when_it_is_marked() {
    let desk = desk();
    let printed = desk.ok(&["link", "5,6", "hangs-on", "1"]);
    assert!(printed.contains("claim 5's condition is what claim 1 states: marking 1 will say so\n"), "{printed}");
    assert!(desk.ok(&["show", "1"]).contains("claim 6 hangs on this"));
    let said = |args: &[&str]| {
        let ran = desk.run(args);
        assert_eq!(ran.status, Some(0), "{ran:?}");
        ran.stderr
    };
    let told = said(&["mark", "1", "met", "--on", "2025-04-08"]);
    assert!(told.contains("claim 5 hangs on claim 1: onrecord condition 5 yes (it is in force then)"), "{told}");
    assert!(told.contains("claim 6 hangs on claim 1: onrecord condition 6 yes (it is void then)"), "{told}");
    desk.ok(&["condition", "5", "yes"]);
    let told = said(&["reopen", "1", "--why", "they went on"]);
    assert!(told.contains("claim 5 hangs on claim 1, which is open; decided before: yes, on 2025-05-01"), "{told}");
    let told = said(&["mark", "1", "not-met"]);
    assert!(told.contains("decided before: yes, on 2025-05-01; onrecord condition 5 no (it is void then)"), "{told}");
    assert!(told.contains("onrecord condition 6 no (it is in force then)"), "{told}");
    let told = said(&["mark", "1", "unverifiable", "--correct", "nobody knows"]);
    assert!(told.contains("claim 6 hangs on claim 1: onrecord condition 6 yes (or no)"), "{told}");
    let printed = desk.ok(&["link", "6", "supersedes", "5"]);
    assert!(printed.contains("onrecord mark 5 withdrawn"), "{printed}");
    // A whole tells once its last part is marked.
    desk.ok(&["link", "3", "part-of", "2"]);
    desk.typed("add 'we celebrate' --speaker 'Jane Doe' --said 2025-03-01 --if 'the programme is done'");
    desk.ok(&["link", "7", "hangs-on", "2"]);
    let told = said(&["mark", "3", "kept"]);
    assert!(told.contains("claim 7 hangs on claim 2: onrecord condition 7 yes (it is in force then)"), "{told}");
    // A claim that becomes void of itself tells too.
    desk.typed("add 'we go home' --speaker 'Jane Doe' --said 2025-03-01 --if 'we lift the sanctions'");
    desk.ok(&["link", "8", "hangs-on", "5"]);
    let told = said(&["condition", "5", "no"]);
    assert!(told.contains("claim 8 hangs on claim 5: onrecord condition 8 yes (or no)"), "{told}");
    desk.verifies();
}

#[test]
fn links_that_make_no_sense_are_refused() {
    let desk = desk();
    desk.ok(&["link", "3", "part-of", "2"]);
    desk.ok(&["add", "again", "--speaker", "Jane Doe", "--repeats", "1"]);
    let before = desk.ok(&["export", "-"]);
    for (words, why) in [
        ("1 repeats 7", "circle"),
        ("2 part-of 3", "circle"),
        ("3 part-of 2", "already"),
        ("7 repeats 2", "repeats claim 1 already"),
        ("3 repeats 3", "itself"),
        ("3 hangs-on 1", "onrecord edit 3 --if"),
        ("3 part-of 7", "follows"),
        ("3 follows 1", "no link"),
        ("3 1", "no kind of link"),
        ("repeats 1", "between"),
        ("3 repeats", "between"),
        ("3 repeats 1,2", "more than one"),
        ("3 repeats 1 2", "between"),
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        let said = desk.refused(&[&["link"], &words[..]].concat(), 2);
        assert!(said.contains(why), "{words:?}: {said}");
    }
    for flags in [["--repeats", "2", "--part-of", "2"], ["--part-of", "7", "--role", "x"]] {
        desk.refused(&[&["add", "x", "--speaker", "Jane Doe"], &flags[..]].concat(), 2);
    }
    desk.refused(&["link", "3", "repeats", "9"], 1);
    assert_eq!(desk.ok(&["export", "-"]), before);
}

#[test]
fn what_was_closed_by_mistake_is_opened_again() {
    let desk = desk();
    desk.ok(&["mark", "1", "met", "--on", "2025-04-08"]);
    desk.ok(&["condition", "5", "no"]);
    assert_eq!(desk.claim(5)["status"], "void");
    let printed = desk.ok(&["reopen", "1,5", "--why", "it was another strike"]);
    assert!(printed.contains("claim 1: open again; next check 2025-04-10\n"), "{printed}");
    assert_eq!([&desk.claim(1)["stage"], &desk.claim(5)["condition"]["state"]], ["overdue", "pending"]);
    let history = desk.ok(&["history", "1", "--format", "markdown"]);
    assert!(history.contains("takes back event 7, outcome, it was another strike"), "{history}");
    assert_eq!(desk.claims(&["show", "1", "--as-of", "2025-04-09"])[0]["status"], "open");
    for args in [&["reopen", "1", "--why", "x"][..], &["reopen", "1"], &["reopen", "--why", "x"]] {
        desk.refused(args, 2);
    }
    let said = desk.refused(&["mark", "1", "met", "--correct", "x"], 2);
    assert!(said.contains("onrecord reopen"), "{said}");
    desk.ok(&["undo"]);
    assert_eq!(desk.claim(1)["status"], "fulfilled");
    let said = desk.refused(&["mark", "1", "not-met"], 2);
    assert!(said.contains("onrecord reopen 1 --why"), "{said}");
    desk.verifies();
}

#[test]
fn rehearsals_write_nothing_and_the_past_is_not_written_to() {
    let desk = desk();
    desk.ok(&["mark", "3", "kept"]);
    let before = desk.files();
    for args in [
        &["link", "5", "hangs-on", "1"][..],
        &["reopen", "3", "--why", "x"],
        &["evidence", "1", "https://a.example"],
        &["note", "1", "x"],
    ] {
        desk.ok(&[args, &["-n"]].concat());
        desk.refused(&[args, &["--as-of", "2025-04-01"]].concat(), 2);
        desk.refused(&[args, &["--format", "csv"]].concat(), 2);
    }
    assert!(desk.files() == before, "a rehearsal changed a file");
}
