//! Attributions: cue, speaker and words put together, sentence by sentence.

use std::ops::Range;

use super::adjuncts::{behind_adjuncts, is_title};
use super::complement::complement_start;
use super::cues::{Verb, Voice, verbs};
use super::extent::{clause_end, inner_end, sentence_end, trimmed};
use super::lexicon::class;
use super::lexicon::{Cue, Frame, Tense};
use super::nested::{drop_nested, is_told_whole};
use super::phrases::dateline;
use super::set_phrases::{according_at, behind_colon, headline, in_view_of, with_any_verb};
use super::shape::Ending;
use super::spans::Spans;
use super::subjects::{Seat, seat};
use super::tokens::Kind;
use super::view::View;

/// Somebody's words in one sentence. All places are numbers of the sentence's units.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub(super) speaker: Option<Range<usize>>,
    /// The words of the cue; `None` where only a colon brings them.
    pub(super) cue: Option<Range<usize>>,
    /// The verb, where the cue is one.
    pub(super) verb: Option<Cue>,
    pub(super) spans: Spans,
}

/// A verb with its speaker, and where what it brings begins behind it.
struct Seated {
    verb: Verb,
    seat: Seat,
    complement: Option<usize>,
}

/// Room for what is found in a sentence, which the next one uses again.
#[derive(Default)]
pub(super) struct Room {
    seated: Vec<Seated>,
    barriers: Vec<usize>,
    found: Vec<Attribution>,
}

/// All attributions of a sentence, in order of their cues.
pub(super) fn attributions<'r>(view: &View<'_>, room: &'r mut Room) -> &'r [Attribution] {
    room.found.clear();
    if view.has(class::CUE | class::SET_PHRASE) {
        let according = according(view);
        of_verbs(view, &according, room);
        room.found.extend(according.into_iter().filter_map(|at| according_at(view, at)));
        room.found.extend(in_view_of(view));
        drop_nested(view, &mut room.found);
    }
    if room.found.is_empty() && view.has(class::QUOTATION) {
        room.found.extend(behind_colon(view).or_else(|| with_any_verb(view)));
    }
    if let Some(headline) = room.found.is_empty().then(|| headline(view)).flatten() {
        room.found.push(headline);
    }
    &room.found
}

/// The places of "according to".
fn according(view: &View<'_>) -> Vec<usize> {
    if !view.has(class::SET_PHRASE) {
        return Vec::new();
    }
    (0..view.len()).filter(|at| view.reads(*at, &["according"]) && view.reads(at + 1, &["to"])).collect()
}

/// What the verbs of a sentence bring.
fn of_verbs(view: &View<'_>, according: &[usize], room: &mut Room) {
    let Room { seated, barriers, found } = room;
    seat_all(view, seated);
    if seated.is_empty() {
        return;
    }
    let closing = seated.iter().position(|one| closes(view, one)).filter(|at| *at > 0);
    find_barriers(view, seated, according, closing, barriers);
    let mut floor = dateline(view);
    for (number, one) in seated.iter().enumerate() {
        if closing == Some(number) && found.iter().all(is_told_whole) {
            floor = dateline(view);
        }
        if let Some(attribution) = of_verb(view, one, barriers, floor) {
            let behind = one.verb.at + 1;
            floor = attribution.spans.iter().last().map_or(floor, |span| span.end.min(behind)).max(behind);
            found.push(attribution);
        }
    }
}

/// Whether a cue closes the sentence and brings what stands before it: "Smith vowed to fight, his lawyer said."
fn closes(view: &View<'_>, one: &Seated) -> bool {
    let verb = &one.verb;
    let phrase = match &one.seat {
        Seat::Before(phrase) | Seat::Behind(phrase) => phrase,
        _ => return false,
    };
    let comma = phrase.start.min(verb.start).checked_sub(1);
    verb.voice == Voice::Active
        && verb.cue.takes_any(&[Frame::Say, Frame::Report, Frame::Tell])
        && comma.is_some_and(|comma| view.is_comma(comma))
        && view.is_end(behind_adjuncts(view, phrase.end.max(verb.at + 1)))
}

/// The verbs of a sentence with their speakers.
fn seat_all(view: &View<'_>, found: &mut Vec<Seated>) {
    found.clear();
    for verb in verbs(view) {
        let previous = found.iter().rev().find_map(|one| match &one.seat {
            Seat::Before(phrase) | Seat::Behind(phrase) | Seat::Shared(Some(phrase)) => Some(phrase),
            _ => None,
        });
        let complement = complement_start(view, &verb);
        let seat = seat(view, &verb, complement, previous);
        found.push(Seated { verb, seat, complement });
    }
}

/// Finds the places where the words of an earlier cue end because another cue begins.
fn find_barriers(
    view: &View<'_>,
    seated: &[Seated],
    according: &[usize],
    closing: Option<usize>,
    found: &mut Vec<usize>,
) {
    let bring = seated.iter().filter(|one| one.complement.is_some());
    found.clear();
    found.extend(bring.filter_map(|one| barrier(view, one)));
    let closing = closing.and_then(|at| seated.get(at));
    let comma = closing.and_then(|one| Some(one.seat.phrase()?.start.min(one.verb.start).saturating_sub(1)));
    found.extend(comma);
    found.extend(according.iter().map(|at| at.saturating_sub(1)));
    found.sort_unstable();
}

fn barrier(view: &View<'_>, one: &Seated) -> Option<usize> {
    let first = match &one.seat {
        Seat::Before(phrase) => phrase.start,
        Seat::Shared(_) if one.verb.cue.tense != Tense::Base => one.verb.start,
        _ => return None,
    };
    let before = first.checked_sub(1)?;
    let is_join = view.reads(before, &["and", "but", "while", "as", "though", "although", "then"]);
    let is_after_comma = before > 0 && view.is_comma(before - 1);
    match &one.seat {
        Seat::Before(_) if is_join => Some(if is_after_comma { before - 1 } else { before }),
        Seat::Shared(_) if is_join => Some(if is_after_comma { before - 1 } else { before }),
        Seat::Shared(_) if view.is_comma(before) || view.is_kind(before, Kind::Dash) => Some(before),
        _ => None,
    }
}

fn of_verb(view: &View<'_>, one: &Seated, barriers: &[usize], floor: usize) -> Option<Attribution> {
    let verb = &one.verb;
    if !is_meant(view, one) {
        return None;
    }
    let spans = match &one.seat {
        Seat::Behind(phrase) => inverted(view, verb, phrase, floor)?,
        seat => {
            let first = match seat {
                Seat::Before(phrase) => phrase.start,
                _ => verb.start,
            };
            around(view, one, first, floor, barriers)?
        }
    };
    let spans = spans.trimmed(view);
    (!spans.is_empty()).then(|| Attribution {
        speaker: one.seat.phrase().cloned(),
        cue: Some(verb.start..cue_end(view, one)),
        verb: Some(verb.cue),
        spans,
    })
}

/// The place behind a cue. "Set" is none without what is set ("has set conditions"), "called" none without its
/// preposition ("called for").
fn cue_end(view: &View<'_>, one: &Seated) -> usize {
    let verb = &one.verb;
    if verb.cue.lemma == "call" && view.reads(verb.at + 1, &["for", "on", "upon"]) {
        return verb.at + 2;
    }
    let is_set = matches!(verb.cue.lemma, "set" | "lay");
    let thing = one.complement.filter(|_| is_set);
    thing.map_or(verb.at + 1, |thing| thing + 1).min(view.len())
}

/// Whether a cue is likely to bring words: an infinitive names an aim more often, a passive what others did, and a view
/// needs somebody whose view it is.
fn is_meant(view: &View<'_>, one: &Seated) -> bool {
    let verb = &one.verb;
    let speaks = verb.cue.takes_any(&[
        Frame::Say,
        Frame::Report,
        Frame::Tell,
        Frame::Ask,
        Frame::Commit,
        Frame::Urge,
        Frame::Judge,
        Frame::Voice,
    ]);
    let opens_clause = || view.reads(verb.at + 1, &["that"]) || view.is_quote(verb.at + 1);
    match verb.voice {
        Voice::Passive => verb.cue.takes(Frame::Ask) || opens_clause(),
        Voice::Loose if verb.cue.tense == Tense::Base => opens_clause(),
        _ if speaks && !verb.cue.takes(Frame::Show) => true,
        _ => {
            let Some(phrase) = one.seat.phrase() else { return false };
            let is_text = phrase.clone().any(|at| view.is(at, class::BODY));
            let is_person = is_text
                || phrase.clone().any(|at| {
                    view.is(at, class::PERSON | class::PRONOUN)
                        || at > 0 && view.token(at).is_some_and(|token| token.is_name())
                });
            if verb.cue.takes(Frame::Show) {
                is_text || speaks && is_person
            } else {
                verb.voice == Voice::Active && is_person
            }
        }
    }
}

/// "..., said Smith, ...": the words stand before, and perhaps go on behind the name.
fn inverted(view: &View<'_>, verb: &Verb, phrase: &Range<usize>, floor: usize) -> Option<Spans> {
    let end = sentence_end(view);
    let quote = || {
        let leads_on = |at: usize| view.is_comma(at - 1) || view.is_kind(at - 1, Kind::Colon);
        (phrase.end..end).find(|at| view.is_quote(*at) && leads_on(*at)).map(|quote| quote..end)
    };
    if verb.start <= floor {
        return quote().map(Spans::one);
    }
    let before = left(view, floor, verb.start);
    let behind = if view.is_quote(verb.start - 1) { quote() } else { None };
    // "The mayor, said Smith, a lawyer, will resign": the verb stands behind the name.
    let goes_on = || {
        let comma = (phrase.end..end).find(|at| view.is_comma(*at) && view.is_verb_like(at + 1))?;
        let is_whole = (floor..verb.start).any(|at| view.is_verb_like(at) || view.is_quote(at));
        (!is_whole).then_some(comma + 1..end)
    };
    Some(Spans::two(before, behind.or_else(goes_on).unwrap_or_default()))
}

/// The words behind a verb, or before its subject, or on both sides.
fn around(view: &View<'_>, one: &Seated, first: usize, floor: usize, barriers: &[usize]) -> Option<Spans> {
    let verb = &one.verb;
    if let Some(span) = beside_as(view, verb, first, floor) {
        return Some(Spans::one(span));
    }
    let before = before_subject(view, first, floor);
    let is_quoted = before.is_some()
        && first > floor
        && view.is_quote(first - 1)
        && speaks_directly(view, first - 1)
        && !is_title(view, first - 1);
    let Some(right) = one.complement else {
        return without_complement(view, verb, before?, is_quoted, barriers);
    };
    let end = clause_end(view, right, barriers);
    if let Some(before) = before.filter(|_| verb.voice == Voice::Active) {
        let has_that = right > 0 && view.reads(right - 1, &["that"]);
        if is_quoted && !has_that {
            let is_person = verb.cue.takes_any(&[Frame::Tell, Frame::Ask]) && right == verb.at + 1;
            let goes_on = view.is_quote(right) && !is_person;
            return Some(Spans::two(before, if goes_on { right..end } else { 0..0 }));
        }
        // "The firm would leave, he said, “if the tariffs stay.”"
        let is_parted = verb.cue.takes(Frame::Say) && view.is_comma(verb.at + 1) && right == verb.at + 2;
        if !is_quoted && is_parted && is_clause(view, &before) {
            return Some(Spans::two(before, right..end));
        }
    }
    Some(Spans::one(right..inner_end(view, verb, first, right, end)))
}

/// What stands before the subject of a verb behind which nothing stands that it could bring.
fn without_complement(
    view: &View<'_>,
    verb: &Verb,
    before: Range<usize>,
    is_quoted: bool,
    barriers: &[usize],
) -> Option<Spans> {
    if is_quoted && verb.cue.takes(Frame::Commit) {
        return Some(Spans::one(before));
    }
    if !verb.speaks() || verb.voice != Voice::Active {
        return None;
    }
    match goes_around(view, verb, &before, barriers) {
        Some(rest) => Some(Spans::two(before, rest)),
        None => is_statement(view, &before).then(|| Spans::one(before)),
    }
}

/// "As the paper reported, two ministers resigned" and "..., as the paper reported": what stands beside the clause.
fn beside_as(view: &View<'_>, verb: &Verb, first: usize, floor: usize) -> Option<Range<usize>> {
    let opening = first.checked_sub(1).filter(|at| view.reads(*at, &["as"]) && verb.speaks())?;
    let behind = behind_adjuncts(view, verb.at + 1);
    if opening <= floor + 1 && view.is_comma(behind) {
        return Some(behind + 1..sentence_end(view));
    }
    let closes = opening > floor + 2 && view.is_comma(opening - 1) && view.is_end(behind);
    closes.then(|| left(view, floor, opening))
}

/// "The plan, he said, would fail": the words behind the cue that go on with those before it.
fn goes_around(view: &View<'_>, verb: &Verb, before: &Range<usize>, barriers: &[usize]) -> Option<Range<usize>> {
    let comma = behind_adjuncts(view, verb.at + 1);
    let next = comma + 1;
    let is_quote = before.len() == 1 && view.is_quote(before.start);
    let goes_on = view.is_comma(comma)
        && !view.is_end(next)
        && (!is_quote || view.is_quote(next))
        && (!view.is(next, class::RELATIVE | class::CONJUNCTION) || view.reads(next, &["that", "or"]))
        && !view.reads(next, &["as", "while", "after", "before", "though", "although", "despite"])
        && view.token(next).is_none_or(|token| token.shape.ending() != Ending::Ing);
    goes_on.then(|| next..clause_end(view, next, barriers))
}

/// What stands before a subject, where a comma or a quotation ends it.
fn before_subject(view: &View<'_>, first: usize, floor: usize) -> Option<Range<usize>> {
    let last = first.checked_sub(1).filter(|_| !view.reads(first, &["who", "which"]))?;
    let ends =
        view.is_comma(last) || view.is_quote(last) || view.is_kind(last, Kind::Dash) || view.is_kind(last, Kind::Stop);
    (ends && last >= floor).then(|| left(view, floor, first)).filter(|range| range.start < range.end)
}

/// The words from `floor` up to `end`, joining words and marks at their edges left out.
fn left(view: &View<'_>, floor: usize, end: usize) -> Range<usize> {
    let mut range = trimmed(view, floor..end);
    while floor > 0
        && range.start < range.end
        && (view.is(range.start, class::CONJUNCTION) || view.is_comma(range.start))
    {
        range.start += 1;
    }
    // "But, as he put it, "A," she said": a quotation that ends the part is the whole of what was said.
    let last = range.end.saturating_sub(1);
    let is_alone = view.is_quote(last) && speaks_directly(view, last);
    let opens = last == range.start
        || view.before(last).is_none_or(|token| matches!(token.kind, Kind::Comma | Kind::Colon | Kind::Stop));
    if is_alone && opens { last..range.end } else { range }
}

/// Whether the words before a cue can be a statement, and do not only say when or where.
fn is_statement(view: &View<'_>, range: &Range<usize>) -> bool {
    if range.clone().any(|at| view.is_quote(at)) {
        return true;
    }
    let opens = |classes| view.is(range.start, classes) && !view.is(range.start, class::STANDS_ALONE);
    let is_pure = !view.is(range.start, class::SUBORDINATOR);
    let has_comma = || range.clone().any(|at| view.is_comma(at));
    let has_verb = range.clone().any(|at| view.is_verb_like(at));
    range.len() >= 3
        && if opens(class::PREPOSITION | class::SUBORDINATOR | class::ADVERB) {
            // "In June prices will rise"; "when the vote was over" only says when.
            has_verb && (is_pure || has_comma())
        } else {
            has_verb || range.len() >= 6
        }
}

/// Whether the words before a cue are a clause of their own, and not only the opening of one.
fn is_clause(view: &View<'_>, range: &Range<usize>) -> bool {
    let opens = |classes| view.is(range.start, classes) && !view.is(range.start, class::STANDS_ALONE);
    let is_plain = !opens(class::PREPOSITION | class::SUBORDINATOR | class::ADVERB | class::CONJUNCTION);
    let has_quote = range.clone().any(|at| view.is_quote(at));
    is_plain && !has_quote && range.len() >= 3 && range.clone().skip(1).any(|at| view.is_verb_like(at))
}

/// Whether a quotation ends as direct speech does before "she said": with a comma or a stop inside, or behind it.
fn speaks_directly(view: &View<'_>, at: usize) -> bool {
    let inner = view.units.get(at).and_then(|unit| view.cut.last_inside(unit));
    inner.is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Stop | Kind::Dash))
        || view.is_comma(at + 1)
        || at == 0
}

impl Attribution {
    /// Whether the cue can bring direct speech that goes on in the next sentence.
    pub(super) fn is_speech(&self) -> bool {
        self.verb.is_none_or(|cue| cue.takes_any(&[Frame::Say, Frame::Report, Frame::Tell, Frame::Ask, Frame::Voice]))
    }
}
