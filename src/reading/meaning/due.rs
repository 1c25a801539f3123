//! By when: the window that bounds the deciding clause, not one of its condition or of a clause behind it.

use std::ops::Range;

use super::Told;
use crate::deadline::{Window, WindowKind, scan, scan_undated};

/// Words that open a clause whose dates are not those of the clause before it.
const OPENERS: [&str; 14] = [
    "whether", "that", "which", "who", "because", "since", "as", "so", "while", "although", "but", "where", "whose",
    "though",
];

/// So many windows of a sentence are looked at.
const MOST: usize = 8;

/// The way from scalar values to bytes, which only goes forward.
struct Bytes<'a> {
    text: &'a str,
    scalars: usize,
    bytes: usize,
}

impl Bytes<'_> {
    fn at(&mut self, scalar: usize) -> usize {
        let rest = self.text.get(self.bytes..).unwrap_or_default();
        let steps = scalar.saturating_sub(self.scalars);
        let ahead: usize = rest.chars().take(steps).map(char::len_utf8).sum();
        self.scalars += steps;
        self.bytes += ahead;
        self.bytes
    }
}

/// Finds the window of the deciding clause.
pub(super) fn found(
    told: &Told<'_>,
    decides: &[Range<usize>],
    hanging: Option<(usize, usize)>,
    verb: usize,
) -> Option<Window> {
    decides.iter().filter_map(|piece| in_piece(told, piece, hanging, verb)).next()
}

fn in_piece(told: &Told<'_>, piece: &Range<usize>, hanging: Option<(usize, usize)>, verb: usize) -> Option<Window> {
    let text = told.text.get(piece.clone())?;
    let windows = told.said.map_or_else(|| scan_undated(text), |said| scan(text, said));
    let mut bytes = Bytes { text, scalars: 0, bytes: 0 };
    for window in windows.into_iter().take(MOST) {
        let Some((start, end)) = window.span else { continue };
        let (start, end) = (bytes.at(start), bytes.at(end));
        let place = (piece.start + start, piece.start + end);
        let is_hanging = hanging.is_some_and(|hanging| place.0 < hanging.1 && hanging.0 < place.1);
        if is_hanging || sets_no_bound(&window) || is_in_other_clause(told, place, verb) {
            continue;
        }
        return Some(Window { span: Some(place), ..window.judged() });
    }
    None
}

/// "Eventually", "in the future".
fn sets_no_bound(window: &Window) -> bool {
    const OPEN: [&str; 11] = [
        "eventually",
        "indefinitely",
        "ultimately",
        "in the future",
        "in due course",
        "in time",
        "now",
        "as soon as possible",
        "as quickly as possible",
        "going forward",
        "in future",
    ];
    let begins = |start: &str| window.phrase.get(..start.len()).is_some_and(|words| words.eq_ignore_ascii_case(start));
    let is_length = window.kind == WindowKind::Duration && begins("for ");
    let is_deed = window.kind == WindowKind::EventRelative
        && begins("after ")
        && window.phrase.split(' ').nth(1).is_some_and(|word| word.ends_with("ing"));
    is_length || is_deed || OPEN.iter().any(|phrase| window.phrase.eq_ignore_ascii_case(phrase))
}

/// Whether a clause opens between a date and the deciding verb.
fn is_in_other_clause(told: &Told<'_>, (start, end): (usize, usize), verb: usize) -> bool {
    let between = if start > verb { verb..start } else { end..verb };
    let words = told.text.get(between).unwrap_or_default().split_whitespace().skip(usize::from(start > verb));
    let mut bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.any(|word| OPENERS.iter().any(|opener| word.eq_ignore_ascii_case(opener)))
}
