//! What commands that write have in common: claims by number, marked one after the other, and shown as
//! they then stand.

use super::desk::Desk;
use super::failure::Failure;
use super::{Format, ids};
use crate::claim::Claim;
use crate::claim::event::Draft;
use crate::claim::rules::Refusal;
use crate::render::sanitize::shown;
use crate::render::{json, table};
use crate::store::{Ledger, Writing};

/// The formats of a command that shows claims it has written to.
const ECHO_FORMATS: [Format; 3] = [Format::Table, Format::Json, Format::Jsonl];

/// Records for each claim what `rule` allows, and returns the claims as they stand then. One refusal
/// takes everything back.
pub(crate) fn record_each(
    desk: &Desk,
    words: &[&str],
    rule: impl Fn(&Claim) -> Result<Vec<Draft>, Failure>,
) -> Result<Vec<Claim>, Failure> {
    let recorded = record_each_and(desk, words, rule, |_, _| Ok(()))?;
    Ok(recorded.into_iter().map(|(claim, ())| claim).collect())
}

/// The same, each claim with what the ledger then answers to `ask`.
pub(crate) fn record_each_and<T>(
    desk: &Desk,
    words: &[&str],
    rule: impl Fn(&Claim) -> Result<Vec<Draft>, Failure>,
    ask: impl Fn(&Ledger, &Claim) -> Result<T, Failure>,
) -> Result<Vec<(Claim, T)>, Failure> {
    if words.is_empty() {
        return Err(Failure::misuse("no claim is named", "numbers as printed: onrecord list"));
    }
    desk.write(|writing: &mut Writing<'_>| {
        let numbers = ids::resolve(writing.ledger(), words)?;
        for id in &numbers {
            let claim = writing.ledger().claim(*id)?;
            writing.record(&claim, &rule(&claim)?)?;
        }
        writing.settle()?;
        let ledger = writing.ledger();
        let claims = numbers.iter().map(|id| ledger.claim(*id));
        claims
            .map(|claim| claim.map_err(Failure::from).and_then(|claim| Ok((claim.clone(), ask(ledger, &claim)?))))
            .collect()
    })
}

/// Shows claims after a command has written to them, each under a line that says what was done.
pub(crate) fn echo(desk: &Desk, claims: &[Claim], done: impl Fn(&Claim) -> String) -> Result<(), Failure> {
    match desk.format(&ECHO_FORMATS)? {
        Format::Json => desk.ui.out(&json::claims(claims, desk.view())),
        Format::Jsonl => desk.ui.out(&json::claims_lines(claims, desk.view())),
        _ => {
            let blocks: Vec<String> = claims
                .iter()
                .map(|claim| format!("{}\n{}", shown(&done(claim)), table::understood(claim, desk.view())))
                .collect();
            desk.ui.out(&blocks.join("\n"))
        }
    }
}

/// Checks the format before anything is written.
pub(crate) fn check_echo_format(desk: &Desk) -> Result<(), Failure> {
    desk.format(&ECHO_FORMATS).map(drop)
}

/// Turns the one fact of a rule into the list that is recorded.
pub(crate) fn one(draft: Result<Draft, Refusal>) -> Result<Vec<Draft>, Failure> {
    Ok(vec![draft?])
}
