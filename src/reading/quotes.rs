//! Quotations: pairs of marks inside a paragraph, in the conventions of the English-speaking press.

use std::ops::Range;

use super::tokens::{Kind, Mark, Side, Token, Tokens};

/// Words between quotation marks. All places are numbers of tokens of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The opening mark.
    pub(super) open: usize,
    /// The closing mark; where there is none, the token behind the paragraph.
    pub(super) close: usize,
    /// The token behind it.
    pub(super) end: usize,
    /// Whether it runs on in the next paragraph, which opens with a mark again.
    pub(super) runs_on: bool,
}

impl Quoted {
    /// The tokens between the marks.
    pub(super) fn inside(&self) -> Range<usize> {
        self.open + 1..self.close
    }
}

/// Which marks an article takes for its quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Convention {
    /// “ ”, " ", « », '' '': single marks are for quotations inside them.
    Double,
    /// ‘ ’, ' ': the British way.
    Single,
}

/// The quotations of an article, in order; none stands inside another or reaches beyond its paragraph.
pub(super) fn quotes(tokens: &Tokens, paragraphs: &[Range<usize>]) -> Vec<Quoted> {
    let convention = convention(tokens, &tokens.marks);
    let (mut found, mut marks) = (Vec::new(), tokens.marks.as_slice());
    for paragraph in paragraphs {
        let (here, rest) = marks.split_at(marks.partition_point(|(at, _)| *at < paragraph.end));
        if !here.is_empty() {
            of_paragraph(tokens, paragraph.end, convention, here, &mut found);
        }
        marks = rest;
    }
    found
}

/// Sees which marks an article uses: single ones where they close what is said, behind a comma or a stop, at least as
/// often as double ones open.
fn convention(tokens: &[Token], marks: &[(usize, Mark)]) -> Convention {
    let closing = marks.iter().filter(|(at, mark)| mark.is_single && closes_speech(tokens, *at)).count();
    if closing == 0 {
        return Convention::Double;
    }
    let opens = |(at, mark): &&(usize, Mark)| !mark.is_single && mark.side != Side::Close && opens_at(tokens, *at);
    let opening = marks.iter().filter(opens).count();
    if closing >= opening { Convention::Single } else { Convention::Double }
}

/// Whether a single mark stands behind a comma or a stop, and closes no quotation inside another.
fn closes_speech(tokens: &[Token], at: usize) -> bool {
    let kind_before =
        |places: usize| at.checked_sub(places).and_then(|before| tokens.get(before)).map(|token| token.kind);
    let is_inner = tokens
        .get(at + 1)
        .is_some_and(|next| matches!(next.kind, Kind::Quote(_)) && !next.shape.is_spaced() && next.breaks == 0);
    // A quotation inside it may end at the same place: 'He said: "No,"' she recalled.
    let last = if matches!(kind_before(1), Some(Kind::Quote(_))) { kind_before(2) } else { kind_before(1) };
    closes_at(tokens, at) && !is_inner && matches!(last, Some(Kind::Comma | Kind::Stop))
}

/// The quotations of a paragraph that ends before token `end`, by the marks in it.
fn of_paragraph(
    tokens: &[Token],
    end: usize,
    convention: Convention,
    marks: &[(usize, Mark)],
    found: &mut Vec<Quoted>,
) {
    let is_single = convention == Convention::Single;
    let mut open = None;
    for (at, mark) in marks.iter().copied().filter(|(_, mark)| mark.is_single == is_single) {
        let may_open = mark.side != Side::Close && opens_at(tokens, at);
        match open {
            None if may_open && mark.side == Side::Open => open = Some(at),
            None if may_open => open = Some(at),
            None => {}
            // Two marks open and none closes: the first was not meant, or its end was lost.
            Some(_) if may_open && (mark.side == Side::Open || !closes_at(tokens, at)) => open = Some(at),
            Some(start) if !mark.is_single || closes_single(tokens, at, end) => {
                found.push(Quoted { open: start, close: at, end: at + 1, runs_on: false });
                open = None;
            }
            Some(_) => {}
        }
    }
    if let Some(start) = open.filter(|_| !is_single) {
        let next = tokens.get(end).map(|token| token.kind);
        let runs_on = matches!(next, Some(Kind::Quote(mark)) if !mark.is_single && mark.side != Side::Close);
        found.push(Quoted { open: start, close: end, end, runs_on });
    }
}

/// Whether a word follows a mark directly, and none stands directly before it.
fn opens_at(tokens: &[Token], at: usize) -> bool {
    let Some(mark) = tokens.get(at) else { return false };
    let Some(next) = tokens.get(at + 1) else { return false };
    let is_free = mark.shape.is_spaced()
        || at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_none_or(|before| matches!(before.kind, Kind::Dash | Kind::OpenBracket | Kind::Colon | Kind::Quote(_)));
    is_free && (!next.shape.is_spaced() || matches!(mark.kind, Kind::Quote(Mark { side: Side::Open, .. })))
}

/// Whether a mark stands behind a word or a stop directly.
fn closes_at(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|mark| !mark.shape.is_spaced())
}

/// Whether a single mark closes a quotation rather than standing for a plural's genitive ("the workers' rights"):
/// punctuation stands before it, or no better end follows.
fn closes_single(tokens: &[Token], at: usize, end: usize) -> bool {
    if !closes_at(tokens, at) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    if before.is_some_and(|before| !before.is_word()) {
        return true;
    }
    let is_plural = before.is_some_and(|before| before.shape.ending() == super::shape::Ending::S);
    if !is_plural || !tokens.get(at + 1).is_some_and(Token::is_word) {
        return true;
    }
    // Behind a plural: only the last mark before the next opening one closes.
    let rest = tokens.get(at + 1..end.min(at + 60)).unwrap_or_default();
    let next_mark = rest.iter().position(|token| matches!(token.kind, Kind::Quote(mark) if mark.is_single));
    next_mark.is_none_or(|next| opens_at(tokens, at + 1 + next))
}

#[cfg(test)]
mod tests {
    use super::super::cutter::tokens;
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let inside = |quoted: &Quoted| {
            let range = quoted.inside();
            let (first, last) = (tokens[range.start], tokens[range.end - 1]);
            text[first.start()..last.end()].to_owned()
        };
        let whole = 0..tokens.len();
        let found: Vec<String> = quotes(&tokens, &[whole]).iter().map(inside).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_pair_in_four_conventions() {
        case("“We go,” he said. “Now.”", &["We go,", "Now."]);
        case("\"We go,\" he said. \"Now.\"", &["We go,", "Now."]);
        case("''We go,'' he said.", &["We go,"]);
        case("«We go», he said.", &["We go"]);
        case("‘We go,’ he said. ‘Now.’", &["We go,", "Now."]);
        case("'The workers' rights matter,' he said.", &["The workers' rights matter,"]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        case("It's the workers' choice.", &[]);
        case("The ’90s weren’t easy.", &[]);
    }

    #[test]
    fn one_inside_another_stays_there() {
        case("“He said ‘no’ twice,” she said.", &["He said ‘no’ twice,"]);
        case("'He said \"no\" twice,' she said.", &["He said \"no\" twice,"]);
    }

    #[test]
    fn what_is_not_closed_ends_with_its_paragraph() {
        case("He said: “We go.", &["We go."]);
        case("A “lost mark and “We go,” he said.", &["We go,"]);
    }
}
