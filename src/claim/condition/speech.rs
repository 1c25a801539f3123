//! Who says it, and when what is said lies: attribution beside a clause, and its tense.

use super::clauses::{Span, bare, is_verb_at};
use super::lexicon::{ADVERB, CONJUNCTION, DETERMINER, MODAL, PREPOSITION, SURE};
use super::verbs::{is_base_verb, is_past, is_report};
use super::words::{Kind, Words};

/// Whether a piece only tells who says it: "the minister said on Monday", "warned Marco Rubio".
pub(super) fn is_attribution(words: &Words<'_>, piece: Span) -> bool {
    const LONGEST: usize = 24;
    let piece = bare(words, piece);
    if words.follow(piece.start, "according to").is_some() {
        return true;
    }
    let first = words.word_at(piece.start);
    let is_bound = words.is(piece.start, CONJUNCTION) || matches!(first, "if" | "unless" | "who" | "which" | "when");
    if is_bound || piece.len() < 2 || piece.len() > LONGEST || piece.clone().any(|at| words.is(at, MODAL)) {
        return false;
    }
    if tells(words, piece.start) {
        return !words.is_any(piece.start + 1, &["that", "if", "to"]);
    }
    let verb = piece.clone().skip(1).find(|at| tells(words, *at));
    verb.is_some_and(|verb| {
        let next = words.word_at(verb + 1);
        let is_told = words.is_any(verb, &["told", "tells"]);
        let ends = verb + 1 == piece.end || words.is(verb + 1, PREPOSITION | ADVERB);
        next != "to" && (ends || is_told || is_day(words, verb + 1) || words.kind_at(verb + 1) != Kind::Word)
    })
}

fn is_day(words: &Words<'_>, at: usize) -> bool {
    words.word_at(at).ends_with("day") || words.is_any(at, &["later", "earlier"])
}

/// A verb of saying in a form that reports.
fn tells(words: &Words<'_>, at: usize) -> bool {
    let word = words.word_at(at);
    let is_form = || word.ends_with("ed") || word.ends_with('s') || !is_base_verb(word);
    !word.ends_with("ing") && is_report(word) && (is_form() || matches!(word, "say" | "think"))
}

/// Where what a clause says lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Ahead,
    Present,
    Past,
}

/// Words with "to" behind them that look ahead.
const INTENTS: [&str; 36] = [
    "going",
    "plan",
    "plans",
    "vow",
    "vows",
    "vowed",
    "pledge",
    "pledges",
    "pledged",
    "promise",
    "promises",
    "promised",
    "threaten",
    "threatens",
    "threatened",
    "intend",
    "intends",
    "want",
    "wants",
    "hope",
    "hopes",
    "expected",
    "set",
    "ready",
    "prepared",
    "due",
    "willing",
    "likely",
    "refuse",
    "refuses",
    "unwilling",
    "have",
    "has",
    "need",
    "needs",
    "agreed",
];

/// The tense of a range: a modal anywhere looks ahead, else its first verb decides.
pub(super) fn tense(words: &Words<'_>, range: Span) -> Tense {
    const FAR: usize = 80;
    let range = bare(words, range);
    let end = range.end.min(range.start + FAR);
    let is_ahead =
        |at: usize| words.is(at, MODAL) || (words.word_at(at + 1) == "to" && INTENTS.contains(&words.word_at(at)));
    let is_plain = || !(range.start..end).any(|at| words.is(at, SURE));
    if (range.start..end).any(is_ahead) || (is_plain() && is_order(words, &range)) {
        return Tense::Ahead;
    }
    let is_verb =
        |at: &usize| is_verb_at(words, *at, range.start) || tells(words, *at) || is_told(words, *at, range.start);
    let mut verbs = (range.start..end).filter(is_verb);
    let first = verbs.next();
    // "She says that he left": what is said decides.
    let said = first.filter(|at| is_report(words.word_at(*at))).and_then(|_| verbs.next());
    match said.or(first) {
        Some(verb) if is_past(words.word_at(verb)) || is_told(words, verb, range.start) => Tense::Past,
        _ => Tense::Present,
    }
}

/// Whether a word ends as verbs do that tell of the past, and stands as one: not "are lifted", "the wounded".
fn is_told(words: &Words<'_>, at: usize, start: usize) -> bool {
    let word = words.word_at(at);
    let is_form = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    let before = (start..at).rev().take(3).find(|before| !words.is(*before, ADVERB));
    is_form
        && before.is_some_and(|at| words.kind_at(at) == Kind::Word && !words.is(at, SURE | DETERMINER | PREPOSITION))
}

/// Whether any verb of a clause tells of the past, and no modal looks ahead.
pub(super) fn is_over(words: &Words<'_>, range: Span) -> bool {
    let is_past_at = |at: usize| {
        let is_one = is_past(words.word_at(at)) && is_verb_at(words, at, range.start);
        let follows_verb = at > range.start && words.is(at - 1, SURE) && words.word_at(at).ends_with("ed");
        (is_one && !follows_verb) || is_told(words, at, range.start)
    };
    range.clone().any(is_past_at) && tense(words, range) != Tense::Ahead
}

/// Whether a range begins as orders do: with a verb.
pub(super) fn is_order(words: &Words<'_>, range: &Span) -> bool {
    let first = words.word_at(range.start);
    let second = words.word_at(range.start + 1);
    const OBJECTS: [&str; 12] = ["it", "them", "us", "me", "him", "up", "out", "off", "back", "down", "away", "now"];
    let at = range.start + 1;
    let has_object = at >= range.end
        || words.kind_at(at) != Kind::Word
        || OBJECTS.contains(&second)
        || words.is(at, DETERMINER)
        || (words.is(at, PREPOSITION) && second != "of")
        || words.is_capital(at)
        || second.ends_with('s') && !words.is(at, SURE);
    (is_base_verb(first) && has_object) || matches!(first, "don't" | "let's") || (first == "do" && second == "not")
}

/// Whether a range denies something.
pub(super) fn is_negated(words: &Words<'_>, range: Span) -> bool {
    const DENIALS: [&str; 15] = [
        "not",
        "never",
        "no",
        "nobody",
        "nothing",
        "none",
        "neither",
        "cannot",
        "hardly",
        "impossible",
        "unable",
        "refuse",
        "refuses",
        "nor",
        "unlikely",
    ];
    range.into_iter().any(|at| words.is_any(at, &DENIALS) || words.word_at(at).ends_with("n't"))
}
