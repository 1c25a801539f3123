//! JSON-LD: what a page tells search engines of its article.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::body::line;
use super::tags::decoded;
use crate::reading::dates::day;

/// The facts of one object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    /// Its headline.
    pub(super) title: Option<String>,
    /// What it is called otherwise.
    pub(super) name: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<NaiveDate>,
    pub(super) updated: Option<NaiveDate>,
    /// The page that it is the main thing of.
    pub(super) address: Option<String>,
}

/// How many objects are looked at.
const MANY: usize = 2_000;

/// The facts of the article among all scripts; what it leaves out is looked for in the page's other objects.
pub(super) fn best(scripts: &[String]) -> Linked {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parsed(script)).collect();
    let mut objects: Vec<&Map<String, Value>> = Vec::new();
    values.iter().for_each(|value| gather(value, &mut objects));
    let articles = objects.iter().filter_map(|object| Some((rank(object)?, *object)));
    let best = articles.min_by_key(|(rank, object)| (*rank, object.get("datePublished").is_none()));
    let site = || objects.iter().find(|object| is_of(object, &["NewsMediaOrganization", "WebSite"]));
    let Some((_, object)) = best else {
        return Linked { publisher: site().and_then(|site| name(site.get("name"), &objects)), ..Linked::default() };
    };
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(plain).filter(|text| !text.is_empty());
    let day_of = |key: &str| object.get(key).and_then(first_text).and_then(day);
    let publisher =
        name(object.get("publisher"), &objects).or_else(|| name(object.get("sourceOrganization"), &objects));
    Linked {
        title: text("headline"),
        name: text("name"),
        author: names(object.get("author"), &objects).or_else(|| names(object.get("creator"), &objects)),
        publisher: publisher.or_else(|| name(site()?.get("name"), &objects)),
        published: day_of("datePublished").or_else(|| day_of("dateCreated")),
        updated: day_of("dateModified"),
        address: address(object),
    }
}

/// JSON as pages write it: in comments or CDATA, a semicolon behind it, raw line breaks inside strings.
fn parsed(script: &str) -> Option<Value> {
    let text = script.trim().trim_start_matches("<!--").trim_start_matches("//").trim_start_matches("<![CDATA[").trim();
    let text =
        text.trim_end_matches("-->").trim_end_matches("]]>").trim_end_matches("//").trim_end().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let without_breaks: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&without_breaks).ok()
    })
}

/// All objects of a value, the outer before the inner.
fn gather<'a>(value: &'a Value, objects: &mut Vec<&'a Map<String, Value>>) {
    let mut waiting = std::collections::VecDeque::from([value]);
    while let Some(value) = waiting.pop_front().filter(|_| objects.len() < MANY) {
        match value {
            Value::Array(items) => waiting.extend(items),
            Value::Object(object) => {
                objects.push(object);
                let inner =
                    ["@graph", "mainEntity", "mainEntityOfPage", "publisher", "author", "itemListElement", "item"];
                waiting.extend(inner.iter().filter_map(|key| object.get(*key)));
            }
            _ => {}
        }
    }
}

/// How much an object is an article: the first is the best.
fn rank(object: &Map<String, Value>) -> Option<usize> {
    let ends_with = |ending: &str| types(object).any(|of| of.ends_with(ending));
    let is_article = ends_with("NewsArticle") || ends_with("LiveBlogPosting") || ends_with("Report");
    match () {
        () if is_article => Some(0),
        () if ends_with("Article") || ends_with("BlogPosting") || ends_with("Posting") => Some(1),
        () if is_of(object, &["WebPage", "ItemPage", "CreativeWork"]) && object.contains_key("datePublished") => {
            Some(2)
        }
        () => None,
    }
}

fn is_of(object: &Map<String, Value>, names: &[&str]) -> bool {
    types(object).any(|of| names.contains(&of))
}

/// The types of an object, without the address of the vocabulary.
fn types(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let listed = match object.get("@type") {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    listed.into_iter().filter_map(Value::as_str).filter_map(|of| of.rsplit(['/', '#', ':']).next())
}

fn first_text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(items) => items.first().and_then(Value::as_str),
        Value::Object(object) => object.get("@value").and_then(Value::as_str),
        _ => None,
    }
}

/// The page that an article is the main thing of, else where it says that it stands.
fn address(object: &Map<String, Value>) -> Option<String> {
    let of = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(page) => page.get("@id").or_else(|| page.get("url")).and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    let addresses = ["mainEntityOfPage", "url"].into_iter().filter_map(|key| object.get(key).and_then(of));
    addresses.map(|address| plain(&address)).find(|address| address.contains("://"))
}

/// A name: a text, an object with one, or the `@id` of another object.
fn name(value: Option<&Value>, objects: &[&Map<String, Value>]) -> Option<String> {
    let found = match value? {
        Value::String(text) => Some(text.as_str()),
        Value::Array(items) => return items.iter().find_map(|item| name(Some(item), objects)),
        Value::Object(object) => object.get("name").and_then(first_text).or_else(|| {
            let id = object.get("@id")?;
            let is_it = |other: &&&Map<String, Value>| other.get("@id") == Some(id) && other.contains_key("name");
            objects.iter().find(is_it)?.get("name").and_then(first_text)
        }),
        _ => None,
    };
    found.map(plain).filter(|name| !name.is_empty() && !name.contains("://"))
}

/// Several names, with commas between them.
fn names(value: Option<&Value>, objects: &[&Map<String, Value>]) -> Option<String> {
    let Some(Value::Array(items)) = value else { return name(value, objects) };
    let found: Vec<String> = items.iter().take(20).filter_map(|item| name(Some(item), objects)).collect();
    (!found.is_empty()).then(|| found.join(", "))
}

fn plain(text: &str) -> String {
    line(&decoded(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(script: &str, expected: [&str; 4]) {
        let linked = best(&[script.to_owned()]);
        let day = linked.published.map(|day| day.to_string());
        let found = [linked.title, linked.author, linked.publisher, day].map(Option::unwrap_or_default);
        assert_eq!(found, expected, "{script}");
    }

    #[test]
    fn articles_are_found_wherever_they_stand() {
        case(
            r#"{"@type":"NewsArticle","headline":"A &amp; B","datePublished":"2025-04-18T23:00:00-04:00",
               "author":[{"@type":"Person","name":"Jane Doe"},{"name":"Max Roe"}],"publisher":{"name":"The Courier"}}"#,
            ["A & B", "Jane Doe, Max Roe", "The Courier", "2025-04-18"],
        );
        case(
            r##"{"@graph":[{"@type":"WebSite","@id":"#site","name":"Harbour Blog"},{"@type":["Article","BlogPosting"],
               "headline":"H","datePublished":"2025-04-18","publisher":{"@id":"#site"},"author":"Jane Doe"}]}"##,
            ["H", "Jane Doe", "Harbour Blog", "2025-04-18"],
        );
        case(
            r#"[{"@type":"BreadcrumbList"},{"@type":"http://schema.org/ReportageNewsArticle","headline":"H","datePublished":"2025-04-18"}]"#,
            ["H", "", "", "2025-04-18"],
        );
        case(r#"{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"H"}}"#, ["H", "", "", ""]);
        case(r#"{"@type":"NewsMediaOrganization","name":"The Courier"}"#, ["", "", "The Courier", ""]);
    }

    #[test]
    fn what_is_no_clean_json_is_read_or_left() {
        case("<!-- {\"@type\":\"Article\",\"headline\":\"a b\"} -->", ["a b", "", "", ""]);
        case("{\"@type\":\"Article\",\"headline\":\"a\nb\"};", ["a b", "", "", ""]);
        case("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"H\"}\n//]]>", ["H", "", "", ""]);
        case("{", ["", "", "", ""]);
        case(&"[".repeat(100_000), ["", "", "", ""]);
        case(r#"{"@type":"Article","headline":5,"datePublished":{"a":1},"author":[[[]]]}"#, ["", "", "", ""]);
    }
}
