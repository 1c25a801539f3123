//! The article this tool was first meant for: its fourteen claims recorded through the command line alone,
//! followed through outcomes that are made up here and say nothing of what anybody did.
//!
//! The article lies beside the project and is not part of it. Quotes are taken from it by position.

use std::path::PathBuf;

use serde_json::Value;

use crate::desk::Desk;

const SAID: &str = "2025-04-18";
const RUBIO: [&str; 2] = ["Marco Rubio", "U.S. Secretary of State"];
const PESKOV: [&str; 2] = ["Dmitry Peskov", "Kremlin spokesman"];

/// A claim as a careful reader logs it, and the stages it then has on 18 April, 24 April and 1 May.
struct Row {
    statement: &'static str,
    speaker: [&'static str; 2],
    kind: &'static str,
    more: &'static [&'static str],
    span: [usize; 2],
    stages: [&'static str; 3],
}

const UNDATED: [&str; 3] = ["undated"; 3];

fn rows() -> [Row; 14] {
    let row = |statement, speaker, kind, more, span, stages| Row { statement, speaker, kind, more, span, stages };
    let soon = ["due", "due", "overdue"];
    [
        row(
            "the US withdraws from mediating",
            RUBIO,
            "threat",
            &["--strength", "hedged", "--if", "no progress is made", "--condition-by", "within the next few days"],
            [0, 121],
            soon,
        ),
        row(
            "the US efforts do not continue indefinitely",
            RUBIO,
            "threat",
            &["--strength", "firm"],
            [260, 307],
            UNDATED,
        ),
        row(
            "it is known whether a resolution is possible",
            RUBIO,
            "demand",
            &["--actor", "Russia and Ukraine", "--by", "within a few days"],
            [324, 410],
            soon,
        ),
        row(
            "Trump decides to pull out",
            RUBIO,
            "prediction",
            &["--strength", "hedged", "--if", "the positions of both sides remain too far apart"],
            [412, 511],
            ["conditional"; 3],
        ),
        row(
            "Russia's stance is increasing frustration in the White House",
            ["diplomatic sources", ""],
            "assertion",
            &["--anonymous"],
            [590, 656],
            UNDATED,
        ),
        row("there is limited progress", PESKOV, "assertion", &[], [690, 775], UNDATED),
        row("Russia is willing to negotiate", PESKOV, "promise", &["--strength", "hedged"], [777, 912], UNDATED),
        row(
            "the U.S. helps to end the war",
            ["J.D. Vance", "U.S. Vice President"],
            "prediction",
            &["--strength", "hedged"],
            [1034, 1065],
            UNDATED,
        ),
        row(
            "the Paris discussions are constructive",
            ["Office of the President of Ukraine", ""],
            "assertion",
            &[],
            [1300, 1336],
            UNDATED,
        ),
        row(
            "Ukraine renounces its NATO ambitions",
            ["Russia", ""],
            "demand",
            &["--actor", "Ukraine"],
            [1432, 1585],
            UNDATED,
        ),
        row("Russia's demands are terms of surrender", ["Kyiv", ""], "assertion", &[], [1587, 1637], UNDATED),
        row(
            "Europe plays a central role in any agreement",
            RUBIO,
            "demand",
            &["--actor", "Europe"],
            [1659, 1764],
            UNDATED,
        ),
        row(
            "a peace deal is difficult but not impossible",
            RUBIO,
            "prediction",
            &["--strength", "firm"],
            [2212, 2262],
            UNDATED,
        ),
        row(
            "move in a different direction",
            RUBIO,
            "threat",
            &["--strength", "firm", "--unless", "signs of progress", "--condition-by", "within days"],
            [2272, 2415],
            soon,
        ),
    ]
}

/// The article's path and text, or a word that it is not there.
fn article() -> Option<(PathBuf, Vec<char>)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/article.txt");
    match std::fs::read_to_string(&path) {
        Ok(text) => Some((path, text.chars().collect())),
        Err(_) => {
            eprintln!("SKIPPED: the seed article is not beside the project ({})", path.display());
            None
        }
    }
}

fn slice(text: &[char], [start, end]: [usize; 2]) -> String {
    text[start..end].iter().collect()
}

/// A desk with the fourteen claims, on the day after the last date of a test; `None` without the article.
fn recorded() -> Option<(Desk, Vec<char>)> {
    let (path, text) = article()?;
    let path = path.to_string_lossy().into_owned();
    let mut desk = Desk::on(SAID);
    for row in rows() {
        let quote = slice(&text, row.span);
        let mut args = vec!["add", row.statement, "--said", SAID, "--source", &path, "--quote", &quote];
        args.extend(["--speaker", row.speaker[0], "--kind", row.kind]);
        if !row.speaker[1].is_empty() {
            args.extend(["--role", row.speaker[1]]);
        }
        args.extend(row.more);
        desk.ok(&args);
    }
    desk.turn_to("2025-05-02");
    Some((desk, text))
}

fn ids(claims: &[Value]) -> Vec<i64> {
    claims.iter().filter_map(|claim| claim["id"].as_i64()).collect()
}

fn one(desk: &Desk, id: &str) -> Value {
    desk.claims(&["show", id]).remove(0)
}

#[test]
fn fourteen_claims_stand_as_a_careful_reader_has_them() {
    let Some((desk, text)) = recorded() else { return };
    for (place, day) in [SAID, "2025-04-24", "2025-05-01"].into_iter().enumerate() {
        let claims = desk.claims(&["list", "--sort", "id", "--as-of", day]);
        assert_eq!(claims.len(), 14, "{day}");
        for (claim, row) in claims.iter().zip(rows()) {
            assert_eq!(claim["stage"], row.stages[place], "{day}: {}", row.statement);
            assert_eq!(claim["quote"], slice(&text, row.span), "the quote is the slice at its span");
            assert_eq!(claim["spans"], serde_json::json!([row.span]));
            assert_eq!(claim["checked"], true);
        }
    }
    assert!(desk.claims(&["list", "--as-of", "2025-04-17"]).is_empty(), "nothing was said the day before");
    desk.ok(&["verify"]);
}

/// What a sentence of the article is read as when nothing but the sentence is given: the condition with its window, and the
/// deadline, each as "words (from .. by)".
#[track_caller]
fn sentence(desk: &Desk, text: &[char], [start, end]: [usize; 2], condition: &str, deadline: &str) {
    let statement = slice(text, [start, end]);
    let recorded = desk.ok(&["add", &statement, "--speaker", "Marco Rubio", "--said", SAID, "--json"]);
    let claim: Value = serde_json::from_str(&recorded).expect("a claim is JSON");
    let window = |window: &Value| {
        let part = |key: &str| window[key].as_str().unwrap_or("-").to_owned();
        if window.is_null() {
            "-".to_owned()
        } else {
            format!("{} ({} .. {})", part("phrase"), part("from"), part("by"))
        }
    };
    let hangs_on = match &claim["condition"] {
        Value::Null => "-".to_owned(),
        found => {
            let words = format!("{} {}", found["kind"].as_str().unwrap_or("-"), found["text"].as_str().unwrap_or("-"));
            format!("{words}, {}", window(&found["window"]))
        }
    };
    assert_eq!((hangs_on.as_str(), window(&claim["deadline"]).as_str()), (condition, deadline), "{statement}");
}

#[test]
fn its_sentences_alone_give_the_windows_and_conditions() {
    let Some((_, text)) = article() else { return };
    let desk = Desk::on(SAID);
    let few_days = "within the next few days (2025-04-18 .. 2025-04-25)";
    sentence(&desk, &text, [0, 121], &format!("if no progress is made, {few_days}"), "-");
    sentence(&desk, &text, [255, 307], "-", "-");
    sentence(&desk, &text, [324, 410], "-", "within a few days (2025-04-18 .. 2025-04-25)");
    sentence(&desk, &text, [412, 511], "if the positions of both sides remain too far apart, -", "-");
    sentence(
        &desk,
        &text,
        [2263, 2415],
        "unless we must see signs of progress, within days (2025-04-18 .. 2025-04-25)",
        "-",
    );
}

#[test]
fn the_two_clocks_are_those_of_the_words() {
    let Some((desk, _)) = recorded() else { return };
    let days = |window: &Value| {
        [&window["from"], &window["by"], &window["by_min"], &window["by_max"]]
            .map(|day| day.as_str().unwrap_or("-").to_owned())
    };
    let first = one(&desk, "1");
    assert_eq!(days(&first["condition"]["window"]), [SAID, "2025-04-25", "2025-04-21", "2025-04-25"]);
    assert_eq!(first["deadline"], Value::Null);
    let last = one(&desk, "14");
    assert_eq!(days(&last["condition"]["window"]), [SAID, "2025-04-25", "2025-04-21", "2025-04-28"]);
    assert_eq!(last["next_check"], serde_json::json!({"on": "2025-04-25", "what": "condition"}));
    let third = one(&desk, "3");
    assert_eq!(days(&third["deadline"]), [SAID, "2025-04-25", "2025-04-21", "2025-04-25"]);
    assert_eq!(third["next_check"]["what"], "claim");
    assert_eq!(one(&desk, "4")["next_check"], serde_json::json!({"on": "2025-05-18", "what": "look"}));
}

#[test]
fn due_names_what_to_check_before_and_after() {
    let Some((desk, _)) = recorded() else { return };
    let due = |day: &str| ids(&desk.claims(&["due", "--as-of", day]));
    assert_eq!(due(SAID), [1, 3, 14]);
    assert_eq!(due("2025-04-24"), [1, 3, 14]);
    assert_eq!(due("2025-05-18"), [1, 3, 14, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    let overdue = |day: &str| ids(&desk.claims(&["list", "--status", "overdue", "--as-of", day]));
    assert_eq!(overdue("2025-04-26"), [1, 3]);
    assert_eq!(overdue("2025-04-28"), [1, 3]);
    assert_eq!(overdue("2025-04-29"), [1, 3, 14]);
}

#[test]
fn the_tables_read_as_they_were_drawn() {
    let Some((desk, _)) = recorded() else { return };
    desk.ok(&["mark", "2,3,5-13", "unverifiable", "--on", "2025-04-25", "--note", "exercise, not fact"]);
    let at = |columns: &str, args: &[&str]| {
        let mut command = desk.command(&[args, &["--as-of", "2025-04-26"]].concat());
        let output = command.env("COLUMNS", columns).output().expect("the program runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert_eq!(
        at("80", &["due"]),
        "To check on 2025-04-26: 1 overdue, 1 due\n\
         \x20 #  BY           WHEN        WHO       CHECK WHETHER\n\
         \x20 1  2025-04-25~  1 d over    Rubio     “no progress is made”\n\
         \x20                                       if so: the US withdraws from mediating\n\
         \x2014  2025-04-25~  due to 28   Rubio     “signs of progress”\n\
         \x20                                       if not: move in a different direction\n\
         decide: onrecord condition 14 yes|no · later: onrecord look 14 --again DATE\n"
    );
    assert_eq!(
        at("100", &["list"]),
        "  #  STATUS       BY           SAID        WHO          CLAIM\n\
         \x20 1  overdue      2025-04-25~  2025-04-18  Marco Rubio  threat, hedged: the US withdraws from\n\
         \x20                                                       mediating, if “no progress is made”\n\
         \x2014  due          2025-04-25~  2025-04-18  Marco Rubio  threat: move in a different direction,\n\
         \x20                                                       unless “signs of progress”\n\
         \x20 4  conditional  -            2025-04-18  Marco Rubio  prediction, hedged: Trump decides to pull\n\
         \x20                                                       out, if “the positions of both sides remain\n\
         \x20                                                       too far apart”\n\
         3 open of 14 · ~ vague date · all: onrecord list --all\n"
    );
}

#[test]
fn progress_makes_both_warnings_void() {
    let Some((desk, _)) = recorded() else { return };
    desk.ok(&["condition", "14", "yes", "--on", "2025-04-24"]);
    desk.ok(&["condition", "1", "no"]);
    let void = |id: &str, day: &str| {
        let claim = one(&desk, id);
        assert_eq!((claim["status"].as_str(), claim["closed_on"].as_str()), (Some("void"), Some(day)), "{id}");
    };
    void("14", "2025-04-24");
    void("1", "2025-04-25");
    assert_eq!(ids(&desk.claims(&["due", "--as-of", "2025-04-23"])), [1, 3, 14], "open the day before");
    desk.ok(&["undo"]);
    assert_eq!(one(&desk, "1")["stage"], "overdue");
    void("14", "2025-04-24");
}

#[test]
fn a_threat_comes_into_force_and_is_followed_to_its_end() {
    let Some((mut desk, _)) = recorded() else { return };
    desk.ok(&["condition", "1", "yes", "--on", "2025-04-25"]);
    desk.ok(&["condition", "14", "no"]);
    let next = |desk: &Desk, id: &str| one(desk, id)["next_check"].clone();
    assert_eq!(next(&desk, "1"), serde_json::json!({"on": "2025-05-25", "what": "look"}));
    assert_eq!(next(&desk, "14"), serde_json::json!({"on": "2025-05-28", "what": "look"}));
    desk.turn_to("2025-05-20");
    desk.ok(&["mark", "1", "carried-out", "--on", "2025-05-15", "--evidence", "https://example.org/exercise/1"]);
    desk.ok(&["mark", "14", "not-carried-out", "--note", "exercise, not fact"]);
    desk.ok(&["mark", "4", "fulfilled", "--on", "2025-05-15", "--condition-was", "yes"]);
    let ended = |id: &str| {
        let claim = one(&desk, id);
        let text = |key: &str| claim[key].as_str().unwrap_or("-").to_owned();
        (text("status"), text("closed_on"), claim["late_days"].clone(), claim["without_condition"] == true)
    };
    let row = |status: &str, day: &str| (status.to_owned(), day.to_owned(), Value::Null, false);
    assert_eq!(ended("1"), row("fulfilled", "2025-05-15"));
    assert_eq!(ended("14"), row("unfulfilled", "2025-05-20"));
    assert_eq!(ended("4"), row("fulfilled", "2025-05-15"));
    assert_eq!(one(&desk, "1")["evidence"][0]["url"], "https://example.org/exercise/1");
    let known = desk.claims(&["show", "1", "--known", "2025-05-02"]).remove(0);
    assert_eq!(known["status"], "open", "the outcome was recorded later");
    let then = desk.claims(&["show", "1", "--as-of", "2025-05-14"]).remove(0);
    assert_eq!(then["status"], "open", "and happened later");
    desk.ok(&["verify"]);
}

#[test]
fn what_the_rules_refuse_leaves_the_ledger_as_it_was() {
    let Some((desk, _)) = recorded() else { return };
    let before = desk.ok(&["export", "-"]);
    let path = article().map(|(path, _)| path.to_string_lossy().into_owned()).unwrap_or_default();
    let refused: [&[&str]; 9] = [
        &["mark", "1", "unfulfilled"],
        &["mark", "1", "fulfilled", "--on", "2025-05-01"],
        &["mark", "1", "void"],
        &["mark", "1", "kept", "--on", "2025-05-01", "--condition-was", "yes"],
        &["mark", "3", "fulfilled"],
        &["mark", "3", "fulfilled", "--on", "2025-05-03"],
        &["condition", "2", "yes"],
        &["mark", "2", "fulfilled", "--on", "2025-04-17"],
        &["add", "x", "--speaker", "Rubio", "--said", SAID, "--source", &path, "--quote", "we will walk away"],
    ];
    for args in refused {
        desk.refused(args, 2);
    }
    assert_eq!(desk.ok(&["export", "-"]), before);
    desk.ok(&["mark", "1", "fulfilled", "--on", "2025-05-01", "--condition-was", "no"]);
    assert_eq!(one(&desk, "1")["without_condition"], true);
}
