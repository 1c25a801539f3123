//! Which claims: the one set of flags for every command that shows some claims of many.
//!
//! A command says what it shows by itself (open claims, all on the books, what is due); the flags narrow
//! that down, and `--status` or `--all` replace it. Reading the claims is not done here.

use clap::Args;

use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use super::nearest::{nearest, or_quoted};
use crate::claim::{Kind, Stage, Status, Strength};
use crate::deadline::{Lean, Said, parse_day};
use crate::store::{Filter, Found, Ledger, Sort};

/// Flags that say which claims are wanted.
#[derive(Args)]
pub(crate) struct Filters {
    /// Closed claims too
    #[arg(long, conflicts_with = "status")]
    all: bool,
    /// Stages, outcomes, open, closed, disputed; several joined by commas
    #[arg(long, value_delimiter = ',', value_name = "S,...")]
    status: Vec<String>,
    /// Only claims of this speaker; repeated: any of them
    #[arg(long, value_name = "NAME")]
    speaker: Vec<String>,
    /// Only claims of speakers of this group; repeated: any of them
    #[arg(long, value_name = "NAME")]
    group: Vec<String>,
    /// promise, threat, prediction, demand, assertion; several joined by commas
    #[arg(long, value_delimiter = ',', value_name = "KIND,...")]
    kind: Vec<String>,
    /// firm or hedged
    #[arg(long, value_delimiter = ',', value_name = "STRENGTH")]
    strength: Vec<String>,
    /// Only claims with this topic; repeated: any of them
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
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
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// In which order
    #[arg(long, value_enum, value_name = "next|id|said|speaker")]
    sort: Option<SortFlag>,
}

/// In which order claims come.
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

impl From<SortFlag> for Sort {
    fn from(flag: SortFlag) -> Sort {
        match flag {
            SortFlag::Next => Sort::Next,
            SortFlag::Id => Sort::Id,
            SortFlag::Said => Sort::Said,
            SortFlag::Speaker => Sort::Speaker,
        }
    }
}

impl Filters {
    /// Whether nothing narrows the claims down; an order and a limit do not.
    pub(crate) fn is_plain(&self) -> bool {
        let words = [&self.status, &self.speaker, &self.group, &self.kind, &self.strength, &self.topic];
        let days = [&self.said_since, &self.said_until, &self.decided_since, &self.decided_until];
        !self.all
            && !self.no_evidence
            && self.source.is_none()
            && words.into_iter().all(Vec::is_empty)
            && days.into_iter().all(Option::is_none)
    }

    /// The filter that the flags make of what a command shows by itself.
    pub(crate) fn filter(&self, desk: &Desk, ledger: &Ledger, default: Filter) -> Result<Filter, Failure> {
        let mut filter = default;
        if self.all {
            filter.statuses = Filter::on_the_books().statuses;
        } else if !self.status.is_empty() {
            filter.statuses = Vec::new();
            for word in &self.status {
                add_status(&mut filter, word.trim())?;
            }
        }
        self.add_days(desk, &mut filter)?;
        filter.kinds = self.kind.iter().map(|word| kind(word.trim())).collect::<Result<_, Failure>>()?;
        filter.strengths =
            self.strength.iter().map(|word| Ok(word.trim().parse::<Strength>()?)).collect::<Result<_, Failure>>()?;
        filter.speaker_ids =
            self.speaker.iter().map(|name| speaker_id(ledger, name)).collect::<Result<_, Failure>>()?;
        filter.source_id = self.source.as_deref().map(|word| source_id(ledger, word)).transpose()?;
        if !self.topic.is_empty() {
            filter.topics = as_known(desk, &self.topic, &ledger.topics()?, "no claim has the topic");
        }
        if !self.group.is_empty() {
            filter.groups = as_known(desk, &self.group, &ledger.groups()?, "no speaker is of the group");
        }
        filter.no_evidence = self.no_evidence;
        filter.limit = self.limit.or(filter.limit);
        filter.sort = self.sort.map_or(filter.sort, Sort::from);
        Ok(filter)
    }

    fn add_days(&self, desk: &Desk, filter: &mut Filter) -> Result<(), Failure> {
        let day = |flag: &str, words: &Option<String>| {
            let read = |words: &String| {
                Said::parse(words, desk.today).or_else(|_| parse_day(words, desk.today, Lean::Past).map(Said::Day))
            };
            words.as_ref().map(read).transpose().map_err(|error| of_phrase(flag, &error))
        };
        filter.said_since = day("--said-since", &self.said_since)?.map(|said| said.first_day());
        filter.said_until = day("--said-until", &self.said_until)?.map(|said| said.last_day());
        filter.decided_since = day("--decided-since", &self.decided_since)?.map(|said| said.first_day());
        filter.decided_until = day("--decided-until", &self.decided_until)?.map(|said| said.last_day());
        Ok(())
    }
}

/// Words that people choose themselves, as they stand in the ledger, whatever their case. One that is not
/// there finds nothing, which is no error, but may be a slip.
fn as_known(desk: &Desk, typed: &[String], known: &[String], nothing_has_it: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in typed.iter().map(|word| word.trim()) {
        let is_same = |known: &&String| known.to_lowercase() == word.to_lowercase();
        let before = found.len();
        found.extend(known.iter().filter(is_same).cloned());
        if found.len() == before {
            found.push(word.to_owned());
            let near = nearest(word, known.iter().map(String::as_str));
            let meant = if near.is_empty() { String::new() } else { format!("; did you mean {}?", or_quoted(&near)) };
            desk.ui.say(&format!("{nothing_has_it} {word:?}{meant}"));
        }
    }
    found
}

fn add_status(filter: &mut Filter, word: &str) -> Result<(), Failure> {
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
        return Err(unknown("--status", word, "status", &known));
    }
    Ok(())
}

/// A word that is none of those a flag knows: the nearest, else all.
fn unknown(flag: &str, word: &str, of: &str, known: &[&str]) -> Failure {
    let hint = match nearest(word, known.iter().copied()).first() {
        Some(near) => format!("did you mean {flag} {near}"),
        None => format!("one of {}", known.join(", ")),
    };
    Failure::misuse(format!("{flag}: {word:?} is no {of}"), hint)
}

fn kind(word: &str) -> Result<Kind, Failure> {
    Ok(word.parse::<Kind>()?)
}

/// The number of the speaker that a name stands for.
pub(crate) fn speaker_id(ledger: &Ledger, name: &str) -> Result<i64, Failure> {
    match ledger.find_speaker(name)? {
        Found::One { id, .. } => Ok(id),
        Found::Nobody => {
            let like = like(ledger, name)?;
            let hint = if like.is_empty() {
                "onrecord list --all --sort speaker".to_owned()
            } else {
                format!("did you mean {}", or_quoted(&like.iter().map(String::as_str).collect::<Vec<_>>()))
            };
            Err(Failure::missing(format!("nobody named {name:?} is on record"), hint))
        }
        Found::Several(names) => Err(several(name, &names)),
    }
}

/// The known names that one is like, else those that a slip of the finger may have meant.
fn like(ledger: &Ledger, name: &str) -> Result<Vec<String>, Failure> {
    let mut like = ledger.speakers_like(name)?;
    like.truncate(3);
    if !like.is_empty() {
        return Ok(like);
    }
    let known = ledger.speaker_names()?;
    Ok(nearest(name, known.iter().map(String::as_str)).into_iter().map(str::to_owned).collect())
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
