//! The gap plan: what of the framework being reached is open, by the kind of work to do.

use super::Site;
use crate::model::{Class, Crosswalk, Entry, Node, Reuse, Row, Status};
use crate::view::{Body, GapGroup, GapPage, GapRow};

/// The order in which a reader looks: new work first, what is done last.
const ORDER: &[Reuse] =
    &[Reuse::Build, Reuse::Extend, Reuse::ReuseWhenClosed, Reuse::Reuse, Reuse::Done, Reuse::NotApplicable];

/// Composes the plan.
pub(super) fn compose(site: &Site<'_>, url: &str) -> (String, Body) {
    let at = site.book.crosswalks.iter().position(|crosswalk| crosswalk.primary);
    let Some((at, crosswalk)) = at.map(|at| (at, &site.book.crosswalks[at])) else {
        return (site.word("title.gaps"), Body::NotFound {});
    };
    let label = |id| site.book.framework(id).map(|framework| framework.short.clone()).unwrap_or_default();
    let sources: Vec<&Entry> =
        site.book.framework(&crosswalk.source).into_iter().flat_map(|f| f.requirements()).collect();
    let counterparts = &site.coverage.counterparts[at];
    let groups = ORDER.iter().map(|reuse| GapGroup {
        reuse: reuse.name().to_owned(),
        rows: sources
            .iter()
            .filter(|entry| counterparts.get(&entry.id).is_some_and(|counterpart| counterpart.reuse == Some(*reuse)))
            .map(|entry| row(site, Some(crosswalk), entry, url))
            .collect(),
    });
    let open = site.book.framework(&crosswalk.target).into_iter().flat_map(|framework| framework.requirements());
    let open = open.filter(|entry| matches!(site.coverage.status(&entry.id), Status::Partial | Status::Gap));
    let page = GapPage {
        source: label(&crosswalk.source),
        target: label(&crosswalk.target),
        groups: groups.filter(|group| !group.rows.is_empty()).collect(),
        undetermined: site
            .badges(url, sources.iter().map(|entry| &entry.id).filter(|id| !counterparts.contains_key(id))),
        reverse: open.map(|entry| row(site, None, entry, url)).collect(),
    };
    (site.word("title.gaps"), Body::Gaps(Box::new(page)))
}

fn row(site: &Site<'_>, crosswalk: Option<&Crosswalk>, entry: &Entry, url: &str) -> GapRow {
    let id = &entry.id;
    let row: Option<&Row> = crosswalk.and_then(|crosswalk| crosswalk.rows.get(id));
    let statement = site.book.statements.get(id);
    let standing = site.coverage.standings.get(id);
    let items =
        site.book.index.supports.get(id).into_iter().flatten().filter_map(|(item, _)| site.book.evidence.get(item));
    let mut missing: Vec<String> = items
        .clone()
        .flat_map(|item| item.supports.iter().filter(|support| support.requirement.value == *id))
        .filter_map(|support| support.missing.clone())
        .collect();
    missing.dedup();
    let claims = site.book.index.claims.get(id).into_iter().flatten();
    let documents = claims.map(|claim| match site.book.claimed_section(claim) {
        Some(section) => {
            Node::Section(crate::model::SectionId { document: claim.document.clone(), anchor: section.anchor.clone() })
        }
        None => Node::Document(claim.document.clone()),
    });
    GapRow {
        requirement: site.badge(url, id),
        counterparts: site.badges(url, row.into_iter().flat_map(|row| &row.targets).map(|target| &target.id)),
        class: row.map(Row::class).map(|class: Class| class.name().to_owned()).unwrap_or_default(),
        adds: row.and_then(|row| row.adds.clone()).unwrap_or_default(),
        rationale: row.map(|row| row.rationale.clone()).unwrap_or_default(),
        needs: standing.map(|s| s.needs.iter().map(|need| need.name().to_owned()).collect()).unwrap_or_default(),
        missing,
        documents: documents.map(|node| site.record(url, &node)).collect(),
        evidence: items.map(|item| site.record(url, &Node::Evidence(item.id.clone()))).collect(),
        owner: site.role_title(statement.and_then(|statement| statement.owner.as_ref())),
        plan: statement.and_then(|statement| statement.plan.clone()).unwrap_or_default(),
    }
}
