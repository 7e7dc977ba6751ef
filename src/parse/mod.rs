//! Reads one file at a time into what its author wrote.
//!
//! Steps: pick the reader by the kind of the file · split front matter from Markdown · read YAML
//! into records with places · read Markdown into prose · gather all files into the manuscript.

mod document;
mod markdown;
mod records;
mod summary;
mod variables;
mod yaml;

use std::collections::BTreeMap;

use crate::diagnostics::Outcome;
use crate::manuscript::{
    Manuscript, RawDocument, RawEvidence, RawFramework, RawMapping, RawPlanEntry, RawRole, RawStatement, RawSummary,
    Record,
};
use crate::model::Defect;
use crate::project::{File, FileKind};
use crate::source::FileId;

/// A file and its text.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its id.
    pub id: FileId,
    /// What is known about it.
    pub file: &'a File,
    /// Its text.
    pub text: &'a str,
    /// What `{{name}}` stands for.
    pub variables: &'a BTreeMap<String, String>,
}

/// What one file holds.
#[derive(Debug, Clone)]
pub enum Parsed {
    /// A document and the markup refused in it.
    Document(Box<RawDocument>, Vec<Defect>),
    /// Hand-kept contents, and what was wrong with their text.
    Summary(RawSummary, Vec<Defect>),
    /// A catalogue.
    Framework(Box<Record<RawFramework>>),
    /// A crosswalk, and what was wrong with its text.
    Mapping(Box<Record<RawMapping>>, Vec<Defect>),
    /// Statements.
    Statements(Vec<Record<RawStatement>>, Vec<Defect>),
    /// Evidence.
    Evidence(Vec<Record<RawEvidence>>, Vec<Defect>),
    /// Roles, and what was wrong with their text.
    Roles(Vec<Record<RawRole>>, Vec<Defect>),
    /// Entries of the plan, and what was wrong with their text.
    Plan(Vec<Record<RawPlanEntry>>, Vec<Defect>),
    /// Nothing readable, or a file that is not read as text.
    Nothing,
}

/// Whether files of that kind are read as text.
pub fn is_text(kind: FileKind) -> bool {
    !matches!(kind, FileKind::Settings | FileKind::Attachment | FileKind::Theme)
}

/// Reads one file.
pub fn file(source: &Source<'_>) -> Outcome<Parsed> {
    match source.file.kind {
        FileKind::Document => document::read(source),
        FileKind::Summary => summary::read(source),
        FileKind::Framework => records::framework(source),
        FileKind::Mapping => records::mapping(source),
        FileKind::Statements => records::statements(source),
        FileKind::Evidence => records::evidence(source),
        FileKind::Roles => records::roles(source),
        FileKind::Plan => records::plan(source),
        FileKind::Settings | FileKind::Attachment | FileKind::Theme => Outcome::clean(Parsed::Nothing),
    }
}

/// Gathers the files of a project, in its order.
pub fn manuscript(parsed: Vec<Parsed>) -> Manuscript {
    let mut manuscript = Manuscript::default();
    for part in parsed {
        match part {
            Parsed::Document(document, defects) => {
                manuscript.documents.push(*document);
                manuscript.defects.extend(defects);
            }
            Parsed::Summary(summary, defects) => {
                manuscript.summary = Some(summary);
                manuscript.defects.extend(defects);
            }
            Parsed::Framework(record) => manuscript.frameworks.push(*record),
            Parsed::Mapping(record, defects) => {
                manuscript.mappings.push(*record);
                manuscript.defects.extend(defects);
            }
            Parsed::Statements(records, defects) => {
                manuscript.statements.extend(records);
                manuscript.defects.extend(defects);
            }
            Parsed::Evidence(records, defects) => {
                manuscript.evidence.extend(records);
                manuscript.defects.extend(defects);
            }
            Parsed::Roles(records, defects) => {
                manuscript.roles.extend(records);
                manuscript.defects.extend(defects);
            }
            Parsed::Plan(records, defects) => {
                manuscript.plan.extend(records);
                manuscript.defects.extend(defects);
            }
            Parsed::Nothing => {}
        }
    }
    manuscript
}
