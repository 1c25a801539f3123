//! The configuration file: what it sets, what wins over it, and what is said of a mistake.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::desk::{self, Desk, Ran};

/// A desk whose home folder holds a configuration.
fn desk_with(config: &str) -> Desk {
    let desk = Desk::new();
    let folder = desk.path(".config/onrecord");
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::write(folder.join("config.toml"), config).expect("a file can be written");
    desk
}

/// A command without the variables that the bench gives every command.
fn bare(desk: &Desk, args: &[&str]) -> Command {
    let mut command = desk.command(args);
    command.env_remove("ONRECORD_DB").env_remove("ONRECORD_AUTHOR").env_remove("ONRECORD_NOW").env("USER", "jane");
    command
}

#[track_caller]
fn values(command: &mut Command) -> Value {
    let ran = Ran::of(command.args(["config", "--json"]));
    serde_json::from_slice::<Value>(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"))["values"].take()
}

/// Value, where it came from, and the name of that.
#[track_caller]
fn is(values: &Value, key: &str, value: &str, from: &str, name: Option<&str>) {
    let found = &values[key];
    assert_eq!(
        (found["value"].as_str(), found["from"].as_str(), found["name"].as_str()),
        (Some(value), Some(from), name),
        "{key}"
    );
}

#[test]
fn without_a_word_everything_is_as_by_default() {
    let desk = Desk::new();
    let values = values(&mut bare(&desk, &[]));
    is(&values, "db", &desk.default_ledger().to_string_lossy(), "default", None);
    is(&values, "author", "jane", "default", None);
    is(&values, "color", "auto", "default", None);
    is(&values, "format", "json", "flag", Some("--json"));
    is(&values, "due_within_days", "7", "default", None);
    is(&values, "journal", "wal", "default", None);
    is(&values, "editor", "vi", "default", None);
    assert_eq!(desk.files(), [], "it needs no ledger and makes none");
}

#[test]
fn the_file_wins_over_the_default_the_environment_over_the_file_and_a_flag_over_all() {
    let desk = desk_with("db = \"~/a.db\"\nauthor = \"File\"\ncolor = \"always\"\nformat = \"json\"\n");
    let file = desk.path(".config/onrecord/config.toml");
    let line = |number: usize| format!("{}:{number}", file.display());
    let of_file = values(&mut bare(&desk, &[]));
    is(&of_file, "db", &desk.path("a.db").to_string_lossy(), "file", Some(&line(1)));
    is(&of_file, "author", "File", "file", Some(&line(2)));
    is(&of_file, "color", "always", "file", Some(&line(3)));
    let environment = [
        ("ONRECORD_DB", "b.db"),
        ("ONRECORD_AUTHOR", "Environment"),
        ("NO_COLOR", "1"),
        ("ONRECORD_NOW", "2026-11-01T12:00:00Z"),
        ("VISUAL", "code -w"),
    ];
    let of_environment = values(bare(&desk, &[]).envs(environment));
    is(&of_environment, "db", "b.db", "environment", Some("ONRECORD_DB"));
    is(&of_environment, "author", "Environment", "environment", Some("ONRECORD_AUTHOR"));
    is(&of_environment, "color", "never", "environment", Some("NO_COLOR"));
    is(&of_environment, "editor", "code -w", "environment", Some("VISUAL"));
    is(&of_environment, "today", "2026-11-01", "environment", Some("ONRECORD_NOW"));
    let flags = ["--db", "c.db", "--author", "Flag", "--color", "auto"];
    let of_flags = values(bare(&desk, &flags).envs(environment));
    is(&of_flags, "db", "c.db", "flag", Some("--db"));
    is(&of_flags, "author", "Flag", "flag", Some("--author"));
    is(&of_flags, "color", "auto", "flag", Some("--color"));
    is(&of_flags, "format", "json", "flag", Some("--json"));
}

#[test]
fn a_ledger_named_in_the_file_is_named() {
    let desk = desk_with("db = \"desk.db\"\nauthor = \"The Desk\"\n");
    let said = Ran::of(&mut bare(&desk, &["list"])).refused(3);
    assert!(said.contains("desk.db is not there"), "{said}");
    Ran::of(&mut bare(&desk, &["add", "The bridge opens", "--speaker", "Jane Doe"])).done();
    let ledger = desk.path(".config/onrecord/desk.db");
    assert_eq!(desk::column(&ledger, "SELECT author FROM event"), ["The Desk"]);
    assert!(!desk.default_ledger().exists());
}

#[test]
fn a_format_of_the_file_gives_way_where_a_command_has_not_got_it() {
    let desk = desk_with("format = \"csv\"\n");
    desk.add("a");
    assert!(desk.ok(&["list"]).starts_with("id,"));
    assert!(desk.ok(&["verify"]).contains("sound"), "verify has no csv and prints what it has");
    desk.refused(&["verify", "--format", "csv"], 2);
}

#[test]
fn colour_of_the_file_is_used_in_a_pipe() {
    let desk = desk_with("color = \"always\"\n");
    desk.add("a");
    assert!(desk.ok(&["list"]).contains("\u{1b}["));
    assert!(!Ran::of(desk.command(&["list"]).env("NO_COLOR", "1")).done().contains('\u{1b}'));
}

#[test]
fn a_mistake_stops_every_command_but_config() {
    let desk = desk_with("author = \"Jane\"\n\ncolour = \"never\"\n");
    for args in [&["list"][..], &["when", "by June"], &["add", "x", "--speaker", "y"], &[]] {
        let said = desk.refused(args, 2);
        assert!(said.contains("config.toml:3: unknown key \"colour\": is it \"color\"?"), "{said}");
        assert!(said.contains("hint: onrecord config"), "{said}");
    }
    let ran = desk.run(&["config"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.text().contains("Test Author") && ran.text().contains("color"), "{ran:?}");
    assert!(ran.stderr.contains("config.toml:3: unknown key"), "{ran:?}");
    assert!(!desk.ledger().exists());
}

#[test]
fn config_shows_all_mistakes_and_all_values() {
    let desk = desk_with("db = 3\njournal = \"none\"\nformat = \"csv\"\n");
    let ran = Ran::of(bare(&desk, &["config", "--json"]).env("ONRECORD_NOW", "noon"));
    assert_eq!(ran.status, Some(2), "{ran:?}");
    let printed: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    let mistakes: Vec<&str> = printed["mistakes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(mistakes.len(), 3, "{mistakes:?}");
    assert!(mistakes[0].ends_with("config.toml:1: db is a number: it takes the path of a ledger, as a text"));
    assert!(mistakes[1].ends_with("config.toml:2: journal: \"none\" is not wal or delete"));
    assert!(mistakes[2].starts_with("ONRECORD_NOW: "));
    assert_eq!((&printed["there"], &printed["values"]["format"]["value"]), (&true.into(), &"json".into()));
}

#[test]
fn a_file_that_is_named_has_to_be_there() {
    let desk = Desk::new();
    let said = Ran::of(desk.command(&["list"]).env("ONRECORD_CONFIG", "nope.toml")).refused(2);
    assert!(said.contains("ONRECORD_CONFIG: nope.toml: "), "{said}");
    let ran = Ran::of(desk.command(&["config"]).env("ONRECORD_CONFIG", "nope.toml"));
    assert_eq!(ran.status, Some(2), "{ran:?}");
    fs::write(desk.path("here.toml"), "author = \"Here\"").expect("a file can be written");
    let named = values(bare(&desk, &[]).env("ONRECORD_CONFIG", "here.toml"));
    is(&named, "author", "Here", "file", Some("here.toml:1"));
    let none = desk_with("colour = 1");
    Ran::of(none.command(&["when", "by June"]).env("ONRECORD_CONFIG", "/dev/null")).done();
}

#[test]
fn a_file_that_cannot_be_read_is_not_passed_over() {
    let desk = desk_with("");
    let file = desk.path(".config/onrecord/config.toml");
    fs::write(&file, b"author = \"a\"\nformat = \"\xff\"\n").expect("a file can be written");
    assert!(desk.refused(&["list"], 2).contains("config.toml:2: invalid UTF-8"));
    fs::remove_file(&file).expect("it can be removed");
    fs::create_dir(&file).expect("a folder can be made");
    assert!(desk.refused(&["list"], 2).contains("config.toml: "));
}

#[test]
fn an_empty_flag_is_no_ledger_by_default() {
    let desk = Desk::new();
    assert!(desk.refused(&["--db", "", "list"], 2).contains("--db is empty"));
}

#[test]
fn a_journal_for_network_file_systems_is_kept_by_readers() {
    let desk = desk_with("journal = \"delete\"\n");
    desk.add("a");
    assert_eq!(desk.column("PRAGMA journal_mode"), ["delete"]);
    desk.ok(&["list"]);
    assert!(!desk.path("ledger.db-wal").exists());
    // Reading with other settings changes nothing; writing does.
    let other = |args: &[&str]| Ran::of(desk.command(args).env("ONRECORD_CONFIG", "/dev/null")).done();
    other(&["list"]);
    other(&["verify"]);
    assert_eq!(desk.column("PRAGMA journal_mode"), ["delete"]);
    other(&["look", "1"]);
    assert_eq!(desk.column("PRAGMA journal_mode"), ["wal"]);
    desk.ok(&["look", "1"]);
    assert_eq!(desk.column("PRAGMA journal_mode"), ["delete"]);
    desk.verifies();
}

#[test]
fn what_is_near_is_the_same_wherever_it_is_asked() {
    let desk = desk_with("due_within_days = 30\n"); // 1 November 2026
    for by in ["2026-11-05", "2026-11-25", "2026-12-25"] {
        desk.ok(&["add", "The bridge opens", "--speaker", "Jane Doe", "--kind", "promise", "--by", by]);
    }
    let stages = |args: &[&str]| -> Vec<String> {
        desk.claims(args).iter().map(|claim| claim["stage"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(stages(&["list"]), ["due", "due", "waiting"]);
    assert_eq!(stages(&["due"]), ["due", "due"]);
    assert_eq!(stages(&["due", "3"]), [""; 0], "what is asked for wins");
    assert_eq!(stages(&["list", "--status", "due"]).len(), 2);
    assert_eq!(stages(&["show", "1-3"]), ["due", "due", "waiting"]);
    assert!(desk.ok(&["due"]).starts_with("To check on 2026-11-01: 2 due\n"));
    assert!(desk.ok::<&str>(&[]).starts_with("To check on 2026-11-01: 2 due\n"));
    assert_eq!(desk.ok(&["list"]).matches("  due").count(), 2);
    assert_eq!(desk.ok(&["list", "--format", "csv"]).matches(",due,").count(), 2);
    assert!(desk.ok(&["look", "2"]).contains("status     due\n"));
    let by_default = |args: &[&str]| Ran::of(desk.command(args).env("ONRECORD_CONFIG", "/dev/null")).done();
    assert_eq!(by_default(&["list"]).matches("  due").count(), 1);
    assert!(by_default(&[]).starts_with("To check on 2026-11-01: 1 due\n"));
}
