//! The overlap/gap matrix.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, BarChart, HeatMap, MappingReviews, MappingSummary, RowDifference, Tally};

/// A public comparison beside our own.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DimensionView {
    /// Its id, used as anchor.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The published class.
    pub published: String,
    /// The assessed class.
    pub assessed: String,
    /// Whether they differ.
    pub differs: bool,
    /// What the published table says of the source framework.
    pub source_says: String,
    /// What the published table says of the target framework.
    pub target_says: String,
    /// Why it is assessed so.
    pub reason: String,
    /// Requirements of the source framework behind it.
    pub source: Vec<Badge>,
    /// Requirements and groups of the target framework behind it.
    pub target: Vec<Badge>,
    /// Where the source requirements stand.
    pub state: Tally,
}

/// A comparison in words.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ComparisonView {
    /// Its id, used as anchor.
    pub id: String,
    /// Its caption.
    pub title: String,
    /// Column headings.
    pub columns: Vec<String>,
    /// Rows of cells; the first cell of a row is its heading.
    pub rows: Vec<Vec<String>>,
    /// A remark; may be empty.
    pub note: String,
}

/// What a crosswalk compares in public and in words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct Compared {
    /// The dimensions.
    pub dimensions: Vec<DimensionView>,
    /// How many dimensions have each class as published: overlap, partial, gap, reverse gap.
    pub published_counts: [usize; 4],
    /// The same as assessed here.
    pub assessed_counts: [usize; 4],
    /// How many dimensions differ.
    pub differing: usize,
    /// Where the dimensions were published: title; may be empty.
    pub published_by: String,
    /// Comparisons in words.
    pub comparisons: Vec<ComparisonView>,
}

/// A number that means two things.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SameNumber {
    /// The number.
    pub number: String,
    /// What it is in the source framework.
    pub source: Badge,
    /// What it is in the target framework.
    pub target: Badge,
}

/// A link to the matrix of a pair.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixLink {
    /// Short citation of the source.
    pub source: String,
    /// Short citation of the target.
    pub target: String,
    /// Where it leads.
    pub href: String,
}

/// The overview of the primary pair.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixOverview {
    /// Full citation of the framework being reached.
    pub source: String,
    /// Full citation of the framework already held.
    pub target: String,
    /// Title of the crosswalk.
    pub title: String,
    /// What a reader must know; may be empty.
    pub caveat: String,
    /// Its state as a piece of work.
    pub status: String,
    /// What its reviews add up to.
    pub reviews: MappingReviews,
    /// Where the book differs from the built-in crosswalk.
    pub differences: Vec<RowDifference>,
    /// The counts.
    pub summary: MappingSummary,
    /// Clauses of the source by class and top group; absent when there are no two groups.
    pub clause_chart: Option<BarChart>,
    /// Controls of the source by class and top group; absent when there are no two groups.
    pub control_chart: Option<BarChart>,
    /// The areas of both in numbers.
    pub heat: Option<HeatMap>,
    /// What the crosswalk compares in public and in words.
    #[serde(flatten)]
    pub compared: Compared,
    /// The same number with another meaning.
    pub same_numbers: Vec<SameNumber>,
    /// The clauses side by side.
    pub clauses: String,
    /// The control matrix.
    pub controls: String,
    /// The other direction.
    pub reverse: String,
    /// The rows as data.
    pub csv: String,
    /// The other pairs.
    pub others: Vec<MatrixLink>,
}
