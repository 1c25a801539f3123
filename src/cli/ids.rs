//! Claims as people name them: `3`, `3,5-7`, or a whole uid.

use std::collections::HashSet;

use super::failure::Failure;
use crate::claim::Uid;
use crate::store::Ledger;

/// More numbers than anybody types on purpose.
const LARGEST_RANGE: i64 = 100_000;

/// Tells whether a word names claims at all.
pub(crate) fn is_ids(word: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_range = |text: &str| match text.split_once('-') {
        Some((first, last)) => is_number(first) && is_number(last),
        None => is_number(text),
    };
    word.parse::<Uid>().is_ok() || word.trim_start_matches('#').split(',').all(is_range)
}

/// Splits words into those that name claims and the others, in order.
pub(crate) fn split(words: &[String]) -> (Vec<&str>, Vec<&str>) {
    words.iter().map(String::as_str).partition(|word| is_ids(word))
}

/// Reads the numbers of claims, in the order given, none twice. Every one of them must be there.
pub(crate) fn resolve(ledger: &Ledger, words: &[&str]) -> Result<Vec<i64>, Failure> {
    let mut ids = Vec::new();
    let mut seen = HashSet::new();
    for word in words {
        ids.extend(expand(ledger, word)?.into_iter().filter(|id| seen.insert(*id)));
    }
    Ok(ids)
}

fn expand(ledger: &Ledger, word: &str) -> Result<Vec<i64>, Failure> {
    if let Ok(uid) = word.parse::<Uid>() {
        return Ok(vec![ledger.claim_id(uid)?]);
    }
    let mut ids = Vec::new();
    for part in word.trim_start_matches('#').split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let bad = || Failure::misuse(format!("{word:?} names no claims"), "numbers as printed: 3 or 3,5-7");
        let number = |text: &str| text.parse::<i64>().map_err(|_| bad());
        let (first, last) = (number(first)?, number(last)?);
        if last < first || last - first > LARGEST_RANGE {
            return Err(bad());
        }
        ids.extend(first..=last);
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lists_and_ranges_name_claims() {
        for word in ["3", "3,5-7", "#4", "01975c3e-8f00-7abc-8def-0123456789ab"] {
            assert!(is_ids(word), "{word}");
        }
        for word in ["fulfilled", "yes", "not-met", "3-", "-", "", "2025-04-18", "3,"] {
            assert!(!is_ids(word), "{word}");
        }
    }
}
