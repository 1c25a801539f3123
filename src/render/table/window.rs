//! A window for itself: what the words of a deadline were read as.

use chrono::NaiveDate;

use super::joined;
use super::sheet::Sheet;
use crate::deadline::Window;
use crate::render::words::quoted;

/// Returns the small table that `when` prints: the words, the days, the accepted range, the rule.
#[must_use]
pub fn window(window: &Window) -> String {
    let mut sheet = Sheet::default();
    let mark = if window.vague { "~" } else { "" };
    let day =
        |day: Option<NaiveDate>, mark: &str| day.map_or_else(|| "not told".to_owned(), |day| format!("{day}{mark}"));
    sheet.put("read as", &format!("{}: {}", window.kind, quoted(&window.phrase)));
    sheet.put("from", &day(window.from, ""));
    sheet.put("by", &day(window.by, mark));
    if let (Some(least), Some(most)) = (window.by_min, window.by_max) {
        sheet.put("accepted", &format!("{least} .. {most}"));
    }
    sheet.put_some("strict", window.strict_by.map(|by| by.to_string()).as_deref());
    sheet.put_some("length", window.duration.as_deref());
    sheet.put_some("waits for", window.anchor.as_deref());
    sheet.put("rule", &window.rule);
    sheet.put_all("also", window.also.iter().map(ToString::to_string));
    sheet.put_some("note", window.note.as_deref());
    joined(&sheet.into_lines())
}
