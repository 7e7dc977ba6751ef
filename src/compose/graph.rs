//! The graph of the book: every node and typed edge, for machines.

use serde_json::{Map, Value, json};

use super::Site;
use crate::model::{Claim, Document, Entry, Kind, Node, SectionId};
use crate::view::{Edge, Graph, GraphNode};

/// Version of the format.
const VERSION: u32 = 1;

/// Composes the graph.
pub(super) fn compose(site: &Site<'_>) -> Graph {
    let mut graph =
        Graph { version: VERSION, as_of: site.coverage.as_of.to_string(), nodes: Vec::new(), edges: Vec::new() };
    for framework in &site.book.frameworks {
        let facts = json!({
            "label": framework.label, "short": framework.short, "system": framework.system.id,
            "fingerprint": framework.fingerprint.to_string(), "built-in": framework.built_in,
        });
        node(
            &mut graph,
            framework.id.to_string(),
            "framework",
            framework.label.clone(),
            site.framework_url(&framework.id),
            facts,
        );
        for entry in &framework.entries {
            catalogue_entry(site, entry, &mut graph);
        }
    }
    for document in site.book.documents.values() {
        document_nodes(site, document, &mut graph);
    }
    records(site, &mut graph);
    claims(site, &mut graph);
    crosswalks(site, &mut graph);
    others(site, &mut graph);
    graph
}

fn node(graph: &mut Graph, id: String, kind: &'static str, title: String, url: String, facts: Value) {
    graph.nodes.push(GraphNode { id, kind, title, url, facts: without_nulls(facts) });
}

fn edge(graph: &mut Graph, from: String, to: String, kind: &'static str, facts: Value) {
    graph.edges.push(Edge { from, to, kind, facts: without_nulls(facts) });
}

/// The fields of an object that hold something.
fn without_nulls(facts: Value) -> Map<String, Value> {
    match facts {
        Value::Object(fields) => fields.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Map::new(),
    }
}

fn catalogue_entry(site: &Site<'_>, entry: &Entry, graph: &mut Graph) {
    let id = entry.id.to_string();
    let standing = site.coverage.standings.get(&entry.id);
    let counterpart = site.coverage.counterparts.iter().find_map(|counterparts| counterparts.get(&entry.id));
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
    let facts = json!({
        "framework": entry.id.framework().as_str(),
        "number": entry.id.number(),
        "entry": entry.kind.name(),
        "documented-information": entry.kind.is_requirement().then(|| entry.documented.name()),
        "status": standing.map(|standing| standing.status.name()),
        "parts": parts,
        "class": counterpart.map(|counterpart| counterpart.class.name()),
        "reuse": counterpart.and_then(|counterpart| counterpart.reuse).map(|reuse| reuse.name()),
    });
    let kind = if entry.kind.is_answerable() { "requirement" } else { "group" };
    node(graph, id.clone(), kind, entry.title.clone(), site.entry_url(&entry.id), facts);
    let parent = entry
        .parent
        .as_ref()
        .map_or_else(|| entry.id.framework().to_string(), |parent| format!("{}:{parent}", entry.id.framework()));
    edge(graph, id, parent, "part-of", Value::Null);
}

fn document_nodes(site: &Site<'_>, document: &Document, graph: &mut Graph) {
    let id = document.id.to_string();
    let review = site.coverage.reviews.get(&Node::Document(document.id.clone()));
    let facts = json!({
        "type": document.kind.map(|kind| kind.name()),
        "status": document.status.name(),
        "version": document.version,
        "approved": document.approved.map(|day| day.to_string()),
        "review-by": review.map(|review| review.on.to_string()),
        "review": review.map(|review| review.state.name()),
        "audience": document.audience.name(),
        "source": document.path,
    });
    node(graph, id.clone(), "document", document.title.clone(), document.url.clone(), facts);
    for section in &document.sections {
        let section_id = document.section_id(section);
        let facts = json!({ "level": section.level, "fingerprint": section.fingerprint.to_string() });
        if section.level == 0 {
            if let Some(last) = graph.nodes.last_mut() {
                last.facts.insert("fingerprint".to_owned(), Value::String(section.fingerprint.to_string()));
            }
            continue;
        }
        let url = site.node_url(&Node::Section(section_id.clone()));
        node(graph, section_id.to_string(), "section", section.title.clone(), url, facts);
        edge(graph, section_id.to_string(), id.clone(), "part-of", Value::Null);
    }
}

fn records(site: &Site<'_>, graph: &mut Graph) {
    for statement in site.book.statements.values() {
        let requirement = statement.requirement.to_string();
        let id = format!("statement:{requirement}");
        let facts = json!({
            "applicability": statement.applicability.name(),
            "implementation": statement.status.as_ref().map(|status| status.value.name()),
            "reasons": statement.reasons.iter().map(|reason| reason.name()).collect::<Vec<_>>(),
            "risks": statement.risks,
            "plan": statement.plan,
            "review-by": statement.review_by.as_ref().map(|day| day.value.to_string()),
            "fingerprint": statement.fingerprint.to_string(),
        });
        let title = site.node_title(&Node::Entry(statement.requirement.clone()));
        node(
            graph,
            id.clone(),
            "statement",
            title,
            format!("{}#statement", site.entry_url(&statement.requirement)),
            facts,
        );
        edge(graph, id, requirement, "states", Value::Null);
    }
    for item in site.book.evidence.values() {
        let expiry = site.coverage.evidence.get(&item.id);
        let file = item.file.as_ref().and_then(|id| site.book.attachments.get(id));
        let facts = json!({
            "freshness": expiry.map(|expiry| expiry.freshness.name()),
            "until": expiry.and_then(|expiry| expiry.on).map(|day| day.to_string()),
            "collected": item.collected.as_ref().map(|day| day.value.to_string()),
            "method": item.method.map(|method| method.name()),
            "shows": item.shows.map(|shows| shows.name()),
            "audience": item.audience.name(),
            "file": file.map(|file| file.url.clone()),
            "sha256": file.map(|file| file.sha256.clone()),
            "fingerprint": item.fingerprint.to_string(),
        });
        node(graph, item.id.to_string(), "evidence", item.title.clone(), item.url_path.clone(), facts);
        for support in &item.supports {
            let facts = json!({ "extent": support.extent.name(), "missing": support.missing });
            edge(graph, item.id.to_string(), support.requirement.value.to_string(), "supports", facts);
        }
        if let Some(other) = &item.supersedes {
            edge(graph, item.id.to_string(), other.to_string(), "supersedes", Value::Null);
        }
    }
    for role in &site.book.roles {
        let facts = json!({ "role": role.kind.name(), "fingerprint": role.fingerprint.to_string() });
        node(graph, role.id.to_string(), "role", role.title.clone(), role.url.clone(), facts);
    }
}

fn claims(site: &Site<'_>, graph: &mut Graph) {
    let from = |claim: &Claim| match &claim.anchor {
        Some(anchor) => SectionId { document: claim.document.clone(), anchor: anchor.as_str().into() }.to_string(),
        None => claim.document.to_string(),
    };
    for (requirement, claims) in &site.book.index.claims {
        for claim in claims {
            edge(graph, from(claim), requirement.to_string(), "satisfies", Value::Null);
        }
    }
}

fn crosswalks(site: &Site<'_>, graph: &mut Graph) {
    for crosswalk in &site.book.crosswalks {
        for row in crosswalk.rows.values() {
            for target in &row.targets {
                let facts = json!({
                    "relationship": target.relationship.name(),
                    "class": target.relationship.class().name(),
                    "basis": target.basis.name(),
                    "confidence": row.confidence.name(),
                    "sources": target.sources,
                    "origin": row.origin.name(),
                });
                edge(graph, row.source.to_string(), target.id.to_string(), "maps-to", facts);
            }
        }
        for dimension in &crosswalk.dimensions {
            let id = format!("dimension:{}", dimension.id);
            let facts = json!({ "published": dimension.published.name(), "assessed": dimension.assessed.name() });
            let url = format!("matrix/index.html#dimension-{}", dimension.id);
            node(graph, id.clone(), "dimension", dimension.title.clone(), url, facts);
            for requirement in dimension.source.iter().chain(&dimension.target) {
                edge(graph, id.clone(), requirement.to_string(), "covers", Value::Null);
            }
        }
    }
}

/// Owners and mentions.
fn others(site: &Site<'_>, graph: &mut Graph) {
    let id = |node: &Node| match node {
        // What a requirement's statement says or owns is the statement's.
        Node::Entry(id)
            if site.book.entry(id).is_some_and(|entry| matches!(entry.kind, Kind::Clause | Kind::Control)) =>
        {
            format!("statement:{id}")
        }
        other => name(other),
    };
    for (role, nodes) in &site.book.index.owned {
        if site.book.role(role).is_some() {
            for owned in nodes {
                edge(graph, role.to_string(), id(owned), "owns", Value::Null);
            }
        }
    }
    for (to, from) in &site.book.index.mentions {
        for one in from {
            edge(graph, id(one), name(to), "mentions", Value::Null);
        }
    }
}

fn name(node: &Node) -> String {
    match node {
        Node::Framework(id) => id.to_string(),
        Node::Entry(id) => id.to_string(),
        Node::Document(id) => id.to_string(),
        Node::Section(id) => id.to_string(),
        Node::Evidence(id) => id.to_string(),
        Node::Role(id) => id.to_string(),
    }
}
