//! Rewording a statement in the editor before it is recorded.

use super::{Review, Reworded};
use crate::cli::edit::{self, Unrecorded};
use crate::cli::failure::Failure;
use crate::cli::form::Filled;

impl Review<'_> {
    /// Rewords this statement, which is then shown again.
    pub(super) fn edit(&mut self) -> Result<bool, Failure> {
        if !self.is_open() {
            return Ok(false);
        }
        let reworded = self.reword()?;
        if reworded == Reworded::Same {
            self.desk.ui.tell("it stays as it was");
        }
        Ok(reworded == Reworded::Changed)
    }

    /// Opens this statement in the editor; says why where that came to nothing.
    pub(super) fn reword(&mut self) -> Result<Reworded, Failure> {
        let (desk, page) = (self.desk, self.page);
        let Some(asked) = self.asked.get(self.at) else { return Ok(Reworded::Left) };
        let item = &asked.item;
        let read = Unrecorded { new: &item.new, text: &page.article.text, sentence: item.proposal.sentence };
        let filled = edit::reword(desk, &read, &format!("Statement {}.", item.number));
        Ok(match self.told(filled)? {
            Some(Filled::Taken(new)) => {
                self.current().into_iter().for_each(|asked| asked.item.new.clone_from(&new));
                Reworded::Changed
            }
            Some(Filled::Same) => Reworded::Same,
            Some(Filled::Left) => {
                desk.ui.tell("it was left in the editor, and is not recorded");
                Reworded::Left
            }
            None => Reworded::Left,
        })
    }
}
