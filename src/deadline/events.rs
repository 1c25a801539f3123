//! What has no date until it happens, and what never has one: the words of both, and how far an event's words reach.

use super::cursor::{Cursor, Reading};
use super::lexicon;
use super::word::Word;
use super::words::{Token, TokenKind};

/// Happenings that news sets deadlines by. Other words count only where the phrase leaves no doubt ("within 30 days of ...").
const HAPPENINGS: &str = "adoption|agreement|announcement|appeal|approval|arrival|ballot|budget|by-election|\
    ceasefire|census|closure|collapse|completion|conference|conviction|coronation|deal|\
    debate|decision|departure|dissolution|election|elections|enactment|expiry|funeral|\
    handover|hearing|hearings|implementation|inauguration|independence|indictment|inquest|\
    invasion|launch|meeting|midterms|negotiations|nomination|olympics|passage|polls|primary|\
    publication|ramadan|ratification|recess|referendum|release|resignation|runoff|run-off|\
    ruling|season|sentencing|session|signing|strike|summit|surrender|swearing-in|talks|\
    tournament|transition|treaty|trial|truce|verdict|vote|votes|war|withdrawal|world cup|\
    election day|taking office|ceremony|anniversary|harvest|term|mandate|tenure|presidency|fighting|occupation|emergency|operation|lease|expiration|entry|accession|retirement|birth|death|halftime|playoffs|games|festival|exams|kickoff|polling day|holidays|school year|academic year";

/// Bodies that sit for a time: "during this parliament" is one, "approved by parliament" is who did it.
const BODIES: &str = "parliament|administration|campaign|congress|convention|legislature|government";

/// How many tokens an event in running text may take.
const LONGEST_EVENT: usize = 12;

const CLAUSE_ENDS: &str = "that|which|who|but|if|unless|because|while|will|would|shall|should|must|could|may|might|when|\
    whether|although|though|so|as|he|she|they|we|i|said|says|than";

pub(super) const OPEN: &str = "soon|very soon|quite soon|pretty soon|sooner or later|as soon as possible|\
    as soon as practicable|as quickly as possible|asap|at the earliest opportunity|\
    at the earliest possible date|shortly|very shortly|before long|in short order|\
    imminently|in due course|in due time|in good time|in the near future|\
    in the not too distant future|in the not - too - distant future|\
    in the foreseeable future|for the foreseeable future|in the future|in the long run|\
    in the long term|in the short term|in the medium term|until further notice|\
    till further notice|one day|some day|someday|eventually|ultimately|\
    for as long as it takes|as long as it takes|for as long as necessary|\
    as long as necessary|as long as needed|for as long as needed|however long it takes|\
    indefinitely|for ever|forever|at some point|at some stage|at a later date|\
    at a later stage|at an appropriate time|at the appropriate time|at the right time|\
    when the time is right|when the time comes|at the proper time|in time|at any time|\
    at any moment|any day now|sometime|sooner rather than later|in a generation|\
    within a generation|immediately|forthwith|straight away|right away|without delay";

/// Every first word of `OPEN`.
pub(super) fn open_starts() -> impl Iterator<Item = &'static str> {
    OPEN.split('|').filter_map(|row| row.split(' ').next())
}

/// Every word that names a happening, or a body that sits for a time.
pub(super) fn happenings() -> impl Iterator<Item = &'static str> {
    HAPPENINGS.split('|').chain(BODIES.split('|'))
}

/// Words that say no latest day can be told.
pub(super) fn open(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.any_words(OPEN)
}

/// Whether these words name a happening.
pub(super) fn names_happening(words: &[Token<'_>]) -> bool {
    // "At the ballot box", "in the meeting room": where, not when.
    const PLACES: &str = "box|boxes|paper|papers|room|rooms|hall|table|floor";
    let is_place = |next: usize| words.get(next).is_some_and(|t| t.is_any(PLACES));
    is_gerund(words) || words.iter().enumerate().any(|(at, t)| t.is_any(HAPPENINGS) && !is_place(at + 1))
}

/// Whether they begin with something being done: "taking office".
pub(super) fn is_gerund(words: &[Token<'_>]) -> bool {
    words.first().is_some_and(|t| t.text.len() > 5 && t.text.ends_with("ing") && !t.capital)
}

/// Whether these words name a body by the time it sits: "this parliament", "the next administration".
pub(super) fn names_sitting(words: &[Token<'_>]) -> bool {
    words.first().is_some_and(|t| t.is_any("this|the|next|his|her|their|our|its"))
        && words.last().is_some_and(|t| t.is_any(BODIES))
}

/// Whether these words are a clause, which names something that happens: "Congress returns", "he leaves office".
pub(super) fn is_clause(words: &[Token]) -> bool {
    const VERBS: &str = "is|are|has|have|gets|get|goes|go|comes|come|can|agree|sign|return|take|leave|vote|reach|end|\
        begin|start|hold|meet|decide|step|know|see";
    words.iter().skip(1).any(|t| {
        let inflected = t.text.len() > 3 && t.text.ends_with('s') && !t.text.ends_with("ss") && !t.capital;
        t.is_any(VERBS) || inflected && t.kind == TokenKind::Word && !t.text.contains('\'')
    })
}

/// The words of an event: to the end of the phrase or, in running text, of its clause.
///
/// `None` when there are none, or when they are calendar words that no rule could read: those are a mistake, not an event.
pub(super) fn event<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let start = cursor.at();
    while let Some(next) = cursor.peek(0) {
        let closes = next.kind == TokenKind::Mark && !matches!(next.text.as_str(), "-" | "'" | "&" | "\"");
        let over = match cursor.reading() {
            Reading::Whole => closes,
            Reading::Running => {
                let clause_ends = cursor.at() > start && next.is_any(CLAUSE_ENDS) && !next.capital;
                let limit_begins = cursor.at() > start
                    && next.is_any("by|within|until|before|in|on")
                    && cursor.peek(1).is_some_and(|t| t.starts.stretch && !t.is_any("the|a|an|all|his|her|its|their"));
                let goes_on = cursor.at() > start + 1
                    && next.is_word("and")
                    && cursor.peek(1).is_some_and(|t| !t.capital && !t.is_any("the|a|an|his|her|its|their|both"));
                closes || limit_begins || goes_on || cursor.at() - start >= LONGEST_EVENT || clause_ends
            }
        };
        if over {
            break;
        }
        cursor.skip(1);
    }
    let words = cursor.tokens().get(start..cursor.at()).unwrap_or_default();
    // "until now", "before them": nothing that will happen.
    let ordinal = words.get(usize::from(words.first().is_some_and(|t| t.is_word("the")))..).unwrap_or_default();
    // "until the 30th to appeal" names a day, "until the 30th anniversary" an event.
    let is_day = ordinal.first().is_some_and(|t| t.kind == TokenKind::Ordinal)
        && ordinal.get(1).is_none_or(|t| t.is_any("to|of|at|and|or"));
    let counts = is_day
        || words.first().is_some_and(|t| matches!(t.kind, TokenKind::Number | TokenKind::Ordinal))
            && words.get(1).is_some_and(is_calendar_word);
    let is_pointer = counts
        || words.first().is_some_and(|t| t.is_any("now|then|at|least|recently|lately|me|him|us|them|it|himself"));
    // "Friday's vote" has a date: the grammar of days reads it.
    let dated =
        words.iter().take(2).any(|t| t.text.as_str().strip_suffix("'s").map(Word::of).is_some_and(is_calendar_name));
    let has_word = words.iter().any(|t| t.kind == TokenKind::Word && t.text.len() > 2 && t.text != "the");
    if !has_word || dated || is_pointer {
        return None;
    }
    let mistaken = !names_happening(words) && words.iter().any(is_calendar_word);
    (!mistaken).then(|| cursor.written_since(start))
}

fn is_calendar_name(word: Word<'_>) -> bool {
    lexicon::weekday(word).is_some()
        || lexicon::month(word).is_some()
        || lexicon::unit_singular(word).is_some()
        || matches!(word.as_str(), "today" | "tomorrow" | "tonight")
}

fn is_calendar_word(token: &Token<'_>) -> bool {
    const OTHER: &str = "end|beginning|start|early|mid|late|today|tomorrow|yesterday|next|weekend";
    let text = token.text;
    matches!(token.kind, TokenKind::Number | TokenKind::Ordinal)
        || token.is_any(OTHER)
        || lexicon::weekday(text).is_some()
        || lexicon::month(text).is_some()
        || lexicon::unit_plural(text).is_some()
        || lexicon::unit_singular(text).is_some()
}
