//! What the generator makes besides the pages of documents: at which addresses, and with which anchors.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses;
use super::anchors::{self, Anchors};
use super::answered::Answered;
use super::names::Names;
use crate::config::Settings;
use crate::manuscript::Manuscript;
use crate::model::{Chapter, Crosswalk, DataFile, Framework, FrameworkId, Generated, Navigation, Node, Print};

/// What decides about the pages and files, all known before a reference is resolved.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) manuscript: &'a Manuscript,
    pub(super) crosswalks: &'a [Crosswalk],
    pub(super) navigation: &'a Navigation,
    pub(super) prints: &'a [(String, Print)],
    pub(super) data: &'a [DataFile],
}

impl<'a> Known<'a> {
    /// The framework with that id.
    pub(super) fn framework(&self, id: &FrameworkId) -> Option<&'a Framework> {
        self.names.framework(id.as_str())
    }

    /// The crosswalk the overview shows.
    pub(super) fn primary(&self) -> Option<&'a Crosswalk> {
        self.crosswalks.iter().find(|crosswalk| crosswalk.primary)
    }
}

/// The pages and files by their paths in the site.
pub(super) fn all(known: &Known<'_>) -> BTreeMap<String, Generated> {
    let mut all: BTreeMap<String, Generated> = BTreeMap::new();
    let mut add = |url: String, node: Option<Node>, anchors: Anchors| {
        all.entry(url).or_insert(Generated { node, anchors, ..Generated::default() });
    };
    for (url, anchors) in anchors::of_site(known) {
        add(url.to_owned(), None, anchors);
    }
    let serves = anchors::with_counterparts(known);
    let answered = Answered::collect(known.manuscript);
    for framework in known.names.frameworks {
        add(framework.url.clone(), Some(Node::Framework(framework.id.clone())), anchors::framework(framework));
        for entry in &framework.entries {
            let anchors = anchors::entry(known, framework, entry, &serves, &answered);
            add(entry.url.clone(), Some(Node::Entry(entry.id.clone())), anchors);
        }
        if framework.has_controls() {
            add(addresses::extract(&framework.id), None, anchors::soa([framework].into_iter()));
        }
    }
    for id in known.names.evidence.keys() {
        add(addresses::evidence(id.as_str()), Some(Node::Evidence(id.clone())), anchors::evidence());
    }
    let (owners, planned) = (anchors::owners(known), anchors::planned(known));
    for id in known.names.roles.keys() {
        let anchors = owners.get(id).cloned().unwrap_or_default();
        add(addresses::role(id.as_str()), Some(Node::Role(id.clone())), anchors);
    }
    for id in known.names.plan.keys() {
        let anchors = if planned.contains(id) { anchors::fixed(&["requirements"]) } else { Anchors::new() };
        add(addresses::plan(id.as_str()), Some(Node::Plan(id.clone())), anchors);
    }
    for crosswalk in known.crosswalks {
        let [matrix, reverse] = addresses::matrix(&crosswalk.source, &crosswalk.target);
        if !crosswalk.primary {
            add(matrix, None, anchors::controls(known, crosswalk));
        }
        add(reverse, None, anchors::fixed(&["reverse"]));
        for target in crosswalk.rows.values().flat_map(|row| &row.targets) {
            add(target.url.clone(), None, anchors::pair());
        }
    }
    let folders = known.navigation.reading_order().into_iter().filter(|chapter| chapter.document.is_none());
    let prints = known.prints.iter().map(|(url, _)| url.clone());
    let data = known.data.iter().map(|file| file.url().to_owned());
    for url in folders.filter_map(|chapter| chapter.url.clone()).chain(prints).chain(data) {
        add(url, None, Anchors::new());
    }
    for (url, page) in &mut all {
        page.filtered = anchors::filtered(url, &page.anchors);
    }
    if let (Some(crosswalk), Some(overview)) = (known.primary(), all.get_mut(addresses::OVERVIEW)) {
        overview.areas = anchors::areas(known, crosswalk);
    }
    all
}

/// The prints of a site with their addresses: one for each framework and for each top chapter that
/// holds others, and on request one for the book. A document by itself is printed from its own page.
pub(super) fn prints(frameworks: &[Framework], navigation: &Navigation, settings: &Settings) -> Vec<(String, Print)> {
    let settings = settings.html.print;
    if !settings.enable {
        return Vec::new();
    }
    let frameworks = frameworks.iter().enumerate();
    let frameworks = frameworks.map(|(at, framework)| (framework.id.to_string(), Print::Framework(at)));
    let chapters = navigation.chapters.iter().enumerate().filter(|(_, one)| !one.children.is_empty());
    let chapters = chapters.map(|(at, chapter)| (section(chapter).to_owned(), Print::Chapter(at)));
    // The style sheet of the book is in the same folder.
    let mut taken = BTreeSet::from(["print".to_owned()]);
    let mut free = |name: String| {
        let names = std::iter::once(name.clone()).chain((2..).map(|n: usize| format!("{name}-{n}")));
        let mut free = names.filter(|name| taken.insert(name.to_lowercase()));
        free.next().unwrap_or(name)
    };
    let sections = frameworks.chain(chapters).map(|(name, print)| (format!("print/{}.html", free(name)), print));
    let book = settings.whole_book.then(|| (addresses::PRINT.to_owned(), Print::Book));
    book.into_iter().chain(sections).collect()
}

/// What the print of a chapter is called: as its page, without the name of a file.
fn section(chapter: &Chapter) -> &str {
    let page = chapter.url.as_deref().and_then(|url| url.strip_suffix(".html")).unwrap_or("part");
    page.strip_suffix("/index").unwrap_or(page)
}

/// The files for programs, and the tables to take along.
pub(super) fn data(crosswalks: &[Crosswalk], settings: &Settings) -> Vec<DataFile> {
    let mut files = vec![DataFile::Graph, DataFile::Matrix, DataFile::Soa, DataFile::Evidence];
    files.extend(settings.export.workbook.then_some(DataFile::Workbook));
    files.extend(crosswalks.iter().any(|crosswalk| crosswalk.primary).then_some(DataFile::Gaps));
    files.extend(settings.html.site_url.is_some().then_some(DataFile::Sitemap));
    files
}
