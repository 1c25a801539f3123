//! Hostile text: recorded as it was given, shown so that it cannot steer a terminal.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;

use serde_json::Value;

use super::desk::Desk;

/// Texts that have steered terminals, hidden words or broken tables elsewhere.
const TEXTS: [&str; 16] = [
    "\u{1b}[31mred\u{1b}[0m and \u{1b}]0;title\u{7}",
    "\u{1b}[2J\u{1b}[H clears the screen",
    "\u{9b}31m by one byte, \u{9d}0;title\u{9c}",
    "back\u{8}space, \r return, \u{b} \u{c} feeds, \u{7f} delete",
    "\u{202e}desrever\u{202c} and \u{2066}isolated\u{2069}",
    "marks \u{200e}\u{200f}\u{61c} that turn",
    "two\nlines\n\nand more",
    "a\ttab",
    "zero\u{200b}width\u{200d}joined\u{feff}",
    "separators \u{2028} and \u{2029} in it",
    "👩‍👩‍👧‍👦 🇫🇷 👍🏽 ☢️",
    "Z̸͑ạ́l̷gö n̈ñ",
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u{fffd}\u{fffe}\u{10ffff}",
    "<script>alert(1)</script> | `x` \\| \"quoted\" 'single' %s %n {0}",
];

const READERS: [&[&str]; 14] = [
    &["export", "-"],
    &[],
    &["list", "--all"],
    &["due", "400"],
    &["show", "1"],
    &["history"],
    &["history", "1"],
    &["list", "--format", "markdown"],
    &["show", "1", "--format", "markdown"],
    &["list", "--json"],
    &["list", "--format", "jsonl"],
    &["list", "--format", "csv"],
    &["history", "--json"],
    &["history", "--format", "csv"],
];

/// Control characters, and those that turn the direction of writing.
fn steering(text: &str) -> Vec<char> {
    let is_steering = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(is_steering).collect()
}

#[track_caller]
fn shows_no_steering(desk: &Desk, text: &str) {
    for args in READERS {
        for columns in ["40", "200"] {
            let ran = super::desk::Ran::of(desk.command(args).env("COLUMNS", columns));
            let printed = ran.done();
            assert_eq!(steering(&printed), [], "{args:?} of {text:?} printed {printed:?}");
        }
    }
}

fn payload(desk: &Desk, event: i64) -> Value {
    let payload = desk.column(&format!("SELECT payload FROM event WHERE id = {event}")).remove(0);
    serde_json::from_str(&payload).expect("a payload is JSON")
}

#[test]
fn every_text_is_recorded_as_given_and_shown_tame() {
    for text in TEXTS {
        let desk = Desk::new();
        let name = text.split(|c: char| c.is_whitespace()).collect::<String>();
        let mut words = vec!["add", text, "--speaker", &name, "--kind", "promise", "--by", "2026-12-01"];
        for flag in ["--if", "--role", "--actor", "--test", "--topic", "--ref", "--quote", "--lang", "--translation"] {
            words.extend([flag, text]);
        }
        desk.ok(&words);
        desk.ok(&["look", "1", "--note", text]);
        desk.ok(&["condition", "1", "yes", "--note", text]);
        desk.ok(&["mark", "1", "kept", "--note", text, "--evidence", "https://example.org/a", "--words", text]);
        let logged = payload(&desk, 1);
        for field in ["statement", "role", "actor", "test", "ref", "lang", "translation"] {
            assert_eq!(logged[field].as_str(), Some(text), "{field}");
        }
        assert_eq!(logged["quote"]["words"].as_str(), Some(text));
        assert_eq!(logged["topics"][0].as_str(), Some(text));
        assert_eq!(logged["speaker"]["name"].as_str(), Some(name.as_str()));
        assert_eq!(desk.claim(1)["statement"].as_str(), Some(text), "JSON gives back what was given");
        shows_no_steering(&desk, text);
        desk.verifies();
    }
}

#[test]
fn what_is_said_on_stderr_is_tame_too() {
    let desk = Desk::new();
    for text in TEXTS.iter().filter(|text| !steering(text).is_empty()) {
        let commands: [&[&str]; 12] = [
            &["add", "x", "--speaker", text],
            &["add", "x", "--speaker", text, "--by", text],
            &["add", "x", "--speaker", "y", "--said", text],
            &["when", text],
            &["list", "--status", text],
            &["list", "--speaker", text],
            &["show", text],
            &["mark", "1", text],
            &["list", "--db", text],
            &[text],
            &["import", text],
            &["list", "--format", text],
        ];
        for args in commands {
            let ran = desk.run(args);
            assert_eq!(steering(&ran.stderr), [], "{args:?}: {:?}", ran.stderr);
            assert!(
                ran.stderr.lines().all(|line| line.starts_with("onrecord: ") || line.starts_with("hint: ")),
                "{args:?}: {}",
                ran.stderr
            );
        }
    }
}

#[test]
fn an_author_is_shown_tame() {
    let desk = Desk::new();
    desk.ok(&["add", "The bridge opens", "--speaker", "Jane Doe", "--author", "\u{1b}[31mred\u{202e}\nsecond line"]);
    assert_eq!(desk.column("SELECT author FROM event"), ["\u{1b}[31mred\u{202e}\nsecond line"]);
    shows_no_steering(&desk, "the author");
    desk.verifies();
}

#[test]
fn a_hundred_kilobytes_are_kept_whole() {
    let desk = Desk::new();
    for long in ["x".repeat(100_000), "word ".repeat(20_000).trim().to_owned(), "é".repeat(50_000)] {
        desk.ok(&["add", &long, "--speaker", "Jane Doe", "--kind", "promise"]);
        let id = desk.number("SELECT max(id) FROM claim");
        assert!(desk.claim(id)["statement"] == *long, "it was cut");
    }
    let name = "n".repeat(100_000);
    desk.ok(&["add", "The bridge opens", "--speaker", &name, "--if", &"i".repeat(100_000)]);
    for args in READERS {
        desk.ok(args);
    }
    desk.verifies();
}

#[test]
fn no_deep_or_odd_phrase_ends_in_a_panic() {
    let desk = Desk::new();
    let odd = [
        "",
        " ",
        "-",
        "--",
        "\u{0}x",
        "within",
        "within 99999999999999999999 days",
        "by 0000-00-00",
        "2026-02-30",
        "31 February",
        "next next next week",
        "the 13th month",
        "before",
        "..",
        "2026-01-01..2025-01-01",
        "+999999-01-01",
        "Q5 2026",
    ];
    for phrase in odd.iter().map(|phrase| phrase.replace('\0', "")).chain([
        "(".repeat(5_000),
        "if ".repeat(5_000),
        "within days or ".repeat(2_000),
    ]) {
        let flags: [&[&str]; 4] = [
            &["when", "--", &phrase],
            &["add", "x", "--speaker", "y", "--by", &phrase],
            &["add", "x", "--speaker", "y", "--condition", &phrase],
            &["list", "--as-of", &phrase],
        ];
        for args in flags {
            let status = desk.run(&[args, &["-n"]].concat()[..]).status;
            let status = if args[0] == "when" { desk.run(args).status } else { status };
            assert!(matches!(status, Some(0 | 2 | 3)), "{args:?}: {status:?}");
        }
    }
}

#[test]
fn broken_utf8_in_arguments_is_wrong_use() {
    let desk = Desk::new();
    let broken = OsString::from_vec(b"bro\xffken\xc3".to_vec());
    let plain = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
    let before: [&[&str]; 9] = [
        &["add", "--speaker", "Jane Doe"],
        &["add", "x", "--speaker"],
        &["add", "x", "--speaker", "y", "--if"],
        &["show"],
        &["list"],
        &["when"],
        &["mark", "1"],
        &["--db"],
        &[],
    ];
    for words in before {
        let args = [plain(words), vec![broken.clone()]].concat();
        desk.refused(&args, 2);
    }
    assert!(desk.files().is_empty());
}

#[test]
fn broken_utf8_in_the_author_is_refused() {
    let desk = Desk::new();
    let mut command = desk.command(&["add", "The bridge opens", "--speaker", "Jane Doe"]);
    command.env("ONRECORD_AUTHOR", OsString::from_vec(b"Jos\xe9".to_vec()));
    let said = super::desk::Ran::of(&mut command).refused(2);
    assert!(said.contains("ONRECORD_AUTHOR"), "{said}");
}

#[test]
fn an_article_that_is_no_text_is_refused_by_name_and_line() {
    let desk = Desk::new();
    for (bytes, words) in [
        (b"first\nsecond\nthi\xffrd\n".as_slice(), ["article.txt", "line 3", "UTF-8"]),
        (b"first\nse\0cond\n", ["article.txt", "line 2", "NUL"]),
        (b" \n ", ["article.txt", "empty", "hint"]),
    ] {
        fs::write(desk.path("article.txt"), bytes).expect("a file can be written");
        let said = desk.refused(&["add", "x", "--speaker", "Jane Doe", "--source", "article.txt"], 2);
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    }
    desk.refused(&["add", "x", "--speaker", "Jane Doe", "--source", "nowhere.txt"], 2);
    desk.refused(&["add", "x", "--speaker", "Jane Doe", "--source", "."], 2);
    assert!(!desk.ledger().exists());
}

#[test]
fn a_hostile_article_is_kept_byte_for_byte_and_quoted_tame() {
    let desk = Desk::new();
    let text = "Before. \u{1b}[31m“We will\r\nopen \u{202e}the bridge”\u{9b}0m, she said.\tAfter.\n";
    fs::write(desk.path("arti\u{1b}cle.txt"), text).expect("a file can be written");
    desk.ok(&[
        "add",
        "The bridge opens",
        "--speaker",
        "Jane Doe",
        "--source",
        "arti\u{1b}cle.txt",
        "--quote",
        "We will\r\nopen \u{202e}the bridge",
    ]);
    assert_eq!(desk.column("SELECT text FROM snapshot"), [text]);
    assert_eq!(desk.claim(1)["checked"], true);
    shows_no_steering(&desk, "the article");
    let said =
        desk.refused(&["add", "y", "--speaker", "Jane Doe", "--source", "1", "--quote", "We will open a tunnel"], 2);
    assert_eq!(steering(&said), [], "{said:?}");
}
