//! The search page.

use schemars::JsonSchema;
use serde::Serialize;

/// The search page; what it finds is in the search data.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SearchPage {
    /// The scripts that hold the search data, as seen from the page.
    pub shards: Vec<String>,
    /// Kinds of things the results can be narrowed to.
    pub kinds: Vec<Choice>,
    /// Frameworks the results can be narrowed to.
    pub frameworks: Vec<Choice>,
}

/// Something results can be narrowed to.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Choice {
    /// As it stands in the address of the page.
    pub value: String,
    /// Its name.
    pub label: String,
    /// What the search data calls it.
    pub matches: Vec<String>,
}
