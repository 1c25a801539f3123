//! `onrecord mark ID` alone: shows the claim and asks what became of it. Offered is only what the rules take
//! now, found out by asking them; the rest is asked where they ask for it.

use chrono::NaiveDate;

use super::{Basis, web_address};
use crate::claim::rules::{self, Marking, Refusal};
use crate::claim::{Claim, ConditionState, Evidence, Outcome, View};
use crate::cli::condition::state_word;
use crate::cli::failure::Failure;
use crate::cli::ui::Ui;
use crate::deadline::{Lean, parse_day};
use crate::render::table;
use crate::report::{awaits_condition, outcome_words};

/// Somebody who is told things and answers.
pub(super) trait Person {
    /// Tells lines.
    fn tell(&self, text: &str);
    /// Asks; an answer may be empty, `None` is the end.
    fn answer(&self, question: &str) -> Option<String>;
}

impl Person for Ui {
    fn tell(&self, text: &str) {
        Ui::tell(self, text);
    }

    fn answer(&self, question: &str) -> Option<String> {
        Ui::answer(self, question)
    }
}

/// Asks what became of a claim; `request` is what the flags say already. `None` when nothing is to be recorded.
pub(super) fn ask(
    person: &impl Person,
    claim: &Claim,
    request: &Marking,
    view: View,
) -> Result<Option<Marking>, Failure> {
    let outcomes = possible(claim, request, view.today)?;
    let page = table::ClaimPage { claim, view, source_text: None, linked: &[], events: &[] };
    person.tell(&format!("{}\n{}", table::show(&page), offered(claim, &outcomes)));
    let Some(outcome) = ask_outcome(person, claim, &outcomes) else { return Ok(None) };
    let marking = Marking { outcome, ..request.clone() };
    let Some(marking) = ask_what_is_missing(person, claim, marking, view.today)? else { return Ok(None) };
    Ok(ask_for_more(person, marking))
}

/// The outcomes that the rules would take, once what they ask for is given.
fn possible(claim: &Claim, request: &Marking, today: NaiveDate) -> Result<Vec<Outcome>, Refusal> {
    let marking = |outcome| Marking { outcome, ..request.clone() };
    let all = || Outcome::ALL.iter().copied().filter(|outcome| *outcome != Outcome::Void);
    let outcomes: Vec<Outcome> = all().filter(|outcome| is_possible(claim, &marking(*outcome), today)).collect();
    match (outcomes.is_empty(), rules::mark(claim, &marking(Outcome::Fulfilled), today)) {
        (true, Err(refusal)) => Err(refusal),
        _ => Ok(outcomes),
    }
}

fn is_possible(claim: &Claim, marking: &Marking, today: NaiveDate) -> bool {
    match rules::mark(claim, marking, today) {
        Ok(_) => true,
        Err(Refusal::ConditionUnnamed { .. }) if marking.condition_was.is_none() => ConditionState::ALL
            .iter()
            .any(|was| is_possible(claim, &Marking { condition_was: Some(*was), ..marking.clone() }, today)),
        Err(Refusal::DayNeeded { end, .. } | Refusal::WithdrawnLate { end, .. }) if marking.on.is_none() => {
            is_possible(claim, &Marking { on: Some(end), ..marking.clone() }, today)
        }
        Err(_) => false,
    }
}

/// The outcomes, a number and a line each, in the words of the kind too; and how to decide a condition.
fn offered(claim: &Claim, outcomes: &[Outcome]) -> String {
    let (fulfilled, unfulfilled) = outcome_words(claim.entry.kind);
    let mut text = String::new();
    for (number, outcome) in (1..).zip(outcomes) {
        let own = match outcome {
            Outcome::Fulfilled => format!(" ({fulfilled})"),
            Outcome::Unfulfilled => format!(" ({unfulfilled})"),
            _ => String::new(),
        };
        text.push_str(&format!("{number:>3}  {outcome}{own}\n"));
    }
    if awaits_condition(claim) {
        text.push_str(&format!("its condition is pending; to decide it: onrecord condition {} yes|no\n", claim.id));
    }
    text
}

/// An outcome by its number or word; `None` when it is left open.
fn ask_outcome(person: &impl Person, claim: &Claim, outcomes: &[Outcome]) -> Option<Outcome> {
    loop {
        let answer = person.answer("What became of it? (Enter: leave it)").filter(|answer| !answer.is_empty())?;
        let by_number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let by_word = || rules::outcome_word(claim, &answer.to_lowercase().replace(' ', "-")).ok().flatten();
        let chosen = by_number.and_then(|index| outcomes.get(index)).copied().or_else(by_word);
        match chosen.filter(|outcome| outcomes.contains(outcome)) {
            Some(outcome) => return Some(outcome),
            None => person.tell(&format!("{answer} is none of these: {}", offered_words(outcomes))),
        }
    }
}

fn offered_words(outcomes: &[Outcome]) -> String {
    outcomes.iter().map(|outcome| outcome.as_str()).collect::<Vec<_>>().join(", ")
}

/// Asks for what the rules ask for, until they take it; `None` when an answer is left out.
fn ask_what_is_missing(
    person: &impl Person,
    claim: &Claim,
    mut marking: Marking,
    today: NaiveDate,
) -> Result<Option<Marking>, Failure> {
    let given = marking.on;
    loop {
        let refusal = match rules::mark(claim, &marking, today) {
            Ok(_) => return Ok(Some(marking)),
            Err(refusal) => refusal,
        };
        let is_answered = match &refusal {
            Refusal::ConditionUnnamed { text, .. } => {
                marking.condition_was = ask_condition(person, text);
                marking.condition_was.is_some()
            }
            Refusal::DayNeeded { end, .. } => {
                marking.on = ask_day(person, &format!("On which day? Its window closed on {end}:"), today);
                marking.on.is_some()
            }
            Refusal::WithdrawnLate { end, .. } if given.is_none() => {
                if marking.on.is_some() {
                    person.tell(&refusal.to_string());
                }
                marking.on = ask_day(person, &format!("On which day, {end} at the latest?"), today);
                marking.on.is_some()
            }
            // A day that was answered and cannot be is asked for again.
            Refusal::Future { .. } | Refusal::BeforeSaid { .. } if given.is_none() && marking.on.is_some() => {
                person.tell(&refusal.to_string());
                marking.on = ask_day(person, "On which day?", today);
                marking.on.is_some()
            }
            _ => return Err(refusal.into()),
        };
        if !is_answered {
            return Ok(None);
        }
    }
}

fn ask_condition(person: &impl Person, text: &str) -> Option<ConditionState> {
    loop {
        let question = format!("It hangs on “{text}”. Did that come about? (yes, no, pending)");
        let answer = person.answer(&question).filter(|answer| !answer.is_empty())?;
        match state_word(&answer) {
            Some(state) => return Some(state),
            None => person.tell(&format!("{answer} is not yes, no or pending")),
        }
    }
}

fn ask_day(person: &impl Person, question: &str, today: NaiveDate) -> Option<NaiveDate> {
    loop {
        let answer = person.answer(question).filter(|answer| !answer.is_empty())?;
        match parse_day(&answer, today, Lean::Past) {
            Ok(day) => return Some(day),
            Err(error) => person.tell(&error.to_string()),
        }
    }
}

/// Asks for evidence and a note, which may be left out; `None` when nobody answers any more.
fn ask_for_more(person: &impl Person, mut marking: Marking) -> Option<Marking> {
    while marking.evidence.is_empty() {
        let url = person.answer("Evidence, an address (Enter: none):")?;
        if url.is_empty() {
            break;
        }
        match web_address("evidence", &url) {
            Ok(url) => {
                let basis = Basis::Outcome;
                marking.evidence.push(Evidence { url, archive_url: None, words: None, note: None, basis });
            }
            Err(_) => person.tell(&format!("{url} is no address of the web: https://example.org/page")),
        }
    }
    if marking.note.is_none() {
        let note = person.answer("A note (Enter: none):")?;
        marking.note = Some(note).filter(|note| !note.is_empty());
    }
    Some(marking)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::claim::{ConditionKind, Fact};
    use crate::report::sample::{Saying, day};

    /// Somebody with answers prepared; when they have run out, nobody answers any more.
    struct Script {
        answers: RefCell<Vec<&'static str>>,
        told: RefCell<String>,
    }

    impl Script {
        fn of(answers: &'static str) -> Script {
            let answers: Vec<&'static str> = answers.split('|').rev().collect();
            Script { answers: RefCell::new(answers), told: RefCell::new(String::new()) }
        }
    }

    impl Person for Script {
        fn tell(&self, text: &str) {
            self.told.borrow_mut().push_str(text);
        }

        fn answer(&self, question: &str) -> Option<String> {
            self.tell(question);
            self.answers.borrow_mut().pop().map(str::to_owned)
        }
    }

    fn nothing_given() -> Marking {
        Marking {
            outcome: Outcome::Fulfilled,
            on: None,
            reason: None,
            note: None,
            early: false,
            condition_was: None,
            correct: None,
            evidence: Vec::new(),
        }
    }

    /// A threat said on 18 April, by 25 April.
    fn threat() -> Saying {
        Saying::new(14, "withdraw").by("2025-04-25")
    }

    fn hanging() -> Saying {
        threat().hangs_on(ConditionKind::If, "no progress", None)
    }

    #[track_caller]
    fn offers(saying: Saying, today: &str, expected: &str) {
        let found = match possible(&saying.claim(), &nothing_given(), day(today)) {
            Ok(outcomes) => offered_words(&outcomes),
            Err(refusal) => refusal.to_string(),
        };
        assert_eq!(found, expected, "{today}");
    }

    #[test]
    fn only_what_the_truth_table_allows_now_is_offered() {
        let plainly = "fulfilled, partly-fulfilled, withdrawn, unverifiable";
        let closed = "fulfilled, partly-fulfilled, unfulfilled, withdrawn, unverifiable";
        offers(threat(), "2025-04-20", plainly);
        offers(threat(), "2025-04-26", closed);
        offers(Saying::new(14, "withdraw"), "2025-04-20", closed);
        offers(hanging(), "2025-04-20", plainly);
        offers(hanging(), "2025-05-20", plainly);
        offers(hanging().decided("2025-04-20", ConditionState::Met), "2025-05-20", closed);
        offers(hanging().decided("2025-04-20", ConditionState::Unmet), "2025-05-20", "fulfilled, partly-fulfilled");
        let ended = threat().ended("2025-04-20", Outcome::Fulfilled);
        offers(ended, "2025-05-20", "claim 14 is closed: fulfilled since 2025-04-20");
        let dropped = threat().happened("2025-04-20", Fact::Dropped { why: "twice".to_owned() });
        offers(dropped, "2025-05-20", "claim 14 is dropped: it is off the books");
    }

    /// What is recorded after these answers, and whether a question held these words.
    #[track_caller]
    fn case(saying: Saying, answers: &'static str, expected: &str, told: &str) {
        let script = Script::of(answers);
        let marking = ask(&script, &saying.claim(), &nothing_given(), View::on(day("2025-05-20"))).expect("asked");
        let found = marking.map_or("nothing".to_owned(), |marking| {
            let on = marking.on.map(|on| format!(" on {on}")).unwrap_or_default();
            let was = marking.condition_was.map(|was| format!(", {was}")).unwrap_or_default();
            let url = marking.evidence.first().map(|piece| format!(", {}", piece.url)).unwrap_or_default();
            let note = marking.note.map(|note| format!(", {note}")).unwrap_or_default();
            format!("{}{on}{was}{url}{note}", marking.outcome)
        });
        assert_eq!(found, expected, "{answers}");
        let said = script.told.borrow();
        assert!(said.contains(told), "{told:?} is not in {said}");
    }

    #[test]
    fn a_guided_marking() {
        case(threat(), "3||", "unfulfilled", "  3  unfulfilled (not carried out)\n");
        case(threat(), "not carried out||", "unfulfilled", "What became of it?");
        case(threat(), "fulfilled|24 April||", "fulfilled on 2025-04-24", "Its window closed on 2025-04-25");
        let answers = "1|2025-05-01|https://example.org/a|seen by two";
        case(threat(), answers, "fulfilled on 2025-05-01, https://example.org/a, seen by two", "A note");
        case(hanging(), "1|yes|yesterday||", "fulfilled on 2025-05-19, met", "onrecord condition 14 yes|no");
        case(threat(), "withdrawn|2025-05-01|2025-04-24||", "withdrawn on 2025-04-24", "fell due on 2025-04-25");
    }

    #[test]
    fn what_cannot_be_is_asked_again() {
        case(threat(), "void|9|3||", "unfulfilled", "void is none of these: fulfilled, partly-fulfilled, unfulfilled");
        case(threat(), "1|smarch|2031-01-01|2025-04-01|2025-04-20||", "fulfilled on 2025-04-20", "before it was said");
        case(
            hanging(),
            "1|perhaps|no|2025-04-20||",
            "fulfilled on 2025-04-20, unmet",
            "perhaps is not yes, no or pending",
        );
        case(
            threat(),
            "3|javascript:x|http://a.example|",
            "unfulfilled, http://a.example",
            "javascript:x is no address",
        );
    }

    #[test]
    fn an_empty_answer_or_the_end_leaves_everything_unrecorded() {
        for answers in ["", "1|", "1|2025-04-20", "1|2025-04-20|https://a.example", "nope"] {
            case(threat(), answers, "nothing", "What became of it?");
        }
        case(hanging(), "1|", "nothing", "Did that come about?");
    }

    #[test]
    fn what_flags_say_is_not_asked() {
        let script = Script::of("1");
        let given = Marking { on: Some(day("2025-04-20")), note: Some("so".to_owned()), ..nothing_given() };
        let piece = Evidence {
            url: "https://a.example".to_owned(),
            archive_url: None,
            words: None,
            note: None,
            basis: Basis::Outcome,
        };
        let given = Marking { evidence: vec![piece], ..given };
        let marking = ask(&script, &threat().claim(), &given, View::on(day("2025-05-20"))).expect("asked");
        assert_eq!(marking, Some(given));
    }
}
