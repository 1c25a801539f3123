//! What a speaker does with a sentence: promise, threaten, predict, demand, or only say that something is so.
//!
//! The first main clause that looks forward decides; where none does, the statement is an assertion. A fragment
//! ("to raise wages") is read with the cue that brings it ("vowed").

use std::ops::Range;

use super::act::{Act, Doing, Tone, act, may_act};
use super::clauses::{SURE, Verb, main_verbs};
use super::cue::{Cue, by_cue};
use super::harm::{gets_going, is_denied, is_unwelcome};
use super::lexicon::{
    ASKING, BARE, BE, BEFALL, BEFORE_NOUN, Class, HOPE, HOPED, IF, INTEND, JOINT, MAY, NOT, OPENING, OTHER, OUGHT,
    PERHAPS, RELATIVE, SELF, THINK, TO, VERB, WAS, WOULD,
};
use super::side::is_own_side;
use super::words::{Mark, Words};
use crate::claim::{Kind, Strength};

/// How the words come.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Manner<'a> {
    /// The words that bring them: "vowed", "according to".
    pub(crate) cue: Option<&'a str>,
    /// Who says them, as named there.
    pub(crate) speaker: Option<&'a str>,
    /// They are somebody else's, told by an article.
    pub(crate) is_told: bool,
}

/// What is done with a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Force {
    pub(crate) kind: Kind,
    pub(crate) strength: Strength,
    /// It looks forward.
    pub(crate) is_trackable: bool,
    /// Its words are said, and neither asked nor declined.
    pub(crate) is_said: bool,
    /// The speaker, or those the speaker commits, are to do it.
    pub(crate) is_own: bool,
    /// The tokens of the sentence that decides.
    pub(crate) sentence: Range<usize>,
    /// The token of its verb.
    pub(crate) verb: usize,
}

/// Reads the force of a statement.
pub(crate) fn force(words: &Words, manner: &Manner<'_>) -> Force {
    let cue = manner.cue.map(Cue::of).unwrap_or_default();
    let opening = words.sentences().next();
    let first = opening.clone().unwrap_or_default();
    let is_question = cue.asks && first.clone().take(2).any(|at| words.is(at, ASKING) || words.word(at) == "if");
    if cue.is_declined || is_question {
        return assertion(words, &first, None);
    }
    if let Some(doing) = by_cue(words, &cue, &first) {
        let found = Found { subject: 0..0, is_thought: false, is_fragment: true, doing };
        return weighed(words, manner, &cue, first, found);
    }
    if let Some(threat) = bare_threat(words, manner, &first) {
        return threat;
    }
    let mut verb = None;
    for sentence in opening.into_iter().chain(words.sentences_from(first.end)) {
        let verbs = main_verbs(words, sentence.clone());
        if !is_question_at(words, &sentence)
            && let Some(found) = deciding(words, &sentence, &verbs, manner, &cue)
        {
            let force = weighed(words, manner, &cue, sentence.clone(), found);
            if force.is_trackable {
                return force;
            }
        }
        if sentence.start == first.start {
            verb = verbs.into_iter().next();
        }
    }
    if cue.commits
        && manner.is_told
        && verb.as_ref().is_some_and(|verb| words.is(verb.at, BE) && !words.is(verb.at, WAS))
    {
        // "Promised that he is staying": the present is all it takes.
        let doing = Doing { act: Act::Promise, is_hedged: false, verb: verb.map_or(first.start, |verb| verb.at) };
        let found = Found { subject: first.start..first.start, is_thought: false, is_fragment: true, doing };
        return weighed(words, manner, &cue, first, found);
    }
    Force { is_said: true, ..assertion(words, &first, verb) }
}

/// Whether a sentence asks. "They will pay, okay?" only looks for assent.
fn is_question_at(words: &Words, sentence: &Range<usize>) -> bool {
    const TAGS: [&str; 7] = ["okay", "ok", "right", "folks", "yes", "yeah", "huh"];
    if words.mark(sentence.end) != Mark::Question {
        return false;
    }
    let last = sentence.end.saturating_sub(1);
    let is_tag = words.is_any(last, &TAGS) && last > sentence.start && words.mark(last - 1) == Mark::Comma;
    let first = sentence.clone().find(|at| words.mark(*at) == Mark::Word).unwrap_or(sentence.start);
    let is_inverted = words.is(first, ASKING | RELATIVE | SURE);
    is_inverted || !is_tag
}

/// Reads the force of one sentence of a statement.
pub(crate) fn force_of(words: &Words, manner: &Manner<'_>, sentence: &Range<usize>) -> Option<Force> {
    let cue = manner.cue.map(Cue::of).unwrap_or_default();
    let found = deciding(words, sentence, &main_verbs(words, sentence.clone()), manner, &cue)?;
    Some(weighed(words, manner, &cue, sentence.clone(), found))
}

/// Whether any main clause hedges.
pub(crate) fn hedges(words: &Words) -> bool {
    words.sentences().any(|sentence| {
        // "To know whether it is possible" is a question about it, and no hedge.
        let is_main = |at: &usize| !words.is_any(*at, &["whether", "because", "which"]);
        let is_perhaps = sentence.clone().take_while(is_main).any(|at| words.is(at, PERHAPS));
        let tone = Tone::of(words, &sentence);
        is_perhaps
            || main_verbs(words, sentence.clone()).into_iter().any(|verb| {
                let is_hedged = act(words, verb.at, sentence.end, tone).is_some_and(|doing| doing.is_hedged);
                is_hedged || verb.is_thought || words.is(verb.at, MAY | THINK)
            })
    })
}

/// The clause that decides.
struct Found {
    subject: Range<usize>,
    is_thought: bool,
    /// Read by its cue: the subject is the speaker.
    is_fragment: bool,
    doing: Doing,
}

/// "Withdraw from the talks", as somebody writes down what is threatened.
fn bare_threat(words: &Words, manner: &Manner<'_>, first: &Range<usize>) -> Option<Force> {
    let is_bare = !manner.is_told && words.is(first.start, BARE) && is_unwelcome(words, first.start);
    let doing = Doing { act: Act::Threat, is_hedged: false, verb: first.start };
    let found = Found { subject: first.start..first.start, is_thought: false, is_fragment: true, doing };
    is_bare.then(|| weighed(words, manner, &Cue::default(), first.clone(), found))
}

/// The first main clause of a sentence that looks forward.
fn deciding(words: &Words, sentence: &Range<usize>, verbs: &[Verb], manner: &Manner<'_>, cue: &Cue) -> Option<Found> {
    let is_direct = |at: usize| !manner.is_told || words.get(at).is_some_and(|token| token.is_quoted);
    let has = words.classes_in(sentence.clone());
    if manner.is_told
        && has & HOPED != 0
        && let Some(hope) = hope_that(words, sentence)
    {
        return Some(hope);
    }
    if let Some(order) = order(words, sentence, verbs).filter(|at| is_direct(*at)) {
        let doing = Doing { act: Act::Demand, is_hedged: false, verb: order };
        return Some(Found { subject: order..order, is_thought: false, is_fragment: false, doing });
    }
    let tone = Tone::of(words, sentence);
    let found = verbs.iter().enumerate().find_map(|(number, Verb { at, subject, is_thought, is_doubted })| {
        let (at, is_thought, is_doubted) = (*at, *is_thought, *is_doubted);
        if !may_act(words.class(at)) {
            return None;
        }
        if number
            .checked_sub(1)
            .and_then(|last| verbs.get(last))
            .is_some_and(|last| only_tells_which(words, last.at, at))
        {
            return None;
        }
        // "He “would certainly sign it”": the subject tells whose words they are.
        let of_subject = subject.clone().rev().find(|at| words.mark(*at) == Mark::Word);
        let is_own_words = is_direct(at) && of_subject.is_none_or(is_direct);
        let is_indirect = !is_own_words && manner.is_told;
        let tone = Tone { is_indirect, is_shifted: is_indirect && !cue.is_present, ..tone };
        let doing = act(words, at, sentence.end, tone)?;
        if is_doubted && (doing.act == Act::Demand || !is_indirect && words.is(at, WOULD | MAY)) {
            return None; // "I don't think we should", "I thought she might"
        }
        let is_own = doing.act != Act::Ready || is_own_side(words, subject, at, manner);
        is_own.then(|| Found { subject: subject.clone(), is_thought, is_fragment: false, doing })
    });
    if found.is_some() || !manner.is_told || has & HEADING == 0 {
        return found;
    }
    headline(words, sentence, verbs, manner.cue.is_none() || cue.reports)
}

/// Classes of which a headline has one that looks forward: "the need to", "hoping", "Greece to leave".
const HEADING: Class = OUGHT | HOPE | PERHAPS | TO;

/// "It was a gesture intended to please": the second verb only tells which.
fn only_tells_which(words: &Words, main: usize, at: usize) -> bool {
    let is_open = |at: usize| words.mark(at) == Mark::Word && !words.is(at, JOINT | SELF | OTHER | RELATIVE);
    words.is(at, INTEND) && words.word(at).ends_with("ed") && words.is(main, BE) && (main..at).all(is_open)
}

/// "Hope that talks could begin", as a cue like "voiced" brings it.
fn hope_that(words: &Words, sentence: &Range<usize>) -> Option<Found> {
    let first = sentence.clone().find(|at| words.mark(*at) == Mark::Word && !words.is(*at, BEFORE_NOUN))?;
    let is_hope = words.is(first, HOPED);
    let doing = Doing { act: Act::Hope, is_hedged: true, verb: first };
    (is_hope && words.word(first + 1) == "that").then_some(Found {
        subject: first..first,
        is_thought: false,
        is_fragment: true,
        doing,
    })
}

/// "The need to raise wages", as a cue like "stressed" brings it.
fn need_to(words: &Words, sentence: &Range<usize>) -> Option<Found> {
    let is_need = |at: &usize| {
        words.is(*at, OUGHT)
            && words.word(*at) == "need"
            && at.checked_sub(1).is_some_and(|before| words.is_any(before, &["the", "a", "urgent"]))
            && words.is_any(at + 1, &["to", "for"])
    };
    let need = sentence.clone().find(is_need)?;
    let doing = Doing { act: Act::Demand, is_hedged: false, verb: need + 2 };
    Some(Found { subject: need..need, is_thought: false, is_fragment: true, doing })
}

/// "Greece to leave the euro": a headline's future.
fn headline(words: &Words, sentence: &Range<usize>, verbs: &[Verb], may_be_one: bool) -> Option<Found> {
    let first = sentence.clone().find(|at| words.mark(*at) == Mark::Word)?;
    if words.is_any(first, &["hoping", "hopefully"]) {
        let doing = Doing { act: Act::Hope, is_hedged: true, verb: first };
        return Some(Found { subject: first..first, is_thought: false, is_fragment: true, doing });
    }
    // "An attack", "to close": what stands behind the need may look like a verb.
    let follows = |need: &Found| verbs.iter().all(|verb| verb.at > need.doing.verb && !words.is(verb.at, SURE));
    let need = need_to(words, sentence).filter(follows);
    if need.is_some() {
        return need;
    }
    if sentence.clone().take(6).any(|at| words.is(at, ASKING | RELATIVE)) {
        return None;
    }
    let to = sentence.clone().skip(1).find(|at| words.is(*at, TO))?;
    let is_verb = words.is(to + 1, BARE) && !words.is_capital(to + 1);
    if is_verb
        && verbs.iter().all(|verb| verb.at > to && !words.is(verb.at, SURE))
        && to > sentence.start
        && to - sentence.start < 4
        && words.is_any(to - 1, &["plan", "plans", "intention", "intentions", "goal", "agreement", "deal"])
    {
        let doing = Doing { act: Act::Promise, is_hedged: true, verb: to + 1 };
        return Some(Found { subject: sentence.start..to, is_thought: false, is_fragment: true, doing });
    }
    let is_free = may_be_one
        && verbs.is_empty()
        && !words.is(first, BEFORE_NOUN)
        && to > sentence.start
        && words.word(to + 1) != "be"
        && !words.is(to - 1, VERB | BEFORE_NOUN)
        && !(sentence.start..to).any(|at| words.word(at).ends_with("ing"));
    let doing = Doing { act: Act::Will, is_hedged: false, verb: to + 1 };
    (is_verb && is_free && sentence.len() > 5 && to - sentence.start < 6).then_some(Found {
        subject: sentence.start..to,
        is_thought: false,
        is_fragment: false,
        doing,
    })
}

/// An order that opens a sentence, or follows its condition.
fn order(words: &Words, sentence: &Range<usize>, verbs: &[Verb]) -> Option<usize> {
    const TALK: [&str; 30] = [
        "let", "look", "imagine", "see", "think", "say", "suppose", "consider", "thank", "guess", "forget", "trust",
        "believe", "listen", "wait", "watch", "call", "remember", "take", "make", "welcome", "get", "mean", "come",
        "note", "give", "go", "know", "get", "talk",
    ];
    let first = sentence.clone().find(|at| {
        words.mark(*at) == Mark::Word && !words.is_any(*at, &["and", "but", "so", "please", "just", "now", "then"])
    })?;
    if !words.is(first, BARE | OPENING) {
        return None;
    }
    if words.word(first) == "let's" || words.word(first) == "let" && (words.is_any(first + 1, &["us", "'s"])) {
        return Some(first);
    }
    if words.word(first) == "better" && words.is(first + 1, BARE) {
        return Some(first + 1);
    }
    if words.is_any(first, &["don't", "never", "do"]) && words.is(first + 1, BARE | NOT) {
        let verb = if words.is(first + 1, NOT) { first + 2 } else { first + 1 };
        return (words.is(verb, BARE) && !words.is_any(verb, &TALK)).then_some(verb);
    }
    let is_order = |at: usize| words.is(at, BARE) && !words.is_any(at, &TALK) && takes_object(words, at, sentence.end);
    if is_order(first) {
        return Some(first);
    }
    // "If you can, vote."
    if !words.is_any(first, &["if", "unless", "when", "once", "until"]) {
        return None;
    }
    let comma = sentence.clone().find(|at| words.mark(*at) == Mark::Comma)?;
    if verbs.first().is_some_and(|verb| verb.at < comma) {
        return None;
    }
    let next = (comma + 1..sentence.end).find(|at| words.mark(*at) == Mark::Word && words.word(*at) != "then")?;
    (words.is(next, BARE) && !words.is(next, SELF | OTHER)).then_some(next)
}

/// Whether what follows a verb shows that it is none but an order.
fn takes_object(words: &Words, at: usize, end: usize) -> bool {
    let next = at + 1;
    next < end
        && (words.is_any(
            next,
            &[
                "the", "a", "an", "your", "our", "my", "this", "these", "those", "it", "them", "us", "me", "him", "up",
                "out", "off", "back", "down", "away", "every", "all", "no", "any",
            ],
        ))
}

/// Weighs what the deciding clause does: whose doing it is, welcome or not, and how sure.
fn weighed(words: &Words, manner: &Manner<'_>, cue: &Cue, sentence: Range<usize>, found: Found) -> Force {
    let Found { subject, is_thought, is_fragment, doing } = found;
    let found_promised = is_promised(words, sentence.start..subject.end);
    let verb = doing.verb;
    let is_own =
        doing.act != Act::Demand && !cue.foretells && (is_fragment || is_own_side(words, &subject, verb, manner));
    let is_suffered = verb.checked_sub(1).is_some_and(|be| words.word(be) == "be")
        && !words.word(verb).ends_with("ing")
        && subject.clone().next_back().is_some_and(|last| words.is(last, SELF | OTHER));
    let is_deed = (!words.is(verb, BEFALL) || gets_going(words, verb)) && !is_suffered;
    let is_unwelcome = is_unwelcome(words, verb);
    let kind = match doing.act {
        Act::Demand => Kind::Demand,
        Act::Threat => Kind::Threat,
        // "Vowed to punish them" is no kindness.
        Act::Promise if cue.vows && is_unwelcome => Kind::Threat,
        Act::Promise => Kind::Promise,
        Act::Hope => Kind::Prediction,
        Act::Will | Act::Ready if (cue.commits || found_promised) && !is_unwelcome => Kind::Promise,
        Act::Will | Act::Ready if !is_own || !is_deed => Kind::Prediction,
        Act::Will | Act::Ready if cue.threatens || is_unwelcome && !cue.commits => Kind::Threat,
        Act::Will | Act::Ready => Kind::Promise,
    };
    let near = subject.start.max(sentence.start)..verb.min(sentence.end);
    let is_perhaps = near.clone().any(|at| words.is(at, PERHAPS))
        || (verb..sentence.end.min(verb + 2)).any(|at| words.is_any(at, &["possibly", "probably", "hopefully"]));
    let is_hedged = doing.is_hedged || is_thought || is_perhaps || cue.hedges && doing.act != Act::Demand;
    let strength = if is_hedged { Strength::Hedged } else { Strength::Firm };
    Force { kind, strength, is_trackable: true, is_said: true, is_own, sentence, verb }
}

/// "I promise that", "I can guarantee you": the speaker answers for what follows.
fn is_promised(words: &Words, before: Range<usize>) -> bool {
    const REACH: usize = 4;
    let is_vow = |at: usize| {
        words.is_any(at, &["promise", "guarantee", "pledge", "vow", "swear", "assure"]) && !is_denied(words, at)
    };
    before.clone().filter(|at| words.is(*at, SELF)).take(REACH).any(|own| (own + 1..own + REACH).any(is_vow))
}

/// "Could not", "could make no": what was not so, and no guess.
fn is_not_able(words: &Words, at: usize) -> bool {
    words.word(at).starts_with("could") && (words.is(at, NOT) || words.is(at + 1, NOT) || words.word(at + 2) == "no")
}

/// What looks forward in no clause.
fn assertion(words: &Words, first: &Range<usize>, verb: Option<Verb>) -> Force {
    const HEDGES: Class = THINK | MAY | PERHAPS;
    let at = verb.map_or(first.start, |verb| verb.at);
    let end = first.end.min(at + 3);
    let may_hedge = words.classes_in(at.min(end)..end) & (HEDGES | INTEND | HOPE | WOULD) != 0;
    let is_hedged = may_hedge
        && (at..end).any(|at| {
            words.is(at, HEDGES) && !words.is_any(at, &["thought", "confident", "doubt"]) && !is_not_able(words, at)
                || words.is_any(at, &["want", "wants", "hope", "hopes", "hoped", "seek", "seeks"])
                || words.word(at) == "would" && words.is_any(at + 1, &["like", "love"])
        })
        && !first.clone().take(1).any(|at| words.is(at, ASKING | IF) && !words.is(at, NOT));
    let strength = if is_hedged { Strength::Hedged } else { Strength::Firm };
    let sentence = first.clone();
    let kind = Kind::Assertion;
    Force { kind, strength, is_trackable: false, is_said: false, is_own: false, sentence, verb: at }
}
