//! The small words, by what they do in a clause: as much grammar as it takes to tell a clause from a noun.

/// Verbs that stand before another one and never alone as a noun.
pub(super) const MODALS: [&str; 27] = [
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
pub(super) const SUBJECTS: [&str; 17] = [
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
pub(super) const PURE_SUBJECTS: [&str; 5] = ["i", "we", "he", "she", "they"];

/// Words after which a noun comes.
pub(super) const DETERMINERS: [&str; 28] = [
    "the", "a", "an", "this", "that", "these", "those", "our", "their", "his", "her", "its", "my", "your", "no", "any",
    "all", "every", "each", "some", "both", "many", "most", "more", "another", "neither", "such", "several",
];

/// Words that bind a noun to what stands before.
pub(super) const PREPOSITIONS: [&str; 37] = [
    "of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "within", "over", "under", "about",
    "against", "between", "among", "into", "through", "during", "before", "after", "across", "near", "towards",
    "toward", "upon", "via", "per", "despite", "amid", "as", "than", "like", "beyond", "inside", "outside",
];

/// Words that open a clause which says something of the one before.
pub(super) const SUBORDINATES: [&str; 30] = [
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
pub(super) const CONJUNCTIONS: [&str; 6] = ["and", "or", "but", "nor", "so", "yet"];

/// Words that tie a sentence to the one before it.
pub(super) const CONNECTIVES: [&str; 37] = [
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
pub(super) const ADVERBS: [&str; 30] = [
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

/// Whether a word is a verb like "will".
pub(super) fn is_modal(word: &str) -> bool {
    is_one_of(word, &MODALS)
}

/// Whether a list has a word: most of its words are ruled out by their length and first letter.
fn is_one_of(word: &str, words: &[&str]) -> bool {
    let first = word.as_bytes().first();
    words.iter().any(|known| known.len() == word.len() && known.as_bytes().first() == first && *known == word)
}

/// Whether a word is a verb and nothing else.
pub(super) fn is_sure_verb(word: &str) -> bool {
    is_modal(word) || is_one_of(word, &AUXILIARIES)
}

/// Whether a word is subject and verb at once: "we'll".
pub(super) fn is_contracted(word: &str) -> bool {
    let subject = word.split('\'').next().unwrap_or_default();
    subject.len() < word.len() && is_sure_verb(word) && SUBJECTS.contains(&subject)
}

/// Whether a word may be what makes a date of the words around it.
pub(super) fn is_calendar_word(word: &str) -> bool {
    const WORDS: [&str; 58] = [
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
    word.starts_with(|c: char| c.is_ascii_digit())
        || is_one_of(word, &WORDS)
        || word.strip_suffix('s').is_some_and(|one| is_one_of(one, &WORDS))
        || word.split_once('-').is_some_and(|(_, rest)| is_one_of(rest, &WORDS))
}
