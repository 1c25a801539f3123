//! What a row says otherwise than the claim that is there already. Only cells that say something count.

use super::columns::Column;
use super::row::Row;
use crate::claim::speaker::name_key;
use crate::claim::{Claim, Quote, SourceRef};
use crate::deadline::Window;

/// The columns in which a row differs from a claim; `speaker` is whom the row means.
pub(super) fn differing(row: &Row, speaker: &str, claim: &Claim) -> Vec<Column> {
    let (new, old) = (row.claim.claim(), &claim.entry);
    let (hangs_on, hung_on) = (new.condition.as_ref(), claim.condition.as_ref());
    let condition_by = hangs_on.and_then(|own| own.window.as_ref());
    let conditioned_by = hung_on.and_then(|own| own.window.as_ref());
    let quote = |quote: &Option<Quote>| quote.as_ref().map(|quote| quote.words.trim().to_owned());
    let differs = [
        (Column::Speaker, name_key(speaker) != name_key(&old.speaker.name)),
        (Column::Role, new.role != old.role),
        (Column::SaidOn, new.said_on != old.said_on),
        (Column::Statement, new.statement != old.statement),
        (Column::Kind, new.kind != old.kind),
        (Column::Strength, new.strength != old.strength),
        (Column::ConditionKind, hangs_on.map(|own| own.kind) != hung_on.map(|own| own.kind)),
        (Column::Condition, hangs_on.map(|own| &own.text) != hung_on.map(|own| &own.text)),
        (Column::ConditionBy, !are_alike(condition_by, conditioned_by)),
        (Column::Deadline, !are_alike(new.deadline.as_ref(), old.deadline.as_ref())),
        (Column::Test, new.test != old.test),
        (Column::Topics, new.topics != old.topics),
        (Column::Actor, new.actor != old.actor),
        (Column::Status, row.status.is_some_and(|status| status != claim.status)),
        (Column::Quote, quote(&new.quote) != quote(&old.quote)),
        (Column::SourceUrl, !is_same_address(row, claim)),
    ];
    let given = |column: Column| row.given.get(column as usize).copied().unwrap_or_default();
    differs.into_iter().filter(|(column, differs)| *differs && given(*column)).map(|(column, _)| column).collect()
}

/// Whether two windows mean the same days; without days, the same words.
fn are_alike(one: Option<&Window>, other: Option<&Window>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            (one.from, one.by) == (other.from, other.by) && (one.by.is_some() || one.phrase == other.phrase)
        }
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn is_same_address(row: &Row, claim: &Claim) -> bool {
    let own = row.source.as_ref().and_then(|source| source.url.as_deref());
    let key = match &claim.entry.source {
        Some(SourceRef::Url(url)) => Some(url.as_str()),
        Some(SourceRef::Text(_)) | None => None,
    };
    own == claim.source.as_ref().and_then(|source| source.url.as_deref()).or(key)
}
