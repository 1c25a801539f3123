//! What a statement hangs on: in its deciding sentence, in the one before ("Otherwise"), or in the article's sentence
//! beside it ("If he wins, he said, ...").

use std::ops::Range;

use super::{Hangs, Told, statement};
use crate::claim::ConditionKind;
use crate::claim::condition::{Inside, inside, inside_after};
use crate::claim::wording::{Force, Words};
use crate::reading::Hanging;

/// Finds the condition of a statement.
pub(super) fn found(told: &Told<'_>, decides: &[Range<usize>], force: &Force, _words: &Words) -> Option<Hangs> {
    if !force.is_trackable {
        return None;
    }
    let text = statement::joined(told, decides);
    if let Some(hangs) = in_words(told, decides, &text) {
        return Some(hangs);
    }
    beside(told, decides)
}

/// In the deciding sentence itself.
fn in_words(told: &Told<'_>, decides: &[Range<usize>], text: &str) -> Option<Hangs> {
    let Inside::Found { condition, statement, span } = inside(text, told.said) else { return None };
    let place = place_of(decides, &span)?;
    let hanging = Hanging { kind: condition.kind, text: condition.text, span: place, window: condition.window };
    Some(Hangs { hanging, left: Some(statement), is_ultimatum: false })
}

/// Beside the statement, in the article's sentence.
fn beside(told: &Told<'_>, decides: &[Range<usize>]) -> Option<Hangs> {
    let sentence = told.text.get(told.sentence.clone())?;
    let Inside::Found { condition, span, .. } = inside(sentence, told.said) else { return None };
    let place = (told.sentence.start + span.start, told.sentence.start + span.end);
    let is_apart = decides.iter().all(|piece| place.1 <= piece.start || place.0 >= piece.end);
    if !is_apart {
        return None;
    }
    let hanging = Hanging { kind: condition.kind, text: condition.text, span: place, window: condition.window };
    Some(Hangs { hanging, left: None, is_ultimatum: false })
}

/// Where a stretch of the joined words stands in the article.
fn place_of(pieces: &[Range<usize>], span: &Range<usize>) -> Option<(usize, usize)> {
    let mut offset = 0;
    let mut place: Option<(usize, usize)> = None;
    for piece in pieces {
        let end = offset + piece.len();
        let from = span.start.max(offset);
        let to = span.end.min(end);
        if from < to {
            let start = place.map_or(piece.start + from - offset, |(start, _)| start);
            place = Some((start, piece.start + to - offset));
        }
        offset = end + 1;
    }
    place
}
