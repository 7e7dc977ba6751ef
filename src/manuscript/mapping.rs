//! A crosswalk as written: `mappings/*.yaml`, and the built-in ones.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Located;

/// A file of a crosswalk.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawMapping {
    pub source: Located<String>,
    pub target: Located<String>,
    pub primary: Option<Located<bool>>,
    pub status: Option<Located<String>>,
    pub reviewed: Option<RawReviewed>,
    pub title: Option<String>,
    pub caveat: Option<String>,
    #[serde(default)]
    pub sources: BTreeMap<String, RawSource>,
    #[serde(default)]
    pub rows: Vec<RawRow>,
    pub dimensions_source: Option<Located<String>>,
    #[serde(default)]
    pub dimensions: Vec<RawDimension>,
    #[serde(default)]
    pub tables: Vec<RawTable>,
}

/// A publication.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawSource {
    pub title: String,
    pub url: Option<Located<String>>,
    pub kind: Option<String>,
}

/// A row.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawRow {
    pub source: Located<String>,
    #[serde(default)]
    pub targets: Vec<RawTarget>,
    pub action: Option<Located<String>>,
    pub structure: Option<Located<String>>,
    pub relationship: Option<Located<String>>,
    pub coverage: Option<Located<String>>,
    pub rationale: Option<String>,
    pub adds: Option<String>,
    pub basis: Option<Located<String>>,
    pub confidence: Option<Located<String>>,
    pub status: Option<Located<String>>,
    pub reviewed: Option<RawReviewed>,
    #[serde(default)]
    pub adjacent: Vec<Located<String>>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A review of a row, or of a crosswalk as a whole.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawReviewed {
    pub by: Located<String>,
    pub date: Located<String>,
    pub fingerprint: Option<Located<String>>,
}

/// A target of a row.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawTarget {
    pub id: Located<String>,
    pub relationship: Option<Located<String>>,
    pub basis: Option<Located<String>>,
    pub sources: Option<Vec<String>>,
}

/// A dimension of a public comparison.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawDimension {
    pub id: Located<String>,
    pub title: String,
    pub published: Located<String>,
    pub assessed: Located<String>,
    #[serde(default)]
    pub source: Vec<Located<String>>,
    #[serde(default)]
    pub target: Vec<Located<String>>,
    #[serde(default)]
    pub source_says: String,
    #[serde(default)]
    pub target_says: String,
    pub reason: String,
}

/// A comparison in words.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawTable {
    pub id: Located<String>,
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub note: Option<String>,
}
