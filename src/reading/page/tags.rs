//! HTML as a run of tags and texts. One pass, nothing is built: what a browser makes of the tags, and what
//! they mean, is decided by others.

use std::borrow::Cow;

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text with its entities as they stand; in `script` and its like whatever stands there.
    Text(&'a str),
    /// `<p class="lead">`.
    Open(Tag<'a>),
    /// `</p>`: its name as it stands.
    Close(&'a str),
}

/// An opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name as it stands: `P`, `p`.
    pub(super) name: &'a str,
    /// What follows the name.
    rest: &'a str,
}

/// More attributes of a tag than anybody means are not looked at.
const ATTRIBUTES: usize = 64;

impl<'a> Tag<'a> {
    /// Whether it closes itself: `<svg/>`.
    pub(super) fn is_closed(self) -> bool {
        self.rest.ends_with('/')
    }

    /// Its attributes: names and values as they stand, entities included.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        Attributes { rest: self.rest }.take(ATTRIBUTES)
    }

    /// The value of an attribute, its entities decoded and its ends trimmed; `None` where it is empty.
    pub(super) fn value(self, name: &str) -> Option<String> {
        let (_, value) = self.attributes().find(|(of, _)| of.eq_ignore_ascii_case(name))?;
        Some(decoded(value).trim().to_owned()).filter(|value| !value.is_empty())
    }
}

/// What Windows has where other encodings have controls: pages write `&#147;` for “.
const WESTERN: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A text with its entities decoded.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    let decoded = html_escape::decode_html_entities(text);
    let is_control = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    if !decoded.contains(is_control) {
        return decoded;
    }
    let western = |c: char| WESTERN.chars().nth((u32::from(c) - 0x80) as usize).unwrap_or(c);
    Cow::Owned(decoded.chars().map(|c| if is_control(c) { western(c) } else { c }).collect())
}

/// The pieces of a page, in order.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces { html, at: 0, raw: None }
}

/// Elements whose content is text up to their end tag, tags in it included.
const RAW: [&str; 8] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// See [`pieces`].
#[derive(Clone)]
pub(super) struct Pieces<'a> {
    html: &'a str,
    at: usize,
    /// The element whose raw content begins here.
    raw: Option<&'a str>,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.raw.take() {
            let rest = self.html.get(self.at..)?;
            let end = end_of_raw(rest, name).unwrap_or(rest.len());
            self.at += end;
            if end > 0 {
                return rest.get(..end).map(Piece::Text);
            }
        }
        loop {
            let rest = self.html.get(self.at..).filter(|rest| !rest.is_empty())?;
            let text = until_markup(rest);
            if text > 0 {
                self.at += text;
                return rest.get(..text).map(Piece::Text);
            }
            let (piece, length) = markup(rest);
            self.at += length;
            let Some(piece) = piece else { continue };
            if let Piece::Open(tag) = piece {
                self.raw = RAW.iter().any(|raw| tag.name.eq_ignore_ascii_case(raw)).then_some(tag.name);
            }
            return Some(piece);
        }
    }
}

/// How many bytes of text stand before the next tag or comment.
fn until_markup(text: &str) -> usize {
    let begins = |at: usize| {
        let next = text.as_bytes().get(at + 1).copied().unwrap_or_default();
        let after = text.as_bytes().get(at + 2).copied().unwrap_or_default();
        next.is_ascii_alphabetic() || next == b'!' || next == b'?' || (next == b'/' && after != b' ' && after != 0)
    };
    text.match_indices('<').find(|(at, _)| begins(*at)).map_or(text.len(), |(at, _)| at)
}

/// The tag or comment that a text begins with, and its length. A comment is nothing.
fn markup(text: &str) -> (Option<Piece<'_>>, usize) {
    let upto = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    if text.starts_with("<!-->") {
        return (None, 5);
    }
    if text.starts_with("<!--") {
        return (None, text.get(4..).and_then(|rest| rest.find("-->")).map_or(text.len(), |at| at + 7));
    }
    if text.starts_with("<!") || text.starts_with("<?") {
        return (None, upto(">"));
    }
    if let Some(rest) = text.strip_prefix("</") {
        let name = rest.split(['>', '/', ' ', '\t', '\n', '\r', '\x0c']).next().unwrap_or_default();
        let length = 2 + end_of_tag(rest);
        return (name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(Piece::Close(name)), length);
    }
    let rest = text.get(1..).unwrap_or_default();
    let name = rest.split(['>', '/', ' ', '\t', '\n', '\r', '\x0c']).next().unwrap_or_default();
    let end = end_of_tag(rest);
    let inner = rest.get(name.len()..end).unwrap_or_default();
    let inner = inner.strip_suffix('>').unwrap_or(inner);
    (Some(Piece::Open(Tag { name, rest: inner })), 1 + end)
}

/// The length of a tag from its name on, its `>` included; a `>` in a quoted value does not end it.
fn end_of_tag(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut after_equals = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return at + 1,
            b'=' => after_equals = true,
            quote @ (b'"' | b'\'') if after_equals => {
                let rest = bytes.get(at + 1..).unwrap_or_default();
                let Some(length) = rest.iter().position(|byte| byte == quote) else { return text.len() };
                at += 1 + length;
                after_equals = false;
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => after_equals = false,
        }
        at += 1;
    }
    text.len()
}

/// Where the end tag of an element with raw content begins.
fn end_of_raw(text: &str, name: &str) -> Option<usize> {
    let is_end = |at: &usize| {
        let rest = text.get(at + 2..).unwrap_or_default();
        let is_name = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let next = rest.as_bytes().get(name.len()).copied().unwrap_or(b'>');
        is_name && !next.is_ascii_alphanumeric()
    };
    text.match_indices("</").map(|(at, _)| at).find(is_end)
}

/// The attributes of a tag.
struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let is_space = |c: char| c.is_ascii_whitespace();
        let text = self.rest.trim_start_matches(|c| is_space(c) || c == '/');
        if text.is_empty() {
            return None;
        }
        // An equals sign at the very beginning belongs to the name.
        let end = text.char_indices().skip(1).find(|(_, c)| is_space(*c) || *c == '=' || *c == '/');
        let (name, rest) = text.split_at(end.map_or(text.len(), |(at, _)| at));
        let Some(value) = rest.trim_start_matches(is_space).strip_prefix('=') else {
            self.rest = rest;
            return Some((name, ""));
        };
        let value = value.trim_start_matches(is_space);
        let (value, rest) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => value.split_at(value.find(is_space).unwrap_or(value.len())),
        };
        self.rest = rest;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The pieces, one a word: `+name[attribute=value]`, `-name`, `"text"`.
    #[track_caller]
    fn case(html: &str, expected: &str) {
        let shown: Vec<String> = pieces(html)
            .map(|piece| match piece {
                Piece::Text(text) => format!("{text:?}"),
                Piece::Close(name) => format!("-{name}"),
                Piece::Open(tag) => {
                    let of: String = tag.attributes().map(|(name, value)| format!("[{name}={value}]")).collect();
                    format!("+{}{of}", tag.name)
                }
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{html}");
    }

    #[test]
    fn tags_and_texts_come_in_order() {
        case("<p>One<br/>two</p>", "+p \"One\" +br \"two\" -p");
        case("<!DOCTYPE html><!-- <p> --><P>x", "+P \"x\"");
        case("<?xml version='1.0'?><a>x</a >", "+a \"x\" -a");
        case("a < b <3 </ c> <>", "\"a < b <3 </ c> <>\"");
        case("", "");
        case("<", "\"<\"");
        case("<p", "+p");
        case("<!-- never ends <p>", "");
        case("<!--><p>", "+p");
    }

    #[test]
    fn attributes_are_quoted_or_not() {
        case("<a href=\"x>y\" class='b c' hidden d=e/f>z", "+a[href=x>y][class=b c][hidden=][d=e/f] \"z\"");
        case("<a href = 'x' / b>", "+a[href=x][b=]");
        case("<a href=\"never ends>", "+a[href=never ends]");
        case("<a 'b' c>", "+a['b'=][c=]");
    }

    #[test]
    fn scripts_and_titles_hold_text_alone() {
        case("<script>a<b></p></SCRIPT>x", "+script \"a<b></p>\" -SCRIPT \"x\"");
        case("<title>A <b> & C</title>", "+title \"A <b> & C\" -title");
        case("<style></style><p>", "+style -style +p");
        case("<script>never </scripted>", "+script \"never </scripted>\"");
    }

    #[test]
    fn a_value_has_its_entities_decoded() {
        let of = |html: &'static str| match pieces(html).next() {
            Some(Piece::Open(tag)) => tag.value("CONTENT"),
            _ => None,
        };
        assert_eq!(of("<meta content=' A &amp; B&#8217;s '>").as_deref(), Some("A & B’s"));
        assert_eq!(of("<meta content=''>"), None);
        assert_eq!(decoded("&#147;a&#148;&#x80;&#160;&quot;&lt;&bogus;&"), "“a”€\u{a0}\"<&bogus;&");
    }

    proptest! {
        #[test]
        fn any_text_comes_to_an_end(html in "[<>/!a-c \"'=\\-é]{0,60}") {
            let texts: usize = pieces(&html).map(|piece| if let Piece::Text(text) = piece { text.len() } else { 0 }).sum();
            prop_assert!(texts <= html.len());
        }
    }
}
