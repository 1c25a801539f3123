//! Whether a text is clearly English, told from three short stretches of it: so most articles need not be looked at
//! word by word.

use super::words::ENGLISH;
use crate::letters::{Run, eight_of, letters_of};

/// How long a stretch is, in bytes.
const STRETCH: usize = 320;

/// Small words of ours that a neighbour's sentences have too: they tell nothing here.
const SHARED: &str = "in is was of we had on at for has have an will by he";

/// Whether the beginning, the middle and the end of a text are so full of small English words that no look at the rest is
/// needed: one word in seven of all three, and one in twelve of each. A text that is too short to tell is not clear.
pub(super) fn is_clear(text: &str) -> bool {
    let Some(last) = text.len().checked_sub(3 * STRETCH).map(|rest| rest + 2 * STRETCH) else { return false };
    let (mut all, mut known) = (0, 0);
    for from in [0, last / 2, last] {
        let Some(stretch) = text.as_bytes().get(from..from + STRETCH) else { return false };
        let counted = Counted::of(stretch);
        // A stretch of other letters has few words that count.
        if counted.known * 12 < counted.all || counted.known == 0 || counted.others * 8 > STRETCH {
            return false;
        }
        all += counted.all;
        known += counted.known;
    }
    known * 7 >= all
}

/// What stands in a stretch.
#[derive(Default)]
struct Counted {
    /// Words in letters of ASCII.
    all: usize,
    /// Small English words among them.
    known: usize,
    /// Bytes outside ASCII.
    others: usize,
}

impl Counted {
    fn of(stretch: &[u8]) -> Counted {
        // Most stretches have none, which is told at once.
        let others = if stretch.is_ascii() { 0 } else { stretch.iter().filter(|byte| !byte.is_ascii()).count() };
        let mut counted = Counted { others, ..Counted::default() };
        let mut rest = stretch;
        while let Some(first) = rest.first() {
            if !first.is_ascii_alphabetic() {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let eight = eight_of(rest);
            let word = Run::of(letters_of(eight), eight);
            rest = rest.get(word.len..).unwrap_or_default();
            // None of ours is longer.
            let more =
                if word.len == 8 { rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count() } else { 0 };
            rest = rest.get(more..).unwrap_or_default();
            // Of a word at the end of the stretch nobody knows what it is.
            if !rest.is_empty() {
                counted.all += 1;
                counted.known += usize::from(more == 0 && is_known(word.small));
            }
        }
        counted
    }
}

/// More places than there are words, so that most of them are empty.
const PLACES: usize = 256;

/// The small English words that tell as numbers, each at its place or the next one that is empty.
const KNOWN: [u64; PLACES] = {
    let mut known = [0; PLACES];
    let (letters, mut at, mut word, mut bits) = (ENGLISH.as_bytes(), 0, 0_u64, 0);
    while at <= letters.len() {
        if at < letters.len() && letters[at] != b' ' {
            word |= (letters[at] as u64) << bits;
            bits += 8;
        } else {
            if word != 0 && !is_shared(word) {
                let mut place = place_of(word);
                while known[place] != 0 {
                    place = (place + 1) % PLACES;
                }
                known[place] = word;
            }
            (word, bits) = (0, 0);
        }
        at += 1;
    }
    known
};

const fn is_shared(word: u64) -> bool {
    let (letters, mut at, mut shared, mut bits) = (SHARED.as_bytes(), 0, 0_u64, 0);
    while at <= letters.len() {
        if at < letters.len() && letters[at] != b' ' {
            shared |= (letters[at] as u64) << bits;
            bits += 8;
        } else if shared == word {
            return true;
        } else {
            (shared, bits) = (0, 0);
        }
        at += 1;
    }
    false
}

const fn place_of(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize % PLACES
}

fn is_known(word: u64) -> bool {
    let mut place = place_of(word);
    loop {
        match KNOWN.get(place) {
            Some(known) if *known == word => return true,
            Some(0) | None => return false,
            Some(_) => place = (place + 1) % PLACES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: bool) {
        assert_eq!(is_clear(&text.repeat(2_000 / text.len() + 1)), expected, "{text}");
    }

    #[test]
    fn only_english_is_clear() {
        case("The minister said on Friday that the bridge will open in June. ", true);
        case("“It is ours,” he said of the bridge that they had built. ", true);
        case("Harbour bridge opens, minister Smith resigns. ", false);
        case("De minister zei dat het in de haven was en dat we over een week meer weten of het is gedaan. ", false);
        case("The minister said: Міністр заявив у п’ятницю, що міст відкриють у червні. ", false);
    }

    #[test]
    fn what_turns_to_another_language_is_not_clear() {
        let (english, german) = ("It was said in the house that he is ill. ", "Der Minister sagte es am Freitag. ");
        assert!(!is_clear(&(english.repeat(40) + &german.repeat(40))));
        assert!(!is_clear(&(german.repeat(10) + &english.repeat(40))));
        assert!(!is_clear(english));
    }

    #[test]
    fn each_word_is_known_and_none_is_too_long() {
        let packed = |word: &str| word.bytes().rev().fold(0, |sum, byte| sum << 8 | u64::from(byte));
        for word in ENGLISH.split_whitespace() {
            assert!(word.len() <= 8, "{word}");
            assert_eq!(is_known(packed(word)), !SHARED.split(' ').any(|shared| shared == word), "{word}");
        }
        assert!(!is_known(packed("x")));
    }
}
