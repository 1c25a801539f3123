//! From what a phrase says to its days: `Shape` in, `Window` out, anchored on the day it was said.
//!
//! Never on today. `calendar` knows the stretches, `vague` how long the vague lengths are; here they become windows.

use super::calendar::{Calendar, Lean, Read, Stretch};
use super::cursor::Reading;
use super::error::PhraseError;
use super::period;
use super::shape::{Anchor, Count, Edge, Event, Length, Reach, Relation, Shape, Unit, Way, YearOf};
use super::vague;
use super::window::{Window, WindowKind};
use chrono::{Datelike, NaiveDate, Weekday};

/// The window of a phrase said on `said`; `reading` says what becomes of dates that can be read two ways.
pub(super) fn window(shape: &Shape, words: &str, said: NaiveDate, reading: Reading) -> Read<Window> {
    let calendar = Calendar { said, lean: Lean::Future, words, reading };
    let found = match shape {
        Shape::Open => Window { from: Some(said), rule: "open".to_owned(), ..Window::blank(words, WindowKind::Open) },
        Shape::At(anchor) => at(&calendar, &calendar.stretch(anchor)?)?,
        Shape::Edge(edge, anchor) => edged(&calendar, *edge, &calendar.stretch(anchor)?)?,
        Shape::Range(first, last) => range(&calendar, first, last)?,
        Shape::Lasting(length, start) => lasting(&calendar, *length, start)?,
        Shape::Span(reach, length) => span(&calendar, *reach, *length, said)?,
        Shape::Event(event) => waiting(event, words),
    };
    Ok(found.with_edtf())
}

/// The days of a window that waited for something, once that happened on `on`: only its dates are of use.
pub(super) fn dated(shape: &Shape, words: &str, on: NaiveDate) -> Read<Window> {
    let calendar = Calendar { said: on, lean: Lean::Future, words, reading: Reading::Running };
    let found = match shape {
        Shape::Span(reach, length) => span(&calendar, *reach, *length, on)?,
        Shape::Event(event) => happened(&calendar, event.relation, on)?,
        Shape::At(_) | Shape::Edge(..) | Shape::Range(..) | Shape::Lasting(..) | Shape::Open => {
            window(shape, words, on, Reading::Running)?
        }
    };
    Ok(found.with_edtf())
}

fn happened(calendar: &Calendar<'_>, relation: Relation, on: NaiveDate) -> Read<Window> {
    let of = |from, by| Ok(Window { from, by, ..Window::blank(calendar.words, WindowKind::EventRelative) });
    match relation {
        Relation::Within(length) => span(calendar, Reach::Within, length, on),
        Relation::Counted(length, Way::After) => span(calendar, Reach::In, length, on),
        Relation::Counted(length, Way::Before) => {
            // Counted back, the most of a vague length is the earliest day.
            let reached = reach(calendar, length, Way::Before, on)?;
            of(Some(reached.usual.min(reached.most)), Some(reached.usual))
        }
        Relation::Ahead(length) => of(None, Some(reach(calendar, length, Way::Before, on)?.usual)),
        Relation::WithinAhead(length) => {
            let earliest = reach(calendar, length, Way::Before, on)?;
            of(Some(earliest.usual.min(earliest.most)), Some(on))
        }
        Relation::Beyond(length) => of(Some(reach(calendar, length, Way::After, on)?.least), None),
        Relation::Edge(Edge::By) => of(None, Some(on)),
        Relation::Edge(Edge::Before) => of(None, Some(calendar.plus_days(on, -1)?)),
        Relation::Edge(Edge::From) => of(Some(on), None),
        Relation::Edge(Edge::After) => of(Some(calendar.plus_days(on, 1)?), None),
        Relation::On => of(Some(on), Some(on)),
    }
}

fn at(calendar: &Calendar<'_>, stretch: &Stretch) -> Read<Window> {
    let kind = if stretch.from == stretch.by { WindowKind::Date } else { WindowKind::Period };
    let mut found = clipped(calendar, kind, stretch.from, stretch.by)?;
    describe(&mut found, stretch, stretch.rule.to_owned());
    if let Some(other) = &stretch.also {
        found.also = at(calendar, other).map(Window::with_edtf).into_iter().collect();
    }
    Ok(found)
}

fn edged(calendar: &Calendar<'_>, edge: Edge, stretch: &Stretch) -> Read<Window> {
    let said = calendar.said;
    let ending = |by| clipped(calendar, WindowKind::Deadline, said, by);
    let beginning =
        |day: NaiveDate| Window { from: Some(day.max(said)), ..Window::blank(calendar.words, WindowKind::Open) };
    let (mut found, preposition) = match edge {
        // Said on a Sunday, "by the weekend" is by the next.
        Edge::By if stretch.rule == "weekend" && stretch.from < said => {
            (ending(calendar.plus_days(stretch.from, 7)?)?, "by")
        }
        Edge::By if ends_as_it_begins(stretch) => (ending(stretch.from)?, "by"),
        Edge::By => (ending(stretch.by)?, "by"),
        // Nothing lies between the last day and the end.
        Edge::Before if stretch.rule == period::END => (ending(stretch.by)?, "before"),
        Edge::Before => (ending(calendar.plus_days(stretch.from, -1)?)?, "before"),
        Edge::From => (beginning(stretch.from), "from"),
        Edge::After => (beginning(calendar.plus_days(stretch.by, 1)?), "after"),
    };
    describe(&mut found, stretch, format!("{preposition} {}", stretch.rule));
    if edge == Edge::By {
        let longer_than_a_day = stretch.from < stretch.by && !ends_as_it_begins(stretch);
        found.strict_by = stretch.from.pred_opt().filter(|day| longer_than_a_day && *day >= said);
    } else {
        // The accepted range is that of the end of the stretch, which is not the end here.
        (found.by_min, found.by_max) = (None, None);
    }
    if let Some(other) = &stretch.also {
        found.also = edged(calendar, edge, other).map(Window::with_edtf).into_iter().collect();
    }
    Ok(found)
}

/// Vagueness, rule, note and accepted range of a stretch; the range never begins before the window.
fn describe(found: &mut Window, stretch: &Stretch, rule: String) {
    found.vague = stretch.vague;
    found.rule = rule;
    found.note = stretch.note.map(str::to_owned);
    if let (Some((least, most)), Some(from), Some(by)) = (stretch.accepted, found.from, found.by) {
        found.by_min = Some(least.max(from).min(by));
        found.by_max = Some(most.max(by));
    }
}

/// "by the weekend", "by the new year": when it comes, not when it is over.
fn ends_as_it_begins(stretch: &Stretch) -> bool {
    stretch.rule == "new year" || stretch.from.weekday() == Weekday::Sat && stretch.from.succ_opt() == Some(stretch.by)
}

fn range(calendar: &Calendar<'_>, first: &Anchor, last: &Anchor) -> Read<Window> {
    let mut from = calendar.stretch(first)?;
    let mut by = calendar.stretch(last)?;
    if calendar.said < by.by && by.by < from.from && is_yearless(first) && names_month(last) {
        // "from 23 January to 9 March", said on the 28th, is on already.
        from = Calendar { said: by.by, lean: Lean::Past, ..*calendar }.stretch(first)?;
    }
    if by.by < from.from {
        // "from Monday to Wednesday" said on a Tuesday: the Wednesday that follows that Monday.
        by = Calendar { said: from.from, ..*calendar }.stretch(last)?;
    }
    if by.by < from.from {
        return Err(PhraseError::ImpossibleDate { words: calendar.words.to_owned() });
    }
    let mut found = clipped(calendar, WindowKind::Period, from.from, by.by)?;
    found.vague = from.vague || by.vague;
    found.rule = "from one day to another".to_owned();
    Ok(found)
}

/// The day it starts on is one of those it lasts.
fn lasting(calendar: &Calendar<'_>, length: Length, start: &Anchor) -> Read<Window> {
    let from = calendar.stretch(start)?.from;
    let reached = reach(calendar, length, Way::After, from)?;
    let by = calendar.plus_days(reached.usual, -1)?.max(from);
    let mut found = clipped(calendar, WindowKind::Period, from, by)?;
    found.vague = reached.vague;
    found.rule = "a length from a day on".to_owned();
    Ok(found)
}

fn is_yearless(anchor: &Anchor) -> bool {
    matches!(anchor, Anchor::Day { year: YearOf::Unsaid, .. } | Anchor::Month { year: YearOf::Unsaid, .. })
}

fn names_month(anchor: &Anchor) -> bool {
    matches!(anchor, Anchor::Day { .. } | Anchor::Month { .. })
}

fn clipped(calendar: &Calendar<'_>, kind: WindowKind, from: NaiveDate, by: NaiveDate) -> Read<Window> {
    if by < calendar.said {
        return Err(PhraseError::EndedBefore { words: calendar.words.to_owned(), by, said: calendar.said });
    }
    Ok(Window { from: Some(from.max(calendar.said)), by: Some(by), ..Window::blank(calendar.words, kind) })
}

/// Where a length ends.
struct Reached {
    usual: NaiveDate,
    least: NaiveDate,
    most: NaiveDate,
    vague: bool,
    name: &'static str,
}

fn reach(calendar: &Calendar<'_>, length: Length, way: Way, start: NaiveDate) -> Read<Reached> {
    let end = |step| calendar.plus(start, step, way);
    let (row, name) = vague::steps(length);
    let [least, usual, most] = row;
    Ok(Reached { usual: end(usual)?, least: end(least)?, most: end(most)?, vague: least != most, name })
}

/// A length from `start`. `start` is the day said, or the day something happened.
fn span(calendar: &Calendar<'_>, way: Reach, length: Length, start: NaiveDate) -> Read<Window> {
    let mut reached = reach(calendar, length, Way::After, start)?;
    if way == Reach::In && matches!((length.count, length.unit), (Count::Exact(..24) | Count::Halves(..48), Unit::Hour))
    {
        // "in half an hour" is on the same day more often than not; "within 12 hours" may reach into the next.
        (reached.least, reached.usual, reached.most) = (start, start, start);
    }
    let exact = reached.least == reached.usual && reached.usual == reached.most && !reached.vague;
    let (kind, from, by) = match way {
        Reach::AtLeast => (WindowKind::Open, reached.least, None),
        Reach::For => (WindowKind::Duration, start, Some(reached.usual)),
        Reach::In if exact || length.rough => (WindowKind::Date, reached.usual, Some(reached.usual)),
        // "in ten to twelve days": not before the tenth.
        Reach::In if matches!(length.count, Count::Between(..)) => {
            (WindowKind::Period, reached.least, Some(reached.usual))
        }
        Reach::In | Reach::Within => (WindowKind::Deadline, start, Some(reached.usual)),
    };
    let name = match way {
        Reach::Within | Reach::In if !exact => reached.name.to_owned(),
        Reach::Within => format!("within {}", reached.name),
        Reach::In => format!("in {}", reached.name),
        Reach::For => format!("for {}", reached.name),
        Reach::AtLeast => format!("at least {}", reached.name),
    };
    let accepted = reached.vague && by.is_some();
    Ok(Window {
        from: Some(from),
        by,
        vague: reached.vague,
        rule: name,
        by_min: accepted.then_some(reached.least),
        by_max: accepted.then_some(reached.most),
        duration: Some(vague::duration(length)),
        note: working_days_note(length.unit),
        ..Window::blank(calendar.words, kind)
    })
}

fn working_days_note(unit: Unit) -> Option<String> {
    (unit == Unit::WorkingDay).then(|| "Saturdays and Sundays are left out, holidays are not".to_owned())
}

fn waiting(event: &Event, words: &str) -> Window {
    let (rule, length) = match event.relation {
        Relation::Within(length) => ("within a length of an event", Some(length)),
        Relation::Counted(length, Way::After) => ("a length after an event", Some(length)),
        Relation::Counted(length, Way::Before) => ("a length before an event", Some(length)),
        Relation::WithinAhead(length) => ("within a length before an event", Some(length)),
        Relation::Beyond(length) => ("at least a length after an event", Some(length)),
        Relation::Ahead(length) => ("at least a length before an event", Some(length)),
        Relation::Edge(Edge::By) => ("by an event", None),
        Relation::Edge(Edge::Before) => ("before an event", None),
        Relation::Edge(Edge::From | Edge::After) => ("after an event", None),
        Relation::On => ("on the day of an event", None),
    };
    Window {
        vague: length.is_some_and(|length| {
            let steps = vague::steps(length).0;
            steps.first() != steps.last()
        }),
        rule: rule.to_owned(),
        duration: length.map(vague::duration),
        anchor: Some(event.words.clone()),
        ..Window::blank(words, WindowKind::EventRelative)
    }
}
