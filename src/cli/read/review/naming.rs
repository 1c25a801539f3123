//! Saying in a review who says a statement.

use super::Review;
use crate::claim::Speaker;
use crate::claim::speaker::surname;
use crate::cli::failure::Failure;
use crate::store::{Found, Ledger};

impl Review<'_> {
    /// Asks who says it. Whoever is on record goes by the name there; the role stays with its person.
    pub(super) fn name_speaker(&mut self) -> Result<bool, Failure> {
        if !self.is_open() {
            return Ok(false);
        }
        let question = "Who says it? (in brackets for somebody unnamed: (two officials); Enter: leave it)";
        let Some(answer) = self.desk.ui.ask(question) else { return Ok(false) };
        let inside = answer.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let name = inside.unwrap_or(&answer).split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            self.desk.ui.tell("there is nothing between the brackets: (two officials)");
            return Ok(false);
        }
        let ledger = self.desk.present_or_empty()?;
        let unnamed = inside.is_some();
        let name = if unnamed { name } else { on_record(&ledger, name)? };
        let Some(asked) = self.current() else { return Ok(false) };
        let new = &mut asked.item.new;
        let before = on_record(&ledger, new.speaker.name.clone())?;
        let is_same = before == name || !unnamed && !new.speaker.unnamed && before == surname(&name);
        if !is_same {
            new.role = None;
        }
        new.speaker = Speaker { name, unnamed };
        Ok(true)
    }
}

/// A name as it is on record; as it is where nobody, or more than one, goes by it.
fn on_record(ledger: &Ledger, name: String) -> Result<String, Failure> {
    Ok(match ledger.find_speaker(&name)? {
        Found::One { name, .. } => name,
        Found::Several(_) | Found::Nobody => name,
    })
}
