//! Speakers as rows: who a claim is counted for, and the forms under which a name is found.

use std::collections::HashMap;

use super::StoreError;
use super::backend::{Backend, Value};
use super::journal::{self, StoredEvent};
use crate::claim::speaker::{name_key, surname};
use crate::claim::{Event, NewClaim, Person, Roster, SourceRef, Speaker, Uid};

/// The scope within which a speaker is one and the same: all of the ledger for a named one; the source,
/// else the claim itself, for one without a name.
pub(crate) fn scope_of(speaker: &Speaker, source: Option<&SourceRef>, claim: Uid) -> String {
    match (speaker.unnamed, source) {
        (false, _) => String::new(),
        (true, Some(source)) => source.as_str().to_owned(),
        (true, None) => claim.to_string(),
    }
}

/// Who a claim's words are counted for: the local number of its speaker, given when the name is new, and the
/// name that holds.
pub(crate) fn of_claim(backend: &dyn Backend, entry: &NewClaim, claim: Uid) -> Result<(i64, String), StoreError> {
    let scope = scope_of(&entry.speaker, entry.source.as_ref(), claim);
    let identity = [entry.speaker.name.as_str().into(), entry.speaker.unnamed.into(), scope.into()];
    let id = match row_of(backend, &identity)? {
        Some(Place { id, merged_into: None }) => return Ok((id, entry.speaker.name.clone())),
        Some(Place { merged_into: Some(into), .. }) => return Ok((into, name_of(backend, into)?)),
        None => next_id(backend, "speaker")?,
    };
    insert(backend, id, &identity)?;
    Ok((id, entry.speaker.name.clone()))
}

/// The local number of somebody without a name, who belongs to one source.
pub(crate) fn unnamed_in(backend: &dyn Backend, name: &str, source: &SourceRef) -> Result<Option<i64>, StoreError> {
    let identity = [name.into(), true.into(), source.as_str().into()];
    Ok(row_of(backend, &identity)?.map(|place| place.id))
}

/// Where a name stands.
struct Place {
    id: i64,
    merged_into: Option<i64>,
}

fn row_of(backend: &dyn Backend, identity: &[Value; 3]) -> Result<Option<Place>, StoreError> {
    let mut place = None;
    let sql = "SELECT id, merged_into FROM speaker WHERE name = $1 AND unnamed = $2 AND scope = $3";
    backend.query(sql, identity, &mut |row| {
        place = Some(Place { id: row.integer(0)?.unwrap_or_default(), merged_into: row.integer(1)? });
        Ok(())
    })?;
    Ok(place)
}

fn name_of(backend: &dyn Backend, id: i64) -> Result<String, StoreError> {
    let mut name = String::new();
    backend.query("SELECT name FROM speaker WHERE id = $1", &[id.into()], &mut |row| {
        name = row.text(0)?.unwrap_or_default();
        Ok(())
    })?;
    Ok(name)
}

/// Writes a speaker with the forms under which it is found: name, whether it is unnamed, scope.
pub(crate) fn insert(backend: &dyn Backend, id: i64, identity: &[Value; 3]) -> Result<(), StoreError> {
    let [name, unnamed, scope] = identity.clone();
    let is_named = unnamed == Value::Integer(0);
    let sql = "INSERT INTO speaker(id, name, unnamed, scope) VALUES ($1, $2, $3, $4)";
    backend.execute(sql, &[id.into(), name.clone(), unnamed, scope])?;
    match name {
        Value::Text(name) if is_named => write_forms(backend, id, "name", &name),
        _ => Ok(()),
    }
}

/// Makes room for a name that only the roster knows yet.
pub(crate) fn ensure(backend: &dyn Backend, name: &str) -> Result<(), StoreError> {
    let identity = [name.into(), false.into(), "".into()];
    if row_of(backend, &identity)?.is_some() {
        return Ok(());
    }
    insert(backend, next_id(backend, "speaker")?, &identity)
}

fn write_forms(backend: &dyn Backend, id: i64, form: &str, name: &str) -> Result<(), StoreError> {
    for (form, key) in [(form, name_key(name)), ("surname", name_key(surname(name)))] {
        let sql = "INSERT INTO alias(name_key, form, speaker_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        backend.execute(sql, &[key.into(), form.into(), id.into()])?;
    }
    Ok(())
}

/// Brings what is known of all speakers in line with the roster. Returns the speakers whose claims are now
/// counted for another name, or no longer for theirs.
pub(crate) fn write_roster(backend: &dyn Backend, roster: &Roster) -> Result<Vec<i64>, StoreError> {
    let mut named: Vec<(i64, String, Option<i64>)> = Vec::new();
    let sql = "SELECT id, name, merged_into FROM speaker WHERE unnamed = 0 ORDER BY id";
    backend.query(sql, &[], &mut |row| {
        named.push((row.integer(0)?.unwrap_or_default(), row.text(1)?.unwrap_or_default(), row.integer(2)?));
        Ok(())
    })?;
    let ids: HashMap<&str, i64> = named.iter().map(|(id, name, _)| (name.as_str(), *id)).collect();
    let unknown = Person::default();
    let mut moved = Vec::new();
    backend.execute("DELETE FROM alias", &[])?;
    for (id, name, merged_before) in &named {
        let person = roster.person(name).unwrap_or(&unknown);
        let holds = ids.get(roster.canonical(name)).copied().unwrap_or(*id);
        let merged_into = Some(holds).filter(|holds| holds != id);
        let sql = "UPDATE speaker SET speaker_group = $1, same_as = $2, role = $3, merged_into = $4 WHERE id = $5";
        let known = [&person.group, &person.same_as, &person.role].map(|word| Value::from(word.clone()));
        let [group, same_as, role] = known;
        backend.execute(sql, &[group, same_as, role, merged_into.into(), (*id).into()])?;
        write_forms(backend, holds, if merged_into.is_some() { "merged" } else { "name" }, name)?;
        for alias in &person.aliases {
            let sql = "INSERT INTO alias(name_key, form, speaker_id) VALUES ($1, 'alias', $2) ON CONFLICT DO NOTHING";
            backend.execute(sql, &[name_key(alias).into(), holds.into()])?;
        }
        if merged_into != *merged_before {
            moved.extend([Some(*id), *merged_before, merged_into].into_iter().flatten());
        }
    }
    Ok(moved)
}

/// The live speaker events of the ledger, folded.
pub(crate) fn roster(backend: &dyn Backend) -> Result<Roster, StoreError> {
    let stored = speaker_events(backend)?;
    let events: Vec<&Event> = stored.iter().filter_map(|stored| stored.event.as_ref()).collect();
    Ok(Roster::fold(&events))
}

/// The live speaker events of the ledger, in fold order.
pub(crate) fn speaker_events(backend: &dyn Backend) -> Result<Vec<StoredEvent>, StoreError> {
    let mut stored = journal::load(backend, "WHERE e.claim_id IS NULL AND e.kind = 'speaker' ORDER BY e.id", &[])?;
    stored.retain(|stored| !stored.is_undone);
    stored.sort_by_key(|stored| stored.event.as_ref().map(|event| (event.recorded_at, event.uid)));
    Ok(stored)
}

/// The next free local number of a table.
pub(crate) fn next_id(backend: &dyn Backend, table: &str) -> Result<i64, StoreError> {
    let mut newest = None;
    backend.query(&format!("SELECT max(id) FROM {table}"), &[], &mut |row| {
        newest = row.integer(0)?;
        Ok(())
    })?;
    Ok(newest.unwrap_or(0) + 1)
}

/// The claims that are counted for these speakers.
pub(crate) fn claims_of(backend: &dyn Backend, speakers: &[i64]) -> Result<Vec<i64>, StoreError> {
    let mut claims = Vec::new();
    for speaker in speakers {
        let sql = "SELECT id FROM claim WHERE speaker_id = $1 ORDER BY id";
        backend.query(sql, &[(*speaker).into()], &mut |row| {
            claims.extend(row.integer(0)?);
            Ok(())
        })?;
    }
    Ok(claims)
}
