//! A catalogue as written: `frameworks/*.yaml`, and the built-in ones.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Located;

/// A catalogue.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawFramework {
    pub framework: Located<String>,
    pub label: String,
    pub short: Option<String>,
    pub title: Option<String>,
    pub system: Option<RawSystem>,
    pub amendment: Option<String>,
    pub notice: Option<String>,
    pub entries: Vec<RawEntry>,
    #[serde(default)]
    pub management_review_inputs: Vec<RawReviewInput>,
}

/// The system a framework belongs to.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawSystem {
    pub id: Located<String>,
    pub label: String,
    pub title: String,
}

/// An entry of a catalogue.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawEntry {
    pub id: Located<String>,
    pub kind: Located<String>,
    pub unit: Option<String>,
    pub parent: Option<Located<String>>,
    pub printed: Option<String>,
    pub applies: Option<String>,
    pub title: String,
    pub short_title: Option<String>,
    pub about: Option<String>,
    pub documented: Option<Located<String>>,
    pub documents: Option<String>,
    #[serde(default)]
    pub new: bool,
    #[serde(default)]
    pub amended: bool,
}

/// An input of the management review.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawReviewInput {
    pub id: String,
    pub label: String,
}
