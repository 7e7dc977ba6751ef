//! The texts findings point into, read once more and only where there is a finding.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::project::{Origin, Project, Tree};
use crate::source::{FileId, LineIndex, Position, Span};

/// Texts by file.
pub struct Sources<'a> {
    project: &'a Project,
    tree: &'a dyn Tree,
    read: RefCell<BTreeMap<FileId, Option<Rc<str>>>>,
}

impl<'a> Sources<'a> {
    /// The texts of a project.
    pub fn new(project: &'a Project, tree: &'a dyn Tree) -> Self {
        Self { project, tree, read: RefCell::default() }
    }

    /// The path of a file.
    pub(super) fn path(&self, file: FileId) -> &'a str {
        self.project.files.get(file.0 as usize).map_or("", |file| &file.path)
    }

    /// The text of a file; `None` when it is gone.
    pub(super) fn text(&self, file: FileId) -> Option<Rc<str>> {
        self.read.borrow_mut().entry(file).or_insert_with(|| self.fetch(file)).clone()
    }

    fn fetch(&self, file: FileId) -> Option<Rc<str>> {
        let file = self.project.files.get(file.0 as usize)?;
        let text = match file.origin {
            Origin::BuiltIn(text) => Cow::Borrowed(text),
            // Up to the first byte that is no text, offsets are what they were.
            Origin::Book => Cow::Owned(String::from_utf8_lossy(&self.tree.read(&file.path).ok()?).into_owned()),
        };
        Some(text.into())
    }

    /// Where a span begins and ends.
    pub(super) fn positions(&self, span: Span) -> Option<(Position, Position)> {
        let text = self.text(span.file)?;
        let lines = LineIndex::new(&text);
        let start = span.start as usize;
        Some((lines.position(start), lines.position(start + span.len as usize)))
    }
}
