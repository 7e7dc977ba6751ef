//! Walks folders of a book in the order of their names and takes what is a regular file, has an
//! honest name and keeps within the limits. Everything else is a finding; only names that begin
//! with a dot are passed over.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::disk::{Disk, Place, what};
use super::text::{read_within, too_long};
use super::{DiscoverError, names};
use crate::config::Limits;
use crate::diagnostics::{Code, Diagnostic};

/// A file of a walked folder.
#[derive(Debug)]
pub(super) struct Found {
    /// Its path below the root.
    pub(super) path: String,
    /// Its path below the walked folder.
    pub(super) below: String,
    /// Its length in bytes.
    pub(super) length: u64,
}

/// What there was at the place of a folder.
#[derive(Debug)]
pub(super) enum Folder {
    /// No folder.
    Missing,
    /// Something that is not entered; it has been reported.
    Refused,
    /// Its files.
    Files(Vec<Found>),
}

/// What to do after a look at an entry.
enum Step {
    Enter,
    Pass,
    Take(Found),
    Stop,
}

/// Walks folders, counts their files and collects what is wrong with them.
pub(super) struct Walker<'a> {
    disk: &'a Disk,
    limits: Limits,
    output: Option<PathBuf>,
    files: usize,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Walker<'a> {
    /// A walker that does not enter `output`.
    pub(super) fn new(disk: &'a Disk, limits: Limits, output: &Path) -> Self {
        Self { disk, limits, output: output.canonicalize().ok(), files: 0, diagnostics: Vec::new() }
    }

    /// The tree it walks.
    pub(super) fn disk(&self) -> &'a Disk {
        self.disk
    }

    /// Adds a finding.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// What was found on the way.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The files below a folder; `text` says which are held to the limit for texts.
    pub(super) fn walk(&mut self, folder: &str, text: fn(&str) -> bool) -> Result<Folder, DiscoverError> {
        let base = self.disk.root().join(folder);
        match self.place(folder)? {
            Place::Folder => {}
            Place::Refused(diagnostic) => {
                self.report(diagnostic);
                return Ok(Folder::Refused);
            }
            Place::Missing | Place::File(_) => return Ok(Folder::Missing),
        }
        let mut files = Vec::new();
        let by_name = |a: &DirEntry, b: &DirEntry| bytes(a.file_name()).cmp(bytes(b.file_name()));
        let mut entries = WalkDir::new(&base).min_depth(1).follow_root_links(false).sort_by(by_name).into_iter();
        while let Some(entry) = entries.next() {
            let entry = entry.map_err(|error| failed(&base, error))?;
            match self.look(&entry, folder, &base, text)? {
                Step::Enter => {}
                Step::Pass if entry.file_type().is_dir() => entries.skip_current_dir(),
                Step::Pass => {}
                Step::Take(found) => files.push(found),
                Step::Stop => break,
            }
        }
        Ok(Folder::Files(files))
    }

    /// The bytes of one file that was found, or nothing if it has grown beyond its limit.
    pub(super) fn read(&mut self, found: &Found, text: bool) -> Result<Option<Vec<u8>>, DiscoverError> {
        let (limit, key) = self.limit(text);
        let bytes = read_within(self.disk, &found.path, found.length, limit)
            .map_err(|source| DiscoverError::Io { path: self.disk.root().join(&found.path), source })?;
        if bytes.is_none() {
            self.report(too_long(&found.path, limit, key));
        }
        Ok(bytes)
    }

    /// What stands at a path below the root.
    pub(super) fn place(&self, path: &str) -> Result<Place, DiscoverError> {
        let failed = |source| DiscoverError::Io { path: self.disk.root().join(path), source };
        self.disk.place(path).map_err(failed)
    }

    fn look(
        &mut self,
        entry: &DirEntry,
        folder: &str,
        base: &Path,
        text: fn(&str) -> bool,
    ) -> Result<Step, DiscoverError> {
        if bytes(entry.file_name()).starts_with(b".") || self.output.as_deref() == Some(entry.path()) {
            return Ok(Step::Pass);
        }
        let inner = entry.path().strip_prefix(base).unwrap_or(entry.path());
        let below = names::shown(inner);
        let path = format!("{folder}/{below}");
        if let Some(diagnostic) = names::refusal(Path::new(&path), entry.file_name()) {
            self.report(diagnostic);
            return Ok(Step::Pass);
        }
        let kind = entry.file_type();
        if kind.is_dir() {
            return Ok(self.enter(&path, entry.depth()));
        }
        if !kind.is_file() {
            self.report(Place::unsafe_file(&path, what(kind)));
            return Ok(Step::Pass);
        }
        if self.files == self.limits.files {
            let message = format!("the book has more than {} files", self.limits.files);
            let help = "remove some, or raise `files` in `[limits]` of book.toml";
            self.report(Diagnostic::new(Code::LimitExceeded, path, message).help(help));
            return Ok(Step::Stop);
        }
        self.files += 1;
        let length = entry.metadata().map_err(|error| failed(base, error))?.len();
        let (limit, key) = self.limit(text(&below));
        if length > limit {
            self.report(too_long(&path, limit, key));
            return Ok(Step::Pass);
        }
        Ok(Step::Take(Found { path, below, length }))
    }

    fn enter(&mut self, path: &str, depth: usize) -> Step {
        if depth <= self.limits.depth {
            return Step::Enter;
        }
        let message = format!("`{path}` lies more than {} folders deep", self.limits.depth);
        let help = "move it up, or raise `depth` in `[limits]` of book.toml";
        self.report(Diagnostic::new(Code::LimitExceeded, path, message).help(help));
        Step::Pass
    }

    /// The limit of a file and the setting it comes from.
    fn limit(&self, text: bool) -> (u64, &'static str) {
        if text { (self.limits.text_bytes, "text-bytes") } else { (self.limits.attachment_bytes, "attachment-bytes") }
    }
}

fn bytes(name: &OsStr) -> &[u8] {
    name.as_encoded_bytes()
}

fn failed(base: &Path, error: walkdir::Error) -> DiscoverError {
    let path = error.path().unwrap_or(base).to_owned();
    DiscoverError::Io { path, source: error.into() }
}
