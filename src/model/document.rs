//! A document: a policy, procedure or any other Markdown file.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Cadence, CodeBlock, DocumentId, Fingerprint, Footnote, Link, Markup, RequirementId, RoleId, SectionId};
use crate::source::{Span, Spanned};

/// Defines an enum with the words people write for it.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$item])* $variant,)* }

        impl $name {
            /// The words people write, in order.
            pub const NAMES: &[&str] = &[$($word,)*];

            /// The word for this value.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The value a word stands for.
            pub fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(super) use words;

words! {
    /// What sort of document it is.
    DocumentType {
        /// Intentions and direction.
        Policy = "policy",
        /// Who does what, step by step.
        Procedure = "procedure",
        /// What will be done until when.
        Plan = "plan",
        /// Binding rules and values.
        Standard = "standard",
        /// Advice.
        Guideline = "guideline",
        /// Steps for one kind of event.
        Playbook = "playbook",
        /// Something kept as it was.
        Record = "record",
        /// A form to fill in.
        Template = "template",
    }
}

words! {
    /// Where a document is in its life.
    DocumentStatus {
        /// Being written; the default.
        Draft = "draft",
        /// Waiting for approval.
        InReview = "in-review",
        /// In force.
        Approved = "approved",
        /// No longer in force.
        Retired = "retired",
    }
}

words! {
    /// Who may see something; a wider audience sees less.
    Audience {
        /// Anyone.
        Public = "public",
        /// Customers.
        Customer = "customer",
        /// Auditors.
        Auditor = "auditor",
        /// Members of the organisation.
        Internal = "internal",
    }
}

/// A part of a document under one heading, without its subsections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Level of the heading, one more below a second heading of the first level; zero for the lead.
    pub level: u8,
    /// Anchor; empty for the lead.
    pub anchor: Arc<str>,
    /// The heading as plain text.
    pub title: String,
    /// The heading with its inline markup, where it says more than its title.
    pub heading: Option<Box<Markup>>,
    /// What stands below it.
    pub body: Markup,
    /// Requirements the section says it satisfies.
    pub satisfies: Vec<Spanned<RequirementId>>,
    /// A narrower or wider audience than the document's.
    pub audience: Option<Audience>,
    /// What it said, its subsections left out.
    pub fingerprint: Fingerprint,
    /// Where the heading, or the lead, begins.
    pub span: Span,
}

/// A document with every reference resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its title as plain text.
    pub title: String,
    /// What sort of document it is.
    pub kind: Option<DocumentType>,
    /// Version as the organisation counts them.
    pub version: Option<String>,
    /// Where it says it is in its life; a document that says nothing is a draft.
    pub status: DocumentStatus,
    /// Who looks after it.
    pub owner: Option<Spanned<RoleId>>,
    /// Who approved it.
    pub approver: Option<Spanned<RoleId>>,
    /// When it was approved.
    pub approved: Option<Spanned<Date>>,
    /// When a review confirmed it without change.
    pub confirmed: Option<Spanned<Date>>,
    /// How often it is reviewed.
    pub review: Option<Spanned<Cadence>>,
    /// The day by which it must be reviewed.
    pub review_by: Option<Spanned<Date>>,
    /// Classification label.
    pub classification: Option<String>,
    /// Who may see it.
    pub audience: Audience,
    /// Requirements the document as a whole satisfies.
    pub satisfies: Vec<Spanned<RequirementId>>,
    /// The lead and the sections in order.
    pub sections: Vec<Section>,
    /// Notes, in order of first use.
    pub footnotes: Vec<Footnote>,
    /// Code blocks the markup refers to.
    pub code: Vec<CodeBlock>,
    /// Links and images the markup refers to.
    pub links: Vec<Link>,
    /// Whether it stands for its folder.
    pub is_index: bool,
    /// Path below the content folder, for edit links and messages.
    pub path: String,
    /// Path of its page in the site.
    pub url: String,
    /// The beginning of its file.
    pub span: Span,
}

impl Document {
    /// The identity of one of its sections.
    pub fn section_id(&self, section: &Section) -> SectionId {
        SectionId { document: self.id.clone(), anchor: section.anchor.clone() }
    }

    /// The section with that anchor.
    pub fn section(&self, anchor: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.level > 0 && &*section.anchor == anchor)
    }

    /// A section and the subsections below it.
    pub fn with_subsections(&self, anchor: &str) -> &[Section] {
        let Some(start) = self.sections.iter().position(|s| s.level > 0 && &*s.anchor == anchor) else { return &[] };
        let level = self.sections[start].level;
        let below = self.sections[start + 1..].iter().take_while(|section| section.level > level).count();
        &self.sections[start..=start + below]
    }
}
