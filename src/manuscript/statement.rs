//! `controls/*.yaml` as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Located;

/// A file of statements.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawStatements {
    pub framework: Option<Located<String>>,
    #[serde(default)]
    pub statements: Vec<RawStatement>,
}

/// A statement.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawStatement {
    pub requirement: Located<String>,
    pub applicable: Option<Located<bool>>,
    #[serde(default)]
    pub reasons: Vec<Located<String>>,
    pub justification: Option<Located<String>>,
    pub status: Option<Located<String>>,
    pub alternative: Option<Located<String>>,
    pub owner: Option<Located<String>>,
    pub how: Option<Located<String>>,
    #[serde(default)]
    pub documents: Vec<Located<String>>,
    #[serde(default)]
    pub risks: Vec<Located<String>>,
    pub plan: Option<Located<String>>,
    #[serde(default)]
    pub not_for: Vec<RawNotFor>,
    pub sufficient: Option<RawSufficient>,
    pub review_by: Option<Located<String>>,
    /// The framework of the file; filled after reading, no key.
    #[serde(skip)]
    pub framework: Option<String>,
}

/// A system a control is left out for.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawNotFor {
    pub system: String,
    pub justification: String,
}

/// A judgement that the evidence suffices.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawSufficient {
    pub by: Located<String>,
    pub date: Located<String>,
    pub note: String,
}
