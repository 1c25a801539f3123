//! `onrecord read`: what an article says, and who says it.

mod address;
#[allow(dead_code)] // until articles are read one by one
pub(crate) mod article;
mod decode;
mod fetch;
mod forms;
mod lines;
mod refused;

use clap::Args;

use super::desk::Desk;
use super::failure::Failure;

/// Propose claims from an article
#[derive(Args)]
#[command(before_help = "Example: onrecord read --jsonl < articles.jsonl")]
pub(crate) struct Read {
    #[command(flatten)]
    lines: lines::LinesFlags,
}

impl Read {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        if self.lines.jsonl {
            return self.lines.run(desk);
        }
        Err(Failure::misuse("only lines of articles are read so far", "onrecord read --jsonl < articles.jsonl"))
    }
}
