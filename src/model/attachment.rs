//! Files that are published as they are.

use std::fmt;
use std::sync::Arc;

/// An attachment, by its path below the content folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttachmentId(Arc<str>);

impl AttachmentId {
    /// The attachment at that path.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// Its path below the content folder.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AttachmentId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A file: opaque bytes, known by their length and hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its path below the content folder.
    pub id: AttachmentId,
    /// Its file name.
    pub name: String,
    /// Its place among the files of the project, through which `publish` reads it.
    pub file: crate::source::FileId,
    /// Length in bytes.
    pub length: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// Whether a browser might run it: such a file is listed and not published.
    pub active: bool,
    /// Its path in the site.
    pub url: String,
}
