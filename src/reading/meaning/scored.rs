//! How well labelled statements are read: a floor under the figures on the development corpus, where it is at hand.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use serde_json::Value;

use super::{Told, meaning_of};

fn lines(path: &Path) -> Option<Vec<Value>> {
    let text = std::fs::read_to_string(path).ok()?;
    Some(text.lines().map(|line| serde_json::from_str(line).expect("the corpus is JSON lines")).collect())
}

fn place(value: &Value) -> Range<usize> {
    let at = |index: usize| value.get(index).and_then(Value::as_u64).expect("a place") as usize;
    at(0)..at(1)
}

#[test]
#[allow(clippy::print_stderr, reason = "tells the figures, or why there are none")]
fn labelled_statements_are_read_well_enough() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/attribution");
    let (Some(articles), Some(labels)) = (lines(&corpus.join("dev.jsonl")), lines(&corpus.join("meaning-dev.jsonl")))
    else {
        eprintln!("skipped: no corpus at {}", corpus.display());
        return;
    };
    let articles: HashMap<&str, &Value> =
        articles.iter().map(|article| (article["id"].as_str().expect("an id"), article)).collect();
    let (mut hit, mut false_hit, mut missed, mut of_kind, mut of_strength) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for label in &labels {
        let article = articles[label["id"].as_str().expect("an id")];
        let text = article["text"].as_str().expect("a text");
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let in_bytes = |range: Range<usize>| bytes[range.start]..bytes[range.end];
        let all = article["attributions"].as_array().expect("relations");
        let relation = all.iter().find(|one| one["content_spans"] == label["spans"]).expect("a relation of the label");
        let spans: Vec<Range<usize>> =
            label["spans"].as_array().expect("spans").iter().map(|span| in_bytes(place(span))).collect();
        let (first, last) = (spans.first().expect("a span"), spans.last().expect("a span"));
        let told = Told {
            text,
            sentence: first.start..last.end,
            spans: &spans,
            cue: relation["cue"].as_str(),
            speaker: relation["speaker"].as_str(),
            said: article["date"].as_str().and_then(|day| day.parse().ok()),
            tokens: &[],
            before: &[],
            others: super::Others::default(),
        };
        let found = meaning_of(&told);
        match (label["trackable"] == true, found.is_trackable) {
            (true, true) => hit += 1.0,
            (false, true) => false_hit += 1.0,
            (true, false) => missed += 1.0,
            (false, false) => {}
        }
        of_kind += f64::from(label["trackable"] == true && label["kind"] == found.kind.as_str());
        of_strength += f64::from(label["strength"] == found.strength.as_str());
    }
    let f1 = 2.0 * hit / (2.0 * hit + false_hit + missed);
    let (kind, strength) = (of_kind / (hit + missed), of_strength / labels.len() as f64);
    eprintln!("trackable F1 {f1:.3}, kind {kind:.3}, strength {strength:.3}");
    assert!(f1 >= 0.84 && kind >= 0.80 && strength >= 0.93, "F1 {f1:.3}, kind {kind:.3}, strength {strength:.3}");
}
