//! Grammar of whole phrases: what stands before a stretch, a length or an event, and what that makes of it.
//!
//! Words in, a tree out; no dates and no today. `Phrase` is that tree with its words.

use super::anchor::{anchor, turn, year_after};
use super::cursor::{Cursor, Reading, Rule};
use super::date;
use super::error::PhraseError;
use super::events;
use super::happening;
use super::length::length;
use super::lexicon;
use super::opens::Opens;
use super::resolve;
use super::shape::{Anchor, Edge, Part, Shape, Turn, YearOf};
use super::span;
use super::suggest;
use super::window::Window;
use super::words::{Folded, Token, Tokens};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// What stands before a stretch, and which side of it that takes.
pub(super) const EDGES: &[(Edge, &str)] = &[
    (
        Edge::From,
        "no earlier than|not earlier than|no sooner than|not before|not until|starting|\
        starting in|starting on",
    ),
    (
        Edge::From,
        "starting from|beginning|beginning in|beginning on|from|as early as|as soon as|as of|as from|\
        effective from|effective as of",
    ),
    (
        Edge::By,
        "by|until|till|til|up to|up until|through|thru|no later than|not later than|\
        by no later than",
    ),
    (
        Edge::By,
        "on or before|by or before|by or on|latest by|at the latest by|by at the latest|\
        at latest by|in time for|right up to|right up until|not beyond|not after|not later than by|as late as",
    ),
    (
        Edge::Before,
        "before|ahead of|prior to|earlier than|sometime before|some time before|any time before|this side of",
    ),
    (Edge::After, "after|later than|sometime after|some time after|any time after"),
    (Edge::Before, "<"),
    (Edge::By, "< =|\u{2264}"),
    (Edge::From, "on or after"),
    (Edge::From, "> =|\u{2265}"),
    (Edge::After, ">"),
];

/// The words of one deadline, understood: "within 48 hours", "by the end of June".
///
/// ```
/// use onrecord::deadline::Phrase;
/// # use chrono::NaiveDate;
/// let phrase: Phrase = "by the end of June".parse()?;
/// let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
/// assert_eq!(phrase.resolve(said)?.by, NaiveDate::from_ymd_opt(2025, 6, 30));
/// # Ok::<(), onrecord::deadline::PhraseError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    words: String,
    pub(super) shape: Shape,
}

impl Phrase {
    /// The days that the words mean when they are said on `said`.
    ///
    /// # Errors
    ///
    /// The date does not exist, does not agree with its weekday, is over on `said`, or lies outside the years 1 to 9999.
    pub fn resolve(&self, said: NaiveDate) -> Result<Window, PhraseError> {
        resolve::window(&self.shape, &self.words, said, Reading::Whole)
    }

    /// Whether a text is one phrase and nothing else: no advice is made up for one that is not.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        let text = text.trim();
        whole(text, &Folded::of(text).tokens()).is_some()
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl FromStr for Phrase {
    type Err = PhraseError;

    /// Reads a text that is one phrase and nothing else.
    ///
    /// # Errors
    ///
    /// `NotUnderstood` with three phrases that would be; `Condition` for "when X happens"; `ImpossibleDate` and
    /// `AmbiguousDate` where no day of saying could mend it.
    fn from_str(text: &str) -> Result<Self, PhraseError> {
        let words = text.trim().to_owned();
        let folded = Folded::of(&words);
        let all = folded.tokens();
        let shape = whole(&words, &all);
        let Some(shape) = shape else {
            return Err(if begins_condition(&all) {
                PhraseError::Condition { words }
            } else {
                PhraseError::NotUnderstood { suggestions: suggest::nearest(&words, &all), words }
            });
        };
        match impossible(&shape, &words) {
            Some(error) => Err(error),
            None => Ok(Self { words, shape }),
        }
    }
}

/// A date that exists on no calendar is wrong whenever it was said: better told where it was typed.
pub(super) fn impossible(shape: &Shape, words: &str) -> Option<PhraseError> {
    let leap_year = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let error = resolve::window(shape, words, leap_year, Reading::Whole).err();
    error.filter(|error| matches!(error, PhraseError::ImpossibleDate { .. }))
}

/// The tree of a text that is one phrase and nothing else.
pub(super) fn whole(text: &str, all: &Tokens<'_>) -> Option<Shape> {
    // Most texts are no phrase, and most of those do not even begin like one.
    let may_be_one = all.first().is_some_and(|first| first.starts.are_some());
    if !may_be_one && !cfg!(debug_assertions) {
        return None;
    }
    let mut cursor = Cursor::new(text, all, 0, Reading::Whole);
    let shape = shape(&mut cursor).filter(|_| cursor.at_end())?;
    debug_assert!(may_be_one, "{text} begins with a word that `starts` lacks");
    Some(shape)
}

/// The longest phrase that begins here. Of two that read as far the first rule wins.
pub(super) fn shape(cursor: &mut Cursor<'_>) -> Option<Shape> {
    const LENGTH: Opens = Opens::LENGTH;
    const RULES: &[(Opens, Rule<Shape>)] = &[
        (Opens::OPEN, open),
        (Opens::AT_LEAST, span::at_least),
        (Opens::COMING.or(LENGTH), span::coming),
        (Opens::AHEAD.or(LENGTH), span::ahead),
        (Opens::PREFIXED.or(LENGTH), span::prefixed),
        (Opens::WITHIN_THE, span::within_the),
        (LENGTH, span::from_now),
        (Opens::EDGE, edge),
        (Opens::RANGE_IN_MONTH.or(Opens::DATE), range_in_month),
        (Opens::RANGE.or(Opens::DATE), range_of_anchors),
        (Opens::LASTING, lasting),
        (Opens::AT.or(Opens::DATE), at),
        (Opens::WITHIN_OF, happening::within_of),
        (Opens::AHEAD_OF_EVENT, happening::ahead_of_event),
        (Opens::COUNTED_EVENT.or(LENGTH), happening::counted_event),
        (Opens::DAY_BESIDE, happening::day_beside),
        (Opens::EDGE_EVENT, happening::edge_event),
        (Opens::AT_EVENT, happening::at_event),
        (Opens::FIRST_DAYS, happening::first_days),
    ];
    cursor.longest_opened(RULES)
}

fn begins_condition(all: &[Token<'_>]) -> bool {
    const CONDITIONS: &str = "when|whenever|if|unless|provided|assuming|should|in case";
    all.first().is_some_and(|t| t.is_any(CONDITIONS))
}

fn open(cursor: &mut Cursor<'_>) -> Option<Shape> {
    events::open(cursor).map(|()| Shape::Open)
}

/// "by Friday", "not before June", "from Monday on".
fn edge(cursor: &mut Cursor<'_>) -> Option<Shape> {
    let (edge, mut read) = longest_row(cursor, EDGES)?;
    read.any_words("sometime in|some time in|about|around|at the very latest|as soon as|as early as");
    time_of_day(&mut read);
    let anchor = match until_it_is_out(&mut read) {
        Some(anchor) if matches!(edge, Edge::By | Edge::Before) => {
            *cursor = read;
            return Some(Shape::Edge(Edge::By, anchor));
        }
        _ => anchor(&mut read).or_else(|| close_of_business(&mut read))?,
    };
    // "before Friday's vote" can still be on Friday.
    let happens_then = read.written_before(0).is_some_and(|t| t.text.ends_with("'s"));
    let edge = if edge == Edge::Before && happens_then { Edge::By } else { edge };
    if edge == Edge::From {
        read.any_words("on|onwards|onward|forward");
    } else {
        read.any_words("at the latest|at the very latest");
        if read.any_words("at the earliest|at the very earliest").is_some() {
            *cursor = read;
            return Some(Shape::Edge(Edge::From, anchor));
        }
    }
    *cursor = read;
    Some(Shape::Edge(edge, anchor))
}

/// The row of words that reads furthest, and where it leads.
pub(super) fn longest_row<'a, T: Copy>(cursor: &Cursor<'a>, rows: &[(T, &'static str)]) -> Option<(T, Cursor<'a>)> {
    let mut best: Option<(T, Cursor<'a>)> = None;
    for (value, row) in rows {
        let mut ahead = *cursor;
        let reads = ahead.any_words(row).is_some();
        if reads && best.as_ref().is_none_or(|(_, reached)| ahead.at() > reached.at()) {
            best = Some((*value, ahead));
        }
    }
    best
}

/// "5 pm", "noon on", "the close of business on": deadlines are days, the hour is left out.
fn time_of_day(cursor: &mut Cursor<'_>) {
    cursor.attempt(|c| {
        close_of_business(c).map(|_| ()).or_else(|| clock(c))?;
        c.mark(",");
        c.word("on|of");
        anchor(&mut c.clone()).map(|_| ())
    });
}

fn close_of_business(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    const CLOSES: &str = "close of business|close of play|the close of business|the close of play|\
    the end of business|end of business";
    cursor
        .any_words(CLOSES)
        .or_else(|| cursor.any_words("midnight|noon|midday|cob|the end of the day|end of day|sunset|dawn"))?;
    time_zone(cursor);
    Some(Anchor::Offset(0))
}

fn clock(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.number(1..=2)?;
    let minutes = cursor.attempt(|c| {
        c.glued_mark(":").or_else(|| c.glued_mark("."))?;
        c.number(2..=2)
    });
    let half_day = cursor.any_words("am|pm|a . m .|p . m .|o'clock");
    let read = minutes.map(|_| ()).or(half_day);
    time_zone(cursor);
    read
}

fn time_zone(cursor: &mut Cursor<'_>) {
    cursor.any_words(
        "gmt|utc|bst|cet|cest|et|est|edt|pt|pst|pdt|ct|mt|local time|eastern time|eastern|pacific time|sharp",
    );
}

/// "the month is out", "the year ends": the last day of it.
fn until_it_is_out(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.attempt(|c| {
        let anchor =
            anchor(c).filter(|a| matches!(a, Anchor::Unit { .. } | Anchor::Season { .. } | Anchor::Month { .. }))?;
        c.any_words("is out|is over|is through|ends|runs out|is up")?;
        Some(anchor)
    })
}

/// "for a week starting tomorrow", "four days beginning May 20", "from 20 December for two weeks".
fn lasting(cursor: &mut Cursor<'_>) -> Option<Shape> {
    const STARTS: &str = "starting|starting on|starting from|beginning|beginning on|from|commencing";
    let start_first = cursor.attempt(|c| {
        c.any_words(STARTS)?;
        let start = anchor(c)?;
        c.mark(",");
        c.word("for")?;
        Some(Shape::Lasting(length(c)?, start))
    });
    if start_first.is_some() {
        return start_first;
    }
    cursor.word("for")?;
    let length = length(cursor)?;
    cursor.mark(",");
    cursor.any_words(STARTS)?;
    Some(Shape::Lasting(length, anchor(cursor)?))
}

/// "from 26 June to 28 June", "between today and Friday".
fn range_of_anchors(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.any_words("sometime|some time|at some point");
    let between = cursor.word("between").is_some();
    if !between {
        cursor.word("from|for|on|during|over");
    }
    let first = anchor(cursor)?;
    joined(cursor, between)?;
    // "the 18th-century house" spans nothing.
    let last = anchor(cursor).filter(|last| !matches!(last, Anchor::Unit { turn: Turn::Unsaid, .. }))?;
    Some(Shape::Range(year_of_other(first, &last), last))
}

/// Days of one month, named once: "August 10-22", "1-8 September", "the ninth through seventeenth of April".
fn range_in_month(cursor: &mut Cursor<'_>) -> Option<Shape> {
    let between = cursor.word("between").is_some();
    if !between {
        cursor.any_words("from the|from|for|on|during|over");
    }
    cursor.word("the");
    let start = *cursor;
    if let Some(first) = date::day_number(cursor) {
        joined(cursor, between)?;
        if let Some(range) = cursor.attempt(|c| days_of_this_month(c, first)) {
            return Some(range);
        }
        // "1-Jan-27" is one day.
        if cursor.peek(0).is_some_and(|t| lexicon::month(t.text).is_some()) {
            return None;
        }
        let last = date::date(cursor)?;
        let Anchor::Day { day, month, year, .. } = last else {
            return None;
        };
        // "from the 27th to the 3rd of April" begins in another month.
        if first > day {
            return None;
        }
        return Some(Shape::Range(Anchor::Day { day: first, month, year, weekday: None }, last));
    }
    *cursor = start;
    let month = date::month_name(cursor)?;
    let first = date::day_number(cursor)?;
    joined(cursor, between)?;
    cursor.word("the");
    let last = date::day_number(cursor).filter(|last| *last >= first)?;
    let year = year_after(cursor);
    let day = |day| Anchor::Day { day, month, year, weekday: None };
    Some(Shape::Range(day(first), day(last)))
}

/// "4 to 22 this month", with the first day read.
fn days_of_this_month(cursor: &mut Cursor<'_>, first: u32) -> Option<Shape> {
    cursor.word("the");
    let last = date::day_number(cursor)?;
    cursor.word("of");
    let turn = turn(cursor)?;
    cursor.word("month")?;
    let day = |day| Anchor::DayOfMonth { day, turn, weekday: None };
    Some(Shape::Range(day(first), day(last)))
}

fn joined(cursor: &mut Cursor<'_>, between: bool) -> Option<()> {
    if between && cursor.any_words("and").is_some() {
        return Some(());
    }
    cursor
        .mark("-")
        .or_else(|| cursor.mark("\u{2014}"))
        .or_else(|| cursor.mark("~"))
        .or_else(|| cursor.word("to|until|till|through|thru").map(|_| ()))
}

/// "10 August - 12 September 2013": the year said once is the year of both.
fn year_of_other(first: Anchor, last: &Anchor) -> Anchor {
    let (later, given) = match last {
        Anchor::Day { month, year: YearOf::Given(year), .. } | Anchor::Month { month, year: YearOf::Given(year) } => {
            (*month, *year)
        }
        // Which number is the month is not known yet: both days are taken to be of the year.
        Anchor::Numeric { year: Some(year), .. } => (12, *year),
        _ => return first,
    };
    let of = |month: u32| YearOf::Given(if month > later { given - 1 } else { given });
    match first {
        Anchor::Day { day, month, year: YearOf::Unsaid, weekday } => {
            Anchor::Day { day, month, year: of(month), weekday }
        }
        Anchor::Numeric { first, second, year: None, weekday } => {
            Anchor::Numeric { first, second, year: Some(given), weekday }
        }
        Anchor::Month { month, year: YearOf::Unsaid } => Anchor::Month { month, year: of(month) },
        other => other,
    }
}

/// "on Friday", "in June", "Friday at the latest".
fn at(cursor: &mut Cursor<'_>) -> Option<Shape> {
    // "at the end of June" is a stretch of its own, which `anchor` reads from "at".
    let anchored = anchor(cursor).or_else(|| {
        cursor.any_words(
            "on|in|at|during|for|over|come|effective|effective on|into|throughout|sometime in|some time in|sometime on|sometime|some time|as of|on or about|\
            on or around|at some point|at some point in|at some point during|late on|early on|later on",
        )?;
        time_of_day(cursor);
        anchor(cursor)
    })?;
    if cursor.any_words("at the latest|at the very latest|or earlier|or sooner|or before").is_some() {
        return Some(Shape::Edge(Edge::By, anchored));
    }
    if cursor.any_words("at the earliest|at the very earliest|or later|onwards|onward").is_some() {
        return Some(Shape::Edge(Edge::From, anchored));
    }
    // "the beginning of June" alone is some days; only a side of it ("by the beginning of June") is the first.
    Some(Shape::At(match anchored {
        Anchor::Part { part: Part::Start, of } => Anchor::Part { part: Part::Early, of },
        other => other,
    }))
}
