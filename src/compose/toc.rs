//! The contents of the whole site, and the sitemap.

use super::Site;
use super::document;
use super::frame;
use super::href;
use super::print;
use crate::model::{Entry, Framework, Node};
use crate::view::{Body, NavItem, Sitemap, TocPage};

/// Composes the contents.
pub(super) fn compose(site: &Site<'_>, url: &str) -> (String, Body) {
    let mut sections = frame::sections(site, url);
    sections.retain(|section| !section.current);
    for (section, framework) in sections.iter_mut().zip(&site.book.frameworks) {
        section.children = entries(site, framework, None, url);
    }
    let below = [
        ("matrix/index.html", matrices(site, url)),
        ("plan/index.html", records(site, url, site.book.plan.iter().map(|entry| Node::Plan(entry.id.clone())))),
        ("soa/index.html", extracts(site, url)),
        ("evidence/index.html", records(site, url, site.book.evidence.keys().cloned().map(Node::Evidence))),
        ("roles/index.html", records(site, url, site.book.roles.iter().map(|role| Node::Role(role.id.clone())))),
    ];
    for (target, children) in below {
        let target = href::relative(url, target);
        if let Some(section) = sections.iter_mut().find(|section| section.href == target) {
            section.children = children;
        }
    }
    let chapters = document::contents(site, &site.book.navigation.chapters, url);
    let page = TocPage { sections, chapters, prints: print::links(site, url) };
    (site.word("title.toc"), Body::Toc(Box::new(page)))
}

fn entries(site: &Site<'_>, framework: &Framework, parent: Option<&str>, url: &str) -> Vec<NavItem> {
    let one = |entry: &Entry| NavItem {
        title: entry.title.clone(),
        number: entry.number().to_owned(),
        href: href::relative(url, &site.entry_url(&entry.id)),
        current: false,
        open: true,
        children: entries(site, framework, Some(entry.id.number()), url),
    };
    framework.children(parent).map(one).collect()
}

fn item(number: String, title: String, href: String) -> NavItem {
    NavItem { title, number, href, current: false, open: true, children: Vec::new() }
}

/// The pages of records.
fn records(site: &Site<'_>, url: &str, nodes: impl Iterator<Item = Node>) -> Vec<NavItem> {
    let records = nodes.map(|node| site.record(url, &node));
    records.map(|record| item(record.label, record.title, record.href)).collect()
}

/// The part of each framework in the Statement of Applicability.
fn extracts(site: &Site<'_>, url: &str) -> Vec<NavItem> {
    let with_controls = site.book.frameworks.iter().filter(|framework| framework.has_controls());
    let extract =
        |one: &Framework| item(String::new(), one.short.clone(), href::relative(url, &format!("soa/{}.html", one.id)));
    with_controls.map(extract).collect()
}

/// The matrices of every crosswalk, and their other directions; the pairs are listed there.
fn matrices(site: &Site<'_>, url: &str) -> Vec<NavItem> {
    let mut matrices = Vec::new();
    for (at, crosswalk) in site.book.crosswalks.iter().enumerate() {
        let short = |id| site.book.framework(id).map(|framework| framework.short.clone()).unwrap_or_default();
        let (source, target) = (short(&crosswalk.source), short(&crosswalk.target));
        let mut add = |title: String, to: &str| matrices.push(item(String::new(), title, href::relative(url, to)));
        match crosswalk.primary {
            true => {
                add(site.word("title.clauses"), "matrix/clauses.html");
                add(site.word("title.controls"), "matrix/controls.html");
            }
            false => add(format!("{source} → {target}"), &site.matrix_url(at)),
        }
        let words = [("source", source.as_str()), ("target", target.as_str())];
        add(site.messages.phrase("title.reverse", &words), &site.reverse_url(at));
    }
    matrices
}

/// The absolute addresses of all pages but prints, which repeat them; only composed when the settings say where the site stands.
pub(super) fn sitemap(site: &Site<'_>) -> Sitemap {
    let base = site.settings.html.site_url.clone().unwrap_or_default();
    let mut urls: Vec<String> =
        super::plan(site).into_iter().filter(super::Plan::is_lasting).map(|plan| plan.url).collect();
    urls.sort();
    Sitemap { urls: urls.into_iter().map(|url| format!("{base}{}", href::relative("index.html", &url))).collect() }
}
