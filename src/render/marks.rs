//! What was found, marked within text: first by signs that stand for the mark, and once all is laid out
//! by what a reader sees. So a mark takes the columns that it will need, and no text can counterfeit one.

use crate::claim::Passage;

/// Stands where a mark begins; no character, and kept out of all other text.
const OPEN: char = '\u{fdd0}';

/// Stands where a mark ends.
const CLOSE: char = '\u{fdd1}';

/// The text of a passage with its marks, word by word, so that no mark is parted when lines are.
pub(super) fn marked(passage: &Passage) -> String {
    let mut text = String::with_capacity(passage.text.len() + 16);
    let mut done = 0;
    for range in &passage.found {
        text.push_str(&unmarked(passage.text.get(done..range.start).unwrap_or_default()));
        let found = unmarked(passage.text.get(range.clone()).unwrap_or_default());
        for (index, word) in found.split(char::is_whitespace).enumerate() {
            text.extend((index > 0).then_some(' '));
            if !word.is_empty() {
                text.extend([OPEN]);
                text.push_str(word);
                text.push(CLOSE);
            }
        }
        done = range.end;
    }
    text + &unmarked(passage.text.get(done..).unwrap_or_default())
}

/// A text that is to stand beside marked ones.
pub(super) fn unmarked(text: &str) -> String {
    text.replace(OPEN, "\\u{fdd0}").replace(CLOSE, "\\u{fdd1}")
}

/// Whether a mark begins in a text.
pub(super) fn is_marked(text: &str) -> bool {
    text.contains(OPEN)
}

/// Puts what readers see in place of the marks; marks of neighbouring words become one. A mark that a line
/// cuts off ends with it.
#[must_use]
pub fn with_signs(text: &str, open: &str, close: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 64);
    for line in text.replace(&format!("{CLOSE} {OPEN}"), " ").split_inclusive('\n') {
        let mut is_open = false;
        for c in line.chars() {
            match c {
                OPEN if !is_open => {
                    shown.push_str(open);
                    is_open = true;
                }
                CLOSE | '\n' if is_open => {
                    shown.push_str(close);
                    shown.extend((c == '\n').then_some(c));
                    is_open = false;
                }
                OPEN | CLOSE => {}
                c => shown.push(c),
            }
        }
    }
    shown
}

/// Shows marks without colour: `[so]`.
#[must_use]
pub fn in_brackets(text: &str) -> String {
    with_signs(text, "[", "]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Place;

    #[track_caller]
    fn case(marked_text: &str, expected: &str) {
        let text = marked_text.replace('|', "");
        let passage = Passage::read(Place::Statement, &text, marked_text, '|').expect("something is marked");
        assert_eq!(in_brackets(&marked(&passage)), expected);
    }

    #[test]
    fn what_was_found_stands_in_brackets() {
        case("we |build| ten |schools|", "we [build] ten [schools]");
        case("|we| |build| it", "[we build] it");
        case("|we build| it", "[we build] it");
        case("|we\nbuild| it", "[we build] it");
        case("l’|Élysée|.", "l’[Élysée].");
    }

    #[test]
    fn signs_in_the_text_are_no_marks() {
        case("\u{fdd0}we\u{fdd1} |build|", "\\u{fdd0}we\\u{fdd1} [build]");
        assert!(!is_marked(&unmarked("\u{fdd0}")));
    }

    #[test]
    fn a_mark_ends_with_its_line() {
        assert_eq!(in_brackets("a \u{fdd0}b\nc\u{fdd1} d\n"), "a [b]\nc d\n");
    }
}
