//! Sentences of a paragraph. A quotation is taken in one piece, so that the words around it stay together:
//! `"We must act. We cannot wait," she said.` is one sentence.

use std::ops::Range;

use super::lexicon::class;
use super::quotes::Quoted;
use super::tokens::{Kind, Token};

/// A sentence longer than this, in units, is cut: no reader would follow it, and no stage has to.
const LONGEST: usize = 300;

/// A word or mark outside quotation marks, or a whole quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its first token; for a quotation the opening mark.
    pub(super) first: usize,
    /// The token behind it.
    pub(super) end: usize,
    /// The number of the quotation among those of the article.
    pub(super) quote: Option<usize>,
}

/// Cuts a paragraph into units. `quotes` are those of the article from number `first` on that stand in it.
pub(super) fn units(paragraph: &Range<usize>, quotes: &[Quoted], first: usize) -> Vec<Unit> {
    let mut units = Vec::with_capacity(paragraph.len());
    let mut at = paragraph.start;
    let mut next = first;
    while at < paragraph.end {
        match quotes.get(next).filter(|quoted| quoted.open == at) {
            Some(quoted) => {
                let end = (quoted.close + 1).min(paragraph.end);
                units.push(Unit { first: at, end, quote: Some(next) });
                next += 1;
                at = end;
            }
            None => {
                units.push(Unit { first: at, end: at + 1, quote: None });
                at += 1;
            }
        }
    }
    units
}

/// Cuts the units of a paragraph into sentences.
pub(super) fn sentences(tokens: &[Token], units: &[Unit]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..units.len() {
        if at + 1 == units.len() || ends_after(tokens, units, at) || at + 1 - start >= LONGEST {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found
}

/// Whether a sentence ends with the unit at `at`.
fn ends_after(tokens: &[Token], units: &[Unit], at: usize) -> bool {
    let (Some(unit), Some(next)) = (units.get(at), units.get(at + 1)) else { return true };
    let Some(token) = tokens.get(unit.end - 1) else { return true };
    let Some(after) = tokens.get(next.first) else { return true };
    match (unit.quote, token.kind) {
        (Some(_), _) => ends_after_quote(tokens, units, at),
        (None, Kind::Stop) => after.shape.is_spaced && starts_sentence(after),
        (None, Kind::Word) if token.shape.is_dotted && !token.is(class::TITLE) => opens_plainly(after),
        // A bracket that closes behind a full stop.
        (None, Kind::CloseBracket) => {
            let inner = unit.first.checked_sub(1).and_then(|inner| tokens.get(inner));
            inner.is_some_and(|inner| inner.kind == Kind::Stop) && starts_sentence(after)
        }
        _ => false,
    }
}

/// Behind a closing mark: a stop stands inside, and what follows is no "she said".
fn ends_after_quote(tokens: &[Token], units: &[Unit], at: usize) -> bool {
    let (Some(unit), Some(next)) = (units.get(at), units.get(at + 1)) else { return true };
    let inner = unit.end.checked_sub(2).and_then(|inner| tokens.get(inner));
    let Some(after) = tokens.get(next.first) else { return true };
    let has_stop = inner.is_some_and(|inner| inner.kind == Kind::Stop);
    has_stop && starts_sentence(after) && !opens_with_cue(tokens, units.get(at + 1..).unwrap_or_default())
}

/// Whether a short subject and a verb of speech stand here and nothing they bring: "Smith said."
fn opens_with_cue(tokens: &[Token], units: &[Unit]) -> bool {
    let short = units.iter().take(7).map_while(|unit| tokens.get(unit.first).filter(|_| unit.quote.is_none()));
    let Some(place) = short.clone().position(|token| token.cue().is_some() && !token.shape.is_capital) else {
        return false;
    };
    let is_short = short.clone().take(place).all(|token| token.is_word() && !token.is(class::PREPOSITION));
    let behind = units.get(place + 1);
    place > 0
        && is_short
        && behind.is_none_or(|unit| {
            unit.quote.is_none()
                && tokens
                    .get(unit.first)
                    .is_some_and(|token| token.kind == Kind::Stop || token.is(class::TIME_UNIT | class::ADVERB))
        })
}

fn starts_sentence(token: &Token) -> bool {
    match token.kind {
        Kind::Word => token.shape.is_capital,
        Kind::Number | Kind::Quote(_) | Kind::OpenBracket | Kind::Dash | Kind::Other => true,
        _ => false,
    }
}

/// Whether a capital stands on a word that has none but at the start of a sentence.
fn opens_plainly(token: &Token) -> bool {
    const SMALL: u32 = class::DETERMINER
        | class::POSSESSIVE
        | class::PRONOUN
        | class::PREPOSITION
        | class::CONJUNCTION
        | class::SUBORDINATOR
        | class::AUXILIARY
        | class::ADVERB;
    token.shape.is_capital && token.is(SMALL)
}

#[cfg(test)]
mod tests {
    use super::super::quotes::convention;
    use super::super::scene::quoted;
    use super::super::tokens::tokens;
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: usize) {
        let tokens = tokens(text);
        let quotes = quoted(&tokens, convention(&tokens));
        let units = units(&(0..tokens.len()), &quotes, 0);
        assert_eq!(sentences(&tokens, &units).len(), expected, "{text}");
    }

    #[test]
    fn a_full_stop_ends_a_sentence_where_it_is_one() {
        case("The U.S. Secretary met J.D. Harlow. He left.", 2);
        case("Gov. Lind and Sen. Berg met at No. 10 on Monday.", 1);
        case("It happened in the U.S. The firm left.", 2);
        case("Prices rose 1.5 percent. Wages fell.", 2);
        case("It ended (at last.) They left.", 2);
    }

    #[test]
    fn a_quotation_and_its_cue_are_one() {
        case("“We must go. We cannot wait,” she said.", 1);
        case("“Really?” he asked. “Yes.”", 2);
        case("“Really?” Lind asked. “Yes.”", 2);
        case("“We go.” The firm left.", 2);
        case("Lind said, “We go.” “Now,” she added.", 2);
    }

    #[test]
    fn no_sentence_is_endless() {
        case(&"and so on ".repeat(200), 2);
    }
}
