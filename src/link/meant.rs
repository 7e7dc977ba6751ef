//! What was meant by a name that leads nowhere: the names of a book, list by list, each made ready once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::diagnostics::Known;

/// Names that one name is looked for among.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    /// Ids of documents and records.
    Ids,
    /// Ids of documents.
    Documents,
    /// Ids of evidence.
    Evidence,
    /// Files of evidence below a folder.
    Files(String),
    /// Paths of documents.
    Paths,
    /// Addresses of generated pages and files.
    Generated,
    /// Addresses of all pages.
    Pages,
    /// Anchors of the page at an address.
    Anchors(String),
    /// Frameworks.
    Frameworks,
    /// Entries of a framework.
    Entries(String),
}

/// The lists that were asked so far.
#[derive(Debug, Default)]
pub(super) struct Meant(RefCell<BTreeMap<List, Known>>);

impl Meant {
    /// The name on a list that `wanted` was meant to be; `names` are those of the list.
    pub(super) fn nearest<'a>(
        &self,
        list: List,
        wanted: &str,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        let mut lists = self.0.borrow_mut();
        lists.entry(list).or_insert_with(|| Known::new(names)).nearest(wanted).map(str::to_owned)
    }
}
