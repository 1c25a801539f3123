//! Where a word like "if" makes no condition: asides, questions, habits, dates.

use super::clauses::{Span, bare, has_verb, is_date, is_verb_at};
use super::lexicon::{DETERMINER, MODAL, PREPOSITION, SUBJECT, SURE, is_sure_verb};
use super::markers::{Class, Marker};
use super::verbs::{asks, asks_somebody, is_base_verb, is_past, is_report, is_verb};
use super::words::{Kind, Words};

/// A marker where it stands.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) marker: Marker,
    /// The marker with what belongs to it: "but only if".
    pub(super) mark: Span,
    /// The sentence.
    pub(super) sentence: Span,
}

impl Place {
    pub(super) fn before(&self) -> Span {
        self.sentence.start..self.mark.start
    }

    pub(super) fn after(&self) -> Span {
        self.mark.end..self.sentence.end
    }
}

/// Whether the words around a marker take its meaning away, whoever wrote it.
pub(super) fn is_aside(words: &Words<'_>, place: &Place) -> bool {
    let before = place.mark.start.checked_sub(1).filter(|at| *at >= place.sentence.start);
    let before = before.map(|at| words.word_at(at)).unwrap_or_default();
    let is_weakened = matches!(before, "even" | "especially" | "particularly" | "what" | "whether" | "regardless");
    let is_compared = matches!(before, "as" | "than" | "like") && place.marker.class == Class::If;
    let is_noun = matches!(before, "a" | "an" | "the" | "its" | "their" | "our" | "big");
    is_weakened
        || is_compared
        || is_noun
        || place.after().is_empty()
        || match place.marker.class {
            Class::If => is_aside_if(words, place),
            Class::Clause => is_as_long_as_needed(words, place),
            Class::Time => is_other_time(words, place, before),
            Class::Until => is_only_time(words, place),
            Class::Without => is_manner(words, place, before),
            Class::Noun | Class::Opening => is_other_noun(words, place, before),
            Class::Verb | Class::Inverted => false,
        }
}

/// Words behind "if" that make an aside of it.
const ASIDES: [&str; 17] = [
    "need be",
    "at all",
    "it takes",
    "you look",
    "you ask",
    "you think about",
    "you consider",
    "i may",
    "you will ,",
    "you like",
    "you want my",
    "i recall",
    "i remember",
    "memory serves",
    "nothing else",
    "history is any guide",
    "i am honest",
];

fn is_aside_if(words: &Words<'_>, place: &Place) -> bool {
    const ALONE: [&str; 14] = [
        "any",
        "ever",
        "anything",
        "so",
        "possible",
        "necessary",
        "needed",
        "required",
        "not",
        "appropriate",
        "when",
        "applicable",
        "true",
        "desired",
    ];
    let at = place.mark.end;
    let is_alone = words.is_any(at, &ALONE) && (words.kind_at(at + 1) != Kind::Word || at + 1 >= place.sentence.end);
    // "If not stopped" and "unless" at the beginning are followed by a clause of their own.
    let is_contrast = words.word_at(at) == "not" && !place.before().is_empty() && words.word_at(at + 1) != "for";
    let is_few =
        !place.before().is_empty() && words.is_any(place.mark.start - 1, &["few", "little", "rarely", "seldom"]);
    is_alone
        || words.word_at(at) == "only"
        || is_few
        || is_concession(words, place)
        || is_if_possible(words, place)
        || (is_contrast && !words.is_any(place.mark.start - 1, &["and", "but", "or"]))
        || ASIDES.iter().any(|phrase| words.follow(at, phrase).is_some())
        || is_beside_adjective(words, place)
}

/// "If physically or financially possible."
fn is_if_possible(words: &Words<'_>, place: &Place) -> bool {
    const SHORT: usize = 4;
    let aside = up_to_comma(words, place.after());
    let last = aside.end.saturating_sub(1);
    let is_closed = aside.len() <= SHORT && words.is_any(last, &["possible", "necessary", "needed", "required"]);
    is_closed && !has_verb(words, aside.start..last)
}

/// "Its legal, if often shady, dealings."
fn is_concession(words: &Words<'_>, place: &Place) -> bool {
    const SHORT: usize = 3;
    let aside = up_to_comma(words, place.after());
    let is_set_off = place.before().len() > 1 && words.kind_at(place.mark.start - 1) == Kind::Comma;
    is_set_off && aside.len() <= SHORT && words.kind_at(aside.end) == Kind::Comma && !has_verb(words, aside)
}

/// "A useful if costly plan."
fn is_beside_adjective(words: &Words<'_>, place: &Place) -> bool {
    const ARTICLES: [&str; 4] = ["a", "an", "the", "its"];
    let start = place.mark.start;
    let is_after_adjective = start >= place.sentence.start + 2 && words.is_any(start - 2, &ARTICLES);
    let next = place.mark.end;
    let opens = words.is(next, SUBJECT) || words.is(next, DETERMINER) || words.is_capital(next);
    let is_clause = opens || words.is(next + 1, SURE) || is_verb(words.word_at(next + 1));
    is_after_adjective && !is_clause && !words.word_at(next).ends_with("ed") && words.kind_at(next + 1) == Kind::Word
}

fn is_as_long_as_needed(words: &Words<'_>, place: &Place) -> bool {
    const OPEN: [&str; 5] = ["possible", "necessary", "needed", "required", "it"];
    let at = place.mark.end;
    place.marker.words.ends_with("long as")
        && ((words.is_any(at, &OPEN) && (words.word_at(at) != "it" || words.is_any(at + 1, &["takes", "took"])))
            || is_length(words, at))
}

/// "Five years", "a decade".
fn is_length(words: &Words<'_>, at: usize) -> bool {
    const COUNTS: [&str; 16] = [
        "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "few",
        "twenty", "half",
    ];
    const UNITS: [&str; 9] = ["day", "week", "month", "year", "hour", "decade", "quarter", "generation", "minute"];
    let is_count = words.is_any(at, &COUNTS) || words.word_at(at).starts_with(|c: char| c.is_ascii_digit());
    let is_unit = |at| UNITS.contains(&words.word_at(at).trim_end_matches('s'));
    is_count && (is_unit(at + 1) || is_unit(at + 2))
}

fn is_other_time(words: &Words<'_>, place: &Place, before: &str) -> bool {
    const NEXT: [&str; 14] = [
        "again",
        "more",
        "upon",
        "every",
        "per",
        "daily",
        "weekly",
        "possible",
        "practicable",
        "necessary",
        "needed",
        "ready",
        "appropriate",
        "it",
    ];
    const TIMES: [&str; 20] = [
        "time", "times", "day", "days", "moment", "year", "years", "point", "period", "era", "date", "since", "and",
        "at", "night", "week", "month", "occasion", "just", "exactly",
    ];
    let next = place.mark.end;
    let is_it = words.word_at(next) == "it" && !words.is_any(next + 1, &["comes", "came", "takes"]);
    let is_past_next = is_past(words.word_at(next)) || words.word_at(next).ends_with("ed");
    let follows_noun = !place.before().is_empty() && words.kind_at(place.mark.start - 1) == Kind::Word;
    let is_helped = is_sure_verb(before);
    let is_verbal = is_helped && before != "be";
    let is_adverb = place.marker.words == "once" && (is_verbal || (is_past_next && follows_noun && !is_helped));
    (words.is_any(next, &NEXT) && !is_it)
        || TIMES.contains(&before)
        || is_adverb
        || is_length(words, next)
        || words.is(next, MODAL)
        || words.kind_at(next) != Kind::Word
        || opens_with_date(words, place)
        || (words.word_at(next).ends_with("ing") && place.marker.words == "when")
        || (words.is_any(next, &["asked", "pressed", "questioned"]) && place.marker.words == "when")
        || words.follow(next, "the time comes").is_some()
        || words.follow(next, "the time is right").is_some()
}

fn is_only_time(words: &Words<'_>, place: &Place) -> bool {
    const TIMES: [&str; 25] = [
        "now",
        "then",
        "recently",
        "today",
        "tomorrow",
        "yesterday",
        "late",
        "early",
        "further",
        "at",
        "after",
        "next",
        "about",
        "around",
        "mid",
        "midnight",
        "noon",
        "last",
        "well",
        "closer",
        "nearer",
        "shortly",
        "just",
        "soon",
        "right",
    ];
    const SURE: [&str; 6] = ["the", "this", "that", "its", "his", "their"];
    let next = place.mark.end;
    let is_further = words.word_at(next) == "further" && words.word_at(next + 1) != "notice";
    (words.is_any(next, &TIMES) && !is_further)
        || words.word_at(next).starts_with(|c: char| c.is_ascii_digit())
        || opens_with_date(words, place)
        || (words.is_any(next, &SURE) && !has_inflected_verb(words, up_to_comma(words, place.after())))
        || (words.kind_at(next + 1) != Kind::Word || next + 1 >= place.sentence.end)
}

/// Whether a noun is followed by a verb that fits it: "the talks resume", not "the July vote".
fn has_inflected_verb(words: &Words<'_>, range: Span) -> bool {
    range.clone().skip(1).any(|at| {
        let is_plural = words.word_at(at - 1).ends_with('s') || !is_base_verb(words.word_at(at));
        words.is(at, SURE) || (is_plural && is_verb_at(words, at, range.start))
    })
}

fn opens_with_date(words: &Words<'_>, place: &Place) -> bool {
    const LONGEST: usize = 6;
    let next = place.mark.end;
    let is_noun = words.is(next, DETERMINER) && !words.is_any(next, &["the", "this", "that"]);
    let ends = next + 1..=(next + LONGEST).min(place.sentence.end);
    !is_noun && ends.into_iter().any(|end| !words.is_any(end, &["of"]) && is_dated(words, next..end))
}

/// Whether these words are a date in themselves, not a happening.
fn is_dated(words: &Words<'_>, range: Span) -> bool {
    is_date(words, range.clone()) && !has_verb(words, range)
}

fn up_to_comma(words: &Words<'_>, range: Span) -> Span {
    let end = range.clone().find(|at| words.kind_at(*at) != Kind::Word).unwrap_or(range.end);
    range.start..end
}

/// Words behind "without" that tell how.
const MANNERS: [&str; 36] = [
    "delay",
    "delays",
    "precedent",
    "warning",
    "incident",
    "question",
    "doubt",
    "hesitation",
    "exception",
    "exceptions",
    "comment",
    "fail",
    "end",
    "success",
    "result",
    "trial",
    "charge",
    "notice",
    "explanation",
    "further",
    "undue",
    "any",
    "a",
    "saying",
    "naming",
    "giving",
    "elaborating",
    "specifying",
    "mentioning",
    "citing",
    "providing",
    "offering",
    "much",
    "evidence",
    "prejudice",
    "borders",
];

fn is_manner(words: &Words<'_>, place: &Place, before: &str) -> bool {
    const AFTER_A: [&str; 9] = ["word", "doubt", "fight", "hitch", "trace", "question", "warning", "break", "scratch"];
    let next = place.mark.end;
    let first = words.word_at(next);
    let second = words.word_at(next + 1);
    if matches!(before, "left" | "go" | "goes" | "gone" | "do" | "be" | "not" | "with" | "live" | "and" | "or") {
        return true;
    }
    let is_short = |at| at >= place.sentence.end || words.kind_at(at) != Kind::Word;
    match first {
        "a" | "any" | "further" | "undue" | "much" => {
            AFTER_A.contains(&second) || MANNERS.contains(&second) || matches!(second, "ado" | "explanations")
        }
        "giving" | "providing" | "offering" | "evidence" | "end" | "charge" | "trial" | "notice" => {
            is_short(next + 1) || matches!(second, "details" | "any" | "further" | "evidence" | "reasons")
        }
        _ => MANNERS.contains(&first),
    }
}

fn is_other_noun(words: &Words<'_>, place: &Place, before: &str) -> bool {
    let next = words.word_at(place.mark.end);
    match place.marker.words {
        "on condition of" | "on the condition of" => matches!(next, "anonymity" | "not" | "confidentiality"),
        "absent" => matches!(next, "from" | "for" | "without"),
        "failing" => matches!(next, "to" | "in" | "at" | "a" | "schools" | "banks"),
        "short of" => matches!(before, "nothing" | "fall" | "falls" | "fell" | "stop" | "stops" | "stopped" | "far"),
        "in case" => matches!(before, "just"),
        _ => false,
    }
}

/// Whether an "if" or "when" is a question: "they ask if", "we will know within days if".
pub(super) fn is_question(words: &Words<'_>, place: &Place) -> bool {
    const LONGEST_DATE: usize = 8;
    let start = place.sentence.start;
    let mut end = bare(words, place.before()).end;
    let earliest = end.saturating_sub(LONGEST_DATE).max(start);
    if let Some(date) = (earliest..end).find(|from| is_date(words, *from..end)) {
        end = date;
    }
    let is_parted = (end..place.mark.start).any(|at| !matches!(words.kind_at(at), Kind::Word | Kind::Other));
    let last = end.checked_sub(1).filter(|last| *last >= start && !is_parted);
    let Some(last) = last else { return false };
    let word = words.word_at(last);
    let near = || (start..last).rev().take(5);
    match place.marker.class {
        Class::If => {
            let refuses = |at| words.is_any(at, &["not", "declined", "refused", "cannot"]) || is_negation(words, at);
            let unsaid = matches!(word, "say" | "tell" | "comment") && near().any(refuses);
            let asked = near().take_while(|at| !words.is(*at, SURE));
            let mut asked = asked.take_while(|at| !words.is_any(*at, &["for", "about", "of", "on", "to"]));
            let is_asked = !words.is(last, PREPOSITION) && asked.any(|at| asks_somebody(words.word_at(at)));
            let is_noun = last > start && words.is(last - 1, DETERMINER);
            let found_out =
                word == "out" && last > start && matches!(words.word_at(last - 1), "find" | "finds" | "found");
            (asks(word) && !is_noun) || found_out || unsaid || is_asked || asks_what(words, start..end)
        }
        Class::Time => place.marker.words == "when" && (asks(word) || is_report(word) || asks_somebody(word)),
        _ => false,
    }
}

fn is_negation(words: &Words<'_>, at: usize) -> bool {
    words.word_at(at).ends_with("n't")
}

/// "What would happen if".
fn asks_what(words: &Words<'_>, before: Span) -> bool {
    let last = before.end.saturating_sub(1);
    let happens = words.word_at(last).starts_with("happen");
    happens && before.rev().take(5).any(|at| words.word_at(at) == "what")
}
