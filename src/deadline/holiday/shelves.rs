//! The names of holidays by their first words, so that few of them are looked at for a word of a text.

use super::feast::Feast;
use super::names::{ARTICLES, HYPHENED, PREFIXES, TABLES};
use super::spelling::{PLACES, RESPELT, Skeleton, are_one, place};
use crate::deadline::pieces::{cut_at, pieces};
use crate::deadline::words::fold;
use std::sync::{LazyLock, OnceLock};

/// A name from one of the words on that it can begin with.
pub(super) struct Name {
    pub(super) feast: &'static Feast,
    /// Capitals are needed.
    pub(super) ordinary: bool,
    pub(super) first: &'static str,
    /// What follows the first word, as the table writes it.
    pub(super) rest: &'static str,
}

impl Name {
    fn new(feast: &'static Feast, name: &'static str, from: &'static str) -> Name {
        let (first, rest) = cut(from);
        Name { feast, ordinary: name.starts_with('!'), first: first.strip_suffix('?').unwrap_or(first), rest }
    }

    /// The place of the word that must come next; `None` where another may, or none.
    fn second(&self) -> Option<usize> {
        let (mut next, mut further) = cut(self.rest);
        while is_article(next) {
            (next, further) = cut(further);
        }
        let is_needed = !next.is_empty() && !next.ends_with('?');
        is_needed.then(|| place(next))
    }
}

/// The names whose first words are alike, in the order of the tables.
#[derive(Default)]
pub(in crate::deadline) struct Shelf {
    names: Vec<Name>,
    /// What follows their first words: known once it is asked for.
    behind: OnceLock<Behind>,
}

/// What must stand behind the first words of the names of a shelf.
struct Behind {
    /// Of each name the place of the next word, if one must come.
    seconds: Box<[Option<usize>]>,
    /// The first words, each once, of those that need none.
    alone: Box<[&'static str]>,
}

impl Behind {
    fn of(names: &[Name]) -> Behind {
        let seconds: Box<[Option<usize>]> = names.iter().map(Name::second).collect();
        let mut alone: Vec<&str> = Vec::new();
        for (name, _) in names.iter().zip(&seconds).filter(|(_, second)| second.is_none()) {
            if !alone.contains(&name.first) {
                alone.push(name.first);
            }
        }
        Behind { seconds, alone: alone.into_boxed_slice() }
    }
}

impl Shelf {
    fn behind(&self) -> &Behind {
        self.behind.get_or_init(|| Behind::of(&self.names))
    }

    /// The names behind whose first word one at this place may stand.
    pub(super) fn going_on(&self, next: Option<usize>) -> impl Iterator<Item = &Name> {
        let with_seconds = self.names.iter().zip(&self.behind().seconds);
        with_seconds.filter(move |(_, second)| second.is_none() || **second == next).map(|(name, _)| name)
    }

    /// Whether a word as it is written in a text begins one that needs a word with these letters behind it.
    #[inline]
    pub(in crate::deadline) fn may_go_on(&self, written: &str, next: &Skeleton) -> bool {
        let next = Some(next.place());
        if !self.behind().seconds.contains(&next) {
            return false;
        }
        let mut firsts: Vec<&str> = self.going_on(next).map(|name| name.first).collect();
        firsts.dedup();
        begins_one(&firsts, written)
    }

    /// Whether a word as it is written in a text begins one that needs no certain word behind it.
    #[inline]
    pub(in crate::deadline) fn may_be(&self, written: &str) -> bool {
        let alone = &self.behind().alone;
        !alone.is_empty() && begins_one(alone, written)
    }
}

#[inline(never)]
fn begins_one(firsts: &[&str], written: &str) -> bool {
    let word: String = written.chars().map(fold).collect();
    firsts.iter().any(|first| are_one(first, &word))
}

/// The first word of a name or of the rest of one, and what follows it.
pub(super) fn cut(words: &'static str) -> (&'static str, &'static str) {
    let (first, rest) = cut_at(words, b' ');
    (first, rest.unwrap_or_default())
}

/// Whether a word of a name is left out behind the first.
pub(super) fn is_article(word: &str) -> bool {
    // Most words are longer, and need no look at them.
    word.len() <= 3 && ARTICLES.split('|').any(|article| article == word)
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
        for name in pieces(feast.names, b'|') {
            for from in beginnings(name.trim_start_matches('!')) {
                let name = Name::new(feast, name, from);
                names.shelf_for(name.first).names.push(name);
            }
        }
    }
    for (written, meant) in RESPELT {
        names.stand_for(written, meant);
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

    /// Gives a word that is written for another the shelf of that one, unless it has its own.
    fn stand_for(&mut self, written: &str, meant: &str) {
        let meant = self.places.get(place(meant)).copied().unwrap_or(0);
        let place = Skeleton::of(written).place();
        self.places.get_mut(place).filter(|number| **number == 0).into_iter().for_each(|free| *free = meant);
    }

    #[inline]
    fn at(&self, place: usize) -> Option<&Shelf> {
        let number = self.places.get(place).copied().unwrap_or(0);
        self.shelves.get(usize::from(number).checked_sub(1)?)
    }
}

/// The names that may begin with a word. Few words have any.
pub(super) fn shelf(first: &str) -> Option<&'static Shelf> {
    NAMES.at(place(first))
}

/// The names that may begin with a word that has these letters.
#[inline]
pub(in crate::deadline) fn shelf_of(letters: &Skeleton) -> Option<&'static Shelf> {
    NAMES.at(letters.place())
}

/// Words that may stand in a name where no table writes them.
pub(in crate::deadline) fn passed_over() -> impl Iterator<Item = &'static str> {
    ARTICLES.split('|').chain(HYPHENED.split('|'))
}

/// Whether a name may begin with a word, quickly.
pub(in crate::deadline) fn may_begin_with(word: &str) -> bool {
    shelf(word).is_some()
}

/// Whether a name begins with a word.
pub(in crate::deadline) fn begin_with(word: &str) -> bool {
    let begins = |shelf: &Shelf| {
        let mut firsts: Vec<&str> = shelf.names.iter().map(|name| name.first).collect();
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
