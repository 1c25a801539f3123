//! The seeds of the fuzz targets, each run once: what fuzzing has found stays found.

#[path = "../../fuzz/check.rs"]
mod check;

use std::path::Path;

use chrono::NaiveDate;

fn replay(target: &str, run: fn(NaiveDate, &str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the seeds are there") {
        let seed = std::fs::read(entry.expect("an entry").path()).expect("a seed");
        let (day, text) = check::day_and_text(&seed).expect("seeds are text");
        run(day, text);
        count += 1;
    }
    assert!(count >= 4, "{target} has {count} seeds");
}

#[test]
fn windows_stand_where_they_say() {
    replay("scan", check::scanned);
}

#[test]
fn typed_phrases_resolve_in_order() {
    replay("phrase", check::typed);
}

#[test]
fn what_an_article_says_stands_where_it_is_said_to_stand() {
    replay("article", check::read);
}

#[test]
fn statements_are_taken_apart_inside_themselves() {
    replay("condition", check::taken_apart);
}

#[test]
fn pages_give_clean_paragraphs() {
    replay("page", check::paged);
}
