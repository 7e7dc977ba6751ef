//! The plan: what will be done for which requirements, by whom and until when.

use jiff::civil::Date;

use super::document::words;
use super::{Fingerprint, PlanId, RequirementId, RoleId, Text};
use crate::source::{Span, Spanned};

words! {
    /// How far an entry of the plan is.
    PlanState {
        /// Not begun; the default.
        Open = "open",
        /// Begun.
        InProgress = "in-progress",
        /// Finished.
        Done = "done",
        /// Given up.
        Cancelled = "cancelled",
    }
}

impl PlanState {
    /// Whether there is still something to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

/// An entry of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanEntry {
    /// Its id.
    pub id: PlanId,
    /// What it is called.
    pub title: String,
    /// The step of the way it belongs to.
    pub step: Option<String>,
    /// What is to be done.
    pub what: Option<Text>,
    /// Who answers for it.
    pub owner: Option<Spanned<RoleId>>,
    /// The requirements it is done for.
    pub requirements: Vec<Spanned<RequirementId>>,
    /// Expected work in person-days.
    pub effort: Option<u32>,
    /// The day it is due.
    pub due: Option<Spanned<Date>>,
    /// Entries that come before it; whether they exist is for `check` to say.
    pub needs: Vec<Spanned<PlanId>>,
    /// How far it is.
    pub state: PlanState,
    /// What the record said.
    pub fingerprint: Fingerprint,
    /// Path of its page in the site.
    pub url: String,
    /// Where its id was written.
    pub span: Span,
}
