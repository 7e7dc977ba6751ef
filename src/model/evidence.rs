//! An item of the evidence register.

use jiff::civil::Date;

use super::document::words;
use super::{AttachmentId, Audience, Cadence, EvidenceId, Fingerprint, Period, RequirementId, RoleId, Text};
use crate::source::{Span, Spanned};

words! {
    /// How the evidence was obtained.
    Method {
        /// By looking at documents, records or settings.
        Examine = "examine",
        /// By asking people.
        Interview = "interview",
        /// By trying it out.
        Test = "test",
    }
}

words! {
    /// What the evidence shows.
    Shows {
        /// That something is set up.
        Design = "design",
        /// That it works over time.
        Operation = "operation",
    }
}

words! {
    /// How far an item proves a requirement.
    Extent {
        /// All of it.
        Full = "full",
        /// A part; what is missing is said.
        Partial = "partial",
        /// It helps; by itself it counts as a part.
        Supporting = "supporting",
    }
}

/// What an item does for one requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// The requirement.
    pub requirement: Spanned<RequirementId>,
    /// How far it is proven.
    pub extent: Extent,
    /// What is still missing.
    pub missing: Option<String>,
}

/// An item of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// Its title.
    pub title: String,
    /// What it shows and the result, in words.
    pub summary: Option<Text>,
    /// The file, when there is one.
    pub file: Option<AttachmentId>,
    /// A link instead of a file.
    pub url: Option<String>,
    /// Who answers for it.
    pub owner: Option<Spanned<RoleId>>,
    /// Who gathered it.
    pub collector: Option<Spanned<RoleId>>,
    /// The system it comes from.
    pub source: Option<String>,
    /// How it was obtained.
    pub method: Option<Method>,
    /// What it shows.
    pub shows: Option<Shows>,
    /// When it was gathered.
    pub collected: Option<Spanned<Date>>,
    /// When it is expected, if not gathered yet.
    pub due: Option<Date>,
    /// The time it speaks for, and where its last day was written.
    pub period: Option<Spanned<Period>>,
    /// What the sample was drawn from.
    pub population: Option<String>,
    /// What was looked at.
    pub sample: Option<String>,
    /// How often it is renewed.
    pub cadence: Option<Cadence>,
    /// The last day it is good for.
    pub valid_until: Option<Date>,
    /// Who may see it.
    pub audience: Audience,
    /// The hash the register pins.
    pub sha256: Option<Spanned<String>>,
    /// The item it replaces.
    pub supersedes: Option<EvidenceId>,
    /// What it proves.
    pub supports: Vec<Support>,
    /// What the record said.
    pub fingerprint: Fingerprint,
    /// Path of its page in the site.
    pub url_path: String,
    /// Where its id was written.
    pub span: Span,
}
