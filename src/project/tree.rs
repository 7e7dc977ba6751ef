//! The tree port: read and stream. The disk today; a Git revision, memory or an editor's buffers
//! offer the same two.

use std::collections::BTreeMap;
use std::io::{self, Read};

/// A tree of files below one root. Paths are relative, use `/` and hold no `.` or `..`.
pub trait Tree: Sync {
    /// Reads a whole file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Opens a file for reading piece by piece.
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>>;
}

/// A tree in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory(
    /// The files by path.
    pub BTreeMap<String, Vec<u8>>,
);

impl Tree for Memory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.0.get(path).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        Ok(Box::new(bytes.as_slice()))
    }
}
