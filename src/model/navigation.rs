//! The order in which documents are read.

use std::collections::BTreeMap;

use super::DocumentId;

/// A way down the contents: at each level the place among the chapters.
pub type Way = Vec<usize>;

/// A place in the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// What it is called there.
    pub title: String,
    /// The page it leads to, by its path in the site; `None` for a planned chapter or a part title.
    pub url: Option<String>,
    /// The document, unless the page is a generated folder index.
    pub document: Option<DocumentId>,
    /// What stands below it.
    pub children: Vec<Chapter>,
}

/// The contents of the book's own documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Navigation {
    /// The top of the tree.
    pub chapters: Vec<Chapter>,
    /// Documents a hand-kept summary leaves out.
    pub orphans: Vec<DocumentId>,
}

impl Navigation {
    /// Every chapter that has a page, in reading order.
    pub fn reading_order(&self) -> Vec<&Chapter> {
        fn walk<'a>(chapters: &'a [Chapter], into: &mut Vec<&'a Chapter>) {
            for chapter in chapters {
                if chapter.url.is_some() {
                    into.push(chapter);
                }
                walk(&chapter.children, into);
            }
        }
        let mut order = Vec::new();
        walk(&self.chapters, &mut order);
        order
    }

    /// The ways down to each page, in reading order; a page that is listed twice has two.
    pub fn ways(&self) -> BTreeMap<&str, Vec<Way>> {
        fn walk<'a>(chapters: &'a [Chapter], way: &mut Way, into: &mut BTreeMap<&'a str, Vec<Way>>) {
            for (at, chapter) in chapters.iter().enumerate() {
                way.push(at);
                if let Some(url) = &chapter.url {
                    into.entry(url).or_default().push(way.clone());
                }
                walk(&chapter.children, way, into);
                way.pop();
            }
        }
        let mut ways = BTreeMap::new();
        walk(&self.chapters, &mut Way::new(), &mut ways);
        ways
    }
}
