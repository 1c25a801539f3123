//! Claims that follow others: repetitions their originals, wholes their parts. Read from the rows as they are.

use std::collections::{BTreeSet, HashSet};

use super::backend::Backend;
use super::{StoreError, query};
use crate::claim::{Claim, Part, Status, standing_of_parts};

/// Lets a claim follow its original, if it has one, and its parts; false when it follows nothing and stands for itself.
pub(crate) fn stand(backend: &dyn Backend, claim: &mut Claim, original: Option<i64>) -> Result<bool, StoreError> {
    let parts = states_of_parts(backend, claim.id)?;
    if (original.is_none() && parts.is_empty()) || follows_a_circle(backend, claim.id)? {
        return Ok(false);
    }
    if let Some(original) = original
        && let Some(original) = query::claim_row(backend, original)?
    {
        claim.follow(&original);
    }
    standing_of_parts(claim, &parts);
    Ok(true)
}

/// The claim that one repeats: the first, if a merge has brought several.
pub(crate) fn original(backend: &dyn Backend, id: i64) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT to_id FROM link WHERE claim_id = $1 AND kind = 'repeats' ORDER BY position LIMIT 1";
    Ok(linked(backend, sql, id)?.first().copied())
}

/// The claims that repeat one.
pub(crate) fn repetitions(backend: &dyn Backend, id: i64) -> Result<Vec<i64>, StoreError> {
    linked(backend, "SELECT claim_id FROM link WHERE to_id = $1 AND kind = 'repeats'", id)
}

/// The claims that one is a part of.
pub(crate) fn wholes(backend: &dyn Backend, id: i64) -> Result<Vec<i64>, StoreError> {
    linked(backend, "SELECT to_id FROM link WHERE claim_id = $1 AND kind = 'part-of' ORDER BY position", id)
}

/// The claims that are parts of one, each once.
fn parts(backend: &dyn Backend, id: i64) -> Result<BTreeSet<i64>, StoreError> {
    let parts = linked(backend, "SELECT claim_id FROM link WHERE to_id = $1 AND kind = 'part-of'", id)?;
    Ok(parts.into_iter().collect())
}

fn linked(backend: &dyn Backend, sql: &str, id: i64) -> Result<Vec<i64>, StoreError> {
    let mut found = Vec::new();
    backend.query(sql, &[id.into()], &mut |row| {
        found.extend(row.integer(0)?);
        Ok(())
    })?;
    Ok(found)
}

fn states_of_parts(backend: &dyn Backend, id: i64) -> Result<Vec<Part>, StoreError> {
    let mut states = Vec::new();
    for part in parts(backend, id)? {
        let sql = "SELECT status, closed_on FROM claim WHERE id = $1";
        backend.query(sql, &[part.into()], &mut |row| {
            let status = row.text(0)?.and_then(|word| word.parse().ok()).unwrap_or(Status::Open);
            let closed_on = row.text(1)?.and_then(|day| day.parse().ok());
            states.push(Part { status, closed_on });
            Ok(())
        })?;
    }
    Ok(states)
}

/// Whether the claims that this one follows, and those that they follow, come back on each other. Then it
/// stands for itself. Circles come only from merges.
fn follows_a_circle(backend: &dyn Backend, id: i64) -> Result<bool, StoreError> {
    let mut on_the_way: Vec<(i64, Vec<i64>)> = vec![(id, leaders(backend, id)?)];
    let mut done: HashSet<i64> = HashSet::new();
    while let Some((at, left)) = on_the_way.last_mut() {
        match left.pop() {
            None => {
                done.insert(*at);
                on_the_way.pop();
            }
            Some(next) if done.contains(&next) => {}
            Some(next) if on_the_way.iter().any(|(id, _)| *id == next) => return Ok(true),
            Some(next) => on_the_way.push((next, leaders(backend, next)?)),
        }
    }
    Ok(false)
}

/// The claims that one follows: its original and its parts.
fn leaders(backend: &dyn Backend, id: i64) -> Result<Vec<i64>, StoreError> {
    let mut leaders: Vec<i64> = original(backend, id)?.into_iter().collect();
    leaders.extend(parts(backend, id)?);
    Ok(leaders)
}

/// All claims that follow one, and those that follow them; `more` are some that did before.
pub(crate) fn downstream(backend: &dyn Backend, id: i64, more: Vec<i64>) -> Result<Vec<i64>, StoreError> {
    let mut reached: Vec<i64> = Vec::new();
    let mut seen: HashSet<i64> = HashSet::from([id]);
    let mut next = more;
    let mut at = Some(id);
    while let Some(id) = at {
        next.extend(wholes(backend, id)?);
        next.extend(repetitions(backend, id)?);
        at = loop {
            match next.pop() {
                Some(id) if !seen.insert(id) => {}
                other => break other,
            }
        };
        reached.extend(at);
    }
    Ok(reached)
}
