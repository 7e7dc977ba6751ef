//! What the graph of the book says of crosswalks: the whole, its rows, pairs and dimensions.

use super::graph::{edge, node, said};
use super::{Site, mapping};
use crate::model::{
    Comparison, Crosswalk, Dimension, Entry, FieldChange, Node, Row, RowChange, RowState, Source, Target,
};
use crate::view::{
    ChangeFacts, ComparisonFacts, CrosswalkFacts, DimensionFacts, Edge, EdgeFacts, FieldFacts, GraphNode, MappingFacts,
    NodeFacts, PublicationFacts, RowFacts, Take,
};

/// What is said of each crosswalk as a whole.
pub(super) fn crosswalks(site: &Site<'_>) -> Vec<CrosswalkFacts> {
    (0..site.book.crosswalks.len()).map(|at| crosswalk_facts(site, at)).collect()
}

/// The dimensions of the crosswalks.
pub(super) fn nodes(site: &Site<'_>, to: Take<'_, GraphNode>) {
    for (at, crosswalk) in site.book.crosswalks.iter().enumerate() {
        for dimension in &crosswalk.dimensions {
            let (id, facts) = (dimension_id(crosswalk, dimension), dimension_facts(crosswalk, dimension));
            to(node(id, facts, &dimension.title, format!("{}#{}", page(site, at), dimension.anchor())));
        }
    }
}

/// The page that shows a crosswalk as a whole.
fn page(site: &Site<'_>, at: usize) -> String {
    if site.book.crosswalks[at].primary { "matrix/index.html".to_owned() } else { site.matrix_url(at) }
}

fn crosswalk_id(crosswalk: &Crosswalk) -> String {
    format!("{}--{}", crosswalk.source, crosswalk.target)
}

/// Dimensions of two crosswalks may have the same id.
fn dimension_id(crosswalk: &Crosswalk, dimension: &Dimension) -> String {
    match crosswalk.primary {
        true => format!("dimension:{}", dimension.id),
        false => format!("dimension:{}:{}", crosswalk_id(crosswalk), dimension.id),
    }
}

/// The title of a crosswalk; the names of its sides where it has none.
fn title(site: &Site<'_>, crosswalk: &Crosswalk) -> String {
    let side = |id| site.node_text(&Node::Framework(id));
    match crosswalk.title.is_empty() {
        true => format!("{} → {}", side(crosswalk.source.clone()), side(crosswalk.target.clone())),
        false => crosswalk.title.clone(),
    }
}

fn crosswalk_facts(site: &Site<'_>, at: usize) -> CrosswalkFacts {
    let crosswalk = &site.book.crosswalks[at];
    let state = site.coverage.mappings.get(at);
    let publication = |(key, source): (&String, &Source)| PublicationFacts {
        key: Some(key.clone()),
        title: Some(source.title.clone()),
        address: source.url.clone(),
    };
    let comparison = |table: &Comparison| ComparisonFacts {
        title: Some(table.title.clone()),
        columns: Some(table.columns.clone()),
        rows: Some(table.rows.clone()),
        note: table.note.clone(),
    };
    let changes = state.filter(|_| crosswalk.shipped.is_some()).map(|state| &state.changes);
    CrosswalkFacts {
        id: Some(crosswalk_id(crosswalk)),
        title: Some(title(site, crosswalk)),
        url: Some(page(site, at)),
        source: Some(crosswalk.source.to_string()),
        target: Some(crosswalk.target.to_string()),
        primary: Some(crosswalk.primary),
        caveat: crosswalk.caveat.clone(),
        status: Some(mapping::status(site, at).name()),
        review: state.map(|state| state.review.name()),
        publications: Some(crosswalk.sources.iter().map(publication).collect()),
        dimensions_source: crosswalk.dimensions_source.clone(),
        comparisons: Some(crosswalk.comparisons.iter().map(comparison).collect()),
        changes: changes.map(|changes| changes.iter().map(change).collect()),
        fingerprint: state.map(|state| state.fingerprint.to_string()),
    }
}

fn change(change: &RowChange) -> ChangeFacts {
    let field = |one: &FieldChange| FieldFacts {
        field: Some(one.field.name()),
        was: Some(one.was.clone()),
        now: Some(one.now.clone()),
    };
    ChangeFacts {
        change: Some(change.change.name()),
        source: Some(change.source.to_string()),
        target: change.target.as_ref().map(ToString::to_string),
        fields: Some(change.fields.iter().map(field).collect()),
        reason: said(&change.reason),
    }
}

fn dimension_facts(crosswalk: &Crosswalk, dimension: &Dimension) -> NodeFacts {
    NodeFacts::Dimension(DimensionFacts {
        crosswalk: Some(crosswalk_id(crosswalk)),
        published: Some(dimension.published.name()),
        assessed: Some(dimension.assessed.name()),
        source_says: Some(dimension.source_says.clone()),
        target_says: Some(dimension.target_says.clone()),
        reason: Some(dimension.reason.clone()),
    })
}

/// What each crosswalk that starts from the framework of an entry says of it, the one that counts first.
pub(super) fn rows(site: &Site<'_>, entry: &Entry) -> Vec<RowFacts> {
    site.crosswalks_from(entry.id.framework()).map(|at| row_facts(site, at, entry)).collect()
}

fn row_facts(site: &Site<'_>, at: usize, entry: &Entry) -> RowFacts {
    let crosswalk = &site.book.crosswalks[at];
    let counterpart = site.coverage.counterparts.get(at).and_then(|known| known.get(&entry.id));
    let whole = RowFacts {
        crosswalk: Some(crosswalk_id(crosswalk)),
        target: Some(crosswalk.target.to_string()),
        reuse: counterpart.and_then(|counterpart| counterpart.reuse).map(|reuse| reuse.name()),
        ..RowFacts::default()
    };
    let Some(row) = crosswalk.rows.get(&entry.id) else { return whole };
    let state = mapping::row_state(site, at, &entry.id);
    let reviewed = state.and_then(|state| state.reviewed.as_ref());
    RowFacts {
        class: Some(row.class().name()),
        relationship: Some(row.relationship().name()),
        rationale: said(&row.rationales()),
        adds: row.adds.clone(),
        structure: row.structure.map(|structure| structure.name()),
        service: row.service.map(|service| service.name()),
        adjacent: Some(row.adjacent.iter().map(ToString::to_string).collect()),
        basis: Some(row.basis.name()),
        confidence: Some(row.confidence.name()),
        sources: Some(row.sources.clone()),
        origin: Some(row.origin.name()),
        status: state.map(|state| state.status.name()),
        review: state.map(|state| state.review.name()),
        reviewed_by: reviewed.map(|reviewed| reviewed.by.value.to_string()),
        reviewed_on: reviewed.map(|reviewed| reviewed.on.value.to_string()),
        reviewed_as_whole: reviewed.and(state).map(|state| state.as_whole),
        fingerprint: state.map(|state| state.fingerprint.to_string()),
        ..whole
    }
}

/// Every pair, and what each dimension is about.
pub(super) fn edges(site: &Site<'_>, to: Take<'_, Edge>) {
    for (at, crosswalk) in site.book.crosswalks.iter().enumerate() {
        for row in crosswalk.rows.values() {
            let state = mapping::row_state(site, at, &row.source);
            for target in &row.targets {
                let facts = EdgeFacts::MapsTo(Box::new(mapping_facts(row, target, state)));
                to(edge(row.source.to_string(), target.id.to_string(), facts));
            }
        }
        for dimension in &crosswalk.dimensions {
            for requirement in dimension.source.iter().chain(&dimension.target) {
                to(edge(dimension_id(crosswalk, dimension), requirement.to_string(), EdgeFacts::Covers));
            }
        }
    }
}

fn mapping_facts(row: &Row, target: &Target, state: Option<&RowState>) -> MappingFacts {
    let reviewed = state.and_then(|state| state.reviewed.as_ref());
    MappingFacts {
        relationship: Some(target.relationship.name()),
        class: Some(target.relationship.class().name()),
        basis: Some(target.basis.name()),
        confidence: Some(target.confidence.name()),
        rationale: said(row.rationale_of(Some(target))),
        adds: row.adds.clone(),
        sources: Some(target.sources.clone()),
        origin: Some(target.origin.name()),
        status: state.map(|state| state.status.name()),
        review: state.map(|state| state.review.name()),
        reviewed_by: reviewed.map(|reviewed| reviewed.by.value.to_string()),
        reviewed_on: reviewed.map(|reviewed| reviewed.on.value.to_string()),
        fingerprint: state.map(|state| state.fingerprint.to_string()),
    }
}
