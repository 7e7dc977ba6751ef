//! Every relation read from the other end.

use super::records::Traces;
use crate::model::{Book, Claim, Document, Hole, Index, Link, Markup, Node, Section, SectionId};

/// Indexes a book. `traces` are the places that statements name.
pub(super) fn build(book: &Book, traces: &Traces) -> Index {
    let mut index = Index::default();
    claims(book, traces, &mut index);
    for item in book.evidence.values() {
        for support in &item.supports {
            let entry = index.supports.entry(support.requirement.value.clone()).or_default();
            entry.push((item.id.clone(), support.extent));
        }
    }
    for (at, entry) in book.plan.iter().enumerate() {
        index.plan.insert(entry.id.clone(), at);
        for id in &entry.requirements {
            index.planned.entry(id.value.clone()).or_default().insert(entry.id.clone());
        }
    }
    for statement in book.statements.values() {
        if let Some(plan) = statement.plan.as_ref().filter(|plan| index.plan.contains_key(&plan.value)) {
            index.planned.entry(statement.requirement.clone()).or_default().insert(plan.value.clone());
        }
    }
    owners(book, &mut index);
    mentions(book, &mut index);
    for (at, crosswalk) in book.crosswalks.iter().enumerate() {
        for row in crosswalk.rows.values() {
            let Some(framework) = book.framework(&crosswalk.target) else { continue };
            for id in framework.reached_by(row).into_keys() {
                index.mapped_from.entry(id.clone()).or_default().push((at, row.source.clone()));
            }
        }
    }
    index
}

/// Claims of documents, sections and statements, document by document in reading order; a place is named once.
fn claims(book: &Book, traces: &Traces, index: &mut Index) {
    for document in book.documents.values() {
        let claim = |anchor| Claim { document: document.id.clone(), anchor };
        for id in &document.satisfies {
            index.claims.entry(id.value.clone()).or_default().push(claim(None));
        }
        for section in &document.sections {
            for id in &section.satisfies {
                index.claims.entry(id.value.clone()).or_default().push(claim(Some(section.anchor.clone())));
            }
        }
    }
    for (id, claim) in traces {
        index.claims.entry(id.clone()).or_default().push(claim.clone());
        index.traced.entry(claim.clone()).or_default().push(id.clone());
    }
    for claims in index.claims.values_mut() {
        claims.sort_by_cached_key(|claim| (claim.document.clone(), position(book, claim)));
        claims.dedup();
        claims.shrink_to_fit();
    }
}

/// Where in its document a place stands.
fn position(book: &Book, claim: &Claim) -> Option<usize> {
    let anchor = claim.anchor.as_ref()?;
    book.documents.get(&claim.document)?.sections.iter().position(|section| section.anchor == *anchor)
}

fn owners(book: &Book, index: &mut Index) {
    let mut own = |role: &Option<crate::source::Spanned<crate::model::RoleId>>, node: Node| {
        if let Some(role) = role {
            index.owned.entry(role.value.clone()).or_default().insert(node);
        }
    };
    for document in book.documents.values() {
        own(&document.owner, Node::Document(document.id.clone()));
    }
    for statement in book.statements.values() {
        own(&statement.owner, Node::Entry(statement.requirement.clone()));
    }
    for item in book.evidence.values() {
        own(&item.owner, Node::Evidence(item.id.clone()));
    }
    for entry in &book.plan {
        own(&entry.owner, Node::Plan(entry.id.clone()));
    }
}

fn mentions(book: &Book, index: &mut Index) {
    for document in book.documents.values() {
        for section in &document.sections {
            let from = place(document, section);
            for markup in section.heading.as_deref().into_iter().chain([&section.body]) {
                mention(&from, markup, &document.links, index);
            }
        }
        for note in &document.footnotes {
            mention(&Node::Document(document.id.clone()), &note.body, &document.links, index);
        }
    }
    for statement in book.statements.values() {
        if let Some(how) = &statement.how {
            mention(&Node::Entry(statement.requirement.clone()), &how.markup, &how.links, index);
        }
    }
    for item in book.evidence.values() {
        let from = Node::Evidence(item.id.clone());
        if let Some(summary) = &item.summary {
            mention(&from, &summary.markup, &summary.links, index);
        }
    }
    for entry in &book.plan {
        if let Some(what) = &entry.what {
            mention(&Node::Plan(entry.id.clone()), &what.markup, &what.links, index);
        }
    }
    for from in index.mentions.values_mut() {
        from.sort();
        from.dedup();
        from.shrink_to_fit();
    }
}

/// What a section is called when it mentions something: the lead is the document itself.
fn place(document: &Document, section: &Section) -> Node {
    match section.level {
        0 => Node::Document(document.id.clone()),
        _ => Node::Section(SectionId { document: document.id.clone(), anchor: section.anchor.clone() }),
    }
}

fn mention(from: &Node, markup: &Markup, links: &[Link], index: &mut Index) {
    for (_, hole) in &markup.holes {
        let at = match hole {
            Hole::LinkOpen(at) | Hole::LinkAuto(at) => *at,
            _ => continue,
        };
        if let Some(Link::To(node) | Link::Place(node, _)) = links.get(at as usize) {
            index.mentions.entry(node.clone()).or_default().push(from.clone());
        }
    }
}
