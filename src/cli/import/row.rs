//! One row, as a claim that can be recorded but for what only the ledger knows: who of that name is on
//! record, which source is there.

use chrono::NaiveDate;

use super::columns::{COLUMNS, Cells, Column, Refused};
use super::dates::Dates;
use super::outcome;
use crate::claim::condition::{hang_deadline, new_condition, split};
use crate::claim::event::{Draft, Sourced};
use crate::claim::source::is_web_address;
use crate::claim::{
    Basis, ConditionKind, Evidence, NewClaim, NewCondition, Quote, SourceRef, Speaker, Status, Strength, Uid, rules,
    wording,
};
use crate::deadline::{Said, Window};
use crate::render::csv::UNNAMED;
use crate::store::Prepared;

/// Why a text with NUL in it is refused.
pub(super) const NUL: &str = "it holds a NUL character: text with NUL is not kept";

/// A claim as a row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The line on which it begins.
    pub(super) line: usize,
    /// The uid of the claim in the ledger that it comes from.
    pub(super) uid: Option<Uid>,
    /// The claim as it is, should its speaker be called as typed, and its source, known by its address, have
    /// no text.
    pub(super) claim: Prepared,
    /// What has become of it.
    pub(super) facts: Vec<Draft>,
    /// Where it stands with that, where the row says so.
    pub(super) status: Option<Status>,
    /// Why the rules refuse what became of it, should the claim not be there already by its uid or reference.
    pub(super) refused: Option<Refused>,
    /// The source, should it not be known.
    pub(super) source: Option<Sourced>,
    /// Which columns say something.
    pub(super) given: [bool; COLUMNS],
    /// What had to be left out or added.
    pub(super) oddities: Vec<Oddity>,
}

/// What is said of a row once, at the end, with how many others are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Oddity {
    /// A source with a title or publisher, but neither address nor text.
    SourceWithoutAddress,
    /// Marked unfulfilled before its window closed, as it was where it comes from.
    Early,
    /// Closed with another claim, as repetitions and wholes are.
    Inherited,
    /// Links to claims that are not called the same here.
    Links,
    /// Notes.
    Notes,
    /// Other sources of the same words.
    AlsoIn,
}

/// What an object says of a claim beyond the columns.
#[derive(Clone, Debug, Default)]
pub(super) struct More {
    /// The window of the claim, whole.
    pub(super) deadline: Option<Window>,
    /// The window of the condition, whole.
    pub(super) condition_window: Option<Window>,
    /// The quote, with its place in the source.
    pub(super) quote: Option<Quote>,
    /// The speaker is not named.
    pub(super) unnamed: bool,
    /// Kept out of everything published.
    pub(super) private: bool,
    /// It is linked to other claims.
    pub(super) is_linked: bool,
    /// It has notes.
    pub(super) is_noted: bool,
    /// The same words stand in other sources.
    pub(super) is_also_elsewhere: bool,
    /// The topics, one by one: they may hold what joins them in a cell.
    pub(super) topics: Option<Vec<String>>,
    /// Evidence in full.
    pub(super) evidence: Vec<Evidence>,
    /// An archived copy of the source.
    pub(super) archive_url: Option<String>,
    /// The digest of the source's text.
    pub(super) sha256: Option<String>,
}

/// Makes claims of rows.
pub(super) struct Reader {
    today: NaiveDate,
    dates: Dates,
}

impl Reader {
    pub(super) fn new(today: NaiveDate) -> Reader {
        Reader { today, dates: Dates::new(today) }
    }

    /// Reads a row of cells alone.
    pub(super) fn row(&mut self, cells: &Cells<'_>) -> Result<Row, Refused> {
        let speaker = cells.whole(Column::Speaker).trim_start().strip_prefix(UNNAMED);
        let more = More { unnamed: speaker.is_some(), ..More::default() };
        match speaker {
            Some(speaker) => {
                let mut cells = cells.clone();
                cells.put_some(Column::Speaker, Some(speaker));
                self.row_with(&cells, more)
            }
            None => self.row_with(cells, more),
        }
    }

    /// Reads a row.
    pub(super) fn row_with(&mut self, cells: &Cells<'_>, more: More) -> Result<Row, Refused> {
        if let Some(field) = cells.column_with('\0') {
            return Err(Refused { line: cells.line, field, why: NUL.to_owned() });
        }
        let uid = uid(cells)?;
        let mut entry = self.entry(cells, &more)?;
        rules::admit(&entry, self.today).map_err(|refusal| cells.refused(outcome::column_of(&refusal), refusal))?;
        let evidence = if more.evidence.is_empty() { evidence(cells)? } else { more.evidence.clone() };
        let life = outcome::Life { entry: &mut entry, evidence, is_ours: uid.is_some(), today: self.today };
        let mut ended = life.read(cells, &self.dates)?;
        let has_key = uid.is_some() || entry.reference.is_some();
        if let Some(refused) = ended.refused.take_if(|_| !has_key) {
            return Err(refused);
        }
        let (source, is_left_out) = self.source(cells, &more)?;
        let odd = [
            (is_left_out, Oddity::SourceWithoutAddress),
            (ended.is_early, Oddity::Early),
            (ended.is_inherited, Oddity::Inherited),
            (more.is_linked, Oddity::Links),
            (more.is_noted, Oddity::Notes),
            (more.is_also_elsewhere, Oddity::AlsoIn),
        ];
        entry.source = source.as_ref().map(|source| source.key.clone());
        Ok(Row {
            line: cells.line,
            uid,
            claim: Prepared::of(entry),
            facts: ended.facts,
            status: ended.status,
            refused: ended.refused,
            source,
            given: given(cells),
            oddities: odd.into_iter().filter(|(is_so, _)| *is_so).map(|(_, oddity)| oddity).collect(),
        })
    }

    fn entry(&mut self, cells: &Cells<'_>, more: &More) -> Result<NewClaim, Refused> {
        let needed = |column| cells.get(column).ok_or_else(|| cells.refused(column, "it is empty"));
        let said = needed(Column::SaidOn)?;
        let said = self.dates.said(said).map_err(|why| cells.refused(Column::SaidOn, why))?;
        let statement = needed(Column::Statement)?;
        let name = needed(Column::Speaker)?.split_whitespace().collect::<Vec<_>>().join(" ");
        let condition = self.condition(cells, said, more)?;
        let deadline = match &more.deadline {
            Some(window) => Some(sound(cells, Column::Deadline, window)?),
            None => self.window(cells, Column::Deadline, said, condition.as_ref())?,
        };
        let quote = cells.get(Column::Quote).map(|_| cells.whole(Column::Quote));
        let kind = match cells.get(Column::Kind) {
            Some(word) => word.to_lowercase().parse().map_err(|error| cells.refused(Column::Kind, error))?,
            None => wording::kind_of(statement),
        };
        let strength = match cells.get(Column::Strength) {
            Some(word) => word.to_lowercase().parse().map_err(|error| cells.refused(Column::Strength, error))?,
            None => strength_of(statement, quote),
        };
        let own = |column| cells.get(column).map(str::to_owned);
        Ok(NewClaim {
            reference: own(Column::Ref),
            speaker: Speaker { name, unnamed: more.unnamed },
            role: own(Column::Role),
            quote: more.quote.clone().or_else(|| quote.map(|words| Quote::unchecked(words.to_owned(), None))),
            kind,
            strength,
            actor: own(Column::Actor),
            deadline: deadline.map(|window| hang_deadline(window, condition.as_ref())),
            condition,
            test: own(Column::Test),
            topics: match &more.topics {
                Some(given) => topics(given.iter().map(String::as_str)),
                None => topics(cells.whole(Column::Topics).split(';')),
            },
            private: more.private,
            ..NewClaim::plain("", said, statement)
        })
    }

    fn window(
        &mut self,
        cells: &Cells<'_>,
        column: Column,
        said: Said,
        condition: Option<&NewCondition>,
    ) -> Result<Option<Window>, Refused> {
        let Some(words) = cells.get(column) else { return Ok(None) };
        self.dates.window(words, said, condition).map_err(|why| cells.refused(column, why))
    }

    fn condition(&mut self, cells: &Cells<'_>, said: Said, more: &More) -> Result<Option<NewCondition>, Refused> {
        let Some(text) = cells.get(Column::Condition) else {
            let beside =
                [Column::ConditionKind, Column::ConditionBy, Column::ConditionState, Column::ConditionDecidedOn];
            return match beside.into_iter().find(|column| cells.get(*column).is_some()) {
                Some(column) => Err(cells.refused(column, "the row has no condition")),
                None => Ok(None),
            };
        };
        let kind: Option<ConditionKind> = match cells.get(Column::ConditionKind) {
            Some(word) => {
                Some(word.to_lowercase().parse().map_err(|error| cells.refused(Column::ConditionKind, error))?)
            }
            None => None,
        };
        let window = match &more.condition_window {
            Some(window) => Some(sound(cells, Column::ConditionBy, window)?),
            None => self.window(cells, Column::ConditionBy, said, None)?,
        };
        Ok(Some(match (kind, window) {
            // Where the window is given, the text holds none.
            (Some(kind), Some(window)) => NewCondition { kind, text: text.to_owned(), window: Some(window) },
            (Some(kind), None) => new_condition(kind, text, said.day()),
            (None, window) => {
                let read = split(text, said.day()).condition;
                NewCondition { window: window.or(read.window), ..read }
            }
        }))
    }

    /// The source that the row names, and whether it names one that nothing leads back to.
    fn source(&self, cells: &Cells<'_>, more: &More) -> Result<(Option<Sourced>, bool), Refused> {
        let own = |column| cells.get(column).map(str::to_owned);
        let published = match cells.get(Column::SourcePublished) {
            Some(words) => Some(self.dates.day(words).map_err(|why| cells.refused(Column::SourcePublished, why))?),
            None => None,
        };
        let url = own(Column::SourceUrl);
        if let Some(other) = url.as_ref().filter(|url| !is_web_address(url)) {
            return Err(cells.refused(Column::SourceUrl, format!("{other:?} is no address of the web")));
        }
        let refuse = |field, why| Err(Refused { line: cells.line, field, why });
        if let Some(other) = more.archive_url.as_ref().filter(|url| !is_web_address(url)) {
            return refuse("archive_url", format!("{other:?} is no address of the web"));
        }
        if let Some(other) = more.sha256.as_ref().filter(|sha256| !is_digest(sha256)) {
            return refuse("sha256", format!("{other:?} is no digest: it has 64 digits, 0 to 9 and a to f"));
        }
        let key = more.sha256.clone().map(SourceRef::Text).or_else(|| url.clone().map(SourceRef::Url));
        let (title, publisher) = (own(Column::SourceTitle), own(Column::SourcePublisher));
        let Some(key) = key else { return Ok((None, title.is_some() || publisher.is_some())) };
        let archive_url = more.archive_url.clone();
        Ok((Some(Sourced { key, title, publisher, url, archive_url, published }), false))
    }
}

/// Whether a text is written as a digest of SHA-256 is.
fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Takes a window that came whole, if its days are in order.
fn sound(cells: &Cells<'_>, column: Column, window: &Window) -> Result<Window, Refused> {
    let window = Window { span: None, ..window.clone() };
    if window.is_sound() { Ok(window) } else { Err(cells.refused(column, "its days are not in order")) }
}

fn uid(cells: &Cells<'_>) -> Result<Option<Uid>, Refused> {
    let Some(text) = cells.get(Column::Uid) else { return Ok(None) };
    let read = text.parse().map(Some);
    read.map_err(|error| cells.refused(Column::Uid, format!("{error}; a key of your own belongs to the column ref")))
}

fn strength_of(statement: &str, quote: Option<&str>) -> Strength {
    match quote {
        Some(words) => wording::strength_of(&format!("{statement} {words}")),
        None => wording::strength_of(statement),
    }
}

fn topics<'a>(given: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for topic in given.map(str::trim).filter(|topic| !topic.is_empty()) {
        if !topics.iter().any(|known| known == topic) {
            topics.push(topic.to_owned());
        }
    }
    topics
}

/// Addresses joined by semicolons; an address may hold one itself, so each begins where the web begins.
fn evidence(cells: &Cells<'_>) -> Result<Vec<Evidence>, Refused> {
    let mut urls: Vec<String> = Vec::new();
    for part in cells.whole(Column::Evidence).split(';') {
        let begins = ["http://", "https://"].iter().any(|scheme| part.trim_start().to_lowercase().starts_with(scheme));
        match urls.last_mut() {
            Some(last) if !begins => *last += &format!(";{part}"),
            _ => urls.push(part.to_owned()),
        }
    }
    let urls = urls.iter().map(|url| url.trim().trim_end_matches(';').trim_end()).filter(|url| !url.is_empty());
    let mut pieces = Vec::new();
    for url in urls {
        let (archive_url, words, note) = (None, None, None);
        let piece = Evidence { url: url.to_owned(), archive_url, words, note, basis: Basis::Outcome };
        check_addresses(cells, &piece)?;
        pieces.push(piece);
    }
    Ok(pieces)
}

/// Refuses evidence that leads nowhere, or to something that runs.
pub(super) fn check_addresses(cells: &Cells<'_>, evidence: &Evidence) -> Result<(), Refused> {
    let mut urls = std::iter::once(&evidence.url).chain(&evidence.archive_url);
    match urls.find(|url| !is_web_address(url)) {
        Some(url) => Err(cells.refused(Column::Evidence, format!("{url:?} is no address of the web"))),
        None => Ok(()),
    }
}

fn given(cells: &Cells<'_>) -> [bool; COLUMNS] {
    std::array::from_fn(|place| cells.is_given(place))
}
