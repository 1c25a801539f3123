//! What the payload of an event says, in a few words. Payloads are read as they were stored; one that
//! cannot be read is shown as it is.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{HistoryRow, changes, links};
use crate::claim::{ConditionState, EventKind};
use crate::deadline::Window;
use crate::render::words::{self, quoted};

/// The events among which a payload is read; they lend their local numbers to uids.
pub(super) struct Among<'a>(pub(super) &'a [HistoryRow]);

impl Among<'_> {
    /// What an event says.
    pub(super) fn says(&self, row: &HistoryRow) -> String {
        let Ok(Value::Object(payload)) = serde_json::from_str(&row.payload) else {
            return row.payload.clone();
        };
        let said = Payload(&payload);
        let parts = match row.kind.parse::<EventKind>() {
            Ok(EventKind::Logged) => said.logged(),
            Ok(EventKind::Condition) => said.condition(),
            Ok(EventKind::Outcome) => said.outcome(),
            Ok(EventKind::Evidenced) => said.evidenced(),
            Ok(EventKind::Looked) => said.looked(),
            Ok(EventKind::Linked) => vec![self.linked(&said, row)],
            Ok(EventKind::Dropped) => said.some(&["why"]),
            Ok(EventKind::Reopened) => self.reopened(&said),
            Ok(EventKind::Reverted) => vec![self.reverted(&said)],
            Ok(EventKind::Sourced) => sourced(&said, row),
            Ok(EventKind::Imported) => said.imported(),
            Ok(EventKind::Noted) => said.noted(),
            Ok(EventKind::Amended) if !row.changes.is_empty() => amended(&said, row),
            Ok(EventKind::Speaker) => said.speaker(),
            Ok(EventKind::Amended | EventKind::Judged | EventKind::Settled) | Err(_) => said.everything(),
        };
        let recorded_on = row.recorded_at.get(..10);
        let happened_on = row.happened_on.as_deref().filter(|on| Some(*on) != recorded_on);
        let is_of_its_day = row.kind == EventKind::Logged.as_str();
        let said = parts.join(", ");
        match happened_on.filter(|_| !is_of_its_day) {
            Some(on) => format!("{on}: {said}"),
            None => said,
        }
    }

    fn linked(&self, said: &Payload, row: &HistoryRow) -> String {
        let link = said.text("link").and_then(|word| word.parse().ok()).map_or("is linked to", links::linking);
        let uid = said.text("to").unwrap_or_default();
        let same_claim = |row: &&HistoryRow| row.claim_uid.as_deref() == Some(uid);
        let number = self.0.iter().find(same_claim).and_then(|row| row.claim_id).map(|id| format!("claim {id}"));
        let to = number.or_else(|| called(row, uid)).unwrap_or_else(|| format!("claim {uid}"));
        format!("{link} {to}")
    }

    /// Names the event that no longer counts by its number where it is at hand.
    fn reopened(&self, said: &Payload) -> Vec<String> {
        let of = said.text("of").unwrap_or_default();
        let event = self.0.iter().find(|row| row.uid == of);
        let mut parts: Vec<String> =
            event.map(|row| format!("takes back event {}, {}", row.id, row.kind)).into_iter().collect();
        parts.extend(said.some(&["why"]));
        parts
    }

    /// Names the events that were taken back by their numbers where they are at hand.
    fn reverted(&self, said: &Payload) -> String {
        let batch = said.text("batch").unwrap_or_default();
        let same_batch = |row: &&HistoryRow| row.batch == batch;
        let mut ids: Vec<i64> = self.0.iter().filter(same_batch).map(|row| row.id).collect();
        ids.sort_unstable();
        match (ids.first(), ids.last()) {
            (Some(first), Some(last)) if first == last => format!("takes back event {first}"),
            (Some(first), Some(last)) => format!("takes back events {first} to {last}"),
            _ => format!("takes back batch {batch}"),
        }
    }
}

/// What a row calls something that it names.
fn called(row: &HistoryRow, key: &str) -> Option<String> {
    row.names.iter().find(|(known, _)| known == key).map(|(_, name)| name.clone())
}

/// Each field that was corrected, before and after, and why.
fn amended(said: &Payload, row: &HistoryRow) -> Vec<String> {
    let mut parts = changes::in_words(&row.changes, &row.names);
    parts.extend(said.text("why").map(|why| format!("why: {why}")));
    vec![parts.join("; ")]
}

/// What is known of a source, or how it was taken back.
fn sourced(said: &Payload, row: &HistoryRow) -> Vec<String> {
    let Some(Value::Object(retracted)) = said.0.get("retracted") else {
        return said.some(&["title", "publisher", "url"]);
    };
    let key = said.0.get("source").and_then(Value::as_object).and_then(|key| key.values().find_map(Value::as_str));
    let source = key.map(|key| called(row, key).unwrap_or_else(|| by_key(key)));
    let mut parts = vec![format!("retracted: {}", source.unwrap_or_default())];
    parts.extend(Payload(retracted).some(&["why", "url"]));
    parts
}

/// A source that this ledger does not know: its address, or the beginning of its digest.
fn by_key(key: &str) -> String {
    let is_digest = key.len() == 64 && key.chars().all(|c| c.is_ascii_hexdigit());
    if is_digest { format!("source {}…", key.chars().take(12).collect::<String>()) } else { key.to_owned() }
}

/// A payload that could be read.
struct Payload<'a>(&'a Map<String, Value>);

impl Payload<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// The texts under these keys, as far as they are there.
    fn some(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().filter_map(|key| self.text(key)).map(str::to_owned).collect()
    }

    fn logged(&self) -> Vec<String> {
        let kind = self.text("kind").unwrap_or("claim");
        let statement = self.text("statement").unwrap_or_default();
        vec![format!("{kind}: {statement}")]
    }

    fn condition(&self) -> Vec<String> {
        let state = self.text("state").and_then(|word| word.parse::<ConditionState>().ok());
        let came_about = state.and_then(words::came_about).unwrap_or("open again");
        let mut parts = vec![came_about.to_owned()];
        let deadline = self.0.get("deadline").and_then(|window| Window::deserialize(window).ok());
        parts.extend(deadline.and_then(|window| window.by).map(|by| format!("which makes the deadline {by}")));
        parts.extend(self.some(&["note"]));
        parts
    }

    fn outcome(&self) -> Vec<String> {
        let mut parts = self.some(&["outcome", "reason"]);
        if self.0.get("early").and_then(Value::as_bool) == Some(true) {
            parts.push("before its window closed".to_owned());
        }
        parts.extend(self.some(&["note"]));
        parts
    }

    fn evidenced(&self) -> Vec<String> {
        let mut parts = vec![format!("for the {}", self.text("for").unwrap_or("claim"))];
        parts.extend(self.some(&["url"]));
        parts.extend(self.text("words").map(quoted));
        parts.extend(self.some(&["note"]));
        parts
    }

    fn looked(&self) -> Vec<String> {
        let mut parts = vec!["nothing to decide yet".to_owned()];
        parts.extend(self.text("again").map(|again| format!("again on {again}")));
        parts.extend(self.some(&["note"]));
        parts
    }

    fn noted(&self) -> Vec<String> {
        let is_public = self.0.get("public").and_then(Value::as_bool) == Some(true);
        let mut parts = self.some(&["progress", "text"]);
        parts.extend(is_public.then(|| "public".to_owned()));
        parts
    }

    /// One thing recorded of a speaker: "Marco Rubio: also called “Sen. Rubio”".
    fn speaker(&self) -> Vec<String> {
        let Some((name, field)) = self.text("speaker").zip(self.text("field")) else { return self.everything() };
        let value = self.text("value").unwrap_or("none");
        let said = match field {
            "alias" => format!("{name}: also called {}", quoted(value)),
            "no_alias" => format!("{name}: no longer called {}", quoted(value)),
            "merged_into" => format!("{name} is {value}"),
            "group" => format!("{name}: group {value}"),
            "same_as" => format!("{name}: the same as {value}"),
            "role" => format!("{name}: role {value}"),
            other => format!("{name}: {other} {value}"),
        };
        [vec![said], self.some(&["why"])].concat()
    }

    fn imported(&self) -> Vec<String> {
        let events = self.0.get("events").and_then(Value::as_u64).unwrap_or(0);
        vec![words::counted(events, "event")]
    }

    /// Every key with its value, for kinds that have no words of their own.
    fn everything(&self) -> Vec<String> {
        let set = self.0.iter().filter(|(_, value)| !value.is_null());
        set.map(|(key, value)| match value {
            Value::String(text) => format!("{key}: {text}"),
            other => format!("{key}: {other}"),
        })
        .collect()
    }
}
