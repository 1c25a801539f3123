//! Names of holidays: from the tokens of a text to the feast they name.
//!
//! A table's row holds names with "|" between. A word with "?" may be left out; a name after "!" is one only where every
//! word of it has a capital, because it is an ordinary word too ("lent", "advent"). Spelling is folded on both sides:
//! apostrophes, plural and possessive endings, articles, accents and the ways to spell a foreign sound. A world day may have
//! "world", "national" or the like before it.

use super::feast::Feast;
use super::shelves::{self, Name, cut, is_article};
use super::spelling::{are_one, place};
use super::{christian, civil, faiths, india, world};
use crate::deadline::words::{Token, TokenKind};

/// No name has more tokens, marks between included.
const LONGEST: usize = 20;

pub(super) const TABLES: [&[Feast]; 5] =
    [christian::FEASTS, civil::FEASTS, faiths::FEASTS, india::FEASTS, world::FEASTS];

/// What a world day may have before its name.
pub(super) const PREFIXES: &str = "world|national|international|global|annual|us|american|intl|un";

/// Every feast there is.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static Feast> {
    TABLES.into_iter().flatten()
}

/// Whether a name begins at a token, in whatever letters it is written.
pub(in crate::deadline) fn begins_at(tokens: &[Token<'_>], at: usize) -> bool {
    named(tokens, at, false).is_some()
}

/// The feast whose name begins at a token, and the token after it; the longest name wins. In running text ordinary words
/// need capitals.
pub(super) fn named(tokens: &[Token<'_>], at: usize, running: bool) -> Option<(&'static Feast, usize)> {
    let first = tokens.get(at)?;
    if !first.starts.name {
        return None;
    }
    longest(tokens, at, running).or_else(|| {
        let prefix = first.is_any(PREFIXES);
        let (feast, end) = prefix.then(|| longest(tokens, at + 1, running)).flatten()?;
        tokens.get(end.checked_sub(1)?).is_some_and(|last| last.is_any("day|week|month")).then_some((feast, end))
    })
}

fn longest(tokens: &[Token<'_>], at: usize, running: bool) -> Option<(&'static Feast, usize)> {
    let first = tokens.get(at).filter(|first| first.kind != TokenKind::Mark)?;
    let shelf = shelves::shelf(&first.text)?;
    let second = following(tokens, at, at).map(|(_, word)| place(word));
    let mut fitting = shelf.going_on(second).peekable();
    fitting.peek()?;
    let mut words = Words { tokens, at, read: Vec::new() };
    // By their numbers of words; the first table that has a name keeps it.
    let mut found: [Option<&Name>; LONGEST] = [None; LONGEST];
    let mut begins = ("", false);
    for name in fitting {
        // Names with one first word stand together.
        if begins.0 != name.first {
            begins = (name.first, words.hold(0, name.first));
        }
        if begins.1 {
            words.follow(1, name.rest, &mut |count| {
                if let Some(known) = found.get_mut(count) {
                    known.get_or_insert(name);
                }
            });
        }
    }
    let stands = |count: usize, name: &Name| !running || !name.ordinary || words.have_capitals(count);
    let (count, name) = found
        .into_iter()
        .enumerate()
        .rev()
        .find_map(|(count, name)| name.filter(|name| stands(count, name)).map(|name| (count, name)))?;
    let (last, _) = words.read.get(count.checked_sub(1)?)?;
    Some((name.feast, last + 1))
}

/// The next token that is a word of a name which begins at `at`, and its letters.
fn following<'a>(tokens: &[Token<'a>], at: usize, behind: usize) -> Option<(usize, &'a str)> {
    for index in behind + 1..tokens.len().min(at + LONGEST) {
        let token = tokens.get(index)?;
        match token.kind {
            TokenKind::Mark if joins(tokens, index) => {}
            TokenKind::Mark if token.text == "&" => return Some((index, "and")),
            TokenKind::Mark => return None,
            _ if is_filler(tokens, index) => {}
            _ => return Some((index, token.text.as_str())),
        }
    }
    None
}

/// The words of a name in a text, each with its token, as far as they have been asked for.
struct Words<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    read: Vec<(usize, &'a str)>,
}

impl Words<'_> {
    /// Whether one of them is the word of a table; those before it have been asked for.
    fn hold(&mut self, nth: usize, word: &str) -> bool {
        if nth == self.read.len() {
            let next = match self.read.last() {
                Some((last, _)) => following(self.tokens, self.at, *last),
                None => self.tokens.get(self.at).map(|first| (self.at, first.text.as_str())),
            };
            self.read.extend(next);
        }
        self.read.get(nth).is_some_and(|(_, known)| are_one(known, word))
    }

    /// Reads on from one of them as a name goes on, with and without what may be left out, and tells how many words it has
    /// where it ends.
    fn follow(&mut self, nth: usize, rest: &'static str, ends: &mut impl FnMut(usize)) {
        let (word, rest) = cut(rest);
        if word.is_empty() {
            return ends(nth);
        }
        if is_article(word) {
            return self.follow(nth, rest, ends);
        }
        let needed = word.strip_suffix('?');
        if needed.is_some() {
            self.follow(nth, rest, ends);
        }
        if self.hold(nth, needed.unwrap_or(word)) {
            self.follow(nth + 1, rest, ends);
        }
    }

    /// Whether so many of them have capitals.
    fn have_capitals(&self, count: usize) -> bool {
        let mut read = self.read.iter().take(count).filter_map(|(index, _)| self.tokens.get(*index));
        read.all(|token| token.capital || token.kind != TokenKind::Word || token.is_any("of|and|de"))
    }
}

/// A hyphen or point inside a name, or the apostrophe of a plural.
fn joins(tokens: &[Token<'_>], index: usize) -> bool {
    let after_plural =
        || index.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|word| word.text.as_str().ends_with('s'));
    tokens.get(index).is_some_and(|mark| match mark.text.as_str() {
        "-" => true,
        "'" => mark.glued && after_plural(),
        "." => mark.glued,
        _ => false,
    })
}

/// Left out wherever they stand but in front.
pub(super) const ARTICLES: &str = "the|al|el|ul|e|ud|un|uz|ur";

/// The same beside a hyphen.
pub(super) const HYPHENED: &str = "us|ad|an|ar|as|az|i|ush|ash";

/// Articles, and what an Arabic or Persian one has become: "Eid-ul-Fitr", "Laylat al-Qadr".
fn is_filler(tokens: &[Token<'_>], index: usize) -> bool {
    let hyphen = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.text == "-");
    tokens.get(index).is_some_and(|word| {
        word.is_any(ARTICLES) || word.is_any(HYPHENED) && (hyphen(index.checked_sub(1)) || hyphen(Some(index + 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::words::Folded;

    #[track_caller]
    fn same(one: &str, other: &str) {
        let read = |text: &str| named(&Folded::of(text).tokens(), 0, false).map(|(feast, _)| feast.names);
        assert!(read(one).is_some(), "{one}");
        assert_eq!(read(one), read(other), "{one} = {other}");
    }

    #[test]
    fn spellings_of_a_name_are_one() {
        same("Mother\u{2019}s Day", "mothers day");
        same("Veterans' Day", "Veteran's Day");
        same("Labour Day", "labor day");
        same("St. Patrick's Day", "Saint Patricks Day");
        same("Eid al-Fitr", "Eid-ul-Fitr");
        same("Eid-e-Milad-un-Nabi", "Milad un Nabi");
        same("Chanukah", "Hanukkah");
        same("Tisha B'Av", "Tish'a B'Av");
        same("Deepavali", "Dipawali");
        same("Dussehra", "Dusshera");
        same("Fourth of July", "4th of July");
        same("International Workers' Day", "may day");
        same("National Boss's Day", "boss day");
        same("New Year\u{2019}s Eve", "new years eve");
        same("All Saints\u{2019} Day", "All Saints");
    }

    #[test]
    fn every_name_is_found() {
        for feast in all() {
            for name in feast.names.split('|').map(|name| name.trim_start_matches('!').replace('?', "")) {
                let text = Folded::of(&name);
                let all = text.tokens();
                assert_eq!(named(&all, 0, false).map(|(_, end)| end), Some(all.len()), "{name}");
            }
        }
    }

    #[test]
    fn ordinary_words_need_capitals() {
        let read = |text: &str| named(&Folded::of(text).tokens(), 0, true).is_some();
        assert!(read("Lent") && read("Christmas") && read("christmas"));
        assert!(!read("lent") && !read("advent") && !read("holi"));
        assert!(!read("Christian") && !read("world") && !read("new"));
    }
}
