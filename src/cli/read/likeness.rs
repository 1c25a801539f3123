//! What the ledger knows that a statement may be about: who is meant, and which claim says the like. Asked of one
//! statement after the other, so that what is known of a speaker is read once.

use std::collections::HashMap;

use crate::claim::{Gist, NewClaim, Speaker};
use crate::cli::failure::Failure;
use crate::cli::nearest::or;
use crate::store::{Found, Ledger};

/// How many names are given that a new one is like.
const MOST_LIKE: usize = 3;

/// A ledger that is asked about statements.
pub(super) struct Lookup<'a> {
    ledger: &'a Ledger,
    /// What the claims of a speaker say, by the speaker's number.
    said: HashMap<i64, Vec<Known>>,
}

/// What a claim says.
struct Known {
    id: i64,
    statement: Gist,
    quote: Option<Gist>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(ledger: &'a Ledger) -> Lookup<'a> {
        Lookup { ledger, said: HashMap::new() }
    }

    /// The ledger that is asked.
    pub(super) fn ledger(&self) -> &'a Ledger {
        self.ledger
    }

    /// The speaker by the name that is on record, and what there is to say of that.
    pub(super) fn who(&self, new: &NewClaim) -> Result<(Speaker, Option<String>), Failure> {
        let speaker = new.speaker.clone();
        if speaker.unnamed || speaker.name.is_empty() {
            return Ok((speaker, None));
        }
        Ok(match self.ledger.find_speaker(&speaker.name)? {
            Found::One { name, .. } if name != speaker.name => {
                let as_read = format!("in the article: {}", speaker.name);
                (Speaker { name, ..speaker }, Some(as_read))
            }
            Found::One { .. } => (speaker, None),
            Found::Several(names) => (speaker, Some(format!("can be {}", or(&names)))),
            Found::Nobody => {
                let mut like = self.ledger.speakers_like(&speaker.name)?;
                like.truncate(MOST_LIKE);
                let like = if like.is_empty() { String::new() } else { format!(", like {}?", or(&like)) };
                (speaker, Some(format!("new{like}")))
            }
        })
    }

    /// The last claim of the same speaker that may say the same; `own` is the one that the statement itself became.
    pub(super) fn like(&mut self, new: &NewClaim, own: Option<i64>) -> Result<Option<i64>, Failure> {
        let speaker = &new.speaker;
        if speaker.unnamed || speaker.name.is_empty() {
            return Ok(None);
        }
        let Found::One { id, .. } = self.ledger.find_speaker(&speaker.name)? else { return Ok(None) };
        if !self.said.contains_key(&id) {
            let words = self.ledger.words_of_speaker(id)?;
            let known = words.into_iter().map(|(id, statement, quote)| Known {
                id,
                statement: Gist::of(&statement),
                quote: quote.as_deref().map(Gist::of),
            });
            self.said.insert(id, known.collect());
        }
        let statement = Gist::of(&new.statement);
        let quote = new.quote.as_ref().map(|quote| Gist::of(&quote.words));
        let is_like = |known: &&Known| {
            let quotes = known.quote.as_ref().zip(quote.as_ref());
            known.statement.is_like(&statement) || quotes.is_some_and(|(known, own)| known.is_like(own))
        };
        let known = self.said.get(&id).into_iter().flatten();
        Ok(known.filter(|known| own != Some(known.id)).filter(is_like).map(|known| known.id).max())
    }
}
