//! Names that are like one on record: said, and never taken for it.

use crate::desk::Desk;

fn desk() -> Desk {
    let desk = Desk::on("2026-11-01");
    for name in ["Marco Rubio", "Dmitry Peskov", "John Smith", "Ada Rossi", "Ben Rossi"] {
        desk.ok(&["add", "It rains", "--speaker", name, "--said", "2026-03-01", "--kind", "prediction"]);
    }
    desk
}

/// What is said of a speaker when a claim is recorded.
#[track_caller]
fn said_of(desk: &Desk, name: &str) -> String {
    let ran = desk.run(&["add", &format!("{name} speaks"), "--speaker", name, "--said", "2026-03-01"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    ran.stderr.lines().filter(|line| line.contains("speaker")).map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn a_new_name_that_is_like_a_known_one_is_said_and_stays_its_own() {
    let desk = desk();
    for (name, like, merge) in [
        ("Marko Rubio", "Marco Rubio", r#""Marko Rubio" --into "Marco Rubio""#),
        ("Dmitri Peskóv", "Dmitry Peskov", r#""Dmitri Peskóv" --into "Dmitry Peskov""#),
        ("J. Smith", "John Smith", r#""J. Smith" --into "John Smith""#),
        ("C. Rossi", "", ""),
        ("Jane Smith", "J. Smith", r#""Jane Smith" --into "J. Smith""#), // not John
        ("Bea Clark", "", ""),
        ("Beatrice $HOME", "", ""),
    ] {
        let expected = if like.is_empty() {
            format!("onrecord: new speaker: {name}\n")
        } else {
            format!("onrecord: new speaker: {name} (like {like}? merge: onrecord speaker merge {merge})\n")
        };
        assert_eq!(said_of(&desk, name), expected);
    }
    let several = said_of(&desk, "Senator Rossi");
    assert!(several.contains("(like Ada Rossi, Ben Rossi or C. Rossi? merge: "), "{several}");
    assert!(several.ends_with("onrecord speaker merge \"Senator Rossi\" --into NAME)\n"), "{several}");
    assert_eq!(desk.number("SELECT count(*) FROM speaker"), 13, "nobody is joined by likeness");
    assert_eq!(desk.claims(&["list", "--speaker", "Marco Rubio"]).len(), 1);
}

#[test]
fn a_known_name_is_not_compared() {
    let desk = desk();
    assert_eq!(said_of(&desk, "marco rubio"), "");
    assert_eq!(said_of(&desk, "Peskov"), "");
    let ran = desk.run(&["add", "x", "--speaker", "Marko Rubio", "--anonymous", "--said", "2026-03-01"]);
    assert!(!ran.stderr.contains("like"), "{ran:?}");
    desk.refused(&["add", "x", "--speaker", "Rossi"], 2);
}

#[test]
fn whoever_is_not_there_is_answered_with_those_who_are_like() {
    let desk = desk();
    for (name, hint) in [
        ("Marko Rubio", "hint: did you mean \"Marco Rubio\"\n"),
        ("Sen. Rossi", "hint: did you mean \"Ada Rossi\" or \"Ben Rossi\"\n"),
        ("Rubioo", "hint: did you mean \"Marco Rubio\"\n"),
        ("Zebedee", "hint: onrecord list --all --sort speaker\n"),
    ] {
        let said = desk.refused(&["list", "--speaker", name], 1);
        assert!(said.ends_with(hint), "{name}: {said}");
    }
}
