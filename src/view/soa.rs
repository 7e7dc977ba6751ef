//! The Statement of Applicability.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, FewRecords, RecordRef, Tally};

/// A row of the statement: one control.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SoaRow {
    /// The control.
    pub control: Badge,
    /// Whether the book states anything about it.
    pub stated: bool,
    /// Whether it applies.
    pub applicable: bool,
    /// Why it is included.
    pub reasons: Vec<String>,
    /// Why it is included or excluded, in words; may be empty.
    pub justification: String,
    /// Implementation status; may be empty.
    pub implementation: String,
    /// How it is met, safe HTML; may be empty.
    pub how: String,
    /// Documents that satisfy it.
    pub documents: FewRecords,
    /// Evidence that supports it.
    pub evidence: FewRecords,
    /// Owner.
    pub owner: Option<RecordRef>,
    /// Risks that call for it.
    pub risks: Vec<String>,
    /// Systems it is left out for: id and justification.
    pub not_for: Vec<(String, String)>,
    /// Day of the next review; may be empty.
    pub review_on: String,
    /// Whether it is due: `current`, `due-soon` or `overdue`; may be empty.
    pub review_state: String,
}

/// The controls of one group.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SoaGroup {
    /// The group.
    pub group: Badge,
    /// Its controls by state.
    pub tally: Tally,
    /// The rows.
    pub rows: Vec<SoaRow>,
}

/// The controls of one framework by state.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SoaTally {
    /// Short citation of the framework.
    pub framework: String,
    /// Its controls.
    pub tally: Tally,
}

/// How a clause is met; clauses are no rows of the statement.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ClauseStatement {
    /// The clause.
    pub clause: Badge,
    /// How it is met, safe HTML; may be empty.
    pub how: String,
    /// Owner.
    pub owner: Option<RecordRef>,
    /// `required`, `own-decision`.
    pub documented_rule: String,
    /// What is to be documented; may be empty.
    pub documents_asked: String,
    /// Documents that satisfy it.
    pub documents: FewRecords,
    /// Evidence that supports it.
    pub evidence: FewRecords,
}

/// The version of one framework's statement: certificates cite it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SoaVersion {
    /// Short citation of the framework.
    pub framework: String,
    /// Version; empty when none was given.
    pub version: String,
    /// Who approved it, or is to.
    pub approver: Option<RecordRef>,
    /// Day of approval; empty when it is not approved.
    pub approved: String,
    /// `approved`, `changed`, `unrecorded`, `draft`.
    pub state: String,
    /// The fingerprint of today's statements.
    pub fingerprint: String,
}

/// Documented information a framework asks for, and what provides it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DocumentedRow {
    /// The requirement.
    pub requirement: Badge,
    /// `required`, `if-applicable`.
    pub rule: String,
    /// What is to be documented; may be empty.
    pub asked: String,
    /// Documents that satisfy it.
    pub documents: FewRecords,
    /// Evidence that supports it.
    pub evidence: FewRecords,
}

/// The combined statement, or the extract of one framework.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SoaPage {
    /// Full citations of the frameworks in it.
    pub frameworks: Vec<String>,
    /// Whether it is the combined one.
    pub combined: bool,
    /// The other forms of it: combined and extracts.
    pub forms: Vec<super::NavItem>,
    /// The controls of each framework by state.
    pub tallies: Vec<SoaTally>,
    /// The controls by group.
    pub groups: Vec<SoaGroup>,
    /// How the clauses are met.
    pub clauses: Vec<ClauseStatement>,
    /// Whether the frameworks ask for documented information.
    pub asks_for_documents: bool,
    /// What they ask for where it applies.
    pub documented: Vec<DocumentedRow>,
    /// Who looks after the statement.
    pub owner: Option<RecordRef>,
    /// Classification label; may be empty.
    pub classification: String,
    /// Scope; may be empty.
    pub scope: String,
    /// The version of each framework's part.
    pub versions: Vec<SoaVersion>,
    /// The reasons for inclusion the book may give, by their codes.
    pub reasons: Vec<String>,
    /// The statement as data.
    pub csv: String,
    /// The workbook with every table; empty where the site does not offer it.
    pub workbook: String,
}
