//! Who a speaker is: the fullest name that the article has for "Rubio", "he" or "the senator", and the role.

mod phrases;

use std::borrow::Cow;
use std::ops::Range;

use super::article::Said;
use super::cast::{Cast, Person};
use super::keyed::Keyed;
use super::lexicon::class;
use super::lexicon::{self, Gender};
use phrases::{has_space, last_word, one_line, parted, parted_last};

/// Who a speaker is, in bytes of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Identity {
    pub(super) name: Option<String>,
    pub(super) role: Option<String>,
    /// Where the person's name stands, and the gender of a pronoun that was understood to mean the person.
    gender: Option<(usize, Gender)>,
}

/// Finds out who the speakers of an article are, in order of what they say.
pub(super) fn identities(text: &str, cast: &Cast<'_>, said: &[Said]) -> Vec<Identity> {
    let mut known: Vec<Identity> = Vec::with_capacity(said.len());
    let mut genders: Keyed<usize, Gender> = Keyed::default();
    for (number, one) in said.iter().enumerate() {
        let Some(speaker) = &one.speaker else {
            known.push(Identity::default());
            continue;
        };
        let near = said.get(number.saturating_sub(MEMORY)..number).unwrap_or_default();
        let back = near.iter().rev().position(|before| before.speaker.as_ref() == Some(speaker));
        let identity = match back.and_then(|back| known.get(number - 1 - back)) {
            Some(earlier) => earlier.clone(),
            None => Scene { text, cast, said, known: &known, number, genders: &genders }.identity(speaker),
        };
        if let Some((person, gender)) = identity.gender {
            genders.insert(person, gender);
        }
        known.push(identity);
    }
    known
}

/// In a sentence longer than this, in bytes, nobody looks for its beginning.
const LONGEST_SENTENCE: usize = 4_096;

struct Scene<'a, 't> {
    text: &'a str,
    cast: &'a Cast<'t>,
    said: &'a [Said],
    known: &'a [Identity],
    number: usize,
    /// What pronouns have told of people so far, by where their names stand.
    genders: &'a Keyed<usize, Gender>,
}

impl Scene<'_, '_> {
    fn identity(&self, speaker: &Range<usize>) -> Identity {
        let Some(words) = self.text.get(speaker.clone()) else { return Identity::default() };
        let head = head(words);
        let mut small = [0; LONGEST_PRONOUN];
        let person = match in_small_letters(head, &mut small) {
            b"he" | b"himself" => return self.by_pronoun(speaker.start, Gender::Man),
            b"she" | b"herself" => return self.by_pronoun(speaker.start, Gender::Woman),
            b"they" => return self.plural_subject(speaker.start).unwrap_or_else(|| self.last_body(speaker.start)),
            b"it" if head != "IT" => return self.last_body(speaker.start),
            b"who" if head != "WHO" => self.cast.last_before(speaker.start, |_| true),
            b"i" | b"we" | b"you" | b"that" | b"which" | b"others" | b"some" | b"many" => None,
            _ => return self.by_words(head, words, speaker),
        };
        person.map(|person| self.of_person(person)).unwrap_or_default()
    }

    /// Anybody who is no pronoun: several, a name or a description.
    fn by_words(&self, head: &str, words: &str, speaker: &Range<usize>) -> Identity {
        if let Some(names) = self.several(words) {
            return Identity { name: Some(names), ..Identity::default() };
        }
        if head.starts_with(char::is_uppercase) {
            return self.named(head, words, speaker);
        }
        if let Some(person) = self.beside(speaker).or_else(|| self.behind_comma(words, speaker)) {
            let named = self.of_person(person);
            let described = words.split(',').next().unwrap_or(words);
            return Identity { role: named.role.clone().or_else(|| Some(bare(described))), ..named };
        }
        if let Some(person) = self.in_role(words, head, speaker.start) {
            return self.of_person(person);
        }
        let opens = self.said.get(self.number).is_some_and(|said| said.sentence.start == speaker.start);
        let is_sure = |first: &str| !opens || self.cast.has_inside(first);
        Identity { name: with_a_name(words, is_sure), ..Identity::default() }
    }

    fn of_person(&self, person: &Person) -> Identity {
        let slice = |range: &Range<usize>| self.text.get(range.clone()).map(one_line);
        Identity { name: slice(&person.name), role: person.role.as_ref().and_then(slice), gender: None }
    }

    /// A name: the person's fullest one, else the words themselves ("the Ministry of Defence").
    fn named(&self, head: &str, words: &str, speaker: &Range<usize>) -> Identity {
        let last = lexicon::class_of(last_word(head));
        if let Some(name) = self.cast.spelled_out(head) {
            return Identity { name: self.text.get(name).map(one_line), ..Identity::default() };
        }
        if last & class::BODY == 0 && !is_body_of(head) {
            // "the Afghan Ambassador to the United States Jane Doe": the name stands at the end.
            let inside = (last & class::TITLE != 0).then(|| self.beside_or_in(speaker)).flatten();
            if let Some(person) = inside {
                return self.of_person(person);
            }
            if let Some(person) = self.cast.named(self.text, head) {
                let identity = self.of_person(person);
                return Identity { role: identity.role.or_else(|| aside(words)), ..identity };
            }
        }
        Identity { name: Some(one_line(head)), role: aside(words), gender: None }
    }

    /// The person whose name stands behind a description, or at its end.
    fn beside_or_in(&self, speaker: &Range<usize>) -> Option<&Person> {
        self.cast.first_in(speaker.clone(), |_| true).or_else(|| self.beside(speaker))
    }

    /// The person whose name stands behind a description and a comma: "the team's coach, Jane Doe".
    fn beside(&self, speaker: &Range<usize>) -> Option<&Person> {
        let behind = self.text.get(speaker.end..)?;
        let name = behind.strip_prefix(", ").filter(|name| name.starts_with(char::is_uppercase))?;
        let start = self.text.len() - name.len();
        let end = name
            .find([',', '.', '\n'])
            .filter(|end| *end > 4)
            .map_or(start + HONORIFIC, |end| start + end.min(HONORIFIC));
        self.cast.first_in(start..end, |_| true)
    }

    /// The person whose name stands in a description, behind a comma: "its director, Dr. Jane Doe".
    fn behind_comma(&self, words: &str, speaker: &Range<usize>) -> Option<&Person> {
        let comma = words.find(", ")?;
        let is_named = words.get(comma + 2..)?.starts_with(char::is_uppercase);
        is_named.then(|| self.cast.first_in(speaker.start + comma..speaker.end, |_| true)).flatten()
    }

    /// Several who say something together, each by the fullest name: "Smith and Jones", "France and the Netherlands".
    /// `None` where "and" stands inside one name.
    fn several(&self, words: &str) -> Option<String> {
        const MOST: usize = 6;
        let (first, last) = parted_last(words, b" and ")?;
        let is_listed = last.starts_with("the ") || first.contains(", ");
        let parts = || first.split(", ").chain([last]).map(|part| part.strip_prefix("Both ").unwrap_or(part).trim());
        let is_named = |part: &str| last_word(part).starts_with(char::is_uppercase);
        let person = |part: &str| self.cast.named(self.text, head(part)).filter(|person| person.is_sure());
        let is_several =
            parts().count() <= MOST && parts().all(|part| is_named(part) && (is_listed || person(part).is_some()));
        if !is_several {
            return None;
        }
        let fullest = |part: &str| match person(part) {
            Some(person) => self.text.get(person.name.clone()).map_or_else(|| bare(part), one_line),
            None => bare(part),
        };
        let names: Vec<String> = parts().map(fullest).collect();
        let (last, others) = names.split_last()?;
        Some(format!("{} and {last}", others.join(", ")))
    }

    /// "He" and "she": what they stand for, and what that tells of the person.
    fn by_pronoun(&self, at: usize, gender: Gender) -> Identity {
        let Some(person) = self.antecedent(at, gender) else { return Identity::default() };
        Identity { gender: Some((person.name.start, gender)), ..self.of_person(person) }
    }

    fn can_be(&self, person: &Person, gender: Gender) -> bool {
        person.can_be(gender) && self.genders.get(&person.name.start).is_none_or(|known| *known == gender)
    }

    /// Whom "he" or "she" means: somebody named earlier in the sentence, the last speaker, or the last one named.
    fn antecedent(&self, at: usize, gender: Gender) -> Option<&Person> {
        let fits = |person: &Person| self.can_be(person, gender);
        let sentence = self.said.get(self.number)?.sentence.start;
        if let Some(here) = self.cast.first_in(sentence..at, fits) {
            return Some(here);
        }
        let start = self.sentence_before(sentence);
        let opening = start + self.text.get(start..sentence).map_or(0, |text| text.len() - text.trim_start().len());
        let subject = || self.cast.whole_at(opening).filter(|person| person.goes_by(gender));
        self.last_speaker(at, start, gender)
            .or_else(subject)
            .or_else(|| self.cast.first_in(start..sentence, fits))
            .or_else(|| self.cast.last_before(at, fits))
    }

    /// Where the sentence before a place begins.
    fn sentence_before(&self, at: usize) -> usize {
        let before = self.text.get(..at).map_or("", str::trim_end);
        let inside = before.trim_end_matches(['.', '”', '"', '!', '?']).as_bytes();
        let near = inside.len().saturating_sub(LONGEST_SENTENCE);
        let is_end = |byte: &u8| matches!(byte, b'.' | b'\n' | b'!' | b'?');
        let end = inside.get(near..).and_then(|inside| inside.iter().rposition(is_end));
        end.map_or(0, |end| near + end + 1)
    }

    /// The last one who spoke, if that was in the sentence before or since.
    fn last_speaker(&self, at: usize, since: usize, gender: Gender) -> Option<&Person> {
        let earlier = self.said.get(..self.number)?.iter().zip(self.known).rev().take(3);
        let recent = earlier.filter(|(said, _)| said.sentence.start >= since && said.sentence.start < at);
        recent
            .filter_map(|(_, identity)| self.cast.named(self.text, identity.name.as_deref()?))
            .find(|person| self.can_be(person, gender))
    }

    /// "They": the subject of the sentence so far, if it is several and named.
    fn plural_subject(&self, at: usize) -> Option<Identity> {
        let subject = self.said.get(self.number)?.subject.clone().filter(|subject| subject.end < at)?;
        let words = self.text.get(subject)?;
        if let Some(names) = self.several(words) {
            return Some(Identity { name: Some(names), ..Identity::default() });
        }
        let name = words.ends_with('s').then(|| with_a_name(words, |_| true)).flatten()?;
        Some(Identity { name: Some(name), ..Identity::default() })
    }

    /// "It" and "they": the last body that spoke.
    fn last_body(&self, at: usize) -> Identity {
        let earlier = self.said.get(..self.number).unwrap_or_default().iter().zip(self.known).rev().take(4);
        let mut bodies = earlier.filter(|(said, _)| said.sentence.start < at).filter(|(_, identity)| {
            identity.name.as_deref().is_some_and(|name| {
                self.cast
                    .named(self.text, name)
                    .is_none_or(|person| !person.can_be(Gender::Man) && !person.can_be(Gender::Woman))
            })
        });
        bodies.next().map(|(_, identity)| identity.clone()).unwrap_or_default()
    }

    /// "The senator", "the spokesman": the last one named in that role.
    fn in_role(&self, words: &str, head: &str, at: usize) -> Option<&Person> {
        let is_long = || words.bytes().filter(|byte| *byte == b' ').count() > 3;
        if !words.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("the ")) || is_long() {
            return None;
        }
        let head = if head.is_ascii() { Cow::Borrowed(head) } else { Cow::Owned(head.to_lowercase()) };
        let short = head.get(..3).unwrap_or(&head);
        let is_head = |word: &str| word.eq_ignore_ascii_case(&head) || word.eq_ignore_ascii_case(short);
        self.cast.last_before(at, |person| {
            let role = person.role.as_ref().and_then(|role| self.text.get(role.clone())).unwrap_or_default();
            let role = if role.is_ascii() { Cow::Borrowed(role) } else { Cow::Owned(role.to_lowercase()) };
            role.split([' ', '.']).any(is_head)
        })
    }
}

/// The part of a phrase that names somebody: before the first comma, bracket or preposition, without its article.
fn head(words: &str) -> &str {
    let words = without_article(words);
    let ends = |(at, byte): (usize, u8)| match byte {
        b',' | b'(' | b';' => true,
        0xe2 => words.get(at..).is_some_and(|rest| rest.starts_with('—')),
        _ => false,
    };
    let cut = words.bytes().enumerate().position(ends).unwrap_or(words.len());
    let words = words.get(..cut).unwrap_or(words).trim();
    // Most speakers are one word.
    if !has_space(words) {
        return words;
    }
    let words = before_of(before_preposition(words));
    if is_body_of(words) {
        return words;
    }
    let is_name = |word: &&[u8]| match word.first() {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
        _ => str::from_utf8(word).is_ok_and(|word| word.starts_with(char::is_uppercase)),
    };
    let capitals = words.as_bytes().rsplit(|byte| *byte == b' ').take_while(is_name).map(<[u8]>::len);
    let len: usize = capitals.map(|len| len + 1).sum::<usize>().saturating_sub(1);
    match words.get(words.len().saturating_sub(len)..) {
        Some(name) if len > 0 => name,
        _ => last_word(words),
    }
}

/// The part of a phrase before its first preposition.
fn before_preposition(words: &str) -> &str {
    let mut at = 0;
    for word in words.as_bytes().split(|byte| *byte == b' ') {
        let is_inside = at > 0 && at + word.len() < words.len();
        if is_inside && matches!(word, b"by" | b"for" | b"from" | b"at" | b"in" | b"with" | b"who" | b"on" | b"to") {
            return words.get(..at - 1).unwrap_or(words);
        }
        at += word.len() + 1;
    }
    words
}

/// The part before "of" where a plain noun stands there: "the mayor of Springfield" is no Springfield.
fn before_of(words: &str) -> &str {
    let Some((before, _)) = parted(words, b" of ") else { return words };
    let noun = last_word(before);
    let is_office = lexicon::class_of(noun) & (class::BODY | class::TITLE | class::PERSON) != 0;
    // "Jane Doe of the Green Party" is no party either.
    let is_person = has_space(before) && !is_office;
    if noun.starts_with(char::is_lowercase) || is_person { before } else { words }
}

/// Whether a name is that of a body and what it is of: "Bank of England", "the Ministry of Defence".
fn is_body_of(words: &str) -> bool {
    let Some((before, of)) = parted(words, b" of ") else { return false };
    let noun = last_word(before);
    let class = lexicon::class_of(noun);
    let is_body = class & class::BODY != 0 && class & (class::TITLE | class::PERSON) == 0;
    let is_part = |word: &str| {
        let is_person = lexicon::class_of(word) & (class::TITLE | class::PERSON) != 0;
        word.starts_with(char::is_uppercase) && !is_person || matches!(word, "the" | "and")
    };
    noun.starts_with(char::is_uppercase) && is_body && of.split(' ').all(is_part)
}

/// The description behind a name: "Jane Doe, the minister of trade".
fn aside(words: &str) -> Option<String> {
    let (_, aside) = parted(words, b", ")?;
    let aside = aside.trim_matches([',', ' ']);
    (!aside.is_empty()).then(|| one_line(aside.strip_prefix("the ").unwrap_or(aside)))
}

/// How many statements back the same words for a speaker are looked for: pieces of one quotation.
const MEMORY: usize = 8;
/// How many bytes "Ms. " and its like have at most, and one more.
const HONORIFIC: usize = 6;
/// A description longer than this, in words, names nobody.
const LONGEST_NAME: usize = 6;

/// A phrase that holds a name, without its article: "U.S. officials". Others name nobody. `is_sure` tells whether the
/// first word is written with a capital wherever it stands.
fn with_a_name(words: &str, is_sure: impl Fn(&str) -> bool) -> Option<String> {
    let bare = without_article(words);
    let has_article = bare.len() < words.len();
    let is_name = |(place, word): (usize, &str)| {
        let has_more = || word.chars().skip(1).any(char::is_uppercase) || word.ends_with("’s") || word.ends_with("'s");
        word.starts_with(char::is_uppercase) && (place > 0 || has_article || has_more() || is_sure(word))
    };
    let is_short = bare.bytes().filter(|byte| *byte == b' ').count() < LONGEST_NAME;
    (is_short && bare.split(' ').enumerate().any(is_name)).then(|| one_line(bare))
}

fn without_article(words: &str) -> &str {
    let len = match words.as_bytes() {
        [b't' | b'T', b'h', b'e', b' ', ..] | [b'i' | b'I', b't', b's', b' ', ..] => 4,
        [b'h' | b'H', b'i', b's', b' ', ..] | [b'h' | b'H', b'e', b'r', b' ', ..] => 4,
        [b'a' | b'A', b'n', b' ', ..] => 3,
        [b'a' | b'A', b' ', ..] => 2,
        _ => 0,
    };
    words.get(len..).unwrap_or(words)
}

fn bare(words: &str) -> String {
    one_line(without_article(words))
}

/// The longest of "himself", "others" and their like has so many bytes.
const LONGEST_PRONOUN: usize = 7;

/// A phrase in small letters, if it is short enough for a pronoun; else nothing.
fn in_small_letters<'s>(words: &str, small: &'s mut [u8; LONGEST_PRONOUN]) -> &'s [u8] {
    let Some(small) = small.get_mut(..words.len()) else { return &[] };
    small.iter_mut().zip(words.bytes()).for_each(|(small, letter)| *small = letter.to_ascii_lowercase());
    small
}
