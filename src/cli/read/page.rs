//! One article, read: what it is as a source, its statements by number, and how each is shown.

use std::ops::Range;

use chrono::NaiveDate;

use super::accept::Choice;
use super::article::{self, Article, FetchOptions};
use super::item::{Item, Text, mark_recorded};
use super::origin::{Given, Origin};
use crate::claim::{Claim, NewClaim, Speaker, are_alike, tried_out};
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, of_phrase};
use crate::cli::nearest::or;
use crate::cli::paste::{as_argument, as_word};
use crate::deadline::{Lean, parse_day};
use crate::reading::language::Language;
use crate::reading::{self, Proposal};
use crate::render::sanitize::shown;
use crate::render::table::ProposalRow;
use crate::store::{Found, Ledger};

/// How many names are given that a new one is like.
const MOST_LIKE: usize = 3;

/// What flags ask for, for every article.
pub(super) struct Request {
    pub(super) given: Given,
    pub(super) said: Option<NaiveDate>,
    pub(super) is_all: bool,
    /// All of these flags as they can be typed again.
    pub(super) flags: String,
    pub(super) accept: Option<String>,
    pub(super) is_edited: bool,
    pub(super) fetch: FetchOptions,
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
        if let Language::Other { name, code } = self.article.language {
            self.say_not_read(desk, name, code);
        }
    }

    /// Reads the statements, said on the day that is given, else that of publication.
    fn read(&mut self, desk: &Desk) {
        let proposals = proposals(&self.article, self.origin.published(), self.said);
        let text = Text { chars: &self.chars, key: self.origin.key() };
        let items = (1..).zip(proposals).filter_map(|(place, it)| Item::of(place, it, &text, desk.today));
        self.items = items.collect();
    }

    fn needs_day(&self, item: &Item, request: &Request) -> bool {
        item.proposal.said_on.is_none() && self.is_shown(item, request)
    }

    /// Asks for the day it was said; where nobody can be asked, that is an error.
    fn ask_day(&self, desk: &Desk, request: &Request) -> Result<NaiveDate, Failure> {
        let missing = || {
            let accept = request.accept.as_ref().map(|which| format!(" --accept {which}")).unwrap_or_default();
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

    fn say_not_read(&self, desk: &Desk, name: &str, code: &str) {
        desk.ui.say(&format!("{}: this looks like {name}; only English is read", self.name()));
        let source = self.origin.known.as_ref().and_then(|source| source.id);
        let source = source.map_or_else(|| as_word(&self.called), |id| id.to_string());
        desk.ui.say(&format!(
            "to record a claim from it: onrecord add \"what is claimed\" --speaker NAME --source {source} --quote \
             \"the words\" --lang {code} --translation \"the words in English\""
        ));
    }

    /// Marks the statements that are on record.
    pub(super) fn look_up(&mut self, ledger: &Ledger) -> Result<(), Failure> {
        let (here, older) = (self.origin.claims(ledger)?, self.origin.older_claims(ledger)?);
        mark_recorded(&mut self.items, self.origin.key(), &here, &older);
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

    /// The command that records a statement whose speaker only a reader can tell.
    pub(super) fn by_hand(&self, item: &Item) -> String {
        let words = item.new.quote.as_ref().map(|quote| as_argument(&quote.words)).unwrap_or_default();
        let source = if self.called == "-" { "SOURCE".to_owned() } else { as_word(&self.called) };
        let statement = as_argument(&item.new.statement);
        format!("onrecord add {statement} --speaker NAME --said {} --source {source} --quote {words}", item.new.said_on)
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
        match request.accept.as_deref().map(Choice::read) {
            Some(Ok(choice)) => choice.takes(item),
            _ => request.is_all || item.is_trackable(),
        }
    }

    /// How many statements are not shown because they cannot be tracked.
    pub(super) fn untracked(&self, is_all: bool) -> usize {
        self.items.iter().filter(|item| !is_all && !item.is_trackable()).count()
    }

    /// A statement as it is shown, its speaker by the name that is on record.
    pub(super) fn row(&self, ledger: &Ledger, item: &Item) -> Result<ProposalRow, Failure> {
        let (speaker, who) = who(ledger, &item.new)?;
        let claim = tried_out(&NewClaim { speaker, ..item.new.clone() });
        let like = if item.recorded.is_empty() { like(ledger, &claim)? } else { None };
        let (sentence, words) = self.sentence(item);
        Ok(ProposalRow {
            number: item.number.to_string(),
            claim,
            who,
            sentence,
            words,
            recorded: item.recorded.clone(),
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

/// The speaker by the name that is on record, and what there is to say of that.
fn who(ledger: &Ledger, new: &NewClaim) -> Result<(Speaker, Option<String>), Failure> {
    let speaker = new.speaker.clone();
    if speaker.unnamed || speaker.name.is_empty() {
        return Ok((speaker, None));
    }
    Ok(match ledger.find_speaker(&speaker.name)? {
        Found::One { name, .. } if name != speaker.name => {
            let as_read = format!("in the article: {}", speaker.name);
            (Speaker { name, ..speaker }, Some(as_read))
        }
        Found::One { .. } => (speaker, None),
        Found::Several(names) => (speaker, Some(format!("can be {}", or(&names)))),
        Found::Nobody => {
            let mut like = ledger.speakers_like(&speaker.name)?;
            like.truncate(MOST_LIKE);
            let like = if like.is_empty() { String::new() } else { format!(", like {}?", or(&like)) };
            (speaker, Some(format!("new{like}")))
        }
    })
}

/// The last claim of the same speaker that may say the same.
fn like(ledger: &Ledger, claim: &Claim) -> Result<Option<i64>, Failure> {
    let speaker = &claim.entry.speaker;
    if speaker.unnamed || speaker.name.is_empty() {
        return Ok(None);
    }
    let Found::One { id, .. } = ledger.find_speaker(&speaker.name)? else { return Ok(None) };
    let words = |claim: &Claim| claim.entry.quote.as_ref().map(|quote| quote.words.clone()).unwrap_or_default();
    let own = words(claim);
    let known = ledger.claims_of_speaker(id)?;
    let alike = known
        .iter()
        .filter(|known| are_alike(&known.entry.statement, &claim.entry.statement) || are_alike(&words(known), &own));
    Ok(alike.map(|known| known.id).max())
}
