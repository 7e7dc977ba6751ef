//! The dashboard.

use schemars::JsonSchema;
use serde::Serialize;

use super::{BarChart, Crumb, Footnote, Outlook, RecordRef, SectionView, Tally};

/// Where one framework stands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FrameworkSummary {
    /// Its id.
    pub id: String,
    /// Full citation.
    pub label: String,
    /// Short citation.
    pub short: String,
    /// Its system's id, for the hue.
    pub system: String,
    /// Its system's abbreviation.
    pub system_label: String,
    /// Its tree.
    pub href: String,
    /// Its clauses.
    pub clauses: Tally,
    /// Its controls.
    pub controls: Tally,
    /// Its clauses by state and top group; absent when there are no two groups.
    pub clause_chart: Option<BarChart>,
    /// Its controls by state and top group; absent when there are no two groups.
    pub control_chart: Option<BarChart>,
    /// Of its provisions, how many lead to a counterpart, and how many there are.
    pub provisions: [usize; 2],
}

/// What a crosswalk says in numbers, clauses and controls counted apart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct MappingSummary {
    /// Classes of the clauses: overlap, partial, gap; then how many are not determined.
    pub clauses: [usize; 4],
    /// Classes of the controls, or of the provisions of a framework that has no controls: overlap, partial, gap; then
    /// how many are not determined.
    pub controls: [usize; 4],
    /// Which of the two: `control` or `provision`.
    pub control_kind: String,
    /// Reuse of clauses and controls, by its word.
    pub reuse: Vec<(String, usize)>,
    /// Clauses and controls that are open and whose class is not determined.
    pub undetermined: usize,
    /// Short citation of the framework being reached.
    pub source: String,
    /// Short citation of the framework already held.
    pub target: String,
    /// Controls of the target nothing of the source maps to.
    pub reverse_gaps: usize,
    /// All controls of the target.
    pub target_controls: usize,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AgendaItem {
    /// What it is about.
    pub record: RecordRef,
    /// The day, `YYYY-MM-DD`; may be empty.
    pub on: String,
    /// Days until then; negative when it has passed.
    pub days: i32,
    /// Who owns it; may be empty.
    pub owner: String,
}

/// Things to do of one kind: `overdue-review`, `stale`, `missing`, `due-soon` …
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Agenda {
    /// The kind, a key of the messages.
    pub kind: String,
    /// The things, earliest first.
    pub items: Vec<AgendaItem>,
}

/// The dashboard.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Dashboard {
    /// Where each framework stands.
    pub frameworks: Vec<FrameworkSummary>,
    /// Whether there is one management system or several, `unified` or `federated`; empty where the book does not say
    /// it, or one is all there is.
    pub operating_model: String,
    /// The abbreviations of the systems that are run so; empty where `operating_model` is.
    pub systems: Vec<String>,
    /// The primary crosswalk; absent when the book has none.
    pub mapping: Option<MappingSummary>,
    /// The matrix.
    pub matrix: String,
    /// The gap plan.
    pub gaps: String,
    /// Evidence by state: fresh, due soon, stale, missing.
    pub evidence: [usize; 4],
    /// How many items are not counted there, as newer ones have taken their place.
    pub superseded: usize,
    /// The months ahead of the evidence; absent when there is none.
    pub outlook: Option<Outlook>,
    /// What is overdue and what comes next.
    pub agenda: Vec<Agenda>,
    /// The prose of the home page.
    pub sections: Vec<SectionView>,
    /// Its footnotes.
    pub footnotes: Vec<Footnote>,
    /// The main folders of documents.
    pub documents: Vec<Crumb>,
}
