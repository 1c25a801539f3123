//! A digest as JSON: one object with a list for each section, claims in the form that they have everywhere.

use chrono::NaiveDate;
use serde::Serialize;

use super::{array, encoded, object};
use crate::claim::{Change, Claim, Source, View};
use crate::report::{Correction, Digest, Pending, Seen, What};

/// Returns a digest as one object. What was still open at its end stands there as it stood then.
#[must_use]
pub fn digest(digest: &Digest, seen: Seen, due_within_days: u64) -> String {
    let view = |today| View { today, due_within_days };
    let claims = |claims: &[Claim]| array(claims.iter().map(|claim| object(claim, view(seen.on))));
    let pending = |pending: &[Pending]| array(pending.iter().map(|pending| object(&pending.claim, view(digest.to))));
    let lists = [
        ("recorded", claims(&digest.recorded)),
        ("decided", claims(&digest.decided)),
        ("conditions", claims(&digest.conditions)),
        ("overdue", pending(&digest.overdue)),
        ("corrected", array(digest.corrected.iter().map(|correction| encoded(&CorrectionForm::of(correction))))),
        ("retracted", array(digest.retracted.iter().map(|source| encoded(&RetractedForm::of(source))))),
        ("coming", pending(&digest.coming)),
    ];
    let lists: Vec<String> = lists.iter().map(|(key, list)| format!("\"{key}\":{}", list.trim_end())).collect();
    format!(
        "{{\"from\":\"{}\",\"to\":\"{}\",\"on\":\"{}\",\n{}}}\n",
        digest.from,
        digest.to,
        seen.on,
        lists.join(",\n")
    )
}

#[derive(Serialize)]
struct CorrectionForm<'a> {
    on: NaiveDate,
    by: &'a str,
    claims: Vec<i64>,
    what: &'static str,
    /// Fields that were edited, the outcome or the state, or the kinds of events that were taken back.
    details: Vec<&'static str>,
    why: Option<&'a str>,
}

impl<'a> CorrectionForm<'a> {
    fn of(correction: &'a Correction) -> CorrectionForm<'a> {
        let (what, details) = match &correction.what {
            What::Edited(fields) => ("edited", fields.iter().map(|(_, after)| key(after)).collect()),
            What::Dropped => ("dropped", Vec::new()),
            What::Reopened => ("reopened", Vec::new()),
            What::Marked(outcome) => ("marked", vec![outcome.as_str()]),
            What::Decided(state) => ("decided", vec![state.as_str()]),
            What::Undone(kinds) => ("undone", kinds.iter().map(|kind| kind.as_str()).collect()),
            What::Restored(kinds) => ("restored", kinds.iter().map(|kind| kind.as_str()).collect()),
        };
        CorrectionForm {
            on: correction.on,
            by: &correction.by,
            claims: correction.claims.iter().map(|(id, _)| *id).collect(),
            what,
            details,
            why: correction.why.as_deref(),
        }
    }
}

/// The key under which a claim has the field.
fn key(change: &Change) -> &'static str {
    match change {
        Change::Reference(_) => "ref",
        Change::Speaker(_) => "speaker",
        Change::Role(_) => "role",
        Change::SaidOn(_) => "said_on",
        Change::Statement(_) => "statement",
        Change::Quote(_) => "quote",
        Change::Kind(_) => "kind",
        Change::Strength(_) => "strength",
        Change::Actor(_) => "actor",
        Change::Condition(_) => "condition",
        Change::Deadline(_) => "deadline",
        Change::Test(_) => "test",
        Change::Topics(_) => "topics",
        Change::Source(_) => "source",
        Change::AlsoIn(_) => "also_in",
        Change::Private(_) => "private",
        Change::Lang(_) => "lang",
        Change::Translation(_) => "translation",
    }
}

#[derive(Serialize)]
struct RetractedForm<'a> {
    id: Option<i64>,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    retracted_on: Option<NaiveDate>,
    retraction_url: Option<&'a str>,
    why: Option<&'a str>,
}

impl<'a> RetractedForm<'a> {
    fn of(source: &'a Source) -> RetractedForm<'a> {
        let retraction = source.retraction.as_ref();
        RetractedForm {
            id: source.id,
            title: source.title.as_deref(),
            publisher: source.publisher.as_deref(),
            url: source.url.as_deref(),
            retracted_on: retraction.and_then(|retraction| retraction.on),
            retraction_url: retraction.and_then(|retraction| retraction.url.as_deref()),
            why: retraction.and_then(|retraction| retraction.why.as_deref()),
        }
    }
}
