//! What verbs without an auxiliary do: "plans to", "urges", "hopes that", "the vote begins on Monday".

use super::super::lexicon::{
    ADVERB, BEFORE_NOUN, CALL, COMING, COMMIT, DISPOSED, HOPE, INTEND, JOINT, OTHER, SCHEDULED, SELF, THINK, THREATEN,
    TO, URGE, VERB, WAS,
};
use super::{Act, Doing, Seen, firm, hedged, next_word};

impl Seen<'_> {
    /// A verb of any other kind.
    pub(super) fn plain(&self, at: usize, verb: usize) -> Option<Doing> {
        let words = self.words;
        if words.word(at).ends_with("ed") || words.is(at, WAS) {
            return self.shifted(at, verb);
        }
        if !self.is_shown(at) {
            return None;
        }
        if words.is(at, THREATEN | COMMIT) && words.is(verb, TO) && words.is_any(self.subject, &["it", "that", "this"])
        {
            return firm(Act::Will, next_word(words, verb + 1)); // "that promises to be costly"
        }
        if words.is(at, THREATEN | COMMIT) && words.is(verb, TO) {
            let act = if words.is(at, THREATEN) { Act::Threat } else { Act::Promise };
            return firm(act, next_word(words, verb + 1));
        }
        if self.calls_on_somebody(at, verb) {
            return firm(Act::Demand, at);
        }
        if words.is_any(at, &["owe", "owes"]) && words.word(at + 1) == "it" && words.is(at + 2, TO) {
            return firm(Act::Demand, at);
        }
        if words.is_any(at, &["look", "looks"]) && words.word(at + 1) == "forward" && words.is(at + 2, TO) {
            return hedged(Act::Ready, at + 3);
        }
        self.aim(at, verb).or_else(|| self.timetable(at))
    }

    /// In reported speech the past of what somebody has in mind: "he hoped that", "he intended to".
    fn shifted(&self, at: usize, verb: usize) -> Option<Doing> {
        let words = self.words;
        let deed = next_word(words, verb + 1);
        if !self.tone.is_shifted || words.is(at, THINK) {
            return None;
        }
        match words.class(at) {
            class if class & HOPE != 0 => hedged(Act::Hope, deed),
            class if class & INTEND != 0 && words.is(verb, TO) => hedged(Act::Will, deed),
            _ => None,
        }
    }

    /// "An appeal", "a plan": a noun, but for a subject that shows the verb.
    fn is_shown(&self, at: usize) -> bool {
        let words = self.words;
        let before = words.word(self.subject);
        words.word(at).ends_with('s')
            || words.is(self.subject, SELF | OTHER | ADVERB | JOINT)
            || before.ends_with('s')
            || before.ends_with("ly")
    }

    /// "We urge", "she calls for", "I ask you to".
    fn calls_on_somebody(&self, at: usize, verb: usize) -> bool {
        let words = self.words;
        let next = at + 1;
        let has_object = words.is(next, BEFORE_NOUN | OTHER) && !words.is_any(next, &["of", "for", "in", "by"])
            || words.is_capital(next)
            || words.word(verb) == "that"
            || words.is_any(next, &["you", "him", "them"]);
        let is_noun = words.word(at).ends_with('s') && !has_object || words.word(next) == "of";
        words.is(at, URGE) && !words.is(verb, TO) && !is_noun
            || words.is(at, CALL) && words.is_any(verb, &["for", "on", "upon"])
            || words.word(at) == "ask" && (verb..verb + 4).any(|at| words.is(at, TO))
    }

    /// "Hopes that", "plans to", "plans on".
    fn aim(&self, at: usize, verb: usize) -> Option<Doing> {
        const IDLE: [&str; 4] = ["thank", "be", "make", "see"];
        let words = self.words;
        let deed = next_word(words, verb + 1);
        if words.is(at, HOPE) {
            return hedged(Act::Hope, deed);
        }
        if !words.is(at, INTEND) {
            return None;
        }
        if words.is_any(verb, &["on", "at"]) && words.word(verb + 1).ends_with("ing") {
            return hedged(Act::Will, verb + 1);
        }
        let is_deed = words.is(verb, TO) && !self.is_remark(deed) && !words.is_any(deed, &IDLE);
        let act = if words.is(at, DISPOSED) { Act::Ready } else { Act::Will };
        if is_deed { hedged(act, deed) } else { None }
    }

    /// "The ban takes effect in May."
    fn timetable(&self, at: usize) -> Option<Doing> {
        const REACH: usize = 6;
        let words = self.words;
        let is_day = |at: usize| words.is(at, COMING) && words.is(at - 1, BEFORE_NOUN);
        let is_set = words.is(at, SCHEDULED) && words.is(at, VERB) && (at + 1..at + REACH).any(is_day);
        if is_set { firm(Act::Will, at) } else { None }
    }
}
