//! `read` on a terminal where something comes between: an editor that fails, words that are refused, another name.

use std::fs;

use super::desk::Desk;
use super::read::{ARTICLE, QUESTION, READ, answered, desk, statements};

/// A review whose editor is a shell script; the form is `$1`.
fn edited(desk: &Desk, flags: &str, script: &str, answers: &[&str]) -> Option<String> {
    fs::write(desk.path("edit.sh"), script).expect("a script can be written");
    answered(desk, &format!("TMPDIR=. EDITOR='sh edit.sh' {READ} {flags}"), answers)
}

/// Forms that were left behind.
fn left(desk: &Desk) -> usize {
    desk.files().iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "toml")).count()
}

#[test]
fn what_is_left_in_the_editor_is_not_recorded() {
    for (script, said) in [
        ("exit 3", "the editor gave up (exit status: 3)"),
        (": > \"$1\"", "it was left in the editor, and is not recorded"),
        ("exec no-such-editor", "the editor cannot be started"),
    ] {
        let desk = desk();
        let Some(printed) = edited(&desk, "--edit", script, &["a\n", "y\n", "q\n"]) else { return };
        assert!(printed.contains(said), "{script}: {printed}");
        assert!(printed.contains("nothing recorded, 3 left, 1 without a speaker"), "{script}: {printed}");
        assert!(!desk.ledger().exists(), "{script}");
        assert_eq!(left(&desk), 0, "{script}");
    }
    // What is left as it is, is recorded as it is.
    let desk = desk();
    let Some(printed) = edited(&desk, "--edit", "true", &["a\n"]) else { return };
    assert!(printed.contains("3 recorded (1-3)"), "{printed}");
}

#[test]
fn words_that_do_not_stand_there_are_shown_what_does() {
    let desk = desk();
    let script = "sed -i 's/^quote = .*/quote = \"We shall open the line\"/' \"$1\"";
    let Some(printed) = edited(&desk, "--edit", script, &["y\n", "q\n", "q\n"]) else { return };
    assert!(printed.contains("the nearest passage is: “We will open the line”"), "{printed}");
    assert!(printed.contains("nothing recorded, 3 left"), "{printed}");
    assert!(!desk.ledger().exists());
}

#[test]
fn what_is_refused_leaves_no_source_behind() {
    for flags in ["--published 2026-03-20", "--published 2026-03-20 -n"] {
        let desk = desk();
        let line = format!("$onrecord read a.txt {flags}");
        let Some(printed) = answered(&desk, &line, &["y\n", "q\n"]) else { return };
        assert!(printed.contains("2026-03-20") && printed.contains("e edits it"), "{printed}");
        assert!(printed.contains("nothing recorded, 3 left"), "{printed}");
        assert!(!desk.ledger().exists(), "{flags}");
    }
}

#[test]
fn leaving_one_article_leaves_all() {
    let desk = desk();
    fs::copy(desk.path("a.txt"), desk.path("b.txt")).expect("a copy");
    for answers in [&["q\n"][..], &[]] {
        let line = "$onrecord read a.txt b.txt --said 2026-02-03";
        let Some(printed) = answered(&desk, line, answers) else { return };
        assert_eq!(printed.matches(QUESTION).count(), 1, "{printed}");
        assert!(printed.contains("1 more article is left"), "{printed}");
    }
}

#[test]
fn a_claim_is_not_like_itself() {
    let desk = desk();
    let Some(printed) = answered(&desk, READ, &["y\n", "b\n", "q\n"]) else { return };
    assert!(printed.contains("recorded as claim 1: n takes it back"), "{printed}");
    assert!(!printed.contains("like       claim 1?"), "{printed}");
}

#[test]
fn whoever_is_named_keeps_name_and_role() {
    let desk = desk();
    desk.typed("add 'x' --speaker 'Jane Doe' --said 2026-01-01");
    let text = ARTICLE.replace("2027,” said Jane Doe", "2027,” said Transport Minister Jane Doe");
    fs::write(desk.path("a.txt"), text).expect("it can be written");
    let Some(printed) = answered(&desk, READ, &["w\n", "()\n", "w\n", "Doe\n", "y\n", "q\n"]) else { return };
    assert!(printed.contains("there is nothing between the brackets"), "{printed}");
    assert!(!printed.contains("in the article: Doe"), "{printed}");
    let claim = desk.claim(2);
    assert_eq!(
        (&claim["speaker"]["name"], &claim["speaker"]["role"]),
        (&"Jane Doe".into(), &"Transport Minister".into())
    );
    assert_eq!(statements(&desk).len(), 2);
}
