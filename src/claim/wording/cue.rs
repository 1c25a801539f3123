//! What a cue does with the words that it brings: "vowed" makes a promise of "to raise wages".

use std::ops::Range;
use std::sync::LazyLock;

use super::act::{Act, Doing};
use super::clauses::{SURE, is_verb_at};
use super::lexicon::{
    ADVERB, ASKING, BE, BEFORE_NOUN, BOUND, CALL, COMMIT, Class, DECLINE, FORETELL, HOPE, INTEND, MAY, MUST, NOT,
    OTHER, READY, REMARK, SAY, SELF, THREATEN, TO, URGE, VERB, WARN, WAS, WILL, WOULD, class_by_ending, known_class,
};
use super::words::{Mark, Words};
use crate::letters::{ByLetters, Packed, Plain};

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
    /// "Vowed": harm too.
    pub(super) vows: bool,
    /// "Vowed", "pledged": takes a noun alone.
    pledges: bool,
    /// "Proposes".
    proposes: bool,
    wants: bool,
    hopes: bool,
    /// "Had planned".
    is_over: bool,
}

/// What a longer cue says further on is not what it does.
const LONGEST: usize = 5;

impl Cue {
    pub(super) fn of(cue: &str) -> Cue {
        match Plain::of(cue.as_bytes()).filter(|word| word.len == cue.len()) {
            Some(word) => Cue::of_word(&word),
            None => Cue::of_words(cue),
        }
    }

    /// The usual cue: one word.
    fn of_word(word: &Plain) -> Cue {
        let letters = word.packed.bytes();
        let letters = letters.get(..word.len).unwrap_or_default();
        let class = known_class(word.packed).unwrap_or_else(|| class_by_ending(letters));
        let deeds = listed_deed(word.packed);
        let is_form = letters.ends_with(b"s") || deeds & OPINES != 0;
        Cue {
            is_declined: class & DECLINE != 0 && class & CALL == 0,
            is_present: class & VERB != 0 && class & WAS == 0 && is_form,
            ends_in_to: class & TO != 0,
            ..Cue::doing(class, deeds)
        }
    }

    #[inline(never)]
    fn of_words(cue: &str) -> Cue {
        let words = Words::of(cue, std::slice::from_ref(&(0..cue.len())));
        let deeds = (0..words.len()).fold(0, |deeds, at| deeds | deed_of(words.word(at)));
        let class = class_of_cue(&words, deeds);
        let is_present = (0..words.len()).any(|at| {
            let is_form = || words.word(at).ends_with('s') || deed_of(words.word(at)) & OPINES != 0;
            words.is(at, VERB) && !words.is(at, WAS) && is_form()
        });
        let ends_in_to = words.len().checked_sub(1).is_some_and(|last| words.is(last, TO));
        Cue { is_declined: is_declined(&words, class), is_present, ends_in_to, ..Cue::doing(class, deeds) }
    }

    /// What words of these classes and deeds do, wherever they stand.
    fn doing(class: Class, deeds: Deed) -> Cue {
        let has = |deed: Deed| deeds & deed != 0;
        Cue {
            class,
            is_declined: false,
            commits: class & COMMIT != 0 && !has(AGREES),
            threatens: class & (THREATEN | WARN) != 0,
            foretells: class & (FORETELL | HOPE) != 0 && class & INTEND == 0,
            hedges: class & HOPE != 0
                || class & COMMIT == 0 && (class & INTEND != 0 || class & READY != 0 && class & BE != 0),
            is_present: false,
            calls_for: class & URGE != 0,
            ends_in_to: false,
            names: has(NAMES),
            is_over: has(HAD),
            asks: has(ASKS),
            vows: has(VOWS),
            pledges: has(PLEDGES),
            proposes: has(PROPOSES),
            wants: has(WANTS),
            hopes: class & HOPE != 0 && class & (NOT | INTEND | BE) == 0,
            reports: class & SAY != 0,
        }
    }
}

/// What single words of a cue do, one bit each.
type Deed = u16;

/// "Calls", of which only some call for something.
const NAMES: Deed = 1;
const AGREES: Deed = 1 << 1;
const HAD: Deed = 1 << 2;
/// Brings a question.
const ASKS: Deed = 1 << 3;
/// Takes harm too.
const VOWS: Deed = 1 << 4;
/// Commits the speaker to a thing as well as to a deed.
const PLEDGES: Deed = 1 << 5;
const PROPOSES: Deed = 1 << 6;
const WANTS: Deed = 1 << 7;
/// Verbs that are in the present without an ending.
const OPINES: Deed = 1 << 8;
/// "Has set", "laid out".
const SETS: Deed = 1 << 9;
/// "Conditions", "demands".
const TERMS: Deed = 1 << 10;

const DEEDS: [(Deed, &str); 11] = [
    (NAMES, "call calls called calling"),
    (AGREES, "agree agrees agreed agreeing"),
    (HAD, "had"),
    (ASKS, "asked asks ask asking wonder wondered questioned"),
    (VOWS, "vow vows vowed vowing swear swears swore"),
    (PLEDGES, "vow vows vowed vowing pledge pledges pledged pledging promise promises promised promising"),
    (PROPOSES, "propose proposes proposed proposing"),
    (WANTS, "want wants wanted"),
    (OPINES, "say tell think believe"),
    (SETS, "set sets laid lays"),
    (TERMS, "conditions demands terms"),
];

fn deed_of(word: &str) -> Deed {
    Packed::of(word.as_bytes()).map(listed_deed).unwrap_or_default()
}

fn listed_deed(word: Packed) -> Deed {
    static LISTED: LazyLock<ByLetters<Deed>> = LazyLock::new(|| {
        let words = DEEDS.iter().flat_map(|(deed, words)| words.split(' ').map(move |word| (word.as_bytes(), *deed)));
        ByLetters::merged(words, |known, deed| *known |= deed)
    });
    LISTED.get(word).copied().unwrap_or_default()
}

/// All that the words of a cue may do, which do these deeds.
fn class_of_cue(words: &Words, deeds: Deed) -> Class {
    let all = || 0..words.len();
    // What follows the verb and an article is a noun: "made a central part of their appeal".
    let is_read = |at: &usize| {
        let is_noun = at.checked_sub(1).is_some_and(|before| words.is(before, BEFORE_NOUN));
        *at < LONGEST && !(is_noun && (0..at - 1).any(|at| words.is(at, VERB)))
    };
    let class = all().filter(is_read).fold(0, |class, at| class | words.class(at));
    if words.len() < 2 {
        return class; // what follows takes two words
    }
    let calls = || {
        all().any(|at| {
            let is_call = words.is(at, CALL) && !words.is(at, SAY) && words.word(at + 1) == "for";
            is_call || deed_of(words.word(at)) & NAMES != 0 && words.is_any(at + 1, &["on", "upon"])
        })
    };
    let presses = || {
        let may_press = class & CALL != 0 && class & SAY == 0 && deeds & NAMES == 0;
        may_press && all().any(|at| words.word(at) == "for")
    };
    // "Has set conditions", "laid out demands".
    let sets = deeds & SETS != 0 && deeds & TERMS != 0;
    if sets || presses() || calls() { class | URGE } else { class }
}

/// "Declined to", "did not say"; "vowed not" only denies what is vowed.
fn is_declined(words: &Words, class: Class) -> bool {
    let denial = (0..words.len()).find(|at| words.is(*at, NOT));
    let denies = denial.is_some_and(|not| (not + 1..words.len()).any(|at| words.is(at, VERB | SAY)));
    denies && class & MUST == 0 || class & DECLINE != 0 && class & CALL == 0
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

/// Cues that may decide over what they bring.
const DECIDING: Class =
    URGE | CALL | COMMIT | THREATEN | FORETELL | HOPE | INTEND | READY | BOUND | WILL | MAY | MUST | WARN;

/// Reads a fragment by the cue that brings it.
pub(super) fn by_cue(words: &Words, cue: &Cue, sentence: &Range<usize>) -> Option<Doing> {
    if cue.class & DECIDING == 0 {
        return None;
    }
    let shape = match shape(words, sentence) {
        Shape::Noun | Shape::Clause if cue.ends_in_to => Shape::Infinitive(sentence.start),
        shape => shape,
    };
    let verb = match shape {
        Shape::Infinitive(at) | Shape::Raised(at) | Shape::Gerund(at) => at,
        _ => sentence.start,
    };
    let is_behind = words.is_any(sentence.start, &["on", "about", "of", "with", "in"]);
    let is_quoted = words.get(sentence.start).is_some_and(|token| token.is_quoted);
    let is_on = cue.names && words.is_any(sentence.start, &["on", "upon"]) && matches!(shape, Shape::Raised(_));
    let is_for = is_on || words.word(sentence.start) == "for" && cue.class & (CALL | URGE) != 0;
    let is_to_do = matches!(shape, Shape::Infinitive(_) | Shape::Raised(_));
    let is_told_to = cue.class & (CALL | WARN) != 0 && is_to_do && !cue.names && !is_quoted;
    let (act, is_hedged) = match shape {
        Shape::Question => return None,
        _ if is_for => (Act::Demand, false),
        _ if cue.calls_for && is_behind || cue.is_over => return None,
        _ if cue.calls_for || is_told_to => (Act::Demand, false),
        Shape::Infinitive(at) if words.word(at) == "be" && cue.class & INTEND != 0 => return None,
        shape => by_class(cue, shape)?,
    };
    Some(Doing { act, is_hedged, verb })
}

/// What a cue that calls on nobody does with words of a shape, and whether it hedges.
fn by_class(cue: &Cue, shape: Shape) -> Option<(Act, bool)> {
    let class = cue.class;
    let is_to_do = matches!(shape, Shape::Infinitive(_) | Shape::Raised(_));
    let is_doing = matches!(shape, Shape::Gerund(_));
    let is_fragment = is_to_do || is_doing || shape == Shape::Noun;
    let has = |other: Class| class & other != 0;
    match shape {
        _ if has(THREATEN) && is_fragment => Some((Act::Threat, false)),
        // "Promised a referendum", not "offered voters a choice".
        _ if has(COMMIT) && is_fragment && (is_to_do || is_doing || has(SAY) || cue.pledges) => {
            Some((Act::Promise, false))
        }
        // "Proposed a ban", "proposed the creation of an agency to coordinate it".
        Shape::Noun | Shape::Raised(_) if cue.proposes && !has(NOT) => Some((Act::Promise, true)),
        _ if has(MUST) && is_fragment => Some((Act::Demand, false)),
        _ if has(READY | BOUND) && has(BE) && is_to_do => Some((Act::Will, has(READY))),
        _ if has(REMARK | NOT) && has(MAY) => None,
        _ if has(WILL | MAY) && is_fragment && !has(WOULD) => Some((Act::Will, has(MAY))),
        Shape::Raised(_) if cue.wants => Some((Act::Demand, true)),
        _ if cue.hopes => Some((Act::Hope, true)),
        _ if has(FORETELL | HOPE) && is_to_do => Some((Act::Will, has(HOPE))),
        Shape::Infinitive(_) | Shape::Gerund(_) if has(INTEND) => Some((Act::Promise, true)),
        _ => None,
    }
}

/// Looks at the first words of a statement.
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
        // "Tariffs if there is no deal": the clause only tells when.
        if at > first && words.is_any(at, &["if", "unless", "until", "once", "when"]) {
            break;
        }
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
    // "To harshly punish".
    let is_manner = |at: usize| words.word(at).len() > 4 && words.word(at).ends_with("ly") && !words.is(at, VERB);
    let is_verb = |at: &usize| !words.is(*at, ADVERB) && !is_manner(*at) && words.mark(*at) == Mark::Word;
    (to + 1..to + 4).find(is_verb).unwrap_or(to)
}
