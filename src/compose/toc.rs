//! The contents of the whole site, and the sitemap.

use super::Site;
use super::document;
use super::frame;
use super::href;
use super::print;
use crate::model::{Entry, Framework};
use crate::view::{Body, NavItem, Sitemap, TocPage};

/// Composes the contents.
pub(super) fn compose(site: &Site<'_>, url: &str) -> (String, Body) {
    let mut sections = frame::sections(site, url);
    sections.retain(|section| !section.current);
    for (section, framework) in sections.iter_mut().zip(&site.book.frameworks) {
        section.children = entries(site, framework, None, url);
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

/// The absolute addresses of all pages but prints, which repeat them; only composed when the settings say where the site stands.
pub(super) fn sitemap(site: &Site<'_>) -> Sitemap {
    let base = site.settings.html.site_url.clone().unwrap_or_default();
    let mut urls: Vec<String> =
        super::plan(site).into_iter().filter(super::Plan::is_lasting).map(|plan| plan.url).collect();
    urls.sort();
    Sitemap { urls: urls.into_iter().map(|url| format!("{base}{}", href::relative("index.html", &url))).collect() }
}
