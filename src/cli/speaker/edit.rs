//! `onrecord speaker edit`: name, group, role and page of a speaker.

use clap::Args;

use super::{fields, join, merged_away, reason, record};
use crate::claim::speaker::name_key;
use crate::claim::{Profile, RosterEntry};
use crate::cli::claims::check_echo_format;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::mark::web_address;
use crate::cli::people::{Whole, echo, find_named, pasted, squeezed, whole};
use crate::store::{Found, Ledger, Writing};

/// Change a speaker's name, group, role now or page; none clears
#[derive(Args)]
#[command(before_help = "Example: onrecord speaker edit Rubio --group Republicans --role \"U.S. Secretary of State\"")]
pub(super) struct Edit {
    /// A name, an alias, or a surname that only one speaker has
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// A name that nobody has yet; the old one becomes an alias
    #[arg(long = "name", value_name = "NEW")]
    new_name: Option<String>,
    /// The party, office or side
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// What the speaker is now; the roles of claims stay as they were
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// A page elsewhere that says who this is
    #[arg(long, value_name = "URL")]
    same_as: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

/// What is done, with a line that says so.
struct Step {
    entry: RosterEntry,
    done: String,
}

impl Edit {
    pub(super) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let typed = self.name.join(" ");
        let (whole, remarks, done) = desk.write(|writing| self.record(writing, &typed))?;
        for remark in &remarks {
            desk.ui.say(remark);
        }
        echo(desk, &whole, &done)
    }

    fn record(&self, writing: &mut Writing<'_>, typed: &str) -> Result<(Whole, Vec<String>, Vec<String>), Failure> {
        let why = reason(self.why.as_ref())?;
        let called = find_named(writing.ledger(), typed)?;
        let mut remarks: Vec<String> = called.remark.into_iter().collect();
        let mut profile = called.profile;
        let steps = self.steps(&profile)?;
        let new_name = self.new_name.as_deref().map(|new| free_name(writing.ledger(), &profile, new)).transpose()?;
        let new_name = new_name.filter(|new| *new != profile.name);
        if steps.is_empty() && new_name.is_none() {
            return Err(self.nothing(&profile));
        }
        let mut done = Vec::new();
        for step in steps {
            record(writing, &profile.name, step.entry, why)?;
            done.push(format!("{}: {}", profile.name, step.done));
        }
        writing.settle()?;
        if let Some(new) = new_name {
            let before = find_named(writing.ledger(), &profile.name)?.profile;
            let (joined, more) = join(writing, &[before], &new, why)?;
            done.push(format!("{} -> {new}", profile.name));
            remarks.extend(more);
            profile = joined;
        }
        let profile = find_named(writing.ledger(), &profile.name)?.profile;
        Ok((whole(writing.ledger(), profile)?, remarks, done))
    }

    /// What differs from what is known.
    fn steps(&self, profile: &Profile) -> Result<Vec<Step>, Failure> {
        let mut steps = Vec::new();
        for ((field, known, entry), typed) in fields(profile).into_iter().zip([&self.group, &self.role, &self.same_as])
        {
            let Some(typed) = typed else { continue };
            let value = value_of(field, typed)?;
            if value != *known {
                let done = format!("{field} {}", value.as_deref().unwrap_or("none"));
                steps.push(Step { entry: entry(value), done });
            }
        }
        Ok(steps)
    }

    fn nothing(&self, profile: &Profile) -> Failure {
        let name = pasted(&profile.name);
        let is_asked = [&self.new_name, &self.group, &self.role, &self.same_as].into_iter().any(Option::is_some);
        if is_asked {
            let message = format!("{} is so already: nothing would change", profile.name);
            return Failure::misuse(message, format!("onrecord speaker {name}"));
        }
        Failure::misuse(
            format!("nothing to change of {} is given", profile.name),
            format!("onrecord speaker edit {name} --group GROUP, or --role, --same-as, --name"),
        )
    }
}

/// A value as typed; `none` clears.
fn value_of(field: &str, typed: &str) -> Result<Option<String>, Failure> {
    let value = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.is_empty() {
        return Err(Failure::misuse(format!("--{field} is empty"), format!("--{field} none clears it")));
    }
    if value == "none" {
        return Ok(None);
    }
    if field == "same-as" { web_address("--same-as", &value).map(Some) } else { Ok(Some(value)) }
}

/// A name for a speaker that no other has, neither as name nor as alias.
fn free_name(ledger: &Ledger, profile: &Profile, typed: &str) -> Result<String, Failure> {
    let new = squeezed(typed, "--name")?;
    if new == "none" {
        return Err(Failure::misuse("--name: a speaker has a name", "--name NEW"));
    }
    if profile.merged.contains(&new) {
        return Err(merged_away(ledger, &new, &profile.name));
    }
    let taken = match ledger.find_whole_name(&new)? {
        Found::Nobody => return Ok(new),
        Found::One { id, .. } if id == profile.id => return Ok(new),
        Found::One { name, .. } => name,
        Found::Several(names) => names.join(" and "),
    };
    let known = if name_key(&taken) == name_key(&new) { String::new() } else { format!(" of {taken}") };
    Err(Failure::misuse(
        format!("--name: {new:?} is a name{known} already"),
        format!("if they are the same: onrecord speaker merge {} --into {}", pasted(&profile.name), pasted(&taken)),
    ))
}
