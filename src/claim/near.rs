//! The passage of a text that comes nearest to words that do not stand in it, for whoever has to mend them.

use std::collections::HashMap;

/// A passage is near when it shares at least this much of its letters with the words.
const NEAR: f64 = 0.3;

/// How the words differ from the nearest passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Only in capital and small letters.
    Case,
    /// Only in the signs between the words, or how words are written together.
    Signs,
    /// In the words themselves.
    Words,
}

/// A word of a text.
struct Word {
    /// Where it stands: scalar values, end exclusive.
    start: usize,
    end: usize,
    exact: String,
    lower: String,
}

impl Word {
    fn letters(&self) -> usize {
        self.end - self.start
    }
}

/// Returns the passage of about as many words that shares most letters with the words looked for, and how
/// it differs; `None` where nothing comes near.
pub(super) fn nearest_passage(text: &str, words: &str) -> Option<(String, Difference)> {
    let (passages, wanted) = (words_of(text), words_of(words));
    let (first, last) = best(&passages, &wanted)?;
    let found = passages.get(first..=last)?;
    let (start, end) = (found.first()?.start, found.last()?.end);
    let passage: String = text.chars().skip(start).take(end - start).collect();
    let equal = |of: fn(&Word) -> &str| found.iter().map(of).eq(wanted.iter().map(of));
    let difference = match (equal(|word| &word.exact), equal(|word| &word.lower)) {
        (true, _) => Difference::Signs,
        (false, true) => Difference::Case,
        (false, false) => Difference::Words,
    };
    Some((passage, difference))
}

fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_inside = false;
    for (position, c) in text.chars().enumerate() {
        if !c.is_alphanumeric() {
            is_inside = false;
            continue;
        }
        match words.last_mut().filter(|_| is_inside) {
            Some(word) => {
                word.end = position + 1;
                word.exact.push(c);
                word.lower.extend(c.to_lowercase());
            }
            None => words.push(Word {
                start: position,
                end: position + 1,
                exact: c.to_string(),
                lower: c.to_lowercase().collect(),
            }),
        }
        is_inside = true;
    }
    words
}

/// The first and the last word of the best window; windows may be somewhat longer than the words wanted,
/// for what was left out of them.
fn best(passages: &[Word], wanted: &[Word]) -> Option<(usize, usize)> {
    let longest = wanted.len() + (wanted.len() / 4).clamp(1, 12);
    let lengths = wanted.len()..=longest;
    let windows = lengths.filter_map(|length| best_of_length(passages, wanted, length.min(passages.len())));
    let (score, first, last) = windows.reduce(|best, other| if other.0 > best.0 { other } else { best })?;
    (score >= NEAR).then_some((first, last))
}

/// The best window of so many words, without words at its ends that are not wanted.
fn best_of_length(passages: &[Word], wanted: &[Word], length: usize) -> Option<(f64, usize, usize)> {
    let mut window = Window::new(wanted);
    let mut best: Option<(f64, usize, usize)> = None;
    for (last, word) in passages.iter().enumerate() {
        window.take(word);
        if let Some(left) = last.checked_sub(length).and_then(|left| passages.get(left)) {
            window.leave(left);
        }
        let first = (last + 1).saturating_sub(length);
        if last + 1 >= length && best.is_none_or(|(score, _, _)| window.score() > score) {
            best = Some((window.score(), first, last));
        }
    }
    let (score, first, last) = best.filter(|(score, _, _)| *score > 0.0)?;
    let is_wanted = |word: &Word| wanted.iter().any(|own| own.lower == word.lower);
    let words = passages.get(first..=last)?;
    let skipped = words.iter().position(is_wanted)?;
    let dropped = words.iter().rev().position(is_wanted)?;
    // What is cut off at the ends had no part in it.
    let cut: usize = words.iter().take(skipped).chain(words.iter().rev().take(dropped)).map(Word::letters).sum();
    let all = window.wanted_letters + words.iter().map(Word::letters).sum::<usize>();
    Some((score * ratio(all, all.saturating_sub(cut)), first + skipped, last - dropped))
}

/// How many letters of the words wanted stand in a run of words.
struct Window<'a> {
    /// How often each word is wanted, and how often it is there.
    counts: HashMap<&'a str, (usize, usize)>,
    wanted_letters: usize,
    letters: usize,
    shared: usize,
}

impl<'a> Window<'a> {
    fn new(wanted: &'a [Word]) -> Window<'a> {
        let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
        for word in wanted {
            counts.entry(&word.lower).or_default().0 += 1;
        }
        let wanted_letters = wanted.iter().map(Word::letters).sum();
        Window { counts, wanted_letters, letters: 0, shared: 0 }
    }

    fn take(&mut self, word: &Word) {
        self.letters += word.letters();
        if let Some((wanted, there)) = self.counts.get_mut(word.lower.as_str()) {
            *there += 1;
            if *there <= *wanted {
                self.shared += word.letters();
            }
        }
    }

    fn leave(&mut self, word: &Word) {
        self.letters -= word.letters();
        if let Some((wanted, there)) = self.counts.get_mut(word.lower.as_str()) {
            if *there <= *wanted {
                self.shared -= word.letters();
            }
            *there -= 1;
        }
    }

    /// 1 where all words are the same, 0 where none is.
    fn score(&self) -> f64 {
        ratio(2 * self.shared, self.wanted_letters + self.letters)
    }
}

#[expect(clippy::cast_precision_loss, reason = "texts are far below 2^52 letters")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "PARIS, April 18 (Agency). The minister spoke late. “We need to figure out here now, within a \
        matter of days, whether this is doable,” he said. “If it’s not, then I think we’re just going to move on.” \
        Days later, others spoke of weeks.";

    #[track_caller]
    fn case(words: &str, expected: Option<(&str, Difference)>) {
        let found = nearest_passage(TEXT, words);
        assert_eq!(found.as_ref().map(|(passage, difference)| (passage.as_str(), *difference)), expected, "{words}");
    }

    #[test]
    fn the_best_passage_is_no_longer_than_the_words() {
        let words = Difference::Words;
        case(
            "within matter of days whether it is doable",
            Some(("within a matter of days, whether this is doable", words)),
        );
        case("we need to figure out now", Some(("We need to figure out here now", words)));
        case("I think we're going to move on", Some(("I think we’re just going to move on", words)));
        case("others spoke of months", Some(("others spoke of", words)));
    }

    #[test]
    fn what_differs_in_case_or_signs_alone_is_told() {
        case("we need to figure out here now", Some(("We need to figure out here now", Difference::Case)));
        case("THE MINISTER SPOKE", Some(("The minister spoke", Difference::Case)));
        case("a matter of days - whether this", Some(("a matter of days, whether this", Difference::Signs)));
    }

    #[test]
    fn nothing_near_is_nothing() {
        case("bananas ripen slowly", None);
        case("…", None);
        case("", None);
        assert_eq!(nearest_passage("", "words"), None);
        assert_eq!(nearest_passage("one", "one two three four"), Some(("one".to_owned(), Difference::Words)));
    }

    proptest! {
        #[test]
        fn a_passage_is_a_slice_of_the_text(text in "[ab ,.É]{0,30}", words in "[ab ,.é]{0,12}") {
            if let Some((passage, _)) = nearest_passage(&text, &words) {
                prop_assert!(text.contains(&passage));
            }
        }

        #[test]
        fn words_that_stand_there_are_found_whatever_their_case(at in 0..20_usize, length in 1..8_usize) {
            let words: Vec<&str> = TEXT.split_whitespace().skip(at).take(length).collect();
            let (passage, difference) = nearest_passage(TEXT, &words.join(" ").to_uppercase()).expect("stands there");
            prop_assert_ne!(difference, Difference::Words, "{}", passage);
        }
    }
}
