//! A page of the web: its article's text, and what it says of itself. Pure; nothing is fetched here.
//!
//! The page is read twice as a run of tags: once for its facts (`metadata`), once to make it safe for the
//! parser that finds the article in it (`balanced`, `body`).

mod balanced;
mod body;
mod linked;
mod metadata;
mod notes;
mod tags;

use chrono::NaiveDate;

use super::plain;

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

/// Reads a page. `url` is where it was found.
#[must_use]
pub fn page(html: &str, url: Option<&str>) -> Page {
    let facts = metadata::metadata(html, url);
    let text = body::body(html, facts.title.as_deref());
    let published = facts.published.or_else(|| plain::heading(&text).published).or(facts.updated);
    let canonical = facts.canonical.and_then(|canonical| trusted(&canonical, url));
    Page {
        text,
        title: facts.title,
        byline: facts.byline,
        publisher: facts.publisher,
        url: canonical.or_else(|| url.map(str::to_owned)),
        published,
        language: facts.language,
    }
}

/// The address that a page gives for itself, if it can be its own: whole, or on the same host; not the front
/// page of a paper, which careless pages all name.
fn trusted(canonical: &str, url: Option<&str>) -> Option<String> {
    let canonical = match (canonical.strip_prefix("//"), canonical.starts_with('/'), url) {
        (Some(rest), _, _) => format!("https://{rest}"),
        (None, true, Some(url)) => {
            let (scheme, rest) = url.split_once("://")?;
            format!("{scheme}://{}{canonical}", rest.split(['/', '?', '#']).next()?)
        }
        _ => canonical.to_owned(),
    };
    let path = |url: &str| -> Option<String> {
        let (_, rest) = url.split_once("://")?;
        let (_, path) = rest.split_once('/')?;
        Some(path.trim_matches('/').to_owned()).filter(|path| !path.is_empty())
    };
    let is_front = path(&canonical).is_none() && url.is_some_and(|url| path(url).is_some());
    (crate::claim::source::is_web_address(&canonical) && !is_front && canonical.len() <= 2_000).then_some(canonical)
}

/// Whether a text is an HTML page: it begins like one, or has tags of one near its beginning.
#[must_use]
pub fn is_html(text: &str) -> bool {
    let head = text.trim_start_matches('\u{feff}').trim_start();
    let mut end = head.len().min(4_096);
    while !head.is_char_boundary(end) {
        end -= 1;
    }
    let head = head.get(..end).unwrap_or_default().to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|start| head.starts_with(start)) {
        return true;
    }
    let has = |name: &str| head.contains(&format!("<{name}>")) || head.contains(&format!("<{name} "));
    let frame = ["html", "head", "body", "title", "meta"].iter().any(|name| has(name));
    // A piece of a page, as it is copied out of one.
    let is_piece =
        head.starts_with('<') && ["p", "div", "article", "h1", "main", "section", "table"].iter().any(|name| has(name));
    (frame && head.starts_with('<') && !head.starts_with("<?xml") && !head.starts_with("<rss"))
        || (head.starts_with("<?xml") && has("html"))
        || is_piece
}

#[cfg(test)]
mod tests;
