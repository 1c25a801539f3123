//! Adjuncts: the words behind a cue that only say when, where or to whom something was said.

use super::lexicon::class;
use super::tokens::Kind;
use super::view::View;

/// How far behind a cue its complement may begin, in units.
const REACH: usize = 24;

/// Behind words that only say when, where or to whom it was said.
pub(super) fn behind_adjuncts(view: &View<'_>, first: usize) -> usize {
    let mut at = first;
    while at < first + REACH {
        let next = behind_adjunct(view, at);
        if next == at {
            break;
        }
        at = next;
    }
    at
}

/// The infinitive behind words that only say when or where: "promised on Sunday to go".
pub(super) fn infinitive_behind(view: &View<'_>, first: usize, is_infinitive: impl Fn(usize) -> bool) -> Option<usize> {
    const NEAR: usize = 10;
    let mut at = first;
    while at < first + NEAR {
        if is_infinitive(at) {
            return Some(at);
        }
        let next = behind_adjunct(view, at);
        if next == at {
            break;
        }
        at = next;
    }
    None
}

fn behind_adjunct(view: &View<'_>, at: usize) -> usize {
    let Some(token) = view.token(at) else { return at };
    if token.kind == Kind::Comma {
        return behind_place(view, at);
    }
    if !token.is_word() {
        return if token.kind == Kind::Number && view.is(at.wrapping_sub(1), class::MONTH) { at + 1 } else { at };
    }
    if token.is(class::WEEKDAY | class::MONTH) && token.shape.is_capital() {
        return at + 1;
    }
    if token.is(class::TIME_WORD)
        && view.reads(at, &["last", "this", "next", "earlier", "later", "late", "early"])
        && view.is(at + 1, class::TIME_UNIT | class::TIME_WORD | class::WEEKDAY | class::MONTH)
    {
        return at + 1 + usize::from(view.is(at + 1, class::TIME_UNIT));
    }
    if token.is(class::TIME_UNIT) && at > 0 && view.is(at - 1, class::WEEKDAY) {
        return at + 1;
    }
    if token.is(class::ADVERB) && !token.is(class::NEGATION | class::DETERMINER | class::STANDS_ALONE) {
        let is_subject = view.reads(at, &["there", "here", "so", "only", "even", "just", "both"]);
        return if is_subject || view.is(at + 1, class::AUXILIARY) { at } else { at + 1 };
    }
    let counts = || {
        view.reads(at, &["about", "over", "under", "around", "up"])
            && (view.is_kind(at + 1, Kind::Number)
                || view.reads(at + 1, &["half", "one", "two", "three", "four", "to"]))
    };
    if token.is(class::PREPOSITION)
        && !counts()
        && !view.reads(at, &["like", "as", "than", "without", "until", "despite"])
    {
        return behind_prepositional(view, at);
    }
    at
}

/// Behind the second part of a place name: "in Buffalo, New York, that ...".
fn behind_place(view: &View<'_>, comma: usize) -> usize {
    let is_name = |at: usize| view.token(at).is_some_and(|token| token.is_name());
    if !view.before(comma).is_some_and(|before| before.is_name())
        || !is_name(comma + 1)
        || view.is(comma + 1, class::WEEKDAY)
    {
        return comma;
    }
    let end = (comma + 1..comma + 5).find(|at| !is_name(*at)).unwrap_or(comma + 5);
    let behind = if view.is_comma(end) { end + 1 } else { end };
    let goes_on = view.reads(behind, &["that", "on", "in", "at"]) || view.is(behind, class::WEEKDAY);
    if goes_on { behind } else { comma }
}

/// Behind a prepositional phrase: the preposition, an article, and a run of nouns.
fn behind_prepositional(view: &View<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while view.is(end, class::DETERMINER | class::POSSESSIVE) {
        end += 1;
    }
    let first = end;
    while end < at + 10 {
        // "on NBC's “Meet the Press”": the name of a programme.
        if view.is_quote(end) && is_title(view, end) {
            end += 1;
            continue;
        }
        let Some(token) = view.token(end) else { break };
        let is_noun = match token.kind {
            Kind::Word => {
                // "Aboard Air Force One".
                let is_name = token.shape.is_capital() && view.before(end).is_some_and(|before| before.is_name());
                (is_name && token.is(class::DETERMINER))
                    || !token.is(class::DETERMINER
                        | class::POSSESSIVE
                        | class::PRONOUN
                        | class::PREPOSITION
                        | class::SUBORDINATOR
                        | class::CONJUNCTION
                        | class::AUXILIARY
                        | class::WEEKDAY)
                        && !view.reads(end, &["there"])
            }
            Kind::Number => true,
            _ => false,
        };
        if !is_noun {
            break;
        }
        end += 1;
    }
    if end == first && view.is(end, class::OBJECT) {
        end += 1;
    }
    // A verb behind the run: its subject was taken for a part of the phrase.
    if view.is(end, class::AUXILIARY) || view.is_verb_like(end) {
        let noun = (first..end)
            .find(|place| view.is(*place, class::SPEECH_PLACE | class::TIME_UNIT | class::PERSON | class::BODY));
        return noun.map_or(first + 1, |place| place + 1).min(end);
    }
    end
}

/// Whether a quotation is a name: a few words in capitals behind a preposition or a genitive.
pub(super) fn is_title(view: &View<'_>, at: usize) -> bool {
    let Some(inner) = view.inside(at) else { return false };
    let words = inner.iter().filter(|token| token.is_word());
    let is_named = words
        .clone()
        .all(|token| token.shape.is_capital() || token.is(class::PREPOSITION | class::DETERMINER | class::CONJUNCTION));
    let follows = view
        .before(at)
        .is_some_and(|before| before.shape.is_genitive() || before.is(class::PREPOSITION | class::DETERMINER));
    is_named && follows && words.count() <= 6
}
