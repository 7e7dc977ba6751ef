//! The JSON Schema of what templates are given.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{Body, Frame};

/// The schema of the values a template is given, for every kind of page. The kind is `frame.kind`; it
/// is the name of the template without its ending, and says what `page` holds.
pub fn theme_schema(contract: i64) -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let frame = generator.subschema_for::<Frame>();
    let bodies = generator.root_schema_for::<Body>();
    let kinds: Vec<(String, Value)> = by_name(bodies.as_value());
    let rules: Vec<Value> = kinds
        .iter()
        .map(|(kind, page)| {
            json!({
                "if": {"properties": {"frame": {"properties": {"kind": {"const": kind}}}}},
                "then": {"properties": {"page": page}},
            })
        })
        .collect();
    let names: Vec<&String> = kinds.iter().map(|(kind, _)| kind).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("What the templates of a theme are given, contract {contract}"),
        "type": "object",
        "properties": {
            "frame": {"allOf": [frame, {"properties": {"kind": {"enum": names}}}]},
            "page": {"type": "object", "description": "What the page shows, by its kind."},
        },
        "required": ["frame", "page"],
        "additionalProperties": false,
        "allOf": rules,
        "$defs": definitions(generator.take_definitions(true), bodies.as_value()),
    })
}

/// The kinds of pages with the schemas of what they show.
fn by_name(bodies: &Value) -> Vec<(String, Value)> {
    let variants = bodies["oneOf"].as_array().into_iter().flatten();
    let one = |variant: &Value| {
        let (name, page) = variant["properties"].as_object()?.iter().next()?;
        Some((name.clone(), page.clone()))
    };
    variants.filter_map(one).collect()
}

/// All types, those only bodies use as well.
fn definitions(mut all: Map<String, Value>, bodies: &Value) -> Map<String, Value> {
    let own = bodies["$defs"].as_object().cloned().unwrap_or_default();
    all.extend(own);
    all
}
