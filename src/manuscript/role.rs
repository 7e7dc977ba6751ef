//! `registers/roles.yaml` as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Located;

/// The register of roles.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RawRoles {
    /// The roles and bodies.
    #[serde(default)]
    pub roles: Vec<RawRole>,
}

/// A role or body.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawRole {
    pub id: Located<String>,
    pub title: String,
    pub kind: Option<Located<String>>,
    pub responsibilities: Option<String>,
}
