//! The graph of the book: every node and typed edge, for machines.

use serde_json::json;

use super::{Site, mapping};
use crate::model::{Crosswalk, Dimension, Document, Entry, Evidence, Kind, Node, PlanEntry, RequirementId, Statement};
use crate::view::{Edge, Facts, Graph, GraphNode, Stream, Take};

/// Version of the format.
const VERSION: u32 = 1;

/// Composes the graph. Its nodes and edges are made while it is written.
pub(super) fn compose<'s>(site: &'s Site<'_>) -> Graph<'s> {
    Graph {
        version: VERSION,
        as_of: site.coverage.as_of.to_string(),
        nodes: Stream::new(|to| nodes(site, to)),
        edges: Stream::new(|to| edges(site, to)),
    }
}

fn nodes(site: &Site<'_>, to: Take<'_, GraphNode>) {
    for framework in &site.book.frameworks {
        let facts = [
            ("label", json!(framework.label)),
            ("short", json!(framework.short)),
            ("system", json!(framework.system.id)),
            ("fingerprint", json!(framework.fingerprint.to_string())),
            ("built-in", json!(framework.built_in)),
        ];
        let (id, url) = (framework.id.to_string(), site.framework_url(&framework.id));
        to(node(id, "framework", &framework.label, url, facts));
        for entry in &framework.entries {
            to(catalogue_entry(site, entry));
        }
    }
    for document in site.book.documents.values() {
        to(document_node(site, document));
        for section in document.sections.iter().filter(|section| section.level > 0) {
            let id = document.section_id(section);
            let facts = [("level", json!(section.level)), ("fingerprint", json!(section.fingerprint.to_string()))];
            let (name, url) = (id.to_string(), site.node_url(&Node::Section(id)));
            to(node(name, "section", &section.title, url, facts));
        }
    }
    for statement in site.book.statements.values() {
        to(statement_node(site, statement));
    }
    for item in site.book.evidence.values() {
        to(evidence_node(site, item));
    }
    for role in &site.book.roles {
        let facts = [("role", json!(role.kind.name())), ("fingerprint", json!(role.fingerprint.to_string()))];
        to(node(role.id.to_string(), "role", &role.title, role.url.clone(), facts));
    }
    for entry in &site.book.plan {
        to(plan_node(site, entry));
    }
    for (at, crosswalk) in site.book.crosswalks.iter().enumerate() {
        let page = if crosswalk.primary { "matrix/index.html".to_owned() } else { site.matrix_url(at) };
        for dimension in &crosswalk.dimensions {
            let facts =
                [("published", json!(dimension.published.name())), ("assessed", json!(dimension.assessed.name()))];
            let url = format!("{page}#{}", dimension.anchor());
            to(node(dimension_id(crosswalk, dimension), "dimension", &dimension.title, url, facts));
        }
    }
}

fn node(id: String, kind: &'static str, title: &str, url: String, facts: impl Into<Facts>) -> GraphNode {
    GraphNode { id, kind, title: title.to_owned(), url, facts: facts.into() }
}

fn catalogue_entry(site: &Site<'_>, entry: &Entry) -> GraphNode {
    let standing = site.coverage.standings.get(&entry.id);
    let at = site.coverage.counterparts.iter().position(|counterparts| counterparts.contains_key(&entry.id));
    let counterpart = at.and_then(|at| site.coverage.counterparts[at].get(&entry.id));
    let mapped = at.and_then(|at| mapping::row_state(site, at, &entry.id));
    let parts = standing.map(|standing| {
        json!({
            "applicable": standing.applicable,
            "documented": standing.documented.name(),
            "must-be-documented": standing.must_be_documented,
            "implemented": standing.implemented.map(|status| status.name()),
            "evidenced": standing.evidenced.name(),
            "needs": standing.needs.iter().map(|need| need.name()).collect::<Vec<_>>(),
        })
    });
    let facts = [
        ("framework", json!(entry.id.framework().as_str())),
        ("number", json!(entry.id.number())),
        ("entry", json!(entry.kind.name())),
        ("documented-information", json!(entry.kind.is_requirement().then(|| entry.documented.name()))),
        ("status", json!(standing.map(|standing| standing.status.name()))),
        ("parts", json!(parts)),
        ("unlocks", json!(site.coverage.unlocks.get(&entry.id))),
        ("class", json!(counterpart.map(|counterpart| counterpart.class.name()))),
        ("reuse", json!(counterpart.and_then(|counterpart| counterpart.reuse).map(|reuse| reuse.name()))),
        ("mapping-review", json!(mapped.map(|row| row.review.name()))),
    ];
    let kind = if entry.kind.is_answerable() { "requirement" } else { "group" };
    node(entry.id.to_string(), kind, &entry.title, site.entry_url(&entry.id), facts)
}

fn document_node(site: &Site<'_>, document: &Document) -> GraphNode {
    let lead = document.sections.iter().rfind(|section| section.level == 0);
    let review = site.coverage.reviews.get(&Node::Document(document.id.clone()));
    let facts = [
        ("type", json!(document.kind.map(|kind| kind.name()))),
        ("status", json!(site.coverage.document(document).name())),
        ("version", json!(document.version)),
        ("approved", json!(document.approved.as_ref().map(|day| day.value.to_string()))),
        ("review-by", json!(review.map(|review| review.on.to_string()))),
        ("review", json!(review.map(|review| review.state.name()))),
        ("audience", json!(document.audience.name())),
        ("source", json!(document.path)),
        ("fingerprint", json!(lead.map(|lead| lead.fingerprint.to_string()))),
    ];
    node(document.id.to_string(), "document", &document.title, document.url.clone(), facts)
}

fn statement_node(site: &Site<'_>, statement: &Statement) -> GraphNode {
    let facts = [
        ("applicability", json!(statement.applicability.name())),
        ("implementation", json!(statement.status.as_ref().map(|status| status.value.name()))),
        ("reasons", json!(statement.reasons.iter().map(|reason| reason.name()).collect::<Vec<_>>())),
        ("risks", json!(statement.risks)),
        ("plan", json!(statement.plan.as_ref().map(|plan| plan.value.to_string()))),
        ("review-by", json!(statement.review_by.as_ref().map(|day| day.value.to_string()))),
        ("fingerprint", json!(statement.fingerprint.to_string())),
    ];
    let title = site.node_title(&Node::Entry(statement.requirement.clone()));
    let url = format!("{}#statement", site.entry_url(&statement.requirement));
    node(statement_id(&statement.requirement), "statement", &title, url, facts)
}

fn evidence_node(site: &Site<'_>, item: &Evidence) -> GraphNode {
    let expiry = site.coverage.evidence.get(&item.id);
    let file = item.file.as_ref().and_then(|id| site.book.attachments.get(id));
    let facts = [
        ("freshness", json!(expiry.map(|expiry| expiry.freshness.name()))),
        ("until", json!(expiry.and_then(|expiry| expiry.on).map(|day| day.to_string()))),
        ("collected", json!(item.collected.as_ref().map(|day| day.value.to_string()))),
        ("superseded-by", json!(site.coverage.superseded.get(&item.id).map(ToString::to_string))),
        ("method", json!(item.method.map(|method| method.name()))),
        ("shows", json!(item.shows.map(|shows| shows.name()))),
        ("audience", json!(item.audience.name())),
        ("file", json!(file.map(|file| file.url.clone()))),
        ("sha256", json!(file.map(|file| file.sha256.clone()))),
        ("fingerprint", json!(item.fingerprint.to_string())),
    ];
    node(item.id.to_string(), "evidence", &item.title, item.url_path.clone(), facts)
}

fn plan_node(site: &Site<'_>, entry: &PlanEntry) -> GraphNode {
    let facts = site.coverage.plan.get(&entry.id);
    let facts = [
        ("state", json!(entry.state.name())),
        ("step", json!(entry.step)),
        ("effort", json!(entry.effort)),
        ("due", json!(entry.due.as_ref().map(|day| day.value.to_string()))),
        ("due-state", json!(facts.and_then(|facts| facts.due).map(|due| due.state.name()))),
        ("waits", json!(facts.map(|facts| facts.waits))),
        ("unlocks", json!(facts.map(|facts| facts.unlocks))),
        ("fingerprint", json!(entry.fingerprint.to_string())),
    ];
    node(entry.id.to_string(), "plan", &entry.title, entry.url.clone(), facts)
}

fn statement_id(requirement: &RequirementId) -> String {
    format!("statement:{requirement}")
}

/// Dimensions of two crosswalks may have the same id.
fn dimension_id(crosswalk: &Crosswalk, dimension: &Dimension) -> String {
    match crosswalk.primary {
        true => format!("dimension:{}", dimension.id),
        false => format!("dimension:{}--{}:{}", crosswalk.source, crosswalk.target, dimension.id),
    }
}

fn edges(site: &Site<'_>, to: Take<'_, Edge>) {
    for entry in site.book.frameworks.iter().flat_map(|framework| &framework.entries) {
        let framework = entry.id.framework();
        let parent = entry.parent.as_ref();
        let above = parent.map_or_else(|| framework.to_string(), |parent| format!("{framework}:{parent}"));
        to(edge(entry.id.to_string(), above, "part-of"));
    }
    for document in site.book.documents.values() {
        for section in document.sections.iter().filter(|section| section.level > 0) {
            to(edge(document.section_id(section).to_string(), document.id.to_string(), "part-of"));
        }
    }
    for requirement in site.book.statements.values().map(|statement| &statement.requirement) {
        to(edge(statement_id(requirement), requirement.to_string(), "states"));
    }
    for item in site.book.evidence.values() {
        for support in &item.supports {
            let facts = [("extent", json!(support.extent.name())), ("missing", json!(support.missing))];
            let plain = edge(item.id.to_string(), support.requirement.value.to_string(), "supports");
            to(Edge { facts: facts.into(), ..plain });
        }
        if let Some(other) = &item.supersedes {
            to(edge(item.id.to_string(), other.to_string(), "supersedes"));
        }
    }
    for (requirement, entries) in &site.book.index.planned {
        for entry in entries {
            to(edge(entry.to_string(), requirement.to_string(), "plans"));
        }
    }
    for entry in &site.book.plan {
        for need in entry.needs.iter().filter(|need| site.book.planned(&need.value).is_some()) {
            to(edge(entry.id.to_string(), need.value.to_string(), "needs"));
        }
    }
    claims(site, to);
    crosswalks(site, to);
    others(site, to);
}

fn edge(from: String, to: String, kind: &'static str) -> Edge {
    Edge { from, to, kind, facts: Facts::default() }
}

fn claims(site: &Site<'_>, to: Take<'_, Edge>) {
    for (requirement, claims) in &site.book.index.claims {
        for claim in claims {
            to(edge(claim.node().to_string(), requirement.to_string(), "satisfies"));
        }
    }
}

fn crosswalks(site: &Site<'_>, to: Take<'_, Edge>) {
    for (at, crosswalk) in site.book.crosswalks.iter().enumerate() {
        for row in crosswalk.rows.values() {
            let state = mapping::row_state(site, at, &row.source);
            for target in &row.targets {
                let facts = [
                    ("relationship", json!(target.relationship.name())),
                    ("class", json!(target.relationship.class().name())),
                    ("basis", json!(target.basis.name())),
                    ("confidence", json!(target.confidence.name())),
                    ("sources", json!(target.sources)),
                    ("origin", json!(target.origin.name())),
                    ("status", json!(state.map(|state| state.status.name()))),
                    ("review", json!(state.map(|state| state.review.name()))),
                    ("fingerprint", json!(state.map(|state| state.fingerprint.to_string()))),
                ];
                let plain = edge(row.source.to_string(), target.id.to_string(), "maps-to");
                to(Edge { facts: facts.into(), ..plain });
            }
        }
        for dimension in &crosswalk.dimensions {
            for requirement in dimension.source.iter().chain(&dimension.target) {
                to(edge(dimension_id(crosswalk, dimension), requirement.to_string(), "covers"));
            }
        }
    }
}

/// Owners and mentions.
fn others(site: &Site<'_>, to: Take<'_, Edge>) {
    let id = |node: &Node| match node {
        // What a requirement's statement says or owns is the statement's.
        Node::Entry(id)
            if site.book.entry(id).is_some_and(|entry| matches!(entry.kind, Kind::Clause | Kind::Control)) =>
        {
            statement_id(id)
        }
        other => other.to_string(),
    };
    for (role, nodes) in &site.book.index.owned {
        if site.book.role(role).is_some() {
            for owned in nodes {
                to(edge(role.to_string(), id(owned), "owns"));
            }
        }
    }
    for (mentioned, from) in &site.book.index.mentions {
        for one in from {
            to(edge(id(one), mentioned.to_string(), "mentions"));
        }
    }
}
