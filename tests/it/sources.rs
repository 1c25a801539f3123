//! What was read: listed, shown with the claims marked in it, corrected, taken back.

use serde_json::Value;

use crate::desk::Desk;

const ARTICLE: &str = "A dateline.\n“We will build ten schools by June,” she said. “If not, we resign.”\n";

/// An article with two claims in it, one that stands nowhere in it, and one from an address.
fn desk() -> Desk {
    let desk = Desk::on("2026-08-01");
    std::fs::write(desk.path("article.txt"), ARTICLE).expect("a file");
    let add = |statement: &str, more: &[&str]| {
        let args = ["add", statement, "--speaker", "Ada Rossi", "--said", "2026-03-01", "--kind", "promise"];
        desk.ok(&[&args, more].concat());
    };
    add("ten schools", &["--source", "article.txt", "--quote", "We will build ten schools by June"]);
    add("schools", &["--source", "article.txt", "--quote", "build ten schools"]);
    add("she resigns", &["--source", "1", "--quote", "I would resign", "--unchecked", "--at", "12:31"]);
    add("the road opens", &["--source", "https://example.org/road"]);
    desk
}

#[track_caller]
fn source(desk: &Desk, id: &str) -> Value {
    serde_json::from_str(&desk.ok(&["source", id, "--json"])).expect("one JSON object")
}

#[test]
fn all_are_listed_with_their_claims() {
    let desk = desk();
    let all = desk.claims(&["sources"]);
    let told: Vec<_> =
        all.iter().map(|it| (it["id"].as_i64(), it["claims"].as_u64(), it["checked_quotes"].as_u64())).collect();
    assert_eq!(told, [(Some(1), Some(3), Some(2)), (Some(2), Some(1), Some(0))]);
    assert_eq!((&all[0]["title"], &all[0]["retraction"]), (&"article.txt".into(), &Value::Null));
    assert_eq!(desk.claims(&["sources", "ROAD", "example"]).len(), 1);
    assert_eq!(desk.claims(&["sources", "road", "article"]).len(), 0);
    assert!(desk.ok(&["sources", "nothing"]).contains("0 of 2 sources"));
    let csv = desk.ok(&["sources", "--format", "csv"]);
    assert!(csv.contains("2,,,,https://example.org/road,,,1,0,false,,,"), "{csv}");
    assert!(desk.ok(&["sources", "--format", "markdown"]).contains("| article.txt |"));
    assert_eq!(desk.ok(&["sources", "--format", "jsonl"]).lines().count(), 2);
}

#[test]
fn one_is_shown_with_its_claims_marked() {
    let desk = desk();
    let text = desk.ok(&["source", "1"]);
    assert!(text.contains("“[[1: We will [[2: build ten schools]] by June]],” she said."), "{text}");
    let (placed, unplaced) = text.split_once("Claims without a place in the text:").expect("both are told");
    assert!(placed.contains("Claims marked in the text:") && unplaced.contains("she resigns"), "{text}");
    let colored = desk.ok(&["source", "1", "--color", "always"]);
    assert!(colored.contains("build ten schools\u{1b}[0m\u{1b}[1m[2]\u{1b}[0m"), "{colored:?}");
    let json = source(&desk, "1");
    assert_eq!(json["source"]["text"], ARTICLE);
    assert_eq!(json["claims"].as_array().map(Vec::len), Some(3));
    for (claim, words) in [(0, "We will build ten schools by June"), (1, "build ten schools")] {
        let span = &json["claims"]
            .as_array()
            .expect("claims")
            .iter()
            .find(|it| it["id"] == claim + 1)
            .expect("is there")["spans"][0];
        let at = |end: usize| usize::try_from(span[end].as_u64().expect("a place")).expect("fits");
        let slice: String = ARTICLE.chars().skip(at(0)).take(at(1) - at(0)).collect();
        assert_eq!(slice, words);
    }
    let digest = json["source"]["sha256"].as_str().expect("a digest");
    assert_eq!(source(&desk, digest)["source"]["id"], 1);
    let by_address = desk.ok(&["source", "https://example.org/road"]);
    assert!(by_address.contains("No text of this source is kept"), "{by_address}");
    assert_eq!(source(&desk, "2")["source"]["text"], Value::Null);
    desk.refused(&["source", "9"], 1);
    desk.refused(&["source"], 2);
    desk.refused(&["source", "1", "--format", "csv"], 2);
}

#[test]
fn nothing_in_a_text_steers_a_terminal() {
    let desk = Desk::new();
    std::fs::write(desk.path("odd.txt"), "red \u{1b}[31m and\r\nback\u{202e}wards, bell\u{7} here\n").expect("a file");
    desk.ok(&["add", "x happens", "--speaker", "Ada", "--source", "odd.txt", "--quote", "31m and\nback"]);
    desk.ok(&["source", "edit", "1", "--title", "\u{9b}2J"]);
    for args in [&["source", "1"][..], &["sources"], &["source", "1", "--json"]] {
        let text = desk.ok(args);
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}', '\r']), "{args:?}: {text:?}");
    }
    assert!(desk.ok(&["source", "1"]).contains("[[1: 31m and\nback]]\\u{202e}wards"));
}

#[test]
fn what_is_known_of_a_source_is_corrected() {
    let desk = desk();
    let args = ["source", "edit", "1", "--title", "Ten schools", "--publisher", "The Courier"];
    let more =
        ["--url", "https://example.org/schools", "--archive", "https://example.org/a", "--published", "1 March 2026"];
    let said = desk.ok(&[&args[..], &more].concat());
    assert!(said.contains("title, publisher, url, archived copy, day of publication changed"), "{said}");
    let known = source(&desk, "https://example.org/schools")["source"].clone();
    assert_eq!((&known["publisher"], &known["published"]), (&"The Courier".into(), &"2026-03-01".into()));
    assert_eq!(desk.claim(1)["source"]["title"], "Ten schools");
    desk.verifies();
    desk.ok(&["source", "edit", "1", "--archive", "none"]);
    assert_eq!(source(&desk, "1")["source"]["archive_url"], Value::Null);
    desk.ok(&["undo"]);
    assert_eq!(source(&desk, "1")["source"]["archive_url"], "https://example.org/a");
    let before = desk.ok(&["export", "-"]);
    for args in [
        &["1"][..],
        &["1", "--title", "Ten schools"],
        &["1", "--title", ""],
        &["1", "--url", "example.org"],
        &["1", "--published", "2027-01-01"],
        &["2", "--url", "https://example.org/other"],
        &["2", "--url", "none"],
    ] {
        desk.refused(&[&["source", "edit"], args].concat(), 2);
    }
    desk.refused(&["source", "edit", "9", "--title", "x"], 1);
    desk.ok(&["source", "edit", "1", "--title", "Another", "--dry-run"]);
    assert_eq!(desk.ok(&["export", "-"]), before);
    desk.verifies();
}

#[test]
fn a_retracted_source_takes_its_claims_out_of_rates_and_says_so() {
    let desk = desk();
    let record = || {
        let speaker: Value = serde_json::from_str(&desk.ok(&["speaker", "Rossi", "--json"])).expect("JSON");
        speaker["records"][0]["open"].as_u64()
    };
    assert_eq!(record(), Some(4));
    let ran = desk.run(&["source", "retract", "1", "--why", "quotes made up"]);
    assert!(ran.stderr.contains("retracted on 2026-08-01: today"), "{}", ran.stderr);
    let said = ran.done();
    assert!(said.contains("claims that say so now: 1, 2, 3\n  out of every rate: 1, 2, 3\n"), "{said}");
    desk.verifies();
    assert_eq!(record(), Some(1));
    assert_eq!(desk.claim(1)["source"]["retracted"], true);
    let retraction = source(&desk, "1")["source"]["retraction"].clone();
    assert_eq!((&retraction["on"], &retraction["why"]), (&"2026-08-01".into(), &"quotes made up".into()));
    assert!(desk.ok(&["source", "1"]).starts_with("RETRACTED  2026-08-01: quotes made up\n"));
    let show = desk.ok(&["show", "1"]);
    assert!(show.starts_with("Source 1 was retracted 2026-08-01: quotes made up\n  no other source stands"), "{show}");
    assert!(desk.ok(&["list"]).contains("source retracted: 1, 2, 3"));
    assert!(desk.ok(&["due", "400"]).contains("source retracted: 1, 2, 3"));
    assert!(desk.ok(&["sources"]).contains("retracted 2026-08-01: quotes made up"));
    assert!(!desk.ok(&["list", "--as-of", "2026-07-31"]).contains("retracted"));
    let ran = desk.run(&["add", "a new one", "--speaker", "Rossi", "--said", "2026-03-01", "--source", "1"]);
    assert!(ran.stderr.contains("source 1 was retracted on 2026-08-01"), "{}", ran.stderr);
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(record(), Some(4));
    assert_eq!(desk.claim(1)["source"]["retracted"], false);
    desk.verifies();
}

#[test]
fn a_retraction_is_recorded_once_unless_there_is_more_to_say() {
    let desk = desk();
    desk.ok(&["source", "edit", "1", "--published", "2026-03-01"]);
    desk.refused(&["source", "retract", "1", "--on", "2026-02-28"], 2);
    desk.refused(&["source", "retract", "1", "--on", "2026-08-02"], 2);
    desk.refused(&["source", "retract", "1", "--url", "notice"], 2);
    desk.refused(&["source", "retract", "9"], 1);
    desk.ok(&["source", "retract", "1", "--on", "2026-05-01", "--why", "made up"]);
    let again = desk.refused(&["source", "retract", "1"], 2);
    assert!(again.contains("retracted already on 2026-05-01"), "{again}");
    desk.refused(&["source", "retract", "1", "--on", "2026-05-01", "--why", "made up"], 2);
    desk.ok(&["source", "retract", "1", "--url", "https://example.org/notice"]);
    let retraction = source(&desk, "1")["source"]["retraction"].clone();
    assert_eq!((&retraction["on"], &retraction["why"]), (&"2026-05-01".into(), &"made up".into()), "the rest stays");
    desk.verifies();
}

#[test]
fn of_several_sources_at_one_address_the_newest_is_taken() {
    let desk = Desk::on("2026-08-01");
    for (name, text) in [("first.txt", "We will build.\n"), ("second.txt", "We will pave.\n")] {
        std::fs::write(desk.path(name), text).expect("a file");
        desk.ok(&["add", name, "--speaker", "Ada", "--source", name]);
    }
    for id in ["1", "2"] {
        desk.ok(&["source", "edit", id, "--url", "https://example.org/talks"]);
    }
    let args = ["add", "pave", "--speaker", "Ada", "--source", "https://example.org/talks", "--quote", "we will pave"];
    let case = desk.refused(&args, 2);
    assert!(case.contains("only capital and small letters differ: the source has “We will pave”"), "{case}");
    let mut args = args;
    args[7] = "We will pave";
    let ran = desk.run(&args);
    assert!(ran.stderr.contains("source 2: the newest at this address; older: 1"), "{}", ran.stderr);
    ran.done();
    assert_eq!(desk.claim(3)["source"]["id"], 2);
    let ran = desk.run(&["add", "build", "--speaker", "Ada", "--source", "first.txt", "--quote", "We will build"]);
    assert!(ran.stderr.contains("source 1: its text is kept already"), "{}", ran.stderr);
    ran.done();
    assert_eq!(desk.claim(4)["source"]["id"], 1);
}

#[test]
fn a_quote_that_stands_nowhere_is_answered_with_the_nearest_passage() {
    let desk = desk();
    let add = |quote: &str| desk.refused(&["add", "x", "--speaker", "Ada", "--source", "1", "--quote", quote], 2);
    let near = add("we shall build ten new schools");
    assert!(near.contains("hint: the nearest passage is: “We will build ten schools”"), "{near}");
    assert!(near.contains("--unchecked"), "{near}");
    assert!(
        add("If not - we resign")
            .contains("only the signs between the words differ: the source has “If not, we resign”")
    );
    assert!(add("IF NOT, WE RESIGN").contains("only capital and small letters differ"));
    assert!(!add("bananas").contains("nearest"));
}
