//! The heat map of a pair of frameworks: areas of one against areas of the other.

use schemars::JsonSchema;
use serde::Serialize;

use super::Badge;

/// A part of a framework on one side of the heat map.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HeatBand {
    /// Part of the anchors of its cells.
    pub anchor: String,
    /// Its number; empty for all clauses together.
    pub number: String,
    /// Its title in full.
    pub title: String,
    /// Number and title, as a reader names it.
    pub name: String,
    /// The title broken into lines of a picture.
    pub lines: Vec<String>,
    /// Where it leads.
    pub href: String,
    /// How many requirements it holds.
    pub size: usize,
}

/// A pair of requirements.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HeatPair {
    /// The source.
    pub source: Badge,
    /// The target.
    pub target: Badge,
    /// `overlap`, `partial`.
    pub class: String,
    /// The page of the pair.
    pub href: String,
}

/// What an area has in another.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HeatCell {
    /// How many of the row's requirements have a counterpart in the column.
    pub reached: usize,
    /// How many of these by their closest pair: overlap, partial.
    pub counts: [usize; 2],
    /// Their share of the row: 0 for none, then by quarters 1 to 4.
    pub level: usize,
    /// The pairs, in the order of the source.
    pub pairs: Vec<HeatPair>,
    /// Where the pairs stand: the cell of the table, or a page where there is one for them; may be empty.
    pub href: String,
}

/// A row of the heat map.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HeatRow {
    /// The part of the source framework.
    pub band: HeatBand,
    /// A cell per column.
    pub cells: Vec<HeatCell>,
    /// Requirements with no counterpart at all.
    pub none: Vec<Badge>,
    /// Requirements nobody has looked at.
    pub undetermined: Vec<Badge>,
}

/// Areas of the source framework against areas of the target.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HeatMap {
    /// Short citation of the source.
    pub source: String,
    /// Short citation of the target.
    pub target: String,
    /// Systems of the two, for the hues.
    pub systems: [String; 2],
    /// The parts of the target framework.
    pub columns: Vec<HeatBand>,
    /// The parts of the source framework.
    pub rows: Vec<HeatRow>,
    /// For each column the requirements of the target that nothing leads to.
    pub reverse: Vec<usize>,
    /// Whether any requirement is not determined.
    pub has_undetermined: bool,
}
