//! Pieces: a quotation of several sentences can hold several claims, and each is proposed by itself.

use std::ops::Range;

use super::Form;
use super::article::Said;
use super::sentences::sentences;
use super::tokens::{Kind, Token};
use super::view::Cut;

/// Cuts direct speech at the ends of its sentences. A sentence that only makes sense with the one before
/// ("Otherwise, we leave") stays with it. What is in the article's words is cut where "and that" brings another clause.
pub(super) fn pieces(text: &str, tokens: &[Token], said: &Said) -> Vec<Said> {
    if said.form != Form::Direct {
        return clauses(text, tokens, said);
    }
    let mut cut: Vec<Vec<Range<usize>>> = Vec::new();
    for piece in said.spans.iter().flat_map(|span| self::cut(text, tokens, span)) {
        match cut.last_mut() {
            // "Nobody," she said, "was paid": one sentence around its cue.
            Some(open) if goes_on(text, open, &piece) => open.push(piece),
            _ => cut.push(vec![piece]),
        }
    }
    if cut.len() < 2 {
        return vec![said.clone()];
    }
    let piece = |spans: Vec<Range<usize>>| {
        let (start, end) = (spans.first().map_or(0, |span| span.start), spans.last().map_or(0, |span| span.end));
        let is_beside_cue = start >= said.sentence.start && end <= said.sentence.end;
        let sentence = if is_beside_cue { said.sentence.clone() } else { start..end };
        Said { sentence, spans, ..said.clone() }
    };
    cut.into_iter().map(piece).collect()
}

/// Cuts "(said that) the dam is safe and that the port will open" in two.
fn clauses(text: &str, tokens: &[Token], said: &Said) -> Vec<Said> {
    let [span] = said.spans.as_slice() else { return vec![said.clone()] };
    let first = tokens.partition_point(|token| token.start() < span.start);
    let end = tokens.partition_point(|token| token.end() <= span.end);
    let reads = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.text(text) == word);
    if !first.checked_sub(1).is_some_and(|before| reads(before, "that")) {
        return vec![said.clone()];
    }
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut start = first;
    for at in first..end {
        if reads(at, "and") && reads(at + 1, "that") && at >= start + SHORTEST && at + 1 + SHORTEST < end {
            let comma = tokens.get(at - 1).is_some_and(|token| token.kind == Kind::Comma);
            spans.extend(bytes(tokens, start..at - usize::from(comma)));
            start = at + 2;
        }
    }
    if spans.is_empty() {
        return vec![said.clone()];
    }
    spans.extend(bytes(tokens, start..end));
    spans.into_iter().map(|span| Said { spans: vec![span], ..said.clone() }).collect()
}

/// A clause has at least so many words.
const SHORTEST: usize = 3;

fn bytes(tokens: &[Token], places: Range<usize>) -> Option<Range<usize>> {
    let (first, last) = (tokens.get(places.start)?, tokens.get(places.end.checked_sub(1)?)?);
    (first.start() < last.end()).then_some(first.start()..last.end())
}

/// Whether a sentence goes on with a piece behind its cue: only a comma leads on to it.
fn goes_on(text: &str, open: &[Range<usize>], piece: &Range<usize>) -> bool {
    let Some(gap) = open.last().and_then(|last| text.get(last.end..piece.start)) else { return false };
    gap.trim_end_matches(['‘', '\'', '“', '"', '`', '«', ' ', '\n']).ends_with(',')
}

/// The sentences of a span, in bytes.
fn cut(text: &str, tokens: &[Token], span: &Range<usize>) -> Vec<Range<usize>> {
    let first = tokens.partition_point(|token| token.start() < span.start);
    let end = tokens.partition_point(|token| token.end() <= span.end);
    let cut = Cut { text, tokens, quotes: &[] };
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in sentences(cut, tokens.get(first..end).unwrap_or_default()) {
        let (Some(start), Some(last)) = (sentence.first(), sentence.last()) else { continue };
        match found.last_mut() {
            Some(before) if leans_back(text, start) => before.end = last.end(),
            _ => found.push(start.start()..last.end()),
        }
    }
    found
}

/// Whether a sentence begins with a word that takes up the one before.
fn leans_back(text: &str, first: &Token) -> bool {
    matches!(first.text(text), "Otherwise" | "Then" | "Or" | "Else" | "Because" | "Until" | "Unless")
}
