//! What a statement hangs on: in its deciding sentence, in the one before ("Otherwise"), or in the article's sentence
//! beside it ("If he wins, he said, ...").

use std::ops::Range;

use super::{Hangs, Price, Told, statement};
use crate::claim::condition::{Inside, holds_one, inside, inside_after, may_be_part, new_condition, undated_condition};
use crate::claim::wording::{Force, IF, Mark, ODD, PIVOT, Words};
use crate::claim::{ConditionKind, NewCondition};
use crate::reading::Hanging;

/// Finds the condition of a statement that looks forward.
pub(super) fn found(told: &Told<'_>, decides: &[Range<usize>], force: &Force, words: &Words) -> Option<Hangs> {
    if !may_hold_one(told, words, &force.sentence) {
        return beside(told, decides);
    }
    let text = statement::joined(told, decides);
    match inside(&text, told.said) {
        Inside::Found { condition, statement, span } => {
            let hanging = hanging(told, *condition, place_of(decides, &span)?);
            let price = price(&text, &span, hanging.kind);
            return Some(Hangs { hanging, left: Some(statement), price });
        }
        Inside::Unclear(_) => {
            if let Some(hangs) = by_marker(told, force, words) {
                return Some(hangs);
            }
        }
        Inside::Nothing => {}
    }
    beside(told, decides)
}

/// Whether any word of a sentence may be one that a condition needs: most sentences have none.
fn may_hold_one(told: &Told<'_>, words: &Words, sentence: &Range<usize>) -> bool {
    let has = words.classes_in(sentence.clone());
    let is_part = |at: usize| words.place(at..at + 1).and_then(|place| told.text.get(place)).is_none_or(may_be_part);
    sentence.is_empty()
        || has & PIVOT != 0
        || has & ODD != 0 && sentence.clone().any(|at| words.is(at, ODD) && is_part(at))
}

/// Finds the condition that a sentence holds whole.
pub(super) fn whole(told: &Told<'_>, decides: &[Range<usize>]) -> Option<Hangs> {
    let text = statement::joined(told, decides);
    let Inside::Found { condition, statement, span } = inside(&text, told.said) else { return None };
    let hanging = hanging(told, *condition, place_of(decides, &span)?);
    let price = price(&text, &span, hanging.kind);
    Some(Hangs { hanging, left: Some(statement), price })
}

/// Whether the main verb behind a condition may stand for what is to come: "goes", not "was" or "is wrong".
pub(super) fn looks_ahead(words: &Words, force: &Force) -> bool {
    words.is_future_like(force.verb)
}

/// A condition at its place in the article.
fn hanging(told: &Told<'_>, condition: NewCondition, span: (usize, usize)) -> Hanging {
    let condition = counted(told, condition);
    Hanging { kind: condition.kind, text: condition.text, span, window: condition.window }
}

/// A condition with its window, be the day known that it is counted from or not.
fn counted(told: &Told<'_>, condition: NewCondition) -> NewCondition {
    match told.said {
        Some(_) => condition,
        None => undated_condition(condition.kind, &condition.text),
    }
}

/// Whether what is to come is the price of what others do.
fn price(text: &str, span: &Range<usize>, kind: ConditionKind) -> Price {
    let behind = text.get(span.end..).unwrap_or_default().trim_start_matches([',', ' ', '—', '–']);
    let is_own = text.get(span.clone()).is_some_and(|words| OWN.iter().any(|own| words.starts_with(own)));
    let is_or = kind == ConditionKind::Unless && behind.starts_with("or ");
    let is_and = kind == ConditionKind::If && behind.starts_with("and ");
    match () {
        () if (is_or || is_and) && !is_own => Price::OfOther,
        () if is_denied(text, span) => Price::OfRefusal,
        () => Price::None,
    }
}

/// How a half of a sentence begins that speaks of the speaker.
const OWN: [&str; 4] = ["I ", "We ", "we ", "Either we "];

/// "If they do not stop": what is to come is the price of it.
fn is_denied(text: &str, span: &Range<usize>) -> bool {
    let words = text.get(span.clone()).unwrap_or_default();
    let is_if = words.get(..3).is_some_and(|first| first.eq_ignore_ascii_case("if "));
    let mut all = words.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    is_if && all.any(|word| word.eq_ignore_ascii_case("not") || word.ends_with("n't") || word.ends_with("n’t"))
}

/// Takes a condition by its marker alone, where the grammar of conditions cannot take the sentence apart: "if" before
/// the deciding verb up to the comma, or behind it up to the next mark.
fn by_marker(told: &Told<'_>, force: &Force, words: &Words) -> Option<Hangs> {
    const NO_CONDITION: [&str; 24] = [
        "as",
        "even",
        "what",
        "and",
        "ask",
        "asks",
        "asked",
        "asking",
        "know",
        "knows",
        "knew",
        "see",
        "sees",
        "wonder",
        "wonders",
        "wondered",
        "wondering",
        "sure",
        "unsure",
        "unclear",
        "only",
        "decide",
        "like",
        "tell",
    ];
    let sentence = force.sentence.clone();
    let is_one = |at: &usize| {
        is_marker(words)(at) && !at.checked_sub(1).is_some_and(|before| words.is_any(before, &NO_CONDITION))
    };
    let before = sentence.clone().take_while(|at| *at < force.verb).filter(is_one).last();
    let (start, end) = match before {
        Some(start) => (start, (start..force.verb).find(|at| words.mark(*at) == Mark::Comma)?),
        None => {
            let start = sentence.clone().skip_while(|at| *at < force.verb).find(is_one)?;
            let is_mark = |at: &usize| matches!(words.mark(*at), Mark::Comma | Mark::Colon | Mark::Quote);
            (start, (start..sentence.end).find(is_mark).unwrap_or(sentence.end))
        }
    };
    let place = words.place(start..end)?;
    let clause = told.text.get(words.place(start + 1..end)?)?;
    let kind = if words.word(start) == "if" { ConditionKind::If } else { ConditionKind::Unless };
    let condition = new_condition(kind, clause, told.said);
    let left = left_of(told, words, &sentence, start..end);
    let hanging = hanging(told, condition, (place.start, place.end));
    Some(Hangs { hanging, left, price: Price::None })
}

/// Tells of a token whether it is "if" or "unless".
fn is_marker(words: &Words) -> impl Fn(&usize) -> bool {
    |at| words.is(*at, IF) && words.is_any(*at, &["if", "unless"])
}

/// What is left of a sentence without a stretch of it.
fn left_of(told: &Told<'_>, words: &Words, sentence: &Range<usize>, without: Range<usize>) -> Option<String> {
    let before = words.place(sentence.start..without.start).and_then(|place| told.text.get(place)).unwrap_or_default();
    let after = words.place(without.end..sentence.end).and_then(|place| told.text.get(place)).unwrap_or_default();
    let after = after.trim_start_matches([',', ' ']);
    let left = format!("{before} {after}");
    (!left.trim().is_empty()).then_some(left)
}

/// What "Otherwise, we leave" hangs on: what the sentence before it asks for.
pub(super) fn otherwise(told: &Told<'_>, before: &[Range<usize>], decides: &[Range<usize>]) -> Option<Hangs> {
    let previous = statement::joined(told, before).replace(['“', '”', '"', '«', '»'], "");
    let text = statement::joined(told, decides);
    let Inside::Found { condition, statement, .. } = inside_after(&previous, &text, told.said) else { return None };
    let condition = counted(told, *condition);
    let asked = seen(&condition.text);
    let at = before.iter().find_map(|piece| {
        let found = told.text.get(piece.clone())?.rfind(condition.text.as_str())?;
        Some(piece.start + found)
    });
    let place = match at {
        Some(start) => (start, start + condition.text.len()),
        None => (before.first()?.start, before.last()?.end),
    };
    let end = condition.window.as_ref().and_then(|window| {
        let text = told.text.get(place.0..before.last()?.end)?;
        text.find(window.phrase.as_str()).map(|found| place.0 + found + window.phrase.len())
    });
    let found = told.text.get(place.0..place.1).and_then(|text| text.find(asked));
    let start = found.map_or(place.0, |found| place.0 + found);
    let close = found.map_or(place.1, |_| start + asked.len());
    let span = (start, end.map_or(close, |end| end.max(close)));
    if span.0 >= span.1 || asked.is_empty() {
        return None;
    }
    let hanging = Hanging { kind: condition.kind, text: asked.to_owned(), span, window: condition.window };
    Some(Hangs { hanging, left: Some(statement), price: Price::OfRefusal })
}

/// What is to be seen, of "we must see signs of progress".
fn seen(text: &str) -> &str {
    const LEADS: [&str; 8] = [
        "we must see ",
        "we need to see ",
        "we have to see ",
        "we want to see ",
        "we must have ",
        "we need ",
        "there must be ",
        "there has to be ",
    ];
    let is_lead = |lead: &&str| text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead));
    const TAILS: [&str; 4] = [" must come", " must be seen", " have to come", " are needed"];
    let lead = LEADS.into_iter().find(is_lead).map_or(0, str::len);
    let text = text.get(lead..).unwrap_or(text);
    let text = text.strip_prefix("But ").or_else(|| text.strip_prefix("However, ")).unwrap_or(text);
    TAILS.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text)
}

/// Beside the statement, in the article's sentence.
fn beside(told: &Told<'_>, decides: &[Range<usize>]) -> Option<Hangs> {
    let sentence = told.text.get(told.sentence.clone())?;
    let outside = told.sentence.start..decides.first()?.start;
    let has_marker = |range: Range<usize>| told.text.get(range).is_some_and(holds_one);
    let behind = decides.last()?.end..told.sentence.end;
    if !has_marker(outside) && !has_marker(behind) {
        return None;
    }
    let Inside::Found { condition, span, .. } = inside(sentence, told.said) else { return None };
    let place = (told.sentence.start + span.start, told.sentence.start + span.end);
    let is_apart = decides.iter().all(|piece| place.1 <= piece.start || place.0 >= piece.end);
    if !is_apart || is_others(told, decides, place) {
        return None;
    }
    Some(Hangs { hanging: hanging(told, *condition, place), left: None, price: Price::None })
}

/// Whether a condition stands in somebody else's words, behind another cue, or in another sentence.
fn is_others(told: &Told<'_>, decides: &[Range<usize>], place: (usize, usize)) -> bool {
    let (Some(first), Some(last)) = (decides.first(), decides.last()) else { return true };
    let between = if place.1 <= first.start { place.1..first.start } else { last.end..place.0 };
    let is_in_the_way = |other: &Range<usize>| {
        let holds_both = other.start <= place.0.min(first.start) && other.end >= place.1.max(last.end);
        !holds_both && other.start < place.1.max(between.end) && place.0.min(between.start) < other.end
    };
    let words = Words::of(told.text, std::slice::from_ref(&between));
    let ends = (0..words.len()).any(|at| matches!(words.mark(at), Mark::Stop | Mark::Question));
    ends || told.others.beside(&told.sentence).any(is_in_the_way)
}

/// "Had it happened, it would have been worse": said of the past, and hanging on what never was.
pub(super) fn never(told: &Told<'_>, words: &Words) -> Option<Hanging> {
    let first = (0..words.len()).find(|at| words.mark(*at) == Mark::Word)?;
    if !words.is_any(first, &["had", "were"]) {
        return None;
    }
    let modal = (first..words.len().min(first + 40)).find(|at| words.is_any(*at, &["would", "could", "might"]))?;
    let is_end = |at: &usize| words.mark(*at) == Mark::Comma;
    let end = (first + 2..modal).rev().find(is_end).unwrap_or(modal.checked_sub(1)?);
    let place = words.place(first..end)?;
    let text = told.text.get(words.place(first + 1..end)?)?.to_owned();
    Some(Hanging { kind: ConditionKind::If, text, span: (place.start, place.end), window: None })
}

/// "How can we judge if one side is gone?": nothing to come, and yet it hangs on something.
pub(super) fn supposed(told: &Told<'_>, force: &Force, words: &Words) -> Option<Hanging> {
    // "If you look at the figures": a way of speaking.
    const LOOKS: [&str; 12] =
        ["look", "ask", "will", "want", "see", "like", "think", "listen", "read", "watch", "remember", "consider"];
    let sentence = force.sentence.clone();
    let marker = sentence.clone().filter(|_| force.is_said).find(is_marker(words))?;
    // "If anything", "if memory serves".
    let is_idiom = words.is_any(marker + 1, &["anything", "any", "ever", "so", "memory", "necessary", "possible"])
        || words.word(marker + 1) == "not" && words.word(marker + 2) != "for";
    let is_way = is_idiom || words.word(marker + 1) == "you" && words.is_any(marker + 2, &LOOKS);
    // What hangs there is a clause inside: "people that could be helped if".
    let is_inside = (sentence.start + 1..marker).any(|at| words.is_any(at, &["that", "who", "which", "because"]));
    if is_way || is_inside {
        return None;
    }
    by_marker(told, force, words).map(|hangs| hangs.hanging)
}

/// Finds where the window of a condition stands in the article; it was read off the condition's words alone.
pub(super) fn placed(told: &Told<'_>, mut hanging: Hanging) -> Hanging {
    let (start, end) = hanging.span;
    let words = told.text.get(start..end).unwrap_or_default();
    if let Some(window) = &mut hanging.window {
        let found = words.find(window.phrase.as_str()).map(|at| start + at);
        window.span = found.map(|at| (at, at + window.phrase.len()));
    }
    hanging
}

/// Where a stretch of the joined words stands in the article.
fn place_of(pieces: &[Range<usize>], span: &Range<usize>) -> Option<(usize, usize)> {
    let mut offset = 0;
    let mut place: Option<(usize, usize)> = None;
    for piece in pieces {
        let end = offset + piece.len();
        let from = span.start.max(offset);
        let to = span.end.min(end);
        if from < to {
            let start = place.map_or(piece.start + from - offset, |(start, _)| start);
            place = Some((start, piece.start + to - offset));
        }
        offset = end + 1;
    }
    place
}
