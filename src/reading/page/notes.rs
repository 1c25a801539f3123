//! Marks of footnotes, which are no part of the text that they stand in.

use super::tags::{Piece, decoded, pieces};

/// How many pieces a mark is made of at most: `<sup><a>[<span>1</span>]</a></sup>`.
const PIECES: usize = 12;

/// Units that are raised to a power: the number above them is text.
const UNITS: [&str; 5] = ["m", "km", "cm", "mm", "ft"];

/// The pieces of a page without its marks of footnotes: numbers and brackets that stand above the line.
pub(super) fn without_notes(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = pieces(html);
    let mut before = "";
    std::iter::from_fn(move || {
        loop {
            let piece = rest.next()?;
            if is_sup(piece) && !is_raised(before) {
                let mut ahead = rest.clone();
                if pass_note(&mut ahead) {
                    rest = ahead;
                    continue;
                }
            }
            if let Piece::Text(text) = piece {
                before = text;
            }
            return Some(piece);
        }
    })
}

fn is_sup(piece: Piece<'_>) -> bool {
    matches!(piece, Piece::Open(tag) if tag.name.eq_ignore_ascii_case("sup"))
}

/// Whether a number above the line is a power: `km<sup>2</sup>`, `10<sup>6</sup>`.
fn is_raised(before: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let unit = last.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let base = last.trim_start_matches(|c: char| !c.is_ascii_digit());
    base == "10" || UNITS.contains(&unit)
}

/// Passes over a mark up to its end; whether it was one.
fn pass_note<'a>(ahead: &mut impl Iterator<Item = Piece<'a>>) -> bool {
    let mut text = String::new();
    for piece in ahead.take(PIECES) {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Close(name) if name.eq_ignore_ascii_case("sup") => {
                let text = decoded(&text);
                let is_mark =
                    |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | ',');
                return text.chars().all(is_mark) && text.chars().any(|c| c.is_ascii_digit());
            }
            Piece::Open(_) | Piece::Close(_) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(html: &str, expected: &str) {
        let texts = without_notes(html).filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            Piece::Open(_) | Piece::Close(_) => None,
        });
        assert_eq!(texts.collect::<String>(), expected, "{html}");
    }

    #[test]
    fn marks_of_footnotes_go() {
        case("We will go.<sup>1</sup> They stay.", "We will go. They stay.");
        case("We will go<SUP class=ref><a href=#n>[<span>12</span>]</a></SUP>.", "We will go.");
        case("500 km<sup>2</sup> and 10<sup>6</sup>", "500 km2 and 106");
        case("in 2025<sup>1</sup>,", "in 2025,");
        case("the 5<sup>th</sup> and M<sup>me</sup>", "the 5th and Mme");
        case("a<sup>1 b", "a1 b");
        case("<sup></sup>x", "x");
    }
}
