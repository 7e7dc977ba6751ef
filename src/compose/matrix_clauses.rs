//! The clauses of a crosswalk side by side.

use super::{Site, matrix_filters, matrix_pair};
use crate::model::{Class, Crosswalk, Entry, Framework, Kind};
use crate::view::{Body, ClauseRow, MatrixClauses};

/// Composes the clauses.
pub(super) fn compose(site: &Site<'_>, at: usize, url: &str) -> (String, Body) {
    let crosswalk = &site.book.crosswalks[at];
    let frameworks = site.book.framework(&crosswalk.source).zip(site.book.framework(&crosswalk.target));
    let Some((source, target)) = frameworks else { return (site.word("title.clauses"), Body::NotFound {}) };
    let clauses: Vec<&Entry> = source.requirements().filter(|entry| entry.kind == Kind::Clause).collect();
    let mut counts = [0; 3];
    for row in clauses.iter().filter_map(|entry| crosswalk.rows.get(&entry.id)) {
        counts[match row.class() {
            Class::Overlap => 0,
            Class::Partial => 1,
            Class::Gap | Class::ReverseGap => 2,
        }] += 1;
    }
    let areas = matrix_filters::groups(source, &clauses);
    let rows: Vec<ClauseRow> = clauses.into_iter().map(|entry| row(site, at, crosswalk, source, entry, url)).collect();
    let found = rows.iter().map(|row| matrix_filters::Found { reuse: &row.reuse, bases: &row.bases, open: &row.open });
    let page = MatrixClauses {
        source: source.short.clone(),
        target: target.short.clone(),
        systems: [source.system.id.clone(), target.system.id.clone()],
        counts,
        filters: matrix_filters::of(areas, Vec::new(), [source, target], found),
        rows,
    };
    (site.word("title.clauses"), Body::MatrixClauses(Box::new(page)))
}

fn row(site: &Site<'_>, at: usize, crosswalk: &Crosswalk, source: &Framework, entry: &Entry, url: &str) -> ClauseRow {
    let row = crosswalk.rows.get(&entry.id);
    let top = source.top_of(entry);
    ClauseRow {
        anchor: matrix_pair::anchor(&entry.id),
        source: site.badge(url, &entry.id),
        targets: matrix_pair::links(site, row.into_iter().flat_map(|row| &row.targets), url),
        structure: row.and_then(|row| row.structure).map(|structure| structure.name().to_owned()).unwrap_or_default(),
        class: row.map(|row| row.class().name().to_owned()).unwrap_or_default(),
        relationship: row.map(|row| row.relationship.name().to_owned()).unwrap_or_default(),
        rationale: row.map(|row| row.rationale.clone()).unwrap_or_default(),
        adds: row.and_then(|row| row.adds.clone()).unwrap_or_default(),
        reuse: site.reuse(at, &entry.id),
        group: format!("{} {}", top.id.number(), top.title),
        area: top.number().to_owned(),
        bases: matrix_filters::bases(row),
        open: matrix_filters::open(site, &entry.id, row),
    }
}
