//! The verbs of the main clauses of a sentence: those that no "who", "because" or "if" holds.
//!
//! One pass, no tree: a word that opens a clause binds what follows until that clause has its verb and another one
//! comes, or a comma does.

use std::ops::Range;

use super::lexicon::{
    ADVERB, ASKING, BARE, BE, BEFORE_NOUN, BINDER, CALL, DO, HOPE, JOINT, LOOSE, MAY, MUST, NOT, OTHER, OUGHT, PERHAPS,
    RELATIVE, SAY, SELF, THINK, TO, UNFINISHED, URGE, VERB, WAS, WILL, WOULD,
};
use super::words::{Mark, Words};

/// A verb in one of its finite forms, in a main clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// Its first word: "will" of "will go".
    pub(super) at: usize,
    /// What stands before it in its clause.
    pub(super) subject: Range<usize>,
    /// A verb of thinking stands before it, which it hangs on: "I think".
    pub(super) is_thought: bool,
    /// As above, and denied or over: "I don't think", "I thought".
    pub(super) is_doubted: bool,
}

/// What is open at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Main,
    /// A clause that hangs on another.
    Bound {
        has_verb: bool,
        is_loose: bool,
        begun: usize,
    },
}

struct Walk<'a> {
    words: &'a Words,
    level: Level,
    /// Where the clause begins.
    start: usize,
    has_verb: bool,
    is_thought: bool,
    is_doubted: bool,
    /// A bound clause stands in another that still waits for its verb.
    is_nested: bool,
    /// "And" stands behind the verb of a bound clause.
    is_joined: bool,
    found: Vec<Verb>,
}

/// So many words hold a verb, be it one that no list has.
const ENOUGH: usize = 3;

/// Words that are verbs and nothing else.
pub(super) const SURE: u64 = WILL | WOULD | MAY | MUST | BE | WAS | DO;

/// Nouns whose "that" tells what is awaited: "every expectation that".
const AWAITED: [&str; 4] = ["expectation", "expectations", "chance", "odds"];

/// Words that may be a verb, or open or join clauses.
const TELLING: u64 = JOINT | RELATIVE | BINDER | ASKING | LOOSE | SURE | OUGHT | VERB;

/// The verbs of the main clauses of a sentence, in order.
pub(super) fn main_verbs(words: &Words, sentence: Range<usize>) -> Vec<Verb> {
    let mut walk = Walk {
        words,
        level: Level::Main,
        start: sentence.start,
        has_verb: false,
        is_thought: false,
        is_doubted: false,
        is_nested: false,
        is_joined: false,
        found: Vec::new(),
    };
    let first = sentence.clone().find(|at| words.mark(*at) == Mark::Word).unwrap_or(sentence.end);
    let mut at = sentence.start;
    while at < sentence.end {
        at = walk.step(at, first).max(at + 1);
        // Most words neither open a clause nor are verbs.
        if at > first {
            at = words.next_of(at, TELLING);
        }
    }
    walk.found
}

impl Walk<'_> {
    /// Reads one token, or one verb of several words, and tells where to go on.
    fn step(&mut self, at: usize, first: usize) -> usize {
        match self.words.mark(at) {
            Mark::Word => {}
            Mark::Quote => return at + 1,
            _ => {
                self.part(at);
                return at + 1;
            }
        }
        let words = self.words;
        // Most words neither open a clause nor are verbs.
        if at != first && !words.is(at, TELLING) {
            return at + 1;
        }
        if words.is(at, JOINT) {
            match self.level {
                Level::Main if self.has_verb => self.start = at + 1,
                Level::Bound { has_verb: true, .. } => self.is_joined = true,
                _ => {}
            }
            return at + 1;
        }
        if self.opens(at, first) {
            return at + 1;
        }
        if !is_verb_at(words, at, first) {
            return at + 1;
        }
        self.verb(at)
    }

    /// Opens a clause that hangs on another.
    fn bind(&mut self, at: usize, has_verb: bool, is_loose: bool) {
        // "If and when" opens one clause.
        self.is_nested = matches!(self.level, Level::Bound { has_verb: false, begun, .. } if at > begun + 2);
        self.is_joined = false;
        self.level = Level::Bound { has_verb, is_loose, begun: at };
    }

    /// A comma ends a clause that has its verb, and what only looked like one.
    fn part(&mut self, at: usize) {
        match self.level {
            Level::Bound { has_verb, begun, .. } if self.is_nested && (has_verb || at > begun + ENOUGH) => {
                self.is_nested = false;
                self.level = Level::Bound { has_verb: false, is_loose: false, begun };
            }
            Level::Bound { has_verb, is_loose, begun } if has_verb || is_loose || at > begun + ENOUGH => {
                self.level = Level::Main;
                self.is_joined = false;
                if !self.has_verb {
                    self.start = at + 1;
                }
            }
            Level::Main if self.has_verb => self.start = at + 1,
            _ => {}
        }
    }

    /// Whether a word opens a clause that hangs on another.
    fn opens(&mut self, at: usize, first: usize) -> bool {
        let words = self.words;
        let class = words.class(at);
        if class & RELATIVE != 0 && at == first && words.word(at) != "that" {
            return true;
        }
        if class & RELATIVE != 0 {
            if words.word(at) == "that" && (at == first || self.is_said(at) || is_pronoun(words, at)) {
                if !is_pronoun(words, at) {
                    self.start = at + 1;
                    self.level = Level::Main;
                }
                return !is_pronoun(words, at);
            }
            let is_subject = matches!(words.word(at), "who" | "which");
            let has_subject = words.is(at + 1, SELF | OTHER | BEFORE_NOUN) || words.is_capital(at + 1);
            // "who want": the verb follows at once.
            let is_next = is_subject || words.is(at + 1, VERB);
            let has_verb = is_next && !has_subject && !words.is(at + 1, SURE | OUGHT | ADVERB);
            self.bind(at, has_verb, false);
            return true;
        }
        if class & BINDER != 0 && refers_back(words, at) {
            return true;
        }
        if at == first && is_inverted(words, at) {
            self.bind(at, false, false);
            return true;
        }
        let is_loose = class & LOOSE != 0;
        let opens_clause = is_loose && (words.is(at + 1, SELF | OTHER) || at == first);
        if class & (BINDER | ASKING) != 0 || opens_clause {
            // "That is what we will do": the answer is the clause.
            let is_answer = words.word(at) == "what" && at.checked_sub(1).is_some_and(|before| words.is(before, BE));
            let is_relative = at == first && words.word(at) == "where";
            if !is_answer && !is_relative {
                self.bind(at, false, is_loose);
            }
            return true;
        }
        false
    }

    /// Whether a "that" brings what is said, thought or awaited.
    fn is_said(&self, that: usize) -> bool {
        const REACH: usize = 7;
        let near = (that.saturating_sub(REACH)..that).rev();
        let is_open =
            that.checked_sub(1).is_some_and(|at| self.words.is(at, JOINT) || self.words.mark(at) == Mark::Comma);
        is_open
            || near
                .take_while(|at| self.words.mark(*at) == Mark::Word)
                .any(|at| self.words.is(at, SAY | THINK | HOPE | PERHAPS) || self.words.is_any(at, &AWAITED))
    }

    fn verb(&mut self, at: usize) -> usize {
        let words = self.words;
        let is_sure = words.is(at, SURE);
        match self.level {
            Level::Bound { has_verb, is_loose, begun } if !has_verb || at == begun + 1 => {
                let end = group_end(words, at);
                // "Those who think he will win": what is thought is bound too.
                let has_more =
                    words.is(end - 1, SAY | THINK) && (words.is(end, SELF | OTHER) || words.word(end) == "that");
                self.level = Level::Bound { has_verb: !has_more, is_loose, begun };
                return if has_more { end + 1 } else { end };
            }
            Level::Bound { .. } => {
                if self.is_joined || (self.has_verb && !is_sure) {
                    self.is_joined = false;
                    return group_end(words, at);
                }
                self.level = Level::Main;
            }
            Level::Main => {}
        }
        let (is_thought, is_doubted) = (self.is_thought, self.is_doubted);
        self.found.push(Verb { at, subject: self.start.min(at)..at, is_thought, is_doubted });
        self.has_verb = true;
        let end = group_end(words, at);
        // "It is likely that".
        let is_likely = |at: usize| words.is(at, PERHAPS) && words.word(at + 1) == "that";
        let thinks = (at..end + 1).find(|at| words.is(*at, THINK | HOPE) || is_likely(*at));
        if let Some(thinks) = thinks {
            self.is_thought = true;
            self.is_doubted = words.is(thinks, WAS) || (at..thinks).any(|at| words.is(at, NOT));
        }
        self.start = end;
        end
    }
}

/// "If not, we leave": what it hangs on was said before.
fn refers_back(words: &Words, at: usize) -> bool {
    words.word(at) == "if" && words.is_any(at + 1, &["not", "so"]) && words.mark(at + 2) == Mark::Comma
}

/// "Should talks fail, we will leave": the verb before its subject opens a condition.
pub(super) fn is_inverted(words: &Words, at: usize) -> bool {
    const FAR: usize = 40;
    let is_subject = || {
        words.is(at + 1, SELF | OTHER | BEFORE_NOUN)
            || words.is_capital(at + 1)
            || !words.is(at + 1, SURE | BARE | NOT | ADVERB) && words.mark(at + 1) == Mark::Word
    };
    let is_end = |at: &usize| matches!(words.mark(*at), Mark::Comma | Mark::Stop | Mark::Question);
    let has_comma = || (at + 1..at + FAR).find(is_end).is_some_and(|comma| words.mark(comma) == Mark::Comma);
    words.is_any(at, &["should", "were", "had"]) && is_subject() && has_comma()
}

/// "That is wrong", "on top of that prices will rise": the word stands for a thing and opens no clause.
fn is_pronoun(words: &Words, that: usize) -> bool {
    let is_behind = that.checked_sub(1).is_some_and(|before| {
        words.is_any(before, &["of", "on", "with", "from", "about", "after", "before", "beyond"])
    });
    if is_behind {
        return true;
    }
    words.is(that + 1, SURE)
        && !words.is(that.wrapping_sub(1), VERB)
        && !that
            .checked_sub(1)
            .is_some_and(|before| words.mark(before) == Mark::Word && !words.is(before, JOINT | ADVERB))
}

/// Whether a verb in a finite form stands here.
pub(super) fn is_verb_at(words: &Words, at: usize, first: usize) -> bool {
    let class = words.class(at);
    if class & SURE != 0 {
        return class & UNFINISHED == 0 && !is_genitive(words, at);
    }
    if class & (VERB | OUGHT) == 0 || words.is_capital(at) && at > first || words.word(at).ends_with("ing") {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|before| *before >= first) else { return false };
    let is_noun = words.is(before, BEFORE_NOUN | TO | LOOSE)
        && !words.is(before, OTHER)
        && !words.is_any(before, &["all", "both", "each"]);
    // "A temporary ban": a noun that an article opens, unless its form is that of the third person.
    let is_phrase =
        class & BARE != 0 && before > first && words.is(before - 1, BEFORE_NOUN) && !words.is(before, SELF | OTHER);
    let is_owned = before > first && words.is_any(before - 1, &["his", "her", "their", "its", "our", "my", "your"]);
    !(is_noun || is_phrase || is_owned && class & (URGE | CALL) != 0)
}

/// "'s" behind a noun and before another.
fn is_genitive(words: &Words, at: usize) -> bool {
    words.is(at, BEFORE_NOUN)
        && words.word(at) == "'s"
        && !at.checked_sub(1).is_some_and(|before| {
            words.is(before, SELF | OTHER | RELATIVE | ASKING)
                || words.is(at + 1, NOT | BEFORE_NOUN) && !words.is(at + 1, ADVERB)
                || words.word(at + 1) == "going"
        })
}

/// The end of a verb of several words: "will not have been seen".
fn group_end(words: &Words, at: usize) -> usize {
    const LONGEST: usize = 6;
    let goes_on = |next: &usize| {
        words.is(*next, ADVERB | BE | VERB | OUGHT)
            && !words.is(*next, SELF | OTHER | WILL | WOULD | MAY | MUST)
            && (words.is(*next - 1, SURE | OUGHT | ADVERB))
    };
    (at + 1..at + LONGEST).take_while(goes_on).last().map_or(at + 1, |last| last + 1)
}
