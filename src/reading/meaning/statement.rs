//! What is claimed, as one sentence: the deciding one, without the marks around it.

use std::borrow::Cow;
use std::ops::Range;

use super::{Hangs, Told};

/// All the words of a statement.
pub(super) fn whole(told: &Told<'_>) -> String {
    tidy(&joined(told, told.spans))
}

/// The deciding sentence without its condition.
pub(super) fn judged(told: &Told<'_>, decides: &[Range<usize>], hangs: Option<&Hangs>) -> String {
    match hangs.and_then(|hangs| hangs.left.as_deref()) {
        Some(left) => without_vow(without_that(tidy(left))),
        None => without_vow(without_that(tidy(&joined(told, decides)))),
    }
}

pub(super) fn joined<'a>(told: &Told<'a>, spans: &[Range<usize>]) -> Cow<'a, str> {
    if let [span] = spans {
        return Cow::Borrowed(told.text.get(span.clone()).unwrap_or_default());
    }
    let mut words = String::with_capacity(spans.iter().map(|span| span.len() + 1).sum());
    for piece in spans.iter().filter_map(|span| told.text.get(span.clone())) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(piece);
    }
    Cow::Owned(words)
}

/// "That taxes will rise" without the word that only brings it; "that is wrong" as it is.
fn without_that(statement: String) -> String {
    const VERBS: [&str; 16] = [
        "is", "was", "will", "would", "may", "might", "could", "can", "must", "should", "has", "had", "does", "did",
        "means", "won't",
    ];
    let rest = statement.strip_prefix("that ").filter(|rest| {
        let next = rest.split(' ').next().unwrap_or_default();
        !VERBS.contains(&next)
    });
    rest.map(str::to_owned).unwrap_or(statement)
}

/// "No tenant will pay", of "I promise you that no tenant will pay".
fn without_vow(statement: String) -> String {
    const VOWS: [&str; 6] = ["promise", "guarantee", "pledge", "vow", "swear", "assure"];
    if !statement.starts_with(['I', 'W', 'w']) {
        return statement;
    }
    let mut rest = statement.as_str();
    let mut skip = |words: &[&str]| {
        let (word, behind) = rest.split_once(' ').unwrap_or_default();
        let is_one = words.contains(&word.trim_end_matches(','));
        rest = if is_one { behind } else { rest };
        is_one
    };
    let is_own = skip(&["I", "We", "we"]);
    if is_own {
        skip(&["can", "will", "do"]);
    }
    if !is_own || !skip(&VOWS) {
        return statement;
    }
    let is_clause = skip(&["you", "everyone", "people"]) | skip(&["that"]);
    let goes_on = rest.split(' ').count() > 2 && !rest.starts_with("to ");
    if is_clause && goes_on { rest.to_owned() } else { statement }
}

/// One space between words.
fn evened(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// Whether there is one plain space between words.
fn is_even(words: &str) -> bool {
    let bytes = words.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // No way out of the loops: so many bytes are looked at in one step.
    let is_double =
        |(before, byte): (&u8, &u8)| (*before == b' ') & (*byte == b' ') | (*before == 0xc2) & (*byte == 0xa0);
    let is_other = |byte: &u8| (*byte == b'\n') | (*byte == b'\t') | (*byte == b'\r');
    let has_double = pairs.fold(false, |any, pair| any | is_double(pair));
    !has_double & !bytes.iter().fold(false, |any, byte| any | is_other(byte))
}

/// One space between words; no mark at either end that closes or opens nothing.
fn tidy(words: &str) -> String {
    let text = if is_even(words) { Cow::Borrowed(words) } else { Cow::Owned(evened(words)) };
    let bare = if is_bare(&text) { &text } else { bared(&text) };
    without_stop(bare).to_owned()
}

/// Whether a statement begins with a letter or digit and ends with one, or with a stop: most do.
fn is_bare(text: &str) -> bool {
    let is_inner = u8::is_ascii_alphanumeric;
    let bytes = text.as_bytes();
    bytes.first().is_some_and(is_inner) && bytes.last().is_some_and(|last| is_inner(last) || *last == b'.')
}

/// A statement without the marks around it.
#[inline(never)]
fn bared(text: &str) -> &str {
    let ends = |c: char| matches!(c, ',' | ';' | ':' | ' ' | '–' | '—' | '-');
    let marks = |c: char| matches!(c, '“' | '”' | '"' | '«' | '»');
    let bare = text.trim().trim_matches(ends);
    // Quotation marks around the whole go; those inside stay.
    let inner = bare.trim_start_matches(marks).trim_end_matches(marks);
    if inner.is_ascii() && !inner.contains('"') || !inner.contains(marks) {
        return inner.trim_matches(ends);
    }
    bare
}

/// A statement without its stop; that of an abbreviation stays.
fn without_stop(bare: &str) -> &str {
    let is_short = || bare.rsplit(' ').next().is_some_and(|last| last.trim_end_matches('.').contains('.'));
    bare.strip_suffix('.').filter(|_| !is_short()).unwrap_or(bare)
}
