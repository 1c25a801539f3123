//! Whole pages in the layouts that papers use, each with what must come out: headline, day, publisher, address,
//! and the text, measured by the runs of four words that it shares with what is expected.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use onrecord::reading::language::{Language, language};
use onrecord::reading::page::{is_html, page};

/// Reads a page and compares it with the text file beside it.
#[track_caller]
fn case(name: &str, encoding: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let bytes = fs::read(folder.join(format!("{name}.html"))).expect("the page is there");
    let html = match encoding {
        // All of it is ASCII: the quotation marks are numbers.
        "ascii" => bytes.iter().map(|byte| char::from(*byte)).collect(),
        _ => String::from_utf8(bytes).expect("the page is UTF-8"),
    };
    let expected = fs::read_to_string(folder.join(format!("{name}.txt"))).expect("what is expected is there");
    let (head, body) = expected.trim_end().split_once("\n\n").expect("a head and a body");
    let facts: HashMap<&str, &str> = head.lines().filter_map(|line| line.split_once(':')).collect();
    let fact = |key: &str| facts.get(key).copied().unwrap_or_default().trim();
    assert!(is_html(&html), "{name}");
    let found = page(&html, Some(fact("url")));
    assert_eq!(found.title.as_deref().unwrap_or_default(), fact("title"), "{name}");
    assert_eq!(found.published.map(|day| day.to_string()).unwrap_or_default(), fact("published"), "{name}");
    assert_eq!(found.publisher.as_deref().unwrap_or_default(), fact("publisher"), "{name}");
    assert_eq!(found.url.as_deref().unwrap_or_default(), fact("url"), "{name}");
    assert_eq!(language(&found.text), Language::English, "{name}");
    let (first, last) = (body.split("\n\n").next().unwrap_or_default(), body.rsplit("\n\n").next().unwrap_or_default());
    let paragraphs: Vec<&str> = found.text.split("\n\n").collect();
    assert!(paragraphs.contains(&first) && paragraphs.contains(&last), "{name}: {}", found.text);
    let measure = f1(&found.text, body);
    assert!(measure >= 0.93, "{name}: F1 {measure:.3}\n{}", found.text);
}

/// How far two texts share their runs of four words.
fn f1(found: &str, expected: &str) -> f64 {
    let (found, expected) = (runs(found), runs(expected));
    let shared: u32 = found.iter().map(|(run, count)| *count.min(expected.get(run).unwrap_or(&0))).sum();
    let all: u32 = found.values().chain(expected.values()).sum();
    2.0 * f64::from(shared) / f64::from(all.max(1))
}

fn runs(text: &str) -> HashMap<String, u32> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut runs = HashMap::new();
    words.windows(4).for_each(|run| *runs.entry(run.join(" ")).or_default() += 1);
    runs
}

#[test]
fn a_weblog() {
    case("weblog", "UTF-8");
}

#[test]
fn a_newspaper_with_linked_data() {
    case("newspaper", "UTF-8");
}

#[test]
fn a_magazine_with_opengraph() {
    case("magazine", "UTF-8");
}

#[test]
fn an_old_page_laid_out_in_tables() {
    case("tables", "ascii");
}

#[test]
fn a_wire_with_a_time() {
    case("wire", "UTF-8");
}
