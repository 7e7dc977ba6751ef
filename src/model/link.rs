//! Where a reference in prose leads.

use std::fmt;

use super::{AttachmentId, DocumentId, EvidenceId, FrameworkId, PlanId, RequirementId, RoleId, SectionId};

/// A thing of the book that a reference can lead to and a page can list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A framework's tree.
    Framework(FrameworkId),
    /// An entry of a catalogue: a requirement, a group or an objective.
    Entry(RequirementId),
    /// A document.
    Document(DocumentId),
    /// A section of a document.
    Section(SectionId),
    /// An item of evidence.
    Evidence(EvidenceId),
    /// A role or body.
    Role(RoleId),
    /// An entry of the plan.
    Plan(PlanId),
}

impl fmt::Display for Node {
    /// Writes its id.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Framework(id) => id.fmt(out),
            Self::Entry(id) => id.fmt(out),
            Self::Document(id) => id.fmt(out),
            Self::Section(id) => id.fmt(out),
            Self::Evidence(id) => id.fmt(out),
            Self::Role(id) => id.fmt(out),
            Self::Plan(id) => id.fmt(out),
        }
    }
}

/// A resolved reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Leads to a thing of the book.
    To(Node),
    /// Leads to a place on the page of a thing, by its anchor there.
    Place(Node, String),
    /// Leads to a file that is published as it is, or with a fragment to a place in it, which is not looked up.
    File(AttachmentId, Option<String>),
    /// Leads to a page or file the generator makes, by its path in the site, with an optional fragment.
    Page(String),
    /// Leads to a place on the same page.
    Here(String),
    /// Leads out of the book; the scheme is one of the allowed ones.
    External(String),
    /// Leads nowhere: reported, and shown as the text that was written.
    Broken(String),
}
