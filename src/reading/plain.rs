//! What a plain text says of itself: its headline and its day. Nothing of the text is changed.

use chrono::NaiveDate;

use super::dates::day;

/// What stands above the first sentences of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The headline: a short first line without a full stop, set off by a blank line or a date.
    pub title: Option<String>,
    /// The day of publication: a line near the top that is a date and nothing else, or a date with a label.
    pub published: Option<NaiveDate>,
}

/// How many lines from the top may hold the date.
const LINES: usize = 12;

/// The longest headline, in characters.
const TITLE: usize = 160;

/// Reads what stands above an article in plain text.
#[must_use]
pub fn heading(text: &str) -> Heading {
    let top: Vec<&str> = text.trim_start_matches('\u{feff}').trim_start().lines().take(LINES).map(str::trim).collect();
    Heading { title: title(&top), published: published(&top) }
}

fn title(top: &[&str]) -> Option<String> {
    let first = *top.first()?;
    let next = top.get(1).copied();
    let is_set_off = next.is_some_and(|next| next.is_empty() || dated(next).is_some());
    let is_sentence = first.trim_end_matches(['"', '”', '’', '\'']).ends_with(['.', ',', ';', ':', '…']);
    let has_text_below = top.iter().skip(1).any(|line| !line.is_empty() && dated(line).is_none());
    let is_title = is_set_off && !is_sentence && has_text_below && dated(first).is_none();
    let is_short = first.chars().nth(TITLE).is_none() && first.split_whitespace().count() >= 2;
    let title = first.trim_start_matches(['#', '=', ' ']).trim_end_matches(['=', ' ']);
    (is_title && is_short && !title.is_empty()).then(|| title.to_owned())
}

fn published(top: &[&str]) -> Option<NaiveDate> {
    let found: Vec<(Trust, NaiveDate)> = top.iter().filter_map(|line| dated(line)).collect();
    let alone = found.iter().min_by_key(|(trust, _)| *trust).map(|(_, day)| *day);
    alone.or_else(|| top.iter().find_map(|line| of_dateline(line)))
}

/// The whole date of a dateline: "KARSHOLM, 14 April 2025 (Wire) - The minister said".
fn of_dateline(line: &str) -> Option<NaiveDate> {
    const LONGEST: usize = 70;
    let end = [" - ", " — ", " – ", " -- "].iter().filter_map(|dash| line.find(dash)).min()?;
    let head = line.get(..end).filter(|head| head.len() <= LONGEST)?;
    let place = head.split(|c: char| !c.is_alphabetic()).next().filter(|place| place.len() >= 3)?;
    let head = head.split('(').next().unwrap_or(head);
    let (_, date) = head.split_once(", ")?;
    let date = date.trim().trim_end_matches(',');
    let later = || date.split_once(", ").and_then(|(_, date)| day(date));
    place.chars().all(char::is_uppercase).then(|| day(date).or_else(later)).flatten()
}

/// How far a date can be trusted to be the day of publication; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// "Published: ..."
    Published,
    /// A date alone.
    Bare,
    /// "Updated: ..."
    Updated,
}

const LABELS: [(&str, Trust); 20] = [
    ("first published", Trust::Published),
    ("originally published", Trust::Published),
    ("published online", Trust::Published),
    ("date published", Trust::Published),
    ("publication date", Trust::Published),
    ("published", Trust::Published),
    ("posted", Trust::Published),
    ("issued", Trust::Published),
    ("released", Trust::Published),
    ("release date", Trust::Published),
    ("for immediate release", Trust::Published),
    ("created", Trust::Published),
    ("date", Trust::Published),
    ("dated", Trust::Published),
    ("last updated", Trust::Updated),
    ("last modified", Trust::Updated),
    ("updated", Trust::Updated),
    ("modified", Trust::Updated),
    ("edited", Trust::Updated),
    ("update", Trust::Updated),
];

/// The date that a line is, if it is nothing else. Of "Published 18 April 2025 | Updated 19 April 2025" the first.
pub(super) fn dated(line: &str) -> Option<(Trust, NaiveDate)> {
    let line = line.trim().trim_matches(['(', ')', '[', ']', '*', '_', '|', '—', '–', '·']).trim();
    let is_short = line.len() <= 120 && line.bytes().any(|byte| byte.is_ascii_digit());
    if !is_short {
        return None;
    }
    if let Some(day) = day(line.trim_end_matches('.')) {
        return Some((Trust::Bare, day));
    }
    if let Some((trust, rest)) = label(line) {
        let one = day(rest.trim_end_matches('.'));
        return one.or_else(|| first_of_two(rest)).map(|day| (trust, day));
    }
    // "By Jane Doe | 18 April 2025", "Washington, 18 April 2025" without more.
    let (before, after) = line.rsplit_once(['|', '·', '•', '—', '–'])?;
    let is_byline = before.split_whitespace().count() <= 8 && !before.trim_end().ends_with(['.', '”', '"']);
    is_byline.then(|| dated_alone(after)).flatten().or_else(|| dated_alone(before))
}

fn dated_alone(part: &str) -> Option<(Trust, NaiveDate)> {
    let part = part.trim();
    match label(part) {
        Some((trust, rest)) => day(rest).map(|day| (trust, day)),
        None => day(part).map(|day| (Trust::Bare, day)),
    }
}

/// The label that a line begins with, and what follows it.
fn label(line: &str) -> Option<(Trust, &str)> {
    LABELS.iter().find_map(|(label, trust)| {
        let start = line.get(..label.len()).filter(|start| start.eq_ignore_ascii_case(label))?;
        let rest = line.get(start.len()..)?;
        let is_whole = rest.starts_with([' ', ':', '\t', '\u{a0}', '-', '–', '—']);
        is_whole.then(|| {
            (*trust, rest.trim_start_matches([' ', ':', '\t', '\u{a0}', '-', '–', '—']).trim_start_matches("on "))
        })
    })
}

/// The date before a second label.
fn first_of_two(text: &str) -> Option<NaiveDate> {
    let lower = text.to_ascii_lowercase();
    let at = ["updated", "last", "modified", "edited", "published"].iter().filter_map(|word| lower.find(word)).min()?;
    day(text.get(..at)?.trim_end_matches(['|', '·', '•', '—', '–', '-', ',', ';', '(', '/', ' ', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str, title: &str, published: &str) {
        let heading = heading(text);
        let day = heading.published.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!((heading.title.as_deref().unwrap_or_default(), day.as_str()), (title, published), "{text}");
    }

    #[test]
    fn a_title_is_a_short_first_line_set_off() {
        case("Harbour opens late\n\nThe harbour opens in May.", "Harbour opens late", "");
        case("Harbour opens late\r\n\r\nThe harbour opens in May.", "Harbour opens late", "");
        case("Will the harbour open?\n2025-04-18\nThe minister said.", "Will the harbour open?", "2025-04-18");
        case("\u{feff}# Harbour opens late\n\nThe harbour opens in May.", "Harbour opens late", "");
        case("The harbour opens in May.\n\nSo it was said.", "", "");
        case("The harbour opens\nin May and so on\n\nSo it was said.", "", "");
        case("“We will open it in May”\n\nSo it was said.", "“We will open it in May”", "");
        case("“We will open it in May.”\n\nSo it was said.", "", "");
        case("Harbour opens late", "", "");
        case("", "", "");
    }

    #[test]
    fn a_line_that_is_a_date_is_the_day() {
        case("Harbour opens late\n\nFriday, July 21, 2017\n\nText here.", "Harbour opens late", "2017-07-21");
        case("18 April 2025\n\nText here.", "", "2025-04-18");
        case("Published: 2025-04-18\n\nText here.", "", "2025-04-18");
        case(
            "A headline here\n\nUpdated: 19 April 2025\n\nPublished: 18 April 2025\n\nText.",
            "A headline here",
            "2025-04-18",
        );
        case("A headline here\n\nUpdated: 19 April 2025\n\n18 April 2025\n\nText.", "A headline here", "2025-04-18");
        case("A headline here\n\nLast updated on April 19, 2025\n\nText.", "A headline here", "2025-04-19");
        case("A headline here\n\nBy Jane Doe | April 18, 2025\n\nText.", "A headline here", "2025-04-18");
        case(
            "A headline here\n\nPublished 18 April 2025, updated 19 April 2025\n\nText.",
            "A headline here",
            "2025-04-18",
        );
    }

    #[test]
    fn a_dateline_may_hold_the_day() {
        case("KARSHOLM, 14 April 2025 - The minister left.\n", "", "2025-04-14");
        case("PARIS, France, April 14, 2025 (Wire) — The minister left.\n", "", "2025-04-14");
        case("PARIS, April 14 (Wire) - The minister left.\n", "", "");
        case("Talks, 14 April 2025 - a retrospect.\n", "", "");
    }

    #[test]
    fn a_date_in_running_text_is_not_the_day() {
        case("PARIS, April 18 (Reuters) - The minister said.\n\nText.", "", "");
        case("On April 18, 2025 the harbour opened.\n\nText.", "", "");
        case("Text here, said the man.\n\nUpdated rules come into force on 1 May 2026.\n\nText.", "", "");
        case("Published by Jane Doe in 2025\n\nText.", "Published by Jane Doe in 2025", "");
        let late = format!("Text.\n\n{}18 April 2025\n\nText.", "Line.\n".repeat(12));
        case(&late, "", "");
    }

    proptest! {
        #[test]
        fn any_text_has_a_heading(text in "(\\PC|\n|Published|Updated|: |18 April 2025|é){0,30}") {
            let _ = heading(&text);
        }
    }
}
