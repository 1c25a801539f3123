//! What an article proposes: a numbered list, one proposal for itself, and the line that says what came of it.

use std::ops::Range;

use chrono::NaiveDate;

use super::joined;
use super::overview::flow;
use super::sheet::Sheet;
use super::show::MARKS;
use super::understood::{self, NOBODY};
use super::wrap::wrap;
use crate::claim::Claim;
use crate::render::sanitize::shown;
use crate::render::words;

/// Columns of a number in the list.
const NUMBER: usize = 3;

/// Columns between a number and what it stands for.
const GAP: usize = 2;

/// What stands between a number and the claims that have it on record.
const ON_RECORD: &str = "= ";

/// Columns that the names on a sheet take.
const NAMES: usize = 11;

/// One statement of an article as it would be recorded.
#[derive(Clone, Debug)]
pub struct ProposalRow {
    /// Its number in the article: "3", or "3.1" where it is a part.
    pub number: String,
    /// The claim as it would stand.
    pub claim: Claim,
    /// What there is to say of its speaker: "new", "can be A or B".
    pub who: Option<String>,
    /// The sentence that its words stand in.
    pub sentence: String,
    /// Where they stand there: bytes, in order.
    pub words: Vec<Range<usize>>,
    /// The claims that have it on record.
    pub recorded: Vec<i64>,
    /// The claims that have a part of it on record, where nothing has all.
    pub partly: Vec<i64>,
    /// A known claim that may say the same.
    pub like: Option<i64>,
    /// Whether somebody could later say if it came about.
    pub is_trackable: bool,
}

/// What came of reading an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// The claims that were recorded now.
    pub recorded: Vec<i64>,
    /// How many of those asked for were on record before.
    pub before: usize,
    /// How many of those asked for are on record in part, and were passed over.
    pub partly: usize,
    /// How many of those recorded have the words of a claim from elsewhere.
    pub said_again: usize,
    /// How many of those asked for were passed over.
    pub skipped: usize,
    /// How many nobody answered for.
    pub left: usize,
    /// How many have no speaker; they can only be recorded by somebody who names one.
    pub nobody: usize,
    /// How many nobody asked for, because they cannot be tracked.
    pub untracked: usize,
    /// The first next check of what was recorded.
    pub next_check: Option<NaiveDate>,
    /// What became of the source.
    pub source: Option<SourceNews>,
    /// Proposals that wait for an answer: their numbers, and the command that records them.
    pub proposed: Option<(Vec<String>, String)>,
}

/// What became of a source, by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceNews {
    /// It was recorded now.
    Recorded(i64),
    /// It was known; these of its facts are others now.
    Changed(i64, Vec<&'static str>),
}

/// Returns the numbered list of proposals, a blank line after each; empty when there are none.
#[must_use]
pub fn proposals(rows: &[ProposalRow], width: usize) -> String {
    rows.iter().map(|row| joined(&block(row, width)) + "\n").collect()
}

/// Returns one proposal for somebody who is asked about it.
#[must_use]
pub fn proposal(row: &ProposalRow, width: usize) -> String {
    let mut lines = wrap(&shown(&sentence(row)), width, usize::MAX);
    let mut sheet = Sheet::default();
    understood::write_entry(&mut sheet, &row.claim);
    sheet.put("next check", &understood::next_check(&row.claim));
    sheet.put_some("who", row.who.as_deref());
    let like = row.like.map(|id| format!("claim {id}? r records it as said again"));
    sheet.put_some("like", like.as_deref());
    sheet.put_some("recorded", recorded(&row.recorded).as_deref());
    let partly = recorded(&row.partly).map(|claims| format!("a part of it: {claims}"));
    sheet.put_some("recorded", partly.as_deref());
    lines.extend(sheet.into_lines().iter().flat_map(|line| hanging(line, width)));
    joined(&lines)
}

/// A line of a sheet, wrapped under its value.
fn hanging(line: &str, width: usize) -> Vec<String> {
    let at = line.char_indices().nth(NAMES).map_or(line.len(), |(at, _)| at);
    let (name, value) = line.split_at(at);
    let mut lines = wrap(value, width.saturating_sub(NAMES).max(20), usize::MAX).into_iter();
    let first = format!("{name}{}", lines.next().unwrap_or_default());
    std::iter::once(first).chain(lines.map(|line| format!("{}{line}", " ".repeat(NAMES)))).collect()
}

fn block(row: &ProposalRow, width: usize) -> Vec<String> {
    let indent = NUMBER + GAP;
    let room = width.saturating_sub(indent).max(20);
    let claim = &row.claim;
    let mut texts = vec![head(row), words::claim_line(claim)];
    let to_show = claim.condition.as_ref().and_then(|condition| condition.window.as_ref());
    texts.extend(to_show.map(|window| format!("that is to show {window}")));
    texts.extend(words::deadline(claim).map(|window| format!("by {window}")));
    texts.extend((!row.is_trackable).then(|| "not trackable: it names nothing that could come about later".to_owned()));
    texts.extend(row.like.map(|id| format!("like claim {id}?")));
    let mut lines: Vec<String> = texts.iter().flat_map(|text| wrap(&shown(text), room, usize::MAX)).collect();
    lines.extend(wrap(&shown(&sentence(row)), room, usize::MAX));
    let mut number = format!("{:>NUMBER$}", row.number);
    let blank = " ".repeat(indent);
    lines
        .into_iter()
        .map(|line| {
            let gap = if line.starts_with(ON_RECORD) { 1 } else { GAP };
            let begin = if number.is_empty() { blank.clone() } else { std::mem::take(&mut number) + &" ".repeat(gap) };
            begin + &line
        })
        .collect()
}

/// Who says it and when, and what has it on record: "= claim 12, Marco Rubio, 2025-04-18".
fn head(row: &ProposalRow) -> String {
    let entry = &row.claim.entry;
    let name = if entry.speaker.name.is_empty() { NOBODY } else { &entry.speaker.name };
    let who = row.who.as_ref().map(|who| format!(" ({who})")).unwrap_or_default();
    let unnamed = if entry.speaker.unnamed { " (unnamed)" } else { "" };
    let mut parts = Vec::new();
    parts.extend(recorded(&row.recorded).map(|claims| format!("{ON_RECORD}{claims}")));
    parts.extend(recorded(&row.partly).map(|claims| format!("partly = {claims}")));
    parts.push(format!("{name}{unnamed}{who}"));
    parts.extend(entry.role.clone());
    parts.push(entry.said_on.to_string());
    parts.join(", ")
}

/// "claim 12", "claims 12, 14".
fn recorded(claims: &[i64]) -> Option<String> {
    match claims {
        [] => None,
        [one] => Some(format!("claim {one}")),
        many => Some(format!("claims {}", ranges(many))),
    }
}

/// The sentence with marks around the words that would be kept.
fn sentence(row: &ProposalRow) -> String {
    let mut text = String::with_capacity(row.sentence.len() + 8);
    let mut done = 0;
    for range in &row.words {
        text.push_str(row.sentence.get(done..range.start).unwrap_or_default());
        text.push_str(MARKS.0);
        text.push_str(row.sentence.get(range.clone()).unwrap_or_default());
        text.push_str(MARKS.1);
        done = range.end;
    }
    text + row.sentence.get(done..).unwrap_or_default()
}

/// Returns the line that says what came of an article; more than one where the width does not take it.
#[must_use]
pub fn closing(closing: &Closing, width: usize) -> String {
    let mut parts = Vec::new();
    match &closing.proposed {
        Some((numbers, _)) if numbers.is_empty() => parts.push("nothing proposed".to_owned()),
        Some((numbers, _)) => parts.push(format!("{} proposed ({})", numbers.len(), numbers.join(","))),
        None if closing.recorded.is_empty() => match &closing.source {
            Some(SourceNews::Recorded(id)) => parts.push(format!("source {id} recorded")),
            Some(SourceNews::Changed(..)) => {}
            None => parts.push("nothing recorded".to_owned()),
        },
        None => parts.push(format!("{} recorded ({})", closing.recorded.len(), ranges(&closing.recorded))),
    }
    if let Some(SourceNews::Changed(id, facts)) = &closing.source {
        parts.push(format!("source {id} has another {}", facts.join(", ")));
    }
    parts.extend((closing.said_again > 0).then(|| format!("{} said elsewhere too", closing.said_again)));
    parts.extend((closing.before > 0).then(|| format!("{} on record before", closing.before)));
    parts.extend((closing.partly > 0).then(|| format!("{} partly on record", closing.partly)));
    parts.extend((closing.skipped > 0).then(|| format!("{} skipped", closing.skipped)));
    parts.extend((closing.left > 0).then(|| format!("{} left", closing.left)));
    parts.extend((closing.nobody > 0).then(|| format!("{} without a speaker", closing.nobody)));
    let mut line = parts.join(", ");
    let are = if closing.untracked == 1 { "is" } else { "are" };
    let more = (closing.untracked > 0).then(|| format!("{} more {are} not trackable: --all", closing.untracked));
    let check = closing.next_check.map(|day| format!("next check {day}"));
    let command = closing.proposed.as_ref().filter(|(numbers, _)| !numbers.is_empty());
    let command = command.map(|(_, command)| format!("to record: {command}"));
    for part in [more, check].into_iter().flatten() {
        line.push_str("; ");
        line.push_str(&part);
    }
    let parts: Vec<String> = std::iter::once(line).chain(command).map(|part| shown(&part).into_owned()).collect();
    joined(&flow(&parts, width))
}

/// Numbers in as few words as they go: "12-15,17".
fn ranges(numbers: &[i64]) -> String {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 >= number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let run = |(first, last): &(i64, i64)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    runs.iter().map(run).collect::<Vec<_>>().join(",")
}
