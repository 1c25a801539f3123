//! Noun phrases: the words that name a speaker, found by walking from the verb.

use std::ops::Range;

use super::lexicon::class;
use super::shape::Ending;
use super::tokens::Kind;
use super::view::View;

/// How far a walk goes, in units.
const REACH: usize = 30;

/// The noun phrase that ends with the word at `last`.
pub(super) fn phrase_before(view: &View<'_>, last: usize) -> Option<Range<usize>> {
    if !view.can_end_phrase(last) {
        return None;
    }
    // "Clinton herself", "the Fund this week": the name stands before.
    let aside = if view.is(last, class::OBJECT) { 1 } else { 2 };
    let is_aside = aside == 1
        || view.is(last, class::TIME_UNIT) && view.reads(last.wrapping_sub(1), &["this", "last", "earlier", "on"]);
    if is_aside && last >= aside && view.can_end_phrase(last - aside) {
        return phrase_before(view, last - aside);
    }
    if view.is(last, class::PRONOUN) || view.is(last, class::OBJECT) {
        return Some(last..last + 1);
    }
    let mut start = last;
    let mut at = last;
    loop {
        if view.is_kind(at, Kind::CloseBracket) {
            at = bracket_before(view, at)?;
        }
        start = start.min(at);
        let Some(next) = at.checked_sub(1) else { break };
        if last - next > REACH || !continues_left(view, next, at) {
            break;
        }
        at = next;
    }
    while start < last
        && view.is(start, class::PREPOSITION | class::CONJUNCTION | class::ADVERB)
        && !view.is(start, class::DETERMINER)
    {
        start += 1;
    }
    Some(behind_adjunct(view, with_list(view, start, last), last)..last + 1)
}

/// Where a list of names begins whose end is a phrase: "France, Germany and the Netherlands".
fn with_list(view: &View<'_>, start: usize, last: usize) -> usize {
    let is_name = |at: usize| view.token(at).is_some_and(|token| token.is_name());
    if !(start..last).any(|at| view.reads(at, &["and"])) || !is_name(start) {
        return start;
    }
    let mut first = start;
    while first > 1 && view.is_comma(first - 1) && is_name(first - 2) {
        first -= 2;
        while first > 0 && is_name(first - 1) {
            first -= 1;
        }
    }
    if first == 0 || view.is(first - 1, class::CONJUNCTION) { first } else { start }
}

/// Where the name in a phrase begins that has taken in the end of an adjunct: "At the end Smith".
fn behind_adjunct(view: &View<'_>, start: usize, last: usize) -> usize {
    const PART: u32 =
        class::PERSON | class::TITLE | class::BODY | class::PREPOSITION | class::CONJUNCTION | class::DETERMINER;
    let is_name = |at: usize| view.token(at).is_some_and(|token| token.is_name());
    let opens = start == 0 || !view.is(start - 1, class::PREPOSITION);
    let name = (start..=last).rev().take_while(|at| is_name(*at)).last();
    let Some(name) = name.filter(|name| !opens && *name > start) else { return start };
    let is_other =
        view.token(name - 1).is_some_and(|token| token.is_word() && !token.is(PART) && !token.shape.is_genitive());
    if is_other { name } else { start }
}

/// The place of the bracket that a closing one answers, or the word before it.
fn bracket_before(view: &View<'_>, close: usize) -> Option<usize> {
    let open = (close.saturating_sub(12)..close).rev().find(|at| view.is_kind(*at, Kind::OpenBracket))?;
    open.checked_sub(1)
}

/// Whether a phrase that begins at `at` goes on to the left with the word at `next`.
fn continues_left(view: &View<'_>, next: usize, at: usize) -> bool {
    let Some(token) = view.token(next) else { return false };
    match token.kind {
        Kind::Number | Kind::Other | Kind::CloseBracket => return true,
        // "the workers' leaders": the genitive of a plural.
        Kind::Quote(mark) => return mark.is_single && !token.shape.is_spaced(),
        Kind::Word => {}
        _ => return false,
    }
    if token.is(class::DETERMINER | class::POSSESSIVE) && !view.reads(next, &["that", "no"]) {
        return true;
    }
    if token.is(class::SUBORDINATOR | class::AUXILIARY | class::PRONOUN | class::OBJECT | class::NEGATION) {
        return false;
    }
    if token.is(class::CONJUNCTION) {
        return view.reads(next, &["and"]) && joins(view, next, at);
    }
    if token.is(class::PREPOSITION) {
        return next > 0 && view.can_end_phrase(next - 1) && !view.is(next - 1, class::PRONOUN);
    }
    // A verb with its object is no part of a name: "he met Trump said".
    !(token.shape.ending() == Ending::Ed && view.before(next).is_some_and(|before| before.is(class::PRONOUN)))
}

/// Whether "and" joins two speakers: two names, or two words for people.
fn joins(view: &View<'_>, and: usize, right: usize) -> bool {
    let (Some(before), Some(after)) = (view.before(and), view.token(right)) else { return false };
    let is_person = |token: &super::tokens::Token| token.is(class::PERSON | class::BODY);
    let is_described = and > 1 && view.is_comma(and - 2) && is_person(after);
    let is_article_name =
        after.is(class::DETERMINER) && view.token(right + 1).is_some_and(|next| next.is_name()) && right > 0;
    before.is_name() && (after.is_name() || is_article_name)
        || is_described
        || is_person(before) && (is_person(after) || after.is(class::DETERMINER))
}

/// The noun phrase that begins with the word at `first`, and ends before `limit`.
pub(super) fn phrase_after(view: &View<'_>, first: usize, limit: usize) -> Option<Range<usize>> {
    if !view.can_begin_phrase(first) || first >= limit {
        return None;
    }
    if view.is(first, class::PRONOUN) {
        return Some(first..first + 1);
    }
    let mut end = first + 1;
    while end < limit.min(first + REACH) && continues_right(view, end) {
        end += 1;
    }
    while end > first + 1 && view.is(end - 1, class::PREPOSITION | class::CONJUNCTION) {
        end -= 1;
    }
    Some(first..end)
}

/// Whether a phrase goes on to the right with the word at a place.
fn continues_right(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.token(at) else { return false };
    match token.kind {
        Kind::Number | Kind::Other | Kind::OpenBracket | Kind::CloseBracket => return true,
        Kind::Word => {}
        _ => return false,
    }
    let previous = view.before(at);
    if token.is(class::PREPOSITION) {
        return opens_part_of_name(view, at);
    }
    if view.reads(at, &["and", "&"]) {
        return view.can_begin_phrase(at + 1) && !view.is(at + 1, class::ADVERB) && view.cue(at + 1).is_none();
    }
    if token.is(class::SUBORDINATOR
        | class::CONJUNCTION
        | class::AUXILIARY
        | class::PRONOUN
        | class::NEGATION
        | class::OBJECT)
    {
        return false;
    }
    if token.is(class::DETERMINER | class::POSSESSIVE) {
        return previous.is_some_and(|previous| previous.is(class::PREPOSITION | class::CONJUNCTION));
    }
    if token.is(class::WEEKDAY) || token.is(class::ADVERB) && !token.shape.is_capital() {
        return false;
    }
    !view.is_verb_like(at)
}

/// Whether a small word follows the noun that a phrase is about: a verb, then ("Cruz made", "the campaign sent").
fn stands_behind_head(view: &View<'_>, at: usize) -> bool {
    const HEAD: u32 = class::PERSON | class::BODY | class::TITLE;
    let (Some(token), Some(before)) = (view.token(at), view.before(at)) else { return false };
    if token.shape.is_capital() || token.is(HEAD) || before.shape.is_genitive() || !before.is_word() {
        return false;
    }
    let is_named =
        before.is_name() && !before.is(class::DETERMINER | class::POSSESSIVE | class::PREPOSITION | class::TITLE);
    is_named && (at > 1 || token.shape.ending() != Ending::S)
        || before.is(class::PERSON | class::BODY) && !before.is(class::TITLE)
}

/// Whether a preposition belongs to the noun before it ("secretary of state", "spokesman for the ministry") and
/// does not tell when or where something was said.
fn opens_part_of_name(view: &View<'_>, at: usize) -> bool {
    if !view.reads(at, &["of", "for", "at", "from", "in", "with", "to", "on"]) {
        return false;
    }
    if view.reads(at, &["of"]) {
        return true;
    }
    let noun =
        (at + 1..at + 5).find(|place| !view.is(*place, class::DETERMINER | class::POSSESSIVE | class::TIME_WORD));
    let Some(noun) = noun.and_then(|place| view.token(place)) else { return false };
    !noun.is(class::TIME_UNIT | class::WEEKDAY | class::MONTH | class::SPEECH_PLACE) && noun.kind != Kind::Number
}

/// The subject of the sentence's first clause: what stands before its verb, adjuncts left aside.
pub(super) fn main_subject(view: &View<'_>, limit: usize) -> Option<Range<usize>> {
    let mut at = dateline(view);
    while view.is(at, class::CONJUNCTION | class::ADVERB) || view.is_comma(at) {
        at += 1;
    }
    let is_adjunct = view.is(at, class::PREPOSITION | class::SUBORDINATOR) && !view.reads(at, &["that", "what"])
        || view.token(at).is_some_and(|token| matches!(token.shape.ending(), Ending::Ing | Ending::Ed));
    if is_adjunct {
        let comma = (at..limit.min(at + REACH)).find(|place| view.is_comma(*place))?;
        at = comma + 1;
    }
    let phrase = phrase_after(view, at, limit)?;
    let end = (phrase.start + 1..phrase.end).find(|place| stands_behind_head(view, *place)).unwrap_or(phrase.end);
    Some(phrase.start..end)
}

/// The place behind a dateline: "ORLANDO, Fla. (Reuters) - The president said".
pub(super) fn dateline(view: &View<'_>) -> usize {
    let is_place = view.token(0).is_some_and(|token| token.shape.is_upper());
    let dash = is_place.then(|| (1..10).find(|at| view.is_kind(*at, Kind::Dash))).flatten();
    dash.map_or(0, |dash| dash + 1)
}

#[cfg(test)]
mod tests {
    use super::super::scene::Scene;
    use super::*;

    /// The phrase that ends with a word of the text.
    #[track_caller]
    fn case(text: &str, last: &str, expected: &str) {
        let scene = Scene::of(text);
        let view = scene.view();
        let at = (0..view.len()).find(|at| view.word(*at) == last).expect("the word stands there");
        assert_eq!(phrase_before(&view, at).map_or("", |phrase| scene.words(&phrase)), expected, "{text}");
    }

    #[test]
    fn a_phrase_reaches_to_the_left() {
        case("Then the new head of the port said no", "port", "the new head of the port");
        case("Today U.S. Secretary of State Ole Holm said no", "Holm", "U.S. Secretary of State Ole Holm");
        case("The plan is dead, the ministry said", "ministry", "the ministry");
        case("He left because Lind said no", "Lind", "Lind");
        case("Lind herself said no", "herself", "Lind");
        case("The board this week said no", "week", "The board");
        case("the workers' leaders said no", "leaders", "the workers' leaders");
    }

    #[track_caller]
    fn subject(text: &str, expected: &str) {
        let scene = Scene::of(text);
        let view = scene.view();
        assert_eq!(main_subject(&view, view.len()).map_or("", |phrase| scene.words(&phrase)), expected, "{text}");
    }

    #[test]
    fn a_sentence_has_its_subject() {
        subject("Lind met the board.", "Lind");
        subject("On Monday, the port spokesman left.", "the port spokesman");
        subject("PARIS, March 3 (Wire) - The president met them.", "The president");
        subject("But after the vote, she left.", "she");
    }
}
