//! Whether what stands around a marker bears out the condition that it may make: "when" looks ahead, "without"
//! hangs on a denial.

use super::asides::Place;
use super::clauses::{Span, bare, has_verb};
use super::find::{Reader, Reading};
use super::lexicon::{DETERMINER, MODAL, SUBJECT, SUBORDINATE, is_sure_verb};
use super::markers::Class;
use super::seat::{Seat, seat};
use super::speech::{Tense, is_negated, is_order, is_over, tense};
use super::words::{Kind, Words};

/// Whether the words on both sides bear out what the marker may mean.
pub(super) fn is_meant(words: &Words<'_>, place: &Place, reading: &Reading, reader: Reader) -> bool {
    let class = place.marker.class;
    match class {
        Class::If | Class::Inverted => true,
        Class::Clause if reader == Reader::Flag || !place.marker.words.ends_with("long as") => true,
        Class::Time | Class::Until | Class::Noun if reader == Reader::Flag => true,
        _ => Around::of(words, place, reading, reader).bears_out(class),
    }
}

/// What stands around a marker.
struct Around<'a> {
    words: &'a Words<'a>,
    place: &'a Place,
    reader: Reader,
    /// The condition.
    text: Span,
    /// The clause of the statement that stands nearest to it.
    near: Span,
    /// Something is claimed before it.
    comes_last: bool,
    /// It begins a clause, or a mark stands before it.
    is_parted: bool,
    is_ahead: bool,
    is_past: bool,
}

impl<'a> Around<'a> {
    fn of(words: &'a Words<'a>, place: &'a Place, reading: &Reading, reader: Reader) -> Around<'a> {
        let tenses: Vec<Tense> = reading.statement.iter().map(|span| tense(words, span.clone())).collect();
        let is_ahead = tenses.contains(&Tense::Ahead);
        let comes_last = reading.span.start > place.sentence.start && bare(words, place.before()).len() > 1;
        let seat = seat(words, place);
        let is_marked = place.mark.start.checked_sub(1).is_none_or(|at| words.kind_at(at) != Kind::Word);
        Around {
            words,
            place,
            reader,
            text: reading.text.first().cloned().unwrap_or_default(),
            near: near_clause(words, place, reading, comes_last && matches!(seat, Seat::After | Seat::Between)),
            comes_last,
            is_parted: is_marked || matches!(seat, Seat::Open | Seat::Joined),
            is_ahead,
            is_past: !is_ahead && tenses.contains(&Tense::Past),
        }
    }

    fn bears_out(&self, class: Class) -> bool {
        match class {
            Class::If | Class::Inverted => true,
            Class::Clause => !self.is_past,
            Class::Without => self.is_needed(),
            Class::Opening if self.place.marker.words == "but for" => self.is_parted && self.says_would(),
            Class::Opening => self.is_adjunct() && !self.is_told(),
            Class::Verb => {
                let is_joined = self.is_parted || opens_clause(self.words, self.place);
                is_joined && has_verb(self.words, self.text.clone()) && !self.is_told()
            }
            Class::Time => self.is_awaited(),
            Class::Until => !self.is_nearly_over() && !self.is_text_past(),
            Class::Noun => !self.is_nearly_over(),
        }
    }

    /// "Without a deal, we leave", "we cannot leave without a deal".
    fn is_needed(&self) -> bool {
        if self.is_parted && !self.comes_last {
            return !self.is_past;
        }
        let is_passive = self.words.is_any(self.place.mark.end, &["getting", "being"]);
        let near = self.near.clone();
        !is_passive && is_negated(self.words, near.clone()) && tense(self.words, near) != Tense::Past
    }

    /// "Barring a surprise, we win"; "in case talks fail" at the end is a precaution.
    fn is_adjunct(&self) -> bool {
        let stands_alone = self.is_parted && (!self.comes_last || !is_adjective(self.place) || self.is_ahead);
        let is_precaution = self.place.marker.words == "in case" && self.comes_last;
        (stands_alone || (self.is_ahead && hangs_on(self.words, self.place))) && !is_precaution
    }

    /// "When the truce ends, troops will leave": not over, and claimed of the time to come.
    fn is_awaited(&self) -> bool {
        let is_relative = self.text.clone().any(|at| self.words.is_any(at, &["will", "shall", "won't"]));
        let is_clause = has_verb(self.words, self.text.clone());
        let needs_future = self.place.marker.words == "when" || !is_clause;
        let begins = !self.comes_last || self.near.start == bare(self.words, self.place.before()).start;
        let is_open = if needs_future { is_future(self.words, &self.near, begins) } else { !self.is_past };
        is_open && !is_relative && !self.is_text_past() && !self.is_nearly_over()
    }

    /// Running text that tells of the past.
    fn is_told(&self) -> bool {
        self.is_past && self.reader == Reader::Text
    }

    fn is_nearly_over(&self) -> bool {
        is_over(self.words, self.near.clone())
    }

    /// The condition itself is over, and not as reported speech tells of the future.
    fn is_text_past(&self) -> bool {
        tense(self.words, self.text.clone()) == Tense::Past && !self.says_would()
    }

    fn says_would(&self) -> bool {
        self.near.clone().any(|at| self.words.word_at(at) == "would")
    }
}

/// The clause of the statement that stands nearest to a condition.
fn near_clause(words: &Words<'_>, place: &Place, reading: &Reading, stands_before: bool) -> Span {
    const REACH: usize = 16;
    if !stands_before {
        let main = reading.statement.last().map(|span| bare(words, span.clone())).unwrap_or_default();
        return main.start..main.end.min(main.start + REACH);
    }
    let ends = |at: &usize| {
        let is_word = matches!(words.kind_at(*at), Kind::Word | Kind::Other);
        is_word && (!words.is(*at, SUBORDINATE) || words.is_any(*at, &["as", "like", "such"]))
    };
    let before = bare(words, place.before());
    before.clone().rev().take(REACH).take_while(ends).last().unwrap_or(before.start)..before.end
}

/// Whether a clause looks ahead in so many words.
fn is_future(words: &Words<'_>, clause: &Span, may_order: bool) -> bool {
    const OPEN: [&str; 6] = ["should", "can", "could", "can't", "couldn't", "shouldn't"];
    clause.clone().any(|at| {
        let is_modal = words.is(at, MODAL) && !words.is_any(at, &OPEN);
        is_modal || words.follow(at, "going to").is_some()
    }) || (may_order && is_order(words, clause))
}

/// Whether a marker is an adjective, which may belong to a noun.
fn is_adjective(place: &Place) -> bool {
    const HANGING: [&str; 6] = ["subject", "contingent", "conditional", "conditioned", "dependent", "depending"];
    HANGING.contains(&place.marker.words.split(' ').next().unwrap_or_default())
}

/// "Will go ahead subject to approval", not "is subject to tariffs".
fn hangs_on(words: &Words<'_>, place: &Place) -> bool {
    let before = place.mark.start.checked_sub(1).map(|at| words.word_at(at)).unwrap_or_default();
    let is_predicate =
        is_sure_verb(before) || matches!(before, "become" | "becomes" | "remain" | "remains" | "made" | "not");
    is_adjective(place) && !is_predicate
}

/// "We will stay provided the truce holds."
fn opens_clause(words: &Words<'_>, place: &Place) -> bool {
    let next = place.mark.end;
    let before = place.mark.start.checked_sub(1).map(|at| words.word_at(at)).unwrap_or_default();
    let opens = words.is(next, SUBJECT) || words.is(next, DETERMINER) || words.is_capital(next);
    let is_verb = is_sure_verb(before) || matches!(before, "to" | "not" | "and" | "also" | "has" | "have");
    opens && !is_verb && bare(words, place.before()).len() > 1
}
