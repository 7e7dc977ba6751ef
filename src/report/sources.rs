//! The texts findings point into, read once more and only where there is a finding.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::project::{Origin, Project, Tree};
use crate::source::{FileId, LineIndex, Position, Span};

/// A text whose lines were counted once for all its findings.
pub(super) type Lines = LineIndex<Rc<str>>;

/// Texts by file.
pub struct Sources<'a> {
    project: &'a Project,
    tree: &'a dyn Tree,
    read: RefCell<BTreeMap<FileId, Option<Rc<Lines>>>>,
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
    pub(super) fn lines(&self, file: FileId) -> Option<Rc<Lines>> {
        self.read.borrow_mut().entry(file).or_insert_with(|| self.fetch(file)).clone()
    }

    fn fetch(&self, file: FileId) -> Option<Rc<Lines>> {
        let file = self.project.files.get(file.0 as usize)?;
        let text = match file.origin {
            Origin::BuiltIn(text) => Cow::Borrowed(text),
            // Up to the first byte that is no text, offsets are what they were.
            Origin::Book => Cow::Owned(String::from_utf8_lossy(&self.tree.read(&file.path).ok()?).into_owned()),
        };
        Some(Rc::new(LineIndex::new(text.into())))
    }

    /// Where a span begins and ends.
    pub(super) fn positions(&self, span: Span) -> Option<(Position, Position)> {
        let lines = self.lines(span.file)?;
        let start = span.start as usize;
        Some((lines.position(start), lines.position(start + span.len as usize)))
    }
}
