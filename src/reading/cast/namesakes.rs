//! People of one surname, and which of them a name means.

use std::iter::successors;
use std::ops::Range;

use super::{Meant, Person};

/// Of one surname so many people are told apart.
const NAMESAKES: usize = 64;

/// The first and the last of those who share a surname.
#[derive(Clone, Copy, Debug)]
pub(super) struct Namesakes {
    first: usize,
    last: usize,
}

/// The people of one surname, by their numbers.
pub(super) fn namesakes(people: &[Person], known: Option<Namesakes>) -> impl Iterator<Item = (usize, &Person)> {
    let person = |number: usize| Some((number, people.get(number)?));
    successors(known.and_then(|known| person(known.first)), move |(_, one)| person(one.namesake?)).take(NAMESAKES)
}

/// Puts somebody new behind those of the same surname.
pub(super) fn add_namesake(people: &mut [Person], meant: &mut Meant, number: usize) {
    let first = meant.by_surname.map_or(number, |known| known.first);
    if let Some(last) = meant.by_surname.and_then(|known| people.get_mut(known.last)) {
        last.namesake = Some(number);
    }
    meant.by_surname = Some(Namesakes { first, last: number });
}

/// The one among people of one surname whose name goes with another: the same words, or some of them.
pub(super) fn fitting<'p>(
    mut namesakes: impl Iterator<Item = (usize, &'p Person)>,
    text: &str,
    name: &Range<usize>,
    is_whole: bool,
) -> Option<usize> {
    let goes = |other: &Person| !is_whole || !other.is_whole || are_of_one(text, name, &other.name);
    namesakes.find(|(_, other)| goes(other)).map(|(number, _)| number)
}

/// The same of two names where they stand.
fn are_of_one(text: &str, one: &Range<usize>, other: &Range<usize>) -> bool {
    text.get(one.clone()).zip(text.get(other.clone())).is_some_and(|(one, other)| goes_with(one, other))
}

/// Whether two names are of one person: the shorter one's first word is the other's, or its initial.
pub(super) fn goes_with(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let (one_first, other_first) = (first_of(one), first_of(other));
    let has = |name: &[u8], first: &[u8]| name.split(|byte| *byte == b' ').any(|word| word == first);
    one_first == other_first || has(other, one_first) || has(one, other_first)
}

/// The first word of a name, without the full stop of an initial.
fn first_of(name: &[u8]) -> &[u8] {
    let end = name.iter().position(|byte| *byte == b' ').unwrap_or(name.len());
    let mut first = name.get(..end).unwrap_or(name);
    while let Some(shorter) = first.strip_suffix(b".") {
        first = shorter;
    }
    first
}

/// A word without the mark of the genitive.
pub(super) fn without_genitive(mut word: &str) -> &str {
    while let Some(shorter) = word.strip_suffix("’s") {
        word = shorter;
    }
    while let Some(shorter) = word.strip_suffix("'s") {
        word = shorter;
    }
    word
}
