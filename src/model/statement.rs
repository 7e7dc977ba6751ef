//! A statement: the organisation's entry for a requirement. For a control it is a row of the
//! Statement of Applicability, for a clause it says how the clause is met.

use jiff::civil::Date;

use super::document::words;
use super::{Fingerprint, PlanId, RequirementId, RoleId, Text};
use crate::source::{Span, Spanned};

words! {
    /// Why a control is included.
    Reason {
        /// Risk treatment asks for it.
        Risk = "risk",
        /// A law asks for it.
        Legal = "legal",
        /// A contract asks for it.
        Contractual = "contractual",
        /// Good practice.
        BestPractice = "best-practice",
    }
}

words! {
    /// How far a requirement is put into practice, in OSCAL's words.
    ImplementationStatus {
        /// In place.
        Implemented = "implemented",
        /// In place in part.
        Partial = "partial",
        /// Not in place yet.
        Planned = "planned",
        /// Another arrangement stands in.
        Alternative = "alternative",
        /// Does not apply; only for excluded controls.
        NotApplicable = "not-applicable",
    }
}

words! {
    /// Whether a control applies.
    Applicability {
        /// It does, or the entry is a clause, which always does.
        Applicable = "applicable",
        /// It does not.
        Excluded = "excluded",
    }
}

/// A system a control is left out for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFor {
    /// The system's id.
    pub system: String,
    /// Why.
    pub justification: String,
}

/// A judgement that partial items together suffice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sufficient {
    /// The role that judged.
    pub by: Spanned<RoleId>,
    /// When. Before that day it counts for nothing.
    pub date: Spanned<Date>,
    /// Why.
    pub note: String,
}

/// An entry for one requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The requirement.
    pub requirement: RequirementId,
    /// Whether it applies.
    pub applicability: Applicability,
    /// Whether the statement says so in words: only controls may.
    pub says_applicable: Option<Spanned<bool>>,
    /// Why it is included.
    pub reasons: Vec<Reason>,
    /// Why it is included or excluded, in words.
    pub justification: Option<String>,
    /// How far it is put into practice.
    pub status: Option<Spanned<ImplementationStatus>>,
    /// The own control that stands in.
    pub alternative: Option<String>,
    /// Who answers for it.
    pub owner: Option<Spanned<RoleId>>,
    /// How it is met.
    pub how: Option<Text>,
    /// Risks that call for it.
    pub risks: Vec<String>,
    /// The plan entry that will complete it; whether it exists is for `check` to say.
    pub plan: Option<Spanned<PlanId>>,
    /// Systems it is left out for.
    pub not_for: Vec<NotFor>,
    /// A judgement that the evidence suffices.
    pub sufficient: Option<Sufficient>,
    /// The day by which it must be reviewed.
    pub review_by: Option<Spanned<Date>>,
    /// What the record said.
    pub fingerprint: Fingerprint,
    /// Where the requirement was named.
    pub span: Span,
}
