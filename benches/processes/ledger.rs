//! Seeded ledgers, made through the library: a third of the claims closed, about five events a claim, and
//! the same twenty claims to check at every size, so that reading can be flat.
//!
//! The same seed gives the same ledger, but for the random part of the uids.

use std::path::Path;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use onrecord::claim::event::{Draft, Sourced};
use onrecord::claim::source::anchor;
use onrecord::claim::{
    Basis, ConditionKind, ConditionState, Evidence, Fact, Kind, NewClaim, NewCondition, Outcome, SourceRef, Speaker,
    Strength,
};
use onrecord::deadline::{Phrase, Said, Window};
use onrecord::store::{Ledger, Stamp, Writing, digest};

use super::Trouble;
use super::dice::Dice;
use super::words;

/// What the clock says while the benchmark runs.
pub(crate) const NOW: &str = "2026-11-01T12:00:00Z";

/// How many claims are to be checked, whatever the size.
const DUE: usize = 20;

/// Claims written in one batch.
const BATCH: usize = 500;

/// Claims read from one article.
const ARTICLE: usize = 5;

/// What is to become of a claim.
#[derive(Clone, Copy)]
enum Fate {
    /// Its day is past.
    Overdue,
    /// Its day is within a week.
    Near,
    /// It has no date, and the look at it has come.
    Look,
    /// It has an outcome.
    Closed,
    /// Its condition went the other way.
    Void,
    /// Its day lies far ahead.
    Waiting,
    /// Its condition is pending, and shows far ahead.
    Conditional,
    /// It has no date, and the next look lies ahead.
    Undated,
}

/// Makes a ledger of `size` claims in a file that is not there yet.
pub(crate) fn make(path: &Path, size: usize) -> Result<(), Trouble> {
    let ledger = Ledger::open_to_write(path)?;
    let mut dice = Dice::seeded(size as u64);
    let begun: DateTime<Utc> = "2026-09-01T08:00:00Z".parse()?;
    for first in (0..size).step_by(BATCH) {
        let now = begun + TimeDelta::minutes(i64::try_from(first / BATCH)?);
        let mut writing = ledger.write(Stamp { now, author: "bench".to_owned() })?;
        for place in (first..size.min(first + BATCH)).step_by(ARTICLE) {
            write_article(&mut writing, &mut dice, place..size.min(place + ARTICLE), size)?;
        }
        writing.commit()?;
    }
    Ok(())
}

fn write_article(
    writing: &mut Writing<'_>,
    dice: &mut Dice,
    places: std::ops::Range<usize>,
    size: usize,
) -> Result<(), Trouble> {
    let speakers = 20 + size as u64 / 550;
    let said: Vec<(String, String)> = places
        .clone()
        .map(|place| {
            let speaker = words::speaker(usize::try_from(dice.below(speakers))?);
            let rare = if is_due(place, size) { format!(" beside the {}", words::RARE) } else { String::new() };
            Ok((speaker, words::statement(dice) + &rare))
        })
        .collect::<Result<_, Trouble>>()?;
    let title = format!("What was said, part {}", places.start / ARTICLE + 1);
    let text = words::article(&title, &said);
    let key = SourceRef::Text(digest(&text));
    let sourced = Sourced {
        key: key.clone(),
        title: Some(title),
        publisher: Some("The Northport Observer".to_owned()),
        url: Some(format!("https://observer.example/{}", places.start)),
        archive_url: None,
        published: None,
    };
    writing.source(sourced, Some(&text))?;
    for (place, (speaker, statement)) in places.zip(said) {
        let quote = anchor(&text, &statement)?;
        let mut seed = Seed { dice, fate: fate(place, size), said: day(2026, 1, 1)? };
        let (mut claim, life) = seed.grow(speaker, statement)?;
        claim.quote = Some(quote);
        claim.source = Some(key.clone());
        writing.log(claim, &life)?;
    }
    Ok(())
}

/// Whether the claim is one of those that are to be checked.
fn is_due(place: usize, size: usize) -> bool {
    let stride = size / DUE;
    place % stride == stride / 2
}

fn fate(place: usize, size: usize) -> Fate {
    if is_due(place, size) {
        return match place / (size / DUE) % 5 {
            0 | 1 => Fate::Near,
            2 | 3 => Fate::Overdue,
            _ => Fate::Look,
        };
    }
    match place % 12 {
        0 | 3 | 6 => Fate::Closed,
        9 => {
            if place % 24 == 9 {
                Fate::Void
            } else {
                Fate::Closed
            }
        }
        1 | 4 | 7 => Fate::Conditional,
        2 => Fate::Undated,
        _ => Fate::Waiting,
    }
}

/// A claim before anything is known of it but its fate.
struct Seed<'a> {
    dice: &'a mut Dice,
    fate: Fate,
    said: NaiveDate,
}

impl Seed<'_> {
    fn grow(&mut self, speaker: String, statement: String) -> Result<(NewClaim, Vec<Draft>), Trouble> {
        let is_closed = matches!(self.fate, Fate::Closed | Fate::Void);
        let year = if is_closed { day(2024, 3, 1)? } else { day(2026, 1, 1)? };
        self.said = later(year, self.dice.below(240));
        let deadline = self.deadline()?;
        let condition = self.condition()?;
        let mut topics = vec![self.dice.pick(&words::TOPICS).to_owned()];
        topics.truncate(usize::try_from(self.dice.below(2))?);
        let life = self.life(condition.is_some())?;
        let claim = NewClaim {
            reference: None,
            speaker: Speaker { name: speaker, unnamed: false },
            role: self.dice.once_in(3).then(|| "Minister for the Harbour".to_owned()),
            said_on: Said::Day(self.said),
            statement,
            quote: None,
            kind: self.dice.pick(Kind::ALL),
            strength: self.dice.pick(Strength::ALL),
            actor: None,
            condition,
            deadline,
            test: self.dice.once_in(2).then(|| "the yearly report of the audit office says so".to_owned()),
            topics,
            source: None,
            also_in: Vec::new(),
            private: false,
            lang: None,
            translation: None,
        };
        Ok((claim, life))
    }

    fn window(&self, words: &str) -> Result<Window, Trouble> {
        let phrase: Phrase = words.parse()?;
        Ok(phrase.resolve(self.said)?)
    }

    fn deadline(&mut self) -> Result<Option<Window>, Trouble> {
        let words = match self.fate {
            Fate::Look | Fate::Undated => return Ok(None),
            Fate::Overdue => format!("by {} October 2026", self.dice.between(5, 28)),
            Fate::Near => format!("by {} November 2026", self.dice.between(2, 8)),
            Fate::Closed | Fate::Void => words::near_deadline(self.dice),
            Fate::Waiting | Fate::Conditional => words::far_deadline(self.dice),
        };
        self.window(&words).map(Some)
    }

    fn condition(&mut self) -> Result<Option<NewCondition>, Trouble> {
        let is_wanted = match self.fate {
            Fate::Void | Fate::Conditional => true,
            Fate::Closed | Fate::Waiting => self.dice.once_in(4),
            _ => false,
        };
        if !is_wanted {
            return Ok(None);
        }
        let words = words::far_deadline(self.dice);
        let text = words::condition(self.dice).to_owned();
        Ok(Some(NewCondition { kind: ConditionKind::If, text, window: Some(self.window(&words)?) }))
    }

    /// What happened to the claim after it was logged.
    fn life(&mut self, is_conditional: bool) -> Result<Vec<Draft>, Trouble> {
        let mut on = self.said;
        let mut life = Vec::new();
        let mut happen = |fact, on| life.push(Draft { happened_on: Some(on), fact });
        let decided = match self.fate {
            Fate::Void => Some(ConditionState::Unmet),
            Fate::Closed | Fate::Waiting if is_conditional => Some(ConditionState::Met),
            _ => None,
        };
        if let Some(state) = decided {
            on = later(on, self.dice.between(1, 20));
            happen(Fact::Condition { state, deadline: None, note: None }, on);
        }
        let looks = if matches!(self.fate, Fate::Look) { 0 } else { self.dice.between(1, 3) };
        for left in (0..looks).rev() {
            on = later(on, self.dice.between(1, 12));
            let again = (left == 0 && matches!(self.fate, Fate::Undated)).then(|| later(on, 900));
            happen(Fact::Looked { again, note: Some("nothing to see yet".to_owned()) }, on);
        }
        for _ in 0..self.dice.between(1, 2) {
            on = later(on, self.dice.between(1, 6));
            happen(Fact::Evidenced(self.evidence()), on);
        }
        if matches!(self.fate, Fate::Closed) {
            let outcome = self.dice.pick(&[Outcome::Fulfilled, Outcome::Fulfilled, Outcome::Unfulfilled]);
            let note = Some("as the yearly report has it".to_owned());
            happen(Fact::Outcome { outcome, reason: None, note, early: false }, later(on, 30));
        }
        Ok(life)
    }

    fn evidence(&mut self) -> Evidence {
        Evidence {
            url: format!("https://records.example/report/{}", self.dice.below(100_000)),
            archive_url: None,
            words: Some("The works are under way, the office writes.".to_owned()),
            note: None,
            basis: Basis::Claim,
        }
    }
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, Trouble> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| "no such day".into())
}
