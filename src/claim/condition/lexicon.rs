//! The small words, by what they do in a clause: as much grammar as it takes to tell a clause from a noun.

use std::sync::LazyLock;

use super::alternatives::BACK;
use super::markers::{first_words, lone_words, second_words};
use crate::letters::{ByLetters, Packed};

/// A set of classes, one bit each. A word may be of several; which, is looked up once, where it is cut.
pub(super) type Class = u32;

/// A verb like "will".
pub(super) const MODAL: Class = 1;
/// A verb and nothing else.
pub(super) const SURE: Class = 1 << 1;
/// Subject and verb at once: "we'll".
pub(super) const CONTRACTED: Class = 1 << 2;
pub(super) const SUBJECT: Class = 1 << 3;
pub(super) const PURE_SUBJECT: Class = 1 << 4;
pub(super) const DETERMINER: Class = 1 << 5;
pub(super) const PREPOSITION: Class = 1 << 6;
pub(super) const SUBORDINATE: Class = 1 << 7;
pub(super) const CONJUNCTION: Class = 1 << 8;
pub(super) const CONNECTIVE: Class = 1 << 9;
pub(super) const ADVERB: Class = 1 << 10;
/// May be what makes a date of the words around it: "days", "2027", "mid-May".
pub(super) const CALENDAR: Class = 1 << 11;
/// As above, in the singular.
const CALENDAR_WORD: Class = 1 << 12;
/// The first word of a marker.
pub(super) const MARKER: Class = 1 << 13;
/// Opens words that stand for a condition said before them: "otherwise".
pub(super) const REFERS: Class = 1 << 14;
/// The second word of a marker: "in case".
pub(super) const GOES_ON: Class = 1 << 15;
/// A marker of one word: "if".
pub(super) const LONE: Class = 1 << 16;

/// Verbs that stand before another one and never alone as a noun.
const MODALS: [&str; 27] = [
    "will",
    "would",
    "shall",
    "may",
    "might",
    "must",
    "can",
    "could",
    "should",
    "cannot",
    "won't",
    "wouldn't",
    "can't",
    "couldn't",
    "shouldn't",
    "shan't",
    "mustn't",
    "mightn't",
    "needn't",
    "i'll",
    "we'll",
    "they'll",
    "he'll",
    "she'll",
    "it'll",
    "there'll",
    "you'll",
];

/// Other verbs that are nothing else.
const AUXILIARIES: [&str; 43] = [
    "is", "are", "was", "were", "am", "be", "been", "has", "have", "had", "do", "does", "did", "isn't", "aren't",
    "wasn't", "weren't", "hasn't", "haven't", "hadn't", "don't", "doesn't", "didn't", "i'm", "we're", "they're",
    "you're", "he's", "she's", "it's", "there's", "that's", "we've", "they've", "i've", "i'd", "we'd", "they'd",
    "ain't", "you've", "you'd", "he'd", "she'd",
];

/// Words that are the subject where they open a clause.
const SUBJECTS: [&str; 17] = [
    "i",
    "we",
    "he",
    "she",
    "they",
    "it",
    "you",
    "there",
    "nobody",
    "everybody",
    "everyone",
    "nothing",
    "somebody",
    "someone",
    "this",
    "these",
    "those",
];

/// Subjects that are nothing else, wherever they stand.
const PURE_SUBJECTS: [&str; 5] = ["i", "we", "he", "she", "they"];

/// Words after which a noun comes.
const DETERMINERS: [&str; 28] = [
    "the", "a", "an", "this", "that", "these", "those", "our", "their", "his", "her", "its", "my", "your", "no", "any",
    "all", "every", "each", "some", "both", "many", "most", "more", "another", "neither", "such", "several",
];

/// Words that bind a noun to what stands before.
const PREPOSITIONS: [&str; 37] = [
    "of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "within", "over", "under", "about",
    "against", "between", "among", "into", "through", "during", "before", "after", "across", "near", "towards",
    "toward", "upon", "via", "per", "despite", "amid", "as", "than", "like", "beyond", "inside", "outside",
];

/// Words that open a clause which says something of the one before.
const SUBORDINATES: [&str; 30] = [
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "where",
    "when",
    "while",
    "whereas",
    "because",
    "although",
    "though",
    "since",
    "as",
    "if",
    "unless",
    "until",
    "till",
    "once",
    "how",
    "why",
    "what",
    "whether",
    "including",
    "such",
    "despite",
    "especially",
    "like",
    "even",
    "lest",
];

/// Words that join two clauses or nouns.
const CONJUNCTIONS: [&str; 6] = ["and", "or", "but", "nor", "so", "yet"];

/// Words that tie a sentence to the one before it.
const CONNECTIVES: [&str; 37] = [
    "and",
    "but",
    "so",
    "yet",
    "however",
    "still",
    "also",
    "then",
    "now",
    "meanwhile",
    "instead",
    "indeed",
    "thus",
    "therefore",
    "moreover",
    "furthermore",
    "nevertheless",
    "nonetheless",
    "first",
    "second",
    "finally",
    "clearly",
    "well",
    "look",
    "again",
    "because",
    "or",
    "conversely",
    "equally",
    "similarly",
    "likewise",
    "besides",
    "hence",
    "perhaps",
    "maybe",
    "of",
    "course",
];

/// Words that lean on the verb without being a part of the clause's frame.
const ADVERBS: [&str; 30] = [
    "then",
    "also",
    "not",
    "never",
    "always",
    "still",
    "now",
    "soon",
    "probably",
    "certainly",
    "likely",
    "only",
    "almost",
    "surely",
    "simply",
    "just",
    "even",
    "definitely",
    "immediately",
    "quickly",
    "ever",
    "already",
    "perhaps",
    "maybe",
    "instead",
    "again",
    "really",
    "finally",
    "presumably",
    "inevitably",
];

/// Words of the calendar and the clock.
const DATES: [&str; 58] = [
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "quarter",
    "decade",
    "weekend",
    "century",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "today",
    "tomorrow",
    "tonight",
    "now",
    "soon",
    "shortly",
    "midnight",
    "noon",
    "spring",
    "summer",
    "autumn",
    "winter",
    "christmas",
    "easter",
    "fortnight",
    "once",
    "time",
];

/// The classes of a word in small letters.
pub(super) fn class_of(word: &str) -> Class {
    let class = listed_word(word);
    let is_number = || word.starts_with(|c: char| c.is_ascii_digit());
    let is_part = || word.split_once('-').is_some_and(|(_, rest)| listed_word(rest) & CALENDAR_WORD != 0);
    if class & CALENDAR == 0 && (is_number() || is_part()) { class | CALENDAR } else { class }
}

/// Whether a word is a verb and nothing else.
pub(super) fn is_sure_verb(word: &str) -> bool {
    listed_word(word) & SURE != 0
}

fn listed_word(word: &str) -> Class {
    Packed::of(word.as_bytes()).map(listed).unwrap_or_default()
}

/// The classes of a word of letters alone.
#[inline]
pub(super) fn listed(word: Packed) -> Class {
    static CLASSES: LazyLock<ByLetters<Class>> = LazyLock::new(table);
    CLASSES.get(word).copied().unwrap_or_default()
}

fn table() -> ByLetters<Class> {
    let lists: [(Class, &[&str]); 11] = [
        (MODAL | SURE, &MODALS),
        (SURE, &AUXILIARIES),
        (SUBJECT, &SUBJECTS),
        (PURE_SUBJECT, &PURE_SUBJECTS),
        (DETERMINER, &DETERMINERS),
        (PREPOSITION, &PREPOSITIONS),
        (SUBORDINATE, &SUBORDINATES),
        (CONJUNCTION, &CONJUNCTIONS),
        (CONNECTIVE, &CONNECTIVES),
        (ADVERB, &ADVERBS),
        (CALENDAR | CALENDAR_WORD, &DATES),
    ];
    let several: Vec<String> = DATES.iter().map(|word| format!("{word}s")).collect();
    let listed = lists.iter().flat_map(|(class, words)| words.iter().map(|word| (*word, *class)));
    let is_contracted = |word: &&&str| word.split_once('\'').is_some_and(|(subject, _)| SUBJECTS.contains(&subject));
    let contracted = MODALS.iter().chain(&AUXILIARIES).filter(is_contracted).map(|word| (*word, CONTRACTED));
    let words = listed.chain(contracted);
    let words = words.chain(several.iter().map(|word| (word.as_str(), CALENDAR)));
    let words = words.chain(first_words().map(|word| (word, MARKER)));
    let words = words.chain(lone_words().map(|word| (word, LONE))).chain(second_words().map(|word| (word, GOES_ON)));
    let words = words.chain(BACK.iter().filter_map(|(words, _)| Some((words.split(' ').next()?, REFERS))));
    ByLetters::merged(words.map(|(word, class)| (word.as_bytes(), class)), |known, class| *known |= class)
}
