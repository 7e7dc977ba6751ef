//! The overlap/gap matrix.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, BarChart, HeatMap, MappingReviews, MappingSummary, PairLink, RowDifference, Tally};

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

/// A clause of the common skeleton.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ClauseRow {
    /// Its anchor on the page.
    pub anchor: String,
    /// The number in the framework being reached.
    pub source: Badge,
    /// Its counterparts, each with the page of the pair.
    pub targets: Vec<PairLink>,
    /// `same`, `retitled`, `parallel`, `new`; may be empty.
    pub structure: String,
    /// `overlap`, `partial`, `gap`; empty when not determined.
    pub class: String,
    /// The relationship.
    pub relationship: String,
    /// Why.
    pub rationale: String,
    /// What is added; may be empty.
    pub adds: String,
    /// What to do in this organisation; may be empty.
    pub reuse: String,
    /// The heading this row stands under.
    pub group: String,
    /// The number of that heading.
    pub area: String,
    /// What its pairs rest on; without pairs, what the row rests on.
    pub bases: Vec<String>,
    /// The frameworks in which something of it is not met: the requirement itself, or a counterpart.
    pub open: Vec<String>,
}

/// The clauses side by side.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixClauses {
    /// Short citation of the source.
    pub source: String,
    /// Short citation of the target.
    pub target: String,
    /// Systems of the two, for the hues.
    pub systems: [String; 2],
    /// Overlap, partial, gap.
    pub counts: [usize; 3],
    /// The rows.
    pub rows: Vec<ClauseRow>,
    /// What the rows can be narrowed to.
    pub filters: MatrixFilters,
}

/// A row or column heading of the control matrix.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AxisItem {
    /// The control.
    pub badge: Badge,
    /// How many cells of this row or column are related.
    pub related: usize,
}

/// A group of row or column headings.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AxisGroup {
    /// The group.
    pub badge: Badge,
    /// Its controls.
    pub items: Vec<AxisItem>,
    /// How many cells of its columns are related.
    pub related: usize,
}

/// A cell where row and column are related.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixCell {
    /// How many empty cells stand before it, in the row, since the last related one.
    pub skip: usize,
    /// Number of the target.
    pub target: String,
    /// `overlap`, `partial`.
    pub class: String,
    /// The relationship.
    pub relationship: String,
    /// What the pair rests on.
    pub basis: String,
    /// The page of the pair.
    pub href: String,
}

/// A group of rows, and how it meets each group of columns.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RowGroup {
    /// The group.
    pub badge: Badge,
    /// How many cells are related, for each group of columns.
    pub blocks: Vec<usize>,
    /// How many cells of its rows are related.
    pub related: usize,
}

/// What the rows of a table can be narrowed to: only what occurs in it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct MatrixFilters {
    /// Groups of rows: number and title.
    pub areas: Vec<(String, String)>,
    /// Groups of columns: number and title.
    pub themes: Vec<(String, String)>,
    /// Frameworks in which something of a row is not met: id and short citation.
    pub open: Vec<(String, String)>,
    /// What there is to do, in the order of the work.
    pub reuses: Vec<String>,
    /// What the rows rest on.
    pub bases: Vec<String>,
}

/// A row of the control matrix.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixRow {
    /// Anchor of its reasons on the page.
    pub anchor: String,
    /// The control of the source framework.
    pub badge: Badge,
    /// Its class; empty when not determined.
    pub class: String,
    /// Its reuse; may be empty.
    pub reuse: String,
    /// The related cells in order of the columns.
    pub cells: Vec<MatrixCell>,
    /// How many empty cells follow the last related one.
    pub rest: usize,
    /// Counterparts that are no columns, such as clauses; each with the page of the pair.
    pub elsewhere: Vec<PairLink>,
    /// Why.
    pub rationale: String,
    /// What is added; may be empty.
    pub adds: String,
    /// The group that begins with this row.
    pub group: Option<RowGroup>,
    /// Number of the group it stands in.
    pub area: String,
    /// What its pairs rest on; without pairs, what the row rests on.
    pub bases: Vec<String>,
    /// The frameworks in which something of it is not met: the requirement itself, or a counterpart.
    pub open: Vec<String>,
}

/// The control matrix of a pair.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ControlMatrix {
    /// Short citation of the source.
    pub source: String,
    /// Short citation of the target.
    pub target: String,
    /// What the rows and the columns are: `control`, `clause` or `provision`.
    pub kinds: [String; 2],
    /// Systems of the two, for the hues.
    pub systems: [String; 2],
    /// Overlap, partial, gap.
    pub counts: [usize; 3],
    /// Related cells.
    pub related: usize,
    /// All cells.
    pub cells: usize,
    /// The columns by group.
    pub columns: Vec<AxisGroup>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
    /// Columns nothing leads to.
    pub reverse_gaps: Vec<Badge>,
    /// What a reader must know; may be empty.
    pub caveat: String,
    /// What the reviews of the crosswalk add up to.
    pub reviews: MappingReviews,
    /// Where the book differs from the built-in crosswalk; empty where another page tells.
    pub differences: Vec<RowDifference>,
    /// What the rows and columns can be narrowed to.
    pub filters: MatrixFilters,
}
