//! Text from outside as it may reach a terminal: what steers or hides is shown by its number.
//!
//! Nothing is lost and nothing else is changed; what is recorded stays as it was given.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns the text on one line, with control characters, marks that turn the direction of writing and
/// characters that cannot be seen written as `\u{1b}`; a run of newlines and tabs becomes one space.
///
/// ```
/// use onrecord::render::sanitize::shown;
/// assert_eq!(shown("red \u{1b}[31m"), r"red \u{1b}[31m");
/// assert_eq!(shown("two\nlines"), "two lines");
/// ```
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(|c| is_break(c) || is_unseen(c)) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(first);
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(clean);
    let mut chars = rest.chars().peekable();
    let mut is_in_break = false;
    while let Some(c) = chars.next() {
        let is_break = is_break(c) || (c == '\r' && chars.peek() == Some(&'\n'));
        match (is_break, is_unseen(c)) {
            (true, _) if is_in_break => {}
            (true, _) => shown.push(' '),
            (false, true) => push_escaped(&mut shown, c),
            (false, false) => shown.push(c),
        }
        is_in_break = is_break;
    }
    Cow::Owned(shown)
}

/// Writes a character by its number.
pub(super) fn push_escaped(text: &mut String, c: char) {
    let _ = write!(text, "\\u{{{:x}}}", u32::from(c));
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\t')
}

/// Whether a character steers the terminal or the direction of writing, or leaves no trace on a screen.
///
/// C0, DEL, C1; line and paragraph separators; `Bidi_Control`; `Default_Ignorable_Code_Point` of Unicode
/// 16 without U+FE00 to U+FE0F, which only choose the shape of the character before them; the anchors of
/// interlinear annotation.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{ad}' // soft hyphen
        | '\u{34f}' // grapheme joiner
        | '\u{61c}' // Arabic letter mark
        | '\u{115f}'..='\u{1160}' // Hangul fillers
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' // zero width, direction marks
        | '\u{2028}'..='\u{202e}' // separators, embeddings, overrides
        | '\u{2060}'..='\u{206f}' // word joiner, isolates, deprecated controls
        | '\u{3164}'
        | '\u{feff}' // byte order mark
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' // tags, further variation selectors
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn what_steers_a_terminal_is_shown_by_its_number() {
        case("\u{1b}[2J", r"\u{1b}[2J");
        case("\u{9b}31m", r"\u{9b}31m");
        case("\u{1b}]8;;http://x\u{7}", r"\u{1b}]8;;http://x\u{7}");
        case("bell\u{7} back\u{8} nul\0 del\u{7f}", r"bell\u{7} back\u{8} nul\u{0} del\u{7f}");
        case("over\rwrite", r"over\u{d}write");
        case("next\u{85}line", r"next\u{85}line");
        case("\u{b}\u{c}", r"\u{b}\u{c}");
    }

    #[test]
    fn what_turns_the_writing_is_shown_by_its_number() {
        for mark in ['\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}'] {
            case(&format!("a{mark}b"), &format!("a\\u{{{:x}}}b", u32::from(mark)));
        }
        for mark in ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'] {
            case(&format!("a{mark}b"), &format!("a\\u{{{:x}}}b", u32::from(mark)));
        }
    }

    #[test]
    fn what_cannot_be_seen_is_shown_by_its_number() {
        case("zero\u{200b}width", r"zero\u{200b}width");
        case("\u{feff}mark", r"\u{feff}mark");
        case("soft\u{ad}hyphen", r"soft\u{ad}hyphen");
        case("line\u{2028}para\u{2029}", r"line\u{2028}para\u{2029}");
        case("tag\u{e0041}", r"tag\u{e0041}");
        case("👩\u{200d}🚀", "👩\\u{200d}🚀");
    }

    #[test]
    fn breaks_become_one_space_and_nothing_else_changes() {
        case("a\nb", "a b");
        case("a\tb", "a b");
        case("a\r\n\r\n\tb", "a b");
        case(
            "a  b \u{a0} é e\u{301} 中文 ❤\u{fe0f} “שלום” \\u{1b}",
            "a  b \u{a0} é e\u{301} 中文 ❤\u{fe0f} “שלום” \\u{1b}",
        );
        assert!(matches!(shown("plain words"), Cow::Borrowed(_)));
        case("", "");
    }

    proptest! {
        #[test]
        fn nothing_unseen_is_left_and_showing_twice_changes_nothing(text in any::<String>()) {
            let once = shown(&text).into_owned();
            prop_assert!(!once.chars().any(is_unseen));
            prop_assert_eq!(shown(&once), once.as_str());
        }

        #[test]
        fn seen_characters_stay(text in "[a-z é中“”]{0,40}") {
            prop_assert_eq!(shown(&text), text.as_str());
        }
    }
}
