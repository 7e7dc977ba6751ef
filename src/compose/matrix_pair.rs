//! The page of a pair: two requirements a crosswalk relates, and what they share here.

use std::collections::BTreeMap;

use super::answers::{self, MAX_NAMED};
use super::{Site, href, mapping};
use crate::model::{
    Claim, Crosswalk, EvidenceId, Extent, Kind, Node, Proof, RequirementId, Row, Shared, Support, Target,
};
use crate::view::{Body, FewPairs, FewRecords, Need, PairLink, PairPage, PairSide, Publication, SharedEvidence};

/// Most documents, and most items of evidence, of one or both sides that a pair lists.
const MAX_SHARED: usize = 100;

/// Composes the page of the target at `place` of a row.
pub(super) fn compose(site: &Site<'_>, at: usize, source: &RequirementId, place: usize, url: &str) -> (String, Body) {
    let crosswalk = &site.book.crosswalks[at];
    let pair = crosswalk.rows.get(source).and_then(|row| Some((row, row.targets.get(place)?)));
    let Some((row, target)) = pair else { return (source.to_string(), Body::NotFound {}) };
    let nothing = Shared::default();
    let key = (row.source.clone(), target.id.clone());
    let shared = site.coverage.pairs.get(at).and_then(|pairs| pairs.get(&key)).unwrap_or(&nothing);
    let words = [&row.source, &target.id].map(|id| site.node_text(&Node::Entry(id.clone())));
    let title = site.messages.phrase("title.pair", &[("source", &words[0]), ("target", &words[1])]);
    let page = PairPage {
        source: side(site, &row.source, &shared.source_only, url),
        target: side(site, &target.id, &shared.target_only, url),
        class: target.relationship.class().name().to_owned(),
        relationship: target.relationship.name().to_owned(),
        rationale: row.rationale_of(Some(target)).to_owned(),
        adds: row.adds.clone().unwrap_or_default(),
        reuse: site.reuse(at, &row.source),
        basis: target.basis.name().to_owned(),
        publications: publications(crosswalk, target),
        confidence: target.confidence.name().to_owned(),
        structure: row.structure.map(|structure| structure.name().to_owned()).unwrap_or_default(),
        origin: target.origin.name().to_owned(),
        mapping_status: mapping::row_status(site, at, source).name().to_owned(),
        review: mapping::review(site, at, source, url),
        difference: mapping::difference_of(site, at, source, &target.id, url),
        shared_documents: places(site, &shared.both, url),
        shared_evidence: evidence(site, &row.source, &target.id, &shared.both.evidence, url),
        shared_evidence_more: shared.both.evidence.len().saturating_sub(MAX_SHARED),
        of_source: of_source(site, row, target, url),
        of_target: of_target(site, at, row, target, url),
        matrix: href::relative(url, &in_the_matrix(site, at, &row.source)),
    };
    (title, Body::MatrixPair(Box::new(page)))
}

/// Targets of a row, in the order of the catalogue, each with the page of the pair.
pub(super) fn links<'t>(site: &Site<'_>, targets: impl IntoIterator<Item = &'t Target>, url: &str) -> Vec<PairLink> {
    let mut targets: Vec<&Target> = targets.into_iter().collect();
    targets.sort_by_key(|target| site.rank(&target.id));
    targets.into_iter().map(|target| link(site, &target.id, target, url)).collect()
}

/// A requirement with the page of a pair it belongs to.
pub(super) fn link(site: &Site<'_>, requirement: &RequirementId, target: &Target, url: &str) -> PairLink {
    PairLink {
        requirement: site.badge(url, requirement),
        class: target.relationship.class().name().to_owned(),
        href: href::relative(url, &target.url),
    }
}

/// A requirement with the page of a pair that leads from it to another, by itself or through a group.
pub(super) fn link_from(site: &Site<'_>, row: &Row, target: &Target, to: &RequirementId, url: &str) -> PairLink {
    PairLink { class: target.class_for(to).name().to_owned(), ..link(site, &row.source, target, url) }
}

/// The other targets of a row.
fn of_source(site: &Site<'_>, row: &Row, target: &Target, url: &str) -> FewPairs {
    let mut others: Vec<&Target> = row.targets.iter().filter(|other| other.id != target.id).collect();
    others.sort_by_key(|other| site.rank(&other.id));
    few(others.into_iter().map(|other| link(site, &other.id, other, url)))
}

/// The other rows that lead to a target.
fn of_target(site: &Site<'_>, at: usize, row: &Row, target: &Target, url: &str) -> FewPairs {
    let mut others = leading_to(site, at, &target.id);
    others.retain(|(other, _)| other.source != row.source);
    few(others.into_iter().map(|(other, pair)| link_from(site, other, pair, &target.id, url)))
}

fn few(mut all: impl Iterator<Item = PairLink>) -> FewPairs {
    FewPairs { first: all.by_ref().take(MAX_NAMED).collect(), more: all.count() }
}

/// The rows of a crosswalk that lead to a requirement, by itself or through a group, in the order of
/// the catalogue, each with the pair.
pub(super) fn leading_to<'s>(site: &'s Site<'_>, at: usize, id: &RequirementId) -> Vec<(&'s Row, &'s Target)> {
    let crosswalk = &site.book.crosswalks[at];
    let from = site.book.index.mapped_from.get(id).into_iter().flatten().filter(|(from, _)| *from == at);
    let rows = from.filter_map(|(_, source)| crosswalk.rows.get(source));
    let framework = site.book.framework(&crosswalk.target);
    let mut leading: Vec<(&Row, &Target)> =
        rows.filter_map(|row| Some((row, framework?.reached_by(row).remove(id)?))).collect();
    leading.sort_by_key(|(row, _)| site.rank(&row.source));
    leading
}

/// The group through which a pair leads to a requirement; empty where it leads there by itself.
pub(super) fn through(site: &Site<'_>, target: &Target, id: &RequirementId) -> String {
    let group = site.book.entry(&target.id).filter(|_| target.id != *id);
    group.map(|group| group.number().to_owned()).unwrap_or_default()
}

fn publications(crosswalk: &Crosswalk, target: &Target) -> Vec<Publication> {
    let of = |key: &String| {
        let source = crosswalk.sources.get(key)?;
        Some(Publication { title: source.title.clone(), href: source.url.clone().unwrap_or_default() })
    };
    target.sources.iter().filter_map(of).collect()
}

/// Where the row of a source stands: among the clauses or among the controls.
fn in_the_matrix(site: &Site<'_>, at: usize, source: &RequirementId) -> String {
    let is_clause = site.book.entry(source).is_some_and(|entry| entry.kind == Kind::Clause);
    let page = match site.book.crosswalks[at].primary && is_clause {
        true => "matrix/clauses.html".to_owned(),
        false => site.matrix_url(at),
    };
    format!("{page}#{}", source.row())
}

fn side(site: &Site<'_>, id: &RequirementId, only: &Proof, url: &str) -> PairSide {
    let framework = site.book.framework(id.framework());
    let entry = site.book.entry(id);
    let standing = site.coverage.standings.get(id);
    let below = framework.filter(|_| entry.is_some_and(|entry| !entry.kind.is_answerable()));
    let below = below.map(|framework| framework.requirements_of(id.number())).unwrap_or_default();
    let statement = site.book.statements.get(id);
    PairSide {
        requirement: site.badge(url, id),
        kind: entry.map(|entry| entry.kind.name().to_owned()).unwrap_or_default(),
        framework: framework.map(|framework| framework.label.clone()).unwrap_or_default(),
        about: entry.map(|entry| entry.about.clone()).unwrap_or_default(),
        status: standing.map(|standing| standing.status.name().to_owned()).unwrap_or_default(),
        implemented: standing.and_then(|s| s.implemented).map(|status| status.name().to_owned()).unwrap_or_default(),
        owner: site.role(url, statement.and_then(|statement| statement.owner.as_ref())),
        needs: standing
            .into_iter()
            .flat_map(|standing| &standing.needs)
            .map(|need| Need { kind: need.name().to_owned() })
            .collect(),
        below: site.badges(url, below.into_iter().map(|entry| &entry.id)),
        documents: places(site, only, url),
        evidence: answers::few(site, &only.evidence, |id| Node::Evidence(id.clone()), MAX_SHARED, url),
    }
}

/// Documents and sections as links.
fn places(site: &Site<'_>, proof: &Proof, url: &str) -> FewRecords {
    answers::few(site, &proof.places, Claim::node, MAX_SHARED, url)
}

/// Items with what each proves on either side.
fn evidence(
    site: &Site<'_>,
    source: &RequirementId,
    target: &RequirementId,
    items: &[EvidenceId],
    url: &str,
) -> Vec<SharedEvidence> {
    let framework = site.book.framework(target.framework());
    let below = framework.map(|framework| framework.requirements_of(target.number())).unwrap_or_default();
    let one = |id: &EvidenceId| {
        let item = site.book.evidence.get(id)?;
        let supports: BTreeMap<&RequirementId, &Support> =
            item.supports.iter().map(|support| (&support.requirement.value, support)).collect();
        let own = supports.get(source).copied();
        let theirs = below.iter().filter_map(|entry| supports.get(&entry.id).copied());
        let theirs = theirs.min_by_key(|support| support.extent);
        let extent = |support: Option<&Support>| support.map_or("", |support| Extent::name(support.extent)).to_owned();
        let missing =
            |support: Option<&Support>| support.and_then(|support| support.missing.clone()).unwrap_or_default();
        Some(SharedEvidence {
            item: site.record(url, &Node::Evidence(id.clone())),
            source: extent(own),
            source_missing: missing(own),
            target: extent(theirs),
            target_missing: missing(theirs),
        })
    };
    items.iter().take(MAX_SHARED).filter_map(one).collect()
}
