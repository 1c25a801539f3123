//! What statements mean, by example: an article of one paragraph, the statement's words between `<` and `>`.

use super::{Told, meaning_of};

/// Shows kind, strength, statement, condition, window of the condition and deadline.
#[track_caller]
fn case(marked: &str, cue: &str, speaker: &str, expected: &str) {
    let (mut text, mut spans, mut start) = (String::new(), Vec::new(), 0);
    for letter in marked.chars() {
        match letter {
            '<' => start = text.len(),
            '>' => spans.push(start..text.len()),
            letter => text.push(letter),
        }
    }
    let told = Told {
        text: &text,
        spans: &spans,
        sentence: 0..text.len(),
        cue: Some(cue),
        speaker: Some(speaker),
        said: chrono::NaiveDate::from_ymd_opt(2025, 4, 18),
        tokens: &[],
        before: &[],
        others: super::Others::default(),
    };
    let read = meaning_of(&told);
    let mut shown = format!("{} {}: {}", read.kind, read.strength, read.statement);
    if let Some(condition) = &read.condition {
        let words = text.get(condition.span.0..condition.span.1).unwrap_or("?");
        shown += &format!(" | {} {} ({words})", condition.kind, condition.text);
        if let Some(window) = &condition.window {
            let (from, to) = window.span.unwrap_or((0, 0));
            shown += &format!(" [{}]", text.get(from..to).unwrap_or("?"));
        }
    }
    if let Some(window) = &read.deadline {
        let (from, to) = window.span.unwrap_or((0, 0));
        shown += &format!(" | by {}", text.get(from..to).unwrap_or("?"));
    }
    assert_eq!(if read.is_trackable { shown } else { format!("- {shown}") }, expected, "{marked}");
}

#[test]
fn conditions_and_deadlines_belong_to_the_deciding_clause() {
    case(
        "<The army may leave the valley if no guns fall silent within days>, warned General Roe.",
        "warned",
        "General Roe",
        "prediction hedged: The army may leave the valley | if no guns fall silent \
         (if no guns fall silent within days) [within days]",
    );
    case(
        "He said <he would publish the list by the end of June>.",
        "said",
        "He",
        "promise firm: he would publish the list by the end of June | by by the end of June",
    );
    case(
        "If she wins, Ann Roe said, <she will close the mine next year>.",
        "said",
        "Ann Roe",
        "promise firm: she will close the mine next year | if she wins (If she wins) | by next year",
    );
    case(
        "<“Fares will rise,”> she said. <“We told them so in June.”>",
        "said",
        "she",
        "prediction firm: Fares will rise",
    );
    case("He said <the fleet sailed on Monday>.", "said", "He", "- assertion firm: the fleet sailed on Monday");
    case(
        "He said <that the fleet will eventually sail>.",
        "said",
        "He",
        "prediction firm: the fleet will eventually sail",
    );
    case(
        "<“Had it rained, the crowd would have gone home,”> he said.",
        "said",
        "he",
        "- assertion firm: Had it rained, the crowd would have gone home | if it rained (Had it rained)",
    );
}

#[test]
fn what_is_so_may_hang_on_something_too() {
    let roe = |marked: &str, expected: &str| case(marked, "said", "Roe", expected);
    roe(
        "“<How can people judge if one side is gone>?”",
        "- assertion firm: How can people judge if one side is gone | if one side is gone (if one side is gone)",
    );
    roe("<People who drown if it rains are many>.", "- assertion firm: People who drown if it rains are many");
    roe("“<If you look at it, we are alike>.”", "- assertion firm: If you look at it, we are alike");
    roe("<He wondered if it rains>.", "- assertion firm: He wondered if it rains");
    roe("<He left, if memory serves>.", "- assertion firm: He left, if memory serves");
}

#[test]
fn otherwise_makes_one_threat_of_a_demand_and_what_follows() {
    let expected =
        "threat firm: we will take another road | unless signs of regret (signs of regret within days) [within days]";
    case("<“We must see signs of regret within days. Otherwise, we will take another road.”>", "said", "Roe", expected);
    case("“We must see signs of regret within days. <Otherwise, we will take another road.>”", "said", "Roe", expected);
}
