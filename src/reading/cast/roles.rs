//! What stands beside a name: the title, the office, and what they tell of "he" and "she".

use std::ops::Range;

use super::{NO_NAME, bytes};
use crate::reading::lexicon::class::{self, Class};
use crate::reading::lexicon::{self, Gender};
use crate::reading::shape::Ending;
use crate::reading::tokens::{Kind, Token};

/// The title or the description that stands beside a name.
pub(super) fn role(text: &str, tokens: &[Token], run: &Range<usize>, name: &Range<usize>) -> Option<Range<usize>> {
    role_before(tokens, run, name)
        .or_else(|| role_behind(tokens, name))
        .or_else(|| calling_behind(text, tokens, name))
        .or_else(|| role_apposed(tokens, run))
}

/// Whether an office stands before a place, with a preposition: "Minister of", "Ambassador to the".
pub(super) fn follows_office(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = |places: usize| at.checked_sub(places).and_then(|place| tokens.get(place));
    let reads = |places: usize, words: &[&str]| before(places).is_some_and(|token| words.contains(&token.text(text)));
    let preposition = if reads(1, &["the"]) { 2 } else { 1 };
    reads(preposition, &["of", "to", "for"])
        && before(preposition + 1).is_some_and(|token| token.is_name() && token.is(class::TITLE))
}

/// The description behind a name, between commas: "Jane Doe, the minister of trade,".
fn role_behind(tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    let is_comma = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Comma);
    if !is_comma(name.end) {
        return None;
    }
    let has_article = tokens.get(name.end + 1)?.is(class::DETERMINER);
    let first = name.end + 1 + usize::from(has_article);
    let end = (first..first + 14).find(|at| {
        tokens
            .get(*at)
            .is_none_or(|token| !token.is_word() || token.is(class::RELATIVE | class::AUXILIARY | class::PRONOUN))
    })?;
    let office = (first..end.min(first + 7))
        .find(|at| tokens.get(*at).is_some_and(|token| token.is(class::PERSON | class::TITLE)))?;
    let is_noun_phrase = (first..office).all(|at| {
        tokens.get(at).is_some_and(|token| token.cue().is_none() && !token.is(class::PREPOSITION | class::CONJUNCTION))
    });
    is_noun_phrase.then(|| bytes(tokens, &(first..end))).flatten()
}

/// A calling that no list has, behind a whole name and without an article: "Jane Doe, undersecretary to the premier,",
/// "Jane Doe, economist at Norrow Bank,".
fn calling_behind(text: &str, tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    // "Norrow City, home to thousands", "Jane Doe, contrary to reports".
    const NO_CALLING: [&str; 8] = ["home", "host", "gateway", "due", "close", "contrary", "prior", "similar"];
    const FAR: usize = 10;
    let is_comma = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == Kind::Comma);
    if name.len() < 2 || !is_comma(&name.end) {
        return None;
    }
    let first = name.end + 1;
    let noun = tokens.get(first).filter(|noun| noun.is_word() && noun.is_unknown() && !noun.shape.is_capital())?;
    let is_calling = noun.shape.ending() == Ending::None && !NO_CALLING.contains(&noun.text(text));
    let belongs = tokens.get(first + 1).is_some_and(|next| matches!(next.text(text), "to" | "for" | "at" | "with"));
    let end = (first..first + FAR).find(|at| tokens.get(*at).is_none_or(|token| !token.is_word()))?;
    (is_calling && belongs && is_comma(&end)).then(|| bytes(tokens, &(first..end))).flatten()
}

/// The description that a name is set beside: "Norrow's foreign minister, Jane Doe,".
fn role_apposed(tokens: &[Token], run: &Range<usize>) -> Option<Range<usize>> {
    let comma = run.start.checked_sub(1)?;
    let office = comma.checked_sub(1)?;
    let is_office = tokens.get(office).is_some_and(|token| token.is(class::PERSON | class::TITLE) && token.breaks == 0);
    if tokens.get(comma)?.kind != Kind::Comma || !is_office {
        return None;
    }
    const OTHER: Class = class::DETERMINER
        | class::POSSESSIVE
        | class::PREPOSITION
        | class::CONJUNCTION
        | class::AUXILIARY
        | class::PRONOUN;
    let belongs =
        |at: usize| tokens.get(at).is_some_and(|token| token.is_word() && !token.is(OTHER) && token.cue().is_none());
    let mut start = office;
    while start > 0 && office - start < 5 && belongs(start - 1) && tokens.get(start)?.breaks == 0 {
        start -= 1;
    }
    bytes(tokens, &(start..comma))
}

/// The title before a name, with what belongs to it on the left: "Kremlin spokesman", "U.S. Secretary of State".
fn role_before(tokens: &[Token], run: &Range<usize>, name: &Range<usize>) -> Option<Range<usize>> {
    const OFFICE: Class = class::TITLE | class::PERSON;
    let mut start = name.start;
    let mut has_office = false;
    while let Some(before) = start.checked_sub(1) {
        let Some(token) = tokens.get(before) else { break };
        let belongs = token.is_word()
            && tokens.get(start).is_some_and(|next| next.breaks == 0)
            && (token.is(OFFICE)
                || before >= run.start
                || token.shape.is_capital() && !token.is(NO_NAME)
                || is_of(tokens, before)
                || token.is(class::BODY))
            && !(token.shape.is_genitive() && name.start - before > 6);
        if !belongs || name.start - before > 8 {
            break;
        }
        has_office |= token.is(OFFICE) && !token.is(class::HONORIFIC);
        start = before;
    }
    let is_honorific = |at: usize| tokens.get(at).is_some_and(|token| token.is(class::HONORIFIC));
    let end = (start..name.start).rev().find(|at| !is_honorific(*at)).map_or(start, |at| at + 1);
    has_office.then(|| bytes(tokens, &(start..end))).flatten()
}

/// "of" between two parts of a title.
fn is_of(tokens: &[Token], at: usize) -> bool {
    let inside = |place: Option<usize>| place.and_then(|place| tokens.get(place)).is_some_and(Token::is_name);
    tokens.get(at).is_some_and(|token| token.len() == 2 && token.is(class::PREPOSITION))
        && inside(at.checked_sub(1))
        && inside(at.checked_add(1))
}

/// Words that are no title and no name, as most that stand before a name.
const SMALL: Class = class::DETERMINER
    | class::POSSESSIVE
    | class::PRONOUN
    | class::PREPOSITION
    | class::CONJUNCTION
    | class::SUBORDINATOR
    | class::AUXILIARY;

/// What a title or a given name tells.
pub(super) fn gender(text: &str, tokens: &[Token], run: &Range<usize>, name: &Range<usize>) -> Option<Gender> {
    let title = (run.start..name.start).filter_map(|at| lexicon::gender(tokens.get(at)?.text(text))).next();
    let before =
        name.start.checked_sub(1).and_then(|at| tokens.get(at)).filter(|token| token.is_word() && !token.is(SMALL));
    let beside = before.and_then(|token| lexicon::gender(token.text(text)));
    let given = (name.len() > 1).then(|| tokens.get(name.start)).flatten();
    title.or(beside).or_else(|| lexicon::gender(given?.text(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_a_gender_is_no_small_word() {
        for (word, _) in lexicon::genders() {
            assert_eq!(lexicon::class_of(word) & SMALL, 0, "{word}");
        }
    }
}
