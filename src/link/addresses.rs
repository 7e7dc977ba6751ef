//! Addresses of pages: assigned once, against reserved names and ignoring case.

use std::collections::BTreeMap;

use super::Findings;
use crate::model::{Clash, FrameworkId, Occurrence, RequirementId};
use crate::source::Span;

/// The home page.
pub(super) const HOME: &str = "index.html";

/// The print of the whole book.
pub(super) const PRINT: &str = "print.html";

/// The roles; a page of books that have some, and no place for another in any.
pub(super) const ROLES: &str = "roles/index.html";

/// The combined Statement of Applicability; a page of books with frameworks, likewise.
pub(super) const SOA: &str = "soa/index.html";

/// Pages every site has, that of the whole book and those that keep their place where they are not made.
pub(super) const GENERATED: &[&str] =
    &[HOME, "search.html", "404.html", "toc.html", "legend.html", PRINT, SOA, "evidence/index.html", ROLES];

/// The overview of the primary crosswalk.
pub(super) const OVERVIEW: &str = "matrix/index.html";

/// Pages of a site with a crosswalk.
pub(super) const MAPPED: &[&str] = &["gaps.html", OVERVIEW, "matrix/clauses.html", "matrix/controls.html"];

/// Folders that belong to the generator.
const RESERVED: &[&str] = &["matrix", "soa", "data", "static", "print"];

/// Names a framework cannot have: its pages would stand among those of the site, or its part of the
/// Statement of Applicability in the place of the whole.
pub(super) fn is_kept(framework: &FrameworkId) -> bool {
    let pages = GENERATED.iter().chain([&PLAN]).filter_map(|url| url.split_once('/'));
    let mut names = pages.map(|(folder, _)| folder).chain(RESERVED.iter().copied()).chain(["index"]);
    names.any(|name| name == framework.as_str())
}

/// The tree of a framework.
pub(super) fn framework(id: &FrameworkId) -> String {
    format!("{id}/index.html")
}

/// The part of a framework in the Statement of Applicability.
pub(super) fn extract(id: &FrameworkId) -> String {
    format!("soa/{id}.html")
}

/// The page of a catalogue entry.
pub(super) fn entry(id: &RequirementId) -> String {
    format!("{}/{}.html", id.framework(), id.number())
}

/// The matrix of a crosswalk that is not the primary one, and the other direction of any.
pub(super) fn matrix(source: &FrameworkId, target: &FrameworkId) -> [String; 2] {
    [format!("matrix/{source}--{target}.html"), format!("matrix/{source}--{target}/reverse.html")]
}

/// The page of a pair of a crosswalk.
pub(super) fn pair(source: &RequirementId, target: &RequirementId) -> String {
    let folder = format!("{}--{}", source.framework(), target.framework());
    format!("matrix/{folder}/{}--{}.html", source.number(), target.number())
}

/// File names that stand for their folder, the first one there taking precedence.
const INDEXES: &[&str] = &["index.md", "_index.md", "README.md"];

/// The folder of a path below the content folder, and the file name.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Whether a path is one of a file, at the top, that stands for its folder, or of its page.
pub(super) fn is_index(path: &str) -> bool {
    INDEXES.contains(&path) || path == HOME
}

/// The document that stands for each folder, of those at `paths`.
pub(super) fn indexes<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, &'a str> {
    let rank = |path: &str| INDEXES.iter().position(|name| *name == split(path).1);
    let mut indexes: BTreeMap<&str, &str> = BTreeMap::new();
    for path in paths.filter(|path| rank(path).is_some()) {
        let known = indexes.entry(split(path).0).or_insert(path);
        if rank(path) < rank(known) {
            *known = path;
        }
    }
    indexes
}

/// The page of a document: its own path, or the index of its folder when it stands for that.
pub(super) fn document(path: &str, is_index: bool) -> String {
    match (is_index, split(path).0) {
        (true, "") => HOME.to_owned(),
        (true, folder) => format!("{folder}/index.html"),
        (false, _) => format!("{}.html", path.strip_suffix(".md").unwrap_or(path)),
    }
}

/// The page of an item of evidence.
pub(super) fn evidence(id: &str) -> String {
    format!("evidence/{id}.html")
}

/// The page of a role.
pub(super) fn role(id: &str) -> String {
    format!("roles/{id}.html")
}

/// The plan as a whole; a page of books that have one.
pub(super) const PLAN: &str = "plan/index.html";

/// The page of an entry of the plan.
pub(super) fn plan(id: &str) -> String {
    format!("plan/{id}.html")
}

/// An attached file: those of the evidence register stand together, others keep their place.
pub(super) fn attachment(path: &str) -> String {
    match path.strip_prefix("evidence/") {
        Some(rest) => format!("evidence/files/{rest}"),
        None => path.to_owned(),
    }
}

/// The addresses taken so far, by their form in lower case, each with the place of what took it; those of
/// the site itself have no place.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    taken: BTreeMap<String, (String, Option<Span>)>,
    /// The folders they lie in, each with the place of the first.
    folders: BTreeMap<String, Option<Span>>,
}

impl Addresses {
    /// Takes an address; a second taker is reported, and so is a page that would be a folder as well.
    pub(super) fn take(&mut self, url: &str, span: Span, found: &mut Findings) -> bool {
        let lower = url.to_lowercase();
        let inside = |folder| self.taken.get(folder).map(|(page, first)| (page.as_str(), Clash::Folder, *first));
        let clash = (self.taken.get(&lower).map(|(_, first)| (url, Clash::Url, *first)))
            .or_else(|| self.folders.get(&lower).map(|first| (url, Clash::Folder, *first)))
            .or_else(|| folders(&lower).find_map(inside));
        if let Some((what, kind, first)) = clash {
            let kind = if first.is_some() { kind } else { Clash::Site };
            found.clashes.push(Occurrence { what: what.to_owned(), first, again: span, kind });
            return false;
        }
        self.insert(url, Some(span));
        true
    }

    /// Takes the home page for the document that has its words.
    pub(super) fn take_home(&mut self, span: Span) {
        self.insert(HOME, Some(span));
    }

    /// Takes the addresses of generated pages, which no file of the book may have.
    pub(super) fn reserve(&mut self, urls: impl IntoIterator<Item = String>) {
        for url in urls {
            if !self.taken.contains_key(&url.to_lowercase()) {
                self.insert(&url, None);
            }
        }
    }

    fn insert(&mut self, url: &str, span: Option<Span>) {
        let lower = url.to_lowercase();
        for folder in folders(&lower) {
            if !self.folders.contains_key(folder) {
                self.folders.insert(folder.to_owned(), span);
            }
        }
        self.taken.insert(lower, (url.to_owned(), span));
    }

    /// Every address that is taken.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.taken.values().map(|(url, _)| url.as_str())
    }

    /// Reports an address inside a folder that belongs to the generator.
    pub(super) fn refuse_reserved(&mut self, url: &str, frameworks: &[&str], span: Span, found: &mut Findings) -> bool {
        let top = url.split('/').next().unwrap_or_default().to_lowercase();
        let reserved = url.contains('/') && (RESERVED.contains(&top.as_str()) || frameworks.contains(&top.as_str()));
        if reserved {
            found.clashes.push(Occurrence { what: url.to_owned(), first: None, again: span, kind: Clash::Site });
        }
        reserved
    }
}

/// The folders an address lies in, the outer one first.
fn folders(url: &str) -> impl Iterator<Item = &str> {
    url.match_indices('/').map(|(end, _)| &url[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_keep_their_own_path() {
        assert_eq!(document("policies/a.b.md", false), "policies/a.b.html");
        assert_eq!(document("policies/README.md", true), "policies/index.html");
        assert_eq!(document("_index.md", true), "index.html");
        let found = indexes(["README.md", "_index.md", "a/README.md", "b/x.md"].into_iter());
        assert_eq!(found, BTreeMap::from([("", "_index.md"), ("a", "a/README.md")]));
        assert_eq!(attachment("evidence/2026/a.pdf"), "evidence/files/2026/a.pdf");
    }
}
