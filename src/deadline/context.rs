//! Whether a phrase found in running text is one: what must stand around it, or must not.
//!
//! `phrase` says that the words could be a deadline; this says that here they are. What only looks like a date ("second
//! amendment", "may" the modal, "Vision 2030", "met on Monday") is turned away here. `found` answers what stands around.

use super::events;
use super::found::Found;
use super::holiday;
use super::lexicon::{self, Writing};
use super::negation;
use super::shape::{Anchor, Count, Edge, Length, Part, Reach, Relation, Shape, Turn, Unit, Way, YearOf};
use super::tense::{self, Tense};
use super::words::TokenKind;
use chrono::Datelike;

/// Years further off are numbers of something else.
const FURTHEST_YEAR: i32 = 150;

impl Found<'_> {
    /// Whether the text around the phrase lets it stand.
    pub(super) fn stands(&self, shape: &Shape) -> bool {
        self.is_whole_words()
            && self.is_written_as_date()
            && self.is_no_name()
            && !self.counts_things()
            && match shape {
                Shape::At(anchor) => self.at(anchor),
                Shape::Edge(edge, anchor) => self.edge(*edge, anchor),
                Shape::Span(reach, length) => self.span(*reach, *length),
                Shape::Range(..) | Shape::Lasting(..) => self.tense() != Tense::Past,
                Shape::Event(event) => self.event(event.relation),
                Shape::Open => self.open(),
            }
    }

    /// What the sentence speaks of: the nearest sign before, else the nearest after.
    fn tense(&self) -> Tense {
        // "..., and this year the city expects": the phrase opens a clause, whose verb follows.
        let opens_clause = self.previous().is_some_and(|t| t.is_any("and|but|\u{2014}|while|yet"));
        if opens_clause && tense::after(self.tokens, self.end) == Tense::Future {
            return Tense::Future;
        }
        match tense::before(self.tokens, self.start) {
            Tense::Unknown => tense::after(self.tokens, self.end),
            known => known,
        }
    }

    fn is_to_come(&self) -> bool {
        self.tense() == Tense::Future
    }

    fn is_not_past(&self) -> bool {
        self.tense() != Tense::Past
    }

    fn at(&self, anchor: &Anchor) -> bool {
        if matches!(anchor, Anchor::Holiday { .. }) && !holiday::is_no_description(self.tokens, self.end) {
            return false;
        }
        if self.describes_noun() {
            return matches!(anchor, Anchor::Month { .. }) && self.names_coming_event(anchor);
        }
        if is_deictic(anchor) || self.is_put_off_to() || self.names_deadline(anchor) {
            return true;
        }
        match anchor {
            Anchor::Holiday { feast, year, .. } => {
                holiday::is_day(self.tokens, self.start, self.end, feast, *year != YearOf::Unsaid)
            }
            Anchor::Offset(0) => !self.begins_with("now|the|in") && self.is_not_past(),
            Anchor::Offset(_) | Anchor::NextQuarters(_) => self.is_not_past(),
            Anchor::Day { year: YearOf::Given(_), .. } | Anchor::Numeric { year: Some(_), .. } => true,
            Anchor::Day { month, .. } => self.is_not_past() && self.is_nearer_ahead(*month),
            // "24/7", "1/2" and "5.12" are more often something else: a weekday, "on", or a future and two digits make a date.
            Anchor::Numeric { year: None, weekday, .. } => {
                let long = self.inside().iter().filter(|t| t.text.len() == 2).count() == 2;
                let slashed = self.inside().iter().any(|t| t.is_mark("/"));
                let dated = weekday.is_some() || self.begins_with("on") || long && slashed && self.is_to_come();
                dated && !self.inside().iter().any(|t| t.text == "24") && self.is_not_past()
            }
            Anchor::DayOfMonth { turn: Turn::Next | Turn::This, .. } => self.is_not_past(),
            Anchor::DayOfMonth { weekday, .. } => {
                (weekday.is_some() || self.begins_with("on")) && !self.is_before_noun() && self.is_not_past()
            }
            Anchor::Weekday { day: _, turn: Turn::Unsaid } => self.lone_weekday(),
            Anchor::Weekday { .. } if self.is_recurring() => false,
            Anchor::Weekday { .. }
            | Anchor::WeekdayIn { .. }
            | Anchor::WeekdayFrom { .. }
            | Anchor::Numbered { .. }
            | Anchor::HalfOf { .. }
            | Anchor::NewYear
            | Anchor::WeekOf(_) => self.is_not_past(),
            Anchor::Years { first, .. } => self.has_preposition() && self.is_near(*first) && self.is_not_past(),
            Anchor::Month { year: YearOf::Unsaid, month } => {
                (self.has_preposition() || self.goes_on_list()) && self.is_not_past() && self.is_nearer_ahead(*month)
            }
            Anchor::Month { .. } => self.is_not_past(),
            Anchor::Year(year) => {
                (self.previous().is_some_and(|t| t.is_word("due"))
                    || self.inside().iter().any(|t| t.is_word("year"))
                    || self.begins_with("in|during|sometime|for|into|throughout|over|come|year")
                    || self.goes_on_years())
                    && self.is_near(*year)
                    && (*year > self.said.year() || self.is_not_past())
            }
            Anchor::Decade(year) => self.begins_with("in|during|into|throughout|for|over") && self.is_near(*year),
            // "to report a third-quarter loss", said in the fourth: the one just over is meant.
            Anchor::Quarter { nth, year: YearOf::Unsaid }
                if !self.has_preposition() && !self.is_alone() && self.months_ahead(nth * 3) >= 9 =>
            {
                false
            }
            Anchor::Quarter { year, .. } | Anchor::Half { year, .. } => {
                let short = self.inside().iter().any(|t| t.is_any("q|h"));
                (*year != YearOf::Unsaid || short) && self.is_not_past() || self.is_to_come()
            }
            Anchor::FiscalYear(YearOf::Turn(Turn::Unsaid)) => self.is_to_come(),
            Anchor::FiscalYear(_) => self.is_not_past(),
            Anchor::Season { year: YearOf::Unsaid, .. } => self.has_preposition() && self.is_to_come(),
            Anchor::Season { .. } => self.is_not_past(),
            Anchor::Unit { turn, .. } => !matches!(turn, Turn::Unsaid | Turn::Last) && self.is_not_past(),
            Anchor::Weekend(turn) => (*turn != Turn::Unsaid || self.has_preposition()) && self.is_not_past(),
            Anchor::Part { part, of } => self.part(*part, of) && self.is_not_past(),
            // "years ago" is over, even where it reaches up to the day said.
            Anchor::Counted { way: Way::Before, of, .. } if matches!(**of, Anchor::Offset(0)) => false,
            // "two days after today" is to come whatever the verb; "two years after 2019" needs one.
            Anchor::Counted { of, .. } if matches!(**of, Anchor::Offset(_)) => self.is_not_past(),
            Anchor::Counted { .. } => self.is_to_come(),
        }
    }

    fn edge(&self, edge: Edge, anchor: &Anchor) -> bool {
        let named = match anchor {
            Anchor::Unit { turn: Turn::Unsaid, .. } => {
                self.inside().iter().any(|t| t.is_any("out|over|ends|through|up"))
            }
            Anchor::DayOfMonth { .. } => !self.is_before_noun(),
            Anchor::Holiday { .. } => {
                holiday::is_no_description(self.tokens, self.end)
                    && holiday::is_limit(self.tokens, self.start, self.end)
            }
            Anchor::Year(year) | Anchor::Decade(year) => self.is_near(*year),
            Anchor::Part { part: Part::Rest, .. } => false,
            Anchor::Part { of, .. } if matches!(**of, Anchor::Year(year) if !self.is_near(year)) => false,
            Anchor::Offset(0) => {
                edge == Edge::By && !self.begins_with("up") && !self.inside().iter().any(|t| t.text == "now")
            }
            Anchor::Numeric { year: None, .. } => false,
            Anchor::Season { year: YearOf::Unsaid, .. } => self.is_not_past(),
            // "was shared a million times by Thursday"; a limit put on something ("extended until Friday") holds.
            Anchor::Weekday { turn: Turn::Unsaid, .. } if self.begins_with("by") => {
                tense::before(self.tokens, self.start) != Tense::Past
            }
            _ => true,
        };
        let directed = match edge {
            Edge::By | Edge::Before => true,
            // "from 2019", "after Monday": a beginning needs something to come, unless its words say so.
            Edge::From | Edge::After => {
                matches!(anchor, Anchor::Year(year) | Anchor::Years { first: year, .. } if *year > self.said.year())
                    || self.is_to_come()
                    || self.begins_with("as|no|not") && !self.inside().get(1).is_some_and(|t| t.is_word("of"))
                    || self.begins_with("starting|beginning") && self.is_not_past()
            }
        };
        named && directed
    }

    /// "In March the firm cut jobs", said in May: where no verb tells, the nearer of the last and the next is meant.
    fn is_nearer_ahead(&self, month: u32) -> bool {
        self.months_ahead(month) <= 6 || self.is_alone() || self.is_to_come()
    }

    /// "by setting a Jan. 14 return date": a day before a word for deadlines.
    fn names_deadline(&self, anchor: &Anchor) -> bool {
        let Anchor::Day { month, year: YearOf::Unsaid, .. } = anchor else { return false };
        self.describes_deadline() && self.months_ahead(*month) <= 6
    }

    fn months_ahead(&self, month: u32) -> u32 {
        (month + 12).saturating_sub(self.said.month()) % 12
    }

    /// "The March accession will enable": a month before what is to come in it.
    fn names_coming_event(&self, anchor: &Anchor) -> bool {
        let Anchor::Month { month, year: YearOf::Unsaid } = anchor else { return false };
        self.months_ahead(*month) <= 6 && tense::after(self.tokens, self.end) == Tense::Future
    }

    fn span(&self, reach: Reach, length: Length) -> bool {
        let next = self.begins_with("next") || self.inside().iter().any(|t| t.is_any("next|coming|upcoming"));
        let from_now = self.inside().iter().any(|t| t.is_any("now|today|hence"));
        let far = length.count == Count::Plural && matches!(length.unit, Unit::Year | Unit::Decade | Unit::Century);
        let prepared = match reach {
            _ if from_now || next => true,
            Reach::Within if self.is_given_time() => return true,
            Reach::Within if self.inside().iter().any(|t| t.is_any("ahead|come")) => true,
            Reach::Within if self.begins_with("over|no|not|at") => self.is_to_come(),
            Reach::Within => self.begins_with("within|inside|in"),
            // "will be back after two weeks"; not "will retire after 40 years in office".
            Reach::In if self.begins_with("after") => {
                return self.is_to_come()
                    && length.count != Count::Plural
                    && self.next().is_none_or(|t| t.kind == TokenKind::Mark || t.is_any("if|when|unless|and"));
            }
            Reach::In => !far && !self.follows_superlative(),
            Reach::For if tense::sets_for_a_time(self.tokens, self.start) => return !self.is_of_something_else(),
            Reach::For | Reach::AtLeast => return self.is_to_come(),
        };
        prepared && self.is_not_past() && !self.is_of_something_else()
    }

    fn event(&self, relation: Relation) -> bool {
        match relation {
            Relation::Within(_) => self.tense() != Tense::Past,
            Relation::Counted(_, Way::After | Way::Before)
            | Relation::Ahead(_)
            | Relation::WithinAhead(_)
            | Relation::Beyond(_)
            | Relation::On => self.is_to_come(),
            Relation::Edge(edge) => {
                let named = events::names_happening(self.inside())
                    || events::is_clause(self.inside().get(1..).unwrap_or_default())
                    || edge == Edge::By;
                named && tense::before(self.tokens, self.start) == Tense::Future
            }
        }
    }

    fn open(&self) -> bool {
        let goes_on = self.next().is_some_and(|t| t.is_any("after|before|thereafter|afterwards|of|as|enough"));
        let held = self.previous().is_some_and(|t| t.is_any("too|so|how|no|as"));
        // "not indefinitely" says that there is an end.
        let denied = self.begins_with("indefinitely|forever|for") && negation::is_negated(self.tokens, self.start);
        !goes_on && !held && !denied && self.is_not_past()
    }

    /// A weekday alone is a day to come only when the sentence speaks of what is to come; "said on Thursday" does not.
    fn lone_weekday(&self) -> bool {
        if self.is_recurring() {
            return false;
        }
        let short = self.inside().iter().any(|t| matches!(lexicon::weekday(t.text), Some((_, Writing::Short))));
        match tense::before(self.tokens, self.start) {
            Tense::Future => !short || self.has_preposition(),
            Tense::Past | Tense::Announced => false,
            Tense::Unknown if self.previous().is_some_and(|t| t.is_any("is|are")) => true,
            Tense::Unknown if self.goes_on_list() => tense::after(self.tokens, self.end) != Tense::Past,
            Tense::Unknown => {
                let after = tense::after(self.tokens, self.end);
                self.has_preposition() && !matches!(after, Tense::Past | Tense::Announced)
            }
        }
    }

    fn part(&self, part: Part, of: &Anchor) -> bool {
        match of {
            Anchor::Offset(_) | Anchor::Unit { unit: Unit::Day | Unit::Hour, .. } => false,
            Anchor::Year(year) => self.is_near(*year),
            Anchor::Unit { turn: Turn::Unsaid, .. } => matches!(part, Part::End | Part::AroundEnd | Part::Rest),
            Anchor::Weekday { .. } | Anchor::Day { .. } => {
                matches!(part, Part::Rest | Part::Late | Part::Early) && self.is_to_come()
            }
            _ => true,
        }
    }

    fn is_near(&self, year: i32) -> bool {
        (self.said.year() - 10..=self.said.year() + FURTHEST_YEAR).contains(&year)
    }
}

/// Whether a stretch lies ahead of the day said whatever the verb: "tomorrow", "next year", "early next month".
fn is_deictic(anchor: &Anchor) -> bool {
    match anchor {
        Anchor::Offset(days) => *days > 0,
        Anchor::Unit { turn: Turn::Next | Turn::AfterNext, .. } => true,
        Anchor::Part { of, .. } | Anchor::WeekdayIn { of, .. } => is_deictic(of),
        _ => false,
    }
}
