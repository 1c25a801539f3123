//! What is no article: known by its first bytes, by what the server calls it, or by its form.

use crate::cli::failure::Failure;
use crate::cli::paste::as_argument;

/// Files by their first bytes: what they are, and the way to their text.
const MAGIC: [(&[u8], &str, &str); 13] = [
    (b"PK\x03\x04", "a ZIP file or an office document", "save it as plain text or as HTML, and read that"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text or as HTML, and read that"),
    (b"{\\rtf", "an RTF document", "save it as plain text or as HTML, and read that"),
    (b"\x1f\x8b", "compressed", "gunzip -c FILE | onrecord read -"),
    (b"BZh", "compressed", "bunzip2 -c FILE | onrecord read -"),
    (b"\xfd7zXZ", "compressed", "xz -dc FILE | onrecord read -"),
    (b"(\xb5/\xfd", "compressed", "zstd -dc FILE | onrecord read -"),
    (b"\x89PNG", "an image", "give the article's text: onrecord read -"),
    (b"\xff\xd8\xff", "an image", "give the article's text: onrecord read -"),
    (b"GIF8", "an image", "give the article's text: onrecord read -"),
    (b"SQLite format 3", "a SQLite database", "a ledger is named by --db PATH"),
    (b"%!PS", "a PostScript file", "ps2ascii FILE | onrecord read -"),
    (b"\x7fELF", "a program", "give the article's text: onrecord read -"),
];

/// How far into a file the mark of a PDF may stand.
const PDF_WITHIN: usize = 1_024;

/// Refuses bytes that hold no text.
pub(super) fn bytes(what: &str, bytes: &[u8], media_type: Option<&str>) -> Result<(), Failure> {
    let head = bytes.get(..bytes.len().min(PDF_WITHIN)).unwrap_or_default();
    let is_pdf =
        head.starts_with(b"%PDF-") || (!head.starts_with(b"<") && head.windows(6).any(|part| part == b"\n%PDF-"));
    if is_pdf || media_type.is_some_and(|of| of.ends_with("/pdf") || of.ends_with("/x-pdf")) {
        return Err(pdf(what));
    }
    if let Some((_, is, hint)) = MAGIC.iter().find(|(magic, _, _)| head.starts_with(magic)) {
        let file = if is_typed_name(what) { as_argument(what) } else { "FILE".to_owned() };
        return Err(Failure::misuse(
            format!("{}: it is {is}, not an article", shown(what)),
            hint.replace("FILE", &file),
        ));
    }
    if is_mhtml(bytes) {
        return Err(Failure::misuse(
            format!("{}: it is a page saved with its pictures (MHTML)", shown(what)),
            "save it as HTML alone (\"Webpage, HTML Only\"), and read that",
        ));
    }
    let family = media_type.and_then(|of| of.split('/').next()).unwrap_or_default();
    if ["image", "audio", "video", "font"].contains(&family) {
        let message =
            format!("{}: the server says that it is {}, not an article", shown(what), media_type.unwrap_or_default());
        return Err(Failure::misuse(message, "give the article's text: onrecord read -"));
    }
    Ok(())
}

/// Whether a browser has put a page and all that belongs to it into one message of mail.
fn is_mhtml(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().take(2 * PDF_WITHIN).map(u8::to_ascii_lowercase).collect();
    let has = |words: &[u8]| head.windows(words.len()).any(|part| part == words);
    has(b"mime-version:") && has(b"multipart/related")
}

fn pdf(what: &str) -> Failure {
    let hint = if what.contains("://") {
        format!("save it as article.pdf, then: pdftotext article.pdf - | onrecord read - --url {}", as_argument(what))
    } else if is_typed_name(what) {
        format!("pdftotext {} - | onrecord read -", as_argument(what))
    } else {
        "pdftotext - - | onrecord read -".to_owned()
    };
    Failure::misuse(
        format!("{}: it is a PDF, and a PDF does not say in which order its words are read", shown(what)),
        hint,
    )
}

/// Refuses texts that are for programs: data, lists of articles.
pub(super) fn text(what: &str, text: &str) -> Result<(), Failure> {
    let head = text.trim_start();
    let start: String = head.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    let is_xml = start.starts_with("<?xml") || ["<rss", "<feed", "<rdf:rdf"].iter().any(|tag| start.starts_with(tag));
    if is_xml {
        let is_feed = ["<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex"].iter().any(|tag| start.contains(tag));
        let is = if is_feed { "a feed: a list of articles" } else { "XML, not a page" };
        return Err(Failure::misuse(
            format!("{}: it is {is}", shown(what)),
            "read one of its articles: onrecord read URL",
        ));
    }
    if head.starts_with(['{', '[']) && is_json(head) {
        let hint = match is_typed_name(what) {
            true => format!("one article a line is read by: onrecord read --jsonl < {}", as_argument(what)),
            false => "one article a line is read by: onrecord read --jsonl".to_owned(),
        };
        return Err(Failure::misuse(format!("{}: it is JSON, not an article", shown(what)), hint));
    }
    if let Some(at) = text.find('\0') {
        let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        return Err(Failure::misuse(
            format!("{}: line {line}: a NUL character", shown(what)),
            "give a text or an HTML file",
        ));
    }
    Ok(())
}

/// Whether the whole, or its first line, is one value of JSON.
fn is_json(text: &str) -> bool {
    let is_value = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    is_value(text) || text.lines().next().is_some_and(|line| line.starts_with('{') && is_value(line))
}

fn is_typed_name(what: &str) -> bool {
    what != "-" && !what.contains("://")
}

/// What was typed, as errors name it.
pub(super) fn shown(what: &str) -> &str {
    if what == "-" { "standard input" } else { what }
}
