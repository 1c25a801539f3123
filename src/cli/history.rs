//! `onrecord history`: what was recorded, by whom.

use clap::Args;

use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use super::{Format, ids};
use crate::claim::{Change, Fact, SourceRef};
use crate::deadline::{Lean, parse_day};
use crate::render::table::HistoryRow;
use crate::render::{csv, json, markdown, table};
use crate::store::{HistoryFilter, Ledger, StoreError, StoredEvent};

/// What was recorded, by whom, with event numbers; --author NAME asks for one person's
#[derive(Args)]
#[command(before_help = "Example: onrecord history 14")]
pub(crate) struct History {
    /// One claim; else all
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Recorded on this day or later
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
}

impl History {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let since = self.since.as_deref().map(|words| parse_day(words, desk.today, Lean::Past));
        let since = since.transpose().map_err(|error| of_phrase("--since", &error))?;
        let mut claims: Vec<Option<i64>> = vec![None];
        if let Some(word) = &self.id {
            claims = ids::resolve(&ledger, &[word])?.into_iter().map(Some).collect();
        }
        let mut rows: Vec<HistoryRow> = Vec::new();
        for claim_id in claims {
            if let Some(id) = claim_id.filter(|id| !matches!(ledger.claim_even_undone(*id), Ok(Some(_)))) {
                return Err(Failure::missing(format!("there is no claim {id}"), "onrecord list --all"));
            }
            let filter = HistoryFilter {
                claim_id,
                since: since.map(|day| desk.start_of(day)),
                author: desk.author_flag.clone(),
            };
            for event in &ledger.history(&filter)? {
                rows.push(row(&ledger, event)?);
            }
        }
        match format {
            Format::Json => desk.ui.out(&json::history(&rows)),
            Format::Jsonl => desk.ui.out(&json::history_lines(&rows)),
            Format::Csv => desk.ui.out(&csv::history(&rows)),
            Format::Markdown => desk.ui.out(&markdown::history(&rows)),
            Format::Table => desk.ui.table(&table::history(&rows, desk.ui.width)),
        }
    }
}

/// An event as it is shown, with what it names as people call it.
pub(crate) fn row(ledger: &Ledger, event: &StoredEvent) -> Result<HistoryRow, Failure> {
    let fact = event.event.as_ref().map(|event| &event.fact);
    let changes = match fact {
        Some(Fact::Amended { before, after, .. }) => before.iter().cloned().zip(after.iter().cloned()).collect(),
        _ => Vec::new(),
    };
    Ok(HistoryRow {
        id: event.id,
        claim_id: event.claim_id,
        kind: event.kind().to_owned(),
        happened_on: event.happened_on().map(str::to_owned),
        recorded_at: event.recorded_at().to_owned(),
        author: event.author().to_owned(),
        payload: event.payload().to_owned(),
        batch: event.batch().to_owned(),
        uid: event.uid().to_owned(),
        claim_uid: event.claim_uid().map(str::to_owned),
        prev: event.prev().to_owned(),
        hash: event.hash().to_owned(),
        is_undone: event.is_undone,
        changes,
        names: fact.map(|fact| names(ledger, fact)).transpose()?.unwrap_or_default(),
    })
}

/// What people call the claims and sources that a fact names.
fn names(ledger: &Ledger, fact: &Fact) -> Result<Vec<(String, String)>, StoreError> {
    let mut keys: Vec<&SourceRef> = Vec::new();
    match fact {
        Fact::Linked { to, .. } => {
            // A claim that is not in this ledger has no number here.
            let id = ledger.claim_id(*to).ok();
            return Ok(id.map(|id| (to.to_string(), format!("claim {id}"))).into_iter().collect());
        }
        Fact::Retracted { key, .. } => keys.push(key),
        Fact::Amended { before, after, .. } => {
            for change in before.iter().chain(after) {
                match change {
                    Change::Source(key) => keys.extend(key),
                    Change::AlsoIn(also_in) => keys.extend(also_in.iter().map(|also| &also.source)),
                    _ => {}
                }
            }
        }
        _ => {}
    }
    let mut names = Vec::new();
    for key in keys {
        let source = ledger.source_even_undone(key)?;
        names.extend(source.map(|source| (key.as_str().to_owned(), table::source_called(&source))));
    }
    Ok(names)
}

/// Answers a word that means two things.
#[derive(Args)]
pub(crate) struct Log {
    #[arg(value_name = "WORDS", trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

impl Log {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let asked = if self.words.is_empty() { "log".to_owned() } else { format!("log {}", self.words.join(" ")) };
        Err(Failure::misuse(
            format!("{asked:?} can mean two things: to record a claim: add; past events: history"),
            "onrecord add --help, or: onrecord history",
        ))
    }
}
