//! `onrecord add`: records a claim. What is read off the words is said aloud, every date is resolved.

use clap::{Arg, ArgMatches, Args, FromArgMatches};

use super::Format;
use super::claims::check_echo_format;
use super::desk::Desk;
use super::entry::source::{Known, Origin};
use super::entry::{EntryFlags, reading, refuse_twice, stated};
use super::failure::{Failure, of_phrase};
use super::{form, link};
use crate::claim::condition::hang_deadline;
use crate::claim::{Claim, NewClaim, NewCondition, Strength, rules, wording};
use crate::deadline::{Said, Window};
use crate::render::{json, table};
use crate::store::{Found, Ledger, Writing};

/// Record a claim
#[derive(Args)]
#[command(
    before_help = "Example: onrecord add \"Taxes will not rise before 2027\" --speaker \"Jane Doe\" --said 2025-04-18",
    mut_args(as_added)
)]
pub(crate) struct Add {
    /// What is claimed, one sentence that can be judged later
    #[arg(value_name = "STATEMENT")]
    statement: Vec<String>,
    #[command(flatten)]
    flags: EntryFlags,
    /// Write it in your editor, as a form that holds what the flags say
    #[arg(long)]
    edit: bool,
}

/// What the flags mean to `add` beside what they mean everywhere.
fn as_added(flag: Arg) -> Arg {
    match flag.get_id().as_str() {
        "speaker" => flag.required_unless_present("edit"),
        "said" => flag.help("The day, month or year it was said; else the source's day, else today"),
        "kind" => flag.help("promise, threat, prediction, demand or assertion; else from the wording"),
        "strength" => flag.help("firm or hedged; else from the wording"),
        "unchecked" => flag.requires("quote"),
        "at" => flag.requires("unchecked"),
        _ => flag,
    }
}

/// A claim that has been recorded, the number of its event, and what there is to remark.
struct Recorded {
    claim: Claim,
    event_id: i64,
    remarks: Vec<String>,
}

impl Add {
    pub(crate) fn run(&self, desk: &Desk, matches: &ArgMatches) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let recorded = if self.edit { write_in_editor(desk, matches)? } else { Some(self.record_alone(desk)?) };
        let Some(recorded) = recorded else {
            desk.ui.say("nothing was recorded");
            return Ok(());
        };
        for remark in &recorded.remarks {
            desk.ui.say(remark);
        }
        let claim = &recorded.claim;
        match desk.format(&[Format::Table, Format::Json, Format::Jsonl])? {
            Format::Table => {
                let head = format!("recorded claim {}, event {}\n", claim.id, recorded.event_id);
                desk.ui.out(&(head + &table::understood(claim, desk.view())))
            }
            _ => desk.ui.out(&json::claim(claim, desk.view())),
        }
    }

    fn record_alone(&self, desk: &Desk) -> Result<Recorded, Failure> {
        self.flags.refuse_empty()?;
        let origin = self.flags.source.as_deref().and_then(stated).map(Origin::open).transpose()?;
        desk.write(|writing| self.record(desk, writing, origin.as_ref()))
    }

    fn record(&self, desk: &Desk, writing: &mut Writing<'_>, origin: Option<&Origin>) -> Result<Recorded, Failure> {
        let mut remarks = Vec::new();
        let known = origin.map(|origin| origin.find(writing.ledger(), &mut remarks)).transpose()?;
        let said = self.said_on(desk, known.as_ref().and_then(Known::published), &mut remarks)?;
        let new = NewClaim {
            quote: self.flags.new_quote(known.as_ref().and_then(Known::text), &mut remarks)?,
            source: known.as_ref().map(|known| known.key().clone()),
            ..self.new_claim(said, &mut remarks)?
        };
        let new = self.by_the_wording(new, &mut remarks);
        let name = self.flags.speaker.as_deref().unwrap_or_default();
        let new = NewClaim { speaker: self.flags.speaker(writing.ledger(), name, &mut remarks)?, ..new };
        rules::admit(&new, desk.today)?;
        refuse_twice(writing.ledger(), &new, None)?;
        remarks.extend(said_before(writing.ledger(), &new)?);
        let links = self.flags.links(writing.ledger())?;
        if let Some(known) = &known {
            known.record(writing)?;
        }
        let (id, event_id) = writing.log(new, &[])?;
        writing.settle()?;
        for (kind, to) in links {
            link::make(writing, id, kind, to)?;
            remarks.push(link::meaning(writing.ledger(), id, kind, to)?);
        }
        let claim = writing.ledger().claim(id)?;
        if claim.entry.deadline.is_none() && claim.entry.condition.is_none() && claim.entry.test.is_none() {
            remarks.push(
                "it has neither a date nor a test: --by PHRASE, --test TEXT say when it can be judged".to_owned(),
            );
        }
        Ok(Recorded { claim, event_id, remarks })
    }

    fn said_on(
        &self,
        desk: &Desk,
        published: Option<chrono::NaiveDate>,
        remarks: &mut Vec<String>,
    ) -> Result<Said, Failure> {
        if let Some(words) = &self.flags.said {
            return Said::parse(words, desk.today).map_err(|error| of_phrase("--said", &error));
        }
        let (day, of) = match published {
            Some(day) => (day, "the day of its source"),
            None => (desk.today, "today"),
        };
        remarks.push(format!("said on {day}: {of}, as --said is not given"));
        Ok(Said::Day(day))
    }

    /// The claim that flags and statement make, but for its speaker, its source and what only the wording says.
    fn new_claim(&self, said: Said, remarks: &mut Vec<String>) -> Result<NewClaim, Failure> {
        let given = self.statement.join(" ").trim().to_owned();
        let (statement, condition) = reading::statement_and_condition(&self.flags, &given, said, remarks)?;
        let deadline = self.deadline(&statement, said, condition.as_ref(), remarks)?;
        let mut new = NewClaim { condition, deadline, ..NewClaim::plain("", said, &statement) };
        self.flags.put_into(&mut new)?;
        Ok(new)
    }

    /// Kind and strength where nobody gave them, each said aloud.
    fn by_the_wording(&self, mut new: NewClaim, remarks: &mut Vec<String>) -> NewClaim {
        if self.flags.kind.is_none() {
            new.kind = wording::kind_of(&new.statement);
            remarks.push(format!("kind {}: from the wording, as --kind is not given", new.kind));
        }
        if self.flags.strength.is_none() {
            let quoted = new.quote.as_ref().map(|quote| wording::strength_of(&quote.words));
            let own = wording::strength_of(&new.statement);
            new.strength = quoted.filter(|strength| *strength == Strength::Hedged).unwrap_or(own);
            remarks.push(format!("strength {}: from the wording, as --strength is not given", new.strength));
        }
        new
    }

    fn deadline(
        &self,
        statement: &str,
        said: Said,
        condition: Option<&NewCondition>,
        remarks: &mut Vec<String>,
    ) -> Result<Option<Window>, Failure> {
        if let Some(deadline) = reading::deadline(&self.flags, said, condition)? {
            return Ok(deadline);
        }
        let inside = reading::window_inside(statement, said, remarks);
        let deadline = inside.map(|window| hang_deadline(window, condition));
        if let Some(deadline) = &deadline {
            remarks.push(format!("deadline from the statement: {deadline}; --by none leaves it out"));
            remarks.extend(doubts(deadline));
        }
        Ok(deadline)
    }
}

/// What a reader may read otherwise in a deadline that nobody typed: its note, and its other readings.
fn doubts(deadline: &Window) -> Vec<String> {
    let note = deadline.note.iter().map(|note| format!("“{}”: {note}", deadline.phrase));
    let other = deadline
        .also
        .iter()
        .filter_map(|other| other.by)
        .map(|by| format!("“{}” can be read as {by} too: --by {by} takes that", deadline.phrase));
    note.chain(other).collect()
}

/// Says that a claim without a source is there already in the same words; it may have been said twice.
fn said_before(ledger: &Ledger, new: &NewClaim) -> Result<Option<String>, Failure> {
    if new.source.is_some() || new.speaker.unnamed {
        return Ok(None);
    }
    let Found::One { id: speaker, .. } = ledger.find_speaker(&new.speaker.name)? else { return Ok(None) };
    let known = ledger.same_words(speaker, new.said_on, &new.statement)?;
    Ok(known.map(|id| format!("claim {id} has the same speaker, day and statement: if it is the same, onrecord undo")))
}

/// Records what is written in a form that holds what was typed. `None` when nothing was written.
fn write_in_editor(desk: &Desk, matches: &ArgMatches) -> Result<Option<Recorded>, Failure> {
    let typed = matches.subcommand_matches("add").unwrap_or(matches);
    let fields = form::of_flags(&Add::augment_args(clap::Command::new("add")), typed);
    let heading =
        "A claim to record. A line without a value says nothing.\nLeft as it is, or empty, nothing is recorded.";
    let filled = form::fill(desk, heading, &fields, |fields| {
        let command = Add::augment_args(clap::Command::new("add").bin_name("onrecord add").no_binary_name(true));
        let read = command.try_get_matches_from(form::words(fields, "statement"));
        let add = read.and_then(|matches| Add::from_arg_matches(&matches)).map_err(Failure::of_usage)?;
        add.record_alone(desk)
    })?;
    Ok(filled.taken())
}
