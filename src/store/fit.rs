//! What may stand in a ledger: an event that no command records is not taken in from elsewhere either.

use chrono::Datelike;

use crate::claim::source::is_web_address;
use crate::claim::{
    Change, ConditionState, Event, Fact, NewClaim, NewCondition, Outcome, RosterEntry, SourceRef, SpeakerFact,
};
use crate::deadline::Window;

/// A line at fault: the field and why.
pub(crate) type Fault = (&'static str, String);

/// What an event is about, and when: a claim happens on the last day of when it was said; no day or instant
/// has a year of five digits, and there is always a next instant.
pub(crate) fn check_days(event: &Event) -> Result<(), Fault> {
    let is_fit = match &event.fact {
        Fact::Logged(claim) => event.happened_on == Some(claim.said_on.last_day()),
        Fact::Retracted { retraction, .. } => event.happened_on == retraction.on,
        _ => true,
    };
    if !is_fit || event.happened_on.is_some_and(|day| !(1..=9999).contains(&day.year())) {
        return fault("happened_on", "it is not the day that the event is about");
    }
    if event.recorded_at.day().year() >= 9999 {
        return fault("recorded_at", "nothing is recorded that late");
    }
    if event.claim.is_some() && concerns_no_claim(&event.fact) {
        return fault("claim", "such an event concerns no single claim");
    }
    Ok(())
}

/// Whether a fact is about the ledger, a source or a speaker.
fn concerns_no_claim(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Sourced(_) | Fact::Retracted { .. } | Fact::Speaker(_) | Fact::Reverted { .. } | Fact::Imported { .. }
    )
}

/// Checks what an event says.
pub(crate) fn check_fact(fact: &Fact) -> Result<(), Fault> {
    match fact {
        Fact::Logged(claim) => check_claim(claim),
        Fact::Amended { before, after, .. } => before.iter().chain(after).try_for_each(check_change),
        Fact::Outcome { outcome: Outcome::Void, .. } => fault("outcome", "void is never recorded, it follows"),
        Fact::Condition { state: ConditionState::Pending, .. } => fault("state", "pending is no decision"),
        Fact::Condition { deadline, .. } => check_deadline(deadline.as_ref()),
        Fact::Evidenced(evidence) => check_urls([Some(&evidence.url), evidence.archive_url.as_ref()]),
        Fact::Sourced(sourced) => check_urls([sourced.url.as_ref(), sourced.archive_url.as_ref()]),
        Fact::Retracted { retraction, .. } => check_urls([retraction.url.as_ref()]),
        Fact::Speaker(fact) => check_speaker(fact),
        Fact::Noted { .. }
        | Fact::Outcome { .. }
        | Fact::Looked { .. }
        | Fact::Linked { .. }
        | Fact::Dropped { .. }
        | Fact::Reopened { .. }
        | Fact::Reverted { .. }
        | Fact::Imported { .. } => Ok(()),
    }
}

fn check_claim(claim: &NewClaim) -> Result<(), Fault> {
    check_words("statement", &claim.statement)?;
    check_words("speaker", &claim.speaker.name)?;
    check_deadline(claim.deadline.as_ref())?;
    check_condition(claim.condition.as_ref())?;
    check_sources(claim.source.iter().chain(claim.also_in.iter().map(|also| &also.source)))
}

fn check_change(change: &Change) -> Result<(), Fault> {
    match change {
        Change::Statement(statement) => check_words("statement", statement),
        Change::Speaker(speaker) => check_words("speaker", &speaker.name),
        Change::Deadline(deadline) => check_deadline(deadline.as_ref()),
        Change::Condition(condition) => check_condition(condition.as_ref()),
        Change::Source(source) => check_sources(source.iter()),
        Change::AlsoIn(also_in) => check_sources(also_in.iter().map(|also| &also.source)),
        _ => Ok(()),
    }
}

fn check_speaker(fact: &SpeakerFact) -> Result<(), Fault> {
    check_words("speaker", &fact.name)?;
    match &fact.entry {
        RosterEntry::Alias(name) | RosterEntry::NoAlias(name) | RosterEntry::MergedInto(name) => {
            check_words("value", name)
        }
        RosterEntry::SameAs(url) => check_urls([url.as_ref()]),
        RosterEntry::Group(_) | RosterEntry::Role(_) => Ok(()),
    }
}

fn check_words(field: &'static str, words: &str) -> Result<(), Fault> {
    if words.trim().is_empty() { fault(field, "it is empty") } else { Ok(()) }
}

fn check_condition(condition: Option<&NewCondition>) -> Result<(), Fault> {
    let window = condition.and_then(|own| own.window.as_ref());
    if window.is_none_or(Window::is_sound) { Ok(()) } else { fault("condition", "it has no window that could be one") }
}

fn check_deadline(deadline: Option<&Window>) -> Result<(), Fault> {
    if deadline.is_none_or(Window::is_sound) { Ok(()) } else { fault("deadline", "it is no window") }
}

fn check_sources<'a>(sources: impl Iterator<Item = &'a SourceRef>) -> Result<(), Fault> {
    for source in sources {
        if let SourceRef::Url(url) = source {
            check_urls([Some(url)])?;
        }
    }
    Ok(())
}

fn check_urls<const N: usize>(urls: [Option<&String>; N]) -> Result<(), Fault> {
    let is_bad = urls.into_iter().flatten().any(|url| !is_web_address(url));
    if is_bad { fault("url", "it is no address of the web") } else { Ok(()) }
}

fn fault(field: &'static str, why: &str) -> Result<(), Fault> {
    Err((field, why.to_owned()))
}

/// Whether any text in a value holds NUL.
pub(crate) fn holds_nul(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => text.contains('\0'),
        serde_json::Value::Array(values) => values.iter().any(holds_nul),
        serde_json::Value::Object(fields) => fields.values().any(holds_nul),
        _ => false,
    }
}
