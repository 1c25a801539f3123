//! The tables as readers see them, at three widths, and what holds whatever the text.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::claim::{Claim, ConditionKind, ConditionState, Kind, Outcome, Parts, Status};
use crate::render::sample::{Saying, day, evidence, history_row, rubio, window as read};
use crate::render::sanitize::is_unseen;
use crate::report::{DuePage, ListPage, Overview};

fn list_page(claims: &[Claim]) -> ListPage<'_> {
    let shown_of = u64::try_from(claims.len()).expect("few");
    let today = day("2025-04-26");
    ListPage { claims, today, open: 3, all: 14, shown_of, is_filtered: false }
}

fn due_page(claims: &[Claim]) -> DuePage<'_> {
    DuePage { claims, today: day("2025-04-26"), overdue: 1, due: 1 }
}

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
fn x() {
    for width in [80, 140, 20] {
        println!("{}", list(&list_page(&rubio()), width));
        println!("{}", due(&due_page(&rubio()[..2]), width));
    }
    println!("{}", due(&due_page(&rubio()[..2]), 100));
    println!("{}", due(&due_page(&rubio()[..2]), 140));
    for claim in rubio() {
        println!("{}", understood(&claim, day("2025-04-26")));
    }
    println!("{}", window(&read("by June")));
    println!("{}", window(&read("next Friday")));
    println!("{}", window(&read("within 30 days of a ceasefire")));
    let c = rubio();
    println!(
        "{}",
        overview(
            &Overview {
                work: &c,
                today: day("2025-04-26"),
                overdue: 1,
                due: 1,
                tally: &[(Status::Open, 3), (Status::Fulfilled, 7)]
            },
            80
        )
    );
    println!("{}", overview(&Overview { work: &[], today: day("2025-04-26"), overdue: 0, due: 0, tally: &[] }, 80));
    println!("{}", super::super::json::claims(&c, day("2025-04-26")));
}
