//! Speakers as people name them: by name, alias, or a surname that only one has; those without a name by
//! the words of their source.

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::nearest::{nearest, or_quoted};
use crate::claim::speaker::Likeness;
use crate::claim::speaker::name_key;
use crate::claim::{Claim, Profile};
use crate::render::sanitize::shown;
use crate::render::{json, table};
use crate::report::{End, SpeakerEnd, SpeakerLine, SpeakerPage, speaker_lines};
use crate::store::{Found, Ledger, SpeakerEnds};

/// How many speakers that look alike are named.
const TWINS: usize = 3;

/// A speaker who was named, and what is to be said if under another name.
pub(crate) struct Called {
    pub(crate) profile: Profile,
    pub(crate) remark: Option<String>,
}

/// One speaker with all there is.
pub(crate) struct Whole {
    pub(crate) line: SpeakerLine,
    pub(crate) claims: Vec<Claim>,
}

/// A name with single spaces; an empty one is refused.
pub(crate) fn squeezed(name: &str, of: &str) -> Result<String, Failure> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Failure::misuse(format!("{of} is empty"), "onrecord speakers"));
    }
    Ok(name)
}

/// Finds the one speaker that a name stands for, unnamed ones too.
pub(crate) fn find(ledger: &Ledger, name: &str) -> Result<Called, Failure> {
    let name = squeezed(name, "the name")?;
    match ledger.find_speaker(&name)? {
        Found::One { id, name: known } => {
            let remark = (known != name).then(|| format!("{name} -> {known}"));
            Ok(Called { profile: profile(ledger, id)?, remark })
        }
        Found::Several(names) => Err(several(&name, &names)),
        Found::Nobody => find_unnamed(ledger, &name),
    }
}

/// Finds a speaker with a name: nothing can be recorded of others.
pub(crate) fn find_named(ledger: &Ledger, name: &str) -> Result<Called, Failure> {
    let called = find(ledger, name)?;
    if called.profile.unnamed {
        return Err(unnamed(&called.profile.name));
    }
    Ok(called)
}

/// Says that nothing can be recorded of a speaker without a name.
pub(crate) fn unnamed(name: &str) -> Failure {
    Failure::misuse(
        format!("{name:?} is unnamed: such a speaker belongs to its source and is never matched across sources"),
        "if the source does name somebody: onrecord edit ID --speaker NAME",
    )
}

/// Says that a name is not enough.
fn several(name: &str, names: &[String]) -> Failure {
    let first = names.first().map_or("", String::as_str);
    let hint = match names {
        [one, other] if Likeness::of(one).is_like_name(other) => {
            format!(
                "give the whole name; if they are the same: onrecord speaker merge {} --into {}",
                pasted(other),
                pasted(one)
            )
        }
        _ => format!("give the whole name: onrecord speaker {}", pasted(first)),
    };
    Failure::misuse(format!("{name:?} can be {}", names.join(", ")), hint)
}

/// Finds an unnamed speaker by its words where only one source has them, or by its number.
fn find_unnamed(ledger: &Ledger, name: &str) -> Result<Called, Failure> {
    let everybody = ledger.speakers()?;
    let is_meant = |it: &&Profile| it.unnamed && (name_key(&it.name) == name_key(name) || it.id.to_string() == name);
    let mut meant: Vec<&Profile> = everybody.iter().filter(is_meant).collect();
    meant.sort_unstable_by_key(|it| it.id);
    match meant.as_slice() {
        [] => Err(nobody(name, &everybody)),
        [one] => Ok(Called { profile: (*one).clone(), remark: None }),
        many => {
            let place = |it: &&Profile| match it.source.as_ref().and_then(|source| source.id) {
                Some(source) => format!("{} (of source {source})", it.id),
                None => format!("{} (of no source)", it.id),
            };
            let places: Vec<String> = many.iter().map(place).collect();
            let first = many.first().map_or(0, |it| it.id);
            Err(Failure::misuse(
                format!("{name:?} are unnamed speakers of several sources, each for itself: {}", places.join(", ")),
                format!("by its number: onrecord speaker {first}"),
            ))
        }
    }
}

fn nobody(name: &str, everybody: &[Profile]) -> Failure {
    let names = everybody.iter().filter(|it| !it.unnamed).map(|it| it.name.as_str());
    let near = nearest(name, names);
    let hint = match near.as_slice() {
        [] => "who is on record: onrecord speakers".to_owned(),
        near => format!("did you mean {}", or_quoted(near)),
    };
    Failure::missing(format!("no speaker {name:?}"), hint)
}

fn profile(ledger: &Ledger, id: i64) -> Result<Profile, Failure> {
    ledger.speaker(id)?.ok_or_else(|| Failure::missing(format!("no speaker {id}"), "onrecord speakers"))
}

/// Everything about one speaker.
pub(crate) fn whole(ledger: &Ledger, profile: Profile) -> Result<Whole, Failure> {
    let claims = ledger.claims_of_speaker(profile.id)?;
    let ends = ledger.ends_of_speakers(Some(profile.id))?;
    let line = speaker_lines(vec![profile], ends.iter().map(end)).pop();
    let line = line.ok_or_else(|| Failure::missing("no such speaker", "onrecord speakers"))?;
    Ok(Whole { line, claims })
}

/// Counted claims as the report takes them.
pub(crate) fn end(ends: &SpeakerEnds) -> SpeakerEnd {
    let SpeakerEnds { speaker_id, kind, strength, status, without_condition, late_days, counts, claims } = *ends;
    SpeakerEnd { speaker_id, kind, strength, end: End { status, without_condition, late_days }, counts, claims }
}

/// The names of other speakers that look like one of this one's.
pub(crate) fn twins(ledger: &Ledger, profile: &Profile) -> Result<Vec<String>, Failure> {
    if profile.unnamed {
        return Ok(Vec::new());
    }
    let own: Vec<Likeness> =
        std::iter::once(profile.name.as_str()).chain(profile.other_names()).map(Likeness::of).collect();
    let others = ledger.speakers()?.into_iter().filter(|it| !it.unnamed && it.id != profile.id);
    let mut twins: Vec<String> =
        others.map(|it| it.name).filter(|name| own.iter().any(|own| own.is_like_name(name))).collect();
    twins.sort_unstable();
    twins.truncate(TWINS);
    Ok(twins)
}

/// Shows a speaker after a command has written: a line for each thing done, then what is known now.
pub(crate) fn echo(desk: &Desk, whole: &Whole, done: &[String]) -> Result<(), Failure> {
    let page = SpeakerPage { line: &whole.line, claims: &whole.claims, is_all: true, view: desk.view() };
    match desk.format(&[Format::Table, Format::Json, Format::Jsonl])? {
        Format::Table => {
            let done = done.iter().fold(String::new(), |text, line| text + &shown(line) + "\n");
            desk.ui.out(&(done + &table::speaker_head(&page)))?;
        }
        _ => desk.ui.out(&json::speaker(&page))?,
    }
    desk.say_undo();
    Ok(())
}

/// A name as it can be pasted into a shell.
pub(crate) fn pasted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    let is_quotable = |c: char| !matches!(c, '"' | '$' | '`' | '\\' | '!');
    if !name.is_empty() && name.chars().all(is_plain) && !name.starts_with('-') {
        name.to_owned()
    } else if name.chars().all(is_quotable) {
        format!("\"{name}\"")
    } else {
        format!("'{}'", name.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_pasted() {
        for (name, expected) in [
            ("Rubio", "Rubio"),
            ("Marco Rubio", "\"Marco Rubio\""),
            ("Dwayne \"The Rock\" Johnson", "'Dwayne \"The Rock\" Johnson'"),
            ("O'Neill", "\"O'Neill\""),
            ("$HOME O'Neill", r"'$HOME O'\''Neill'"),
            ("", "\"\""),
            ("-n", "\"-n\""),
        ] {
            assert_eq!(pasted(name), expected);
        }
    }
}
