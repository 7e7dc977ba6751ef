//! Reviews of a crosswalk, and what they and the book's own rows add up to on a day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::document::words;
use super::{Fingerprint, MappingStatus, RequirementId, RoleId};
use crate::source::Spanned;

/// A review of a row, or of all rows of a crosswalk together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The role that reviewed.
    pub by: Spanned<RoleId>,
    /// When. Before that day it counts for nothing.
    pub on: Spanned<Date>,
    /// The fingerprint of what was reviewed.
    pub fingerprint: Option<Spanned<String>>,
}

words! {
    /// Whether what is written is what was reviewed; the better answer first.
    MappingReview {
        /// It is.
        Current = "current",
        /// It was reviewed, but nothing says in which state.
        Unrecorded = "unrecorded",
        /// It has changed since.
        Changed = "changed",
        /// It was never reviewed.
        None = "none",
    }
}

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowState {
    /// What the row says today.
    pub fingerprint: Fingerprint,
    /// Its state as a piece of work: what is written, unless a review says otherwise.
    pub status: MappingStatus,
    /// Whether it is as it was reviewed.
    pub review: MappingReview,
    /// The review that says so.
    pub reviewed: Option<Reviewed>,
    /// Whether that is a review of the whole crosswalk.
    pub as_whole: bool,
}

/// Where a crosswalk stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingState {
    /// What its rows say today, taken together.
    pub fingerprint: Fingerprint,
    /// Its state as a piece of work: what is written, unless the reviews say otherwise.
    pub status: MappingStatus,
    /// Current when every row is; otherwise changed or unrecorded as soon as one row is.
    pub review: MappingReview,
    /// Its rows.
    pub rows: BTreeMap<RequirementId, RowState>,
    /// Where the book differs from the built-in crosswalk, pair by pair; empty without a built-in one.
    pub changes: Vec<RowChange>,
}

words! {
    /// What a book did to a built-in crosswalk.
    Change {
        /// It has a pair that is not built in.
        Added = "added",
        /// Its pair says something else.
        Replaced = "replaced",
        /// It took a pair out.
        Retired = "retired",
    }
}

words! {
    /// What a row says about a pair.
    RowField {
        /// How the two relate.
        Relationship = "relationship",
        /// Why.
        Rationale = "rationale",
        /// What the source framework adds.
        Adds = "adds",
        /// What it rests on.
        Basis = "basis",
        /// How sure its author is.
        Confidence = "confidence",
        /// How clauses with a common structure compare.
        Structure = "structure",
        /// How much of a provision is served.
        Service = "service",
        /// What touches the subject.
        Adjacent = "adjacent",
        /// The publications it cites.
        Sources = "sources",
        /// Its state as a piece of work.
        Status = "status",
    }
}

/// One thing a row says otherwise than the built-in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// What.
    pub field: RowField,
    /// What the built-in row says: a word, or text; may be empty.
    pub was: String,
    /// What the book says; may be empty.
    pub now: String,
}

/// How a book differs from the built-in crosswalk in one pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// The source of the pair.
    pub source: RequirementId,
    /// Its target; none where the row says that there is no counterpart.
    pub target: Option<RequirementId>,
    /// What was done.
    pub change: Change,
    /// What differs: for a pair added or retired, how it relates and why.
    pub fields: Vec<FieldChange>,
    /// Why it was retired; may be empty.
    pub reason: String,
}
