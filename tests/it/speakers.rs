//! Who is on record: found by any name, merged and taken apart again, each with a record of their own.

use serde_json::Value;

use crate::desk::Desk;

/// Three claims by Marco Rubio, one of them under a slip of the name; two by others.
fn desk() -> Desk {
    let desk = Desk::on("2026-08-01");
    let add = |statement: &str, speaker: &str, more: &[&str]| {
        let args = ["add", statement, "--speaker", speaker, "--said", "2026-03-01", "--kind", "promise"];
        desk.ok(&[&args, more].concat());
    };
    add("the bridge opens", "Marco Rubio", &["--by", "2026-06-30", "--role", "senator"]);
    add("the road opens", "Marco Rubio", &[]);
    add("the tunnel opens", "Marko Rubio", &["--by", "2026-06-30", "--role", "minister"]);
    add("the school opens", "Ada Rossi", &["--strength", "hedged"]);
    add("the ferry sails", "officials", &["--anonymous"]);
    desk.ok(&["mark", "1", "kept", "--on", "2026-05-01"]);
    desk.ok(&["mark", "3", "broken", "--on", "2026-07-01"]);
    desk
}

fn speakers(desk: &Desk, more: &[&str]) -> Vec<Value> {
    desk.claims(&[&["speakers"], more].concat())
}

fn names(desk: &Desk, more: &[&str]) -> Vec<String> {
    speakers(desk, more).iter().map(|it| it["name"].as_str().expect("a name").to_owned()).collect()
}

#[track_caller]
fn speaker(desk: &Desk, name: &str) -> Value {
    serde_json::from_str(&desk.ok(&["speaker", name, "--json"])).expect("one JSON object")
}

/// The promises of a speaker: on time, unfulfilled, open.
#[track_caller]
fn promises(speaker: &Value, strength: &str) -> (u64, u64, u64) {
    let records = speaker["records"].as_array().expect("records");
    let is_it = |record: &&Value| record["kind"] == "promise" && record["strength"] == strength;
    let record = records.iter().find(is_it).expect("a record of promises");
    let count = |key: &str| record[key].as_u64().expect("a count");
    (count("fulfilled_on_time"), count("unfulfilled"), count("open"))
}

#[test]
fn everybody_is_listed_with_a_record_and_the_unnamed_apart() {
    let desk = desk();
    let all = speakers(&desk, &[]);
    let told: Vec<_> = all.iter().map(|it| (it["name"].as_str(), it["claims"].as_u64(), it["open"].as_u64())).collect();
    let expected = [
        (Some("Ada Rossi"), Some(1), Some(1)),
        (Some("Marco Rubio"), Some(2), Some(1)),
        (Some("Marko Rubio"), Some(1), Some(0)),
        (Some("officials"), Some(1), Some(1)),
    ];
    assert_eq!(told, expected);
    let unnamed = &all[3];
    assert_eq!((unnamed["unnamed"].as_bool(), unnamed["records"].as_array().map(Vec::len)), (Some(true), Some(0)));
    assert_eq!(promises(&all[0], "hedged"), (0, 0, 1));
    let table = desk.ok(&["speakers"]);
    assert!(table.contains("promises kept 1 of 1"), "{table}");
    assert!(table.contains("Unnamed: each belongs to its source and has no track record"), "{table}");
    assert!(table.find("officials") > table.find("3 speakers"), "{table}");
    let csv = desk.ok(&["speakers", "--format", "csv"]);
    assert!(csv.contains(",Marco Rubio,false,,,,,,2,1,promises kept 1 of 1"), "{csv}");
    let markdown = desk.ok(&["speakers", "--format", "markdown"]);
    assert!(markdown.contains("| officials (unnamed, no source) |"), "{markdown}");
    assert_eq!(desk.ok(&["speakers", "--format", "jsonl"]).lines().count(), 4);
}

#[test]
fn a_name_an_alias_or_a_group_narrows_the_list() {
    let desk = desk();
    assert_eq!(names(&desk, &["RUBIO"]), ["Marco Rubio", "Marko Rubio"]);
    assert_eq!(names(&desk, &["marc"]), ["Marco Rubio"]);
    assert_eq!(names(&desk, &["offic"]), ["officials"]);
    assert_eq!(names(&desk, &["nobody"]), [""; 0]);
    desk.ok(&["speaker", "alias", "Rossi", "The Mayor"]);
    desk.ok(&["speaker", "edit", "Rossi", "--group", "City  Hall", "--role", "mayor"]);
    assert_eq!(names(&desk, &["mayor"]), ["Ada Rossi"]);
    assert_eq!(names(&desk, &["--group", "city hall"]), ["Ada Rossi"]);
    assert_eq!(names(&desk, &["--group", "city"]), [""; 0]);
    let rossi = &speakers(&desk, &["Rossi"])[0];
    assert_eq!((rossi["group"].as_str(), rossi["role"].as_str()), (Some("City Hall"), Some("mayor")));
    assert_eq!(rossi["aliases"][0], "The Mayor");
}

#[test]
fn one_speaker_is_found_by_any_name_and_told_whole() {
    let desk = desk();
    let ran = desk.run(&["speaker", "rossi"]);
    assert!(ran.stderr.contains("rossi -> Ada Rossi"), "{}", ran.stderr);
    let text = ran.done();
    assert!(text.contains("hedged promises: none judged; left out: 1 open"), "{text}");
    assert!(text.contains("the school opens"), "{text}");
    let rubio = speaker(&desk, "Marco Rubio");
    assert_eq!(rubio["speaker"]["roles"][0]["role"], "senator");
    assert_eq!(rubio["claims"].as_array().map(Vec::len), Some(2), "closed ones too");
    assert_eq!(promises(&rubio, "firm"), (1, 0, 1));
    let open = desk.ok(&["speaker", "Marco", "Rubio"]);
    assert!(open.contains("the road opens") && !open.contains("the bridge opens"), "{open}");
    assert!(open.contains("1 claim closed, with them: --all"), "{open}");
    let all = desk.ok(&["speaker", "Marco Rubio", "--all"]);
    assert!(all.find("the road opens") < all.find("the bridge opens"), "open ones come first: {all}");
    let unnamed = desk.ok(&["speaker", "officials"]);
    assert!(unnamed.contains("none: the source names nobody"), "{unnamed}");
    assert!(desk.refused(&["speaker", "Rubio"], 2).contains("Marco Rubio, Marko Rubio"));
    let nobody = desk.refused(&["speaker", "Adda Rossi"], 1);
    assert!(nobody.contains("no speaker \"Adda Rossi\"") && nobody.contains("\"Ada Rossi\""), "{nobody}");
    desk.refused(&["speaker", "zzz"], 1);
    desk.refused(&["speaker"], 2);
    desk.refused(&["speaker", "Rossi", "--format", "csv"], 2);
}

#[test]
fn likely_twins_are_named_and_never_joined() {
    let desk = desk();
    let ran = desk.run(&["speaker", "Marco Rubio"]);
    let hint = "Marko Rubio looks like the same: onrecord speaker merge \"Marko Rubio\" --into \"Marco Rubio\"";
    assert!(ran.stderr.contains(hint), "{}", ran.stderr);
    assert_eq!(names(&desk, &["rubio"]).len(), 2);
    assert!(!desk.run(&["speaker", "Rossi"]).stderr.contains("looks like"));
    let ran = desk.run(&["add", "the park opens", "--speaker", "Marco Rubyo", "--dry-run"]);
    let hint = "like Marco Rubio or Marko Rubio? merge: onrecord speaker merge \"Marco Rubyo\" --into NAME";
    assert!(ran.stderr.contains(hint), "{}", ran.stderr);
    assert!(!desk.run(&["add", "x", "--speaker", "Ben Rossi", "-n"]).stderr.contains("merge:"));
}

#[test]
fn a_merge_counts_everything_for_the_name_that_holds_and_an_undo_gives_it_back() {
    let desk = desk();
    let claims = |words: &str| desk.claims(&["list", words, "--all"]).len();
    let before = (desk.ok(&["list", "--all", "--json"]), names(&desk, &[]), speaker(&desk, "Marco Rubio"));
    let events = desk.number("SELECT count(*) FROM event");
    let ran = desk.run(&["speaker", "merge", "Marko Rubio", "--into", "Marco Rubio", "--why", "a slip"]);
    assert!(ran.stderr.contains("onrecord undo"), "{}", ran.stderr);
    let text = ran.done();
    assert!(text.contains("Marko Rubio -> Marco Rubio: 1 claim moved"), "{text}");
    assert!(text.contains("promises: kept 1 of 2 judged (1 on time, 1 broken); left out: 1 open"), "{text}");
    desk.verifies();
    assert_eq!(desk.number("SELECT count(*) FROM event"), events + 1, "one event, nothing else was touched");
    let merged = speaker(&desk, "Marko Rubio");
    assert_eq!(
        (&merged["speaker"]["name"], &merged["speaker"]["merged"][0]),
        (&"Marco Rubio".into(), &"Marko Rubio".into())
    );
    assert_eq!((promises(&merged, "firm"), merged["claims"].as_array().map(Vec::len)), ((1, 1, 1), Some(3)));
    assert_eq!((claims("marco"), claims("marko")), (3, 0), "full text knows the name that holds");
    assert_eq!(desk.claims(&["list", "--all", "--speaker", "Marko Rubio"]).len(), 3);
    assert_eq!(desk.claim(3)["speaker"]["name"], "Marco Rubio");
    assert_eq!(merged["speaker"]["roles"].as_array().map(Vec::len), Some(2), "roles stay as they were when said");
    let ran = desk.run(&["add", "the park opens", "--speaker", "Marko Rubio", "--said", "2026-04-01"]);
    assert!(ran.stderr.contains("Marko Rubio -> Marco Rubio"), "{}", ran.stderr);
    assert_eq!(desk.claim(6)["speaker"]["name"], "Marco Rubio");
    desk.ok(&["undo"]);
    let undone = desk.ok(&["undo"]);
    assert!(undone.contains("Marko Rubio is Marco Rubio, a slip"), "{undone}");
    desk.verifies();
    assert_eq!((desk.ok(&["list", "--all", "--json"]), names(&desk, &[]), speaker(&desk, "Marco Rubio")), before);
}

#[test]
fn a_merge_holds_in_every_view_in_which_it_was_known() {
    let mut desk = desk();
    desk.turn_to("2026-08-02");
    desk.ok(&["speaker", "merge", "Marko Rubio", "--into", "Marco Rubio"]);
    assert_eq!(
        names(&desk, &["rubio", "--as-of", "2026-03-02"]),
        ["Marco Rubio"],
        "a correction has no day of its own"
    );
    assert_eq!(names(&desk, &["rubio", "--known", "2026-08-01"]), ["Marco Rubio", "Marko Rubio"]);
    let then = desk.claims(&["list", "--speaker", "Marco Rubio", "--as-of", "2026-04-01"]);
    assert_eq!(then.len(), 3);
    let missing = desk.refused(&["speaker", "Rossi", "--as-of", "2026-02-01"], 1);
    assert!(missing.contains("as of the day asked about"), "{missing}");
}

#[test]
fn merges_made_in_two_places_come_to_the_same_in_either_order() {
    let one = desk();
    let other = Desk::on("2026-08-02");
    let carry = |from: &Desk, to: &Desk| to.run_on(&["import", "-"], from.ok(&["export", "-"]).as_bytes()).done();
    carry(&one, &other);
    let mut one = one;
    one.turn_to("2026-08-03");
    one.ok(&["speaker", "merge", "Marko Rubio", "--into", "Marco Rubio"]);
    other.ok(&["speaker", "merge", "Marco Rubio", "--into", "Marko Rubio"]);
    other.ok(&["speaker", "edit", "Rossi", "--group", "City Hall"]);
    let fresh = Desk::on("2026-08-04");
    carry(&one, &fresh);
    carry(&other, &fresh);
    let theirs = other.ok(&["export", "-"]);
    carry(&one, &other);
    one.run_on(&["import", "-"], theirs.as_bytes()).done();
    let told = |desk: &Desk| {
        let mut all = speakers(desk, &[]);
        all.iter_mut().for_each(|it| it["id"] = Value::Null);
        all
    };
    assert_eq!(names(&one, &["rubio"]), ["Marko Rubio"], "the earlier of two merges that would run in a circle holds");
    for desk in [&one, &other, &fresh] {
        assert_eq!(told(desk), told(&one));
        desk.verifies();
    }
}

#[test]
fn what_is_known_of_a_speaker_is_set_cleared_and_handed_on() {
    let desk = desk();
    let args = ["speaker", "edit", "Marko Rubio", "--group", "Reds", "--role", "senator"];
    desk.ok(&[&args[..], &["--same-as", "https://example.org/rubio"]].concat());
    desk.ok(&["speaker", "edit", "Marko Rubio", "--role", "none"]);
    let known = speaker(&desk, "Marko Rubio")["speaker"].clone();
    assert_eq!((&known["group"], &known["role"]), (&"Reds".into(), &Value::Null));
    let ran = desk.run(&["speaker", "edit", "Marko Rubio", "--name", "M. Rubio"]);
    assert!(ran.done().contains("Marko Rubio -> M. Rubio"));
    let renamed = speaker(&desk, "marko rubio")["speaker"].clone();
    assert_eq!((&renamed["name"], &renamed["aliases"][0]), (&"M. Rubio".into(), &"Marko Rubio".into()));
    assert_eq!((&renamed["group"], &renamed["same_as"]), (&"Reds".into(), &"https://example.org/rubio".into()));
    desk.ok(&["speaker", "edit", "Marco Rubio", "--group", "Blues"]);
    let ran = desk.run(&["speaker", "merge", "M. Rubio", "--into", "Marco Rubio"]);
    assert!(ran.stderr.contains("group of Marco Rubio stays \"Blues\""), "{}", ran.stderr);
    let joined = speaker(&desk, "Rubio")["speaker"].clone();
    assert_eq!((&joined["group"], &joined["same_as"]), (&"Blues".into(), &"https://example.org/rubio".into()));
    desk.verifies();
    desk.ok(&["undo"]);
    assert_eq!(speaker(&desk, "Marco Rubio")["speaker"]["same_as"], Value::Null, "one command is one batch");
    desk.verifies();
    assert!(desk.refused(&["speaker", "edit", "M. Rubio", "--name", "Marko Rubio"], 2).contains("onrecord undo "));
}

#[test]
fn an_alias_is_refused_where_it_is_somebody_else() {
    let desk = desk();
    let said = desk.refused(&["speaker", "alias", "Rossi", "marco rubio"], 2);
    assert!(said.contains("onrecord speaker merge \"Marco Rubio\" --into \"Ada Rossi\""), "{said}");
    desk.ok(&["speaker", "alias", "Ada Rossi", "Rubio"]);
    assert_eq!(
        speaker(&desk, "rubio")["speaker"]["name"],
        "Ada Rossi",
        "a surname may be an alias, and goes before it"
    );
    desk.refused(&["speaker", "alias", "Marco Rubio", "RUBIO"], 2);
    desk.refused(&["speaker", "alias", "Ada Rossi", "Rubio"], 2);
    desk.refused(&["speaker", "alias", "Ada Rossi", "ada rossi"], 2);
    desk.ok(&["speaker", "alias", "Ada Rossi", "rubio", "--remove"]);
    desk.refused(&["speaker", "alias", "Ada Rossi", "Rubio", "--remove"], 1);
    desk.refused(&["speaker", "Rubio"], 2);
    desk.verifies();
}

#[test]
fn what_cannot_be_is_refused_and_nothing_written() {
    let desk = desk();
    let before = desk.ok(&["export", "-"]);
    for (args, status) in [
        (&["merge", "Rossi", "--into", "Ada Rossi"][..], 2),
        (&["merge", "Rossi", "--into", "rossi"], 2),
        (&["merge", "officials", "--into", "Rossi"], 2),
        (&["merge", "Rossi", "--into", "officials"], 2),
        (&["merge", "Marko Rubio", "--into", "Rubio"], 2),
        (&["merge", "nobody", "--into", "Rossi"], 1),
        (&["merge", "Marko Rubio", "--into", " "], 2),
        (&["merge", "Marko Rubio", "--into", "Marco Rubio", "--why", ""], 2),
        (&["edit", "officials", "--group", "x"], 2),
        (&["edit", "Rossi"], 2),
        (&["edit", "Rossi", "--group", "none"], 2),
        (&["edit", "Rossi", "--group", ""], 2),
        (&["edit", "Rossi", "--same-as", "javascript:alert(1)"], 2),
        (&["edit", "Rossi", "--name", "Marco Rubio"], 2),
        (&["edit", "Rossi", "--name", "none"], 2),
        (&["edit", "Rossi", "--group", "x", "--as-of", "2026-01-01"], 2),
        (&["alias", "Rossi", ""], 2),
        (&["--all", "edit", "Rossi", "--group", "x"], 2),
    ] {
        desk.refused(&[&["speaker"], args].concat(), status);
    }
    desk.ok(&["speaker", "edit", "Rossi", "--group", "x", "--dry-run"]);
    assert_eq!(desk.ok(&["export", "-"]), before);
}

#[test]
fn no_name_steers_a_terminal() {
    let desk = Desk::new();
    let name = "Ada \u{1b}[31mRossi\u{202e}";
    desk.ok(&["add", "the bridge opens", "--speaker", name, "--role", "\u{1b}[2J"]);
    desk.ok(&["speaker", "edit", name, "--group", "\u{9b}31m"]);
    desk.ok(&["speaker", "alias", name, "\u{7}bell"]);
    for args in [&["speakers"][..], &["speaker", name], &["speakers", "--format", "markdown"], &["history"]] {
        let text = desk.ok(args);
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}']), "{args:?}: {text:?}");
    }
}
