//! `read` of what is on record already: the same text, another text at the same address, the same words elsewhere.

use std::fs;

use super::desk::{Desk, Ran};
use super::read::{ARTICLE, desk, reading, statements};

/// Writes an article.
fn write(desk: &Desk, name: &str, text: &str) {
    fs::write(desk.path(name), text).expect("a file can be written");
}

#[test]
fn whoever_is_not_named_is_recorded_once() {
    let desk = Desk::on("2026-02-10");
    write(&desk, "a.txt", "Two officials said that the bridge will open by the end of June.\n");
    let args = ["read", "a.txt", "a.txt", "--said", "2026-02-03", "--accept", "trackable"];
    let printed = desk.ok(&args);
    assert!(printed.contains("1 recorded (1)") && printed.contains("1 on record before"), "{printed}");
    assert_eq!(statements(&desk).len(), 1);
    let add = "add 'the bridge will open by the end of June' --speaker 'Two officials' --anonymous --source 1 --said \
               2026-02-03 --quote 'the bridge will open by the end of June'";
    let words: Vec<&str> = add.split('\'').enumerate().fold(Vec::new(), |mut words, (at, part)| {
        if at % 2 == 1 {
            words.push(part)
        } else {
            words.extend(part.split_whitespace())
        }
        words
    });
    assert!(desk.refused(&words, 2).contains("that is claim 1 already"));
    desk.verifies();
}

#[test]
fn the_same_words_by_another_speaker_are_only_like_it() {
    let desk = desk();
    let url = ["--url", "https://w.example/a"];
    desk.ok(&reading(&[&["--accept", "5"], &url[..]].concat()));
    write(&desk, "a.txt", &ARTICLE.replace("June,” said Jane Doe", "June,” said Ada Moor"));
    let printed = desk.ok(&reading(&[&["--accept", "trackable"], &url[..]].concat()));
    assert!(printed.contains("3 recorded (2-4)"), "{printed}");
    write(&desk, "a.txt", &ARTICLE.replace("June,” said Jane Doe", "June,” said Bo Reed"));
    let printed = desk.ok(&reading(&url));
    assert!(printed.contains("like claim 4?") && printed.contains("1 proposed (5)"), "{printed}");
}

#[test]
fn a_part_on_record_leaves_the_rest_to_be_recorded() {
    let desk = desk();
    desk.typed("add 'taxes fall' --speaker 'Jane Doe' --source a.txt --quote 'Taxes will fall' --said 2026-02-03");
    let printed = desk.ok(&reading(&[]));
    assert!(printed.contains("  5  partly = claim 1, Jane Doe"), "{printed}");
    assert!(printed.contains("2 proposed (1,2), 1 partly on record"), "{printed}");
    let ran = desk.run(&reading(&["--accept", "trackable"]));
    assert!(ran.stderr.contains("5: a part of it is on record: onrecord read a.txt --said 2026-02-03 --accept 5"));
    assert!(ran.done().contains("2 recorded (2-3), 1 partly on record, 1 without a speaker"));
    assert!(desk.ok(&reading(&["--accept", "5"])).contains("1 recorded (4)"));
}

#[test]
fn the_same_claim_from_another_page_is_said() {
    let desk = desk();
    desk.ok(&reading(&["--accept", "5"]));
    write(&desk, "b.txt", "Somewhere else.\n\n“Taxes will fall by the end of June,” said Jane Doe.\n");
    let ran = desk.run(&["read", "b.txt", "--said", "2026-02-03", "--accept", "trackable"]);
    let said = "claim 2 has the speaker, day and words of claim 1: if it is said again, onrecord link 2 repeats 1";
    assert!(ran.stderr.contains(said), "{ran:?}");
    assert!(ran.done().contains("1 recorded (2), 1 said elsewhere too"));
}

#[test]
fn what_is_on_record_is_shown_as_it_was_said() {
    let desk = desk();
    desk.ok(&reading(&["--accept", "5"]));
    let printed = desk.ok(&["read", "a.txt", "--said", "2026-02-06"]);
    assert!(printed.contains("  5 = claim 1, Jane Doe, 2026-02-03\n"), "{printed}");
    assert!(printed.contains("  1  Jane Doe, 2026-02-06\n"), "{printed}");
}

#[test]
fn what_became_of_the_source_is_said() {
    let desk = desk();
    let first = ["--url", "https://w.example/a", "--accept", "none"];
    assert!(desk.ok(&reading(&first)).starts_with("source 1 recorded; "));
    assert!(desk.ok(&reading(&["--accept", "none"])).starts_with("nothing recorded; "));
    let printed = desk.ok(&reading(&["--accept", "none", "--title", "T", "--url", "https://w.example/b"]));
    assert!(printed.starts_with("source 1 has another title, address; "), "{printed}");
    // A page that gives its own address does not take the first one's place.
    let page = |of: &str| {
        let linked = format!("<link rel=canonical href=https://w.example/{of}>");
        format!("<html><head>{linked}</head><body><p>“Taxes will fall by June,” said Jane Doe.</p></body></html>")
    };
    write(&desk, "c.html", &page("c"));
    desk.ok(&["read", "c.html", "--said", "2026-02-03", "--accept", "none"]);
    write(&desk, "c.html", &page("d"));
    let ran = desk.run(&["read", "c.html", "--said", "2026-02-03", "--accept", "none"]);
    let why = "source 2: the same text stands at https://w.example/d too; its address stays https://w.example/c";
    assert!(ran.stderr.contains(why), "{ran:?}");
    assert_eq!(desk.column("SELECT url FROM source_entry WHERE id = 2"), ["https://w.example/c"]);
}

#[test]
fn who_logs_in_is_not_kept() {
    let desk = desk();
    desk.ok(&reading(&["--url", "https://jane:secret@w.example/a", "--accept", "1"]));
    assert_eq!(desk.column("SELECT url FROM source_entry"), ["https://w.example/a"]);
    assert!(!desk.ok(&["export", "-"]).contains("secret"));
}

#[test]
fn a_paper_of_tomorrow_speaks_today_and_later_ones_are_left_out() {
    let desk = desk();
    let ran = desk.run(&["read", "a.txt", "--published", "2026-02-11", "--accept", "trackable"]);
    let why = "a.txt is dated tomorrow: what it says of its own day is taken as said today, 2026-02-10";
    assert!(ran.stderr.contains(why), "{ran:?}");
    assert!(ran.done().contains("3 recorded (1-3)"));
    assert_eq!(desk.claim(1)["said_on"], "2026-02-10");
    write(&desk, "b.txt", "“Wages will rise by 2030,” said Rurik Salt.");
    let ran = desk.run(&["read", "b.txt", "--published", "2026-03-11", "--accept", "all"]);
    assert!(ran.stderr.contains("1: said on 2026-03-11") || ran.stderr.contains("not recorded"), "{ran:?}");
    assert!(ran.text().contains("source 2 recorded, 1 skipped"), "{ran:?}");
}

#[test]
fn nothing_is_made_where_nothing_can_be_read() {
    let desk = desk();
    let ran = desk.run(&["read", "no1.txt", "no2.txt", "--accept", "all"]);
    assert_eq!((ran.status, ran.text()), (Some(1), ""), "{ran:?}");
    assert!(!desk.ledger().exists());
    fs::write(desk.ledger(), "this is no ledger, but a text that stands in its place").expect("it can be written");
    let ran = desk.run(&["read", "a.txt", "a.txt", "--said", "2026-02-03"]);
    assert_eq!(ran.status, Some(3), "{ran:?}");
    assert_eq!(ran.stderr.lines().filter(|line| line.starts_with("onrecord: ")).count(), 1, "{ran:?}");
}

#[test]
fn flags_that_would_do_nothing_are_refused() {
    let desk = desk();
    for flags in
        [&["--accept", "all"][..], &["--said", "2026-02-03"], &["--all"], &["--title", "x"], &["--edit"], &["-n"]]
    {
        let said = desk.refused(&[&["read", "--jsonl"], flags].concat(), 2);
        assert!(said.contains("not with --jsonl"), "{flags:?}: {said}");
    }
    for flags in [&["--keep-text"][..], &["--jobs", "2"]] {
        assert!(desk.refused(&reading(flags), 2).contains("goes with --jsonl alone"), "{flags:?}");
    }
    for flags in [&["--as-of", "2026-01-01"][..], &["--known", "2026-01-01"]] {
        desk.refused(&reading(flags), 2);
    }
}

#[test]
fn a_day_of_their_own_is_not_taken_from_articles_unsaid() {
    let desk = desk();
    write(&desk, "b.txt", "Wages\n\n18 January 2026\n\n“Wages will rise by 2030,” said Rurik Salt.\n");
    let ran = desk.run(&["read", "a.txt", "b.txt", "--said", "2026-02-03"]);
    assert!(ran.stderr.contains("b.txt is dated 2026-01-18: taken as said on 2026-02-03, as --said says"), "{ran:?}");
    assert!(!ran.stderr.contains("a.txt is dated"), "{ran:?}");
}

#[test]
fn what_is_to_be_pasted_can_be_pasted() {
    let desk = desk();
    let mut command = desk.command(&["read", "a.txt", "--said", "2026-02-03", "--db", "other.db", "--allow-private"]);
    let printed = Ran::of(command.env_remove("ONRECORD_DB")).done();
    let line = "onrecord read a.txt --said 2026-02-03 --allow-private --db other.db --accept trackable";
    assert!(printed.replace("\n", " ").contains(line), "{printed}");
    let ran = desk.run(&reading(&["--accept", "4"]));
    assert!(ran.stderr.contains("--speaker NAME --said 2026-02-03 --source 1 --quote"), "{ran:?}");
    let text = "Ми відкриємо міст до кінця червня, сказала міністерка. Вони не прийдуть, якщо не буде дощу.";
    write(&desk, "u.txt", text);
    let ran = desk.run(&["read", "u.txt", "--said", "2026-02-03"]);
    let line = "onrecord read u.txt --said 2026-02-03 --accept none, then: onrecord add \"what is claimed\" --speaker NAME \
                --said 2026-02-03 --source ID";
    assert!(ran.stderr.contains(line), "{ran:?}");
    let ran = desk.run(&["read", "u.txt", "--accept", "none"]);
    assert!(ran.stderr.contains("--said DATE --source 2 --quote"), "{ran:?}");
}

#[test]
fn ids_of_a_corpus_come_back_as_they_were() {
    let line = b"{\"id\":123456789012345678901234567890,\"text\":\"Nothing.\"}\n{\"id\":{\"a\":1},\"text\":\"x\"}\n";
    let printed = Desk::new().run_on(&["read", "--jsonl"], line).done();
    assert!(printed.contains("{\"id\":123456789012345678901234567890,\"claims\":[]}"), "{printed}");
    assert!(printed.contains("{\"id\":{\"a\":1},"), "{printed}");
}
