//! The words around a phrase in running text: what it is glued to, what stands before and behind it.
//!
//! Each question is one look at a few tokens; what the answers mean for a kind of phrase is in `context`.

use super::lexicon;
use super::tense;
use super::words::{Token, TokenKind, sentence_ends_at};
use chrono::NaiveDate;

/// A phrase found: the tokens `start..end`.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) tokens: &'a [Token<'a>],
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) said: NaiveDate,
}

const PREPOSITIONS: &str = "on|in|at|during|for|over|sometime|by";

/// Calendar words that are other words in lower case.
const OTHER_WORDS: &str = "may|march|mar|sat|sun|wed|mon|august|dec|jan";

/// Before a weekday these make a name of it.
const NAMED_DAYS: &str = "black|good|super|ash|cyber|bloody|palm|easter|giving|shrove|fat|holy|whit|maundy|orange|freaky|\
    blue|red|casual|sheffield|the|joe|ruby|big|lazarus|spy|mothering|stir|clean|bright|advent|trinity|man";

/// Before a number these say what it numbers.
const NUMBERED: &str = "version|release|build|section|article|chapter|clause|paragraph|page|pages|room|flight|route|\
    resolution|protocol|line|bus|highway|figure|table|rule|title|proposition|amendment|phase";

/// Words that may follow a date without being what it describes ("the June 30 deadline" is one, "the September 11 attacks" is not).
const FOLLOWERS: &str = "deadline|vote|election|target|date|cut|hearing|summit|meeting|to|and|or|at|in|of|for|as|\
    when|if|but";

impl Found<'_> {
    pub(super) fn token(&self, index: usize) -> Option<&Token<'_>> {
        self.tokens.get(index)
    }

    pub(super) fn first(&self) -> Option<&Token<'_>> {
        self.token(self.start)
    }

    pub(super) fn previous(&self) -> Option<&Token<'_>> {
        self.start.checked_sub(1).and_then(|at| self.token(at))
    }

    pub(super) fn next(&self) -> Option<&Token<'_>> {
        self.token(self.end)
    }

    pub(super) fn inside(&self) -> &[Token<'_>] {
        self.tokens.get(self.start..self.end).unwrap_or_default()
    }

    pub(super) fn begins_with(&self, words: &'static str) -> bool {
        self.first().is_some_and(|t| t.is_any(words))
    }

    /// Neither end is glued to something that makes it part of a longer number or word.
    pub(super) fn is_whole_words(&self) -> bool {
        let free_start = match (self.first(), self.previous()) {
            (Some(first), Some(previous)) if first.glued => {
                matches!(previous.text.as_str(), "(" | "[" | "\"" | "'" | ":" | "\u{2014}" | "\u{2026}" | ";" | "=")
                    || previous.text == "," && first.kind == TokenKind::Word
                    // A dash before a date set off by dashes is no part of it.
                    || previous.text == "-" && !previous.glued && matches!(first.text.len(), 4 | 8)
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
    pub(super) fn is_written_as_date(&self) -> bool {
        (self.start..self.end).all(|index| {
            let Some(token) = self.token(index).filter(|t| t.is_any(OTHER_WORDS) && !t.capital) else {
                return true;
            };
            let beside = |at: Option<usize>, kinds: &[TokenKind]| {
                at.filter(|at| (self.start..self.end).contains(at))
                    .and_then(|at| self.token(at))
                    .is_some_and(|t| kinds.contains(&t.kind))
            };
            let leads_date = lexicon::weekday(token.text).is_some()
                && self
                    .token(index + 1)
                    .filter(|_| index + 1 < self.end)
                    .is_some_and(|next| next.kind == TokenKind::Number || lexicon::month(next.text).is_some());
            let beside_month = lexicon::month(token.text).is_some()
                && self.inside().iter().any(|t| {
                    t.kind == TokenKind::Number && t.text.len() == 4
                        || !t.is_any(OTHER_WORDS) && lexicon::month(t.text).is_some()
                });
            if leads_date || beside_month {
                return true;
            }
            let is_month = lexicon::month(token.text).is_some();
            is_month
                && (beside(Some(index + 1), &[TokenKind::Number, TokenKind::Ordinal])
                    || beside(index.checked_sub(1), &[TokenKind::Ordinal]))
        })
    }

    /// "Black Friday", "Sunday Times", "Theresa May", "Vision 2030": a date between capitals is a name.
    pub(super) fn is_no_name(&self) -> bool {
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
        // "in Paris Jan 2027" is dated: figures are no part of a name.
        let dated = self.first().is_some_and(|t| lexicon::month(t.text).is_some())
            && self.inside().iter().skip(1).any(|t| t.kind != TokenKind::Word && t.kind != TokenKind::Mark);
        let named = named && !dated;
        let numbered = self.first().is_some_and(|t| t.kind == TokenKind::Number)
            && self.previous().is_some_and(|t| t.is_any(NUMBERED));
        !named && !names && !numbered
    }

    /// "by Friday, Smith said" has a comma; "by Friday Smith said" has none and still is no name.
    pub(super) fn is_reported_next(&self) -> bool {
        self.token(self.end + 1).is_some_and(|t| t.is_any("said|says|told|added|will|would"))
    }

    pub(super) fn opens_sentence(&self, index: usize) -> bool {
        index
            .checked_sub(1)
            .and_then(|at| self.token(at))
            .is_none_or(|t| sentence_ends_at(self.tokens, index - 1) || t.is_mark("\"") || t.is_mark(":"))
    }

    pub(super) fn has_preposition(&self) -> bool {
        self.begins_with(PREPOSITIONS)
    }

    /// A noun after a date that begins with a month and follows "the" is what it describes.
    pub(super) fn describes_noun(&self) -> bool {
        // "The 6 January committee": the article stands inside the phrase.
        let inside_the = self.begins_with("the")
            && self.inside().iter().any(|t| lexicon::month(t.text).is_some())
            && !self.inside().iter().any(|t| t.is_any("of|week|month|year"));
        let after_the = inside_the || self.previous().is_some_and(|t| t.is_any("the|a|its|his|their"));
        let noun = self.next().is_some_and(|t| t.kind == TokenKind::Word && !t.glued && !t.is_any(FOLLOWERS));
        let later_noun =
            self.token(self.end + 1).is_some_and(|t| t.is_any("date|deadline|meeting|vote|summit|election"));
        after_the && noun && !later_noun
    }

    /// Whether the text is the phrase and nothing else.
    pub(super) fn is_alone(&self) -> bool {
        let is_word = |tokens: &[Token<'_>]| tokens.iter().any(|t| t.kind != TokenKind::Mark);
        !is_word(self.tokens.get(..self.start).unwrap_or_default())
            && !is_word(self.tokens.get(self.end..).unwrap_or_default())
    }

    /// "in June or July", "on Monday and Tuesday": the preposition is that of the first.
    pub(super) fn goes_on_list(&self) -> bool {
        let calendar = |t: &Token<'_>| lexicon::month(t.text).is_some() || lexicon::weekday(t.text).is_some();
        self.previous().is_some_and(|t| t.is_any("or|and"))
            && self.start.checked_sub(2).and_then(|at| self.token(at)).is_some_and(calendar)
    }

    /// "in 2026 and 2027", "in both 2026 and 2027": the preposition is that of the first.
    pub(super) fn goes_on_years(&self) -> bool {
        let year = |t: &Token| t.kind == TokenKind::Number && t.text.len() == 4;
        self.previous().is_some_and(|t| t.is_any("and|or|both"))
            && [2, 3]
                .iter()
                .filter_map(|back| self.start.checked_sub(*back))
                .filter_map(|at| self.token(at))
                .any(|t| year(t) || t.is_any("in|for"))
    }

    /// "has 30 days to respond", "gave them a week to leave".
    pub(super) fn is_given_time(&self) -> bool {
        const GIVERS: &str = "have|has|had|give|gives|gave|given|giving|get|gets|got|allow|allows|allowed|need|needs";
        let near = self.tokens.get(self.start.saturating_sub(6)..self.start).unwrap_or_default();
        near.iter().any(|t| t.is_any(GIVERS))
            && match self.next() {
                // "You have ten days, then we strike."
                None => near.last().is_some_and(|t| t.is_any(GIVERS)),
                Some(next) if next.kind == TokenKind::Mark => near.last().is_some_and(|t| t.is_any(GIVERS)),
                Some(next) => {
                    let verb = self.token(self.end + 1);
                    next.is_word("to") && verb.is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
                }
            }
    }

    /// "the worst in years", "the first time in 40 years".
    pub(super) fn follows_superlative(&self) -> bool {
        let near = self.tokens.get(self.start.saturating_sub(4)..self.start).unwrap_or_default();
        near.iter().any(|t| t.is_any("first|worst|most|best|least|only") || t.text.len() > 5 && t.text.ends_with("est"))
    }

    /// "by 2030 percent", "between 2000 and 2050 jobs": the figure counts things.
    pub(super) fn counts_things(&self) -> bool {
        const THINGS: &str = "percent|per|dollars|euros|pounds|yuan|rubles|jobs|people|points|seats|votes|troops|soldiers|miles|km|\
            kilometres|kilometers|pages|homes|houses|metres|meters|tons|tonnes|degrees|workers|students|cases|deaths|units|\
            megawatts|barrels|vehicles|cars|members|delegates|feet|acres|hectares|tanks|shells|missiles|drones";
        let last_is_figure = self.inside().last().is_some_and(|t| t.kind == TokenKind::Number);
        last_is_figure && self.next().is_some_and(|t| t.is_any(THINGS))
    }

    /// "every Tuesday" has no one day.
    pub(super) fn is_recurring(&self) -> bool {
        self.previous().is_some_and(|t| t.is_any("every|each|most|alternate"))
    }

    /// "a Jan. 14 return date", "the 30 June deadline".
    pub(super) fn describes_deadline(&self) -> bool {
        let is_deadline = |at: usize| self.token(at).is_some_and(|t| t.is_any("deadline|date|cutoff"));
        self.previous().is_some_and(|t| t.is_any("a|an|the|its|his|her|their|that"))
            && (is_deadline(self.end) || is_deadline(self.end + 1))
    }

    /// A length that goes on into what it is a length of ("within days of each other") is no length from now.
    pub(super) fn is_of_something_else(&self) -> bool {
        self.next().is_some_and(|t| !t.glued && t.is_any("of|after|before|earlier|ago|later|old|into"))
    }

    /// "the 18th century", "on the 5th floor".
    pub(super) fn is_before_noun(&self) -> bool {
        self.next().is_some_and(|t| t.kind == TokenKind::Word && !t.glued && !t.is_any(FOLLOWERS))
    }

    /// "was extended to Nov. 16": where something was put off to is still to come.
    pub(super) fn is_put_off_to(&self) -> bool {
        self.previous().is_some_and(|t| t.is_word("to")) && tense::sets_for_a_time(self.tokens, self.start)
    }
}
