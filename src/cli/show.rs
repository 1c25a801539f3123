//! `onrecord show`: one claim whole.

use clap::Args;

use super::desk::Desk;
use super::failure::Failure;
use super::history::row;
use super::{Format, ids};
use crate::claim::Claim;
use crate::render::{csv, json, markdown, table};
use crate::store::{HistoryFilter, Ledger, StoreError};

/// One claim whole: its words, windows, condition, evidence and history
#[derive(Args)]
#[command(before_help = "Example: onrecord show 14")]
pub(crate) struct Show {
    /// Claims
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

impl Show {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let view = desk.view();
        let words: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        if let Some(word) = words.iter().find(|word| !ids::is_ids(word)) {
            return Err(Failure::misuse(format!("{word:?} names no claim"), format!("onrecord list {word}")));
        }
        let claims: Result<Vec<Claim>, Failure> =
            ids::resolve(&ledger, &words)?.into_iter().map(|id| find(desk, &ledger, id)).collect();
        let claims = claims?;
        match format {
            Format::Json => desk.ui.out(&json::claims(&claims, view)),
            Format::Jsonl => desk.ui.out(&json::claims_lines(&claims, view)),
            Format::Csv => desk.ui.out(&csv::claims(&claims, view)),
            Format::Markdown => desk.ui.out(&markdown::claims(&claims, view)),
            Format::Table => {
                let shown: Result<Vec<String>, Failure> =
                    claims.iter().map(|claim| show(desk, &ledger, claim)).collect();
                desk.ui.out(&shown?.join("\n"))
            }
        }
    }
}

/// Finds a claim; of one that the day asked about does not know yet, it says so.
fn find(desk: &Desk, ledger: &Ledger, id: i64) -> Result<Claim, Failure> {
    match ledger.claim(id) {
        Err(StoreError::NoClaim { .. }) if !desk.past.is_present() && desk.present()?.claim(id).is_ok() => {
            Err(Failure::missing(
                format!("claim {id} is not there as of the day asked about: it was said or recorded later"),
                format!("onrecord show {id}"),
            ))
        }
        other => Ok(other?),
    }
}

fn show(desk: &Desk, ledger: &Ledger, claim: &Claim) -> Result<String, Failure> {
    let has_anchor = claim.entry.quote.as_ref().is_some_and(crate::claim::Quote::is_checked);
    let text = match claim.source.as_ref().filter(|_| has_anchor) {
        Some(source) => ledger.source_text(source)?,
        None => None,
    };
    let filter = HistoryFilter { claim_id: Some(claim.id), ..HistoryFilter::default() };
    let rows: Result<Vec<_>, Failure> = ledger.history(&filter)?.iter().map(|event| row(ledger, event)).collect();
    let page = table::ClaimPage {
        claim,
        view: desk.view(),
        source_text: text.as_deref(),
        linked: &ledger.linked_to(claim.id)?,
        events: &rows?,
    };
    Ok(table::show(&page))
}
