//! `onrecord condition`: did what a claim hangs on come about?

use clap::Args;

use super::claims::{check_echo_format, echo, record_each_and};
use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use super::{ids, link};
use crate::claim::{Claim, ConditionState, rules};
use crate::deadline::{Lean, Window, parse_day};

/// Decide what a claim hangs on: did it come about?
#[derive(Args)]
#[command(before_help = "Example: onrecord condition 14 no --on 2025-04-26")]
pub(crate) struct Condition {
    /// Claims, and yes or no (met, unmet)
    #[arg(required = true, value_name = "ID... yes|no")]
    words: Vec<String>,
    /// The day it was decided
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Anything worth keeping
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Condition {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let (claims, answers) = ids::split(&self.words);
        let [answer] = answers[..] else {
            return Err(Failure::misuse("say yes or no, once", hint(&claims)));
        };
        let state = state_word(answer)
            .filter(|state| *state != ConditionState::Pending)
            .ok_or_else(|| Failure::misuse(format!("{answer:?} is neither yes nor no"), hint(&claims)))?;
        let on = self.on.as_deref().map(|words| parse_day(words, desk.today, Lean::Past));
        let on = on.transpose().map_err(|error| of_phrase("--on", &error))?;
        let decide = |claim: &Claim| {
            let drafts = rules::decide(claim, state, on, self.note.clone(), desk.today)?;
            say_if_decided(desk, claim);
            Ok(drafts)
        };
        let decided = record_each_and(desk, &claims, decide, link::hanging_on)?;
        for (claim, hanging) in &decided {
            self.remark(desk, claim);
            hanging.iter().for_each(|remark| desk.ui.say(remark));
        }
        let decided: Vec<Claim> = decided.into_iter().map(|(claim, _)| claim).collect();
        echo(desk, &decided, |claim| format!("claim {}: {}", claim.id, what_follows(claim)))
    }

    fn remark(&self, desk: &Desk, claim: &Claim) {
        let Some(condition) = &claim.condition else { return };
        let Some(day) = condition.decided_on else { return };
        // That something did not come about is only known when its window has closed.
        let end = condition.window.as_ref().and_then(Window::accepted_end);
        let is_known_late = condition.state == ConditionState::Unmet && end.is_some_and(|end| day > end);
        if is_known_late {
            return;
        }
        if condition.is_outside_window(day) {
            desk.ui.say(&format!("claim {}: {day} lies outside the condition's window", claim.id));
        } else if self.on.is_none() && day != desk.today {
            desk.ui.say(&format!("claim {}: decided for {day}, the end of the condition's window", claim.id));
        }
    }
}

fn hint(claims: &[&str]) -> String {
    format!("onrecord condition {} yes (or no)", if claims.is_empty() { "ID".to_owned() } else { claims.join(" ") })
}

/// Says what is being decided anew, so that nobody turns a decision round unawares.
fn say_if_decided(desk: &Desk, claim: &Claim) {
    let Some(condition) = &claim.condition else { return };
    if let Some(on) = condition.decided_on {
        let was = if condition.state == ConditionState::Met { "yes" } else { "no" };
        desk.ui.say(&format!("claim {}: decided before: {was}, on {on}; this decision takes its place", claim.id));
    }
}

/// Reads how a condition was: yes and no, or the stored words.
pub(crate) fn state_word(word: &str) -> Option<ConditionState> {
    match word.to_lowercase().as_str() {
        "yes" | "met" => Some(ConditionState::Met),
        "no" | "unmet" => Some(ConditionState::Unmet),
        "pending" => Some(ConditionState::Pending),
        _ => None,
    }
}

fn what_follows(claim: &Claim) -> String {
    match (claim.is_in_force(), claim.next_check) {
        (true, Some(next)) => format!("in force; next check {}", next.on),
        (true, None) => "in force".to_owned(),
        (false, _) => format!("{}: it is not in force", claim.status),
    }
}
