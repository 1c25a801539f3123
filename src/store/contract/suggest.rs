//! What somebody who types may mean.

use super::scene::{desk, says};
use crate::claim::{NewClaim, SourceRef, Speaker, Status};
use crate::store::{ClaimHead, Ledger};

contract!(claims_by_number, speakers_by_name, topics_by_use, sources_by_number);

fn ids(heads: &[ClaimHead]) -> Vec<i64> {
    heads.iter().map(|head| head.id).collect()
}

fn said_by(name: &str) -> NewClaim {
    NewClaim { speaker: Speaker { name: name.to_owned(), unnamed: false }, ..says("build") }
}

fn claims_by_number(ledger: &Ledger) {
    let anna = desk(ledger);
    for _ in 0..25 {
        anna.log(says("build the bridge"));
    }
    anna.mark(3, "fulfilled", "2025-05-01");
    let found = |digits: &str, limit| ids(&ledger.suggest_claims(digits, limit).expect("readable"));
    assert_eq!(found("1", 50), [1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    assert_eq!(found("1", 3), [1, 10, 11]);
    assert_eq!(found("3", 50), [3]);
    assert_eq!(found("26", 50), [0; 0]);
    let all = ledger.suggest_claims("", 50).expect("readable");
    assert_eq!((all.len(), all[0].status, all[24].status), (25, Status::Open, Status::Fulfilled));
    assert_eq!(all[24].id, 3, "open claims come first");
    assert_eq!(all[0].statement, "build the bridge");
    assert_eq!(ledger.suggest_claims("", 2).expect("readable").len(), 2);
    assert!(ledger.kind_of(1).expect("readable").is_some());
    assert_eq!(ledger.kind_of(99).expect("readable"), None);
}

fn speakers_by_name(ledger: &Ledger) {
    let anna = desk(ledger);
    for name in ["Marco Rubio", "Maria Rossi", "Rubin Marsh", "Émile Zola"] {
        anna.log(said_by(name));
    }
    let unnamed = Speaker { name: "Mar officials".to_owned(), unnamed: true };
    anna.log(NewClaim { speaker: unnamed, ..says("build") });
    let found = |text: &str| ledger.suggest_speakers(text, 50).expect("readable");
    assert_eq!(found("mar"), ["Marco Rubio", "Maria Rossi", "Rubin Marsh"]);
    assert_eq!(found("Rub"), ["Rubin Marsh", "Marco Rubio"]);
    assert_eq!(found("marco  r"), ["Marco Rubio"]);
    assert_eq!(found("Ém"), ["Émile Zola"]);
    assert_eq!(found("x"), [""; 0]);
    assert_eq!(found("").len(), 4);
    assert_eq!(ledger.suggest_speakers("", 2).expect("readable").len(), 2);
}

fn topics_by_use(ledger: &Ledger) {
    let anna = desk(ledger);
    for topics in [vec!["war", "money"], vec!["Money"], vec!["war"], vec!["money"]] {
        let topics = topics.into_iter().map(str::to_owned).collect();
        anna.log(NewClaim { topics, ..says("build") });
    }
    let found = |text: &str| ledger.suggest_topics(text, 50).expect("readable");
    assert_eq!(found(""), ["money", "war", "Money"]);
    assert_eq!(found("mo"), ["money", "Money"]);
    assert_eq!(found("x"), [""; 0]);
}

fn sources_by_number(ledger: &Ledger) {
    let anna = desk(ledger);
    for number in 1..=11 {
        let source: SourceRef = anna.source(&format!("Text {number}."));
        anna.log(NewClaim { source: Some(source), ..says("build") });
    }
    let found = |digits: &str, limit| -> Vec<i64> {
        ledger.suggest_sources(digits, limit).expect("readable").into_iter().map(|(id, _)| id).collect()
    };
    assert_eq!(found("1", 50), [1, 10, 11]);
    assert_eq!(found("", 3), [11, 10, 9]);
    assert_eq!(found("https", 3), [0; 0]);
}
