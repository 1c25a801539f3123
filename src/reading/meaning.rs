//! What an attributed statement means: kind, strength, condition, deadline, and whether it can be tracked.
//!
//! The force of the words decides first (`claim::wording`); only what looks forward is searched for a condition
//! and a deadline, so that the many statements that do not cost little.

use std::ops::Range;

use chrono::NaiveDate;

use super::article::Said;
use super::tokens::Token;
use super::{Hanging, Meaning};
use crate::claim::Kind;
use crate::claim::wording::{CHOICE, CutWord, Force, Manner, Mark, REFERRING, Words, force, force_of};

mod due;
mod hanging;
mod statement;

#[cfg(test)]
mod articles;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod scored;

/// A statement as an article gives it. All places are bytes of `text`, end exclusive.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    /// The article.
    pub(super) text: &'a str,
    /// The words and marks of the article.
    pub(super) tokens: &'a [Token],
    /// The statement's words, in order.
    pub(super) spans: &'a [Range<usize>],
    /// The sentence (or sentences) that the words stand in.
    pub(super) sentence: Range<usize>,
    /// The words of the cue: "vowed", "has called for", "according to".
    pub(super) cue: Option<&'a str>,
    /// Who says it, as named there: "he", "the minister", "Marco Rubio".
    pub(super) speaker: Option<&'a str>,
    /// The day it was said.
    pub(super) said: Option<NaiveDate>,
    /// What the same speaker says just before, if anything.
    pub(super) before: &'a [Range<usize>],
    /// The cues and the words of others in that sentence.
    pub(super) others: Others<'a>,
}

/// The other statements of an article, of which few are ever asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Others<'a> {
    /// All of them, in order.
    pub(super) found: &'a [Said],
    /// The number of the one that is told.
    pub(super) at: usize,
}

impl<'a> Others<'a> {
    /// The cues and the words of those that stand near, in its sentence.
    fn beside(self, sentence: &Range<usize>) -> impl Iterator<Item = &'a Range<usize>> {
        const NEAR: usize = 3;
        let first = self.at.saturating_sub(NEAR);
        let near = self.found.get(first..self.found.len().min(self.at + NEAR + 1)).unwrap_or_default();
        let others = near.iter().enumerate().filter(move |(place, _)| first + place != self.at);
        let ranges = others.flat_map(|(_, other)| other.spans.iter().chain(&other.cue));
        ranges.filter(|range| range.start < sentence.end && sentence.start < range.end)
    }
}

/// Reads what statements mean. Places inside the answers are bytes of the article.
///
/// Some are read together, one step of all of them after the other: so the processor keeps what it needs for a step.
pub(super) fn meanings(all: &[Told<'_>]) -> Vec<Meaning> {
    const TOGETHER: usize = 32;
    let mut meanings = Vec::with_capacity(all.len());
    for some in all.chunks(TOGETHER) {
        let weighed: Vec<Weighed> = some.iter().map(weighed).collect();
        let parted: Vec<Parted> = some.iter().zip(&weighed).map(|(told, weighed)| parted(told, weighed)).collect();
        let steps = some.iter().zip(&weighed).zip(parted);
        meanings.extend(steps.map(|((told, weighed), parted)| match parted {
            Parted::Read(meaning) => meaning,
            Parted::Open { decides, hangs } => read(told, &weighed.words, &weighed.force, &decides, hangs),
        }));
    }
    meanings
}

#[cfg(test)]
fn meaning_of(told: &Told<'_>) -> Meaning {
    meanings(std::slice::from_ref(told)).pop().expect("there is one for each")
}

/// The words of a statement and what is done with them.
struct Weighed {
    words: Words,
    force: Force,
}

fn manner<'a>(told: &Told<'a>) -> Manner<'a> {
    Manner { cue: told.cue, speaker: told.speaker, is_told: true }
}

fn weighed(told: &Told<'_>) -> Weighed {
    let words = cut(told);
    let force = force(&words, &manner(told));
    Weighed { words, force }
}

/// How far a statement is read when it is known what it hangs on.
enum Parted {
    Read(Meaning),
    /// It looks forward, and by when is still to be found.
    Open {
        /// The pieces of the article that hold the deciding sentence.
        decides: Vec<Range<usize>>,
        hangs: Option<Hangs>,
    },
}

/// Finds what a statement hangs on.
fn parted(told: &Told<'_>, Weighed { words, force }: &Weighed) -> Parted {
    if !force.is_trackable {
        let meaning = in_waiting(told, words, force).unwrap_or_else(|| said_to_be_so(told, words, force));
        return Parted::Read(meaning);
    }
    if let Some(ultimatum) = ultimatum(told, words, &manner(told), force) {
        return Parted::Read(ultimatum);
    }
    let decides = pieces(told, words, &force.sentence);
    let hangs = if refers_back(words, &force.sentence) {
        hanging::otherwise(told, &before(told, &decides), &decides)
    } else {
        hanging::found(told, &decides, force, words)
    };
    Parted::Open { decides, hangs }
}

/// What looks forward by its condition or its date alone: "They pay, or we leave", "If we win, the law goes", "No more
/// coal after 2030".
fn in_waiting(told: &Told<'_>, words: &Words, force: &Force) -> Option<Meaning> {
    if !force.is_said || words.mark(force.sentence.end) == Mark::Question {
        return None;
    }
    let first = force.sentence.clone().find(|at| words.mark(*at) == Mark::Word)?;
    let opens =
        words.is_any(first, &["if", "unless", "until", "once"]) && !words.is_any(first + 1, &["you", "not", "so"]);
    let is_ended = words.word(first) == "no" && force.verb == force.sentence.start;
    let is_choice = |at: usize| words.word(at) == "or" || words.word(at) == "again" && words.word(at + 1) == "and";
    let may_choose = force.sentence.clone().any(|at| words.is(at, CHOICE) && is_choice(at));
    if !opens && !is_ended && !may_choose {
        return None;
    }
    let decides = pieces(told, words, &force.sentence);
    let hangs = hanging::whole(told, &decides);
    let waits = |hangs: &Hangs| hangs.price == Price::OfOther || opens && hanging::looks_ahead(words, force);
    let is_ours =
        |hangs: &Hangs| hangs.left.as_ref().is_some_and(|left| left.starts_with("we ") || left.starts_with("I "));
    let kind = match &hangs {
        Some(hangs) if !waits(hangs) => return None,
        Some(hangs) if hangs.price == Price::OfOther => Kind::Threat,
        Some(hangs) if is_ours(hangs) => Kind::Promise,
        Some(_) => Kind::Prediction,
        None if is_ended && due::found(told, &decides, None, verb_place(words, force)).is_some() => Kind::Prediction,
        None => return None,
    };
    let force = Force { kind, is_trackable: true, ..force.clone() };
    Some(read(told, words, &force, &decides, hangs))
}

/// What is past, or so, or thought.
fn said_to_be_so(told: &Told<'_>, words: &Words, force: &Force) -> Meaning {
    Meaning {
        statement: statement::whole(told),
        kind: Kind::Assertion,
        strength: force.strength,
        is_trackable: false,
        condition: hanging::never(told, words).or_else(|| hanging::supposed(told, force, words)),
        deadline: None,
    }
}

/// "We must see progress. Otherwise, we leave", "We will have a list. If not, I resign": one threat, not a demand or a
/// promise and another.
fn ultimatum(told: &Told<'_>, words: &Words, manner: &Manner<'_>, first: &Force) -> Option<Meaning> {
    let next = &words.sentences_from(first.sentence.end).next()?;
    // Other than with a demand, the threat must follow at once.
    let is_next = next.start <= first.sentence.end + 3;
    if first.kind != Kind::Demand && !is_next {
        return None;
    }
    let force =
        refers_back(words, next).then(|| force_of(words, manner, next)).flatten().filter(|force| force.is_trackable)?;
    if first.kind != Kind::Demand && !(force.is_own && matches!(force.kind, Kind::Threat | Kind::Promise)) {
        return None;
    }
    let decides = pieces(told, words, next);
    let hangs = hanging::otherwise(told, &pieces(told, words, &first.sentence), &decides)?;
    Some(read(told, words, &force, &decides, Some(hangs)))
}

/// "Otherwise", "if not": what it hangs on was said before.
fn refers_back(words: &Words, sentence: &Range<usize>) -> bool {
    let start = sentence.start..sentence.end.min(sentence.start + 3);
    words.classes_in(start.clone()) & REFERRING != 0
        && start.into_iter().any(|at| {
            words.is_any(at, &["otherwise"])
                || words.word(at) == "if" && words.is_any(at + 1, &["not", "so"])
                || words.word(at) == "or" && words.word(at + 1) == "else"
        })
}

/// What was said just before: by the same speaker, else in the same quotation, else by the article itself. Nobody else's
/// words are taken for it.
fn before(told: &Told<'_>, decides: &[Range<usize>]) -> Vec<Range<usize>> {
    const FAR: usize = 600;
    if !told.before.is_empty() {
        return told.before.to_vec();
    }
    let end = decides.first().map_or(0, |piece| piece.start);
    let mut start = end.saturating_sub(FAR);
    while !told.text.is_char_boundary(start) {
        start += 1;
    }
    let near = told.text.get(start..end).unwrap_or_default();
    start += near.rfind('\n').map_or(0, |at| at + 1);
    let near = told.text.get(start..end).unwrap_or_default();
    let is_own_voice = told.cue.is_none() && told.speaker.is_none();
    match opening(near) {
        Some(at) => std::iter::once(start + at..end).collect(),
        None if is_own_voice && !near.contains(['“', '"', '«']) => std::iter::once(start..end).collect(),
        None => Vec::new(),
    }
}

/// Behind the mark that opens the quotation which the end of a text stands in.
fn opening(text: &str) -> Option<usize> {
    let mut open = None;
    for (at, mark) in text.char_indices() {
        open = match mark {
            '“' | '«' => Some(at + mark.len_utf8()),
            '”' | '»' => None,
            '"' if open.is_none() => Some(at + 1),
            '"' => None,
            _ => open,
        };
    }
    open
}

/// A statement that looks forward.
fn read(told: &Told<'_>, words: &Words, force: &Force, decides: &[Range<usize>], hangs: Option<Hangs>) -> Meaning {
    let place = hangs.as_ref().map(|hangs| hangs.hanging.span);
    let deadline = due::found(told, decides, place, verb_place(words, force));
    let statement = statement::judged(told, decides, hangs.as_ref());
    let kind = match (hangs.as_ref().map(|hangs| hangs.price), force.kind) {
        (Some(Price::OfRefusal | Price::OfOther), Kind::Promise) | (Some(Price::OfOther), Kind::Demand) => Kind::Threat,
        (_, kind) => kind,
    };
    let condition = hangs.map(|hangs| hanging::placed(told, hangs.hanging));
    Meaning { statement, kind, strength: force.strength, is_trackable: true, condition, deadline }
}

/// Marks that may open a quotation.
const OPENING: [char; 5] = ['“', '"', '\'', '«', '‘'];

/// Cuts the words of a statement.
fn cut(told: &Told<'_>) -> Words {
    let mut words = Words::empty();
    let mut end: Option<usize> = None;
    for span in told.spans {
        if let Some(gap) = end.and_then(|end| told.text.get(end..span.start)) {
            // The mark that opens what follows stands in the gap.
            let gap = gap.trim_end_matches(|c: char| c.is_whitespace() || OPENING.contains(&c));
            words.add_gap(span.start, gap.ends_with(['.', '!', '?', ';']));
        }
        let before = told.text.get(..span.start).and_then(|text| text.chars().next_back());
        if before.is_some_and(|c| OPENING.contains(&c) && c != '‘') {
            words.open_quote();
        }
        add(&mut words, told, span);
        end = Some(span.end);
    }
    words
}

/// Adds a span, with what is known already of its words.
fn add(words: &mut Words, told: &Told<'_>, span: &Range<usize>) {
    let mut tokens =
        told.tokens.get(told.tokens.partition_point(|token| token.start() < span.start)..).unwrap_or_default().iter();
    words.add_cut(told.text, span.clone(), |_, at| {
        let token = loop {
            let next = tokens.as_slice().first()?;
            if next.start() >= at {
                break next;
            }
            tokens.next();
        };
        let is_whole = token.start() == at && token.shape.is_letters() && token.end() <= span.end;
        is_whole.then(|| CutWord {
            length: token.len(),
            is_capital: token.shape.is_capital(),
            class: token.known().force(),
        })
    });
}

/// The pieces of the article that hold the deciding sentence, where its words stand in the statement.
fn pieces(told: &Told<'_>, words: &Words, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let Some(place) = words.place(sentence.clone()) else { return told.spans.to_vec() };
    // A sign of measure belongs to its number: "2%".
    let behind = told.text.get(place.end..).and_then(|text| text.chars().next());
    let sign = behind.filter(|sign| matches!(sign, '%' | '°' | '€' | '£' | '‰')).map_or(0, char::len_utf8);
    let inside = |span: &Range<usize>| span.start.max(place.start)..span.end.min(place.end + sign);
    told.spans.iter().map(inside).filter(|span| span.start < span.end).collect()
}

/// Where the deciding verb begins, as a byte of the article.
fn verb_place(words: &Words, force: &Force) -> usize {
    words.place(force.verb..force.verb + 1).map_or(0, |place| place.start)
}

/// What a statement hangs on, with what is left of it.
#[derive(Clone, Debug)]
struct Hangs {
    hanging: Hanging,
    /// The statement without it; `None` where it stands outside the statement.
    left: Option<String>,
    price: Price,
}

/// Whether what is to come is a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Price {
    None,
    /// "Otherwise, we leave", "if they do not stop, we leave".
    OfRefusal,
    /// "They pay, or we leave": one half of the sentence is the price of the other.
    OfOther,
}
