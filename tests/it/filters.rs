//! The flags that say which claims: alike for every command that shows some of many.

use serde_json::Value;

use crate::desk::Desk;

/// Four claims, by Jane Doe, Jon Dow and Ann Roe.
fn desk() -> Desk {
    let desk = Desk::on("2026-11-01");
    for line in [
        "add 'The bridge opens' --speaker 'Jane Doe' --said 2026-03-01 --kind promise --strength firm --by 2026-10-01 --topic Rail",
        "add 'The ferry stops' --speaker 'Jon Dow' --said 2026-04-01 --kind threat --strength hedged --by 2026-11-03 --topic harbour",
        "add 'It will rain' --speaker 'Ann Roe' --said 2026-05-01 --kind prediction --strength firm --by 2026-11-05",
        "add 'The port pays' --speaker 'Jane Doe' --said 2026-06-01 --kind demand --strength firm --by 2027-01-01 --topic harbour",
    ] {
        desk.typed(line);
    }
    desk
}

#[track_caller]
fn ids(desk: &Desk, command: &str, flags: &[&str], expected: &[i64]) {
    let claims = desk.claims(&[&[command], flags].concat());
    let ids: Vec<i64> = claims.iter().filter_map(|claim: &Value| claim["id"].as_i64()).collect();
    assert_eq!(ids, expected, "{command} {flags:?}");
}

#[test]
fn one_flag_given_several_times_means_any_of_them() {
    let desk = desk();
    ids(&desk, "list", &["--kind", "promise,threat"], &[1, 2]);
    ids(&desk, "list", &["--kind", "promise", "--kind", "threat"], &[1, 2]);
    ids(&desk, "list", &["--strength", "firm,hedged"], &[1, 2, 3, 4]);
    ids(&desk, "list", &["--speaker", "Doe"], &[1, 4]);
    ids(&desk, "list", &["--speaker", "Doe", "--speaker", "Ann Roe"], &[1, 3, 4]);
    ids(&desk, "list", &["--topic", "rail", "--topic", "Harbour"], &[1, 2, 4]);
    ids(&desk, "list", &["--speaker", "Doe", "--topic", "harbour"], &[4]);
    ids(&desk, "list", &["--topic", "harbour", "--limit", "1"], &[2]);
    ids(&desk, "list", &["--sort", "speaker"], &[3, 1, 4, 2]);
}

#[test]
fn what_is_due_is_narrowed_down_too() {
    let desk = desk();
    ids(&desk, "due", &[], &[1, 2, 3]);
    ids(&desk, "due", &["--speaker", "Doe"], &[1]);
    ids(&desk, "due", &["90", "--topic", "harbour"], &[2, 4]);
    ids(&desk, "due", &["--status", "overdue"], &[1]);
    ids(&desk, "due", &["--status", "fulfilled"], &[]);
    ids(&desk, "due", &["--all"], &[1, 2, 3]);
    ids(&desk, "due", &["--sort", "speaker", "--limit", "2"], &[3, 1]);
    let table = desk.ok(&["due", "--limit", "1"]);
    assert!(table.starts_with("To check on 2026-11-01: 1 overdue, 2 due\n"), "the heading counts all: {table}");
    assert!(!table.contains("ferry"), "{table}");
    assert_eq!(desk.ok(&["due", "--speaker", "Jon Dow", "--kind", "promise"]), "", "nothing due is nothing said");
}

#[test]
fn a_word_that_is_not_known_is_answered_with_the_nearest() {
    let desk = desk();
    let cases: [(&[&str], i32, &str); 11] = [
        (&["list", "--kind", "promisse"], 2, "hint: did you mean --kind promise"),
        (&["list", "--strength", "hegded"], 2, "hint: did you mean --strength hedged"),
        (&["list", "--status", "over-due"], 2, "hint: did you mean --status overdue"),
        (&["due", "--status", "fulfiled"], 2, "hint: did you mean --status fulfilled"),
        (&["list", "--status", "nope"], 2, "hint: one of conditional, waiting,"),
        (&["list", "--speaker", "Jane Do"], 1, "hint: did you mean \"Jane Doe\""),
        (&["due", "--speaker", "jain doe"], 1, "hint: did you mean \"Jane Doe\""),
        (&["list", "--speaker", "Zebedee"], 1, "hint: onrecord list --all --sort speaker"),
        (&["mark", "3", "fullfilled"], 2, "hint: did you mean: onrecord mark 3 fulfilled"),
        (&["mark", "3", "came", "tru"], 2, "hint: did you mean: onrecord mark 3 came-true"),
        (&["add", "x", "--speaker", "Jane Doe", "--kind", "thread"], 2, "hint: did you mean --kind threat"),
    ];
    for (args, status, hint) in cases {
        let said = desk.refused(args, status);
        assert!(said.contains(hint), "{args:?}: {said}");
    }
}

#[test]
fn a_group_finds_the_claims_of_its_speakers() {
    let desk = desk();
    let ran = desk.run(&["list", "--group", "Blue", "--json"]);
    assert_eq!(ran.stderr, "onrecord: no speaker is of the group \"Blue\"\n");
    assert_eq!(ran.done(), "[]\n");
}

#[test]
fn a_topic_is_found_whatever_the_case_of_its_letters() {
    let desk = desk();
    desk.typed("add 'It snows' --speaker 'Ann Roe' --said 2026-05-01 --kind prediction --topic Élan");
    desk.typed("add 'It thaws' --speaker 'Ann Roe' --said 2026-05-01 --kind prediction --topic élan");
    ids(&desk, "list", &["--topic", "ÉLAN", "--sort", "id"], &[5, 6]);
}

#[test]
fn a_topic_that_no_claim_has_finds_nothing_and_is_named() {
    let desk = desk();
    let ran = desk.run(&["list", "--topic", "harbor", "--json"]);
    assert_eq!(ran.stderr, "onrecord: no claim has the topic \"harbor\"; did you mean \"harbour\"?\n");
    assert_eq!(ran.done(), "[]\n");
    let ran = desk.run(&["due", "--topic", "chess", "--topic", "RAIL", "--json"]);
    assert_eq!(ran.stderr, "onrecord: no claim has the topic \"chess\"\n");
    assert!(ran.done().contains("The bridge opens"));
}
