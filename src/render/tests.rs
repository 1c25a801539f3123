//! What holds whatever the text: nothing steers a terminal, no table is too wide, no width is too narrow.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::sample::{Saying, day, due_page, evidence, history_row, list_page};
use super::sanitize::is_unseen;
use super::table::{ClaimPage, corrected, due, due_whole, history, list, list_whole, overview, show, understood};
use super::{HistoryRow, csv, json, markdown};
use crate::claim::{
    AlsoIn, Claim, ConditionKind, LinkKind, Note, Progress, Quote, Retraction, Source, SourceRef, Status, View,
};
use crate::report::Overview;

/// A claim with the same words wherever words from outside can stand.
fn filled(words: &str) -> Claim {
    let mut saying = Saying::new(14, words).who(words, words.len().is_multiple_of(2)).by("within days");
    if !words.len().is_multiple_of(3) {
        saying = saying.hangs_on(ConditionKind::If, words, Some("within days"));
    }
    let mut claim = saying.claim();
    let some = || Some(words.to_owned());
    claim.entry.role = some();
    claim.entry.actor = some();
    claim.entry.test = some();
    claim.entry.topics = vec![words.to_owned()];
    claim.entry.reference = some();
    claim.entry.translation = some();
    claim.entry.quote = Some(Quote {
        words: words.to_owned(),
        spans: if words.len().is_multiple_of(5) { Vec::new() } else { vec![(0, 1)] },
        prefix: words.to_owned(),
        suffix: words.to_owned(),
        at: some(),
    });
    if let Some(deadline) = &mut claim.entry.deadline {
        deadline.phrase = words.to_owned();
        deadline.note = some();
    }
    claim.source = Some(Source {
        id: Some(1),
        key: SourceRef::Url(words.to_owned()),
        title: some(),
        publisher: some(),
        url: some(),
        archive_url: some(),
        published: None,
        retraction: words.len().is_multiple_of(7).then(|| Retraction { on: None, url: some(), why: some() }),
    });
    claim.entry.source = claim.source.as_ref().map(|source| source.key.clone());
    let other = SourceRef::Url(format!("{words}/2"));
    claim.entry.also_in = vec![AlsoIn { source: other.clone(), quote: claim.entry.quote.clone() }];
    claim.also_in = claim.source.iter().map(|source| Source { key: other.clone(), ..source.clone() }).collect();
    let public = words.len().is_multiple_of(2);
    claim.notes =
        vec![Note { on: day("2025-04-20"), text: words.to_owned(), public, progress: Some(Progress::Moving) }];
    claim.evidence = vec![evidence(words)];
    claim.closing_note = some();
    claim
}

/// Text with much of what a terminal would obey.
fn nasty() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        "\u{1b}[2J",
        "\u{9b}31m",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{feff}",
        "\r",
        "\n",
        "\t",
        " ",
        "word",
        "中文",
        "❤\u{fe0f}",
        "👩\u{200d}🚀",
        "e\u{301}",
        "עברית",
        "\u{e0041}",
        "|",
        "=",
        "\u{7f}",
        "\u{85}",
        "‘\u{fe01}",
    ]);
    prop_oneof![any::<String>(), prop::collection::vec(marks, 0..60).prop_map(|parts| parts.concat())]
}

proptest! {
    #[test]
    fn no_text_steers_a_terminal_and_no_table_is_too_wide(words in nasty(), width in 60_usize..220) {
        let claims = [filled(&words), Saying::new(3, "short").claim()];
        let today = day("2025-04-26");
        let row = |kind: &str, payload: String| HistoryRow { author: words.clone(), ..history_row(3, kind, &payload) };
        let note = serde_json::to_string(&words).expect("text");
        let (before, after) = claims[1].entry.changes_to(&claims[0].entry);
        let amended = HistoryRow {
            changes: before.into_iter().zip(after).collect(),
            names: vec![(words.clone(), words.clone())],
            ..row("amended", format!("{{\"why\":{note}}}"))
        };
        let rows = [
            row("noted", format!("{{\"text\":{note}}}")),
            row("logged", format!("{{\"kind\":{note},\"statement\":{note}}}")),
            row(&words, words.clone()),
            row("amended", format!("{{{note}:{note}}}")),
            amended,
        ];
        let linked: Vec<(LinkKind, Claim)> = LinkKind::ALL.iter().map(|kind| (*kind, claims[0].clone())).collect();
        let page = ClaimPage { claim: &claims[0], view: View::on(today), source_text: None, linked: &linked, events: &rows };
        let tally = [(Status::Open, 2)];
        let view = Overview { work: &claims, today, overdue: 1, due: 1, tally: &tally };
        let tables = [
            list(&list_page(&claims), width),
            due(&due_page(&claims), width),
            list_whole(&list_page(&claims), width),
            due_whole(&due_page(&claims), width),
            overview(&view, width),
            history(&rows, width),
        ];
        for line in tables.iter().flat_map(|table| table.lines()) {
            prop_assert!(line.width() <= width, "{width}: {line}");
        }
        let sheets = [
            understood(&claims[0], View::on(today)),
            show(&ClaimPage { source_text: Some(&words), ..page }),
            show(&page),
            corrected(&claims[1], &claims[0], View::on(today)),
            markdown::claims(&claims, View::on(today)),
            markdown::due(&due_page(&claims)),
            markdown::history(&rows),
            json::claims(&claims, View::on(today)),
            json::history(&rows),
        ];
        for text in tables.iter().chain(&sheets) {
            prop_assert!(!text.chars().any(|c| c != '\n' && is_unseen(c)), "{text:?}");
        }
        let csv = csv::claims(&claims, View::on(today)) + &csv::history(&rows);
        prop_assert!(!csv.chars().any(|c| !matches!(c, '\n' | '\t') && is_unseen(c)), "{csv:?}");
    }

    #[test]
    fn no_width_is_too_narrow_and_an_overview_is_never_longer_than_a_screen(
        words in nasty(), width in 0_usize..200, work in 0_usize..13,
    ) {
        let claims: Vec<Claim> = std::iter::repeat_n(filled(&words), work).collect();
        let tally = Status::ALL.iter().map(|&status| (status, 1_000)).collect::<Vec<_>>();
        let view = Overview { work: &claims, today: day("2025-04-26"), overdue: 1, due: 9, tally: &tally };
        prop_assert!(overview(&view, width).lines().count() <= 24);
        prop_assert!(!list(&list_page(&claims), width).is_empty());
        prop_assert_eq!(due(&due_page(&claims), width).is_empty(), work == 0);
    }
}
