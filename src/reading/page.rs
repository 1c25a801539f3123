//! A page of the web: its article's text, and what it says of itself. Pure; nothing is fetched here.

use chrono::NaiveDate;

/// What an HTML page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The article's text: paragraphs with a blank line between them.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it stands for good, as the page says; else where it was found.
    pub url: Option<String>,
    /// The day of publication, in the page's own time zone.
    pub published: Option<NaiveDate>,
    /// The language that the page says it is written in ("en-GB").
    pub language: Option<String>,
}
