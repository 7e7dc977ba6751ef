//! The book: everything people wrote, resolved and indexed in both directions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Attachment, AttachmentId, Crosswalk, DataFile, Document, DocumentId, Entry, Evidence, EvidenceId, Extent,
    Framework, FrameworkId, Generated, Navigation, Node, PlanEntry, PlanId, Print, Redirect, RequirementId, Role,
    RoleId, Section, SectionId, Statement,
};
use crate::source::{FileId, Span};

/// A place in the documents that says it satisfies a requirement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// The document.
    pub document: DocumentId,
    /// The section's anchor; `None` when the document as a whole makes the claim.
    pub anchor: Option<Arc<str>>,
}

impl Claim {
    /// The place as a thing that can be listed and linked to.
    pub fn node(&self) -> Node {
        match &self.anchor {
            Some(anchor) => Node::Section(SectionId { document: self.document.clone(), anchor: anchor.clone() }),
            None => Node::Document(self.document.clone()),
        }
    }
}

/// The same relations read from the other end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Index {
    /// Which places satisfy a requirement, in reading order.
    pub claims: BTreeMap<RequirementId, Vec<Claim>>,
    /// What statements say that a place satisfies, whether or not it says so itself.
    pub traced: BTreeMap<Claim, Vec<RequirementId>>,
    /// Which evidence supports a requirement, and how far.
    pub supports: BTreeMap<RequirementId, Vec<(EvidenceId, Extent)>>,
    /// What a role owns.
    pub owned: BTreeMap<RoleId, BTreeSet<Node>>,
    /// What mentions a thing: from the thing to the things whose text refers to it, each once and in order.
    pub mentions: BTreeMap<Node, Vec<Node>>,
    /// Which rows of other frameworks lead to a requirement: `(crosswalk, source)`.
    pub mapped_from: BTreeMap<RequirementId, Vec<(usize, RequirementId)>>,
    /// Which entries of the plan are for a requirement, by their own word or that of its statement.
    pub planned: BTreeMap<RequirementId, BTreeSet<PlanId>>,
    /// The place of each entry in the plan.
    pub plan: BTreeMap<PlanId, usize>,
}

/// A reference that leads nowhere, kept so that `check` can say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// What is wrong.
    pub kind: DefectKind,
    /// What was written.
    pub wrote: String,
    /// The nearest thing that exists.
    pub suggestion: Option<String>,
    /// Where.
    pub span: Span,
}

/// What is wrong with a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefectKind {
    /// A wikilink or trace that names nothing.
    UnknownId,
    /// A trace to a section that the document does not have.
    UnknownSection,
    /// A wikilink to a place that the page of a thing does not have.
    UnknownPlace,
    /// A requirement the framework does not have, or a framework the book does not have.
    UnknownRequirement,
    /// A number without its framework.
    AmbiguousId,
    /// A group or objective where a requirement is needed.
    NotARequirement,
    /// An ordinary link to a file that is not there.
    BrokenLink,
    /// An image of something that is no picture but a page.
    NoPicture,
    /// An ordinary link to an anchor that is not there.
    BrokenAnchor,
    /// An ordinary link to a place that a page or file of the generator does not have.
    BrokenPlace,
    /// A path that leads out of the root.
    PathEscape,
    /// A file the evidence register names and that is not there.
    EvidenceFileAbsent,
    /// A link with a scheme that is not allowed.
    DisallowedScheme,
    /// An image that lies outside the book.
    ExternalImage,
    /// HTML in Markdown.
    RawHtml,
    /// A `{{variable}}` the settings do not define.
    UnknownVariable,
    /// A footnote that nothing refers to.
    UnusedNote,
    /// A footnote that only something refers to which shows no notes.
    HiddenNote,
    /// A reference to a footnote that is not there.
    UnknownNote,
    /// An id, title or path with a control or bidirectional character.
    ControlCharacter,
    /// A redirect to a page that is not there.
    RedirectToNothing,
    /// A redirect to a heading that its page does not have.
    RedirectToNoHeading,
    /// A redirect to another one.
    RedirectToRedirect,
    /// A redirect that leads back to itself.
    RedirectInCircle,
}

/// Two things that want the same id or the same address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The id or address both want, or the requirement.
    pub what: String,
    /// The first of them; nothing where the site itself has the address.
    pub first: Option<Span>,
    /// The later one.
    pub again: Span,
    /// What they have in common.
    pub kind: Clash,
}

/// What two things have in common and must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// The id.
    Id,
    /// The requirement a statement is about.
    Statement,
    /// The address of the page.
    Url,
    /// The address, which is a page for one of them and a folder for the other.
    Folder,
    /// The address, which the site itself needs.
    Site,
    /// The source and target of a crosswalk row.
    Row,
    /// The source of a crosswalk row, of which one says that it has no counterpart.
    Counterpart,
}

/// A whole book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// The frameworks in the order the settings name them.
    pub frameworks: Vec<Framework>,
    /// The documents.
    pub documents: BTreeMap<DocumentId, Document>,
    /// The prose of the home page.
    pub home: Option<DocumentId>,
    /// The statements.
    pub statements: BTreeMap<RequirementId, Statement>,
    /// The evidence register.
    pub evidence: BTreeMap<EvidenceId, Evidence>,
    /// The roles and bodies, in the order of the register.
    pub roles: Vec<Role>,
    /// The plan, in the order of its register.
    pub plan: Vec<PlanEntry>,
    /// The crosswalks, the primary one first.
    pub crosswalks: Vec<Crosswalk>,
    /// The files something refers to.
    pub attachments: BTreeMap<AttachmentId, Attachment>,
    /// The files nothing refers to, which are not published.
    pub unused: Vec<Attachment>,
    /// Addresses that pages once had.
    pub redirects: Vec<Redirect>,
    /// Below the content folder, the paths of the files that hold records.
    pub records: BTreeMap<FileId, String>,
    /// The order of reading.
    pub navigation: Navigation,
    /// What the generator makes besides the pages of documents, by its path in the site.
    pub generated: BTreeMap<String, Generated>,
    /// The prints, with their paths in the site.
    pub prints: Vec<(String, Print)>,
    /// The files for programs, and the tables to take along.
    pub data: Vec<DataFile>,
    /// Relations read from the other end.
    pub index: Index,
    /// References that lead nowhere.
    pub defects: Vec<Defect>,
    /// Ids, addresses and rows that occur twice.
    pub clashes: Vec<Occurrence>,
}

impl Book {
    /// The framework with that id.
    pub fn framework(&self, id: &FrameworkId) -> Option<&Framework> {
        self.frameworks.iter().find(|framework| framework.id == *id)
    }

    /// The catalogue entry with that id.
    pub fn entry(&self, id: &RequirementId) -> Option<&Entry> {
        self.framework(id.framework())?.entry(id.number())
    }

    /// The role with that id.
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// The entry of the plan with that id.
    pub fn planned(&self, id: &PlanId) -> Option<&PlanEntry> {
        self.plan.get(self.planned_at(id)?)
    }

    /// Its place in the plan.
    pub fn planned_at(&self, id: &PlanId) -> Option<usize> {
        self.index.plan.get(id).copied()
    }

    /// Every requirement of every framework, in order.
    pub fn requirements(&self) -> impl Iterator<Item = &Entry> {
        self.frameworks.iter().flat_map(Framework::requirements)
    }

    /// The crosswalk the overview shows.
    pub fn primary(&self) -> Option<&Crosswalk> {
        self.crosswalks.iter().find(|crosswalk| crosswalk.primary)
    }

    /// The section a claim points at, or `None` when it is about the whole document.
    pub fn claimed_section(&self, claim: &Claim) -> Option<&Section> {
        self.documents.get(&claim.document)?.section(claim.anchor.as_deref()?)
    }
}
