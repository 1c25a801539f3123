//! Which language a text is written in, as far as `read` must know: English or not.

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// What is read.
    English,
    /// Another language, by its English name and its code ("Ukrainian", "uk").
    Other {
        /// The name ("Ukrainian").
        name: &'static str,
        /// The code of BCP 47 ("uk").
        code: &'static str,
    },
    /// Too little to tell.
    Unknown,
}

/// The language that the beginning of a text is written in.
#[must_use]
pub fn language(text: &str) -> Language {
    let _ = text;
    Language::Unknown
}

/// The language of a code as pages give it ("en-GB", "uk").
#[must_use]
pub fn of_code(code: &str) -> Language {
    let _ = code;
    Language::Unknown
}
