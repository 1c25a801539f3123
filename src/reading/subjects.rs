//! Speakers: the subject of a cue, before it, behind it, or shared with another verb.

use std::ops::Range;

use super::cues::{Verb, Voice};
use super::lexicon::Tense;
use super::lexicon::class;
use super::phrases::{main_subject, phrase_after, phrase_before};
use super::tokens::Kind;
use super::view::View;

/// Where the speaker of a cue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// "Smith said".
    Before(Range<usize>),
    /// "said Smith".
    Behind(Range<usize>),
    /// "... and said": the subject of another verb, if one is found.
    Shared(Option<Range<usize>>),
    /// "was told by Smith", "it was said".
    Agent(Option<Range<usize>>),
}

impl Seat {
    /// The words that name the speaker.
    pub(super) fn phrase(&self) -> Option<&Range<usize>> {
        match self {
            Seat::Before(phrase) | Seat::Behind(phrase) => Some(phrase),
            Seat::Shared(phrase) | Seat::Agent(phrase) => phrase.as_ref(),
        }
    }
}

/// Finds the speaker of a verb; `complement` is where what it brings begins, and `previous` the speaker of the cue before
/// it in the sentence.
pub(super) fn seat(view: &View<'_>, verb: &Verb, complement: Option<usize>, previous: Option<&Range<usize>>) -> Seat {
    match verb.voice {
        Voice::Passive => Seat::Agent(agent(view, verb, complement)),
        Voice::Loose => Seat::Shared(loose_subject(view, verb, previous)),
        Voice::Active => active(view, verb, previous),
    }
}

fn agent(view: &View<'_>, verb: &Verb, complement: Option<usize>) -> Option<Range<usize>> {
    let end = complement.unwrap_or(usize::MAX).min(verb.at + 13);
    let by = (verb.at + 1..end).find(|at| view.reads(*at, &["by"]))?;
    phrase_after(view, by + 1, view.len())
}

fn loose_subject(view: &View<'_>, verb: &Verb, previous: Option<&Range<usize>>) -> Option<Range<usize>> {
    let before = verb.start.checked_sub(1)?;
    if verb.cue.tense == Tense::Gerund
        && view.token(before).is_some_and(|token| token.is_word())
        && view.can_end_phrase(before)
        && !view.reads(before, &["and"])
    {
        return phrase_before(view, before);
    }
    previous.cloned().or_else(|| main_subject(view, verb.start))
}

fn active(view: &View<'_>, verb: &Verb, previous: Option<&Range<usize>>) -> Seat {
    let inverted = || phrase_after(view, verb.at + 1, view.len()).map(Seat::Behind);
    let shared = || Seat::Shared(previous.cloned().or_else(|| main_subject(view, verb.start)));
    let Some(before) = verb.start.checked_sub(1) else {
        return inverted().unwrap_or(Seat::Shared(None));
    };
    if view.is_quote(before) {
        return inverted().unwrap_or_else(shared);
    }
    if view.is_comma(before) || view.is_kind(before, Kind::Dash) {
        if names_last(view, verb) {
            return inverted().unwrap_or_else(shared);
        }
        let whole = || whole_before(view, before).filter(|_| !names_aside(view, verb));
        return match behind_aside(view, before).or_else(whole) {
            Some(phrase) => Seat::Before(phrase),
            None if can_invert(view, verb) => inverted().unwrap_or_else(shared),
            None => shared(),
        };
    }
    if view.is(before, class::RELATIVE) && view.reads(before, &["who", "which", "that"]) {
        return Seat::Before(before..before + 1);
    }
    if view.is(before, class::CONJUNCTION) {
        return shared();
    }
    match behind_who(view, verb.start).or_else(|| Some(with_relative(view, phrase_before(view, before)?))) {
        Some(phrase) => Seat::Before(phrase),
        None => shared(),
    }
}

/// The phrase before a clause that "who" opens and the verb ends: "an official who declined to be named said".
fn behind_who(view: &View<'_>, verb: usize) -> Option<Range<usize>> {
    const FAR: usize = 14;
    if !view.has(class::RELATIVE) {
        return None;
    }
    let who = (verb.saturating_sub(FAR)..verb).rev().take_while(|at| !view.is_comma(*at));
    let who = who.into_iter().find(|at| view.reads(*at, &["who"]))?;
    let next = view.token(who + 1)?;
    let is_subject = next.shape.is_capital() || next.is(class::PRONOUN | class::DETERMINER | class::POSSESSIVE);
    let clause = who + 1..verb;
    let has_verb = clause.clone().take(3).any(|at| view.is_verb_like(at) || view.cue(at).is_some());
    let is_other = view.cue(who + 1).is_some() && clause.len() < 2;
    if clause.len() < 2 || !has_verb || is_subject || is_other {
        return None;
    }
    let before = who.checked_sub(1)?;
    // "A man who came and who did not want to be named".
    if view.reads(before, &["and"]) { behind_who(view, before) } else { phrase_before(view, before) }
}

/// The phrase that is all that stands before a comma: "The minister for trade, says the plan will fail".
fn whole_before(view: &View<'_>, comma: usize) -> Option<Range<usize>> {
    let phrase = phrase_before(view, comma.checked_sub(1)?)?;
    (phrase.start == 0 && !view.is(0, class::ADVERB | class::TIME_UNIT)).then_some(phrase)
}

/// Whether "said" can stand before its subject here: a finite verb without helpers.
fn can_invert(view: &View<'_>, verb: &Verb) -> bool {
    verb.start == verb.at
        && matches!(verb.cue.tense, Tense::Past | Tense::Third)
        && view.can_begin_phrase(verb.at + 1)
        && !view.is(verb.at + 1, class::STANDS_ALONE)
}

/// Whether a name and a comma follow a verb: "The mayor, said Jane Doe, a clerk, will resign".
fn names_aside(view: &View<'_>, verb: &Verb) -> bool {
    let phrase = can_invert(view, verb).then(|| phrase_after(view, verb.at + 1, view.len())).flatten();
    phrase.is_some_and(|phrase| {
        view.is_comma(phrase.end) && phrase.clone().all(|at| view.token(at).is_some_and(|token| token.is_name()))
    })
}

/// Whether all that follows a verb is who says it: "..., said an official who was at the table".
fn names_last(view: &View<'_>, verb: &Verb) -> bool {
    if !can_invert(view, verb) {
        return false;
    }
    let Some(phrase) = phrase_after(view, verb.at + 1, view.len()) else { return false };
    let is_person = phrase.clone().any(|at| view.is(at, class::PERSON | class::TITLE));
    let is_name = phrase.clone().all(|at| view.token(at).is_some_and(|token| token.is_name()));
    let behind = if view.is_comma(phrase.end) { phrase.end + 1 } else { phrase.end };
    let is_last = view.reads(behind, &["who"]) || (phrase.end..view.len()).all(|at| !view.is_verb_like(at));
    (is_person || is_name && phrase.len() > 1) && is_last && !view.is(phrase.start, class::PRONOUN)
}

/// The phrase before an aside between commas or dashes: "Smith, a lawyer in Ohio, said".
fn behind_aside(view: &View<'_>, close: usize) -> Option<Range<usize>> {
    let mark = view.token(close)?.kind;
    let open = (close.saturating_sub(40)..close).rev().find(|at| view.is_kind(*at, mark))?;
    let name = open.checked_sub(1)?;
    if open + 1 >= close
        || view.is_verb_like(open + 1)
            && !view.is(open + 1, class::PERSON | class::BODY)
            && !view.token(open + 1)?.shape.is_capital()
            && view.cue(open + 1).is_some()
            && !view.reads(open + 1, &["asked"])
    {
        return None;
    }
    let phrase = phrase_before(view, name)?;
    // "Smith, the mayor of Springfield, Ohio, said": the name stands one comma further to the left.
    let ends_named = view.token(name)?.is_name();
    // "Its director, Dr. Jane Doe, said": the name stands inside.
    if !ends_named && view.is(name, class::PERSON | class::TITLE) {
        let inside = phrase_after(view, open + 1, close).filter(|inside| inside.end == close);
        let is_named = |inside: &Range<usize>| inside.clone().all(|at| view.token(at).is_some_and(|t| t.is_name()));
        return Some(match inside.filter(is_named) {
            Some(inside) => phrase.start..inside.end,
            None => with_relative(view, phrase),
        });
    }
    let is_described = !view.token(phrase.start)?.is_name() && phrase.start > 1 && view.is_comma(phrase.start - 1);
    let further = is_described.then(|| phrase_before(view, phrase.start - 2)).flatten();
    let names = |phrase: &Range<usize>| view.token(phrase.end - 1).is_some_and(|token| token.is_name());
    further.filter(names).or(Some(with_relative(view, phrase)))
}

/// Reaches over a relative clause: "the man who shot him said".
fn with_relative(view: &View<'_>, phrase: Range<usize>) -> Range<usize> {
    if !view.has(class::RELATIVE) {
        return phrase;
    }
    let back = |places: usize| phrase.start.checked_sub(places);
    let relative = [1, 2, 3].into_iter().filter_map(back).find(|at| view.reads(*at, &["who", "which"]));
    // "Which Smith said would fail": the phrase is the subject itself.
    let Some(relative) = relative.filter(|relative| relative + 1 < phrase.start) else { return phrase };
    let mut last = relative.saturating_sub(1);
    if view.is_comma(last) {
        last = last.saturating_sub(1);
    }
    if relative == 0 { phrase } else { phrase_before(view, last).unwrap_or(phrase) }
}
