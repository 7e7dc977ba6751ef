//! What answers a requirement: places in the documents, and items of evidence.

use super::Site;
use crate::model::{Claim, Document, DocumentStatus, Node, RequirementId};
use crate::view::FewRecords;

/// Most records the cell of a table names. The page of the requirement has them all.
const MAX_NAMED: usize = 12;

/// The places that satisfy a requirement, those that count first.
pub(super) fn places<'s>(site: &'s Site<'_>, id: &RequirementId) -> Vec<(&'s Claim, &'s Document)> {
    let claims = site.book.index.claims.get(id).into_iter().flatten();
    let mut places: Vec<_> =
        claims.filter_map(|claim| Some((claim, site.book.documents.get(&claim.document)?))).collect();
    places.sort_by_key(|(_, document)| site.coverage.document(document) != DocumentStatus::Approved);
    places
}

/// Places that satisfy a requirement, for a cell.
pub(super) fn documents(site: &Site<'_>, id: &RequirementId, url: &str) -> FewRecords {
    few(site, &places(site, id), |(claim, _)| claim.node(), url)
}

/// Evidence that supports a requirement, for a cell.
pub(super) fn evidence(site: &Site<'_>, id: &RequirementId, url: &str) -> FewRecords {
    let items = site.book.index.supports.get(id).map_or(&[][..], Vec::as_slice);
    few(site, items, |(item, _)| Node::Evidence(item.clone()), url)
}

fn few<T>(site: &Site<'_>, all: &[T], node: impl Fn(&T) -> Node, url: &str) -> FewRecords {
    let first = all.iter().take(MAX_NAMED).map(|one| site.record(url, &node(one))).collect();
    FewRecords { first, more: all.len().saturating_sub(MAX_NAMED) }
}
