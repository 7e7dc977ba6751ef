//! What answers a requirement: places in the documents, and items of evidence.

use std::collections::BTreeSet;

use super::Site;
use crate::model::{Claim, Document, DocumentId, DocumentStatus, EvidenceId, Freshness, Node, RequirementId};
use crate::view::{FewBadges, FewRecords};

/// Most records that are named where another page has them all.
pub(super) const MAX_NAMED: usize = 12;

/// The places that satisfy a requirement, those that count first. A place within another one says nothing more.
pub(super) fn places<'s>(site: &'s Site<'_>, id: &RequirementId) -> Vec<(&'s Claim, &'s Document)> {
    let claims = site.book.index.claims.get(id).into_iter().flatten();
    let mut places: Vec<_> =
        claims.filter_map(|claim| Some((claim, site.book.documents.get(&claim.document)?))).collect();
    let within: BTreeSet<(&DocumentId, &str)> = places
        .iter()
        .filter_map(|(claim, document)| Some((document, document.with_subsections(claim.anchor.as_deref()?))))
        .flat_map(|(document, parts)| parts.iter().skip(1).map(|part| (&document.id, &*part.anchor)))
        .collect();
    let is_within = |claim: &Claim| claim.anchor.as_deref().is_some_and(|at| within.contains(&(&claim.document, at)));
    places.retain(|(claim, _)| !is_within(claim));
    places.sort_by_key(|(_, document)| site.coverage.document(document) != DocumentStatus::Approved);
    places
}

/// Places that satisfy a requirement, for a cell.
pub(super) fn documents(site: &Site<'_>, id: &RequirementId, url: &str) -> FewRecords {
    few(site, places(site, id), |(claim, _)| claim.node(), MAX_NAMED, url)
}

/// How many items that were collected support a requirement.
pub(super) fn collected(site: &Site<'_>, id: &RequirementId) -> usize {
    let is_there =
        |id: &EvidenceId| site.coverage.evidence.get(id).is_some_and(|one| one.freshness != Freshness::Missing);
    site.book.index.supports.get(id).map_or(0, |items| items.iter().filter(|(id, _)| is_there(id)).count())
}

/// Evidence that supports a requirement, for a cell.
pub(super) fn evidence(site: &Site<'_>, id: &RequirementId, url: &str) -> FewRecords {
    let items = site.book.index.supports.get(id).into_iter().flatten();
    few(site, items, |(item, _)| Node::Evidence(item.clone()), MAX_NAMED, url)
}

/// What items of evidence say is missing of a requirement, each once.
pub(super) fn missing(site: &Site<'_>, id: &RequirementId) -> Vec<String> {
    let items = site.book.index.supports.get(id).into_iter().flatten();
    let supports = items.filter_map(|(item, _)| site.book.evidence.get(item)).flat_map(|item| &item.supports);
    let mut missing: Vec<String> = Vec::new();
    for said in supports.filter(|support| support.requirement.value == *id).filter_map(|one| one.missing.as_ref()) {
        if !missing.contains(said) {
            missing.push(said.clone());
        }
    }
    missing
}

/// The first records of a list that stands whole on another page. A list that is repeated on the pages
/// of its members would otherwise make a site grow with the square of its book.
pub(super) fn few<T>(
    site: &Site<'_>,
    all: impl IntoIterator<Item = T>,
    node: impl Fn(T) -> Node,
    most: usize,
    url: &str,
) -> FewRecords {
    let mut all = all.into_iter();
    let first = all.by_ref().take(most).map(|one| site.record(url, &node(one))).collect();
    FewRecords { first, more: all.count() }
}

/// The first requirements of such a list.
pub(super) fn few_badges<'i>(
    site: &Site<'_>,
    all: impl IntoIterator<Item = &'i RequirementId>,
    url: &str,
) -> FewBadges {
    let all = site.ranked(all);
    let first = all.iter().take(MAX_NAMED).map(|id| site.badge(url, id)).collect();
    FewBadges { first, more: all.len().saturating_sub(MAX_NAMED) }
}
