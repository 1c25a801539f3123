//! The rules for what is filed with a claim: evidence, notes, links, and opening it again. Like `rules`, of
//! which it is a part: each gives the facts to record, or says why not.

use chrono::NaiveDate;

use super::event::Draft;
use super::rules::{Refusal, check_judged_itself};
use super::{Basis, Claim, Evidence, Fact, LinkKind, Note, Status};

/// Files evidence: at any time, for an open claim or a closed one.
///
/// # Errors
/// [`Refusal`] when the claim is off the books, or the evidence is for a condition that it has not.
pub fn file_evidence(claim: &Claim, evidence: &Evidence, today: NaiveDate) -> Result<Draft, Refusal> {
    let id = claim.id;
    check_on_the_books(claim)?;
    if evidence.basis == Basis::Condition && claim.condition.is_none() {
        return Err(Refusal::NoCondition { id });
    }
    Ok(Draft { happened_on: Some(today), fact: Fact::Evidenced(evidence.clone()) })
}

/// Writes a note down.
///
/// # Errors
/// [`Refusal`] when the claim is off the books, or the note is empty or holds NUL.
pub fn write_note(claim: &Claim, note: &Note) -> Result<Draft, Refusal> {
    check_on_the_books(claim)?;
    if note.text.trim().is_empty() && note.progress.is_none() {
        return Err(Refusal::EmptyNote { id: claim.id });
    }
    if note.text.contains('\0') {
        return Err(Refusal::Nul { field: "the note" });
    }
    let Note { on, text, public, progress } = note.clone();
    Ok(Draft { happened_on: Some(on), fact: Fact::Noted { text, public, progress } })
}

/// Opens a closed claim again: its outcome is taken back, or where it is void, the decision of its
/// condition.
///
/// # Errors
/// [`Refusal`] when it is open, follows others, is off the books, or nobody says why.
pub fn reopen(claim: &Claim, why: &str) -> Result<Draft, Refusal> {
    let id = claim.id;
    check_judged_itself(claim)?;
    if why.trim().is_empty() {
        return Err(Refusal::NoWhy { id });
    }
    let decided_by = claim.condition.as_ref().and_then(|condition| condition.decided_by);
    let of = claim.closed_by.or(decided_by.filter(|_| claim.status == Status::Void));
    let of = of.ok_or(Refusal::NothingToReopen { id })?;
    Ok(Draft { happened_on: None, fact: Fact::Reopened { why: why.to_owned(), of } })
}

/// Links a claim that is there to another. `leads_back` says whether the link would close a circle: whether
/// the first claim of [`way_back`] leads to the second already.
///
/// # Errors
/// [`Refusal`] when either is off the books, the link is there or would close a circle, or either would
/// lose an outcome of its own.
pub fn link_claims(claim: &Claim, kind: LinkKind, to: &Claim, leads_back: bool) -> Result<Draft, Refusal> {
    let id = claim.id;
    check_on_the_books(claim)?;
    if claim.uid == to.uid {
        return Err(Refusal::SelfLink { id });
    }
    if claim.links.iter().any(|link| link.kind == kind && link.to == to.uid) {
        return Err(Refusal::AlreadyLinked { id, kind, to: to.id });
    }
    match kind {
        LinkKind::Repeats => {
            if let Some(original) = claim.repeats().and_then(|link| link.to_id) {
                return Err(Refusal::RepeatsAnother { id, original });
            }
            check_unjudged(claim)?;
            check_judged_itself(claim)?;
        }
        LinkKind::PartOf => check_judged_itself_or_has_parts(to)?,
        LinkKind::HangsOn if claim.condition.is_none() => return Err(Refusal::NoCondition { id }),
        LinkKind::HangsOn | LinkKind::Supersedes | LinkKind::Contradicts => {}
    }
    if leads_back && kind != LinkKind::Contradicts {
        return Err(Refusal::Circle { id, kind, to: to.id });
    }
    link(kind, to)
}

/// Links a claim that is about to be logged to one that is there.
///
/// # Errors
/// [`Refusal`] when the other is off the books, or would lose an outcome by getting a part.
pub fn link(kind: LinkKind, to: &Claim) -> Result<Draft, Refusal> {
    check_on_the_books(to)?;
    if kind == LinkKind::PartOf {
        check_unjudged(to)?;
    }
    Ok(Draft { happened_on: None, fact: Fact::Linked { kind, to: to.uid } })
}

/// The kinds of link that count when looking for a circle: repetitions and parts follow each other, the
/// others run in circles only among themselves. A contradiction goes both ways and makes none.
#[must_use]
pub fn runs_with(kind: LinkKind) -> &'static [LinkKind] {
    match kind {
        LinkKind::Repeats | LinkKind::PartOf => &[LinkKind::Repeats, LinkKind::PartOf],
        LinkKind::Supersedes => &[LinkKind::Supersedes],
        LinkKind::HangsOn => &[LinkKind::HangsOn],
        LinkKind::Contradicts => &[],
    }
}

/// The way that a link would close to a circle: it must not lead from the first claim to the second.
///
/// A claim leads to what it names, and a repetition so to its original; but a part leads nowhere by being
/// one, its whole leads to it, since that is who follows.
#[must_use]
pub fn way_back(kind: LinkKind, claim: i64, to: i64) -> (i64, i64) {
    match kind {
        LinkKind::PartOf => (claim, to),
        LinkKind::Repeats | LinkKind::Supersedes | LinkKind::Contradicts | LinkKind::HangsOn => (to, claim),
    }
}

fn check_on_the_books(claim: &Claim) -> Result<(), Refusal> {
    if claim.status.is_on_the_books() {
        return Ok(());
    }
    Err(Refusal::OffTheBooks { id: claim.id, status: claim.status })
}

fn check_unjudged(claim: &Claim) -> Result<(), Refusal> {
    match (claim.closed_by, claim.closed_on) {
        (Some(_), Some(closed_on)) => Err(Refusal::Closed { id: claim.id, status: claim.status, closed_on }),
        _ => Ok(()),
    }
}

/// A whole is no repetition: what follows another claim is not split into parts.
fn check_judged_itself_or_has_parts(whole: &Claim) -> Result<(), Refusal> {
    match check_judged_itself(whole) {
        Err(Refusal::HasParts { .. }) => Ok(()),
        other => other,
    }
}
