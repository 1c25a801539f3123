//! `onrecord digest`: what changed in a span of days.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use clap::Args;

use super::Format;
use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use crate::claim::{Claim, Fact, Retraction, Source, Uid, View};
use crate::deadline::{PhraseError, parse_stretch};
use crate::render::{json, markdown, table};
use crate::report::{DAYS_AHEAD, Digest, Entry, Material};
use crate::store::{Ledger, StoreError, StoredEvent};

/// What changed in a month, or from one day to another: recorded, decided, gone overdue, corrected
#[derive(Args)]
#[command(before_help = "Example: onrecord digest last month")]
pub(crate) struct DigestArgs {
    /// A month, week, year or day, or FROM..TO; else this month up to today
    #[arg(value_name = "MONTH|FROM..TO")]
    words: Vec<String>,
}

/// Days, both included.
#[derive(Clone, Copy)]
struct Span {
    from: NaiveDate,
    to: NaiveDate,
}

impl DigestArgs {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Markdown])?;
        let span = self.span(desk)?;
        let ledger = desk.ledger()?;
        let digest = Digest::of(material(desk, &ledger, span)?);
        match format {
            Format::Json => desk.ui.out(&json::digest(&digest, desk.seen(), desk.view().due_within_days)),
            Format::Markdown => desk.ui.out(&markdown::digest(&digest, desk.seen())),
            _ => desk.ui.table(&table::digest(&digest, desk.seen(), desk.ui.width)),
        }
    }

    /// The days asked for, up to the day that the digest is read on.
    fn span(&self, desk: &Desk) -> Result<Span, Failure> {
        let day = desk.day();
        let words = self.words.join(" ");
        let read = |words: &str| parse_stretch(words.trim(), day).map_err(|error| not_a_span(&error));
        let (from, to) = match words.split_once("..") {
            _ if words.trim().is_empty() => (day.with_day(1).unwrap_or(day), day),
            Some((from, to)) if to.trim().is_empty() => (read(from)?.0, day),
            Some((from, to)) => (read(from)?.0, read(to)?.1),
            None => read(&words)?,
        };
        if from > to {
            let (first, last) = sides(&words);
            let hint = format!("onrecord digest {last}..{first}");
            return Err(Failure::misuse(format!("digest: {from} comes after {to}"), hint));
        }
        if from > day {
            return Err(Failure::misuse(
                format!("digest: {from} has not come yet"),
                "what is to come: onrecord due 30",
            ));
        }
        Ok(Span { from, to: to.min(day) })
    }
}

/// The two sides of FROM..TO as they were typed.
fn sides(words: &str) -> (&str, &str) {
    let (from, to) = words.split_once("..").unwrap_or((words, words));
    (from.trim(), to.trim())
}

/// Words that name no span.
fn not_a_span(error: &PhraseError) -> Failure {
    let words = match error {
        PhraseError::NotUnderstood { words, .. } | PhraseError::NotASaidDay { words } => words,
        other => return of_phrase("digest", other),
    };
    Failure::misuse(
        format!("digest: {words:?} is no month, week or day"),
        "onrecord digest last month, or: onrecord digest 2025-04-01..2025-04-30",
    )
}

/// What the ledger knows of the span.
fn material(desk: &Desk, ledger: &Ledger, span: Span) -> Result<Material, Failure> {
    let Span { from, to } = span;
    let end = desk.start_of(to.succ_opt().unwrap_or(to));
    let events = ledger.recorded_between(desk.start_of(from), end)?;
    let entries: Vec<Entry> = events.iter().filter_map(|event| entry(desk, event)).collect();
    let taken_back = taken_back(desk, ledger, &entries)?;
    let (then, since) = then(desk, ledger, span)?;
    Ok(Material {
        from,
        to,
        recorded: recorded(ledger, &entries)?,
        closed: ledger.closed_between(from, to)?,
        conditions: ledger.conditions_between(from, to)?,
        then,
        since,
        corrected: corrected(ledger, &entries, &taken_back)?,
        retracted: retracted(ledger, &entries, span)?,
        entries,
        taken_back,
    })
}

/// Claims that may have been open at the end of the span, as they stood then, and how those stand that have
/// been closed since, by number.
fn then(desk: &Desk, ledger: &Ledger, span: Span) -> Result<(Vec<Claim>, HashMap<i64, Claim>), Failure> {
    let Span { from, to } = span;
    let changed = if to < desk.day() { ledger.changed_since(to)? } else { Vec::new() };
    let ids: HashSet<i64> = changed.iter().map(|claim| claim.id).collect();
    let mut then = ledger.overdue_between(from, to)?;
    then.extend(ledger.due(View { today: to, due_within_days: DAYS_AHEAD }, DAYS_AHEAD, None)?);
    then.retain(|claim| claim.entry.said_on.last_day() <= to && !ids.contains(&claim.id));
    then.extend(changed);
    let mut since = HashMap::new();
    for id in ids {
        let now = ledger.claim_even_undone(id)?;
        since.extend(now.filter(|now| now.status.is_closed()).map(|now| (now.id, now)));
    }
    Ok((then, since))
}

/// An event that can be read.
fn entry(desk: &Desk, stored: &StoredEvent) -> Option<Entry> {
    let event = stored.event.clone()?;
    Some(Entry {
        claim_id: stored.claim_id,
        author: stored.author().to_owned(),
        on: desk.day_of(event.recorded_at),
        is_undone: stored.is_undone,
        event,
    })
}

/// What the undos among these events took back, by batch; of an undo that was taken back, what it had taken
/// back itself.
fn taken_back(desk: &Desk, ledger: &Ledger, entries: &[Entry]) -> Result<HashMap<Uid, Vec<Entry>>, Failure> {
    let named = |entry: &Entry| match entry.event.fact {
        Fact::Reverted { batch } => Some(batch),
        _ => None,
    };
    let mut found: HashMap<Uid, Vec<Entry>> = HashMap::new();
    let mut wanted: Vec<Uid> = entries.iter().filter_map(named).collect();
    while !wanted.is_empty() {
        let events = ledger.events_of(&wanted)?;
        let taken: Vec<Entry> = events.iter().filter_map(|event| entry(desk, event)).collect();
        let mut next: Vec<Uid> = taken.iter().filter_map(named).collect();
        for batch in wanted {
            found.entry(batch).or_default();
        }
        for entry in taken {
            found.entry(entry.event.batch).or_default().push(entry);
        }
        next.retain(|batch| !found.contains_key(batch));
        wanted = next;
    }
    Ok(found)
}

/// Claims that were recorded, as they stand.
fn recorded(ledger: &Ledger, entries: &[Entry]) -> Result<Vec<Claim>, StoreError> {
    let logged = entries.iter().filter(|entry| matches!(entry.event.fact, Fact::Logged(_)) && !entry.is_undone);
    let claims: Result<Vec<Option<Claim>>, StoreError> =
        logged.filter_map(|entry| entry.claim_id).map(|id| ledger.claim_even_undone(id)).collect();
    Ok(claims?.into_iter().flatten().collect())
}

/// The claims that corrections speak of.
fn corrected(
    ledger: &Ledger,
    entries: &[Entry],
    taken_back: &HashMap<Uid, Vec<Entry>>,
) -> Result<HashMap<i64, Claim>, StoreError> {
    let corrects = |entry: &&Entry| {
        matches!(entry.event.fact, Fact::Amended { .. } | Fact::Dropped { .. } | Fact::Reopened { .. })
    };
    let own = entries.iter().filter(corrects);
    let ids: BTreeSet<i64> = own.chain(taken_back.values().flatten()).filter_map(|entry| entry.claim_id).collect();
    let mut claims = HashMap::new();
    for id in ids {
        claims.extend(ledger.claim_even_undone(id)?.map(|claim| (id, claim)));
    }
    Ok(claims)
}

/// Sources that were retracted: by the day of the notice, else by the day that was recorded.
fn retracted(ledger: &Ledger, entries: &[Entry], span: Span) -> Result<Vec<Source>, StoreError> {
    let mut sources = ledger.retracted_between(span.from, span.to)?;
    for entry in entries.iter().filter(|entry| !entry.is_undone) {
        if let Fact::Retracted { key, retraction: Retraction { on: None, .. } } = &entry.event.fact {
            sources.extend(ledger.source_even_undone(key)?.filter(Source::is_retracted));
        }
    }
    sources.dedup_by_key(|source| source.id);
    Ok(sources)
}
