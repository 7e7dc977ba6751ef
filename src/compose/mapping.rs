//! What pages show of the reviews of a crosswalk and of the book's own rows.

use std::collections::BTreeSet;

use super::{Site, href};
use crate::model::{
    FieldChange, MappingReview, MappingState, MappingStatus, RequirementId, Reviewed, RowChange, RowField, RowState,
};
use crate::view::{FieldDifference, MappingReviews, RowDifference, RowReview};

fn state<'s>(site: &'s Site<'_>, at: usize) -> Option<&'s MappingState> {
    site.coverage.mappings.get(at)
}

/// The state of a crosswalk as a piece of work.
pub(super) fn status(site: &Site<'_>, at: usize) -> MappingStatus {
    state(site, at).map_or(site.book.crosswalks[at].status, |state| state.status)
}

/// Where a row of a crosswalk stands.
pub(super) fn row_state<'s>(site: &'s Site<'_>, at: usize, source: &RequirementId) -> Option<&'s RowState> {
    state(site, at)?.rows.get(source)
}

/// The state of a row as a piece of work; that of the crosswalk where there is no row.
pub(super) fn row_status(site: &Site<'_>, at: usize, source: &RequirementId) -> MappingStatus {
    row_state(site, at, source).map_or_else(|| status(site, at), |state| state.status)
}

/// The review of a row.
pub(super) fn review(site: &Site<'_>, at: usize, source: &RequirementId, url: &str) -> RowReview {
    let state = row_state(site, at, source);
    let reviewed = state.and_then(|state| state.reviewed.as_ref());
    RowReview {
        state: state.map_or(MappingReview::None, |state| state.review).name().to_owned(),
        by: site.role(url, reviewed.map(|reviewed| &reviewed.by)),
        on: reviewed.map(|reviewed| reviewed.on.value.to_string()).unwrap_or_default(),
        as_whole: state.is_some_and(|state| state.as_whole),
    }
}

/// What the reviews of a crosswalk add up to.
pub(super) fn reviews(site: &Site<'_>, at: usize, url: &str) -> MappingReviews {
    let known = state(site, at);
    let rows: Vec<&RowState> = known.into_iter().flat_map(|state| state.rows.values()).collect();
    let of = |review| rows.iter().filter(move |row| row.review == review);
    let current: Vec<&Reviewed> = of(MappingReview::Current).filter_map(|row| row.reviewed.as_ref()).collect();
    let mut roles = BTreeSet::new();
    let by = current.iter().map(|reviewed| &reviewed.by).filter(|role| roles.insert(&role.value));
    let days = || current.iter().map(|reviewed| reviewed.on.value);
    MappingReviews {
        status: self::status(site, at).name().to_owned(),
        state: known.map_or(MappingReview::None, |state| state.review).name().to_owned(),
        rows: rows.len(),
        reviewed: current.len(),
        changed: of(MappingReview::Changed).count(),
        by: by.filter_map(|role| site.role(url, Some(role))).collect(),
        first: super::site::date(days().min()),
        last: super::site::date(days().max()),
    }
}

/// Where the book differs from the built-in crosswalk, in the order of the catalogue.
pub(super) fn differences(site: &Site<'_>, at: usize, url: &str) -> Vec<RowDifference> {
    let mut changes: Vec<&RowChange> = state(site, at).into_iter().flat_map(|state| &state.changes).collect();
    changes.sort_by_key(|change| (site.rank(&change.source), change.target.as_ref().map(|target| site.rank(target))));
    changes.into_iter().map(|change| difference(site, at, change, url)).collect()
}

/// How the book differs in one pair, if it does.
pub(super) fn difference_of(
    site: &Site<'_>,
    at: usize,
    source: &RequirementId,
    target: &RequirementId,
    url: &str,
) -> Option<RowDifference> {
    let mut changes = state(site, at)?.changes.iter();
    let change = changes.find(|change| change.source == *source && change.target.as_ref() == Some(target))?;
    Some(difference(site, at, change, url))
}

fn difference(site: &Site<'_>, at: usize, change: &RowChange, url: &str) -> RowDifference {
    let row = site.book.crosswalks[at].rows.get(&change.source);
    let pair = row.and_then(|row| row.targets.iter().find(|target| Some(&target.id) == change.target.as_ref()));
    RowDifference {
        change: change.change.name().to_owned(),
        source: site.badge(url, &change.source),
        target: change.target.as_ref().map(|target| site.badge(url, target)),
        href: pair.map(|pair| href::relative(url, &pair.url)).unwrap_or_default(),
        fields: change.fields.iter().map(field).collect(),
        reason: change.reason.clone(),
    }
}

fn field(change: &FieldChange) -> FieldDifference {
    let words = match change.field {
        RowField::Relationship => "relationship",
        RowField::Basis => "basis",
        RowField::Confidence => "confidence",
        RowField::Structure => "structure",
        RowField::Service => "service",
        RowField::Status => "mapping-status",
        RowField::Rationale | RowField::Adds | RowField::Adjacent | RowField::Sources => "",
    };
    FieldDifference {
        field: change.field.name().to_owned(),
        words: words.to_owned(),
        was: change.was.clone(),
        now: change.now.clone(),
    }
}
