//! `onrecord read`: what an article says, by whom, and what of it goes on record.
//!
//! From what was typed to pages (`page`); pages are reviewed on a terminal (`review`), recorded by number
//! (`accept`), or printed. Nothing is recorded that nobody accepted.

mod accept;
mod address;
pub(crate) mod article;
mod decode;
mod fetch;
mod forms;
mod item;
mod likeness;
mod lines;
mod origin;
mod page;
mod parts;
mod recording;
mod refused;
mod review;

use chrono::NaiveDate;
use clap::Args;

use super::Format;
use super::desk::Desk;
use super::entry::stated;
use super::failure::{Failure, of_phrase};
use super::mark::web_address;
use super::paste::as_word;
use super::ui::complain;
use crate::deadline::{Lean, parse_day};
use crate::render::table::{self, Closing, ProposalRow};
use accept::Choice;
use article::FetchOptions;
use forms::numbered;
use likeness::Lookup;
use origin::Given;
use page::{Accept, Page, Request};

/// Propose claims from articles: in a terminal one by one, else as a numbered list
#[derive(Args)]
#[command(
    before_help = "Example: onrecord read article.txt --said 2025-04-18\n         onrecord read article.txt --accept 1,3-5",
    after_help = "Nothing is recorded by itself. In a terminal every proposal is asked about: y, n, e(dit), s(plit), w(ho), \
                  r(epeats), b(ack), a(ll), q, ?. Elsewhere they are printed with numbers, which belong to the article and do \
                  not shift; --accept records them, and the article as their source."
)]
pub(crate) struct Read {
    /// A text or HTML file, an address, or - for standard input
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl", value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Record these: all, trackable, none (the source alone), or numbers: 1,3-5
    #[arg(long, value_name = "WHICH")]
    accept: Option<String>,
    /// Every statement that somebody makes, those that cannot be tracked too
    #[arg(long)]
    all: bool,
    /// The day it was said, where the article does not tell; else the day of publication
    #[arg(long, value_name = "DATE")]
    said: Option<String>,
    /// The day of publication
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// The headline
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Where it stands
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// An archived copy
    #[arg(long, value_name = "URL")]
    archive: Option<String>,
    /// Open each in your editor before it is recorded
    #[arg(long)]
    edit: bool,
    /// Ask addresses of this machine and of private networks too
    #[arg(long)]
    allow_private: bool,
    #[command(flatten)]
    lines: lines::LinesFlags,
}

impl Read {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        if self.lines.jsonl {
            self.refuse_beside_lines(desk)?;
            return self.lines.run(desk);
        }
        self.lines.refuse_without_lines()?;
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl])?;
        desk.refuse_past()?;
        let request = self.request(desk)?;
        let choice = request.accept.as_ref().map(|accept| &accept.choice);
        self.refuse_what_is_of_one(choice)?;
        if self.articles.iter().any(|called| called == "-") {
            desk.ui.hear_terminal();
        }
        let is_asking = choice.is_none() && format == Format::Table && desk.ui.can_ask() && desk.ui.is_terminal();
        let (mut pages, mut is_whole) = self.open(desk, &request, choice)?;
        if pages.is_empty() {
            return Err(Failure::partly());
        }
        if is_asking {
            review::run_all(desk, &pages, &request)?;
        } else {
            let closings = match choice {
                Some(choice) => accept::record(desk, &mut pages, choice, self.edit)?,
                None => pages.iter().map(|page| self.proposed(page)).collect(),
            };
            print(desk, &pages, &closings, &request, format)?;
            let is_short = |closing: &Closing| closing.nobody + closing.skipped > 0;
            is_whole &= !(matches!(choice, Some(Choice::Numbers(_))) && closings.iter().any(is_short));
        }
        if is_whole { Ok(()) } else { Err(Failure::partly()) }
    }

    /// Gets and reads the articles. Among several, one that cannot be had is named, and the others are read.
    fn open(&self, desk: &Desk, request: &Request, choice: Option<&Choice>) -> Result<(Vec<Page>, bool), Failure> {
        let mut pages = Vec::new();
        for called in &self.articles {
            let page = Page::open(desk, called, request).and_then(|page| match choice {
                Some(choice) => choice.check(&page).map(|()| page),
                None => Ok(page),
            });
            match page {
                Ok(page) => {
                    page.remark(desk);
                    if self.articles.len() > 1 {
                        page.remark_day(desk);
                    }
                    if choice.is_none() {
                        page.say_by_hand(desk, None);
                    }
                    pages.push(page);
                }
                Err(Failure::Error { message, hints, status }) if self.articles.len() > 1 && status < 3 => {
                    complain(&message, &hints);
                }
                Err(failure) => return Err(failure),
            }
        }
        let is_whole = pages.len() == self.articles.len();
        Ok((pages, is_whole))
    }

    fn request(&self, desk: &Desk) -> Result<Request, Failure> {
        let day = |flag: &str, words: &Option<String>| -> Result<Option<NaiveDate>, Failure> {
            let day = words.as_deref().map(|words| parse_day(words, desk.today, Lean::Past));
            day.transpose().map_err(|error| of_phrase(flag, &error))
        };
        let address = |flag: &str, url: &Option<String>| url.as_deref().map(|url| web_address(flag, url)).transpose();
        let text = |flag: &str, text: &Option<String>| match text.as_deref().map(str::trim) {
            Some("") => Err(Failure::misuse(format!("{flag} is empty"), format!("leave {flag} out"))),
            text => Ok(text.and_then(stated).map(str::to_owned)),
        };
        let accept =
            self.accept.as_ref().map(|typed| Choice::read(typed).map(|choice| Accept { choice, typed: typed.clone() }));
        Ok(Request {
            given: Given {
                title: text("--title", &self.title)?,
                publisher: text("--publisher", &self.publisher)?,
                url: address("--url", &self.url)?,
                archive_url: address("--archive", &self.archive)?,
                published: day("--published", &self.published)?,
            },
            said: day("--said", &self.said)?,
            is_all: self.all,
            flags: self.flags() + &desk.db_flag(),
            db: desk.db_flag(),
            accept: accept.transpose()?,
            is_edited: self.edit,
            fetch: FetchOptions { allow_private: self.allow_private },
        })
    }

    /// The flags that a command needs to read the same once more.
    fn flags(&self) -> String {
        let flags = [
            ("--said", &self.said),
            ("--published", &self.published),
            ("--title", &self.title),
            ("--publisher", &self.publisher),
            ("--url", &self.url),
            ("--archive", &self.archive),
        ];
        let given =
            flags.into_iter().filter_map(|(flag, value)| Some(format!(" {flag} {}", as_word(value.as_deref()?))));
        let switches = [(" --edit", self.edit), (" --allow-private", self.allow_private)];
        let switches = switches.into_iter().filter(|(_, is_on)| *is_on).map(|(flag, _)| flag.to_owned());
        given.chain(switches).collect()
    }

    /// What is of articles that are read one by one is refused for a corpus.
    fn refuse_beside_lines(&self, desk: &Desk) -> Result<(), Failure> {
        desk.refuse_past()?;
        let flags = [
            ("--accept", self.accept.is_some()),
            ("--said", self.said.is_some()),
            ("--published", self.published.is_some()),
            ("--title", self.title.is_some()),
            ("--publisher", self.publisher.is_some()),
            ("--url", self.url.is_some()),
            ("--archive", self.archive.is_some()),
            ("--all", self.all),
            ("--edit", self.edit),
            ("--allow-private", self.allow_private),
            ("--dry-run", desk.is_dry_run()),
        ];
        match flags.into_iter().find(|(_, is_given)| *is_given) {
            Some((flag, _)) => Err(Failure::misuse(
                format!("{flag} goes with an article, not with --jsonl, which prints every statement and records none"),
                "onrecord read --jsonl < articles.jsonl",
            )),
            None => Ok(()),
        }
    }

    /// What names one article is refused for several, and so are numbers, which belong to one.
    fn refuse_what_is_of_one(&self, choice: Option<&Choice>) -> Result<(), Failure> {
        if self.articles.len() < 2 {
            return Ok(());
        }
        let flags = [("--title", self.title.is_some()), ("--url", self.url.is_some())];
        let flags = flags.into_iter().chain([("--archive", self.archive.is_some())]);
        let flags = flags.chain([("--accept with numbers", matches!(choice, Some(Choice::Numbers(_))))]);
        match flags.into_iter().find(|(_, is_given)| *is_given) {
            Some((flag, _)) => {
                Err(Failure::misuse(format!("{flag} belongs to one article"), "onrecord read ARTICLE, one at a time"))
            }
            None => Ok(()),
        }
    }

    /// What is proposed, and how it can be recorded.
    fn proposed(&self, page: &Page) -> Closing {
        let shown = || page.items.iter().filter(|item| self.all || item.is_trackable());
        let ready: Vec<String> = shown().filter(|item| item.is_ready()).map(|item| item.number.to_string()).collect();
        let command = page.command(&format!("--accept {}", if self.all { "all" } else { "trackable" }));
        Closing {
            before: shown().filter(|item| !item.recorded.is_empty()).count(),
            partly: shown().filter(|item| !item.partly.is_empty() && !item.is_nobodys()).count(),
            nobody: shown().filter(|item| item.is_nobodys() && item.recorded.is_empty()).count(),
            untracked: page.untracked(self.all),
            proposed: Some((ready, command)),
            ..Closing::default()
        }
    }
}

/// Prints what is proposed of each article and what came of it.
fn print(desk: &Desk, pages: &[Page], closings: &[Closing], request: &Request, format: Format) -> Result<(), Failure> {
    match format {
        Format::Json | Format::Jsonl => desk.ui.out(&as_json(pages, format)),
        _ => {
            let is_one = pages.len() == 1;
            for (page, closing) in pages.iter().zip(closings) {
                let ledger = desk.present_or_empty()?;
                let shown = page.items.iter().filter(|item| page.is_shown(item, request));
                let mut lookup = Lookup::new(&ledger);
                let rows: Vec<ProposalRow> =
                    shown.map(|item| page.row(&mut lookup, item, None)).collect::<Result<_, _>>()?;
                let heading = if is_one { String::new() } else { format!("{}\n", page.heading()) };
                let list = table::proposals(&rows, desk.ui.width);
                desk.ui.out(&(heading + &list + &table::closing(closing, desk.ui.width)))?;
            }
            Ok(())
        }
    }
}

/// Every statement of each article with its number. One article is an object, several are an array of them.
fn as_json(pages: &[Page], format: Format) -> String {
    let objects: Vec<String> = pages.iter().map(numbered).collect();
    match (format, objects.as_slice()) {
        (Format::Json, [_, _, ..]) => format!("[{}]\n", objects.join(",")),
        _ => objects.iter().map(|object| format!("{object}\n")).collect(),
    }
}
