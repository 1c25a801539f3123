//! Spreadsheets as other people make them, and as they should not be. Ours, out and in again: `rows`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::desk::{Desk, Ran};

/// The columns of a pledge tracker's own file, and what they are here.
const MAPS: [&str; 12] = [
    "Réf=ref",
    "Orateur=speaker",
    "Fonction=role",
    "Date=said_on",
    "Engagement=statement",
    "Échéance=deadline",
    "Thèmes=topics",
    "Lien=source_url",
    "Titre=source_title",
    "Condition=condition",
    "Statut=status",
    "Décidé le=closed_on",
];

fn manifesto(desk: &Desk) -> Vec<String> {
    let text = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/manifesto.csv")).expect("the sample");
    fs::write(desk.path("manifesto.csv"), text).expect("a file can be written");
    let maps = MAPS.iter().chain(&["Preuves=evidence"]).flat_map(|map| ["--map", *map]);
    ["import", "manifesto.csv"].into_iter().chain(maps).map(str::to_owned).collect()
}

/// Takes in the text of a CSV file.
#[track_caller]
pub(crate) fn import(desk: &Desk, text: impl AsRef<[u8]>) -> Ran {
    fs::write(desk.path("claims.csv"), text).expect("a file can be written");
    desk.run(&["import", "claims.csv"])
}

/// The rows of a CSV text by their columns, without those that are a ledger's own.
pub(crate) fn table(text: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("a heading").clone();
    let rows = reader.records().map(|record| {
        let record = record.expect("a row");
        let cells = heads.iter().zip(record.iter()).filter(|(head, _)| !["id", "uid"].contains(head));
        cells.map(|(head, cell)| (head.to_owned(), cell.to_owned())).collect::<Vec<_>>()
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows
}

#[test]
fn a_tracker_with_columns_of_its_own_is_taken_in_once() {
    let desk = Desk::new();
    let args = manifesto(&desk);
    let said = desk.refused(&["import", "manifesto.csv"], 2);
    assert!(said.contains("manifesto.csv has no column speaker, said_on, statement"), "{said}");
    let ran = desk.run(&args);
    assert!(ran.stderr.contains("columns passed over: \"Responsable\""), "{}", ran.stderr);
    assert!(ran.stderr.contains("Okoro -> Bastien Okoro"), "{}", ran.stderr);
    assert_eq!(ran.done(), "added 12, already there 0, refused 0\n");
    desk.verifies();
    let rows = table(&desk.ok(&["export", "--as", "csv"]));
    let again = desk.run(&args);
    assert!(!again.stderr.contains("another"), "{}", again.stderr);
    assert_eq!(again.done(), "added 0, already there 12, refused 0\n");
    assert_eq!(table(&desk.ok(&["export", "--as", "csv"])), rows);
    let claims = desk.claims(&["list", "--all", "--sort", "id"]);
    let field = |name: &str| claims.iter().map(|claim| claim[name].as_str().unwrap_or("-")).collect::<Vec<_>>();
    assert_eq!(field("ref").join(" "), "M-01 M-02 M-03 M-04 M-05 M-06 M-07 M-08 M-09 M-10 M-11 M-12");
    assert_eq!(
        field("status").join(" "),
        "open open open fulfilled unfulfilled open open fulfilled open open fulfilled open"
    );
    assert_eq!(claims[3]["late_days"], 0);
    assert_eq!(claims[5]["condition"]["text"], "the region pays half of it");
    assert_eq!(claims[5]["condition"]["window"]["by"], "2026-12-31");
    assert_eq!(claims[5]["topics"], serde_json::json!(["transports", "logement"]));
    assert_eq!(claims[6]["statement"].as_str().map(|text| text.contains("\"in full, on the day")), Some(true));
    assert_eq!(claims[10]["statement"], "The council must vote the budget\nbefore the summer break");
    assert_eq!(claims[10]["speaker"]["name"], "Bastien Okoro");
    assert_eq!(claims[0]["source"]["id"], claims[6]["source"]["id"], "one address is one source");
}

#[test]
fn a_rehearsal_prints_the_same_and_writes_nothing() {
    let desk = Desk::new();
    let args: Vec<String> = manifesto(&desk);
    let rehearsal: Vec<String> = args.iter().cloned().chain(["-n".to_owned()]).collect();
    for _ in 0..2 {
        let before = desk.files();
        let rehearsed = desk.run(&rehearsal);
        assert!(desk.files() == before, "nothing is written");
        assert!(rehearsed.stderr.contains("dry run: nothing was written"), "{}", rehearsed.stderr);
        let printed = rehearsed.done();
        let done = desk.ok(&args);
        assert_eq!(printed, done);
    }
}

#[test]
fn one_undo_takes_all_of_it_back_and_it_can_be_taken_in_again() {
    let desk = Desk::new();
    let args = manifesto(&desk);
    desk.add("own");
    desk.ok(&args);
    assert_eq!(desk.number("SELECT count(DISTINCT batch) FROM event"), 2);
    desk.ok(&["undo"]);
    assert_eq!(desk.claims(&["list", "--all"]).len(), 1);
    desk.verifies();
    let json: Vec<String> = args.iter().cloned().chain(["--json".to_owned()]).collect();
    let report: Value = serde_json::from_str(&desk.ok(&json)).expect("JSON");
    let numbers: Vec<i64> = (14..=25).collect();
    assert_eq!(report, serde_json::json!({"added": 12, "already_there": 0, "refused": [], "claims": numbers}));
    desk.verifies();
}

#[test]
fn rows_at_fault_are_named_and_the_others_taken() {
    let desk = Desk::new();
    let ran = import(
        &desk,
        "speaker,said_on,statement,deadline,status\n\
         Jane Doe,2026-01-10,The bridge opens,2026-12-01,open\n\
         \n\
         Jane Doe,2026-01-10,\"The tunnel\nopens\",when pigs fly,open\n\
         Jane Doe,someday,The tower opens,,open\n\
         Jane Doe,2026-01-10,The dome opens, at last,,open\n\
         Jane Doe,2026-01-10,The gate opens,,done\n\
         Jane Doe,2026-01-10,The port opens,,open\n",
    );
    assert_eq!(ran.status, Some(1), "{ran:?}");
    let deadline =
        "line 4, deadline: \"when pigs fly\" is a condition, not a deadline: it belongs to the column condition";
    let said_on = "line 6, said_on: \"someday\" is not a day, a month or a year";
    let cells = "line 7, line: 6 cells under a heading of 5: is one with a separator not in quotes?";
    assert_eq!(ran.text(), format!("added 2, already there 0, refused 4 ({deadline}; {said_on}; {cells}; 1 more)\n"));
    for (number, why) in [deadline, said_on, cells].iter().enumerate() {
        assert!(ran.stderr.contains(&format!("onrecord: claims.csv: {why}\n")), "{number}: {}", ran.stderr);
    }
    assert!(ran.stderr.contains("claims.csv: line 8, status: \"done\" is no outcome"), "{}", ran.stderr);
    desk.verifies();
    let json = desk.run(&["import", "claims.csv", "--json"]);
    let report: Value = serde_json::from_str(json.text()).expect("JSON");
    assert_eq!((&report["added"], &report["already_there"]), (&Value::from(0), &Value::from(2)));
    assert_eq!(report["refused"][0]["line"], 4);
    assert_eq!(report["refused"][0]["field"], "deadline");
    assert_eq!(report["claims"], serde_json::json!([]));
}

#[test]
fn of_many_rows_at_fault_twenty_are_named() {
    let desk = Desk::new();
    let bad: String = (0..34).map(|number| format!("Jane Doe,never,The bridge {number} opens\n")).collect();
    let ran = import(&desk, format!("speaker,said_on,statement\n{bad}"));
    assert_eq!(ran.status, Some(1));
    assert!(ran.text().starts_with("added 0, already there 0, refused 34 (line 2, said_on: "), "{}", ran.text());
    assert_eq!(ran.stderr.matches("onrecord: claims.csv: line ").count(), 20, "{}", ran.stderr);
    assert!(ran.stderr.contains("onrecord: claims.csv: 14 more refused\n"), "{}", ran.stderr);
    assert!(!desk.ledger().exists(), "nothing to record makes no ledger");
    let ran = import(&desk, format!("speaker,said_on,statement\n{bad}Jane Doe,2026-01-10,The bridge opens\n"));
    assert!(ran.text().starts_with("added 1, already there 0, refused 34 ("), "{}", ran.text());
    desk.verifies();
}

#[test]
fn a_spreadsheet_of_any_make_is_read() {
    let plain =
        "speaker,said_on,statement,topics\nJane Doe,2026-01-10,\"We open, at last\",a;b\nJohn Roe,2026-01-11,Élan,\n";
    let semicolons =
        "speaker;said_on;statement;topics\nJane Doe;2026-01-10;We open, at last;\"a;b\"\nJohn Roe;11/01/2026;Élan;\n";
    let semicolons = semicolons.replace("11/01/2026", "2026-01-11");
    let tabs = "speaker\tsaid_on\tstatement\ttopics\nJane Doe\t2026-01-10\tWe open, at last\ta;b\nJohn Roe\t2026-01-11\tÉlan\t\n";
    let made = [
        plain.to_owned(),
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
        semicolons.clone(),
        format!("\u{feff}{}", semicolons.replace('\n', "\r\n")),
        format!("sep=;\r\n{semicolons}"),
        tabs.to_owned(),
        format!("\n\n{plain}\n,,,\n"),
        plain.trim_end().to_owned(),
    ];
    let read = |text: &String| {
        let desk = Desk::new();
        assert_eq!(import(&desk, text).done(), "added 2, already there 0, refused 0\n", "{text:?}");
        table(&desk.ok(&["export", "--as", "csv"]))
    };
    let expected = read(&made[0]);
    for text in &made {
        assert_eq!(read(text), expected, "{text:?}");
    }
    let desk = Desk::new();
    let piped = desk.run_on(&["import", "-", "--as", "csv"], plain.as_bytes()).done();
    assert_eq!(piped, "added 2, already there 0, refused 0\n");
}

#[test]
fn what_is_no_spreadsheet_in_utf_8_says_how_to_save_it() {
    let desk = Desk::new();
    let utf_16: Vec<u8> = "speaker,said_on,statement\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin_1 = b"speaker,said_on,statement,th\xe8me\nJane Doe,2026-01-10,x,y\n".to_vec();
    let old_mac = b"speaker,said_on,statement\rJane Doe,2026-01-10,tea\r".to_vec();
    for bytes in
        [old_mac, utf_16.clone(), [b"\xff\xfe".to_vec(), utf_16].concat(), latin_1, Vec::new(), b"\n\n".to_vec()]
    {
        let said = import(&desk, &bytes).refused(2);
        assert!(said.contains("hint: save it as CSV UTF-8"), "{bytes:?}: {said}");
    }
    let ran = import(&desk, b"speaker,said_on,statement\nJane Doe,2026-01-10,caf\xe9\nJane Doe,2026-01-10,tea\n");
    assert_eq!(ran.text(), "added 1, already there 0, refused 1 (line 2, line: invalid UTF-8 in line 2, byte 24)\n");
    let said = desk.run_on(&["import", "-"], b"speaker,said_on,statement\nJane Doe,2026-01-10,tea\n").refused(1);
    assert!(said.contains("hint: if it is a spreadsheet: onrecord import FILE --as csv"), "{said}");
    fs::copy(desk.ledger(), desk.path("copy.csv")).expect("a file can be copied");
    assert!(desk.refused(&["import", "copy.csv"], 2).contains("is a database"));
    desk.refused(&["import", "nowhere.csv"], 2);
    desk.refused(&["import", "claims.csv", "--as", "xlsx"], 2);
    desk.refused(&["import", "claims.jsonl", "--map", "a=b"], 2);
}

#[test]
fn what_is_there_is_found_by_key_or_by_what_it_says() {
    let desk = Desk::new();
    let head = "ref,speaker,said_on,statement,source_url,deadline\n";
    let first = format!(
        "{head}K-1,Jane Doe,2026-01-10,The bridge opens,https://a.example,2026-12-01\n\
         K-2,Jane Doe,2026-01-10,The bridge opens,https://a.example,2026-12-01\n\
         ,Jane Doe,2026-01-10,The tunnel opens,https://a.example,\n\
         ,Doe,2026-01-10,The tunnel opens,https://a.example,\n\
         ,Jane Doe,2026-01-10,The tunnel opens,https://b.example,\n\
         ,Jane Doe,2026-01-11,The tunnel opens,https://a.example,\n"
    );
    assert_eq!(import(&desk, &first).done(), "added 5, already there 1, refused 0\n");
    assert_eq!(import(&desk, &first).done(), "added 0, already there 6, refused 0\n");
    let ran = import(
        &desk,
        format!(
            "{head}K-1,Jane Doe,2026-01-10,The bridge opens,https://a.example,2027-12-01\n\
             K-2,Jane Doe,2026-01-10,The bridge falls,,\n"
        ),
    );
    assert!(
        ran.stderr.contains("line 2: claim 1 is there already with another deadline: onrecord edit 1 changes it"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("line 3: claim 2 is there already with another statement: "), "{}", ran.stderr);
    assert_eq!(ran.done(), "added 0, already there 2, refused 0\n");
    desk.ok(&["drop", "1", "--why", "entered by mistake"]);
    let ran = import(&desk, &first);
    assert!(ran.stderr.contains("1 row: dropped before, and they stay dropped"), "{}", ran.stderr);
    assert_eq!(ran.done(), "added 0, already there 6, refused 0\n");
    desk.verifies();
}

#[test]
fn an_outcome_that_differs_names_mark() {
    let desk = Desk::new();
    let text = "ref,speaker,said_on,statement,status,closed_on\nK,Jane Doe,2026-01-10,The bridge opens,open,\n";
    import(&desk, text).done();
    let ran = import(&desk, text.replace("open,\n", "fulfilled,2026-02-01\n"));
    assert!(ran.stderr.contains("with another status: onrecord mark 1 OUTCOME"), "{}", ran.stderr);
    assert_eq!(desk.claim(1)["status"], "open");
}

#[test]
fn who_is_meant_is_settled_as_add_settles_it() {
    let desk = Desk::new();
    let ran = import(
        &desk,
        "speaker,said_on,statement\n\
         Marco Rubio,2026-01-10,One\n\
         Rubio,2026-01-10,Two\n\
         marco  rubio,2026-01-10,Three\n\
         Ada Rubio,2026-01-10,Four\n\
         Rubio,2026-01-10,Five\n\
         Ada Rubio,2026-01-10,Six\n",
    );
    assert_eq!(
        ran.text(),
        "added 5, already there 0, refused 1 (line 6, speaker: \"Rubio\" can be Marco Rubio, Ada Rubio)\n"
    );
    let names: Vec<String> =
        desk.column("SELECT s.name FROM claim c JOIN speaker s ON s.id = c.speaker_id ORDER BY c.id");
    assert_eq!(names, ["Marco Rubio", "Marco Rubio", "Marco Rubio", "Ada Rubio", "Ada Rubio"]);
    assert!(ran.stderr.contains("2 new speakers: Marco Rubio, Ada Rubio"), "{}", ran.stderr);
    desk.verifies();
}

#[test]
fn a_quote_is_checked_where_the_text_of_its_source_is_kept() {
    let desk = Desk::new();
    fs::write(desk.path("article.txt"), "“We will open the bridge in May,” she said.\n").expect("a file");
    desk.ok(&["add", "The bridge opens", "--speaker", "Jane Doe", "--source", "article.txt", "--said", "2026-01-01"]);
    // An address for a source with a text comes with other commands; here the row in the table will do.
    super::desk::open(&desk.ledger()).execute("UPDATE source_entry SET url = 'https://a.example'", []).expect("a row");
    let text = "speaker,said_on,statement,source_url,quote\n\
         Jane Doe,2026-01-10,It opens,https://a.example,open the bridge in May\n\
         Jane Doe,2026-01-10,It falls,https://a.example,the bridge falls\n\
         Jane Doe,2026-01-10,It stands,https://b.example,it stands\n";
    import(&desk, text).done();
    let claims = desk.claims(&["list", "--all", "--sort", "id"]);
    let checked: Vec<&Value> = claims.iter().skip(1).map(|claim| &claim["checked"]).collect();
    assert_eq!(checked, [true, false, false]);
    assert_eq!(claims[1]["spans"], serde_json::json!([[9, 31]]));
    assert_eq!(claims[2]["quote"], "the bridge falls");
}

#[test]
fn hostile_cells_do_no_harm() {
    let desk = Desk::new();
    let hostile = "speaker,said_on,statement,role,evidence\n\
         \u{1b}[2J\u{202e}Doe,2026-01-10,\"'=HYPERLINK(\"\"http://x\"\")\",'-1,\n\
         Jane Doe,2026-01-10,'@SUM(A1),'+1,javascript:alert(1)\n\
         Jane Doe,2026-01-10,x\u{0}y,,\n\
         \"Jane Doe,2026-01-10,unclosed,,\n\
         Jane Doe,\u{1b}[31m,red,,\n\
         Robert'); DROP TABLE claim;--,2026-01-10,Bobby,,\n";
    let ran = import(&desk, hostile);
    assert_eq!(ran.status, Some(1));
    assert!(ran.text().starts_with("added 2, already there 0, refused 4 ("), "{}", ran.text());
    for text in [ran.text(), &ran.stderr] {
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\0']), "{text:?}");
    }
    assert!(ran.stderr.contains("line 5, line: a quote is opened and not closed"), "{}", ran.stderr);
    let claim = desk.claim(1);
    assert_eq!((&claim["statement"], &claim["speaker"]["role"]), (&"=HYPERLINK(\"http://x\")".into(), &"-1".into()));
    let printed = desk.ok(&["export", "--as", "csv"]);
    assert!(printed.contains("\"'=HYPERLINK(\"\"http://x\"\")\"") && printed.contains(",'-1,"), "{printed}");
    assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{printed}");
    desk.verifies();
}

#[test]
fn an_import_of_rows_that_is_killed_is_there_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.add("first");
    let rows: String = (0..2000).map(|number| format!("Jane Doe,2026-01-10,The bridge {number} opens\n")).collect();
    fs::write(desk.path("claims.csv"), format!("speaker,said_on,statement\n{rows}")).expect("a file");
    for wait in [5, 20, 40, 80, 120] {
        kill_an_import(&desk, wait);
        desk.verifies();
        let claims = desk.number("SELECT count(*) FROM claim");
        assert!(claims == 1 || claims == 2001, "{claims} claims are there");
    }
    desk.ok(&["import", "claims.csv"]);
    assert_eq!(desk.number("SELECT count(*) FROM claim"), 2001);
    desk.verifies();
}

#[test]
fn an_import_of_rows_into_a_new_ledger_that_is_killed_can_be_done_again() {
    let rows: String = (0..2000).map(|number| format!("Jane Doe,2026-01-10,The bridge {number} opens\n")).collect();
    for wait in [5, 10, 20, 30, 40, 60, 80, 120, 160] {
        let desk = Desk::new();
        fs::write(desk.path("claims.csv"), format!("speaker,said_on,statement\n{rows}")).expect("a file");
        kill_an_import(&desk, wait);
        desk.ok(&["import", "claims.csv"]);
        assert_eq!(desk.number("SELECT count(*) FROM claim"), 2000, "killed after {wait} ms");
        assert_eq!(desk.column("PRAGMA journal_mode"), ["wal"]);
        desk.verifies();
    }
}

fn kill_an_import(desk: &Desk, wait: u64) {
    let mut command = desk.command(&["-q", "import", "claims.csv"]);
    let mut child = command.stdout(std::process::Stdio::null()).spawn().expect("it starts");
    std::thread::sleep(std::time::Duration::from_millis(wait));
    child.kill().expect("it can be ended");
    child.wait().expect("what was killed ends");
}
