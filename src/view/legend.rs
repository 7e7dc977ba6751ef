//! The legend: every word for a state with its sign and its meaning.

use schemars::JsonSchema;
use serde::Serialize;

/// Words that answer one question.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LegendGroup {
    /// The question; part of the keys of its messages, and its anchor.
    pub id: String,
    /// Where the messages have the words, such as `status`.
    pub words: String,
    /// The component that shows a word with its sign: `status`, `class`, `freshness`, `flag`,
    /// `plan`, `approval`; empty when the word stands by itself.
    pub sign: String,
    /// The words, keys of the messages.
    pub names: Vec<String>,
}

/// The legend.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LegendPage {
    /// The groups.
    pub groups: Vec<LegendGroup>,
    /// Days before evidence expires in which it counts as due soon.
    pub evidence_window: u32,
    /// Days before a review is due in which it counts as due soon.
    pub review_window: u32,
}
