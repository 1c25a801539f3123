//! What the page of the command line promises, held against what the program has: commands, flags, columns
//! and keys. Skips, saying so, where the page is not at hand.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::desk::{Desk, skipped};

/// Commands that are promised for later.
const LATER: [&str; 1] = ["publish"];

fn page() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/design/cli.md");
    let page = std::fs::read_to_string(path).ok();
    if page.is_none() {
        skipped("../shared/design/cli.md is not at hand");
    }
    page
}

/// One row of the table of commands: what is typed, and what it does.
struct Row {
    typed: Vec<String>,
    words: String,
}

fn rows(page: &str) -> Vec<Row> {
    let table = page.split("| command | what it does |").nth(1).expect("a table of commands");
    let table = table.split("\n\n").next().expect("a table").replace("\n  `", " `");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|line| {
        let line = line.replace("\\|", "¦");
        let mut cells = line.trim_matches('|').splitn(2, " | ").map(str::to_owned);
        let typed = in_ticks(&cells.next().expect("what is typed"));
        Row { typed, words: cells.next().expect("what it does") }
    })
    .collect()
}

fn in_ticks(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn flags(text: &str) -> BTreeSet<String> {
    let starts = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    starts.filter(|word| word.starts_with("--") && word.len() > 3).map(str::to_owned).collect()
}

/// What a row says of its own commands: not what it quotes of one that is promised for later.
fn own_words(row: &Row) -> String {
    let is_later = |words: &String| LATER.iter().any(|later| words.starts_with(&format!("{later} ")));
    // "lines of `read --jsonl --keep-text`": another command is spoken of.
    let is_other =
        |words: &String| words.starts_with("read ") && !row.typed.iter().any(|typed| typed.starts_with("read"));
    let own = |words: &String| !is_later(words) && !is_other(words);
    in_ticks(&row.words).into_iter().filter(own).collect::<Vec<_>>().join(" ")
}

/// The help of a command and of those below it.
fn help(desk: &Desk, command: &str) -> String {
    let mut text = desk.ok(&[command, "--help"]);
    let below: Vec<String> = text
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    for word in below {
        text += &desk.ok(&[command, &word, "--help"]);
    }
    text
}

#[test]
fn every_promised_command_and_flag_is_there() {
    let Some(page) = page() else { return };
    let desk = Desk::new();
    let mut missing = Vec::new();
    let mut seen = 0;
    for row in rows(&page) {
        let mut commands: Vec<&str> = row.typed.iter().filter_map(|typed| typed.split_whitespace().next()).collect();
        commands.dedup();
        commands.retain(|command| !LATER.contains(command));
        let helps: Vec<String> = commands.iter().map(|command| help(&desk, command)).collect();
        seen += commands.len();
        if commands.is_empty() {
            continue;
        }
        for flag in flags(&row.typed.join(" ")).union(&flags(&own_words(&row))) {
            let has = |help: &String| flags(help).contains(flag);
            if !helps.iter().any(has) {
                missing.push(format!("{}: {flag}", commands.join(", ")));
            }
        }
    }
    assert!(seen >= 30, "the table names the commands: {seen}");
    assert!(missing.is_empty(), "promised and not there:\n{}", missing.join("\n"));
}

#[test]
fn the_columns_of_csv_are_those_promised() {
    let Some(page) = page() else { return };
    let line = page.lines().find_map(|line| line.strip_prefix("CSV columns: ")).expect("a list of columns");
    let promised: Vec<&str> = line
        .split('.')
        .next()
        .expect("a sentence")
        .split(", ")
        .filter_map(|column| column.split_whitespace().next())
        .collect();
    let desk = Desk::new();
    desk.add("first");
    let printed = desk.ok(&["list", "--format", "csv"]);
    let header: Vec<&str> = printed.lines().next().expect("a header").split(',').collect();
    assert_eq!(header, promised);
}

/// Every key of the promised form stands in the printed one, at every depth that the form shows.
fn missing_keys(promised: &str, printed: &Value) -> Vec<String> {
    let mut keys = BTreeSet::new();
    for part in promised.split('"').skip(1).step_by(2) {
        keys.insert(part.to_owned());
    }
    let text = printed.to_string();
    keys.into_iter().filter(|key| !text.contains(&format!("\"{key}\":"))).collect()
}

#[test]
fn the_keys_of_a_claim_are_those_promised() {
    let Some(page) = page() else { return };
    let form: String = page
        .lines()
        .skip_while(|line| !line.starts_with("    {\"id\":1"))
        .take_while(|line| line.starts_with("    ") || line.starts_with("     "))
        .map(|line| line.split("    WINDOW").next().expect("a line").to_owned() + "\n")
        .collect();
    let keys: String = form
        .split('"')
        .collect::<Vec<_>>()
        .windows(3)
        .filter(|three| three[2].starts_with(':'))
        .map(|three| format!("\"{}\" ", three[1]))
        .collect();
    assert!(keys.contains("\"also_in\"") && keys.contains("\"decided_on\""), "{keys}");
    let desk = Desk::new();
    desk.ok(&["import", &format!("{}/data/sample.jsonl", env!("CARGO_MANIFEST_DIR"))]);
    let claims = Value::Array(desk.claims(&["list", "--all"]));
    assert_eq!(missing_keys(&keys, &claims), Vec::<String>::new());
}
