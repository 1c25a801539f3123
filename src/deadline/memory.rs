//! What the rules that others begin with have read, place by place, so that each reads a place once.

use super::shape::{Anchor, Length};
use std::cell::RefCell;

/// Far more places than a phrase has tokens; further on, the oldest are forgotten.
const PLACES: usize = 32;

/// What rules have read of one text.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) anchors: Recent<Anchor>,
    pub(super) plain: Recent<Anchor>,
    pub(super) lengths: Recent<Length>,
}

/// What one rule has read: the place it began at, and what it gave with the place it led to, if anything.
pub(super) struct Recent<T>(RefCell<[Option<Read<T>>; PLACES]>);

type Read<T> = (usize, Option<(T, usize)>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(RefCell::new([const { None }; PLACES]))
    }
}

impl<T: Clone> Recent<T> {
    /// What was read at a place; `None` when that is not known.
    pub(super) fn at(&self, place: usize) -> Option<Option<(T, usize)>> {
        let places = self.0.borrow();
        let (began, read) = places.get(place % PLACES)?.as_ref()?;
        (*began == place).then(|| read.clone())
    }

    pub(super) fn keep(&self, place: usize, read: Option<(T, usize)>) {
        if let Some(kept) = self.0.borrow_mut().get_mut(place % PLACES) {
            *kept = Some((place, read));
        }
    }
}
