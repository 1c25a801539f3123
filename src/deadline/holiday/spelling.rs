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

/// Words that are another when no folding of letters makes them one: each stands for the one behind it.
pub(super) const RESPELT: [(&str, &str); 3] = [("saint", "st"), ("doctor", "dr"), ("labour", "labor")];

fn rewritten(word: &str) -> &str {
    // Most words begin with none of theirs.
    if !matches!(word.as_bytes(), [b's' | b'd' | b'l', _, _, _, _, ..]) {
        return word;
    }
    RESPELT.iter().find(|(written, _)| *written == word).map_or(word, |(_, meant)| meant)
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

/// A number below `PLACES` made of what `fold` leaves of a word however it is spelt: its letters in order without h,
/// e and o as the i and u that two of them are, two of a kind in a row as one, and none for the s at its end.
pub(super) fn place(word: &str) -> usize {
    place_of_letters(rewritten(word))
}

fn place_of_letters(word: &str) -> usize {
    if word.is_ascii() {
        return Skeleton::of(word).place();
    }
    let mut skeleton = Skeleton::default();
    word.chars().for_each(|letter| skeleton.take_letter(kept(plain_letter(letter))));
    skeleton.place()
}

/// The letters of a word as all its spellings have them.
#[derive(Default)]
pub(in crate::deadline) struct Skeleton {
    /// All of them, as one number.
    all: u32,
    /// Those up to the last that is no s.
    inner: u32,
    last: u32,
}

impl Skeleton {
    /// That of a word in ASCII.
    pub(super) fn of(word: &str) -> Skeleton {
        let mut skeleton = Skeleton::default();
        skeleton.take(word.as_bytes());
        skeleton
    }

    /// Takes more letters in ASCII of either size.
    #[inline]
    pub(in crate::deadline) fn take(&mut self, letters: &[u8]) {
        // What all spellings keep of each letter.
        const KEPT: [u8; 256] = {
            let mut kept = [0; 256];
            let mut letter = 0;
            while letter < 256 {
                let small = (letter as u8).to_ascii_lowercase();
                kept[letter] = match small {
                    b'h' | b'\'' => 0,
                    b'e' => b'i',
                    b'o' => b'u',
                    b'w' => b'v',
                    b'q' => b'k',
                    b'z' => b's',
                    _ => small,
                };
                letter += 1;
            }
            kept
        };
        for letter in letters {
            self.take_letter(u32::from(KEPT[usize::from(*letter)]));
        }
    }

    /// Takes what all spellings keep of a letter; 0 is nothing.
    #[inline]
    fn take_letter(&mut self, letter: u32) {
        // Without branches: what comes next in a word cannot be foreseen.
        let with = (self.all ^ letter).wrapping_mul(0x0100_0193);
        let is_new = letter != 0 && letter != self.last;
        self.all = if is_new { with } else { self.all };
        self.last = if is_new { letter } else { self.last };
        self.inner = if is_new && letter != u32::from('s') { with } else { self.inner };
    }

    #[inline]
    pub(super) fn place(&self) -> usize {
        (self.inner.wrapping_mul(0x9e37_79b9) >> 17) as usize
    }
}

/// A letter as all spellings have it; 0 for one that some leave out.
fn kept(letter: char) -> u32 {
    match letter {
        'h' | '\'' => 0,
        'e' => u32::from('i'),
        'o' => u32::from('u'),
        'w' => u32::from('v'),
        'q' => u32::from('k'),
        'z' => u32::from('s'),
        _ => u32::from(letter),
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
