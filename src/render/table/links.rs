//! Links in words, from both sides.

use crate::claim::{Claim, LinkKind};
use crate::deadline::Window;

/// When a repetition was said, and what it says of the time now: "said again 2026-05-02, now by 2032".
#[must_use]
pub fn said_again(claim: &Claim) -> String {
    let now = claim.entry.deadline.as_ref().map(|deadline| format!(", now {}", by_when(deadline)));
    format!("said again {}{}", claim.entry.said_on, now.unwrap_or_default())
}

/// The words of a window; of dates, the last one.
fn by_when(window: &Window) -> String {
    let is_date = window.phrase.starts_with(|c: char| c.is_ascii_digit());
    match window.by.filter(|_| is_date) {
        Some(by) => format!("by {by}"),
        None => window.phrase.clone(),
    }
}

/// The links of a claim and those to it, a line each; the parts of it together.
pub(super) fn lines(claim: &Claim, linked: &[(LinkKind, Claim)]) -> Vec<String> {
    let own = claim.links.iter().map(|link| {
        let to = link.to_id.map_or_else(|| link.to.to_string(), |id| id.to_string());
        format!("{} claim {to}", linking(link.kind))
    });
    let mut lines: Vec<String> = own.collect();
    let parts = linked.iter().filter(|(kind, _)| *kind == LinkKind::PartOf);
    let parts: Vec<String> = parts.map(|(_, part)| part.id.to_string()).collect();
    if let Some(counted) = claim.parts {
        lines.push(format!("{} of {} parts fulfilled: {}", counted.fulfilled, counted.all, parts.join(", ")));
    }
    lines.extend(linked.iter().filter_map(|(kind, other)| linked_line(*kind, other)));
    lines
}

/// How one claim stands to another: "repeats claim 3".
pub(super) fn linking(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Repeats => "repeats",
        LinkKind::Supersedes => "supersedes",
        LinkKind::Contradicts => "contradicts",
        LinkKind::PartOf => "is part of",
        LinkKind::HangsOn => "hangs on",
    }
}

/// What a claim that links here is to this one; `None` of a part, which is counted.
fn linked_line(kind: LinkKind, other: &Claim) -> Option<String> {
    let id = other.id;
    Some(match kind {
        LinkKind::Repeats => {
            let again = said_again(other);
            match again.split_once(", ") {
                Some((said, now)) => format!("{said} (claim {id}), {now}"),
                None => format!("{again} (claim {id})"),
            }
        }
        LinkKind::HangsOn => format!("claim {id} hangs on this"),
        LinkKind::Supersedes => format!("superseded by claim {id}"),
        LinkKind::Contradicts => format!("contradicted by claim {id}"),
        LinkKind::PartOf => return None,
    })
}
