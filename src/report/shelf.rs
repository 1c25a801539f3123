//! Sources, and where in their texts claims stand. Offsets are Unicode scalar values, end exclusive, as
//! quotes have them.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::claim::{Claim, Quote, Source, SourceRef, View};

/// A source with how many claims stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// The source.
    pub source: Source,
    /// Claims on the books that stand in it.
    pub claims: u64,
    /// How many of them have a quote that was found in its text.
    pub checked: u64,
}

/// The sources that were asked for.
#[derive(Clone, Debug)]
pub struct SourcesPage<'a> {
    /// By number.
    pub lines: &'a [SourceLine],
    /// How many there are in all.
    pub all: u64,
    /// Whether somebody asked for some only.
    pub is_filtered: bool,
}

/// One source whole.
#[derive(Clone, Debug)]
pub struct SourcePage<'a> {
    /// The source.
    pub source: &'a Source,
    /// Its text as it was read; `None` for one known only by its URL.
    pub text: Option<&'a str>,
    /// All claims on the books that stand in it.
    pub claims: &'a [Claim],
    /// From where stages are seen.
    pub view: View,
}

/// A passage of a text in which claims stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The local numbers of the claims, lowest first.
    pub claims: Vec<i64>,
    /// Whether another passage begins inside it and ends outside, or the other way round.
    pub crosses: bool,
}

impl SourcePage<'_> {
    /// Where claims stand in the text: by beginning, the longer first.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let length = self.text.map_or(0, |text| text.chars().count());
        let mut spans: BTreeMap<(usize, std::cmp::Reverse<usize>), Vec<i64>> = BTreeMap::new();
        for claim in self.claims {
            for (start, end) in spans_in(claim, &self.source.key) {
                if start < end && end <= length {
                    spans.entry((start, std::cmp::Reverse(end))).or_default().push(claim.id);
                }
            }
        }
        let mut marks: Vec<Mark> = spans
            .into_iter()
            .map(|((start, end), mut claims)| {
                claims.sort_unstable();
                claims.dedup();
                Mark { start, end: end.0, claims, crosses: false }
            })
            .collect();
        note_crossings(&mut marks);
        marks
    }

    /// The claims in the text in the order in which they come up, and those without a place in it.
    #[must_use]
    pub fn placed(&self) -> (Vec<Claim>, Vec<Claim>) {
        let mut places: HashMap<i64, usize> = HashMap::new();
        for (place, id) in self.marks().into_iter().flat_map(|mark| mark.claims).enumerate() {
            places.entry(id).or_insert(place);
        }
        let (mut placed, unplaced): (Vec<Claim>, Vec<Claim>) =
            self.claims.iter().cloned().partition(|claim| places.contains_key(&claim.id));
        placed.sort_by_key(|claim| places.get(&claim.id).copied());
        (placed, unplaced)
    }

    /// How many claims have a quote that was found in the text.
    #[must_use]
    pub fn checked(&self) -> u64 {
        let is_checked = |claim: &&Claim| !spans_in(claim, &self.source.key).is_empty();
        self.claims.iter().filter(is_checked).count() as u64
    }
}

/// Where a claim stands in the text of a source.
fn spans_in(claim: &Claim, source: &SourceRef) -> Vec<(usize, usize)> {
    let entry = &claim.entry;
    let main = entry.quote.as_ref().filter(|_| entry.source.as_ref() == Some(source));
    let besides = entry.also_in.iter().filter(|also| also.source == *source).filter_map(|also| also.quote.as_ref());
    main.into_iter().chain(besides).flat_map(|quote: &Quote| quote.spans.iter().copied()).collect()
}

/// Finds the passages that overlap without one lying in the other; `marks` are in their order.
fn note_crossings(marks: &mut [Mark]) {
    let mut crossing: HashSet<usize> = HashSet::new();
    let mut running: Vec<(usize, usize)> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        running.retain(|&(_, end)| end > mark.start);
        let crossed = running
            .iter()
            .filter(|&&(other, end)| end < mark.end && marks.get(other).is_some_and(|other| other.start < mark.start));
        for &(other, _) in crossed {
            crossing.extend([other, index]);
        }
        running.push((index, mark.end));
    }
    for (index, mark) in marks.iter_mut().enumerate() {
        mark.crosses = crossing.contains(&index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::AlsoIn;
    use crate::report::sample::{Saying, day};

    const TEXT: &str = "Élan: we will build ten schools, he said.";

    fn key() -> SourceRef {
        SourceRef::Text("a".repeat(64))
    }

    fn quoting(id: i64, spans: &[(usize, usize)]) -> Claim {
        let mut claim = Saying::new(id, "build").claim();
        claim.entry.source = Some(key());
        let words = "as it stands there".to_owned();
        claim.entry.quote = Some(Quote { spans: spans.to_vec(), ..Quote::unchecked(words, None) });
        claim
    }

    fn source() -> Source {
        let none = || None;
        let (title, publisher, url, archive_url) = (none(), none(), none(), none());
        Source { id: Some(1), key: key(), title, publisher, url, archive_url, published: None, retraction: None }
    }

    #[track_caller]
    fn case(claims: &[Claim], expected: &[(usize, usize, &[i64], bool)], unplaced: &[i64]) {
        let source = source();
        let page = SourcePage { source: &source, text: Some(TEXT), claims, view: View::on(day("2026-05-01")) };
        let marks = page.marks();
        let told: Vec<_> =
            marks.iter().map(|mark| (mark.start, mark.end, mark.claims.as_slice(), mark.crosses)).collect();
        assert_eq!(told, expected);
        assert_eq!(page.placed().1.iter().map(|claim| claim.id).collect::<Vec<_>>(), unplaced);
    }

    #[test]
    fn passages_are_found_nested_crossing_and_shared() {
        case(&[quoting(3, &[(6, 13)]), quoting(2, &[(6, 13)])], &[(6, 13, &[2, 3], false)], &[]);
        case(&[quoting(1, &[(0, 20)]), quoting(2, &[(6, 13)])], &[(0, 20, &[1], false), (6, 13, &[2], false)], &[]);
        case(&[quoting(1, &[(0, 10)]), quoting(2, &[(6, 13)])], &[(0, 10, &[1], true), (6, 13, &[2], true)], &[]);
        case(&[quoting(1, &[(0, 6)]), quoting(2, &[(6, 13)])], &[(0, 6, &[1], false), (6, 13, &[2], false)], &[]);
        case(&[quoting(1, &[(0, 9)]), quoting(2, &[(0, 4)])], &[(0, 9, &[1], false), (0, 4, &[2], false)], &[]);
        case(&[quoting(1, &[(20, 24), (6, 13)])], &[(6, 13, &[1], false), (20, 24, &[1], false)], &[]);
    }

    #[test]
    fn what_stands_nowhere_is_told_apart() {
        case(&[quoting(1, &[]), quoting(2, &[(0, 4000)]), quoting(3, &[(5, 5)])], &[], &[1, 2, 3]);
    }

    #[test]
    fn a_claim_from_elsewhere_stands_here_too() {
        let mut claim = quoting(5, &[(1, 2)]);
        claim.entry.source = Some(SourceRef::Url("https://example.org".to_owned()));
        let quote = Quote { spans: vec![(6, 13)], ..Quote::unchecked("we will".to_owned(), None) };
        claim.entry.also_in = vec![AlsoIn { source: key(), quote: Some(quote) }];
        case(&[claim], &[(6, 13, &[5], false)], &[]);
    }
}
