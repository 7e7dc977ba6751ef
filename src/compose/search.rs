//! The search page and its data: every requirement, document, item and role with its plain text, in parts that
//! are composed one by one.

use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use super::href;
use super::prose::{Prose, plain};
use crate::model::{Book, Document, DocumentId, Kind, Node, RequirementId, Section};
use crate::view::{Body, Choice, SearchEntry, SearchPage, SearchPart, SearchShard};

/// Documents in one part.
const DOCUMENTS: usize = 64;

/// The page that leads to what is found, at the top of the site.
const PAGE: &str = "search.html";

/// How many parts there are: the first holds everything but documents.
pub(super) fn shards(site: &Site<'_>) -> usize {
    1 + site.book.documents.len().div_ceil(DOCUMENTS)
}

/// The path of a part in the site.
pub(super) fn url(part: usize) -> String {
    format!("data/search-{part}.js")
}

/// Composes the search page.
pub(super) fn page(site: &Site<'_>, url: &str) -> (String, Body) {
    let choice = |value: &str, label: String, matches: Vec<String>| Choice { value: value.to_owned(), label, matches };
    let kind = |kind: &str, matches: &[&str]| {
        let matches = matches.iter().map(|name| (*name).to_owned()).collect();
        choice(kind, site.word(&format!("search.kinds.{kind}")), matches)
    };
    let mut kinds = vec![kind("requirement", Kind::NAMES), kind("document", &["document"])];
    let uses = [("evidence", site.book.evidence.is_empty()), ("role", site.book.roles.is_empty())];
    let uses = uses.into_iter().chain([("plan", site.book.plan.is_empty())]);
    kinds.extend(uses.filter(|(_, empty)| !empty).map(|(name, _)| kind(name, &[name])));
    let frameworks = site.book.frameworks.iter().enumerate();
    let page = SearchPage {
        shards: (0..shards(site)).map(|part| href::relative(url, &self::url(part))).collect(),
        kinds,
        frameworks: frameworks
            .map(|(at, framework)| choice(framework.id.as_str(), framework.short.clone(), vec![at.to_string()]))
            .collect(),
    };
    (site.word("title.search"), Body::Search(Box::new(page)))
}

/// Composes a part.
pub(super) fn compose(site: &Site<'_>, part: usize) -> SearchShard {
    let mut entries: Vec<SearchEntry> = match part.checked_sub(1) {
        None => pages(site).into_iter().chain(records(site)).collect(),
        Some(chunk) => {
            site.book.documents.values().skip(chunk * DOCUMENTS).take(DOCUMENTS).map(|d| document(site, d)).collect()
        }
    };
    for entry in &mut entries {
        entry.url = href::relative(PAGE, &entry.url);
    }
    SearchShard { part, entries }
}

/// The places, in the order of the book, of the frameworks that requirements belong to.
fn frameworks<'r>(book: &Book, ids: impl Iterator<Item = &'r RequirementId>) -> Vec<usize> {
    let place = |id: &RequirementId| book.frameworks.iter().position(|one| one.id == *id.framework());
    ids.filter_map(place).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The frameworks each document answers, whoever says so.
pub(super) fn answered(book: &Book) -> BTreeMap<DocumentId, BTreeSet<usize>> {
    let mut answered: BTreeMap<DocumentId, BTreeSet<usize>> = BTreeMap::new();
    for (id, claims) in &book.index.claims {
        let places = frameworks(book, std::iter::once(id));
        for claim in claims {
            answered.entry(claim.document.clone()).or_default().extend(&places);
        }
    }
    answered
}

/// The pages that are no record, by the name a reader may look for.
fn pages(site: &Site<'_>) -> Vec<SearchEntry> {
    let crosswalk = site.book.primary().is_some();
    let known = [
        ("matrix", "matrix/index.html", crosswalk),
        ("clauses", "matrix/clauses.html", crosswalk),
        ("controls", "matrix/controls.html", crosswalk),
        ("gaps", "gaps.html", crosswalk),
        ("plan", "plan/index.html", !site.book.plan.is_empty()),
        ("soa", "soa/index.html", !site.book.frameworks.is_empty()),
        ("evidence", "evidence/index.html", true),
        ("roles", "roles/index.html", !site.book.roles.is_empty()),
        ("toc", "toc.html", true),
        ("legend", "legend.html", true),
    ];
    let entry = |kind, id: &str, title: String, url: String, frameworks, text| SearchEntry {
        kind,
        id: id.to_owned(),
        title,
        url,
        frameworks,
        parts: vec![SearchPart { heading: String::new(), anchor: String::new(), text }],
    };
    let mut pages: Vec<_> = known
        .into_iter()
        .filter(|(_, _, made)| *made)
        .map(|(name, url, _)| {
            let (title, text) = (site.word(&format!("title.{name}")), site.word(&format!("search.pages.{name}")));
            entry("page", name, title, url.to_owned(), Vec::new(), text)
        })
        .collect();
    for (at, one) in site.book.frameworks.iter().enumerate() {
        let (title, url) = (format!("{} {}", one.label, one.title), site.framework_url(&one.id));
        pages.push(entry("framework", one.id.as_str(), title, url, vec![at], String::new()));
    }
    pages
}

fn records(site: &Site<'_>) -> Vec<SearchEntry> {
    let entry = |kind: &'static str, node: &Node, id: String, frameworks: Vec<usize>, text: String| SearchEntry {
        kind,
        id,
        title: site.node_title(node),
        url: site.node_url(node),
        frameworks,
        parts: vec![SearchPart { heading: String::new(), anchor: String::new(), text: text.trim().to_owned() }],
    };
    let mut entries = Vec::new();
    for (at, framework) in site.book.frameworks.iter().enumerate() {
        for one in &framework.entries {
            let statement = site.book.statements.get(&one.id);
            let justification = statement.and_then(|s| s.justification.as_deref()).unwrap_or_default();
            let how = plain(&site.text("", statement.and_then(|statement| statement.how.as_ref())));
            let risks = statement.map(|statement| statement.risks.join(" ")).unwrap_or_default();
            let text = format!("{} {} {justification} {how} {risks}", framework.short, one.about);
            let node = Node::Entry(one.id.clone());
            entries.push(entry(one.kind.name(), &node, one.id.to_string(), vec![at], text));
        }
    }
    for item in site.book.evidence.values() {
        let summary = plain(&site.text("", item.summary.as_ref()));
        let text = format!(
            "{summary} {} {}",
            item.source.as_deref().unwrap_or_default(),
            item.sample.as_deref().unwrap_or_default()
        );
        let supported = frameworks(site.book, item.supports.iter().map(|support| &support.requirement.value));
        entries.push(entry("evidence", &Node::Evidence(item.id.clone()), item.id.to_string(), supported, text));
    }
    for role in &site.book.roles {
        let text = role.responsibilities.clone().unwrap_or_default();
        entries.push(entry("role", &Node::Role(role.id.clone()), role.id.to_string(), Vec::new(), text));
    }
    for one in &site.book.plan {
        let text = format!("{} {}", one.step.as_deref().unwrap_or_default(), plain(&site.text("", one.what.as_ref())));
        let planned = frameworks(site.book, one.requirements.iter().map(|id| &id.value));
        entries.push(entry("plan", &Node::Plan(one.id.clone()), one.id.to_string(), planned, text));
    }
    entries
}

fn document(site: &Site<'_>, document: &Document) -> SearchEntry {
    let mut prose = Prose::own(site, document, "", 0);
    let part = |section: &Section| SearchPart {
        heading: section.title.clone(),
        anchor: section.anchor.to_string(),
        text: prose.plain(&section.body),
    };
    SearchEntry {
        kind: "document",
        id: document.id.to_string(),
        title: document.title.clone(),
        url: document.url.clone(),
        frameworks: site.answered.get(&document.id).into_iter().flatten().copied().collect(),
        parts: document.sections.iter().map(part).collect(),
    }
}
