//! FROM PROSE TO PROPOSALS. Pure: an article's text in, what is said in it and by whom out.
//!
//! Each stage works on borrowed text and keeps byte offsets; only what leaves the room counts in Unicode
//! scalar values. No stage asks the clock, the network or a model: the same article gives the same
//! proposals on every machine.

mod adjuncts;
mod article;
mod attributions;
mod cast;
mod complement;
mod cues;
mod cutter;
mod dates;
mod extent;
mod keyed;
pub mod language;
mod letters;
mod lexicon;
pub(crate) mod meaning;
mod nested;
pub mod page;
mod paragraphs;
mod phrases;
mod pieces;
pub mod plain;
mod propose;
mod quotes;
mod resolve;
mod said_on;
mod sentences;
mod set_phrases;
mod shape;
mod spans;
mod subjects;
mod tokens;
mod view;

#[cfg(test)]
mod rows;
#[cfg(test)]
mod scene;

use chrono::NaiveDate;

use article::Voices;
use cast::Cast;
use pieces::pieces;
use propose::propose;
use resolve::identities;

use crate::claim::{ConditionKind, Kind, Strength};
use crate::deadline::Window;

/// One statement that an article attributes to somebody, as it may be recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Who says it; `None` where nobody is named.
    pub speaker: Option<Voice>,
    /// Where its words stand in the text: Unicode scalar values, end exclusive, in order, at least one.
    pub spans: Vec<(usize, usize)>,
    /// The words, byte for byte as the article has them; two spans are joined by one space.
    pub quote: String,
    /// The words of the cue ("stated", "according to"); `None` where there is none.
    pub cue: Option<String>,
    /// How the article gives the words.
    pub form: Form,
    /// The day it was said: from the cue ("said on Thursday"), else the day of publication; `None` where
    /// neither is known.
    pub said_on: Option<NaiveDate>,
    /// What the words mean.
    pub meaning: Meaning,
    /// The sentence (or sentences) that the spans stand in: Unicode scalar values, end exclusive.
    pub sentence: (usize, usize),
    /// Whether the article says it in its own voice: no cue, no quotation marks, no speaker.
    pub is_own_voice: bool,
}

/// Who says something, as the article names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The words as they stand in the text ("he", "the ministry", "Kremlin spokesman Dmitry Peskov").
    pub surface: String,
    /// The fullest name the article has for them ("Dmitry Peskov"); `None` where it names none.
    pub resolved: Option<String>,
    /// Title or role ("Kremlin spokesman").
    pub role: Option<String>,
}

/// How an article gives somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Inside quotation marks.
    Direct,
    /// In the article's words.
    Indirect,
    /// In both.
    Mixed,
}

impl Form {
    /// The word for it in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Form::Direct => "direct",
            Form::Indirect => "indirect",
            Form::Mixed => "mixed",
        }
    }
}

/// What a statement means.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// What is claimed, as one sentence that can be judged later: without the cue and the condition.
    pub statement: String,
    /// What the speaker does with the words.
    pub kind: Kind,
    /// Firm or hedged.
    pub strength: Strength,
    /// Whether somebody could later say if it came about.
    pub is_trackable: bool,
    /// What it hangs on.
    pub condition: Option<Hanging>,
    /// By when it is to happen.
    pub deadline: Option<Window>,
}

/// A condition and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Hanging {
    /// If or unless.
    pub kind: ConditionKind,
    /// What it hangs on, without its marker and window.
    pub text: String,
    /// Where it stands in the article, marker and window included: Unicode scalar values, end exclusive.
    pub span: (usize, usize),
    /// By when that is to show.
    pub window: Option<Window>,
}
/// An article as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// Its text, paragraphs parted by line breaks.
    pub text: &'a str,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// The day it was said, where a cue tells no other; `None` for the day of publication.
    pub said: Option<NaiveDate>,
    /// Its headline, where it does not stand in the text.
    pub title: Option<&'a str>,
}

/// Finds who says what in an article, in order of the first words, as it may be recorded: direct speech of several
/// sentences is cut at their ends. What the article says in its own voice is there where it can be tracked.
///
/// ```
/// use onrecord::reading::{Article, read};
/// let text = "“We will leave within days,” said Jane Doe, the minister of trade.";
/// let found = read(&Article { text, published: None, said: None, title: None });
/// assert_eq!(found[0].quote, "We will leave within days");
/// assert_eq!(found[0].speaker.as_ref().unwrap().surface, "Jane Doe");
/// ```
#[must_use]
pub fn read(article: &Article<'_>) -> Vec<Proposal> {
    let mut found = proposals(article, Voices::All);
    found.retain(|proposal| !proposal.is_own_voice || proposal.meaning.is_trackable);
    found
}

/// Finds what an article has others say, each statement whole; its own voice is left out.
#[must_use]
pub fn read_attributed(article: &Article<'_>) -> Vec<Proposal> {
    proposals(article, Voices::Attributed)
}

fn proposals(article: &Article<'_>, voices: Voices) -> Vec<Proposal> {
    let tokens = cutter::tokens(article.text);
    let mut found = article::said(article.text, &tokens, voices);
    if voices == Voices::All {
        found = found.iter().flat_map(|said| pieces(article.text, &tokens, said)).collect();
    }
    found.sort_by_key(|said| said.spans.first().map_or(0, |span| span.start));
    let mut cast = Cast::of(article.text, &tokens);
    found.iter().filter_map(|said| said.speaker.as_ref()).for_each(|speaker| cast.note_speaker(speaker));
    let identities = identities(article.text, &cast, &found);
    propose(article, &tokens, &found, identities)
}
