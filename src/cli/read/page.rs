//! One article, read: what it is as a source, its statements by number, and how each is shown.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::accept::Choice;
use super::article::{self, Article, FetchOptions};
use super::item::{Item, Text, mark_recorded};
use super::likeness::Lookup;
use super::origin::{Given, Origin};
use crate::claim::{NewClaim, Speaker, tried_out};
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, of_phrase};
use crate::cli::paste::{as_argument, as_word};
use crate::deadline::{Lean, parse_day};
use crate::reading::language::Language;
use crate::reading::{self, Proposal};
use crate::render::sanitize::shown;
use crate::render::table::ProposalRow;
use crate::store::{Found, Ledger};

/// What flags ask for, for every article.
pub(super) struct Request {
    pub(super) given: Given,
    pub(super) said: Option<NaiveDate>,
    pub(super) is_all: bool,
    /// All of these flags as they can be typed again.
    pub(super) flags: String,
    /// The flag that names the ledger, for commands that take no other of these flags.
    pub(super) db: String,
    pub(super) accept: Option<Accept>,
    pub(super) is_edited: bool,
    pub(super) fetch: FetchOptions,
}

/// What `--accept` names, and as it was typed.
pub(super) struct Accept {
    pub(super) choice: Choice,
    pub(super) typed: String,
}

/// An article with all that it states.
pub(super) struct Page {
    pub(super) article: Article,
    pub(super) origin: Origin,
    /// Every statement, in the order of the text.
    pub(super) items: Vec<Item>,
    /// The text as scalar values, which spans count.
    pub(super) chars: Vec<char>,
    called: String,
    said: Option<NaiveDate>,
    flags: String,
    db: String,
}

impl Page {
    /// Gets an article, reads it, and marks what is on record.
    pub(super) fn open(desk: &Desk, called: &str, request: &Request) -> Result<Page, Failure> {
        let article = article::get(called, &request.fetch)?;
        if article.text.trim().is_empty() {
            return Err(Failure::misuse(format!("{called} is empty"), "give the article's text"));
        }
        let ledger = desk.present_or_empty()?;
        let origin = Origin::find(&ledger, &article, &request.given)?;
        let chars = article.text.chars().collect();
        let mut page = Page {
            article,
            origin,
            items: Vec::new(),
            chars,
            called: called.to_owned(),
            said: request.said,
            flags: request.flags.clone(),
            db: request.db.clone(),
        };
        if let Language::Other { .. } = page.article.language {
            return Ok(page);
        }
        page.read(desk);
        if page.said.is_none() && page.items.iter().any(|item| page.needs_day(item, request)) {
            let said = page.ask_day(desk, request)?;
            page.flags.push_str(&format!(" --said {said}"));
            page.said = Some(said);
            page.read(desk);
        }
        page.look_up(&ledger)?;
        Ok(page)
    }

    /// Says how the article was taken in, what the ledger has of it, and why it is not read.
    pub(super) fn remark(&self, desk: &Desk) {
        self.article.warnings.iter().chain(&self.origin.remarks()).for_each(|remark| desk.ui.say(remark));
        if self.is_of_tomorrow(desk) {
            let (name, today) = (self.name(), desk.today);
            desk.ui
                .say(&format!("{name} is dated tomorrow: what it says of its own day is taken as said today, {today}"));
        }
        if let Language::Other { name, .. } = self.article.language {
            desk.ui.say(&format!("{}: this looks like {name}; only English is read", self.name()));
        }
    }

    /// Says, of one of several articles, that another day is taken than its own.
    pub(super) fn remark_day(&self, desk: &Desk) {
        if let (Some(own), Some(said)) =
            (self.origin.published(), self.said.filter(|said| self.origin.published() != Some(*said)))
        {
            desk.ui.say(&format!("{} is dated {own}: taken as said on {said}, as --said says", self.name()));
        }
    }

    /// Whether it was published on the day after today.
    fn is_of_tomorrow(&self, desk: &Desk) -> bool {
        self.said.is_none() && self.origin.published().is_some_and(|day| day.pred_opt() == Some(desk.today))
    }

    /// Reads the statements, said on the day that is given, else that of publication.
    fn read(&mut self, desk: &Desk) {
        let proposals = proposals(&self.article, self.origin.published(), self.said);
        let is_of_tomorrow = self.is_of_tomorrow(desk);
        let text = Text { chars: &self.chars, key: self.origin.key(), is_of_tomorrow };
        let items = (1..).zip(proposals).filter_map(|(place, it)| Item::of(place, it, &text, desk.today));
        self.items = items.collect();
    }

    fn needs_day(&self, item: &Item, request: &Request) -> bool {
        item.proposal.said_on.is_none() && self.is_shown(item, request)
    }

    /// Asks for the day it was said; where nobody can be asked, that is an error.
    fn ask_day(&self, desk: &Desk, request: &Request) -> Result<NaiveDate, Failure> {
        let missing = || {
            let accept = request.accept.as_ref().map(|it| format!(" --accept {}", it.typed)).unwrap_or_default();
            Failure::misuse(
                format!("{}: the day is not known: neither the article nor a flag says it", self.name()),
                format!("say when it was said: {}", self.command(&format!("--said DATE{accept}"))),
            )
        };
        if !desk.ui.can_ask() {
            return Err(missing());
        }
        let question = format!("{}: on which day was it said?", self.name());
        while let Some(answer) = desk.ui.ask(&question) {
            match parse_day(&answer, desk.today, Lean::Past) {
                Ok(day) => return Ok(day),
                Err(error) => desk.ui.tell(&of_phrase("--said", &error).message()),
            }
        }
        Err(missing())
    }

    /// Says how a claim goes on record from an article that is not read; `source` is its number, where it has one.
    pub(super) fn say_by_hand(&self, desk: &Desk, source: Option<i64>) {
        let Language::Other { code, .. } = self.article.language else { return };
        let known = self.origin.known.as_ref().and_then(|source| source.id);
        let day = self.said.or(self.origin.published()).map_or_else(|| "DATE".to_owned(), |day| day.to_string());
        desk.ui.say(&format!(
            "to record a claim from it: {}onrecord add \"what is claimed\" --speaker NAME --said {day} --source {} --quote \
             \"the words\" --lang {code} --translation \"the words in English\"{}",
            self.first(source.or(known)),
            number(source.or(known)),
            self.db
        ));
    }

    /// Marks the statements that are on record.
    pub(super) fn look_up(&mut self, ledger: &Ledger) -> Result<(), Failure> {
        let (here, older) = (self.origin.claims(ledger)?, self.origin.older_claims(ledger)?);
        let mut known: HashMap<String, String> = HashMap::new();
        for name in self.items.iter().map(|item| &item.new.speaker).filter(|by| !by.unnamed).map(|by| &by.name) {
            if let Found::One { name: held, .. } = ledger.find_speaker(name)? {
                known.insert(name.clone(), held);
            }
        }
        let is_same = |read: &Speaker, claimed: &Speaker| {
            let name = known.get(&read.name).filter(|_| !read.unnamed).unwrap_or(&read.name);
            read.unnamed == claimed.unnamed && *name == claimed.name
        };
        mark_recorded(&mut self.items, self.origin.key(), (&here, &older), is_same);
        Ok(())
    }

    /// The article as it was typed, for messages.
    pub(super) fn name(&self) -> &str {
        if self.called == "-" { "standard input" } else { &self.called }
    }

    /// The command that reads it again with other flags.
    pub(super) fn command(&self, flags: &str) -> String {
        let space = if flags.is_empty() { "" } else { " " };
        format!("onrecord read {}{}{space}{flags}", as_word(&self.called), self.flags)
    }

    /// The command that records a statement whose speaker only a reader can tell; `source` is the number of the
    /// article, where it has one.
    pub(super) fn by_hand(&self, item: &Item, source: Option<i64>) -> String {
        let words = item.new.quote.as_ref().map(|quote| as_argument(&quote.words)).unwrap_or_default();
        let statement = as_argument(&item.new.statement);
        format!(
            "{}onrecord add {statement} --speaker NAME --said {} --source {} --quote {words}{}",
            self.first(source),
            item.new.said_on,
            number(source),
            self.db
        )
    }

    /// What is to be typed first where the source has no number yet.
    fn first(&self, source: Option<i64>) -> String {
        if source.is_some() { String::new() } else { format!("{}, then: ", self.command("--accept none")) }
    }

    /// Marks a statement, by its place in the list, as on record.
    pub(super) fn mark(&mut self, place: usize, id: i64) {
        if let Some(item) = self.items.get_mut(place).filter(|item| !item.recorded.contains(&id)) {
            item.recorded.push(id);
        }
    }

    /// The line above what is said of it where there are several.
    pub(super) fn heading(&self) -> String {
        let title = self.origin.title().filter(|title| self.article.file_name.as_deref() != Some(*title));
        let title = title.map(|title| format!(": {title}")).unwrap_or_default();
        shown(&format!("{}{title}", self.name())).into_owned()
    }

    /// Whether somebody who gives these flags is shown a statement.
    pub(super) fn is_shown(&self, item: &Item, request: &Request) -> bool {
        match &request.accept {
            Some(accept) => accept.choice.takes(item),
            None => request.is_all || item.is_trackable(),
        }
    }

    /// How many statements are not shown because they cannot be tracked.
    pub(super) fn untracked(&self, is_all: bool) -> usize {
        self.items.iter().filter(|item| !is_all && !item.is_trackable()).count()
    }

    /// A statement as it is shown, its speaker by the name that is on record; what one claim has on record is shown as
    /// that claim says it. `own` is the claim that it has become just now.
    pub(super) fn row(&self, lookup: &mut Lookup<'_>, item: &Item, own: Option<i64>) -> Result<ProposalRow, Failure> {
        let known = match item.recorded.as_slice() {
            [one] => lookup.ledger().claim(*one).ok(), // none where it was recorded for a trial
            _ => None,
        };
        let (claim, who) = match known {
            Some(known) => (tried_out(&known.entry), None),
            None => {
                let (speaker, who) = lookup.who(&item.new)?;
                (tried_out(&NewClaim { speaker, ..item.new.clone() }), who)
            }
        };
        let is_new = item.recorded.is_empty() && item.partly.is_empty();
        let like = if is_new { lookup.like(&item.new, own)?.or(item.like) } else { None };
        let (sentence, words) = self.sentence(item);
        Ok(ProposalRow {
            number: item.number.to_string(),
            claim,
            who,
            sentence,
            words,
            recorded: item.recorded.clone(),
            partly: item.partly.clone(),
            like,
            is_trackable: item.is_trackable(),
        })
    }

    /// The sentence that the words of a statement stand in, and where they stand there: bytes.
    fn sentence(&self, item: &Item) -> (String, Vec<Range<usize>>) {
        let spans = item.new.quote.as_ref().map(|quote| quote.spans.as_slice()).unwrap_or_default();
        let (mut from, mut to) = item.proposal.sentence;
        if let (Some((first, _)), Some((_, last))) = (spans.first(), spans.last()) {
            (from, to) = (from.min(*first), to.max(*last));
        }
        let slice = |from: usize, to: usize| self.chars.get(from..to).unwrap_or_default().iter().collect::<String>();
        let mut sentence = String::new();
        let mut words = Vec::new();
        for (start, end) in spans {
            sentence.push_str(&slice(from, *start));
            let begin = sentence.len();
            sentence.push_str(&slice(*start, *end));
            words.push(begin..sentence.len());
            from = *end;
        }
        sentence.push_str(&slice(from, to));
        (sentence, words)
    }
}

/// The statements of an article of a day, said on the one that is given where a cue tells no other.
fn proposals(article: &Article, published: Option<NaiveDate>, said: Option<NaiveDate>) -> Vec<Proposal> {
    reading::read(&reading::Article { text: &article.text, published, said, title: article.title.as_deref() })
}

/// A source as `--source` takes it.
fn number(source: Option<i64>) -> String {
    source.map_or_else(|| "ID".to_owned(), |id| id.to_string())
}
