//! The names of holidays by their first words, so that few of them are looked at for a word of a text.

use super::feast::Feast;
use super::names::{ARTICLES, PREFIXES, TABLES};
use super::spelling::{PLACES, are_one, place};
use std::sync::LazyLock;

/// A name from one of the words on that it can begin with.
pub(super) struct Name {
    pub(super) feast: &'static Feast,
    /// Capitals are needed.
    pub(super) ordinary: bool,
    pub(super) first: &'static str,
    /// What follows the first word, as the table writes it.
    pub(super) rest: &'static str,
    /// The place of the word that must come next; `None` where another may, or none.
    second: Option<usize>,
}

impl Name {
    fn new(feast: &'static Feast, name: &'static str, from: &'static str) -> Name {
        let (first, rest) = cut(from);
        let (mut next, mut further) = cut(rest);
        while is_article(next) {
            (next, further) = cut(further);
        }
        let is_needed = !next.is_empty() && !next.ends_with('?');
        let first = first.trim_end_matches('?');
        Name { feast, ordinary: name.starts_with('!'), first, rest, second: is_needed.then(|| place(next)) }
    }

    /// Whether a word at this place may stand behind the first one.
    pub(super) fn may_go_on(&self, next: Option<usize>) -> bool {
        self.second.is_none() || self.second == next
    }
}

/// The first word of a name or of the rest of one, and what follows it.
pub(super) fn cut(words: &'static str) -> (&'static str, &'static str) {
    words.split_once(' ').unwrap_or((words, ""))
}

/// Whether a word of a name is left out behind the first.
pub(super) fn is_article(word: &str) -> bool {
    // Most words are longer, and need no look at them.
    word.len() <= 3 && ARTICLES.split('|').any(|article| article == word)
}

/// All names, by their first words.
struct Names {
    /// The names whose first words are alike, in the order of the tables.
    shelves: Vec<Vec<Name>>,
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
            for from in beginnings(name.trim_start_matches('!')) {
                let name = Name::new(feast, name, from);
                names.shelf_for(name.first).push(name);
            }
        }
    }
    names
});

impl Names {
    fn shelf_for(&mut self, first: &str) -> &mut Vec<Name> {
        let number = self.places.get_mut(place(first)).expect("there is a place for every word");
        if *number == 0 {
            self.shelves.push(Vec::new());
            *number = u16::try_from(self.shelves.len()).expect("there are fewer names");
        }
        self.shelves.get_mut(usize::from(*number) - 1).expect("shelves are numbered as they come")
    }
}

/// The names that may begin with a word. Few words have any.
pub(super) fn shelf(first: &str) -> Option<&'static [Name]> {
    let number = NAMES.places.get(place(first)).copied().unwrap_or(0);
    NAMES.shelves.get(usize::from(number).checked_sub(1)?).map(Vec::as_slice)
}

/// Whether a name may begin with a word, quickly.
pub(in crate::deadline) fn may_begin_with(word: &str) -> bool {
    shelf(word).is_some()
}

/// Whether a name begins with a word.
pub(in crate::deadline) fn begin_with(word: &str) -> bool {
    let begins = |names: &[Name]| {
        let mut firsts: Vec<&str> = names.iter().map(|name| name.first).collect();
        firsts.dedup();
        firsts.into_iter().any(|first| are_one(first, word)) || PREFIXES.split('|').any(|prefix| prefix == word)
    };
    shelf(word).is_some_and(begins)
}

/// A name from each word on that it can begin with: the first and, while those before it may be left out, the next.
fn beginnings(name: &'static str) -> impl Iterator<Item = &'static str> {
    std::iter::successors(Some(name), |from| {
        let (first, rest) = cut(from);
        (first.ends_with('?') && !rest.is_empty()).then_some(rest)
    })
}
