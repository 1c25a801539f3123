//! Grammar of lengths: a count and a unit ("ten days", "a couple of weeks", "a year and a half").

use super::cursor::{Cursor, Rule};
use super::kinds::Kinds;
use super::lexicon;
use super::shape::{Count, Length, Unit};
use super::words::TokenKind;

const ROUGHLY: &str = "about|around|roughly|approximately|some|nearly|almost|circa";
const AT_MOST: &str = "up to|at most|as many as|no more than|not more than|less than|under";
const BETWEEN_COUNT_AND_UNIT: &str = "more|full|short|calendar|consecutive|whole|further";

/// A count and its unit. The plural alone counts too ("days"); the singular alone does not.
pub(super) fn length(cursor: &mut Cursor<'_>) -> Option<Length> {
    const COUNT: Kinds = Kinds::NUMBER.or(Kinds::COUNT).or(Kinds::LENGTH);
    const RULES: &[(Kinds, Rule<Length>)] = &[(COUNT, counted), (COUNT, halved), (Kinds::UNIT, plural)];
    cursor.once(|memory| &memory.lengths, |cursor| cursor.longest_first(RULES))
}

/// A cardinal in digits or words, up to the thousands.
pub(super) fn cardinal(cursor: &mut Cursor<'_>) -> Option<u32> {
    let value = cursor.number(1..=9).or_else(|| spelled(cursor))?;
    // Contracts write the number twice: "ninety (90) days".
    cursor.attempt(|c| {
        c.mark("(")?;
        c.number(1..=9).or_else(|| spelled(c)).filter(|twice| *twice == value)?;
        c.mark(")")
    });
    Some(value)
}

/// An ordinal of a day of a month or a quarter: "3rd", "third", "twenty-first".
pub(super) fn ordinal(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(next) = cursor.peek(0).filter(|t| t.kind == TokenKind::Ordinal) {
        let value = next.text.parse().ok()?;
        cursor.skip(1);
        return Some(value);
    }
    cursor
        .attempt(|c| {
            let tens = c.known(lexicon::cardinal).filter(|n| *n >= 20)?;
            c.mark("-");
            Some(tens + c.known(lexicon::ordinal).filter(|n| (1..10).contains(n))?)
        })
        .or_else(|| cursor.known(lexicon::ordinal))
}

/// A unit after a count, with the words that may stand between.
pub(super) fn unit(cursor: &mut Cursor<'_>) -> Option<Unit> {
    cursor.attempt(|c| {
        c.mark("-");
        c.word(BETWEEN_COUNT_AND_UNIT);
        let working = c.word("business|working|work|trading").is_some();
        let unit =
            c.known(|w| lexicon::unit_plural(w).or_else(|| lexicon::unit_singular(w))).or_else(|| short_unit(c))?;
        match (working, unit) {
            (false, any) => Some(any),
            (true, Unit::Day) => Some(Unit::WorkingDay),
            (true, _) => None,
        }
    })
}

/// "6 mos", "2 wks": only after digits, and not as the weekday that "mon" is too.
fn short_unit(cursor: &mut Cursor<'_>) -> Option<Unit> {
    cursor.written_before(0).filter(|t| t.kind == TokenKind::Number)?;
    let unit = cursor.known(lexicon::unit_short)?;
    if cursor.peek(0).is_some_and(|t| t.glued && t.is_mark(".")) && cursor.peek(1).is_some_and(|t| !t.capital) {
        cursor.skip(1);
    }
    Some(unit)
}

fn counted(cursor: &mut Cursor<'_>) -> Option<Length> {
    let rough = cursor.word(ROUGHLY).is_some() || cursor.mark("~").is_some();
    if !rough {
        cursor.any_words(AT_MOST);
    }
    let count = count(cursor)?;
    let unit = unit(cursor)?;
    let count = or_more(cursor, count);
    let and = match count {
        Count::Exact(_) => cursor.attempt(|c| on_top(c, unit)),
        _ => None,
    };
    let or_so = cursor.words("or so").is_some();
    period_noun(cursor);
    Some(Length { count, unit, rough: rough || or_so, and })
}

/// "and three days" after weeks, "six months" after years: a smaller unit on top.
fn on_top(cursor: &mut Cursor<'_>, above: Unit) -> Option<(u32, Unit)> {
    if cursor.word("and").is_none() {
        cursor.mark(",");
    }
    let count = cardinal(cursor).or_else(|| cursor.word("a|an").map(|_| 1))?;
    let unit = unit(cursor)?;
    let is_smaller = match above {
        Unit::Year => matches!(unit, Unit::Month | Unit::Week | Unit::Day),
        Unit::Month => matches!(unit, Unit::Week | Unit::Day),
        Unit::Week => unit == Unit::Day,
        _ => false,
    };
    is_smaller.then_some((count, unit))
}

/// "a week or two": the second number comes after the unit.
fn or_more(cursor: &mut Cursor<'_>, count: Count) -> Count {
    let high = cursor.attempt(|c| {
        c.word("or")?;
        let high = cardinal(c)?;
        unit(&mut c.clone()).is_none().then_some(high)
    });
    match (count, high) {
        (Count::Exact(low), Some(high)) if high > low => Count::Between(low, high),
        _ => count,
    }
}

/// "half a year", "a year and a half", "two and a half months".
fn halved(cursor: &mut Cursor<'_>) -> Option<Length> {
    let rough = cursor.word(ROUGHLY).is_some();
    let exact = |halves, unit| Some(Length { rough, ..Length::of(Count::Halves(halves), unit) });
    if cursor.any_words("half a|half an|a half|half").is_some() {
        cursor.mark("-");
        return exact(1, unit(cursor)?);
    }
    let decimal = cursor.attempt(|c| {
        let whole = c.number(1..=3)?;
        c.glued_mark(".")?;
        c.peek(0).filter(|t| t.glued && t.text == "5")?;
        c.skip(1);
        Some(whole * 2 + 1)
    });
    if let Some(halves) = decimal {
        return exact(halves, unit(cursor)?);
    }
    let whole = cursor.word("a|an").map(|_| 1).or_else(|| cardinal(cursor))?;
    let before = cursor.any_words("and a half|- and - a - half").is_some();
    let unit = unit(cursor)?;
    if !before {
        cursor.words("and a half")?;
    }
    exact(whole.checked_mul(2)?.checked_add(1)?, unit)
}

fn plural(cursor: &mut Cursor<'_>) -> Option<Length> {
    let unit = cursor.known(lexicon::unit_plural)?;
    Some(Length::of(Count::Plural, unit))
}

fn count(cursor: &mut Cursor<'_>) -> Option<Count> {
    const EXACT: Kinds = Kinds::NUMBER.or(Kinds::COUNT).or(Kinds::ARTICLE);
    const RULES: &[(Kinds, Rule<Count>)] = &[
        (EXACT, exact),
        (EXACT.or(Kinds::LENGTH), between),
        (EXACT, dozen),
        (Kinds::LENGTH, couple),
        (Kinds::LENGTH, few),
        (Kinds::LENGTH, several),
        (Kinds::LENGTH, one),
    ];
    cursor.longest_first(RULES)
}

fn exact(cursor: &mut Cursor<'_>) -> Option<Count> {
    cardinal(cursor).map(Count::Exact)
}

fn between(cursor: &mut Cursor<'_>) -> Option<Count> {
    let from_between = cursor.word("between").is_some();
    let low = cardinal(cursor)?;
    if from_between {
        cursor.word("and")?;
    } else if cursor.mark("-").is_none() {
        cursor.word("to|or")?;
    }
    let high = cardinal(cursor).filter(|high| *high > low)?;
    Some(Count::Between(low, high))
}

/// "a dozen", "two dozen".
fn dozen(cursor: &mut Cursor<'_>) -> Option<Count> {
    let dozens = cursor.word("a").map(|_| 1).or_else(|| cursor.known(lexicon::cardinal))?;
    cursor.word("dozen")?;
    Some(Count::Exact(12 * dozens))
}

fn couple(cursor: &mut Cursor<'_>) -> Option<Count> {
    cursor.word("a");
    cursor.word("couple|pair")?;
    cursor.word("of|more");
    cursor.word("more");
    Some(Count::Couple)
}

fn few(cursor: &mut Cursor<'_>) -> Option<Count> {
    cursor.word("a|these|those");
    cursor.word("few|handful")?;
    cursor.word("of");
    Some(Count::Few)
}

fn several(cursor: &mut Cursor<'_>) -> Option<Count> {
    cursor.word("several|many")?;
    Some(Count::Several)
}

fn one(cursor: &mut Cursor<'_>) -> Option<Count> {
    cursor.word("a|an|another|single")?;
    Some(cardinal(cursor).map_or(Count::Exact(1), Count::Exact))
}

/// Cardinals in words up to 999: "twenty-one", "a hundred", "one hundred and twenty".
fn spelled(cursor: &mut Cursor<'_>) -> Option<u32> {
    let head = cursor.attempt(|c| {
        let hundreds = c.word("a").map(|_| 1).or_else(|| c.known(lexicon::cardinal))?;
        c.word("hundred")?;
        (1..10).contains(&hundreds).then_some(hundreds * 100)
    });
    let Some(head) = head else {
        return below_hundred(cursor);
    };
    let rest = cursor.attempt(|c| {
        c.word("and");
        below_hundred(c)
    });
    Some(head + rest.unwrap_or(0))
}

pub(super) fn below_hundred(cursor: &mut Cursor<'_>) -> Option<u32> {
    let first = cursor.known(lexicon::cardinal)?;
    if first < 20 {
        return Some(first);
    }
    let units = cursor.attempt(|c| {
        c.mark("-");
        c.known(lexicon::cardinal).filter(|n| (1..10).contains(n))
    });
    Some(first + units.unwrap_or(0))
}

/// "a two-week period", "a 30-day window": the noun adds nothing.
fn period_noun(cursor: &mut Cursor<'_>) {
    cursor.word("period|window|span|timeframe|time|time-frame");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::cursor::Reading;
    use crate::deadline::words::Folded;

    #[track_caller]
    fn case(text: &str, expected: Option<(Count, Unit)>) {
        let folded = Folded::of(text);
        let all = folded.tokens();
        let mut cursor = Cursor::new(text, &all, 0, Reading::Whole);
        let found = length(&mut cursor).filter(|_| cursor.at_end());
        assert_eq!(found.map(|l| (l.count, l.unit)), expected, "{text}");
    }

    #[test]
    fn lengths() {
        case("10 days", Some((Count::Exact(10), Unit::Day)));
        case("ten days", Some((Count::Exact(10), Unit::Day)));
        case("twenty-one days", Some((Count::Exact(21), Unit::Day)));
        case("ninety (90) days", Some((Count::Exact(90), Unit::Day)));
        case("one hundred and twenty days", Some((Count::Exact(120), Unit::Day)));
        case("a week", Some((Count::Exact(1), Unit::Week)));
        case("an hour", Some((Count::Exact(1), Unit::Hour)));
        case("another two weeks", Some((Count::Exact(2), Unit::Week)));
        case("a couple of weeks", Some((Count::Couple, Unit::Week)));
        case("a few more days", Some((Count::Few, Unit::Day)));
        case("several years", Some((Count::Several, Unit::Year)));
        case("weeks", Some((Count::Plural, Unit::Week)));
        case("ten to twelve days", Some((Count::Between(10, 12), Unit::Day)));
        case("2-3 weeks", Some((Count::Between(2, 3), Unit::Week)));
        case("half a year", Some((Count::Halves(1), Unit::Year)));
        case("a year and a half", Some((Count::Halves(3), Unit::Year)));
        case("two and a half months", Some((Count::Halves(5), Unit::Month)));
        case("five business days", Some((Count::Exact(5), Unit::WorkingDay)));
        case("a two-week period", Some((Count::Exact(2), Unit::Week)));
        case("week", None);
        case("10", None);
    }
}
