//! `SUMMARY.md` as written: hand-kept contents in mdBook's grammar.

use crate::source::{FileId, Span};

/// An entry of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawChapter {
    /// What it is called there.
    pub title: String,
    /// Where it leads, as written; `None` for a planned chapter or a part title.
    pub path: Option<String>,
    /// Where.
    pub span: Span,
    /// What stands below it.
    pub children: Vec<RawChapter>,
}

/// Hand-kept contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawSummary {
    /// The file.
    pub file: FileId,
    /// The top of the tree.
    pub chapters: Vec<RawChapter>,
}
