//! The legend: every word for a state that pages of this book may show.

use super::Site;
use crate::model::{
    ApprovalState, Basis, Class, Confidence, DocumentStatus, Documentation, Documented, Evidenced, Extent, Freshness,
    ImplementationStatus, PlanState, Relationship, Reuse, ReviewState, Status,
};
use crate::view::{Body, LegendGroup, LegendPage};

/// A group: its id, the words of its names, the component of its signs, its names.
type Group = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// What every book can show.
const ALWAYS: &[Group] = &[
    ("status", "status", "status", Status::NAMES),
    ("documented", "documented", "", Documentation::NAMES),
    ("documented-rule", "documented-rule", "", Documented::NAMES),
    ("implementation", "implementation", "", ImplementationStatus::NAMES),
    ("evidenced", "evidenced", "", Evidenced::NAMES),
    ("extent", "extent", "", Extent::NAMES),
    ("evidence", "state", "freshness", Freshness::NAMES),
    ("review", "state", "freshness", ReviewState::NAMES),
    ("document", "state", "flag", DocumentStatus::NAMES),
    ("approval", "approval", "approval", ApprovalState::NAMES),
];

/// What a book with a crosswalk can show besides.
const MAPPED: &[Group] = &[
    ("class", "class", "class", Class::NAMES),
    ("relationship", "relationship", "", Relationship::NAMES),
    ("basis", "basis", "", Basis::NAMES),
    ("confidence", "confidence", "", Confidence::NAMES),
    ("reuse", "reuse", "", Reuse::NAMES),
];

/// What a book with a plan can show besides.
const PLANNED: &[Group] = &[("plan", "state", "plan", PlanState::NAMES)];

/// Composes the legend.
pub(super) fn compose(site: &Site<'_>) -> (String, Body) {
    let mapped = if site.book.crosswalks.is_empty() { &[] } else { MAPPED };
    let planned = if site.book.plan.is_empty() { &[] } else { PLANNED };
    let group = |(id, words, sign, names): &Group| LegendGroup {
        id: (*id).to_owned(),
        words: (*words).to_owned(),
        sign: (*sign).to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let page = LegendPage {
        groups: ALWAYS.iter().chain(mapped).chain(planned).map(group).collect(),
        evidence_window: site.settings.compliance.evidence_window,
        review_window: site.settings.compliance.review_window,
    };
    (site.word("title.legend"), Body::Legend(Box::new(page)))
}
