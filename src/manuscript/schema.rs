//! The JSON Schema of each kind of file people write, for editors.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::{RawEvidenceFile, RawFramework, RawFrontMatter, RawMapping, RawPlan, RawRoles, RawStatements};

/// Makes the schema of a type.
type Make = fn() -> Value;

/// The kinds of files with a schema: what each is called, where it lies, and its schema.
pub const SCHEMAS: &[(&str, &str, Make)] = &[
    ("evidence", "content/evidence/**/*.yaml", of::<RawEvidenceFile>),
    ("framework", "content/frameworks/*.yaml", of::<RawFramework>),
    ("front-matter", "the front matter of content/**/*.md", of::<RawFrontMatter>),
    ("mapping", "content/mappings/*.yaml", of::<RawMapping>),
    ("plan", "content/registers/plan.yaml", of::<RawPlan>),
    ("roles", "content/registers/roles.yaml", of::<RawRoles>),
    ("statements", "content/controls/*.yaml", of::<RawStatements>),
];

/// The schema of a kind of file; nothing when there is no such kind.
pub fn file_schema(kind: &str) -> Option<Value> {
    let (_, place, make) = SCHEMAS.iter().find(|(name, ..)| *name == kind)?;
    let mut schema = make();
    schema["title"] = json!(format!("clausebook: {place}"));
    Some(schema)
}

fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(BareNumbers);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// Text may be written without quotes although it looks like a number, as in `requirement: 6.1`.
#[derive(Debug, Clone)]
struct BareNumbers;

impl Transform for BareNumbers {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(kind) = schema.get_mut("type") {
            if *kind == "string" {
                *kind = json!(["string", "number"]);
            } else if let Some(kinds) = kind.as_array_mut()
                && kinds.contains(&json!("string"))
            {
                kinds.push(json!("number"));
            }
        }
        transform_subschemas(self, schema);
    }
}
