//! What can go wrong with the folder of a book as a whole.

use std::io;
use std::path::{Path, PathBuf};

/// The book cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// There is no book, or no content in it.
    #[error("there is no folder `{}`", missing.display())]
    NotFound {
        /// Where a book was looked for.
        root: PathBuf,
        /// The folder that is not there: the root itself, or the content below it.
        missing: PathBuf,
    },
    /// The file system failed.
    #[error("cannot read `{}`: {source}", path.display())]
    Io {
        /// What was to be read.
        path: PathBuf,
        /// How it failed.
        source: io::Error,
    },
}

impl DiscoverError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::NotFound { root, missing } if root == missing => {
                "name the folder that holds `book.toml` or `content`".to_owned()
            }
            Self::NotFound { root, missing } => {
                let src = missing.strip_prefix(root).unwrap_or(missing);
                format!(
                    "`{}` lacks its content folder `{}`; `clausebook init` begins a book, `src` in `[book]` names another folder",
                    root.display(),
                    src.display()
                )
            }
            Self::Io { .. } => "see that the file is there and may be read, then build again".to_owned(),
        }
    }

    /// The error for a root that cannot be opened.
    pub(super) fn at_root(root: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                Self::NotFound { root: root.to_owned(), missing: root.to_owned() }
            }
            _ => Self::Io { path: root.to_owned(), source },
        }
    }
}
