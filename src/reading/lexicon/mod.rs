//! What words can be: one look-up gives all that the stages ask of a word. Data stand in `words` and `cues`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

pub(super) mod class;
mod cues;
mod forms;
mod names;
mod words;

use class::Class;
pub(super) use cues::Frame;

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// "say", "to say".
    Base,
    /// "says".
    Third,
    /// "said", where it can be the past tense.
    Past,
    /// "written", where it is the participle only.
    Participle,
    /// "saying".
    Gerund,
}

/// A verb that brings words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// The verb.
    pub(super) lemma: &'static str,
    pub(super) tense: Tense,
    frames: u16,
}

impl Cue {
    /// Whether the verb takes that complement.
    pub(super) fn takes(self, frame: Frame) -> bool {
        self.frames & (1 << frame as u16) != 0
    }

    /// Whether it takes one of them.
    pub(super) fn takes_any(self, frames: &[Frame]) -> bool {
        frames.iter().any(|frame| self.takes(*frame))
    }
}

/// What a word can be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) class: Class,
    pub(super) cue: Option<Cue>,
}

/// Looks a word up, written in small letters with plain apostrophes.
pub(super) fn entry(word: &[u8]) -> Entry {
    static LEXICON: OnceLock<HashMap<&'static [u8], Entry, BuildHasherDefault<Fnv>>> = OnceLock::new();
    let lexicon = LEXICON.get_or_init(|| {
        let mut lexicon: HashMap<&'static [u8], Entry, BuildHasherDefault<Fnv>> = HashMap::default();
        for (class, words) in words::WORDS {
            for word in words.split_whitespace() {
                lexicon.entry(word.as_bytes()).or_default().class |= class;
            }
        }
        for (frame, lemmas) in cues::VERBS {
            for lemma in lemmas.split_whitespace() {
                for (form, tense) in forms::forms(lemma) {
                    let entry = lexicon.entry(form.as_bytes()).or_default();
                    let known = entry.cue.map_or(0, |cue| cue.frames);
                    let lemma = lemma.trim_end_matches('+');
                    entry.cue = Some(Cue { lemma, tense, frames: known | 1 << frame as u16 });
                }
            }
        }
        lexicon
    });
    lexicon.get(word).copied().unwrap_or_default()
}

/// FNV-1a: short keys of our own, nothing that an attacker chooses is stored under them.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// What a given name or a title says of "he" and "she".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

/// Titles and words for one gender only.
const TITLES: [(Gender, &str); 2] = [
    (Gender::Man, "mr spokesman chairman congressman businessman sir lord king prince father brother husband son"),
    (
        Gender::Woman,
        "mrs ms miss spokeswoman chairwoman congresswoman lady dame queen princess mother sister wife daughter",
    ),
];

/// The gender that a given name or a title tells; `None` where it tells none.
pub(super) fn gender(word: &str) -> Option<Gender> {
    static GENDERS: OnceLock<HashMap<&'static str, Gender>> = OnceLock::new();
    let genders = GENDERS.get_or_init(|| {
        let given = [(Gender::Man, names::MEN), (Gender::Woman, names::WOMEN)];
        let all = given.into_iter().chain(TITLES);
        all.flat_map(|(gender, words)| words.split_whitespace().map(move |word| (word, gender))).collect()
    });
    genders.get(word.trim_end_matches('.').to_lowercase().as_str()).copied()
}
