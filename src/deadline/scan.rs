//! Every window in running text.
//!
//! At each token the longest phrase is read and its surroundings judged (`context`); what stands and has not ended is kept.
//! Each try reads a bounded number of tokens, so the whole is linear in the length of the text.

use super::cursor::{Cursor, Reading};
use super::error::PhraseError;
use super::found::Found;
use super::negation;
use super::phrase;
use super::resolve;
use super::shape::{Edge, Reach, Shape};
use super::sieve;
use super::starts;
use super::window::Window;
use super::words::{Folded, Token, Tokens};
use chrono::NaiveDate;

/// A text of so few tokens may be one phrase and nothing else.
const LONGEST_PHRASE: usize = 12;

/// What a phrase tells begins at most so many tokens behind it.
const FURTHEST: usize = 16;

/// Words that no phrase holds, but sentences do.
const SENTENCE_WORDS: &str = "will|would|shall|we|i|must|should|they|you|cannot|won't";

/// Finds the windows in a text said on `said`, in order and without overlap, each with its span.
///
/// Words that could be a date but are none here ("may" the verb, "Vision 2030", "said on Thursday") give nothing; neither
/// do windows that had ended by then.
///
/// ```
/// use onrecord::deadline::scan;
/// # use chrono::NaiveDate;
/// let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
/// let found = scan("If we see no progress within days, we may march away.", said);
/// let phrases: Vec<&str> = found.iter().map(|window| window.phrase.as_str()).collect();
/// assert_eq!(phrases, ["within days"]);
/// assert_eq!(found[0].span, Some((22, 33)));
/// ```
pub fn scan(text: &str, said: NaiveDate) -> Vec<Window> {
    if turned_away(text, said) { Vec::new() } else { windows(text, &Folded::of(text).tokens(), said) }
}

/// Whether a text holds no window, as its words alone tell: most texts hold none.
#[inline]
pub(super) fn turned_away(text: &str, said: NaiveDate) -> bool {
    let is_sifted = !sieve::may_hold_phrase(text);
    debug_assert!(
        !is_sifted || windows(text, &Folded::of(text).tokens(), said).is_empty(),
        "{text}: `sieve` lacks a word"
    );
    is_sifted
}

/// As [`scan`], for a text that is cut already.
pub(super) fn windows(text: &str, all: &Tokens<'_>, said: NaiveDate) -> Vec<Window> {
    let mut found = Vec::new();
    let (mut at, mut telling) = (0, 0);
    while at < all.len() {
        while telling < all.len() && (telling < at || !starts::tells(all, telling)) {
            telling += 1;
        }
        if telling == all.len() {
            debug_assert!((at..all.len()).all(|at| begins_nothing(text, all, at)), "{text}: `sieve` lacks a word");
            break;
        }
        // Most tokens begin nothing.
        if telling - at > FURTHEST || !may_begin(text, all, at) {
            debug_assert!(telling - at <= FURTHEST || begins_nothing(text, all, at), "{text}: `sieve` lacks a word");
            at += 1;
            continue;
        }
        let (window, end) = window_at(text, all, at, said);
        found.extend(window);
        at = end.max(at + 1);
    }
    if found.is_empty() && all.len() <= LONGEST_PHRASE {
        found.extend(only_phrase(text, all, said));
    }
    found
}

/// Whether no rule reads anything from a token on.
fn begins_nothing(text: &str, all: &Tokens<'_>, at: usize) -> bool {
    phrase::shape(&mut Cursor::new(text, all, at, Reading::Running)).is_none()
}

/// Whether a phrase may begin at a token.
#[inline]
fn may_begin(text: &str, all: &Tokens<'_>, at: usize) -> bool {
    let may = starts::phrase_may_begin(all, at);
    debug_assert!(may || !starts::leads(all, at) || begins_nothing(text, all, at), "{text}: `starts` lacks a word");
    may
}

/// The window that begins at a token, if any, and the token to go on from.
fn window_at(text: &str, all: &Tokens<'_>, at: usize, said: NaiveDate) -> (Option<Window>, usize) {
    let mut cursor = Cursor::new(text, all, at, Reading::Running);
    let Some(shape) = phrase::shape(&mut cursor) else {
        return (None, at);
    };
    let end = cursor.at();
    let stands = Found { tokens: all, start: at, end, said }.stands(&shape);
    let read = all.get(at..end).filter(|_| stands).unwrap_or_default();
    let window = spanned(&shape, cursor.written_since(at), read, said).map(|found| {
        let turned = negation::turned(&shape, all, at).and_then(|turned| spanned(&turned, &found.phrase, read, said));
        // What is ruled out ends the day before it can begin: "no vote until June" can be judged on 31 May.
        let ruled_out = || spanned(&negation::ruled_out(&shape)?, &found.phrase, read, said);
        match turned {
            Some(turned) => {
                Window { also: ruled_out().map(|w| Window { span: None, ..w }).into_iter().collect(), ..turned }
            }
            None => found,
        }
    });
    // "June last year" is over and must not leave a "June"; nor must "from June" that is no window.
    let ended = || {
        let resolved = resolve::window(&shape, cursor.written_since(at), said, Reading::Running);
        matches!(resolved, Err(PhraseError::EndedBefore { .. }))
    };
    let whole = window.is_some()
        || stands && ended()
        || matches!(shape, Shape::Edge(Edge::From | Edge::After, _) | Shape::Span(Reach::AtLeast, _));
    (window, if whole { end } else { at })
}

/// A text that is one phrase: "5/31", "October". A single word that is also another word is no phrase.
fn only_phrase(text: &str, all: &Tokens<'_>, said: NaiveDate) -> Option<Window> {
    const OTHER_WORDS: &str = "may|march|mar|sat|sun|wed|mon|second|fall|spring|now|days|years";
    let lone = all.len() == 1 && all.iter().any(|t| t.is_any(OTHER_WORDS));
    let always = all.len() == 3 && all.iter().map(|t| t.text).eq(["24", "/", "7"]);
    if lone || always {
        return None;
    }
    // A whole sentence is no event, though it begins like one.
    if all.iter().any(|t| t.is_any(SENTENCE_WORDS)) {
        return None;
    }
    let words = text.trim();
    let shape = phrase::whole(text, all).filter(|shape| phrase::impossible(shape, words).is_none())?;
    spanned(&shape, words, all, said)
}

fn spanned(shape: &Shape, words: &str, read: &[Token<'_>], said: NaiveDate) -> Option<Window> {
    let span = read.first()?.span.start..read.last()?.span.end;
    let window = resolve::window(shape, words, said, Reading::Running).ok()?;
    Some(Window { span: Some((span.start, span.end)), ..window })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::Phrase;

    /// Said on Friday 18 April 2025; `expected` are the phrases found.
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let found: Vec<String> = scan(text, said).into_iter().map(|window| window.phrase).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_deadlines() {
        case("They want a deal within the next few days, officials said.", &["within the next few days"]);
        case("We need progress within days or we will withdraw.", &["within days"]);
        case("The list will be published in the coming weeks.", &["in the coming weeks"]);
        case("The ministry must answer by Friday.", &["by Friday"]);
        case("No new plant will open before 2027.", &["before 2027"]);
        case("It should be done by the end of June.", &["by the end of June"]);
        case("If they ship the arms, we respond within 48 hours.", &["within 48 hours"]);
        case("The rollout will start in September and finish by November.", &["in September", "by November"]);
        case("The vote is scheduled for Tuesday.", &["for Tuesday"]);
        case("They will meet on Monday.", &["on Monday"]);
        case("The pact enters into force within 90 days of ratification.", &["within 90 days of ratification"]);
        case("We will act \u{201c}by\u{a0}Friday\u{201d}.", &["by\u{a0}Friday"]);
        case("The decision is expected on 3 May.", &["on 3 May"]);
        case("The cabinet meets Sunday to decide.", &["Sunday"]);
        case("The U.S. plans to act in Paris Thursday.", &["Thursday"]);
        case("They agreed on Monday that they would sign next week.", &["next week"]);
        case("The firm announced 10,000 job cuts over the next four years.", &["over the next four years"]);
        case("The bid was extended to June 16.", &["June 16"]);
        case("It will dilute earnings in both 2026 and 2027.", &["2026", "2027"]);
        case("The dividend is payable June 2.", &["June 2"]);
        case("Prices will fall this year and spring back next year.", &["this year", "next year"]);
        case("It will be approved by Congress by June.", &["by June"]);
        case("The ceasefire will last for 30 days.", &["for 30 days"]);
        case(
            "We will leave within 30 days of a ceasefire and return by June.",
            &["within 30 days of a ceasefire", "by June"],
        );
        case("The day after tomorrow we will go.", &["The day after tomorrow"]);
        case("It must be filed at least 30 days before June 30.", &["at least 30 days before June 30"]);
        case("We will sign it 5.4.2026.", &["5.4.2026"]);
        case("By setting a June 14 return date, the court allowed time.", &["June 14"]);
        case("The June accession will enable them to sign.", &["June"]);
        case("Crowds came last year, and this year the city expects more.", &["this year"]);
        case("It will result in a second-quarter charge.", &["in a second-quarter"]);
        case("Talks resume Monday in Cairo, officials said Thursday.", &["Monday"]);
        case("The ballot is Tuesday.", &["Tuesday"]);
        case("Ahead of Friday\u{2019}s vote, they were undecided.", &["Ahead of Friday\u{2019}s"]);
        case("Tonight's debate will be broadcast.", &["Tonight's"]);
        case("Effective June 1, the rate rises.", &["Effective June 1"]);
        case("The deal is expected to close in the fourth quarter.", &["in the fourth quarter"]);
        case("The court gave them 30 days to appeal.", &["30 days"]);
        case("A round is planned for June or July.", &["for June", "July"]);
        case("His trip is planned for Sept. 3 to 6.", &["for Sept. 3 to 6"]);
        case("The tariffs were paused for 90 days.", &["for 90 days"]);
        case("The reforms will be phased in over several years.", &["over several years"]);
        case("It will happen 16 days from 01/02/2026.", &["16 days from 01/02/2026"]);
    }

    #[test]
    fn finds_nothing_in_traps() {
        for text in [
            "This may not be disclosed.",
            "Theresa May addressed the conference.",
            "They march to the palace.",
            "March told reporters she was disappointed.",
            "The second amendment would fall.",
            "Vision 2030 and Agenda 2030 were adopted.",
            "The hotline is open 24/7.",
            "It ends on 31 June.",
            "He sat in the sun.",
            "The man, 45, was 30 years old.",
            "The train leaves at 8:30.",
            "The two met on Monday.",
            "He said on Thursday that it was over.",
            "Version 2.0.26 scored 3-2.",
            "The Senate voted 51-49.",
            "It cost $2030.",
            "The budget is 2026 pages long.",
            "The first step came after 40 years.",
            "At the end of the day, he is a decent man.",
            "The September 11 attacks changed the country.",
            "Black Friday sales rose.",
            "The Sunday Times published it.",
            "By most accounts, it went badly.",
            "The project came in within budget.",
            "She won the first half.",
            "He was held for three days.",
            "A spokesman declined to comment on Friday.",
            "He is accused of lying to parliament on Monday.",
            "In January, the company cut 500 jobs.",
            "Speaking on Monday, he said the plan would fail.",
            "On Monday, he said the plan would fail.",
            "After winning on Tuesday, she will face Smith.",
            "He had hoped to finish in June.",
            "The 18th-century house will be sold.",
            "It will rise by 2050 dollars.",
            "The plan will cost between 2030 and 2040 jobs.",
            "He will retire after 40 years in office.",
            "A five-year-old will start school.",
            "The meeting will start at 9 a.m. in the main hall.",
            "May said the plan would work.",
            "The plan would fall apart.",
            "They won by 51 votes to 49 on the second ballot.",
            "He will be the first to say so, and the third to leave.",
            "Version 12.4.2026 of the driver will be supported.",
            "They expect to report a first-quarter loss.",
            "He was shot to death on the night of June 23.",
            "People have died in the blasts near the U.S. embassies on Friday.",
            "It may have been seen by the court on Friday.",
            "[Ten] years ago, a browser was born.",
            "The clip was shared a million times by Thursday night.",
            "Wednesday's attack killed four.",
            "All of this could be undone at the ballot box.",
            "The bill passed Thursday would cut taxes.",
        ] {
            case(text, &[]);
        }
    }

    #[test]
    fn every_window_found_is_a_phrase() {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        for row in ["within days", "may 2", "q3 2026", "soon", "mid-March", "until Friday"] {
            assert!(Folded::of(row).tokens().first().is_some_and(|t| t.starts.phrase), "{row}");
        }
        let text = "It will end within days, by 3 May at the latest, or before the November election; talks resume early next week.";
        for window in scan(text, said) {
            let typed = window.phrase.parse::<Phrase>().and_then(|phrase| phrase.resolve(said)).expect("it was found");
            assert_eq!(Window { span: None, ..window }, typed);
        }
    }

    #[test]
    fn a_long_text_takes_no_longer_a_word() {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        for text in ["until the end of the ", "two weeks after the ", "by ", "ten ", "within 30 days of "] {
            assert!(scan(&text.repeat(1000), said).len() <= 1000);
        }
    }
}
