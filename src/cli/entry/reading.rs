//! What is read off the words that flags are given: conditions and windows, each said aloud.

use super::{EntryFlags, OnWhat, stated};
use crate::claim::condition::{Doubt, Inside, hang_deadline, inside, new_condition, split};
use crate::claim::{ConditionKind, NewCondition, wording};
use crate::cli::failure::{Failure, of_phrase};
use crate::deadline::{Phrase, PhraseError, Said, Window};

/// The statement and what it hangs on: from the flags, else from the words of the statement itself.
pub(crate) fn statement_and_condition(
    flags: &EntryFlags,
    given: &str,
    said: Said,
    remarks: &mut Vec<String>,
) -> Result<(String, Option<NewCondition>), Failure> {
    let day = said.day();
    let (statement, condition) = match flags.on_what()? {
        OnWhat::Hangs(kind, text) => (given.to_owned(), Some(new_condition(kind, text, day))),
        OnWhat::Nothing => (given.to_owned(), None),
        OnWhat::Words(words) => {
            let read = split(words, day);
            if read.kept_whole {
                remarks.push(taken_whole(read.condition.kind, &read.condition.text));
            }
            let inside = read.statement.unwrap_or_default();
            if given.is_empty() && inside.is_empty() {
                return Err(Failure::misuse(
                    format!("no statement could be told apart in {words:?}"),
                    "onrecord add \"what is claimed\" --if \"what it hangs on\" --speaker NAME",
                ));
            }
            if !given.is_empty() && !inside.is_empty() {
                remarks.push(format!("--condition holds a statement too, “{inside}”: passed over, as one is given"));
            }
            (if given.is_empty() { inside } else { given.to_owned() }, Some(read.condition))
        }
        OnWhat::NotSaid => split_statement(given, said, remarks),
    };
    let condition = with_window(flags, condition, said)?;
    Ok((needed(&statement)?, condition))
}

/// Says that words were not taken apart.
pub(crate) fn taken_whole(kind: ConditionKind, text: &str) -> String {
    format!(
        "--condition is taken whole, as it cannot be split with confidence: {kind} “{text}”; --if, --unless say it apart"
    )
}

/// Takes the condition out of a statement that holds one.
fn split_statement(given: &str, said: Said, remarks: &mut Vec<String>) -> (String, Option<NewCondition>) {
    match inside(given, said.day()) {
        Inside::Found { condition, statement, .. } => {
            let window = condition.window.as_ref().map(|window| format!(", to show {window}")).unwrap_or_default();
            let read = format!("condition from the statement: {} “{}”{window}", condition.kind, condition.text);
            remarks.push(format!("{read}; --if none leaves it there"));
            (statement, Some(*condition))
        }
        Inside::Unclear(doubt) => {
            let why = match doubt {
                Doubt::NoEnd => "the statement may hold a condition, and where it ends cannot be told",
                Doubt::RefersBack => "what the statement hangs on was said before it",
            };
            remarks.push(format!("{why}: --if TEXT or --unless TEXT sets it apart"));
            (given.to_owned(), None)
        }
        Inside::Nothing => (given.to_owned(), None),
    }
}

/// The condition with the window that `--condition-by` gives it.
pub(crate) fn with_window(
    flags: &EntryFlags,
    condition: Option<NewCondition>,
    said: Said,
) -> Result<Option<NewCondition>, Failure> {
    match (&flags.condition_by, condition) {
        (Some(words), None) if stated(words).is_some() => {
            Err(Failure::misuse("--condition-by is given, but no condition", "--if TEXT or --unless TEXT"))
        }
        (Some(words), Some(condition)) => {
            Ok(Some(NewCondition { window: window("--condition-by", words, said)?, ..condition }))
        }
        (_, condition) => Ok(condition),
    }
}

/// The deadline that the flags give; `None` where they say nothing of it.
#[expect(clippy::option_option, reason = "not said, said that there is none, and said are three things")]
pub(crate) fn deadline(
    flags: &EntryFlags,
    said: Said,
    condition: Option<&NewCondition>,
) -> Result<Option<Option<Window>>, Failure> {
    match (&flags.by, &flags.by_date) {
        (Some(words), _) => Ok(Some(hung_window("--by", words, said, condition)?)),
        (None, Some(dates)) if stated(dates).is_some() => Ok(Some(Some(two_dates(dates, said)?))),
        (None, Some(_)) => Ok(Some(None)),
        (None, None) => Ok(None),
    }
}

/// A statement that is not empty.
pub(crate) fn needed(statement: &str) -> Result<String, Failure> {
    if statement.trim().is_empty() {
        return Err(Failure::misuse(
            "a claim needs a statement: what is claimed, one sentence that can be judged later",
            "onrecord add \"what is claimed\" --speaker NAME",
        ));
    }
    Ok(statement.trim().to_owned())
}

/// A window as typed; `none` clears it.
pub(crate) fn window(flag: &str, words: &str, said: Said) -> Result<Option<Window>, Failure> {
    hung_window(flag, words, said, None)
}

/// A window as typed, hung on the condition where it is a bare length.
pub(crate) fn hung_window(
    flag: &str,
    words: &str,
    said: Said,
    condition: Option<&NewCondition>,
) -> Result<Option<Window>, Failure> {
    if stated(words).is_none() {
        return Ok(None);
    }
    let failed = |error: PhraseError| of_phrase(flag, &error);
    let phrase: Phrase = words.parse().map_err(failed)?;
    let resolve = |day| phrase.resolve(day).map(|window| hang_deadline(window, condition)).map_err(failed);
    if let Some(day) = said.day() {
        return resolve(day).map(Some);
    }
    // Known only by month or year: a phrase means something then only if it means the same on all its days.
    let (last, first) = (resolve(said.last_day())?, resolve(said.first_day())?);
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
pub(crate) fn two_dates(dates: &str, said: Said) -> Result<Window, Failure> {
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
pub(crate) fn window_inside(statement: &str, said: Said, remarks: &mut Vec<String>) -> Option<Window> {
    let found = wording::windows_of(statement, said.day()?);
    if !found.is_empty() && inside(statement, said.day()).is_unclear() {
        remarks.push(
            "a date in the statement may be that of its condition, and is not taken: give --by PHRASE".to_owned(),
        );
        return None;
    }
    if found.len() > 1 {
        let phrases: Vec<String> = found.iter().map(|window| format!("“{}”", window.phrase)).collect();
        remarks.push(format!("several dates in the statement, none taken: {}; give --by PHRASE", phrases.join(", ")));
    }
    let [window] = found.as_slice() else { return None };
    Some(window.clone())
}
