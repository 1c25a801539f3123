//! What must hold for any text and any day; a panic says that it does not. Used by the fuzz targets and by the test that
//! replays their seeds.

use chrono::NaiveDate;
use onrecord::claim::condition::{Inside, inside_after, split};
use onrecord::deadline::{Phrase, Window, scan};
use onrecord::reading::language::language;
use onrecord::reading::page::{is_html, page};
use onrecord::reading::plain::heading;
use onrecord::reading::{self, Article, Proposal};

/// The day on the first line (1 January 2025 where there is none) and the text below it.
pub fn day_and_text(input: &[u8]) -> Option<(NaiveDate, &str)> {
    let text = std::str::from_utf8(input).ok()?;
    let (first, rest) = text.split_once('\n').unwrap_or(("", text));
    let day: Option<NaiveDate> = first.parse().ok();
    let in_calendar = |day: &NaiveDate| (1..=9999).contains(&chrono::Datelike::year(day));
    Some((day.filter(in_calendar).or_else(|| NaiveDate::from_ymd_opt(2025, 1, 1))?, rest))
}

/// Windows found in a text stand where they say, in order and without overlap.
pub fn scanned(day: NaiveDate, text: &str) {
    let scalars: Vec<char> = text.chars().collect();
    let mut last = 0;
    for window in scan(text, day) {
        let (start, end) = window.span.expect("a window found in a text has a span");
        assert!(last <= start && start < end, "{window:?}");
        assert_eq!(scalars[start..end].iter().collect::<String>(), window.phrase);
        in_order(&window);
        last = end;
    }
}

/// A typed phrase resolves to a window in order, and one that waits can be dated.
pub fn typed(day: NaiveDate, text: &str) {
    let Ok(phrase) = text.parse::<Phrase>() else { return };
    let Ok(window) = phrase.resolve(day) else { return };
    in_order(&window);
    if let Some(dated) = window.dated_from(day) {
        in_order(&dated);
    }
    if let Some(hung) = window.hung_on("it happens") {
        assert!(hung.from.is_none() && hung.by.is_none(), "{hung:?}");
    }
}

/// A statement is taken apart inside itself.
pub fn taken_apart(day: NaiveDate, text: &str) {
    let (previous, statement) = text.split_once('\n').unwrap_or(("", text));
    if let Inside::Found { span, .. } = inside_after(previous, statement, Some(day)) {
        assert!(statement.get(span.clone()).is_some(), "{span:?}");
    }
    let whole = split(text, Some(day));
    assert!(!whole.kept_whole || whole.statement.is_none(), "{whole:?}");
}

/// What an article says stands where it is said to stand, word for word, in the order of the text.
pub fn read(day: NaiveDate, text: &str) {
    let scalars: Vec<char> = text.chars().collect();
    let slice = |span: (usize, usize)| {
        assert!(span.0 < span.1, "{span:?}");
        scalars.get(span.0..span.1).unwrap_or_else(|| panic!("{span:?} is not in the text")).iter().collect::<String>()
    };
    let proposals = reading::read(&Article { text, published: Some(day), said: None, title: None });
    assert!(proposals.is_sorted_by_key(|proposal| proposal.spans[0].0), "{proposals:?}");
    for proposal in &proposals {
        let Proposal { spans, quote, sentence, meaning, .. } = proposal;
        assert!(spans.is_sorted_by(|one, other| one.1 <= other.0), "{proposal:?}");
        let pieces: Vec<String> = spans.iter().map(|span| slice(*span)).collect();
        assert_eq!(pieces.join(" "), *quote);
        slice(*sentence);
        let last = spans[spans.len() - 1];
        assert!(sentence.0 <= spans[0].0 && last.1 <= sentence.1, "{proposal:?}");
        let hanging = meaning.condition.iter();
        hanging.clone().for_each(|condition| drop(slice(condition.span)));
        for window in hanging.filter_map(|condition| condition.window.as_ref()).chain(&meaning.deadline) {
            in_order(window);
            window.span.into_iter().for_each(|span| drop(slice(span)));
        }
    }
}

/// A page gives a text without controls, in paragraphs that are not empty, or none.
pub fn paged(_: NaiveDate, html: &str) {
    let found = page(html, Some("https://example.org/news/2025"));
    assert!(!found.text.chars().any(|c| c.is_control() && c != '\n'), "{:?}", found.text);
    assert!(found.text.is_empty() || found.text.split("\n\n").all(|part| !part.trim().is_empty()), "{:?}", found.text);
    let _ = (is_html(html), heading(html), language(&found.text));
}

fn in_order(window: &Window) {
    let ordered = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.zip(b).is_none_or(|(a, b)| a <= b);
    assert!(ordered(window.from, window.by) && ordered(window.strict_by, window.by), "{window:?}");
    assert!(ordered(window.by_min, window.by) && ordered(window.by, window.by_max), "{window:?}");
    window.also.iter().for_each(in_order);
}
