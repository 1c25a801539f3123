//! Deeds that the other side does not want, and what only looks like one.

use super::lexicon::{ADVERB, BARE, BE, BOUND, INTEND, MAY, NOT, READY, TO, UNWELCOME, WILL, WOULD};
use super::words::Words;

/// "Get rid of them", "end the war": done, not suffered.
pub(super) fn gets_going(words: &Words, verb: usize) -> bool {
    const AIMS: [&str; 9] = ["away", "rid", "out", "back", "tough", "this", "it", "these", "those"];
    words.word(verb) == "get" && words.is_any(verb + 1, &AIMS)
        || words.word(verb) == "end" && words.is_any(verb + 1, &["the", "this", "these", "all", "its", "our", "his"])
}

/// Whether a deed is one that the other side does not want. Not to do it is none: "we will never leave you".
pub(super) fn is_unwelcome(words: &Words, verb: usize) -> bool {
    is_harm(words, verb) && !is_denied(words, verb)
}

/// Whether a verb is denied: "will never leave", "are not going to leave".
pub(super) fn is_denied(words: &Words, verb: usize) -> bool {
    const FAR: usize = 6;
    let is_part = |at: &usize| words.is(*at, ADVERB | NOT | BE | WILL | WOULD | MAY | TO | READY | INTEND | BOUND);
    (verb.saturating_sub(FAR)..verb).rev().take_while(is_part).any(|at| words.is(at, NOT))
}

fn is_harm(words: &Words, verb: usize) -> bool {
    let has_particle = |particles: &[&str]| words.is_any(verb + 1, particles);
    words.is(verb, UNWELCOME)
        && match words.word(verb) {
            "walk" => has_particle(&["away", "out"]),
            "pull" => has_particle(&["out", "back"]),
            "cut" => has_particle(&["off"]),
            "leave" => !has_particle(&["it", "that"]) && !leaves_to(words, verb),
            _ => true,
        }
}

/// "Leave the choice to voters": it is only handed over.
fn leaves_to(words: &Words, verb: usize) -> bool {
    const FAR: usize = 6;
    (verb + 1..verb + FAR).any(|at| words.is(at, TO) && !words.is(at + 1, BARE))
}
