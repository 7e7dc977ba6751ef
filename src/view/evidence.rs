//! The evidence register and its items.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, FewRecords, Outlook, RecordRef};

/// A published file, or one listed but not published.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// Where it leads; empty when it is not published.
    pub href: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Length in words, such as `12.4 kB`.
    pub size: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// An item of evidence in a list.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EvidenceRef {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// `fresh`, `due-soon`, `stale`, `missing`.
    pub freshness: String,
    /// The last day it is good for, or the day it is expected; may be empty.
    pub on: String,
    /// When it was collected; may be empty.
    pub collected: String,
    /// Whether that was only after the day of the assessment.
    pub later: bool,
    /// Whether a newer item has taken its place, so that it is not counted.
    pub superseded: bool,
    /// Its owner's title; may be empty.
    pub owner: String,
    /// `design` or `operation`; may be empty.
    pub shows: String,
    /// What it supports, all frameworks together; empty in the row of a requirement, which names the
    /// others itself.
    pub badges: Vec<Badge>,
    /// Whether it supports requirements of more than one framework.
    pub shared: bool,
}

/// The register.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EvidenceRegister {
    /// The items in order of their ids.
    pub items: Vec<EvidenceRef>,
    /// Items by state: fresh, due soon, stale, missing.
    pub counts: [usize; 4],
    /// How many items are not counted there, as newer ones have taken their place.
    pub superseded: usize,
    /// The months ahead; absent when there are no items.
    pub outlook: Option<Outlook>,
    /// How many support more than one framework.
    pub shared: usize,
    /// How many systems the frameworks of the book belong to.
    pub systems: usize,
    /// How many items support more than one of them.
    pub across: usize,
    /// The register as data.
    pub csv: String,
}

/// What an item does for one requirement.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SupportView {
    /// The requirement.
    pub requirement: Badge,
    /// `full`, `partial`, `supporting`.
    pub extent: String,
    /// What is missing; may be empty.
    pub missing: String,
    /// Other items that support the same requirement; its page has all of them.
    pub others: FewRecords,
}

/// What an item does for one framework.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SupportGroup {
    /// Full citation.
    pub framework: String,
    /// Its system's id, for the hue.
    pub system: String,
    /// Its system's abbreviation.
    pub system_label: String,
    /// The requirements; may be empty.
    pub supports: Vec<SupportView>,
}

/// The page of an item.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EvidencePage {
    /// Its id.
    pub id: String,
    /// `fresh`, `due-soon`, `stale`, `missing`.
    pub freshness: String,
    /// The last day it is good for, or the day it is expected; may be empty.
    pub on: String,
    /// Days until then; negative when it has passed.
    pub days: i32,
    /// What it shows, safe HTML; may be empty.
    pub summary: String,
    /// The file.
    pub file: Option<FileView>,
    /// A link instead of a file; may be empty.
    pub url: String,
    /// Who answers for it.
    pub owner: Option<RecordRef>,
    /// Who gathered it.
    pub collector: Option<RecordRef>,
    /// The system it comes from; may be empty.
    pub source: String,
    /// `examine`, `interview`, `test`; may be empty.
    pub method: String,
    /// `design`, `operation`; may be empty.
    pub shows: String,
    /// When it was gathered; may be empty.
    pub collected: String,
    /// Whether that was only after the day of the assessment.
    pub later: bool,
    /// First and last day it speaks for; may be empty.
    pub period: Vec<String>,
    /// What the sample was drawn from; may be empty.
    pub population: String,
    /// What was looked at; may be empty.
    pub sample: String,
    /// How often it is renewed; may be empty.
    pub cadence: String,
    /// Who may see it.
    pub audience: String,
    /// The item it replaces.
    pub supersedes: Option<RecordRef>,
    /// The item that has taken its place.
    pub superseded_by: Option<RecordRef>,
    /// What it proves, a group per framework of the book that is assessed or that it is for.
    pub groups: Vec<SupportGroup>,
}
