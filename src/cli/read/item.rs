//! A proposal on its way to a claim: its number, what would be recorded, and which claims have it already.

use std::fmt;

use chrono::NaiveDate;

use crate::claim::condition::hang_deadline;
use crate::claim::source::quote_at;
use crate::claim::{Claim, NewClaim, NewCondition, Quote, SourceRef, Speaker};
use crate::cli::import::names_nobody;
use crate::deadline::Said;
use crate::reading::{Hanging, Proposal, Voice};

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
    /// The claims that have a part of it, where nothing has most of it.
    pub(super) partly: Vec<i64>,
    /// A claim that has its words in an older text of the same address, by another speaker.
    pub(super) like: Option<i64>,
}

impl Item {
    /// The item of a statement; `today` stands for a day that is not known, and is never recorded. `None` where
    /// its words do not stand where it says.
    /// What was said on a day that is still ahead was said on the last one that counts.
    pub(super) fn of(place: usize, proposal: Proposal, text: &Text<'_>, today: NaiveDate) -> Option<Item> {
        let quote = quote_at(text.chars, &proposal.spans).filter(|quote| quote.words == proposal.quote)?;
        let meaning = &proposal.meaning;
        let said_on = proposal.said_on.unwrap_or(today);
        let said_on = Said::Day(if text.is_of_tomorrow && said_on.pred_opt() == Some(today) { today } else { said_on });
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
        let number = Number { place, part: None };
        Some(Item { number, proposal, new, recorded: Vec::new(), partly: Vec::new(), like: None })
    }

    /// Whether somebody could later say if it came about.
    pub(super) fn is_trackable(&self) -> bool {
        self.proposal.meaning.is_trackable
    }

    /// Whether nobody is named for it.
    pub(super) fn is_nobodys(&self) -> bool {
        self.new.speaker.name.is_empty()
    }

    /// Whether it can be recorded without asking: somebody says it, and nothing of it is there.
    pub(super) fn is_ready(&self) -> bool {
        !self.is_nobodys() && self.recorded.is_empty() && self.partly.is_empty()
    }
}

/// A text that statements stand in.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) chars: &'a [char],
    pub(super) key: &'a SourceRef,
    /// Whether it was published on the day after today, as papers east of the reader are.
    pub(super) is_of_tomorrow: bool,
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
            if names_nobody(&name) { nobody } else { Speaker { name, unnamed: true } }
        }
    }
}

/// Marks statements that claims have on record: by the place of their words where they stand in this very text,
/// by the words themselves where they stand in an older one and have the same speaker.
pub(super) fn mark_recorded(
    items: &mut [Item],
    key: &SourceRef,
    (here, older): (&[Claim], &[Claim]),
    is_same: impl Fn(&Speaker, &Speaker) -> bool,
) {
    for item in items.iter_mut() {
        (item.recorded, item.partly, item.like) = (Vec::new(), Vec::new(), None);
    }
    let mut spans: Vec<Vec<(usize, usize)>> = vec![Vec::new(); items.len()];
    for claim in here {
        let quote = quote_in(claim, key).filter(|quote| quote.is_checked());
        let place = match quote {
            Some(quote) => nearest(items, quote),
            None => items.iter().position(|item| item.new.statement == claim.entry.statement),
        };
        let Some((item, own)) = place.and_then(|place| items.get_mut(place).zip(spans.get_mut(place))) else {
            continue;
        };
        match quote.filter(|_| item.new.statement != claim.entry.statement) {
            Some(quote) => {
                own.extend(&quote.spans);
                item.partly.push(claim.id);
            }
            None => item.recorded.push(claim.id),
        }
    }
    for (item, spans) in items.iter_mut().zip(spans) {
        if !item.recorded.is_empty() || is_most(&spans, &item.proposal.spans) {
            item.recorded.append(&mut item.partly);
        }
    }
    for claim in older {
        mark_older(items, claim, &is_same);
    }
    items.iter_mut().for_each(|item| item.recorded.sort_unstable());
}

/// The words of a claim as a source has them.
fn quote_in<'a>(claim: &'a Claim, key: &SourceRef) -> Option<&'a Quote> {
    let own = claim.entry.quote.as_ref().filter(|_| claim.entry.source.as_ref() == Some(key));
    let also = claim.entry.also_in.iter().find(|also| also.source == *key);
    own.or_else(|| also.and_then(|also| also.quote.as_ref()))
}

/// Marks the statement that has the words of a claim from an older text; another speaker's is only like it.
fn mark_older(items: &mut [Item], claim: &Claim, is_same: impl Fn(&Speaker, &Speaker) -> bool) {
    let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(words) = claim.entry.quote.as_ref().map(|quote| folded(&quote.words)) else { return };
    let mut same: Vec<&mut Item> = items.iter_mut().filter(|item| folded(&item.proposal.quote) == words).collect();
    let by_speaker = same.iter().position(|item| is_same(&item.new.speaker, &claim.entry.speaker));
    match by_speaker.and_then(|place| same.get_mut(place)) {
        Some(item) if !item.recorded.contains(&claim.id) => item.recorded.push(claim.id),
        Some(_) => {}
        None => same.iter_mut().for_each(|item| item.like = item.like.max(Some(claim.id))),
    }
}

/// Whether some spans cover two thirds of others at least.
fn is_most(some: &[(usize, usize)], all: &[(usize, usize)]) -> bool {
    let mut some = some.to_vec();
    some.sort_unstable();
    let mut apart: Vec<(usize, usize)> = Vec::new();
    for (start, end) in some {
        match apart.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => apart.push((start, end)),
        }
    }
    let length: usize = all.iter().map(|(start, end)| end.saturating_sub(*start)).sum();
    3 * common(&apart, all) >= 2 * length
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
