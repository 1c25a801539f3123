//! The command line as far as it has been typed: words without their quotation marks, and what they say
//! already.

use crate::cli::ids;

/// The words before the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    words: Vec<String>,
}

impl Line {
    /// Takes the words that a shell hands over, the program's name first. Shells that name the word at the
    /// cursor hand words over as they were typed, quotation marks and all.
    pub(super) fn typed(words: Vec<String>, at_cursor: Option<usize>) -> Line {
        let before = at_cursor.unwrap_or(words.len().saturating_sub(1));
        let words = words.into_iter().take(before).skip(1);
        let words = words.map(|word| if at_cursor.is_some() { unquoted(&word) } else { word });
        Line { words: words.collect() }
    }

    /// What a flag was given, as `--flag VALUE` or `--flag=VALUE`.
    pub(super) fn value_of(&self, flag: &str) -> Option<&str> {
        let mut words = self.words.iter();
        let mut value = None;
        while let Some(word) = words.next() {
            if word == flag {
                value = words.next().map(String::as_str);
            } else if let Some(given) = word.strip_prefix(flag).and_then(|rest| rest.strip_prefix('=')) {
                value = Some(given);
            }
        }
        value
    }

    /// The first number of a claim.
    pub(super) fn first_id(&self) -> Option<i64> {
        let word = self.words.iter().skip(1).find(|word| ids::is_ids(word))?;
        word.split([',', '-']).next()?.parse().ok()
    }
}

/// A word as the shell will hand it to the program. What an open quotation mark holds goes on to the end.
pub(super) fn unquoted(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let mut mark = None;
    let mut chars = word.chars();
    while let Some(c) = chars.next() {
        match (c, mark) {
            ('\\', None | Some('"')) => plain.extend(chars.next()),
            ('"' | '\'', None) => mark = Some(c),
            (c, Some(open)) if c == open => mark = None,
            (c, _) => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[&str], at_cursor: Option<usize>) -> Line {
        Line::typed(words.iter().map(|word| (*word).to_owned()).collect(), at_cursor)
    }

    #[test]
    fn words_lose_their_quotation_marks() {
        for (word, plain) in [
            ("plain", "plain"),
            ("\"Marco R", "Marco R"),
            ("'Marco R'", "Marco R"),
            ("Marco\\ R", "Marco R"),
            ("a\"b c\"'d e'f", "ab cd ef"),
            ("it\"'\"s", "it's"),
            ("\\", ""),
        ] {
            assert_eq!(unquoted(word), plain, "{word}");
        }
    }

    #[test]
    fn flags_are_read_off_the_words_before_the_cursor() {
        let typed = line(&["onrecord", "--db", "\"my ledger.db\"", "mark", "12,13", "ke", "--db", "other.db"], Some(5));
        assert_eq!(typed.value_of("--db"), Some("my ledger.db"));
        assert_eq!(typed.first_id(), Some(12));
        assert_eq!(line(&["onrecord", "--db=a.db", ""], None).value_of("--db"), Some("a.db"));
        assert_eq!(line(&["onrecord", "mark", ""], None).value_of("--db"), None);
        assert_eq!(line(&["onrecord", "mark", "3", ""], None).first_id(), Some(3));
        assert_eq!(line(&["onrecord", "mark", "3"], None).first_id(), None);
    }

    #[test]
    fn nothing_typed_says_nothing() {
        assert_eq!(line(&[], None), Line::default());
        assert_eq!(line(&["onrecord"], Some(9)), Line::default());
    }
}
