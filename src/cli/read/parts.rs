//! One statement taken apart: at its spans, else at the ends of its sentences, else where clauses are joined.

use super::item::{Item, Number};
use crate::claim::condition::{Inside, hang_deadline, inside};
use crate::claim::source::quote_at;
use crate::claim::{NewClaim, wording};

/// Words that join two clauses; the second begins with them, or behind them.
const JOINTS: [&str; 5] = [", and ", ", but ", "; ", ", or ", " and "];

/// The parts of a statement, each read for itself; `None` where there is nothing to part it at.
pub(super) fn parts(item: &Item, chars: &[char]) -> Option<Vec<Item>> {
    let quote = item.new.quote.as_ref()?;
    let spans = cut(&quote.spans, chars)?;
    let parts = (1..).zip(spans).filter_map(|(part, span)| of_span(item, part, span, chars));
    Some(parts.collect())
}

fn of_span(item: &Item, part: usize, span: (usize, usize), chars: &[char]) -> Option<Item> {
    let quote = quote_at(chars, &[span])?;
    let words = quote.words.clone();
    let day = item.new.said_on.day();
    let (statement, condition) = match inside(&words, day) {
        Inside::Found { condition, statement, .. } => (statement, Some(*condition)),
        Inside::Nothing | Inside::Unclear(_) => (words.clone(), None),
    };
    let windows = day.map(|day| wording::windows_of(&statement, day)).unwrap_or_default();
    let deadline = match windows.as_slice() {
        [window] => Some(hang_deadline(window.clone(), condition.as_ref())),
        _ => None,
    };
    let number = Number { place: item.number.place, part: Some(part) };
    let new = NewClaim {
        kind: wording::kind_of(&statement),
        strength: wording::strength_of(&words),
        quote: Some(quote),
        condition,
        deadline,
        statement,
        ..item.new.clone()
    };
    Some(Item { number, new, recorded: Vec::new(), partly: Vec::new(), like: None, proposal: item.proposal.clone() })
}

/// Where the parts stand.
fn cut(spans: &[(usize, usize)], chars: &[char]) -> Option<Vec<(usize, usize)>> {
    if spans.len() > 1 {
        return Some(spans.to_vec());
    }
    let (start, end) = *spans.first()?;
    let text = chars.get(start..end)?;
    let sentences = (1..text.len().saturating_sub(1)).filter(|at| {
        let before = text.get(at - 1).is_some_and(|c| matches!(c, '.' | '!' | '?'));
        before && text.get(*at) == Some(&' ') && text.get(at + 1).is_some_and(|c| c.is_uppercase() || *c == '“')
    });
    let mut cuts: Vec<(usize, usize)> = sentences.map(|at| (at, at + 1)).collect();
    for joint in JOINTS {
        if cuts.is_empty() {
            cuts = joined_at(text, joint);
        }
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for (before, after) in cuts.into_iter().chain([(text.len(), text.len())]) {
        parts.push((start + from, start + before));
        from = after;
    }
    parts.retain(|(from, to)| from < to);
    (parts.len() > 1).then_some(parts)
}

/// Where a joint stands: its first and the last of its characters.
fn joined_at(text: &[char], joint: &str) -> Vec<(usize, usize)> {
    let joint: Vec<char> = joint.chars().collect();
    let found = text.windows(joint.len()).enumerate().filter(|(_, window)| *window == joint.as_slice());
    found.map(|(at, _)| (at, at + joint.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, spans: &[(usize, usize)], expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let found = cut(spans, &chars).unwrap_or_default();
        let slice = |(from, to): &(usize, usize)| chars[*from..*to].iter().collect::<String>();
        assert_eq!(found.iter().map(slice).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_statement_is_parted_where_it_is_joined() {
        case("We go. We come back.", &[(0, 20)], &["We go.", "We come back."]);
        case("we go” he said “and stay", &[(0, 5), (16, 24)], &["we go", "and stay"]);
        case("taxes fall, and wages rise", &[(0, 26)], &["taxes fall", "wages rise"]);
        case("taxes fall and wages rise", &[(0, 25)], &["taxes fall", "wages rise"]);
        case("é: a; b", &[(3, 7)], &["a", "b"]);
        case("taxes fall", &[(0, 10)], &[]);
        case("", &[(0, 0)], &[]);
        case("x", &[(5, 9)], &[]);
    }
}
