//! Where a clause ends and the main one begins: between commas by what each piece looks like, without a comma
//! only where a subject and a modal leave no doubt.

use std::ops::Range;

use super::lexicon::{
    ADVERB, CALENDAR, CONJUNCTION, CONTRACTED, Class, DETERMINER, MODAL, PREPOSITION, PURE_SUBJECT, SUBJECT,
    SUBORDINATE, SURE,
};
use super::speech::is_attribution;
use super::verbs::{ends_clause, is_base_verb, is_report, is_verb};
use super::words::{Kind, Words};
use crate::deadline::Phrase;

/// A range of tokens.
pub(super) type Span = Range<usize>;

/// Where the main clause begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Main {
    At(usize),
    /// There is none.
    Absent,
    /// There may be one; where it begins cannot be told.
    Unsure,
}

/// What a piece between commas looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A subject and a verb that is nothing else: a main clause.
    Strong,
    /// Begins with a verb: goes on after something between commas.
    VerbFirst,
    /// Has a word that may be its verb.
    Weak,
    /// A date, or words like "in turn": belongs to what follows.
    Lead,
    /// "the minister said".
    Said,
    /// Goes on with "and", "who", "because".
    Bound,
    /// A noun, an adverbial, or a verb that is not known.
    Noun,
    Empty,
}

/// Finds the main clause after the clause that begins a range.
pub(super) fn main_clause(words: &Words<'_>, range: Span, needs_verb: bool) -> Main {
    let pieces = pieces(words, range.clone());
    match by_commas(words, &pieces, needs_verb) {
        Main::Absent => run_on(words, up_to_tail(&pieces, &range), needs_verb),
        found => found,
    }
}

/// What is left of a range when those who say it, and what goes on with a conjunction, are taken off its end.
fn up_to_tail(pieces: &[(Span, Piece)], range: &Span) -> Span {
    let tail = pieces.iter().skip(1).find(|(_, piece)| matches!(piece, Piece::Said | Piece::Bound));
    range.start..tail.map_or(range.end, |(span, _)| span.start.saturating_sub(1))
}

fn by_commas(words: &Words<'_>, pieces: &[(Span, Piece)], needs_verb: bool) -> Main {
    let piece_at = |at: usize| pieces.get(at).map_or(Piece::Empty, |(_, piece)| *piece);
    let Some((first, _)) = pieces.first() else { return Main::Absent };
    let last_strong = pieces.iter().rposition(|(_, piece)| *piece == Piece::Strong);
    // Whether the clause has all it needs before each piece.
    let mut complete = vec![false, !needs_verb || has_verb(words, first.clone())];
    let mut weak = None;
    for at in 1..pieces.len() {
        let is_complete = complete.last().copied().unwrap_or_default();
        match piece_at(at) {
            Piece::Strong if is_complete || (last_strong == Some(at) && (first.len() > 1 || at > 1)) => {
                if weak.is_some() {
                    return Main::Unsure;
                }
                let begin = with_lead(words, pieces, &complete, at);
                return Main::At(pieces.get(begin).map_or(first.end, |(span, _)| span.start));
            }
            // "..., the minister, a hawk, will resign": two pieces before stands its subject.
            Piece::VerbFirst if at > 2 && piece_at(at - 2) == Piece::Noun && complete.get(at - 2) == Some(&true) => {
                return pieces.get(at - 2).map_or(Main::Unsure, |(span, _)| Main::At(span.start));
            }
            Piece::Weak if is_complete && weak.is_none() => weak = Some(at),
            _ => {}
        }
        let has_verb = matches!(piece_at(at), Piece::Strong | Piece::VerbFirst | Piece::Weak);
        complete.push(is_complete || has_verb);
    }
    let between = |at: usize| (1..at).all(|before| !matches!(piece_at(before), Piece::Noun | Piece::VerbFirst));
    match weak {
        Some(at) if between(at) => {
            let begin = with_lead(words, pieces, &complete, at);
            Main::At(pieces.get(begin).map_or(first.end, |(span, _)| span.start))
        }
        Some(_) => Main::Unsure,
        None => alone_after_comma(words, pieces, needs_verb),
    }
}

/// One comma, and no verb known behind it: "if no deal, no troops".
fn alone_after_comma(words: &Words<'_>, pieces: &[(Span, Piece)], needs_verb: bool) -> Main {
    let Some((first, _)) = pieces.first() else { return Main::Absent };
    match pieces {
        [_, (span, Piece::Noun | Piece::VerbFirst)] if !needs_verb && !is_adverbial(words, span) => {
            Main::At(span.start)
        }
        // Two modals side by side want no comma between them.
        _ if first.clone().any(|at| words.is(at, MODAL)) => Main::Absent,
        [_, (span, Piece::Noun)] if first.len() > 1 && span.len() > 1 && !is_adverbial(words, span) => {
            Main::At(span.start)
        }
        _ => Main::Absent,
    }
}

fn is_adverbial(words: &Words<'_>, span: &Span) -> bool {
    words.is(span.start, PREPOSITION)
}

/// Steps back over what leads into the main clause: a date, who says so, a list of subjects.
fn with_lead(words: &Words<'_>, pieces: &[(Span, Piece)], complete: &[bool], main: usize) -> usize {
    const SHORT: usize = 4;
    let mut begin = main;
    while begin > 1 && complete.get(begin - 1) == Some(&true) {
        let Some((before, piece)) = pieces.get(begin - 1) else { break };
        let is_listed = *piece == Piece::Noun
            && before.len() <= SHORT
            && pieces.get(begin).is_some_and(|(span, _)| begin < main || has_two_subjects(words, span));
        if !matches!(piece, Piece::Lead | Piece::Said) && !is_listed {
            break;
        }
        begin -= 1;
    }
    begin
}

fn has_two_subjects(words: &Words<'_>, piece: &Span) -> bool {
    let verb = piece.clone().find(|at| words.is(*at, SURE)).unwrap_or(piece.start);
    (piece.start..verb).any(|at| words.is_any(at, &["and", "or"]))
}

/// A range in its pieces between commas and dashes. The comma inside a date divides nothing.
pub(super) fn pieces(words: &Words<'_>, range: Span) -> Vec<(Span, Piece)> {
    let mut found = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        if matches!(words.kind_at(at), Kind::Comma | Kind::Dash) && !is_inside_date(words, at) {
            found.push((start..at, piece(words, start..at)));
            start = at + 1;
        } else if words.word_at(at) == "then" && at > start && opens_main(words, at + 1..range.end.min(at + 6)) {
            found.push((start..at, piece(words, start..at)));
            start = at;
        }
    }
    found.push((start..range.end, piece(words, start..range.end)));
    found
}

fn is_inside_date(words: &Words<'_>, comma: usize) -> bool {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let before = comma.checked_sub(1).map(|at| words.word_at(at)).unwrap_or_default();
    let after = words.word_at(comma + 1);
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = is_number(after) && after.len() == 4;
    let is_day = before.starts_with(|c: char| c.is_ascii_digit()) && before.len() <= 4;
    let is_month = words.is_capital(comma + 1) && is_number(words.word_at(comma + 2));
    (is_day && is_year) || (WEEKDAYS.contains(&before) && is_month)
}

fn piece(words: &Words<'_>, span: Span) -> Piece {
    let span = bare(words, span);
    if span.is_empty() {
        return Piece::Empty;
    }
    let first = words.word_at(span.start);
    if is_attribution(words, span.clone()) {
        return Piece::Said;
    }
    if first == "then" || opens_main(words, span.clone()) {
        return Piece::Strong;
    }
    if words.is(span.start, CONJUNCTION) || (words.is(span.start, SUBORDINATE) && !words.is(span.start + 1, SURE)) {
        return Piece::Bound;
    }
    let start = span.clone().find(|at| !words.is(*at, ADVERB)).unwrap_or(span.start);
    if words.is(start, SURE) {
        return Piece::VerbFirst;
    }
    if is_lead(words, &span) {
        return Piece::Lead;
    }
    by_verb(words, start..span.end)
}

/// Tells a piece that begins with a noun by the verb it holds.
fn by_verb(words: &Words<'_>, span: Span) -> Piece {
    let first = words.word_at(span.start);
    let is_adverbial = words.is(span.start, PREPOSITION) || first.ends_with("ing");
    let mut is_weak = false;
    for at in span.start + 1..span.end {
        if words.is(at, SUBORDINATE) && !words.is_any(at, &["like", "such", "as", "even"]) {
            break;
        }
        if words.is(at, SURE) && !(is_adverbial && at < span.start + 3) {
            return Piece::Strong;
        }
        is_weak = is_weak || !is_adverbial && is_verb_at(words, at, span.start);
    }
    match is_verb(first) {
        _ if is_weak => Piece::Weak,
        true if !is_base_verb(first) => Piece::VerbFirst,
        true => Piece::Weak, // "sign it"
        false => Piece::Noun,
    }
}

/// Whether a range opens with a subject that can be nothing else and goes on: "we leave".
pub(super) fn opens_main(words: &Words<'_>, range: Span) -> bool {
    let range = bare(words, range);
    let start = range.clone().find(|at| !words.is(*at, ADVERB)).unwrap_or(range.start);
    let is_subject = words.is(start, SUBJECT) && words.kind_at(start + 1) == Kind::Word && start + 1 < range.end;
    words.is(start, CONTRACTED) || (is_subject && !words.is_any(start, &["this", "these", "those"]))
}

/// A date or words that lead into what follows them.
fn is_lead(words: &Words<'_>, span: &Span) -> bool {
    const LEADS: [&str; 14] = [
        "of course",
        "however",
        "in turn",
        "in response",
        "in that case",
        "naturally",
        "in return",
        "instead",
        "presumably",
        "for our part",
        "in our view",
        "in the end",
        "at that point",
        "as a result",
    ];
    let bare = |phrase: &&str| words.follow(span.start, phrase) == Some(span.end);
    LEADS.iter().any(bare) || is_date(words, span.clone())
}

/// Whether a range of tokens is a phrase of time and nothing else.
pub(super) fn is_date(words: &Words<'_>, range: Span) -> bool {
    const LONGEST: usize = 12;
    let is_dated = |at: usize| words.is(at, CALENDAR);
    range.len() <= LONGEST && range.clone().any(is_dated) && Phrase::is_one(words.written(range))
}

/// A range without the marks at both ends.
pub(super) fn bare(words: &Words<'_>, range: Span) -> Span {
    let is_sign = |at: &usize| matches!(words.word_at(*at), "%" | "\u{b0}" | "$" | "\u{20ac}" | "\u{a3}" | "\u{2030}");
    let is_word = |at: &usize| matches!(words.kind_at(*at), Kind::Word | Kind::Open | Kind::Close) || is_sign(at);
    let start = range.clone().find(is_word).unwrap_or(range.end);
    let end = (start..range.end).rev().find(is_word).map_or(start, |last| last + 1);
    start..end
}

/// Whether a token may be the verb of the clause that begins at `start`.
pub(super) fn is_verb_at(words: &Words<'_>, at: usize, start: usize) -> bool {
    let is_noun = || at == start || at.checked_sub(1).is_some_and(|before| binds_noun(words, before));
    words.is(at, SURE) || (!is_noun() && is_verb(words.word_at(at)))
}

fn binds_noun(words: &Words<'_>, at: usize) -> bool {
    words.is(at, DETERMINER | PREPOSITION)
}

/// The first token of a range that is, or makes, its verb.
fn first_verb(words: &Words<'_>, range: Span) -> Option<usize> {
    let range = bare(words, range);
    let first = words.word_at(range.start);
    if range.len() == 1 {
        return (words.is(range.start, CONTRACTED) || ends_clause(first)).then_some(range.start);
    }
    let is_subject = words.is(range.start, PURE_SUBJECT | CONTRACTED);
    if is_subject || (range.len() > 1 && matches!(first, "it" | "there" | "you" | "nobody" | "nothing")) {
        return Some(range.start + 1);
    }
    if ends_clause(first) && first.ends_with("ed") {
        return Some(range.start); // "elected to office"
    }
    range.clone().find(|at| is_verb_at(words, *at, range.start))
}

/// Whether a range holds a verb.
pub(super) fn has_verb(words: &Words<'_>, range: Span) -> bool {
    first_verb(words, range).is_some()
}

/// Finds the main clause where no comma parts it: a subject and a modal after a clause that is complete.
fn run_on(words: &Words<'_>, range: Span, needs_verb: bool) -> Main {
    let verb = if needs_verb { first_verb(words, range.clone()) } else { Some(range.start) };
    let Some(verb) = verb else { return Main::Absent };
    let mut found = Main::Absent;
    for modal in range.start + 1..range.end {
        if !words.is(modal, MODAL) {
            continue;
        }
        match subject_before(words, modal, range.start) {
            Some(subject) if subject > verb && ends_well(words, subject, needs_verb) => {
                if found != Main::Absent {
                    return Main::Unsure;
                }
                found = Main::At(subject);
            }
            None if modal > verb + 1 && needs_verb => return Main::Unsure,
            _ => {}
        }
    }
    found
}

/// Where the subject of a modal begins, where that can be told.
fn subject_before(words: &Words<'_>, modal: usize, start: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    if words.is(modal, CONTRACTED) {
        return Some(modal);
    }
    let last = (start..modal).rev().take(3).find(|at| !words.is(*at, ADVERB))?;
    if words.is(last, SUBJECT) {
        return Some(last);
    }
    const BREAKS: Class = PREPOSITION | CONJUNCTION | SUBORDINATE | SURE | PURE_SUBJECT;
    let breaks = |at: usize| words.kind_at(at) != Kind::Word || words.is(at, BREAKS);
    let mut names = 0;
    for at in (start..=last).rev().take(LONGEST + 1) {
        if words.is(at, DETERMINER) {
            return Some(at);
        }
        if breaks(at) {
            return None;
        }
        let before = at.checked_sub(1).map(|before| words.word_at(before)).unwrap_or_default();
        let is_name = words.is_capital(at);
        names += usize::from(is_name);
        let is_run = names == last + 1 - at;
        let was_name = at.checked_sub(1).is_some_and(|before| words.is_capital(before));
        if is_run && is_name && !was_name && (at == last || ends_clause(before)) {
            return Some(at);
        }
        if at == last && !is_name && ends_clause(before) {
            return Some(at);
        }
    }
    None
}

/// Whether a clause may end before this token.
fn ends_well(words: &Words<'_>, end: usize, needs_verb: bool) -> bool {
    let is_quote = |at: &usize| words.kind_at(*at) == Kind::Other;
    let Some(last_at) = (0..end).rev().take(2).find(|at| !is_quote(at)) else { return false };
    let last = words.word_at(last_at);
    let is_open = words.is(last_at, PREPOSITION | DETERMINER | CONJUNCTION);
    let is_bound = words.is(last_at, SUBORDINATE) || (needs_verb && (words.is(last_at, SURE) || is_report(last)));
    !is_open && !is_bound && words.kind_at(last_at) == Kind::Word
}
