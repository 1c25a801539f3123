//! Sentences of a paragraph. A quotation is taken in one piece, so that the words around it stay together:
//! `"We must act. We cannot wait," she said.` is one sentence.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::class;
use super::quotes::Quoted;
use super::tokens::{Kind, Token};
use super::view::Cut;

/// A sentence longer than this, in units, is cut: no reader would follow it, and no stage has to.
const LONGEST: usize = 300;

/// The units of a paragraph: its words and marks outside quotations, and its quotations as one each. `quotes` are those
/// that stand in it.
pub(super) fn units<'a>(tokens: &'a [Token], paragraph: &Range<usize>, quotes: &[Quoted]) -> Cow<'a, [Token]> {
    let part = |places: Range<usize>| tokens.get(places).unwrap_or_default();
    if quotes.is_empty() {
        return Cow::Borrowed(part(paragraph.clone()));
    }
    let mut units = Vec::with_capacity(paragraph.len());
    let mut at = paragraph.start;
    for quoted in quotes {
        units.extend_from_slice(part(at..quoted.open));
        units.extend(whole(part(quoted.open..quoted.end)));
        at = quoted.end;
    }
    units.extend_from_slice(part(at..paragraph.end));
    Cow::Owned(units)
}

/// A quotation as one unit: it is written as its opening mark is, and ends where the last of its tokens does.
fn whole(quotation: &[Token]) -> Option<Token> {
    let (open, last) = (quotation.first()?, quotation.last()?);
    Some(open.reaching(last, Kind::Quotation, class::QUOTATION))
}

/// Cuts the units of a paragraph into sentences.
pub(super) fn sentences<'u>(cut: Cut<'_>, units: &'u [Token]) -> impl Iterator<Item = &'u [Token]> {
    let mut rest = units;
    std::iter::from_fn(move || {
        let near = rest.get(..LONGEST).unwrap_or(rest);
        let last = (0..near.len()).find(|at| near.get(*at).is_some_and(can_end) && ends_before(cut, rest, at + 1));
        let (sentence, behind) = rest.split_at(last.map_or(near.len(), |last| last + 1));
        rest = behind;
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Whether a sentence can end with a unit: most words are none to look further at.
#[inline]
fn can_end(unit: &Token) -> bool {
    if unit.is_word() {
        return unit.shape.is_dotted();
    }
    matches!(unit.kind, Kind::Stop | Kind::CloseBracket | Kind::Quotation)
}

/// Whether a sentence ends before the unit at `next`.
fn ends_before(cut: Cut<'_>, units: &[Token], next: usize) -> bool {
    let Some(([.., unit], [after, ..])) = units.split_at_checked(next) else { return false };
    match unit.kind {
        Kind::Quotation => ends_after_quote(cut, unit, units.get(next..).unwrap_or_default()),
        Kind::Stop => after.shape.is_spaced() && starts_sentence(after),
        // A bracket that closes behind a full stop.
        Kind::CloseBracket => {
            let inner = next.checked_sub(2).and_then(|inner| units.get(inner));
            inner.is_some_and(|inner| inner.kind == Kind::Stop) && starts_sentence(after)
        }
        _ => !unit.is(class::TITLE) && opens_plainly(after),
    }
}

/// Behind a closing mark: a stop stands inside, and what follows is no "she said".
fn ends_after_quote(cut: Cut<'_>, quotation: &Token, rest: &[Token]) -> bool {
    let has_stop = cut.last_inside(quotation).is_some_and(|inner| inner.kind == Kind::Stop);
    has_stop && rest.first().is_some_and(starts_sentence) && !opens_with_cue(rest)
}

/// Whether a short subject and a verb of speech stand here and nothing they bring: "Smith said."
fn opens_with_cue(units: &[Token]) -> bool {
    let mut short = units.iter().take(7).take_while(|unit| unit.kind != Kind::Quotation);
    let Some(place) = short.position(|unit| unit.cue().is_some() && !unit.shape.is_capital()) else { return false };
    let mut subject = units.iter().take(place);
    place > 0
        && subject.all(|unit| unit.is_word() && !unit.is(class::PREPOSITION))
        && units.get(place + 1).is_none_or(|unit| unit.kind == Kind::Stop || unit.is(class::TIME_UNIT | class::ADVERB))
}

fn starts_sentence(token: &Token) -> bool {
    match token.kind {
        Kind::Word => token.shape.is_capital(),
        Kind::Number | Kind::Quote(_) | Kind::Quotation | Kind::OpenBracket | Kind::Dash | Kind::Other => true,
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
    token.shape.is_capital() && token.is(SMALL)
}

#[cfg(test)]
mod tests {
    use super::super::scene::Scene;
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: usize) {
        let scene = Scene::of(text);
        let view = scene.view();
        assert_eq!(sentences(view.cut, view.units).count(), expected, "{text}");
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
