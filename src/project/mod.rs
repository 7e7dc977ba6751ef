//! A project: the files of a book as they were found, and how to read them.

mod digest;
mod name;
mod tree;

use std::sync::Arc;

use crate::source::FileId;

pub use digest::Hashed;
pub use name::deceptive;
pub use tree::{Memory, Tree};

/// What role a file plays, told from its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `book.toml`.
    Settings,
    /// A built-in or own catalogue.
    Framework,
    /// A built-in or own crosswalk.
    Mapping,
    /// A Markdown document.
    Document,
    /// `SUMMARY.md`.
    Summary,
    /// Statements.
    Statements,
    /// A file of the evidence register.
    Evidence,
    /// The register of roles.
    Roles,
    /// The plan.
    Plan,
    /// Anything else: published when something refers to it.
    Attachment,
    /// A file of a theme: here so that findings can point into it.
    Theme,
}

/// Where the text of a file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The book's own tree.
    Book,
    /// The program itself.
    BuiltIn(&'static str),
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the root of the book, with `/`; what messages show.
    pub path: Arc<str>,
    /// Its path below the content folder; equal to `path` for files outside it.
    pub content_path: Arc<str>,
    /// What it is.
    pub kind: FileKind,
    /// Its length in bytes when it was found.
    pub length: u64,
    /// Where its text comes from.
    pub origin: Origin,
}

/// The files of a book in order: `book.toml` where there is one, the built-in catalogues, the
/// content by path, then the texts of its theme.
#[derive(Debug, Clone, Default)]
pub struct Project {
    /// The files; a [`FileId`] is a place in this list.
    pub files: Vec<File>,
}

impl Project {
    /// The file with that id.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The ids of all files, in order.
    pub fn ids(&self) -> impl Iterator<Item = FileId> {
        (0u32..).take(self.files.len()).map(FileId)
    }
}
