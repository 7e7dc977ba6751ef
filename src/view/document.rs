//! Documents and folders.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, RecordRef};

/// A section of a document as a page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SectionView {
    /// Level of the heading on this page, 2 to 6; zero for the lead.
    pub level: u8,
    /// The heading's id on this page.
    pub anchor: String,
    /// The heading, safe HTML.
    pub heading: String,
    /// What stands below it, safe HTML.
    pub body: String,
    /// Requirements the section satisfies.
    pub badges: Vec<Badge>,
    /// Whether that counts: only approved documents do.
    pub counts: bool,
}

/// A footnote below the page or the quotation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Footnote {
    /// Its number.
    pub number: usize,
    /// Its id on this page.
    pub anchor: String,
    /// The id of the first reference to it.
    pub back: String,
    /// The ids of all references to it, in order.
    pub backs: Vec<String>,
    /// What it says, safe HTML.
    pub body: String,
}

/// An entry of a document's outline.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OutlineItem {
    /// Its level, 2 to 6.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// Where it leads.
    pub href: String,
}

/// The page of a document.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DocumentPage {
    /// Its id.
    pub id: String,
    /// Type; may be empty.
    pub kind: String,
    /// Version; may be empty.
    pub version: String,
    /// `draft`, `in-review`, `approved`, `retired`.
    pub status: String,
    /// Who looks after it.
    pub owner: Option<RecordRef>,
    /// Who approved it.
    pub approver: Option<RecordRef>,
    /// When it was approved; may be empty.
    pub approved: String,
    /// When it was confirmed without change; may be empty.
    pub confirmed: String,
    /// The day of the next review; may be empty.
    pub review_on: String,
    /// `current`, `due-soon`, `overdue`; may be empty.
    pub review_state: String,
    /// Classification; may be empty.
    pub classification: String,
    /// Audience.
    pub audience: String,
    /// Requirements the document as a whole satisfies.
    pub badges: Vec<Badge>,
    /// Requirements its sections satisfy and the document as a whole does not claim.
    pub section_badges: Vec<Badge>,
    /// Its outline.
    pub outline: Vec<OutlineItem>,
    /// The lead and the sections.
    pub sections: Vec<SectionView>,
    /// Its footnotes.
    pub footnotes: Vec<Footnote>,
    /// Path of the source below the content folder.
    pub source: String,
    /// For a document that stands for its folder: what the folder holds.
    pub chapters: Vec<Chapter>,
}

/// A chapter in a list of contents.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Chapter {
    /// Its title.
    pub title: String,
    /// Where it leads; may be empty.
    pub href: String,
    /// Type of the document; may be empty.
    pub kind: String,
    /// Status of the document; may be empty.
    pub status: String,
    /// `due-soon`, `overdue`: the review of the document; may be empty.
    pub due: String,
    /// Version of the document; may be empty.
    pub version: String,
    /// Owner of the document by title; may be empty.
    pub owner: String,
    /// The first words of its lead; may be empty.
    pub lead: String,
    /// What stands below it.
    pub children: Vec<Chapter>,
}

/// The page of a folder without a document of its own.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FolderPage {
    /// What it holds.
    pub chapters: Vec<Chapter>,
}
