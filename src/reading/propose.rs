//! From what was found to what is proposed: meaning added, and bytes turned into scalar values.

use std::ops::Range;

use super::article::Said;
use super::meaning::{Others, Told, meanings};
use super::resolve::Identity;
use super::said_on::day;
use super::tokens::Token;
use super::{Article, Meaning, Proposal, Voice};

/// Makes the proposals of an article's statements, which are in order, each said by the one of that place in `who`.
pub(super) fn propose(article: &Article<'_>, tokens: &[Token], found: &[Said], who: Vec<Identity>) -> Vec<Proposal> {
    let full: Vec<Option<String>> = who.iter().map(full_name).collect();
    let all = found.iter().zip(&full).enumerate();
    let told: Vec<Told<'_>> = all
        .map(|(at, (said, full))| Told {
            before: said_before(found, &who, at),
            others: Others { found, at },
            ..told(article, tokens, said, full.as_deref())
        })
        .collect();
    let meanings = meanings(&told);
    let scalars = Scalars::of(article.text);
    let all = found.iter().zip(&told).zip(who).zip(meanings);
    all.map(|(((said, told), who), meaning)| proposal(said, told, who, meaning, &scalars)).collect()
}

/// "Prime Minister Jane Doe".
fn full_name(who: &Identity) -> Option<String> {
    who.name.as_ref().zip(who.role.as_ref()).map(|(name, role)| [role.as_str(), name.as_str()].join(" "))
}

/// A statement by itself, as the article gives it.
fn told<'a>(article: &Article<'a>, tokens: &'a [Token], said: &'a Said, full: Option<&'a str>) -> Told<'a> {
    let text = article.text;
    let slice = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    // "On Thursday" is counted from the day the article appeared.
    let counted_from = article.published.or(article.said);
    let of_cue = said.day.as_ref().zip(counted_from).and_then(|(words, from)| day(slice(words), from));
    Told {
        text,
        tokens,
        spans: &said.spans,
        sentence: said.sentence.clone(),
        cue: said.cue.as_ref().map(slice),
        speaker: full.or(said.speaker.as_ref().map(slice)),
        said: of_cue.or(article.said).or(article.published),
        before: &[],
        others: Others::default(),
    }
}

/// What the speaker of a statement says just before it.
fn said_before<'a>(found: &'a [Said], who: &[Identity], at: usize) -> &'a [Range<usize>] {
    let Some(last) = at.checked_sub(1).and_then(|last| found.get(last).zip(who.get(last))) else { return &[] };
    let name = last.1.name.as_ref().filter(|_| last.0.speaker.is_some());
    let is_same = name.is_some() && who.get(at).is_some_and(|who| who.name.as_ref() == name);
    if is_same { &last.0.spans } else { &[] }
}

/// The proposal of one statement.
fn proposal(said: &Said, told: &Told<'_>, who: Identity, mut meaning: Meaning, scalars: &Scalars<'_>) -> Proposal {
    unquote(&mut meaning);
    deny(&mut meaning, told.text, said);
    in_scalars(&mut meaning, scalars);
    let slice = |range: &Range<usize>| told.text.get(range.clone()).unwrap_or_default();
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
        said_on: told.said,
        meaning,
        sentence: scalars.of_range(&whole(said)),
        is_own_voice: said.is_own_voice,
    }
}

/// What is denied or refused is told with the word that does so: "denied that the port would close".
fn deny(meaning: &mut Meaning, text: &str, said: &Said) {
    const DENIALS: [&str; 8] = ["deny", "denies", "denied", "denying", "refuse", "refuses", "refused", "refusing"];
    let (false, Some(cue), [span]) = (meaning.is_trackable, &said.cue, said.spans.as_slice()) else { return };
    let verb = text.get(cue.clone()).unwrap_or_default();
    let is_one = |denial: &&str| {
        let before = verb.strip_suffix(*denial);
        before.is_some_and(|before| before.is_empty() || before.ends_with(' '))
    };
    let is_denial = DENIALS.iter().any(is_one);
    if let Some(words) = text.get(cue.start..span.end).filter(|_| is_denial) {
        meaning.statement = words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

/// Puts a statement and its condition in plain words: without the marks of what was quoted of them, and without the "But" that
/// joined the sentence to the one before.
fn unquote(meaning: &mut Meaning) {
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
}

/// The sentence of the cue, and all else that the words stand in.
fn whole(said: &Said) -> Range<usize> {
    let start = said.spans.first().map_or(said.sentence.start, |span| span.start.min(said.sentence.start));
    let end = said.spans.last().map_or(said.sentence.end, |span| span.end.max(said.sentence.end));
    start..end
}

fn in_scalars(meaning: &mut Meaning, scalars: &Scalars<'_>) {
    if let Some(condition) = &mut meaning.condition {
        condition.span = scalars.of_range(&(condition.span.0..condition.span.1));
        if let Some(window) = &mut condition.window {
            window.span = window.span.map(|(start, end)| scalars.of_range(&(start..end)));
        }
    }
    if let Some(window) = &mut meaning.deadline {
        window.span = window.span.map(|(start, end)| scalars.of_range(&(start..end)));
    }
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
        let (mut before, mut all) = (Vec::with_capacity(text.len() / STRETCH + 1), 0);
        for stretch in text.chunks(STRETCH) {
            before.push(all);
            all += followers(stretch);
        }
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
