//! Names of holidays: from the tokens of a text to the feast they name.
//!
//! A table's row holds names with "|" between. A word with "?" may be left out; a name after "!" is one only where every
//! word of it has a capital, because it is an ordinary word too ("lent", "advent"). Spelling is folded on both sides:
//! apostrophes, plural and possessive endings, articles, accents and the ways to spell a foreign sound. A world day may have
//! "world", "national" or the like before it.

use super::feast::Feast;
use super::{christian, civil, faiths, india, world};
use crate::deadline::words::{Token, TokenKind};
use std::collections::HashMap;
use std::sync::OnceLock;

/// No name has more tokens, marks between included.
const LONGEST: usize = 20;

const TABLES: [&[Feast]; 5] = [christian::FEASTS, civil::FEASTS, faiths::FEASTS, india::FEASTS, world::FEASTS];

/// Every feast there is.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static Feast> {
    TABLES.into_iter().flatten()
}

/// What the words read so far are.
#[derive(Clone, Copy, Default)]
struct Entry {
    feast: Option<&'static Feast>,
    /// Capitals are needed.
    ordinary: bool,
    /// A longer name begins so.
    goes_on: bool,
}

/// Names and beginnings of names, folded.
type Names = HashMap<String, Entry>;

/// The names that begin with a letter, made when one is first asked for: few letters of a phrase begin one.
static NAMES: [OnceLock<Names>; 27] = [const { OnceLock::new() }; 27];

/// The shelf that a folded name lies on.
fn shelf(key: &str) -> usize {
    key.bytes().next().filter(u8::is_ascii_lowercase).map_or(26, |letter| usize::from(letter - b'a'))
}

fn lookup(key: &str) -> Option<Entry> {
    let shelf_of_key = shelf(key);
    let made = || {
        let mut names = Names::new();
        let mut first = String::new();
        for feast in TABLES.into_iter().flatten() {
            for name in feast.names.split('|') {
                let (ordinary, name) = name.strip_prefix('!').map_or((false, name), |name| (true, name));
                first.clear();
                fold(name.split(' ').next().unwrap_or_default(), &mut first);
                if shelf(&first) == shelf_of_key {
                    enter(&mut names, feast, ordinary, String::new(), name);
                }
            }
        }
        names
    };
    NAMES.get(shelf_of_key)?.get_or_init(made).get(key).copied()
}

/// Enters a name, with and without the words that may be left out.
fn enter(names: &mut Names, feast: &'static Feast, ordinary: bool, mut key: String, rest: &str) {
    let mut words = rest.splitn(2, ' ');
    let Some(word) = words.next().filter(|word| !word.is_empty()) else {
        let entry = names.entry(key).or_default();
        // The first table that has a name keeps it.
        if entry.feast.is_none() {
            (entry.feast, entry.ordinary) = (Some(feast), ordinary);
        }
        return;
    };
    let rest = words.next().unwrap_or_default();
    let needed = word.strip_suffix('?');
    if needed.is_some() {
        enter(names, feast, ordinary, key.clone(), rest);
    }
    if !key.is_empty() {
        names.entry(key.clone()).or_default().goes_on = true;
        key.push(' ');
    }
    fold(needed.unwrap_or(word), &mut key);
    enter(names, feast, ordinary, key, rest);
}

/// The feast whose name begins at a token, and the token after it; the longest name wins. In running text ordinary words
/// need capitals.
pub(super) fn named(tokens: &[Token<'_>], at: usize, running: bool) -> Option<(&'static Feast, usize)> {
    let first = tokens.get(at)?;
    if !matches!(first.kind, TokenKind::Word | TokenKind::Ordinal | TokenKind::Number) {
        return None;
    }
    longest(tokens, at, running).or_else(|| {
        let prefix = first.is_any("world|national|international|global|annual|us|american|intl|un");
        let (feast, end) = prefix.then(|| longest(tokens, at + 1, running)).flatten()?;
        tokens.get(end.checked_sub(1)?).is_some_and(|last| last.is_any("day|week|month")).then_some((feast, end))
    })
}

fn longest(tokens: &[Token<'_>], at: usize, running: bool) -> Option<(&'static Feast, usize)> {
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
        let Some(entry) = lookup(&key) else { break };
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

/// Articles, and what an Arabic or Persian one has become: "Eid-ul-Fitr", "Laylat al-Qadr".
fn is_filler(tokens: &[Token<'_>], index: usize) -> bool {
    let hyphen = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.text == "-");
    tokens.get(index).is_some_and(|word| {
        word.is_any("the|al|el|ul|e|ud|un|uz|ur")
            || word.is_any("us|ad|an|ar|as|az|i|ush|ash") && (hyphen(index.checked_sub(1)) || hyphen(Some(index + 1)))
    })
}

/// Appends a word as the tables fold it.
fn fold(word: &str, key: &mut String) {
    let word = match word {
        "saint" => "st",
        "doctor" => "dr",
        "labour" => "labor",
        _ => word,
    };
    let word = word.strip_suffix("'s").unwrap_or(word);
    let start = key.len();
    let mut letters = word.chars().filter(|letter| *letter != '\'').map(plain_letter).peekable();
    while let Some(letter) = letters.next() {
        let last = key.get(start..).and_then(|written| written.chars().next_back());
        // Two of a kind are one; "ee" and "oo" are the sounds i and u.
        let next = letters.peek().copied();
        match (letter, next) {
            ('e', Some('e')) => {
                letters.next();
                key.push('i');
            }
            ('o', Some('o')) => {
                letters.next();
                key.push('u');
            }
            // "sh", "th", "bh", "kh": the breath is written or not.
            ('h', _) if last.is_some_and(|last| "bcdgkpst".contains(last)) => {}
            ('h', None) if last.is_some_and(|last| "aeiou".contains(last)) => {}
            _ if last == Some(letter) && letter.is_alphabetic() => {}
            _ => key.push(letter),
        }
    }
    let plural = key.len() - start > 3 && key.ends_with('s');
    if plural {
        key.pop();
    }
}

fn plain_letter(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ñ' | 'ṇ' => 'n',
        'ç' | 'ć' => 'c',
        'ś' | 'ṣ' | 'š' | 'ş' => 's',
        'ḥ' => 'h',
        'w' => 'v',
        'q' => 'k',
        'z' => 's',
        other => other,
    }
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
    fn ordinary_words_need_capitals() {
        let read = |text: &str| named(&Folded::of(text).tokens(), 0, true).is_some();
        assert!(read("Lent") && read("Christmas") && read("christmas"));
        assert!(!read("lent") && !read("advent") && !read("holi"));
        assert!(!read("Christian") && !read("world") && !read("new"));
    }
}
