//! Spellings of names: what folds into what, and what all spellings of a word share.

/// Appends a word as all its spellings are folded.
fn fold(word: &str, key: &mut String) {
    let word = rewritten(word);
    let word = word.strip_suffix("'s").unwrap_or(word);
    let start = key.len();
    let mut letters = word.chars().filter(|letter| *letter != '\'').map(plain_letter).peekable();
    while let Some(letter) = letters.next() {
        let last = key.get(start..).and_then(|written| written.chars().next_back());
        // Two of a kind are one; "ee" and "oo" are the sounds i and u.
        let next = letters.peek().copied();
        match (letter, next) {
            ('e', Some('e')) => {
                letters.next();
                key.push('i');
            }
            ('o', Some('o')) => {
                letters.next();
                key.push('u');
            }
            // "sh", "th", "bh", "kh": the breath is written or not.
            ('h', _) if last.is_some_and(|last| "bcdgkpst".contains(last)) => {}
            ('h', None) if last.is_some_and(|last| "aeiou".contains(last)) => {}
            _ if last == Some(letter) && letter.is_alphabetic() => {}
            _ => key.push(letter),
        }
    }
    let plural = key.len() - start > 3 && key.ends_with('s');
    if plural {
        key.pop();
    }
}

/// Whether two spellings are those of one word.
pub(super) fn are_one(one: &str, other: &str) -> bool {
    let folded = |word: &str| {
        let mut key = String::new();
        fold(word, &mut key);
        key
    };
    one == other || may_begin_alike(one, other) && folded(one) == folded(other)
}

/// Whether two words may fold to the same first letter. It turns most away.
fn may_begin_alike(one: &str, other: &str) -> bool {
    let initial = |word: &str| match word.bytes().next()? {
        b'e' => Some(b'i'),
        b'o' => Some(b'u'),
        b'w' => Some(b'v'),
        b'q' => Some(b'k'),
        b'z' => Some(b's'),
        plain => plain.is_ascii_lowercase().then_some(plain),
    };
    initial(one).zip(initial(other)).is_none_or(|(one, other)| one == other)
}

/// One way to write words that no folding of letters makes one.
fn rewritten(word: &str) -> &str {
    match word {
        "saint" => "st",
        "doctor" => "dr",
        "labour" => "labor",
        _ => word,
    }
}

fn plain_letter(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ñ' | 'ṇ' => 'n',
        'ç' | 'ć' => 'c',
        'ś' | 'ṣ' | 'š' | 'ş' => 's',
        'ḥ' => 'h',
        'w' => 'v',
        'q' => 'k',
        'z' => 's',
        other => other,
    }
}

/// How many places there are.
pub(super) const PLACES: usize = 1 << 15;

/// A number below `PLACES` made of what `fold` leaves of a word however it is spelt: its consonants in order without h,
/// two of a kind in a row as one, and none for the s at its end.
pub(super) fn place(word: &str) -> usize {
    place_of_letters(rewritten(word))
}

fn place_of_letters(word: &str) -> usize {
    let step = |sum: u32, letter: u32| (sum ^ letter).wrapping_mul(0x0100_0193);
    let (mut sum, mut last) = (0, 0);
    let mut take = |letter: u32| {
        if letter != last {
            let after_s = if last == u32::from('s') { step(sum, last) } else { sum };
            sum = if letter == u32::from('s') { after_s } else { step(after_s, letter) };
            last = letter;
        }
    };
    if word.is_ascii() {
        word.bytes().filter_map(|letter| kept(u32::from(letter))).for_each(take);
    } else {
        word.chars().filter_map(|letter| kept(u32::from(plain_letter(letter)))).for_each(&mut take);
    }
    (sum.wrapping_mul(0x9e37_79b9) >> 17) as usize
}

/// A letter as all spellings have it; `None` for one that some leave out or write otherwise.
fn kept(letter: u32) -> Option<u32> {
    match char::from_u32(letter)? {
        'a' | 'e' | 'i' | 'o' | 'u' | 'h' | '\'' => None,
        'w' => Some(u32::from('v')),
        'q' => Some(u32::from('k')),
        'z' => Some(u32::from('s')),
        _ => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::all;
    use super::*;

    #[test]
    fn a_word_and_its_folded_form_are_on_one_shelf() {
        let more = "shh boss gass kiss's \u{e9}toile whizz queues o'o s h 1st \u{e7}\u{15b}".split(' ');
        for word in all().flat_map(|feast| feast.names.split(['|', ' ', '?', '!'])).chain(more) {
            let mut folded = String::new();
            fold(word, &mut folded);
            assert_eq!(place(word), place_of_letters(&folded), "{word}");
        }
    }
}
