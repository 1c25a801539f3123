//! Rows of a spreadsheet as they are understood: a line of the table for each rule.

use super::Input;
use super::columns::Refused;
use super::objects::Objects;
use super::row::{Reader, Row};
use super::rows::{Item, Items};
use super::table::Table;
use crate::claim::Fact;
use crate::cli::failure::Failure;

const TODAY: &str = "2026-11-01";

fn input(text: &str) -> Input {
    Box::new(std::io::Cursor::new(text.to_owned().into_bytes()))
}

fn reader() -> Reader {
    Reader::new(TODAY.parse().expect("a day"))
}

fn all(mut items: impl Items) -> Vec<Result<Row, Refused>> {
    let mut reader = reader();
    let mut rows = Vec::new();
    while let Some(item) = items.next(&mut reader).expect("memory can be read") {
        match item {
            Ok(Item::Row(row)) => rows.push(Ok(*row)),
            Ok(Item::Text { .. } | Item::Source { .. }) => {}
            Err(refused) => rows.push(Err(refused)),
        }
    }
    rows
}

#[track_caller]
fn rows(text: &str) -> Vec<Result<Row, Refused>> {
    all(Table::open(input(text), "claims.csv", &[]).expect("a heading"))
}

/// One row under a heading of these columns and the three that are needed.
#[track_caller]
fn row(columns: &str, cells: &str) -> Result<Row, Refused> {
    let text = format!("speaker,said_on,statement,{columns}\nJane Doe,2026-01-10,We will open the bridge,{cells}\n");
    rows(&text).remove(0)
}

/// What a row is understood as, in a few words.
fn told(row: &Row) -> String {
    let claim = row.claim.claim();
    let days = |window: &crate::deadline::Window| match (window.from, window.by) {
        (Some(from), Some(by)) => format!("{from}..{by}"),
        _ => window.phrase.clone(),
    };
    let mut told = vec![format!("{} {}", claim.kind, claim.strength)];
    if let Some(condition) = &claim.condition {
        let by = condition.window.as_ref().map(|window| format!(" [{}]", days(window))).unwrap_or_default();
        told.push(format!("{} {}{by}", condition.kind, condition.text));
    }
    told.extend(claim.deadline.as_ref().map(|window| format!("by {}", days(window))));
    told.extend((!claim.topics.is_empty()).then(|| claim.topics.join("+")));
    told.extend(row.source.as_ref().map(|source| source.key.as_str().to_owned()));
    for draft in &row.facts {
        let on = draft.happened_on.map(|on| format!(" {on}")).unwrap_or_default();
        told.push(match &draft.fact {
            Fact::Condition { state, .. } => format!("condition {state}{on}"),
            Fact::Outcome { outcome, early, .. } => format!("{outcome}{}{on}", if *early { " early" } else { "" }),
            Fact::Evidenced(evidence) => format!("{} {}", evidence.basis, evidence.url),
            Fact::Looked { again, .. } => format!("look {}", again.map(|again| again.to_string()).unwrap_or_default()),
            other => format!("{:?}", other.kind()),
        });
    }
    told.join("; ")
}

#[track_caller]
fn case(columns: &str, cells: &str, expected: &str) {
    let told = match row(columns, cells) {
        Ok(row) => told(&row),
        Err(refused) => format!("! {}: {}", refused.field, refused.why),
    };
    assert_eq!(told, expected, "{columns} = {cells}");
}

#[test]
fn kind_and_strength_are_given_or_read_off_the_words() {
    case("role", "Mayor", "promise firm");
    case("kind,strength", "Prediction,HEDGED", "prediction hedged");
    case("quote", "we may open it", "promise hedged");
    case(
        "kind",
        "pledge",
        "! kind: \"pledge\" is no kind: it is one of promise, threat, prediction, demand, assertion",
    );
    case("strength", "sure", "! strength: \"sure\" is no strength: it is one of firm, hedged");
}

#[test]
fn deadlines_are_iso_two_dates_or_a_phrase() {
    case("deadline", "2026-12-24", "promise firm; by 2026-12-24..2026-12-24");
    case("deadline", "2026-02-01..2026-12-24", "promise firm; by 2026-02-01..2026-12-24");
    case("deadline", "within days", "promise firm; by 2026-01-10..2026-01-17");
    case("deadline", "none", "promise firm");
    case("deadline", "2025-12-24", "! deadline: \"2025-12-24\" ended on 2025-12-24, before it was said on 2026-01-10");
}

#[test]
fn a_condition_has_a_kind_a_text_and_a_window() {
    case("condition_kind,condition", "unless,talks resume", "promise firm; unless talks resume");
    case(
        "condition_kind,condition",
        "if,talks resume by Friday",
        "promise firm; if talks resume [2026-01-10..2026-01-16]",
    );
    case(
        "condition,condition_by",
        "if talks resume,within days",
        "promise firm; if talks resume [2026-01-10..2026-01-17]",
    );
    case("condition", "talks resume", "promise firm; if talks resume");
    case("condition_kind", "if", "! condition_kind: the row has no condition");
    case("condition_state", "met", "! condition_state: the row has no condition");
    case(
        "condition_kind,condition",
        "when,talks resume",
        "! condition_kind: \"when\" is no kind of condition: it is one of if, unless",
    );
    case(
        "condition_kind,condition,deadline",
        "if,they ship the arms,within 48 hours",
        "promise firm; if they ship the arms; by within 48 hours",
    );
}

#[test]
fn lists_are_split_at_semicolons() {
    case("topics", "roads; money;;roads", "promise firm; roads+money");
    let two = "promise firm; claim https://a.example/x;y=1; claim https://b.example";
    case("evidence", "https://a.example/x;y=1;https://b.example", two);
    case("evidence", "see the paper", "! evidence: \"see the paper\" is no address of the web");
    case("evidence", "javascript:alert(1)", "! evidence: \"javascript:alert(1)\" is no address of the web");
}

#[test]
fn a_source_is_known_by_its_address() {
    case("source_url,source_title", "https://a.example,News", "promise firm; https://a.example");
    case("source_url", "file:///etc/passwd", "! source_url: \"file:///etc/passwd\" is no address of the web");
    case(
        "source_url,source_published",
        "https://a.example,sometime",
        "! source_published: \"sometime\" is not a single day",
    );
    case("source_title", "News", "promise firm");
    let oddities = row("source_title", "News").expect("a row").oddities;
    assert_eq!(oddities, [super::row::Oddity::SourceWithoutAddress]);
}

#[test]
fn an_outcome_made_elsewhere_passes_the_rules() {
    case("status", "open", "promise firm");
    case("status", "overdue", "promise firm");
    case("status,closed_on", "fulfilled,2026-02-01", "promise firm; fulfilled 2026-02-01");
    case("status,closed_on", "kept,2026-02-01", "promise firm; fulfilled 2026-02-01");
    case(
        "status,closed_on",
        "carried-out,2026-02-01",
        "! status: the claim is a promise: \"carried-out\" is said of another kind",
    );
    case(
        "status,closed_on,deadline",
        "broken,2026-03-01,2026-02-01",
        "promise firm; by 2026-02-01..2026-02-01; unfulfilled 2026-03-01",
    );
    case(
        "status,closed_on,deadline",
        "unfulfilled,2026-02-01,2026-12-01",
        "! closed_on: its window is open until 2026-12-01",
    );
    case("status,closed_on", "fulfilled,2027-01-01", "! closed_on: 2027-01-01 lies in the future, today is 2026-11-01");
    case("status,closed_on", "fulfilled,2025-01-01", "! closed_on: 2025-01-01 is before it was said, on 2026-01-10");
    case("status", "void", "! status: void follows from its condition and is never marked");
    case("status", "dropped", "! status: a claim that is dropped is off the books");
    case("closed_on", "2026-02-01", "! closed_on: status does not say what became of it");
    case(
        "status,reason",
        "fulfilled,blocked",
        "! reason: a reason goes with unfulfilled or partly-fulfilled, not with fulfilled",
    );
    case(
        "status",
        "done",
        "! status: \"done\" is no outcome: it is open, or one of fulfilled, partly-fulfilled, unfulfilled, void, withdrawn, unverifiable",
    );
    case(
        "status,closed_on,evidence",
        "fulfilled,2026-02-01,https://a.example",
        "promise firm; fulfilled 2026-02-01; outcome https://a.example",
    );
}

#[test]
fn a_condition_decided_elsewhere_passes_the_rules() {
    let columns = "condition_kind,condition,condition_state,condition_decided_on,status,closed_on";
    let claim = "promise firm; if it rains";
    case(columns, "if,it rains,met,2026-02-01,open,", &format!("{claim}; condition met 2026-02-01"));
    case(columns, "if,it rains,unmet,2026-02-01,void,2026-02-01", &format!("{claim}; condition unmet 2026-02-01"));
    case(columns, "if,it rains,unmet,,void,2026-02-01", &format!("{claim}; condition unmet 2026-02-01"));
    case(
        columns,
        "if,it rains,met,2026-02-01,kept,2026-03-01",
        &format!("{claim}; condition met 2026-02-01; fulfilled 2026-03-01"),
    );
    case(columns, "if,it rains,pending,,kept,2026-03-01", &format!("{claim}; fulfilled 2026-03-01"));
    case(
        columns,
        "if,it rains,,,kept,2026-03-01",
        "! condition_state: the claim hangs on a condition that nobody has decided: “it rains”",
    );
    case(
        columns,
        "if,it rains,pending,2026-02-01,open,",
        "! condition_decided_on: condition_state does not say how it was decided",
    );
    case(
        columns,
        "if,it rains,met,2027-02-01,open,",
        "! condition_decided_on: 2027-02-01 lies in the future, today is 2026-11-01",
    );
    case(columns, "if,it rains,maybe,,open,", "! condition_state: \"maybe\" is none of pending, met, unmet");
}

#[test]
fn what_the_rules_allowed_in_another_ledger_stays_as_it_was_judged() {
    let uid = "01975c3e-8f00-7abc-8def-0123456789ab";
    let columns = "uid,deadline,status,closed_on,late_days";
    let window = |closed: &str, late: &str, outcome: &str| {
        let row = row(columns, &format!("{uid},2026-01-10..2026-01-17,{outcome},{closed},{late}")).expect("taken");
        let window = row.claim.claim().deadline.clone().expect("a window");
        (told(&row), window.by_max.map(|end| end.to_string()))
    };
    let claim = "promise firm; by 2026-01-10..2026-01-17";
    assert_eq!(
        window("2026-01-19", "0", "fulfilled"),
        (format!("{claim}; fulfilled 2026-01-19"), Some("2026-01-19".to_owned()))
    );
    assert_eq!(
        window("2026-01-22", "2", "fulfilled"),
        (format!("{claim}; fulfilled 2026-01-22"), Some("2026-01-20".to_owned()))
    );
    assert_eq!(window("2026-01-19", "2", "fulfilled"), (format!("{claim}; fulfilled 2026-01-19"), None));
    assert_eq!(
        window("2026-01-19", "", "withdrawn"),
        (format!("{claim}; withdrawn 2026-01-19"), Some("2026-01-19".to_owned()))
    );
    assert_eq!(window("2026-01-12", "", "unfulfilled"), (format!("{claim}; unfulfilled early 2026-01-12"), None));
    case(
        "uid",
        "P-17",
        "! uid: \"P-17\" is no uid: it is written like 01975c3e-8f00-7abc-8def-0123456789ab; a key of your own belongs to the column ref",
    );
}

#[test]
fn a_next_check_that_somebody_has_set_is_kept() {
    case("next_check_on", "2026-12-01", "promise firm; look 2026-12-01");
    case("next_check_on", "2026-02-09", "promise firm");
    case("next_check_on,deadline", "2027-01-31,2027-01-31", "promise firm; by 2027-01-31..2027-01-31");
}

#[test]
fn what_is_needed_is_named_when_it_is_missing() {
    let refused = |text: &str| {
        let rows = rows(&format!("speaker,said_on,statement\n{text}\n"));
        match rows.into_iter().next() {
            Some(Err(refused)) => format!("{} {}: {}", refused.line, refused.field, refused.why),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(refused(",2026-01-10,x"), "2 speaker: it is empty");
    assert_eq!(refused("Jane Doe,,x"), "2 said_on: it is empty");
    assert_eq!(refused("Jane Doe,2026-01-10"), "2 statement: it is empty");
    assert_eq!(
        refused("Jane Doe,2027-01-10,x"),
        "2 said_on: said on 2027-01-10: that day lies in the future, today is 2026-11-01"
    );
    assert_eq!(refused("Jane\0Doe,2026-01-10,x"), "2 speaker: it holds a NUL character: text with NUL is not kept");
    assert_eq!(
        refused("Jane Doe,03/04/2026,x"),
        "2 said_on: \"03/04/2026\" can be 2026-04-03 or 2026-03-04: write the one that is meant"
    );
}

/// The message and the hint of what is wrong with a heading.
#[track_caller]
fn wrong(heading: &str, maps: &[&str]) -> (String, String) {
    let maps: Vec<String> = maps.iter().map(|map| (*map).to_owned()).collect();
    match Table::open(input(&format!("{heading}\nx,y,z\n")), "claims.csv", &maps) {
        Err(Failure::Error { message, hints, .. }) => (message, hints.concat()),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("{heading}: taken"),
    }
}

fn pair(message: &str, hint: &str) -> (String, String) {
    (message.to_owned(), hint.to_owned())
}

#[test]
fn a_heading_that_lacks_something_names_the_likely_column() {
    assert_eq!(
        wrong("speakers,said,statement", &[]),
        pair(
            "claims.csv has no column speaker, said_on: it has speakers, said, statement",
            "onrecord import claims.csv --map \"speakers=speaker\" --map \"said=said_on\""
        )
    );
    assert_eq!(
        wrong("speaker,said_on,Statement,statement", &[]).0,
        "claims.csv has two columns \"statement\"".to_owned()
    );
    assert_eq!(wrong("", &[]).0, "claims.csv has no column speaker, said_on, statement: it has x, y, z".to_owned());
}

#[test]
fn a_map_names_both_sides_or_says_which_was_meant() {
    let heading = "Orateur,Date,Engagement";
    assert_eq!(
        wrong(heading, &["Engagment=statement"]),
        pair("--map \"Engagment=statement\": claims.csv has no column \"Engagment\"", "--map \"Engagement=statement\"")
    );
    assert_eq!(
        wrong(heading, &["Engagement=statment"]),
        pair("--map \"Engagement=statment\": there is no column \"statment\" here", "--map \"Engagement=statement\"")
    );
    assert_eq!(wrong(heading, &["Engagement"]).1, "--map \"Engagement=statement\"");
    assert_eq!(
        wrong(heading, &["Engagement=statement", "Date=statement"]).0,
        "--map \"Date=statement\": another --map names a column for statement already"
    );
}

#[test]
fn columns_passed_over_are_named_with_the_likely_one() {
    let maps = ["Engagement=statement".to_owned(), "date = said_on".to_owned(), "Date=source_published".to_owned()];
    let heading = "speaker,Date,Engagement,statement,Notes,topic,\n";
    let table = Table::open(input(heading), "claims.csv", &maps).expect("a heading");
    assert_eq!(
        table.remarks(),
        [
            "column \"statement\" is passed over: --map names another one for it",
            "columns passed over: \"Notes\", \"topic\" (\"topics\"?); --map \"THEIRS=OURS\" takes one in",
        ]
    );
}

#[test]
fn an_object_is_a_row() {
    let line = |more: &str| {
        let object = format!(
            "{{\"speaker\":{{\"name\":\"Jane Doe\"}},\"said_on\":\"2026-01-10\",\"statement\":\"We open\"{more}}}\n"
        );
        match all(Objects::new(input(&object))).remove(0) {
            Ok(row) => told(&row),
            Err(refused) => format!("! {}: {}", refused.field, refused.why),
        }
    };
    assert_eq!(line(""), "assertion firm");
    assert_eq!(line(",\"deadline\":\"within days\""), "assertion firm; by 2026-01-10..2026-01-17");
    let window = r#","deadline":{"phrase":"soon enough","kind":"period","from":"2026-01-10","by":"2026-02-01"}"#;
    assert_eq!(line(window), "assertion firm; by 2026-01-10..2026-02-01");
    assert_eq!(line(&window.replace("2026-02", "2025-02")), "! deadline: its days are not in order");
    let condition =
        r#","condition":{"kind":"unless","text":"it rains","state":"met","decided_on":"2026-02-01"},"status":"void""#;
    assert_eq!(line(condition), "assertion firm; unless it rains; condition met 2026-02-01");
    let evidence = r#","evidence":[{"url":"https://a.example","for":"condition"},{"url":"https://b.example"}]"#;
    assert_eq!(line(evidence), "assertion firm; condition https://a.example; claim https://b.example");
    assert_eq!(line(r#","evidence":[{"url":"file:///x"}]"#), "! evidence: \"file:///x\" is no address of the web");
    assert_eq!(line(",\"links\":[],\"id\":7,\"news\":1"), "assertion firm");
    let torn = all(Objects::new(input("{\"statement\":\"x\"}\n{\"event\":{}}\n")));
    assert!(torn.iter().all(Result::is_err), "{torn:?}");
}
