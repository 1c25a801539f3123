//! Any commands in any order: the rows are those of a rebuild, and time alone decides nothing.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::scene::{assert_sound, claims_by_uid, copy, day, desk, dump, export, history, says, window};
use crate::claim::event::Draft;
use crate::claim::rules::{self, Marking};
use crate::claim::{
    AlsoIn, Basis, Claim, ConditionKind, ConditionState, Event, Evidence, Fact, LinkKind, NewClaim, NewCondition, Note,
    Outcome, Past, Progress, Reason, Retraction, Roster, RosterEntry, SourceRef, SpeakerFact, Stage, View, condition,
    fold, live,
};
use crate::deadline::{Phrase, Said};
use crate::store::{Filter, Ledger, StoreError, digest};

/// What somebody may do; claims and events are named by any number, taken modulo those that are there.
#[derive(Clone, Debug)]
enum Command {
    Log { speaker: u8, condition: Option<ConditionKind>, deadline: u8, link: Option<(LinkKind, usize)> },
    Decide { claim: usize, state: ConditionState },
    Mark { claim: usize, outcome: Outcome, was: Option<ConditionState>, reason: Option<Reason> },
    Look { claim: usize, again: Option<u64> },
    Drop { claim: usize },
    Link { claim: usize, kind: LinkKind, to: usize },
    Source { text: u8, retract: bool },
    Amend { claim: usize, field: Field },
    Note { claim: usize },
    Evidence { claim: usize },
    Reopen { claim: usize },
    Roster { name: u8, entry: RosterEntry },
    Undo { event: Option<usize> },
    UndoUndo { which: usize },
    Abandon,
}

/// What is corrected of a claim.
#[derive(Clone, Debug)]
enum Field {
    Speaker(u8),
    Statement(u8),
    SaidOn(u8),
    Condition(Option<ConditionKind>),
    Deadline(u8),
    Source(Option<u8>),
    AlsoIn(Vec<u8>),
    Topics(Vec<String>),
}

fn any_field() -> impl Strategy<Value = Field> {
    prop_oneof![
        2 => (0_u8..3).prop_map(Field::Speaker),
        1 => (0_u8..3).prop_map(Field::Statement),
        1 => (10_u8..19).prop_map(Field::SaidOn),
        2 => proptest::option::of(proptest::sample::select(ConditionKind::ALL)).prop_map(Field::Condition),
        2 => (0_u8..4).prop_map(Field::Deadline),
        2 => proptest::option::of(0_u8..3).prop_map(Field::Source),
        1 => proptest::collection::vec(0_u8..3, 0..3).prop_map(Field::AlsoIn),
        1 => proptest::collection::vec("[ab]", 0..3).prop_map(Field::Topics),
    ]
}

fn any_entry() -> impl Strategy<Value = RosterEntry> {
    let name = || (0_u8..5).prop_map(|number| format!("Speaker {number}"));
    prop_oneof![
        4 => name().prop_map(RosterEntry::MergedInto),
        1 => name().prop_map(RosterEntry::Alias),
        1 => name().prop_map(RosterEntry::NoAlias),
        1 => proptest::option::of(name()).prop_map(RosterEntry::Group),
    ]
}

fn any_command() -> impl Strategy<Value = Command> {
    let state = || proptest::sample::select(vec![ConditionState::Met, ConditionState::Unmet]);
    // Links that make a claim follow another come more often than the others.
    let link = || {
        proptest::sample::select(vec![
            LinkKind::Repeats,
            LinkKind::Repeats,
            LinkKind::PartOf,
            LinkKind::PartOf,
            LinkKind::HangsOn,
        ])
    };
    let log = (
        0_u8..3,
        proptest::option::of(proptest::sample::select(ConditionKind::ALL)),
        0_u8..4,
        proptest::option::of((link(), any::<usize>())),
    )
        .prop_map(|(speaker, condition, deadline, link)| Command::Log { speaker, condition, deadline, link });
    let mark = (
        any::<usize>(),
        proptest::sample::select(Outcome::ALL),
        proptest::option::of(proptest::sample::select(ConditionState::ALL)),
        proptest::option::of(proptest::sample::select(Reason::ALL)),
    )
        .prop_map(|(claim, outcome, was, reason)| Command::Mark { claim, outcome, was, reason });
    prop_oneof![
        5 => log,
        3 => (any::<usize>(), state()).prop_map(|(claim, state)| Command::Decide { claim, state }),
        4 => mark,
        1 => (any::<usize>(), proptest::option::of(1_u64..90))
            .prop_map(|(claim, again)| Command::Look { claim, again }),
        1 => any::<usize>().prop_map(|claim| Command::Drop { claim }),
        4 => (any::<usize>(), link(), any::<usize>())
            .prop_map(|(claim, kind, to)| Command::Link { claim, kind, to }),
        2 => (0_u8..3, any::<bool>()).prop_map(|(text, retract)| Command::Source { text, retract }),
        4 => (any::<usize>(), any_field()).prop_map(|(claim, field)| Command::Amend { claim, field }),
        1 => any::<usize>().prop_map(|claim| Command::Note { claim }),
        1 => any::<usize>().prop_map(|claim| Command::Evidence { claim }),
        2 => any::<usize>().prop_map(|claim| Command::Reopen { claim }),
        2 => (0_u8..5, any_entry()).prop_map(|(name, entry)| Command::Roster { name, entry }),
        2 => proptest::option::of(any::<usize>()).prop_map(|event| Command::Undo { event }),
        2 => any::<usize>().prop_map(|which| Command::UndoUndo { which }),
        1 => Just(Command::Abandon),
    ]
}

fn today() -> NaiveDate {
    day("2025-05-05")
}

fn entry(speaker: u8, kind: Option<ConditionKind>, deadline: u8) -> NewClaim {
    let condition = kind.map(|kind| NewCondition { kind, text: "they ship".to_owned(), window: None });
    let deadline = match deadline {
        0 => None,
        1 => Some(window("2025-04-28")),
        2 => Some(window("2025-06-30")),
        _ => {
            let phrase: Phrase = "within 48 hours".parse().expect("a phrase");
            let window = phrase.resolve(day("2025-04-18")).expect("resolves");
            Some(condition::hang_deadline(window, condition.as_ref()))
        }
    };
    let mut claim = NewClaim { condition, deadline, ..says("build") };
    claim.speaker.name = format!("Speaker {speaker}");
    claim.speaker.unnamed = speaker == 2;
    claim
}

/// A claim that is there, if any is.
fn pick(ledger: &Ledger, number: usize) -> Option<Claim> {
    let logged: Vec<i64> =
        history(ledger).iter().filter(|event| event.kind() == "logged").filter_map(|event| event.claim_id).collect();
    let id = logged.get(number.checked_rem(logged.len())?)?;
    ledger.claim(*id).ok()
}

fn record(ledger: &Ledger, claim: &Claim, drafts: &[Draft]) {
    desk(ledger).write(|writing| writing.record(claim, drafts).expect("recorded"));
}

fn undo(ledger: &Ledger, event: Option<&str>) {
    match desk(ledger).undo(event) {
        Ok(_) | Err(StoreError::Undo(_)) => {}
        Err(error) => panic!("{error}"),
    }
}

impl Command {
    fn run(&self, ledger: &Ledger) {
        match self {
            Command::Log { speaker, condition, deadline, link } => {
                let link = link.and_then(|(kind, to)| Some(Fact::Linked { kind, to: pick(ledger, to)?.uid }));
                let more: Vec<Draft> = link.map(|fact| Draft { happened_on: None, fact }).into_iter().collect();
                let claim = entry(*speaker, *condition, *deadline);
                desk(ledger).write(|writing| writing.log(claim, &more).expect("logged"));
            }
            Command::Source { text, retract } => {
                let key = desk(ledger).source(&format!("text {text}"));
                let retraction = Retraction { on: Some(day("2025-05-01")), url: None, why: Some("wrong".to_owned()) };
                if *retract {
                    desk(ledger).write(|writing| writing.retract(&key, retraction).expect("recorded"));
                }
            }
            Command::Roster { name, entry } => {
                let fact = SpeakerFact { name: format!("Speaker {name}"), entry: entry.clone(), why: None };
                desk(ledger).write(|writing| writing.speaker(fact).expect("recorded"));
            }
            Command::Undo { event } => {
                let events = history(ledger).len();
                let event = event.and_then(|event| event.checked_rem(events)).map(|event| (event + 1).to_string());
                undo(ledger, event.as_deref());
            }
            Command::UndoUndo { which } => {
                let undos: Vec<i64> =
                    history(ledger).iter().filter(|event| event.kind() == "reverted").map(|event| event.id).collect();
                if let Some(at) = which.checked_rem(undos.len()) {
                    undo(ledger, undos.get(at).map(i64::to_string).as_deref());
                }
            }
            Command::Abandon => {
                let mut writing = ledger.write(desk(ledger).stamp()).expect("nobody else writes");
                writing.log(entry(7, None, 1), &[]).expect("logged");
                writing.settle().expect("written");
            }
            _ => self.run_on_a_claim(ledger),
        }
    }

    fn run_on_a_claim(&self, ledger: &Ledger) {
        let (Command::Decide { claim, .. }
        | Command::Mark { claim, .. }
        | Command::Look { claim, .. }
        | Command::Drop { claim }
        | Command::Amend { claim, .. }
        | Command::Note { claim }
        | Command::Evidence { claim }
        | Command::Reopen { claim }
        | Command::Link { claim, .. }) = self
        else {
            return;
        };
        let Some(claim) = pick(ledger, *claim) else { return };
        let drafts = match self {
            Command::Decide { state, .. } => rules::decide(&claim, *state, None, None, today()),
            Command::Mark { outcome, was, reason, .. } => {
                let marking = Marking {
                    outcome: *outcome,
                    on: Some(day("2025-04-30")),
                    reason: *reason,
                    note: None,
                    early: true,
                    condition_was: *was,
                    correct: claim.closed_on.map(|_| "it was otherwise".to_owned()),
                    evidence: Vec::new(),
                };
                rules::mark(&claim, &marking, today())
            }
            Command::Look { again, .. } => {
                let again = again.map(|days| today() + Days::new(days));
                rules::look(&claim, again, None, today()).map(|draft| vec![draft])
            }
            Command::Amend { field, .. } => {
                field.record_sources(ledger);
                rules::amend(&claim, &field.put_into(&claim), None, today())
            }
            Command::Note { .. } => {
                let note = Note { on: today(), text: "hm".to_owned(), public: true, progress: Some(Progress::Moving) };
                rules::write_note(&claim, &note).map(|draft| vec![draft])
            }
            Command::Evidence { .. } => {
                let url = "https://example.org/a".to_owned();
                let evidence = Evidence { url, archive_url: None, words: None, note: None, basis: Basis::Claim };
                rules::file_evidence(&claim, &evidence, today()).map(|draft| vec![draft])
            }
            Command::Reopen { .. } => rules::reopen(&claim, "it was otherwise").map(|draft| vec![draft]),
            Command::Drop { .. } => rules::drop_claim(&claim, "by mistake").map(|draft| vec![draft]),
            Command::Link { kind, to, .. } => {
                let to = pick(ledger, *to).map(|to| Fact::Linked { kind: *kind, to: to.uid });
                Ok(to.map(|fact| Draft { happened_on: None, fact }).into_iter().collect())
            }
            _ => return,
        };
        if let Ok(drafts) = drafts {
            record(ledger, &claim, &drafts);
        }
    }
}

impl Field {
    /// What a claim is moved to is recorded before it.
    fn record_sources(&self, ledger: &Ledger) {
        let texts = match self {
            Field::Source(Some(text)) => vec![*text],
            Field::AlsoIn(texts) => texts.clone(),
            _ => Vec::new(),
        };
        for text in texts {
            desk(ledger).source(&format!("text {text}"));
        }
    }

    fn put_into(&self, claim: &Claim) -> NewClaim {
        let mut new = claim.entry.clone();
        let key = |text: &u8| SourceRef::Text(digest(&format!("text {text}")));
        match self {
            Field::Speaker(number) => new.speaker = entry(*number, None, 0).speaker,
            Field::Statement(number) => new.statement = format!("build {number}"),
            Field::SaidOn(day_of_april) => new.said_on = Said::Day(day(&format!("2025-04-{day_of_april}"))),
            Field::Condition(kind) => new.condition = entry(0, *kind, 0).condition,
            Field::Deadline(number) => {
                new.deadline = entry(0, claim.entry.condition.as_ref().map(|own| own.kind), *number).deadline;
            }
            Field::Source(text) => new.source = text.as_ref().map(key),
            Field::AlsoIn(texts) => {
                new.also_in = texts.iter().map(|text| AlsoIn { source: key(text), quote: None }).collect();
            }
            Field::Topics(topics) => new.topics.clone_from(topics),
        }
        new
    }
}

/// The claim as its own events make it; links are looked up as the ledger does.
fn folded(ledger: &Ledger, id: i64) -> Option<Claim> {
    let stored = history(ledger);
    let all: Vec<&Event> = stored.iter().filter_map(|event| event.event.as_ref()).collect();
    let is_own = |event: &&&Event| {
        stored.iter().any(|stored| stored.uid() == event.uid.to_string() && stored.claim_id == Some(id))
    };
    let own: Vec<&Event> = live(&all).iter().filter(is_own).copied().collect();
    let logged = all.iter().filter(is_own).find(|event| matches!(event.fact, Fact::Logged(_)))?;
    let mut claim = fold(id, logged, &own)?;
    for link in &mut claim.links {
        link.to_id = ledger.claim_id(link.to).ok();
    }
    let known = |key: &SourceRef| ledger.source_even_undone(key).expect("readable");
    claim.source = claim.entry.source.as_ref().and_then(known);
    claim.entry.also_in.retain(|also| known(&also.source).is_some());
    claim.also_in = claim.entry.also_in.iter().filter_map(|also| known(&also.source)).collect();
    // What is read back goes by the names that hold.
    if claim.source.is_none() {
        claim.entry.source = None;
    }
    if !claim.entry.speaker.unnamed {
        claim.entry.speaker.name = Roster::fold(&live(&all)).canonical(&claim.entry.speaker.name).to_owned();
    }
    Some(claim)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_ledger_is_sound_whatever_is_done(commands in proptest::collection::vec(any_command(), 1..25)) {
        let ledger = Ledger::in_memory().expect("room for a ledger");
        for command in &commands {
            command.run(&ledger);
        }
        let found = ledger.verify().expect("readable");
        prop_assert_eq!(found.damage, Vec::<String>::new());
        prop_assert_eq!(found.differences, Vec::<String>::new());

        prop_assert_eq!(dump(&ledger.past(Past::default()).expect("folds")), dump(&ledger));
        let lines = export(&ledger);
        prop_assert_eq!(export(&copy(&lines)), lines);

        let later = today() + Days::new(1000);
        let now = ledger.list(&Filter::default(), View::on(today())).expect("readable");
        let then = ledger.list(&Filter::default(), View::on(later)).expect("readable");
        prop_assert_eq!(&now, &then, "no passage of time makes an outcome");
        for claim in &now {
            let stages = (claim.stage(View::on(today())), claim.stage(View::on(later)));
            prop_assert_eq!(stages.0.is_some(), stages.1.is_some());
            prop_assert!(!matches!(stages.1, Some(Stage::Waiting | Stage::Conditional | Stage::Undated)));
        }
        for claim in now {
            let follows = claim.links.iter().any(|link| matches!(link.kind, LinkKind::Repeats | LinkKind::PartOf));
            if !follows && claim.parts.is_none() {
                prop_assert_eq!(folded(&ledger, claim.id), Some(claim));
            }
        }
    }

    #[test]
    fn two_ledgers_make_one_whatever_is_done_to_them(
        root in proptest::collection::vec(any_command(), 0..10),
        left in proptest::collection::vec(any_command(), 0..10),
        right in proptest::collection::vec(any_command(), 0..10),
        after in proptest::collection::vec(any_command(), 0..10),
    ) {
        let ledger = Ledger::in_memory().expect("room for a ledger");
        let run = |commands: &[Command], ledger: &Ledger| commands.iter().for_each(|command| command.run(ledger));
        run(&root, &ledger);
        let lines = export(&ledger);
        let (one, other) = (copy(&lines), copy(&lines));
        run(&left, &one);
        run(&right, &other);
        let (left, right) = (export(&one), export(&other));
        prop_assert_eq!(desk(&one).import(&right).refused, []);
        prop_assert_eq!(desk(&other).import(&left).refused, []);
        prop_assert_eq!(claims_by_uid(&one), claims_by_uid(&other));
        assert_sound(&one);
        assert_sound(&other);
        run(&after, &one);
        assert_sound(&one);
        let lines = export(&one);
        prop_assert_eq!(export(&copy(&lines)), lines);
    }
}
