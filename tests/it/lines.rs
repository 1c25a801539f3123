//! Ledger lines written by hand: what a careful stranger could send, hashes and all.
//!
//! The text that is hashed is built here a second time, from the words of the documentation, so that a
//! change of the hash cannot pass unseen.

use onrecord::store::digest;
use serde_json::{Value, json};

/// The header line of an export.
pub(crate) const HEADER: &str = "{\"onrecord\":{\"format\":1}}\n";

/// One event, its hash not made yet.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) id: Value,
    pub(crate) claim_id: Value,
    pub(crate) uid: String,
    pub(crate) claim: String,
    pub(crate) kind: String,
    pub(crate) recorded_at: String,
    pub(crate) author: String,
    pub(crate) payload: String,
    pub(crate) prev: String,
}

impl Line {
    /// A claim is logged: the `number`th event of a ledger, after the one whose hash is `prev`.
    pub(crate) fn logged(number: u64, prev: &str, payload: &Value) -> Line {
        let uid = uid(number);
        Line {
            id: json!(number),
            claim_id: json!(number),
            claim: uid.clone(),
            uid,
            kind: "logged".to_owned(),
            recorded_at: format!("2026-01-01T{:02}:{:02}:{:02}.000000Z", number / 3600, number / 60 % 60, number % 60),
            author: "stranger".to_owned(),
            payload: payload.to_string(),
            prev: prev.to_owned(),
        }
    }

    /// Its hash.
    pub(crate) fn hash(&self) -> String {
        let payload = digest(&self.payload);
        let lines = [
            self.prev.as_str(),
            &self.uid,
            &self.uid, // each event is a batch of its own
            &self.claim,
            &self.kind,
            "2026-01-01",
            &self.recorded_at,
            &self.author,
            &payload,
        ];
        digest(&lines.join("\n"))
    }

    /// It as a line of an export.
    pub(crate) fn text(&self) -> String {
        let event = json!({"event": {
            "id": self.id, "uid": self.uid, "batch": self.uid, "claim": self.claim, "claim_id": self.claim_id,
            "kind": self.kind, "happened_on": "2026-01-01", "recorded_at": self.recorded_at,
            "author": self.author, "payload": self.payload, "prev": self.prev, "hash": self.hash(),
        }});
        event.to_string() + "\n"
    }
}

/// A uid that nobody else makes.
pub(crate) fn uid(number: u64) -> String {
    format!("019b7800-0000-7000-8000-{number:012x}")
}

/// What a claim says, as it is stored.
pub(crate) fn claim(statement: &str) -> Value {
    json!({
        "speaker": {"name": "Jane Doe"}, "said_on": "2026-01-01", "statement": statement,
        "kind": "promise", "strength": "firm",
    })
}

/// A ledger of so many claims, one event each, chained.
pub(crate) fn ledger(claims: u64) -> String {
    let mut text = HEADER.to_owned();
    let mut prev = String::new();
    for number in 1..=claims {
        let line = Line::logged(number, &prev, &claim(&format!("bridge {number} opens")));
        text += &line.text();
        prev = line.hash();
    }
    text
}
