//! The folder of a book on the disk, as a tree of regular files below one root.

#[cfg(any(not(unix), test))]
mod portable;
#[cfg(unix)]
mod unix;

use std::fs::{self, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

#[cfg(not(unix))]
use portable::Root;
#[cfg(unix)]
use unix::Root;

use super::names;
use crate::diagnostics::{Code, Diagnostic};
use crate::project::Tree;

/// The files below a root folder. A path is resolved component by component each time, and a
/// symbolic link in it is never followed; only regular files are opened.
#[derive(Debug)]
pub struct Disk {
    path: PathBuf,
    root: Root,
}

impl Disk {
    /// The tree below `root`, which may itself be reached through links.
    pub fn new(root: &Path) -> io::Result<Self> {
        let path = root.canonicalize()?;
        Ok(Self { root: Root::open(&path)?, path })
    }

    /// The root, resolved.
    pub fn root(&self) -> &Path {
        &self.path
    }

    /// What stands at a path below the root.
    pub(super) fn place(&self, path: &str) -> io::Result<Place> {
        let mut at = self.path.clone();
        let mut below = PathBuf::new();
        let mut place = Place::Folder;
        for part in parts(path)? {
            at.push(part);
            below.push(part);
            if let Some(diagnostic) = names::refusal(&below, part.as_ref()) {
                return Ok(Place::Refused(diagnostic));
            }
            place = match fs::symlink_metadata(&at) {
                Ok(found) if found.is_dir() => Place::Folder,
                Ok(found) if found.is_file() => Place::File(found.len()),
                Ok(found) => {
                    return Ok(Place::Refused(Place::unsafe_file(&names::shown(&below), what(found.file_type()))));
                }
                Err(error) => match error.kind() {
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => return Ok(Place::Missing),
                    _ => return Err(error),
                },
            };
        }
        Ok(place)
    }

    fn file(&self, path: &str) -> io::Result<fs::File> {
        let file = parts(path).and_then(|parts| self.root.file(&parts)).map_err(|error| named(path, &error))?;
        if file.metadata().map_err(|error| named(path, &error))?.is_file() {
            return Ok(file);
        }
        Err(named(path, &irregular()))
    }
}

impl Tree for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file(path)?.read_to_end(&mut bytes).map_err(|error| named(path, &error))?;
        Ok(bytes)
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.file(path)?))
    }
}

/// What stands at a path.
#[derive(Debug)]
pub(super) enum Place {
    /// Nothing.
    Missing,
    /// A folder.
    Folder,
    /// A regular file of that length.
    File(u64),
    /// Something that is not touched, and the finding that says so.
    Refused(Diagnostic),
}

impl Place {
    /// The finding for something that is no regular file.
    pub(super) fn unsafe_file(path: &str, what: &str) -> Diagnostic {
        Diagnostic::new(Code::UnsafeFile, path, format!("`{path}` is {what}"))
            .help("put a regular file in its place, or remove it; it is neither followed nor read")
    }
}

/// What to call a thing that is neither a regular file nor a folder.
pub(super) fn what(kind: FileType) -> &'static str {
    if kind.is_symlink() {
        return "a symbolic link";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a named pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "a device";
        }
    }
    "no regular file"
}

/// The components of a path of a tree, each of them a plain name.
fn parts(path: &str) -> io::Result<Vec<&str>> {
    let forbidden: &[char] = if cfg!(windows) { &['\0', '\\', ':'] } else { &['\0'] };
    let plain = |part: &&str| !matches!(*part, "" | "." | "..") && !part.contains(forbidden);
    let parts: Vec<_> = path.split('/').collect();
    if parts.iter().all(plain) {
        return Ok(parts);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "is no path below the root of the book"))
}

fn irregular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "is no regular file any more")
}

fn named(path: &str, error: &io::Error) -> io::Error {
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("`{path}` does not exist any more"),
        io::ErrorKind::InvalidInput => format!("`{path}` {error}"),
        _ => format!("`{path}`: {error}"),
    };
    io::Error::new(error.kind(), message)
}
