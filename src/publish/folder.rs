//! The staging folder, and folders around the output that had to be made for it. Both go again
//! unless they are kept.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process;

use super::target::Target;
use super::{PublishError, marker, remove};

/// A folder beside the output that nobody else has.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    kept: bool,
}

impl Folder {
    /// Makes the folder and marks it as a site that is not finished.
    pub(super) fn create(target: &Target) -> Result<Self, PublishError> {
        loop {
            let path = target.beside(&suffix("staging"));
            match fs::create_dir(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(PublishError::io(&path, error)),
            }
            let folder = Self { path, kept: false };
            marker::begin(&folder.path).map_err(|source| PublishError::io(&folder.path, source))?;
            return Ok(folder);
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Leaves alone what stands at its path.
    pub(super) fn keep(&mut self) {
        self.kept = true;
    }

    /// The folder stands at its path again, and is to go.
    pub(super) fn discard(&mut self) {
        self.kept = false;
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed now, the next build finds by its marker.
            let _ = remove::staging(&self.path);
        }
    }
}

/// A suffix for a name beside the output: `<word>-<process>-<random>`.
pub(super) fn suffix(word: &str) -> String {
    format!("{word}-{}-{:016x}", process::id(), RandomState::new().hash_one(word))
}

/// Whether a suffix was made by [`suffix`] from `word`.
pub(super) fn is_suffix(word: &str, suffix: &str) -> bool {
    let parts: Vec<_> = suffix.split('-').collect();
    let [first, process, random] = parts.as_slice() else { return false };
    let all = |text: &str, fits: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| fits(&byte));
    *first == word && all(process, u8::is_ascii_digit) && random.len() == 16 && all(random, u8::is_ascii_hexdigit)
}

/// The folders around the output that were not there.
#[derive(Debug)]
pub(super) struct Parents {
    made: Vec<PathBuf>,
}

impl Parents {
    /// Makes `parent` and what it lies in.
    pub(super) fn make(parent: &Path) -> Result<Self, PublishError> {
        let missing: Vec<_> = parent.ancestors().take_while(|folder| !folder.is_dir()).collect();
        let mut parents = Self { made: Vec::new() };
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => parents.made.push(folder.to_owned()),
                Err(_) if folder.is_dir() => {}
                Err(source) => return Err(PublishError::io(folder, source)),
            }
        }
        Ok(parents)
    }

    /// Leaves them where they are.
    pub(super) fn keep(&mut self) {
        self.made.clear();
    }
}

impl Drop for Parents {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // Only an empty folder goes.
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_are_recognised() {
        assert!(is_suffix("old", &suffix("old")));
        assert_ne!(suffix("old"), suffix("old"));
        for other in [
            "old",
            "old-1",
            "old-1-0123",
            "older-1-0123456789abcdef",
            "old-x-0123456789abcdef",
            "old-1-0123456789abcdef-2",
        ] {
            assert!(!is_suffix("old", other), "{other}");
        }
    }
}
