//! The JSON Schema of a claim is true: what is printed validates, and what is not like it does not.

use std::path::Path;

use serde_json::{Value, json};

use super::desk::Desk;

/// Where a value is not as a schema says, a line each. Knows what the schema of a claim is made of, and
/// panics at anything else.
fn findings(value: &Value, schema: &Value, root: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (word, rule) in schema.as_object().expect("a schema is an object") {
        let is_kept = match word.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let name = rule.as_str().and_then(|name| name.strip_prefix('#')).expect("a place in this schema");
                found.extend(findings(value, root.pointer(name).expect("it is there"), root, path));
                true
            }
            "anyOf" => alternatives(value, rule, root, path) >= 1,
            "oneOf" => alternatives(value, rule, root, path) == 1,
            "type" => items(rule).iter().any(|name| is_of_type(value, name)),
            "enum" => items(rule).contains(value),
            "const" => value == rule,
            "pattern" => value.as_str().is_none_or(is_said),
            "format" => value.as_str().is_none_or(|text| has_format(text, rule.as_str().unwrap_or_default())),
            "minimum" => value.as_i64().is_none_or(|number| Some(number) >= rule.as_i64()),
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap_or(0)),
            "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= rule.as_u64().unwrap_or(0)),
            "items" | "prefixItems" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    let rule = if word == "items" { rule } else { &rule[index] };
                    found.extend(findings(item, rule, root, &format!("{path}/{index}")));
                }
                true
            }
            "required" => value.as_object().is_none_or(|object| {
                items(rule).iter().all(|key| object.contains_key(key.as_str().expect("a key is text")))
            }),
            "properties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = rule.get(key) {
                        found.extend(findings(value, rule, root, &format!("{path}/{key}")));
                    }
                }
                true
            }
            "additionalProperties" => {
                value.as_object().is_none_or(|object| object.keys().all(|key| schema["properties"].get(key).is_some()))
            }
            other => panic!("{path}: a schema with {other} is not understood here"),
        };
        if !is_kept {
            found.push(format!("{path}: {word} {rule} is not kept by {value}"));
        }
    }
    found
}

fn alternatives(value: &Value, rules: &Value, root: &Value, path: &str) -> usize {
    items(rules).iter().filter(|rule| findings(value, rule, root, path).is_empty()).count()
}

/// The items of a list, or the one value that stands for a list.
fn items(rule: &Value) -> Vec<Value> {
    rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()])
}

fn is_of_type(value: &Value, name: &Value) -> bool {
    match name.as_str().expect("a type is a word") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type {other} is known"),
    }
}

/// Digits where `9` stands in the form, anything else as it is.
fn is_like(text: &str, form: &str) -> bool {
    let fits = |(c, f): (char, char)| if f == '9' { c.is_ascii_digit() } else { c == f };
    text.len() == form.len() && text.chars().zip(form.chars()).all(fits)
}

/// The one pattern there is: a year, a month or a day.
fn is_said(text: &str) -> bool {
    ["9999", "9999-99", "9999-99-99"].iter().any(|form| is_like(text, form))
}

fn has_format(text: &str, format: &str) -> bool {
    match format {
        "date" => is_like(text, "9999-99-99"),
        "uuid" => text.len() == 36 && text.split('-').map(str::len).eq([8, 4, 4, 4, 12]),
        other => panic!("no format {other} is known"),
    }
}

fn schema(desk: &Desk) -> Value {
    serde_json::from_str(&desk.ok(&["schema"])).expect("a schema is JSON")
}

#[track_caller]
fn validates(claim: &Value, schema: &Value) {
    let found = findings(claim, schema, schema, "");
    assert!(found.is_empty(), "{}\n{claim:#}", found.join("\n"));
}

#[test]
fn every_claim_of_the_sample_validates() {
    let desk = Desk::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample.jsonl");
    desk.ok(&["import", &sample.to_string_lossy()]);
    let schema = schema(&desk);
    let mut claims = desk.claims(&["list", "--all"]);
    assert!(claims.len() > 50);
    claims.extend(desk.claims(&["list", "--status", "dropped"]));
    claims.extend(desk.claims(&["list", "--all", "--as-of", "2026-05-01"]));
    claims.iter().for_each(|claim| validates(claim, &schema));
}

#[test]
fn a_claim_with_every_flag_validates_and_one_with_hardly_any() {
    let desk = Desk::new();
    fs_write(&desk, "talks.txt", "Europe must pay by June, said Jane Doe.");
    desk.typed(
        "add 'Europe pays' --speaker 'Jane Doe' --role minister --said 2026-04-18 --kind demand --strength firm \
        --unless 'a deal is struck' --condition-by 'within days' --by 'by June' --source talks.txt --actor Europe \
        --quote 'Europe must pay by June' --test 'a payment' --topic money --ref key --private --lang en",
    );
    desk.typed("add 'Europe pays' --speaker 'diplomatic sources' --anonymous --said 2025 --repeats 1");
    desk.typed("condition 1 no --on 2026-04-20");
    desk.typed(
        "mark 1 unfulfilled --reason blocked --on 2026-07-01 --evidence https://a.example \
        --archive https://b.example --words 'not a cent'",
    );
    let schema = schema(&desk);
    for claim in desk.claims(&["list", "--all"]) {
        validates(&claim, &schema);
    }
}

#[test]
fn what_is_not_like_a_claim_does_not_validate() {
    let desk = Desk::new();
    desk.typed("add 'Taxes fall by June' --speaker 'Jane Doe'");
    let (schema, claim) = (schema(&desk), desk.claim(1));
    validates(&claim, &schema);
    let wrong: [(&str, &str, Value); 9] = [
        ("", "colour", json!("red")),
        ("", "statement", json!(null)),
        ("", "kind", json!("hope")),
        ("", "said_on", json!("yesterday")),
        ("", "closed_on", json!("soon")),
        ("/speaker", "title", json!("Dr")),
        ("/deadline", "kind", json!("month")),
        ("/deadline", "span", json!([0, 3])),
        ("/next_check", "what", json!("weather")),
    ];
    for (place, key, value) in wrong {
        let mut other = claim.clone();
        other.pointer_mut(place).expect("it is there")[key] = value;
        assert!(!findings(&other, &schema, &schema, "").is_empty(), "{place}/{key} passes");
    }
    for key in claim.as_object().expect("a claim is an object").keys() {
        let mut other = claim.clone();
        other.as_object_mut().expect("a claim is an object").remove(key);
        assert!(!findings(&other, &schema, &schema, "").is_empty(), "{key} may be missing");
    }
}

#[test]
fn it_needs_no_ledger_and_has_one_form() {
    let desk = Desk::new();
    assert_eq!(desk.ok(&["schema"]), desk.ok(&["schema", "--json"]));
    assert_eq!(schema(&desk)["$schema"], "https://json-schema.org/draft/2020-12/schema");
    desk.refused(&["schema", "--format", "csv"], 2);
    assert_eq!(desk.files(), []);
}

fn fs_write(desk: &Desk, name: &str, text: &str) {
    std::fs::write(desk.path(name), text).expect("a file can be written");
}
