//! Roles and bodies: who answers for what.

use std::collections::BTreeSet;

use super::Site;
use crate::model::{Node, Role};
use crate::view::{Body, RolePage, RoleRegister, RoleRow};

/// Composes the register.
pub(super) fn register(site: &Site<'_>, url: &str) -> (String, Body) {
    let row = |role: &Role| {
        let mut owns = [0; 3];
        for node in site.book.index.owned.get(&role.id).into_iter().flatten() {
            match node {
                Node::Entry(_) => owns[0] += 1,
                Node::Document(_) | Node::Section(_) => owns[1] += 1,
                Node::Evidence(_) => owns[2] += 1,
                Node::Framework(_) | Node::Role(_) | Node::Plan(_) => {}
            }
        }
        RoleRow {
            role: site.record(url, &Node::Role(role.id.clone())),
            kind: role.kind.name().to_owned(),
            responsibilities: role.responsibilities.clone().unwrap_or_default(),
            owns,
        }
    };
    let page = RoleRegister { rows: site.book.roles.iter().map(row).collect() };
    (site.word("title.roles"), Body::RoleRegister(Box::new(page)))
}

/// Composes the page of a role.
pub(super) fn compose(site: &Site<'_>, role: &Role, url: &str) -> (String, Body) {
    let none = BTreeSet::new();
    let owned = site.book.index.owned.get(&role.id).unwrap_or(&none);
    let requirements = owned.iter().filter_map(|node| match node {
        Node::Entry(id) => Some(id),
        _ => None,
    });
    let approved = site
        .book
        .documents
        .values()
        .filter(|document| document.approver.as_ref().is_some_and(|approver| approver.value == role.id));
    let records = |wanted: fn(&Node) -> bool| {
        owned.iter().filter(|node| wanted(node)).map(|node| site.record(url, node)).collect()
    };
    let page = RolePage {
        id: role.id.to_string(),
        kind: role.kind.name().to_owned(),
        responsibilities: role.responsibilities.clone().unwrap_or_default(),
        requirements: site.badges(url, requirements),
        documents: records(|node| matches!(node, Node::Document(_))),
        approves: approved.map(|document| site.record(url, &Node::Document(document.id.clone()))).collect(),
        evidence: records(|node| matches!(node, Node::Evidence(_))),
        plan: records(|node| matches!(node, Node::Plan(_))),
    };
    (role.title.clone(), Body::Role(Box::new(page)))
}
