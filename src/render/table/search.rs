//! What a search has found: one claim a row, with the texts in which the words stand.

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr;

use super::grid::{Fit, Grid, Lines, Paragraphs};
use super::overview::flow;
use super::wrap::wrap;
use super::{FULL_NAMES_FROM, LINES_OF_A_CELL, joined};
use crate::claim::{Claim, Passage, Place};
use crate::render::marks::{is_marked, marked, unmarked};
use crate::render::words::{self, Names};
use crate::report::SearchPage;

/// What stands for words that are left out before those that were found.
const LEFT_OUT: &str = "… ";

/// Returns what was found for a terminal of `width` columns, footer included, the finds marked by
/// [`crate::render::marks`]; empty when there is nothing.
#[must_use]
pub fn search(page: &SearchPage, width: usize) -> String {
    laid_out(page, width, Lines::Most(LINES_OF_A_CELL))
}

/// Returns what was found with nothing cut off, for readers that are no terminal.
#[must_use]
pub fn search_whole(page: &SearchPage, width: usize) -> String {
    laid_out(page, width, Lines::All)
}

fn laid_out(page: &SearchPage, width: usize, lines: Lines) -> String {
    if page.claims.is_empty() {
        return String::new();
    }
    let whole = grid(page, width, &|paragraphs| paragraphs);
    let laid_out = match lines {
        Lines::All => whole.lay_out(width, lines),
        Lines::Most(most) => {
            let room = whole.width_of_last(width);
            grid(page, width, &|paragraphs| in_view(paragraphs, room, most)).lay_out(width, lines)
        }
    };
    let mut text = laid_out;
    text.extend(flow(&footer(page), width));
    joined(&text)
}

fn grid(page: &SearchPage, width: usize, fit: &dyn Fn(Paragraphs) -> Paragraphs) -> Grid {
    let columns = [("#", Fit::Number), ("STATUS", Fit::Whole(0)), ("SAID", Fit::Whole(0)), ("WHO", Fit::Cut(0))];
    let mut grid = Grid::new(columns.into_iter().chain([("FOUND", Fit::Rest)]).collect());
    let names = if width < FULL_NAMES_FROM { Names::short(page.claims) } else { Names::full() };
    for (claim, passages) in page.claims.iter().zip(page.passages) {
        let standing = words::standing(claim, page.view);
        let cells = [claim.id.to_string(), standing, claim.entry.said_on.to_string(), unmarked(names.of(claim))];
        grid.add(cells.into_iter().map(|cell| vec![cell]).chain([fit(found_in(claim, passages))]));
    }
    grid
}

/// The texts that show what was found: the statement, and each other that holds a word which none before
/// it has shown. The speaker stands in a column of its own.
pub(in crate::render) fn found_in(claim: &Claim, passages: &[Passage]) -> Paragraphs {
    let of = |place: Place| passages.iter().find(|passage| passage.place == place);
    let statement = of(Place::Statement).map_or_else(|| unmarked(&claim.entry.statement), marked);
    let words = |passage: &Passage| passage.words().map(str::to_lowercase).collect::<Vec<_>>();
    let mut shown: HashSet<String> = of(Place::Statement).map(words).into_iter().flatten().collect();
    let mut texts = vec![statement];
    for passage in [Place::Quote, Place::Condition, Place::Topics].into_iter().filter_map(of) {
        let found = words(passage);
        if found.iter().any(|word| !shown.contains(word)) {
            texts.push(format!("{}: {}", passage.place, marked(passage)));
            shown.extend(found);
        }
    }
    texts
}

/// Leaves out the words before a find that would else be cut off.
fn in_view(texts: Paragraphs, width: usize, most: usize) -> Paragraphs {
    let first = most.saturating_sub(texts.len().saturating_sub(1)).max(1);
    let lines = std::iter::once(first).chain(std::iter::repeat(1));
    texts.into_iter().zip(lines).map(|(text, lines)| brought_into_view(text, width, lines)).collect()
}

fn brought_into_view(text: String, width: usize, lines: usize) -> String {
    let is_seen = |text: &str| wrap(text, width, lines).iter().any(|line| is_marked(line));
    if !is_marked(&text) || is_seen(&text) {
        return text;
    }
    let (label, rest) = Place::ALL
        .iter()
        .find_map(|place| Some((format!("{place}: "), text.strip_prefix(place.as_str())?.strip_prefix(": ")?)))
        .unwrap_or((String::new(), &text));
    let words: Vec<&str> = rest.split(' ').collect();
    let find = words.iter().position(|word| is_marked(word)).unwrap_or(0);
    // As much of what stands before it as fits half of the first line.
    let mut room = (width / 2).saturating_sub(label.width() + LEFT_OUT.width());
    let mut start = find;
    for (index, word) in words.iter().enumerate().take(find).rev() {
        match room.checked_sub(word.width() + 1) {
            Some(left) => (room, start) = (left, index),
            None => break,
        }
    }
    format!("{label}{LEFT_OUT}{}", words.get(start..).unwrap_or_default().join(" "))
}

fn footer(page: &SearchPage) -> Vec<String> {
    let mut parts = vec![format!("{} of {}", page.claims.len(), words::counted(page.found, "claim"))];
    parts.extend(page.is_newest_first.then(|| "newest first".to_owned()));
    if (page.claims.len() as u64) < page.found {
        parts.push(format!("all: --limit {}", page.found));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{ConditionKind, Outcome};
    use crate::render::marks::in_brackets;
    use crate::render::sample::{Saying, day};

    fn passage(place: Place, marked: &str) -> Passage {
        Passage::read(place, &marked.replace('|', ""), marked, '|').expect("something is marked")
    }

    fn page(rows: &[(Claim, Vec<Passage>)], width: usize) -> (String, String) {
        let (claims, passages): (Vec<Claim>, Vec<Vec<Passage>>) = rows.iter().cloned().unzip();
        let page = SearchPage {
            claims: &claims,
            passages: &passages,
            view: crate::claim::View::on(day("2025-04-26")),
            found: 5,
            is_newest_first: true,
        };
        (in_brackets(&search(&page, width)), in_brackets(&search_whole(&page, width)))
    }

    #[track_caller]
    fn same(text: &str, expected: &str) {
        let expected = expected.strip_prefix('\n').unwrap_or(expected);
        assert_eq!(text, expected, "\n--- is\n{text}--- should be\n{expected}");
    }

    fn withdrawing() -> Claim {
        let claim = Saying::new(1, "the US withdraws from mediating");
        claim.hangs_on(ConditionKind::If, "no progress is made", Some("within days")).claim()
    }

    #[test]
    fn finds_are_shown_where_they_stand_and_each_word_once() {
        let rows = [
            (
                withdrawing(),
                vec![
                    passage(Place::Statement, "the US |withdraws| from mediating"),
                    passage(Place::Quote, "the US |Withdraws|, he said"),
                    passage(Place::Condition, "no |progress| is made"),
                    passage(Place::Speaker, "Marco |Rubio|"),
                ],
            ),
            (
                Saying::new(14, "Kyiv signs").ended("2025-04-20", Outcome::Fulfilled).claim(),
                vec![passage(Place::Topics, "war |peace|")],
            ),
        ];
        let expected = "
  #  STATUS     SAID        WHO    FOUND
  1  due        2025-04-18  Rubio  the US [withdraws] from mediating
                                   condition: no [progress] is made
 14  fulfilled  2025-04-18  Rubio  Kyiv signs
                                   topics: war [peace]
2 of 5 claims · newest first · all: --limit 5
";
        let (fitted, whole) = page(&rows, 80);
        same(&fitted, expected);
        same(&whole, expected);
    }

    #[test]
    fn what_was_found_is_in_view() {
        let long = format!("{}the US withdraws from |mediating| between the two", "and so on ".repeat(20));
        let claim = Saying::new(1, &long.replace('|', "")).claim();
        let quote = passage(Place::Quote, &format!("{}we pull |out|", "well, ".repeat(20)));
        let rows = [(claim, vec![passage(Place::Statement, &long), quote])];
        let (fitted, whole) = page(&rows, 60);
        same(
            &fitted,
            "
  #  STATUS   SAID        WHO    FOUND
  1  undated  2025-04-18  Rubio  … from [mediating] between
                                 the two
                                 quote: … [out]
1 of 5 claims · newest first · all: --limit 5
",
        );
        assert!(whole.contains("and so on and"), "{whole}");
        assert!(!whole.contains('…'), "{whole}");
    }

    #[test]
    fn no_text_steers_a_terminal_or_counterfeits_a_mark() {
        let marked = "\u{202e}the \u{1b}[2J \u{fdd0}US\u{fdd1} |withdraws|";
        let claim = Saying::new(1, &marked.replace('|', "")).who("\u{fdd0}A\u{fdd1}", false).claim();
        let (text, _) = page(&[(claim, vec![passage(Place::Statement, marked)])], 120);
        assert!(text.contains(r"\u{202e}the \u{1b}[2J \u{fdd0}US\u{fdd1} [withdraws]"), "{text}");
        assert!(text.contains(r"\u{fdd0}A\u{fdd1}"), "{text}");
    }

    #[test]
    fn nothing_found_is_nothing_shown() {
        assert_eq!(page(&[], 80), (String::new(), String::new()));
    }
}
