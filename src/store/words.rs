//! The words of a question, as people type them: what must stand in a claim, and what must not.
//!
//! Any text can be read, none is an error. Which claims hold the words is found by the backend; nothing
//! that is typed reaches it as anything but a word.
//!
//! `paris talks` both words · `"paris talks"` one after the other · `nego*` whatever begins so ·
//! `paris OR london` one of them · `-london`, `NOT london` none of these. Case and accents do not count.

/// A word, or several in a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sought {
    /// As typed, without the quotes around it.
    pub(crate) text: String,
    /// Whether the last word may go on.
    pub(crate) is_beginning: bool,
}

impl std::fmt::Display for Sought {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let star = if self.is_beginning { "*" } else { "" };
        if self.text.contains(char::is_whitespace) {
            write!(f, "\"{}\"{star}", self.text)
        } else {
            write!(f, "{}{star}", self.text)
        }
    }
}

/// What is sought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// Of each group at least one must stand in the claim.
    pub(crate) all: Vec<Vec<Sought>>,
    /// None of these may.
    pub(crate) none: Vec<Sought>,
}

/// A piece of the question.
enum Piece {
    Sought { sought: Sought, is_unwanted: bool },
    Or,
    Not,
}

impl Words {
    /// Reads a question.
    pub(crate) fn read(typed: &str) -> Words {
        let mut words = Words::default();
        let (mut is_or, mut is_not) = (false, false);
        for piece in pieces(typed) {
            match piece {
                Piece::Or => (is_or, is_not) = (true, false),
                Piece::Not => is_not = true,
                Piece::Sought { sought, is_unwanted } if is_unwanted || is_not => {
                    if !words.none.contains(&sought) {
                        words.none.push(sought);
                    }
                    (is_or, is_not) = (false, false);
                }
                Piece::Sought { sought, .. } => {
                    words.add(sought, is_or);
                    is_or = false;
                }
            }
        }
        words
    }

    fn add(&mut self, sought: Sought, is_or: bool) {
        let is_there = |group: &Vec<Sought>| group.as_slice() == std::slice::from_ref(&sought);
        if !is_or && self.all.iter().any(is_there) {
            return;
        }
        match self.all.last_mut().filter(|_| is_or) {
            Some(group) => group.push(sought),
            None => self.all.push(vec![sought]),
        }
    }

    /// Whether there is no word in it at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty() && self.none.is_empty()
    }
}

fn pieces(typed: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = typed;
    loop {
        rest = rest.trim_start_matches(is_space);
        let is_unwanted = rest.starts_with('-');
        rest = rest.trim_start_matches('-');
        let Some(first) = rest.chars().next() else { return pieces };
        let is_phrase = is_quote(first);
        let text;
        if is_phrase {
            let inside = rest.get(first.len_utf8()..).unwrap_or_default();
            (text, rest) = inside.split_once(is_quote).unwrap_or((inside, ""));
        } else {
            let end = rest.find(|c| is_space(c) || is_quote(c)).unwrap_or(rest.len());
            (text, rest) = rest.split_at(end);
        }
        let is_beginning = if is_phrase { rest.starts_with('*') } else { text.ends_with('*') };
        match text {
            "OR" if !is_phrase && !is_unwanted => pieces.push(Piece::Or),
            "NOT" if !is_phrase && !is_unwanted => pieces.push(Piece::Not),
            "AND" if !is_phrase && !is_unwanted => {} // all must stand anyway
            text if text.contains(is_letter) => {
                let text = text.trim_end_matches('*').replace(is_space, " ");
                pieces.push(Piece::Sought { sought: Sought { text, is_beginning }, is_unwanted });
            }
            _ => {} // nothing that an index of words could hold
        }
    }
}

/// What parts words; no database takes NUL for anything else either.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\0'
}

/// What stands around words in a row.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

/// What words are made of: letters and digits, and characters of private use.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reading, in a form of its own: groups by space, alternatives by `|`, the unwanted after `!`.
    #[track_caller]
    fn case(typed: &str, expected: &str) {
        let words = Words::read(typed);
        let group = |group: &Vec<Sought>| group.iter().map(Sought::to_string).collect::<Vec<_>>().join("|");
        let all = words.all.iter().map(group);
        let none = words.none.iter().map(|sought| format!("!{sought}"));
        assert_eq!(all.chain(none).collect::<Vec<_>>().join(" "), expected, "{typed}");
    }

    #[test]
    fn words_phrases_and_beginnings() {
        case("paris talks", "paris talks");
        case("  paris\t\ntalks ", "paris talks");
        case("\"paris talks\" rubio", "\"paris talks\" rubio");
        case("“paris talks” «le cessez-le-feu» „Ende Juni“", "\"paris talks\" \"le cessez-le-feu\" \"Ende Juni\"");
        case("nego*", "nego*");
        case("\"paris ta\"*", "\"paris ta\"*");
        case("\"paris talks", "\"paris talks\"");
        case("say\"paris talks\"now", "say \"paris talks\" now");
        case("paris paris", "paris");
        case("cease-fire U.S. don't 3,5", "cease-fire U.S. don't 3,5");
    }

    #[test]
    fn one_of_several_and_none_of_these() {
        case("paris OR london", "paris|london");
        case("talks paris OR london OR \"new york\" rubio", "talks paris|london|\"new york\" rubio");
        case("paris -london", "paris !london");
        case("paris NOT london", "paris !london");
        case("paris NOT \"new york\" -lon*", "paris !\"new york\" !lon*");
        case("-london", "!london");
        case("paris AND talks", "paris talks");
        case("or not and", "or not and");
        case("\"OR\" \"NOT\"", "OR NOT");
        case("paris OR -london talks", "paris talks !london");
        case("paris OR NOT london", "paris !london");
    }

    #[test]
    fn what_is_no_word_is_passed_over() {
        case("", "");
        case(" \"\" * ( ) ^ : + - -- ' \" ", "");
        case("OR", "");
        case("OR paris OR", "paris");
        case("NOT", "");
        case("🚀 … “”", "");
        case("\0paris\0talks", "paris talks");
        case("\"paris\0talks\"", "\"paris talks\"");
        case("statement:x NEAR(a b, 3) ^a {b c}:d a+b", "statement:x NEAR(a b, 3) ^a {b c}:d a+b");
        case("*a**", "*a*");
        assert!(Words::read("(!)").is_empty());
    }
}
