//! The answers that somebody gives in a review.

/// What the keys do, for `?`.
pub(super) const KEYS: &str = "\
y  record it
n  pass it over
e  edit it in your editor, then look again
s  split it into parts
w  say who said it
r  record it as saying a known claim again
b  go back to the one before
a  record this and all that follow
q  leave the rest, of all articles
?  this
Enter alone does nothing.";

/// What somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Yes,
    No,
    Edit,
    Split,
    Who,
    Repeats,
    Back,
    All,
    Quit,
    Help,
}

impl Key {
    /// Reads an answer; Enter alone is none.
    pub(super) fn read(answer: &str) -> Option<Key> {
        Some(match answer.to_lowercase().as_str() {
            "y" | "yes" => Key::Yes,
            "n" | "no" => Key::No,
            "e" | "edit" => Key::Edit,
            "s" | "split" => Key::Split,
            "w" | "who" => Key::Who,
            "r" | "repeats" => Key::Repeats,
            "b" | "back" => Key::Back,
            "a" | "all" => Key::All,
            "q" | "quit" => Key::Quit,
            "?" | "h" | "help" => Key::Help,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_alone_is_no_answer() {
        for nothing in ["", " ", "x", "yn", "1", "yess"] {
            assert_eq!(Key::read(nothing), None, "{nothing}");
        }
        for (answer, key) in [("y", Key::Yes), ("Y", Key::Yes), ("no", Key::No), ("?", Key::Help), ("quit", Key::Quit)]
        {
            assert_eq!(Key::read(answer), Some(key), "{answer}");
        }
    }
}
