//! Cues that are no verb of speech: "according to", "in her view", a colon, a headline's name, and any verb at all behind
//! a quotation that leads on to it.

use super::attributions::Attribution;
use super::extent::sentence_end;
use super::lexicon::class;
use super::phrases::{dateline, main_subject, phrase_after};
use super::shape::Ending;
use super::spans::Spans;
use super::tokens::Kind;
use super::view::View;

/// "According to the ministry, ..." and "..., according to the ministry".
pub(super) fn according_at(view: &View<'_>, at: usize) -> Option<Attribution> {
    let end = sentence_end(view);
    let speaker = phrase_after(view, at + 2, end)?;
    let comma = (speaker.end..end).find(|place| view.is_comma(*place) || view.is_kind(*place, Kind::Colon));
    let is_first = at == 0 || at == 1 && !view.is_quote(0);
    let before = if is_first { 0..0 } else { dateline(view)..at };
    let mut behind = 0..0;
    if let Some(comma) = comma.filter(|_| is_first || view.is_comma(at - 1)) {
        // Behind the name a description may stand: "according to Smith, a lawyer, the plan failed".
        let next = (comma + 1..end).find(|place| view.is_comma(*place));
        let is_described = view.is(comma + 1, class::DETERMINER | class::RELATIVE)
            && next.is_some_and(|next| {
                (comma..next).all(|place| !view.is_verb_like(place)) || view.is(comma + 1, class::RELATIVE)
            });
        let from = if is_described { next.unwrap_or(comma) } else { comma } + 1;
        let leads = !is_first && (0..at).all(|place| !view.is_verb_like(place));
        if is_first || leads || !view.is(from, class::RELATIVE | class::DETERMINER) {
            behind = from..end;
        }
    }
    let spans = Spans::two(before, behind).trimmed(view);
    (!spans.is_empty()).then_some(Attribution { speaker: Some(speaker), cue: Some(at..at + 2), verb: None, spans })
}

/// "In the minister's view, the deal is dead" and "The deal, in Smith's opinion, is dead".
pub(super) fn in_view_of(view: &View<'_>) -> Option<Attribution> {
    const NEAR: usize = 8;
    if !view.has(class::SET_PHRASE) {
        return None;
    }
    let word = (2..view.len()).find(|at| view.reads(*at, &["view", "opinion", "words", "eyes"]))?;
    let owner = view.before(word).filter(|owner| owner.shape.is_genitive() || owner.is(class::POSSESSIVE))?;
    let start = (word.saturating_sub(NEAR)..word).rev().find(|at| view.reads(*at, &["in"]))?;
    let opens = start == 0 || view.is_comma(start - 1) || start == 1 && view.is(0, class::CONJUNCTION);
    let end = sentence_end(view);
    let behind = word + 1;
    let is_inside = start > 1;
    let goes_on = !view.is_end(behind) && (is_inside || view.is_comma(behind) || owner.shape.is_genitive());
    let before = if is_inside { dateline(view)..start } else { 0..0 };
    let spans = Spans::two(before, if goes_on { behind..end } else { 0..0 }).trimmed(view);
    let is_said = spans.iter().any(|span| span.clone().any(|at| view.is_verb_like(at)));
    let speaker = start + 1..word;
    (opens && is_said).then_some(Attribution { speaker: Some(speaker), cue: Some(start..word + 1), verb: None, spans })
}

/// "Smith was blunt: "We will leave."": a quotation behind a colon, and nothing else brings it.
pub(super) fn behind_colon(view: &View<'_>) -> Option<Attribution> {
    let colon = (1..view.len()).find(|at| view.is_kind(*at, Kind::Colon) && view.is_quote(at + 1))?;
    let speaker = main_subject(view, colon);
    let end = sentence_end(view);
    Some(Attribution { speaker, cue: None, verb: None, spans: Spans::one(colon + 1..end).trimmed(view) })
}

/// ""Never again," he grinned.": a quotation that leads on to a name and a verb, whatever the verb.
pub(super) fn with_any_verb(view: &View<'_>) -> Option<Attribution> {
    let quote = (0..view.len()).find(|at| view.is_quote(*at) && leads_on(view, *at))?;
    let phrase = phrase_after(view, quote + 1, view.len())?;
    let is_named = view.is(phrase.start, class::PRONOUN)
        || view.token(phrase.start)?.shape.is_capital()
        || view.is(phrase.start, class::DETERMINER);
    // The walk takes in the verb, where it does not know it.
    let verb = if view.is_verb_like(phrase.end) { phrase.end } else { phrase.end.checked_sub(1)? };
    let is_verb = verb > phrase.start
        && view.token(verb).is_some_and(|token| {
            token.is_word()
                && !token.shape.is_capital()
                && (token.shape.ending() != Ending::None || view.is_end(verb + 1))
        });
    let speaker = phrase.start..verb;
    (is_named && is_verb).then(|| Attribution {
        speaker: Some(speaker),
        cue: Some(verb..verb + 1),
        verb: None,
        spans: Spans::one(quote..quote + 1),
    })
}

/// Whether a quotation ends with a comma, as one does before its speaker.
fn leads_on(view: &View<'_>, at: usize) -> bool {
    let inner = view.units.get(at).and_then(|unit| view.cut.last_inside(unit));
    inner.is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Stop)) || view.is_comma(at + 1)
}

/// "Lind: I will not raise taxes again": a headline, which no stop ends, with a name before its colon.
pub(super) fn headline(view: &View<'_>) -> Option<Attribution> {
    const LONGEST: usize = 20;
    let end = view.len();
    let colon = (1..end.min(5)).find(|at| view.is_kind(*at, Kind::Colon))?;
    let is_name = |at: usize| {
        view.token(at).is_some_and(|token| {
            token.is_name()
                && !token.shape.is_upper()
                && !token.is(class::ADVERB | class::BODY | class::WEEKDAY | class::MONTH)
        })
    };
    let says = view.is(colon + 1, class::PRONOUN | class::MODAL | class::DO)
        || view.reads(colon + 1, &["my", "our", "no", "let's"]);
    let is_one = end <= LONGEST && !view.is_kind(end - 1, Kind::Stop) && (0..colon).all(is_name) && says;
    is_one.then(|| Attribution {
        speaker: Some(0..colon),
        cue: None,
        verb: None,
        spans: Spans::one(colon + 1..end).trimmed(view),
    })
}
