//! The contents: a hand-kept `SUMMARY.md` where there is one, otherwise the folders.

use std::collections::{BTreeMap, BTreeSet};

use super::Findings;
use super::names::Names;
use super::references;
use super::values::unreadable;
use crate::manuscript::{RawChapter, RawDocument, RawSummary};
use crate::model::{Chapter, Defect, DefectKind, DocumentId, Navigation};
use crate::source::{FileId, Span, in_words};

/// A document as the contents see it.
struct Listed<'a> {
    id: &'a DocumentId,
    title: &'a str,
    path: &'a str,
    url: &'a str,
    is_index: bool,
    span: Span,
}

/// The documents by their ids.
type Contents<'a> = BTreeMap<&'a DocumentId, Listed<'a>>;

/// Puts the documents in order.
pub(super) fn build<'n>(
    documents: &'n [RawDocument],
    summary: Option<&RawSummary>,
    names: &'n Names<'_>,
    found: &mut Findings,
) -> Navigation {
    let listed = |raw: &'n RawDocument| {
        let name = names.by_file.get(&raw.file)?;
        let (title, path, url) = (raw.title.text.as_str(), raw.path.as_str(), name.url.as_str());
        Some((
            &name.id,
            Listed { id: &name.id, title, path, url, is_index: name.is_index, span: Span::whole(raw.file) },
        ))
    };
    let documents: Contents<'_> = documents.iter().filter_map(listed).collect();
    let documents = &documents;
    match summary {
        Some(summary) => by_summary(documents, summary, names, found),
        None => Navigation { chapters: by_folders(documents, names, found), orphans: Vec::new() },
    }
}

/// The order a person keeps. Documents it leaves out are reported and stay reachable by links.
fn by_summary(documents: &Contents<'_>, summary: &RawSummary, names: &Names<'_>, found: &mut Findings) -> Navigation {
    let mut listed = BTreeSet::new();
    let chapters = summary.chapters.iter().map(|raw| chapter(raw, documents, names, &mut listed, found)).collect();
    let orphans =
        documents.values().filter(|document| !listed.contains(document.id) && document.url != super::addresses::HOME);
    Navigation { chapters, orphans: orphans.map(|document| document.id.clone()).collect() }
}

fn chapter(
    raw: &RawChapter,
    documents: &Contents<'_>,
    names: &Names<'_>,
    listed: &mut BTreeSet<DocumentId>,
    found: &mut Findings,
) -> Chapter {
    let file = raw.path.as_deref().map_or(Err(None), |path| references::listed(path, names));
    let name = file.as_ref().ok().and_then(|file| names.by_file.get(file));
    let document = name.and_then(|name| documents.get(&name.id));
    let mut report = |kind, wrote: &str, suggestion| {
        found.defects.push(Defect { kind, wrote: wrote.to_owned(), suggestion, span: raw.span });
    };
    if let (Some(path), None) = (&raw.path, document) {
        report(DefectKind::BrokenLink, path, file.err().flatten());
    }
    if let Some(kind) = unreadable(&raw.title) {
        report(kind, &raw.title, None);
    }
    // An entry without a text is called as what it leads to.
    let own = document.map(|document| document.title).or(raw.path.as_deref()).filter(|_| raw.title.trim().is_empty());
    listed.extend(document.map(|document| document.id.clone()));
    Chapter {
        title: own.unwrap_or(&raw.title).to_owned(),
        url: document.map(|document| document.url.to_owned()),
        document: document.map(|document| document.id.clone()),
        children: raw.children.iter().map(|child| chapter(child, documents, names, listed, found)).collect(),
    }
}

/// A folder being filled.
#[derive(Default)]
struct Folder<'a> {
    index: Option<&'a Listed<'a>>,
    documents: Vec<&'a Listed<'a>>,
    folders: BTreeMap<&'a str, Folder<'a>>,
}

/// The order of folders: folders and documents by name, documents before folders at the top.
fn by_folders(documents: &Contents<'_>, names: &Names<'_>, found: &mut Findings) -> Vec<Chapter> {
    let mut root = Folder::default();
    for document in documents.values() {
        let mut folder = &mut root;
        let parts: Vec<&str> = document.path.split('/').collect();
        for part in &parts[..parts.len() - 1] {
            folder = folder.folders.entry(*part).or_default();
        }
        match document.is_index {
            true => folder.index = Some(document),
            false => folder.documents.push(document),
        }
    }
    chapters(&root, "", names, found)
}

fn chapters(folder: &Folder<'_>, path: &str, names: &Names<'_>, found: &mut Findings) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = folder.documents.iter().map(|document| leaf(document)).collect();
    chapters.sort_by(|a, b| a.title.to_lowercase().cmp(&b.title.to_lowercase()).then_with(|| a.url.cmp(&b.url)));
    for (name, inner) in &folder.folders {
        let path = format!("{path}{name}/");
        let children = self::chapters(inner, &path, names, found);
        let index = inner.index.map(leaf);
        let generated = format!("{path}index.html");
        let mut own = || !names.pages.contains(&generated) && names.take(&generated, first(inner), found);
        let generated = (index.is_none() && own()).then_some(generated);
        chapters.push(Chapter {
            title: index.as_ref().map_or_else(|| in_words(name), |index| index.title.clone()),
            document: index.as_ref().and_then(|index| index.document.clone()),
            url: index.and_then(|index| index.url).or(generated),
            children,
        });
    }
    chapters
}

/// The place of the first document of a folder, which stands for the folder in findings.
fn first(folder: &Folder<'_>) -> Span {
    let own = folder.documents.first().map(|document| document.span);
    own.or_else(|| folder.folders.values().map(first).next()).unwrap_or(Span::whole(FileId(0)))
}

fn leaf(document: &Listed<'_>) -> Chapter {
    Chapter {
        title: document.title.to_owned(),
        url: Some(document.url.to_owned()),
        document: Some(document.id.clone()),
        children: Vec::new(),
    }
}
