//! What one verb does: looks forward, calls on somebody, or neither.

use std::ops::Range;

use super::clauses::is_inverted;
use super::lexicon::{
    ADVERB, ASKING, BARE, BE, BEFORE_NOUN, BINDER, BOUND, CALL, COMING, COMMIT, Class, DISPOSED, HOPE, IF, INTEND,
    JOINT, LOOSE, MAY, MUST, NOT, OFFICE, OTHER, OUGHT, PHRASAL, READY, RELATIVE, REMARK, SAY, SCHEDULED, SELF, THINK,
    THREATEN, TO, URGE, VALUE, VERB, WAS, WILL, WOULD,
};
use super::words::{Mark, Words};

mod plain;

/// What a verb does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Something is to come.
    Will,
    /// Somebody takes it upon himself.
    Promise,
    Threat,
    /// Somebody else is to do it.
    Demand,
    /// Somebody is ready for it: counts where it is the speaker's side.
    Ready,
    /// It is hoped for.
    Hope,
}

/// What a verb does, how sure, and the verb that says what is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doing {
    pub(super) act: Act,
    pub(super) is_hedged: bool,
    pub(super) verb: usize,
}

/// How a statement is told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tone {
    /// In the article's words: "would" is what is to come.
    pub(super) is_indirect: bool,
    /// As above, by a cue in the past: so is "was going to".
    pub(super) is_shifted: bool,
    /// The sentence holds a word like "if".
    pub(super) is_conditional: bool,
}

impl Tone {
    /// The tone of a sentence in somebody's own words.
    pub(super) fn of(words: &Words, sentence: &Range<usize>) -> Tone {
        let first = sentence.clone().find(|at| words.mark(*at) == Mark::Word);
        let is_conditional =
            words.classes_in(sentence.clone()) & IF != 0 || first.is_some_and(|first| is_inverted(words, first));
        Tone { is_indirect: false, is_shifted: false, is_conditional }
    }
}

/// "I am not leaving": what is said of now holds on.
const STAYING: [&str; 9] =
    ["leaving", "going", "quitting", "resigning", "giving", "dropping", "backing", "stepping", "running"];

const fn firm(act: Act, verb: usize) -> Option<Doing> {
    Some(Doing { act, is_hedged: false, verb })
}

const fn hedged(act: Act, verb: usize) -> Option<Doing> {
    Some(Doing { act, is_hedged: true, verb })
}

/// Whether a verb of these classes may look forward, whatever stands around it: most only say what is so.
#[inline]
pub(super) const fn may_act(class: Class) -> bool {
    const LEADING: Class = WILL | WOULD | MAY | MUST | BE | OUGHT;
    const PLAIN: Class = THREATEN | COMMIT | URGE | CALL | HOPE | INTEND | SCHEDULED | PHRASAL;
    class & (LEADING | PLAIN) != 0
}

/// Reads what the verb at a token does. In reported speech the past may stand for what is to come.
pub(super) fn act(words: &Words, at: usize, end: usize, tone: Tone) -> Option<Doing> {
    let is_over = words.is(at, BE) && words.is(at, WAS) && !words.is(at, WILL | WOULD | MAY | MUST);
    if is_over && !tone.is_shifted || !may_act(words.class(at)) {
        return None;
    }
    let verb = next_word(words, at + 1);
    let seen = Seen { words, end, tone, subject: at.wrapping_sub(1) };
    let class = words.class(at);
    match class {
        class if class & WILL != 0 => seen.will(verb),
        class if class & WOULD != 0 || words.word(at) == "'d" && words.is(verb, BARE) => seen.would(verb),
        class if class & MAY != 0 => seen.may(at, verb),
        class if class & MUST != 0 => seen.must(verb),
        class if class & BE != 0 => seen.be(at, verb),
        class if class & OUGHT != 0 => seen.ought(at, verb),
        _ => seen.plain(at, verb),
    }
}

struct Seen<'a> {
    words: &'a Words,
    /// The end of the sentence.
    end: usize,
    tone: Tone,
    /// The word before the verb.
    subject: usize,
}

/// The next word that is no adverb.
fn next_word(words: &Words, from: usize) -> usize {
    const FAR: usize = 5;
    let is_manner =
        |at: usize| words.word(at).len() > 4 && words.word(at).ends_with("ly") && !words.is(at, VERB | READY);
    let is_skipped = |at: &usize| words.is(*at, ADVERB) || is_manner(*at) || matches!(words.mark(*at), Mark::Quote);
    // "Is likely to" is no manner of being.
    let is_to = |at: usize| words.is(at, READY) && words.is(at + 1, TO);
    (from..from + FAR).find(|at| !is_skipped(at) || is_to(*at)).unwrap_or(from)
}

impl Seen<'_> {
    /// "So he could sleep": what it was for.
    fn is_purpose(&self) -> bool {
        const FAR: usize = 3;
        let near = self.subject.saturating_sub(FAR)..self.subject;
        let so = near.rev().take_while(|at| self.words.mark(*at) == Mark::Word).find(|at| self.words.word(*at) == "so");
        so.is_some_and(|so| so.checked_sub(1).is_some_and(|before| self.words.mark(before) == Mark::Word))
    }

    /// "All the money we need to win": the clause only tells which.
    fn is_reduced(&self) -> bool {
        let words = self.words;
        let before = self.subject.wrapping_sub(1);
        let opens = JOINT | SAY | THINK | HOPE | BINDER | RELATIVE | ADVERB | TO | LOOSE | ASKING;
        words.is(self.subject, SELF | OTHER)
            && words.mark(before) == Mark::Word
            && !words.is(before, opens)
            && !words.is_capital(before)
    }

    /// Words of a time to come, behind a token.
    fn is_dated(&self, from: usize) -> bool {
        const FAR: usize = 14;
        let near = from..self.end.min(from + FAR);
        let is_past = |at: usize| {
            self.words.word(at + 1) == "ago" || self.words.is_any(at.wrapping_sub(1), &["last", "past", "previous"])
        };
        near.take_while(|at| self.words.mark(*at) != Mark::Comma).any(|at| self.words.is(at, COMING) && !is_past(at))
    }

    /// "Be difficult", "be a great senator": a view.
    fn is_view(&self, verb: usize) -> bool {
        const FAR: usize = 5;
        let is_be = self.words.word(verb) == "be" || self.words.is(verb, BE);
        is_be && (verb + 1..verb + FAR).any(|at| self.words.is(at, VALUE)) && !self.tone.is_conditional
    }

    /// "Be paid", "be undone", "be releasing": the verb behind "be".
    fn passive(&self, verb: usize) -> usize {
        let next = next_word(self.words, verb + 1);
        let word = self.words.word(next);
        let is_verb = ["ed", "en", "ing", "wn", "done"].iter().any(|ending| word.ends_with(ending)) && word.len() > 4
            || self.words.is(next, WAS | READY);
        if self.words.word(verb) == "be" && is_verb { next } else { verb }
    }

    fn is_perfect(&self, verb: usize) -> bool {
        let words = self.words;
        let participle = next_word(words, verb + 1);
        let word = words.word(participle);
        words.is_any(verb, &["have", "'ve"])
            && (words.is(participle, WAS) || ["ed", "en", "wn", "one"].iter().any(|ending| word.ends_with(ending)))
    }

    fn is_remark(&self, verb: usize) -> bool {
        // "I will call it a day" only says something; "we will call a vote" does something.
        let is_deed = self.words.word(verb) == "call"
            && !self.words.is_any(verb + 1, &["it", "this", "that", "him", "her", "them", "you"]);
        self.words.is(verb, REMARK) && !is_deed
    }

    fn will(&self, verb: usize) -> Option<Doing> {
        let words = self.words;
        let is_own = words.is(self.subject, SELF);
        let is_seen = is_own
            && words.word(verb) == "see"
            && !words.is(verb + 1, BEFORE_NOUN)
            && words.mark(verb + 1) != Mark::Word
            || is_own
                && words.word(verb) == "see"
                && words.is_any(verb + 1, &["what", "how", "if", "whether", "where"]);
        if self.is_perfect(verb) || self.is_view(verb) || is_seen || self.is_remark(verb) && is_own {
            return None;
        }
        if words.is_any(verb, &["have", "need"]) && words.is(next_word(words, verb + 1), TO) {
            // "I will have to leave", "nobody will need to pay".
            let deed = next_word(words, next_word(words, verb + 1) + 1);
            let is_denied = words.is(verb - 1, NOT) || words.is(verb.saturating_sub(2), NOT);
            let is_demand = !is_denied && words.word(self.subject) != "i" && words.word(self.subject) != "i'm";
            return firm(if is_demand { Act::Demand } else { Act::Will }, if is_demand { verb } else { deed });
        }
        let (be, verb) = (verb, self.passive(verb));
        let is_ready = be != verb && words.is(verb, READY);
        if is_ready
            || words.is_any(verb, &["consider", "seek", "try"])
            || words.word(verb) == "look" && words.word(verb + 1) == "at"
        {
            return hedged(Act::Will, verb);
        }
        firm(Act::Will, verb)
    }

    fn would(&self, verb: usize) -> Option<Doing> {
        let words = self.words;
        if self.is_perfect(verb) || self.is_remark(verb) && !self.tone.is_conditional {
            return None;
        }
        let is_be = words.word(verb) == "be";
        let is_passive = is_be && words.word(next_word(words, verb + 1)).ends_with("ed");
        let is_bare_view = is_be && !is_passive && !self.tone.is_conditional && !self.is_dated(verb);
        if self.is_view(verb) || is_bare_view && !self.tone.is_indirect {
            return None;
        }
        if words.is_any(verb, &["have", "need"]) && words.is(next_word(words, verb + 1), TO) {
            return firm(Act::Demand, verb);
        }
        if !self.tone.is_indirect && !self.tone.is_conditional && !self.is_dated(verb) {
            return None;
        }
        let (be, verb) = (verb, self.passive(verb));
        Some(Doing { act: Act::Will, is_hedged: be != verb && words.is(verb, READY), verb })
    }

    fn may(&self, at: usize, verb: usize) -> Option<Doing> {
        let words = self.words;
        let is_past = words.word(at).starts_with("could")
            && (words.is(at, NOT) || words.is(at + 1, NOT) || words.word(verb + 1) == "no" || self.is_purpose());
        if self.is_perfect(verb) || self.is_remark(verb) || is_past || words.is_any(verb, &["see", "hear", "feel"]) {
            return None;
        }
        let next = next_word(words, verb + 1);
        if words.mark(verb) != Mark::Word {
            return None;
        }
        if words.is_any(verb, &["have", "need"]) && words.is(next, TO) {
            return hedged(Act::Will, next_word(words, next + 1));
        }
        let is_passive = ["ed", "en", "done"].iter().any(|ending| words.word(next).ends_with(ending));
        if words.word(verb) == "be" && !is_passive && !self.tone.is_conditional && !self.is_dated(verb) {
            return None;
        }
        hedged(Act::Will, self.passive(verb))
    }

    fn must(&self, verb: usize) -> Option<Doing> {
        let words = self.words;
        let verb = if words.is(verb, TO) { next_word(words, verb + 1) } else { verb };
        // "You and I should" calls on both.
        let is_lone = words.word(self.subject) == "i" && words.word(self.subject.wrapping_sub(1)) != "and";
        if self.is_perfect(verb) || self.is_view(verb) || self.is_remark(verb) || is_lone {
            return None;
        }
        firm(Act::Demand, verb)
    }

    fn be(&self, at: usize, verb: usize) -> Option<Doing> {
        let words = self.words;
        let is_past = words.is(at, WAS);
        if is_past && !self.tone.is_shifted {
            return None;
        }
        let to = next_word(words, verb + 1);
        let deed = next_word(words, to + 1);
        let is_to_do = words.is(to, TO)
            && (words.is(deed, BARE)
                || words.word(deed) == "be"
                || !words.is(deed, BEFORE_NOUN) && !words.is_capital(deed) && words.mark(deed) == Mark::Word);
        if words.word(verb) == "going" && is_to_do || words.is(at + 1, WILL) {
            return self.will(deed);
        }
        if words.is(verb, URGE) && words.word(verb).ends_with("ing")
            || words.is(verb, CALL) && words.word(verb).ends_with("ing") && words.is_any(to, &["for", "on", "upon"])
        {
            return firm(Act::Demand, verb);
        }
        if words.is(verb, BOUND) && is_to_do {
            return firm(Act::Will, deed);
        }
        if words.is(verb, READY) && is_to_do
            || words.word(verb) == "open" && words.is(to, TO) && words.word(deed).ends_with("ing")
        {
            return hedged(if words.is(verb, DISPOSED) { Act::Ready } else { Act::Will }, deed);
        }
        if words.word(verb) == "welcome" && is_to_do {
            return firm(Act::Promise, deed);
        }
        if words.is(verb, TO) && words.word(to) == "be" && self.passive(to) != to && !is_past {
            return firm(Act::Will, self.passive(to));
        }
        // "The goal is to forge": behind an aim any word is a verb but one that opens a noun.
        let is_aimed = || {
            let is_noun = words.is(to, BEFORE_NOUN | SELF | OTHER) || words.is_capital(to);
            self.is_aim(at) && words.mark(to) == Mark::Word && !is_noun
        };
        if words.is(verb, TO) && (words.is(to, BARE) || is_aimed()) {
            return self.is_to(at, to, is_past);
        }
        self.holds_on(at, verb).or_else(|| self.going_on(at, verb, to))
    }

    /// "My hope is that", "I am not leaving".
    fn holds_on(&self, at: usize, verb: usize) -> Option<Doing> {
        let words = self.words;
        let is_past = words.is(at, WAS);
        // "My hope is that": the noun may be parted from its verb by who says so.
        let noun = (at.saturating_sub(3)..at).rev().find(|at| words.mark(*at) == Mark::Word);
        let is_hope = noun.is_some_and(|noun| words.is_any(noun, &["hope", "expectation", "hopes", "expectations"]));
        if is_hope && !is_past && words.is_any(verb, &["that", "for", "to", "we"]) {
            return hedged(Act::Hope, verb);
        }
        if words.is(self.subject, SELF) && words.is(at + 1, NOT) && words.is_any(verb, &STAYING) {
            return firm(Act::Promise, verb);
        }
        None
    }

    /// "Is considering", "is needed", "it is time to", "is leaving on Monday".
    fn going_on(&self, at: usize, verb: usize, to: usize) -> Option<Doing> {
        let words = self.words;
        let is_past = words.is(at, WAS);
        if words.is_any(verb, &["considering", "weighing"]) || words.word(verb) == "looking" && words.word(to) == "at" {
            return hedged(Act::Will, verb);
        }
        if words.is_any(verb, &["needed", "imperative"]) && !is_past {
            return firm(Act::Demand, verb);
        }
        if words.word(verb) == "time" && words.is_any(to, &["to", "for", "that", "we"]) {
            return firm(Act::Demand, next_word(words, to + 1));
        }
        let is_going_on = words.word(verb).ends_with("ing")
            && !words.is(verb, SAY | THINK)
            && !words.is(at + 1, NOT)
            && self.is_dated(verb);
        (is_going_on && !is_past).then_some(Doing { act: Act::Will, is_hedged: false, verb })
    }

    /// Whether what somebody is after stands before a verb.
    fn is_aim(&self, at: usize) -> bool {
        const AIMS: [&str; 10] =
            ["goal", "aim", "mission", "plan", "objective", "intention", "job", "purpose", "target", "priority"];
        at.checked_sub(1).is_some_and(|subject| self.words.is_any(subject, &AIMS))
    }

    /// "The minister is to resign", "our goal is to win"; "the answer is to wait" is neither.
    fn is_to(&self, at: usize, deed: usize, is_past: bool) -> Option<Doing> {
        let words = self.words;
        let subject = at.checked_sub(1)?;
        if self.is_aim(at) {
            return hedged(Act::Promise, deed);
        }
        let is_doer = words.is_capital(subject) || words.is(subject, OTHER | SELF | OFFICE);
        (is_doer && !is_past && !words.is_any(subject, &["it", "there"])).then_some(Doing {
            act: Act::Will,
            is_hedged: false,
            verb: deed,
        })
    }

    /// "Has to", "need to", "has no plans to".
    fn ought(&self, at: usize, verb: usize) -> Option<Doing> {
        const NEAR: usize = 4;
        let words = self.words;
        if words.is(at, WAS) || words.is_any(at, &["had", "needed", "having"]) {
            let is_better = words.is_any(at, &["had", "'d"]) && words.word(verb) == "better";
            return if is_better { firm(Act::Demand, next_word(words, verb + 1)) } else { None };
        }
        if words.word(at) == "'d" && words.word(verb) == "better" {
            return firm(Act::Demand, next_word(words, verb + 1));
        }
        let to = if words.word(verb) == "got" { next_word(words, verb + 1) } else { verb };
        let deed = next_word(words, to + 1);
        if words.is(to, TO) {
            // "It has to do with money".
            let is_about = words.word(deed) == "do" && words.word(deed + 1) == "with";
            let is_idle = is_about
                || self.is_remark(deed) && words.word(deed) != "know"
                || self.is_view(deed)
                || words.word(self.subject) == "i"
                || self.is_reduced();
            return if is_idle { None } else { firm(Act::Demand, deed) };
        }
        let is_called_for = words.is_any(at, &["need", "needs"]) && (verb..verb + 6).any(|at| words.is(at, TO));
        if is_called_for && words.is(verb, BEFORE_NOUN | OTHER) {
            return firm(Act::Demand, verb);
        }
        let aim =
            (at + 1..at + 1 + NEAR).find(|at| words.is(*at, INTEND) || words.is_any(*at, &["intention", "desire"]));
        let to = aim.map(|aim| aim + 1).filter(|to| words.is(*to, TO) || words.word(*to) == "of");
        to.and_then(|to| hedged(Act::Will, next_word(words, to + 1)))
    }
}
