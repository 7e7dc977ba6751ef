//! A framework as a browsable tree.

use schemars::JsonSchema;
use serde::Serialize;

use super::{BarChart, Tally};

/// An entry of the tree.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TreeItem {
    /// The id of its line.
    pub anchor: String,
    /// The number.
    pub number: String,
    /// The heading.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// `group`, `objective`, `clause`, `control`, `provision`.
    pub kind: String,
    /// What people call this level; may be empty.
    pub unit: String,
    /// One sentence in own words; may be empty.
    pub about: String,
    /// `met`, `partial`, `gap`, `excluded`; empty for groups and objectives.
    pub status: String,
    /// How deep it stands, from one below its top group.
    pub depth: usize,
    /// Owner of the statement by title; may be empty.
    pub owner: String,
    /// How many places in documents satisfy it.
    pub documents: usize,
    /// How many items of evidence that were collected support it.
    pub evidence: usize,
    /// Class against the framework already held or being reached; may be empty.
    pub class: String,
    /// Whether this edition introduced it.
    pub new: bool,
}

/// Which columns of a table of entries hold anything, besides the entries themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TreeColumns {
    /// Any state.
    pub status: bool,
    /// Any class.
    pub class: bool,
    /// Any place in a document.
    pub documents: bool,
    /// Any item of evidence.
    pub evidence: bool,
    /// Any owner.
    pub owner: bool,
    /// How many columns the table has, that of the entries among them.
    pub count: usize,
}

/// A top group with everything below it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GroupView {
    /// The group itself.
    pub group: TreeItem,
    /// The requirements below it by state.
    pub tally: Tally,
    /// What stands below it, in order.
    pub items: Vec<TreeItem>,
}

/// The page of a framework.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FrameworkPage {
    /// Its id.
    pub id: String,
    /// Full citation.
    pub label: String,
    /// Its title.
    pub full_title: String,
    /// Its system's id, for the hue.
    pub system: String,
    /// Its system's abbreviation.
    pub system_label: String,
    /// Its system's full name.
    pub system_title: String,
    /// An amendment the catalogue includes; may be empty.
    pub amendment: String,
    /// Its clauses by state.
    pub clauses: Tally,
    /// Its controls by state.
    pub controls: Tally,
    /// Its clauses by state and top group; absent when there are no two groups.
    pub clause_chart: Option<BarChart>,
    /// Its controls by state and top group; absent when there are no two groups.
    pub control_chart: Option<BarChart>,
    /// What the tables of clauses, of controls and of provisions show.
    pub columns: [TreeColumns; 3],
    /// The top groups that hold clauses.
    pub clause_groups: Vec<GroupView>,
    /// The top groups that hold controls.
    pub control_groups: Vec<GroupView>,
    /// The top groups that hold provisions, which are mapped and not assessed.
    pub provision_groups: Vec<GroupView>,
    /// The extract of the Statement of Applicability; empty when it has no controls.
    pub soa: String,
}
