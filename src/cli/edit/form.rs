//! A claim as a form in the editor: its fields go in, the flags that say what was changed come out.

use clap::{ArgMatches, Args, FromArgMatches};

use super::{Edit, Edited};
use crate::claim::{Claim, ConditionKind};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::form::{self, Field, Held};
use crate::cli::ids;

/// Corrects a claim as its form says. `None` when nothing was changed.
pub(super) fn fill(desk: &Desk, edit: &Edit, matches: &ArgMatches) -> Result<Option<Vec<Edited>>, Failure> {
    let ledger = desk.present()?;
    let words: Vec<&str> = edit.ids.iter().map(String::as_str).collect();
    let [id] = ids::resolve(&ledger, &words)?[..] else {
        return Err(Failure::misuse("a form holds one claim at a time", "onrecord edit ID --edit"));
    };
    let claim = ledger.claim(id)?;
    drop(ledger);
    let typed = matches.subcommand_matches("edit").unwrap_or(matches);
    let mut fields = form::of_flags(&Edit::augment_args(clap::Command::new("edit")), typed);
    fields.retain(|field| field.name != "ids");
    let present: Vec<Held> = fields.iter().map(|field| held(&claim, field)).collect();
    for (field, present) in fields.iter_mut().zip(&present) {
        if is_empty(&field.held) {
            field.held.clone_from(present);
        }
    }
    let heading =
        format!("Claim {id}. An emptied line clears its field.\nLeft as it is, or empty, nothing is recorded.");
    let filled = form::fill(desk, &heading, &fields, |filled| {
        let changed = changed(filled, present.iter());
        let command = Edit::augment_args(clap::Command::new("edit").bin_name("onrecord edit").no_binary_name(true));
        let line = std::iter::once(id.to_string().into()).chain(form::words(&changed, ""));
        let read = command.try_get_matches_from(line);
        let edit = read.and_then(|matches| Edit::from_arg_matches(&matches)).map_err(Failure::of_usage)?;
        edit.correct_alone(desk)
    })?;
    Ok(filled.taken())
}

/// The fields of a form that hold something else than before.
pub(super) fn changes(filled: &[Field], present: &[Field]) -> Vec<Field> {
    changed(filled, present.iter().map(|field| &field.held))
}

fn changed<'a>(filled: &[Field], present: impl Iterator<Item = &'a Held>) -> Vec<Field> {
    let changed = filled.iter().zip(present).filter(|(field, present)| field.held != **present);
    without_contradiction(changed.map(|(field, _)| cleared(field)).collect())
}

/// What a field holds of a claim as it stands; what is an act, like a link or a further source, is empty.
pub(super) fn held(claim: &Claim, field: &Field) -> Held {
    let entry = &claim.entry;
    let condition = |kind| entry.condition.as_ref().filter(|condition| condition.kind == kind);
    let text_of = |kind| condition(kind).map(|condition| condition.text.clone());
    let phrase = entry.deadline.as_ref().map(|deadline| deadline.phrase.clone());
    let are_dates = |phrase: &String| phrase.contains("..");
    let text = match field.name.as_str() {
        "topic" => return Held::Texts(entry.topics.clone()),
        "private" => return Held::Switch(entry.private),
        "anonymous" => return Held::Switch(entry.speaker.unnamed),
        "statement" => Some(entry.statement.clone()),
        "speaker" => Some(entry.speaker.name.clone()).filter(|name| !name.is_empty()),
        "said" => Some(entry.said_on.to_string()),
        "kind" => Some(entry.kind.to_string()),
        "strength" => Some(entry.strength.to_string()),
        "if" => text_of(ConditionKind::If),
        "unless" => text_of(ConditionKind::Unless),
        "by" => phrase.filter(|phrase| !are_dates(phrase)),
        "by-date" => phrase.filter(are_dates),
        "condition-by" => {
            let window = entry.condition.as_ref().and_then(|condition| condition.window.as_ref());
            window.map(|window| window.phrase.clone())
        }
        "source" => claim.source.as_ref().and_then(|source| source.id).map(|id| id.to_string()),
        "quote" => entry.quote.as_ref().map(|quote| quote.words.clone()),
        "at" => entry.quote.as_ref().and_then(|quote| quote.at.clone()),
        "test" => entry.test.clone(),
        "role" => entry.role.clone(),
        "actor" => entry.actor.clone(),
        "ref" => entry.reference.clone(),
        "lang" => entry.lang.clone(),
        "translation" => entry.translation.clone(),
        _ => None,
    };
    match field.held {
        Held::Text(_) => Held::Text(text),
        Held::Texts(_) => Held::Texts(Vec::new()),
        Held::Switch(_) => Held::Switch(false),
    }
}

fn is_empty(held: &Held) -> bool {
    match held {
        Held::Text(text) => text.is_none(),
        Held::Texts(texts) => texts.is_empty(),
        Held::Switch(is_on) => !is_on,
    }
}

/// A field that was emptied is cleared; what was private is public then.
fn cleared(field: &Field) -> Field {
    let none = "none".to_owned();
    let (name, held) = match (&field.held, field.name.as_str()) {
        (Held::Text(None), name) => (name, Held::Text(Some(none))),
        (Held::Texts(texts), name) if texts.is_empty() => (name, Held::Texts(vec![none])),
        (Held::Switch(false), "private") => ("public", Held::Switch(true)),
        (held, name) => (name, held.clone()),
    };
    Field { name: name.to_owned(), held, ..field.clone() }
}

/// Of two fields of which one says the same thing in another way, an emptied one says nothing.
fn without_contradiction(mut fields: Vec<Field>) -> Vec<Field> {
    let is_none = |field: &Field| field.held == Held::Text(Some("none".to_owned()));
    let is_said = |fields: &[Field], name: &str| fields.iter().any(|field| field.name == name && !is_none(field));
    for (one, other) in [("if", "unless"), ("unless", "if"), ("by", "by-date"), ("by-date", "by")] {
        if is_said(&fields, other) {
            fields.retain(|field| field.name != one || !is_none(field));
        }
    }
    // Without a condition there is no window of it to clear.
    if fields.iter().any(|field| ["if", "unless"].contains(&field.name.as_str()) && is_none(field)) {
        fields.retain(|field| field.name != "condition-by");
    }
    fields
}
