//! What a correction does to the two windows: the deadline and that of the condition. A phrase is counted
//! anew when the day it was said changes, a bare length is hung anew when the condition does; what an event
//! or a decision has dated stays, and so do dates.

use super::Edit;
use crate::claim::condition::{hang_deadline, new_condition, split};
use crate::claim::{Claim, NewCondition};
use crate::cli::entry::OnWhat;
use crate::cli::entry::reading::{self, taken_whole};
use crate::cli::failure::Failure;
use crate::deadline::{Phrase, PhraseError, Said, Window, WindowKind, scan};

/// The rule of windows that were given as two dates.
const TWO_DATES: &str = "two dates";

impl Edit {
    /// What the claim hangs on. New words keep the window of the old, unless they bring one of their own.
    pub(super) fn condition(
        &self,
        claim: &Claim,
        said: Said,
        remarks: &mut Vec<String>,
    ) -> Result<Option<NewCondition>, Failure> {
        let old = claim.entry.condition.as_ref();
        let condition = match self.flags.on_what()? {
            OnWhat::Nothing => None,
            OnWhat::NotSaid => old.map(|old| NewCondition { window: None, ..old.clone() }),
            OnWhat::Hangs(kind, text) => Some(new_condition(kind, text, said.day())),
            OnWhat::Words(words) => {
                let mut read = split(words, said.day());
                if let (true, Some(old)) = (read.kept_whole, old) {
                    read.condition.kind = old.kind;
                }
                if read.kept_whole {
                    remarks.push(taken_whole(read.condition.kind, &read.condition.text));
                } else if let (Some(inside), None) = (&read.statement, &self.statement)
                    && *inside != claim.entry.statement
                {
                    let stays = format!("claim {}: the statement stays: “{}”", claim.id, claim.entry.statement);
                    remarks.push(format!("{stays}; to take the one in the words: --statement \"{inside}\""));
                }
                Some(read.condition)
            }
        };
        let old_window = old.and_then(|old| old.window.as_ref()).filter(|_| self.flags.condition_by.is_none());
        let condition = match (condition, old_window) {
            (Some(condition), Some(window)) if condition.window.is_none() => {
                let window = self.counted(claim, window, said, remarks)?;
                Some(NewCondition { window: Some(window), ..condition })
            }
            (condition, _) => condition,
        };
        reading::with_window(&self.flags, condition, said)
    }

    /// The deadline, hung on the condition as it will be.
    pub(super) fn deadline(
        &self,
        claim: &Claim,
        said: Said,
        condition: Option<&NewCondition>,
        remarks: &mut Vec<String>,
    ) -> Result<Option<Window>, Failure> {
        if let Some(given) = reading::deadline(&self.flags, said, condition)? {
            return Ok(given);
        }
        let Some(deadline) = &claim.entry.deadline else { return Ok(None) };
        let deadline = self.counted(claim, deadline, said, remarks)?;
        let was = claim.entry.condition.as_ref().map(|condition| condition.text.as_str());
        if was == condition.map(|condition| condition.text.as_str()) {
            return Ok(Some(deadline));
        }
        if deadline.kind != WindowKind::EventRelative {
            return Ok(Some(hang_deadline(deadline, condition)));
        }
        if deadline.anchor.as_deref() != was {
            return Ok(Some(deadline)); // it waits for an event of its own
        }
        reading::hung_window("--by", &deadline.phrase, said, condition).map_err(|failure| advised(claim, failure))
    }

    /// A window as it is counted from the day said. What waits for an event, or was dated by one, does not
    /// depend on that day.
    fn counted(
        &self,
        claim: &Claim,
        window: &Window,
        said: Said,
        remarks: &mut Vec<String>,
    ) -> Result<Window, Failure> {
        if said == claim.entry.said_on || window.kind == WindowKind::EventRelative {
            return Ok(window.clone());
        }
        let counted = if window.rule == TWO_DATES {
            reading::two_dates(&window.phrase, said).map(Some)
        } else if is_clear(&window.phrase, said) {
            reading::window("--said", &window.phrase, said)
        } else {
            // Some phrases are read in running text only.
            let found = said.day().map(|day| scan(&window.phrase, day)).unwrap_or_default();
            Ok(found.into_iter().next().map(|found| Window { span: None, ..found }))
        };
        match counted.map_err(|failure| advised(claim, failure))? {
            Some(counted) => Ok(counted),
            None => {
                remarks.push(format!("claim {}: stays as it was: {window}", claim.id));
                Ok(window.clone())
            }
        }
    }
}

/// Whether a phrase can be read as if it were typed: "03/04/2026" stands in texts only.
fn is_clear(phrase: &str, said: Said) -> bool {
    let resolved = phrase.parse::<Phrase>().map(|phrase| said.day().map(|day| phrase.resolve(day)));
    match resolved {
        Ok(Some(Err(PhraseError::AmbiguousDate { .. } | PhraseError::WeekdayDisagrees { .. }))) | Err(_) => false,
        Ok(_) => true,
    }
}

/// A window that cannot be counted from the new day has to be given anew.
fn advised(claim: &Claim, failure: Failure) -> Failure {
    match failure {
        Failure::Error { message, status, .. } => {
            let hint = "give the date along with it: --by PHRASE (or none), --condition-by PHRASE (or none)".to_owned();
            Failure::Error { message: format!("claim {}: {message}", claim.id), hints: vec![hint], status }
        }
        other => other,
    }
}
