//! The cast of an article: the people it names, by which shorter names and pronouns are understood.

mod namesakes;
mod roles;

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use super::keyed::{Key, Keyed};
use super::lexicon::Gender;
use super::lexicon::class::{self, Class};
use super::tokens::{Kind, Token, Tokens};
use namesakes::{Namesakes, add_namesake, fitting, goes_with, namesakes, without_genitive};
use roles::{follows_office, gender, role};

/// Somebody the article names. Places are bytes of the text.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The fullest name.
    pub(super) name: Range<usize>,
    /// Title or description, as it stands beside the name once.
    pub(super) role: Option<Range<usize>>,
    pub(super) gender: Option<Gender>,
    /// Whether that name has more than one word.
    is_whole: bool,
    /// Whether anything beside the capitals says that it is a person.
    is_person: bool,
    /// The next one of the same surname.
    namesake: Option<usize>,
}

/// A name where it stands.
#[derive(Clone, Copy, Debug)]
struct Mention {
    /// The byte it begins at.
    at: usize,
    person: usize,
}

/// Whom a word means.
#[derive(Clone, Copy, Debug, Default)]
struct Meant {
    by_surname: Option<Namesakes>,
    /// The first one whose name begins with it and has more words.
    by_given: Option<usize>,
}

/// All people of an article.
pub(super) struct Cast<'a> {
    people: Vec<Person>,
    /// By the first and by the last words of their names.
    meant: Keyed<&'a str, Meant>,
    mentions: Vec<Mention>,
    /// Short names in capitals with what they stand for: "World Health Organization (WHO)".
    short: Keyed<&'a str, Range<usize>>,
    /// Words with a capital where no sentence begins, how often they were asked for, and the same to look them up, which
    /// few articles need.
    inside: Vec<&'a str>,
    asked: Cell<usize>,
    by_word: OnceCell<Keyed<&'a str, ()>>,
}

/// A run of capitals as long as this is a headline and no name.
const LONGEST: usize = 9;
/// How far back a pronoun looks for the one it stands for, in mentions.
const MEMORY: usize = 12;

impl<'a> Cast<'a> {
    /// Reads the names of an article.
    pub(super) fn of(text: &'a str, tokens: &Tokens) -> Cast<'a> {
        let mut cast = Cast::with_room_for(tokens.len());
        let mut from = 0;
        for start in tokens.capitals.iter().map(|at| *at as usize) {
            if start < from || !tokens.get(start).is_some_and(is_part) {
                continue;
            }
            let end = run_end(text, tokens, start);
            if end - start <= LONGEST {
                cast.note_inside(text, tokens, start);
                cast.add_short(text, tokens, end);
                cast.add(text, tokens, start..end);
            }
            from = end;
        }
        cast
    }

    fn with_room_for(words: usize) -> Cast<'a> {
        /// Of so many words one begins a name.
        const NAME: usize = 16;
        /// Of so many one begins a name that was not there before.
        const NEW: usize = 24;
        Cast {
            people: Vec::with_capacity(words / NEW),
            meant: Keyed::with_capacity_and_hasher(words / NEW, Key::default()),
            mentions: Vec::with_capacity(words / NAME),
            short: Keyed::default(),
            inside: Vec::with_capacity(words / NAME),
            asked: Cell::new(0),
            by_word: OnceCell::new(),
        }
    }

    fn add(&mut self, text: &'a str, tokens: &[Token], run: Range<usize>) {
        let Some(name) = name_in(text, tokens, &run) else { return };
        let Some(surname) = tokens.get(name.end - 1).map(|token| bare(token, text)) else { return };
        let Some(bytes) = bytes(tokens, &name) else { return };
        let is_whole = name.len() > 1 && has_space(text, &bytes);
        let meant = self.meant.entry(surname).or_default();
        let namesakes = namesakes(&self.people, meant.by_surname);
        let known = fitting(namesakes, text, &bytes, is_whole).or(meant.by_given.filter(|_| name.len() == 1));
        let number = known.unwrap_or(self.people.len());
        if known.is_none() {
            add_namesake(&mut self.people, meant, number);
            self.people.push(Person::new(bytes.clone(), is_whole));
            if let Some(first) = tokens.get(name.start).filter(|_| name.len() > 1) {
                self.meant.entry(bare(first, text)).or_default().by_given.get_or_insert(number);
            }
        }
        if let Some(person) = self.people.get_mut(number) {
            if bytes.len() > person.name.len() {
                person.is_whole = is_whole;
                person.name = bytes.clone();
            }
            if person.role.is_none() {
                person.role = role(text, tokens, &run, &name);
            }
            if person.gender.is_none() {
                person.gender = gender(text, tokens, &run, &name);
            }
            person.is_person |= person.role.is_some() || person.gender.is_some();
        }
        self.mentions.push(Mention { at: bytes.start, person: number });
    }

    /// Whom a word means; nobody where no name has it at either end.
    fn meant(&self, word: &str) -> Meant {
        self.meant.get(word).copied().unwrap_or_default()
    }

    /// Notes a capital behind a word.
    fn note_inside(&mut self, text: &'a str, tokens: &[Token], at: usize) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        if let Some(token) = tokens.get(at).filter(|token| token.breaks == 0 && before.is_some_and(Token::is_word)) {
            self.inside.push(bare(token, text));
        }
    }

    /// Whether a word is written with a capital inside a sentence too.
    pub(super) fn has_inside(&self, word: &str) -> bool {
        /// A map pays where it is asked more often.
        const FEW: usize = 8;
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= FEW {
            return self.inside.contains(&word);
        }
        self.by_word.get_or_init(|| self.inside.iter().map(|word| (*word, ())).collect()).contains_key(word)
    }

    /// Notes a short name in brackets whose letters begin the words before it.
    fn add_short(&mut self, text: &'a str, tokens: &[Token], end: usize) {
        let is_bracketed = tokens.get(end).is_some_and(|token| token.kind == Kind::OpenBracket);
        let Some(short) = tokens.get(end + 1).filter(|token| is_bracketed && token.shape.is_upper()) else { return };
        let letters = short.text(text);
        let mut start = end;
        for letter in letters.chars().rev() {
            let reach = start.saturating_sub(3)..start;
            let Some(at) = reach.rev().find(|at| tokens.get(*at).is_some_and(|token| token.is_name())) else { return };
            if !tokens.get(at).is_some_and(|token| token.text(text).starts_with(letter)) {
                return;
            }
            start = at;
        }
        if let Some(name) = bytes(tokens, &(start..end)) {
            self.short.entry(letters).or_insert(name);
        }
    }

    /// The full name of a short one.
    pub(super) fn spelled_out(&self, short: &str) -> Option<Range<usize>> {
        self.short.get(short).cloned()
    }

    /// The person whom words with a name in them mean.
    pub(super) fn named(&self, text: &str, words: &str) -> Option<&Person> {
        let space = words.bytes().rposition(|byte| byte == b' ');
        let surname = without_genitive(space.and_then(|space| words.get(space + 1..)).unwrap_or(words));
        let meant = self.meant(surname);
        let Some((_, first)) = namesakes(&self.people, meant.by_surname).next() else {
            let by_given = if surname == words { meant.by_given } else { self.meant(words).by_given };
            return self.people.get(by_given?);
        };
        if space.is_none() {
            return Some(first);
        }
        let is_meant = |person: &Person| text.get(person.name.clone()).is_some_and(|name| goes_with(words, name));
        let whole = namesakes(&self.people, meant.by_surname).map(|(_, person)| person).find(|person| is_meant(person));
        Some(whole.unwrap_or(first))
    }

    /// The person last named before a byte who can be the one: of that gender, and in that role.
    pub(super) fn last_before(&self, at: usize, fits: impl Fn(&Person) -> bool) -> Option<&Person> {
        let end = self.mentions.partition_point(|mention| mention.at < at);
        let recent = self.mentions.get(end.saturating_sub(MEMORY)..end)?;
        recent.iter().rev().filter_map(|mention| self.people.get(mention.person)).find(|person| fits(person))
    }

    /// Notes that somebody speaks: then it is a person, and no place.
    pub(super) fn note_speaker(&mut self, speaker: &Range<usize>) {
        let start = self.mentions.partition_point(|mention| mention.at < speaker.start);
        let Some(mention) = self.mentions.get(start).filter(|mention| mention.at < speaker.end) else { return };
        let Some(person) = self.people.get_mut(mention.person) else { return };
        person.is_person |= person.is_whole && mention.at == speaker.start;
    }

    /// Somebody with a whole name that stands at a byte: the subject of a sentence, then.
    pub(super) fn whole_at(&self, at: usize) -> Option<&Person> {
        let start = self.mentions.partition_point(|mention| mention.at < at);
        let mention = self.mentions.get(start).filter(|mention| mention.at == at)?;
        self.people.get(mention.person).filter(|person| person.is_whole)
    }

    /// The first person named in a stretch of the text, before a byte, who can be the one.
    pub(super) fn first_in(&self, stretch: Range<usize>, fits: impl Fn(&Person) -> bool) -> Option<&Person> {
        let start = self.mentions.partition_point(|mention| mention.at < stretch.start);
        let inside = self.mentions.get(start..)?.iter().take_while(|mention| mention.at < stretch.end);
        inside.take(MEMORY).filter_map(|mention| self.people.get(mention.person)).find(|person| fits(person))
    }
}

impl Person {
    /// Somebody of whom nothing but the name is known.
    fn new(name: Range<usize>, is_whole: bool) -> Person {
        Person { name, role: None, gender: None, is_whole, is_person: false, namesake: None }
    }

    /// Whether somebody is known to be a person, or by a whole name.
    pub(super) fn is_sure(&self) -> bool {
        self.is_person || self.is_whole
    }

    /// Whether nothing speaks against a gender.
    pub(super) fn goes_by(&self, gender: Gender) -> bool {
        self.gender.is_none_or(|own| own == gender)
    }

    /// Whether "he" or "she" can stand for the person.
    pub(super) fn can_be(&self, gender: Gender) -> bool {
        self.is_person && self.gender.is_none_or(|own| own == gender)
    }
}

fn has_space(text: &str, name: &Range<usize>) -> bool {
    text.as_bytes().get(name.clone()).is_some_and(|name| name.contains(&b' '))
}

/// Words that stand in capitals for other reasons than being a name.
const NO_NAME: Class = class::DETERMINER
    | class::POSSESSIVE
    | class::PRONOUN
    | class::STANDS_ALONE
    | class::PREPOSITION
    | class::CONJUNCTION
    | class::SUBORDINATOR
    | class::AUXILIARY
    | class::ADVERB
    | class::WEEKDAY
    | class::MONTH;

fn is_part(token: &Token) -> bool {
    // Most words have no capital.
    token.shape.is_capital() && token.is_word() && (!token.is(NO_NAME) || token.shape.is_dotted() && token.len() <= 6)
}

/// Small words inside names.
fn is_small_inside(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "al"
            | "la"
            | "le"
            | "da"
            | "di"
            | "dos"
            | "du"
            | "ter"
            | "el"
    )
}

/// Whether small words inside a name begin at a place: "von der Leyen".
fn is_particle(text: &str, tokens: &[Token], at: usize) -> bool {
    const MOST: usize = 3;
    // None of them has more than three letters.
    let is_small =
        |at: &usize| tokens.get(*at).is_some_and(|token| token.len() <= 3 && is_small_inside(token.text(text)));
    let small = (at..at + MOST).take_while(is_small).count();
    small > 0 && tokens.get(at + small).is_some_and(|next| is_part(next) && next.breaks == 0)
}

/// "el-Sisi", "d'Arcy": a word whose second part has the capital.
fn joins_capital(token: &Token, text: &str) -> bool {
    // Most words are letters alone.
    if token.shape.is_letters() {
        return false;
    }
    let word = token.text(text);
    let second = word.split(['-', '\'', '’']).nth(1);
    second.is_some_and(|second| word.starts_with(char::is_lowercase) && second.starts_with(char::is_uppercase))
}

/// The end of the run of names that begins at `at`; `at` itself where none does.
fn run_end(text: &str, tokens: &[Token], at: usize) -> usize {
    let mut end = at;
    while let Some(token) = tokens.get(end) {
        let follows = end == at || token.breaks == 0;
        let is_small = || end > at && token.is_word() && (is_particle(text, tokens, end) || joins_capital(token, text));
        if !follows || !is_part(token) && !is_small() {
            break;
        }
        end += 1;
        if token.shape.is_genitive() {
            break;
        }
    }
    end
}

/// The name inside a run: what stands behind the last title. `None` where the run names an office or a body.
fn name_in(text: &str, tokens: &[Token], run: &Range<usize>) -> Option<Range<usize>> {
    const OFFICE: Class = class::TITLE | class::PERSON | class::BODY;
    let is_office = |at: usize| tokens.get(at).is_some_and(|token| token.is(OFFICE) && !token.shape.is_genitive());
    let office = run.clone().rev().find(|at| is_office(*at));
    // "Minister of Education Jane Doe": the first word of the run belongs to the office.
    let is_of_office = office.is_none() && run.len() > 2 && follows_office(text, tokens, run.start);
    let start = if is_of_office { run.end - 2 } else { office.map_or(run.start, |office| office + 1) };
    (start < run.end).then_some(start..run.end)
}

fn bytes(tokens: &[Token], places: &Range<usize>) -> Option<Range<usize>> {
    let (first, last) = (tokens.get(places.start)?, tokens.get(places.end.checked_sub(1)?)?);
    let end = last.end() - last.shape.genitive_len();
    (first.start() < end && first.kind == Kind::Word).then_some(first.start()..end)
}

fn bare<'a>(token: &Token, text: &'a str) -> &'a str {
    text.get(token.start()..token.end() - token.shape.genitive_len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::cutter::tokens;
    use super::*;

    /// The fullest name and the role of the person whom words mean in a text.
    #[track_caller]
    fn case(text: &str, words: &str, expected: (&str, &str)) {
        let cast = Cast::of(text, &tokens(text));
        let person = cast.named(text, words).expect("the text names somebody so");
        let role = person.role.as_ref().map_or("", |role| &text[role.clone()]);
        assert_eq!((&text[person.name.clone()], role), expected, "{text}");
    }

    #[test]
    fn a_surname_means_the_full_name() {
        case("Ole Holm met Anna Lind. Holm left.", "Holm", ("Ole Holm", ""));
        case("Kremlin spokesman Ivan Petrov met them.", "Petrov", ("Ivan Petrov", "Kremlin spokesman"));
        case("Ole Holm, the minister for ports, left.", "Holm", ("Ole Holm", "minister for ports"));
        case("Minister of Education Anna Lind left.", "Lind", ("Anna Lind", "Minister of Education"));
        case("Anna Lind’s plan failed. Lind left.", "Lind", ("Anna Lind", ""));
        case("Ms Lind left. Later Anna Lind came back.", "Lind", ("Anna Lind", ""));
    }

    #[test]
    fn two_of_one_surname_stay_two() {
        let text = "Anna Lind met Ole Lind.";
        case(text, "Anna Lind", ("Anna Lind", ""));
        case(text, "Ole Lind", ("Ole Lind", ""));
    }
}
