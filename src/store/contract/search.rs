//! Full text: which claims hold the words of a question, and where they stand in them.

use proptest::prelude::*;

use super::scene::{by, day, desk, says};
use crate::claim::{ConditionKind, NewClaim, NewCondition, Place, Quote, Status, View};
use crate::store::{Filter, Ledger, Sort, WhyNothing};

contract!(
    words_are_found_without_regard_to_case_and_accents,
    words_in_a_row_beginnings_and_alternatives,
    unwanted_words_leave_claims_out,
    finds_are_marked_where_they_stand,
    a_page_is_the_newest_of_all,
    why_nothing_was_found,
    no_text_is_an_error,
    every_find_is_marked,
);

/// Claims in French, Russian, Greek and Chinese beside plain ones, the first said last.
fn five(ledger: &Ledger) {
    let said = |on: &str, claim: NewClaim| NewClaim { said_on: on.parse().expect("a day"), ..claim };
    let condition = NewCondition { kind: ConditionKind::If, text: "Kyjiw signs".to_owned(), window: None };
    let quote = Quote::unchecked("nous annoncerons a\u{300} l’Élysée".to_owned(), None);
    desk(ledger).log(said("2025-05-01", NewClaim { quote: Some(quote), ..by(says("talks go on"), "Élisabeth Borne") }));
    desk(ledger)
        .log(said("2025-04-01", NewClaim { condition: Some(condition), ..says("the talks end, go on or stall") }));
    desk(ledger).log(said("2025-03", by(says("переговоры продолжатся"), "Дмитрий Песков")));
    desk(ledger).log(said(
        "2025-02-01",
        NewClaim { topics: vec!["Élan vital".to_owned(), "war".to_owned()], ..says("οι συνομιλίες") },
    ));
    desk(ledger).log(said("2025-01-01", says("U.S. don't cease-fire \"ten\" 3,5 停火")));
}

#[track_caller]
fn found(ledger: &Ledger, question: &str) -> Vec<i64> {
    let filter = Filter { words: Some(question.to_owned()), sort: Sort::Newest, ..Filter::on_the_books() };
    let claims = ledger.list_rows(&filter, View::on(day("2025-05-05"))).expect("readable");
    let ids: Vec<i64> = claims.iter().map(|claim| claim.id).collect();
    let (page, all) = ledger.page(&Filter { limit: Some(2), ..filter }, View::on(day("2025-05-05"))).expect("readable");
    assert_eq!(all, ids.len() as u64, "{question}");
    assert!(page.iter().map(|claim| &claim.id).eq(ids.iter().take(2)), "{question}");
    ids
}

fn words_are_found_without_regard_to_case_and_accents(ledger: &Ledger) {
    five(ledger);
    for (question, expected) in [
        ("ELYSEE", &[1][..]),
        ("élysée", &[1]),
        ("e\u{301}lyse\u{301}e", &[1]),
        ("a annoncerons", &[1]),
        ("borne elisabeth", &[1]),
        ("kyjiw", &[2]),
        ("ПЕСКОВ", &[3]),
        ("ΣΥΝΟΜΙΛΊΕΣ", &[4]),
        ("elan war", &[4]),
        ("u.s.", &[5]),
        ("cease-fire", &[5]),
        ("cease fire", &[5]),
        ("ten", &[5]),
        ("3,5", &[5]),
        ("停火", &[5]),
        ("talk", &[]),
        ("talks Kyjiw Borne", &[]),
    ] {
        assert_eq!(found(ledger, question), expected, "{question}");
    }
}

fn words_in_a_row_beginnings_and_alternatives(ledger: &Ledger) {
    five(ledger);
    for (question, expected) in [
        ("talks go", &[1, 2][..]),
        ("\"talks go\"", &[1]),
        ("“talks go”", &[1]),
        ("\"talks g\"*", &[1]),
        ("talk*", &[1, 2]),
        ("перег*", &[3]),
        ("talks OR война OR 停火", &[1, 2, 5]),
        ("talks OR переговоры stall OR продолжатся", &[2, 3]),
        ("\"vital war\"", &[4]),
        ("\"on Borne\"", &[]),
    ] {
        assert_eq!(found(ledger, question), expected, "{question}");
    }
}

fn unwanted_words_leave_claims_out(ledger: &Ledger) {
    five(ledger);
    for (question, expected) in [
        ("talks -stall", &[1][..]),
        ("talks NOT \"go on\"", &[]),
        ("talks NOT kyj*", &[1]),
        ("-talks", &[3, 4, 5]),
        ("NOT talks NOT war -停火", &[3]),
        ("talks -nowhere", &[1, 2]),
    ] {
        assert_eq!(found(ledger, question), expected, "{question}");
    }
}

/// The finds of one claim, as `place: word|word`.
#[track_caller]
fn marks(ledger: &Ledger, question: &str, id: i64) -> Vec<String> {
    let passages = ledger.passages(question, &[9, id]).expect("readable");
    assert!(passages[0].is_empty());
    let said = |passage: &crate::claim::Passage| {
        format!("{}: {}", passage.place, passage.words().collect::<Vec<_>>().join("|"))
    };
    passages[1].iter().map(said).collect()
}

fn finds_are_marked_where_they_stand(ledger: &Ledger) {
    five(ledger);
    assert_eq!(marks(ledger, "elysee", 1), ["quote: Élysée"]);
    assert_eq!(marks(ledger, "a borne talks", 1), ["statement: talks", "quote: a\u{300}", "speaker: Borne"]);
    assert_eq!(marks(ledger, "\"talks go\" OR stall", 1), ["statement: talks go"]);
    assert_eq!(marks(ledger, "ta* go* kyjiw", 2), ["statement: talks|go", "condition: Kyjiw"]);
    assert_eq!(marks(ledger, "talks -elysee", 2), ["statement: talks"]);
    assert_eq!(marks(ledger, "продолжатся песков", 3), ["statement: продолжатся", "speaker: Песков"]);
    assert_eq!(marks(ledger, "elan", 4), ["topics: Élan"]);
    assert_eq!(marks(ledger, "cease-fire u.s.", 5), ["statement: U.S|cease-fire"]);
    assert_eq!(marks(ledger, "-talks", 5), [""; 0]);
    assert_eq!(marks(ledger, "elysee", 5), [""; 0]);
    let both = ledger.passages("talks", &[2, 1]).expect("readable");
    assert_eq!([&both[0][0].text, &both[1][0].text], ["the talks end, go on or stall", "talks go on"]);
    assert_eq!(both[0][0].place, Place::Statement);
    assert_eq!(ledger.passages("talks", &[]).expect("readable"), [[]; 0]);
}

fn a_page_is_the_newest_of_all(ledger: &Ledger) {
    five(ledger);
    let page = |filter: Filter| {
        let (claims, all) = ledger.page(&filter, View::on(day("2025-05-05"))).expect("readable");
        (claims.iter().map(|claim| claim.id).collect::<Vec<_>>(), all)
    };
    let newest = || Filter { sort: Sort::Newest, ..Filter::on_the_books() };
    assert_eq!(page(newest()), (vec![1, 2, 3, 4, 5], 5));
    assert_eq!(page(Filter { limit: Some(3), ..newest() }), (vec![1, 2, 3], 5));
    assert_eq!(page(Filter { limit: Some(0), ..newest() }), (vec![], 5));
    assert_eq!(page(Filter { limit: Some(5), ..newest() }), (vec![1, 2, 3, 4, 5], 5));
    assert_eq!(page(Filter { limit: Some(u64::MAX), ..newest() }), (vec![1, 2, 3, 4, 5], 5));
    assert_eq!(page(Filter { limit: Some(2), sort: Sort::Said, ..newest() }), (vec![5, 4], 5));
    desk(ledger).mark(3, "fulfilled", "2025-05-01");
    let fulfilled = Filter { statuses: vec![Status::Fulfilled], limit: Some(1), ..newest() };
    assert_eq!(page(fulfilled), (vec![3], 1));
    desk(ledger).fact(1, crate::claim::Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(page(Filter { limit: Some(1), ..newest() }), (vec![2], 4));
}

fn why_nothing_was_found(ledger: &Ledger) {
    five(ledger);
    let why = |question: &str| {
        let filter = Filter { words: Some(question.to_owned()), statuses: vec![Status::Void], ..Filter::default() };
        ledger.why_nothing(&filter).expect("readable")
    };
    let absent = |words: &[&str], instead: Option<&str>| {
        WhyNothing::Absent(words.iter().map(|word| (*word).to_owned()).collect(), instead.map(str::to_owned))
    };
    assert_eq!(why("?!"), WhyNothing::NoWords);
    assert_eq!(why("talks"), WhyNothing::OnlyOthers(2));
    assert_eq!(why("talking"), absent(&["talking"], Some("talk*")));
    assert_eq!(why("talking stalled"), absent(&["talking", "stalled"], Some("talk* stall*")));
    assert_eq!(why("talks nowhere"), absent(&["nowhere"], None));
    assert_eq!(why("peace OR truce"), absent(&["peace", "truce"], None));
    assert_eq!(why("borned kyjiws"), absent(&["borned", "kyjiws"], Some("borne* OR kyjiw*")));
    assert_eq!(why("talks war"), WhyNothing::NotTogether(Some("talks OR war".to_owned())));
    assert_eq!(why("talks -on"), WhyNothing::NotTogether(Some("talks".to_owned())));
    assert_eq!(why("\"on talks\""), absent(&["\"on talks\""], None));
    assert_eq!(why("-nowhere"), WhyNothing::OnlyOthers(5));
}

/// Whatever is typed, the ledger answers.
#[track_caller]
fn answers(ledger: &Ledger, question: &str) {
    let ids = found(ledger, question);
    ledger.passages(question, &ids).expect("readable");
    let filter = Filter { words: Some(question.to_owned()), ..Filter::default() };
    ledger.why_nothing(&filter).expect("readable");
}

fn no_text_is_an_error(ledger: &Ledger) {
    five(ledger);
    let odd = [
        "\"",
        "\"\"",
        "\"\"\"",
        "*",
        "**",
        "talks**",
        "\"*\"",
        "(",
        ")",
        "()",
        "^talks",
        "talks^",
        "talks +",
        "+",
        ":",
        "statement:talks",
        "{statement quote}: talks",
        "- talks",
        "NEAR(talks go, 2)",
        "NEAR",
        "AND",
        "OR",
        "NOT",
        "OR OR OR",
        "NOT NOT talks",
        "talks OR",
        "OR talks",
        "talks NOT",
        "-",
        "--",
        "-\"",
        "\"talks",
        "talks\"",
        "';--",
        "\\",
        "%_",
        "🚀",
        "🚀 talks",
        "talks 🚀",
        "\0",
        "talks\0go",
        "a\u{fdd0}b",
        "\u{202e}talks",
        "\u{e000}",
        "\u{1e900}",
        "İstanbul ß ǅ",
        "¹²³ ½",
    ];
    for question in odd {
        answers(ledger, question);
    }
    let many: Vec<String> = (0..3_000).map(|number| format!("w{number}")).collect();
    for long in
        ["a".repeat(10_000), many.join(" "), many.join(" OR "), format!("-{}", many.join(" -")), "\"(".repeat(5_000)]
    {
        answers(ledger, &long);
    }
}

fn every_find_is_marked(ledger: &Ledger) {
    five(ledger);
    let piece = prop_oneof![
        3 => "\\PC{0,6}",
        3 => prop::sample::select(vec!["talks", "go", "Élysée", "a", "war", "停火", "Песков", "kyj*", "elan"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["\"", " ", "OR", "NOT", "AND", "-", "*", "(", ")", ":", "^", "+", "NEAR(", "{", "\0"])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let question = prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "));
    let glued = prop::collection::vec("[a-zé\"*( -]{0,8}", 0..4).prop_map(|pieces| pieces.concat());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(256));
    runner
        .run(&prop_oneof![question, glued], |question| {
            let ids = found(ledger, &question);
            let is_wanting = !super::super::words::Words::read(&question).all.is_empty();
            for passages in ledger.passages(&question, &ids).expect("readable") {
                prop_assert!(!is_wanting || question.trim().is_empty() || !passages.is_empty(), "{question:?}");
            }
            answers(ledger, &question);
            Ok(())
        })
        .expect("every question has an answer");
}
