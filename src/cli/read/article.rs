//! From what was typed (a path, an address, `-`) to an article's text and what is known of it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::NaiveDate;

use super::decode::decoded;
pub(crate) use super::fetch::FetchOptions;
use super::fetch::{Fetched, fetch};
use super::refused::{self, shown};
use crate::cli::failure::Failure;
use crate::cli::paste::as_argument;
use crate::reading::language::{Language, language, of_code};
use crate::reading::page::{is_html, page};
use crate::reading::plain::heading;

/// An article as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Article {
    /// What the ledger keeps, hashes and quotes from, byte for byte. A plain text is kept as it is, line ends
    /// included; only a byte order mark goes.
    pub(crate) text: String,
    /// Its headline.
    pub(crate) title: Option<String>,
    /// Who wrote it.
    pub(crate) byline: Option<String>,
    /// Who published it.
    pub(crate) publisher: Option<String>,
    /// Where it stands, as the page says, else as it was fetched.
    pub(crate) url: Option<String>,
    /// The day of publication; `None` where it does not say.
    pub(crate) published: Option<NaiveDate>,
    /// The language of the text: what is not English is named, not read.
    pub(crate) language: Language,
    /// The file's name, for want of a title; `None` for an address and for standard input.
    pub(crate) file_name: Option<String>,
    /// Remarks on how it was taken in, for stderr.
    pub(crate) warnings: Vec<String>,
}

/// Gets an article: from an address (http, https), from standard input (`-`), else from a file.
pub(crate) fn get(what: &str, options: &FetchOptions) -> Result<Article, Failure> {
    if what.contains("://") {
        let fetched = fetch(what, options)?;
        return of_bytes(what, &fetched);
    }
    let bytes = if what == "-" { standard_input()? } else { file(what)? };
    let fetched = Fetched { bytes, media_type: None, charset: None, url: String::new() };
    let article = of_bytes(what, &fetched)?;
    let name = Path::new(what).file_name().filter(|_| what != "-").map(|name| name.to_string_lossy().into_owned());
    Ok(Article { file_name: name, ..article })
}

fn standard_input() -> Result<Vec<u8>, Failure> {
    let of_file = |error| Failure::of_file("standard input", &error);
    limited("standard input", std::io::stdin().lock()).map_err(of_file)?
}

/// No article is larger than so many bytes.
const LARGEST: u64 = 64 << 20;

/// All that can be read, which is refused where it is more than any article.
fn limited(what: &str, reader: impl Read) -> std::io::Result<Result<Vec<u8>, Failure>> {
    let mut bytes = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 <= LARGEST {
        return Ok(Ok(bytes));
    }
    let message = format!("{what}: it is larger than {} MB: no article is", LARGEST >> 20);
    Ok(Err(Failure::misuse(message, "articles as lines of JSON are read by: onrecord read --jsonl")))
}

fn file(path: &str) -> Result<Vec<u8>, Failure> {
    let opened = File::open(Path::new(path)).and_then(|file| limited(path, file));
    opened.map_err(|error| {
        let host = path.split('/').next().unwrap_or_default();
        let is_address = error.kind() == std::io::ErrorKind::NotFound && path.contains('/') && host.contains('.');
        match is_address && !host.starts_with('.') {
            true => Failure::misuse(
                format!("{path}: {error}"),
                format!("an address is written whole: onrecord read {}", as_argument(&format!("https://{path}"))),
            ),
            false => Failure::of_file(path, &error),
        }
    })?
}

/// An article out of what was read.
fn of_bytes(what: &str, fetched: &Fetched) -> Result<Article, Failure> {
    refused::bytes(what, &fetched.bytes, fetched.media_type.as_deref())?;
    let decoded = decoded(&fetched.bytes, fetched.charset.as_deref());
    let is_named_html = matches!(fetched.media_type.as_deref(), Some("text/html" | "application/xhtml+xml"));
    let is_named_html = is_named_html || is_html_name(what);
    let is_page = is_html(&decoded.text) || (is_named_html && decoded.text.contains("</"));
    if !is_page {
        refused::text(what, &decoded.text)?;
    }
    let url = Some(fetched.url.clone()).filter(|url| !url.is_empty());
    let article = if is_page { of_page(&decoded.text, url) } else { of_text(decoded.text, url) };
    if article.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(match is_page {
            true => Failure::misuse(
                format!("{}: the page holds no text that can be read", shown(what)),
                "it may be made by a script: copy the article's text and paste it into: onrecord read -",
            ),
            false => Failure::misuse(format!("{} is empty", shown(what)), "give the article's text"),
        });
    }
    let warnings = decoded.warning.map(|warning| format!("{}: {warning}", shown(what))).into_iter().collect();
    Ok(Article { warnings, ..article })
}

/// Whether a file is called as pages are.
fn is_html_name(what: &str) -> bool {
    let ending = Path::new(what).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    !what.contains("://") && ending.is_some_and(|ending| ["html", "htm", "xhtml"].contains(&ending.as_str()))
}

fn of_page(html: &str, url: Option<String>) -> Article {
    let page = page(html, url.as_deref());
    let language = match (language(&page.text), page.language.as_deref()) {
        (Language::Unknown, Some(said)) => of_code(said),
        (found, _) => found,
    };
    Article {
        language,
        text: page.text,
        title: page.title,
        byline: page.byline,
        publisher: page.publisher,
        url: page.url,
        published: page.published,
        file_name: None,
        warnings: Vec::new(),
    }
}

fn of_text(text: String, url: Option<String>) -> Article {
    let heading = heading(&text);
    Article {
        language: language(&text),
        text,
        title: heading.title,
        byline: None,
        publisher: None,
        url,
        published: heading.published,
        file_name: None,
        warnings: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Article, Failure> {
        of_bytes("x.txt", &Fetched { bytes: bytes.to_vec(), media_type: None, charset: None, url: String::new() })
    }

    #[track_caller]
    fn refused(bytes: &[u8], expected: &str) {
        match read(bytes) {
            Err(Failure::Error { message, hints, .. }) => {
                let said = format!("{message} / {}", hints.join(" / "));
                assert!(said.contains(expected), "{said}");
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_plain_text_is_kept_as_it_is() {
        let text = "Harbour opens late\r\n\r\n18 April 2025\r\n\r\n“We will,” she said.\u{b}\r\n";
        let article = read(format!("\u{feff}{text}").as_bytes()).expect("an article");
        assert_eq!((article.text.as_str(), article.title.as_deref()), (text, Some("Harbour opens late")));
        assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2025-04-18"));
        assert_eq!(article.warnings, [""; 0]);
        let western = read(b"\x93We will,\x94 she said.").expect("an article");
        assert_eq!(western.text, "“We will,” she said.");
        assert_eq!(western.warnings.len(), 1, "{:?}", western.warnings);
    }

    #[test]
    fn a_page_is_known_by_what_it_holds() {
        let article =
            read(b"<!doctype html><meta charset=latin1><title>T one</title><p>caf\xe9, she said.").expect("a page");
        assert_eq!((article.text.as_str(), article.title.as_deref()), ("café, she said.", Some("T one")));
    }

    #[test]
    fn what_is_no_article_is_refused_with_a_way_out() {
        refused(b"%PDF-1.7 x", "pdftotext \"x.txt\" - | onrecord read -");
        refused(b"\r\n%PDF-1.7 x", "a PDF");
        refused(b"From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "save it as HTML alone");
        refused(b"PK\x03\x04", "save it as plain text");
        refused(b"\x1f\x8b\x08", "gunzip -c \"x.txt\" | onrecord read -");
        refused(b"{\"id\":1,\"text\":\"a\"}\n{\"id\":2}\n", "onrecord read --jsonl < \"x.txt\"");
        refused(b"<?xml version='1.0'?><rss><channel>", "a feed");
        refused(b"<?xml version='1.0'?><nitf>", "XML");
        refused(b"one\ntwo\0", "line 2: a NUL character");
        refused(b"", "is empty");
        refused(b"\xef\xbb\xbf \n\xef\xbb\xbf", "give the article's text");
        refused(b"<html><body><script>x</script></body></html>", "holds no text");
        assert!(read(b"[Comment] So it goes.").is_ok());
        assert!(read(b"{so it goes}").is_ok());
    }
}
