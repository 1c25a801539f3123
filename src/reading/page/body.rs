//! The article's own text out of a page: no navigation, no captions, no script; a blank line between
//! paragraphs.

use dom_smoothie::{Config, Readability, TextMode};

use super::balanced::{Dropped, balanced, with_signs};
use super::notes::without_notes;
use super::tags::{Piece, decoded};

/// The running text of a page; where no article is found in it, all that can be seen of it.
pub(super) fn body(html: &str, title: Option<&str>) -> String {
    let found = article(html, title).map(|text| paragraphs(&text)).filter(|text| !text.is_empty());
    found.unwrap_or_else(|| paragraphs(&visible(html)))
}

fn article(html: &str, title: Option<&str>) -> Option<String> {
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let page = balanced(html, title);
    let mut reader = Readability::new(page.as_str(), None, Some(config)).ok()?;
    Some(with_signs(&reader.parse().ok()?.text_content))
}

/// All text of a page, a line for each block.
fn visible(html: &str) -> String {
    let mut text = String::new();
    let mut dropped = Dropped::default();
    for piece in without_notes(html) {
        if dropped.holds(piece) {
            continue;
        }
        match piece {
            Piece::Text(words) => text.push_str(&words.replace(char::is_whitespace, " ")),
            Piece::Open(tag) if is_block(tag.name) => text.push('\n'),
            Piece::Close(name) if is_block(name) => text.push('\n'),
            Piece::Open(_) | Piece::Close(_) => {}
        }
    }
    decoded(&text).into_owned()
}

/// Elements that begin a line.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "tr",
    "ul",
];

fn is_block(name: &str) -> bool {
    BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
}

/// Every line a paragraph: no control characters, no blanks at its ends, one blank where there were several.
fn paragraphs(text: &str) -> String {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let lines = text.split(is_break).map(line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

/// A line without what cannot be seen: control characters, and the marks that say where a word may be broken.
pub(super) fn line(text: &str) -> String {
    let is_seen = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}');
    let blank = |c: char| if c.is_control() || c.is_whitespace() { ' ' } else { c };
    let seen: String = text.chars().filter(is_seen).map(blank).collect();
    seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs() {
        assert_eq!(paragraphs("a\u{a0} b\n\n\n c\td \r\ne\0f co\u{ad}op"), "a b\n\nc d\n\ne f coop");
        assert_eq!(paragraphs(" \n "), "");
    }

    #[test]
    fn a_page_without_an_article_gives_all_that_is_seen() {
        let page = "<title>T</title><style>x</style><div>One &amp; two<br>three</div><script>y</script>";
        assert_eq!(paragraphs(&visible(page)), "One & two\n\nthree");
        assert_eq!(body("", None), "");
        assert_eq!(body("<p>x", None), "x");
    }
}
