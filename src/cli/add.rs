//! `onrecord add`: records a claim. What is read off the words is said aloud, every date is resolved.

mod reading;
mod source;

use clap::{ArgMatches, Args, FromArgMatches};

use super::claims::check_echo_format;
use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use super::filter::several;
use super::nearest::or;
use super::paste::as_argument;
use super::{Format, form, ids};
use crate::claim::condition::hang_deadline;
use crate::claim::event::Draft;
use crate::claim::{
    Claim, LinkKind, NewClaim, NewCondition, Quote, SourceRef, Speaker, rules, source::anchor, wording,
};
use crate::deadline::{Said, Window};
use crate::render::{json, table};
use crate::store::{Found, Ledger, Writing};

use source::Origin;

/// How many names are given that a new one is like.
const MOST_LIKE: usize = 3;

/// Record a claim
#[derive(Args)]
#[command(
    before_help = "Example: onrecord add \"Taxes will not rise before 2027\" --speaker \"Jane Doe\" --said 2025-04-18"
)]
pub(crate) struct Add {
    /// What is claimed, one sentence that can be judged later
    #[arg(value_name = "STATEMENT")]
    statement: Vec<String>,
    /// Who said it
    #[arg(long, required_unless_present = "edit", value_name = "NAME")]
    speaker: Option<String>,
    /// The day, month or year it was said; else the source's day, else today
    #[arg(long, value_name = "DATE")]
    said: Option<String>,
    /// promise, threat, prediction, demand or assertion; else from the wording
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// firm or hedged; else from the wording
    #[arg(long, value_name = "STRENGTH")]
    strength: Option<String>,
    /// It holds if this comes about
    #[arg(long = "if", value_name = "TEXT")]
    if_text: Option<String>,
    /// It holds unless this comes about
    #[arg(long, value_name = "TEXT", conflicts_with = "if_text")]
    unless: Option<String>,
    /// Condition and statement in one: "progress within days or withdraw"
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["if_text", "unless"])]
    condition: Option<String>,
    /// By when: "within days", "the end of June", 2025-06-30; none if there is none
    #[arg(long, value_name = "PHRASE")]
    by: Option<String>,
    /// By when the condition is to show
    #[arg(long, value_name = "PHRASE")]
    condition_by: Option<String>,
    /// By when, as two dates
    #[arg(long, value_name = "FROM..BY", conflicts_with = "by")]
    by_date: Option<String>,
    /// Where it was read: an address, a text file, or the number of a source
    #[arg(long, value_name = "URL|FILE|ID")]
    source: Option<String>,
    /// The words themselves, as they stand in the source
    #[arg(long, value_name = "TEXT")]
    quote: Option<String>,
    /// Keep a quote that no text can prove: from video, print or a paywall
    #[arg(long, requires = "quote")]
    unchecked: bool,
    /// Where unchecked words were heard or seen: "12:31"
    #[arg(long, value_name = "WHERE", requires = "unchecked")]
    at: Option<String>,
    /// What would count as fulfilled
    #[arg(long, value_name = "TEXT")]
    test: Option<String>,
    /// The speaker's role as it was then
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    /// Of a demand: who must
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// The source names nobody ("diplomatic sources"): scoped to the source, no track record
    #[arg(long)]
    anonymous: bool,
    /// A topic; may be repeated
    #[arg(long, value_name = "T")]
    topic: Vec<String>,
    /// A key of your own, unique in this ledger
    #[arg(long = "ref", value_name = "KEY")]
    reference: Option<String>,
    /// It says this claim again
    #[arg(long, value_name = "ID")]
    repeats: Option<String>,
    /// It is one part of this claim
    #[arg(long, value_name = "ID")]
    part_of: Option<String>,
    /// Keep it out of everything published
    #[arg(long)]
    private: bool,
    /// The language of the quote
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// The quote in the statement's language
    #[arg(long, value_name = "TEXT")]
    translation: Option<String>,
    /// Write it in your editor, as a form that holds what the flags say
    #[arg(long)]
    edit: bool,
}

/// Says that a name is new, and which known ones it may be a misspelling of.
fn new_speaker(name: &str, like: &[String]) -> String {
    let into = match like {
        [] => return format!("new speaker: {name}"),
        [only] => as_argument(only),
        _ => "NAME".to_owned(),
    };
    let like: Vec<&str> = like.iter().take(MOST_LIKE).map(String::as_str).collect();
    format!(
        "new speaker: {name} (like {}? merge: onrecord speaker merge {} --into {into})",
        or(&like),
        as_argument(name)
    )
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
                desk.ui.out(&(head + &table::understood(claim, desk.today)))
            }
            _ => desk.ui.out(&json::claim(claim, desk.today)),
        }
    }

    fn record_alone(&self, desk: &Desk) -> Result<Recorded, Failure> {
        self.refuse_empty()?;
        let origin = self.source.as_deref().map(Origin::open).transpose()?;
        desk.write(|writing| self.record(desk, writing, origin.as_ref()))
    }

    /// An empty value says nothing, and would stand in the history for good.
    fn refuse_empty(&self) -> Result<(), Failure> {
        let values = [
            ("--test", &self.test),
            ("--role", &self.role),
            ("--actor", &self.actor),
            ("--ref", &self.reference),
            ("--at", &self.at),
            ("--lang", &self.lang),
            ("--translation", &self.translation),
        ];
        let empty = values.iter().find(|(_, value)| value.as_ref().is_some_and(|value| value.trim().is_empty()));
        match empty {
            Some((flag, _)) => Err(Failure::misuse(format!("{flag} is empty"), format!("leave {flag} out"))),
            None => Ok(()),
        }
    }

    fn record(&self, desk: &Desk, writing: &mut Writing<'_>, origin: Option<&Origin>) -> Result<Recorded, Failure> {
        let mut remarks = Vec::new();
        let known = origin.map(|origin| origin.find(writing.ledger())).transpose()?;
        let said = self.said_on(desk, known.as_ref().and_then(|known| known.published()), &mut remarks)?;
        let quote = self.quote(known.as_ref().and_then(|known| known.text()), &mut remarks)?;
        let source = known.as_ref().map(|known| known.key().clone());
        let new = self.new_claim(writing.ledger(), said, quote, source, &mut remarks)?;
        rules::admit(&new, desk.today)?;
        self.refuse_twice(writing.ledger(), &new)?;
        let links = self.links(writing.ledger())?;
        if let Some(known) = &known {
            known.record(writing)?;
        }
        let (id, event_id) = writing.log(new, &links)?;
        writing.settle()?;
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
        if let Some(words) = &self.said {
            return Said::parse(words, desk.today).map_err(|error| of_phrase("--said", &error));
        }
        let (day, of) = match published {
            Some(day) => (day, "the day of its source"),
            None => (desk.today, "today"),
        };
        remarks.push(format!("said on {day}: {of}, as --said is not given"));
        Ok(Said::Day(day))
    }

    fn new_claim(
        &self,
        ledger: &Ledger,
        said: Said,
        quote: Option<Quote>,
        source: Option<SourceRef>,
        remarks: &mut Vec<String>,
    ) -> Result<NewClaim, Failure> {
        let (statement, condition) = self.statement_and_condition(said, remarks)?;
        let deadline = self.deadline(&statement, said, condition.as_ref(), remarks)?;
        let wording = quote.as_ref().map_or(statement.as_str(), |quote| quote.words.as_str());
        let kind = match &self.kind {
            Some(word) => word.parse()?,
            None => {
                let kind = wording::kind_of(&statement);
                remarks.push(format!("kind {kind}: from the wording, as --kind is not given"));
                kind
            }
        };
        let strength = match &self.strength {
            Some(word) => word.parse()?,
            None => {
                let strength = wording::strength_of(&format!("{statement} {wording}"));
                remarks.push(format!("strength {strength}: from the wording, as --strength is not given"));
                strength
            }
        };
        let mut topics: Vec<String> = Vec::new();
        for topic in self.topic.iter().map(|topic| topic.trim().to_owned()).filter(|topic| !topic.is_empty()) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        Ok(NewClaim {
            reference: self.reference.clone(),
            speaker: self.speaker(ledger, remarks)?,
            role: self.role.clone(),
            said_on: said,
            statement,
            quote,
            kind,
            strength,
            actor: self.actor.clone(),
            condition,
            deadline,
            test: self.test.clone(),
            topics,
            source,
            also_in: Vec::new(),
            private: self.private,
            lang: self.lang.clone(),
            translation: self.translation.clone(),
        })
    }

    /// The speaker as known: by name, or by a surname that only one has.
    fn speaker(&self, ledger: &Ledger, remarks: &mut Vec<String>) -> Result<Speaker, Failure> {
        let name = self.speaker.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(Failure::misuse(
                "--speaker is empty",
                "--speaker NAME; if nobody is named: --speaker \"diplomatic sources\" --anonymous",
            ));
        }
        if self.anonymous {
            return Ok(Speaker { name, unnamed: true });
        }
        match ledger.find_speaker(&name)? {
            Found::One { name: known, .. } => {
                if known != name {
                    remarks.push(format!("{name} -> {known}"));
                }
                Ok(Speaker { name: known, unnamed: false })
            }
            Found::Several(names) => Err(several(&name, &names)),
            Found::Nobody => {
                remarks.push(new_speaker(&name, &ledger.speakers_like(&name)?));
                Ok(Speaker { name, unnamed: false })
            }
        }
    }

    fn statement_and_condition(
        &self,
        said: Said,
        remarks: &mut Vec<String>,
    ) -> Result<(String, Option<NewCondition>), Failure> {
        let given = self.statement.join(" ").trim().to_owned();
        let read = reading::statement_and_condition(self, &given, said, remarks)?;
        let (statement, condition) = read;
        let condition_by = match (&self.condition_by, &condition) {
            (Some(_), None) => {
                return Err(Failure::misuse("--condition-by is given, but no condition", "--if TEXT or --unless TEXT"));
            }
            (Some(words), Some(_)) => reading::window("--condition-by", words, said)?,
            (None, _) => None,
        };
        let condition = condition.map(|condition| match condition_by {
            Some(window) => NewCondition { window: Some(window), ..condition },
            None => condition,
        });
        Ok((statement, condition))
    }

    fn deadline(
        &self,
        statement: &str,
        said: Said,
        condition: Option<&NewCondition>,
        remarks: &mut Vec<String>,
    ) -> Result<Option<Window>, Failure> {
        let (window, is_from_statement) = match (&self.by, &self.by_date) {
            (Some(words), _) => (reading::window("--by", words, said)?, false),
            (None, Some(dates)) => (Some(reading::two_dates(dates, said)?), false),
            (None, None) => (reading::window_inside(statement, said, remarks), true),
        };
        let deadline = window.map(|window| hang_deadline(window, condition));
        if let Some(deadline) = deadline.as_ref().filter(|_| is_from_statement) {
            remarks.push(format!("deadline from the statement: {deadline}; --by none leaves it out"));
        }
        Ok(deadline)
    }

    fn quote(&self, text: Option<&str>, remarks: &mut Vec<String>) -> Result<Option<Quote>, Failure> {
        let Some(words) = &self.quote else { return Ok(None) };
        if words.trim().is_empty() {
            return Err(Failure::misuse("--quote is empty", "--quote \"the words as they stand in the source\""));
        }
        let Some(text) = text else {
            if !self.unchecked {
                remarks.push("the quote is unchecked: no text of its source is kept".to_owned());
            }
            return Ok(Some(Quote::unchecked(words.clone(), self.at.clone())));
        };
        match anchor(text, words) {
            Ok(quote) => Ok(Some(quote)),
            Err(_) if self.unchecked => Ok(Some(Quote::unchecked(words.clone(), self.at.clone()))),
            Err(error) => {
                let hint = match &error.nearest {
                    Some(nearest) => format!("the nearest passage is: {nearest}"),
                    None => "keep words that no text can prove with --unchecked".to_owned(),
                };
                Err(Failure::misuse(format!("--quote: {error}"), hint))
            }
        }
    }

    /// The same claim is not logged twice.
    fn refuse_twice(&self, ledger: &Ledger, new: &NewClaim) -> Result<(), Failure> {
        if let Some(reference) = &new.reference
            && let Some(id) = ledger.claim_with_reference(reference, None)?
        {
            return Err(Failure::misuse(
                format!("--ref {reference:?} is claim {id} already"),
                format!("onrecord show {id}"),
            ));
        }
        let (Some(source), false) = (&new.source, new.speaker.unnamed) else { return Ok(()) };
        let Found::One { id: speaker, .. } = ledger.find_speaker(&new.speaker.name)? else { return Ok(()) };
        let words = new.quote.as_ref().map(|quote| quote.words.as_str());
        match ledger.same_claim(speaker, source, words, &new.statement)? {
            Some(id) => Err(Failure::misuse(
                format!("that is claim {id} already: same source, words and statement"),
                format!("onrecord show {id}"),
            )),
            None => Ok(()),
        }
    }

    fn links(&self, ledger: &Ledger) -> Result<Vec<Draft>, Failure> {
        let mut drafts = Vec::new();
        for (kind, word) in [(LinkKind::Repeats, &self.repeats), (LinkKind::PartOf, &self.part_of)] {
            let Some(word) = word else { continue };
            let [id] = ids::resolve(ledger, &[word])?[..] else {
                return Err(Failure::misuse(
                    format!("--{kind}: {word:?} is more than one claim"),
                    format!("--{kind} ID"),
                ));
            };
            drafts.push(rules::link(kind, &ledger.claim(id)?)?);
        }
        Ok(drafts)
    }
}

/// Records what is written in a form that holds what was typed. `None` when nothing was written.
fn write_in_editor(desk: &Desk, matches: &ArgMatches) -> Result<Option<Recorded>, Failure> {
    let typed = matches.subcommand_matches("add").unwrap_or(matches);
    let fields = form::of_flags(&Add::augment_args(clap::Command::new("add")), typed);
    form::fill(desk, "A claim to record. A line without a value says nothing.", &fields, |fields| {
        let command = Add::augment_args(clap::Command::new("add").bin_name("onrecord add").no_binary_name(true));
        let read = command.try_get_matches_from(form::words(fields, "statement"));
        let add = read.and_then(|matches| Add::from_arg_matches(&matches)).map_err(Failure::of_usage)?;
        add.record_alone(desk)
    })
}
