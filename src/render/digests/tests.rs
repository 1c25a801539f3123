//! Digests as readers and programs see them.

use proptest::prelude::*;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::claim::{Change, ConditionKind, ConditionState, Retraction, SourceRef};
use crate::render::sample::{Saying, day, evidence};
use crate::render::sanitize::is_unseen;
use crate::render::{json, markdown, table};
use crate::report::sample::april;

fn seen() -> Seen {
    Seen { on: day("2025-05-09"), with_all_known_on: None, known: None }
}

/// A month in which everything happened, told with these words wherever words from outside stand.
fn full(words: &str) -> Digest {
    let saying = |id| Saying::new(id, words).who("Marco Rubio", false);
    let unless = |id| saying(id).hangs_on(ConditionKind::Unless, words, Some("within days"));
    let mut kept = saying(2).kind(Kind::Promise).by("within days").ended("2025-04-20", Outcome::Fulfilled).claim();
    kept.evidence = vec![evidence("https://a.example/report_1")];
    let late = saying(3).kind(Kind::Promise).hedged().by("within days").ended("2025-04-30", Outcome::Fulfilled);
    let overdue =
        Pending { claim: unless(6).claim(), since: Some(unless(6).decided("2025-05-02", ConditionState::Met).claim()) };
    let correction = |what, why: Option<&str>, claims| Correction {
        on: day("2025-04-25"),
        by: words.to_owned(),
        claims,
        what,
        why: why.map(str::to_owned),
    };
    let retraction = Retraction {
        on: Some(day("2025-04-28")),
        url: Some("https://w.example/notice".to_owned()),
        why: Some(words.to_owned()),
    };
    Digest {
        recorded: vec![unless(1).claim()],
        decided: vec![kept.clone(), late.claim()],
        conditions: vec![
            unless(4).decided("2025-04-24", ConditionState::Unmet).claim(),
            unless(5).decided("2025-04-24", ConditionState::Met).claim(),
        ],
        overdue: vec![overdue],
        corrected: vec![
            correction(
                What::Edited(vec![(Change::Statement("we pay".to_owned()), Change::Statement(words.to_owned()))]),
                Some(words),
                vec![(2, Some(kept.clone()))],
            ),
            correction(What::Marked(Outcome::Unfulfilled), Some("misread"), vec![(2, Some(kept))]),
            correction(
                What::Undone(vec![EventKind::Logged, EventKind::Evidenced]),
                None,
                vec![(7, None), (8, None), (10, None)],
            ),
        ],
        retracted: vec![Source {
            id: Some(1),
            key: SourceRef::Url("https://w.example".to_owned()),
            title: Some(words.to_owned()),
            publisher: Some("The Wire".to_owned()),
            url: None,
            archive_url: None,
            published: None,
            retraction: Some(retraction),
        }],
        coming: vec![
            Pending { claim: saying(9).by("by June").claim(), since: None },
            Pending { claim: saying(11).claim(), since: None },
        ],
        ..Digest::of(april())
    }
}

#[track_caller]
fn same(text: &str, expected: &str) {
    let expected = expected.strip_prefix('\n').unwrap_or(expected);
    assert_eq!(text, expected, "\n--- is\n{text}--- should be\n{expected}");
}

#[test]
fn a_month_in_which_everything_happened() {
    same(
        &table::digest(&full("progress"), seen(), 80),
        "
Digest of April 2025 (2025-04-01 to 2025-04-30), on 2025-05-09
1 claim recorded; 2 claims decided; 2 conditions decided; 1 claim gone overdue;
3 corrections; 1 source retracted; 2 claims to check by 2025-05-30.

Recorded: 1 claim
  #  SAID        WHO          CLAIM
  1  2025-04-18  Marco Rubio  threat: progress, unless “progress”

Decided: 1 promise kept, 1 hedged promise kept late
  #  ON          WHO          WHAT CAME OF IT
  2  2025-04-20  Marco Rubio  promise kept, on time: progress
                              https://a.example/report_1
  3  2025-04-30  Marco Rubio  hedged promise kept, 2 days late: progress
                              no evidence filed

Conditions decided: 2 claims
  #  ON          WHO          WHAT IT HANGS ON, AND WHAT FOLLOWS
  4  2025-04-24  Marco Rubio  unless “progress” (did not come about)
                              in force: progress; next check 2025-05-24
  5  2025-04-24  Marco Rubio  unless “progress” (came about)
                              void: progress

Gone overdue: 1 claim
  #  BY           WHO          TO DECIDE
  6  2025-04-25~  Marco Rubio  “progress”
                               if not: progress
                               since then: void on 2025-05-02

Corrections: 3
     #  ON          BY        WHAT
     2  2025-04-25  progress  edited, “progress”
                              statement: “we pay” -> “progress”
                              Marco Rubio: progress
     2  2025-04-25  progress  marked anew: broken, “misread”
                              Marco Rubio: progress
7-8,10  2025-04-25  progress  taken back: the recording, evidence

Retracted: 1 source
  #  ON          PUBLISHER  SOURCE
  1  2025-04-28  The Wire   progress
                            “progress”
                            https://w.example/notice

To check by 2025-05-30: 2 claims
  #  CHECK ON    WHO          CHECK WHETHER
  9  2025-06-30  Marco Rubio  progress
 11  2025-05-18  Marco Rubio  just a look: progress

recorded and corrected: by the day of the recording
all else: by the day it happened
",
    );
}

#[test]
fn a_month_for_a_mail() {
    same(
        &markdown::digest(&full("so_so"), seen()),
        r"
**Digest of April 2025 (2025-04-01 to 2025-04-30), on 2025-05-09**

1 claim recorded; 2 claims decided; 2 conditions decided; 1 claim gone overdue; 3 corrections; 1 source retracted; 2 claims to check by 2025-05-30.

**Recorded: 1 claim**

- 2025-04-18, Marco Rubio: threat: so\_so, unless “so\_so” (1)

**Decided: 1 promise kept, 1 hedged promise kept late**

- 2025-04-20, Marco Rubio: promise kept, on time: so\_so (2) <https://a.example/report_1>
- 2025-04-30, Marco Rubio: hedged promise kept, 2 days late: so\_so · no evidence filed (3)

**Conditions decided: 2 claims**

- 2025-04-24, Marco Rubio: unless “so\_so” (did not come about) · in force: so\_so; next check 2025-05-24 (4)
- 2025-04-24, Marco Rubio: unless “so\_so” (came about) · void: so\_so (5)

**Gone overdue: 1 claim**

- 2025-04-25\~, Marco Rubio: “so\_so” · if not: so\_so · since then: void on 2025-05-02 (6)

**Corrections: 3**

- 2025-04-25, so\_so: edited, “so\_so” · statement: “we pay” -&gt; “so\_so” · Marco Rubio: so\_so (2)
- 2025-04-25, so\_so: marked anew: broken, “misread” · Marco Rubio: so\_so (2)
- 2025-04-25, so\_so: taken back: the recording, evidence (7-8,10)

**Retracted: 1 source**

- 2025-04-28, The Wire: so\_so · “so\_so” (1) <https://w.example/notice>

**To check by 2025-05-30: 2 claims**

- 2025-06-30, Marco Rubio: so\_so (9)
- 2025-05-18, Marco Rubio: just a look: so\_so (11)

recorded and corrected: by the day of the recording · all else: by the day it happened
",
    );
}

#[test]
fn a_month_in_which_nothing_happened() {
    let text = table::digest(&Digest::of(april()), seen(), 80);
    let expected = "
Digest of April 2025 (2025-04-01 to 2025-04-30), on 2025-05-09
Nothing recorded, nothing decided, nothing corrected; nothing to check by
2025-05-30.
";
    same(&text, expected);
}

#[test]
fn days_have_the_name_of_their_month() {
    let named = |from, to| span(day(from), day(to));
    assert_eq!(named("2024-02-01", "2024-02-29"), "February 2024 (2024-02-01 to 2024-02-29)");
    assert_eq!(named("2024-02-01", "2024-02-28"), "2024-02-01 to 2024-02-28");
    assert_eq!(named("2024-02-01", "2024-03-31"), "2024-02-01 to 2024-03-31");
    assert_eq!(named("2024-02-02", "2024-02-02"), "2024-02-02");
}

#[test]
fn the_numbers_of_many_claims_stay_short() {
    let of = |ids: &[i64]| {
        let claims = ids.iter().map(|id| (*id, None)).collect();
        let on = day("2025-04-25");
        numbers(&Correction { on, by: String::new(), claims, what: What::Dropped, why: None })
    };
    assert_eq!(of(&[]), "-");
    assert_eq!(of(&[3]), "3");
    assert_eq!(of(&[3, 5, 6, 7]), "3,5-7");
    assert_eq!(of(&[101, 103, 105, 107]), "4 claims");
}

#[test]
fn a_digest_for_programs() {
    let value: Value = serde_json::from_str(&json::digest(&full("progress"), seen(), 7)).expect("JSON");
    assert_eq!((&value["from"], &value["to"]), (&Value::from("2025-04-01"), &Value::from("2025-04-30")));
    assert_eq!(value["on"], "2025-05-09");
    let ids = |key: &str| {
        let claims = value[key].as_array().into_iter().flatten();
        claims.filter_map(|claim| claim["id"].as_i64()).collect::<Vec<_>>()
    };
    assert_eq!(ids("recorded"), [1]);
    assert_eq!(ids("decided"), [2, 3]);
    assert_eq!(ids("conditions"), [4, 5]);
    assert_eq!(ids("overdue"), [6]);
    assert_eq!(ids("coming"), [9, 11]);
    assert_eq!(value["overdue"][0]["stage"], "overdue");
    let edited = serde_json::json!({
        "on": "2025-04-25", "by": "progress", "claims": [2], "what": "edited",
        "details": ["statement"], "why": "progress",
    });
    assert_eq!(value["corrected"][0], edited);
    assert_eq!(value["corrected"][1]["details"][0], "unfulfilled");
    assert_eq!(value["corrected"][2]["claims"], serde_json::json!([7, 8, 10]));
    assert_eq!(value["retracted"][0]["retracted_on"], "2025-04-28");
    let empty: Value = serde_json::from_str(&json::digest(&Digest::of(april()), seen(), 7)).expect("JSON");
    for key in ["recorded", "decided", "conditions", "overdue", "corrected", "retracted", "coming"] {
        assert_eq!(empty[key], Value::Array(Vec::new()), "{key}");
    }
}

proptest! {
    #[test]
    fn no_words_steer_a_terminal_and_no_table_is_too_wide(words in any::<String>(), width in 60_usize..180) {
        let digest = full(&words);
        let text = table::digest(&digest, seen(), width);
        for line in text.lines() {
            prop_assert!(line.width() <= width, "{width}: {line}");
        }
        for text in [text, markdown::digest(&digest, seen()), json::digest(&digest, seen(), 7)] {
            prop_assert!(!text.chars().any(|c| c != '\n' && is_unseen(c)), "{text:?}");
        }
    }
}
