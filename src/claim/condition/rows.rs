//! What sentences hang on, as a careful reader sees it: kind, text, window and the statement that is left.

use super::{Doubt, Inside, NewCondition, inside, inside_after, split};

mod flags;
mod found;
mod none;

fn said() -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(2025, 4, 18)
}

fn shown(condition: &NewCondition, statement: &str) -> String {
    let window = condition.window.as_ref().map(|window| format!(" [{}]", window.phrase)).unwrap_or_default();
    format!("{} {}{window}: {statement}", condition.kind, condition.text)
}

fn read(found: Inside) -> String {
    match found {
        Inside::Nothing => "nothing".to_owned(),
        Inside::Unclear(Doubt::NoEnd) => "unclear".to_owned(),
        Inside::Unclear(Doubt::RefersBack) => "refers back".to_owned(),
        Inside::Found { condition, statement, .. } => shown(&condition, &statement),
    }
}

/// Words of running text.
#[track_caller]
fn text(words: &str, expected: &str) {
    assert_eq!(read(inside(words, said())), expected, "{words}");
}

/// Words of `--condition`; "-" where they hold no statement.
#[track_caller]
fn flag(words: &str, expected: &str) {
    let split = split(words, said());
    let whole = if split.kept_whole { "whole: " } else { "" };
    let read = format!("{whole}{}", shown(&split.condition, split.statement.as_deref().unwrap_or("-")));
    assert_eq!(read, expected, "{words}");
}

#[test]
fn a_sentence_may_refer_to_the_one_before() {
    #[track_caller]
    fn after(previous: &str, words: &str, expected: &str) {
        assert_eq!(read(inside_after(previous, words, said())), expected, "{previous} {words}");
    }
    after("But they must pay by Friday.", "Otherwise we will sue.", "unless they must pay [by Friday]: we will sue");
    after("It rains. They may refuse.", "If so, the army will move in.", "if They may refuse: the army will move in");
    after("They must pay.", "If not, we will sue.", "unless They must pay: we will sue");
    after("They must pay.", "The bank will sue.", "nothing");
    after("They must pay.", "If they sign, we will not sue.", "if they sign: we will not sue");
    after("", "Otherwise we will sue.", "refers back");
    after("…", "Otherwise we will sue.", "refers back");
}

#[test]
fn the_place_of_a_condition_is_told() {
    #[track_caller]
    fn stands(words: &str, expected: &str) {
        let Inside::Found { span, .. } = inside(words, said()) else { panic!("{words}: no condition") };
        assert_eq!(words.get(span), Some(expected), "{words}");
    }
    stands("Wir gehen — we will go if they sign by May, he said.", "if they sign by May");
    stands("The army, unless the “truce” holds, will move.", "unless the “truce” holds");
    stands("Pay up. Otherwise, we leave.", "Otherwise");
    stands("Sign now or we will leave.", "Sign now");
}
