//! Export and import: nothing is lost on the way, and no line that a stranger sends does harm.

use std::fs;

use serde_json::{Value, json};

use super::desk::{Desk, Ran};
use super::lines::{self, HEADER, Line};

/// A ledger with something of everything.
fn full_desk() -> Desk {
    let desk = Desk::new();
    fs::write(desk.path("article.txt"), "“We will open the bridge in May,” she said.\n")
        .expect("a file can be written");
    let quoted = "--source article.txt --quote 'open the bridge in May' --by May --said 2026-03-01";
    desk.typed(&format!("add 'The bridge opens' --speaker 'Jane Doe' {quoted}"));
    desk.typed(
        "add 'We answer \u{1b}[1m\u{202e}' --speaker 'John Roe' --if 'they ship arms' --topic war --topic '\t!'",
    );
    desk.typed("add 'The bridge will open' --speaker 'Jane Doe' --repeats 1");
    desk.typed("add 'A mistake' --speaker sources --anonymous");
    desk.typed("mark 1 fulfilled --on 2026-06-03 --evidence https://example.org/a --words 'it is open'");
    desk.ok(&["condition", "2", "yes"]);
    desk.ok(&["look", "2", "--note", "nothing yet"]);
    desk.ok(&["drop", "4", "--why", "entered by mistake"]);
    desk.ok(&["undo"]);
    desk
}

#[track_caller]
fn import(desk: &Desk, text: &str) -> Ran {
    desk.run_on(&["import", "-"], text.as_bytes())
}

/// A partial import: status 1, the fault named on stderr, and a ledger that proves itself.
#[track_caller]
fn refuses_a_line(desk: &Desk, text: &str, words: &[&str]) {
    let ran = import(desk, text);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(words.iter().all(|word| ran.stderr.contains(word)), "{words:?}: {}", ran.stderr);
    if desk.ledger().exists() {
        desk.verifies();
        desk.add(&format!("after {words:?}"));
        desk.verifies();
    }
}

#[test]
fn export_import_export_is_identical() {
    let desk = full_desk();
    let exported = desk.ok(&["export", "-"]);
    let other = Desk::new();
    import(&other, &exported).done();
    assert_eq!(other.ok(&["export", "-"]), exported);
    for args in [&["list", "--all", "--json"][..], &["history", "--json"], &["show", "1-4"], &[]] {
        assert_eq!(other.ok(args), desk.ok(args), "{args:?}");
    }
    other.verifies();
    let again = import(&other, &exported).done();
    assert!(again.contains("added 0"), "{again}");
    assert_eq!(other.ok(&["export", "-"]), exported, "a second import changed something");
}

#[test]
fn a_file_is_the_same_as_a_pipe() {
    let desk = full_desk();
    desk.ok(&["export", "out.jsonl"]);
    assert_eq!(fs::read_to_string(desk.path("out.jsonl")).expect("it was written"), desk.ok(&["export", "-"]));
    let other = Desk::new();
    let file = desk.path("out.jsonl");
    other.ok(&["import", file.to_str().expect("plain")]);
    assert_eq!(other.ok(&["export", "-"]), desk.ok(&["export", "-"]));
}

#[test]
fn the_union_of_two_ledgers_is_the_same_either_way() {
    let (one, two) = (full_desk(), full_desk());
    let (of_one, of_two) = (one.ok(&["export", "-"]), two.ok(&["export", "-"]));
    let printed = import(&one, &of_two).done();
    assert!(printed.contains("numbers there -> here: 1 -> 5"), "{printed}");
    import(&two, &of_one).done();
    let claims = |desk: &Desk| {
        let mut uids = desk.column("SELECT uid || status FROM claim");
        uids.sort();
        uids
    };
    assert_eq!(claims(&one), claims(&two));
    for desk in [&one, &two] {
        desk.verifies();
        let merged = desk.ok(&["export", "-"]);
        let fresh = Desk::new();
        import(&fresh, &merged).done();
        assert_eq!(fresh.ok(&["export", "-"]), merged);
        fresh.verifies();
    }
    one.ok(&["undo"]);
    assert_eq!(one.number("SELECT count(*) FROM claim WHERE status <> 'undone'"), 4);
    one.verifies();
}

#[test]
fn lines_at_fault_are_named_and_the_others_taken() {
    let good = lines::ledger(3);
    let mut bad: Vec<Vec<u8>> = good.lines().map(|line| line.as_bytes().to_vec()).collect();
    bad.insert(1, b"{\"event\":".to_vec());
    bad.insert(2, b"\xff\xfe".to_vec());
    bad.insert(3, b"[]".to_vec());
    bad.push(b"{\"source\":{\"sha256\":\"00\",\"text\":\"x\"}}".to_vec());
    bad.push(b"null".to_vec());
    let desk = Desk::new();
    fs::write(desk.path("bad.jsonl"), bad.join(&b'\n')).expect("a file can be written");
    let ran = desk.run(&["import", "bad.jsonl"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    for words in [
        "bad.jsonl: line 2, line: ",
        "bad.jsonl: line 3, line: invalid UTF-8",
        "line 4, ",
        "line 8, sha256: ",
        "line 9, ",
    ] {
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
    assert_eq!(desk.number("SELECT count(*) FROM claim"), 3);
    desk.verifies();
}

#[test]
fn what_was_changed_on_the_way_is_refused() {
    let good = lines::ledger(2);
    for (from, to, field) in [
        ("bridge 2 opens", "bridge 2 falls", "hash"),
        ("\"author\":\"stranger\"", "\"author\":\"friend\"", "hash"),
        ("\"kind\":\"logged\"", "\"kind\":\"nonsense\"", "event"),
        ("2026-01-01T00:00:02", "2026-01-01T00:00:03", "hash"),
    ] {
        let desk = Desk::new();
        let (first, second) = good.trim_end().rsplit_once('\n').expect("lines");
        let changed = format!("{first}\n{}\n", second.replace(from, to));
        assert_ne!(changed, good, "{from}");
        refuses_a_line(&desk, &changed, &["line 3", field]);
    }
    let without_first: String =
        good.lines().enumerate().filter(|(at, _)| *at != 1).map(|(_, line)| format!("{line}\n")).collect();
    refuses_a_line(&Desk::new(), &without_first, &["line 2", "prev"]);
}

#[test]
fn a_header_of_a_later_version_is_refused_whole() {
    let desk = Desk::new();
    let text = lines::ledger(2).replace("\"format\":1", "\"format\":99");
    import(&desk, &text).refused(2);
    assert!(!desk.ledger().exists());
}

/// A first line by a stranger, changed in one place and hashed as is right.
fn one_line(change: impl Fn(&mut Line, &mut Value)) -> String {
    let mut payload = lines::claim("the bridge opens");
    let mut line = Line::logged(1, "", &payload);
    change(&mut line, &mut payload);
    line.payload = payload.to_string();
    format!("{HEADER}{}", line.text())
}

#[test]
fn what_add_refuses_cannot_be_sent_either() {
    let nul = |field: &'static str| one_line(move |_, payload| payload[field] = json!("x\0y"));
    for text in [
        nul("statement"),
        nul("role"),
        nul("test"),
        nul("ref"),
        one_line(|_, payload| payload["speaker"]["name"] = json!("x\0y")),
        one_line(|_, payload| payload["topics"] = json!(["x\0y"])),
        one_line(|_, payload| payload["statement"] = json!(" ")),
        one_line(|_, payload| payload["speaker"]["name"] = json!(" ")),
        one_line(|line, _| line.author = "x\0y".to_owned()),
    ] {
        refuses_a_line(&Desk::new(), &text, &["line 2"]);
    }
}

#[test]
fn an_address_that_is_not_of_the_web_cannot_be_sent() {
    let logged = Line::logged(1, "", &lines::claim("the bridge opens"));
    for url in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://example.org/\u{1b}[31m"] {
        let mut evidence = Line::logged(2, &logged.hash(), &json!({"for": "outcome", "url": url}));
        evidence.kind = "evidenced".to_owned();
        evidence.claim.clone_from(&logged.uid);
        evidence.claim_id = json!(1);
        refuses_a_line(&Desk::new(), &format!("{HEADER}{}{}", logged.text(), evidence.text()), &["line 3"]);
    }
}

#[test]
fn numbers_at_the_end_of_all_numbers_do_no_harm() {
    for id in [i64::MAX, i64::MAX - 1, 0, -5, i64::MIN] {
        for is_claim in [false, true] {
            let desk = Desk::new();
            let text = one_line(|line, _| if is_claim { line.claim_id = json!(id) } else { line.id = json!(id) });
            import(&desk, &text);
            desk.add("next");
            desk.add("after that");
            assert_eq!(desk.number("SELECT count(*) FROM claim"), 3, "{id}");
            desk.verifies();
        }
    }
}

#[test]
fn local_numbers_out_of_order_leave_a_ledger_that_proves_itself() {
    let first = Line::logged(1, "", &lines::claim("the bridge opens"));
    let second = Line::logged(2, &first.hash(), &lines::claim("the tunnel opens"));
    let swapped = |line: &Line, id: i64| Line { id: json!(id), ..line.clone() }.text();
    let desk = Desk::new();
    import(&desk, &format!("{HEADER}{}{}", swapped(&first, 2), swapped(&second, 1))).done();
    desk.verifies();
    desk.add("next");
    desk.verifies();
}

#[test]
fn an_event_dated_before_the_one_it_follows_is_refused() {
    let first = Line::logged(1, "", &lines::claim("the bridge opens"));
    let mut second = Line::logged(2, &first.hash(), &lines::claim("the tunnel opens"));
    second.recorded_at = "2026-01-01T00:00:00.000000Z".to_owned();
    refuses_a_line(&Desk::new(), &format!("{HEADER}{}{}", first.text(), second.text()), &["line 3", "recorded_at"]);
    let desk = Desk::new();
    import(&desk, &format!("{HEADER}{}", first.text())).done();
    refuses_a_line(&desk, &second.text(), &["line 1", "recorded_at"]);
}

#[test]
fn an_empty_input_is_taken_for_what_it_is() {
    for text in ["", "\n\n", HEADER] {
        let desk = Desk::new();
        let printed = import(&desk, text).done();
        assert!(printed.contains("added 0"), "{printed}");
    }
    let desk = Desk::new();
    assert_eq!(import(&desk, "just words\n").status, Some(1));
}

#[test]
fn an_export_writes_over_nothing_but_an_export() {
    let desk = Desk::new();
    desk.add("K");
    let before = desk.ok(&["export", "-"]);
    let said = desk.refused(&["export", "ledger.db"], 2);
    assert!(said.contains("is the ledger itself"), "{said}");
    std::fs::write(desk.path("article.txt"), "An article.").expect("a file");
    desk.refused(&["export", "article.txt"], 2);
    assert_eq!(std::fs::read_to_string(desk.path("article.txt")).expect("still there"), "An article.");
    desk.ok(&["export", "out.jsonl"]);
    desk.ok(&["export", "out.jsonl"]);
    assert_eq!(std::fs::read_to_string(desk.path("out.jsonl")).expect("written"), before);
    assert_eq!(desk.ok(&["export", "-"]), before);
}

#[test]
fn what_is_no_ledger_makes_none() {
    let desk = Desk::new();
    std::fs::write(desk.path("junk.txt"), "nothing\nof the sort\n").expect("a file");
    desk.refused(&["import", "junk.txt"], 1);
    assert!(!desk.ledger().exists(), "a refused import leaves no empty ledger");
    desk.add("K");
    let said = desk.refused(&["--db", "other.db", "import", "ledger.db"], 2);
    assert!(said.contains("onrecord --db ledger.db export"), "{said}");
}
