//! The hash of an event: what makes a history that cannot be rewritten unseen.
//!
//! The hash is SHA-256 over nine lines: prev, uid, batch, claim uid, kind, happened_on, recorded_at,
//! author, and SHA-256 of the payload, both digests as 64 lower-case hexadecimal digits, an absent value
//! as an empty line, joined by one newline with none at the end. Only the author is free text, and all
//! lines before and after it are of fixed form, so no two events share the text that is hashed.

use sha2::{Digest, Sha256};

/// What is hashed of an event, in order.
pub(crate) struct Links<'a> {
    pub(crate) prev: &'a str,
    pub(crate) uid: &'a str,
    pub(crate) batch: &'a str,
    pub(crate) claim: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) happened_on: &'a str,
    pub(crate) recorded_at: &'a str,
    pub(crate) author: &'a str,
    pub(crate) payload: &'a str,
}

/// Returns the hash of an event.
pub(crate) fn hash(links: &Links<'_>) -> String {
    hash_over(links, &digest(links.payload))
}

/// Returns the hash of an event whose payload has been digested before.
pub(crate) fn hash_over(links: &Links<'_>, payload: &str) -> String {
    let lines = [
        links.prev,
        links.uid,
        links.batch,
        links.claim,
        links.kind,
        links.happened_on,
        links.recorded_at,
        links.author,
        payload,
    ];
    digest(&lines.join("\n"))
}

/// Returns SHA-256 of a text, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn digest(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let bytes = Sha256::digest(text.as_bytes());
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.map(|nibble| char::from(DIGITS[usize::from(nibble)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_what_sha256sum_says_of_the_nine_lines() {
        assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let links = Links {
            prev: "",
            uid: "u",
            batch: "b",
            claim: "c",
            kind: "logged",
            happened_on: "2025-04-18",
            recorded_at: "t",
            author: "a",
            payload: "{}",
        };
        let payload = digest("{}");
        let lines = format!("\nu\nb\nc\nlogged\n2025-04-18\nt\na\n{payload}");
        assert_eq!(hash(&links), digest(&lines));
    }
}
