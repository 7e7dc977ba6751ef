//! The overview of the primary crosswalk: counts, dimensions, comparisons, the same number with
//! another meaning.

use std::collections::BTreeMap;

use super::Site;
use super::chart;
use super::dashboard::summary;
use super::heat;
use super::href;
use super::mapping;
use crate::model::{Class, Comparison, Crosswalk, DataFile, Dimension, Entry, Kind};
use crate::view::{Body, Compared, ComparisonView, DimensionView, MatrixLink, MatrixOverview, SameNumber};

/// Composes the overview.
pub(super) fn compose(site: &Site<'_>, url: &str) -> (String, Body) {
    let Some(at) = site.book.crosswalks.iter().position(|crosswalk| crosswalk.primary) else {
        return (site.word("title.matrix"), Body::NotFound {});
    };
    let crosswalk = &site.book.crosswalks[at];
    let reviews = mapping::reviews(site, at, url);
    let label = |id| site.book.framework(id).map(|framework| framework.label.clone()).unwrap_or_default();
    let page = MatrixOverview {
        source: label(&crosswalk.source),
        target: label(&crosswalk.target),
        title: crosswalk.title.clone(),
        caveat: crosswalk.caveat.clone().unwrap_or_default(),
        status: reviews.status.clone(),
        reviews,
        differences: mapping::differences(site, at, url),
        summary: summary(site, crosswalk),
        clause_chart: chart::classes(site, crosswalk, Kind::Clause, url),
        control_chart: chart::classes(site, crosswalk, Kind::Control, url),
        heat: heat::compose(site, at, Some("matrix/clauses.html"), url),
        compared: compared(site, crosswalk, url),
        same_numbers: same_numbers(site, crosswalk, url),
        clauses: href::relative(url, "matrix/clauses.html"),
        controls: href::relative(url, "matrix/controls.html"),
        reverse: href::relative(url, &site.reverse_url(at)),
        csv: href::relative(url, DataFile::Matrix.url()),
        others: others(site, url),
    };
    (site.word("title.matrix"), Body::MatrixOverview(Box::new(page)))
}

/// What a crosswalk compares in public and in words.
pub(super) fn compared(site: &Site<'_>, crosswalk: &Crosswalk, url: &str) -> Compared {
    let publication = crosswalk.dimensions_source.as_ref().and_then(|key| crosswalk.sources.get(key));
    let comparison = |table: &Comparison| ComparisonView {
        id: table.anchor(),
        title: table.title.clone(),
        columns: table.columns.clone(),
        rows: table.rows.clone(),
        note: table.note.clone().unwrap_or_default(),
    };
    Compared {
        dimensions: crosswalk.dimensions.iter().map(|dimension| dimension_view(site, dimension, url)).collect(),
        published_counts: counts(&crosswalk.dimensions, |dimension| dimension.published),
        assessed_counts: counts(&crosswalk.dimensions, |dimension| dimension.assessed),
        differing: crosswalk.dimensions.iter().filter(|one| one.published != one.assessed).count(),
        published_by: publication.map(|source| source.title.clone()).unwrap_or_default(),
        comparisons: crosswalk.comparisons.iter().map(comparison).collect(),
    }
}

/// Dimensions by class: overlap, partial, gap, reverse gap.
fn counts(dimensions: &[Dimension], class: fn(&Dimension) -> Class) -> [usize; 4] {
    [Class::Overlap, Class::Partial, Class::Gap, Class::ReverseGap]
        .map(|wanted| dimensions.iter().filter(|dimension| class(dimension) == wanted).count())
}

fn dimension_view(site: &Site<'_>, dimension: &Dimension, url: &str) -> DimensionView {
    // Ids may overlap, such as a group and one of its controls.
    let requirements: BTreeMap<_, &Entry> = dimension
        .source
        .iter()
        .filter_map(|id| Some((site.book.framework(id.framework())?, id)))
        .flat_map(|(framework, id)| framework.requirements_of(id.number()))
        .map(|entry| (&entry.id, entry))
        .collect();
    DimensionView {
        id: dimension.anchor(),
        title: dimension.title.clone(),
        published: dimension.published.name().to_owned(),
        assessed: dimension.assessed.name().to_owned(),
        differs: dimension.published != dimension.assessed,
        source_says: dimension.source_says.clone(),
        target_says: dimension.target_says.clone(),
        reason: dimension.reason.clone(),
        source: site.badges(url, &dimension.source),
        target: site.badges(url, &dimension.target),
        state: site.tally(requirements.into_values()),
    }
}

/// Numbers that both frameworks use for different things, in the order of the source.
fn same_numbers(site: &Site<'_>, crosswalk: &Crosswalk, url: &str) -> Vec<SameNumber> {
    let (Some(source), Some(target)) = (site.book.framework(&crosswalk.source), site.book.framework(&crosswalk.target))
    else {
        return Vec::new();
    };
    let same = source.same_numbers(target).map(|(entry, other)| SameNumber {
        number: entry.id.number().to_owned(),
        source: site.badge(url, &entry.id),
        target: site.badge(url, &other.id),
    });
    same.collect()
}

/// The crosswalks of other pairs.
pub(super) fn others(site: &Site<'_>, url: &str) -> Vec<MatrixLink> {
    let short = |id| site.book.framework(id).map(|framework| framework.short.clone()).unwrap_or_default();
    let crosswalks = site.book.crosswalks.iter().enumerate().filter(|(_, crosswalk)| !crosswalk.primary);
    crosswalks
        .map(|(at, crosswalk)| MatrixLink {
            source: short(&crosswalk.source),
            target: short(&crosswalk.target),
            href: href::relative(url, &site.matrix_url(at)),
        })
        .collect()
}
