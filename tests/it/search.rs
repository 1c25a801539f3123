//! `search`: what people type, and what comes back marked.

use crate::desk::{Desk, Ran};

/// Three claims: one decided, one in French, one that hangs on something.
fn desk() -> Desk {
    let desk = Desk::on("2026-11-01");
    let jane = ["--speaker", "Jane Doe", "--kind", "promise", "--strength", "firm", "--by", "none"];
    let add = |statement: &str, more: &[&str]| {
        desk.ok(&[&["add", statement], more, &jane[usize::from(more.contains(&"--speaker")) * 2..]].concat());
    };
    add("The bridge opens", &["--said", "2026-03-01", "--topic", "harbour works"]);
    add(
        "Le pont ouvre à l’Élysée",
        &["--said", "2026-05-01", "--speaker", "Élodie Pont", "--quote", "« le pont sera ouvert »", "--unchecked"],
    );
    add("The ferry stops", &["--said", "2026-04-01", "--if", "the bridge opens to traffic"]);
    desk.ok(&["mark", "1", "kept", "--on", "2026-06-01"]);
    desk
}

fn ids(claims: &[serde_json::Value]) -> Vec<i64> {
    claims.iter().filter_map(|claim| claim["id"].as_i64()).collect()
}

#[track_caller]
fn found(desk: &Desk, args: &[&str], expected: &[i64]) {
    assert_eq!(ids(&desk.claims(&[&["search"], args].concat())), expected, "{args:?}");
}

#[test]
fn all_claims_on_the_books_are_searched_newest_first() {
    let desk = desk();
    found(&desk, &["bridge"], &[3, 1]);
    found(&desk, &["BRIDGE", "opens"], &[3, 1]);
    found(&desk, &["elysee"], &[2]);
    found(&desk, &["ÉLYSÉE", "elodie"], &[2]);
    found(&desk, &["\"bridge opens to\""], &[3]);
    found(&desk, &["bri*", "open*"], &[3, 1]);
    found(&desk, &["pont", "OR", "ferry"], &[2, 3]);
    found(&desk, &["bridge", "NOT", "traffic"], &[1]);
    let text = desk.ok(&["search", "--", "bridge", "-traffic"]);
    assert!(text.contains("The [bridge] opens\n1 of 1 claim "), "{text}");
    found(&desk, &["harbour"], &[1]);
    desk.ok(&["drop", "1", "--why", "entered twice"]);
    found(&desk, &["bridge"], &[3]);
    found(&desk, &["bridge", "--status", "dropped"], &[1]);
}

#[test]
fn filters_narrow_a_search_and_a_list_finds_words_alike() {
    let desk = desk();
    found(&desk, &["bridge", "--status", "open"], &[3]);
    found(&desk, &["bridge", "--status", "fulfilled"], &[1]);
    found(&desk, &["bridge", "--said-until", "2026-03"], &[1]);
    found(&desk, &["--speaker", "Pont", "pont"], &[2]);
    found(&desk, &["bridge", "--sort", "id"], &[1, 3]);
    found(&desk, &["bridge", "--limit", "1"], &[3]);
    assert_eq!(ids(&desk.claims(&["list", "bridge"])), [3]);
    assert_eq!(ids(&desk.claims(&["list", "--all", "\"bridge opens\"", "NOT", "ferry"])), [1]);
}

#[test]
fn what_was_found_is_marked_where_it_stands() {
    let desk = desk();
    assert_eq!(
        desk.ok(&["search", "bridge"]),
        "  #  STATUS     SAID        WHO       FOUND\n  3  due        2026-04-01  Jane Doe  The ferry stops\n\
         \x20                                     condition: the [bridge] opens to traffic\n\
         \x20 1  fulfilled  2026-03-01  Jane Doe  The [bridge] opens\n2 of 2 claims · newest first\n"
    );
    let text = desk.ok(&["search", "elysee OR sera OR elodie"]);
    assert!(text.contains("Le pont ouvre à l’[Élysée]") && text.contains("quote: « le pont [sera] ouvert »"), "{text}");
    let text = desk.ok(&["search", "\"bridge opens\"", "--color", "always", "--limit", "1"]);
    assert!(text.contains("condition: the \x1b[1m\x1b[4mbridge opens\x1b[0m to traffic"), "{text:?}");
    assert!(text.contains("1 of 2 claims · newest first · all: --limit 2"), "{text}");
    let text = Ran::of(desk.command(&["search", "bridge"]).env("NO_COLOR", "1")).done();
    assert!(text.contains("[bridge]") && !text.contains('\x1b'), "{text:?}");
    let text = desk.ok(&["search", "bridge", "--format", "markdown"]);
    assert!(text.contains("| The **bridge** opens |"), "{text}");
    assert!(text.contains("| The ferry stops; condition: the **bridge** opens to traffic |"), "{text}");
}

#[test]
fn every_format_holds_the_claims_of_a_list() {
    let desk = desk();
    let of_list = |format: &str| desk.ok(&["list", "--all", "bridge", "--sort", "id", "--format", format]);
    for format in ["json", "jsonl", "csv"] {
        assert_eq!(desk.ok(&["search", "bridge", "--sort", "id", "--format", format]), of_list(format), "{format}");
    }
    for key in 0..25 {
        desk.add(&format!("key-{key}"));
    }
    assert_eq!(desk.claims(&["search", "bridge"]).len(), 27, "data is whole");
    let table = desk.ok(&["search", "bridge"]);
    assert!(table.ends_with("20 of 27 claims · newest first · all: --limit 27\n"), "{table}");
    assert_eq!(table.matches("[bridge]").count(), 20);
}

#[test]
fn nothing_found_says_what_to_try() {
    let desk = desk();
    let said = |args: &[&str]| {
        let ran = desk.run(&[&["search"], args].concat());
        assert_eq!((ran.status, ran.text()), (Some(0), ""), "{ran:?}");
        ran.stderr
    };
    let cases: [(&[&str], &str); 7] = [
        (&["bridges"], "no claim holds \"bridges\"; try: onrecord search 'bridge*'"),
        (&["bridge", "nowhere"], "no claim holds \"nowhere\""),
        (&["peace", "OR", "truce"], "no claim holds \"peace\" or \"truce\""),
        (&["pont", "ferry"], "no claim holds it all together; try: onrecord search pont OR ferry"),
        (&["pont", "--status", "overdue"], "1 claim holds the words, but the other flags leave it out"),
        (&["bridge", "--said-since", "2026-10"], "2 claims hold the words, but the other flags leave them out"),
        (&["(?)"], "there is no word in it"),
    ];
    for (args, expected) in cases {
        assert_eq!(said(args), format!("onrecord: nothing found: {expected}\n"));
    }
    assert_eq!(desk.ok(&["search", "nowhere", "--json"]), "[]\n");
    assert_eq!(desk.ok(&["search", "nowhere", "--format", "jsonl"]), "");
    assert_eq!(desk.run(&["search", "nowhere", "--quiet"]).stderr, "");
    desk.refused(&["search"], 2);
    desk.refused(&["search", " "], 2);
    let empty = Desk::new();
    assert_eq!(empty.run_unnamed(&["search", "bridge"]).done(), "");
    empty.refused(&["search", "bridge"], 3);
}

#[test]
fn hostile_words_are_words() {
    let desk = desk();
    let long = "a\"(".repeat(3_500);
    for words in [
        "\"",
        "\"\"",
        "'",
        "(",
        ")",
        "(()",
        "*",
        "**",
        "^bridge",
        "bridge^2",
        "statement:bridge",
        "{a b}:c",
        "NEAR(a b)",
        "NEAR",
        "OR",
        "AND",
        "NOT",
        "a OR",
        "OR b",
        "+",
        "-",
        "\\",
        ";--",
        "%",
        "_",
        "🚀",
        "e\u{301}",
        "\u{202e}",
        "\u{fdd0}",
        "0x1",
        "1.5e3",
        "\u{1b}[31m",
        "bridge\nopens",
        &long,
    ] {
        for command in ["search", "list"] {
            let ran = desk.run(&[command, "--", words]);
            assert_eq!(ran.status, Some(0), "{command} {words:?}: {ran:?}");
            assert!(!ran.text().contains('\x1b') && !ran.stderr.contains('\x1b'), "{words:?}");
        }
    }
}

#[test]
fn text_from_outside_stays_text() {
    let desk = Desk::new();
    let statement = "\u{1b}[31mred\u{202e} bridge \u{fdd0}opens\u{fdd1} [soon] **now**";
    desk.ok(&["add", statement, "--speaker", "Eve\u{1b}[2J", "--said", "2026-03-01", "--by", "none"]);
    let text = desk.ok(&["search", "bridge"]);
    assert!(text.contains(r"\u{1b}[31mred\u{202e} [bridge] \u{fdd0}opens\u{fdd1} [soon]"), "{text}");
    let text = desk.ok(&["search", "bridge", "--color", "always"]);
    assert_eq!(text.matches('\x1b').count(), 3, "only our own: {text:?}");
    let text = desk.ok(&["search", "bridge", "--format", "markdown"]);
    assert!(text.contains(r"**bridge** \\u{fdd0}opens\\u{fdd1} \[soon\] \*\*now\*\*"), "{text}");
}

#[test]
fn the_past_is_searched_as_it_was() {
    let mut desk = Desk::on("2026-03-02");
    desk.ok(&["add", "The bridge opens", "--speaker", "Jane Doe", "--said", "2026-03-01", "--kind", "promise"]);
    desk.turn_to("2026-06-01");
    desk.ok(&["add", "The bridge closes", "--speaker", "Jane Doe", "--said", "2026-02-01", "--kind", "promise"]);
    desk.ok(&["mark", "1", "kept", "--on", "2026-05-01"]);
    found(&desk, &["bridge"], &[1, 2]);
    found(&desk, &["bridge", "--as-of", "2026-02-15"], &[2]);
    found(&desk, &["bridge", "--known", "2026-04-01"], &[1]);
    let then = desk.ok(&["search", "bridge", "--as-of", "2026-04-01"]);
    assert!(then.contains("due") && !then.contains("fulfilled") && then.contains("[bridge]"), "{then}");
}
