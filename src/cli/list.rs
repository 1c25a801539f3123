//! `onrecord list`: the status table.

use clap::Args;

use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use super::{Format, overview};
use crate::claim::{Kind, Stage, Status, Strength};
use crate::deadline::{Lean, Said};
use crate::render::{csv, json, markdown, table};
use crate::report::ListPage;
use crate::store::{Filter, Found, Ledger, Sort};

/// The status table: open claims, next check first
#[derive(Args)]
#[command(before_help = "Example: onrecord list --status overdue,due --speaker Rubio")]
pub(crate) struct List {
    /// Only claims that hold all these words
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// Closed claims too
    #[arg(long, conflicts_with = "status")]
    all: bool,
    /// Stages, outcomes, open, disputed; several joined by commas
    #[arg(long, value_delimiter = ',', value_name = "S,...")]
    status: Vec<String>,
    /// Only claims of one speaker
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// promise, threat, prediction, demand, assertion
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// firm or hedged
    #[arg(long, value_name = "STRENGTH")]
    strength: Option<String>,
    /// Only claims with this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
    /// Only claims from one source: its number or URL
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// Said on this day or later
    #[arg(long, value_name = "DATE")]
    said_since: Option<String>,
    /// Said on this day or earlier
    #[arg(long, value_name = "DATE")]
    said_until: Option<String>,
    /// Closed on this day or later
    #[arg(long, value_name = "DATE")]
    decided_since: Option<String>,
    /// Closed on this day or earlier
    #[arg(long, value_name = "DATE")]
    decided_until: Option<String>,
    /// Only claims without evidence
    #[arg(long)]
    no_evidence: bool,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// In which order
    #[arg(long, value_enum, default_value_t = SortFlag::Next, value_name = "next|id|said|speaker")]
    sort: SortFlag,
}

/// In which order rows come.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum SortFlag {
    /// Next check first.
    Next,
    /// By number.
    Id,
    /// By the day said.
    Said,
    /// By speaker.
    Speaker,
}

impl List {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let today = desk.day();
        let filter = self.filter(desk, &ledger)?;
        let claims = match format {
            Format::Table | Format::Markdown => ledger.list_rows(&filter, today)?,
            Format::Json | Format::Jsonl | Format::Csv => ledger.list(&filter, today)?,
        };
        match format {
            Format::Json => return desk.ui.out(&json::claims(&claims, today)),
            Format::Jsonl => return desk.ui.out(&json::claims_lines(&claims, today)),
            Format::Csv => return desk.ui.out(&csv::claims(&claims, today)),
            Format::Table | Format::Markdown => {}
        }
        if desk.is_new_here() {
            overview::welcome(desk);
        }
        let tally = ledger.tally()?;
        let open = tally.iter().filter(|(status, _)| *status == Status::Open).map(|(_, count)| count).sum();
        let all = tally.iter().map(|(_, count)| count).sum();
        let shown_of = if self.is_plain() { open } else { ledger.count(&filter, today)? };
        let page = ListPage { claims: &claims, today, open, all, shown_of, is_filtered: !self.is_plain() };
        match format {
            Format::Markdown => desk.ui.out(&markdown::list(&page)),
            _ if desk.ui.is_terminal() => desk.ui.table(&table::list(&page, desk.ui.width)),
            _ => desk.ui.table(&table::list_whole(&page, desk.ui.width)),
        }
    }

    /// Whether the list is simply that of open claims.
    fn is_plain(&self) -> bool {
        let has_words = [&self.speaker, &self.kind, &self.strength, &self.topic, &self.source];
        let has_days = [&self.said_since, &self.said_until, &self.decided_since, &self.decided_until];
        self.words.is_empty()
            && self.status.is_empty()
            && !self.all
            && !self.no_evidence
            && has_words.into_iter().chain(has_days).all(Option::is_none)
    }

    fn filter(&self, desk: &Desk, ledger: &Ledger) -> Result<Filter, Failure> {
        let mut filter = if self.all {
            Filter::on_the_books()
        } else if self.status.is_empty() {
            Filter::open()
        } else {
            Filter::default()
        };
        for word in &self.status {
            add_status(&mut filter, word)?;
        }
        let day = |flag: &str, words: Option<&String>| {
            let read = |words: &String| {
                Said::parse(words, desk.today)
                    .or_else(|_| crate::deadline::parse_day(words, desk.today, Lean::Past).map(Said::Day))
            };
            words.map(read).transpose().map_err(|error| of_phrase(flag, &error))
        };
        filter.said_since = day("--said-since", self.said_since.as_ref())?.map(|said| said.first_day());
        filter.said_until = day("--said-until", self.said_until.as_ref())?.map(|said| said.last_day());
        filter.decided_since = day("--decided-since", self.decided_since.as_ref())?.map(|said| said.first_day());
        filter.decided_until = day("--decided-until", self.decided_until.as_ref())?.map(|said| said.last_day());
        filter.words = (!self.words.is_empty()).then(|| self.words.join(" "));
        filter.kind = self.kind.as_deref().map(str::parse::<Kind>).transpose()?;
        filter.strength = self.strength.as_deref().map(str::parse::<Strength>).transpose()?;
        filter.topic.clone_from(&self.topic);
        filter.speaker_id = self.speaker.as_deref().map(|name| speaker_id(ledger, name)).transpose()?;
        filter.source_id = self.source.as_deref().map(|word| source_id(ledger, word)).transpose()?;
        filter.no_evidence = self.no_evidence;
        filter.limit = self.limit;
        filter.sort = match self.sort {
            SortFlag::Next => Sort::Next,
            SortFlag::Id => Sort::Id,
            SortFlag::Said => Sort::Said,
            SortFlag::Speaker => Sort::Speaker,
        };
        Ok(filter)
    }
}

fn add_status(filter: &mut Filter, word: &str) -> Result<(), Failure> {
    let word = word.trim();
    if word == "disputed" {
        filter.disputed = true;
    } else if word == "closed" {
        filter.statuses.extend(Status::ALL.iter().copied().filter(|status| status.is_closed()));
    } else if let Ok(stage) = word.parse::<Stage>() {
        filter.stages.push(stage);
    } else if let Some(status) = word.parse::<Status>().ok().filter(|status| *status != Status::Undone) {
        filter.statuses.push(status);
    } else {
        let stages = Stage::ALL.iter().map(|stage| stage.as_str());
        let statuses = Status::ALL.iter().filter(|status| **status != Status::Undone).map(|status| status.as_str());
        let known: Vec<&str> = stages.chain(statuses).chain(["closed", "disputed"]).collect();
        return Err(Failure::misuse(
            format!("--status: {word:?} is no status"),
            format!("one of {}", known.join(", ")),
        ));
    }
    Ok(())
}

/// The number of the speaker that a name stands for.
pub(crate) fn speaker_id(ledger: &Ledger, name: &str) -> Result<i64, Failure> {
    match ledger.find_speaker(name)? {
        Found::One { id, .. } => Ok(id),
        Found::Nobody => {
            Err(Failure::missing(format!("nobody named {name:?} is on record"), "onrecord list --all --sort speaker"))
        }
        Found::Several(names) => Err(several(name, &names)),
    }
}

/// Says that a name is not enough.
pub(crate) fn several(name: &str, names: &[String]) -> Failure {
    Failure::misuse(format!("--speaker {name:?} can be {}", names.join(", ")), "give the whole name")
}

fn source_id(ledger: &Ledger, word: &str) -> Result<i64, Failure> {
    let found = ledger.find_source(word)?.and_then(|source| source.id);
    found.ok_or_else(|| {
        Failure::missing(format!("there is no source {word:?}"), "onrecord show ID names the source of a claim")
    })
}
