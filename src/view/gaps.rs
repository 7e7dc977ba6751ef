//! The gap plan.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, FewRecords, PlanRow, Tally};

/// A requirement of the framework being reached.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GapRow {
    /// The requirement.
    pub requirement: Badge,
    /// Its counterparts and their state.
    pub counterparts: Vec<Badge>,
    /// `overlap`, `partial`, `gap`; empty where it is not determined, and where none is asked for.
    pub class: String,
    /// What the source framework adds; may be empty.
    pub adds: String,
    /// Why the class is what it is.
    pub rationale: String,
    /// What would complete it, keys of the messages.
    pub needs: Vec<String>,
    /// What items of evidence say is missing.
    pub missing: Vec<String>,
    /// Documents that satisfy it already.
    pub documents: FewRecords,
    /// Evidence that supports it already.
    pub evidence: FewRecords,
    /// Owner of the statement by title; may be empty.
    pub owner: String,
    /// The entries of the plan that will complete it.
    pub plan: Vec<PlanRow>,
    /// How many open requirements wait for it.
    pub unlocks: usize,
}

/// How far one area of the framework being reached is.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AreaProgress {
    /// The area.
    pub area: Badge,
    /// Its requirements by state.
    pub tally: Tally,
    /// How many of them each kind of work has, in the order of [`GapPage::kinds`].
    pub counts: Vec<usize>,
    /// How many of them are open and not determined.
    pub undetermined: usize,
}

/// The requirements with one kind of work to do.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GapGroup {
    /// `build`, `extend`, `reuse-when-closed`, `reuse`, `done`, `not-applicable`.
    pub reuse: String,
    /// The rows.
    pub rows: Vec<GapRow>,
}

/// The gap plan.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GapPage {
    /// Short citation of the framework being reached.
    pub source: String,
    /// Short citation of the framework already held.
    pub target: String,
    /// The kinds of work, most first to be looked at.
    pub kinds: Vec<String>,
    /// How far each area is.
    pub areas: Vec<AreaProgress>,
    /// The work by its kind; in each group what unlocks most comes first.
    pub groups: Vec<GapGroup>,
    /// Open requirements without a determined row.
    pub undetermined: Vec<Badge>,
    /// Whether any requirement, open or not, is without one.
    pub has_undetermined: bool,
    /// Open requirements of the framework already held; what unlocks most comes first.
    pub reverse: Vec<GapRow>,
    /// Path of the plan; empty in a book without one.
    pub plan: String,
    /// The gap plan as data.
    pub csv: String,
}
