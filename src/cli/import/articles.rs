//! Lines of `read --jsonl --keep-text`: an article each, and what is said in it. The article becomes a source, each
//! trackable statement a row.
//!
//! A line whose quotes are not what stands at their places in its text is refused whole: one of the two is not what
//! was read.

use std::collections::VecDeque;
use std::io;

use chrono::NaiveDate;
use serde::Deserialize;

use super::Input;
use super::columns::{Cells, Column, Refused};
use super::lines::{Line, Lines};
use super::objects::holds_nul;
use super::row::{More, NUL, Reader, Row};
use super::rows::{Item, Items};
use crate::claim::event::Sourced;
use crate::claim::source::{is_web_address, quote_at};
use crate::claim::{Quote, SourceRef};
use crate::deadline::Window;
use crate::store::digest;

/// Words that stand for somebody, and say nothing of them.
const PRONOUNS: [&str; 13] =
    ["he", "she", "it", "they", "we", "i", "you", "who", "one", "this", "that", "these", "those"];

/// Whether words for somebody say nothing of who that is.
pub(crate) fn names_nobody(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    words.is_empty() || PRONOUNS.contains(&words.as_str())
}

/// A file of articles.
pub(super) struct Articles {
    lines: Lines<Input>,
    /// What the last line came to.
    ready: VecDeque<Result<Item, Refused>>,
}

impl Articles {
    pub(super) fn new(input: Input) -> Articles {
        Articles { lines: Lines::new(input), ready: VecDeque::new() }
    }
}

impl Items for Articles {
    fn next(&mut self, reader: &mut Reader) -> io::Result<Option<Result<Item, Refused>>> {
        while self.ready.is_empty() {
            let Some(line) = self.lines.next()? else { return Ok(None) };
            match read(&line, reader) {
                Ok(items) => self.ready.extend(items),
                Err(refused) => return Ok(Some(Err(refused))),
            }
        }
        Ok(self.ready.pop_front())
    }
}

/// What `read` says of one article.
#[derive(Deserialize)]
struct LineForm {
    #[serde(default)]
    error: Option<String>,
    #[serde(default)]
    claims: Vec<ClaimForm>,
    #[serde(default)]
    article: Option<ArticleForm>,
}

#[derive(Deserialize)]
struct ArticleForm {
    text: String,
    #[serde(default)]
    date: Option<NaiveDate>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

#[derive(Deserialize)]
struct ClaimForm {
    speaker: Option<String>,
    speaker_resolved: Option<String>,
    role: Option<String>,
    spans: Vec<(usize, usize)>,
    quote: String,
    statement: String,
    kind: String,
    strength: String,
    said_on: Option<NaiveDate>,
    trackable: bool,
    condition: Option<ConditionForm>,
    deadline: Option<Window>,
}

#[derive(Deserialize)]
struct ConditionForm {
    kind: String,
    text: String,
    window: Option<Window>,
}

fn read(line: &Line, reader: &mut Reader) -> Result<Vec<Result<Item, Refused>>, Refused> {
    let number = line.number;
    let refuse = |field: &'static str, why: String| Refused { line: number, field, why };
    if line.bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(Vec::new());
    }
    let form: LineForm = serde_json::from_slice(&line.bytes).map_err(|error| refuse("line", error.to_string()))?;
    if let Some(error) = form.error {
        return Err(refuse("error", error));
    }
    let needs_text = || refuse("article", "it is not there: onrecord read --jsonl --keep-text adds it".to_owned());
    let article = form.article.ok_or_else(needs_text)?;
    if holds_nul_anywhere(&line.bytes) {
        return Err(refuse("line", NUL.to_owned()));
    }
    if let Some(url) = article.url.as_ref().filter(|url| !is_web_address(url)) {
        return Err(refuse("url", format!("{url:?} is no address of the web")));
    }
    if article.text.trim().is_empty() {
        return Err(refuse("text", "it is empty".to_owned()));
    }
    let quotes = quotes(&article.text, &form.claims, number)?;
    let sha256 = digest(&article.text);
    let mut items = vec![];
    let mut left_out = 0;
    for ((claim, quote), place) in form.claims.iter().zip(quotes).zip(1..) {
        if claim.trackable {
            let row = row((claim, quote), (&article, &sha256), number, reader);
            let named = |refused: Refused| Refused { why: format!("claim {place}: {}", refused.why), ..refused };
            items.push(row.map(|row| Item::Row(Box::new(row))).map_err(named));
        } else {
            left_out += 1;
        }
    }
    let ArticleForm { text, date, title, url } = article;
    let key = SourceRef::Text(sha256);
    let sourced = Sourced { key, title, publisher: None, url, archive_url: None, published: date };
    items.insert(0, Ok(Item::Source { sourced: Box::new(sourced), text, left_out }));
    Ok(items)
}

/// The quotes of all claims, with their places in the text.
fn quotes(text: &str, claims: &[ClaimForm], line: usize) -> Result<Vec<Quote>, Refused> {
    let chars: Vec<char> = text.chars().collect();
    let quotes = claims.iter().zip(1..).map(|(claim, place)| {
        let refuse = |field, what: &str| Refused { line, field, why: format!("claim {place}: {what}") };
        let outside = || refuse("spans", "they are not in order, or not in the text");
        let quote = quote_at(&chars, &claim.spans).ok_or_else(outside)?;
        let is_slice = quote.words == claim.quote;
        is_slice.then_some(quote).ok_or_else(|| refuse("quote", "it is not what stands at its spans"))
    });
    quotes.collect()
}

fn row(
    (claim, quote): (&ClaimForm, Quote),
    (article, sha256): (&ArticleForm, &str),
    line: usize,
    reader: &mut Reader,
) -> Result<Row, Refused> {
    let mut cells = Cells::new(line);
    let speaker = match (&claim.speaker_resolved, &claim.speaker) {
        (Some(name), _) => name,
        (None, Some(words)) if !names_nobody(words) => words,
        _ => return Err(cells.refused(Column::Speaker, "nobody is named for it")),
    };
    let Some(said_on) = claim.said_on.map(|day| day.to_string()) else {
        return Err(cells.refused(Column::SaidOn, "nobody knows when it was said: give the article its date"));
    };
    let published = article.date.map(|day| day.to_string());
    cells.put_some(Column::Speaker, Some(speaker));
    cells.put_some(Column::Role, claim.role.as_deref());
    cells.put_some(Column::SaidOn, Some(&said_on));
    cells.put_some(Column::Statement, Some(&claim.statement));
    cells.put_some(Column::Kind, Some(&claim.kind));
    cells.put_some(Column::Strength, Some(&claim.strength));
    cells.put_some(Column::Deadline, claim.deadline.as_ref().map(|window| window.phrase.as_str()));
    cells.put_some(Column::Quote, Some(&claim.quote));
    cells.put_some(Column::SourceTitle, article.title.as_deref());
    cells.put_some(Column::SourceUrl, article.url.as_deref());
    cells.put_some(Column::SourcePublished, published.as_deref());
    if let Some(condition) = &claim.condition {
        cells.put_some(Column::ConditionKind, Some(&condition.kind));
        cells.put_some(Column::Condition, Some(&condition.text));
    }
    let more = More {
        deadline: claim.deadline.clone().map(Window::judged),
        condition_window: claim.condition.as_ref().and_then(|condition| condition.window.clone()),
        quote: Some(quote),
        // Words for somebody whom the article does not name belong to that article alone.
        unnamed: claim.speaker_resolved.is_none(),
        sha256: Some(sha256.to_owned()),
        ..More::default()
    };
    reader.row_with(&cells, more)
}

/// Whether any text in a line holds NUL. JSON writes it in one way alone.
fn holds_nul_anywhere(line: &[u8]) -> bool {
    line.windows(6).any(|bytes| bytes == br"\u0000")
        && serde_json::from_slice(line).is_ok_and(|value| holds_nul(&value))
}
