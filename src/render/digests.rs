//! The words of a digest: its heading, the sentence that counts, and its sections, of which none is empty.
//! The same in a terminal and on a page; text from outside is still raw here.

use chrono::{Datelike, NaiveDate};

use super::records::{hedged, plural};
use super::table;
use super::words::{self, NOTHING, counted, hangs_on, quoted, seen};
use crate::claim::{CheckOf, Claim, EventKind, Kind, Outcome, Source, Status};
use crate::report::{Correction, Decided, Digest, Pending, Seen, What, outcome_words};

/// One thing that a section tells.
pub(super) struct Item {
    /// The number of the claim or source, or the numbers.
    pub(super) id: String,
    /// The day.
    pub(super) on: String,
    /// Who said it, or who put it right.
    pub(super) who: String,
    /// What there is to tell, a paragraph each.
    pub(super) text: Vec<String>,
    /// Where it can be read up.
    pub(super) links: Vec<String>,
}

/// Items under a title.
pub(super) struct Section {
    pub(super) title: String,
    /// The heads of number, day, name and text.
    pub(super) heads: [&'static str; 4],
    pub(super) items: Vec<Item>,
}

/// The span by its name, and the day it is seen from.
pub(super) fn heading(digest: &Digest, from: Seen) -> String {
    format!("Digest of {}, on {}", span(digest.from, digest.to), seen(from))
}

/// All counts in one sentence.
pub(super) fn sentence(digest: &Digest) -> String {
    let number = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let changes = [
        number(digest.recorded.len(), "claim recorded", "claims recorded"),
        number(digest.decided.len(), "claim decided", "claims decided"),
        number(digest.conditions.len(), "condition decided", "conditions decided"),
        number(digest.overdue.len(), "claim gone overdue", "claims gone overdue"),
        number(digest.corrected.len(), "correction", "corrections"),
        number(digest.retracted.len(), "source retracted", "sources retracted"),
    ];
    let changes: Vec<String> = changes.into_iter().flatten().collect();
    let changes = if changes.is_empty() {
        "Nothing recorded, nothing decided, nothing corrected".to_owned()
    } else {
        changes.join("; ")
    };
    let coming = number(digest.coming.len(), "claim", "claims").unwrap_or_else(|| "nothing".to_owned());
    let overdue = match digest.overdue_in_all {
        0 => String::new(),
        overdue => format!("{overdue} overdue in all, "),
    };
    format!("{changes}; {overdue}{coming} to check by {}.", digest.ahead_to())
}

/// How the days of the items were chosen.
pub(super) fn footer(digest: &Digest) -> Vec<String> {
    if digest.is_quiet() {
        return Vec::new();
    }
    vec![
        "recorded and corrected: by the day of the recording".to_owned(),
        "all else: by the day it happened".to_owned(),
    ]
}

/// The sections that have something to tell, in the order in which they are read.
pub(super) fn sections(digest: &Digest) -> Vec<Section> {
    let many = |word: &str, count: usize, noun: &str| {
        format!("{word}: {}", counted(u64::try_from(count).unwrap_or(u64::MAX), noun))
    };
    let ends: Vec<String> = digest.ends().iter().map(decided).collect();
    let all = [
        Section {
            title: many("Recorded", digest.recorded.len(), "claim"),
            heads: ["#", "SAID", "WHO", "CLAIM"],
            items: digest.recorded.iter().map(recorded_item).collect(),
        },
        Section {
            title: format!("Decided: {}", ends.join(", ")),
            heads: ["#", "ON", "WHO", "WHAT CAME OF IT"],
            items: digest.decided.iter().map(decided_item).collect(),
        },
        Section {
            title: many("Conditions decided", digest.conditions.len(), "claim"),
            heads: ["#", "ON", "WHO", "WHAT IT HANGS ON, AND WHAT FOLLOWS"],
            items: digest.conditions.iter().filter_map(condition_item).collect(),
        },
        Section {
            title: many("Gone overdue", digest.overdue.len(), "claim"),
            heads: ["#", "BY", "WHO", "TO DECIDE"],
            items: digest.overdue.iter().map(overdue_item).collect(),
        },
        Section {
            title: format!("Corrections: {}", digest.corrected.len()),
            heads: ["#", "ON", "BY", "WHAT"],
            items: digest.corrected.iter().map(correction_item).collect(),
        },
        Section {
            title: many("Retracted", digest.retracted.len(), "source"),
            heads: ["#", "ON", "PUBLISHER", "SOURCE"],
            items: digest.retracted.iter().map(source_item).collect(),
        },
        Section {
            title: many(&format!("To check by {}", digest.ahead_to()), digest.coming.len(), "claim"),
            heads: ["#", "CHECK ON", "WHO", "CHECK WHETHER"],
            items: digest.coming.iter().map(coming_item).collect(),
        },
    ];
    all.into_iter().filter(|section| !section.items.is_empty()).collect()
}

/// A month by its name, else the days.
fn span(from: NaiveDate, to: NaiveDate) -> String {
    let is_month = from.day() == 1
        && (from.year(), from.month()) == (to.year(), to.month())
        && to.succ_opt().is_none_or(|next| next.day() == 1);
    match (is_month, from == to) {
        (true, _) => format!("{} ({from} to {to})", from.format("%B %Y")),
        (false, true) => from.to_string(),
        (false, false) => format!("{from} to {to}"),
    }
}

/// "2 promises kept (1 late)", "1 hedged promise kept late".
fn decided(ends: &Decided) -> String {
    let hedged = hedged(ends.strength);
    let kind = if ends.claims == 1 { ends.kind.as_str() } else { plural(ends.kind) };
    let late = match (ends.late, ends.claims) {
        (0, _) => String::new(),
        (late, all) if late == all => " late".to_owned(),
        (late, _) => format!(" ({late} late)"),
    };
    let beside = match (ends.without_condition, ends.is_retracted) {
        (_, true) => ", from a retracted source",
        (true, false) => " without condition",
        (false, false) => "",
    };
    format!("{} {hedged}{kind} {}{late}{beside}", ends.claims, outcome(ends.kind, ends.status))
}

/// An outcome in the words of a kind.
fn outcome(kind: Kind, status: Status) -> String {
    let (fulfilled, unfulfilled) = outcome_words(kind);
    match status {
        Status::Fulfilled => fulfilled.to_owned(),
        Status::PartlyFulfilled => format!("partly {fulfilled}"),
        Status::Unfulfilled => unfulfilled.to_owned(),
        other => other.to_string(),
    }
}

/// What became of a claim: "kept, 12 days late, without its condition".
fn end(claim: &Claim) -> String {
    let mut parts = vec![outcome(claim.entry.kind, claim.status)];
    parts.extend(claim.late_days.map(|days| match days {
        0 => "on time".to_owned(),
        1 => "1 day late".to_owned(),
        days => format!("{days} days late"),
    }));
    parts.extend(claim.reason.map(|reason| reason.as_str().replace('-', " ")));
    parts.extend(claim.without_condition.then(|| "without its condition".to_owned()));
    parts.extend(claim.disputed.then(|| "disputed".to_owned()));
    parts.join(", ")
}

fn item(claim: &Claim, on: String, text: Vec<String>) -> Item {
    Item { id: claim.id.to_string(), on, who: claim.entry.speaker.name.clone(), text, links: Vec::new() }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| NOTHING.to_owned(), |day| day.to_string())
}

fn recorded_item(claim: &Claim) -> Item {
    item(claim, claim.entry.said_on.to_string(), vec![words::claim_line(claim)])
}

fn decided_item(claim: &Claim) -> Item {
    let hedged = hedged(claim.entry.strength);
    let line = format!("{hedged}{} {}: {}", claim.entry.kind, end(claim), claim.entry.statement);
    let links: Vec<String> = claim.evidence.iter().map(|evidence| evidence.url.clone()).collect();
    let mut text = vec![line];
    text.extend(links.is_empty().then(|| "no evidence filed".to_owned()));
    Item { links, ..item(claim, day(claim.closed_on), text) }
}

/// What became of a condition, and what that makes of the claim.
fn condition_item(claim: &Claim) -> Option<Item> {
    let condition = claim.condition.as_ref()?;
    let statement = &claim.entry.statement;
    let follows = match (condition.is_in_force(), claim.status) {
        (true, Status::Open) => match claim.next_check {
            Some(next) => format!("in force: {statement}; next check {}", next.on),
            None => format!("in force: {statement}"),
        },
        (false, Status::Void) => format!("void: {statement}"),
        (is_in_force, _) => {
            let force = if is_in_force { "in force" } else { "not in force" };
            let all_the_same = if claim.without_condition { " all the same" } else { "" };
            let outcome = outcome(claim.entry.kind, claim.status);
            format!("{force}, {outcome}{all_the_same} on {}: {statement}", day(claim.closed_on))
        }
    };
    Some(item(claim, day(condition.decided_on), vec![hangs_on(condition), follows]))
}

fn overdue_item(pending: &Pending) -> Item {
    let mut text = table::to_check(&pending.claim);
    text.extend(since(pending));
    item(&pending.claim, words::by(&pending.claim), text)
}

fn coming_item(pending: &Pending) -> Item {
    let claim = &pending.claim;
    let next = claim.next_check;
    let mut text = table::to_check(claim);
    if let Some(first) = text.first_mut().filter(|_| next.is_some_and(|next| next.what == CheckOf::Look)) {
        *first = format!("just a look: {first}");
    }
    text.extend(since(pending));
    item(claim, day(next.map(|next| next.on)), text)
}

/// What has become of a claim after the span.
fn since(pending: &Pending) -> Option<String> {
    let now = pending.since.as_ref()?;
    let on = now.closed_on.map(|on| format!(" on {on}")).unwrap_or_default();
    Some(format!("since then: {}{on}", end(now)))
}

fn correction_item(correction: &Correction) -> Item {
    let only = match correction.claims.as_slice() {
        [(_, claim)] => claim.as_ref(),
        _ => None,
    };
    let kind = only.map(|claim| claim.entry.kind);
    let what = match &correction.what {
        What::Edited(_) => "edited".to_owned(),
        What::Dropped => "dropped".to_owned(),
        What::Reopened => "opened again".to_owned(),
        What::Marked(marked) => format!("marked anew: {}", marked_anew(kind, *marked)),
        What::Decided(state) => {
            format!("condition decided anew: {}", words::came_about(*state).unwrap_or("open again"))
        }
        What::Undone(kinds) => format!("taken back: {}", recordings(kinds)),
        What::Restored(kinds) => format!("counts again: {}", recordings(kinds)),
    };
    let why = correction.why.as_deref().map(|why| format!(", {}", quoted(why))).unwrap_or_default();
    let mut text = vec![what + &why];
    if let What::Edited(fields) = &correction.what {
        text.extend(table::corrections(fields));
    }
    text.extend(only.map(|claim| format!("{}: {}", claim.entry.speaker.name, claim.entry.statement)));
    Item { id: numbers(correction), on: correction.on.to_string(), who: correction.by.clone(), text, links: Vec::new() }
}

fn marked_anew(kind: Option<Kind>, marked: Outcome) -> String {
    kind.map_or_else(|| marked.to_string(), |kind| outcome(kind, marked.into()))
}

/// The numbers of the claims, as they are typed; of many, how many they are.
fn numbers(correction: &Correction) -> String {
    const ROOM: usize = 12;
    let ids: Vec<i64> = correction.claims.iter().map(|(id, _)| *id).collect();
    let ranges = ids.chunk_by(|one, other| one + 1 == *other).filter_map(|range| {
        Some(match range {
            [only] => only.to_string(),
            _ => format!("{}-{}", range.first()?, range.last()?),
        })
    });
    let typed = ranges.collect::<Vec<_>>().join(",");
    match typed.len() {
        0 => NOTHING.to_owned(),
        1..=ROOM => typed,
        _ => counted(u64::try_from(ids.len()).unwrap_or(u64::MAX), "claim"),
    }
}

/// What kinds of events record, as people say it.
fn recordings(kinds: &[EventKind]) -> String {
    let words: Vec<&str> = kinds.iter().map(|kind| recording(*kind)).collect();
    if words.is_empty() { "something recorded elsewhere".to_owned() } else { words.join(", ") }
}

fn recording(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Logged => "the recording",
        EventKind::Amended => "an edit",
        EventKind::Condition => "the decision of its condition",
        EventKind::Outcome => "the outcome",
        EventKind::Evidenced => "evidence",
        EventKind::Noted => "a note",
        EventKind::Looked => "a look",
        EventKind::Linked => "a link",
        EventKind::Dropped => "the dropping",
        EventKind::Reopened => "the reopening",
        EventKind::Reverted => "an undo",
        EventKind::Sourced => "what was recorded of a source",
        EventKind::Speaker => "what was recorded of a speaker",
        EventKind::Imported => "an import",
        EventKind::Judged | EventKind::Settled => "something",
    }
}

fn source_item(source: &Source) -> Item {
    let retraction = source.retraction.as_ref();
    let name = source.title.as_deref().unwrap_or(source.key.as_str());
    let mut text = vec![name.to_owned()];
    text.extend(retraction.and_then(|retraction| retraction.why.as_deref()).map(quoted));
    let notice = retraction.and_then(|retraction| retraction.url.clone());
    Item {
        id: source.id.map_or_else(|| NOTHING.to_owned(), |id| id.to_string()),
        on: day(retraction.and_then(|retraction| retraction.on)),
        who: source.publisher.clone().unwrap_or_else(|| NOTHING.to_owned()),
        text,
        links: notice.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests;
