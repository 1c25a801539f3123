//! Sources: all in a table; and one in full, its text as it was read with the claims marked in it.

use super::grid::{Fit, Grid, Lines};
use super::overview::flow;
use super::sheet::Sheet;
use super::{LINES_OF_A_CELL, joined, list};
use crate::claim::{Claim, Source, Status};
use crate::render::sanitize::shown;
use crate::render::words::{self, NOTHING, counted};
use crate::report::{ListPage, Mark, SourcePage, SourcesPage};

/// With what passages of a text are marked.
#[derive(Clone, Copy, Debug)]
pub enum Ink<'a> {
    /// Signs that any reader shows: `[[12: the passage]]`.
    Signs,
    /// What a terminal obeys: around a passage, and around the number after it.
    Style {
        /// Begins and ends a passage.
        passage: (&'a str, &'a str),
        /// Begins and ends a number.
        number: (&'a str, &'a str),
    },
}

/// Returns the table of sources for a terminal of `width` columns.
#[must_use]
pub fn sources(page: &SourcesPage, width: usize) -> String {
    all(page, width, Lines::Most(LINES_OF_A_CELL))
}

/// Returns that table with nothing cut off, for readers that are no terminal.
#[must_use]
pub fn sources_whole(page: &SourcesPage, width: usize) -> String {
    all(page, width, Lines::All)
}

/// Returns one source in full, nothing cut off: what is known of it, its text with the claims marked, and
/// the claims that have no place in it.
#[must_use]
pub fn source(page: &SourcePage, width: usize, ink: Ink) -> String {
    let mut sheet = head(page);
    let (placed, unplaced) = page.placed();
    if let Some(text) = page.text {
        sheet.append([String::new()]);
        sheet.append(marked(text, &page.marks(), ink).lines().map(str::to_owned));
    }
    let apart = match page.text {
        Some(_) => "Claims without a place in the text:",
        None => "No text of this source is kept, so quotes from it are unchecked. Claims:",
    };
    for (heading, claims) in [("Claims marked in the text:", placed), (apart, unplaced)] {
        if !claims.is_empty() || (page.text.is_none() && heading == apart) {
            sheet.append([String::new(), heading.to_owned()]);
            sheet.append(rows(page, &claims, width));
        }
    }
    joined(&sheet.into_lines())
}

/// Returns what is known of a source, without text and claims; what commands print that change it.
#[must_use]
pub fn source_head(page: &SourcePage) -> String {
    joined(&head(page).into_lines())
}

fn all(page: &SourcesPage, width: usize, lines: Lines) -> String {
    let columns = vec![
        ("#", Fit::Number),
        ("PUBLISHED", Fit::Whole(0)),
        ("PUBLISHER", Fit::Cut(0)),
        ("CLAIMS", Fit::Number),
        ("CHECKED", Fit::Number),
        ("TITLE", Fit::Rest),
    ];
    let mut grid = Grid::new(columns);
    for line in page.lines {
        let source = &line.source;
        let text = |text: Option<String>| vec![text.unwrap_or_else(|| NOTHING.to_owned())];
        let url = source.url.as_deref().map(|url| if lines == Lines::All { url } else { head_of(url) });
        let mut title: Vec<String> = source.title.as_deref().into_iter().chain(url).map(str::to_owned).collect();
        title.extend(words::retraction(source));
        grid.add([
            text(source.id.map(|id| id.to_string())),
            text(source.published.map(|on| on.to_string())),
            text(source.publisher.clone()),
            vec![line.claims.to_string()],
            vec![line.checked.to_string()],
            if title.is_empty() { text(None) } else { title },
        ]);
    }
    let mut text = if page.lines.is_empty() { Vec::new() } else { grid.lay_out(width, lines) };
    text.extend(flow(&footer(page), width));
    joined(&text)
}

/// An address without what all have in common.
fn head_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest)
}

fn footer(page: &SourcesPage) -> Vec<String> {
    let shown = page.lines.len() as u64;
    if page.is_filtered {
        return vec![format!("{shown} of {}", counted(page.all, "source")), "all: onrecord sources".to_owned()];
    }
    let mut parts = vec![counted(shown, "source")];
    parts.extend((shown > 0).then(|| "checked: quotes found in the text kept".to_owned()));
    parts.extend((shown > 0).then(|| "one with its text: onrecord source ID".to_owned()));
    parts
}

fn head(page: &SourcePage) -> Sheet {
    let source = page.source;
    let mut sheet = Sheet::default();
    if let Some(retraction) = words::retraction(source) {
        sheet.put("RETRACTED", retraction.strip_prefix("retracted ").unwrap_or(&retraction));
    }
    sheet.put_some("source", source.id.map(|id| id.to_string()).as_deref());
    sheet.put_some("title", source.title.as_deref());
    sheet.put_some("publisher", source.publisher.as_deref());
    sheet.put_some("published", source.published.map(|on| on.to_string()).as_deref());
    sheet.put_some("url", source.url.as_deref());
    sheet.put_some("archived", source.archive_url.as_deref());
    sheet.put_some("sha256", sha256(source));
    let open = page.claims.iter().filter(|claim| claim.status == Status::Open).count();
    let checked = counted(page.checked(), "quote");
    sheet.put("claims", &format!("{}, {open} open; {checked} checked", page.claims.len()));
    sheet
}

fn sha256(source: &Source) -> Option<&str> {
    match &source.key {
        crate::claim::SourceRef::Text(digest) => Some(digest),
        crate::claim::SourceRef::Url(_) => None,
    }
}

fn rows(page: &SourcePage, claims: &[Claim], width: usize) -> Vec<String> {
    if claims.is_empty() {
        return vec!["none".to_owned()];
    }
    let shown_of = claims.len() as u64;
    let list = ListPage { claims, view: page.view, open: shown_of, all: shown_of, shown_of, is_filtered: true };
    list::rows(&list, width, Lines::All)
}

/// A text with its passages marked, line by line as it is, each line shown safely.
fn marked(text: &str, marks: &[Mark], ink: Ink) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut places: Vec<usize> = marks.iter().flat_map(|mark| [mark.start, mark.end]).chain([chars.len()]).collect();
    places.sort_unstable();
    places.dedup();
    let mut page = Page { text: String::with_capacity(text.len() * 2), ink, depth: 0 };
    let mut at = 0;
    let mut opening = marks.iter().peekable();
    let mut running: Vec<&Mark> = Vec::new();
    for place in places {
        page.put(chars.get(at..place).unwrap_or_default());
        at = place;
        // The innermost ends first.
        while let Some(last) = running.iter().rposition(|mark| mark.end == place) {
            page.close(running.remove(last));
        }
        while let Some(mark) = opening.next_if(|mark| mark.start == place) {
            page.open(mark);
            running.push(mark);
        }
    }
    page.text
}

/// A text while it is written.
struct Page<'a> {
    text: String,
    ink: Ink<'a>,
    /// How many passages run on.
    depth: usize,
}

impl Page<'_> {
    fn put(&mut self, chars: &[char]) {
        let piece: String = chars.iter().collect();
        for (index, line) in piece.replace("\r\n", "\n").split('\n').enumerate() {
            if index > 0 {
                self.text.push('\n');
            }
            match self.ink {
                Ink::Style { passage: (on, off), .. } if self.depth > 0 && !line.is_empty() => {
                    self.text.extend([on, &shown(line), off]);
                }
                _ => self.text.push_str(&shown(line)),
            }
        }
    }

    fn open(&mut self, mark: &Mark) {
        self.depth += 1;
        if let Ink::Signs = self.ink {
            self.text.push_str(&format!("[[{}: ", numbers(mark)));
        }
    }

    fn close(&mut self, mark: &Mark) {
        self.depth = self.depth.saturating_sub(1);
        match self.ink {
            Ink::Signs if mark.crosses => self.text.push_str(&format!(" :{}]]", numbers(mark))),
            Ink::Signs => self.text.push_str("]]"),
            Ink::Style { number: (on, off), .. } => self.text.push_str(&format!("{on}[{}]{off}", numbers(mark))),
        }
    }
}

fn numbers(mark: &Mark) -> String {
    mark.claims.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, claims: &[i64], crosses: bool) -> Mark {
        Mark { start, end, claims: claims.to_vec(), crosses }
    }

    #[track_caller]
    fn case(text: &str, marks: &[Mark], expected: &str) {
        assert_eq!(marked(text, marks, Ink::Signs), expected);
    }

    #[test]
    fn passages_stand_between_signs() {
        case("Élan: we build.", &[mark(6, 14, &[12], false)], "Élan: [[12: we build]].");
        case("we build", &[mark(0, 8, &[2, 3], false)], "[[2, 3: we build]]");
        case("we build it", &[mark(0, 11, &[1], false), mark(3, 8, &[2], false)], "[[1: we [[2: build]] it]]");
        case("we build it", &[mark(0, 8, &[1], false), mark(3, 8, &[2], false)], "[[1: we [[2: build]]]] it");
        case("ab", &[mark(0, 1, &[1], false), mark(1, 2, &[2], false)], "[[1: a]][[2: b]]");
        case("no claim", &[], "no claim");
        case("", &[], "");
    }

    #[test]
    fn passages_that_cross_say_which_one_ends() {
        let marks = [mark(0, 8, &[1], true), mark(3, 11, &[2], true)];
        case("we build it now", &marks, "[[1: we [[2: build :1]] it :2]] now");
    }

    #[test]
    fn a_terminal_gets_its_style_line_by_line_and_nothing_else() {
        let ink = Ink::Style { passage: ("<", ">"), number: ("(", ")") };
        let text = "we\r\nbuild \u{1b}[31m\tit";
        assert_eq!(marked(text, &[mark(0, 9, &[7], false)], ink), "<we>\n<build>([7]) \\u{1b}[31m it");
    }
}
