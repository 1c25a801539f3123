//! Windows in a text that nobody knows the day of: their words, and of their days only those that need none.

use super::scan::{turned_away, windows};
use super::window::Window;
use super::words::Folded;
use chrono::NaiveDate;

/// Finds the windows in a text as [`scan`](super::scan) does, where the day it was said is not known: "by Friday" is
/// there without days, "by 30 June 2027" with its last one.
pub(crate) fn scan_undated(text: &str) -> Vec<Window> {
    // Two days more than a year apart that share no part of the calendar: what is the same from both hangs on neither. They lie long ago, for
    // no window to be over by then.
    let (Some(one), Some(other)) = (NaiveDate::from_ymd_opt(1991, 1, 8), NaiveDate::from_ymd_opt(1989, 6, 21)) else {
        return Vec::new();
    };
    if turned_away(text, one) {
        return Vec::new();
    }
    let folded = Folded::of(text);
    let all = folded.tokens();
    let found = windows(text, &all, one);
    if found.is_empty() {
        return found;
    }
    let again = windows(text, &all, other);
    let mut rest = again.iter().peekable();
    let common = found.into_iter().map(|window| {
        while rest.next_if(|next| next.span < window.span).is_some() {}
        let same = rest.peek().filter(|next| next.span == window.span);
        agreed(window, same.copied())
    });
    common.collect()
}

/// What two readings of the same words have in common.
fn agreed(window: Window, other: Option<&Window>) -> Window {
    let same = |of: fn(&Window) -> Option<NaiveDate>| of(&window).filter(|day| other.and_then(of) == Some(*day));
    let (from, by, strict_by) = (same(|w| w.from), same(|w| w.by), same(|w| w.strict_by));
    let (by_min, by_max) = (same(|w| w.by_min), same(|w| w.by_max));
    let others = other.map(|other| other.also.as_slice()).unwrap_or_default();
    let is_paired = others.len() == window.also.len();
    let also = window.also.iter().zip(others).filter(|_| is_paired);
    let also = also.map(|(one, other)| agreed(one.clone(), Some(other))).collect();
    let note = window.note.clone().filter(|note| other.and_then(|other| other.note.as_ref()) == Some(note));
    Window { from, by, strict_by, by_min, by_max, also, note, ..window }.with_edtf()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` are the phrases found, each with its days: "-" for one that hangs on the day it was said.
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let day = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
        let shown = |window: Window| {
            let window = window.judged();
            format!("{} {} {}", window.phrase, day(window.from), day(window.by))
        };
        let found: Vec<String> = scan_undated(text).into_iter().map(shown).collect();
        assert_eq!(found.join(" | "), expected, "{text}");
    }

    #[test]
    fn only_days_that_need_no_other_are_known() {
        case("We will leave by Friday.", "by Friday - -");
        case("We will leave by 30 June 2027.", "by 30 June 2027 - 2027-06-30");
        case("We will leave in June 2027.", "in June 2027 2027-06-01 2027-06-30");
        case("We will leave by the end of June.", "by the end of June - -");
        case("We will leave within days or in 2031.", "within days - - | in 2031 2031-01-01 2031-12-31");
        case("We will leave after 3 May 2027.", "after 3 May 2027 2027-05-04 -");
        case("Taxes will not rise before 2027.", "before 2027 - 2026-12-31");
        case("Taxes will not rise before Friday.", "before Friday - -");
        case("We will leave within 30 days of a truce.", "within 30 days of a truce - -");
        case("We met on Friday.", "");
    }

    #[test]
    fn no_day_stands_in_any_reading() {
        for text in
            ["We will leave next Friday.", "They will sign by the weekend.", "A vote will come later this year."]
        {
            let found = scan_undated(text);
            assert_eq!(found.len(), 1, "{text}");
            let days = |window: &Window| [window.from, window.by, window.by_min, window.by_max, window.strict_by];
            let all = found.iter().flat_map(|window| window.also.iter().chain([window]));
            assert!(all.flat_map(days).all(|day| day.is_none()), "{text}: {found:?}");
            assert_eq!(found[0].edtf, None, "{text}");
        }
    }
}
