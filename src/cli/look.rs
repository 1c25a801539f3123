//! `onrecord look`: looked, and there is nothing to decide yet.

use clap::Args;

use super::claims::{check_echo_format, echo, one, record_each};
use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use crate::claim::rules;
use crate::deadline::{Lean, parse_day};

/// Record that you looked and there is nothing to decide yet
#[derive(Args)]
#[command(before_help = "Example: onrecord look 14 --again 2025-05-15")]
pub(crate) struct Look {
    /// Claims
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// When to look again; else in 30 days, or at the deadline if that comes first
    #[arg(long, value_name = "DATE")]
    again: Option<String>,
    /// What there was to see
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Look {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let again = self.again.as_deref().map(|words| parse_day(words, desk.today, Lean::Future));
        let again = again.transpose().map_err(|error| of_phrase("--again", &error))?;
        let words: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        let looked = record_each(desk, &words, |claim| one(rules::look(claim, again, self.note.clone(), desk.today)))?;
        echo(desk, &looked, |claim| match claim.next_check {
            Some(next) => format!("claim {}: looked; next check {}", claim.id, next.on),
            None => format!("claim {}: looked", claim.id),
        })
    }
}
