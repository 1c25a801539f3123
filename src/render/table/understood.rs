//! A claim as it was understood: every date resolved, and what happens next.

use super::joined;
use super::sheet::Sheet;
use crate::claim::{CheckOf, Claim, Condition, LinkKind, Status, View};
use crate::render::words::{self, quoted};
use crate::report::{awaits_condition, outcome_words};

/// What stands for a speaker whom nobody names.
pub(super) const NOBODY: &str = "nobody named";

/// Returns the lines that say how a claim was understood; what `add`, `condition`, `mark` and `look` print.
#[must_use]
pub fn understood(claim: &Claim, view: View) -> String {
    let mut sheet = Sheet::default();
    write(&mut sheet, claim, view);
    joined(&sheet.into_lines())
}

/// Writes those lines onto a sheet.
pub(super) fn write(sheet: &mut Sheet, claim: &Claim, view: View) {
    if claim.id > 0 {
        sheet.put("claim", &claim.id.to_string()); // a claim that is only tried out has no number
    }
    write_entry(sheet, claim);
    sheet.put("status", &words::standing(claim, view));
    if claim.status.is_closed() {
        sheet.put("outcome", &outcome(claim));
    }
    sheet.put_some("remark", claim.closing_note.as_deref());
    if claim.status == Status::Open {
        sheet.put("next check", &next_check(claim));
    }
}

/// Writes what was said: by whom, when, what it hangs on, by when.
pub(super) fn write_entry(sheet: &mut Sheet, claim: &Claim) {
    let entry = &claim.entry;
    let kind = format!("{}, {}", entry.kind, entry.strength);
    sheet.put("speaker", &speaker(claim));
    sheet.put("said", &entry.said_on.to_string());
    sheet.put("kind", &kind);
    sheet.put("statement", &entry.statement);
    sheet.put_some("actor", entry.actor.as_deref());
    if let Some(condition) = &claim.condition {
        write_condition(sheet, condition);
    }
    let deadline = words::deadline(claim);
    sheet.put("deadline", deadline.as_deref().unwrap_or("none"));
}

fn speaker(claim: &Claim) -> String {
    let speaker = &claim.entry.speaker;
    let role = claim.entry.role.as_deref().map(|role| format!(", {role}")).unwrap_or_default();
    let unnamed = if speaker.unnamed { " (unnamed)" } else { "" };
    let name = if speaker.name.is_empty() { NOBODY } else { &speaker.name };
    format!("{name}{role}{unnamed}")
}

fn write_condition(sheet: &mut Sheet, condition: &Condition) {
    sheet.put(condition.kind.as_str(), &quoted(&condition.text));
    let window = condition.window.as_ref().map(ToString::to_string);
    sheet.put_some("  to show", window.as_deref());
    if let Some(came_about) = words::came_about(condition.state) {
        let on = condition.decided_on.map(|on| format!(", {on}")).unwrap_or_default();
        let so = if condition.is_in_force() { "in force" } else { "not in force" };
        sheet.put("  decided", &format!("{came_about}{on}: the claim is {so}"));
    }
}

/// The outcome in both words, its day, and how late it was.
pub(super) fn outcome(claim: &Claim) -> String {
    let (fulfilled, unfulfilled) = outcome_words(claim.entry.kind);
    let in_its_words = match claim.status {
        Status::Fulfilled => format!(" ({fulfilled})"),
        Status::Unfulfilled => format!(" ({unfulfilled})"),
        Status::Void => " (never in force)".to_owned(),
        _ => String::new(),
    };
    let mut parts = vec![format!("{}{in_its_words}", claim.status)];
    parts.extend(claim.closed_on.map(|on| on.to_string()));
    parts.extend(claim.late_days.map(|days| match days {
        0 => "on time".to_owned(),
        1 => "1 day late".to_owned(),
        days => format!("{days} days late"),
    }));
    parts.extend(claim.reason.map(|reason| format!("reason: {reason}")));
    parts.extend(claim.without_condition.then(|| "without its condition".to_owned()));
    parts.extend(claim.disputed.then(|| "disputed: a merge brought a second outcome".to_owned()));
    parts.join(", ")
}

pub(super) fn next_check(claim: &Claim) -> String {
    let question = if awaits_condition(claim) { "has the condition come about?" } else { "has it come about?" };
    match (claim.next_check, claim.parts) {
        (Some(next), _) if next.what == CheckOf::Look => {
            format!("{}: just a look: {question}", next.on)
        }
        (Some(next), _) => format!("{}: {question}", next.on),
        (None, Some(parts)) => {
            format!("none: it stands as its parts do, {} of {}", parts.fulfilled, parts.all)
        }
        (None, None) => {
            let original = claim.links.iter().find(|link| link.kind == LinkKind::Repeats);
            let id = original.and_then(|link| link.to_id);
            id.map_or_else(|| "none".to_owned(), |id| format!("none: it follows claim {id}"))
        }
    }
}
