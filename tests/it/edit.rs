//! `edit` as people type it: every flag, what follows for windows, outcomes and the past, and what is refused.

use std::fs;

use serde_json::{Value, json};

use super::desk::Desk;

/// A desk on 1 May 2025 with a threat (claim 1) from an article and a promise (claim 2).
fn desk() -> Desk {
    let desk = Desk::on("2025-05-01");
    let article = "Rubio said: “We need to move on.” He wants to know within a few days whether it works.";
    fs::write(desk.path("article.txt"), article).expect("a file can be written");
    desk.typed(
        "add 'the US moves on' --speaker 'Marco Rubio' --role 'Secretary of State' --said 2025-04-18 --kind threat \
         --source article.txt --quote 'We need to move on' --if 'no progress is made' --condition-by 'within days'",
    );
    desk.typed("add 'The bridge opens' --speaker 'Jane Doe' --said 2025-03-01 --kind promise --by 'within two weeks'");
    desk
}

fn window(value: &Value) -> [&str; 3] {
    ["phrase", "from", "by"].map(|key| value[key].as_str().unwrap_or("-"))
}

/// What `edit` says on stderr.
#[track_caller]
fn remarks(desk: &Desk, args: &[&str]) -> String {
    let ran = desk.run(args);
    assert_eq!(ran.status, Some(0), "{args:?}: {ran:?}");
    ran.stderr
}

#[test]
fn what_was_misread_is_corrected_and_said_before_and_after() {
    let desk = desk();
    let printed = desk.ok(&["edit", "2", "--by", "June 30", "--statement", "The new bridge opens", "--why", "misread"]);
    assert!(printed.starts_with("claim 2: corrected, event 4\n"), "{printed}");
    for line in [
        "  statement  “The bridge opens” -> “The new bridge opens”\n",
        "  deadline   within two weeks: 2025-03-01 .. 2025-03-15 -> June 30: 2025-06-30\n",
        "  status     overdue -> waiting\n",
        "  next check 2025-03-15 -> 2025-06-30\n",
        "\nstatement  The new bridge opens\n",
    ] {
        assert!(printed.contains(line), "{line:?} is not in {printed}");
    }
    let claims = desk.claims(&["edit", "2", "--test", "cars cross it"]);
    assert_eq!((claims.len(), &claims[0]["test"]), (1, &json!("cars cross it")));
    let history = desk.ok(&["history", "2", "--format", "markdown"]);
    let said = "statement: “The bridge opens” -&gt; “The new bridge opens”; deadline: within two weeks: 2025-03-01 .. \
                2025-03-15 -&gt; June 30: 2025-06-30; why: misread";
    assert!(history.contains(said), "{history}");
    desk.verifies();
}

#[test]
fn plain_fields_are_set_and_cleared() {
    let desk = desk();
    for (flag, key, value) in [
        ("--role", "role", "Senator"),
        ("--test", "test", "seen"),
        ("--actor", "actor", "Kyiv"),
        ("--ref", "ref", "R1"),
    ] {
        let held = |claim: &Value| if key == "role" { claim["speaker"]["role"].clone() } else { claim[key].clone() };
        desk.ok(&["edit", "1", flag, value]);
        assert_eq!(held(&desk.claim(1)), value, "{flag}");
        desk.refused(&["edit", "1", flag, value], 2);
        desk.ok(&["edit", "1", flag, "none"]);
        assert_eq!(held(&desk.claim(1)), Value::Null, "{flag} none");
        desk.refused(&["edit", "1", flag, " "], 2);
    }
    desk.ok(&["edit", "1", "--kind", "prediction", "--strength", "hedged", "--private", "--lang", "en"]);
    let claim = desk.claim(1);
    assert_eq!(
        [&claim["kind"], &claim["strength"], &claim["private"]],
        [&json!("prediction"), &json!("hedged"), &json!(true)]
    );
    desk.ok(&["edit", "1", "--public"]);
    assert_eq!(desk.claim(1)["private"], false);
    desk.refused(&["edit", "1", "--public", "--private"], 2);
    desk.ok(&["edit", "1", "--topic", "war", "--topic", "peace", "--topic", "war"]);
    assert_eq!(desk.claim(1)["topics"], json!(["war", "peace"]));
    desk.ok(&["edit", "1", "--topic", "talks"]);
    assert_eq!(desk.claim(1)["topics"], json!(["talks"]));
    desk.ok(&["edit", "1", "--topic", "none"]);
    assert_eq!(desk.claim(1)["topics"], json!([]));
    for flags in
        [["--kind", "none"], ["--said", "none"], ["--statement", "none"], ["--speaker", "none"], ["--why", "x"]]
    {
        desk.refused(&[&["edit", "1"], &flags[..]].concat(), 2);
    }
    desk.verifies();
}

#[test]
fn a_new_day_counts_every_phrase_anew_and_leaves_dates_alone() {
    let desk = desk();
    desk.ok(&["edit", "1", "--said", "2025-04-20"]);
    assert_eq!(window(&desk.claim(1)["condition"]["window"]), ["within days", "2025-04-20", "2025-04-27"]);
    desk.ok(&["edit", "2", "--said", "2025-04-25"]);
    assert_eq!(window(&desk.claim(2)["deadline"]), ["within two weeks", "2025-04-25", "2025-05-09"]);
    desk.ok(&["edit", "2", "--by-date", "2025-04-28..2025-06-30"]);
    desk.ok(&["edit", "2", "--said", "2025-03-01"]);
    assert_eq!(window(&desk.claim(2)["deadline"]), ["2025-04-28..2025-06-30", "2025-04-28", "2025-06-30"]);
    desk.ok(&["edit", "2", "--by", "2025-06-15"]);
    desk.ok(&["edit", "2", "--said", "2025-03-05"]);
    assert_eq!(desk.claim(2)["deadline"]["by"], "2025-06-15");
    desk.ok(&["edit", "2", "--by", "within two weeks"]);
    let said = desk.refused(&["edit", "2", "--said", "2025-03"], 2);
    assert!(said.contains("is known only as 2025-03") && said.contains("--by PHRASE (or none)"), "{said}");
    desk.ok(&["edit", "2", "--said", "2025-03", "--by", "2025-06-30"]);
    assert_eq!(desk.claim(2)["said_on"], "2025-03");
    // Words that a phrase itself was wrong about are read with the day given along.
    desk.ok(&["edit", "2", "--said", "2025-04-01", "--by", "within a week"]);
    assert_eq!(desk.claim(2)["deadline"]["by"], "2025-04-08");
    desk.verifies();
}

#[test]
fn what_waits_for_an_event_is_dated_by_it_and_stays_so() {
    let desk = desk();
    desk.ok(&["edit", "2", "--by", "within 30 days of a ceasefire"]);
    assert_eq!(desk.claim(2)["deadline"]["by"], Value::Null);
    desk.ok(&["edit", "2", "--event-on", "2025-04-20"]);
    let by = |day: &str| desk.claims(&["show", "2", "--as-of", day])[0]["deadline"]["by"].clone();
    assert_eq!((by("2025-04-19"), by("2025-04-20")), (Value::Null, json!("2025-05-20")));
    desk.ok(&["edit", "2", "--said", "2025-03-10"]);
    assert_eq!(desk.claim(2)["deadline"]["by"], "2025-05-20");
    desk.ok(&["edit", "2", "--event-on", "22 April", "--why", "signed two days later"]);
    assert_eq!((by("2025-04-21"), by("2025-04-22")), (Value::Null, json!("2025-05-22")));
    desk.refused(&["edit", "2", "--event-on", "2025-04-22"], 2);
    let said = desk.refused(&["edit", "1", "--event-on", "2025-04-22"], 2);
    assert!(said.contains("no date of it waits for an event") && said.contains("--on DATE"), "{said}");
    desk.refused(&["edit", "2", "--event-on", "2025-06-01"], 2);
    desk.verifies();
}

#[test]
fn a_bare_length_is_hung_anew_when_the_condition_changes() {
    let desk = desk();
    desk.ok(&["edit", "2", "--by", "within 48 hours", "--if", "they pay"]);
    let claim = desk.claim(2);
    assert_eq!((&claim["deadline"]["by"], &claim["deadline"]["anchor"]), (&Value::Null, &json!("they pay")));
    desk.ok(&["condition", "2", "yes", "--on", "2025-04-10"]);
    desk.ok(&["mark", "2", "kept", "--on", "2025-04-15"]);
    assert_eq!((&desk.claim(2)["deadline"]["by"], &desk.claim(2)["late_days"]), (&json!("2025-04-12"), &json!(3)));
    let printed = desk.ok(&["edit", "2", "--if", "they pay in full"]);
    assert!(printed.contains("  condition  if “they pay” -> if “they pay in full”\nclaim "), "{printed}");
    let claim = desk.claim(2);
    assert_eq!(
        [&claim["deadline"]["anchor"], &claim["deadline"]["by"]],
        [&json!("they pay in full"), &json!("2025-04-12")]
    );
    let printed = desk.ok(&["edit", "2", "--by", "within a week"]);
    assert!(printed.contains("3 days late -> fulfilled (kept), 2025-04-15, on time"), "{printed}");
    desk.ok(&["edit", "2", "--if", "none"]);
    let claim = desk.claim(2);
    assert_eq!(
        (&claim["condition"], window(&claim["deadline"])),
        (&Value::Null, ["within a week", "2025-03-01", "2025-03-08"])
    );
    desk.verifies();
}

#[test]
fn conditions_are_given_turned_and_taken_away() {
    let desk = desk();
    desk.ok(&["edit", "1", "--unless", "progress is made"]);
    let condition = |desk: &Desk| desk.claim(1)["condition"].clone();
    assert_eq!([&condition(&desk)["kind"], &condition(&desk)["window"]["phrase"]], ["unless", "within days"]);
    desk.ok(&["edit", "1", "--if", "no deal is signed by Friday"]);
    assert_eq!([&condition(&desk)["text"], &condition(&desk)["window"]["by"]], ["no deal is signed", "2025-04-25"]);
    desk.ok(&["edit", "1", "--condition-by", "within two weeks"]);
    assert_eq!(condition(&desk)["window"]["by"], "2025-05-02");
    desk.ok(&["edit", "1", "--condition-by", "none"]);
    assert_eq!(condition(&desk)["window"], Value::Null);
    let said = remarks(&desk, &["edit", "1", "--condition", "progress within days or withdraw"]);
    assert!(
        said.contains("the statement stays: “the US moves on”; to take the one in the words: --statement"),
        "{said}"
    );
    assert_eq!([&condition(&desk)["kind"], &condition(&desk)["text"]], ["unless", "progress"]);
    let said = remarks(&desk, &["edit", "1", "--condition", "signs of progress"]);
    assert!(said.contains("split with confidence: unless “signs of progress”"), "{said}");
    desk.ok(&["edit", "1", "--condition", "none"]);
    assert_eq!(condition(&desk), Value::Null);
    desk.refused(&["edit", "1", "--condition-by", "within days"], 2);
    desk.refused(&["edit", "1", "--if", "a", "--unless", "b"], 2);
    desk.refused(&["edit", "1", "--if", " "], 2);
}

#[test]
fn a_quote_stands_in_its_source_whichever_of_the_two_changes() {
    let desk = desk();
    fs::write(desk.path("other.txt"), "In other words: “we need to go,” he said. We need to move on.")
        .expect("written");
    fs::write(desk.path("third.txt"), "Nothing of the kind.").expect("written");
    let said = desk.refused(&["edit", "1", "--quote", "we need to leave"], 2);
    assert!(said.contains("hint: the nearest passage is: “We need to"), "{said}");
    desk.ok(&["edit", "1", "--source", "other.txt"]);
    let claim = desk.claim(1);
    assert_eq!((&claim["checked"], &claim["spans"]), (&json!(true), &json!([[42, 60]])));
    let said = desk.refused(&["edit", "1", "--source", "third.txt"], 2);
    assert!(said.contains("--source: claim 1: these words do not stand in the source"), "{said}");
    desk.ok(&["edit", "1", "--source", "third.txt", "--unchecked"]);
    assert_eq!((&desk.claim(1)["checked"], &desk.claim(1)["quote"]), (&json!(false), &json!("We need to move on")));
    desk.ok(&["edit", "1", "--source", "1"]);
    assert_eq!(desk.claim(1)["checked"], true);
    let said = remarks(&desk, &["edit", "1", "--source", "https://example.org/a"]);
    assert!(said.contains("its quote is unchecked now"), "{said}");
    desk.ok(&["edit", "1", "--at", "12:31"]);
    desk.ok(&["edit", "1", "--quote", "none", "--source", "none"]);
    assert_eq!([&desk.claim(1)["quote"], &desk.claim(1)["source"]], [&Value::Null, &Value::Null]);
    desk.refused(&["edit", "1", "--unchecked"], 2);
    desk.refused(&["edit", "1", "--source", "99"], 1);
    desk.verifies();
}

#[test]
fn further_sources_come_with_the_words_as_they_have_them() {
    let desk = desk();
    fs::write(desk.path("other.txt"), "Again: We need  to move on.").expect("written");
    fs::write(desk.path("third.txt"), "Nothing of the kind.").expect("written");
    let also =
        ["edit", "1", "--also-source", "other.txt", "--also-source", "third.txt", "--also-source", "https://a.example"];
    let said = remarks(&desk, &also);
    assert!(said.contains("third.txt does not have the words: “We need to move on”"), "{said}");
    assert!(said.contains("https://a.example is kept without a text to look in"), "{said}");
    let claim = desk.claim(1);
    let quotes: Vec<&Value> = claim["also_in"].as_array().expect("a list").iter().map(|also| &also["quote"]).collect();
    assert_eq!(quotes, [&json!("We need  to move on"), &Value::Null, &Value::Null]);
    assert_eq!(claim["also_in"][0]["spans"], json!([[7, 26]]));
    let shown = desk.ok(&["show", "1"]);
    assert!(
        shown.contains("\nalso in    2, other.txt\n           the words stand there: “We need  to move on”"),
        "{shown}"
    );
    desk.refused(&["edit", "1", "--also-source", "2"], 2);
    desk.ok(&["edit", "1", "--quote", "move on"]);
    assert_eq!(desk.claim(1)["also_in"][0]["quote"], "move on");
    desk.ok(&["edit", "1", "--source", "other.txt"]);
    assert_eq!(desk.claim(1)["also_in"].as_array().map(Vec::len), Some(2), "the main source is no further one");
    desk.ok(&["edit", "1", "--also-source", "none"]);
    assert_eq!(desk.claim(1)["also_in"], json!([]));
    desk.verifies();
}

#[test]
fn speakers_are_found_as_they_are_when_a_claim_is_recorded() {
    let desk = desk();
    let said = remarks(&desk, &["edit", "2", "--speaker", "Rubio"]);
    assert!(said.contains("Rubio -> Marco Rubio"), "{said}");
    let said = remarks(&desk, &["edit", "1", "--speaker", "J.D. Vance"]);
    assert!(said.contains("new speaker: J.D. Vance") && said.contains("the role stays: Secretary of State"), "{said}");
    desk.ok(&["edit", "1", "--speaker", "diplomatic sources", "--anonymous", "--role", "none"]);
    assert_eq!(desk.claim(1)["speaker"], json!({"name": "diplomatic sources", "role": null, "unnamed": true}));
    desk.ok(&["edit", "1", "--speaker", "Marco Rubio"]);
    desk.ok(&["edit", "1", "--anonymous"]);
    assert_eq!(desk.claim(1)["speaker"]["unnamed"], true);
    desk.verifies();
}

#[test]
fn several_claims_are_corrected_at_once_whole_or_not_at_all() {
    let desk = desk();
    let claims = desk.claims(&["edit", "1-2", "--topic", "war"]);
    assert_eq!(claims.len(), 2);
    let printed = desk.ok(&["edit", "1,2", "--kind", "promise"]);
    assert!(printed.contains("claim 1: corrected") && printed.contains("claim 2: so already\n"), "{printed}");
    let before = desk.ok(&["export", "-"]);
    desk.refused(&["edit", "1,2", "--kind", "promise"], 2);
    desk.refused(&["edit", "1,9", "--kind", "threat"], 1);
    desk.refused(&["edit", "1,2", "--ref", "R1"], 2);
    desk.refused(&["edit", "1,2", "--said", "2025-04-30", "--by", "within days", "--event-on", "2025-04-20"], 2);
    assert_eq!(desk.ok(&["export", "-"]), before);
}

#[test]
fn without_anything_to_correct_the_flags_are_named() {
    let desk = desk();
    for args in [&["edit", "1"][..], &["edit", "1", "--why", "x"]] {
        let said = desk.refused(args, 2);
        for flag in ["--statement", "--speaker", "--said", "--by", "--topic", "--event-on", "--also-source", "--public"]
        {
            assert!(said.contains(flag), "{flag} is not in {said}");
        }
    }
    desk.refused(&["edit"], 2);
    desk.refused(&["edit", "1", "the", "bridge"], 2);
    desk.refused(&["edit", "1", "--test", "x", "--as-of", "2025-04-20"], 2);
    desk.ok(&["drop", "2", "--why", "twice"]);
    let said = desk.refused(&["edit", "2", "--test", "x"], 2);
    assert!(said.contains("is dropped"), "{said}");
}

#[test]
fn no_correction_makes_one_claim_of_two() {
    let desk = desk();
    desk.ok(&[
        "add",
        "the US leaves",
        "--speaker",
        "Marco Rubio",
        "--source",
        "1",
        "--quote",
        "We need to move on",
        "--ref",
        "A",
    ]);
    let said = desk.refused(&["edit", "3", "--statement", "the US moves on"], 2);
    assert!(said.contains("claim 3 would be claim 1 once more") && said.contains("onrecord drop 3"), "{said}");
    desk.refused(&["edit", "1", "--ref", "A"], 2);
    desk.ok(&["edit", "3", "--ref", "B"]);
    desk.ok(&["edit", "1", "--ref", "A"]);
    let event = desk.number("SELECT max(id) FROM event WHERE claim_id = 3");
    let said = desk.refused(&["undo", &event.to_string()], 2);
    assert!(said.contains("claim 3 would share its reference with claim 1"), "{said}");
}

#[test]
fn an_undo_restores_what_was_there_words_and_all() {
    let desk = desk();
    let (before, words) = (desk.claim(1), "SELECT statement || condition || speaker FROM claim_fts WHERE rowid = 1");
    let indexed = desk.column(words);
    desk.ok(&[
        "edit",
        "1",
        "--statement",
        "America leaves",
        "--if",
        "talks fail",
        "--speaker",
        "Jane Doe",
        "--topic",
        "war",
    ]);
    assert_eq!(desk.claims(&["list", "America"]).len(), 1);
    let printed = desk.ok(&["undo"]);
    assert!(printed.contains("  statement  “America leaves” -> “the US moves on”\n"), "{printed}");
    assert_eq!(desk.claim(1), before);
    assert_eq!(desk.column(words), indexed);
    assert!(desk.claims(&["list", "America"]).is_empty());
    desk.verifies();
}

#[test]
fn an_undo_of_what_a_decision_was_judged_by_is_refused() {
    let desk = desk();
    desk.ok(&["edit", "1", "--if", "talks fail"]);
    let event = desk.number("SELECT max(id) FROM event").to_string();
    desk.ok(&["edit", "1", "--test", "seen"]);
    let test = desk.number("SELECT max(id) FROM event").to_string();
    desk.ok(&["condition", "1", "yes", "--on", "2025-04-24"]);
    let said = desk.refused(&["undo", &event], 2);
    assert!(said.contains("later events rest on it: event 6 (condition)"), "{said}");
    desk.ok(&["undo", &test]);
    desk.ok(&["undo"]);
    desk.ok(&["undo", &event]);
    assert_eq!(desk.claim(1)["condition"]["text"], "no progress is made");
    desk.verifies();
}

#[test]
fn a_correction_was_not_known_before_it_was_recorded() {
    let mut desk = desk();
    desk.turn_to("2025-05-10");
    desk.ok(&["edit", "2", "--statement", "The tunnel opens"]);
    let statement = |flags: &[&str]| desk.claims(&[&["show", "2"], flags].concat())[0]["statement"].clone();
    assert_eq!(statement(&["--known", "2025-05-09"]), "The bridge opens");
    assert_eq!(statement(&["--known", "2025-05-10"]), "The tunnel opens");
    assert_eq!(statement(&["--as-of", "2025-03-02"]), "The tunnel opens");
}

#[test]
fn links_can_be_given_along() {
    let desk = desk();
    desk.add("again");
    let said = remarks(&desk, &["edit", "3", "--repeats", "2"]);
    assert!(said.contains("claim 3 follows claim 2 from now on"), "{said}");
    desk.refused(&["edit", "3", "--repeats", "2"], 2);
    let said = desk.refused(&["edit", "3", "--repeats", "none"], 2);
    assert!(said.contains("until it is undone"), "{said}");
    desk.verifies();
}

#[test]
fn a_statement_is_read_for_its_condition_and_the_window_of_it() {
    let desk = Desk::on("2025-04-18");
    let ran = desk.run(&["add", "If no progress is made within days, the US withdraws", "--speaker", "Marco Rubio"]);
    let read = "condition from the statement: if “no progress is made”, to show 2025-04-18 .. 2025-04-25~, accepted \
                2025-04-21 .. 2025-04-28 (within days); --if none leaves it there";
    assert!(ran.stderr.contains(read), "{}", ran.stderr);
    let claim = desk.claim(1);
    assert_eq!((&claim["statement"], &claim["deadline"]), (&json!("the US withdraws"), &Value::Null));
    assert_eq!(
        [&claim["condition"]["text"], &claim["condition"]["window"]["by"]],
        ["no progress is made", "2025-04-25"]
    );
    desk.ok(&["add", "If no progress is made within days, the US withdraws", "--speaker", "Rubio", "--if", "none"]);
    assert_eq!(desk.claim(2)["condition"], Value::Null);
    let ran = desk.run(&["add", "If they ship we respond", "--speaker", "Rubio"]);
    assert!(ran.stderr.contains("may hold a condition, and where it ends cannot be told: --if TEXT"), "{}", ran.stderr);
}

#[test]
fn a_repetition_said_after_its_original_was_closed_can_be_corrected() {
    let desk = Desk::new();
    desk.typed("add A --speaker Ada --said 2025-01-10 --kind promise");
    desk.typed("mark 1 kept --on 2025-04-01");
    desk.typed("add 'A again' --speaker Ada --said 2026-05-02 --kind promise --repeats 1");
    desk.typed("edit 2 --topic roads");
    desk.typed("edit 2 --said 2026-05-01");
    desk.verifies();
}

#[test]
fn a_repetition_whose_original_was_dropped_stands_for_itself() {
    let desk = Desk::new();
    desk.typed("add A --speaker Ada --said 2025-01-10 --kind promise --by 2025-03-01");
    desk.typed("add B --speaker Ada --said 2025-02-10 --kind promise --by 2025-04-01 --repeats 1");
    let before: serde_json::Value = serde_json::from_str(&desk.typed("report --json")).expect("JSON");
    assert_eq!(before[0]["open"], 1);
    desk.typed("drop 1 --why typo");
    desk.typed("mark 2 kept --on 2025-03-01");
    let after: serde_json::Value = serde_json::from_str(&desk.typed("report --json")).expect("JSON");
    assert_eq!((&after[0]["open"], &after[0]["judged"]), (&json!(0), &json!(1)));
    desk.verifies();
}

#[test]
fn a_correction_that_would_leave_a_forbidden_outcome_is_refused() {
    let desk = Desk::new();
    desk.typed("add P --speaker Cy --said 2024-01-10 --kind promise --by 2024-02-01");
    desk.typed("mark 1 broken");
    desk.refused(&["edit", "1", "--if", "rain comes"], 2);
    desk.typed("add Q --speaker Cy --said 2024-01-10 --kind promise --if 'snow falls' --by 2024-05-01");
    desk.typed("condition 2 yes --on 2024-02-01");
    desk.typed("mark 2 broken");
    desk.refused(&["edit", "2", "--unless", "snow falls"], 2);
    desk.typed("add R --speaker Cy --said 2024-01-10 --kind promise --by 2024-06-01");
    desk.typed("mark 3 withdrawn --on 2024-05-01");
    desk.refused(&["edit", "3", "--by", "2024-04-01"], 2);
    desk.typed("edit 3 --by 2024-05-02 --why 'as printed'");
    desk.verifies();
}

#[test]
fn a_claim_with_further_sources_alone_leaves_the_rates_with_the_last_of_them() {
    let desk = Desk::new();
    desk.typed("add 'do B' --speaker Ada --said 2025-01-10 --kind promise --source https://u.example/1");
    desk.typed("edit 1 --source none --also-source https://u.example/2");
    desk.typed("source retract 2 --on 2025-03-03");
    assert!(desk.typed("report").contains("1 from a retracted source"));
    desk.verifies();
}

#[test]
fn a_deadline_corrected_elsewhere_is_dated_by_the_decision_that_stands() {
    let here = Desk::new();
    here.typed("add p --speaker Ada --said 2025-01-10 --if rain --by 'within 5 days'");
    let there = Desk::new();
    std::fs::copy(here.ledger(), there.ledger()).expect("a copy");
    here.typed("condition 1 yes --on 2025-02-02");
    there.typed("edit 1 --by 'within 9 days'");
    there.typed("export there.jsonl");
    here.ok(&["import", &there.path("there.jsonl").to_string_lossy()]);
    assert_eq!(here.claim(1)["deadline"]["by"], "2025-02-11");
    here.verifies();
}

/// A date that a statement brings along can be read two ways: that is said, and a new day said does not make it an error.
#[test]
fn figures_of_a_statement_are_recorded_with_a_word_and_counted_anew() {
    let desk = desk();
    let ran = desk.run(&["add", "We will sign it by 03/04/2026", "--speaker", "Jane Doe", "--said", "2025-04-18"]);
    let said = "“by 03/04/2026” can be read as 2026-04-03 too: --by 2026-04-03 takes that";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let id = desk.claims(&["list", "--all", "--sort", "id"]).len().to_string();
    desk.ok(&["edit", &id, "--said", "2025-04-17"]);
    assert_eq!(desk.claims(&["show", &id])[0]["deadline"]["by"], "2026-03-04");
    let said = remarks(&desk, &["edit", &id, "--statement", "We will sign it by May 2026"]);
    assert!(
        said.contains("the deadline stays, “by 03/04/2026”, which the statement says no more: --by PHRASE"),
        "{said}"
    );
}

#[test]
fn a_week_day_that_disagrees_is_said() {
    let desk = desk();
    let ran =
        desk.run(&["add", "We leave on Tuesday, 19 September 2025", "--speaker", "Jane Doe", "--said", "2025-04-18"]);
    assert!(ran.stderr.contains("the weekday does not agree with the date: the date is taken"), "{}", ran.stderr);
}
