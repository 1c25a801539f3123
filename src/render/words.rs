//! The words in which tables speak of a claim, the same in a terminal and on a page. Text from outside
//! is still raw here; whoever lays it out shows it safely.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use crate::claim::condition::belongs_to_condition;
use crate::claim::speaker::{name_key, surname};
use crate::claim::{Claim, Condition, ConditionKind, ConditionState, Source, Status, Strength, View};
use crate::deadline::Window;
use crate::report::{Seen, When, outcome_words, window_in_view};

/// What stands where there is nothing to say.
pub(super) const NOTHING: &str = "-";

/// How the speakers of one page are named.
pub(super) struct Names<'a> {
    are_full: bool,
    /// Surnames that more than one speaker of the page has.
    shared: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    /// Names all speakers in full.
    pub(super) fn full() -> Names<'a> {
        Names { are_full: true, shared: HashSet::new() }
    }

    /// Names speakers by surname where only one of the page has it.
    pub(super) fn short(claims: &'a [Claim]) -> Names<'a> {
        let mut by_surname: HashMap<&str, String> = HashMap::new();
        let mut shared = HashSet::new();
        for speaker in claims.iter().map(|claim| &claim.entry.speaker).filter(|it| !it.unnamed) {
            let surname = surname(&speaker.name);
            let key = name_key(&speaker.name);
            if *by_surname.entry(surname).or_insert_with(|| key.clone()) != key {
                shared.insert(surname);
            }
        }
        Names { are_full: false, shared }
    }

    /// Names the speaker of a claim.
    pub(super) fn of<'b>(&self, claim: &'b Claim) -> &'b str {
        let speaker = &claim.entry.speaker;
        let surname = surname(&speaker.name);
        if self.are_full || speaker.unnamed || self.shared.contains(surname) { &speaker.name } else { surname }
    }
}

/// Where a claim stands: the stage of an open one, else its outcome; how far its parts have come.
pub(super) fn standing(claim: &Claim, view: View) -> String {
    let stage = claim.stage(view);
    let is_late = claim.late_days.is_some_and(|days| days > 0);
    let word = match (claim.parts, stage, claim.status) {
        (Some(parts), _, _) => format!("{} of {} parts", parts.fulfilled, parts.all),
        (None, Some(stage), _) => stage.to_string(),
        (None, None, Status::Fulfilled) if is_late => "fulfilled late".to_owned(),
        (None, None, status) => status.to_string(),
    };
    if claim.disputed { format!("{word}, disputed") } else { word }
}

/// The last day of the window in view, `~` where it is vague.
pub(super) fn by(claim: &Claim) -> String {
    let day = window_in_view(claim).and_then(|window| Some((window.by?, window.vague)));
    match day {
        Some((by, true)) => format!("{by}~"),
        Some((by, false)) => by.to_string(),
        None => NOTHING.to_owned(),
    }
}

/// The words of the window in view, as they were said.
pub(super) fn as_said(claim: &Claim) -> &str {
    window_in_view(claim).map_or(NOTHING, |window| &window.phrase)
}

/// How near a check is: "1 d over", "due to 28", "in 3 d", "look".
pub(super) fn nearness(when: When, today: NaiveDate) -> String {
    match when {
        When::Over(days) => format!("{days} d over"),
        When::Through(end) if end == today => "due today".to_owned(),
        When::Through(end) if (end.year(), end.month()) == (today.year(), today.month()) => {
            format!("due to {}", end.day())
        }
        When::Through(end) => format!("due to {end}"),
        When::In(days) => format!("in {days} d"),
        When::Look => "look".to_owned(),
        When::LookIn(days) => format!("look in {days} d"),
    }
}

/// Kind and strength: "threat, hedged"; a firm claim says only its kind.
pub(super) fn kind(claim: &Claim) -> String {
    match claim.entry.strength {
        Strength::Firm => claim.entry.kind.to_string(),
        Strength::Hedged => format!("{}, {}", claim.entry.kind, Strength::Hedged),
    }
}

/// What a claim hangs on: "if “no progress is made”", with what became of it once that is decided.
pub(super) fn hangs_on(condition: &Condition) -> String {
    let words = format!("{} {}", condition.kind, quoted(&condition.text));
    match came_about(condition.state) {
        Some(came_about) => format!("{words} ({came_about})"),
        None => words,
    }
}

/// What an undated deadline waits for, where that is not the claim's own condition: "waits for “a ceasefire”".
pub(super) fn waits_for(claim: &Claim) -> Option<String> {
    let deadline = claim.entry.deadline.as_ref()?;
    let anchor = deadline.waits_for()?;
    let own = claim.condition.as_ref().is_some_and(|condition| belongs_to_condition(deadline, &condition.text));
    (!own && !claim.status.is_closed()).then(|| format!("waits for {}", quoted(anchor)))
}

/// The deadline of a claim. One that is counted from its own condition begins, where that is `unless`, when it is clear
/// that it does not come about.
pub(super) fn deadline(claim: &Claim) -> Option<String> {
    let deadline = claim.entry.deadline.as_ref()?;
    let shown = deadline.to_string();
    let Some(condition) = claim.condition.as_ref().filter(|of| of.kind == ConditionKind::Unless) else {
        return Some(shown);
    };
    let anchor = deadline.waits_for().filter(|_| belongs_to_condition(deadline, &condition.text));
    let Some(anchor) = anchor.map(quoted) else { return Some(shown) };
    Some(shown.replace(&format!("waits for {anchor}"), &format!("waits until {anchor} fails to come about")))
}

/// What became of a condition; `None` while nobody has decided.
pub(super) fn came_about(state: ConditionState) -> Option<&'static str> {
    match state {
        ConditionState::Pending => None,
        ConditionState::Met => Some("came about"),
        ConditionState::Unmet => Some("did not come about"),
    }
}

/// Which answer to the question of the condition calls for the statement: "if so" or "if not".
pub(super) fn calls_for(condition: &Condition) -> &'static str {
    match condition.kind {
        ConditionKind::If => "if so",
        ConditionKind::Unless => "if not",
    }
}

/// The whole claim in one line: kind, strength, statement and what it hangs on.
pub(super) fn claim_line(claim: &Claim) -> String {
    let mut line = format!("{}: {}", kind(claim), claim.entry.statement);
    if let Some(condition) = &claim.condition {
        line.push_str(", ");
        line.push_str(&hangs_on(condition));
    }
    if let Some(waits_for) = waits_for(claim) {
        line.push_str(", ");
        line.push_str(&waits_for);
    }
    if is_retracted(claim) {
        line.push_str(" (source retracted)");
    }
    line
}

/// What names the source in a few words: its publisher, else its title, else its address.
pub(super) fn source_name(claim: &Claim) -> String {
    let known = claim.source.as_ref().and_then(|source| {
        let names = [&source.publisher, &source.title, &source.url];
        names.into_iter().flatten().next()
    });
    let key = claim.entry.source.as_ref().map(|source| source.as_str());
    let name = known.map(String::as_str).or(key).unwrap_or(NOTHING);
    if is_retracted(claim) { format!("{name} (retracted)") } else { name.to_owned() }
}

/// Whether the source of a claim was taken back.
pub(super) fn is_retracted(claim: &Claim) -> bool {
    claim.source.as_ref().is_some_and(Source::is_retracted)
}

/// How a source was taken back: "retracted 2025-05-01: invented quotes, https://…"; nothing while it stands.
pub(super) fn retraction(source: &Source) -> Option<String> {
    let retraction = source.retraction.as_ref()?;
    let on = retraction.on.map_or_else(|| "on an unknown day".to_owned(), |on| on.to_string());
    let told: Vec<&str> = [&retraction.why, &retraction.url].into_iter().flatten().map(String::as_str).collect();
    Some(if told.is_empty() { format!("retracted {on}") } else { format!("retracted {on}: {}", told.join(", ")) })
}

/// What stands above a claim of which a source was retracted: which one and how, and whether it still
/// counts. Nothing while all its sources stand.
pub(super) fn banner(claim: &Claim) -> Vec<String> {
    let sources = claim.source.iter().chain(&claim.also_in);
    let mut lines: Vec<String> = sources
        .filter_map(|source| {
            let number = source.id.map(|id| format!(" {id}")).unwrap_or_default();
            Some(format!("Source{number} was {}", retraction(source)?))
        })
        .collect();
    if !lines.is_empty() {
        let counts =
            if claim.is_retracted() { "no other source stands: it counts in no rate" } else { "another source stands" };
        lines.push(format!("  {counts}"));
    }
    lines
}

/// The claims shown whose source was retracted, for the line below a table; nothing without any.
pub(super) fn retracted_among(claims: &[Claim]) -> Option<String> {
    const NAMED: usize = 10;
    let ids: Vec<String> =
        claims.iter().filter(|claim| is_retracted(claim)).map(|claim| claim.id.to_string()).collect();
    let named = ids.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match ids.len().saturating_sub(NAMED) {
        _ if ids.is_empty() => None,
        0 => Some(format!("source retracted: {named}")),
        more => Some(format!("source retracted: {named} and {more} more")),
    }
}

/// The words of a claim's kind for fulfilled and unfulfilled, as they are typed: `carried-out`.
pub(super) fn typed_outcomes(claim: &Claim) -> (String, String) {
    let (fulfilled, unfulfilled) = outcome_words(claim.entry.kind);
    (fulfilled.replace(' ', "-"), unfulfilled.replace(' ', "-"))
}

/// The days of a window as ISO: `FROM..BY`, the last day alone where no first one is known, else the
/// words.
pub(super) fn iso_span(window: &Window) -> String {
    match (window.from, window.by) {
        (Some(from), Some(by)) => format!("{from}..{by}"),
        (None, Some(by)) => by.to_string(),
        (_, None) => window.phrase.clone(),
    }
}

/// Puts words between curly quotes.
pub(super) fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// The day that an answer speaks of: "2025-04-01, with all that is known on 2025-05-01".
pub(super) fn seen(seen: Seen) -> String {
    let mut words = seen.on.to_string();
    words.extend(seen.with_all_known_on.map(|day| format!(", with all that is known on {day}")));
    words.extend(seen.known.map(|day| format!(", from what was recorded by {day}")));
    words
}

/// Words with a capital at the front.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// A number with its noun: "1 claim", "2 claims".
pub(super) fn counted(number: u64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
