//! `onrecord schema`: what a claim looks like in JSON, for programs that read it. Needs no ledger.

use clap::Args;

use super::config::Settings;
use super::failure::Failure;
use super::{Format, Global, ui};
use crate::render::json;

/// The JSON Schema (2020-12) of one claim, as --json prints it
#[derive(Args)]
#[command(before_help = "Example: onrecord schema")]
pub(crate) struct Schema {}

impl Schema {
    pub(crate) fn run(&self, global: &Global) -> Result<(), Failure> {
        Settings::read(global).format_among(&[Format::Table, Format::Json])?;
        ui::print(&json::schema())
    }
}
