//! Names of holidays: from the tokens of a text to the feast they name.
//!
//! A table's row holds names with "|" between. A word with "?" may be left out; a name after "!" is one only where every
//! word of it has a capital, because it is an ordinary word too ("lent", "advent"). Spelling is folded on both sides:
//! apostrophes, plural and possessive endings, articles, accents and the ways to spell a foreign sound. A world day may have
//! "world", "national" or the like before it.

use super::feast::Feast;
use super::shelves;
use super::spelling::fold;
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
    let shelf = shelves::shelf(&tokens.get(at)?.text)?;
    let mut key = String::new();
    let mut found = None;
    let mut capitals = true;
    for index in at..tokens.len().min(at + LONGEST) {
        let Some(token) = tokens.get(index) else { break };
        match token.kind {
            TokenKind::Mark if joins(tokens, index) && index > at => continue,
            TokenKind::Mark if token.text == "&" && index > at => fold_word(&mut key, "and"),
            TokenKind::Mark => break,
            _ if index > at && is_filler(tokens, index) => continue,
            _ => fold_word(&mut key, &token.text),
        }
        capitals &= token.capital || token.kind != TokenKind::Word || token.is_any("of|and|de");
        let Some(entry) = shelf.get(&key) else { break };
        if let Some(feast) = entry.feast.filter(|_| capitals || !running || !entry.ordinary) {
            found = Some((feast, index + 1));
        }
        if !entry.goes_on {
            break;
        }
    }
    found
}

fn fold_word(key: &mut String, word: &str) {
    if !key.is_empty() {
        key.push(' ');
    }
    fold(word, key);
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

/// Articles, and what an Arabic or Persian one has become: "Eid-ul-Fitr", "Laylat al-Qadr".
fn is_filler(tokens: &[Token<'_>], index: usize) -> bool {
    let hyphen = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.text == "-");
    tokens.get(index).is_some_and(|word| {
        word.is_any(ARTICLES)
            || word.is_any("us|ad|an|ar|as|az|i|ush|ash") && (hyphen(index.checked_sub(1)) || hyphen(Some(index + 1)))
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
