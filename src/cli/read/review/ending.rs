//! The end of a review: what a dry run would have recorded, and what came of all statements.

use super::{Asked, Fate, Review};
use crate::cli::failure::Failure;
use crate::cli::read::recording::{Logged, log};
use crate::render::table::Closing;

impl Review<'_> {
    /// Tries out all that was accepted, for the numbers it would get.
    pub(super) fn rehearse(&mut self) -> Result<(), Failure> {
        let (desk, page) = (self.desk, self.page);
        let asked = &self.asked;
        if !asked.iter().any(|asked| matches!(asked.fate, Fate::Planned { .. })) {
            desk.say_if_dry_run();
            return Ok(());
        }
        let (logged, news) = desk.write(|writing| {
            let (_, news) = page.origin.record(writing, &page.article.text)?;
            let mut logged = Vec::new();
            for (place, asked) in asked.iter().enumerate() {
                if let Fate::Planned { repeats } = asked.fate {
                    logged.push((place, log(writing, &asked.item, repeats, desk.today, &mut Vec::new())?));
                }
            }
            Ok((logged, news))
        })?;
        self.closing.source = news;
        for (place, logged) in logged {
            let fate = match logged {
                Logged::Now { claim, .. } => {
                    let check = claim.next_check.map(|next| next.on);
                    self.closing.next_check = self.closing.next_check.into_iter().chain(check).min();
                    self.closing.recorded.push(claim.id);
                    continue;
                }
                Logged::Before(_) => Fate::Before,
                Logged::Nobody | Logged::Unclear(_) | Logged::Refused(_) => Fate::Skipped,
            };
            if let Some(asked) = self.asked.get_mut(place) {
                asked.fate = fate;
            }
        }
        Ok(())
    }

    pub(super) fn close(mut self) -> Closing {
        let ledger = self.desk.present_or_empty().ok();
        for Asked { item, fate } in &self.asked {
            match fate {
                Fate::Recorded { id, .. } => {
                    self.closing.recorded.push(*id);
                    let claim = ledger.as_ref().and_then(|ledger| ledger.claim(*id).ok());
                    let check = claim.and_then(|claim| claim.next_check).map(|next| next.on);
                    self.closing.next_check = self.closing.next_check.into_iter().chain(check).min();
                }
                Fate::Planned { .. } => {}
                Fate::Before => self.closing.before += 1,
                Fate::Skipped => self.closing.skipped += 1,
                Fate::Open if item.is_nobodys() => self.closing.nobody += 1,
                Fate::Open => self.closing.left += 1,
            }
        }
        self.closing
    }
}
