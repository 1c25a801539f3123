//! `onrecord speakers`: who is on record.

use clap::Args;

use super::desk::Desk;
use super::failure::Failure;
use super::people::end;
use super::{Format, overview};
use crate::claim::Profile;
use crate::claim::speaker::name_key;
use crate::render::{csv, json, markdown, table};
use crate::report::{SpeakersPage, speaker_lines};
use crate::store::Ledger;

/// Who is on record: claims, open ones, and the track record of each
#[derive(Args)]
#[command(before_help = "Example: onrecord speakers Rubio")]
pub(crate) struct Speakers {
    /// Only speakers with these words in a name or alias
    #[arg(value_name = "NAME")]
    words: Vec<String>,
    /// Only speakers of this party, office or side
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
}

impl Speakers {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let everybody = ledger.speakers()?;
        let all = everybody.iter().filter(|it| !it.unnamed).count() as u64;
        let mut asked_for = self.narrow(&ledger, everybody)?;
        if matches!(format, Format::Json | Format::Jsonl | Format::Csv) {
            ledger.add_names(&mut asked_for)?;
        }
        let lines = speaker_lines(asked_for, ledger.ends_of_speakers(None)?.iter().map(end));
        let is_filtered = !self.words.is_empty() || self.group.is_some();
        let page = SpeakersPage { lines: &lines, all, is_filtered };
        match format {
            Format::Json => return desk.ui.out(&json::speakers(&page)),
            Format::Jsonl => return desk.ui.out(&json::speakers_lines(&page)),
            Format::Csv => return desk.ui.out(&csv::speakers(&page)),
            Format::Markdown => return desk.ui.out(&markdown::speakers(&page)),
            Format::Table => {}
        }
        if desk.is_new_here() {
            overview::welcome(desk);
        }
        if desk.ui.is_terminal() {
            desk.ui.out(&table::speakers(&page, desk.ui.width))
        } else {
            desk.ui.out(&table::speakers_whole(&page, desk.ui.width))
        }
    }

    fn narrow(&self, ledger: &Ledger, mut everybody: Vec<Profile>) -> Result<Vec<Profile>, Failure> {
        let words = self.words.join(" ");
        if !words.trim().is_empty() {
            let called = ledger.speakers_called(&words)?;
            let key = name_key(&words);
            let is_called = |it: &Profile| match it.unnamed {
                true => name_key(&it.name).contains(&key),
                false => called.contains(&it.id),
            };
            everybody.retain(is_called);
        }
        if let Some(group) = &self.group {
            let key = name_key(group);
            everybody.retain(|it| it.group.as_deref().is_some_and(|own| name_key(own) == key));
        }
        Ok(everybody)
    }
}
