//! The search data: every requirement, section, item and role with its plain text, in parts that
//! are composed one by one.

use super::Site;
use super::prose::{Prose, plain};
use crate::model::{Document, Node};
use crate::view::{SearchEntry, SearchShard};

/// Documents in one part.
const DOCUMENTS: usize = 64;

/// How many parts there are: the first holds everything but documents.
pub(super) fn shards(site: &Site<'_>) -> usize {
    1 + site.book.documents.len().div_ceil(DOCUMENTS)
}

/// The path of a part in the site.
pub(super) fn url(part: usize) -> String {
    format!("data/search-{part}.js")
}

/// Composes a part.
pub(super) fn compose(site: &Site<'_>, part: usize) -> SearchShard {
    let entries = match part.checked_sub(1) {
        None => records(site),
        Some(chunk) => site
            .book
            .documents
            .values()
            .skip(chunk * DOCUMENTS)
            .take(DOCUMENTS)
            .flat_map(|d| sections(site, d))
            .collect(),
    };
    SearchShard { part, entries }
}

fn records(site: &Site<'_>) -> Vec<SearchEntry> {
    let entry = |kind: &'static str, node: &Node, id: String, text: String| SearchEntry {
        kind,
        id,
        title: site.node_title(node),
        heading: String::new(),
        url: site.node_url(node),
        text: text.trim().to_owned(),
    };
    let mut entries = Vec::new();
    for framework in &site.book.frameworks {
        for one in &framework.entries {
            let statement = site.book.statements.get(&one.id);
            let justification = statement.and_then(|s| s.justification.as_deref()).unwrap_or_default();
            let how = plain(&site.text("", statement.and_then(|statement| statement.how.as_ref())));
            let text = format!("{} {} {justification} {how}", framework.short, one.about);
            entries.push(entry(one.kind.name(), &Node::Entry(one.id.clone()), one.id.to_string(), text));
        }
    }
    for item in site.book.evidence.values() {
        let summary = plain(&site.text("", item.summary.as_ref()));
        let text = format!(
            "{summary} {} {}",
            item.source.as_deref().unwrap_or_default(),
            item.sample.as_deref().unwrap_or_default()
        );
        entries.push(entry("evidence", &Node::Evidence(item.id.clone()), item.id.to_string(), text));
    }
    for role in &site.book.roles {
        let text = role.responsibilities.clone().unwrap_or_default();
        entries.push(entry("role", &Node::Role(role.id.clone()), role.id.to_string(), text));
    }
    for one in &site.book.plan {
        let text = format!("{} {}", one.step.as_deref().unwrap_or_default(), plain(&site.text("", one.what.as_ref())));
        entries.push(entry("plan", &Node::Plan(one.id.clone()), one.id.to_string(), text));
    }
    entries
}

fn sections(site: &Site<'_>, document: &Document) -> Vec<SearchEntry> {
    let mut prose = Prose::own(site, document, "", 0);
    let mut entries: Vec<SearchEntry> = document
        .sections
        .iter()
        .map(|section| {
            let is_lead = section.level == 0;
            SearchEntry {
                kind: if is_lead { "document" } else { "section" },
                id: document.id.to_string(),
                title: document.title.clone(),
                heading: section.title.clone(),
                url: if is_lead { document.url.clone() } else { format!("{}#{}", document.url, section.anchor) },
                text: prose.plain(&section.body),
            }
        })
        .collect();
    if entries.first().is_none_or(|first| first.kind != "document") {
        let (id, title, url) = (document.id.to_string(), document.title.clone(), document.url.clone());
        entries
            .insert(0, SearchEntry { kind: "document", id, title, heading: String::new(), url, text: String::new() });
    }
    entries
}
