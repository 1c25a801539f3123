//! Conditions without a word like "if": "sign or face tariffs", "no deal, no troops", and "Otherwise, we leave",
//! whose condition stands before it.

use super::ConditionKind;
use super::clauses::{Piece, Span, bare, has_verb, is_date, opens_main, pieces};
use super::find::{Reader, Reading, Verdict};
use super::lexicon::{CONNECTIVE, DETERMINER, MODAL, REFERS, SUBORDINATE, SURE};
use super::speech::{Tense, is_order, tense};
use super::verbs::{asks, is_base_verb};
use super::words::{Kind, Words};

/// How many words like "or" are tried in one sentence.
const TRIES: usize = 16;

/// Words that stand for a condition said before them.
pub(super) const BACK: [(&str, ConditionKind); 6] = [
    ("otherwise", ConditionKind::Unless),
    ("if not", ConditionKind::Unless),
    ("failing that", ConditionKind::Unless),
    ("or else", ConditionKind::Unless),
    ("if so", ConditionKind::If),
    ("in that case", ConditionKind::If),
];

/// Reads "..., otherwise we leave", with the condition before it, in the same sentence or the one before.
pub(super) fn back(words: &Words<'_>, sentence: &Span, earlier: Option<&Span>) -> Option<Verdict> {
    let found = sentence.clone().filter_map(|at| Some((at, back_word(words, at, sentence)?))).next();
    let (at, (kind, end)) = found?;
    let statement = bare(words, end..sentence.end);
    let own = cleaned(words, sentence.start..at);
    let (text, before) = match (own.is_empty(), earlier) {
        (false, _) => (own, 0..sentence.start),
        (true, Some(earlier)) => (cleaned(words, earlier.clone()), 0..earlier.start),
        (true, None) => (own, 0..sentence.start),
    };
    if statement.is_empty() {
        return None;
    }
    let statement = vec![before, statement.start..sentence.end];
    let text = if text.is_empty() { Vec::new() } else { vec![text] };
    Some(Verdict::Found(Reading { kind, text, statement, span: at..end }))
}

/// Whether a word at a token refers back, and the token after it.
fn back_word(words: &Words<'_>, at: usize, sentence: &Span) -> Option<(ConditionKind, usize)> {
    if !words.is(at, REFERS) {
        return None;
    }
    let (kind, end) = BACK.iter().find_map(|(phrase, kind)| Some((*kind, words.follow(at, phrase)?)))?;
    let is_lead = |at: usize| words.kind_at(at) != Kind::Word || words.is(at, CONNECTIVE);
    let is_first = (sentence.start..at).rev().take(4).all(is_lead) && at < sentence.start + 4;
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let is_free = before.is_none_or(|at| words.kind_at(at) != Kind::Word || words.is_any(at, &["and", "but"]));
    let is_else = words.word_at(at) == "or";
    let opens = words.kind_at(end) == Kind::Comma
        || opens_main(words, end..sentence.end.min(end + 6))
        || (words.word_at(at) == "otherwise" && (words.is(end, DETERMINER) || !is_first));
    (end < sentence.end && is_free && opens && (!is_else || is_first)).then_some((kind, end))
}

/// The words that another sentence refers back to: without what leads in, and without "to determine if ...".
pub(super) fn cleaned(words: &Words<'_>, span: Span) -> Span {
    const REACH: usize = 8;
    let span = bare(words, span);
    let is_lead = |at: &usize| words.kind_at(*at) != Kind::Word || words.is(*at, CONNECTIVE);
    let start = span.clone().find(|at| !is_lead(at)).unwrap_or(span.end);
    let is_purpose = |at: &usize| {
        let is_asking = words.word_at(*at) == "to" && asks(words.word_at(at + 1));
        is_asking && (at + 2..at + REACH).any(|at| words.is_any(at, &["if", "whether"]))
    };
    let end = (start..span.end).find(is_purpose).unwrap_or(span.end);
    let is_tied = |at: &usize| !words.is_any(*at, &["and", "but"]);
    let last = (start..end).rev().find(is_tied).map_or(start, |last| last + 1);
    bare(words, start..last)
}

/// Reads two halves of a sentence that are set against each other.
pub(super) fn alternative(words: &Words<'_>, sentence: &Span, reader: Reader) -> Option<Reading> {
    no_without(words, sentence).or_else(|| either_or(words, sentence, reader)).or_else(|| order_and(words, sentence))
}

/// "Do that again and we will sue."
fn order_and(words: &Words<'_>, sentence: &Span) -> Option<Reading> {
    let sentence = bare(words, sentence.clone());
    let and = sentence.clone().find(|at| words.word_at(*at) == "and")?;
    let (text, statement) = (bare(words, sentence.start..and), bare(words, and + 1..sentence.end));
    let follows = words.is_any(statement.start, &["we", "i", "we'll", "i'll"]) && is_clause_ahead(words, &statement);
    let is_again = words.word_at(text.end.checked_sub(1)?) == "again";
    (is_again && follows && is_order(words, &text)).then(|| Reading {
        kind: ConditionKind::If,
        text: vec![text.clone()],
        statement: vec![statement],
        span: text,
    })
}

/// "No deal, no troops."
fn no_without(words: &Words<'_>, sentence: &Span) -> Option<Reading> {
    const LONGEST: usize = 6;
    let sentence = bare(words, sentence.clone());
    let ends = (sentence.start..sentence.end).take(LONGEST + 1);
    let comma = ends.into_iter().find(|at| matches!(words.kind_at(*at), Kind::Comma | Kind::Dash | Kind::Semicolon))?;
    let text = sentence.start..comma;
    let is_bare = text.len() > 1 && !text.clone().any(|at| words.is(at, SURE));
    let is_pair = words.word_at(text.start) == "no" && words.word_at(comma + 1) == "no";
    let statement = comma + 1..sentence.end;
    let (kind, span) = (ConditionKind::If, text.clone());
    (is_bare && is_pair && statement.len() > 1).then(|| Reading {
        kind,
        text: vec![text],
        statement: vec![statement],
        span,
    })
}

/// "X or Y": X is done, or Y follows.
fn either_or(words: &Words<'_>, sentence: &Span, reader: Reader) -> Option<Reading> {
    let sentence = bare(words, sentence.clone());
    let lead = sentence.clone().find(|at| !words.is_any(*at, &["but", "and", "so"])).unwrap_or(sentence.start);
    let is_either = words.word_at(lead) == "either";
    let start = if is_either { lead + 1 } else { lead };
    let ors: Vec<usize> = (start + 1..sentence.end).filter(|at| words.word_at(*at) == "or").take(TRIES).collect();
    let halves = |or: usize| {
        let is_else = words.word_at(or + 1) == "else";
        (bare(words, start..or), bare(words, or + 1 + usize::from(is_else)..sentence.end), is_else)
    };
    let clear = ors.iter().copied().find(|or| {
        let (first, second, is_else) = halves(*or);
        is_threat(words, &first, &second, is_else, is_either)
    });
    let or = match (clear, ors.as_slice(), reader) {
        (Some(or), _, _) => or,
        (None, [or], Reader::Flag) if is_parting(words, *or, sentence.end) => *or,
        _ => return None,
    };
    let (text, statement, _) = halves(or);
    let is_whole = !text.is_empty() && !statement.is_empty();
    let span = sentence.start..or;
    let reading = Reading { kind: ConditionKind::Unless, text: vec![text], statement: vec![statement], span };
    is_whole.then_some(reading)
}

/// Whether an "or" parts two things, not two dates, "more or less".
fn is_parting(words: &Words<'_>, or: usize, end: usize) -> bool {
    let is_aside = words.is_any(or + 1, &["so", "not", "less", "more", "later", "next", "two", "three", "even"]);
    !is_aside && !is_date(words, or + 1..end)
}

/// Whether running text sets the second half against the first: "must sign by Friday or face tariffs".
fn is_threat(words: &Words<'_>, first: &Span, second: &Span, is_else: bool, is_either: bool) -> bool {
    const REACH: usize = 8;
    const PRICES: [&str; 14] = [
        "face", "risk", "lose", "suffer", "pay", "be", "forfeit", "leave", "resign", "quit", "get", "incur", "see",
        "go",
    ];
    if first.is_empty() || second.is_empty() || words.is_any(first.end - 1, &["whether", "and", "more"]) {
        return false;
    }
    if is_else {
        return has_verb(words, first.clone()) || is_called_for(words, first);
    }
    let is_option = (!is_either && first.clone().any(|at| words.is_any(at, &["either", "whether"])))
        || first.clone().any(|at| words.is_any(at, &["could", "may", "might", "can"]));
    let next = words.word_at(second.start);
    let near = first.end.saturating_sub(REACH).max(first.start)..first.end;
    let is_dated = || near.clone().any(|at| is_date(words, at..first.end));
    let costs = || PRICES.contains(&next) || (is_base_verb(next) && is_dated());
    !is_option
        && (is_called_for(words, first) && costs()
            || says_what_follows(words, first, second)
            || says_plainly(words, first, second, is_either))
}

/// "They pay, or we leave": what others do, and what we do.
fn says_plainly(words: &Words<'_>, first: &Span, second: &Span, is_either: bool) -> bool {
    let is_parted = is_either || words.kind_at(first.end) == Kind::Comma;
    let is_theirs = words.is_any(first.start, &["they", "you", "he", "she"]) || words.is_capital(first.start);
    let is_deed = is_base_verb(words.word_at(first.start + 1)) || words.word_at(first.start + 1).ends_with('s');
    let is_ours = words.is_any(second.start, &["we", "i"]) && is_base_verb(words.word_at(second.start + 1));
    is_parted && is_theirs && is_deed && is_ours && !is_willing(words, first)
}

/// Whether somebody is to do something.
fn is_called_for(words: &Words<'_>, first: &Span) -> bool {
    is_necessary(words, first) || is_order(words, &cleaned(words, first.clone()))
}

/// "They sign or we will leave": a deed, and a clause with a subject and a modal of its own.
fn says_what_follows(words: &Words<'_>, first: &Span, second: &Span) -> bool {
    let is_called_for = is_called_for(words, first);
    let has_subject = is_called_for
        || opens_main(words, second.clone())
        || words.is(second.start, DETERMINER)
        || words.is_capital(second.start);
    let is_state = || first.clone().any(|at| words.is_any(at, &["is", "are", "was", "were", "it's", "to"]));
    let is_deed = || is_called_for || (has_verb(words, first.clone()) && !is_state());
    has_subject && is_deed() && !is_willing(words, first) && is_clause_ahead(words, second)
}

fn is_necessary(words: &Words<'_>, range: &Span) -> bool {
    range.clone().any(|at| {
        words.word_at(at) == "must"
            || (words.is_any(at, &["have", "has", "need", "needs", "ought"]) && words.word_at(at + 1) == "to")
            || (words.word_at(at) == "had" && words.word_at(at + 1) == "better")
    })
}

/// Whether a range says itself what will be: then two futures stand side by side, and none hangs on the other.
fn is_willing(words: &Words<'_>, range: &Span) -> bool {
    range.clone().any(|at| words.is(at, MODAL) && words.word_at(at) != "must")
        || tense(words, range.clone()) == Tense::Past
}

/// Whether a half is a clause of its own that looks ahead: "we will leave".
fn is_clause_ahead(words: &Words<'_>, second: &Span) -> bool {
    const NEAR: usize = 6;
    let is_bound = words.is(second.start, SUBORDINATE);
    let first = pieces(words, second.clone()).into_iter().next();
    let is_ahead = |span: &Span| span.clone().take(NEAR).any(|at| words.is(at, MODAL));
    !is_bound && first.is_some_and(|(span, piece)| piece == Piece::Strong && is_ahead(&span))
}
