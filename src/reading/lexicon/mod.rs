//! What words can be: one look-up gives all that the stages ask of a word. Data stand in `words` and `cues`.

use std::sync::LazyLock;

pub(super) mod class;
mod cues;
mod forms;
mod names;
mod words;

use crate::letters::{ByLetters, Packed, Table};
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
    #[inline]
    pub(super) fn takes(self, frame: Frame) -> bool {
        self.frames & (1 << frame as u16) != 0
    }

    /// Whether it takes one of them.
    #[inline]
    pub(super) fn takes_any(self, frames: &[Frame]) -> bool {
        self.frames & frames.iter().fold(0, |all, frame| all | 1 << *frame as u16) != 0
    }
}

/// What a word can be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) class: Class,
    pub(super) cue: Option<&'static Cue>,
}

impl Entry {
    /// Whether the lexicon does not tell what the word can be.
    #[inline]
    pub(super) fn is_unknown(&self) -> bool {
        self.class & !class::ABBREVIATION == 0 && self.cue.is_none()
    }
}

/// Looks a word up, written in small letters with plain apostrophes.
pub(super) fn entry(word: &[u8]) -> Entry {
    Packed::of(word).map(entry_of).unwrap_or_default()
}

/// The classes of a word as it stands in a text.
pub(super) fn class_of(word: &str) -> Class {
    in_small_letters(word).map(entry_of).unwrap_or_default().class
}

/// Looks a word up by its letters.
#[inline]
pub(super) fn entry_of(word: Packed) -> Entry {
    static LEXICON: LazyLock<ByLetters<Entry>> = LazyLock::new(|| {
        let mut lexicon: Table<&'static [u8], Entry> = Table::default();
        for (class, words) in words::WORDS {
            for word in words.split_whitespace() {
                lexicon.entry(word.as_bytes()).or_default().class |= class;
            }
        }
        for (form, cue) in cues() {
            let entry = lexicon.entry(form).or_default();
            *entry = Entry { class: entry.class | class::CUE, cue: Some(Box::leak(Box::new(cue))) };
        }
        ByLetters::of(lexicon.into_iter())
    });
    LEXICON.get(word).copied().unwrap_or_default()
}

/// All forms of all verbs that bring words.
fn cues() -> Table<&'static [u8], Cue> {
    let mut cues: Table<&'static [u8], Cue> = Table::default();
    for (frame, lemmas) in cues::VERBS {
        for lemma in lemmas.split_whitespace() {
            for (form, tense) in forms::forms(lemma) {
                let known = cues.get(form.as_bytes()).map_or(0, |cue| cue.frames);
                let lemma = lemma.trim_end_matches('+');
                cues.insert(form.as_bytes(), Cue { lemma, tense, frames: known | 1 << frame as u16 });
            }
        }
    }
    cues
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
    static GENDERS: LazyLock<ByLetters<Gender>> = LazyLock::new(|| {
        let given = [(Gender::Man, names::MEN), (Gender::Woman, names::WOMEN)];
        let all = given.into_iter().chain(TITLES);
        let words = all.flat_map(|(gender, words)| words.split_whitespace().map(move |word| (word.as_bytes(), gender)));
        let genders: Table<&'static [u8], Gender> = words.collect();
        ByLetters::of(genders.into_iter())
    });
    GENDERS.get(in_small_letters(word.trim_end_matches('.'))?).copied()
}

/// The letters of a word as it stands in a text; `None` where they are too many.
fn in_small_letters(word: &str) -> Option<Packed> {
    if word.is_ascii() {
        return Packed::of(word.as_bytes()).map(Packed::in_small_letters);
    }
    Packed::of(word.to_lowercase().as_bytes())
}
