//! `onrecord drop`: entered by mistake.

use clap::Args;

use super::claims::{check_echo_format, echo, one, record_each};
use super::desk::Desk;
use super::failure::Failure;
use crate::claim::rules;

/// Take a claim that was entered by mistake off the books; its number and history stay
#[derive(Args)]
#[command(before_help = "Example: onrecord drop 9 --why \"entered twice\"")]
pub(crate) struct Drop {
    /// Claims
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// Why it goes
    #[arg(long, required = true, value_name = "TEXT")]
    why: String,
}

impl Drop {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let words: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        let dropped = record_each(desk, &words, |claim| one(rules::drop_claim(claim, &self.why)))?;
        echo(desk, &dropped, |claim| format!("claim {}: dropped, to take it back: onrecord undo", claim.id))
    }
}
