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
use std::sync::{LazyLock, OnceLock};

/// No name has more tokens, marks between included.
const LONGEST: usize = 20;

const TABLES: [&[Feast]; 5] = [christian::FEASTS, civil::FEASTS, faiths::FEASTS, india::FEASTS, world::FEASTS];

/// What a world day may have before its name.
const PREFIXES: &str = "world|national|international|global|annual|us|american|intl|un";

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

/// The names whose first words are alike, and, once one is asked for, every name and every beginning of one, folded.
#[derive(Default)]
struct Shelf {
    names: Vec<(&'static Feast, &'static str)>,
    folded: OnceLock<HashMap<String, Entry>>,
}

/// All names, by their first words.
struct Names {
    shelves: Vec<Shelf>,
    /// By `place`: which shelf, counted from 1; 0 is none.
    places: Vec<u16>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { shelves: Vec::new(), places: vec![0; PLACES] };
    for prefix in PREFIXES.split('|') {
        names.shelf_for(prefix);
    }
    for feast in TABLES.into_iter().flatten() {
        for name in feast.names.split('|') {
            for first in first_words(name.trim_start_matches('!')) {
                names.shelf_for(first).names.push((feast, name));
            }
        }
    }
    names
});

impl Names {
    fn shelf_for(&mut self, first: &str) -> &mut Shelf {
        let number = self.places.get_mut(place(first)).expect("there is a place for every word");
        if *number == 0 {
            self.shelves.push(Shelf::default());
            *number = u16::try_from(self.shelves.len()).expect("there are fewer names");
        }
        self.shelves.get_mut(usize::from(*number) - 1).expect("shelves are numbered as they come")
    }

    /// The shelf of the names that begin with a word. Few words have one.
    fn shelf(&self, first: &str) -> Option<&Shelf> {
        let number = self.places.get(place(first)).copied().unwrap_or(0);
        self.shelves.get(usize::from(number).checked_sub(1)?)
    }
}

/// The words that a name can begin with: the first and, while those before it may be left out, the next.
fn first_words(name: &str) -> impl Iterator<Item = &str> {
    let mut goes_on = true;
    let words = name.split(' ').take_while(move |word| std::mem::replace(&mut goes_on, word.ends_with('?')));
    words.map(|word| word.trim_end_matches('?'))
}

impl Shelf {
    fn get(&self, key: &str) -> Option<&Entry> {
        let folded = self.folded.get_or_init(|| {
            let mut folded = HashMap::new();
            for (feast, name) in &self.names {
                let (ordinary, name) = name.strip_prefix('!').map_or((false, *name), |name| (true, name));
                enter(&mut folded, feast, ordinary, String::new(), name);
            }
            folded
        });
        folded.get(key)
    }
}

/// Enters a name, with and without the words that may be left out.
fn enter(names: &mut HashMap<String, Entry>, feast: &'static Feast, ordinary: bool, mut key: String, rest: &str) {
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
    if !key.is_empty() && ARTICLES.split('|').any(|article| article == word) {
        return enter(names, feast, ordinary, key, rest);
    }
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

/// Whether a name may begin with a word, quickly. Few words pass.
pub(in crate::deadline) fn may_begin_with(word: &str) -> bool {
    NAMES.shelf(word).is_some()
}

/// Whether a name begins with a word.
pub(in crate::deadline) fn begin_with(word: &str) -> bool {
    let folded = |word: &str| {
        let mut key = String::new();
        fold(word, &mut key);
        key
    };
    let key = folded(word);
    let begins = |name: &str| first_words(name.trim_start_matches('!')).any(|first| folded(first) == key);
    NAMES.shelf(word).is_some_and(|shelf| shelf.names.iter().any(|(_, name)| begins(name)))
        || PREFIXES.split('|').any(|prefix| prefix == word)
}

const PLACES: usize = 1 << 15;

/// A number below `PLACES` made of what `fold` leaves of a word however it is spelt: its consonants in order without h,
/// two of a kind in a row as one, and none for the s at its end.
fn place(word: &str) -> usize {
    place_of_letters(rewritten(word))
}

fn place_of_letters(word: &str) -> usize {
    let step = |sum: u32, letter: u32| (sum ^ letter).wrapping_mul(0x0100_0193);
    let (mut sum, mut last) = (0, 0);
    let mut take = |letter: u32| {
        if letter != last {
            let after_s = if last == u32::from('s') { step(sum, last) } else { sum };
            sum = if letter == u32::from('s') { after_s } else { step(after_s, letter) };
            last = letter;
        }
    };
    if word.is_ascii() {
        word.bytes().filter_map(|letter| kept(u32::from(letter))).for_each(take);
    } else {
        word.chars().filter_map(|letter| kept(u32::from(plain_letter(letter)))).for_each(&mut take);
    }
    (sum.wrapping_mul(0x9e37_79b9) >> 17) as usize
}

/// A letter as all spellings have it; `None` for one that some leave out or write otherwise.
fn kept(letter: u32) -> Option<u32> {
    match char::from_u32(letter)? {
        'a' | 'e' | 'i' | 'o' | 'u' | 'h' | '\'' => None,
        'w' => Some(u32::from('v')),
        'q' => Some(u32::from('k')),
        'z' => Some(u32::from('s')),
        _ => Some(letter),
    }
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
    let shelf = NAMES.shelf(&tokens.get(at)?.text)?;
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
const ARTICLES: &str = "the|al|el|ul|e|ud|un|uz|ur";

/// Articles, and what an Arabic or Persian one has become: "Eid-ul-Fitr", "Laylat al-Qadr".
fn is_filler(tokens: &[Token<'_>], index: usize) -> bool {
    let hyphen = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.text == "-");
    tokens.get(index).is_some_and(|word| {
        word.is_any(ARTICLES)
            || word.is_any("us|ad|an|ar|as|az|i|ush|ash") && (hyphen(index.checked_sub(1)) || hyphen(Some(index + 1)))
    })
}

/// Appends a word as the tables fold it.
fn fold(word: &str, key: &mut String) {
    let word = rewritten(word);
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

/// One way to write words that no folding of letters makes one.
fn rewritten(word: &str) -> &str {
    match word {
        "saint" => "st",
        "doctor" => "dr",
        "labour" => "labor",
        _ => word,
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
    fn a_word_and_its_folded_form_are_on_one_shelf() {
        let more = [
            "shh",
            "boss",
            "gass",
            "kiss's",
            "\u{e9}toile",
            "whizz",
            "queues",
            "o'o",
            "s",
            "h",
            "1st",
            "\u{e7}\u{15b}",
        ];
        for word in all().flat_map(|feast| feast.names.split(['|', ' ', '?', '!'])).chain(more) {
            let mut folded = String::new();
            fold(word, &mut folded);
            assert_eq!(place(word), place_of_letters(&folded), "{word}");
        }
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
