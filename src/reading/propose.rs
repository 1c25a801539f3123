//! From what was found to what is proposed: meaning added, and bytes turned into scalar values.

use std::ops::Range;

use super::article::Said;
use super::meaning::{Told, meaning};
use super::resolve::Identity;
use super::said_on::day;
use super::tokens::Token;
use super::{Article, Meaning, Proposal, Voice};

/// What is said around a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// What the same speaker says just before.
    pub(super) before: &'a [Range<usize>],
    /// The cues and the words of others in its sentence.
    pub(super) others: &'a [Range<usize>],
}

/// Makes the proposal of one statement.
pub(super) fn propose(
    article: &Article<'_>,
    tokens: &[Token],
    said: &Said,
    who: Identity,
    around: Around<'_>,
    scalars: &Scalars<'_>,
) -> Proposal {
    let slice = |range: &Range<usize>| article.text.get(range.clone()).unwrap_or_default();
    // "On Thursday" is counted from the day the article appeared.
    let counted_from = article.published.or(article.said);
    let of_cue = said.day.as_ref().zip(counted_from).and_then(|(words, from)| day(slice(words), from));
    let said_on = of_cue.or(article.said).or(article.published);
    let full = who.name.as_ref().zip(who.role.as_ref()).map(|(name, role)| format!("{role} {name}"));
    let told = Told {
        text: article.text,
        tokens,
        spans: &said.spans,
        sentence: said.sentence.clone(),
        cue: said.cue.as_ref().map(slice),
        speaker: full.as_deref().or(said.speaker.as_ref().map(slice)),
        said: said_on,
        before: around.before,
        others: around.others,
    };
    let speaker = said.speaker.as_ref().map(|range| Voice {
        surface: slice(range).to_owned(),
        resolved: who.name,
        role: who.role,
    });
    let quote = match said.spans.as_slice() {
        [span] => slice(span).to_owned(),
        spans => spans.iter().map(slice).collect::<Vec<_>>().join(" "),
    };
    Proposal {
        speaker,
        spans: said.spans.iter().map(|span| scalars.of_range(span)).collect(),
        quote,
        cue: told.cue.map(str::to_owned),
        form: said.form,
        said_on,
        meaning: in_scalars(denied(article.text, said, unquoted(meaning(&told))), scalars),
        sentence: scalars.of_range(&whole(said)),
        is_own_voice: said.is_own_voice,
    }
}

/// What is denied or refused is told with the word that does so: "denied that the port would close".
fn denied(text: &str, said: &Said, mut meaning: Meaning) -> Meaning {
    const DENIALS: [&str; 8] = ["deny", "denies", "denied", "denying", "refuse", "refuses", "refused", "refusing"];
    let cue = said.cue.as_ref().and_then(|cue| text.get(cue.clone())).unwrap_or_default();
    let is_denial = cue.rsplit(' ').next().is_some_and(|verb| DENIALS.contains(&verb));
    if let (true, Some(cue), [span]) = (is_denial && !meaning.is_trackable, &said.cue, said.spans.as_slice())
        && let Some(words) = text.get(cue.start..span.end)
    {
        meaning.statement = words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    meaning
}

/// A statement and its condition in plain words: without the marks of what was quoted of them, and without the "But" that
/// joined the sentence to the one before.
fn unquoted(mut meaning: Meaning) -> Meaning {
    const MARKS: [char; 5] = ['“', '”', '"', '«', '»'];
    let may_have = |text: &str| text.bytes().fold(false, |any, byte| any | (byte == b'"') | !byte.is_ascii());
    let has_marks = |text: &str| may_have(text) && text.contains(MARKS);
    if has_marks(&meaning.statement) {
        meaning.statement.retain(|c| !MARKS.contains(&c));
    }
    let may_join = matches!(meaning.statement.as_bytes().first(), Some(b'B' | b'A' | b'H' | b'S' | b'Y'));
    if may_join
        && let Some((first, rest)) = meaning.statement.split_once(' ')
        && matches!(first, "But" | "And" | "However," | "Still," | "Yet" | "So")
    {
        meaning.statement = rest.to_owned();
    }
    if let Some(condition) = meaning.condition.as_mut().filter(|condition| has_marks(&condition.text)) {
        condition.text.retain(|c| !MARKS.contains(&c));
    }
    meaning
}

/// The sentence of the cue, and all else that the words stand in.
fn whole(said: &Said) -> Range<usize> {
    let start = said.spans.first().map_or(said.sentence.start, |span| span.start.min(said.sentence.start));
    let end = said.spans.last().map_or(said.sentence.end, |span| span.end.max(said.sentence.end));
    start..end
}

fn in_scalars(mut meaning: Meaning, scalars: &Scalars<'_>) -> Meaning {
    if let Some(condition) = &mut meaning.condition {
        condition.span = scalars.of_range(&(condition.span.0..condition.span.1));
        if let Some(window) = &mut condition.window {
            window.span = window.span.map(|(start, end)| scalars.of_range(&(start..end)));
        }
    }
    if let Some(window) = &mut meaning.deadline {
        window.span = window.span.map(|(start, end)| scalars.of_range(&(start..end)));
    }
    meaning
}

/// The way from bytes to Unicode scalar values: how many bytes of the text begin no character.
pub(super) struct Scalars<'a> {
    text: &'a [u8],
    /// For each stretch the number of such bytes before it.
    before: Vec<usize>,
}

/// How many bytes a stretch has: as many as a byte counts.
const STRETCH: usize = 128;

/// How many bytes begin no character, of a stretch at most. A loop without a way out: many bytes are looked at in one step.
fn followers(stretch: &[u8]) -> usize {
    stretch.iter().fold(0_u8, |count, byte| count.wrapping_add(u8::from(byte & 0xc0 == 0x80))).into()
}

impl<'a> Scalars<'a> {
    /// Counts the characters of a text.
    pub(super) fn of(text: &'a str) -> Scalars<'a> {
        let text = text.as_bytes();
        let counted = text.chunks(STRETCH).scan(0, |all, stretch| {
            let before = *all;
            *all += followers(stretch);
            Some(before)
        });
        let before = counted.collect();
        Scalars { text, before }
    }

    /// The scalar value that begins at a byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        let stretch = (byte / STRETCH).min(self.before.len().saturating_sub(1));
        let before = self.before.get(stretch).copied().unwrap_or_default();
        byte - before - followers(self.text.get(stretch * STRETCH..byte).unwrap_or_default())
    }

    /// A range of bytes in scalar values.
    pub(super) fn of_range(&self, range: &Range<usize>) -> (usize, usize) {
        (self.at(range.start), self.at(range.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_scalar_values() {
        let text = "“é” ".repeat(200) + "a";
        let scalars = Scalars::of(&text);
        for (scalar, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(scalars.at(byte), scalar);
        }
        assert_eq!(scalars.at(text.len()), text.chars().count());
    }
}
