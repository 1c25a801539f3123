//! A claim that nobody has recorded yet, reworded in the editor before it is: by the same fields, and under the
//! same rules, as one that is on record.

use clap::{Args, FromArgMatches};

use super::apply::{Correcting, Sources};
use super::form::{changes, held};
use super::{Edit, Known};
use crate::claim::{NewClaim, SourceRef, tried_out};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::form;

/// What such a form leaves out: acts on claims, and the source, which is the text that is being read.
const LEFT_OUT: [&str; 11] =
    ["ids", "source", "also-source", "event-on", "public", "why", "edit", "repeats", "part-of", "unchecked", "at"];

/// Rewords a claim of a text as its form says; its words must stand in the text. `None` when nothing was changed.
pub(crate) fn reword(desk: &Desk, new: &NewClaim, text: &str, heading: &str) -> Result<Option<NewClaim>, Failure> {
    let Some(SourceRef::Text(_)) = &new.source else { return Ok(None) };
    let claim = tried_out(new);
    let command = || Edit::augment_args(clap::Command::new("edit").bin_name("onrecord edit").no_binary_name(true));
    let nothing_typed = command().try_get_matches_from(["0"]).map_err(Failure::of_usage)?;
    let mut fields = form::of_flags(&command(), &nothing_typed);
    fields.retain(|field| !LEFT_OUT.contains(&field.name.as_str()));
    for field in &mut fields {
        field.held = held(&claim, field);
    }
    let present = fields.clone();
    let heading = format!("{heading} An emptied line clears its field; the quote must stand in the article.");
    form::fill(desk, &heading, &fields, |filled| {
        let line = std::iter::once("0".into()).chain(form::words(&changes(filled, &present), ""));
        let read = command().try_get_matches_from(line);
        let edit = read.and_then(|matches| Edit::from_arg_matches(&matches)).map_err(Failure::of_usage)?;
        edit.refuse_empty()?;
        let ledger = desk.present_or_empty()?;
        let sources = Sources::of_main(new.source.clone().map(|key| Known::of_text(key, text)));
        let mut remarks = Vec::new();
        let mut after =
            edit.apply(&claim, &Correcting { ledger: &ledger, sources: &sources, today: desk.today }, &mut remarks)?;
        if edit.flags.quote.is_none() {
            after.quote.clone_from(&new.quote); // it stands where it stood, not where such words stand first
        }
        for remark in &remarks {
            desk.ui.say(remark.strip_prefix("claim 0: ").unwrap_or(remark));
        }
        Ok(after)
    })
}
