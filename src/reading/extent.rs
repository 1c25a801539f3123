//! Extents: where what a cue brings ends, inside the sentence.

use std::ops::Range;

use super::cues::{Verb, Voice};
use super::lexicon::{Tense, class};
use super::shape::Ending;
use super::tokens::Kind;
use super::view::View;

/// The place behind the last word that a complement can have: the end of the sentence, or where the next cue of
/// its own begins.
pub(super) fn clause_end(view: &View<'_>, from: usize, barriers: &[usize]) -> usize {
    let end = if view.len() > 0 && view.is_kind(view.len() - 1, Kind::Stop) { view.len() - 1 } else { view.len() };
    let cut = barriers.iter().copied().find(|barrier| *barrier > from).unwrap_or(end);
    cut.min(end)
}

/// The place of the final stop, or the end.
pub(super) fn sentence_end(view: &View<'_>) -> usize {
    clause_end(view, 0, &[])
}

/// The end of what stands behind a verb, where the clause around it ends earlier than the sentence does. `first` is
/// where the verb's subject begins.
pub(super) fn inner_end(view: &View<'_>, verb: &Verb, first: usize, from: usize, end: usize) -> usize {
    let mut commas = (from + 1..end).filter(|at| view.is_comma(*at));
    let cut = if is_relative(view, first) {
        commas.find(|comma| {
            view.is_verb_like(comma + 1) || view.is(comma + 1, class::ADVERB) && view.is_verb_like(comma + 2)
        })
    } else if is_subordinate(view, verb, first) {
        commas.find(|comma| {
            view.can_begin_phrase(comma + 1) && !view.is(comma + 1, class::RELATIVE) || view.is_quote(comma + 1)
        })
    } else {
        commas.next().and_then(|comma| other_clause(view, from, comma, end))
    };
    cut.unwrap_or(end)
}

/// Whether the subject is "who" or "which" behind a comma, so that the main clause goes on behind another.
fn is_relative(view: &View<'_>, first: usize) -> bool {
    let opens = |at: usize| at > 0 && view.is_comma(at - 1) && view.reads(at, &["who", "which"]);
    // "The deal, which Smith said would be signed, has failed".
    opens(first) || first > 0 && opens(first - 1)
}

/// Whether a clause with that verb only leads to the main clause: "After she said ..., they left".
fn is_subordinate(view: &View<'_>, verb: &Verb, first: usize) -> bool {
    let opens =
        |at: usize| at == 0 || view.is_comma(at - 1) || at == 1 && view.is(0, class::CONJUNCTION | class::ADVERB);
    let Some(before) = first.checked_sub(1) else {
        return verb.cue.tense == Tense::Gerund || verb.voice == Voice::Passive;
    };
    // "Smith, asked whether she would run, said".
    if verb.voice == Voice::Passive && verb.start == verb.at && view.is_comma(before) {
        return true;
    }
    let place = (before.saturating_sub(5)..=before).rev().find(|at| {
        view.is(*at, class::SUBORDINATOR | class::PREPOSITION) && !view.is(*at, class::RELATIVE)
            || view.reads(*at, &["when"])
    });
    place.is_some_and(|place| {
        opens(place) && (place == before || view.is(place, class::SUBORDINATOR)) && !view.reads(place, &["as"])
    })
}

/// The comma, from the first one on, behind which no more of a complement follows.
fn other_clause(view: &View<'_>, from: usize, first: usize, end: usize) -> Option<usize> {
    // With a verb before the comma the complement is a clause, and not a thing.
    let follows_that = from > 0 && view.reads(from - 1, &["that"]);
    let verb = if follows_that { Some(from) } else { (from..end).find(|at| view.is_verb_like(*at)) };
    // "conditions, including ..., ceding ...": a list goes on.
    let list = (from..end).find(|at| view.reads(*at, &["including"]));
    let stands_before = |place: Option<usize>, comma: usize| place.is_some_and(|place| place < comma);
    (first..end).filter(|at| view.is_comma(*at)).find(|comma| {
        opens_remark(view, *comma, end)
            || !stands_before(list, *comma) && opens_other_clause(view, comma + 1, stands_before(verb, *comma))
    })
}

/// Whether a relative clause that closes a sentence begins behind a comma: the article's own remark.
fn opens_remark(view: &View<'_>, comma: usize, end: usize) -> bool {
    view.reads(comma + 1, &["which", "who"])
        && view.is_verb_like(comma + 2)
        && (comma + 2..end).all(|at| !view.is_comma(at) && !view.is_quote(at))
}

/// Whether behind a comma something begins that is no part of what was said: a clause beside the main one.
fn opens_other_clause(view: &View<'_>, at: usize, is_clause: bool) -> bool {
    if view.reads(at, &["though", "although", "while", "despite", "whereas"]) {
        return !is_clause;
    }
    if is_clause {
        return false;
    }
    let is_join = view.reads(at, &["and", "but", "as", "after", "before", "because", "so", "with"]);
    is_join && (at + 1..at + 9).any(|place| view.is_verb_like(place))
        || view.token(at).is_some_and(|token| token.shape.ending() == Ending::Ing)
            && !view.reads(at, &["including", "regarding"])
}

/// The places of a range without the marks and blanks at its edges.
pub(super) fn trimmed(view: &View<'_>, range: Range<usize>) -> Range<usize> {
    let is_edge = |at: usize| {
        view.token(at).is_some_and(|token| {
            matches!(token.kind, Kind::Comma | Kind::Dash | Kind::Colon | Kind::Semicolon | Kind::Stop)
        })
    };
    let mut range = range;
    while range.start < range.end && is_edge(range.start) {
        range.start += 1;
    }
    while range.start < range.end && is_edge(range.end - 1) {
        range.end -= 1;
    }
    range
}
