//! What can keep a site from being published, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

/// The site was not published; the old one, if there is one, stands as it was.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The output is nothing that may be replaced.
    #[error("the site is not written to `{}`: {why}", path.display())]
    Refused {
        /// The output, or a file beside it that is in the way.
        path: PathBuf,
        /// The reason.
        why: String,
    },
    /// Another build writes the same site.
    #[error("another build is writing this site: {holder}")]
    Locked {
        /// Who holds the lock, and since when.
        holder: String,
    },
    /// The system does not let the output be exchanged for another folder.
    #[error("`{}` cannot be replaced in one step: {why}", path.display())]
    NotSwappable {
        /// The output.
        path: PathBuf,
        /// The reason.
        why: String,
    },
    /// A file is not what it was when the book was read.
    #[error("`{path}` changed while the book was being built")]
    Changed {
        /// The file, below the root of the book.
        path: String,
    },
    /// Two artifacts claim one place, letters of either case being the same, or one of them a folder
    /// of the other.
    #[error("`{first}` and `{second}` cannot both be in one site")]
    Collision {
        /// The one that sorts first.
        first: String,
        /// The other one; equal to the first if it came twice.
        second: String,
    },
    /// An artifact would leave the site, or hide in it.
    #[error("`{}` is no place in a site: {why}", url.escape_debug())]
    UnsafeUrl {
        /// Its path.
        url: String,
        /// The reason.
        why: &'static str,
    },
    /// The file system failed.
    #[error("cannot read or write `{}`: {source}", path.display())]
    Io {
        /// What was read or written.
        path: PathBuf,
        /// How it failed.
        source: io::Error,
    },
    /// The new site is in place; only the old one could not be removed.
    #[error("the site is published, but the old one is still at `{}`: {source}", path.display())]
    Leftover {
        /// Where the old site is.
        path: PathBuf,
        /// Why it is still there.
        source: io::Error,
    },
}

impl PublishError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Refused { .. } => {
                "only a folder that clausebook wrote is replaced, with nothing else in it; name another with `--dest-dir`, \
                 or move what is there away"
            }
            Self::Locked { .. } => "wait for it to end; a lock whose build was killed is taken over by itself",
            Self::NotSwappable { .. } => {
                "name a folder below it with `--dest-dir`, or remove it first if it is no mount point"
            }
            Self::Changed { .. } => "build again when nothing writes to the book",
            Self::Collision { .. } => "rename one of the files they come from",
            Self::UnsafeUrl { .. } => "rename the file it comes from",
            Self::Io { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                "make room on the disk; what was written so far has been removed"
            }
            Self::Io { .. } => "see that the folder of the site and the one around it may be written",
            Self::Leftover { .. } => "remove it by hand once nothing uses it",
        }
    }

    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }

    pub(super) fn refused(path: &Path, why: impl Into<String>) -> Self {
        Self::Refused { path: path.to_owned(), why: why.into() }
    }
}
