//! What the tests of the stages share: one sentence made ready to be looked at, and what is found in it as text.

use super::quotes::{Convention, Quoted, convention, quotes};
use super::sentences::{Unit, units};
use super::tokens::{Token, tokens};
use super::view::View;

/// A text of one sentence, cut up.
pub(super) struct Scene {
    text: String,
    tokens: Vec<Token>,
    units: Vec<Unit>,
}

impl Scene {
    pub(super) fn of(text: &str) -> Scene {
        let tokens = tokens(text);
        let found = quoted(&tokens, convention(&tokens));
        let units = units(&(0..tokens.len()), &found, 0);
        Scene { text: text.to_owned(), tokens, units }
    }

    pub(super) fn view(&self) -> View<'_> {
        View { text: &self.text, tokens: &self.tokens, units: &self.units }
    }

    /// The words at a range of places.
    pub(super) fn words(&self, places: &std::ops::Range<usize>) -> &str {
        self.view().bytes(places).and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }
}

/// The quotations of a text of one paragraph.
pub(super) fn quoted(tokens: &[Token], convention: Convention) -> Vec<Quoted> {
    let mut found = Vec::new();
    quotes(tokens, &(0..tokens.len()), convention, &mut found);
    found
}
