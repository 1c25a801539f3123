//! `add --condition` and conditions inside a statement: what is recorded, and what is said of it.

use serde_json::Value;

use crate::desk::Desk;

/// What a claim hangs on as recorded: "unless progress by 2025-04-25: withdraw".
fn recorded(desk: &Desk) -> String {
    let claim = desk.claim(desk.number("SELECT max(id) FROM claim"));
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let condition = &claim["condition"];
    let by = word(&condition["window"]["by"]);
    let by = if by.is_empty() { by } else { format!(" by {by}") };
    format!("{} {}{by}: {}", word(&condition["kind"]), word(&condition["text"]), word(&claim["statement"]))
}

#[test]
fn the_flag_is_split_at_every_kind_of_marker() {
    let desk = Desk::on("2025-04-18");
    for (words, expected) in [
        ("progress within days or withdraw", "unless progress by 2025-04-25: withdraw"),
        ("no deal, no troops", "if no deal: no troops"),
        ("the embargo stays until the hostages are free", "unless the hostages are free: the embargo stays"),
        ("once the dam is mended, the town may return", "if the dam is mended: the town may return"),
        ("should they ship arms we will respond within 48 hours", "if they ship arms: we will respond within 48 hours"),
        ("Either they sign by Friday or we walk away", "unless they sign by 2025-04-25: we walk away"),
        ("Pay by 1 May. Otherwise, the tap is closed", "unless Pay by 2025-05-01: the tap is closed"),
        ("only if both houses agree will the law change", "if both houses agree: the law will change"),
        ("without a mandate by June, no troops", "unless a mandate by 2025-06-30: no troops"),
    ] {
        let ran = desk.run(&["add", "--speaker", "Jane Doe", "--condition", words]);
        assert_eq!(ran.status, Some(0), "{words}: {}", ran.stderr);
        assert!(!ran.stderr.contains("taken whole"), "{words}: {}", ran.stderr);
        assert_eq!(recorded(&desk), expected, "{words}");
    }
    desk.verifies();
}

#[test]
fn what_cannot_be_split_is_kept_whole_and_said() {
    let desk = Desk::on("2025-04-18");
    let words = "unless Paris agrees, Berlin signs, we will pay";
    let ran = desk.run(&["add", "we pay", "--speaker", "Jane Doe", "--condition", words]);
    let whole = "--condition is taken whole, as it cannot be split with confidence: unless “Paris agrees, Berlin signs, we will pay”";
    assert!(ran.stderr.contains(whole), "{}", ran.stderr);
    assert_eq!(recorded(&desk), "unless Paris agrees, Berlin signs, we will pay: we pay");
}

#[test]
fn a_statement_is_split_in_many_words() {
    let desk = Desk::on("2025-04-18");
    for (words, expected) in [
        (
            "The US, if no progress is made within days, will withdraw",
            "if no progress is made by 2025-04-25: The US will withdraw",
        ),
        ("Barring a miracle, the party will lose in June", "unless a miracle: the party will lose in June"),
        (
            "Europe must show progress within days. Otherwise, we will move on",
            "unless Europe must show progress by 2025-04-25: we will move on",
        ),
    ] {
        let ran = desk.run(&["add", words, "--speaker", "Jane Doe"]);
        assert!(ran.stderr.contains("condition from the statement: "), "{words}: {}", ran.stderr);
        assert_eq!(recorded(&desk), expected);
    }
    let ran = desk.run(&["add", "Otherwise, we will move on", "--speaker", "Jane Doe"]);
    let said = "what the statement hangs on was said before it: --if TEXT or --unless TEXT sets it apart";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let ran = desk.run(&["add", "Ministers asked if the road will be mended", "--speaker", "Jane Doe"]);
    assert!(!ran.stderr.contains("condition"), "{}", ran.stderr);
}

#[test]
fn a_sign_belongs_to_its_figure_and_an_unclear_condition_keeps_its_date() {
    let desk = Desk::on("2025-04-18");
    desk.ok(&["add", "If oil rises 10%, prices will rise", "--speaker", "Jane Doe"]);
    assert_eq!(recorded(&desk), "if oil rises 10%: prices will rise");
    let unclear = "If no deal is reached by June the tariffs that were paused in April will return";
    let ran = desk.run(&["add", unclear, "--speaker", "Jane Doe"]);
    assert!(ran.stderr.contains("may be that of its condition, and is not taken: give --by PHRASE"), "{}", ran.stderr);
    assert_eq!(desk.claim(2)["deadline"], serde_json::Value::Null);
    let refused = desk.refused(&["add", "--speaker", "Jane Doe", "--condition", "signs of progress"], 2);
    assert!(refused.contains("no statement could be told apart in \"signs of progress\""), "{refused}");
}
