//! What holds for any article and any spans: nothing panics, places lie in the article, length costs its share.

use std::ops::Range;

use proptest::prelude::*;

use super::{Told, meaning_of};

fn at_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn read(text: &str, cuts: &[usize], cue: &str, speaker: &str) -> Result<(), TestCaseError> {
    let mut cuts: Vec<usize> = cuts.iter().map(|at| at_boundary(text, *at)).collect();
    cuts.sort_unstable();
    let spans: Vec<Range<usize>> = cuts.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
    let told = Told {
        text,
        spans: &spans,
        sentence: spans.first().map_or(0, |span| span.start)..text.len(),
        cue: Some(cue),
        speaker: Some(speaker),
        said: chrono::NaiveDate::from_ymd_opt(2025, 4, 18),
        tokens: &[],
        before: &[],
        others: super::Others::default(),
    };
    let found = meaning_of(&told);
    prop_assert_eq!(found.is_trackable, found.kind != crate::claim::Kind::Assertion);
    let places = found.condition.iter().map(|condition| condition.span);
    let windows = found.deadline.iter().chain(found.condition.iter().filter_map(|condition| condition.window.as_ref()));
    for (start, end) in places.chain(windows.filter_map(|window| window.span)) {
        prop_assert!(text.get(start..end).is_some());
    }
    Ok(())
}

/// Texts of the words that decide, in any order.
fn wordy() -> impl Strategy<Value = String> {
    let words = "we he will would may must should could going to plan vow is are was be been have if unless otherwise \
        when that who because as not never I'll won't the a deal talks fail leave urge hope think by Friday in May . , \
        ; ? ! “ ” \" ' ’ '' — ( ) U.S. Mr. é İ \u{a0}";
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    proptest::collection::vec(proptest::sample::select(words), 0..30).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>(), cuts in proptest::collection::vec(0_usize..200, 0..7), cue in any::<String>()) {
        read(&text, &cuts, &cue, &text)?;
    }

    #[test]
    fn no_words_panic(text in wordy(), cuts in proptest::collection::vec(0_usize..200, 0..7), cue in wordy()) {
        read(&text, &cuts, &cue, &text)?;
    }
}

#[test]
fn a_long_statement_takes_no_longer_a_word() {
    let units =
        ["we will ", "would ", "if ", "that he ", "is ready to ", ", ", "“", "by June, ", "have to ", "U.S. ", "'' "];
    let repeated = units.map(|unit| (unit, unit.repeat(200_000 / unit.len())));
    let dotted = ("a.b...", format!("He will leave a.b{}", ".".repeat(200_000)));
    for (unit, text) in repeated.into_iter().chain([dotted]) {
        let begun = std::time::Instant::now();
        assert!(read(&text, &[0, text.len()], unit, &text).is_ok(), "{unit:?}");
        assert!(begun.elapsed().as_secs() < 20, "{unit:?}: {:?}", begun.elapsed());
    }
}
