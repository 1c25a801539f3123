//! What to say instead: phrases that are understood, the nearest to the words typed first.
//!
//! First the same words with one spelt as the grammar knows it, then examples that share words or shape.

use super::lexicon;
use super::phrase;
use super::word::Word;
use super::words::{Folded, Token, TokenKind};

/// How many suggestions an error carries.
const WANTED: usize = 3;

/// Longer words are no misspelt calendar words, longer phrases no phrases.
const LONGEST_WORD: usize = 16;
const MOST_TOKENS: usize = 24;

/// One example of each shape.
const EXAMPLES: &[&str] = &[
    "by Friday",
    "by the end of June",
    "within two weeks",
    "by 30 June 2030",
    "in the coming weeks",
    "before 2030",
    "next week",
    "in ten days",
    "tomorrow",
    "next month",
    "by the end of the year",
    "this year",
    "within 48 hours",
    "over the next few months",
    "early next year",
    "mid-March",
    "later this year",
    "within a year",
    "no later than 1 May",
    "until Friday",
    "not before June",
    "for three months",
    "within 30 days of the ceasefire",
    "two weeks after the election",
    "before the election",
    "by spring",
    "in the fourth quarter",
    "by the weekend",
    "soon",
];

const FUNCTION_WORDS: &str = "by|before|within|until|next|this|early|late|later|today|tomorrow|coming|following|\
    weekend|couple|several|over|after|from|the|of|end|in|few|mid|beginning|no|than|not|for|\
    on|a|an";

/// The holidays that deadlines are set by; names of one word, which alone can be guessed.
const HOLIDAYS: &str = "christmas|easter|thanksgiving|ramadan|passover|hanukkah|diwali|halloween|pentecost|lent|advent";

/// Three phrases that are understood.
pub(super) fn nearest(words: &str, all: &[Token<'_>]) -> Vec<String> {
    let mut found: Vec<String> = corrected(words, all).into_iter().collect();
    let typed = all.get(..all.len().min(MOST_TOKENS)).unwrap_or_default();
    let mut ranked: Vec<(usize, &str)> = EXAMPLES.iter().map(|example| (likeness(typed, example), *example)).collect();
    // The sort is stable: of equals the commoner example, which stands first, wins.
    ranked.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    for (_, example) in ranked {
        if found.len() < WANTED && !found.iter().any(|known| known == example) {
            found.push(example.to_owned());
        }
    }
    found
}

/// The same words with every unknown one replaced by the word it is a slip for, when that is understood.
fn corrected(words: &str, all: &[Token<'_>]) -> Option<String> {
    if all.len() > MOST_TOKENS {
        return None;
    }
    let mut text = String::new();
    let mut copied = 0;
    for token in all.iter().filter(|t| t.kind == TokenKind::Word) {
        if let Some(meant) = meant(token) {
            text.push_str(words.get(copied..token.bytes.start)?);
            text.push_str(&meant);
            copied = token.bytes.end;
        }
    }
    text.push_str(words.get(copied..)?);
    (copied > 0 && phrase::whole(&text, &Folded::of(&text).tokens()).is_some()).then_some(text)
}

/// The word a token is a slip for; `None` when it is a word that is known, or like none.
fn meant(token: &Token<'_>) -> Option<String> {
    let word = token.text;
    let known = || FUNCTION_WORDS.split('|').chain(lexicon::all_words()).chain(HOLIDAYS.split('|'));
    let letters = word.chars().count();
    let is_known = known().any(|k| word == k) || lexicon::month(word).is_some() || lexicon::weekday(word).is_some();
    if is_known || !(3..=LONGEST_WORD).contains(&letters) {
        return None;
    }
    let allowed = if letters < 5 { 1 } else { 2 };
    let (slips, best) = known().map(|k| (slips(&word, k), k)).min_by_key(|(slips, _)| *slips)?;
    if slips > allowed {
        return None;
    }
    // Names of days and months are written with a capital.
    let name = Word::of(best);
    let is_name =
        lexicon::month(name).is_some() || lexicon::weekday(name).is_some() || HOLIDAYS.split('|').any(|k| k == best);
    let mut rest = best.chars();
    let first = rest.next()?;
    let first = if is_name { first.to_ascii_uppercase() } else { first };
    Some(format!("{first}{}", rest.as_str()))
}

/// Letters to add, drop, change or swap between two words.
fn slips(typed: &str, known: &str) -> usize {
    let known: Vec<char> = known.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=known.len()).collect();
    let mut previous = None;
    for (row, letter) in typed.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, target) in known.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&last, column) + usize::from(letter != *target))
                .min(at(&last, column + 1) + 1)
                .min(at(&current, column) + 1);
            let swapped = column.checked_sub(1).filter(|c| previous == Some(*target) && known.get(*c) == Some(&letter));
            if let Some(column) = swapped {
                cost = cost.min(at(&before_last, column) + 1);
            }
            current.push(cost);
        }
        before_last = std::mem::replace(&mut last, current);
        previous = Some(letter);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

/// How like an example the words are: the same words count, then words of the same kind.
fn likeness(typed: &[Token<'_>], example: &str) -> usize {
    let folded = Folded::of(example);
    let example = folded.tokens();
    let score = |token: &Token<'_>, first: bool| {
        let place = if first { 2 } else { 1 };
        let same = example.iter().any(|e| e.text == token.text);
        let alike = example.iter().any(|e| class(e).is_some() && class(e) == class(token));
        place * (4 * usize::from(same) + 3 * usize::from(alike))
    };
    let likeness: usize = typed.iter().enumerate().map(|(index, token)| score(token, index == 0)).sum();
    // What the example says more is what the words did not ask for.
    likeness.saturating_sub(2 * example.len().saturating_sub(typed.len()))
}

fn class(token: &Token<'_>) -> Option<u8> {
    let word = token.text;
    let unit = lexicon::unit_plural(word).or_else(|| lexicon::unit_singular(word)).map(|_| 1);
    let weekday = lexicon::weekday(word).map(|_| 2);
    let month = lexicon::month(word).map(|_| 3);
    let number = (token.kind == TokenKind::Number || lexicon::cardinal(word).is_some()).then_some(4);
    let season = lexicon::season(word).map(|_| 5);
    unit.or(weekday).or(month).or(number).or(season)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_understood() {
        for example in EXAMPLES {
            assert!(phrase::whole(example, &Folded::of(example).tokens()).is_some(), "{example}");
        }
    }

    #[track_caller]
    fn case(typed: &str, first: &str) {
        let found = nearest(typed, &Folded::of(typed).tokens());
        assert_eq!(found.first().map(String::as_str), Some(first), "{found:?}");
        assert_eq!(found.len(), WANTED);
    }

    #[test]
    fn the_nearest_comes_first() {
        case("by Fryday", "by Friday");
        case("within two weaks", "within two weeks");
        case("by teh end of jun", "by the end of jun");
        case("within banana days", "within two weeks");
        case("by Chrismas", "by Christmas");
        case("before Thanksgving", "before Thanksgiving");
        case("banana", "by Friday");
        case("", "by Friday");
    }
}
