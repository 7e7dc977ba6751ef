//! The navigation of a section: where a page stands among its neighbours.

use std::collections::BTreeSet;

use super::Site;
use super::document::MAX_NESTING;
use super::href;
use super::matrix_overview;
use crate::model::{Chapter, Entry, Framework, Node};
use crate::view::{Body, NavItem};

/// Most siblings a navigation shows; further ones are on the page of their folder.
const MAX_SIBLINGS: usize = 30;

/// Most entries of a framework side by side, further ones are on the page above; the longest group of the
/// built-in catalogues has 37.
const MAX_ENTRIES: usize = 40;

/// The navigation of a page's own section: its ancestors, their children, its siblings.
pub(super) fn own(site: &Site<'_>, url: &str, about: Option<&Node>, body: &Body) -> Vec<NavItem> {
    let items = match body {
        Body::Framework(_) | Body::Requirement(_) => match about {
            Some(Node::Framework(id)) => framework_nav(site, url, id.as_str(), ""),
            Some(Node::Entry(id)) => framework_nav(site, url, id.framework().as_str(), id.number()),
            _ => Vec::new(),
        },
        Body::Document(_) | Body::Folder(_) => {
            let ways: Vec<&[usize]> = site.ways(url).iter().map(Vec::as_slice).collect();
            chapters(&site.book.navigation.chapters, &ways, url)
        }
        Body::MatrixOverview(_)
        | Body::MatrixClauses(_)
        | Body::MatrixControls(_)
        | Body::MatrixPair(_)
        | Body::MatrixReverse(_) => {
            let own = [("nav.overview", "index"), ("nav.clauses", "clauses"), ("nav.controls", "controls")];
            let own = own.into_iter().map(|(key, name)| leaf(site.word(key), &format!("matrix/{name}.html"), url));
            let primary = site.book.crosswalks.iter().position(|crosswalk| crosswalk.primary);
            let reverse = primary.map(|at| leaf(site.word("nav.reverse"), &site.reverse_url(at), url));
            own.chain(reverse)
                .chain(matrix_overview::others(site, url).into_iter().map(|pair| {
                    let current = pair.href == url.rsplit('/').next().unwrap_or(url);
                    let title = format!("{} → {}", pair.source, pair.target);
                    NavItem {
                        title,
                        number: String::new(),
                        href: pair.href,
                        current,
                        open: current,
                        children: Vec::new(),
                    }
                }))
                .collect()
        }
        _ => Vec::new(),
    };
    innermost(items)
}

/// The innermost levels of a navigation that is nested too deeply; the trail names those above.
fn innermost(mut items: Vec<NavItem>) -> Vec<NavItem> {
    fn depth(items: &[NavItem]) -> usize {
        items.iter().map(|item| 1 + depth(&item.children)).max().unwrap_or(0)
    }
    while depth(&items) > MAX_NESTING {
        let Some(open) = items.into_iter().find(|item| item.open) else { return Vec::new() };
        items = open.children;
    }
    items
}

fn leaf(title: String, target: &str, url: &str) -> NavItem {
    let current = target == url;
    NavItem {
        title,
        number: String::new(),
        href: href::relative(url, target),
        current,
        open: current,
        children: Vec::new(),
    }
}

fn framework_nav(site: &Site<'_>, url: &str, id: &str, number: &str) -> Vec<NavItem> {
    let Some(framework) = site.book.frameworks.iter().find(|framework| framework.id.as_str() == id) else {
        return Vec::new();
    };
    let mut open = BTreeSet::new();
    let mut at = framework.entry(number);
    while let Some(entry) = at {
        open.insert(entry.id.number());
        at = entry.parent.as_deref().and_then(|parent| framework.entry(parent));
    }
    entries(site, framework, None, &open, url)
}

fn entries(
    site: &Site<'_>,
    framework: &Framework,
    parent: Option<&str>,
    open: &BTreeSet<&str>,
    url: &str,
) -> Vec<NavItem> {
    let one = |entry: &Entry| {
        let number = entry.id.number();
        let target = site.entry_url(&entry.id);
        let is_open = open.contains(number);
        NavItem {
            title: entry.title.clone(),
            number: entry.number().to_owned(),
            current: target == url,
            href: href::relative(url, &target),
            open: is_open,
            children: if is_open { entries(site, framework, Some(number), open, url) } else { Vec::new() },
        }
    };
    let siblings: Vec<&Entry> = framework.children(parent).collect();
    let place = siblings.iter().position(|entry| open.contains(entry.id.number())).unwrap_or(0);
    let start = first_sibling(siblings.len(), place, MAX_ENTRIES);
    siblings.into_iter().skip(start).take(MAX_ENTRIES).map(one).collect()
}

/// Chapters of the contents around a page; only the branch that holds it is open. `ways` lead from
/// these chapters to the page.
fn chapters(chapters: &[Chapter], ways: &[&[usize]], url: &str) -> Vec<NavItem> {
    let place = ways.iter().filter_map(|way| way.first().copied()).max().unwrap_or(0);
    let one = |(at, chapter): (usize, &Chapter)| {
        let below: Vec<&[usize]> = ways
            .iter()
            .filter_map(|way| way.split_first())
            .filter(|(first, _)| **first == at)
            .map(|(_, way)| way)
            .collect();
        NavItem {
            title: chapter.title.clone(),
            number: String::new(),
            href: chapter.url.as_ref().map(|target| href::relative(url, target)).unwrap_or_default(),
            current: chapter.url.as_deref() == Some(url),
            open: !below.is_empty(),
            children: if below.is_empty() { Vec::new() } else { self::chapters(&chapter.children, &below, url) },
        }
    };
    let start = first_sibling(chapters.len(), place, MAX_SIBLINGS);
    chapters.iter().enumerate().skip(start).take(MAX_SIBLINGS).map(one).collect()
}

/// Where the siblings around a place begin when there are more than are shown.
fn first_sibling(count: usize, place: usize, most: usize) -> usize {
    place.saturating_sub(most / 2).min(count.saturating_sub(most))
}
