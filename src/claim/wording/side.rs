//! Whether what is to be done is in the hands of the speaker, or of those the speaker commits.

use std::ops::Range;

use super::force::Manner;
use super::lexicon::{BEFALL, BEFORE_NOUN, BODY, Class, OFFICE, OTHER, SCHEDULED, SELF, class_of};
use super::words::{Mark, Words};

/// Verbs that "it" may do without being anybody: "it will take time".
const IDLE: Class = BEFALL | SCHEDULED;

/// Names of one country in different words.
const COUNTRIES: [&[&str]; 3] = [
    &[
        "us",
        "u.s",
        "u.s.",
        "united states",
        "america",
        "american",
        "washington",
        "usa",
        "secretary of state",
        "white house",
    ],
    &["uk", "u.k.", "united kingdom", "britain", "british", "london"],
    &["eu", "e.u.", "european union", "brussels", "europe"],
];

/// Whether a subject is the speaker, or of the speaker's own side.
pub(super) fn is_own_side(words: &Words, subject: &Range<usize>, verb: usize, manner: &Manner<'_>) -> bool {
    let last = subject
        .clone()
        .rev()
        .find(|at| words.mark(*at) == Mark::Word && !words.is(*at, super::lexicon::ADVERB | super::lexicon::WILL));
    let Some(last) = last else { return false };
    let is_quoted = words.get(last).is_some_and(|token| token.is_quoted);
    if words.is(last, SELF) || subject.clone().any(|at| words.is_any(at, &["my", "our"])) {
        return true;
    }
    if !manner.is_told {
        return false;
    }
    let Some(speaker) = manner.speaker else { return !is_quoted && words.is_any(last, &["he", "she"]) };
    let speaks = Speaker::of(speaker);
    if is_quoted {
        let is_body = speaks.acts_for(words, subject);
        return shares_name(words, subject, &speaks) || is_body || speaks.is_office && is_handled(words, subject, verb);
    }
    match words.word(last) {
        "he" | "she" => true,
        "they" => speaks.is_many,
        "it" => speaks.is_office || speaks.is_place || speaks.is_name && last == subject.start && !words.is(verb, IDLE),
        _ => {
            let is_possessed = subject.clone().any(|at| words.is_any(at, &["his", "her", "its", "their"]));
            is_possessed
                || shares_name(words, subject, &speaks)
                || speaks.acts_for(words, subject)
                || speaks.is_office && is_handled(words, subject, verb)
        }
    }
}

/// What a speaker's name tells.
struct Speaker {
    words: Vec<String>,
    /// Speaks for an organisation, or is one.
    is_office: bool,
    /// Several people, or a body.
    is_many: bool,
    /// A country.
    is_place: bool,
    /// One word that is a name: of a person or of a firm.
    is_name: bool,
    /// Speaks for somebody: "spokesman".
    is_voice: bool,
}

impl Speaker {
    fn of(name: &str) -> Speaker {
        let words: Vec<String> = name
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .take(24)
            .filter(|word| !word.is_empty())
            .map(|word| word.trim_end_matches('.').to_lowercase())
            .collect();
        let is_office = words.iter().any(|word| class_of(word) & OFFICE != 0);
        let is_place = words
            .iter()
            .any(|word| matches!(word.as_str(), "north" | "south" | "united" | "new" | "saudi" | "islamic"));
        let is_former = words.iter().any(|word| matches!(word.as_str(), "former" | "ex"));
        let is_office = is_office && !is_former || words.iter().skip(1).any(|word| word == "for");
        let is_plural = |(at, word): (usize, &str)| {
            let is_noun = at == 0 || word.starts_with(char::is_lowercase);
            is_noun && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
        };
        let is_many = is_place
            || words.iter().any(|word| word == "they" || class_of(word) & BODY != 0)
            || name.split_whitespace().take(24).enumerate().any(is_plural);
        let is_voice = words.iter().any(|word| {
            word.starts_with("spokes") || matches!(word.as_str(), "aide" | "aides" | "adviser" | "advisers")
        });
        let is_single = !name.trim().contains(' ') && name.starts_with(char::is_uppercase);
        Speaker { words, is_office, is_many, is_place, is_name: is_single, is_voice }
    }

    /// Whether a subject is a body that the speaker acts for: "the ministry", "the president" by a spokesman.
    fn acts_for(&self, subjects: &Words, subject: &Range<usize>) -> bool {
        let opens = subject.clone().take(3).any(|at| subjects.is_any(at, &["the", "our"]));
        let holds = |class| subject.clone().any(|at| subjects.is(at, class));
        opens && self.is_office && (holds(BODY) || self.is_voice && holds(OFFICE))
    }
}

/// "Every claim will be assessed", said by those who do it.
fn is_handled(words: &Words, subject: &Range<usize>, verb: usize) -> bool {
    let is_passive = words.word(verb).ends_with("ed") || words.word(verb).ends_with("en");
    is_passive && !subject.clone().any(|at| words.is_capital(at) && at > subject.start)
}

/// Whether a subject names the speaker or what the speaker stands for.
fn shares_name(words: &Words, subject: &Range<usize>, speaker: &Speaker) -> bool {
    let is_name =
        |at: &usize| words.mark(*at) == Mark::Word && !words.is(*at, BEFORE_NOUN | OTHER) && words.word(*at).len() > 1;
    let names = subject.clone().filter(is_name).take(8);
    let same = |name: &str| speaker.words.iter().any(|word| word == name.trim_end_matches('.'));
    let mut capital = names.filter(|at| words.is_capital(*at) || words.is(*at, OFFICE));
    capital.any(|at| same(words.word(at)))
        || COUNTRIES.iter().any(|names| has_country(words, subject, names) && speaker_of(speaker, names))
}

fn has_country(words: &Words, subject: &Range<usize>, names: &[&str]) -> bool {
    subject.clone().any(|at| {
        let two = || format!("{} {}", words.word(at), words.word(at + 1));
        words.is_capital(at) && (names.contains(&words.word(at)) || names.contains(&two().as_str()))
    })
}

fn speaker_of(speaker: &Speaker, names: &[&str]) -> bool {
    let whole = speaker.words.join(" ");
    let padded = format!(" {whole} ");
    speaker.is_office && names.iter().any(|name| padded.contains(&format!(" {} ", name.trim_end_matches('.'))))
}
