//! What the rules that others begin with have read, place by place, so that each reads a place once.

use super::cursor::Reading;
use super::shape::{Anchor, Length};
use std::cell::RefCell;

/// More places than most phrases have tokens; what was read of a place is forgotten when another takes its turn.
const PLACES: usize = 16;

/// What rules have read of one text.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) anchors: Recent<Anchor>,
    pub(super) plain: Recent<Anchor>,
    pub(super) lengths: Recent<Length>,
}

/// Where a rule began: the number of a token, and how much of the text could be read.
pub(super) type Place = (usize, Reading);

/// What one rule has read: the place it began at, and what it gave with the token it led to, if anything.
pub(super) struct Recent<T>(RefCell<[Option<Read<T>>; PLACES]>);

type Read<T> = (Place, Option<(T, usize)>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(RefCell::new([const { None }; PLACES]))
    }
}

impl<T: Clone> Recent<T> {
    /// What was read at a place; `None` when that is not known.
    pub(super) fn at(&self, place: Place) -> Option<Option<(T, usize)>> {
        let places = self.0.borrow();
        let (began, read) = places.get(place.0 % PLACES)?.as_ref()?;
        (*began == place).then(|| read.clone())
    }

    pub(super) fn keep(&self, place: Place, read: Option<(T, usize)>) {
        if let Some(kept) = self.0.borrow_mut().get_mut(place.0 % PLACES) {
            *kept = Some((place, read));
        }
    }
}
