//! The other direction of a crosswalk: what each requirement of the framework already held serves.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, MappingReviews, PairLink};

/// A requirement that is served, seen from the one that serves it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Served {
    /// The requirement being reached, with the page of the pair.
    pub pair: PairLink,
    /// The relationship read from this side.
    pub relationship: String,
    /// The number of the group of which the pair says so; empty where it says so of the requirement itself.
    pub through: String,
    /// Evidence for both.
    pub shared: usize,
    /// Evidence of this side only, which might serve the other.
    pub candidates: usize,
}

/// A requirement of the framework already held.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReverseRow {
    /// The requirement.
    pub requirement: Badge,
    /// By its closest pair `overlap` or `partial`; `reverse-gap` where nothing leads to it.
    pub class: String,
    /// What it serves.
    pub serves: Vec<Served>,
}

/// The requirements of a group.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReverseGroup {
    /// The group; absent where requirements stand at the top.
    pub group: Option<Badge>,
    /// How many of its requirements serve something.
    pub serving: usize,
    /// Its requirements in order.
    pub rows: Vec<ReverseRow>,
}

/// Requirements of one kind by what they serve.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReverseCount {
    /// `clause`, `control`, `provision`.
    pub kind: String,
    /// Overlap, partial, and reverse gap.
    pub counts: [usize; 3],
    /// All of them.
    pub total: usize,
}

/// A crosswalk read from the framework already held.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixReverse {
    /// Short citation of the framework being reached.
    pub source: String,
    /// Short citation of the framework already held.
    pub target: String,
    /// Systems of the two, for the hues.
    pub systems: [String; 2],
    /// Counts by kind.
    pub counts: Vec<ReverseCount>,
    /// The requirements of the framework already held.
    pub groups: Vec<ReverseGroup>,
    /// Requirements being reached that nobody has looked at.
    pub undetermined: usize,
    /// What a reader must know; may be empty.
    pub caveat: String,
    /// Whether the overview of the matrix has the caveat whole, so that it may be folded here.
    pub overview: bool,
    /// What the reviews of the crosswalk add up to.
    pub reviews: MappingReviews,
    /// The matrix of the pair.
    pub matrix: String,
}
