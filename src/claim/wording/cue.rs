//! What a cue does with the words that it brings: "vowed" makes a promise of "to raise wages".

use std::ops::Range;

use super::act::{Act, Doing};
use super::clauses::{SURE, is_verb_at};
use super::lexicon::{
    ADVERB, ASKING, BE, BEFORE_NOUN, BOUND, CALL, COMMIT, Class, DECLINE, FORETELL, HOPE, INTEND, MAY, MUST, NOT,
    OTHER, READY, REMARK, SAY, SELF, THREATEN, TO, URGE, VERB, WARN, WAS, WILL, WOULD,
};
use super::words::{Mark, Words};

/// What is known of a cue.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cue {
    /// Everything that its words may do.
    class: Class,
    /// "Declined to", "did not say".
    pub(super) is_declined: bool,
    /// "Promises", "vowed".
    pub(super) commits: bool,
    pub(super) threatens: bool,
    /// "Predicts", "hopes": not in the hands of whoever says so.
    pub(super) foretells: bool,
    /// "Hopes", "expects", "plans".
    pub(super) hedges: bool,
    /// "Says": what it brings keeps its own tense.
    pub(super) is_present: bool,
    /// "Calls for", "calls on".
    calls_for: bool,
    /// "Is looking to".
    ends_in_to: bool,
    /// "Called": gives a name, unless "for" or "on" follows.
    names: bool,
    /// Brings a question.
    pub(super) asks: bool,
    pub(super) reports: bool,
    wants: bool,
    hopes: bool,
    /// "Had planned".
    is_over: bool,
}

/// What a longer cue says further on is not what it does.
const LONGEST: usize = 5;

impl Cue {
    pub(super) fn of(cue: &str) -> Cue {
        let words = Words::of(cue, std::slice::from_ref(&(0..cue.len())));
        let all = || 0..words.len();
        // What follows the verb and an article is a noun: "made a central part of their appeal".
        let is_read = |at: &usize| {
            let is_noun = at.checked_sub(1).is_some_and(|before| words.is(before, BEFORE_NOUN));
            *at < LONGEST && !(is_noun && (0..at - 1).any(|at| words.is(at, VERB)))
        };
        let mut class = all().filter(is_read).fold(0, |class, at| class | words.class(at));
        let has = |list: &[&str]| all().any(|at| words.is_any(at, list));
        let names = has(&["call", "calls", "called", "calling"]);
        let calls = all().any(|at| {
            let is_call = words.is(at, CALL) && !words.is(at, SAY) && words.word(at + 1) == "for";
            is_call
                || words.is_any(at, &["call", "calls", "called", "calling"]) && words.is_any(at + 1, &["on", "upon"])
        });
        let presses = class & CALL != 0 && class & SAY == 0 && !names && has(&["for"]);
        if calls || presses {
            class |= URGE;
        }
        let is_declined =
            class & NOT != 0 && class & MUST == 0 && class & VERB != 0 || class & DECLINE != 0 && class & CALL == 0;
        let is_present = all().any(|at| {
            let is_form = words.word(at).ends_with('s') || words.is_any(at, &["say", "tell", "think", "believe"]);
            words.is(at, VERB) && is_form && !words.is(at, WAS)
        });
        let ends_in_to = words.len().checked_sub(1).is_some_and(|last| words.is(last, TO));
        Cue {
            class,
            is_declined,
            commits: class & COMMIT != 0 && !has(&["agree", "agrees", "agreed", "agreeing"]),
            threatens: class & THREATEN != 0,
            foretells: class & (FORETELL | HOPE) != 0 && class & INTEND == 0,
            hedges: class & HOPE != 0
                || class & COMMIT == 0 && (class & INTEND != 0 || class & READY != 0 && class & BE != 0),
            is_present,
            calls_for: class & URGE != 0,
            ends_in_to,
            names,
            is_over: has(&["had"]),
            asks: has(&["asked", "asks", "ask", "asking", "wonder", "wondered", "questioned"]),
            wants: has(&["want", "wants", "wanted"]),
            hopes: class & HOPE != 0 && class & (NOT | INTEND | BE) == 0,
            reports: class & SAY != 0,
        }
    }
}

/// What the words before a verb look like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// "To raise wages".
    Infinitive(usize),
    /// "Them to raise wages".
    Raised(usize),
    /// "Doubling the caps".
    Gerund(usize),
    /// "A ban".
    Noun,
    /// A clause of its own.
    Clause,
    /// "Whether".
    Question,
}

/// Reads a fragment by the cue that brings it.
pub(super) fn by_cue(words: &Words, cue: &Cue, sentence: &Range<usize>) -> Option<Doing> {
    let verb_of = |shape: Shape| match shape {
        Shape::Infinitive(at) | Shape::Raised(at) | Shape::Gerund(at) => at,
        _ => sentence.start,
    };
    if cue.class
        & (URGE | CALL | COMMIT | THREATEN | FORETELL | HOPE | INTEND | READY | BOUND | WILL | MAY | MUST | WARN)
        == 0
    {
        return None;
    }
    let shape = match shape(words, sentence) {
        Shape::Noun | Shape::Clause if cue.ends_in_to => Shape::Infinitive(sentence.start),
        shape => shape,
    };
    let is_behind = words.is_any(sentence.start, &["on", "about", "of", "with", "in"]);
    let is_quoted = words.get(sentence.start).is_some_and(|token| token.is_quoted);
    let is_for = words.word(sentence.start) == "for" && cue.class & (CALL | URGE) != 0;
    let doing = |act, is_hedged| Some(Doing { act, is_hedged, verb: verb_of(shape) });
    let is_to_do = matches!(shape, Shape::Infinitive(_) | Shape::Raised(_));
    let is_fragment = is_to_do || matches!(shape, Shape::Noun | Shape::Gerund(_));
    let class = cue.class;
    match shape {
        Shape::Question => None,
        _ if is_for => doing(Act::Demand, false),
        _ if cue.calls_for && is_behind || cue.is_over => None,
        _ if cue.calls_for => doing(Act::Demand, false),
        _ if class & (CALL | WARN) != 0 && is_to_do && !cue.names && !is_quoted => doing(Act::Demand, false),
        _ if class & THREATEN != 0 && is_fragment => doing(Act::Threat, false),
        _ if class & COMMIT != 0
            && (is_to_do || matches!(shape, Shape::Gerund(_)) || is_promise(cue))
            && is_fragment =>
        {
            doing(Act::Promise, false)
        }
        _ if class & MUST != 0 && is_fragment => doing(Act::Demand, false),
        _ if class & (READY | BOUND) != 0 && class & BE != 0 && is_to_do => doing(Act::Will, class & READY != 0),
        _ if class & (REMARK | NOT) != 0 && class & MAY != 0 => None,
        _ if class & (WILL | MAY) != 0 && is_fragment && class & WOULD == 0 => doing(Act::Will, class & MAY != 0),
        Shape::Raised(_) if cue.wants => doing(Act::Demand, true),
        _ if cue.hopes => doing(Act::Hope, true),
        _ if class & (FORETELL | HOPE) != 0 && is_to_do => doing(Act::Will, class & HOPE != 0),
        Shape::Infinitive(at) if words.word(at) == "be" => None,
        Shape::Infinitive(_) | Shape::Gerund(_) if class & INTEND != 0 => doing(Act::Promise, true),
        _ => None,
    }
}

/// "Promised a referendum", not "offered voters a choice".
fn is_promise(cue: &Cue) -> bool {
    cue.class & COMMIT != 0 && cue.class & (super::lexicon::SAY) != 0
}

fn shape(words: &Words, sentence: &Range<usize>) -> Shape {
    const FAR: usize = 16;
    let is_word = |at: &usize| words.mark(*at) == Mark::Word && !words.is(*at, ADVERB);
    let Some(first) = sentence.clone().find(is_word) else { return Shape::Noun };
    if words.is(first, ASKING) || words.word(first) == "if" {
        return Shape::Question;
    }
    if words.is(first, TO) {
        return Shape::Infinitive(base_after(words, first));
    }
    for at in first..sentence.end.min(first + FAR) {
        if words.is(at, TO) && at > first && !words.is(at + 1, BEFORE_NOUN) && !words.is_capital(at + 1) {
            return Shape::Raised(base_after(words, at));
        }
        let is_subject = at > first && words.is(at - 1, SELF | OTHER);
        let opens = words.word(at) == "that" && at == first;
        let is_verb =
            at > first && words.is(at, VERB) && is_verb_at(words, at, first) && words.word(at - 1).ends_with('s');
        if opens
            || is_verb
            || is_verb_at(words, at, first) && (words.is(at, SURE) || is_subject || is_finite(words, at, first))
        {
            return Shape::Clause;
        }
    }
    if words.word(first).ends_with("ing") && words.word(first).len() > 4 {
        return Shape::Gerund(first);
    }
    Shape::Noun
}

fn is_finite(words: &Words, at: usize, first: usize) -> bool {
    let word = words.word(at);
    at > first + 1 && word.ends_with("ed") && words.is(at + 1, BEFORE_NOUN)
}

fn base_after(words: &Words, to: usize) -> usize {
    (to + 1..to + 4).find(|at| !words.is(*at, ADVERB) && words.mark(*at) == Mark::Word).unwrap_or(to)
}
