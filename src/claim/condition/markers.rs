//! The words that open a condition, and what each of them needs to be one.

use std::sync::LazyLock;

use super::ConditionKind;
use super::lexicon::{GOES_ON, LONE, MARKER};
use super::words::Words;
use crate::letters::Table;

/// What stands after a marker, and what else it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A clause, wherever it stands: "unless".
    Clause,
    /// As above; also the head of a question and of asides: "if".
    If,
    /// A clause; a verb too ("they provided arms").
    Verb,
    /// A clause, a condition only where what is claimed lies ahead: "when".
    Time,
    /// As above, and a date makes a deadline of it: "until".
    Until,
    /// What happens, as a noun: "in the event of".
    Noun,
    /// A noun too, and something else inside a clause: "barring", "subject to".
    Opening,
    /// A noun or what is done; mostly tells how: "without".
    Without,
    /// A verb before its subject: "should talks fail".
    Inverted,
}

/// One marker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marker {
    pub(super) words: &'static str,
    pub(super) kind: ConditionKind,
    pub(super) class: Class,
}

const fn on(words: &'static str, class: Class) -> Marker {
    Marker { words, kind: ConditionKind::If, class }
}

const fn unless(words: &'static str, class: Class) -> Marker {
    Marker { words, kind: ConditionKind::Unless, class }
}

/// Every marker; a longer one stands before the one that it begins with.
const MARKERS: [Marker; 69] = [
    on("if and only if", Class::Clause),
    on("if , and only if ,", Class::Clause),
    on("if , and when ,", Class::Clause),
    on("if and when", Class::Clause),
    on("when and if", Class::Clause),
    on("if", Class::If),
    unless("unless and until", Class::Clause),
    unless("unless or until", Class::Clause),
    unless("unless", Class::Clause),
    unless("except if", Class::Clause),
    unless("save if", Class::Clause),
    unless("except when", Class::Clause),
    unless("except in the event of", Class::Noun),
    on("on the condition that", Class::Clause),
    on("on condition that", Class::Clause),
    on("on condition of", Class::Noun),
    on("on the condition of", Class::Noun),
    on("under the condition that", Class::Clause),
    on("under condition that", Class::Clause),
    on("with the proviso that", Class::Clause),
    on("with the condition that", Class::Clause),
    on("on the proviso that", Class::Clause),
    on("on the understanding that", Class::Clause),
    on("in the event that", Class::Clause),
    on("in the unlikely event that", Class::Clause),
    on("in the event of", Class::Noun),
    on("in the unlikely event of", Class::Noun),
    on("in case of", Class::Noun),
    on("in case", Class::Opening),
    on("in exchange for", Class::Noun),
    on("in return for", Class::Noun),
    on("provided that", Class::Clause),
    on("provided always that", Class::Clause),
    on("provided", Class::Verb),
    on("providing that", Class::Clause),
    on("providing", Class::Verb),
    on("assuming that", Class::Clause),
    on("assuming", Class::Verb),
    on("supposing that", Class::Clause),
    on("supposing", Class::Verb),
    on("as long as", Class::Clause),
    on("so long as", Class::Clause),
    on("as soon as", Class::Time),
    on("as and when", Class::Time),
    on("once", Class::Time),
    on("when", Class::Time),
    unless("until and unless", Class::Clause),
    unless("until", Class::Until),
    unless("till", Class::Until),
    on("contingent on", Class::Opening),
    on("contingent upon", Class::Opening),
    on("conditional on", Class::Opening),
    on("conditional upon", Class::Opening),
    on("conditioned on", Class::Opening),
    on("dependent on", Class::Opening),
    on("depending on", Class::Opening),
    on("depending upon", Class::Opening),
    on("subject to", Class::Opening),
    unless("barring", Class::Opening),
    unless("failing", Class::Opening),
    unless("absent", Class::Opening),
    unless("short of", Class::Opening),
    unless("but for", Class::Opening),
    unless("if it were not for", Class::Noun),
    unless("if it weren't for", Class::Noun),
    unless("if not for", Class::Noun),
    unless("without", Class::Without),
    on("should", Class::Inverted),
    on("were", Class::Inverted),
];

/// The words that markers begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    MARKERS.iter().filter_map(|marker| marker.words.split(' ').next())
}

/// Those that are markers alone.
pub(super) fn lone_words() -> impl Iterator<Item = &'static str> {
    MARKERS.iter().map(|marker| marker.words).filter(|words| !words.contains(' '))
}

/// The words that come second in markers.
pub(super) fn second_words() -> impl Iterator<Item = &'static str> {
    MARKERS.iter().filter_map(|marker| marker.words.split(' ').nth(1))
}

/// The longest marker that begins at a token, and the token after it.
pub(super) fn marker_at(words: &Words<'_>, at: usize) -> Option<(Marker, usize)> {
    static BY_FIRST_WORD: LazyLock<Table<&str, Vec<Marker>>> = LazyLock::new(|| {
        let mut all: Table<&str, Vec<Marker>> = Table::default();
        for marker in MARKERS {
            all.entry(marker.words.split(' ').next().unwrap_or_default()).or_default().push(marker);
        }
        all
    });
    if !words.is(at, MARKER) || !words.is(at, LONE) && !words.is(at + 1, GOES_ON) {
        return None;
    }
    let found = BY_FIRST_WORD.get(words.word_at(at))?.iter();
    let found = found.filter_map(|marker| words.follow(at, marker.words).map(|end| (*marker, end)));
    found.max_by_key(|(_, end)| *end)
}

/// Whether any word stands in the text that may make a condition: one pass over its bytes, as most
/// sentences hold none.
pub(super) fn may_hold_one(text: &str) -> bool {
    const LONGEST: usize = 13;
    let mut word = [0_u8; LONGEST];
    let mut length = 0;
    let (mut is_first, mut was_but) = (true, false);
    for byte in text.bytes().chain([b' ']) {
        if byte.is_ascii_alphabetic() {
            if let Some(letter) = word.get_mut(length) {
                *letter = byte | 0x20;
            }
            length += 1;
        } else if length > 0 {
            let read = word.get(..length).unwrap_or_default();
            if is_pivot(read) || (is_first && read == b"no") || (was_but && read == b"for") {
                return true;
            }
            (is_first, was_but, length) = (false, read == b"but", 0);
        }
    }
    false
}

/// Whether a word of a text, which may have hyphens and such inside, may be what [`may_hold_one`] looks for there.
pub(crate) fn may_be_part(word: &str) -> bool {
    may_hold_one(word) || word.get(word.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("but"))
}

/// The rarest word of each marker, and the words that set two things against each other.
fn is_pivot(word: &[u8]) -> bool {
    matches!(
        word,
        b"if"
            | b"or"
            | b"once"
            | b"when"
            | b"till"
            | b"long"
            | b"soon"
            | b"were"
            | b"case"
            | b"until"
            | b"again"
            | b"event"
            | b"short"
            | b"unless"
            | b"should"
            | b"except"
            | b"return"
            | b"absent"
            | b"either"
            | b"without"
            | b"barring"
            | b"failing"
            | b"subject"
            | b"proviso"
            | b"provided"
            | b"assuming"
            | b"exchange"
            | b"providing"
            | b"supposing"
            | b"condition"
            | b"otherwise"
            | b"dependent"
            | b"depending"
            | b"contingent"
            | b"conditional"
            | b"conditioned"
            | b"understanding"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::wording::{PIVOT, class_of};

    #[test]
    fn every_marker_passes_the_first_sieve() {
        let has_pivot = |words: &str| words.split(' ').any(|word| class_of(word.as_bytes()) & PIVOT != 0);
        for words in MARKERS.iter().map(|marker| marker.words).chain(["or", "either", "again", "otherwise", "no"]) {
            assert!(may_hold_one(words), "{words}");
            assert!(has_pivot(words), "{words}");
        }
        assert!(may_hold_one("No deal, no troops"));
        assert!(!may_hold_one("The minister said on Friday that there was no deal, but taxes will fall."));
    }
}
