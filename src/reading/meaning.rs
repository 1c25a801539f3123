//! What an attributed statement means: kind, strength, condition, deadline, and whether it can be tracked.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Hanging, Meaning};
use crate::claim::condition::{Inside, inside};
use crate::claim::{Kind, wording};
use crate::deadline;

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
    let words: Vec<&str> = told.spans.iter().filter_map(|span| told.text.get(span.clone())).collect();
    let statement = words.join(" ");
    let kind = wording::kind_of(&statement);
    let strength = wording::strength_of(&statement);
    let start = told.spans.first().map_or(0, |span| span.start);
    let (condition, statement) = match inside(&statement, told.said) {
        Inside::Found { condition, statement, span } => {
            let span = (start + span.start, start + span.end);
            (Some(Hanging { kind: condition.kind, text: condition.text, span, window: condition.window }), statement)
        }
        _ => (None, statement),
    };
    let deadline = told.said.and_then(|said| deadline::scan(&statement, said).into_iter().next());
    let is_trackable = kind != Kind::Assertion;
    Meaning { statement, kind, strength, is_trackable, condition, deadline }
}
