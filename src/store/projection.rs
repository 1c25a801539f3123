//! Projections of the claims that a command has touched: their rows, and those of the claims that follow
//! them. The whole of it from the beginning is `rebuild`; the two agree, and `verify` checks that.

use std::collections::{HashSet, VecDeque};

use super::backend::{Backend, SearchText, Value};
use super::columns::{self, CLAIM_COLUMNS, OWN_COLUMNS};
use super::{StoreError, follower, journal};
use crate::claim::event::Sourced;
use crate::claim::speaker::{name_key, surname};
use crate::claim::{Claim, Event, Fact, Link, NewClaim, SourceRef, Status, Uid, fold};

/// Brings the rows of these claims, and of those that follow them, in line with their events. A claim whose
/// row has changed calls for those that follow it; none of those in a circle follows another, so this ends.
pub(crate) fn refresh(backend: &dyn Backend, claims: Vec<i64>) -> Result<(), StoreError> {
    let mut waiting: VecDeque<i64> = VecDeque::new();
    let mut queued: HashSet<i64> = HashSet::new();
    waiting.extend(claims.into_iter().filter(|id| queued.insert(*id)));
    while let Some(id) = waiting.pop_front() {
        queued.remove(&id);
        let followers = refresh_one(backend, id)?;
        waiting.extend(followers.into_iter().filter(|follower| queued.insert(*follower)));
    }
    Ok(())
}

/// Refreshes one claim and returns the claims that have to be looked at again because of it.
fn refresh_one(backend: &dyn Backend, id: i64) -> Result<Vec<i64>, StoreError> {
    let Some(mut claim) = fold_one(backend, id)? else { return Ok(Vec::new()) };
    let before = Standing::read(backend, id)?;
    let led_before = if before.is_some() { Lead::read(backend, id)? } else { Lead::default() };
    let there = before.as_ref().map_or(There::Nothing, Standing::there);
    write_claim(backend, &claim, there)?;
    let lead = if claim.links.is_empty() { Lead::default() } else { Lead::read(backend, id)? };
    if follower::stand(backend, &mut claim, lead.original)? {
        write_claim(backend, &claim, Standing::of(&claim).there())?;
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
    fn there(&self) -> There {
        if self.has_details { There::RowAndDetails } else { There::Row }
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
    Row,
    /// Its row, and rows in the tables beside it.
    RowAndDetails,
}

/// Writes the row of a claim and what hangs on it. The text index is touched only for a new claim.
pub(crate) fn write_claim(backend: &dyn Backend, claim: &Claim, there: There) -> Result<(), StoreError> {
    let speaker_id = speaker(backend, &claim.entry, claim.uid)?;
    let source_id = match &claim.entry.source {
        Some(key) => source_id(backend, key)?,
        None => None,
    };
    backend.execute(upsert_claim(), &columns::claim_values(claim, speaker_id, source_id))?;
    if there == There::RowAndDetails {
        for table in ["DELETE FROM topic", "DELETE FROM link", "DELETE FROM anchor", "DELETE FROM evidence"] {
            backend.execute(&format!("{table} WHERE claim_id = $1"), &[claim.id.into()])?;
        }
    }
    if columns::has_details(claim) {
        write_details(backend, claim)?;
    }
    if there == There::Nothing { index_claim(backend, claim) } else { Ok(()) }
}

fn upsert_claim() -> &'static str {
    static SQL: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    SQL.get_or_init(|| {
        let own = &CLAIM_COLUMNS[..OWN_COLUMNS];
        let places: Vec<String> = (1..=own.len()).map(|n| format!("${n}")).collect();
        let sets: Vec<String> = own.iter().skip(1).map(|column| format!("{column} = excluded.{column}")).collect();
        format!(
            "INSERT INTO claim({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
            own.join(", "),
            places.join(", "),
            sets.join(", ")
        )
    })
}

fn write_details(backend: &dyn Backend, claim: &Claim) -> Result<(), StoreError> {
    for (position, topic) in (0_i64..).zip(&claim.entry.topics) {
        let sql = "INSERT INTO topic(claim_id, position, topic) VALUES ($1, $2, $3)";
        backend.execute(sql, &[claim.id.into(), position.into(), topic.as_str().into()])?;
    }
    for (position, link) in (0_i64..).zip(&claim.links) {
        write_link(backend, claim.id, position, link)?;
    }
    let quote = claim.entry.quote.iter();
    let spans = quote.flat_map(|quote| quote.spans.iter().map(move |span| (quote, span)));
    for (position, (quote, (start, end))) in (0_i64..).zip(spans) {
        let sql = "INSERT INTO anchor(claim_id, position, span_start, span_end, prefix, suffix) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let scalar = |number: usize| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
        let values = [
            claim.id.into(),
            position.into(),
            scalar(*start),
            scalar(*end),
            quote.prefix.as_str().into(),
            quote.suffix.as_str().into(),
        ];
        backend.execute(sql, &values)?;
    }
    for (position, evidence) in (0_i64..).zip(&claim.evidence) {
        let sql = "INSERT INTO evidence(claim_id, position, basis, url, archive_url, words, note) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = [
            claim.id.into(),
            position.into(),
            evidence.basis.as_str().into(),
            evidence.url.as_str().into(),
            evidence.archive_url.clone().into(),
            evidence.words.clone().into(),
            evidence.note.clone().into(),
        ];
        backend.execute(sql, &values)?;
    }
    Ok(())
}

fn write_link(backend: &dyn Backend, id: i64, position: i64, link: &Link) -> Result<(), StoreError> {
    // A link to a claim that is not in this ledger waits in the events until the claim comes.
    let Some(to_id) = link.to_id else { return Ok(()) };
    let sql = "INSERT INTO link(claim_id, position, kind, to_id) VALUES ($1, $2, $3, $4)";
    backend.execute(sql, &[id.into(), position.into(), link.kind.as_str().into(), to_id.into()])?;
    Ok(())
}

fn index_claim(backend: &dyn Backend, claim: &Claim) -> Result<(), StoreError> {
    let entry = &claim.entry;
    let text = SearchText {
        statement: &entry.statement,
        quote: entry.quote.as_ref().map_or("", |quote| quote.words.as_str()),
        condition: entry.condition.as_ref().map_or("", |condition| condition.text.as_str()),
        speaker: &entry.speaker.name,
        topics: &entry.topics.join(" "),
    };
    backend.index_text(claim.id, &text)
}

/// The scope within which a speaker is one and the same: all of the ledger for a named one; the source,
/// else the claim itself, for one without a name.
pub(crate) fn scope_of(entry: &NewClaim, claim: Uid) -> String {
    match (&entry.speaker.unnamed, &entry.source) {
        (false, _) => String::new(),
        (true, Some(source)) => source.as_str().to_owned(),
        (true, None) => claim.to_string(),
    }
}

/// The local number of a claim's speaker, given when the name is new.
fn speaker(backend: &dyn Backend, entry: &NewClaim, claim: Uid) -> Result<i64, StoreError> {
    let identity = [entry.speaker.name.as_str().into(), entry.speaker.unnamed.into(), scope_of(entry, claim).into()];
    let mut known = None;
    let sql = "SELECT id FROM speaker WHERE name = $1 AND unnamed = $2 AND scope = $3";
    backend.query(sql, &identity, &mut |row| {
        known = row.integer(0)?;
        Ok(())
    })?;
    if let Some(id) = known {
        return Ok(id);
    }
    let id = next_id(backend, "speaker")?;
    let [name, unnamed, scope] = identity;
    insert_speaker(backend, id, name, unnamed, scope)?;
    Ok(id)
}

/// Writes a speaker with the forms under which it is found.
pub(crate) fn insert_speaker(
    backend: &dyn Backend,
    id: i64,
    name: Value,
    unnamed: Value,
    scope: Value,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO speaker(id, name, unnamed, scope) VALUES ($1, $2, $3, $4)";
    backend.execute(sql, &[id.into(), name.clone(), unnamed.clone(), scope])?;
    let (Value::Text(name), Value::Integer(0)) = (name, unnamed) else { return Ok(()) };
    for (form, key) in [("name", name_key(&name)), ("surname", name_key(surname(&name)))] {
        let sql = "INSERT INTO alias(name_key, form, speaker_id) VALUES ($1, $2, $3)";
        backend.execute(sql, &[key.into(), form.into(), id.into()])?;
    }
    Ok(())
}

fn source_id(backend: &dyn Backend, key: &SourceRef) -> Result<Option<i64>, StoreError> {
    let mut id = None;
    let sql = "SELECT id FROM source_entry WHERE source_key = $1";
    backend.query(sql, &[key.as_str().into()], &mut |row| {
        id = row.integer(0)?;
        Ok(())
    })?;
    Ok(id)
}

/// Writes what the newest `sourced` event says of a source.
pub(crate) fn source(backend: &dyn Backend, sourced: &Sourced) -> Result<(), StoreError> {
    let id = match source_id(backend, &sourced.key)? {
        Some(id) => id,
        None => next_id(backend, "source_entry")?,
    };
    write_source(backend, id, sourced, true)
}

/// Writes the row of a source under a local number.
pub(crate) fn write_source(backend: &dyn Backend, id: i64, sourced: &Sourced, is_live: bool) -> Result<(), StoreError> {
    let sql = "INSERT INTO source_entry(id, source_key, sha256, url, title, publisher, archive_url, \
               published, retracted, is_live) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
               ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title, \
               publisher = excluded.publisher, archive_url = excluded.archive_url, \
               published = excluded.published, retracted = excluded.retracted, \
               is_live = excluded.is_live";
    let sha256 = match &sourced.key {
        SourceRef::Text(digest) => Some(digest.as_str()),
        SourceRef::Url(_) => None,
    };
    let url = match &sourced.key {
        SourceRef::Url(url) => Some(url.as_str()),
        SourceRef::Text(_) => sourced.url.as_deref(),
    };
    let values = [
        id.into(),
        sourced.key.as_str().into(),
        sha256.into(),
        url.into(),
        sourced.title.clone().into(),
        sourced.publisher.clone().into(),
        sourced.archive_url.clone().into(),
        sourced.published.map(|day| day.to_string()).into(),
        false.into(),
        is_live.into(),
    ];
    backend.execute(sql, &values)?;
    Ok(())
}

fn next_id(backend: &dyn Backend, table: &str) -> Result<i64, StoreError> {
    let mut newest = None;
    backend.query(&format!("SELECT max(id) FROM {table}"), &[], &mut |row| {
        newest = row.integer(0)?;
        Ok(())
    })?;
    Ok(newest.unwrap_or(0) + 1)
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
