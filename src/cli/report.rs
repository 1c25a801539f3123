//! `onrecord report`: what became of claims, counted.

use std::collections::HashMap;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory};

use super::desk::Desk;
use super::failure::Failure;
use super::filter::Filters;
use super::{Format, overview};
use crate::claim::Speaker;
use crate::render::{csv, json, markdown, table};
use crate::report::{End, Key, LeftOut, Per, Picked, Row, TrackRecord, first_of_each, tally};
use crate::store::{CountBy, Ends, Filter, Ledger, Sort, Under};

/// Track records: what became of promises, threats, predictions, demands and assertions, each for itself
#[derive(Args)]
#[command(before_help = "Example: onrecord report --per speaker --said-since 2025")]
pub(crate) struct Report {
    /// What claims are counted under; else by kind, over everything
    #[arg(long, value_enum, default_value_t = PerFlag::Kind, hide_default_value = true, hide_possible_values = true,
          value_name = "speaker|kind|topic|month|group")]
    per: PerFlag,
    #[command(flatten)]
    only: Filters,
}

/// What claims are counted under.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum PerFlag {
    /// The speaker.
    Speaker,
    /// The kind of claim.
    Kind,
    /// Each topic.
    Topic,
    /// The month it was said.
    Month,
    /// The speaker's group.
    Group,
}

impl PerFlag {
    fn per(self) -> Per {
        match self {
            PerFlag::Speaker => Per::Speaker,
            PerFlag::Kind => Per::Kind,
            PerFlag::Topic => Per::Topic,
            PerFlag::Month => Per::Month,
            PerFlag::Group => Per::Group,
        }
    }
}

impl Report {
    pub(crate) fn run(&self, desk: &Desk, matches: &ArgMatches) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let per = self.per.per();
        let filter = self.filter(desk, &ledger)?;
        let by = match per {
            Per::Speaker | Per::Kind | Per::Group => CountBy::Speaker,
            Per::Topic => CountBy::Topic,
            Per::Month => CountBy::Month,
        };
        let (ends, uncounted) = ledger.ends(&filter, desk.view(), by)?;
        let left_out = LeftOut { repeats: uncounted.repeats, wholes: uncounted.wholes, retracted: uncounted.retracted };
        let claims = match per {
            // Only here is a claim in several rows, or twice in the sum.
            Per::Topic => ledger.count(&filter, desk.view())?.saturating_sub(left_out.all()),
            Per::Speaker | Per::Kind | Per::Month | Per::Group => ends.iter().map(|ends| ends.claims).sum(),
        };
        let speakers = Speakers::of(&ledger, per)?;
        let page = TrackRecord {
            per,
            lines: first_of_each(per, tally(per, ends.iter().map(|ends| speakers.row(per, ends))), filter.limit),
            claims,
            left_out,
            seen: desk.seen(),
            only: narrowed(matches),
            picked: picked(&filter),
            most: filter.limit,
        };
        match format {
            Format::Json => desk.ui.out(&json::track_record(&page)),
            Format::Jsonl => desk.ui.out(&json::track_record_lines(&page)),
            Format::Csv => desk.ui.out(&csv::track_record(&page)),
            Format::Markdown => desk.ui.out(&markdown::track_record(&page)),
            Format::Table if desk.is_new_here() => {
                overview::welcome(desk);
                desk.ui.table(&table::track_record(&page, desk.ui.width))
            }
            Format::Table => desk.ui.table(&table::track_record(&page, desk.ui.width)),
        }
    }
}

impl Report {
    /// The claims that are counted: those on the books, unless flags say otherwise.
    fn filter(&self, desk: &Desk, ledger: &Ledger) -> Result<Filter, Failure> {
        let mut filter = self.only.filter(desk, ledger, Filter::default())?;
        if filter.sort != Sort::default() {
            return Err(Failure::misuse("--sort: records come in an order of their own", "onrecord report"));
        }
        if filter.statuses == Filter::on_the_books().statuses {
            filter.statuses = Vec::new(); // --all asks for what is counted anyway
        }
        Ok(filter)
    }
}

/// The speakers whose claims are counted, as far as they are asked for.
#[derive(Default)]
struct Speakers {
    by_id: HashMap<i64, Speaker>,
    groups: HashMap<i64, String>,
}

impl Speakers {
    fn of(ledger: &Ledger, per: Per) -> Result<Speakers, Failure> {
        let by_id = match per {
            Per::Speaker | Per::Group => ledger.speakers_by_id()?,
            Per::Kind | Per::Topic | Per::Month => HashMap::new(),
        };
        let groups = if per == Per::Group { ledger.groups_by_speaker()? } else { HashMap::new() };
        Ok(Speakers { by_id, groups })
    }

    fn row<'a>(&'a self, per: Per, ends: &'a Ends) -> Row<'a> {
        let key = match (&ends.under, per) {
            (Under::Speaker(_), Per::Kind) => Key::Named(ends.kind.as_str()),
            (Under::Speaker(id), _) => self.key(per, *id),
            (Under::Topic(topic), _) => topic.as_deref().map_or(Key::Nothing, Key::Named),
            (Under::Month(month), _) => Key::Named(month),
        };
        let end = End { status: ends.status, without_condition: ends.without_condition, late_days: ends.late_days };
        Row { key, kind: ends.kind, strength: ends.strength, end, claims: ends.claims }
    }

    fn key(&self, per: Per, id: i64) -> Key<'_> {
        match self.by_id.get(&id) {
            None => Key::Nothing,
            Some(speaker) if speaker.unnamed => Key::Unnamed,
            Some(_) if per == Per::Group => self.groups.get(&id).map_or(Key::Nothing, |group| Key::Named(group)),
            Some(speaker) => Key::Named(&speaker.name),
        }
    }
}

fn picked(filter: &Filter) -> Picked {
    if !filter.statuses.is_empty() || !filter.stages.is_empty() || filter.disputed {
        Picked::ByOutcome
    } else if filter.decided_since.is_some() || filter.decided_until.is_some() {
        Picked::Decided
    } else {
        Picked::Fairly
    }
}

/// What was typed to narrow the claims down, as words: "speaker Rubio", "said since 2025".
fn narrowed(matches: &ArgMatches) -> Vec<String> {
    let Some((name, own)) = matches.subcommand() else { return Vec::new() };
    let known = super::Cli::command();
    let flags = known.find_subcommand(name).into_iter().flat_map(|command| command.get_arguments());
    let typed = flags.map(|flag| flag.get_id().as_str()).filter(|id| {
        !["per", "all", "limit", "sort"].contains(id)
            && own.try_contains_id(id).is_ok()
            && own.value_source(id) == Some(ValueSource::CommandLine)
    });
    let words = typed.map(|id| {
        let values: Vec<String> =
            own.get_raw(id).into_iter().flatten().map(|value| value.to_string_lossy().into_owned()).collect();
        let flag = if id == "no_evidence" { "without evidence".to_owned() } else { id.replace('_', " ") };
        // A switch has no value worth saying.
        if own.try_get_one::<bool>(id).is_ok() { flag } else { format!("{flag} {}", values.join(" or ")) }
    });
    words.collect()
}
