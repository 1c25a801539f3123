//! `onrecord reopen`: the outcome was wrong, and what became of the claim is open again.

use clap::Args;

use super::claims::{check_echo_format, echo, one, record_each_and};
use super::desk::Desk;
use super::failure::Failure;
use super::link;
use crate::claim::{Claim, rules};

/// Open a closed claim again: its outcome was wrong, or where it is void, the decision of its condition
#[derive(Args)]
#[command(
    before_help = "Example: onrecord reopen 3 --why \"the report was withdrawn\"",
    after_help = "Where the right outcome is known: onrecord mark ID OUTCOME --correct WHY does both in one step."
)]
pub(crate) struct Reopen {
    /// Claims
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// What was wrong
    #[arg(long, required = true, value_name = "TEXT")]
    why: String,
}

impl Reopen {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let words: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        let reopen = |claim: &Claim| one(rules::reopen(claim, &self.why));
        let opened = record_each_and(desk, &words, reopen, link::hanging_on)?;
        let (opened, hanging): (Vec<Claim>, Vec<Vec<String>>) = opened.into_iter().unzip();
        hanging.iter().flatten().for_each(|remark| desk.ui.say(remark));
        echo(desk, &opened, |claim| match claim.next_check {
            Some(next) => format!("claim {}: open again; next check {}", claim.id, next.on),
            None => format!("claim {}: {}", claim.id, claim.status),
        })
    }
}
