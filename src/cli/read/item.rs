//! A proposal on its way to a claim: its number, what would be recorded, and which claims have it already.

use std::fmt;

use chrono::NaiveDate;

use crate::claim::condition::hang_deadline;
use crate::claim::source::quote_at;
use crate::claim::{Claim, NewClaim, NewCondition, Quote, SourceRef, Speaker};
use crate::deadline::Said;
use crate::reading::{Hanging, Proposal, Voice};

/// Words for somebody that name nobody.
const PRONOUNS: [&str; 13] =
    ["he", "she", "it", "they", "we", "i", "you", "who", "one", "this", "that", "these", "those"];

/// The place of a statement among all of its article, from 1, and which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number {
    pub(super) place: usize,
    pub(super) part: Option<usize>,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Some(part) => write!(f, "{}.{part}", self.place),
            None => write!(f, "{}", self.place),
        }
    }
}

/// A statement of an article as it would be recorded.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) number: Number,
    /// As it was read.
    pub(super) proposal: Proposal,
    /// As it would be recorded. Nobody's name is empty.
    pub(super) new: NewClaim,
    /// The claims that have it on record.
    pub(super) recorded: Vec<i64>,
}

impl Item {
    /// The item of a statement; `today` stands for a day that is not known, and is never recorded. `None` where
    /// its words do not stand where it says.
    pub(super) fn of(place: usize, proposal: Proposal, text: &Text<'_>, today: NaiveDate) -> Option<Item> {
        let quote = quote_at(text.chars, &proposal.spans).filter(|quote| quote.words == proposal.quote)?;
        let meaning = &proposal.meaning;
        let said_on = Said::Day(proposal.said_on.unwrap_or(today));
        let condition = meaning.condition.as_ref().map(condition);
        let deadline = meaning.deadline.clone().map(|window| hang_deadline(window, condition.as_ref()));
        let new = NewClaim {
            speaker: speaker(&proposal),
            role: proposal.speaker.as_ref().and_then(|voice| voice.role.clone()),
            quote: Some(quote),
            kind: meaning.kind,
            strength: meaning.strength,
            condition,
            deadline,
            source: Some(text.key.clone()),
            ..NewClaim::plain("", said_on, &meaning.statement)
        };
        Some(Item { number: Number { place, part: None }, proposal, new, recorded: Vec::new() })
    }

    /// Whether somebody could later say if it came about.
    pub(super) fn is_trackable(&self) -> bool {
        self.proposal.meaning.is_trackable
    }

    /// Whether nobody is named for it.
    pub(super) fn is_nobodys(&self) -> bool {
        self.new.speaker.name.is_empty()
    }

    /// Whether it can be recorded without asking: somebody says it, and it is not there.
    pub(super) fn is_ready(&self) -> bool {
        !self.is_nobodys() && self.recorded.is_empty()
    }
}

/// A text that statements stand in.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) chars: &'a [char],
    pub(super) key: &'a SourceRef,
}

fn condition(hanging: &Hanging) -> NewCondition {
    NewCondition { kind: hanging.kind, text: hanging.text.clone(), window: hanging.window.clone() }
}

/// Who is on record for a statement: by the fullest name; words that name nobody stay with the source.
fn speaker(proposal: &Proposal) -> Speaker {
    let nobody = Speaker { name: String::new(), unnamed: false };
    let squeezed = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
    match proposal.speaker.as_ref().filter(|_| !proposal.is_own_voice) {
        None => nobody,
        Some(Voice { resolved: Some(name), .. }) => Speaker { name: squeezed(name), unnamed: false },
        Some(voice) => {
            let name = squeezed(&voice.surface);
            let is_pronoun = PRONOUNS.contains(&name.to_lowercase().as_str());
            if is_pronoun || name.is_empty() { nobody } else { Speaker { name, unnamed: true } }
        }
    }
}

/// Marks statements that claims have on record: by the place of their words where they stand in this very text,
/// by the words themselves where they stand in an older one.
pub(super) fn mark_recorded(items: &mut [Item], key: &SourceRef, here: &[Claim], older: &[Claim]) {
    for item in items.iter_mut() {
        item.recorded.clear();
    }
    for claim in here {
        let also = claim.entry.also_in.iter().find(|also| also.source == *key);
        let quote = if claim.entry.source.as_ref() == Some(key) { &claim.entry.quote } else { &None };
        let quote = quote.as_ref().or_else(|| also.and_then(|also| also.quote.as_ref()));
        let nearest = match quote {
            Some(quote) if quote.is_checked() => nearest(items, quote),
            _ => items.iter().position(|item| item.new.statement == claim.entry.statement),
        };
        if let Some(item) = nearest.and_then(|place| items.get_mut(place)) {
            item.recorded.push(claim.id);
        }
    }
    for claim in older {
        let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(words) = claim.entry.quote.as_ref().map(|quote| folded(&quote.words)) else { continue };
        let same = items.iter_mut().find(|item| folded(&item.proposal.quote) == words);
        if let Some(item) = same.filter(|item| !item.recorded.contains(&claim.id)) {
            item.recorded.push(claim.id);
        }
    }
    items.iter_mut().for_each(|item| item.recorded.sort_unstable());
}

/// The statement that shares most of its words with a quote, if that is half of the quote at least.
fn nearest(items: &[Item], quote: &Quote) -> Option<usize> {
    let length = |spans: &[(usize, usize)]| spans.iter().map(|(start, end)| end.saturating_sub(*start)).sum::<usize>();
    let own = length(&quote.spans);
    let scored = items.iter().enumerate().filter_map(|(place, item)| {
        let shared = common(&item.proposal.spans, &quote.spans);
        let all = own + length(&item.proposal.spans) - shared;
        (shared > 0 && 2 * shared >= own).then_some((place, shared, all))
    });
    // Of two fractions the greater, without dividing; the first of equals.
    let best = scored.reduce(|best, next| if next.1 * best.2 > best.1 * next.2 { next } else { best });
    best.map(|(place, ..)| place)
}

/// How many characters two lists of spans share.
fn common(one: &[(usize, usize)], other: &[(usize, usize)]) -> usize {
    let shared = |a: &(usize, usize), b: &(usize, usize)| a.1.min(b.1).saturating_sub(a.0.max(b.0));
    one.iter().flat_map(|a| other.iter().map(move |b| shared(a, b))).sum()
}
