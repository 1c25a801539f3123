//! The names of holidays by their first words, so that few of them are looked at for a word of a text.

use super::feast::Feast;
use super::names::{ARTICLES, PREFIXES, TABLES};
use super::spelling::{PLACES, fold, place};
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// What the words read so far are.
#[derive(Clone, Copy, Default)]
pub(super) struct Entry {
    pub(super) feast: Option<&'static Feast>,
    /// Capitals are needed.
    pub(super) ordinary: bool,
    /// A longer name begins so.
    pub(super) goes_on: bool,
}

/// The names whose first words are alike, and, once one is asked for, every name and every beginning of one, folded.
#[derive(Default)]
pub(super) struct Shelf {
    /// The first words, those in a row once.
    firsts: Vec<&'static str>,
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
                names.shelf_for(first).add(first, feast, name);
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
}

/// The shelf of the names that begin with a word. Few words have one.
pub(super) fn shelf(first: &str) -> Option<&'static Shelf> {
    let number = NAMES.places.get(place(first)).copied().unwrap_or(0);
    NAMES.shelves.get(usize::from(number).checked_sub(1)?)
}

/// Whether a name may begin with a word, quickly.
pub(in crate::deadline) fn may_begin_with(word: &str) -> bool {
    shelf(word).is_some()
}

/// Whether a name begins with a word.
pub(in crate::deadline) fn begin_with(word: &str) -> bool {
    let folded = |word: &str| {
        let mut key = String::new();
        fold(word, &mut key);
        key
    };
    let begins = |shelf: &Shelf| {
        let key = folded(word);
        shelf.firsts.iter().any(|first| folded(first) == key) || PREFIXES.split('|').any(|prefix| prefix == word)
    };
    shelf(word).is_some_and(begins)
}

/// The words that a name can begin with: the first and, while those before it may be left out, the next.
fn first_words(name: &str) -> impl Iterator<Item = &str> {
    let mut goes_on = true;
    let words = name.split(' ').take_while(move |word| std::mem::replace(&mut goes_on, word.ends_with('?')));
    words.map(|word| word.trim_end_matches('?'))
}

impl Shelf {
    fn add(&mut self, first: &'static str, feast: &'static Feast, name: &'static str) {
        if self.firsts.last() != Some(&first) {
            self.firsts.push(first);
        }
        self.names.push((feast, name));
    }

    /// What the words of a folded key are.
    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
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
