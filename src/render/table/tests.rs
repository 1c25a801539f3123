//! The tables as readers see them, at three widths.

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::claim::{Change, Claim, ConditionKind, ConditionState, Kind, Outcome, Parts, Status, View};
use crate::render::sample::{Saying, day, due_page, history_row, list_page, rubio, window as read};
use crate::report::{ListPage, Overview};

#[track_caller]
fn same(text: &str, expected: &str) {
    let expected = expected.strip_prefix('\n').unwrap_or(expected);
    assert_eq!(text, expected, "\n--- is\n{text}--- should be\n{expected}");
}

#[test]
fn the_due_list_of_the_documentation() {
    same(
        &due(&due_page(&rubio()[..2]), 80),
        "
To check on 2025-04-26: 1 overdue, 1 due
  #  BY           WHEN        WHO       CHECK WHETHER
  1  2025-04-25~  1 d over    Rubio     “no progress is made”
                                        if so: the US withdraws from mediating
 14  2025-04-25~  due to 28   Rubio     “signs of progress”
                                        if not: move in a different direction
decide: onrecord condition 14 yes|no · later: onrecord look 14 --again DATE
",
    );
}

#[test]
fn the_list_of_the_documentation() {
    same(
        &list(&list_page(&rubio()), 100),
        "
  #  STATUS       BY           SAID        WHO          CLAIM
  1  overdue      2025-04-25~  2025-04-18  Marco Rubio  threat, hedged: the US withdraws from
                                                        mediating, if “no progress is made”
 14  due          2025-04-25~  2025-04-18  Marco Rubio  threat: move in a different direction,
                                                        unless “signs of progress”
  4  conditional  -            2025-04-18  Marco Rubio  prediction, hedged: Trump decides to pull
                                                        out, if “the positions of both sides remain
                                                        too far apart”
3 open of 14 · ~ vague date · all: onrecord list --all
",
    );
}

#[test]
fn below_90_columns_speakers_go_by_their_surnames() {
    same(
        &list(&list_page(&rubio()), 80),
        "
  #  STATUS       BY           WHO    CLAIM
  1  overdue      2025-04-25~  Rubio  threat, hedged: the US withdraws from
                                      mediating, if “no progress is made”
 14  due          2025-04-25~  Rubio  threat: move in a different direction,
                                      unless “signs of progress”
  4  conditional  -            Rubio  prediction, hedged: Trump decides to pull
                                      out, if “the positions of both sides
                                      remain too far apart”
3 open of 14 · ~ vague date · all: onrecord list --all
",
    );
}

#[test]
fn from_140_columns_on_kind_condition_and_source_stand_apart() {
    let mut claims = rubio();
    claims.truncate(2);
    claims[0].entry.source = Some(crate::claim::SourceRef::Url("https://w.example/1".to_owned()));
    same(
        &list(&list_page(&claims), 140),
        "
  #  STATUS   BY           SAID        WHO          KIND            HANGS ON                    SOURCE               CLAIM
  1  overdue  2025-04-25~  2025-04-18  Marco Rubio  threat, hedged  if “no progress is made”    https://w.example/1  the US withdraws from
                                                                                                                     mediating
 14  due      2025-04-25~  2025-04-18  Marco Rubio  threat          unless “signs of progress”  -                    move in a different
                                                                                                                     direction
3 open of 14 · ~ vague date · all: onrecord list --all
",
    );
}

#[test]
fn the_due_list_at_100_and_140_columns() {
    same(
        &due(&due_page(&rubio()[..2]), 100),
        "
To check on 2025-04-26: 1 overdue, 1 due
  #  BY           WHEN        AS SAID                   WHO          CHECK WHETHER
  1  2025-04-25~  1 d over    within the next few days  Marco Rubio  “no progress is made”
                                                                     if so: the US withdraws from
                                                                     mediating
 14  2025-04-25~  due to 28   within days               Marco Rubio  “signs of progress”
                                                                     if not: move in a different
                                                                     direction
decide: onrecord condition 14 yes|no · later: onrecord look 14 --again DATE
",
    );
    let promise = Saying::new(7, "the bridge opens").kind(Kind::Promise).by("by the end of April");
    same(
        &due(&due_page(&[promise.claim()]), 140),
        "
To check on 2025-04-26: 1 overdue, 1 due
  #  BY           WHEN        AS SAID              SAID        WHO          THEN            CHECK WHETHER
  7  2025-04-30   in 4 d      by the end of April  2025-04-18  Marco Rubio  kept or broken  the bridge opens
decide: onrecord mark 7 kept|broken · later: onrecord look 7 --again DATE
",
    );
}

#[test]
fn nothing_due_is_nothing_said() {
    assert_eq!(due(&due_page(&[]), 80), "");
}

#[test]
fn two_speakers_with_one_surname_keep_their_names_and_the_unnamed_stay_whole() {
    let claims = [
        Saying::new(1, "a").who("Marco Rubio", false).claim(),
        Saying::new(2, "b").who("Ann Rubio", false).claim(),
        Saying::new(3, "c").who("Keir Starmer", false).claim(),
        Saying::new(4, "d").who("diplomatic sources", true).claim(),
    ];
    let text = list(&list_page(&claims), 80);
    for name in ["Marco Rubio  ", "Ann Rubio  ", " Starmer  ", "diplomatic sources  "] {
        assert!(text.contains(name), "{name}: {text}");
    }
    assert!(!text.contains("Keir"), "{text}");
}

#[test]
fn a_decided_condition_and_an_outcome_show() {
    let unless = || Saying::new(1, "withdraw").by("within days").hangs_on(ConditionKind::Unless, "progress", None);
    let late = unless().decided("2025-04-26", ConditionState::Unmet).ended("2025-05-20", Outcome::Fulfilled).claim();
    let mut disputed = Saying::new(2, "stay").ended("2025-04-20", Outcome::Unfulfilled).claim();
    disputed.disputed = true;
    let mut whole = Saying::new(3, "go").claim();
    whole.parts = Some(Parts { fulfilled: 2, all: 3 });
    let page = ListPage { shown_of: 5, is_filtered: true, ..list_page(&[]) };
    let text = list(&ListPage { claims: &[late, disputed, whole], ..page }, 100);
    same(
        &text,
        "
  #  STATUS                 BY           SAID        WHO          CLAIM
  1  fulfilled late         2025-04-25~  2025-04-18  Marco Rubio  threat: withdraw, unless
                                                                  “progress” (did not come about)
  2  unfulfilled, disputed  -            2025-04-18  Marco Rubio  threat: stay
  3  2 of 3 parts           -            2025-04-18  Marco Rubio  threat: go
5 claims of 14 · the first 3 shown, more: --limit 5 · ~ vague date · all: onrecord list --all
",
    );
    assert!(!text.contains("met"));
}

#[test]
fn footers_say_what_there_is() {
    let claims = [Saying::new(3, "go").claim()];
    let all = ListPage { open: 1, all: 1, ..list_page(&claims) };
    assert!(list(&all, 80).ends_with("\n1 open of 1\n"));
    let with_closed = ListPage { open: 0, all: 1, ..list_page(&claims) };
    assert!(list(&with_closed, 80).ends_with("\n1 claim, 0 open\n"));
    let none = ListPage { is_filtered: true, ..list_page(&[]) };
    assert_eq!(list(&none, 80), "0 claims of 14 · all: onrecord list --all\n");
}

#[test]
fn three_lines_at_most_unless_nothing_may_be_cut() {
    let long = "word ".repeat(20_000);
    let claims = [Saying::new(3, &long).hangs_on(ConditionKind::If, &long, None).claim()];
    let text = list(&list_page(&claims), 80);
    assert_eq!(text.lines().count(), 5, "{text}");
    assert!(text.lines().nth(3).is_some_and(|line| line.ends_with('…')), "{text}");
    let text = due(&due_page(&claims), 80);
    assert_eq!(text.lines().count(), 6, "{text}");
    assert!(text.lines().nth(4).is_some_and(|line| line.trim_start().starts_with("if so: word")), "{text}");
    for width in [80, 100, 140] {
        for text in [list_whole(&list_page(&claims), width), due_whole(&due_page(&claims), width)] {
            assert_eq!(text.matches("word").count(), 40_000, "{width}");
            assert!(text.lines().all(|line| line.width() <= width));
        }
    }
    let wide = list(&list_page(&rubio()), 10_000);
    assert_eq!((wide.lines().count(), wide.contains('…')), (5, false));
}

#[test]
fn an_overview_is_one_screen() {
    let work = rubio();
    let tally = [(Status::Open, 3), (Status::Fulfilled, 7), (Status::Dropped, 1)];
    let today = day("2025-04-26");
    let view = Overview { work: &work[..2], today, overdue: 1, due: 1, tally: &tally };
    same(
        &overview(&view, 80),
        "
To check on 2025-04-26: 1 overdue, 1 due
  #  BY           WHEN        WHO       CHECK WHETHER
  1  2025-04-25~  1 d over    Rubio     “no progress is made”
                                        if so: the US withdraws from mediating
 14  2025-04-25~  due to 28   Rubio     “signs of progress”
                                        if not: move in a different direction
10 claims: 3 open, 7 fulfilled
check: onrecord due · all: onrecord list
add: onrecord add STATEMENT --speaker NAME
",
    );
    let ten: Vec<Claim> = work.iter().cycle().take(10).cloned().collect();
    let full = Overview { work: &ten, ..view };
    assert!(overview(&full, 80).lines().count() <= 24);
    let nothing = Overview { work: &[], overdue: 0, due: 0, tally: &[], ..view };
    same(
        &overview(&nothing, 80),
        "
Nothing to check on 2025-04-26.
No claims on record yet.
add: onrecord add STATEMENT --speaker NAME · help: onrecord --help
",
    );
}

#[test]
fn what_was_understood_resolves_every_date() {
    same(
        &understood(&rubio()[0], View::on(day("2025-04-26"))),
        "
claim      1
speaker    Marco Rubio, U.S. Secretary of State
said       2025-04-18
kind       threat, hedged
statement  the US withdraws from mediating
if         “no progress is made”
  to show  2025-04-18 .. 2025-04-25~, accepted 2025-04-21 .. 2025-04-25 (within the next few days)
deadline   none
status     overdue
next check 2025-04-25: has the condition come about?
",
    );
    let kept = Saying::new(7, "the bridge opens")
        .kind(Kind::Promise)
        .by("within 30 days of a ceasefire")
        .hangs_on(ConditionKind::If, "a ceasefire holds", None)
        .decided("2025-04-20", ConditionState::Met)
        .ended("2025-05-20", Outcome::Fulfilled)
        .claim();
    same(
        &understood(&kept, View::on(day("2025-06-26"))),
        "
claim      7
speaker    Marco Rubio, U.S. Secretary of State
said       2025-04-18
kind       promise, firm
statement  the bridge opens
if         “a ceasefire holds”
  decided  came about, 2025-04-20: the claim is in force
deadline   2025-04-20 .. 2025-05-20 (within 30 days of a ceasefire)
status     fulfilled
outcome    fulfilled (kept), 2025-05-20, on time
",
    );
}

#[test]
fn a_history_says_what_was_recorded_in_a_few_words() {
    let mut undone = history_row(7, "condition", r#"{"state":"unmet","note":"no truce"}"#);
    undone.is_undone = true;
    let mut logged = history_row(1, "logged", r#"{"kind":"threat","statement":"withdraw"}"#);
    logged.happened_on = None;
    let called = |key: &str, name: &str| vec![(key.to_owned(), name.to_owned())];
    let retracted = r#"{"source":{"url":"w"},"retracted":{"on":"2025-05-01","why":"made up","url":null}}"#;
    let retracted = history_row(15, "sourced", retracted);
    let statement = |text: &str| Change::Statement(text.to_owned());
    let amended = HistoryRow {
        happened_on: None,
        changes: vec![(statement("withdraw"), statement("pull out")), (Change::Private(false), Change::Private(true))],
        ..history_row(12, "amended", r#"{"before":{},"after":{},"why":"typo"}"#)
    };
    let rows = [
        logged,
        history_row(2, "linked", r#"{"link":"repeats","to":"uid-of-14"}"#),
        history_row(3, "evidenced", r#"{"for":"outcome","url":"https://a.example","words":"so it is"}"#),
        history_row(4, "outcome", r#"{"outcome":"unfulfilled","reason":"blocked","note":null,"early":true}"#),
        undone,
        history_row(8, "reverted", r#"{"batch":"batch-7"}"#),
        history_row(9, "looked", r#"{"again":"2025-06-01","note":null}"#),
        history_row(10, "speaker", r#"{"speaker":"Marco Rubio","field":"alias","value":"Rubio","why":null}"#),
        history_row(11, "logged", "no JSON"),
        amended,
        history_row(13, "reopened", r#"{"why":"another bridge","of":"uid-4"}"#),
        history_row(
            14,
            "speaker",
            r#"{"speaker":"M. Rubio","field":"merged_into","value":"Marco Rubio","why":"one man"}"#,
        ),
        HistoryRow { names: called("w", "source 3 (An article)"), ..retracted },
        HistoryRow { names: called("far", "claim 7"), ..history_row(16, "linked", r#"{"link":"part-of","to":"far"}"#) },
    ];
    same(
        &history(&rows, 100),
        "
EVENT  RECORDED          BY    CLAIM  KIND       WHAT
    1  2025-05-01 09:30  anna     14  logged     threat: withdraw
    2  2025-05-01 09:30  anna     14  linked     2025-04-28: repeats claim 14
    3  2025-05-01 09:30  anna     14  evidenced  2025-04-28: for the outcome, https://a.example, “so
                                                 it is”
    4  2025-05-01 09:30  anna     14  outcome    2025-04-28: unfulfilled, blocked, before its window
                                                 closed
    7  2025-05-01 09:30  anna     14  condition  (undone) 2025-04-28: did not come about, no truce
    8  2025-05-01 09:30  anna     14  reverted   2025-04-28: takes back event 7
    9  2025-05-01 09:30  anna     14  looked     2025-04-28: nothing to decide yet, again on
                                                 2025-06-01
   10  2025-05-01 09:30  anna     14  speaker    2025-04-28: Marco Rubio: also called “Rubio”
   11  2025-05-01 09:30  anna     14  logged     no JSON
   12  2025-05-01 09:30  anna     14  amended    statement: “withdraw” -> “pull out”; private: no ->
                                                 yes; why: typo
   13  2025-05-01 09:30  anna     14  reopened   2025-04-28: takes back event 4, outcome, another
                                                 bridge
   14  2025-05-01 09:30  anna     14  speaker    2025-04-28: M. Rubio is Marco Rubio, one man
   15  2025-05-01 09:30  anna     14  sourced    2025-04-28: retracted: source 3 (An article), made
                                                 up
   16  2025-05-01 09:30  anna     14  linked     2025-04-28: is part of claim 7
",
    );
    assert_eq!(history(&[], 100), "");
}

#[test]
fn events_of_speakers_and_sources_say_what_they_did() {
    let says = |kind: &str, payload: &str| {
        let row = HistoryRow { happened_on: None, ..history_row(1, kind, payload) };
        event_in_words(&row)
    };
    let speaker = |field: &str, value: &str| {
        says("speaker", &format!(r#"{{"speaker":"Ada","field":"{field}","value":{value},"why":"a slip"}}"#))
    };
    assert_eq!(speaker("merged_into", "\"Ada Rossi\""), "Ada is Ada Rossi, a slip");
    assert_eq!(speaker("no_alias", "\"A.\""), "Ada: no longer called “A.”, a slip");
    assert_eq!(speaker("group", "null"), "Ada: group none, a slip");
    assert_eq!(says("speaker", r#"{"alias":"\u001b[2J"}"#), r"alias: \u{1b}[2J");
    let digest = "ab".repeat(32);
    let retracted = format!(r#"{{"source":{{"sha256":"{digest}"}},"retracted":{{"why":"made up","url":null}}}}"#);
    assert_eq!(says("sourced", &retracted), "retracted: source abababababab…, made up");
    assert_eq!(says("sourced", r#"{"title":"Talks","url":"https://a.example"}"#), "Talks, https://a.example");
}

#[test]
fn a_window_says_how_it_was_read() {
    same(
        &window(&read("within days")),
        "
read as    deadline: “within days”
from       2025-04-18
by         2025-04-25~
accepted   2025-04-21 .. 2025-04-28
length     P7D
rule       vague days
",
    );
}
