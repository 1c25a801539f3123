//! Wrong use of every command: which status, and that one line says what is wrong.

use super::desk::Desk;

/// A desk with claims 1 to 3, the first in hand.
fn desk() -> Desk {
    let desk = Desk::new();
    for key in ["a", "b", "c"] {
        desk.add(key);
    }
    desk
}

#[test]
fn what_cannot_be_read_is_wrong_use() {
    let desk = desk();
    let before = desk.files();
    let wrong: [&[&str]; 30] = [
        &["--nope"],
        &["nope"],
        &["--as-of", "soon"],
        &["--known", "03/04/2026"],
        &["--json", "--format", "csv", "list"],
        &["list", "--format", "xml"],
        &["verify", "--format", "csv"],
        &["list", "--status", "nope"],
        &["list", "--kind", "nope"],
        &["list", "--limit", "x"],
        &["list", "--said-since", "soon"],
        &["due", "soon"],
        &["due", "-1"],
        &["show"],
        &["show", "x"],
        &["show", "3-1"],
        &["show", "1-99999999999"],
        &["show", "1,"],
        &["mark"],
        &["mark", "1"],
        &["mark", "kept"],
        &["mark", "1", "nope"],
        &["mark", "1", "refuted"],
        &["condition", "1"],
        &["condition", "1", "maybe"],
        &["condition", "1", "yes", "no"],
        &["look"],
        &["drop", "1"],
        &["export", "-", "--as", "nope"],
        &["log", "a claim"],
    ];
    for args in wrong {
        desk.refused(args, 2);
    }
    assert!(desk.files() == before, "wrong use changed a file");
}

#[test]
fn what_the_rules_refuse_is_wrong_use() {
    let desk = desk();
    let before = desk.files();
    let refused: [&[&str]; 17] = [
        &["condition", "1", "yes"],
        &["mark", "1", "void"],
        &["mark", "1", "kept", "--on", "2027-01-01"],
        &["mark", "1", "kept", "--on", "2020-01-01"],
        &["mark", "1", "kept", "--on", "03/04/2026"],
        &["mark", "1", "kept", "--reason", "nope"],
        &["mark", "1", "kept", "--reason", "blocked"],
        &["mark", "1", "kept", "--evidence", "javascript:alert(1)"],
        &["mark", "1", "kept", "--evidence", "file:///etc/passwd"],
        &["mark", "1", "kept", "--words", "early"],
        &["mark", "1", "kept", "--correct", "why"],
        &["look", "1", "--again", "yesterday"],
        &["add", "x", "--speaker", "Jane Doe", "--ref", "a"],
        &["add", "x", "--speaker", " "],
        &["add", "", "--speaker", "Jane Doe"],
        &["add", "x", "--speaker", "Jane Doe", "--by", "when pigs fly"],
        &["add", "x", "--speaker", "Jane Doe", "--said", "tomorrow"],
    ];
    for args in refused {
        desk.refused(args, 2);
    }
    assert!(desk.files() == before, "a refusal changed a file");
}

#[test]
fn what_is_not_there_is_named() {
    let desk = desk();
    let before = desk.files();
    let missing: [&[&str]; 12] = [
        &["show", "9"],
        &["show", "0"],
        &["show", "1,9"],
        &["show", "2-4"],
        &["show", "019b7800-0000-7000-8000-000000000001"],
        &["mark", "9", "kept"],
        &["mark", "1", "9", "kept"],
        &["condition", "9", "yes"],
        &["look", "9"],
        &["history", "9"],
        &["undo", "99"],
        &["add", "x", "--speaker", "Jane Doe", "--repeats", "9"],
    ];
    for args in missing {
        let said = desk.refused(args, 1);
        assert!(said.contains("there is no "), "{args:?}: {said}");
    }
    desk.refused(&["list", "--speaker", "Nobody"], 1);
    assert!(desk.files() == before, "asking for what is not there changed a file");
}

#[test]
fn one_refusal_takes_the_whole_command_back() {
    let desk = desk();
    desk.ok(&["mark", "2", "kept"]);
    let before = desk.ok(&["export", "-"]);
    desk.refused(&["mark", "1-3", "kept"], 2);
    assert_eq!(desk.ok(&["export", "-"]), before);
    desk.ok(&["mark", "1,3", "kept"]);
    assert_eq!(desk.claims(&["list", "--status", "fulfilled"]).len(), 3);
}

#[test]
fn numbers_are_taken_before_and_after_the_outcome() {
    let desk = desk();
    let uid = desk.column("SELECT uid FROM claim WHERE id = 3").remove(0);
    desk.ok(&["mark", "1", "kept", "2", &uid]);
    assert_eq!(desk.claims(&["list", "--status", "fulfilled"]).len(), 3);
    assert_eq!(desk.claims(&["show", "3,1-2"]).iter().map(|claim| claim["id"].clone()).collect::<Vec<_>>(), [3, 1, 2]);
}

#[test]
fn all_that_is_printed_ends_its_last_line() {
    let desk = desk();
    let commands: [&[&str]; 10] = [
        &[],
        &["list"],
        &["due", "400"],
        &["show", "1"],
        &["history"],
        &["verify"],
        &["when", "within", "days"],
        &["export", "-"],
        &["--help"],
        &["--version"],
    ];
    for args in commands {
        assert!(desk.ok(args).ends_with('\n'), "{args:?}");
    }
    for args in [
        &["list", "--json"][..],
        &["show", "1", "--json"],
        &["history", "--json"],
        &["when", "tomorrow", "--json"],
        &["verify", "--json"],
    ] {
        let printed = desk.ok(args);
        assert!(printed.ends_with('\n'), "{args:?}");
        assert!(serde_json::from_str::<serde_json::Value>(&printed).is_ok(), "{args:?}: {printed}");
    }
}

#[test]
fn help_begins_with_an_example_and_needs_no_ledger() {
    let desk = Desk::new();
    for command in [
        "add",
        "condition",
        "mark",
        "look",
        "undo",
        "drop",
        "list",
        "due",
        "show",
        "history",
        "when",
        "verify",
        "export",
        "import",
    ] {
        let printed = desk.ok(&[command, "--help"]);
        assert!(printed.starts_with("Example: onrecord "), "{command}: {printed}");
    }
    assert!(desk.ok(&["--help"]).starts_with("Example: onrecord add "));
    assert!(!desk.ledger().exists());
}

#[test]
fn numbers_larger_than_anybody_needs_do_no_harm() {
    let desk = desk();
    for args in
        [&["list", "--limit", "18446744073709551615"][..], &["due", "18446744073709551615"], &["list", "--limit", "0"]]
    {
        desk.ok(args);
    }
    assert_eq!(desk.claims(&["list", "--limit", "18446744073709551615"]).len(), 3);
    assert_eq!(desk.claims(&["list", "--limit", "1"]).len(), 1);
}

#[test]
fn a_filter_answers_every_line_and_says_which_it_refused() {
    let desk = Desk::new();
    let good = "{\"id\":1,\"text\":\"within days\",\"ref\":\"2026-01-01\"}\n";
    let ran = desk.run_on(&["when", "--jsonl"], good.as_bytes());
    assert_eq!(ran.done().lines().count(), 1);
    let bad_day = "{\"id\":3,\"text\":\"within days\",\"ref\":\"31 May\"}\n".as_bytes();
    let lines = [good.as_bytes(), b"no json\n", b"\xff\n", b"\n", b"{\"id\":2}\n", good.as_bytes(), bad_day].concat();
    let ran = desk.run_on(&["when", "--jsonl"], &lines);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    let answers: Vec<serde_json::Value> =
        ran.text().lines().map(|line| serde_json::from_str(line).expect("each answer is JSON")).collect();
    let is_refused: Vec<bool> = answers.iter().map(|answer| answer.get("error").is_some()).collect();
    assert_eq!(is_refused, [false, true, true, true, false, true]);
    assert_eq!(answers[5]["error"], "ref \"31 May\" is no date like 2025-06-30");
    assert_eq!(answers[3]["id"], 2);
}
