//! The plan and its entries.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, RecordRef};

/// An entry of the plan in a table.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PlanRow {
    /// The entry.
    pub entry: RecordRef,
    /// The requirements it is done for.
    pub requirements: Vec<Badge>,
    /// Who answers for it.
    pub owner: Option<RecordRef>,
    /// Expected work in person-days, if it was estimated.
    pub effort: Option<u32>,
    /// The day it is due; may be empty.
    pub due: String,
    /// `current`, `due-soon`, `overdue`; empty when nothing is due.
    pub due_state: String,
    /// Entries that come before it.
    pub needs: Vec<RecordRef>,
    /// `open`, `in-progress`, `done`, `cancelled`.
    pub state: String,
    /// Whether an entry it needs is still open.
    pub waits: bool,
    /// How many open requirements it brings nearer.
    pub unlocks: usize,
}

/// The entries of one step, in the order of the register.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PlanStep {
    /// Name of the step; may be empty.
    pub title: String,
    /// Entries that are done.
    pub done: usize,
    /// Entries that were not given up.
    pub total: usize,
    /// Person-days of the entries that are still open.
    pub effort: u32,
    /// The entries.
    pub rows: Vec<PlanRow>,
}

/// The whole plan.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PlanRegister {
    /// Its steps, in the order in which the register first names them.
    pub steps: Vec<PlanStep>,
    /// Entries that are done.
    pub done: usize,
    /// Entries that were not given up.
    pub total: usize,
    /// Person-days of the entries that are still open.
    pub effort: u32,
    /// Path of the gap plan; empty in a book without a crosswalk.
    pub gaps: String,
}

/// The page of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PlanPage {
    /// Its id.
    pub id: String,
    /// The step it belongs to; may be empty.
    pub step: String,
    /// What is to be done, safe HTML; may be empty.
    pub what: String,
    /// Its facts.
    pub row: PlanRow,
    /// Entries that wait for it.
    pub needed_by: Vec<RecordRef>,
}
