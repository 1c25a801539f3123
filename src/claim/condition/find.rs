//! Whether the marker at a place makes a condition, and how far that reaches.

use super::ConditionKind;
use super::asides::{Place, is_aside, is_question};
use super::clauses::{Main, Piece, Span, bare, has_verb, is_verb_at, main_clause, opens_main, pieces};
use super::lexicon::{CONJUNCTION, MODAL, SURE};
use super::markers::{Class, Marker, marker_at};
use super::meant::is_meant;
use super::seat::{Seat, opens_subordinate, seat};
use super::speech::{Tense, is_negated, tense};
use super::verbs::{is_base_verb, is_report};
use super::words::{Kind, Words};

/// Why a condition could not be taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Where it ends, or what hangs on it, cannot be told.
    NoEnd,
    /// It stands in the sentence before: "Otherwise, we leave".
    RefersBack,
}

/// A condition and what hangs on it, as ranges of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) kind: ConditionKind,
    pub(super) text: Vec<Span>,
    pub(super) statement: Vec<Span>,
    /// The condition with its marker.
    pub(super) span: Span,
}

/// What a marker makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No condition.
    Nothing,
    Unclear(Doubt),
    Found(Reading),
    /// A condition that nothing hangs on.
    Alone(ConditionKind, Span),
}

/// Whose words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Running text: most of it holds no condition.
    Text,
    /// Words that were given as a condition.
    Flag,
}

/// Finds the marker that begins at a token of a sentence, with the words that belong to it.
pub(super) fn place_at(words: &Words<'_>, at: usize, sentence: &Span) -> Option<Place> {
    let (mut marker, end) = marker_at(words, at)?;
    let mut start = at;
    let before = |start: usize| start.checked_sub(1).filter(|at| *at >= sentence.start);
    let word_before = |start: usize| before(start).map(|at| words.word_at(at)).unwrap_or_default();
    if word_before(start) == "not" && marker.kind == ConditionKind::Unless && stands_free(words, start - 1, sentence) {
        start -= 1;
        let is_denied = is_negated(words, sentence.start..start);
        marker = Marker { kind: if is_denied { marker.kind } else { ConditionKind::If }, ..marker };
    }
    if word_before(start) == "only" || (word_before(start) == "for" && marker.words.ends_with("as long as")) {
        start -= 1;
    } else if matches!(word_before(start), "least") && word_before(start - 1) == "at" {
        start -= 2;
    }
    let is_qualified = start < at;
    if is_qualified && matches!(word_before(start), "but" | "and") && before(start) != Some(sentence.start) {
        start -= 1;
    }
    Some(Place { marker, mark: start..end, sentence: sentence.clone() })
}

/// Whether a "not" denies what follows and no verb before it: "but not unless".
fn stands_free(words: &Words<'_>, not: usize, sentence: &Span) -> bool {
    let before = not.checked_sub(1).filter(|at| *at >= sentence.start);
    before.is_none_or(|at| words.kind_at(at) != Kind::Word || words.is(at, CONJUNCTION))
}

/// Reads the condition at a place.
pub(super) fn judge(words: &Words<'_>, place: &Place, reader: Reader) -> Verdict {
    let is_asked = reader == Reader::Text && words.word_at(place.sentence.end) == "?";
    if is_asked || is_aside(words, place) || (reader == Reader::Text && is_question(words, place)) {
        return Verdict::Nothing;
    }
    if place.marker.class == Class::Inverted {
        return super::inverted::judge(words, place, reader);
    }
    if refers_back(words, place) {
        return Verdict::Unclear(Doubt::RefersBack);
    }
    let verdict = match seat(words, place) {
        Seat::Open => opening(words, place, reader),
        Seat::Joined => joined(words, place, reader),
        Seat::Bracketed => bracketed(words, place, reader),
        Seat::Middle => middle(words, place).unwrap_or_else(|| trailing(words, place, reader)),
        Seat::After => trailing(words, place, reader),
        Seat::Between => Verdict::Unclear(Doubt::NoEnd),
    };
    match verdict {
        Verdict::Found(reading) if !is_meant(words, place, &reading, reader) => Verdict::Nothing,
        Verdict::Unclear(_) if reader == Reader::Text && is_weak(place.marker.class) => Verdict::Nothing,
        // "Depending on" tells that something hangs on it, not how.
        Verdict::Found(_) if reader == Reader::Text && place.marker.words.starts_with("depending") => {
            Verdict::Unclear(Doubt::NoEnd)
        }
        verdict => verdict,
    }
}

/// Classes of which only some words make a condition: what cannot be read of them says nothing.
fn is_weak(class: Class) -> bool {
    matches!(class, Class::Verb | Class::Time | Class::Noun | Class::Opening | Class::Without)
}

/// "Failing that", "without it": the condition stands elsewhere.
fn refers_back(words: &Words<'_>, place: &Place) -> bool {
    let next = place.mark.end;
    let ends = next + 1 >= place.sentence.end || words.kind_at(next + 1) != Kind::Word;
    ends && words.is_any(next, &["that", "this", "it", "them", "these", "which"])
}

fn needs_verb(class: Class) -> bool {
    matches!(class, Class::Clause | Class::If | Class::Verb)
}

/// The condition comes first, the main clause after it.
fn opening(words: &Words<'_>, place: &Place, reader: Reader) -> Verdict {
    if let Some(reading) = super::inverted::after_only(words, place) {
        return Verdict::Found(reading);
    }
    match main_clause(words, place.after(), needs_verb(place.marker.class)) {
        Main::At(main) => split_at(words, place, main),
        Main::Absent if reader == Reader::Flag && bare(words, place.before()).is_empty() => {
            Verdict::Alone(place.marker.kind, place.after())
        }
        Main::Absent | Main::Unsure => Verdict::Unclear(Doubt::NoEnd),
    }
}

fn split_at(words: &Words<'_>, place: &Place, main: usize) -> Verdict {
    let text = bare(words, place.mark.end..main);
    let then = if words.word_at(main) == "then" { main + 1 } else { main };
    let start = bare(words, then..place.sentence.end).start;
    if text.is_empty() || start >= place.sentence.end || holds_second(words, start..place.sentence.end) {
        return Verdict::Unclear(Doubt::NoEnd);
    }
    let is_closed = (text.end..start).any(|at| words.kind_at(at) == Kind::Other);
    let start = start - usize::from(words.opens_quote(start - 1));
    let lead = place.before();
    // “If they sign,” she said: what opens the quotation goes with its end.
    let lead = if is_closed && bare(words, lead.clone()).is_empty() { lead.start..lead.start } else { lead };
    let statement = vec![lead, start..place.sentence.end];
    let span = place.mark.start..text.end;
    Verdict::Found(Reading { kind: place.marker.kind, text: vec![text], statement, span })
}

/// A second claim with a condition of its own: "..., and if they leave, we stay".
fn holds_second(words: &Words<'_>, main: Span) -> bool {
    main.into_iter().any(|at| {
        words.is_any(at, &["and", "but", "or"])
            && words.is_any(at + 1, &["if", "unless"])
            && words.word_at(at + 2) != "not"
    })
}

/// "He said that if ..., ...", "... and if ..., ...".
fn joined(words: &Words<'_>, place: &Place, reader: Reader) -> Verdict {
    let lead = bare(words, place.before());
    let last = words.word_at(lead.end.saturating_sub(1));
    let is_quoted = words.word_at(lead.end) == ":";
    let is_said = last == "that" || is_report(last) || is_quoted;
    let unclear = Verdict::Unclear(Doubt::NoEnd);
    match main_clause(words, place.after(), needs_verb(place.marker.class)) {
        Main::At(_) if !is_said && tense(words, lead.clone()) == Tense::Ahead => Verdict::Unclear(Doubt::NoEnd),
        Main::At(main) => split_at(words, place, main),
        Main::Absent if stands_after(words, place, Kind::Comma) => middle(words, place).unwrap_or(unclear),
        // What is said begins with the marker.
        Main::Absent if is_said && !stands_after(words, place, Kind::Word) => unclear,
        Main::Absent if is_said || reader == Reader::Flag => trailing(words, place, reader),
        Main::Absent | Main::Unsure => unclear,
    }
}

/// Whether a mark of this kind stands before a marker.
fn stands_after(words: &Words<'_>, place: &Place, kind: Kind) -> bool {
    let before = place.mark.start.checked_sub(1).filter(|at| *at >= place.sentence.start);
    before.is_some_and(|at| words.kind_at(at) == kind)
}

/// "The pact (if they ratify it) will ...".
fn bracketed(words: &Words<'_>, place: &Place, reader: Reader) -> Verdict {
    let opens = words.kind_at(place.mark.start - 1);
    let closes = if opens == Kind::Open { Kind::Close } else { Kind::Dash };
    let Some(close) = place.after().find(|at| words.kind_at(*at) == closes) else {
        return trailing(words, place, reader);
    };
    let before = place.sentence.start..place.mark.start - 1;
    if bare(words, before.clone()).is_empty() {
        return Verdict::Unclear(Doubt::NoEnd);
    }
    around(words, place, before, close)
}

/// "The US, if no progress is made, will withdraw."
fn middle(words: &Words<'_>, place: &Place) -> Option<Verdict> {
    let subject = place.sentence.start..bare(words, place.before()).end;
    let last = subject.end.checked_sub(1)?;
    let is_cut = words.is(last, MODAL) || words.word_at(last) == "to";
    let mut commas = place.after().filter(|at| matches!(words.kind_at(*at), Kind::Comma | Kind::Dash));
    let goes_on = |at: &usize| {
        let next = bare(words, *at + 1..place.sentence.end).start;
        let word = words.word_at(next);
        is_cut || words.is(next, SURE) || (is_verb_at(words, next, next + 1) && !is_base_verb(word))
    };
    let close = commas.find(goes_on)?;
    Some(around(words, place, subject, close))
}

fn around(words: &Words<'_>, place: &Place, before: Span, close: usize) -> Verdict {
    let text = bare(words, place.mark.end..close);
    let rest = close + 1..place.sentence.end;
    if text.is_empty() {
        return Verdict::Unclear(Doubt::NoEnd);
    }
    let span = place.mark.start..text.end;
    Verdict::Found(Reading { kind: place.marker.kind, text: vec![text], statement: vec![before, rest], span })
}

/// What hangs on it comes first.
fn trailing(words: &Words<'_>, place: &Place, reader: Reader) -> Verdict {
    let before = place.sentence.start..bare(words, place.before()).end;
    let end = tail(words, place);
    let text = bare(words, place.mark.end..end);
    let is_verbless = reader == Reader::Text && place.marker.class != Class::If && !has_verb(words, before.clone());
    if text.is_empty() || bare(words, before.clone()).is_empty() || (is_verbless && place.marker.words != "unless") {
        return Verdict::Unclear(Doubt::NoEnd);
    }
    let span = place.mark.start..text.end;
    let statement = vec![before, end..place.sentence.end];
    Verdict::Found(Reading { kind: place.marker.kind, text: vec![text], statement, span })
}

/// Where a condition that comes last ends: before who says so, and before what belongs to the main clause again.
fn tail(words: &Words<'_>, place: &Place) -> usize {
    const BACK: [&str; 11] =
        ["but", "so", "yet", "although", "though", "while", "because", "as", "since", "adding", "saying"];
    let pieces = pieces(words, place.after());
    let is_led = opens_subordinate(words, &bare(words, place.before()));
    let mut begun = false;
    for (at, (span, piece)) in pieces.iter().enumerate() {
        let first = words.word_at(span.start);
        let is_back = match piece {
            Piece::Said => true,
            Piece::Strong if is_led => true,
            Piece::Bound if BACK.contains(&first) => !follows_condition(words, span.start + 1),
            Piece::Bound if matches!(first, "and" | "or") => {
                let rest = span.start + 1..span.end;
                let is_told = opens_main(words, rest.clone()) && tense(words, rest.clone()) == Tense::Past;
                !follows_condition(words, rest.start) && (tense(words, rest) == Tense::Ahead || is_told)
            }
            _ => words.is_any(span.start, &["adding", "saying"]),
        };
        if at > 0 && begun && is_back {
            return span.start - 1;
        }
        begun |= !matches!(piece, Piece::Lead | Piece::Empty);
    }
    place.sentence.end
}

fn follows_condition(words: &Words<'_>, at: usize) -> bool {
    matches!(words.word_at(at), "if" | "unless" | "only" | "when" | "until" | "provided")
}
