//! Grammar of stretches of the calendar that are named as such: days, weeks, months, parts of them.
//!
//! Written dates are in `date`; what stands before a stretch ("by", "in") is in `phrase`.

use super::cursor::{Cursor, Reading, Rule};
use super::date;
use super::holiday::holiday;
use super::kinds::Kinds;
use super::length;
use super::lexicon;
use super::numbered::{numbered, stretch, weekday_from};
use super::shape::{Anchor, Count, Length, Part, Turn, Unit, Way, YearOf};
use super::week::{unit, week_of, weekday, weekday_in, weekend};
use super::words::TokenKind;
use chrono::Weekday;

/// "Prices will fall this year": in a text "fall" and "spring" are seasons only behind one of these.
const BEFORE_SEASONS: &str = "the|this|next|last|coming|upcoming|following|in|by|of|for|during|until|till|before|after|from|since|\
    through|over|come|early|mid|late|later|and|or|each|every|-|to|a";

/// What a rule for the n-th of something begins with.
const NTH: Kinds = Kinds::COUNT.or(Kinds::NTH);

/// The longest stretch that begins here.
pub(super) fn anchor(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    const RULES: &[(Kinds, Rule<Anchor>)] = &[
        (Kinds::ANY, plain),
        (NTH.or(Kinds::FISCAL).or(Kinds::LETTER), numbered),
        (Kinds::PART, part_of),
        (Kinds::PART, part_before),
        (Kinds::WHOLE, all_of),
        (Kinds::UNIT.or(Kinds::ENDING), ending),
        (Kinds::NUMBER.or(Kinds::COUNT).or(Kinds::UNIT).or(Kinds::LENGTH), counted_from),
        (Kinds::UNIT, unit_beside),
        (Kinds::TURN.or(Kinds::SAME), this_time),
        (NTH.or(Kinds::NUMBER).or(Kinds::WEEKDAY).or(UNIT), weekday_in),
        (NTH.or(Kinds::NUMBER).or(Kinds::ARTICLE).or(Kinds::WEEKDAY), weekday_from),
        (Kinds::UNIT.or(Kinds::WEEKEND), week_of),
    ];
    cursor.once(|memory| &memory.anchors, |cursor| cursor.longest_led(RULES))
}

/// What "this week" or "the year" begin with.
const UNIT: Kinds = Kinds::UNIT.or(Kinds::TURN).or(Kinds::OWN).or(Kinds::YEAR);

/// A stretch that is no part of another.
pub(super) fn plain(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    const RULES: &[(Kinds, Rule<Anchor>)] = &[
        (Kinds::DAY, relative_day),
        (Kinds::NUMBER.or(Kinds::COUNT).or(Kinds::WEEKDAY).or(Kinds::MONTH), date::date),
        (Kinds::NUMBER.or(Kinds::UNIT).or(Kinds::TURN).or(Kinds::MONTH), date::month),
        (Kinds::NUMBER.or(Kinds::COUNT).or(Kinds::YEAR), date::year),
        (Kinds::TURN.or(Kinds::WEEKDAY), weekday),
        (UNIT, unit),
        (Kinds::TURN.or(Kinds::OWN).or(Kinds::WEEKEND), weekend),
        (NTH.or(Kinds::NUMBER).or(Kinds::ARTICLE).or(Kinds::LETTER).or(Kinds::UNIT), quarter),
        (NTH.or(Kinds::NUMBER).or(Kinds::ARTICLE).or(Kinds::LETTER), half),
        (Kinds::NUMBER.or(Kinds::TURN).or(Kinds::FISCAL), fiscal_year),
        (Kinds::TURN.or(Kinds::SEASON), season),
        (Kinds::NEW, new_year),
        (Kinds::NUMBER.or(Kinds::TURN).or(Kinds::HOLIDAY), holiday),
    ];
    cursor.once(|memory| &memory.plain, |cursor| cursor.longest_led(RULES))
}

/// "this", "next", "last": which of those that follow each other.
pub(super) fn turn(cursor: &mut Cursor<'_>) -> Option<Turn> {
    let word = cursor.word("this|current|coming|upcoming|next|following|last|past")?;
    Some(match word {
        "this" => cursor.word("coming|upcoming").map_or(Turn::This, |_| Turn::Coming),
        "current" => Turn::This,
        "coming" | "upcoming" => Turn::Coming,
        "next" | "following" => Turn::Next,
        _ => Turn::Last,
    })
}

/// A year after a month, quarter or season: "2026", "of next year"; `Unsaid` when there is none.
pub(super) fn year_after(cursor: &mut Cursor<'_>) -> YearOf {
    let given = cursor.attempt(|c| {
        c.mark(",");
        c.any_words("of the year|of|in");
        let year = c.number(4..=4).and_then(|year| i32::try_from(year).ok());
        year.or_else(|| date::short_year(c)).map(YearOf::Given)
    });
    let turned = || {
        cursor.attempt(|c| {
            c.any_words("of the|of|in the");
            let turn = turn(c)?;
            c.word("year")?;
            Some(YearOf::Turn(turn))
        })
    };
    given.or_else(turned).unwrap_or(YearOf::Unsaid)
}

fn relative_day(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    const DAYS: &[(&str, i64)] = &[
        ("the day after tomorrow", 2),
        ("day after tomorrow", 2),
        ("the day before yesterday", -2),
        ("today", 0),
        ("today's", 0),
        ("later today", 0),
        ("tonight", 0),
        ("tonight's", 0),
        ("now", 0),
        ("this day", 0),
        ("this morning", 0),
        ("this afternoon", 0),
        ("this evening", 0),
        ("the end of the day", 0),
        ("tomorrow", 1),
        ("tomorrow's", 1),
        ("tomorrow morning", 1),
        ("tomorrow night", 1),
        ("tomorrow evening", 1),
        ("yesterday", -1),
    ];
    let mut best: Option<(Cursor<'_>, i64)> = None;
    for (row, days) in DAYS {
        let mut ahead = *cursor;
        let reads = ahead.words(row).is_some();
        if reads && best.as_ref().is_none_or(|(reached, _)| ahead.at() > reached.at()) {
            best = Some((ahead, *days));
        }
    }
    let (reached, days) = best?;
    *cursor = reached;
    Some(Anchor::Offset(days))
}

/// "Q3 2026", "the fourth quarter of this year"; "2026 Q3".
fn quarter(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let (nth, year) = match cursor.attempt(quarter_by_number) {
        Some(found) => found,
        None => numbered_part(cursor, "q", "quarter", 4)?,
    };
    Some(Anchor::Quarter { nth, year })
}

/// "quarter one of 2026", "3Q26".
fn quarter_by_number(cursor: &mut Cursor<'_>) -> Option<(u32, YearOf)> {
    let nth = match cursor.word("quarter") {
        Some(_) => length::cardinal(cursor)?,
        None => {
            let nth = cursor.number(1..=1)?;
            cursor.peek(0).filter(|t| t.glued)?;
            cursor.word("q")?;
            nth
        }
    };
    let short = cursor.attempt(|c| {
        c.peek(0).filter(|t| t.glued)?;
        c.number(2..=2).and_then(|year| i32::try_from(2000 + year).ok())
    });
    let year = short.map_or_else(|| year_after(cursor), YearOf::Given);
    (1..=4).contains(&nth).then_some((nth, year))
}

/// "H2 2026", "the second half of the year".
fn half(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let (nth, year) = numbered_part(cursor, "h", "half", 2)?;
    Some(Anchor::Half { nth, year })
}

fn numbered_part(
    cursor: &mut Cursor<'_>,
    letter: &'static str,
    noun: &'static str,
    last: u32,
) -> Option<(u32, YearOf)> {
    let year_first = cursor.attempt(|c| {
        let year = c.number(4..=4).and_then(|year| i32::try_from(year).ok())?;
        c.mark("-");
        c.peek(0)?.is_word(letter).then_some(YearOf::Given(year))
    });
    cursor.word("the|a|an");
    let short = cursor.attempt(|c| {
        c.word(letter)?;
        c.peek(0).filter(|t| t.glued)?;
        c.number(1..=1)
    });
    let nth = match short {
        Some(nth) => nth,
        None => {
            let nth = cursor.word("last|final").map(|_| last).or_else(|| length::ordinal(cursor))?;
            cursor.mark("-");
            if noun == "quarter" {
                cursor.word("quarter|qtr")?;
            } else {
                cursor.word(noun)?;
            }
            nth
        }
    };
    let year = year_first.unwrap_or_else(|| year_after(cursor));
    let year = match year {
        YearOf::Unsaid if cursor.words("of the year").is_some() => YearOf::Turn(Turn::This),
        known => known,
    };
    (1..=last).contains(&nth).then_some((nth, year))
}

/// "FY2026", "FY 26", "fiscal year 2026", "the fiscal year", "the next fiscal year".
fn fiscal_year(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let year_first = cursor.attempt(|c| {
        let year = c.number(4..=4).and_then(|year| i32::try_from(year).ok())?;
        c.any_words("fiscal year|financial year|budget year")?;
        Some(YearOf::Given(year))
    });
    if let Some(year) = year_first {
        return Some(Anchor::FiscalYear(year));
    }
    let turn = turn(cursor);
    cursor
        .word("fy")
        .map(|_| ())
        .or_else(|| cursor.any_words("fiscal year|financial year|budget year|fiscal|current fiscal year"))?;
    let digits = cursor.peek(0).filter(|t| t.kind == TokenKind::Number).map_or(0, |t| t.text.len());
    let year = match digits {
        4 => cursor.number(4..=4),
        2 => cursor.number(2..=2).map(|short| 2000 + short),
        _ => None,
    };
    // "FY2026/27" is named for the year it ends in.
    let last = cursor.attempt(|c| {
        c.glued_mark("/").or_else(|| c.glued_mark("-"))?;
        c.number(2..=2).map(|short| 2000 + short)
    });
    let year = last.filter(|_| year.is_some()).or(year);
    let year = year.and_then(|y| i32::try_from(y).ok()).map(YearOf::Given);
    Some(Anchor::FiscalYear(year.unwrap_or(YearOf::Turn(turn.unwrap_or(Turn::Unsaid)))))
}

/// "the new year", "new year" after "the" only: alone it is a holiday.
fn new_year(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.words("the new year")?;
    Some(Anchor::NewYear)
}

/// "autumn", "this autumn", "the spring of 2025", "spring 2025".
fn season(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let turn = turn(cursor);
    let is_other_word = cursor.peek(0).is_some_and(|t| t.is_any("fall|spring") && !t.capital);
    if is_other_word
        && cursor.reading() == Reading::Running
        && !cursor.written_before(0).is_some_and(|t| t.is_any(BEFORE_SEASONS))
    {
        return None;
    }
    let season = cursor.known(lexicon::season)?;
    let year = match (turn, year_after(cursor)) {
        (Some(turn), YearOf::Unsaid) => YearOf::Itself(turn),
        (_, year) => year,
    };
    Some(Anchor::Season { season, year })
}

/// "the end of June", "at the end of" is `AroundEnd`: the preposition is looked at because it tells the two apart.
fn part_of(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let around = cursor.any_words("at|around|toward|towards|near").is_some();
    cursor.word("the|very");
    let part =
        match cursor.word("end|close|turn|beginning|start|outset|middle|rest|remainder|balance|early|latter|last")? {
            "end" | "close" | "turn" if around => Part::AroundEnd,
            "end" | "close" | "turn" => Part::End,
            "beginning" | "start" | "outset" => Part::Start,
            "middle" => Part::Mid,
            "rest" | "remainder" | "balance" => Part::Rest,
            "early" => cursor.word("part|days|months").map(|_| Part::Early)?,
            _ => cursor.word("part|days|months").map(|_| Part::Late)?,
        };
    cursor.word("of")?;
    Some(Anchor::Part { part, of: Box::new(stretch(cursor)?) })
}

/// "all week", "the whole of 2026", "the entire summer".
fn all_of(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.any_words(
        "all|all of|the whole|the whole of|the entire|throughout|much of|most of|a good part of|a large part of|\
        the better part of|the bulk of",
    )?;
    let of = plain(cursor)?;
    let is_some_days = matches!(
        of,
        Anchor::Unit { .. } | Anchor::Month { .. } | Anchor::Year(_) | Anchor::Season { .. } | Anchor::Weekend(_)
    );
    is_some_days.then(|| Anchor::Part { part: Part::Rest, of: Box::new(of) })
}

/// "this time next year", "the same day next week".
fn this_time(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.any_words("this time|this day|the same time|the same day")?;
    match unit(cursor)? {
        Anchor::Unit { unit, turn: Turn::Next } => Some(from_today(Length::of(Count::Exact(1), unit), Way::After)),
        _ => None,
    }
}

/// "early June", "mid-March", "late in 2026", "later this year", "the middle" is in `part_of`.
fn part_before(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the");
    let part = match cursor.word("early|mid|late|later|end")? {
        "early" if to_next_part(cursor, "mid") => Part::Mid,
        "mid" if to_next_part(cursor, "late") => Part::Late,
        "early" => Part::Early,
        "mid" => Part::Mid,
        "late" => Part::Late,
        "later" => Part::Rest,
        // "end-June", "end June": without "of" only before a month or a year.
        _ => Part::End,
    };
    let hyphen = matches!(part, Part::Early | Part::Mid | Part::Late) && cursor.mark("-").is_some();
    if part == Part::End {
        // Without "of" it can be the verb: "the war will end in 2030".
        let led = cursor.written_before(1).is_none_or(|t| t.is_any("by|at|until|till|before|of|the|than"));
        cursor.mark("-").or(led.then_some(()))?;
    } else if !hyphen {
        cursor.word("in|on");
    }
    let of = plain(cursor)?;
    let short_end = part == Part::End && !matches!(of, Anchor::Month { .. } | Anchor::Year(_) | Anchor::Quarter { .. });
    (!short_end).then(|| Anchor::Part { part, of: Box::new(of) })
}

/// "early to mid", "mid-to-late": up to the later part, which alone is kept.
fn to_next_part(cursor: &mut Cursor<'_>, later: &'static str) -> bool {
    let next = cursor.attempt(|c| {
        c.mark("-");
        c.word("to|or")?;
        c.mark("-");
        c.word(later).map(|_| ())
    });
    next.is_some()
}

/// "year-end", "month's end", "the year's end", "EOY".
fn ending(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    const ENDINGS: &[(&str, Unit)] = &[
        ("year - end|year end|year's end|eoy", Unit::Year),
        ("month - end|month end|month's end|eom", Unit::Month),
        ("week - end|week's end|eow", Unit::Week),
        ("quarter - end|quarter end|quarter's end|eoq", Unit::Quarter),
        ("decade's end", Unit::Decade),
        ("century's end", Unit::Century),
    ];
    cursor.word("the");
    let unit = ENDINGS.iter().find_map(|(rows, unit)| cursor.any_words(rows).map(|()| *unit))?;
    let year = cursor.attempt(|c| c.number(4..=4)).and_then(|year| i32::try_from(year).ok());
    let of = match (unit, year) {
        (Unit::Year, Some(year)) => Anchor::Year(year),
        (_, None) => Anchor::Unit { unit, turn: Turn::Unsaid },
        (_, Some(_)) => return None,
    };
    Some(Anchor::Part { part: Part::End, of: Box::new(of) })
}

/// "the day after Christmas", "the week before 30 June": a week is the one of the calendar.
fn unit_beside(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.word("the")?;
    let unit = cursor.known(lexicon::unit_singular).filter(|unit| matches!(unit, Unit::Day | Unit::Week))?;
    let way = match cursor.word("after|following|before|preceding")? {
        "before" | "preceding" => Way::Before,
        _ => Way::After,
    };
    let of = plain(cursor).filter(|of| !matches!(of, Anchor::Unit { .. } | Anchor::Offset(_)))?;
    let of = Box::new(of);
    if unit == Unit::Day {
        return Some(Anchor::Counted { length: Length::of(Count::Exact(1), unit), way, of });
    }
    // The calendar's week that begins next, or the last one that had its Saturday.
    let day = if way == Way::Before { Weekday::Sat } else { Weekday::Mon };
    Some(Anchor::WeekOf(Box::new(Anchor::WeekdayFrom { nth: 1, day, way, of })))
}

/// "two weeks from tomorrow", "three days after 18 April", "a month before June 30".
fn counted_from(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let length = length::length(cursor)?;
    // "a week on Tuesday", "a fortnight on Friday" are counted from that day.
    if matches!(length.unit, Unit::Week | Unit::Fortnight) {
        let from = cursor.attempt(|c| {
            c.word("on");
            weekday(c).filter(|a| matches!(a, Anchor::Weekday { turn: Turn::Unsaid, .. }))
        });
        if let Some(from) = from {
            return Some(Anchor::Counted { length, way: Way::After, of: Box::new(from) });
        }
    }
    let way = match cursor.word("from|after|before|ago|hence|later")? {
        "before" => Way::Before,
        "ago" => return Some(from_today(length, Way::Before)),
        "hence" | "later" => return Some(from_today(length, Way::After)),
        _ => Way::After,
    };
    Some(Anchor::Counted { length, way, of: Box::new(plain(cursor)?) })
}

fn from_today(length: Length, way: Way) -> Anchor {
    Anchor::Counted { length, way, of: Box::new(Anchor::Offset(0)) }
}

/// The point of an abbreviation, unless it ends the sentence.
pub(super) fn abbreviation_point(cursor: &mut Cursor<'_>) {
    let goes_on = cursor.peek(1).is_some_and(|t| {
        matches!(t.kind, TokenKind::Number | TokenKind::Ordinal)
            || t.is_mark(",")
            || t.kind == TokenKind::Word && !t.capital
            || lexicon::ordinal(t.text).is_some()
            || lexicon::month(t.text).is_some()
    });
    if goes_on && cursor.peek(0).is_some_and(|t| t.glued) {
        cursor.mark(".");
    }
}
