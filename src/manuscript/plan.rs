//! `registers/plan.yaml` as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Located;

/// The plan.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RawPlan {
    /// Its entries, in the order of the work.
    #[serde(default)]
    pub plan: Vec<RawPlanEntry>,
}

/// An entry of the plan.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawPlanEntry {
    pub id: Located<String>,
    pub title: String,
    pub step: Option<String>,
    pub what: Option<Located<String>>,
    pub owner: Option<Located<String>>,
    #[serde(default, rename = "for")]
    pub requirements: Vec<Located<String>>,
    pub effort: Option<u32>,
    pub due: Option<Located<String>>,
    #[serde(default)]
    pub needs: Vec<Located<String>>,
    pub state: Option<Located<String>>,
}
