//! What an attributed statement means: kind, strength, condition, deadline, and whether it can be tracked.
//!
//! The force of the words decides first (`claim::wording`); only what looks forward is searched for a condition
//! and a deadline, so that the many statements that do not cost little.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Hanging, Meaning};
use crate::claim::wording::{Force, Manner, Words, force};
use crate::claim::{ConditionKind, Kind};

mod due;
mod hanging;
mod statement;

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
}

/// Reads what a statement means. Places inside the answer are bytes of the article.
pub(crate) fn meaning(told: &Told<'_>) -> Meaning {
    let words = cut(told);
    let manner = Manner { cue: told.cue, speaker: told.speaker, is_told: true };
    let force = force(&words, &manner);
    let decides = stretch(told, &words, &force.sentence);
    let hangs = hanging::found(told, &decides, &force, &words);
    if !force.is_trackable {
        let statement = statement::whole(told);
        let condition = hangs.map(|hangs| hangs.hanging);
        return Meaning {
            statement,
            kind: Kind::Assertion,
            strength: force.strength,
            is_trackable: false,
            condition,
            deadline: None,
        };
    }
    let deadline = due::found(told, &decides, hangs.as_ref().map(|hangs| &hangs.hanging), verb_place(&words, &force));
    let statement = statement::judged(told, &decides, hangs.as_ref());
    let kind =
        if hangs.as_ref().is_some_and(|hangs| hangs.is_ultimatum) && force.is_own { Kind::Threat } else { force.kind };
    let condition = hangs.map(|hangs| hangs.hanging);
    Meaning { statement, kind, strength: force.strength, is_trackable: true, condition, deadline }
}

/// Cuts the words of a statement.
fn cut(told: &Told<'_>) -> Words {
    let mut words = Words::default();
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
fn stretch(told: &Told<'_>, words: &Words, sentence: &Range<usize>) -> Vec<Range<usize>> {
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

impl Hangs {
    fn kind(&self) -> ConditionKind {
        self.hanging.kind
    }
}
