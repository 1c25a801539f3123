//! What words can be: one look-up gives all that the stages ask of a word. Data stand in `words` and `cues`.

use std::sync::LazyLock;

pub(super) mod class;
mod cues;
mod forms;
mod names;
mod words;

use crate::claim::wording;
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
    pub(super) known: Known,
}

impl Entry {
    /// Whether the lexicon does not tell what the word can be.
    #[inline]
    pub(super) fn is_unknown(&self) -> bool {
        self.class & !class::ABBREVIATION == 0
    }
}

/// A word among those that we know, by its number; 0 for all others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known(u16);

impl Known {
    /// The verb of speech it can be a form of.
    pub(super) fn cue(self) -> Option<Cue> {
        lexicon().cues.get(usize::from(self.0)).copied().flatten()
    }

    /// What it is to those who read the force of a sentence; `None` where we do not know it.
    #[inline]
    pub(super) fn force(self) -> Option<wording::Class> {
        if self.0 == 0 { None } else { lexicon().forces.get(usize::from(self.0)).copied() }
    }
}

/// The words that we know: what they are to the stages of this room, and to those who read the force of a sentence.
pub(super) struct Lexicon {
    entries: ByLetters<Entry>,
    /// By the numbers of the words, from 1.
    cues: Vec<Option<Cue>>,
    forces: Vec<wording::Class>,
}

/// What the stages of this room know of a word.
#[derive(Default)]
struct Row {
    class: Class,
    cue: Option<Cue>,
}

impl Lexicon {
    fn new() -> Lexicon {
        let classes = words::WORDS.into_iter().flat_map(|(class, words)| {
            words.split_whitespace().map(move |word| (word.as_bytes(), Row { class, ..Row::default() }))
        });
        let cues = cues().into_iter().map(|(form, cue)| (form, Row { class: class::CUE, cue: Some(cue) }));
        let ours = classes.chain(cues).filter_map(|(word, row)| Some((Packed::of(word)?, row)));
        let theirs = wording::classes().iter().map(|(word, _)| (word, Row::default()));
        let rows = ByLetters::of_packed(ours.chain(theirs), |known, more| {
            known.class |= more.class;
            known.cue = known.cue.take().or(more.cue);
        });
        let (mut cues, mut forces) = (vec![None], vec![0]);
        let entries = rows.map(|number, word, row| {
            let letters = word.bytes();
            let length = letters.iter().position(|byte| *byte == 0).unwrap_or(letters.len());
            cues.push(row.cue);
            forces.push(wording::class_of(letters.get(..length).unwrap_or_default()));
            Entry { class: row.class, known: Known(number as u16 + 1) }
        });
        Lexicon { entries, cues, forces }
    }

    /// Looks a word up by its letters.
    #[inline]
    pub(super) fn entry_of(&self, word: Packed) -> Entry {
        self.entries.get(word).copied().unwrap_or_default()
    }
}

/// The words that we know.
#[inline]
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
    &LEXICON
}

/// Looks a word up, written in small letters with plain apostrophes.
pub(super) fn entry(word: &[u8]) -> Entry {
    Packed::of(word).map(|word| lexicon().entry_of(word)).unwrap_or_default()
}

/// The classes of a word as it stands in a text.
pub(super) fn class_of(word: &str) -> Class {
    in_small_letters(word).map(|word| lexicon().entry_of(word)).unwrap_or_default().class
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

/// All words that tell a gender.
pub(super) fn genders() -> impl Iterator<Item = (&'static str, Gender)> {
    let given = [(Gender::Man, names::MEN), (Gender::Woman, names::WOMEN)];
    let all = given.into_iter().chain(TITLES);
    all.flat_map(|(gender, words)| words.split_whitespace().map(move |word| (word, gender)))
}

/// The gender that a given name or a title tells; `None` where it tells none.
pub(super) fn gender(word: &str) -> Option<Gender> {
    static GENDERS: LazyLock<ByLetters<Gender>> = LazyLock::new(|| {
        let genders: Table<&'static [u8], Gender> = genders().map(|(word, gender)| (word.as_bytes(), gender)).collect();
        ByLetters::of(genders.into_iter())
    });
    let word = if word.ends_with('.') { word.trim_end_matches('.') } else { word };
    GENDERS.get(in_small_letters(word)?).copied()
}

/// The letters of a word as it stands in a text; `None` where they are too many.
fn in_small_letters(word: &str) -> Option<Packed> {
    if word.is_ascii() {
        return Packed::of(word.as_bytes()).map(Packed::in_small_letters);
    }
    Packed::of(word.to_lowercase().as_bytes())
}
