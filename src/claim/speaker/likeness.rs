//! Names that may well mean one person: spelled a little otherwise, with a title, with an initial.
//!
//! It only makes somebody look. No name is ever taken for another because the two are alike.

/// Titles before a name, without their full stops.
const TITLES: [&str; 42] = [
    "adm",
    "admiral",
    "ambassador",
    "amb",
    "ayatollah",
    "baroness",
    "capt",
    "captain",
    "chancellor",
    "col",
    "colonel",
    "dame",
    "dr",
    "gen",
    "gov",
    "governor",
    "hon",
    "king",
    "lady",
    "lord",
    "lt",
    "minister",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mx",
    "pm",
    "pope",
    "premier",
    "pres",
    "president",
    "prof",
    "professor",
    "queen",
    "rep",
    "representative",
    "rev",
    "secretary",
    "sen",
    "senator",
    "sir",
];

/// What can stand before a title.
const BEFORE_TITLES: [&str; 6] = ["the", "former", "ex", "prime", "vice", "deputy"];

/// Letters from which on two words may differ by one and still be near.
const LONG_ENOUGH: usize = 5;

/// A name as it is compared: folded words, the surname last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    given: Vec<String>,
    surname: String,
    suffix: Option<String>,
}

impl Likeness {
    /// Takes a name apart.
    #[must_use]
    pub fn of(name: &str) -> Likeness {
        let turned = match name.split_once(',') {
            Some((surname, given)) if !is_suffix(plain(given).trim_matches(is_between)) => format!("{given} {surname}"),
            _ => name.to_owned(),
        };
        let mut words: Vec<String> = turned.split(is_between).map(plain).filter(|word| !word.is_empty()).collect();
        let suffix = words.pop_if(|last| is_suffix(last));
        let titles = words.iter().take_while(|word| is_title(word)).count();
        if titles < words.len() {
            words.drain(..titles);
        }
        let mut given: Vec<String> = words.iter().map(|word| spelled_alike(word)).collect();
        let surname = given.pop().unwrap_or_default();
        Likeness { given, surname, suffix }
    }

    /// Whether the two may mean one person.
    #[must_use]
    pub fn is_like(&self, other: &Likeness) -> bool {
        if self.surname.is_empty() || other.surname.is_empty() || both_and_unlike(&self.suffix, &other.suffix) {
            return false;
        }
        let is_same_surname = self.surname == other.surname;
        if is_same_surname || is_near(&self.surname, &other.surname) {
            match (self.given.as_slice(), other.given.as_slice()) {
                ([], []) => return true,
                ([], _) | (_, []) => return is_same_surname,
                (own, others) if is_same_surname && are_given_alike(own, others, is_near) => return true,
                (own, others) if are_given_alike(own, others, |_, _| false) => return true,
                _ => {}
            }
        }
        self.is_turned(other)
    }

    /// Whether the two may mean one person, for a name as it is written. Of many names most are passed over at
    /// a glance: one that is like this has a word like its surname.
    #[must_use]
    pub fn is_like_name(&self, name: &str) -> bool {
        let surname = letters_of(&self.surname);
        let is_worth_it = |word: &str| (letters_of(word) ^ surname).count_ones() <= 2;
        name.split(is_between).any(is_worth_it) && self.is_like(&Likeness::of(name))
    }

    /// Whether the same words stand in another order: surname first.
    fn is_turned(&self, other: &Likeness) -> bool {
        let words = |name: &Likeness| {
            let mut words: Vec<String> = name.given.iter().chain([&name.surname]).cloned().collect();
            words.sort_unstable();
            words
        };
        self.given.len() == other.given.len() && !self.given.is_empty() && words(self) == words(other)
    }
}

/// Whether given names can be those of one person: the first is the same, near, or an initial of the other,
/// and so are the second ones where both have one.
fn are_given_alike(one: &[String], other: &[String], is_near: impl Fn(&str, &str) -> bool) -> bool {
    one.iter().zip(other).all(|(one, other)| is_initial(one, other) || is_initial(other, one) || is_near(one, other))
}

/// Whether a word is the other's first letter, or the other word itself.
fn is_initial(short: &str, long: &str) -> bool {
    short == long || (short.chars().nth(1).is_none() && long.starts_with(short))
}

fn both_and_unlike(one: &Option<String>, other: &Option<String>) -> bool {
    one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one != other)
}

/// One slip apart: a letter too many or too few, or in a longer word any other.
fn is_near(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().count();
    let (one_has, other_has) = (letters(one), letters(other));
    let (fewer, more) = (one_has.min(other_has), one_has.max(other_has));
    let least = if fewer < more { 3 } else { LONG_ENOUGH };
    fewer >= least && more - fewer <= 1 && strsim::osa_distance(one, other) <= 1
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&word) || BEFORE_TITLES.contains(&word)
}

fn is_suffix(word: &str) -> bool {
    super::NAME_SUFFIXES.contains(&word)
}

/// What parts the words of a name. A hyphen does: "Jean-Yves" is also written "Jean Yves".
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | '-' | '‐' | '‑' | '–')
}

/// A word in lower case, without accents and apostrophes.
fn plain(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).filter_map(without_accent).collect()
}

/// A letter without its accent; `None` for what is no letter of its own. The letters of Europe and Vietnam.
fn without_accent(c: char) -> Option<char> {
    Some(match c {
        _ if c.is_ascii() && c != '\'' && c != '`' => c,
        '\'' | '`' | '’' | '‘' | 'ʼ' | 'ʹ' | '´' => return None,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{591}'..='\u{5c7}' => return None,
        'à'..='æ' | 'ā' | 'ă' | 'ą' | 'ǎ' | '\u{1ea0}'..='\u{1eb7}' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | '\u{1eb8}'..='\u{1ec7}' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'į' | 'ı' | '\u{1ec8}'..='\u{1ecb}' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'œ' | 'ơ' | '\u{1ecc}'..='\u{1ee3}' => 'o',
        'ŕ' | 'ř' => 'r',
        'ß' | 'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | '\u{1ee4}'..='\u{1ef1}' => 'u',
        'ý' | 'ÿ' | '\u{1ef2}'..='\u{1ef9}' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' | 'є' => 'е',
        'й' | 'і' | 'ї' => 'и',
        'ґ' => 'г',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ς' => 'σ',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        c => c,
    })
}

/// A word with letters made one that are written for each other in names from abroad: "Zelenskyy" and
/// "Zelensky", "Marko" and "Marco", "Alexei" and "Aleksey".
fn spelled_alike(word: &str) -> String {
    let mut spelled = String::with_capacity(word.len());
    each_letter(word, |letter| spelled.push(letter));
    spelled
}

/// Which letters a word holds, one bit for each; a slip changes two at most.
fn letters_of(word: &str) -> u64 {
    let mut letters = 0;
    each_letter(word, |letter| letters |= 1_u64 << (u32::from(letter) % u64::BITS));
    letters
}

fn each_letter(word: &str, mut take: impl FnMut(char)) {
    let mut letters = word.chars().flat_map(char::to_lowercase).filter_map(without_accent).peekable();
    let mut last = None;
    while let Some(letter) = letters.next() {
        let one = match letter {
            'c' | 'q' => 'k',
            'w' => 'v',
            'y' | 'j' if last.is_some() => 'i',
            'p' if letters.next_if_eq(&'h').is_some() => 'f',
            'x' if last.is_some() => {
                take('k');
                's'
            }
            letter => letter,
        };
        if last != Some(one) || !one.is_ascii_alphabetic() {
            take(one);
        }
        last = Some(one);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn alike(one: &str, other: &str) {
        let names = [one, other];
        let (one, other) = (Likeness::of(one), Likeness::of(other));
        assert!(one.is_like(&other), "{one:?} {other:?}");
        assert!(other.is_like(&one), "{other:?} {one:?}");
        assert!(one.is_like_name(names[1]) && other.is_like_name(names[0]), "passed over: {one:?} {other:?}");
    }

    #[track_caller]
    fn unlike(one: &str, other: &str) {
        let (one, other) = (Likeness::of(one), Likeness::of(other));
        assert!(!one.is_like(&other), "{one:?} {other:?}");
        assert!(!other.is_like(&one), "{other:?} {one:?}");
    }

    #[test]
    fn a_name_is_like_its_misspelling() {
        alike("Marko Rubio", "Marco Rubio");
        alike("Marco Rubbio", "Marco Rubio");
        alike("Marco Rubios", "Marco Rubio");
        alike("Keir Stamer", "Keir Starmer");
        alike("Jon Smith", "John Smith");
        alike("Sara Lee", "Sarah Lee");
        alike("Madona", "Madonna");
        alike("MARCO RUBIO", "marco rubio");
    }

    #[test]
    fn accents_and_spellings_from_abroad_do_not_count() {
        alike("Dmitry Peskóv", "Dmitry Peskov");
        alike("Dmitri Peskow", "Dmitry Peskov");
        alike("Volodymyr Zelenskyy", "Volodymyr Zelensky");
        alike("Volodymyr Zelenskiy", "Volodymyr Zelensky");
        alike("Aleksei Navalny", "Alexey Navalny");
        alike("Aleksandr Novak", "Alexander Novak");
        alike("Gerhard Schröder", "Gerhard Schroeder");
        alike("Nguyễn Phú Trọng", "Nguyen Phu Trong");
        alike("Lech Wałęsa", "Lech Walesa");
        alike("Conor OBrien", "Conor O’Brien");
    }

    #[test]
    fn titles_and_suffixes_do_not_count_unless_they_differ() {
        alike("Sen. Rubio", "Marco Rubio");
        alike("Senator Marco Rubio", "Marco Rubio");
        alike("Prime Minister Keir Starmer", "Keir Starmer");
        alike("Former President Barack Obama", "Barack Obama");
        alike("the White House", "White House");
        alike("Sammy Davis", "Sammy Davis, Jr.");
        unlike("George Bush Sr.", "George Bush Jr.");
        unlike("Prime Minister", "Foreign Minister");
        unlike("President", "Secretary");
    }

    #[test]
    fn initials_and_missing_names_may_be_anybodys() {
        alike("J. Smith", "John Smith");
        alike("J. Smith", "Jane Smith");
        alike("JD Vance", "J.D. Vance");
        alike("John F. Kennedy", "John Fitzgerald Kennedy");
        alike("Maria Machado", "María Corina Machado");
        alike("Jean-Yves Le Drian", "Jean Yves Le Drian");
        alike("Bashar al-Assad", "Bashar Assad");
        alike("Rubio", "Marco Rubio");
        unlike("Jane Smith", "John Smith");
        unlike("R. Smith", "John Smith");
        unlike("George W. Bush", "George H. W. Bush");
        unlike("Marco", "Marco Rubio");
    }

    #[test]
    fn the_order_of_a_name_does_not_count() {
        alike("Rubio, Marco", "Marco Rubio");
        alike("Jinping Xi", "Xi Jinping");
        unlike("Rubio Rossi", "Marco Rubio");
    }

    #[test]
    fn other_scripts_have_likenesses_too() {
        alike("Дмитрий Песко\u{301}в", "Дмитрий Песков");
        alike("Дмитрии Песков", "Дмитрий Песков");
        alike("Д. Песков", "Дмитрий Песков");
        alike("Κυριάκος Μητσοτάκης", "Κυριακος Μητσοτακης");
        alike("محمد بن سلمان", "مُحَمَّد بن سلمان");
        unlike("习近平", "习仲勋");
        unlike("金正恩", "金正日");
        unlike("Сергей Лавров", "Дмитрий Песков");
        unlike("Дмитрий Песков", "Dmitry Peskov"); // another alphabet takes an alias
    }

    #[test]
    fn other_people_and_offices_are_unlike() {
        unlike("Marco Rubio", "Marco Polo");
        unlike("Ada Rossi", "Ben Rossi");
        unlike("European Commission", "European Council");
        unlike("Foreign Ministry", "Finance Ministry");
        unlike("Bank of England", "Bank of Ireland");
        unlike("Kim", "Tim");
        unlike("Li Wei", "Li Bei");
        unlike("", "Marco Rubio");
        unlike("...", "...");
        unlike("", "");
    }

    proptest! {
        #[test]
        fn no_name_that_is_alike_is_passed_over(one in "([A-ZÉ][a-eéhpxy]{0,5}[ ,.-]{0,2}){1,3}", other in "([A-ZÉ][a-eéhpxy]{0,5}[ ,.-]{0,2}){1,3}") {
            let (own, others) = (Likeness::of(&one), Likeness::of(&other));
            prop_assert_eq!(own.is_like(&others), others.is_like(&own));
            prop_assert_eq!(own.is_like(&others), own.is_like_name(&other));
        }

        #[test]
        fn a_name_is_like_itself_and_no_text_is_too_odd(name in any::<String>()) {
            let likeness = Likeness::of(&name);
            prop_assert_eq!(likeness.is_like(&likeness), likeness.is_like_name(&name));
        }
    }
}
