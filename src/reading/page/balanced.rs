//! A page as the parser gets it: every tag closed, in order, no deeper than any page that people read, and
//! nothing in it that holds no text. What is left takes the parser time in step with its length: it is
//! quadratic in the depth of a page, in the attributes of a tag and in emphasis that is left open.

use super::notes::without_notes;
use super::tags::{Piece, Tag, decoded};

/// Deeper elements lose their tags and keep their text. Real pages are 20 to 60 deep.
const DEPTH: usize = 128;

/// The sum of all elements' depths up to which tags are kept: a hundred times that of a long article.
const EFFORT: usize = 5_000_000;

/// The longest value of an attribute that is kept.
const VALUE: usize = 400;

/// What the extractor looks at.
const ATTRIBUTES: [&str; 8] = ["class", "id", "role", "rel", "itemprop", "style", "aria-hidden", "href"];

/// Elements that go with all that is in them: no running text, captions, or what only a program reads.
const DROPPED: [&str; 19] = [
    "script",
    "style",
    "title",
    "textarea",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "template",
    "svg",
    "math",
    "object",
    "select",
    "button",
    "video",
    "audio",
    "canvas",
    "figcaption",
];

/// Elements that go without what is in them: emphasis is text like any other, the frame is written anew.
const UNWRAPPED: [&str; 27] = [
    "html", "head", "body", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    "applet", "marquee", "frameset", "frame", "option", "optgroup", "caption", "center", "label", "input", "base",
];

/// Elements without an end.
const VOID: [&str; 13] =
    ["area", "br", "col", "embed", "hr", "img", "link", "meta", "param", "source", "track", "wbr", "keygen"];

/// Elements inside a line: their end tag does not close a block.
const INLINE: [&str; 21] = [
    "a", "abbr", "acronym", "bdi", "bdo", "cite", "data", "del", "dfn", "ins", "kbd", "mark", "q", "ruby", "samp",
    "span", "sub", "sup", "time", "var", "picture",
];

/// An element without text of its own that the parser must see.
const TABLE_PARTS: [&str; 7] = ["tr", "td", "th", "thead", "tbody", "tfoot", "colgroup"];

/// How many blocks that stand open in a link are opened again behind its end.
const REOPENED: usize = 6;

/// What has a meaning in HTML goes through the parser as a character that nobody uses: what is text stays text, and
/// many `&` cost no more than other letters.
const SIGNS: [(char, char); 3] = [('&', '\u{e000}'), ('<', '\u{e001}'), ('>', '\u{e002}')];

const STAND_INS: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{e002}';

/// Undoes in the parser's text what was done to the page's.
pub(super) fn with_signs(text: &str) -> String {
    let sign = |c: char| SIGNS.iter().find(|(_, stand_in)| *stand_in == c).map_or(c, |(sign, _)| *sign);
    text.chars().map(sign).collect()
}

/// The body of a page made safe, with its title before it.
pub(super) fn balanced(html: &str, title: Option<&str>) -> String {
    let mut page = Balancing { out: String::with_capacity(html.len() / 2), open: Vec::new(), effort: 0, is_plain: 0 };
    page.out.push_str("<!DOCTYPE html><html><head><title>");
    page.text(&html_escape::encode_text(title.unwrap_or_default()));
    page.out.push_str("</title></head><body>");
    let mut dropped = Dropped::default();
    for piece in without_notes(html) {
        if dropped.holds(piece) {
            continue;
        }
        match piece {
            Piece::Text(text) => page.text(text),
            Piece::Open(tag) => page.open(tag),
            Piece::Close(name) => page.close(&name.to_ascii_lowercase()),
        }
    }
    page.pop_to(0);
    page.out.push_str("</body></html>");
    page.out
}

/// The element that goes with all that is in it, and how deep we are in elements of its name.
#[derive(Default)]
pub(super) struct Dropped {
    name: String,
    depth: usize,
}

impl Dropped {
    /// Whether a piece stands in a dropped element, or begins one.
    pub(super) fn holds(&mut self, piece: Piece<'_>) -> bool {
        let was_inside = self.depth > 0;
        match piece {
            Piece::Open(tag) if was_inside => self.depth += usize::from(tag.name.eq_ignore_ascii_case(&self.name)),
            Piece::Open(tag) => {
                let name = tag.name.to_ascii_lowercase();
                let is_empty = tag.is_closed() && matches!(name.as_str(), "svg" | "math");
                if DROPPED.contains(&name.as_str()) && !is_empty {
                    (self.name, self.depth) = (name, 1);
                }
            }
            Piece::Close(name) if was_inside && name.eq_ignore_ascii_case(&self.name) => self.depth -= 1,
            // What nobody closes ends with what it stands in.
            Piece::Close(name)
                if was_inside && ["body", "article", "main"].iter().any(|end| name.eq_ignore_ascii_case(end)) =>
            {
                self.depth = 0;
                return false;
            }
            Piece::Close(_) | Piece::Text(_) => {}
        }
        was_inside || self.depth > 0
    }
}

/// The page that is being written.
struct Balancing {
    out: String,
    /// The elements that are open, with their tags as written.
    open: Vec<Element>,
    effort: usize,
    /// How many `pre` are open.
    is_plain: usize,
}

/// An open element.
struct Element {
    name: String,
    tag: String,
}

impl Balancing {
    fn text(&mut self, text: &str) {
        let text = decoded(text);
        let mut breaks = 0;
        for c in text.chars() {
            breaks = match c {
                '\n' => breaks + 1,
                c if c.is_whitespace() => breaks,
                _ => 0,
            };
            // A blank line in text that is laid out by hand.
            if self.is_plain > 0 && c == '\n' && breaks == 2 {
                self.out.push_str("<br><br>");
            }
            let sign = SIGNS.iter().find(|(sign, _)| *sign == c).map(|(_, stand_in)| *stand_in);
            match c {
                '\n' | '\t' => self.out.push(c),
                c if c.is_control() || c.is_whitespace() || STAND_INS.contains(&c) => self.out.push(' '),
                c => self.out.push(sign.unwrap_or(c)),
            }
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        let name = tag.name.to_ascii_lowercase();
        let name = match name.as_str() {
            "pre" | "listing" | "plaintext" => {
                self.is_plain += 1;
                "pre"
            }
            "image" => "img",
            other => other,
        };
        if UNWRAPPED.contains(&name) {
            return;
        }
        self.close_before(name);
        let is_known = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && name.len() <= 40;
        self.effort += self.open.len();
        if self.open.len() >= DEPTH || self.effort > EFFORT || !is_known {
            self.out.push_str(if INLINE.contains(&name) { "" } else { "<br>" });
            return;
        }
        if TABLE_PARTS.contains(&name) && self.within_table("table").is_none() {
            return;
        }
        let written = written(if name == "pre" { "div" } else { name }, tag);
        self.out.push_str(&written);
        if !VOID.contains(&name) {
            self.open.push(Element { name: name.to_owned(), tag: written });
        }
    }

    /// Closes what the beginning of another element closes.
    fn close_before(&mut self, name: &str) {
        let is_inline = INLINE.contains(&name) || (VOID.contains(&name) && name != "hr");
        if !is_inline && self.open.last().is_some_and(|top| top.name == "p") {
            self.pop_to(self.open.len() - 1);
        }
        let found = match name {
            "a" => return self.close("a"),
            "li" => self.within(&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => self.within(&["dt", "dd"], &["dl"]),
            "td" | "th" => self.within(&["td", "th"], &["tr"]),
            "tr" => self.within(&["tr"], &["tbody", "thead", "tfoot"]),
            "tbody" | "thead" | "tfoot" => self.within(&["tbody", "thead", "tfoot"], &[]),
            "p" => self.within(&["p"], &["li", "div", "section", "article", "blockquote", "td", "th", "main", "dd"]),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => match self.open.last() {
                Some(top) if is_heading(&top.name) => Some(self.open.len() - 1),
                _ => None,
            },
            _ => None,
        };
        if let Some(at) = found {
            self.pop_to(at);
        }
    }

    /// The innermost open element of these names, not looked for outside the innermost table or fence.
    fn within(&self, names: &[&str], fences: &[&str]) -> Option<usize> {
        for (at, element) in self.open.iter().enumerate().rev() {
            if names.contains(&element.name.as_str()) {
                return Some(at);
            }
            if element.name == "table" || fences.contains(&element.name.as_str()) {
                return None;
            }
        }
        None
    }

    /// The innermost table, or part of it.
    fn within_table(&self, name: &str) -> Option<usize> {
        self.open.iter().rposition(|element| element.name == name)
    }

    fn close(&mut self, name: &str) {
        match name {
            "br" | "p" if self.within(&["p"], &[]).is_none() => return self.out.push_str("<br>"),
            "listing" | "plaintext" => return self.close("pre"),
            "table" => {
                if let Some(at) = self.within_table(name) {
                    self.pop_to(at);
                }
                return;
            }
            _ => {}
        }
        let fences: &[&str] = if TABLE_PARTS.contains(&name) { &[] } else { &["td", "th"] };
        let found = match name {
            heading if is_heading(heading) => self.within(&["h1", "h2", "h3", "h4", "h5", "h6"], fences),
            _ => self.within(&[name], fences),
        };
        let Some(at) = found else { return };
        if !INLINE.contains(&name) {
            return self.pop_to(at);
        }
        // A block that begins inside a link or a span goes on behind its end.
        let inside: Vec<Element> = self.open.drain(at + 1..).collect();
        inside.iter().rev().for_each(|element| close_tag(&mut self.out, &element.name));
        self.pop_to(at);
        let is_block = |element: &Element| !INLINE.contains(&element.name.as_str());
        if inside.len() > REOPENED || !inside.iter().any(is_block) {
            self.is_plain -= inside.iter().filter(|element| element.name == "pre").count();
            return;
        }
        for element in inside {
            self.effort += self.open.len();
            self.out.push_str(&element.tag);
            self.open.push(element);
        }
    }

    /// Closes all elements from a place on.
    fn pop_to(&mut self, length: usize) {
        while self.open.len() > length {
            let Some(element) = self.open.pop() else { return };
            self.is_plain -= usize::from(element.name == "pre");
            close_tag(&mut self.out, &element.name);
        }
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn close_tag(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(if name == "pre" { "div" } else { name });
    out.push('>');
}

/// A tag with the attributes that matter.
fn written(name: &str, tag: Tag<'_>) -> String {
    let mut written = format!("<{name}");
    let mut seen: Vec<&str> = Vec::new();
    for (of, value) in tag.attributes() {
        let known = ATTRIBUTES.iter().find(|known| of.eq_ignore_ascii_case(known));
        let known = known.copied().or_else(|| of.eq_ignore_ascii_case("hidden").then_some("hidden"));
        let Some(known) = known.filter(|known| value.len() <= VALUE && !seen.contains(known)) else { continue };
        seen.push(known);
        written.push(' ');
        written.push_str(known);
        written.push_str("=\"");
        written.push_str(&value.replace('"', "&quot;"));
        written.push('"');
    }
    written.push('>');
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(html: &str, expected: &str) {
        let page = balanced(html, None);
        let body = page.split_once("<body>").and_then(|(_, body)| body.strip_suffix("</body></html>"));
        assert_eq!(body, Some(expected), "{html}");
    }

    #[test]
    fn every_tag_is_closed_in_order() {
        case("<div><span>a</div>b", "<div><span>a</span></div>b");
        case("<p>a<p>b<div>c</p>d", "<p>a</p><p>b</p><div>c<br>d</div>");
        case("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>");
        case(
            "<table><tr><td>a<td>b<tr><td>c</table>",
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        );
        case("<table><tr><td>a</div></table>", "<table><tr><td>a</td></tr></table>");
        case("a</span></div>b", "ab");
        case("<DIV CLASS=Lead>a</Div>", "<div class=\"Lead\">a</div>");
    }

    #[test]
    fn what_begins_in_a_link_goes_on_behind_it() {
        case("<a href=x><div>a</a>b</div>", "<a href=\"x\"><div>a</div></a><div>b</div>");
        case("<a href=x>a<a href=y>b</a>", "<a href=\"x\">a</a><a href=\"y\">b</a>");
    }

    #[test]
    fn what_holds_no_running_text_goes() {
        case("a<script>b</script><svg><title>c</title><g/></svg>d", "ad");
        case("<figure><img src=x><figcaption>a photo</figcaption></figure>", "<figure><img></figure>");
        case("<b>a</b><em>b</em>", "ab");
        case("<article><noscript>a</article>b", "<article></article>b");
        case("<pre>a\n\nb\nc</pre>", "<div>a\n<br><br>\nb\nc</div>");
    }

    #[test]
    fn dropping_tags_makes_no_new_ones() {
        case("<<b>p>&lt;", "\u{e001}p\u{e002}\u{e001}");
        assert_eq!(with_signs("\u{e001}p\u{e002}\u{e000}"), "<p>&");
        case("<a title='<p>' href='\">'>x</a>", "<a href=\"&quot;>\">x</a>");
        case("a\0b\u{7}c", "a b c");
    }

    #[test]
    fn depth_and_effort_are_limited() {
        let deep = balanced(&"<div>".repeat(100_000), None);
        assert_eq!(deep.matches("<div>").count(), DEPTH);
        let wide = balanced(&format!("{}{}", "<i><section>".repeat(DEPTH), "<ul></ul>".repeat(50_000)), None);
        assert!(wide.matches("<ul>").count() * DEPTH <= EFFORT, "{}", wide.matches("<ul>").count());
    }

    proptest! {
        #[test]
        fn any_page_is_balanced(html in "(<|</|>|p|div|table|tr|td|a|span|li|pre|svg| |\"|=|x){0,60}") {
            let mut open: Vec<String> = Vec::new();
            let page = balanced(&html, None);
            for piece in crate::reading::page::tags::pieces(&page) {
                match piece {
                    Piece::Open(tag) if !VOID.contains(&tag.name) => open.push(tag.name.to_owned()),
                    Piece::Close(name) => {
                        let last = open.pop();
                        prop_assert_eq!(last.as_deref(), Some(name), "{}", page);
                    }
                    _ => {}
                }
            }
            prop_assert!(open.is_empty(), "{}", page);
        }
    }
}
