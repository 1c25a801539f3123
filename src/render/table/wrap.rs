//! Fitting words into columns of a terminal. Widths are those of `unicode-width`; words break only when
//! they are longer than a line.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands for words that were cut off.
const CUT: &str = "…";

/// A line is not begun anew for a long word while this many columns of it are free.
const WORTH_FILLING: usize = 4;

/// Breaks words into lines of at most `width` columns; the last of `most` lines ends in "…" when there
/// would be more.
pub(super) fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut page = Page { width: width.max(2), most, lines: Vec::new(), line: String::new(), used: 0 };
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if page.is_over() {
            break;
        }
        page.put(word);
    }
    page.finish()
}

/// Cuts words to one line of at most `width` columns.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut line = String::new();
    let mut used = CUT.width();
    for c in text.chars() {
        used += width_of(c);
        if used > width {
            break;
        }
        line.push(c);
    }
    line.truncate(line.trim_end().len());
    line.push_str(CUT);
    line
}

/// The columns that a character takes at most; one that reshapes the one before it may widen it.
fn width_of(c: char) -> usize {
    if matches!(c, '\u{fe00}'..='\u{fe0f}') { 1 } else { c.width().unwrap_or(1) }
}

/// Lines while they fill.
struct Page {
    width: usize,
    most: usize,
    lines: Vec<String>,
    line: String,
    used: usize,
}

impl Page {
    fn is_over(&self) -> bool {
        self.lines.len() > self.most
    }

    fn put(&mut self, word: &str) {
        let width = word.width();
        let gap = usize::from(self.used > 0);
        if self.used + gap + width <= self.width {
            self.append(word, gap, width);
        } else if width <= self.width {
            self.turn();
            self.append(word, 0, width);
        } else {
            self.put_long(word, gap);
        }
    }

    fn append(&mut self, word: &str, gap: usize, width: usize) {
        self.line.extend(std::iter::repeat_n(' ', gap));
        self.line.push_str(word);
        self.used += gap + width;
    }

    fn put_long(&mut self, word: &str, gap: usize) {
        if self.used + gap + WORTH_FILLING > self.width {
            self.turn();
        } else {
            self.append("", gap, 0);
        }
        for c in word.chars() {
            let width = width_of(c);
            if self.used + width > self.width && self.used > 0 {
                self.turn();
                if self.is_over() {
                    return;
                }
            }
            self.line.push(c);
            self.used += width;
        }
    }

    fn turn(&mut self) {
        if self.used > 0 {
            self.lines.push(std::mem::take(&mut self.line));
        }
        self.used = 0;
    }

    fn finish(mut self) -> Vec<String> {
        self.turn();
        if self.lines.len() > self.most {
            self.lines.truncate(self.most);
            if let Some(last) = self.lines.last_mut() {
                // Room for the mark: the line is full, or another word would not have fitted it.
                *last = cut(&format!("{last}{CUT}"), self.width);
            }
        }
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, width: usize, most: usize, expected: &[&str]) {
        assert_eq!(wrap(text, width, most), expected);
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        case("one two three", 8, 3, &["one two", "three"]);
        case("one two three", 13, 3, &["one two three"]);
        case("", 8, 3, &[]);
        case("a  b", 8, 3, &["a b"]);
    }

    #[test]
    fn what_is_left_over_is_marked() {
        case("one two three four", 5, 2, &["one", "two…"]);
        case("one three", 5, 1, &["one…"]);
        case("three one", 5, 1, &["thre…"]);
        case("abcdefghij", 4, 2, &["abcd", "efg…"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        case("中文中文", 5, 3, &["中文", "中文"]);
        assert_eq!(cut("中文中文", 5), "中文…");
        assert_eq!(cut("中文", 4), "中文");
    }

    #[test]
    fn a_very_long_text_is_read_no_further_than_it_is_shown() {
        let lines = wrap(&"a".repeat(10_000_000), 40, 3);
        assert_eq!(lines.iter().map(|line| line.width()).collect::<Vec<_>>(), [40, 40, 40]);
    }
}
