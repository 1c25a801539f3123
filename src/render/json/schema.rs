//! The JSON Schema of a claim, made from the very forms that are printed: a key, its type, whether it may
//! be null, and its explanation stand in one place.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::Value;

use super::forms::ClaimForm;

/// Returns the JSON Schema (draft 2020-12) of one claim as JSON prints it, over many lines.
///
/// # Panics
/// Never: a schema is JSON.
#[must_use]
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(Closed);
    let mut schema = settings.into_generator().into_root_schema_for::<ClaimForm<'_>>();
    shape_window(&mut schema);
    serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
}

/// A window in a claim: the span would point into a text that the claim does not carry, and is not printed.
fn shape_window(schema: &mut Schema) {
    let Some(Value::Object(window)) = schema.pointer_mut("/$defs/Window") else { return };
    window.insert(
        "description".to_owned(),
        "The days that a phrase means, both ends inclusive, and how it was read.".into(),
    );
    if let Some(Value::Object(properties)) = window.get_mut("properties") {
        properties.remove("span");
    }
}

/// Objects have no keys but those that are named, all of them always there; and nothing speaks Rust.
#[derive(Clone, Debug)]
struct Closed;

impl Transform for Closed {
    fn transform(&mut self, schema: &mut Schema) {
        if schema.get("properties").is_some() {
            schema.insert("additionalProperties".to_owned(), Value::Bool(false));
        }
        let is_of_rust = |format: &str| format.starts_with("int") || format.starts_with("uint");
        if schema.get("format").and_then(Value::as_str).is_some_and(is_of_rust) {
            schema.remove("format");
        }
        schema.remove("default");
        if let Some(Value::String(description)) = schema.get_mut("description") {
            *description = description.replace("`None`", "null").replace('`', "");
        }
        transform_subschemas(self, schema);
    }
}

/// The schemas of fields that hold one of a set of words.
pub(super) mod words {
    use schemars::{Schema, SchemaGenerator, json_schema};
    use serde_json::Value;

    use crate::claim::{
        Basis, CheckOf, ConditionKind, ConditionState, Kind, LinkKind, Progress, Reason, Stage, Status, Strength,
    };

    macro_rules! one_of {
        ($($name:ident: $of:ident,)+) => {
            $(pub(in crate::render::json) fn $name(_: &mut SchemaGenerator) -> Schema {
                let words: Vec<&str> = $of::ALL.iter().map(|word| word.as_str()).collect();
                json_schema!({ "type": "string", "enum": words })
            })+
        };
    }

    macro_rules! one_of_or_null {
        ($($name:ident: $of:ident,)+) => {
            $(pub(in crate::render::json) fn $name(_: &mut SchemaGenerator) -> Schema {
                let mut words: Vec<Value> = $of::ALL.iter().map(|word| Value::from(word.as_str())).collect();
                words.push(Value::Null);
                json_schema!({ "type": ["string", "null"], "enum": words })
            })+
        };
    }

    one_of! {
        kind: Kind,
        strength: Strength,
        status: Status,
        condition_kind: ConditionKind,
        condition_state: ConditionState,
        check: CheckOf,
        link_kind: LinkKind,
        basis: Basis,
    }

    one_of_or_null! {
        stage: Stage,
        reason: Reason,
        progress: Progress,
    }
}
