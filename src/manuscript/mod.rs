//! What people wrote: every file read, every value with its place, no name resolved.

mod document;
mod evidence;
mod framework;
mod located;
mod mapping;
mod plan;
mod role;
mod schema;
mod statement;
mod summary;

pub use document::{RawAttributes, RawDocument, RawFrontMatter, RawLink, RawLinkKind, RawSection, RawTitle};
pub use evidence::{RawEvidence, RawEvidenceFile, RawPeriod, RawSupport};
pub use framework::{RawEntry, RawFramework, RawReviewInput, RawSystem};
pub use located::{Located, YamlFile};
pub use mapping::{RawDimension, RawMapping, RawReviewed, RawRow, RawSource, RawTable, RawTarget};
pub use plan::{RawPlan, RawPlanEntry};
pub use role::{RawRole, RawRoles};
pub use schema::{SCHEMAS, file_schema};
pub use statement::{RawNotFor, RawStatement, RawStatements, RawSufficient};
pub use summary::{RawChapter, RawSummary};

use crate::model::{CodeBlock, Defect, Fingerprint, Markup};
use crate::source::Span;

/// A field that holds Markdown: what it says and the references in it.
#[derive(Debug, Clone, Default)]
pub struct RawText {
    /// What it says.
    pub markup: Markup,
    /// References in it.
    pub links: Vec<RawLink>,
    /// Code blocks in it.
    pub code: Vec<CodeBlock>,
}

/// A record with what it said and where its file is.
#[derive(Debug, Clone)]
pub struct Record<T> {
    /// The record.
    pub raw: T,
    /// Its field of running text, read as Markdown, if it has one.
    pub text: Option<RawText>,
    /// What it said, without layout.
    pub fingerprint: Fingerprint,
    /// The file it stands in.
    pub file: YamlFile,
}

/// Everything people wrote.
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    /// Catalogues, the built-in ones first.
    pub frameworks: Vec<Record<RawFramework>>,
    /// Crosswalks, the built-in ones first.
    pub mappings: Vec<Record<RawMapping>>,
    /// Documents in order of their paths.
    pub documents: Vec<RawDocument>,
    /// Hand-kept contents.
    pub summary: Option<RawSummary>,
    /// Statements, with the framework of their file.
    pub statements: Vec<Record<RawStatement>>,
    /// Evidence.
    pub evidence: Vec<Record<RawEvidence>>,
    /// Roles.
    pub roles: Vec<Record<RawRole>>,
    /// Entries of the plan.
    pub plan: Vec<Record<RawPlanEntry>>,
    /// Markup that was refused while reading.
    pub defects: Vec<Defect>,
}

/// A defect found while reading prose.
pub fn defect(kind: crate::model::DefectKind, wrote: impl Into<String>, span: Span) -> Defect {
    Defect { kind, wrote: wrote.into(), suggestion: None, span }
}
