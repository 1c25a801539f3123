//! Projections of the claims that a command has touched: their rows, and those of the claims that follow
//! them. The whole of it from the beginning is `rebuild`; the two agree, and `verify` checks that.

use std::collections::{HashSet, VecDeque};

use super::backend::{Backend, SearchText, Value};
use super::columns::{self, Beside, CLAIM_COLUMNS, OWN_COLUMNS};
use super::{StoreError, details, follower, journal, people, sources};
use crate::claim::{Claim, Event, Fact, NewClaim, Status, Uid, fold};

/// Brings the rows of these claims, and of those that follow them, in line with their events. A claim whose
/// row has changed calls for those that follow it; none of those in a circle follows another, so this ends.
///
/// `reworded` are those whose words may have changed.
pub(crate) fn refresh(backend: &dyn Backend, claims: Vec<i64>, reworded: &HashSet<i64>) -> Result<(), StoreError> {
    let mut waiting: VecDeque<i64> = VecDeque::new();
    let mut queued: HashSet<i64> = HashSet::new();
    waiting.extend(claims.into_iter().filter(|id| queued.insert(*id)));
    while let Some(id) = waiting.pop_front() {
        queued.remove(&id);
        let followers = refresh_one(backend, id, reworded.contains(&id))?;
        waiting.extend(followers.into_iter().filter(|follower| queued.insert(*follower)));
    }
    Ok(())
}

/// Refreshes one claim and returns the claims that have to be looked at again because of it.
fn refresh_one(backend: &dyn Backend, id: i64, is_reworded: bool) -> Result<Vec<i64>, StoreError> {
    let Some(mut claim) = fold_one(backend, id)? else { return Ok(Vec::new()) };
    let before = Standing::read(backend, id)?;
    let led_before = if before.is_some() { Lead::read(backend, id)? } else { Lead::default() };
    let there = before.as_ref().map_or(There::Nothing, |before| before.there(is_reworded));
    write_claim(backend, &claim, there)?;
    let lead = if claim.links.is_empty() { Lead::default() } else { Lead::read(backend, id)? };
    if follower::stand(backend, &mut claim, lead.original)? {
        write_claim(backend, &claim, Standing::of(&claim).there(false))?;
    }
    let after = Standing::of(&claim);
    count_status(backend, before.as_ref().map(|before| before.status), after.status)?;
    if lead != led_before {
        // A circle may have been closed or opened, and all that follow stand otherwise then.
        return follower::downstream(backend, id, led_before.wholes);
    }
    if before.as_ref() == Some(&after) {
        return Ok(Vec::new());
    }
    let mut followers = lead.wholes;
    followers.extend(follower::repetitions(backend, id)?);
    Ok(followers)
}

/// The links of a claim by which one follows another.
#[derive(Default, PartialEq, Eq)]
struct Lead {
    original: Option<i64>,
    wholes: Vec<i64>,
}

impl Lead {
    fn read(backend: &dyn Backend, id: i64) -> Result<Lead, StoreError> {
        Ok(Lead { original: follower::original(backend, id)?, wholes: follower::wholes(backend, id)? })
    }
}

/// Folds the events of one claim; `None` when no event logs it.
fn fold_one(backend: &dyn Backend, id: i64) -> Result<Option<Claim>, StoreError> {
    let mut stored = journal::load(backend, "WHERE e.claim_id = $1 ORDER BY e.id", &[id.into()])?;
    stored.sort_by(|one, other| (one.recorded_at(), one.uid()).cmp(&(other.recorded_at(), other.uid())));
    let is_logged = |event: &&Event| matches!(event.fact, Fact::Logged(_));
    let logged = stored.iter().filter_map(|event| event.event.as_ref()).find(is_logged);
    let Some(logged) = logged else { return Ok(None) };
    let live: Vec<&Event> =
        stored.iter().filter(|event| !event.is_undone).filter_map(|event| event.event.as_ref()).collect();
    let Some(mut claim) = fold(id, logged, &live) else { return Ok(None) };
    for link in &mut claim.links {
        link.to_id = id_of(backend, link.to)?;
    }
    Ok(Some(claim))
}

/// The local number of a claim.
pub(crate) fn id_of(backend: &dyn Backend, uid: Uid) -> Result<Option<i64>, StoreError> {
    let mut id = None;
    let sql = "SELECT claim_id FROM event WHERE uid = $1 AND kind = 'logged'";
    backend.query(sql, &[uid.to_string().into()], &mut |row| {
        id = row.integer(0)?;
        Ok(())
    })?;
    Ok(id)
}

/// What those that follow a claim take over from it.
#[derive(PartialEq, Eq)]
struct Standing {
    status: Status,
    closed_on: Option<String>,
    late_days: Option<i64>,
    reason: Option<String>,
    without_condition: bool,
    has_details: bool,
}

impl Standing {
    fn there(&self, is_reworded: bool) -> There {
        if self.has_details { There::RowAndDetails { is_reworded } } else { There::Row { is_reworded } }
    }

    fn of(claim: &Claim) -> Standing {
        Standing {
            status: claim.status,
            closed_on: claim.closed_on.map(|day| day.to_string()),
            late_days: claim.late_days,
            reason: claim.reason.map(|reason| reason.to_string()),
            without_condition: claim.without_condition,
            has_details: columns::has_details(claim),
        }
    }

    fn read(backend: &dyn Backend, id: i64) -> Result<Option<Standing>, StoreError> {
        let mut found = None;
        let sql = "SELECT status, closed_on, late_days, reason, without_condition, has_details FROM claim \
                   WHERE id = $1";
        backend.query(sql, &[id.into()], &mut |row| {
            found = Some(Standing {
                status: row.text(0)?.and_then(|word| word.parse().ok()).unwrap_or(Status::Open),
                closed_on: row.text(1)?,
                late_days: row.integer(2)?,
                reason: row.text(3)?,
                without_condition: row.integer(4)?.unwrap_or(0) != 0,
                has_details: row.integer(5)?.unwrap_or(0) != 0,
            });
            Ok(())
        })?;
        Ok(found)
    }
}

/// What of a claim is written already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum There {
    /// Nothing: it is new.
    Nothing,
    /// Its row alone.
    Row {
        /// Whether its words may have changed, so that the index of words must follow.
        is_reworded: bool,
    },
    /// Its row, and rows in the tables beside it.
    RowAndDetails {
        /// Whether its words may have changed, so that the index of words must follow.
        is_reworded: bool,
    },
}

/// Writes the row of a claim and what hangs on it. The index of words is touched only where they change.
pub(crate) fn write_claim(backend: &dyn Backend, claim: &Claim, there: There) -> Result<(), StoreError> {
    let (speaker_id, speaker) = people::of_claim(backend, &claim.entry, claim.uid)?;
    let source_id = match &claim.entry.source {
        Some(key) => sources::id_of(backend, key)?,
        None => None,
    };
    let is_retracted = are_retracted(backend, source_id, &claim.entry)?;
    write_row(backend, claim, &Beside { speaker_id, source_id, is_retracted }, there)?;
    match there {
        There::Row { is_reworded: false } | There::RowAndDetails { is_reworded: false } => Ok(()),
        _ => search_text(claim, &speaker, |text| backend.index_text(claim.id, text)),
    }
}

/// Writes a claim whose speaker and source are known by their local numbers, all but its text in the index.
pub(crate) fn write_row(backend: &dyn Backend, claim: &Claim, beside: &Beside, there: There) -> Result<(), StoreError> {
    // What may also update is written to a journal of its own, page by page, and so is the index of words.
    let sql = if there == There::Nothing { insert_claim() } else { upsert_claim() };
    backend.execute(sql, &columns::claim_values(claim, beside))?;
    if let There::RowAndDetails { .. } = there {
        details::clear(backend, claim.id)?;
    }
    if columns::has_details(claim) { details::write(backend, claim) } else { Ok(()) }
}

/// Whether a claim stands in sources, and all of them were retracted.
fn are_retracted(backend: &dyn Backend, main: Option<i64>, entry: &NewClaim) -> Result<bool, StoreError> {
    let mut all = main.map(|id| sources::is_retracted(backend, id)).transpose()?;
    for also in &entry.also_in {
        if let (Some(id), None | Some(true)) = (sources::id_of(backend, &also.source)?, all) {
            all = Some(sources::is_retracted(backend, id)?);
        }
    }
    Ok(all == Some(true))
}

fn insert_claim() -> &'static str {
    static SQL: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    SQL.get_or_init(|| {
        let own = &CLAIM_COLUMNS[..OWN_COLUMNS];
        let places: Vec<String> = (1..=own.len()).map(|n| format!("${n}")).collect();
        format!("INSERT INTO claim({}) VALUES ({})", own.join(", "), places.join(", "))
    })
}

fn upsert_claim() -> &'static str {
    static SQL: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    SQL.get_or_init(|| {
        let own = CLAIM_COLUMNS[..OWN_COLUMNS].iter().skip(1);
        let sets: Vec<String> = own.map(|column| format!("{column} = excluded.{column}")).collect();
        format!("{} ON CONFLICT (id) DO UPDATE SET {}", insert_claim(), sets.join(", "))
    })
}

/// Gives what full text is kept of a claim; `speaker` is the name that holds.
pub(crate) fn search_text<T>(claim: &Claim, speaker: &str, take: impl FnOnce(&SearchText<'_>) -> T) -> T {
    let entry = &claim.entry;
    take(&SearchText {
        statement: &entry.statement,
        quote: entry.quote.as_ref().map_or("", |quote| quote.words.as_str()),
        condition: entry.condition.as_ref().map_or("", |condition| condition.text.as_str()),
        speaker,
        topics: &entry.topics.join(" "),
    })
}

/// Keeps the tally: one claim more here, one less there.
pub(crate) fn count_status(backend: &dyn Backend, before: Option<Status>, after: Status) -> Result<(), StoreError> {
    if before == Some(after) {
        return Ok(());
    }
    if let Some(before) = before {
        let word: Value = before.as_str().into();
        backend.execute("UPDATE tally SET claims = claims - 1 WHERE status = $1", &[word])?;
        backend.execute("DELETE FROM tally WHERE claims = 0", &[])?;
    }
    let sql = "INSERT INTO tally(status, claims) VALUES ($1, 1) \
               ON CONFLICT (status) DO UPDATE SET claims = tally.claims + 1";
    backend.execute(sql, &[after.as_str().into()])?;
    Ok(())
}
