//! What holds for any text: nothing panics, and windows are in order.

use super::{Lean, Phrase, Said, Window, WindowKind, parse_day, scan};
use chrono::NaiveDate;
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (1..=9999i32, 1..=366u32)
        .prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day.min(365)).expect("a day of a year"))
}

/// Texts made of the grammar's own words, in any order: far likelier to be read than letters at random.
fn wordy() -> impl Strategy<Value = String> {
    let words = "by before within in over the next this end of early mid late - , . June 2030 31 30th Friday week weeks days months year \
        years a few couple several ten two and half after from until election of to 06 / 2026 - 03 on at least for FY H2 Q3 quarter \
        weekend decade century spring winter last coming business tomorrow soon when may march sat every 99999 first second";
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    proptest::collection::vec(proptest::sample::select(words), 0..9).prop_map(|chosen| chosen.join(" "))
}

/// Longer texts, with plain words among those of the grammar and of holidays: what may be passed over is passed over.
fn rambling() -> impl Strategy<Value = String> {
    let words = "the of a he they leaves running taking people deal election World Cup parliament up to at upon during course by on once         pending later than as soon national day saint Patrick's new year's eve us al eid fitr martin luther king may will end Friday's         thus suns two twenty hundred business time not for in within";
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    proptest::collection::vec(proptest::sample::select(words), 0..30).prop_map(|chosen| chosen.join(" "))
}

fn in_order(window: &Window) -> bool {
    let ordered = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.zip(b).is_none_or(|(a, b)| a <= b);
    ordered(window.from, window.by)
        && ordered(window.by_min, window.by)
        && ordered(window.by, window.by_max)
        && ordered(window.strict_by, window.by)
        && window.also.iter().all(in_order)
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>(), day in any_day()) {
        read_all(&text, day)?;
    }

    #[test]
    fn no_words_panic(text in wordy(), day in any_day()) {
        read_all(&text, day)?;
    }

    #[test]
    fn no_rambling_panics(text in rambling(), day in any_day()) {
        read_all(&text, day)?;
    }

    #[test]
    fn hung_windows_date_as_if_said_that_day(text in wordy(), said in any_day(), on in any_day()) {
        let Ok(phrase) = text.parse::<Phrase>() else { return Ok(()) };
        let hung = phrase.resolve(said).ok().and_then(|window| window.hung_on("it happens"));
        if let (Some(hung), Ok(direct)) = (hung, phrase.resolve(on)) {
            let dated = hung.dated_from(on);
            prop_assert_eq!(dated.as_ref().map(|w| (w.from, w.by, w.by_min, w.by_max)), Some((direct.from, direct.by, direct.by_min, direct.by_max)));
        }
    }

    #[test]
    fn stored_words_read_back(day in any_day(), month in 1..=12u32) {
        use chrono::Datelike;
        for said in [Said::Day(day), Said::Month { year: day.year(), month }, Said::Year(day.year())] {
            prop_assert_eq!(said.to_string().parse::<Said>().ok(), Some(said));
        }
    }
}

fn read_all(text: &str, day: NaiveDate) -> Result<(), TestCaseError> {
    if let Ok(window) = text.parse::<Phrase>().and_then(|phrase| phrase.resolve(day)) {
        prop_assert!(in_order(&window), "{text}: {window:?}");
        prop_assert!(window.from.is_none_or(|from| from >= day) || window.kind == WindowKind::EventRelative);
        let stored = serde_json::to_string(&window).expect("a window is JSON");
        prop_assert_eq!(serde_json::from_str::<Window>(&stored).ok(), Some(window));
    }
    let _ = parse_day(text, day, Lean::Past);
    let _ = parse_day(text, day, Lean::Future);
    let _ = Said::parse(text, day);
    let _ = text.parse::<Said>();
    let mut last = 0;
    for window in scan(text, day) {
        let (start, end) = window.span.expect("a scanned window has a span");
        prop_assert!(last <= start && start < end && in_order(&window), "{window:?}");
        let slice: String = text.chars().skip(start).take(end - start).collect();
        prop_assert_eq!(&slice, &window.phrase);
        last = end;
    }
    Ok(())
}
