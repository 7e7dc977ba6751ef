//! Registers and lists: roles, contents.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Badge, Chapter, Crumb, RecordRef};

/// A role in the register.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RoleRow {
    /// The role.
    pub role: RecordRef,
    /// `role` or `body`.
    pub kind: String,
    /// What it answers for; may be empty.
    pub responsibilities: String,
    /// How many requirements, documents and items of evidence it owns.
    pub owns: [usize; 3],
}

/// The register of roles.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RoleRegister {
    /// The roles and bodies.
    pub rows: Vec<RoleRow>,
}

/// The page of a role.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RolePage {
    /// Its id.
    pub id: String,
    /// `role` or `body`.
    pub kind: String,
    /// What it answers for; may be empty.
    pub responsibilities: String,
    /// Requirements whose statement it owns.
    pub requirements: Vec<Badge>,
    /// Documents it owns.
    pub documents: Vec<RecordRef>,
    /// Documents it approves.
    pub approves: Vec<RecordRef>,
    /// Evidence it owns.
    pub evidence: Vec<RecordRef>,
    /// Entries of the plan it answers for.
    pub plan: Vec<RecordRef>,
}

/// The contents of the whole site.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TocPage {
    /// The main sections with everything below them.
    pub sections: Vec<super::NavItem>,
    /// The documents.
    pub chapters: Vec<Chapter>,
    /// Whole sections on one page each, to be printed.
    pub prints: Vec<Crumb>,
}
