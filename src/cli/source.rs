//! `onrecord source`: one source with its text, and what can be recorded of a source.

mod edit;
mod retract;

use clap::{Args, Subcommand};

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use crate::claim::{Claim, Source, View};
use crate::render::table::Ink;
use crate::render::{json, table};
use crate::report::SourcePage;
use crate::store::Ledger;

/// One source: what is known of it, its text with the claims marked; or edit, retract
#[derive(Args)]
#[command(
    name = "source",
    before_help = "Example: onrecord source 3\n         onrecord source retract 3 --on 2025-05-20 --url https://example.org/notice",
    subcommand_negates_reqs = true,
    disable_help_subcommand = true,
    override_usage = "onrecord source [OPTIONS] ID\n       onrecord source [OPTIONS] edit|retract ID ..."
)]
pub(crate) struct ShowSource {
    /// A source: its number, its address, or the SHA-256 of its text
    #[arg(required = true, value_name = "ID")]
    id: Option<String>,
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(Subcommand)]
enum Change {
    Edit(edit::Edit),
    Retract(retract::Retract),
}

/// A source that was named, its text and its claims.
struct Whole {
    source: Source,
    text: Option<String>,
    claims: Vec<Claim>,
}

impl ShowSource {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        match (&self.id, &self.change) {
            (None, Some(Change::Edit(edit))) => edit.run(desk),
            (None, Some(Change::Retract(retract))) => retract.run(desk),
            (Some(id), None) => show(desk, id),
            _ => Err(Failure::misuse("source: either an ID, or edit, retract", "onrecord source --help")),
        }
    }
}

fn show(desk: &Desk, id: &str) -> Result<(), Failure> {
    let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl])?;
    let ledger = desk.ledger()?;
    let (source, remark) = find(&ledger, id)?;
    if let Some(remark) = remark {
        desk.ui.say(&remark);
    }
    let whole = whole(&ledger, source)?;
    let page = whole.page(desk.view());
    if format != Format::Table {
        return desk.ui.out(&json::source(&page));
    }
    let passage = anstyle::Style::new().bold().underline();
    let number = anstyle::Style::new().bold();
    let codes = |style: anstyle::Style| (style.render().to_string(), style.render_reset().to_string());
    let (passage, number) = (codes(passage), codes(number));
    let ink = if desk.ui.is_colored() {
        Ink::Style { passage: (&passage.0, &passage.1), number: (&number.0, &number.1) }
    } else {
        Ink::Signs
    };
    desk.ui.out(&table::source(&page, desk.ui.width, ink))
}

impl Whole {
    fn page(&self, view: View) -> SourcePage<'_> {
        SourcePage { source: &self.source, text: self.text.as_deref(), claims: &self.claims, view }
    }
}

/// Finds a source by number, digest or address; of several at one address the newest is taken, which is said.
pub(crate) fn find(ledger: &Ledger, word: &str) -> Result<(Source, Option<String>), Failure> {
    let word = word.trim().trim_start_matches('#');
    let missing = || Failure::missing(format!("there is no source {word:?}"), "onrecord sources");
    let at = ledger.sources_at(word)?;
    match at.as_slice() {
        [] => Ok((ledger.find_source(word)?.ok_or_else(missing)?, None)),
        [one] => Ok((one.clone(), None)),
        [newest, older @ ..] => Ok((newest.clone(), Some(several(newest, older)))),
    }
}

/// Says which of several sources at one address is taken.
pub(crate) fn several(newest: &Source, older: &[Source]) -> String {
    let number = |source: &Source| source.id.map(|id| id.to_string()).unwrap_or_default();
    let older: Vec<String> = older.iter().map(number).collect();
    format!("source {}: the newest at this address; older: {}", number(newest), older.join(", "))
}

fn whole(ledger: &Ledger, source: Source) -> Result<Whole, Failure> {
    let text = ledger.source_text(&source)?;
    let claims = match source.id {
        Some(id) => ledger.claims_of_source(id)?,
        None => Vec::new(),
    };
    Ok(Whole { source, text, claims })
}

/// A source as it stands after a command has written.
fn again(ledger: &Ledger, source: &Source) -> Result<Whole, Failure> {
    let source = ledger.source_even_undone(&source.key)?;
    whole(ledger, source.ok_or_else(|| Failure::missing("there is no such source", "onrecord sources"))?)
}

/// Shows a source after a command has written: what was done, what is known now, and what else there is to
/// say of its claims.
fn echo(desk: &Desk, whole: &Whole, done: &str, more: &[String]) -> Result<(), Failure> {
    let page = whole.page(desk.view());
    match desk.format(&[Format::Table, Format::Json, Format::Jsonl])? {
        Format::Table => {
            let more = more.iter().fold(String::new(), |text, line| text + line + "\n");
            desk.ui.out(&format!("{done}\n{}{more}", table::source_head(&page)))?;
        }
        _ => desk.ui.out(&json::source(&page))?,
    }
    desk.say_undo();
    Ok(())
}
