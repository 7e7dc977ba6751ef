//! The page of a pair: two requirements a crosswalk relates.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, FewRecords, Need, RecordRef, RowDifference, RowReview};

/// An item of evidence beside what it proves on each side.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SharedEvidence {
    /// The item.
    pub item: RecordRef,
    /// How far it proves the source: `full`, `partial`, `supporting`.
    pub source: String,
    /// What is missing for the source; may be empty.
    pub source_missing: String,
    /// How far it proves the target; where that is a group, the best of what is below it.
    pub target: String,
    /// What is missing for the target; may be empty.
    pub target_missing: String,
}

/// One side of a pair.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairSide {
    /// The requirement; for a target perhaps a group.
    pub requirement: Badge,
    /// What it is: `control`, `clause`, `group` …
    pub kind: String,
    /// Full citation of its framework.
    pub framework: String,
    /// What it asks, in own words; may be empty.
    pub about: String,
    /// `met`, `partial`, `gap`, `excluded`; empty where nothing is assessed.
    pub status: String,
    /// Implementation status; may be empty.
    pub implemented: String,
    /// Who answers for it.
    pub owner: Option<RecordRef>,
    /// What would complete it.
    pub needs: Vec<Need>,
    /// For a group: the requirements below it, each with its state.
    pub below: Vec<Badge>,
    /// Documents and sections only this side has; the page of the requirement has all of its own.
    pub documents: FewRecords,
    /// Evidence only this side has; the page of the requirement has all of its own.
    pub evidence: FewRecords,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Publication {
    /// What it is called.
    pub title: String,
    /// Where it is found; may be empty.
    pub href: String,
}

/// Another pair with the same source or the same target.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairLink {
    /// The side that differs.
    pub requirement: Badge,
    /// `overlap`, `partial` or `gap`.
    pub class: String,
    /// The page of the pair.
    pub href: String,
}

/// Some of many pairs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FewPairs {
    /// The first of them, in the order of the catalogues.
    pub first: Vec<PairLink>,
    /// How many more there are.
    pub more: usize,
}

/// Two requirements a crosswalk relates, and what they share in this organisation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairPage {
    /// The requirement being reached.
    pub source: PairSide,
    /// Its counterpart.
    pub target: PairSide,
    /// `overlap`, `partial` or `gap`.
    pub class: String,
    /// The relationship, read from the source.
    pub relationship: String,
    /// Why.
    pub rationale: String,
    /// What the source adds beyond all its counterparts; may be empty.
    pub adds: String,
    /// What to do in this organisation about the source; may be empty.
    pub reuse: String,
    /// What the pair rests on.
    pub basis: String,
    /// The publications it cites.
    pub publications: Vec<Publication>,
    /// How sure the author of the row is.
    pub confidence: String,
    /// How clauses with a common structure compare; may be empty.
    pub structure: String,
    /// `built-in`, `added`, `replaced`.
    pub origin: String,
    /// State of the row as a piece of work.
    pub mapping_status: String,
    /// Its review.
    pub review: RowReview,
    /// How it differs from the built-in one, if it does.
    pub difference: Option<RowDifference>,
    /// Documents and sections both sides have; the page of the source has all of its own.
    pub shared_documents: FewRecords,
    /// Evidence that supports both sides; the page of the source has all of its own.
    pub shared_evidence: Vec<SharedEvidence>,
    /// How many more items support both sides.
    pub shared_evidence_more: usize,
    /// The other counterparts of the source; the page of the source has all of them.
    pub of_source: FewPairs,
    /// What else leads to the target; the page of the target has all of it.
    pub of_target: FewPairs,
    /// The cell of the matrix, or the row.
    pub matrix: String,
}
