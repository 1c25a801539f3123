//! Who is on record: names and how they are compared. Nothing is joined by likeness; a name
//! matches whole, or by a surname that only one speaker has.

mod likeness;

pub use likeness::Likeness;

/// Whoever is on record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The canonical name, or the words for somebody unnamed ("diplomatic sources").
    pub name: String,
    /// Not named by the source: scoped to it, never matched across sources, no track record.
    pub unnamed: bool,
}

/// Words that follow a surname without being part of it.
const NAME_SUFFIXES: [&str; 7] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];

/// Returns the form in which two spellings of one name are equal: lower case, single spaces.
///
/// ```
/// assert_eq!(onrecord::claim::speaker::name_key("  Marco  RUBIO "), "marco rubio");
/// ```
#[must_use]
pub fn name_key(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Returns the last word of a name, without "Jr." and its like.
///
/// ```
/// use onrecord::claim::speaker::surname;
/// assert_eq!(surname("Sammy Davis Jr."), "Davis");
/// assert_eq!(surname("Rubio"), "Rubio");
/// ```
#[must_use]
pub fn surname(name: &str) -> &str {
    let is_suffix = |word: &&str| NAME_SUFFIXES.contains(&word.to_lowercase().as_str());
    let last = name.split_whitespace().rev().find(|word| !is_suffix(word));
    last.map_or(name, |word| word.trim_end_matches(','))
}
