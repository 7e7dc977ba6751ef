//! What the facts add up to on a day: computed by `assess`, worded by `check`, shown by pages.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::document::words;
use super::{
    Claim, Class, Document, DocumentId, DocumentStatus, EvidenceId, Fingerprint, FrameworkId, ImplementationStatus,
    MappingState, Node, PlanId, RequirementId,
};

words! {
    /// The state of a requirement by the organisation's own assessment.
    Status {
        /// Documented where it must be, in place, fully evidenced.
        Met = "met",
        /// Some of it.
        Partial = "partial",
        /// None of it.
        Gap = "gap",
        /// A control that does not apply, with a justification.
        Excluded = "excluded",
    }
}

words! {
    /// Whether a document satisfies a requirement.
    Documentation {
        /// An approved one does.
        Approved = "approved",
        /// Only drafts or documents in review do.
        Unapproved = "unapproved",
        /// None does.
        None = "none",
    }
}

words! {
    /// How far a requirement is proven.
    Evidenced {
        /// One valid item proves it in full.
        Full = "full",
        /// Valid items together suffice, by a recorded judgement.
        Judged = "judged",
        /// Valid items prove a part.
        Partial = "partial",
        /// No valid item.
        None = "none",
    }
}

words! {
    /// The state of an item of evidence.
    Freshness {
        /// Good for now.
        Fresh = "fresh",
        /// To be renewed soon.
        DueSoon = "due-soon",
        /// Past its time: it proves nothing any more.
        Stale = "stale",
        /// Not collected yet.
        Missing = "missing",
    }
}

impl Freshness {
    /// Whether an item in this state proves anything.
    pub fn is_valid(self) -> bool {
        matches!(self, Self::Fresh | Self::DueSoon)
    }
}

words! {
    /// What to do about a requirement, seen from the framework already held.
    Reuse {
        /// Met already.
        Done = "done",
        /// Excluded.
        NotApplicable = "not-applicable",
        /// Every counterpart is met: use it.
        Reuse = "reuse",
        /// Close the counterparts first, then use them.
        ReuseWhenClosed = "reuse-when-closed",
        /// Build on what the counterparts give.
        Extend = "extend",
        /// Start new.
        Build = "build",
    }
}

words! {
    /// Whether a review is due.
    ReviewState {
        /// Not for a while.
        Current = "current",
        /// Within the book's window.
        DueSoon = "due-soon",
        /// The day has passed.
        Overdue = "overdue",
    }
}

words! {
    /// Whether the statements about a framework's controls are those that were approved.
    ApprovalState {
        /// They are.
        Approved = "approved",
        /// They have changed since.
        Changed = "changed",
        /// A version was approved, but not which statements.
        Unrecorded = "unrecorded",
        /// No version is approved.
        Draft = "draft",
    }
}

/// How far a requirement is put into practice: what its statement says, if there is one.
pub type Implementation = Option<ImplementationStatus>;

words! {
    /// What would bring a requirement to `met`.
    Need {
        /// A statement.
        Statement = "statement",
        /// A justification of the exclusion.
        Justification = "justification",
        /// An approved document.
        ApprovedDocument = "approved-document",
        /// Putting it into practice.
        Implementation = "implementation",
        /// Any valid evidence.
        Evidence = "evidence",
        /// Evidence that proves all of it.
        FullEvidence = "full-evidence",
    }
}

/// The independent answers about one requirement and the state they add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whether it applies.
    pub applicable: bool,
    /// Whether it is documented.
    pub documented: Documentation,
    /// Whether it has to be documented.
    pub must_be_documented: bool,
    /// How far it is put into practice.
    pub implemented: Implementation,
    /// How far it is proven.
    pub evidenced: Evidenced,
    /// Whether all that proves it in full are items whose place a newer one has taken.
    pub outdated: bool,
    /// The state.
    pub status: Status,
    /// What would complete it.
    pub needs: Vec<Need>,
}

/// Until when an item of evidence is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expiry {
    /// Its state.
    pub freshness: Freshness,
    /// The last day it is good for, or the day it is expected.
    pub on: Option<Date>,
    /// Whether it is missing only on this day: it was collected later.
    pub later: bool,
}

/// What becomes of the evidence in a month if nothing is renewed or collected. The four counts add up
/// to all items but those whose place a newer one has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthAhead {
    /// Its first day.
    pub first: Date,
    /// How many items are still good after it.
    pub good: usize,
    /// The items whose last good day is in it, earliest first.
    pub ending: Vec<EvidenceId>,
    /// How many items are stale when it begins, or on the day of the assessment if that is later.
    pub stale: usize,
    /// How many items are not collected.
    pub missing: usize,
    /// Those of them that are expected in it, earliest first.
    pub expected: Vec<EvidenceId>,
}

/// When a document or statement is to be reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// Its state.
    pub state: ReviewState,
    /// The day.
    pub on: Date,
}

/// What a crosswalk means for one requirement in this organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counterpart {
    /// The class, from the crosswalk alone; `None` when it is not determined.
    pub class: Option<Class>,
    /// What to do; `None` when the source is not assessed, or open and not determined.
    pub reuse: Option<Reuse>,
}

/// Places in the documents and items of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// Documents and sections that say how something is met; those of retired documents are left out.
    pub places: Vec<Claim>,
    /// Evidence.
    pub evidence: Vec<EvidenceId>,
}

/// What the two requirements of a pair share in this organisation. What only one side has could
/// serve the other: somebody has to look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shared {
    /// What both have.
    pub both: Proof,
    /// What the source has alone.
    pub source_only: Proof,
    /// What the target has alone.
    pub target_only: Proof,
}

/// The source and the target of a pair; the target may be a group.
pub type Pair = (RequirementId, RequirementId);

/// The statements about the controls of one framework, taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoaState {
    /// What they say today.
    pub fingerprint: Fingerprint,
    /// Whether that was approved.
    pub approval: ApprovalState,
}

/// Where an entry of the plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFacts {
    /// Whether it is due; nothing for an entry that is finished, given up or has no day.
    pub due: Option<Review>,
    /// Whether an entry it needs is still open.
    pub waits: bool,
    /// How many open requirements it brings nearer while it is open: its own, and those of entries that
    /// wait for it, directly or through others.
    pub unlocks: usize,
}

/// Everything computed about a book on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The day.
    pub as_of: Date,
    /// The requirements of all frameworks.
    pub standings: BTreeMap<RequirementId, Standing>,
    /// The documents.
    pub documents: BTreeMap<DocumentId, DocumentStatus>,
    /// The evidence register.
    pub evidence: BTreeMap<EvidenceId, Expiry>,
    /// The items whose place a newer one that has been collected has taken, each with that one. They need
    /// no renewal, and are counted nowhere.
    pub superseded: BTreeMap<EvidenceId, EvidenceId>,
    /// The month of the day and the eleven after it.
    pub outlook: Vec<MonthAhead>,
    /// Documents, and requirements by their statements, that have a day of review.
    pub reviews: BTreeMap<Node, Review>,
    /// For each crosswalk of the book, in its order, all requirements and provisions of its source.
    pub counterparts: Vec<BTreeMap<RequirementId, Counterpart>>,
    /// For each crosswalk of the book, in its order, what the sides of each pair share. Where a target
    /// is a group, each requirement below it has an entry of its own as well.
    pub pairs: Vec<BTreeMap<Pair, Shared>>,
    /// For each crosswalk of the book, in its order, where its rows stand.
    pub mappings: Vec<MappingState>,
    /// For each framework with controls, whether its statement of applicability is approved.
    pub soa: BTreeMap<FrameworkId, SoaState>,
    /// The entries of the plan.
    pub plan: BTreeMap<PlanId, PlanFacts>,
    /// For each requirement that is not met, how many others wait for it: those of plan entries that
    /// wait for its own, and those of the primary crosswalk that build on it.
    pub unlocks: BTreeMap<RequirementId, usize>,
}

impl Coverage {
    /// The items of evidence that count: no newer one has taken their place.
    pub fn standing_evidence(&self) -> impl Iterator<Item = (&EvidenceId, &Expiry)> {
        self.evidence.iter().filter(|(id, _)| !self.superseded.contains_key(*id))
    }

    /// Where a document is in its life.
    pub fn document(&self, document: &Document) -> DocumentStatus {
        self.documents.get(&document.id).copied().unwrap_or(document.status)
    }

    /// The state of a requirement; a gap when nothing is known about it.
    pub fn status(&self, id: &RequirementId) -> Status {
        self.standings.get(id).map_or(Status::Gap, |standing| standing.status)
    }
}
