//! A digest as Markdown: the counts in one sentence, then a list for each section.

use super::escaped;
use crate::render::digests::{Item, Section, footer, heading, sections, sentence};
use crate::render::sanitize::is_unseen;
use crate::report::{Digest, Seen};

/// Returns a digest as text that can be pasted into a mail.
#[must_use]
pub fn digest(digest: &Digest, seen: Seen) -> String {
    let mut blocks = vec![format!("**{}**\n", escaped(&heading(digest, seen))), escaped(&sentence(digest)) + "\n"];
    blocks.extend(sections(digest).iter().map(list));
    let footer = footer(digest).join(" · ");
    blocks.extend((!footer.is_empty()).then(|| escaped(&footer) + "\n"));
    blocks.join("\n")
}

fn list(section: &Section) -> String {
    let items: String = section.items.iter().map(point).collect();
    format!("**{}**\n\n{items}", escaped(&section.title))
}

/// "- 2025-04-29, Marco Rubio: threat carried out: withdraw (1) <https://example.org/report>".
fn point(item: &Item) -> String {
    let links: String = item.links.iter().map(|url| format!(" <{}>", address(url))).collect();
    let text = item.text.join(" · ");
    let (on, who) = (escaped(&item.on), escaped(&item.who));
    format!("- {on}, {who}: {} ({}){links}\n", escaped(&text), escaped(&item.id))
}

/// An address that nothing in Markdown can end early.
fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        if c.is_whitespace() || is_unseen(c) || matches!(c, '<' | '>' | '\\') {
            let mut bytes = [0; 4];
            address.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            address.push(c);
        }
    }
    address
}
