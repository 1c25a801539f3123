//! Whether what is to be done is in the hands of the speaker, or of those the speaker commits.

use std::ops::Range;

use super::countries::country;
use super::force::Manner;
use super::lexicon::{BEFALL, BEFORE_NOUN, BODY, Class, OFFICE, OTHER, SCHEDULED, SELF, class_of};
use super::words::{Mark, Words};

/// Verbs that "it" may do without being anybody: "it will take time".
const IDLE: Class = BEFALL | SCHEDULED;

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
    let is_person = !is_quoted && words.is_any(last, &["he", "she"]);
    let Some(speaker) = manner.speaker.filter(|_| !is_person) else { return is_person };
    let is_possessed = || subject.clone().any(|at| words.is_any(at, &["his", "her", "its", "their"]));
    if !is_quoted && !words.is_any(last, &["they", "it"]) && is_possessed() {
        return true;
    }
    let speaks = Speaker::of(speaker);
    if is_quoted {
        let is_body = speaks.acts_for(words, subject);
        return shares_name(words, subject, &speaks) || is_body || speaks.is_office && is_handled(words, subject, verb);
    }
    match words.word(last) {
        "they" => speaks.is_many || speaks.is_thing,
        "it" => {
            speaks.is_office
                || speaks.is_place
                || speaks.is_thing && !words.is(verb, IDLE)
                || speaks.is_name && last == subject.start && !words.is(verb, IDLE)
        }
        _ => {
            shares_name(words, subject, &speaks)
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
    /// A body that no list has: "the airline", "the family".
    is_thing: bool,
}

impl Speaker {
    fn of(name: &str) -> Speaker {
        let words: Vec<String> = name
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .take(24)
            .filter(|word| !word.is_empty())
            .map(|word| word.trim_end_matches('.').to_lowercase())
            .collect();
        let is_office = words.iter().any(|word| class_of(word.as_bytes()) & OFFICE != 0);
        let is_place = words
            .iter()
            .any(|word| matches!(word.as_str(), "north" | "south" | "united" | "new" | "saudi" | "islamic"));
        let whole = words.join(" ");
        let is_country = country(whole.strip_prefix("the ").unwrap_or(&whole)).is_some();
        let is_place = is_place || is_country;
        let is_former = words.iter().any(|word| matches!(word.as_str(), "former" | "ex"));
        let is_office = is_office && !is_former || is_country || words.iter().skip(1).any(|word| word == "for");
        let is_plural = |(at, word): (usize, &str)| {
            let is_noun = at == 0 || word.starts_with(char::is_lowercase);
            is_noun && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
        };
        let is_many = is_place
            || words.iter().any(|word| word == "they" || class_of(word.as_bytes()) & BODY != 0)
            || name.split_whitespace().take(24).enumerate().any(is_plural);
        let is_voice = words.iter().any(|word| {
            word.starts_with("spokes") || matches!(word.as_str(), "aide" | "aides" | "adviser" | "advisers")
        });
        let is_single = !name.trim().contains(' ') && name.starts_with(char::is_uppercase);
        let is_thing = is_thing(&words);
        Speaker { words, is_office, is_many, is_place, is_name: is_single, is_voice, is_thing }
    }

    /// The countries in the name; one behind "to" is where somebody was sent.
    fn countries(&self) -> Vec<usize> {
        let own = self.words.iter().position(|word| word == "to").unwrap_or(self.words.len());
        let words = self.words.get(..own).unwrap_or_default();
        let pairs = words.windows(2).filter_map(|pair| country(&pair.join(" ")));
        pairs.chain(words.iter().filter_map(|word| country(word))).collect()
    }

    /// Whether a subject is a body that the speaker acts for: "the ministry", "the president" by a spokesman.
    fn acts_for(&self, subjects: &Words, subject: &Range<usize>) -> bool {
        let opens = subject.clone().take(3).any(|at| subjects.is_any(at, &["the", "our"]));
        let holds = |class| subject.clone().any(|at| subjects.is(at, class));
        opens && self.is_office && (holds(BODY) || self.is_voice && holds(OFFICE))
    }
}

/// "The airline", "the Treasury", "his family": a noun that names nobody by what they do or are.
fn is_thing(words: &[String]) -> bool {
    const PERSONS: [&str; 14] =
        ["er", "or", "man", "men", "woman", "women", "ist", "ian", "ee", "ent", "ant", "boy", "girl", "king"];
    let opens = words.first().is_some_and(|word| {
        matches!(word.as_str(), "the" | "a" | "an" | "this" | "his" | "her" | "its" | "their" | "my" | "our")
    });
    let head = words.iter().take_while(|word| !matches!(word.as_str(), "of" | "for" | "in" | "who" | "at")).last();
    opens && words.len() < 6 && head.is_some_and(|head| !PERSONS.iter().any(|ending| head.ends_with(ending)))
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
    // Of a country only those are who speak for it.
    capital.any(|at| country(words.word(at)).is_none() && same(words.word(at)))
        || speaker.is_office && shares_country(words, subject, speaker)
}

/// "France would recognise it", said by the French president.
fn shares_country(words: &Words, subject: &Range<usize>, speaker: &Speaker) -> bool {
    let of_speaker = speaker.countries();
    let is_own = |name: &str| country(name).is_some_and(|country| of_speaker.contains(&country));
    !of_speaker.is_empty()
        && subject.clone().filter(|at| words.is_capital(*at)).any(|at| {
            is_own(words.word(at))
                || words.is_capital(at + 1) && is_own(&format!("{} {}", words.word(at), words.word(at + 1)))
        })
}
