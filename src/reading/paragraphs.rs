//! Paragraphs: runs of tokens between line breaks that are meant.

use std::ops::Range;

use super::tokens::{Kind, Token, Tokens};

/// A line this long, in bytes, that ends without a full stop was broken by a margin.
const MARGIN: usize = 50;

/// The paragraphs of a text, as ranges of its tokens.
///
/// An empty line ends a paragraph. So does a single line break, unless the text is set in lines of a fixed
/// width, or the next line goes on in small letters.
pub(super) fn paragraphs(tokens: &Tokens) -> Vec<Range<usize>> {
    let is_set_in_lines = is_set_in_lines(tokens);
    let mut found = Vec::with_capacity(tokens.lines.len() + 1);
    let mut start = 0;
    for at in tokens.lines.iter().copied() {
        let (Some(before), Some(after)) = (tokens.get(at - 1), tokens.get(at)) else { continue };
        let ends = match after.breaks {
            1 => !(goes_on(before, after) || is_set_in_lines && before.kind != Kind::Stop),
            // A quotation behind a colon belongs to it, wherever it stands.
            _ => !(before.kind == Kind::Colon && matches!(after.kind, Kind::Quote(_))),
        };
        if ends {
            found.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

fn goes_on(before: &Token, after: &Token) -> bool {
    after.is_word() && !after.shape.is_capital() && !matches!(before.kind, Kind::Stop | Kind::Quote(_) | Kind::Colon)
}

/// Whether most single line breaks stand in the middle of a sentence, behind long lines.
fn is_set_in_lines(tokens: &Tokens) -> bool {
    let (mut all, mut inside, mut line_start) = (0_usize, 0_usize, 0);
    for at in &tokens.lines {
        let (Some(before), Some(after)) = (tokens.get(at - 1), tokens.get(*at)) else { continue };
        if after.breaks == 1 {
            all += 1;
            let is_long = before.end() - line_start >= MARGIN;
            inside += usize::from(is_long && !matches!(before.kind, Kind::Stop | Kind::Quote(_) | Kind::Colon));
        }
        line_start = after.start();
    }
    all >= 3 && inside * 10 >= all * 6
}

#[cfg(test)]
mod tests {
    use super::super::cutter::tokens;
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: usize) {
        assert_eq!(paragraphs(&tokens(text)).len(), expected, "{text}");
    }

    #[test]
    fn line_breaks_that_are_meant_end_a_paragraph() {
        case("One.\n\nTwo.", 2);
        case("One.\nTwo.\nThree.", 3);
        case("A headline\nThe text.", 2);
        case("It goes on\nin the next line.", 1);
        case("The firm said:\n\n“We will pay.”", 1);
        case("", 0);
    }

    #[test]
    fn lines_of_a_fixed_width_are_joined() {
        let line = "The harbour board met on Monday to discuss the new cranes in\n";
        case(&format!("{}End of it.", line.repeat(4)), 1);
    }
}
