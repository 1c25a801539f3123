//! `onrecord undo`: take back what was recorded last, or a batch by name. The history keeps both.

use clap::Args;

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::history::row;
use crate::claim::Claim;
use crate::render::{json, table};
use crate::store::{Ledger, StoreError, Undone};

/// Take back the last thing you recorded, or a batch; undoing an undo restores it
#[derive(Args)]
#[command(before_help = "Example: onrecord undo")]
pub(crate) struct Undo {
    /// A batch: its uid, or the number of one of its events as `history` prints it
    #[arg(value_name = "BATCH")]
    batch: Option<String>,
}

/// A claim before and after.
type Change = (i64, Option<Claim>, Option<Claim>);

impl Undo {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl])?;
        let (taken, changes, event) = desk.write(|writing| {
            let plan = writing.plan_undo(self.batch.as_deref(), desk.author())?;
            let look = |writing: &crate::store::Writing<'_>| -> Result<Vec<Option<Claim>>, StoreError> {
                plan.claims.iter().map(|id| writing.ledger().claim_even_undone(*id)).collect()
            };
            let before = look(writing)?;
            let event = writing.undo(&plan)?;
            writing.settle()?;
            let after = look(writing)?;
            refuse_collisions(writing, &before, &after)?;
            let sides = before.into_iter().zip(after);
            let changes: Vec<Change> =
                plan.claims.iter().copied().zip(sides).map(|(id, (before, after))| (id, before, after)).collect();
            Ok((taken_back(writing.ledger(), &plan)?, changes, event))
        })?;
        let now: Vec<Claim> = changes.iter().filter_map(|(_, _, after)| after.clone()).collect();
        match format {
            Format::Json => desk.ui.out(&json::claims(&now, desk.view())),
            Format::Jsonl => desk.ui.out(&json::claims_lines(&now, desk.view())),
            _ => {
                desk.ui.out(&(taken + &told(desk, &changes)))?;
                desk.ui.say(&format!("to take that back: onrecord undo {event}"));
                Ok(())
            }
        }
    }
}

/// Refuses what would leave two outcomes of one claim, or two claims under one reference.
fn refuse_collisions(
    writing: &crate::store::Writing<'_>,
    before: &[Option<Claim>],
    after: &[Option<Claim>],
) -> Result<(), Failure> {
    for (before, after) in before.iter().zip(after) {
        let Some(after) = after else { continue };
        let is_back = !before
            .as_ref()
            .is_some_and(|before| before.status.is_on_the_books() && before.entry.reference == after.entry.reference);
        if after.disputed && !before.as_ref().is_some_and(|before| before.disputed) {
            let message = format!("claim {} would have two outcomes", after.id);
            return Err(Failure::misuse(message, format!("undo the other one first: onrecord history {}", after.id)));
        }
        let taken = match after.entry.reference.as_deref().filter(|_| is_back && after.status.is_on_the_books()) {
            Some(reference) => writing.ledger().claim_with_reference(reference, Some(after.id))?,
            None => None,
        };
        if let Some(taken) = taken {
            let message = format!("claim {} would share its reference with claim {taken}", after.id);
            return Err(Failure::misuse(message, format!("onrecord drop {taken} --why TEXT")));
        }
    }
    Ok(())
}

/// How many lines of a kind are shown.
const SHOWN: usize = 20;

/// The events that an undo takes back or restores. Of a speaker or a source there is nothing else to show, so
/// what was said of it is.
fn taken_back(ledger: &Ledger, plan: &Undone) -> Result<String, Failure> {
    let verb = if plan.is_restoring { "restored" } else { "undone" };
    let mut text = String::new();
    for event in plan.events.iter().take(SHOWN) {
        let claim = event.claim_id.map(|id| format!(" of claim {id}")).unwrap_or_default();
        let what = match event.kind() {
            "speaker" | "sourced" => format!(": {}", table::event_in_words(&row(ledger, event)?)),
            _ => String::new(),
        };
        text += &format!("{verb}: event {}, {}{claim}{what}\n", event.id, event.kind());
    }
    if plan.events.len() > SHOWN {
        text += &format!("{verb}: {} more events\n", plan.events.len() - SHOWN);
    }
    Ok(text)
}

fn told(desk: &Desk, changes: &[Change]) -> String {
    let mut text = String::new();
    for (id, before, after) in changes.iter().take(SHOWN) {
        let state =
            |claim: &Option<Claim>| claim.as_ref().map_or("not there".to_owned(), |claim| standing(desk, claim));
        text += &format!("claim {id}: before: {}; after: {}\n", state(before), state(after));
        if let (Some(before), Some(after)) = (before, after) {
            text += &table::corrected_fields(before, after);
        }
    }
    text
}

fn standing(desk: &Desk, claim: &Claim) -> String {
    let stage = claim.stage(desk.view());
    let next = claim.next_check.map(|next| format!(", next check {}", next.on)).unwrap_or_default();
    let on = claim.closed_on.map(|day| format!(" on {day}")).unwrap_or_default();
    match stage {
        Some(stage) => format!("{} ({stage}{next})", claim.status),
        None => format!("{}{on}", claim.status),
    }
}
