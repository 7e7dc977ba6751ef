//! `evidence/*.yaml` as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Located;

/// A file of the evidence register.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RawEvidenceFile {
    /// The items.
    #[serde(default)]
    pub evidence: Vec<RawEvidence>,
}

/// An item of evidence.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawEvidence {
    pub id: Located<String>,
    pub title: String,
    pub summary: Option<Located<String>>,
    pub file: Option<Located<String>>,
    pub url: Option<Located<String>>,
    pub owner: Option<Located<String>>,
    pub collector: Option<Located<String>>,
    pub source: Option<String>,
    pub method: Option<Located<String>>,
    pub shows: Option<Located<String>>,
    pub collected: Option<Located<String>>,
    pub due: Option<Located<String>>,
    pub period: Option<RawPeriod>,
    pub population: Option<String>,
    pub sample: Option<String>,
    pub cadence: Option<Located<String>>,
    pub valid_until: Option<Located<String>>,
    pub audience: Option<Located<String>>,
    pub sha256: Option<Located<String>>,
    pub supersedes: Option<Located<String>>,
    #[serde(default)]
    pub supports: Vec<RawSupport>,
}

/// The time an item speaks for.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawPeriod {
    pub from: Located<String>,
    pub to: Located<String>,
}

/// What an item does for a requirement.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawSupport {
    pub requirement: Located<String>,
    pub extent: Located<String>,
    pub missing: Option<String>,
}
