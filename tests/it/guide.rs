//! `mark ID` alone, on a terminal and off one. The terminal is made by `script`, where that is installed.

use std::io::Write;
use std::process::{Command, Stdio};

use super::desk::{Desk, PROGRAM, skipped};

fn desk() -> Desk {
    let desk = Desk::on("2025-05-01");
    desk.typed("add 'the bridge opens' --speaker 'Jane Doe' --said 2025-03-01 --kind promise --by 2025-04-10 --test 'cars cross'");
    desk
}

/// Runs `mark` on a terminal with these answers and returns all that was printed; `None` without `script`.
fn on_a_terminal(desk: &Desk, args: &str, answers: &str) -> Option<String> {
    let can = Command::new("script")
        .arg("--version")
        .output()
        .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("util-linux"));
    if !can {
        skipped("mark on a terminal: there is no script of util-linux");
        return None;
    }
    let mut command = Command::new("script");
    desk.dress(&mut command).env("TERM", "dumb");
    command.args(["-qec", &format!("{PROGRAM} mark {args}"), "/dev/null"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(answers.as_bytes()).expect("the terminal takes the answers");
    drop(stdin);
    let output = child.wait_with_output().expect("script ends");
    Some(String::from_utf8_lossy(&output.stdout).replace('\r', ""))
}

#[test]
fn a_claim_is_shown_and_asked_about() {
    let desk = desk();
    let answers = "nope\n1\n2025-04-12\nhttps://example.org/a\nseen by two\n";
    let Some(printed) = on_a_terminal(&desk, "1", answers) else { return };
    for text in [
        "statement  the bridge opens",
        "test       cars cross",
        "  1  fulfilled (kept)",
        "nope is none of these: fulfilled, partly-fulfilled, unfulfilled, withdrawn, unverifiable",
        "Its window closed on 2025-04-10",
        "claim 1: fulfilled on 2025-04-12, 2 days late",
    ] {
        assert!(printed.contains(text), "{text:?} is not in {printed}");
    }
    let claim = desk.claim(1);
    assert_eq!([&claim["status"], &claim["evidence"][0]["url"]], ["fulfilled", "https://example.org/a"]);
    let printed = on_a_terminal(&desk, "1", "").expect("as before");
    assert!(printed.contains("claim 1 is closed") && printed.contains("onrecord reopen 1"), "{printed}");
    desk.verifies();
}

#[test]
fn an_answer_left_out_or_the_end_records_nothing() {
    for answers in ["\n", "", "1\n\n", "1\n2025-04-05\n", "3\n"] {
        let desk = desk();
        let before = desk.ok(&["export", "-"]);
        let Some(printed) = on_a_terminal(&desk, "1", answers) else { return };
        assert!(printed.contains("nothing recorded"), "{answers:?}: {printed}");
        assert_eq!(desk.ok(&["export", "-"]), before);
    }
}

#[test]
fn off_a_terminal_an_outcome_is_needed() {
    let desk = desk();
    let said = desk.refused(&["mark", "1"], 2);
    assert!(said.contains("no outcome is given"), "{said}");
}
