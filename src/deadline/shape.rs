//! What a phrase says, as a tree: no dates and no today in it, only what the words mean.
//!
//! `phrase`, `anchor` and `length` build it from tokens; `resolve` and `calendar` turn it into days.
//! A new kind of phrase is a new leaf here, a rule that builds it and an arm that counts it.

use super::holiday::{Around, Feast};
use chrono::Weekday;

/// A whole phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// A stretch of the calendar named as such: "Friday", "in June 2026".
    At(Anchor),
    /// One side of a stretch of the calendar: "by Friday", "not before June".
    Edge(Edge, Anchor),
    /// A length counted from the day it was said: "within two weeks".
    Span(Reach, Length),
    /// From one stretch to another: "10 to 22 August".
    Range(Anchor, Anchor),
    /// A length from a day on: "for a week starting tomorrow".
    Lasting(Length, Anchor),
    /// Counted from something that is no date: "within 30 days of a ceasefire".
    Event(Event),
    /// No latest day can be told: "soon".
    Open,
}

/// Which side of an anchor a window takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Up to its last day.
    By,
    /// Up to the day before its first.
    Before,
    /// From its first day on.
    From,
    /// From the day after its last on.
    After,
}

/// How a length counts from the day said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Any day up to the end.
    Within,
    /// The day at the end.
    In,
    /// All days up to the end.
    For,
    /// From the end on.
    AtLeast,
}

/// A count of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) count: Count,
    pub(super) unit: Unit,
    /// "about", "roughly": the count is no promise.
    pub(super) rough: bool,
    /// What comes on top: "and three days".
    pub(super) and: Option<(u32, Unit)>,
}

impl Length {
    /// So many of a unit and no more.
    pub(super) fn of(count: Count, unit: Unit) -> Length {
        Length { count, unit, rough: false, and: None }
    }
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// A number.
    Exact(u32),
    /// Between two numbers.
    Between(u32, u32),
    /// So many halves: "a year and a half" is three.
    Halves(u32),
    /// "a couple of".
    Couple,
    /// "a few".
    Few,
    /// "several".
    Several,
    /// The plural alone: "weeks".
    Plural,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    /// Monday to Friday.
    WorkingDay,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A stretch of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Anchor {
    /// Days from the day said: "tomorrow" is one.
    Offset(i64),
    /// A day of a month of a year; a weekday beside it must agree.
    Day {
        day: u32,
        month: u32,
        year: YearOf,
        weekday: Option<Weekday>,
    },
    /// Two numbers whose order is not known: "06/30/2026".
    Numeric {
        first: u32,
        second: u32,
        year: Option<i32>,
        weekday: Option<Weekday>,
    },
    /// A day of an unnamed month: "the 15th"; `turn` says which month.
    DayOfMonth {
        day: u32,
        turn: Turn,
        weekday: Option<Weekday>,
    },
    Weekday {
        day: Weekday,
        turn: Turn,
    },
    /// A weekday inside a longer stretch, its n-th there: "Friday next week", "the first Monday of May".
    WeekdayIn {
        nth: Nth,
        day: Weekday,
        of: Box<Anchor>,
    },
    /// The n-th such weekday before or after a day, or the first after it: "the third Tuesday after Christmas".
    WeekdayFrom {
        nth: u32,
        day: Weekday,
        way: Way,
        of: Box<Anchor>,
    },
    Month {
        month: u32,
        year: YearOf,
    },
    Year(i32),
    /// Years on end, both ends meant: "2026-27".
    Years {
        first: i32,
        last: i32,
    },
    /// "Christmas", "the Easter weekend", "Ramadan 2030".
    Holiday {
        feast: &'static Feast,
        around: Around,
        year: YearOf,
    },
    /// "the new year": the first day of it as a limit, else the year.
    NewYear,
    /// Ten years by their first: "the 2030s".
    Decade(i32),
    Quarter {
        nth: u32,
        year: YearOf,
    },
    Half {
        nth: u32,
        year: YearOf,
    },
    /// The United States' fiscal year.
    FiscalYear(YearOf),
    Season {
        season: Season,
        year: YearOf,
    },
    /// "this week", "next year".
    Unit {
        unit: Unit,
        turn: Turn,
    },
    /// So many quarters of the calendar from the next on: "the next two quarters".
    NextQuarters(u32),
    Weekend(Turn),
    /// The week that holds a day.
    WeekOf(Box<Anchor>),
    Part {
        part: Part,
        of: Box<Anchor>,
    },
    /// Units of a stretch by their number, as many as the length has: "the third week of May", "the first three months of 2026".
    Numbered {
        nth: Nth,
        length: Length,
        of: Box<Anchor>,
    },
    /// "the first half of June".
    HalfOf {
        second: bool,
        of: Box<Anchor>,
    },
    /// A length from a day: "two weeks from tomorrow".
    Counted {
        length: Length,
        way: Way,
        of: Box<Anchor>,
    },
}

/// Which of those that a stretch holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nth {
    /// Counted from the first, which is 1.
    FromStart(u32),
    Last,
}

/// Which way a length is counted from an anchor or an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Before,
    After,
}

/// Which year a month, day, quarter or season is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    /// None given: the next one to come.
    Unsaid,
    Given(i32),
    /// "of this year", "next year".
    Turn(Turn),
    /// "next June", "this autumn": the turn is that of the thing, not of the year.
    Itself(Turn),
}

/// Which one of those that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The word alone.
    Unsaid,
    Last,
    This,
    /// "coming": the next to come, never the one after.
    Coming,
    Next,
    AfterNext,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Which part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The first day.
    Start,
    Early,
    Mid,
    Late,
    /// The last day.
    End,
    /// The last tenth or so: "at the end of June".
    AroundEnd,
    /// What is left of it.
    Rest,
}

/// Something that has no date until it happens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Event {
    pub(super) relation: Relation,
    /// The event's own words.
    pub(super) words: String,
}

/// How a window lies to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// Any day up to a length after it.
    Within(Length),
    /// A length before or after it.
    Counted(Length, Way),
    /// Any day up to a length before it.
    Ahead(Length),
    /// Any day from a length before it on.
    WithinAhead(Length),
    /// From a length after it on.
    Beyond(Length),
    /// One side of it.
    Edge(Edge),
    /// The day itself.
    On,
}
