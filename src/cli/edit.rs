//! `onrecord edit`: corrects what was logged. Before and after are said field by field; the history keeps both.

mod apply;
mod form;
mod unrecorded;
mod windows;

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Args, CommandFactory};

use super::claims::check_echo_format;
use super::desk::Desk;
use super::entry::source::Known;
use super::entry::{EntryFlags, refuse_twice};
use super::failure::{Failure, of_phrase};
use super::{Cli, Format, ids, link};
use crate::claim::rules::{self, Refusal};
use crate::claim::{Claim, NewClaim};
use crate::deadline::{Lean, parse_day};
use crate::render::{json, table};
use crate::store::Writing;

use apply::{Correcting, Named, Sources};
pub(crate) use unrecorded::{Unrecorded, reword};

/// Correct what was logged of claims; none clears a field
#[derive(Args)]
#[command(
    before_help = "Example: onrecord edit 3 --by \"June 30\" --why \"misread\"",
    after_help = "The flags are those of add. none clears: --by none, --if none, --quote none, --source none, --role none, \
                  --test none ... A new --said counts every phrase anew: a deadline that an event has dated stays. Kind and \
                  strength are never read from the wording again.",
    mut_args(as_corrected)
)]
pub(crate) struct Edit {
    /// Claims
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// What is claimed, one sentence that can be judged later
    #[arg(long, value_name = "TEXT")]
    statement: Option<String>,
    #[command(flatten)]
    flags: EntryFlags,
    /// The day of the event that a deadline, or the condition's window, waits for
    #[arg(long, value_name = "DATE")]
    event_on: Option<String>,
    /// A further source it stands in; may be repeated
    #[arg(long, value_name = "URL|FILE|ID")]
    also_source: Vec<String>,
    /// It may be published again: takes --private back
    #[arg(long, conflicts_with = "private")]
    public: bool,
    /// Why it is corrected
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Write it in your editor, as a form that holds the claim as it stands
    #[arg(long)]
    edit: bool,
}

/// What the flags mean to `edit` beside what they mean everywhere.
fn as_corrected(flag: Arg) -> Arg {
    match flag.get_id().as_str() {
        "said" => flag.help("The day, month or year it was said; windows are counted from it anew"),
        "topic" => flag.help("A topic; may be repeated; those given replace all there were"),
        "source" => flag.help(
            "Where it was read: an address, a text file, or the number of a source; its quote must stand there too",
        ),
        _ => flag,
    }
}

/// A claim before and after.
struct Edited {
    before: Claim,
    after: Claim,
    /// The number of the first event; `None` where nothing was to be changed.
    event_id: Option<i64>,
}

/// What was asked for, beside the flags: what holds for all claims alike.
struct Request {
    sources: Sources,
    event_on: Option<NaiveDate>,
    today: NaiveDate,
}

impl Edit {
    pub(crate) fn run(&self, desk: &Desk, matches: &ArgMatches) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let edited = if self.edit { form::fill(desk, self, matches)? } else { Some(self.correct_alone(desk)?) };
        match edited {
            Some(edited) => show(desk, &edited),
            None => {
                desk.ui.say("nothing was recorded");
                Ok(())
            }
        }
    }

    fn correct_alone(&self, desk: &Desk) -> Result<Vec<Edited>, Failure> {
        let words: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        if let Some(word) = words.iter().find(|word| !ids::is_ids(word)) {
            return Err(Failure::misuse(format!("{word:?} names no claim"), "the words go to --statement TEXT"));
        }
        self.refuse_nothing(&words)?;
        self.refuse_empty()?;
        let named = Named::open(&self.flags, &self.also_source)?;
        let event_on = self.event_on.as_deref().map(|words| parse_day(words, desk.today, Lean::Past));
        let event_on = event_on.transpose().map_err(|error| of_phrase("--event-on", &error))?;
        let (edited, mut remarks) = desk.write(|writing| {
            let mut remarks = Vec::new();
            let sources = named.find(writing.ledger(), &mut remarks)?;
            for known in sources.all() {
                Known::record(known, writing)?;
            }
            let edited =
                self.correct_all(writing, &words, &Request { sources, event_on, today: desk.today }, &mut remarks)?;
            Ok((edited, remarks))
        })?;
        remarks.dedup();
        remarks.iter().for_each(|remark| desk.ui.say(remark));
        Ok(edited)
    }

    /// Corrects the claims one after the other. Among several, one that is so already is passed over.
    fn correct_all(
        &self,
        writing: &mut Writing<'_>,
        words: &[&str],
        request: &Request,
        remarks: &mut Vec<String>,
    ) -> Result<Vec<Edited>, Failure> {
        let mut edited = Vec::new();
        for id in ids::resolve(writing.ledger(), words)? {
            let before = writing.ledger().claim(id)?;
            let event_id = self.correct(writing, &before, request, remarks)?;
            edited.push(Edited { event_id, after: writing.ledger().claim(id)?, before });
        }
        match edited.iter().all(|edited| edited.event_id.is_none()).then(|| edited.first()).flatten() {
            Some(first) => Err(Refusal::NothingToAmend { id: first.before.id }.into()),
            None => Ok(edited),
        }
    }

    /// Records what one claim needs; `None` when that is nothing.
    fn correct(
        &self,
        writing: &mut Writing<'_>,
        before: &Claim,
        request: &Request,
        remarks: &mut Vec<String>,
    ) -> Result<Option<i64>, Failure> {
        let ledger = writing.ledger();
        let links = self.flags.links(ledger)?;
        let with = Correcting { ledger, sources: &request.sources, today: request.today };
        let new = self.apply(before, &with, remarks)?;
        if is_named_otherwise(&before.entry, &new) {
            refuse_twice(ledger, &new, Some(before.id))?;
        }
        let mut first = match rules::amend(before, &new, self.why.clone(), request.today) {
            Ok(drafts) => writing.record(before, &drafts)?,
            Err(Refusal::NothingToAmend { .. }) => None,
            Err(refusal) => return Err(refusal.into()),
        };
        writing.settle()?;
        if let Some(on) = request.event_on {
            let claim = writing.ledger().claim(before.id)?;
            let drafts = rules::date_event(&claim, on, self.why.clone(), request.today)?;
            let event = writing.record(&claim, &drafts)?;
            writing.settle()?;
            first = first.or(event);
        }
        for (kind, to) in links {
            let event = link::make(writing, before.id, kind, to)?;
            first = first.or(event);
            remarks.push(link::meaning(writing.ledger(), before.id, kind, to)?);
        }
        Ok(first)
    }

    /// Says what could be corrected when nothing is given.
    fn refuse_nothing(&self, words: &[&str]) -> Result<(), Failure> {
        let says_nothing = self.flags == EntryFlags::default()
            && self.statement.is_none()
            && self.event_on.is_none()
            && self.also_source.is_empty()
            && !self.public;
        if !says_nothing {
            return Ok(());
        }
        let command = Cli::command();
        let own = command.find_subcommand("edit").into_iter().flat_map(clap::Command::get_arguments);
        let flags: Vec<String> = own
            .filter(|arg| {
                !arg.is_positional()
                    && !arg.is_global_set()
                    && !matches!(arg.get_id().as_str(), "why" | "help" | "edit")
            })
            .filter_map(|arg| arg.get_long().map(|long| format!("--{long}")))
            .collect();
        Err(Failure::misuse(
            format!("nothing to correct is given: one or more of {}", flags.join(", ")),
            format!("onrecord edit {} --by \"June 30\" --why \"misread\"", words.join(" ")),
        ))
    }

    fn refuse_empty(&self) -> Result<(), Failure> {
        if self.why.as_ref().is_some_and(|why| why.trim().is_empty()) {
            return Err(Failure::misuse("--why is empty", "leave --why out, or say why"));
        }
        self.flags.refuse_empty()
    }
}

/// Whether what a claim is found by has changed.
fn is_named_otherwise(before: &NewClaim, after: &NewClaim) -> bool {
    before.reference != after.reference
        || before.speaker != after.speaker
        || before.source != after.source
        || before.quote != after.quote
        || before.statement != after.statement
}

fn show(desk: &Desk, edited: &[Edited]) -> Result<(), Failure> {
    let now = || edited.iter().map(|edited| edited.after.clone()).collect::<Vec<Claim>>();
    match desk.format(&[Format::Table, Format::Json, Format::Jsonl])? {
        Format::Json => desk.ui.out(&json::claims(&now(), desk.view())),
        Format::Jsonl => desk.ui.out(&json::claims_lines(&now(), desk.view())),
        _ => {
            let blocks = edited.iter().map(|Edited { before, after, event_id }| {
                let done = match event_id {
                    Some(event) => format!("corrected, event {event}"),
                    None => "so already".to_owned(),
                };
                let changed = table::corrected(before, after, desk.view());
                format!("claim {}: {done}\n{changed}{}", after.id, table::understood(after, desk.view()))
            });
            desk.ui.out(&blocks.collect::<Vec<_>>().join("\n"))
        }
    }
}
