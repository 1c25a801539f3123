//! `onrecord speaker merge`: several names are one speaker.

use clap::Args;

use super::{join, reason};
use crate::claim::Profile;
use crate::claim::speaker::name_key;
use crate::cli::claims::check_echo_format;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::people::{Called, Whole, echo, find, find_named, squeezed, unnamed, whole};
use crate::store::{Found, Ledger, Writing};

/// Count the claims of several names for one speaker; the history stays as it is
#[derive(Args)]
#[command(before_help = "Example: onrecord speaker merge \"Marko Rubio\" \"Sen. Rubio\" --into \"Marco Rubio\"")]
pub(super) struct Merge {
    /// Speakers, each a name, an alias, or a surname that only one has
    #[arg(required = true, value_name = "A")]
    names: Vec<String>,
    /// The speaker whose name holds, on record or new
    #[arg(long, required = true, value_name = "B")]
    into: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

/// What was merged, and what there is to say.
struct Merged {
    whole: Whole,
    done: Vec<String>,
    remarks: Vec<String>,
}

impl Merge {
    pub(super) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let merged = desk.write(|writing| self.record(writing))?;
        for remark in &merged.remarks {
            desk.ui.say(remark);
        }
        echo(desk, &merged.whole, &merged.done)
    }

    fn record(&self, writing: &mut Writing<'_>) -> Result<Merged, Failure> {
        let why = reason(self.why.as_ref())?;
        let mut remarks = Vec::new();
        let mut speakers: Vec<Profile> = Vec::new();
        for name in &self.names {
            let Called { profile, remark } = find_named(writing.ledger(), name)?;
            remarks.extend(remark);
            if !speakers.contains(&profile) {
                speakers.push(profile);
            }
        }
        let into = self.into(writing.ledger(), &speakers, &mut remarks)?;
        let mut done = Vec::new();
        for speaker in &speakers {
            let claims = writing.ledger().claims_of_speaker(speaker.id)?.len();
            let noun = if claims == 1 { "claim" } else { "claims" };
            done.push(format!("{} -> {}: {claims} {noun} moved", speaker.name, into));
        }
        let (joined, more) = join(writing, &speakers, &into, why)?;
        remarks.extend(more);
        Ok(Merged { whole: whole(writing.ledger(), joined)?, done, remarks })
    }

    /// The name that holds: that of a speaker on record, else a new one as typed.
    fn into(&self, ledger: &Ledger, speakers: &[Profile], remarks: &mut Vec<String>) -> Result<String, Failure> {
        let typed = squeezed(&self.into, "--into")?;
        if self.names.iter().any(|name| name_key(name) == name_key(&typed)) {
            return Err(itself(&typed, &typed));
        }
        let is_merged = |id: i64| speakers.iter().any(|speaker| speaker.id == id);
        match ledger.find_whole_name(&typed)? {
            Found::One { id, name } if is_merged(id) => return Err(itself(&typed, &name)),
            Found::Nobody => {}
            _ => return Ok(self.known(ledger, &typed, remarks)?.name),
        }
        // A surname of one who is to be merged is a new name here.
        let is_new = match ledger.find_speaker(&typed)? {
            Found::One { id, .. } => is_merged(id),
            Found::Nobody => {
                if find(ledger, &typed).is_ok() {
                    return Err(unnamed(&typed));
                }
                true
            }
            Found::Several(_) => false,
        };
        if is_new {
            remarks.push(format!("new speaker: {typed}"));
            return Ok(typed);
        }
        Ok(self.known(ledger, &typed, remarks)?.name)
    }

    fn known(&self, ledger: &Ledger, typed: &str, remarks: &mut Vec<String>) -> Result<Profile, Failure> {
        let Called { profile, remark } = find_named(ledger, typed)?;
        remarks.extend(remark);
        Ok(profile)
    }
}

fn itself(typed: &str, name: &str) -> Failure {
    let message = if typed == name {
        format!("{name:?} cannot be merged into itself")
    } else {
        format!("{typed:?} is a name of {name:?} already: nothing would change")
    };
    Failure::misuse(message, "to change the name that holds: onrecord speaker edit NAME --name NEW")
}
