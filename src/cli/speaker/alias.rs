//! `onrecord speaker alias`: another name under which a speaker is found.

use clap::Args;

use super::{merged_away, record};
use crate::claim::speaker::name_key;
use crate::claim::{Profile, RosterEntry};
use crate::cli::claims::check_echo_format;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::people::{Whole, echo, find_named, pasted, squeezed, whole};
use crate::store::{Found, Ledger, Writing};

/// Have a speaker found under another name too
#[derive(Args)]
#[command(before_help = "Example: onrecord speaker alias \"Marco Rubio\" \"Little Marco\"")]
pub(super) struct Alias {
    /// A name, an alias, or a surname that only one speaker has
    #[arg(value_name = "NAME")]
    name: String,
    /// The other name
    #[arg(value_name = "ALIAS")]
    alias: String,
    /// Have the speaker no longer found under it
    #[arg(long)]
    remove: bool,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

impl Alias {
    pub(super) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let alias = squeezed(&self.alias, "the alias")?;
        let (whole, remark) = desk.write(|writing| self.record(writing, &alias))?;
        if let Some(remark) = &remark {
            desk.ui.say(remark);
        }
        let verb = if self.remove { "no longer known" } else { "also known" };
        let done = format!("{}: {verb} as {alias}", whole.line.profile.name);
        echo(desk, &whole, &[done])
    }

    fn record(&self, writing: &mut Writing<'_>, alias: &str) -> Result<(Whole, Option<String>), Failure> {
        let called = find_named(writing.ledger(), &self.name)?;
        let profile = called.profile;
        let why = super::reason(self.why.as_ref())?;
        if self.remove {
            for (name, alias) in holders(writing.ledger(), &profile, alias)? {
                record(writing, &name, RosterEntry::NoAlias(alias), why)?;
            }
        } else {
            check_free(writing.ledger(), &profile, alias)?;
            record(writing, &profile.name, RosterEntry::Alias(alias.to_owned()), why)?;
        }
        writing.settle()?;
        let profile = find_named(writing.ledger(), &profile.name)?.profile;
        Ok((whole(writing.ledger(), profile)?, called.remark))
    }
}

/// Refuses an alias that the speaker has, or that is another speaker's name. A surname may be one.
fn check_free(ledger: &Ledger, profile: &Profile, alias: &str) -> Result<(), Failure> {
    let taken = match ledger.find_whole_name(alias)? {
        Found::Nobody => return Ok(()),
        Found::One { id, .. } if id == profile.id => {
            return Err(Failure::misuse(
                format!("{} is known as {alias:?} already", profile.name),
                format!("onrecord speaker {}", pasted(&profile.name)),
            ));
        }
        Found::One { name, .. } => name,
        Found::Several(names) => names.join(" and "),
    };
    let of = if name_key(&taken) == name_key(alias) { String::new() } else { format!(" of {taken}") };
    Err(Failure::misuse(
        format!("{alias:?} is a name{of} already"),
        format!("if they are the same: onrecord speaker merge {} --into {}", pasted(&taken), pasted(&profile.name)),
    ))
}

/// The names that the alias was recorded of, each with its spelling.
fn holders(ledger: &Ledger, profile: &Profile, alias: &str) -> Result<Vec<(String, String)>, Failure> {
    let holders = ledger.alias_holders(profile, alias)?;
    if !holders.is_empty() {
        return Ok(holders);
    }
    if let Some(merged) = profile.merged.iter().find(|name| name_key(name) == name_key(alias)) {
        return Err(merged_away(ledger, merged, &profile.name));
    }
    Err(Failure::missing(
        format!("{alias:?} is no alias of {}", profile.name),
        format!("onrecord speaker {}", pasted(&profile.name)),
    ))
}
