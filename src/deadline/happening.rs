//! Grammar of phrases that hang on something without a date: "within 30 days of a ceasefire", "on day one".

use super::anchor::{anchor, turn};
use super::cursor::{Cursor, Reading};
use super::events;
use super::length::{length, unit};
use super::phrase::longest_row;
use super::shape::{Anchor, Count, Edge, Event, Length, Relation, Shape, Turn, Unit, Way};

/// What stands before an event, and which side of it that takes.
pub(super) const EDGES: &[(Edge, &str)] = &[
    (Edge::Before, "before|ahead of|prior to|in the run - up to"),
    (
        Edge::After,
        "after|following|once|as soon as|not until|not before|immediately after|shortly after|\
        soon after",
    ),
    (
        Edge::By,
        "until|till|by|no later than|up to|on or before|by the time of|by the time|by the end of|\
        until the end of|before the end of|pending|until after|in time for",
    ),
];

/// An event that "by" is said of is named within so many tokens.
const NEAR: usize = 4;

/// "within 30 days of a ceasefire"; of a day when a day follows: "within two weeks of 18 April".
pub(super) fn within_of(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words("within|inside|no later than|not later than|no more than|not more than")?;
    cursor.any_words("the|a matter of");
    let length = length(cursor)?;
    cursor.any_words("of|from|after|following|from the date of|of the date of|after the date of")?;
    let to_day = cursor.attempt(anchor);
    if let Some(of) = to_day {
        return Some(Shape::Edge(Edge::By, Anchor::Counted { length, way: Way::After, of: Box::new(of) }));
    }
    let words = events::event(cursor)?.to_owned();
    Some(Shape::Event(Event { relation: Relation::Within(length), words }))
}

/// "two weeks after the election", "a month before the vote".
pub(super) fn counted_event(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words("in the|in|the|for");
    let length = length(cursor)?;
    let way = match cursor.word("after|following|from|before")? {
        "before" => Way::Before,
        _ => Way::After,
    };
    let words = events::event(cursor)?.to_owned();
    Some(Shape::Event(Event { relation: Relation::Counted(length, way), words }))
}

/// "at least 30 days before the election", "no later than a week before the vote", "at most a month after it"; a day may stand
/// in the event's place.
pub(super) fn ahead_of_event(cursor: &mut Cursor<'_>) -> Option<Shape> {
    const AT_LEAST: &str = "at least|no later than|not later than|by|not less than|no less than|no fewer than|no earlier than|\
        not earlier than|no sooner than";
    const AT_MOST: &str = "within|at most|no more than|not more than|up to|inside";
    let at_least = cursor.any_words(AT_LEAST).is_some();
    let limits = cursor.written_before(0).is_some_and(|t| t.is_word("than"))
        && cursor.written_before(1).is_some_and(|t| t.is_word("later"))
        || cursor.written_before(0).is_some_and(|t| t.is_word("by"));
    let later = cursor.written_before(0).is_some_and(|t| t.is_word("than"))
        && !cursor.written_before(1).is_some_and(|t| t.is_any("later|less|fewer"));
    if !at_least {
        cursor.any_words(AT_MOST)?;
    }
    let length = length(cursor)?;
    let before = match cursor.any_words("before|ahead of|prior to") {
        Some(()) => true,
        None => cursor.any_words("after|following|from").map(|()| false)?,
    };
    let relation = match (at_least, before) {
        (true, true) if later => Relation::WithinAhead(length),
        (true, true) => Relation::Ahead(length),
        (true, false) if limits => Relation::Within(length),
        (true, false) => Relation::Beyond(length),
        (false, true) => Relation::WithinAhead(length),
        (false, false) => Relation::Within(length),
    };
    if let Some(of) = cursor.attempt(anchor) {
        let way = if before { Way::Before } else { Way::After };
        let edge = if matches!(relation, Relation::Beyond(_)) { Edge::From } else { Edge::By };
        let counted = Anchor::Counted { length, way, of: Box::new(of) };
        return matches!(relation, Relation::Ahead(_) | Relation::Beyond(_) | Relation::Within(_))
            .then_some(Shape::Edge(edge, counted));
    }
    let words = events::event(cursor)?.to_owned();
    Some(Shape::Event(Event { relation, words }))
}

/// "the day after the election", "the week before the vote", "the day of the summit".
pub(super) fn day_beside(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words("on|in|by");
    cursor.word("the")?;
    let unit = match cursor.word("morning|evening|night") {
        Some(_) => Unit::Day,
        None => unit(cursor)?,
    };
    let length = Length::of(Count::Exact(1), unit);
    let relation = match cursor.word("after|following|before|of")? {
        "before" => Relation::Counted(length, Way::Before),
        "of" => Relation::On,
        _ => Relation::Counted(length, Way::After),
    };
    let start = cursor.at();
    let words = events::event(cursor)?.to_owned();
    let named = cursor.tokens().get(start..cursor.at()).unwrap_or_default();
    events::names_happening(named).then_some(Shape::Event(Event { relation, words }))
}

/// "at the next summit", "during this parliament", "upon ratification".
pub(super) fn at_event(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words("at|during|upon|on|throughout|in the course of|over the course of")?;
    let start = cursor.at();
    let words = events::event(cursor)?.to_owned();
    let named = cursor.tokens().get(start..cursor.at()).unwrap_or_default();
    let lone = named.len() <= 4;
    (lone && (events::names_happening(named) || events::names_sitting(named)) && !events::is_gerund(named))
        .then_some(Shape::Event(Event { relation: Relation::On, words }))
}

/// "before the election", "until a deal is signed", "once the vote is certified".
pub(super) fn edge_event(cursor: &mut Cursor<'_>) -> Option<Shape> {
    let by_itself = cursor.peek(0)?.is_word("by") || cursor.peek(0)?.is_word("up");
    let (edge, mut read) = longest_row(cursor, EDGES)?;
    let start = read.at();
    let plain_by = by_itself && start == cursor.at() + 1;
    let words = events::event(&mut read)?.to_owned();
    let named = read.tokens().get(start..read.at()).unwrap_or_default();
    let determined = named.first().is_some_and(|t| t.is_any("the|a|an|his|her|their|its|our|my|any"));
    let clause = ["until", "till", "once", "as"].iter().any(|w| cursor.peek(0).is_some_and(|t| t.is_word(w)));
    // "by" is more often who did it, or how, than when: only what happens right behind it counts.
    // Typed, a name with a capital is an event: "by the World Cup".
    let is_name = cursor.reading() == Reading::Whole && named.iter().any(|t| t.capital);
    let named_so = if is_name {
        true
    } else if plain_by {
        events::names_happening(named.get(..named.len().min(NEAR)).unwrap_or_default()) && !events::is_gerund(named)
    } else {
        events::names_happening(named) || events::is_clause(named) || events::names_sitting(named)
    };
    if !(named_so || (determined || clause) && !by_itself) {
        return None;
    }
    *cursor = read;
    Some(Shape::Event(Event { relation: Relation::Edge(edge), words }))
}

/// "on day one", "in his first 100 days".
pub(super) fn first_days(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words("in|within|during|over|on|from");
    let start = cursor.at();
    if cursor.any_words("day one|day 1|the first day|the very first day").is_some() {
        let words = cursor.written_since(start).to_owned();
        return Some(Shape::Event(Event { relation: Relation::On, words }));
    }
    cursor.word("the|his|her|their|its|our|my|your");
    let start = cursor.at();
    cursor.word("first")?;
    let length = length(cursor).or_else(|| {
        let unit = unit(cursor)?;
        Some(Length::of(Count::Exact(1), unit))
    })?;
    cursor.attempt(|c| {
        c.word("of|in")?;
        // "the first 100 days of next year" is a stretch of the calendar, which no rule cuts yet.
        let dated = turn(c).unwrap_or(Turn::Unsaid) != Turn::Unsaid;
        if dated { None } else { events::event(c) }
    });
    let words = cursor.written_since(start);
    Some(Shape::Event(Event { relation: Relation::Within(length), words: words.to_owned() }))
}
