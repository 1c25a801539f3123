//! `read`: what an article proposes, by number and one by one on a terminal, and what of it goes on record.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use super::desk::{Desk, Ran};
use super::terminal::Terminal;

/// Two that can be tracked, one that cannot, one that nobody says, one more that can be tracked.
pub(crate) const ARTICLE: &str = "\
“We will open the line by the end of 2027,” said Jane Doe. The weather was fine.

“If the depot closes, drivers will stop work within 48 hours,” said Rurik Salt. “The bridge is safe,” said Jane Doe.

“We will hire ten guards by 2028.”

“Taxes will fall by the end of June,” said Jane Doe.
";

pub(crate) const QUESTION: &str = "Record it?";

pub(crate) fn desk() -> Desk {
    let desk = Desk::on("2026-02-10");
    fs::write(desk.path("a.txt"), ARTICLE).expect("a file can be written");
    desk
}

pub(crate) fn reading<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["read", "a.txt", "--said", "2026-02-03"], more].concat()
}

/// The statements on record, by number.
pub(crate) fn statements(desk: &Desk) -> Vec<String> {
    desk.column("SELECT statement FROM claim WHERE status NOT IN ('dropped', 'undone') ORDER BY id")
}

/// The numbers at the beginnings of lines.
fn numbers(printed: &str) -> Vec<&str> {
    let heads = printed.lines().filter_map(|line| line.get(..3)).map(str::trim);
    heads.filter(|head| head.parse::<usize>().is_ok()).collect()
}

#[test]
fn proposals_are_numbered_by_their_place_in_the_article() {
    let desk = desk();
    let printed = desk.ok(&reading(&[]));
    assert_eq!(numbers(&printed), ["1", "2", "4", "5"], "{printed}");
    for text in [
        "  1  Jane Doe (new), 2026-02-03\n     promise: We will open the line by the end of 2027\n",
        "     by 2026-02-03 .. 2027-12-31 (by the end of 2027)\n",
        "     “⟦We will open the line by the end of 2027⟧,” said Jane Doe.\n",
        "if “the depot closes”",
        "  4  nobody named",
        "3 proposed (1,2,5), 1 without a speaker; 1 more is not trackable: --all",
        "to record: onrecord read a.txt --said 2026-02-03 --accept trackable",
    ] {
        assert!(printed.contains(text), "{text:?} is not in\n{printed}");
    }
    let all = desk.ok(&reading(&["--all"]));
    assert_eq!(numbers(&all), ["1", "2", "3", "4", "5"], "{all}");
    assert!(all.contains("not trackable: it names nothing"), "{all}");
    assert!(!desk.ledger().exists(), "reading alone saves nothing");
}

#[test]
fn what_is_named_is_recorded_with_its_words_and_its_source() {
    let desk = desk();
    let ran = desk.run(&reading(&["--accept", "1,5", "--title", "Trains", "--url", "https://w.example/a"]));
    assert!(ran.stderr.contains("new speaker: Jane Doe"), "{ran:?}");
    let printed = ran.done();
    assert!(printed.contains("  1 = claim 1, Jane Doe, 2026-02-03\n"), "{printed}");
    assert!(
        printed.ends_with("2 recorded (1-2); 1 more is not trackable: --all; next check 2026-06-30\n"),
        "{printed}"
    );
    let claim = desk.claim(2);
    assert_eq!(claim["quote"], "Taxes will fall by the end of June");
    assert_eq!((&claim["checked"], &claim["said_on"]), (&Value::Bool(true), &"2026-02-03".into()));
    assert_eq!(claim["deadline"]["by"], "2026-06-30");
    let (start, end) = (claim["spans"][0][0].as_u64(), claim["spans"][0][1].as_u64());
    let (start, end) = (start.expect("a number") as usize, end.expect("a number") as usize);
    assert_eq!(ARTICLE.chars().skip(start).take(end - start).collect::<String>(), "Taxes will fall by the end of June");
    assert_eq!((&claim["source"]["title"], &claim["source"]["url"]), (&"Trains".into(), &"https://w.example/a".into()));
    assert_eq!(desk.number("SELECT count(DISTINCT batch) FROM event"), 1, "one command is one batch");
    desk.verifies();
}

#[test]
fn all_and_trackable_leave_out_what_nobody_says() {
    let one = desk();
    let printed = one.ok(&reading(&["--accept", "trackable"]));
    assert!(printed.contains("3 recorded (1-3), 1 without a speaker; 1 more is not trackable"), "{printed}");
    let condition = &one.claim(2)["condition"];
    assert_eq!((&condition["kind"], &condition["text"]), (&"if".into(), &"the depot closes".into()));
    let other = desk();
    let printed = other.ok(&reading(&["--accept", "all"]));
    assert!(printed.contains("4 recorded (1-4), 1 without a speaker; next check"), "{printed}");
    let ran = desk().run(&reading(&["--accept", "4"]));
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(
        ran.stderr.contains("4: nobody is named: not recorded; onrecord add \"We will hire ten guards by 2028"),
        "{ran:?}"
    );
}

#[test]
fn read_again_what_is_on_record_is_marked() {
    let desk = desk();
    desk.ok(&reading(&["--accept", "2"]));
    let again = desk.run(&reading(&["--accept", "trackable"]));
    assert!(again.stderr.contains("source 1: its text is kept already"), "{again:?}");
    let again = again.done();
    assert!(again.contains("  2 = claim 1, "), "{again}");
    assert!(again.contains("2 recorded (2-3), 1 on record before, 1 without a speaker"), "{again}");
    let third = desk.ok(&reading(&[]));
    assert_eq!(numbers(&third), ["1", "2", "4", "5"]);
    assert!(third.contains("nothing proposed, 3 on record before"), "{third}");
    assert_eq!(desk.number("SELECT count(*) FROM source_entry"), 1);
    // A claim that was trimmed by hand still marks the statement that it was taken from.
    desk.typed("undo");
    let trimmed = "'Taxes will fall by the end of'";
    desk.typed(&format!("add 'taxes fall' --speaker 'Jane Doe' --source a.txt --quote {trimmed} --said 2026-02-03"));
    let fourth = desk.ok(&reading(&[]));
    assert!(fourth.contains("  5 = claim 4, "), "{fourth}");
    desk.verifies();
}

#[test]
fn a_changed_text_at_a_known_address_is_a_new_source() {
    let desk = desk();
    let url = ["--url", "https://w.example/a"];
    desk.ok(&reading(&[&["--accept", "1"], &url[..]].concat()));
    fs::write(desk.path("a.txt"), ARTICLE.replace("The weather was fine.", "It rained.")).expect("it can be written");
    let ran = desk.run(&reading(&[&["--accept", "trackable"], &url[..]].concat()));
    let why = "the text at https://w.example/a has changed since source 1 was read: this is a new source";
    assert!(ran.stderr.contains(why), "{ran:?}");
    let printed = ran.done();
    assert!(
        printed.contains("  1 = claim 1, ") && printed.contains("2 recorded (2-3), 1 on record before"),
        "{printed}"
    );
    assert_eq!(desk.number("SELECT count(*) FROM source_entry"), 2);
    desk.verifies();
}

#[test]
fn a_day_that_is_not_known_is_asked_for() {
    let desk = desk();
    let said = desk.refused(&["read", "a.txt", "--accept", "all"], 2);
    assert!(said.contains("a.txt: the day is not known"), "{said}");
    assert!(said.contains("onrecord read a.txt --said DATE --accept all"), "{said}");
    assert!(!desk.ledger().exists());
    let printed = desk.ok(&["read", "a.txt", "--published", "2026-02-01", "--accept", "1"]);
    assert!(printed.contains("2026-02-01"), "{printed}");
    assert_eq!(desk.claim(1)["source"]["published"], "2026-02-01");
    fs::write(desk.path("b.txt"), "Nothing is said here.").expect("it can be written");
    assert_eq!(desk.ok(&["read", "b.txt"]), "nothing proposed\n");
}

#[test]
fn with_accept_the_source_is_recorded_where_nothing_is_proposed() {
    let desk = Desk::new();
    let ran = desk.run_on(&["read", "-", "--accept", "all"], b"Nothing is said here.");
    assert_eq!(ran.done(), "source 1 recorded\n");
    assert_eq!(desk.column("SELECT text FROM snapshot"), ["Nothing is said here."]);
    let said = desk.run_on(&["read", "-", "--accept", "3"], b"Nothing is said here.").refused(1);
    assert!(said.contains("there is no statement 3: there are none"), "{said}");
    let said = desk.run_on(&["read", "-"], b" \n").refused(2);
    assert!(said.contains("is empty"), "{said}");
}

#[test]
fn what_cannot_be_accepted_is_refused_before_anything_is_written() {
    let desk = desk();
    let said = desk.refused(&reading(&["--accept", "1,9"]), 1);
    assert!(said.contains("a.txt: there is no statement 9: there are 5"), "{said}");
    for which in ["some", "0", "3-1", ""] {
        desk.refused(&reading(&["--accept", which]), 2);
    }
    fs::write(desk.path("b.txt"), ARTICLE).expect("it can be written");
    for one in [&["--accept", "1"][..], &["--title", "x"], &["--url", "https://w.example"]] {
        let said = desk.refused(&[&["read", "a.txt", "b.txt", "--said", "2026-02-03"], one].concat(), 2);
        assert!(said.contains("belongs to one article"), "{said}");
    }
    assert!(!desk.ledger().exists());
}

#[test]
fn several_articles_are_read_in_one_call() {
    let desk = desk();
    fs::write(desk.path("b.txt"), "“Wages will rise by 2030,” said Rurik Salt.").expect("it can be written");
    let args = ["read", "a.txt", "none.txt", "b.txt", "--said", "2026-02-03", "--accept", "trackable"];
    let ran = desk.run(&args);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stderr.contains("onrecord: none.txt: "), "{ran:?}");
    let printed = ran.text();
    assert!(
        printed.contains("3 recorded (1-3)") && printed.contains("\nb.txt\n") && printed.contains("1 recorded (4)"),
        "{printed}"
    );
    assert_eq!(desk.number("SELECT count(DISTINCT batch) FROM event"), 1);
    desk.verifies();
}

#[test]
fn speakers_go_by_the_names_on_record() {
    let desk = desk();
    desk.typed("add 'x' --speaker 'Jane Doe' --said 2026-01-01");
    desk.typed("add 'y' --speaker 'Ruric Salt' --said 2026-01-01");
    desk.typed("speaker alias 'Jane Doe' 'J. Doe'");
    fs::write(desk.path("a.txt"), ARTICLE.replace("said Jane Doe", "said Doe")).expect("it can be written");
    let printed = desk.ok(&reading(&[]));
    assert!(printed.contains("Jane Doe (in the article: Doe)"), "{printed}");
    assert!(printed.contains("Rurik Salt (new, like Ruric Salt?)"), "{printed}");
    let ran = desk.run(&reading(&["--accept", "1"]));
    assert!(ran.stderr.contains("Doe -> Jane Doe"), "{ran:?}");
    assert_eq!(desk.claim(3)["speaker"]["name"], "Jane Doe");
    desk.typed("add 'z' --speaker 'John Doe' --said 2026-01-01");
    let ran = desk.run(&reading(&["--accept", "trackable"]));
    assert!(ran.stderr.contains("5: \"Doe\" can be Jane Doe, John Doe: not recorded"), "{ran:?}");
    assert!(ran.text().contains("1 recorded (5), 1 on record before, 1 skipped, 1 without a speaker"), "{ran:?}");
}

#[test]
fn a_known_claim_that_says_the_same_is_named() {
    let desk = desk();
    desk.typed("add 'We open the line by the end of 2027' --speaker 'Jane Doe' --said 2026-01-01");
    assert!(desk.ok(&reading(&[])).contains("     like claim 1?\n"));
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = desk();
    let ran = desk.run(&reading(&["--accept", "trackable", "-n"]));
    assert!(ran.stderr.contains("dry run: nothing was written"), "{ran:?}");
    assert!(ran.done().contains("3 recorded (1-3)"));
    assert!(!desk.ledger().exists());
}

#[test]
fn a_closed_pipe_ends_it_quietly_and_keeps_what_was_accepted() {
    let desk = desk();
    let ran =
        Ran::of(&mut desk.script("$onrecord read a.txt --said 2026-02-03 --accept trackable 2>err | true; cat err"));
    assert!(!ran.text().contains("panicked") && !ran.text().contains("rror"), "{ran:?}");
    assert_eq!(statements(&desk).len(), 3);
}

#[test]
fn names_and_words_from_outside_do_not_reach_a_terminal_raw() {
    let desk = desk();
    let text = ARTICLE
        .replace("open the line", "open \u{1b}[31mthe\u{202e} line")
        .replace("said Rurik Salt", "said Rurik\u{202e} Salt");
    fs::write(desk.path("a.txt"), format!("A \u{1b}[1mtitle\u{202e} here\n\n{text}")).expect("it can be written");
    let is_raw = |text: &str| text.contains(['\u{202e}']) || text.contains("\u{1b}[31m") || text.contains("\u{1b}[1m");
    let Some(printed) = answered(&desk, READ, &["n\n", "q\n"]) else { return };
    assert!(!is_raw(&printed) && printed.contains("\\u{202e}"), "{printed}");
    for more in [&[][..], &["--json"], &["--accept", "all"], &["--accept", "all", "--json"]] {
        let ran = desk.run(&reading(&[more, &["--title", "T\u{1b}[31m\u{202e}"]].concat()));
        assert!(!is_raw(ran.text()) && !is_raw(&ran.stderr), "{more:?}: {ran:?}");
        assert!(ran.text().contains("202e"), "{more:?}: {ran:?}");
    }
}

#[test]
fn each_is_edited_before_it_is_recorded_where_that_is_wanted() {
    let desk = desk();
    let edit = |script: &str, which: &str| {
        fs::write(desk.path("edit.sh"), script).expect("it can be written");
        let mut command = desk.command(&reading(&["--accept", which, "--edit"]));
        Ran::of(command.env("EDITOR", "sh edit.sh").env("TMPDIR", desk.path("")))
    };
    let said = edit("sed -i 's/^quote = .*/quote = \"We shall open the line\"/' \"$1\"", "1").refused(2);
    assert!(said.contains("these words do not stand in the source"), "{said}");
    assert!(said.contains("the nearest passage is: “We will open the line"), "{said}");
    assert!(!desk.ledger().exists(), "what was refused is not recorded");
    edit(
        "sed -i -e 's/^quote = .*/quote = \"by the end of 2027\"/' -e 's/^speaker = .*/speaker = \"A Guard\"/' \"$1\"",
        "1",
    )
    .done();
    let claim = desk.claim(1);
    assert_eq!((&claim["quote"], &claim["checked"]), (&"by the end of 2027".into(), &Value::Bool(true)));
    assert_eq!(claim["speaker"]["name"], "A Guard");
    edit("sed -i 's/^speaker = .*/speaker = \"A Guard\"/' \"$1\"", "4").done();
    assert_eq!(desk.claim(2)["quote"], "We will hire ten guards by 2028.");
}

/// Runs `read` on a terminal and gives these answers, each when it is asked for.
pub(crate) fn answered(desk: &Desk, line: &str, answers: &[&str]) -> Option<String> {
    let mut terminal = Terminal::start(desk, line, &[])?;
    for answer in answers {
        terminal.types(answer);
    }
    Some(terminal.end().0)
}

pub(crate) const READ: &str = "$onrecord read a.txt --said 2026-02-03";

#[test]
fn on_a_terminal_each_is_asked_about() {
    let desk = desk();
    let Some(printed) =
        answered(&desk, READ, &["\n", "x\n", "?\n", "y\n", "n\n", "y\n", "w\n", "Rurik Salt\n", "y\n", "y\n"])
    else {
        return;
    };
    for text in [
        "\n1 (1 of 4)\n",
        "speaker    Jane Doe\n",
        "who        new\n",
        "y records it, n does not",
        "q  leave the rest",
        "recorded: claim 1",
        "4: nobody is named for it: w says who",
        "3 recorded (1-3), 1 skipped; 1 more is not trackable: --all; next check 2026-06-30",
    ] {
        assert!(printed.contains(text), "{text:?} is not in\n{printed}");
    }
    assert!(printed.matches(QUESTION).count() >= 8, "{printed}");
    assert_eq!(
        desk.column("SELECT s.name FROM claim c JOIN speaker s ON s.id = c.speaker_id ORDER BY c.id"),
        ["Jane Doe", "Rurik Salt", "Jane Doe"]
    );
    desk.verifies();
}

#[test]
fn enter_alone_or_the_end_accepts_nothing() {
    for answers in [&["\n", "\n"][..], &[], &["q\n"]] {
        let desk = desk();
        let Some(printed) = answered(&desk, READ, answers) else { return };
        assert!(printed.contains("nothing recorded, 3 left, 1 without a speaker"), "{printed}");
        assert!(!desk.ledger().exists());
    }
}

#[test]
fn what_was_accepted_stays_when_the_review_is_broken_off() {
    for is_killed in [false, true] {
        let desk = desk();
        let Some(mut terminal) = Terminal::start(&desk, READ, &[]) else { return };
        terminal.wait_for(QUESTION, 1);
        terminal.types("y\n");
        terminal.wait_for(QUESTION, 2);
        if is_killed {
            terminal.kill();
        } else {
            terminal.types("\u{3}");
            let (printed, status) = terminal.end();
            assert_ne!(status, Some(0), "{printed}");
        }
        assert_eq!(statements(&desk), ["We will open the line by the end of 2027"]);
        assert_eq!(desk.claim(1)["source"]["title"], "a.txt");
        desk.verifies();
    }
}

#[test]
fn going_back_takes_back() {
    let desk = desk();
    let answers = ["b\n", "y\n", "y\n", "b\n", "b\n", "e\n", "n\n", "q\n"];
    let Some(printed) = answered(&desk, READ, &answers) else { return };
    for text in ["this is the first", "recorded as claim 1: n takes it back", "it is recorded", "claim 1 is taken back"]
    {
        assert!(printed.contains(text), "{text:?} is not in\n{printed}");
    }
    assert!(printed.contains("1 recorded (2), 1 skipped"), "{printed}");
    assert_eq!(statements(&desk), ["drivers will stop work within 48 hours"]);
    desk.verifies();
}

#[test]
fn all_that_follow_are_taken_but_for_what_nobody_says() {
    let desk = desk();
    let Some(printed) = answered(&desk, READ, &["n\n", "a\n"]) else { return };
    assert!(printed.contains("2 recorded (1-2), 1 skipped, 1 without a speaker; 1 more is not"), "{printed}");
    desk.verifies();
}

#[test]
fn a_statement_is_parted_and_said_again() {
    let desk = desk();
    desk.typed("add 'Taxes fall by the end of June' --speaker 'Jane Doe' --said 2026-01-01 --by 'end of June'");
    let text = "“Wages will rise by 2030, and taxes will fall by the end of June,” said Jane Doe.";
    fs::write(desk.path("a.txt"), text).expect("it can be written");
    let Some(printed) = answered(&desk, READ, &["s\n", "y\n", "s\n", "r\n", "\n"]) else { return };
    for text in
        ["1.1 (1 of 2)", "1.2 (2 of 2)", "there is nothing to part it at", "like       claim 1?", "(Enter: claim 1)"]
    {
        assert!(printed.contains(text), "{text:?} is not in\n{printed}");
    }
    assert_eq!(statements(&desk)[1..], ["Wages will rise by 2030", "taxes will fall by the end of June"]);
    assert_eq!(desk.claim(3)["links"][0]["kind"], "repeats");
    assert!(desk.ok(&reading(&[])).contains("  1 = claims 2-3, "));
    desk.verifies();
}

#[test]
fn answers_come_from_the_terminal_when_the_article_does_not() {
    let desk = desk();
    let line = "cat a.txt | $onrecord read - --said 2026-02-03";
    let Some(printed) = answered(&desk, line, &["y\n", "q\n"]) else { return };
    assert!(printed.contains("1 recorded (1), 2 left"), "{printed}");
}

#[test]
fn the_day_is_asked_for_on_a_terminal() {
    let desk = desk();
    let Some(printed) = answered(&desk, "$onrecord read a.txt", &["smarch\n", "3 February 2026\n", "y\n"]) else {
        return;
    };
    assert!(printed.contains("on which day was it said?") && printed.contains("smarch"), "{printed}");
    assert_eq!(desk.claim(1)["said_on"], "2026-02-03");
}

#[test]
fn a_review_can_be_tried_out() {
    let desk = desk();
    let Some(printed) = answered(&desk, &format!("{READ} -n"), &["y\n", "y\n", "b\n", "n\n", "q\n"]) else { return };
    assert!(printed.contains("dry run: nothing was written"), "{printed}");
    assert!(printed.contains("1 recorded (1), 1 skipped, 1 left"), "{printed}");
    assert!(!desk.ledger().exists());
}

#[test]
fn words_edited_in_a_review_must_stand_in_the_article() {
    let desk = desk();
    let script = "if test -e once; then sed -i 's/We shall/We will/' \"$1\"; else touch once; \
        sed -i 's/^quote = .*/quote = \"We shall open the line\"/' \"$1\"; fi";
    fs::write(desk.path("edit.sh"), script).expect("it can be written");
    let line = format!("EDITOR='sh edit.sh' {READ}");
    let Some(printed) = answered(&desk, &line, &["e\n", "\n", "y\n", "q\n"]) else { return };
    assert!(printed.contains("these words do not stand in the source"), "{printed}");
    assert_eq!(desk.claim(1)["quote"], "We will open the line");
}

#[test]
fn off_a_terminal_nothing_is_asked() {
    let desk = desk();
    let mut command = desk.command(&reading(&[]));
    let ran = Ran::of(command.stdin(Stdio::null()));
    assert!(!ran.stderr.contains(QUESTION), "{ran:?}");
    assert!(ran.done().contains("3 proposed (1,2,5)"));
    assert!(!desk.ledger().exists());
    desk.refused(&reading(&["--accept", "1", "--as-of", "2026-01-01"]), 2);
}

/// The review that the README shows, as it was printed on a terminal.
#[test]
fn the_review_in_the_readme_goes_as_it_is_shown() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("there is a README");
    let shown = readme
        .split("```text\n")
        .filter_map(|block| block.split_once("\n```"))
        .find_map(|(block, _)| block.strip_prefix("$ onrecord read data/articles/veldonia-strike.txt\n"))
        .expect("the README shows a review");
    let answers: Vec<String> = shown
        .lines()
        .filter_map(|line| line.split_once(QUESTION))
        .map(|(_, key)| format!("{}\n", key.rsplit(' ').next().unwrap_or_default()))
        .collect();
    let keys: Vec<&str> = answers.iter().map(String::as_str).collect();
    let desk = desk();
    let article = root.join("data/articles/veldonia-strike.txt");
    std::fs::create_dir_all(desk.path("data/articles")).expect("a folder");
    std::fs::copy(article, desk.path("data/articles/veldonia-strike.txt")).expect("a copy");
    let Some(printed) = answered(&desk, "$onrecord read data/articles/veldonia-strike.txt", &keys) else { return };
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in shown.lines().filter(|line| !line.starts_with("onrecord: new ledger")) {
        // What is typed is echoed when it is typed, which may be before it is asked for.
        let asked = line.split_inclusive(']').next().filter(|_| line.contains(QUESTION)).unwrap_or(line);
        assert!(tidy(&printed).contains(&tidy(asked)), "{asked:?} is not in\n{printed}");
    }
}
