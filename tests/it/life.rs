//! Whole lives of claims, as people type them: the example of the first card, taking back, the two
//! questions about the past, rehearsals.

use serde_json::json;

use super::desk::{Desk, without_random};

/// The first card's example, exactly as typed, on the day it was said.
fn rubio() -> Desk {
    let desk = Desk::on("2025-04-18");
    desk.typed(
        "add --speaker 'Marco Rubio' --said 2025-04-18 --kind threat --condition 'progress within days or withdraw'",
    );
    desk
}

fn stage(desk: &Desk, args: &[&str]) -> serde_json::Value {
    desk.claims(args)[0]["stage"].clone()
}

#[test]
fn the_example_is_read_as_a_threat_that_hangs_on_progress() {
    let desk = rubio();
    let claim = desk.claim(1);
    assert_eq!(claim["statement"], "withdraw");
    assert_eq!(claim["kind"], "threat");
    assert_eq!(claim["condition"]["kind"], "unless");
    assert_eq!(claim["condition"]["text"], "progress");
    assert_eq!(claim["condition"]["state"], "pending");
    assert_eq!(claim["condition"]["window"]["by"], "2025-04-25");
    assert_eq!(claim["deadline"], json!(null));
    assert_eq!(claim["next_check"], json!({"on": "2025-04-25", "what": "condition"}));
}

#[test]
fn the_example_falls_due_and_then_overdue() {
    let desk = rubio();
    assert_eq!(stage(&desk, &["due", "--as-of", "2025-04-24"]), "due");
    assert_eq!(stage(&desk, &["due", "--as-of", "2025-04-28"]), "due");
    assert_eq!(stage(&desk, &["due", "--as-of", "2025-04-29"]), "overdue");
    assert_eq!(stage(&desk, &["list", "--as-of", "2025-05-01"]), "overdue");
    assert!(desk.ok(&["due", "--as-of", "2025-04-24"]).contains("1 due"));
    assert!(desk.ok(&["--as-of", "2025-05-01"]).contains("1 overdue"));
}

#[test]
fn the_example_cannot_be_marked_before_its_condition_is_decided() {
    let desk = rubio();
    let before = desk.files();
    let said = desk.refused(&["mark", "1", "unfulfilled"], 2);
    assert!(said.contains("hint: decide the condition first: onrecord condition 1 yes (or no)"), "{said}");
    let said = desk.refused(&["mark", "1", "carried-out"], 2);
    assert!(said.contains("onrecord mark 1 fulfilled --condition-was yes (or no, or pending)"), "{said}");
    desk.refused(&["mark", "1", "kept"], 2);
    desk.refused(&["mark", "1", "void"], 2);
    assert!(desk.files() == before, "a refusal changed a file");
}

#[test]
fn the_example_in_force_is_looked_at_thirty_days_later() {
    let mut desk = rubio();
    desk.turn_to("2025-05-01");
    desk.ok(&["condition", "1", "no"]);
    let claim = desk.claim(1);
    assert_eq!(claim["condition"]["state"], "unmet");
    assert_eq!(claim["condition"]["decided_on"], "2025-04-28");
    assert_eq!(claim["stage"], "undated");
    assert_eq!(claim["next_check"], json!({"on": "2025-05-28", "what": "look"}));
    desk.turn_to("2025-05-28");
    assert_eq!(stage(&desk, &["due"]), "due");
    desk.ok(&["look", "1"]);
    assert_eq!(desk.claim(1)["next_check"]["on"], "2025-06-27");
    assert!(desk.claims(&["due"]).is_empty());
    desk.ok(&["mark", "1", "not-carried-out", "--on", "2025-05-28"]);
    assert_eq!(desk.claim(1)["status"], "unfulfilled");
    desk.verifies();
}

#[test]
fn the_example_is_void_once_there_is_progress() {
    let mut desk = rubio();
    desk.turn_to("2025-04-22");
    let printed = desk.ok(&["condition", "1", "yes"]);
    assert!(printed.contains("void"), "{printed}");
    let claim = desk.claim(1);
    assert_eq!((&claim["status"], &claim["closed_on"]), (&json!("void"), &json!("2025-04-22")));
    assert!(desk.claims(&["list"]).is_empty());
    desk.refused(&["mark", "1", "unfulfilled"], 2);
    desk.ok(&["mark", "carried-out", "1", "--on", "2025-04-22"]);
    assert_eq!(desk.claim(1)["without_condition"], true);
    desk.verifies();
}

#[test]
fn a_life_with_undo_and_undo_of_undo() {
    let desk = Desk::new();
    desk.add("bridge");
    desk.ok(&["mark", "1", "kept", "--evidence", "https://example.org/opening"]);
    desk.refused(&["mark", "1", "broken"], 2);
    desk.ok(&["mark", "1", "broken", "--correct", "it was another bridge"]);
    let broken = desk.claim(1);
    assert_eq!(broken["status"], "unfulfilled");
    let printed = desk.ok(&["undo"]);
    assert!(printed.contains("before: unfulfilled") && printed.contains("after: fulfilled"), "{printed}");
    assert_eq!(desk.claim(1)["status"], "fulfilled");
    let undo = desk.number("SELECT max(id) FROM event WHERE kind = 'reverted'").to_string();
    let printed = desk.ok(&["undo", &undo]);
    assert!(printed.contains("restored"), "{printed}");
    assert_eq!(desk.claim(1), broken);
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(desk.claim(1)["status"], "open");
    desk.ok(&["undo"]);
    desk.refused(&["show", "1"], 1);
    desk.refused(&["undo"], 2);
    desk.add("tunnel");
    assert_eq!(desk.column("SELECT id FROM claim WHERE ref = 'tunnel'"), ["2"], "a number is never used again");
    desk.verifies();
}

#[test]
fn an_undo_of_what_others_rest_on_is_refused_and_names_them() {
    let desk = Desk::new();
    desk.add("bridge");
    desk.ok(&["look", "1"]);
    let said = desk.refused(&["undo", "1"], 2);
    assert!(said.contains("event 2 (looked)") && said.contains("onrecord undo 2"), "{said}");
    desk.refused(&["undo", "99"], 1);
    assert!(desk.ok(&["--author", "Somebody Else", "history"]).lines().count() <= 1);
    let said = desk.refused(&["undo", "--author", "Somebody Else"], 2);
    assert!(said.contains("Somebody Else has recorded nothing"), "{said}");
}

#[test]
fn a_dropped_claim_is_off_the_books_and_keeps_its_history() {
    let desk = Desk::new();
    desk.add("bridge");
    desk.refused(&["drop", "1"], 2);
    desk.refused(&["drop", "1", "--why", " "], 2);
    desk.ok(&["drop", "1", "--why", "entered twice"]);
    assert!(desk.claims(&["list", "--all"]).is_empty());
    for args in [&["mark", "1", "kept"][..], &["look", "1"], &["drop", "1", "--why", "again"]] {
        desk.refused(args, 2);
    }
    assert_eq!(desk.claims(&["history", "1"]).len(), 2);
    desk.ok(&["undo"]);
    assert_eq!(desk.claim(1)["status"], "open");
    desk.verifies();
}

#[test]
fn the_two_questions_about_the_past() {
    let mut desk = Desk::on("2026-03-01");
    desk.typed("add 'The bridge opens' --speaker 'Jane Doe' --said 2026-01-10 --kind promise --by 2026-02-15");
    desk.turn_to("2026-04-01");
    desk.ok(&["mark", "1", "kept", "--on", "2026-02-10"]);
    let status = |flags: &[&str]| {
        let claims = desk.claims(&[&["list", "--all"], flags].concat());
        claims.first().map_or("nothing".to_owned(), |claim| claim["status"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(status(&["--as-of", "2026-01-09"]), "nothing");
    assert_eq!(status(&["--as-of", "2026-02-09"]), "open");
    assert_eq!(status(&["--as-of", "2026-02-10"]), "fulfilled");
    assert_eq!(status(&["--known", "2026-02-28"]), "nothing");
    assert_eq!(status(&["--known", "2026-03-31"]), "open");
    assert_eq!(status(&["--known", "2026-04-01"]), "fulfilled");
    assert_eq!(status(&["--known", "2026-03-31", "--as-of", "2026-02-20"]), "open");
    assert_eq!(stage(&desk, &["list", "--known", "2026-03-31", "--as-of", "2026-02-20"]), "overdue");
    desk.refused(&["show", "1", "--as-of", "2026-01-09"], 1);
    assert_eq!(desk.claims(&["history", "--known", "2026-03-31"]).len(), 1);
}

/// Every command that writes, as it can be typed after one open claim with a condition.
const WRITERS: [&[&str]; 11] = [
    &["add", "The tunnel opens", "--speaker", "John Roe"],
    &["condition", "1", "yes"],
    &["mark", "1", "withdrawn"],
    &["look", "1"],
    &["drop", "1", "--why", "entered twice"],
    &["edit", "1", "--by", "2027-01-31", "--unless", "the money is gone"],
    &["evidence", "1", "https://example.org/a"],
    &["note", "1", "they met", "--progress", "moving"],
    &["undo"],
    &["import", "lines.jsonl"],
    &["verify", "--repair"],
];

fn with_a_claim() -> Desk {
    let desk = Desk::new();
    desk.ok(&["add", "The bridge opens", "--speaker", "Jane Doe", "--if", "the money is there", "--kind", "promise"]);
    std::fs::write(desk.path("lines.jsonl"), super::lines::ledger(3)).expect("a file can be written");
    desk
}

#[test]
fn a_rehearsal_writes_nothing_and_prints_the_same() {
    for writer in WRITERS {
        let desk = with_a_claim();
        let before = desk.files();
        for flag in ["--dry-run", "-n"] {
            let rehearsed = desk.ok(&[writer, &[flag]].concat());
            assert!(desk.files() == before, "{writer:?} {flag} changed a file");
            if flag == "-n" && writer[0] != "verify" {
                let done = desk.ok(writer);
                assert_eq!(without_random(&rehearsed), without_random(&done), "{writer:?}");
            }
        }
    }
}

#[test]
fn a_rehearsal_or_a_refusal_makes_no_ledger_and_no_folder() {
    for named in [true, false] {
        let desk = Desk::new();
        std::fs::write(desk.path("lines.jsonl"), super::lines::ledger(3)).expect("a file can be written");
        let before = desk.files();
        let run = |args: &[&str]| if named { desk.run(args) } else { desk.run_unnamed(args) };
        run(&["add", "The tunnel opens", "--speaker", "John Roe", "-n"]).done();
        run(&["import", "lines.jsonl", "--dry-run"]).done();
        run(&["add", "The tunnel opens", "--speaker", "John Roe", "--said", "2027-01-01"]).refused(2);
        run(&["add", "--speaker", "John Roe", " "]).refused(2);
        run(&["mark", "1", "kept"]).refused(1);
        run(&["condition", "1", "yes"]).refused(1);
        run(&["look", "1"]).refused(1);
        run(&["drop", "1", "--why", "entered twice"]).refused(1);
        run(&["undo"]).refused(2);
        run(&["verify", "--repair"]).refused(3);
        run(&["import", "nowhere.jsonl"]).refused(2);
        assert!(
            desk.files() == before,
            "named {named}: {:?}",
            desk.files().iter().map(|(path, _)| path).collect::<Vec<_>>()
        );
    }
}

#[test]
fn commands_that_write_refuse_questions_about_the_past() {
    for writer in WRITERS {
        for flag in ["--as-of", "--known"] {
            let desk = with_a_claim();
            let before = desk.files();
            desk.refused(&[writer, &[flag, "2026-01-01"]].concat(), 2);
            assert!(desk.files() == before, "{writer:?} {flag}");
        }
    }
}
