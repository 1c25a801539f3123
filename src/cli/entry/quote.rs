//! Quotes as they are given or kept: words with the place in a source's text that proves them, or without.

use super::{EntryFlags, stated};
use crate::claim::Quote;
use crate::claim::source::anchor;
use crate::cli::failure::{Failure, of_quote};

impl EntryFlags {
    /// The quote that is given; `None` where none is, or there is to be none. `text` is that of its source.
    pub(crate) fn new_quote(&self, text: Option<&str>, remarks: &mut Vec<String>) -> Result<Option<Quote>, Failure> {
        let Some(words) = self.quote.as_deref().and_then(stated) else { return Ok(None) };
        if words.trim().is_empty() {
            return Err(Failure::misuse("--quote is empty", "--quote \"the words as they stand in the source\""));
        }
        let at = self.at.as_deref().and_then(stated).map(str::to_owned);
        let Some(text) = text else {
            if !self.unchecked {
                remarks.push("the quote is unchecked: no text of its source is kept".to_owned());
            }
            return Ok(Some(Quote::unchecked(words.to_owned(), at)));
        };
        match anchor(text, words) {
            Ok(quote) => Ok(Some(quote)),
            Err(_) if self.unchecked => Ok(Some(Quote::unchecked(words.to_owned(), at))),
            Err(error) => Err(of_quote("--quote", &error)),
        }
    }
}
