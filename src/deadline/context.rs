//! Whether a phrase found in running text is one: what must stand around it, or must not.
//!
//! `phrase` says that the words could be a deadline; this says that here they are. What only looks like a date ("second amendment", "may" the modal, "Vision 2030", "met on Monday") is turned away here.

use super::events;
use super::lexicon::{self, Writing};
use super::shape::{Anchor, Count, Edge, Length, Part, Reach, Relation, Shape, Turn, Unit, Way, YearOf};
use super::tense::{self, Tense};
use super::words::{Token, TokenKind, sentence_ends_at};
use chrono::{Datelike, NaiveDate};

/// A phrase found: the tokens `start..end`.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) tokens: &'a [Token<'a>],
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) said: NaiveDate,
}

/// Years further off are numbers of something else.
const FURTHEST_YEAR: i32 = 150;

const PREPOSITIONS: &str = "on|in|at|during|for|over|sometime|by";

/// Calendar words that are other words in lower case.
const OTHER_WORDS: &str = "may|march|mar|sat|sun|wed|mon|august|dec|jan";

/// Before a weekday these make a name of it.
const NAMED_DAYS: &str = "black|good|super|ash|cyber|bloody|palm|easter|giving|shrove|fat|holy|whit|maundy|orange|freaky|\
    blue|red|casual|sheffield|the|joe|ruby|big|lazarus|spy|mothering|stir|clean|bright|advent|trinity|man";

/// Words that may follow a date without being what it describes ("the June 30 deadline" is one, "the September 11 attacks" is not).
const FOLLOWERS: &str = "deadline|vote|election|target|date|cut|hearing|summit|meeting|to|and|or|at|in|of|for|as|\
    when|if|but";

impl Found<'_> {
    /// Whether the text around the phrase lets it stand.
    pub(super) fn stands(&self, shape: &Shape) -> bool {
        self.is_whole_words()
            && self.is_written_as_date()
            && self.is_no_name()
            && match shape {
                Shape::At(anchor) => self.at(anchor),
                Shape::Edge(edge, anchor) => self.edge(*edge, anchor),
                Shape::Span(reach, length) => self.span(*reach, *length),
                Shape::Range(..) => self.tense() != Tense::Past,
                Shape::Event(event) => self.event(event.relation),
                Shape::Open => self.open(),
            }
    }

    fn token(&self, index: usize) -> Option<&Token<'_>> {
        self.tokens.get(index)
    }

    fn first(&self) -> Option<&Token<'_>> {
        self.token(self.start)
    }

    fn previous(&self) -> Option<&Token<'_>> {
        self.start.checked_sub(1).and_then(|at| self.token(at))
    }

    fn next(&self) -> Option<&Token<'_>> {
        self.token(self.end)
    }

    fn inside(&self) -> &[Token<'_>] {
        self.tokens.get(self.start..self.end).unwrap_or_default()
    }

    fn begins_with(&self, words: &'static str) -> bool {
        self.first().is_some_and(|t| t.is_any(words))
    }

    /// Neither end is glued to something that makes it part of a longer number or word.
    fn is_whole_words(&self) -> bool {
        let free_start = match (self.first(), self.previous()) {
            (Some(first), Some(previous)) if first.glued => {
                matches!(previous.text.as_str(), "(" | "[" | "\"" | "'" | ":" | "\u{2014}" | "\u{2026}" | ";" | "=")
                    || previous.text == "," && first.kind == TokenKind::Word
            }
            _ => true,
        };
        let follower_is_word = self.token(self.end + 1).is_some_and(|t| t.glued && t.kind != TokenKind::Mark);
        let free_end = match self.next() {
            Some(next) if next.glued => match next.text.as_str() {
                "-" | "/" | "." | ":" | "'" | "," if follower_is_word => false,
                "%" | "$" | "/" | "_" | "@" | "#" => false,
                _ => next.kind == TokenKind::Mark,
            },
            _ => true,
        };
        free_start && free_end
    }

    /// "may", "march", "sat" in lower case are dates only beside a number that makes them one.
    fn is_written_as_date(&self) -> bool {
        (self.start..self.end).all(|index| {
            let Some(token) = self.token(index).filter(|t| t.is_any(OTHER_WORDS) && !t.capital) else {
                return true;
            };
            let beside = |at: Option<usize>, kinds: &[TokenKind]| {
                at.filter(|at| (self.start..self.end).contains(at))
                    .and_then(|at| self.token(at))
                    .is_some_and(|t| kinds.contains(&t.kind))
            };
            let is_month = lexicon::month(token.text).is_some();
            is_month
                && (beside(Some(index + 1), &[TokenKind::Number, TokenKind::Ordinal])
                    || beside(index.checked_sub(1), &[TokenKind::Ordinal]))
        })
    }

    /// "Black Friday", "Sunday Times", "Theresa May", "Vision 2030": a date between capitals is a name.
    fn is_no_name(&self) -> bool {
        let lone_number = self.first().is_some_and(|t| t.kind == TokenKind::Number) && self.end - self.start == 1;
        // "in Paris Thursday" is a day, "Black Friday" a name.
        let weekday = self.first().is_some_and(|t| lexicon::weekday(t.text).is_some());
        let named = self.first().is_some_and(|t| t.capital || lone_number)
            && self.previous().is_some_and(|t| {
                let capital = t.kind == TokenKind::Word && t.capital && !self.opens_sentence(self.start - 1);
                capital && (!weekday || t.is_any(NAMED_DAYS))
            });
        let names = self.inside().last().is_some_and(|t| t.kind == TokenKind::Word && t.capital)
            && self.next().is_some_and(|t| t.kind == TokenKind::Word && t.capital && t.text.len() > 1 && !t.glued)
            && !self.is_reported_next();
        !named && !names
    }

    /// "by Friday, Smith said" has a comma; "by Friday Smith said" has none and still is no name.
    fn is_reported_next(&self) -> bool {
        self.token(self.end + 1).is_some_and(|t| t.is_any("said|says|told|added|will|would"))
    }

    fn opens_sentence(&self, index: usize) -> bool {
        index
            .checked_sub(1)
            .and_then(|at| self.token(at))
            .is_none_or(|t| sentence_ends_at(self.tokens, index - 1) || t.is_mark("\"") || t.is_mark(":"))
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

    fn has_preposition(&self) -> bool {
        self.begins_with(PREPOSITIONS)
    }

    /// A noun after a date that begins with a month and follows "the" is what it describes.
    fn describes_noun(&self) -> bool {
        let after_the = self.previous().is_some_and(|t| t.is_any("the|a|its|his|their"));
        let noun = self.next().is_some_and(|t| t.kind == TokenKind::Word && !t.glued && !t.is_any(FOLLOWERS));
        let later_noun =
            self.token(self.end + 1).is_some_and(|t| t.is_any("date|deadline|meeting|vote|summit|election"));
        after_the && noun && !later_noun
    }

    fn at(&self, anchor: &Anchor) -> bool {
        if self.describes_noun() {
            return matches!(anchor, Anchor::Month { .. }) && self.names_coming_event(anchor);
        }
        if is_deictic(anchor) || self.is_put_off_to() {
            return true;
        }
        match anchor {
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
            Anchor::DayOfMonth { weekday, .. } => {
                (weekday.is_some() || self.begins_with("on")) && !self.is_before_noun() && self.is_not_past()
            }
            Anchor::Weekday { day: _, turn: Turn::Unsaid } => self.lone_weekday(),
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
                (self.begins_with("in|during|sometime|for|into|throughout|over|come") || self.goes_on_years())
                    && self.is_near(*year)
                    && (*year > self.said.year() || self.is_not_past())
            }
            Anchor::Decade(year) => self.begins_with("in|during|into|throughout|for|over") && self.is_near(*year),
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
                self.is_to_come()
                    || self.begins_with("as|no|not")
                    || self.begins_with("effective|starting|beginning") && self.is_not_past()
            }
        };
        named && directed
    }

    /// "In March the firm cut jobs", said in May: where no verb tells, the nearer of the last and the next is meant.
    fn is_nearer_ahead(&self, month: u32) -> bool {
        let months_ahead = (month + 12).saturating_sub(self.said.month()) % 12;
        months_ahead <= 6 || self.is_alone() || self.is_to_come()
    }

    /// Whether the text is the phrase and nothing else.
    fn is_alone(&self) -> bool {
        let is_word = |tokens: &[Token<'_>]| tokens.iter().any(|t| t.kind != TokenKind::Mark);
        !is_word(self.tokens.get(..self.start).unwrap_or_default())
            && !is_word(self.tokens.get(self.end..).unwrap_or_default())
    }

    /// "in June or July", "on Monday and Tuesday": the preposition is that of the first.
    fn goes_on_list(&self) -> bool {
        let calendar = |t: &Token<'_>| lexicon::month(t.text).is_some() || lexicon::weekday(t.text).is_some();
        self.previous().is_some_and(|t| t.is_any("or|and"))
            && self.start.checked_sub(2).and_then(|at| self.token(at)).is_some_and(calendar)
    }

    /// "in 2026 and 2027", "in both 2026 and 2027": the preposition is that of the first.
    fn goes_on_years(&self) -> bool {
        let year = |t: &Token| t.kind == TokenKind::Number && t.text.len() == 4;
        self.previous().is_some_and(|t| t.is_any("and|or|both"))
            && [2, 3]
                .iter()
                .filter_map(|back| self.start.checked_sub(*back))
                .filter_map(|at| self.token(at))
                .any(|t| year(t) || t.is_any("in|for"))
    }

    /// "was extended to Nov. 16": where something was put off to is still to come.
    fn is_put_off_to(&self) -> bool {
        self.previous().is_some_and(|t| t.is_word("to")) && tense::sets_for_a_time(self.tokens, self.start)
    }

    /// "The March accession will enable": a month before what is to come in it.
    fn names_coming_event(&self, anchor: &Anchor) -> bool {
        let Anchor::Month { month, year: YearOf::Unsaid } = anchor else { return false };
        let months_ahead = (month + 12).saturating_sub(self.said.month()) % 12;
        months_ahead <= 6 && tense::after(self.tokens, self.end) == Tense::Future
    }

    /// "has 30 days to respond", "gave them a week to leave".
    fn is_given_time(&self) -> bool {
        const GIVERS: &str = "have|has|had|give|gives|gave|given|giving|get|gets|got|allow|allows|allowed|need|needs";
        let near = self.tokens.get(self.start.saturating_sub(6)..self.start).unwrap_or_default();
        near.iter().any(|t| t.is_any(GIVERS))
            && self.next().is_some_and(|t| t.is_word("to"))
            && self.token(self.end + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
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
            Reach::In => !far && !self.follows_superlative(),
            Reach::For if tense::sets_for_a_time(self.tokens, self.start) => return !self.is_of_something_else(),
            Reach::For | Reach::AtLeast => return self.is_to_come(),
        };
        prepared && self.is_not_past() && !self.is_of_something_else()
    }

    /// "the worst in years", "the first time in 40 years".
    fn follows_superlative(&self) -> bool {
        let near = self.tokens.get(self.start.saturating_sub(4)..self.start).unwrap_or_default();
        near.iter().any(|t| t.is_any("first|worst|most|best|least|only") || t.text.len() > 5 && t.text.ends_with("est"))
    }

    /// A length that goes on into what it is a length of ("within days of each other") is no length from now.
    fn is_of_something_else(&self) -> bool {
        self.next().is_some_and(|t| !t.glued && t.is_any("of|after|before|earlier|ago|later|old|into"))
    }

    fn event(&self, relation: Relation) -> bool {
        match relation {
            Relation::Within(_) => self.tense() != Tense::Past,
            Relation::Counted(_, Way::After | Way::Before) | Relation::Ahead(_) | Relation::On => self.is_to_come(),
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
        !goes_on && !held && self.is_not_past()
    }

    /// A weekday alone is a day to come only when the sentence speaks of what is to come; "said on Thursday" does not.
    fn lone_weekday(&self) -> bool {
        let short = self.inside().iter().any(|t| matches!(lexicon::weekday(t.text), Some((_, Writing::Short))));
        match tense::before(self.tokens, self.start) {
            Tense::Future => !short || self.has_preposition(),
            Tense::Past | Tense::Announced => false,
            Tense::Unknown if self.previous().is_some_and(|t| t.is_any("is|are")) => true,
            Tense::Unknown if self.goes_on_list() => tense::after(self.tokens, self.end) != Tense::Past,
            Tense::Unknown => self.has_preposition() && tense::after(self.tokens, self.end) != Tense::Past,
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

    /// "the 18th century", "on the 5th floor".
    fn is_before_noun(&self) -> bool {
        self.next().is_some_and(|t| t.kind == TokenKind::Word && !t.glued && !t.is_any(FOLLOWERS))
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
