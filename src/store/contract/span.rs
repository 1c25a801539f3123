//! Spans of days: what was recorded in one, what happened in it, what turned overdue.

use super::scene::{assert_sound, day, desk, due_by, history, on_condition, says};
use crate::claim::{Claim, ConditionKind, ConditionState, Fact, LinkKind, NewClaim, RecordedAt, Retraction};
use crate::store::{Ledger, StoredEvent};

contract!(
    what_was_recorded_is_found_by_the_instant,
    what_a_batch_held_is_found,
    what_was_closed_is_found_by_the_day_it_happened,
    conditions_are_found_by_the_day_they_were_decided,
    what_turned_overdue_is_found_by_the_day_after_its_end,
    what_has_changed_since_stands_as_the_past_has_it,
    sources_are_found_by_the_day_of_the_notice,
);

fn at(text: &str) -> RecordedAt {
    text.parse().expect("stored form")
}

fn ids(claims: &[Claim]) -> Vec<i64> {
    claims.iter().map(|claim| claim.id).collect()
}

fn kinds(events: &[StoredEvent]) -> Vec<&str> {
    events.iter().map(StoredEvent::kind).collect()
}

fn what_was_recorded_is_found_by_the_instant(ledger: &Ledger) {
    desk(ledger).log(says("a"));
    let mut later = desk(ledger);
    later.today = "2025-05-07";
    later.log(says("b"));
    later.look(1);
    later.mark(1, "fulfilled", "2025-05-06");
    later.undo(None).expect("allowed");
    let between = |from, before| ledger.recorded_between(at(from), at(before)).expect("readable");
    let first = "2025-05-05T12:00:00.000000Z";
    assert_eq!(kinds(&between("2025-05-01T00:00:00.000000Z", "2025-05-06T00:00:00.000000Z")), ["logged"]);
    assert_eq!(kinds(&between(first, "2025-05-06T00:00:00.000000Z")), ["logged"]);
    assert_eq!(kinds(&between("2025-05-01T00:00:00.000000Z", first)), [""; 0]);
    let second = between("2025-05-06T00:00:00.000000Z", "2025-05-08T00:00:00.000000Z");
    assert_eq!(kinds(&second), ["logged", "outcome", "reverted"]);
    assert_eq!(second.iter().map(|event| event.is_undone).collect::<Vec<_>>(), [false, true, false]);
}

fn what_a_batch_held_is_found(ledger: &Ledger) {
    desk(ledger).log(says("a"));
    desk(ledger).log(says("b"));
    desk(ledger).mark(2, "fulfilled", "2025-05-01");
    let batches: Vec<_> = history(ledger).iter().filter_map(|stored| Some(stored.event.as_ref()?.batch)).collect();
    let held = |batches: &[crate::claim::Uid]| {
        let events = ledger.events_of(batches).expect("readable");
        events.iter().map(|event| event.id).collect::<Vec<_>>()
    };
    assert_eq!(held(&batches[1..]), [2, 3]);
    assert_eq!(held(&[]), [0; 0]);
    let many: Vec<_> = batches.iter().cycle().take(1_200).copied().collect();
    assert!(held(&many).len() >= 3);
}

fn what_was_closed_is_found_by_the_day_it_happened(ledger: &Ledger) {
    for statement in ["a", "b", "c", "dropped"] {
        desk(ledger).log(says(statement));
    }
    for (id, on) in [(1, "2025-05-02"), (2, "2025-04-30"), (3, "2025-05-01"), (4, "2025-05-01")] {
        desk(ledger).mark(id, "fulfilled", on);
    }
    desk(ledger).fact(4, Fact::Dropped { why: "by mistake".to_owned() });
    let closed = |from, to| ids(&ledger.closed_between(day(from), day(to)).expect("readable"));
    assert_eq!(closed("2025-05-01", "2025-05-01"), [3]);
    assert_eq!(closed("2025-04-30", "2025-05-02"), [2, 3, 1]);
    assert_eq!(closed("2025-05-03", "2025-05-05"), [0; 0]);
}

fn conditions_are_found_by_the_day_they_were_decided(ledger: &Ledger) {
    for (statement, kind) in [("a", ConditionKind::If), ("b", ConditionKind::If), ("c", ConditionKind::Unless)] {
        desk(ledger).log(on_condition(says(statement), kind));
    }
    desk(ledger).decide(1, ConditionState::Met, "2025-05-02");
    desk(ledger).decide(2, ConditionState::Unmet, "2025-05-01");
    let decided = |from, to| ids(&ledger.conditions_between(day(from), day(to)).expect("readable"));
    assert_eq!(decided("2025-05-01", "2025-05-02"), [2, 1]);
    assert_eq!(decided("2025-05-02", "2025-05-05"), [1]);
    desk(ledger).fact(1, Fact::Dropped { why: "by mistake".to_owned() });
    assert_eq!(decided("2025-05-01", "2025-05-05"), [2]);
}

fn what_turned_overdue_is_found_by_the_day_after_its_end(ledger: &Ledger) {
    for (statement, by) in [("a", "2025-04-30"), ("b", "2025-05-01"), ("closed", "2025-05-01"), ("again", "2025-05-01")]
    {
        desk(ledger).log(due_by(says(statement), by));
    }
    desk(ledger).mark(3, "fulfilled", "2025-05-03");
    desk(ledger).link(4, LinkKind::Repeats, 2);
    let overdue = |from, to| ids(&ledger.overdue_between(day(from), day(to)).expect("readable"));
    assert_eq!(overdue("2025-05-01", "2025-05-01"), [1]);
    assert_eq!(overdue("2025-05-02", "2025-05-05"), [2]);
    assert_eq!(overdue("2025-04-01", "2025-04-30"), [0; 0]);
    let then = ledger.past(crate::claim::Past { as_of: Some(day("2025-05-02")), known: None }).expect("readable");
    assert_eq!(ids(&then.overdue_between(day("2025-05-02"), day("2025-05-02")).expect("readable")), [2, 3]);
}

fn what_has_changed_since_stands_as_the_past_has_it(ledger: &Ledger) {
    for statement in ["kept", "looked", "decided", "void", "untouched", "again", "corrected", "undone", "late said"] {
        let on = if statement == "late said" { "2025-05-03" } else { "2025-04-18" };
        let claim = NewClaim { said_on: on.parse().expect("a day"), ..due_by(says(statement), "2025-05-20") };
        let hangs = matches!(statement, "decided" | "void");
        desk(ledger).log(if hangs { on_condition(claim, ConditionKind::If) } else { claim });
    }
    desk(ledger).mark(1, "fulfilled", "2025-05-03");
    desk(ledger).look(2);
    desk(ledger).decide(3, ConditionState::Met, "2025-05-02");
    desk(ledger).decide(4, ConditionState::Unmet, "2025-05-02");
    desk(ledger).link(6, LinkKind::Repeats, 1);
    desk(ledger).mark(7, "unfulfilled", "2025-04-30");
    let of = ledger.claim(7).expect("is there").closed_by.expect("is marked");
    desk(ledger).fact(7, Fact::Reopened { why: "misread".to_owned(), of });
    desk(ledger).mark(7, "fulfilled", "2025-05-04");
    desk(ledger).mark(8, "fulfilled", "2025-05-04");
    desk(ledger).undo(None).expect("allowed");
    desk(ledger).mark(9, "fulfilled", "2025-05-04");
    for on in ["2025-04-17", "2025-04-29", "2025-05-01", "2025-05-02", "2025-05-03", "2025-05-04"].map(day) {
        let past = ledger.past(crate::claim::Past { as_of: Some(on), known: None }).expect("readable");
        let changed = ledger.changed_since(on).expect("readable");
        for then in &changed {
            let expected = past.claim(then.id).expect("had been said");
            let stands = |claim: &Claim| {
                let condition = claim.condition.as_ref().map(|condition| (condition.state, condition.decided_on));
                (claim.status, claim.next_check, claim.overdue_after, claim.closed_on, claim.late_days, condition)
            };
            assert_eq!(stands(then), stands(&expected), "{on}: {}", then.entry.statement);
        }
        // Whatever is not among them stands now as it stood then.
        let open = |ledger: &Ledger| {
            let claims = ledger.list(&crate::store::Filter::open(), crate::claim::View::on(on)).expect("readable");
            claims.into_iter().filter(|claim| claim.next_check.is_some()).collect::<Vec<_>>()
        };
        let is_changed = |id| changed.iter().any(|claim| claim.id == id);
        let said = |claim: &Claim| claim.entry.said_on.last_day() <= on;
        let now: Vec<i64> =
            open(ledger).iter().filter(|claim| said(claim) && !is_changed(claim.id)).map(|claim| claim.id).collect();
        let then: Vec<i64> = open(&past).iter().filter(|claim| !is_changed(claim.id)).map(|claim| claim.id).collect();
        assert_eq!(now, then, "{on}");
    }
}

fn sources_are_found_by_the_day_of_the_notice(ledger: &Ledger) {
    for (text, on) in [("One.", Some("2025-05-02")), ("Two.", Some("2025-05-01")), ("Three.", None)] {
        let source = desk(ledger).source(text);
        desk(ledger).log(NewClaim { source: Some(source.clone()), ..says(text) });
        let retraction = Retraction { on: on.map(day), url: None, why: Some("wrong".to_owned()) };
        desk(ledger).write(|writing| writing.retract(&source, retraction).expect("recorded"));
    }
    let retracted = |from, to| {
        let sources = ledger.retracted_between(day(from), day(to)).expect("readable");
        sources.iter().filter_map(|source| source.id).collect::<Vec<_>>()
    };
    assert_eq!(retracted("2025-05-01", "2025-05-31"), [2, 1]);
    assert_eq!(retracted("2025-05-02", "2025-05-31"), [1]);
    assert_sound(ledger);
}
