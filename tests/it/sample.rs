//! The sample ledger in data/: it imports, proves itself, shows every kind, outcome and stage, and is what
//! its script makes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::desk::Desk;

const DAY: &str = "2026-11-01";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sample() -> PathBuf {
    root().join("data/sample.jsonl")
}

pub(crate) fn imported() -> Desk {
    let desk = Desk::on(DAY);
    desk.ok(&["import", &sample().to_string_lossy()]);
    desk
}

fn words(claims: &[Value], key: &str) -> BTreeSet<String> {
    claims.iter().filter_map(|claim| claim[key].as_str()).map(str::to_owned).collect()
}

#[test]
fn it_shows_every_kind_outcome_and_stage() {
    let desk = imported();
    desk.ok(&["verify"]);
    let claims = desk.claims(&["list", "--all"]);
    assert!((55..=70).contains(&claims.len()), "about sixty: {}", claims.len());
    let of = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(words(&claims, "kind"), of(&["promise", "threat", "prediction", "demand", "assertion"]));
    assert_eq!(words(&claims, "stage"), of(&["conditional", "waiting", "undated", "due", "overdue"]));
    let outcomes = ["fulfilled", "partly-fulfilled", "unfulfilled", "void", "withdrawn", "unverifiable"];
    assert!(words(&claims, "status").is_superset(&of(&outcomes)));
    assert!(claims.iter().any(|claim| claim["without_condition"] == true));
    assert!(claims.iter().any(|claim| claim["late_days"].as_i64() > Some(0)));
    assert_eq!(desk.claims(&["list", "--status", "dropped"]).len(), 1);
}

#[test]
fn its_quotes_stand_in_the_articles() {
    let desk = imported();
    let mut checked = 0;
    for claim in desk.claims(&["list", "--all"]).iter().filter(|claim| claim["checked"] == true) {
        let title = claim["source"]["title"].as_str().expect("a checked quote has a source with a text");
        let text = std::fs::read_to_string(root().join("data/articles").join(title)).expect("the article is there");
        let place = |at: usize| claim["spans"][0][at].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a span");
        let slice: String = text.chars().skip(place(0)).take(place(1) - place(0)).collect();
        assert_eq!(claim["quote"], slice);
        checked += 1;
    }
    assert!(checked >= 40, "{checked} quotes are checked");
}

#[test]
fn nothing_is_decided_for_people_who_are_real() {
    let desk = imported();
    let real = desk.claims(&["list", "--all", "--said-since", "2025-04-18", "--said-until", "2025-04-18"]);
    assert!(real.len() >= 5, "the Paris talks are in it");
    for claim in real {
        assert_eq!(claim["status"], "open", "{}", claim["statement"]);
    }
}

#[test]
fn it_is_what_its_script_makes() {
    let desk = Desk::on(DAY);
    let mut script = Command::new("bash");
    desk.dress(&mut script).env("ONRECORD", crate::desk::PROGRAM).env_remove("ONRECORD_NOW");
    let output = script.current_dir(root()).arg("data/record-sample.sh").output().expect("bash runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let same = |desk: &Desk| {
        let mut claims = desk.claims(&["list", "--all", "--sort", "id"]);
        for claim in &mut claims {
            claim["uid"] = Value::Null;
            for link in claim["links"].as_array_mut().into_iter().flatten() {
                link["uid"] = Value::Null;
            }
        }
        claims
    };
    assert_eq!(same(&desk), same(&imported()));
}
