//! Words as parts of a command that can be pasted into a shell, whatever they hold.

/// Several words where a command takes many, quoted only where a shell would read more into them.
pub(crate) fn as_words(words: &str) -> String {
    if words.split(' ').all(is_plain) { words.to_owned() } else { quoted(words) }
}

/// A word as one argument, in quotation marks only where a shell would read more into it.
pub(crate) fn as_word(word: &str) -> String {
    if word == "-" || !word.is_empty() && is_plain(word) { word.to_owned() } else { as_argument(word) }
}

/// Words as one argument.
pub(crate) fn as_argument(words: &str) -> String {
    if words.split(' ').all(is_plain) { format!("\"{words}\"") } else { quoted(words) }
}

/// Whether a shell takes a word for what it is.
fn is_plain(word: &str) -> bool {
    !word.starts_with('-') && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ',' | '/' | '’'))
}

fn quoted(words: &str) -> String {
    format!("'{}'", words.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_read_is_quoted() {
        for (words, several, one) in [
            ("paris talks", "paris talks", "\"paris talks\""),
            ("Élodie d’Arc", "Élodie d’Arc", "\"Élodie d’Arc\""),
            ("talk*", "'talk*'", "'talk*'"),
            ("\"in a row\"", "'\"in a row\"'", "'\"in a row\"'"),
            ("don't; rm $HOME", "'don'\\''t; rm $HOME'", "'don'\\''t; rm $HOME'"),
            ("-x", "'-x'", "'-x'"),
        ] {
            assert_eq!((as_words(words), as_argument(words)), (several.to_owned(), one.to_owned()));
        }
        assert_eq!([as_word("a/b.txt"), as_word("a b"), as_word("")], ["a/b.txt", "\"a b\"", "\"\""]);
    }
}
