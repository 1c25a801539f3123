//! What `add` reads off the words it is given: conditions and windows, each said aloud.

use super::Add;
use crate::claim::condition::{new_condition, split};
use crate::claim::{ConditionKind, NewCondition};
use crate::cli::failure::{Failure, of_phrase};
use crate::deadline::{Phrase, PhraseError, Said, Window, scan};

/// The statement and what it hangs on: from the flags, else from the words of the statement itself.
pub(super) fn statement_and_condition(
    add: &Add,
    given: &str,
    said: Said,
    remarks: &mut Vec<String>,
) -> Result<(String, Option<NewCondition>), Failure> {
    let day = said.day();
    if let Some(text) = add.if_text.as_deref().or(add.unless.as_deref()) {
        let kind = if add.if_text.is_some() { ConditionKind::If } else { ConditionKind::Unless };
        if text.trim().is_empty() {
            return Err(Failure::misuse(format!("--{kind} is empty"), format!("--{kind} \"what it hangs on\"")));
        }
        return Ok((needed(given)?, Some(new_condition(kind, text, day))));
    }
    if let Some(words) = &add.condition {
        if words.trim().is_empty() {
            return Err(Failure::misuse("--condition is empty", "--condition \"progress within days or withdraw\""));
        }
        let read = split(words, day);
        if read.kept_whole {
            remarks.push(format!("--condition is taken whole: if “{}”", read.condition.text));
        }
        let statement = if given.is_empty() { read.statement.unwrap_or_default() } else { given.to_owned() };
        return Ok((needed(&statement)?, Some(read.condition)));
    }
    let given = needed(given)?;
    let read = split(&given, day);
    match read.statement {
        // Only a word like "if" makes a condition here: "war or peace" in a statement is just that.
        Some(statement) if !read.kept_whole && has_marker(&given) => {
            let kind = read.condition.kind;
            remarks.push(format!("condition from the statement: {kind} “{}”", read.condition.text));
            Ok((statement, Some(read.condition)))
        }
        _ => Ok((given, None)),
    }
}

fn has_marker(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ["if", "unless", "provided", "providing"].contains(&word))
}

fn needed(statement: &str) -> Result<String, Failure> {
    if statement.trim().is_empty() {
        return Err(Failure::misuse(
            "a claim needs a statement: what is claimed, one sentence that can be judged later",
            "onrecord add \"what is claimed\" --speaker NAME",
        ));
    }
    Ok(statement.trim().to_owned())
}

/// A window as typed; `none` clears it.
pub(super) fn window(flag: &str, words: &str, said: Said) -> Result<Option<Window>, Failure> {
    if words.trim() == "none" {
        return Ok(None);
    }
    let failed = |error: PhraseError| of_phrase(flag, &error);
    let phrase: Phrase = words.parse().map_err(failed)?;
    if let Some(day) = said.day() {
        return phrase.resolve(day).map(Some).map_err(failed);
    }
    // Known only by month or year: a phrase means something then only if it means the same on all its days.
    let last = phrase.resolve(said.last_day()).map_err(failed)?;
    let first = phrase.resolve(said.first_day()).map_err(failed)?;
    let ends = |window: &Window| (window.by, window.by_min, window.by_max, window.strict_by);
    if ends(&first) == ends(&last) {
        return Ok(Some(last));
    }
    Err(Failure::misuse(
        format!("{flag}: {words:?} counts from the day it was said, and that is known only as {said}"),
        format!("give dates: {}", if flag == "--by" { "--by-date FROM..BY" } else { "--condition-by 2025-06-30" }),
    ))
}

/// Two dates joined by two dots.
pub(super) fn two_dates(dates: &str, said: Said) -> Result<Window, Failure> {
    let bad = |why: String| Failure::misuse(format!("--by-date: {why}"), "--by-date 2025-04-18..2025-04-25");
    let (from, by) = dates.split_once("..").ok_or_else(|| bad(format!("{dates:?} is not two dates")))?;
    let day = |text: &str| match text.trim().parse::<Said>().ok().and_then(|said| said.day()) {
        Some(day) => Ok(day),
        None => Err(bad(format!("{text:?} is no date like 2025-04-18"))),
    };
    let (from, by) = (day(from)?, day(by)?);
    let window = Window::of_dates(from, by).map_err(|error| bad(error.to_string()))?;
    let first = said.first_day();
    if by < first {
        return Err(bad(format!("{dates} ended before it was said, on {said}")));
    }
    if from >= first {
        return Ok(window);
    }
    // Like every window, it begins on the day the words were said at the earliest.
    let clipped = Window::of_dates(first, by).map_err(|error| bad(error.to_string()))?;
    Ok(Window { phrase: window.phrase, ..clipped })
}

/// The one window that stands in a statement, if exactly one does.
pub(super) fn window_inside(statement: &str, said: Said, remarks: &mut Vec<String>) -> Option<Window> {
    let found = scan(statement, said.day()?);
    if found.len() > 1 {
        let phrases: Vec<String> = found.iter().map(|window| format!("“{}”", window.phrase)).collect();
        remarks.push(format!("several dates in the statement, none taken: {}; give --by PHRASE", phrases.join(", ")));
    }
    let [window] = found.as_slice() else { return None };
    Some(Window { span: None, ..window.clone() })
}
