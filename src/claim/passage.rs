//! Passages: the texts of a claim in which words are searched, and where they stand in them.
//!
//! How words are found is not known here, nor how a find is shown.

use std::ops::Range;

use super::word::worded;

worded! {
    /// A text of a claim in which words are searched.
    Place, "place" {
        /// What is claimed.
        Statement = "statement",
        /// The words as the source has them.
        Quote = "quote",
        /// What it hangs on.
        Condition = "condition",
        /// The speaker's name.
        Speaker = "speaker",
        /// All topics, with a space between two.
        Topics = "topics",
    }
}

/// A text of a claim with the words that were found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Which text.
    pub place: Place,
    /// The text, whole and as recorded.
    pub text: String,
    /// Where words were found: bytes, in order, none overlapping; never empty.
    pub found: Vec<Range<usize>>,
}

impl Passage {
    /// Reads a text in which what was found stands between two of `mark`; `None` when nothing was found. A
    /// `mark` that is part of the text itself stays in it.
    #[must_use]
    pub fn read(place: Place, text: &str, marked: &str, mark: char) -> Option<Passage> {
        let mut found = Vec::new();
        let mut begun = None;
        let mut rest = text.char_indices().peekable();
        for c in marked.chars() {
            let here = rest.peek().map_or(text.len(), |(at, _)| *at);
            if rest.next_if(|(_, own)| *own == c).is_some() {
                continue;
            }
            if c != mark {
                return None; // another text: what is marked in it says nothing of this one
            }
            begun = match begun {
                None => Some(here),
                Some(start) => {
                    found.push(start..here);
                    None
                }
            };
        }
        found.retain(|range| !range.is_empty());
        (rest.peek().is_none() && !found.is_empty()).then(|| Passage { place, text: text.to_owned(), found })
    }

    /// The words that were found, as they stand in the text.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.found.iter().filter_map(|range| self.text.get(range.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, marked: &str, expected: Option<&[&str]>) {
        let passage = Passage::read(Place::Statement, text, marked, '|');
        let words = passage.as_ref().map(|passage| passage.words().collect::<Vec<_>>());
        assert_eq!(words.as_deref(), expected, "{marked}");
    }

    #[test]
    fn what_stands_between_two_marks_is_found() {
        case("we build", "we |build|", Some(&["build"]));
        case("we build", "|we| |build|", Some(&["we", "build"]));
        case("l’Élysée dit", "l’|Élysée| dit", Some(&["Élysée"]));
        case("we build", "we build", None);
        case("", "", None);
    }

    #[test]
    fn marks_of_the_text_itself_stay() {
        case("a|b we build", "a|b we |build|", Some(&["build"]));
        case("we build|", "we |build||", Some(&["build|"]));
    }

    #[test]
    fn marks_in_another_text_say_nothing() {
        case("we build", "we |pave|", None);
        case("we build", "we |build| more", None);
        case("we build more", "we |build|", None);
        case("we build", "we |build", None);
    }
}
