//! What whole articles of a few sentences mean: every statement that can be tracked, with what it hangs on and by when.

use crate::reading::{Article, read_attributed};

/// Shows kind and statement, condition with its window, and deadline; "?" behind windows without a last day.
#[track_caller]
fn case(text: &str, expected: &[&str]) {
    let found = read_attributed(&Article { text, published: None, said: None, title: None });
    let shown = found.into_iter().map(|proposal| proposal.meaning).filter(|meaning| meaning.is_trackable);
    let shown: Vec<String> = shown
        .map(|meaning| {
            let by = |window: &crate::deadline::Window| {
                let day = window.by.map_or("?".to_owned(), |by| by.to_string());
                format!("{} {day}", window.phrase)
            };
            let mut shown = format!("{}: {}", meaning.kind, meaning.statement);
            if let Some(condition) = &meaning.condition {
                shown += &format!(" | {} {}", condition.kind, condition.text);
                shown += &condition.window.as_ref().map(|window| format!(" [{}]", by(window))).unwrap_or_default();
            }
            shown + &meaning.deadline.as_ref().map(|window| format!(" | {}", by(window))).unwrap_or_default()
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn windows_are_there_where_nobody_knows_the_day() {
    case("He said he would open the gates by Friday.", &["promise: he would open the gates by Friday | by Friday ?"]);
    case(
        "He said he would open the gates by 30 June 2027.",
        &["promise: he would open the gates by 30 June 2027 | by 30 June 2027 2027-06-30"],
    );
    case(
        "“If there is no deal within days, we will leave,” she said.",
        &["threat: we will leave | if there is no deal [within days ?]"],
    );
    case(
        "“If there is no deal before 2028, we will leave,” she said.",
        &["threat: we will leave | if there is no deal [before 2028 2027-12-31]"],
    );
}

#[test]
fn sentences_of_a_quotation_that_a_cue_parts_stay_apart() {
    case("“A deal is close,” he said. “If they sign, we will leave.”", &["threat: we will leave | if they sign"]);
    case("\"A deal is close,\" he said. \"If they sign, we will leave.\"", &["threat: we will leave | if they sign"]);
    case(
        "\"We will open the bridge,\" he said. \"If they sign, we will open the road.\"",
        &["promise: We will open the bridge"],
    );
}

#[test]
fn a_condition_of_other_words_is_left_to_them() {
    case(
        "The union said it would strike if talks fail, and the mayor said he would open the road by May.",
        &["threat: it would strike | if talks fail", "promise: he would open the road by May | by May ?"],
    );
    case("If she wins, Ann Roe said, she will close the mine.", &["promise: she will close the mine | if she wins"]);
}

#[test]
fn what_otherwise_refers_to_was_said_by_the_same() {
    case(
        "\"By Friday we will have a list. If not, I will resign,\" said Ann Lee.",
        &["threat: I will resign | unless we will have a list [By Friday ?]"],
    );
    case(
        "Ann Lee said: By Friday there is a list. Otherwise, she said, she will resign.",
        &["threat: she will resign | unless there is a list [By Friday ?]"],
    );
}

#[test]
fn what_follows_when_others_do_not_do_it_is_one_threat() {
    let said = |words: &str| format!("“{words}” said the mayor of Dunmore.");
    let threat = |words: &str, expected: &str| case(&said(words), &[expected]);
    threat("Pay up or we will sue,", "threat: we will sue | unless Pay up");
    threat("Hand over the money or we will sue,", "threat: we will sue | unless Hand over the money");
    threat("The firm must stop or face a lawsuit,", "threat: face a lawsuit | unless The firm must stop");
    threat("Either they pay by Friday, or we strike,", "threat: we strike | unless they pay [by Friday ?]");
    threat("They pay, or we leave,", "threat: we leave | unless They pay");
    threat("Do that again and we will sue,", "threat: we will sue | if Do that again");
}

#[test]
fn a_condition_or_a_date_alone_looks_forward() {
    let said = |words: &str| format!("“{words}” said the mayor of Dunmore.");
    let one = |words: &str, expected: &str| case(&said(words), &[expected]);
    one("Until they pay, nothing moves,", "prediction: nothing moves | unless they pay");
    one(
        "If we win, the toll goes by Christmas,",
        "prediction: the toll goes by Christmas | if we win | by Christmas ?",
    );
    one("No more coal after 2030,", "prediction: No more coal after 2030 | after 2030 ?");
    case(&said("If you look at the numbers, it is a success,"), &[]);
    case(&said("If that is so, it is wrong,"), &[]);
    case(&said("Is it tea or coffee?"), &[]);
}

#[test]
fn a_statement_is_whole_and_bare() {
    case("“If talks fail, growth will fall to 2%,” she said.", &["prediction: growth will fall to 2% | if talks fail"]);
    case(
        "“If they do not sign by Saturday noon, we will leave,” she said.",
        &["threat: we will leave | if they do not sign [by Saturday ?]"],
    );
    case("“I promise you that no tenant will pay,” she said.", &["promise: no tenant will pay"]);
    case("“I can guarantee you we will have trams here,” she said.", &["promise: we will have trams here"]);
}
