//! The pages of the matrix: clauses against clauses, and controls against controls.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, Compared, MappingReviews, PairLink, RowDifference};

/// A row or column heading of a grid.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AxisItem {
    /// The requirement.
    pub badge: Badge,
    /// How many cells of this row or column are related.
    pub related: usize,
}

/// A group of row or column headings.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AxisGroup {
    /// The group.
    pub badge: Badge,
    /// Its requirements.
    pub items: Vec<AxisItem>,
    /// How many cells of its columns are related.
    pub related: usize,
}

/// A cell where row and column are related.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixCell {
    /// How many empty columns stand before it since the last related one: a number for each group of columns.
    pub skip: Vec<usize>,
    /// Number of the target.
    pub target: String,
    /// `overlap`, `partial`.
    pub class: String,
    /// The relationship.
    pub relationship: String,
    /// The number of the group of which the pair says so; empty where it says so of the target itself.
    pub through: String,
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

/// A row of a grid.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixRow {
    /// Anchor of its reasons on the page.
    pub anchor: String,
    /// The requirement of the source framework.
    pub badge: Badge,
    /// Its class; empty when not determined.
    pub class: String,
    /// Its relationship; empty when not determined.
    pub relationship: String,
    /// How number and title compare, `same`, `retitled`, `parallel`, `new`; may be empty.
    pub structure: String,
    /// Its reuse; may be empty.
    pub reuse: String,
    /// All its counterparts, each with the page of the pair.
    pub targets: Vec<PairLink>,
    /// The related cells in order of the columns.
    pub cells: Vec<MatrixCell>,
    /// How many empty columns follow the last related one: a number for each group of columns.
    pub rest: Vec<usize>,
    /// Those of its counterparts that are no columns.
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

/// Rows of a kind that is no side of the grid.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OtherRows {
    /// What they are: `clause` or `provision`.
    pub kind: String,
    /// Overlap, partial, gap; then how many are not determined.
    pub counts: [usize; 4],
    /// The rows; their counterparts are no cells.
    pub rows: Vec<MatrixRow>,
}

/// Requirements of one kind against those of the other framework.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatrixGrid {
    /// Short citation of the source.
    pub source: String,
    /// Short citation of the target.
    pub target: String,
    /// What the rows and the columns are: `control`, `clause` or `provision`.
    pub kinds: [String; 2],
    /// Systems of the two, for the hues.
    pub systems: [String; 2],
    /// Overlap, partial, gap; then how many are not determined.
    pub counts: [usize; 4],
    /// Related cells.
    pub related: usize,
    /// All cells.
    pub cells: usize,
    /// Counterparts that are no columns.
    pub elsewhere: usize,
    /// The columns by group.
    pub columns: Vec<AxisGroup>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
    /// The requirements of the source that are no rows of a grid, on this page or another.
    pub others: Vec<OtherRows>,
    /// Columns nothing of the source leads to, whatever it is.
    pub reverse_gaps: Vec<Badge>,
    /// Title of the crosswalk; empty where the overview of the matrix has it.
    pub title: String,
    /// What is compared in public and in words; empty where the overview of the matrix has it.
    pub compared: Compared,
    /// What a reader must know; may be empty.
    pub caveat: String,
    /// Whether the overview of the matrix has the caveat whole, so that it may be folded here.
    pub overview: bool,
    /// What the reviews of the crosswalk add up to.
    pub reviews: MappingReviews,
    /// Where the book differs from the built-in crosswalk; empty where another page tells.
    pub differences: Vec<RowDifference>,
    /// What the rows and columns can be narrowed to.
    pub filters: MatrixFilters,
}
