//! What the tests of the stages share: one sentence made ready to be looked at, and what is found in it as text.

use super::cutter::tokens;
use super::quotes::{Quoted, quotes};
use super::sentences::units;
use super::tokens::{Token, Tokens};
use super::view::{Cut, View};

/// A text of one sentence, cut up.
pub(super) struct Scene {
    text: String,
    tokens: Tokens,
    quotes: Vec<Quoted>,
    units: Vec<Token>,
}

impl Scene {
    pub(super) fn of(text: &str) -> Scene {
        let tokens = tokens(text);
        let whole = 0..tokens.len();
        let quotes = quotes(&tokens, std::slice::from_ref(&whole));
        let units = units(&tokens, &whole, &quotes).into_owned();
        Scene { text: text.to_owned(), tokens, quotes, units }
    }

    pub(super) fn view(&self) -> View<'_> {
        let cut = Cut { text: &self.text, tokens: &self.tokens, quotes: &self.quotes };
        View::of(cut, &self.units)
    }

    /// The words at a range of places.
    pub(super) fn words(&self, places: &std::ops::Range<usize>) -> &str {
        self.view().bytes(places).and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }
}
