//! Which language a text is written in, as far as `read` must know: English or not, and the name of what it
//! looks like. By the script, and in Latin letters by the small words that every sentence has.

mod english;
mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::letters::{ByLetters, Packed, Plain};
use words::{ENGLISH, LATIN};

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// What is read.
    English,
    /// Another language.
    Other {
        /// Its English name ("Ukrainian").
        name: &'static str,
        /// Its code ("uk").
        code: &'static str,
    },
    /// Nothing tells: no letters, or many words and none of them known.
    Unknown,
}

const fn other(name: &'static str, code: &'static str) -> Language {
    Language::Other { name, code }
}

/// How much of a text is looked at, in bytes.
const HEAD: usize = 4_096;

/// Fewer words than this in Latin letters are English, as long as none of them says otherwise.
const FEW: usize = 25;

/// The language that the beginning of a text is written in. Foreign words in an English text leave it English.
#[must_use]
pub fn language(text: &str) -> Language {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    if english::is_clear(head) {
        return Language::English;
    }
    let mut letters = letters(head);
    let kana = letters.get(&Script::Kana).copied();
    if let Some((kana, han)) = kana.and_then(|kana| Some((kana, letters.remove(&Script::Han)?))) {
        letters.insert(Script::Kana, kana + han);
    }
    match letters.into_iter().max_by_key(|(script, count)| (*count, *script)) {
        None => Language::Unknown,
        Some((Script::Latin, _)) => latin(head),
        Some((Script::Cyrillic, _)) => cyrillic(head),
        Some((Script::Arabic, _)) => arabic(head),
        Some((Script::Han, _)) => other("Chinese", "zh"),
        Some((Script::Kana, _)) => other("Japanese", "ja"),
        Some((Script::Other(name, code), _)) => other(name, code),
    }
}

/// How many letters of each script stand in a text.
fn letters(text: &str) -> BTreeMap<Script, usize> {
    let mut letters = BTreeMap::new();
    let plain = text.bytes().filter(u8::is_ascii_alphabetic).count();
    if plain > 0 {
        letters.insert(Script::Latin, plain);
    }
    for script in text.chars().filter(|c| !c.is_ascii()).filter_map(script) {
        // A sign that stands for a word weighs as much as the word.
        *letters.entry(script).or_default() += if matches!(script, Script::Han | Script::Kana) { 3 } else { 1 };
    }
    letters
}

/// The language of a code as pages give it ("en-GB", "uk").
#[must_use]
pub fn of_code(code: &str) -> Language {
    let short = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let in_latin = LATIN.iter().map(|(name, code, _)| (*name, *code));
    let in_others = SCRIPTS.iter().map(|(_, _, name, code)| (*name, *code));
    let others = CYRILLIC.iter().chain(&ARABIC).map(|(name, code, _)| (*name, *code));
    let more = [("Chinese", "zh"), ("Japanese", "ja"), ("Russian", "ru"), ("Arabic", "ar")];
    match short.as_str() {
        "en" => Language::English,
        short => {
            let mut known = in_latin.chain(in_others).chain(others).chain(more);
            known.find(|(_, code)| *code == short).map_or(Language::Unknown, |(name, code)| other(name, code))
        }
    }
}

/// A way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Han,
    Kana,
    /// A script of one language, as far as news go: its name and code.
    Other(&'static str, &'static str),
}

/// Scripts with a language of their own: from and to which letter, the name, the code.
const SCRIPTS: [(char, char, &str, &str); 18] = [
    ('\u{370}', '\u{3ff}', "Greek", "el"),
    ('\u{531}', '\u{58f}', "Armenian", "hy"),
    ('\u{5d0}', '\u{5f4}', "Hebrew", "he"),
    ('\u{904}', '\u{97f}', "Hindi", "hi"),
    ('\u{980}', '\u{9ff}', "Bengali", "bn"),
    ('\u{a00}', '\u{a7f}', "Punjabi", "pa"),
    ('\u{a80}', '\u{aff}', "Gujarati", "gu"),
    ('\u{b80}', '\u{bff}', "Tamil", "ta"),
    ('\u{c00}', '\u{c7f}', "Telugu", "te"),
    ('\u{c80}', '\u{cff}', "Kannada", "kn"),
    ('\u{d00}', '\u{d7f}', "Malayalam", "ml"),
    ('\u{d80}', '\u{dff}', "Sinhala", "si"),
    ('\u{e00}', '\u{e7f}', "Thai", "th"),
    ('\u{1000}', '\u{109f}', "Burmese", "my"),
    ('\u{10a0}', '\u{10ff}', "Georgian", "ka"),
    ('\u{1200}', '\u{137f}', "Amharic", "am"),
    ('\u{1780}', '\u{17ff}', "Khmer", "km"),
    ('\u{ac00}', '\u{d7a3}', "Korean", "ko"),
];

fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        _ if !c.is_alphabetic() => None,
        '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Some(Script::Arabic),
        '\u{3041}'..='\u{30ff}' => Some(Script::Kana),
        '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}' => Some(Script::Han),
        _ => {
            let of = SCRIPTS.iter().find(|(from, to, ..)| (*from..=*to).contains(&c));
            of.map(|(_, _, name, code)| Script::Other(name, code))
        }
    }
}

/// Languages in Cyrillic letters by letters that only they have. Ukrainian and Belarusian share і: ў decides.
const CYRILLIC: [(&str, &str, &str); 6] = [
    ("Kazakh", "kk", "әғқңұһ"),
    ("Belarusian", "be", "ў"),
    ("Ukrainian", "uk", "іїєґ"),
    ("Macedonian", "mk", "ѓќѕ"),
    ("Serbian", "sr", "јљњћђџ"),
    ("Russian", "ru", "ыэё"),
];

fn cyrillic(text: &str) -> Language {
    let lower = text.to_lowercase();
    let letters = lower.chars().filter(|c| script(*c) == Some(Script::Cyrillic)).count();
    let count = |of: &str| lower.chars().filter(|c| of.contains(*c)).count();
    // One word of a neighbour's in a text does not make it the neighbour's.
    let own = |of: &str| count(of) * 200 > letters;
    if let Some((name, code, _)) = CYRILLIC.iter().find(|(_, _, of)| own(of)) {
        return other(name, code);
    }
    if count("ъ") * 100 > letters { other("Bulgarian", "bg") } else { other("Russian", "ru") }
}

/// Languages in Arabic letters by letters that Arabic has not.
const ARABIC: [(&str, &str, &str); 2] = [("Urdu", "ur", "ٹڈڑےںہ"), ("Persian", "fa", "پچژگکی")];

fn arabic(text: &str) -> Language {
    let letters = text.chars().filter(|c| script(*c) == Some(Script::Arabic)).count();
    let own = |of: &str| text.chars().filter(|c| of.contains(*c)).count() * 50 > letters;
    let found = ARABIC.iter().find(|(_, _, of)| own(of));
    found.map_or(other("Arabic", "ar"), |(name, code, _)| other(name, code))
}

/// No word that we know is longer, in bytes and in whatever letters it is written.
const LONGEST: usize = 32;

/// The place of English, behind those of [`LATIN`].
const ENGLISH_PLACE: usize = LATIN.len();

/// Which languages a small word belongs to, by their places.
static WORDS: LazyLock<ByLetters<Vec<usize>>> = LazyLock::new(|| {
    let lists = LATIN.iter().map(|(_, _, list)| *list).chain([ENGLISH]).enumerate();
    let words = lists.flat_map(|(place, list)| list.split(' ').map(move |word| (word.as_bytes(), vec![place])));
    ByLetters::merged(words, |known, more| known.extend(more))
});

/// The words of a text, one after the other: runs of letters of whatever script.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    /// The word in small letters; none where it is too long to be known.
    type Item = Option<Packed>;

    fn next(&mut self) -> Option<Option<Packed>> {
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            let first = rest.first()?;
            if first.is_ascii() && !first.is_ascii_alphabetic() {
                self.at += 1;
                continue;
            }
            if let Some(word) = Plain::of(rest) {
                self.at += word.len;
                return Some(Some(word.packed));
            }
            let rest = self.text.get(self.at..)?;
            let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if !word.is_empty() {
                self.at += word.len();
                return Some(in_small_letters(word));
            }
            self.at += rest.chars().next()?.len_utf8();
        }
    }
}

fn in_small_letters(word: &str) -> Option<Packed> {
    match word.len() {
        0..=LONGEST if word.is_ascii() => Packed::of(word.as_bytes()).map(Packed::in_small_letters),
        0..=LONGEST => Packed::of(word.to_lowercase().as_bytes()),
        _ => None,
    }
}

fn latin(text: &str) -> Language {
    let mut hits = [0_usize; ENGLISH_PLACE + 1];
    // Of these, how many are English words as well: they tell neither for nor against.
    let mut shared = hits;
    let mut all = 0;
    for word in (Words { text, at: 0 }) {
        all += 1;
        let places = word.and_then(|word| WORDS.get(word)).map(Vec::as_slice).unwrap_or_default();
        let is_shared = places.contains(&ENGLISH_PLACE);
        for place in places {
            hits.get_mut(*place).into_iter().for_each(|count| *count += 1);
            shared.get_mut(*place).into_iter().for_each(|count| *count += usize::from(is_shared));
        }
    }
    let [hits @ .., english] = hits;
    let best = LATIN
        .iter()
        .zip(hits.iter().zip(&shared))
        .max_by_key(|(_, (hits, shared))| (**hits, hits.saturating_sub(**shared)));
    let Some(((name, code, _), (hits, shared))) = best else { return Language::Unknown };
    let (own, against) = (hits.saturating_sub(*shared), english.saturating_sub(*shared));
    // A short text may be little more than the foreign words that it quotes.
    let is_clear = if all < FEW { own > against * 3 } else { own * 2 > against * 3 };
    if *hits >= 2 && *hits * 12 >= all && is_clear {
        return other(name, code);
    }
    if english * 25 >= all || all < FEW { Language::English } else { Language::Unknown }
}

#[cfg(test)]
mod tests;
