//! Every window in running text.
//!
//! At each token the longest phrase is read and its surroundings judged (`context`); what stands and has not ended is kept.
//! Each try reads a bounded number of tokens, so the whole is linear in the length of the text.

use super::context::{Found, may_begin};
use super::cursor::{Cursor, Reading};
use super::phrase::{self, Phrase};
use super::resolve;
use super::shape::Shape;
use super::window::Window;
use super::words::{Token, tokens};
use chrono::NaiveDate;

/// A text of so few tokens may be one phrase and nothing else.
const LONGEST_PHRASE: usize = 12;

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
    let all = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        match window_at(text, &all, at, said) {
            Some((window, end)) => {
                found.push(window);
                at = end;
            }
            None => at += 1,
        }
    }
    if found.is_empty() && all.len() <= LONGEST_PHRASE {
        found.extend(only_phrase(text, &all, said));
    }
    found
}

fn window_at(text: &str, all: &[Token], at: usize, said: NaiveDate) -> Option<(Window, usize)> {
    let mut cursor = Cursor::new(text, all, at, Reading::Running);
    if !may_begin(&cursor) {
        return None;
    }
    let shape = phrase::shape(&mut cursor)?;
    let found = Found { tokens: all, start: at, end: cursor.at(), said };
    if !found.stands(&shape) {
        return None;
    }
    let words = cursor.written_since(at);
    spanned(&shape, words, found.tokens.get(at..cursor.at())?, said).map(|window| (window, cursor.at()))
}

/// A text that is one phrase: "5/31", "October". A single word that is also another word is no phrase.
fn only_phrase(text: &str, all: &[Token], said: NaiveDate) -> Option<Window> {
    const OTHER_WORDS: &[&str] = &["may", "march", "mar", "sat", "sun", "wed", "mon", "second", "fall", "spring", "now", "days", "years"];
    let lone = all.len() == 1 && all.iter().any(|t| OTHER_WORDS.contains(&t.text.as_str()));
    let always = all.len() == 3 && all.iter().map(|t| t.text.as_str()).eq(["24", "/", "7"]);
    if lone || always {
        return None;
    }
    let phrase: Phrase = text.parse().ok()?;
    spanned(&phrase.shape, text.trim(), all, said)
}

fn spanned(shape: &Shape, words: &str, read: &[Token], said: NaiveDate) -> Option<Window> {
    let span = read.first()?.span.start..read.last()?.span.end;
    let window = resolve::window(shape, words, said).ok()?;
    Some(Window { span: Some((span.start, span.end)), ..window })
}
