//! What an attributed statement means: kind, strength, condition, deadline, and whether it can be tracked.
//!
//! The force of the words decides first (`claim::wording`); only what looks forward is searched for a condition
//! and a deadline, so that the many statements that do not cost little.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Hanging, Meaning};
use crate::claim::Kind;
use crate::claim::wording::{Force, Manner, Words, force, force_of};

mod due;
mod hanging;
mod statement;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod scored;

/// A statement as an article gives it. All places are bytes of `text`, end exclusive.
#[derive(Clone, Debug)]
pub(crate) struct Told<'a> {
    /// The article.
    pub(crate) text: &'a str,
    /// The statement's words, in order.
    pub(crate) spans: &'a [Range<usize>],
    /// The sentence (or sentences) that the words stand in.
    pub(crate) sentence: Range<usize>,
    /// The words of the cue: "vowed", "has called for", "according to".
    pub(crate) cue: Option<&'a str>,
    /// Who says it, as named there: "he", "the minister", "Marco Rubio".
    pub(crate) speaker: Option<&'a str>,
    /// The day it was said.
    pub(crate) said: Option<NaiveDate>,
    /// What the same speaker says just before, if anything.
    pub(crate) before: &'a [Range<usize>],
}

/// Reads what a statement means. Places inside the answer are bytes of the article.
pub(crate) fn meaning(told: &Told<'_>) -> Meaning {
    let words = cut(told);
    let manner = Manner { cue: told.cue, speaker: told.speaker, is_told: true };
    let force = force(&words, &manner);
    if !force.is_trackable {
        return said_to_be_so(told, &words, &force);
    }
    if let Some(ultimatum) = ultimatum(told, &words, &manner, &force) {
        return ultimatum;
    }
    let decides = pieces(told, &words, &force.sentence);
    let hangs = if refers_back(&words, &force.sentence) {
        hanging::otherwise(told, &before(told, &decides), &decides)
    } else {
        hanging::found(told, &decides, &force, &words)
    };
    read(told, &words, &force, &decides, hangs)
}

/// What is past, or so, or thought.
fn said_to_be_so(told: &Told<'_>, words: &Words, force: &Force) -> Meaning {
    Meaning {
        statement: statement::whole(told),
        kind: Kind::Assertion,
        strength: force.strength,
        is_trackable: false,
        condition: hanging::never(told, words),
        deadline: None,
    }
}

/// "We must see progress. Otherwise, we leave": one threat, not a demand and a promise.
fn ultimatum(told: &Told<'_>, words: &Words, manner: &Manner<'_>, first: &Force) -> Option<Meaning> {
    if first.kind != Kind::Demand {
        return None;
    }
    let sentences = words.sentences();
    let next = sentences.iter().find(|sentence| sentence.start >= first.sentence.end)?;
    let force =
        refers_back(words, next).then(|| force_of(words, manner, next)).flatten().filter(|force| force.is_trackable)?;
    let decides = pieces(told, words, next);
    let hangs = hanging::otherwise(told, &pieces(told, words, &first.sentence), &decides)?;
    Some(read(told, words, &force, &decides, Some(hangs)))
}

/// "Otherwise", "if not": what it hangs on was said before.
fn refers_back(words: &Words, sentence: &Range<usize>) -> bool {
    (sentence.start..sentence.end.min(sentence.start + 3)).any(|at| {
        words.is_any(at, &["otherwise"])
            || words.word(at) == "if" && words.is_any(at + 1, &["not", "so"])
            || words.word(at) == "or" && words.word(at + 1) == "else"
    })
}

/// What was said just before: by the same speaker, else by the article in the same paragraph.
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
    std::iter::once(start..end).collect()
}

/// A statement that looks forward.
fn read(told: &Told<'_>, words: &Words, force: &Force, decides: &[Range<usize>], hangs: Option<Hangs>) -> Meaning {
    let place = hangs.as_ref().map(|hangs| hangs.hanging.span);
    let deadline = due::found(told, decides, place, verb_place(words, force));
    let statement = statement::judged(told, decides, hangs.as_ref());
    let is_price = hangs.as_ref().is_some_and(|hangs| hangs.is_ultimatum);
    let kind = if is_price && force.kind == Kind::Promise { Kind::Threat } else { force.kind };
    let condition = hangs.map(|hangs| hanging::placed(told, hangs.hanging));
    Meaning { statement, kind, strength: force.strength, is_trackable: true, condition, deadline }
}

/// Cuts the words of a statement.
fn cut(told: &Told<'_>) -> Words {
    let mut words = Words::with_room_for(told.spans.iter().map(Range::len).sum());
    let mut end: Option<usize> = None;
    for span in told.spans {
        if let Some(gap) = end.and_then(|end| told.text.get(end..span.start)) {
            words.add_gap(span.start, gap.trim_end().ends_with(['.', '!', '?', ';']));
        }
        let before = told.text.get(..span.start).and_then(|text| text.chars().next_back());
        if before.is_some_and(|c| matches!(c, '“' | '"' | '\'' | '«')) {
            words.open_quote();
        }
        words.add(told.text, span.clone());
        end = Some(span.end);
    }
    words
}

/// The pieces of the article that hold the deciding sentence, where its words stand in the statement.
fn pieces(told: &Told<'_>, words: &Words, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let Some(place) = words.place(sentence.clone()) else { return told.spans.to_vec() };
    let inside = |span: &Range<usize>| span.start.max(place.start)..span.end.min(place.end);
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
    /// "Otherwise, we leave": what is to come is the price of what was asked for.
    is_ultimatum: bool,
}
