//! `onrecord speaker`: one speaker, and what can be recorded of a speaker.

mod alias;
mod edit;
mod merge;

use clap::{Args, Subcommand};

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::people::{find, pasted, twins, whole};
use crate::claim::{Profile, RosterEntry, SpeakerFact};
use crate::render::{json, table};
use crate::report::SpeakerPage;
use crate::store::{Ledger, StoreError, Writing};

/// One speaker: names, roles, track record, claims; or edit, alias, merge
#[derive(Args)]
#[command(
    before_help = "Example: onrecord speaker Rubio\n         onrecord speaker merge \"Marko Rubio\" --into \"Marco Rubio\"",
    after_help = "A speaker whose name begins with edit, alias or merge: onrecord speaker -- NAME.",
    subcommand_negates_reqs = true,
    disable_help_subcommand = true,
    override_usage = "onrecord speaker [OPTIONS] NAME\n       onrecord speaker [OPTIONS] edit|alias|merge ..."
)]
pub(crate) struct Speaker {
    /// A name, an alias, or a surname that only one speaker has
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// Closed claims too
    #[arg(long)]
    all: bool,
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(Subcommand)]
enum Change {
    Edit(edit::Edit),
    Alias(alias::Alias),
    Merge(merge::Merge),
}

impl Speaker {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        if let Some(change) = &self.change {
            if self.all || !self.name.is_empty() {
                return Err(Failure::misuse(
                    "speaker: either a name, or one of edit, alias, merge; --all goes with a name",
                    "onrecord speaker --help",
                ));
            }
            return match change {
                Change::Edit(edit) => edit.run(desk),
                Change::Alias(alias) => alias.run(desk),
                Change::Merge(merge) => merge.run(desk),
            };
        }
        self.show(desk)
    }

    fn show(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl])?;
        let ledger = desk.ledger()?;
        let name = self.name.join(" ");
        let called = find(&ledger, &name).map_err(|failure| match desk.past.is_present() {
            true => failure,
            false => of_the_past(desk, &name, failure),
        })?;
        if let Some(remark) = &called.remark {
            desk.ui.say(remark);
        }
        let twins = twins(&ledger, &called.profile)?;
        let whole = whole(&ledger, called.profile)?;
        let page = SpeakerPage { line: &whole.line, claims: &whole.claims, is_all: self.all, view: desk.view() };
        match format {
            Format::Table if desk.ui.is_terminal() => desk.ui.table(&table::speaker(&page, desk.ui.width))?,
            Format::Table => desk.ui.table(&table::speaker_whole(&page, desk.ui.width))?,
            _ => desk.ui.out(&json::speaker(&page))?,
        }
        let into = pasted(&whole.line.profile.name);
        for twin in twins {
            desk.ui.say(&format!("{twin} looks like the same: onrecord speaker merge {} --into {into}", pasted(&twin)));
        }
        Ok(())
    }
}

/// Of a speaker whom only the day asked about does not know yet, it says so.
fn of_the_past(desk: &Desk, name: &str, failure: Failure) -> Failure {
    match desk.present().and_then(|ledger| find(&ledger, name)) {
        Ok(called) => Failure::missing(
            format!("{} is not on record as of the day asked about", called.profile.name),
            format!("onrecord speaker {}", pasted(&called.profile.name)),
        ),
        Err(_) => failure,
    }
}

/// Records that speakers are one whose name holds, and hands on what is known of them where nothing is
/// known of that name. Says what was handed on, and what was not.
fn join(
    writing: &mut Writing<'_>,
    speakers: &[Profile],
    into: &str,
    why: Option<&str>,
) -> Result<(Profile, Vec<String>), Failure> {
    for speaker in speakers {
        record(writing, &speaker.name, RosterEntry::MergedInto(into.to_owned()), why)?;
    }
    writing.settle()?;
    let mut remarks = Vec::new();
    let mut joined = holder(writing, into)?;
    for speaker in speakers {
        let known = [&mut joined.group, &mut joined.role, &mut joined.same_as];
        for ((field, from, entry), to) in fields(speaker).into_iter().zip(known) {
            match (from, to.as_ref()) {
                (Some(own), None) => {
                    record(writing, into, entry(Some(own.clone())), why)?;
                    *to = Some(own.clone());
                }
                (Some(own), Some(kept)) if own != kept => {
                    remarks.push(format!("{field} of {into} stays {kept:?}; {} had {own:?}", speaker.name));
                }
                _ => {}
            }
        }
    }
    writing.settle()?;
    Ok((holder(writing, into)?, remarks))
}

/// A value for one field of a speaker, as it is recorded.
type Entry = fn(Option<String>) -> RosterEntry;

/// The fields that can be set, each with what is known.
fn fields(profile: &Profile) -> [(&'static str, &Option<String>, Entry); 3] {
    [
        ("group", &profile.group, RosterEntry::Group),
        ("role", &profile.role, RosterEntry::Role),
        ("same-as", &profile.same_as, RosterEntry::SameAs),
    ]
}

/// Records one thing of a speaker.
fn record(writing: &mut Writing<'_>, name: &str, entry: RosterEntry, why: Option<&str>) -> Result<i64, StoreError> {
    writing.speaker(SpeakerFact { name: name.to_owned(), entry, why: why.map(str::to_owned) })
}

/// The speaker whose name holds, as the command has made it.
fn holder(writing: &Writing<'_>, name: &str) -> Result<Profile, Failure> {
    let profile = find(writing.ledger(), name)?.profile;
    if profile.name == name {
        return Ok(profile);
    }
    Err(merged_away(writing.ledger(), name, &profile.name))
}

/// Says that a name was merged into another, and how to take that back.
fn merged_away(ledger: &Ledger, name: &str, holds: &str) -> Failure {
    let event = ledger.merge_of(name).ok().flatten().map_or("EVENT".to_owned(), |event| event.to_string());
    Failure::misuse(
        format!("{name:?} was merged into {holds:?}: it is no name of its own now"),
        format!("to take the merge back: onrecord undo {event}"),
    )
}

/// Why, where somebody says so.
fn reason(why: Option<&String>) -> Result<Option<&str>, Failure> {
    match why.map(|why| why.trim()) {
        Some("") => Err(Failure::misuse("--why is empty", "leave --why out")),
        other => Ok(other),
    }
}
