//! Documents and folders.

use std::collections::BTreeSet;

use super::Site;
use super::href;
use super::prose::Prose;
use super::site::date;
use crate::model::{self, Claim, Document, DocumentId, DocumentStatus, Node, RequirementId, Section, escape};
use crate::view::{self, Body, DocumentPage, FolderPage, OutlineItem, SectionView};

/// Longest lead shown in a list, in characters.
const LEAD: usize = 220;

/// Composes the page of a document.
pub(super) fn compose(site: &Site<'_>, id: &DocumentId, url: &str) -> (String, Body) {
    let Some(document) = site.book.documents.get(id) else { return (id.to_string(), Body::NotFound {}) };
    let mut page = view(site, document, Prose::own(site, document, url, shift(document)), url);
    page.chapters = if document.is_index { below(site, url) } else { Vec::new() };
    (document.title.clone(), Body::Document(Box::new(page)))
}

/// What a page shows of a document; its prose is filled for that page.
pub(super) fn view(site: &Site<'_>, document: &Document, prose: Prose<'_>, url: &str) -> DocumentPage {
    let (sections, footnotes) = filled(site, document, prose, url);
    let (review_on, review_state) = site.review(&Node::Document(document.id.clone()));
    let whole = satisfied(site, document, None);
    let of_sections: BTreeSet<&RequirementId> =
        document.sections.iter().flat_map(|section| satisfied(site, document, Some(section))).collect();
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    DocumentPage {
        id: document.id.to_string(),
        kind: document.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
        version: text(&document.version),
        status: site.coverage.document(document).name().to_owned(),
        owner: site.role(url, document.owner.as_ref()),
        approver: site.role(url, document.approver.as_ref()),
        approved: date(document.approved.as_ref().map(|day| day.value)),
        confirmed: date(document.confirmed.as_ref().map(|day| day.value)),
        review_on,
        review_state,
        classification: text(&document.classification),
        audience: document.audience.name().to_owned(),
        section_badges: site.badges(url, of_sections.difference(&whole).copied()),
        badges: site.badges(url, whole),
        outline: outline(document, &document.url, url),
        sections,
        footnotes,
        source: document.path.clone(),
        chapters: Vec::new(),
    }
}

/// What a section of a document satisfies, or the document as a whole, by its own word or that of a statement.
fn satisfied<'s>(
    site: &'s Site<'_>,
    document: &'s Document,
    section: Option<&'s Section>,
) -> BTreeSet<&'s RequirementId> {
    let (own, anchor) = match section {
        Some(section) if section.level == 0 => return BTreeSet::new(),
        Some(section) => (&section.satisfies, Some(section.anchor.clone())),
        None => (&document.satisfies, None),
    };
    let traced = site.book.index.traced.get(&Claim { document: document.id.clone(), anchor });
    own.iter().map(|claim| &claim.value).chain(traced.into_iter().flatten()).collect()
}

/// The sections of a document on its own page, and their footnotes.
pub(super) fn own_sections(site: &Site<'_>, document: &Document, url: &str) -> (Vec<SectionView>, Vec<view::Footnote>) {
    filled(site, document, Prose::own(site, document, url, shift(document)), url)
}

fn filled(
    site: &Site<'_>,
    document: &Document,
    mut prose: Prose<'_>,
    url: &str,
) -> (Vec<SectionView>, Vec<view::Footnote>) {
    let sections =
        document.sections.iter().map(|section| section_view(site, document, section, &mut prose, url)).collect();
    let footnotes = prose.footnotes(document);
    (sections, footnotes)
}

/// What brings the highest heading of a document to the second level.
pub(super) fn shift(document: &Document) -> i8 {
    let highest = document.sections.iter().map(|section| section.level).filter(|level| *level > 0).min().unwrap_or(2);
    2 - i8::try_from(highest).unwrap_or(2)
}

/// A section as a page shows it.
pub(super) fn section_view(
    site: &Site<'_>,
    document: &Document,
    section: &Section,
    prose: &mut Prose<'_>,
    url: &str,
) -> SectionView {
    let is_lead = section.level == 0;
    SectionView {
        level: if is_lead { 0 } else { prose.level(section.level) },
        anchor: if is_lead { String::new() } else { prose.id(&section.anchor) },
        heading: match &section.heading {
            Some(markup) => prose.html(markup),
            None => escape(&section.title),
        },
        body: prose.html(&section.body),
        badges: site.badges(url, satisfied(site, document, Some(section))),
        counts: site.coverage.document(document) == DocumentStatus::Approved,
    }
}

/// The outline of a document as seen from a page.
pub(super) fn outline(document: &Document, own: &str, page: &str) -> Vec<OutlineItem> {
    let shift = shift(document);
    let sections = document.sections.iter().filter(|section| section.level > 0);
    let item = |section: &Section| OutlineItem {
        level: section.level.saturating_add_signed(shift).clamp(2, 6),
        title: section.title.clone(),
        href: href::relative(page, &format!("{own}#{}", section.anchor)),
    };
    sections.map(item).collect()
}

/// Composes the page of a folder that has no document of its own.
pub(super) fn folder(site: &Site<'_>, path: &[usize], url: &str) -> (String, Body) {
    let mut chapters = &site.book.navigation.chapters;
    let mut title = String::new();
    for at in path {
        let Some(chapter) = chapters.get(*at) else { break };
        title.clone_from(&chapter.title);
        chapters = &chapter.children;
    }
    let page = FolderPage { chapters: contents(site, chapters, url) };
    (title, Body::Folder(Box::new(page)))
}

/// What a folder's own document stands for.
fn below(site: &Site<'_>, url: &str) -> Vec<view::Chapter> {
    let mut chapters = site.book.navigation.chapters.as_slice();
    let Some(way) = site.ways(url).first() else { return Vec::new() };
    for at in way {
        chapters = chapters.get(*at).map(|chapter| chapter.children.as_slice()).unwrap_or_default();
    }
    contents(site, chapters, url)
}

/// Deepest nesting of lists on a page; what lies deeper stands in the last list.
pub(super) const MAX_NESTING: usize = 6;

/// Chapters with what a reader chooses by.
pub(super) fn contents(site: &Site<'_>, chapters: &[model::Chapter], url: &str) -> Vec<view::Chapter> {
    nested(site, chapters, url, 1)
}

fn nested(site: &Site<'_>, chapters: &[model::Chapter], url: &str, level: usize) -> Vec<view::Chapter> {
    let mut views = Vec::new();
    for chapter in chapters {
        let mut view = entry(site, chapter, url);
        if level < MAX_NESTING {
            view.children = nested(site, &chapter.children, url, level + 1);
            views.push(view);
        } else {
            views.push(view);
            views.extend(nested(site, &chapter.children, url, level));
        }
    }
    views
}

fn entry(site: &Site<'_>, chapter: &model::Chapter, url: &str) -> view::Chapter {
    let document = chapter.document.as_ref().and_then(|id| site.book.documents.get(id));
    view::Chapter {
        title: chapter.title.clone(),
        href: chapter.url.as_ref().map(|target| href::relative(url, target)).unwrap_or_default(),
        kind: document.and_then(|d| d.kind).map(|kind| kind.name().to_owned()).unwrap_or_default(),
        status: document.map(|d| site.coverage.document(d).name().to_owned()).unwrap_or_default(),
        due: document.map(|d| site.due(&Node::Document(d.id.clone())).to_owned()).unwrap_or_default(),
        version: document.and_then(|d| d.version.clone()).unwrap_or_default(),
        owner: document.map(|d| site.role_title(d.owner.as_ref())).unwrap_or_default(),
        lead: document.map(|d| lead(site, d, url)).unwrap_or_default(),
        children: Vec::new(),
    }
}

/// The first words of a document as plain text.
pub(super) fn lead(site: &Site<'_>, document: &Document, url: &str) -> String {
    let Some(section) = document.sections.first().filter(|section| section.level == 0) else { return String::new() };
    let text = Prose::own(site, document, url, 0).plain(&section.body);
    if text.chars().count() <= LEAD {
        return text;
    }
    let cut: String = text.chars().take(LEAD).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', ':', '.']))
}
