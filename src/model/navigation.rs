//! The order in which documents are read.

use super::DocumentId;

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
}
