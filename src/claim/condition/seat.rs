//! Where in its sentence a marker stands: that decides where its condition ends and what hangs on it.

use super::asides::Place;
use super::clauses::{Piece, Span, bare, has_verb, is_date, pieces};
use super::lexicon::{CONJUNCTION, CONNECTIVE, MODAL, PREPOSITION, SUBORDINATE};
use super::verbs::is_report;
use super::words::{Kind, Words};

/// Where in its sentence a marker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// At the beginning, or after words that only lead in.
    Open,
    /// At the beginning of a clause that is said, or joined to another.
    Joined,
    /// Between brackets or dashes.
    Bracketed,
    /// Between a subject and its verb.
    Middle,
    /// After what hangs on it.
    After,
    /// Between two clauses that may both hang on it.
    Between,
}

/// Tells where a marker stands.
pub(super) fn seat(words: &Words<'_>, place: &Place) -> Seat {
    let before = place.before();
    let lead = bare(words, before.clone());
    let touching = place.mark.start.checked_sub(1).filter(|at| *at >= before.start).map(|at| words.kind_at(at));
    if touching == Some(Kind::Open) {
        return Seat::Bracketed;
    }
    if lead.clone().all(|at| words.kind_at(at) != Kind::Word || words.is(at, CONNECTIVE)) {
        return Seat::Open;
    }
    let last = words.word_at(lead.end - 1);
    let is_parted = matches!(touching, Some(Kind::Comma | Kind::Dash));
    let is_bound = words.is(lead.end - 1, CONJUNCTION | SUBORDINATE) || last == "whereby";
    if is_bound || is_report(last) || words.word_at(lead.end) == ":" {
        return Seat::Joined;
    }
    if touching == Some(Kind::Dash) && is_dateline(words, &lead) {
        return Seat::Open;
    }
    if touching == Some(Kind::Dash) && place.after().any(|at| words.kind_at(at) == Kind::Dash) {
        return Seat::Bracketed;
    }
    if is_parted && (words.is(lead.end - 1, MODAL) || last == "to") {
        return Seat::Middle;
    }
    if is_parted && !has_verb(words, lead.clone()) {
        let first = words.word_at(lead.start);
        let leads_in = words.is(lead.start, PREPOSITION) || first.ends_with("ing") || is_date(words, lead.clone());
        return if leads_in { Seat::Open } else { Seat::Middle };
    }
    if is_parted && opens_subordinate(words, &lead) && holds_strong(words, place) {
        return Seat::Open;
    }
    match is_parted {
        true if goes_on(words, place) => Seat::Middle,
        true if holds_strong(words, place) => Seat::Between,
        _ => Seat::After,
    }
}

/// "PARIS — If ...": where it was written.
fn is_dateline(words: &Words<'_>, lead: &Span) -> bool {
    const LONGEST: usize = 4;
    lead.len() <= LONGEST && words.written(lead.clone()).chars().all(|c| !c.is_lowercase())
}

/// "While they talk, ...": the main clause is still to come.
pub(super) fn opens_subordinate(words: &Words<'_>, lead: &Span) -> bool {
    const OPENERS: [&str; 7] = ["while", "when", "although", "though", "because", "since", "if"];
    let first = lead.clone().find(|at| !words.is_any(*at, &["and", "but", "so"])).unwrap_or(lead.start);
    words.is_any(first, &OPENERS)
}

fn holds_strong(words: &Words<'_>, place: &Place) -> bool {
    pieces(words, place.after()).iter().skip(1).any(|(_, piece)| *piece == Piece::Strong)
}

/// Whether a modal goes on right after the condition: "..., if elected, would need".
fn goes_on(words: &Words<'_>, place: &Place) -> bool {
    let pieces = pieces(words, place.after());
    let next = pieces.get(1).filter(|(_, piece)| *piece == Piece::VerbFirst);
    next.is_some_and(|(span, _)| words.is(bare(words, span.clone()).start, MODAL))
}
