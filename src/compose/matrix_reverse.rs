//! The other direction of a crosswalk: what each requirement of the framework already held serves,
//! and what nothing leads to.

use super::{Site, href, mapping, matrix_pair};
use crate::model::{Class, Entry, Kind};
use crate::view::{Body, MatrixReverse, ReverseCount, ReverseGroup, ReverseRow, Served};

/// Composes the other direction.
pub(super) fn compose(site: &Site<'_>, at: usize, url: &str) -> (String, Body) {
    let crosswalk = &site.book.crosswalks[at];
    let frameworks = site.book.framework(&crosswalk.source).zip(site.book.framework(&crosswalk.target));
    let Some((source, target)) = frameworks else { return (site.word("title.matrix"), Body::NotFound {}) };
    let mut counts: Vec<ReverseCount> = Vec::new();
    let mut groups: Vec<ReverseGroup> = Vec::new();
    for entry in target.answerable() {
        let row = row(site, at, entry, url);
        count(&mut counts, entry.kind, &row.class);
        let top = target.top_of(entry);
        let group = (top.id != entry.id).then(|| site.badge(url, &top.id));
        let id = |group: Option<&ReverseGroup>| group.and_then(|group| group.group.as_ref()).map(|of| of.id.clone());
        if groups.is_empty() || id(groups.last()) != group.as_ref().map(|of| of.id.clone()) {
            groups.push(ReverseGroup { group, serving: 0, rows: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.serving += usize::from(!row.serves.is_empty());
            group.rows.push(row);
        }
    }
    let page = MatrixReverse {
        source: source.short.clone(),
        target: target.short.clone(),
        systems: [source.system.id.clone(), target.system.id.clone()],
        counts,
        groups,
        undetermined: source.answerable().filter(|entry| !crosswalk.rows.contains_key(&entry.id)).count(),
        caveat: crosswalk.caveat.clone().unwrap_or_default(),
        overview: crosswalk.primary,
        reviews: mapping::reviews(site, at, url),
        matrix: href::relative(url, &site.matrix_url(at)),
    };
    let words = [("source", source.short.as_str()), ("target", target.short.as_str())];
    (site.messages.phrase("title.reverse", &words), Body::MatrixReverse(Box::new(page)))
}

fn row(site: &Site<'_>, at: usize, entry: &Entry, url: &str) -> ReverseRow {
    let leading = matrix_pair::leading_to(site, at, &entry.id);
    let closest = leading.iter().map(|(_, target)| target.class_for(&entry.id)).min();
    let known = site.coverage.pairs.get(at);
    let served = leading.into_iter().map(|(row, target)| {
        let shared = known.and_then(|pairs| pairs.get(&(row.source.clone(), entry.id.clone())));
        Served {
            pair: matrix_pair::link_from(site, row, target, &entry.id, url),
            relationship: target.relationship.inverse().name().to_owned(),
            through: matrix_pair::through(site, target, &entry.id),
            shared: shared.map_or(0, |shared| shared.both.evidence.len()),
            candidates: shared.map_or(0, |shared| shared.target_only.evidence.len()),
        }
    });
    ReverseRow {
        requirement: site.badge(url, &entry.id),
        class: closest.unwrap_or(Class::ReverseGap).name().to_owned(),
        serves: served.collect(),
    }
}

fn count(counts: &mut Vec<ReverseCount>, kind: Kind, class: &str) {
    let at = counts.iter().position(|known| known.kind == kind.name()).unwrap_or_else(|| {
        counts.push(ReverseCount { kind: kind.name().to_owned(), counts: [0; 3], total: 0 });
        counts.len() - 1
    });
    let place = [Class::Overlap, Class::Partial].iter().position(|known| known.name() == class);
    counts[at].counts[place.unwrap_or(2)] += 1;
    counts[at].total += 1;
}
