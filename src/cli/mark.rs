//! `onrecord mark`: what became of a claim.

mod guide;

use chrono::NaiveDate;
use clap::{ArgMatches, Args};

use super::claims::{check_echo_format, echo, record_each_and};
use super::condition::state_word;
use super::desk::Desk;
use super::failure::{Failure, of_phrase};
use super::nearest::nearest;
use super::{ids, link};
use crate::claim::event::Draft;
use crate::claim::rules::{self, Marking, Refusal};
use crate::claim::source::is_web_address;
use crate::claim::{Basis, Claim, Evidence, Outcome, Reason};
use crate::deadline::{Lean, parse_day};

/// Mark claims with an outcome: fulfilled, partly-fulfilled, unfulfilled, withdrawn, unverifiable
#[derive(Args)]
#[command(before_help = "Example: onrecord mark 3 fulfilled --on 2025-06-30 --evidence https://example.org/report")]
pub(crate) struct Mark {
    /// Claims, and an outcome or the kind's word for it (kept, broken, carried-out, came-true, met, borne-out ...)
    #[arg(required = true, value_name = "ID... OUTCOME")]
    words: Vec<String>,
    /// The day it happened
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// What shows it; may be repeated
    #[arg(long, value_name = "URL")]
    evidence: Vec<String>,
    /// An archived copy of the evidence before it
    #[arg(long, value_name = "URL")]
    archive: Vec<String>,
    /// The words that matter in the evidence before it
    #[arg(long = "words", value_name = "TEXT")]
    words_of_evidence: Vec<String>,
    /// Anything worth keeping
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What became of the condition, where nobody has decided: yes, no or pending
    #[arg(long, value_name = "yes|no|pending")]
    condition_was: Option<String>,
    /// Why it was not fulfilled: blocked, changed-mind, not-a-priority, overtaken, superseded
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
    /// It has become impossible before its window closed
    #[arg(long)]
    early: bool,
    /// The outcome that stands is wrong: why
    #[arg(long, value_name = "WHY")]
    correct: Option<String>,
}

impl Mark {
    pub(crate) fn run(&self, desk: &Desk, matches: &ArgMatches) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let (claims, words) = ids::split(&self.words);
        let outcome = words.join("-");
        let request = self.request(desk, matches)?;
        if outcome.is_empty() {
            return self.guide(desk, &claims, &request);
        }
        record(desk, &claims, |claim| self.mark_one(desk, claim, &outcome, &request))
    }

    /// Without an outcome, one claim is shown and asked about where somebody is there to answer.
    fn guide(&self, desk: &Desk, claims: &[&str], request: &Marking) -> Result<(), Failure> {
        let missing = || {
            Failure::misuse(
                "no outcome is given",
                format!("onrecord mark {} OUTCOME, one of {}", claims.join(" "), known_outcomes()),
            )
        };
        if claims.is_empty() || !desk.ui.can_ask() {
            return Err(missing());
        }
        desk.refuse_past()?;
        let ledger = desk.present()?;
        let [id] = ids::resolve(&ledger, claims)?[..] else { return Err(missing()) };
        let claim = ledger.claim(id)?;
        drop(ledger);
        match guide::ask(&desk.ui, &claim, request, desk.view())? {
            Some(marking) => record(desk, claims, |claim| Ok(rules::mark(claim, &marking, desk.today)?)),
            None => {
                desk.ui.say("nothing recorded");
                Ok(())
            }
        }
    }

    /// The marking as typed; the outcome is put in for each claim, whose kind may have its own word.
    fn request(&self, desk: &Desk, matches: &ArgMatches) -> Result<Marking, Failure> {
        let condition_was = match self.condition_was.as_deref() {
            None => None,
            Some(word) => Some(state_word(word).ok_or_else(|| {
                Failure::misuse(
                    format!("--condition-was: {word:?} is not yes, no or pending"),
                    "--condition-was yes|no|pending",
                )
            })?),
        };
        let on = self.on.as_deref().map(|words| parse_day(words, desk.today, Lean::Past));
        let own = matches.subcommand_matches("mark").unwrap_or(matches);
        Ok(Marking {
            outcome: Outcome::Fulfilled,
            on: on.transpose().map_err(|error| of_phrase("--on", &error))?,
            reason: self.reason.as_deref().map(str::parse::<Reason>).transpose()?,
            note: self.note.clone(),
            early: self.early,
            condition_was,
            correct: self.correct.clone(),
            evidence: self.pieces_of_evidence(own)?,
        })
    }

    fn mark_one(&self, desk: &Desk, claim: &Claim, word: &str, request: &Marking) -> Result<Vec<Draft>, Failure> {
        let outcome = rules::outcome_word(claim, word)?
            .ok_or_else(|| Failure::misuse(format!("{word:?} is no outcome"), nearest_outcome(claim, word)))?;
        let marking = Marking { outcome, ..request.clone() };
        match rules::mark(claim, &marking, desk.today) {
            Err(Refusal::DayNeeded { id, end }) if desk.ui.can_ask() => {
                let on = ask_day(desk, id, end)?;
                Ok(rules::mark(claim, &Marking { on: Some(on), ..marking }, desk.today)?)
            }
            other => Ok(other?),
        }
    }

    /// Each `--archive` and `--words` belongs to the `--evidence` before it.
    fn pieces_of_evidence(&self, own: &ArgMatches) -> Result<Vec<Evidence>, Failure> {
        let places = |name: &str| own.indices_of(name).map(Iterator::collect::<Vec<_>>).unwrap_or_default();
        let starts = places("evidence");
        let mut pieces = Vec::new();
        for url in &self.evidence {
            pieces.push(Evidence {
                url: web_address("--evidence", url)?,
                archive_url: None,
                words: None,
                note: None,
                basis: Basis::Outcome,
            });
        }
        let piece_before = |at: usize| starts.iter().rposition(|start| *start < at);
        let orphan = |flag: &str| {
            Failure::misuse(format!("{flag} stands before any --evidence"), format!("--evidence URL {flag} ..."))
        };
        for (at, archive) in places("archive").into_iter().zip(&self.archive) {
            let piece = piece_before(at).and_then(|index| pieces.get_mut(index)).ok_or_else(|| orphan("--archive"))?;
            piece.archive_url = Some(web_address("--archive", archive)?);
        }
        for (at, words) in places("words_of_evidence").into_iter().zip(&self.words_of_evidence) {
            let piece = piece_before(at).and_then(|index| pieces.get_mut(index)).ok_or_else(|| orphan("--words"))?;
            piece.words = Some(words.clone());
        }
        Ok(pieces)
    }
}

/// Records the marks, shows the claims, and says to whom they matter.
fn record(desk: &Desk, claims: &[&str], rule: impl Fn(&Claim) -> Result<Vec<Draft>, Failure>) -> Result<(), Failure> {
    let marked = record_each_and(desk, claims, rule, link::hanging_on)?;
    let (marked, hanging): (Vec<Claim>, Vec<Vec<String>>) = marked.into_iter().unzip();
    hanging.iter().flatten().for_each(|remark| desk.ui.say(remark));
    echo(desk, &marked, |claim| format!("claim {}: {}", claim.id, ending(claim)))
}

/// Takes an address of the web as it is; anything else is refused, so that no page can be made to run.
pub(crate) fn web_address(flag: &str, url: &str) -> Result<String, Failure> {
    if is_web_address(url) {
        return Ok(url.to_owned());
    }
    Err(Failure::misuse(
        format!("{flag}: {url:?} is no address of the web"),
        format!("{flag} https://example.org/page"),
    ))
}

fn ask_day(desk: &Desk, id: i64, end: NaiveDate) -> Result<NaiveDate, Failure> {
    let question = format!("claim {id}: its window closed on {end}. On which day did it happen?");
    let Some(answer) = desk.ui.ask(&question) else {
        return Err(Refusal::DayNeeded { id, end }.into());
    };
    parse_day(&answer, desk.today, Lean::Past).map_err(|error| of_phrase("--on", &error))
}

fn known_outcomes() -> String {
    let outcomes = Outcome::ALL.iter().filter(|outcome| **outcome != Outcome::Void);
    outcomes.map(|outcome| outcome.as_str()).collect::<Vec<_>>().join("|")
}

/// The outcome that a slip of the finger may have meant, the claim's kind's own words among them.
fn nearest_outcome(claim: &Claim, word: &str) -> String {
    let own = rules::KIND_WORDS.iter().filter(|(kind, _, _)| *kind == claim.entry.kind).map(|(_, word, _)| *word);
    let outcomes = Outcome::ALL.iter().filter(|outcome| **outcome != Outcome::Void).map(|outcome| outcome.as_str());
    match nearest(word, outcomes.chain(own)).first() {
        Some(near) => format!("did you mean: onrecord mark {} {near}", claim.id),
        None => known_outcomes(),
    }
}

fn ending(claim: &Claim) -> String {
    let on = claim.closed_on.map(|day| format!(" on {day}")).unwrap_or_default();
    let late = match claim.late_days {
        Some(0) => ", on time".to_owned(),
        Some(1) => ", 1 day late".to_owned(),
        Some(days) => format!(", {days} days late"),
        None => String::new(),
    };
    let beside = if claim.without_condition { ", without its condition" } else { "" };
    format!("{}{on}{late}{beside}", claim.status)
}
