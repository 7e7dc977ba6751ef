//! Reviews of a crosswalk, and where a book differs from the built-in one.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, RecordRef};

/// The review of a row.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RowReview {
    /// `current`, `unrecorded`, `changed`, `none`.
    pub state: String,
    /// The role that reviewed.
    pub by: Option<RecordRef>,
    /// The day; may be empty.
    pub on: String,
    /// Whether it was a review of the whole crosswalk.
    pub as_whole: bool,
}

/// What the reviews of a crosswalk add up to.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MappingReviews {
    /// State of the crosswalk as a piece of work: `draft`, `complete`, `deprecated`, `superseded`.
    pub status: String,
    /// `current` when every row is as it was reviewed; else `changed`, `unrecorded` or `none`.
    pub state: String,
    /// Rows, gaps among them; a requirement that is not determined has none.
    pub rows: usize,
    /// Rows that are as they were reviewed.
    pub reviewed: usize,
    /// Rows that have changed since, or may have: of a review of the whole it is not known which.
    pub changed: usize,
    /// The roles that reviewed the rows that are as they were reviewed.
    pub by: Vec<RecordRef>,
    /// The day of the first of their reviews; may be empty.
    pub first: String,
    /// The day of the last of them; may be empty.
    pub last: String,
}

/// One thing a row says otherwise than the built-in one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FieldDifference {
    /// `relationship`, `rationale`, `adds`, `basis`, `sources`, `confidence`, `structure`, `service`,
    /// `adjacent`, `status`.
    pub field: String,
    /// The table of the messages that has the words of both sides; empty where they are text.
    pub words: String,
    /// What the built-in row says; may be empty.
    pub was: String,
    /// What the book says; may be empty.
    pub now: String,
}

/// How the book differs from the built-in crosswalk in one pair.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RowDifference {
    /// `added`, `replaced`, `retired`.
    pub change: String,
    /// The source of the pair.
    pub source: Badge,
    /// Its target; none where the row says that there is no counterpart.
    pub target: Option<Badge>,
    /// The page of the pair; empty where there is none.
    pub href: String,
    /// What differs; for a pair added or retired, how it relates and why.
    pub fields: Vec<FieldDifference>,
    /// Why it was retired; may be empty.
    pub reason: String,
}
