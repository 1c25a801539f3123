//! Grammar of lengths that count from the day said: "within two weeks", "over the next few months", "in ten days".
//! Alone ("two weeks", "days") a length is one to keep within.

use super::cursor::Cursor;
use super::length::{cardinal, length, unit};
use super::lexicon;
use super::shape::{Anchor, Count, Length, Reach, Shape, Unit};

const COMING: &str = "next|coming|upcoming|following|ensuing";

/// "at least three weeks", "in as little as two days", "not for another month".
pub(super) fn at_least(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words(
        "at least|for at least|in at least|in as little as|as little as|within as little as|\
        not for|not for at least|no sooner than|no earlier than|not within|a minimum of|\
        for a minimum of",
    )?;
    let length = length(cursor)?;
    from_today(cursor);
    Some(Shape::Span(Reach::AtLeast, length))
}

/// "over the next two weeks", "in the coming days", "the next month", "the 3 next weeks".
pub(super) fn coming(cursor: &mut Cursor<'_>) -> Option<Shape> {
    let reach = match cursor.word("for") {
        Some(_) => Reach::For,
        None => {
            cursor.any_words(
                "in|within|over|during|through|throughout|inside|at some point in|at some point over|\
        some time in|sometime in|sometime over|by|at any point in|over the course of|in the course of|\
        during the course of|at some point within|sometime within|some time within",
            );
            Reach::Within
        }
    };
    let preceded = cursor.word("the|these|this");
    if let Some(length) = cursor.attempt(number_first) {
        return Some(Shape::Span(reach, length));
    }
    let word = cursor.word(COMING)?;
    cursor.attempt(|c| {
        c.word("and").or_else(|| c.mark("-").map(|()| "-"))?;
        c.word(COMING)
    });
    if let Some(length) = length(cursor) {
        // Quarters are the calendar's; a length of them from any day is not what is meant.
        return Some(match (length.count, length.unit) {
            (Count::Exact(count), Unit::Quarter) if count > 0 => Shape::At(Anchor::NextQuarters(count)),
            _ => Shape::Span(reach, length),
        });
    }
    // "next month" is a month of the calendar, "the next month" is a month from now.
    let unit = cursor.known(lexicon::unit_singular)?;
    let from_now = (preceded == Some("the") || word == "coming") && unit != Unit::Quarter || unit == Unit::Decade;
    let high = cursor.attempt(|c| c.word("or").and_then(|_| cardinal(c)).filter(|high| *high > 1));
    let count = high.map_or(Count::Exact(1), |high| Count::Between(1, high));
    let length = Length { rough: unit == Unit::Decade, ..Length::of(count, unit) };
    from_now.then_some(Shape::Span(reach, length))
}

/// "the 3 next weeks".
fn number_first(cursor: &mut Cursor<'_>) -> Option<Length> {
    let count = cardinal(cursor).map(Count::Exact).or_else(|| cursor.word("few").map(|_| Count::Few))?;
    cursor.word(COMING)?;
    Some(Length::of(count, unit(cursor)?))
}

/// "in the weeks ahead", "over the years to come", "in the year ahead".
pub(super) fn ahead(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words("in|within|over|during|through|throughout|for");
    cursor.word("the");
    let length = match cursor.attempt(length) {
        Some(length) => length,
        None => Length::of(Count::Exact(1), cursor.known(lexicon::unit_singular)?),
    };
    cursor.any_words("ahead|to come|that lie ahead|that follow")?;
    Some(Shape::Span(Reach::Within, length))
}

/// "within the week": one of it from now.
pub(super) fn within_the(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words("within the|inside the")?;
    let unit = cursor.known(lexicon::unit_singular)?;
    Some(Shape::Span(Reach::Within, Length::of(Count::Exact(1), unit)))
}

/// "within 48 hours", "in ten days", "for two years", "in two weeks' time"; the length alone.
pub(super) fn prefixed(cursor: &mut Cursor<'_>) -> Option<Shape> {
    let start = cursor.at();
    let reach = if cursor
        .any_words(
            "within|inside|over|in under|in less than|in no more than|in up to|in at most|in a maximum of|\
        no more than|not more than|at most|in a period of",
        )
        .is_some()
    {
        Reach::Within
    } else if cursor.any_words("in|after").is_some() {
        Reach::In
    } else if cursor.any_words("for|lasting").is_some() {
        Reach::For
    } else {
        Reach::Within
    };
    let prefixed = cursor.at() > start;
    cursor.any_words("a matter of|just|only|the space of|the course of|a period of|a span of");
    let length = length(cursor)?;
    cursor.mark("'");
    cursor.any_words("time");
    // Without a preposition "two weeks from now" is that day: `from_now` reads it.
    if prefixed {
        from_today(cursor);
    }
    Some(Shape::Span(reach, length))
}

/// "two weeks from now", "three months hence".
pub(super) fn from_now(cursor: &mut Cursor<'_>) -> Option<Shape> {
    let length = length(cursor)?;
    if from_today(cursor).is_none() {
        cursor.word("hence|later|away|out|off")?;
        // "two weeks away from the border" is a distance.
        if cursor.peek(0).is_some_and(|t| t.is_word("than")) {
            return None;
        }
        if cursor.peek(0).is_some_and(|t| t.is_word("from")) && cursor.words("from now").is_none() {
            return None;
        }
    }
    Some(Shape::Span(Reach::In, length))
}

fn from_today(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.any_words("from now|from today|from this day")
}
