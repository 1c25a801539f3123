//! Changing one's mind: decisions and outcomes that were wrong, what is seen of them from a past day, and
//! corrections made in two places.

use serde_json::Value;

use crate::desk::Desk;

fn one(desk: &Desk, args: &[&str]) -> Value {
    desk.claims(args).remove(0)
}

/// A desk with one claim of each sort, in the summer of 2026.
fn desk() -> Desk {
    let desk = Desk::on("2026-08-01");
    desk.ok(&["add", "we leave", "--if", "they come", "--speaker", "Jane Doe", "--said", "2026-03-01"]);
    desk.ok(&["add", "the bridge opens", "--speaker", "Jane Doe", "--said", "2026-03-01", "--by", "2026-06-30"]);
    desk
}

/// Carries a whole ledger to another desk.
fn carry(from: &Desk, to: &Desk) -> String {
    to.run_on(&["import", "-"], from.ok(&["export", "-"]).as_bytes()).done()
}

#[test]
fn a_condition_decided_anew_was_never_decided_otherwise() {
    let desk = desk();
    desk.ok(&["condition", "1", "yes", "--on", "2026-03-10"]);
    desk.ok(&["condition", "1", "no", "--on", "2026-04-10"]);
    let state = |day: &str| one(&desk, &["show", "1", "--as-of", day])["condition"]["state"].clone();
    assert_eq!(state("2026-03-15"), "pending", "the first decision was wrong, and that is known now");
    assert_eq!(state("2026-04-10"), "unmet");
    desk.ok(&["undo"]);
    assert_eq!(state("2026-03-15"), "met", "undone, the first one holds again");
    desk.ok(&["verify"]);
}

#[test]
fn a_correction_of_what_had_not_happened_yet_changes_nothing_then() {
    let mut desk = Desk::on("2026-04-01");
    desk.ok(&["add", "the bridge is safe", "--speaker", "Jane Doe", "--said", "2026-03-01"]);
    desk.ok(&["look", "1"]);
    desk.turn_to("2026-06-01");
    desk.ok(&["mark", "1", "borne-out", "--on", "2026-05-01"]);
    let next = |desk: &Desk| one(desk, &["show", "1", "--as-of", "2026-04-02"])["next_check"].clone();
    let before = next(&desk);
    desk.ok(&["mark", "1", "refuted", "--correct", "the report was withdrawn"]);
    assert_eq!(next(&desk), before);
}

#[test]
fn two_corrections_of_one_outcome_are_a_dispute() {
    let mut one_desk = desk();
    one_desk.ok(&["mark", "2", "fulfilled", "--on", "2026-05-01"]);
    let mut other = Desk::on("2026-08-02");
    carry(&one_desk, &other);
    one_desk.turn_to("2026-08-03");
    other.turn_to("2026-08-04");
    one_desk.ok(&["mark", "2", "unfulfilled", "--correct", "it did not"]);
    other.ok(&["mark", "2", "unverifiable", "--correct", "nobody knows"]);
    let said = other.ok(&["export", "-"]);
    let ran = one_desk.run_on(&["import", "-"], said.as_bytes());
    assert!(ran.stderr.contains("claim 2 is disputed"), "{}", ran.stderr);
    let claim = one(&one_desk, &["show", "2"]);
    assert_eq!((claim["status"].as_str(), claim["disputed"].as_bool()), (Some("unfulfilled"), Some(true)));
    one_desk.ok(&["verify"]);
}

#[test]
fn an_import_is_undone_wherever_it_has_come_to() {
    let first = Desk::on("2026-08-01");
    first.add("A1");
    let second = Desk::on("2026-08-02");
    second.add("B1");
    let mut first = first;
    first.turn_to("2026-08-03");
    first.add("A2");
    first.turn_to("2026-08-04");
    carry(&second, &first);
    let third = Desk::on("2026-08-05");
    third.add("C1");
    carry(&first, &third);
    let history: Vec<Value> = serde_json::from_str(&third.ok(&["history", "--json"])).expect("JSON");
    let imports: Vec<i64> =
        history.iter().filter(|event| event["kind"] == "imported").filter_map(|event| event["id"].as_i64()).collect();
    third.ok(&["undo", &imports[0].to_string()]);
    let refs: Vec<Value> = third.claims(&["list", "--sort", "id"]).iter().map(|claim| claim["ref"].clone()).collect();
    assert_eq!(refs, ["C1", "A1", "A2"], "what came from the second ledger is gone, and nothing else");
    third.ok(&["verify"]);
}

#[test]
fn no_undo_leaves_two_outcomes_or_two_claims_of_one_reference() {
    let desk = Desk::on("2026-08-01");
    desk.add("K");
    desk.ok(&["mark", "1", "kept"]);
    desk.ok(&["undo"]);
    desk.ok(&["mark", "1", "withdrawn"]);
    desk.ok(&["undo"]);
    desk.ok(&["undo", "3"]);
    let before = desk.ok(&["export", "-"]);
    let said = desk.refused(&["undo", "5"], 2);
    assert!(said.contains("outcome"), "{said}");
    assert_eq!(desk.ok(&["export", "-"]), before);
    let desk = Desk::on("2026-08-01");
    desk.add("K");
    desk.ok(&["drop", "1", "--why", "twice"]);
    desk.add("K");
    desk.refused(&["undo", "2"], 2);
}

#[test]
fn void_can_be_corrected_and_a_part_takes_no_outcome_away() {
    let desk = desk();
    desk.ok(&["condition", "1", "no", "--on", "2026-03-10"]);
    desk.refused(&["mark", "1", "unverifiable"], 2);
    desk.refused(&["mark", "1", "unverifiable", "--correct", ""], 2);
    desk.ok(&["mark", "1", "unverifiable", "--correct", "nobody saw whether they came"]);
    assert_eq!(one(&desk, &["show", "1"])["condition"]["state"], "pending");
    desk.ok(&["mark", "2", "fulfilled", "--on", "2026-05-01"]);
    desk.refused(&["add", "a part", "--speaker", "Jane Doe", "--part-of", "2"], 2);
    assert_eq!(one(&desk, &["show", "2"])["status"], "fulfilled");
}

#[test]
fn what_came_about_without_its_condition_by_mistake_goes_back_to_void() {
    let desk = desk();
    desk.ok(&["condition", "1", "no", "--on", "2026-03-10"]);
    desk.ok(&["mark", "1", "fulfilled", "--on", "2026-04-01"]);
    assert_eq!(one(&desk, &["show", "1"])["without_condition"], true);
    desk.ok(&["mark", "1", "unfulfilled", "--correct", "it was another time"]);
    assert_eq!(one(&desk, &["show", "1"])["status"], "void");
    desk.ok(&["verify"]);
}
