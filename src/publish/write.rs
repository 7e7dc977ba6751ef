//! Writes one artifact into the staging folder.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::claims::collision;
use super::{PublishError, Staging, url};
use crate::project::{Hashed, Origin, Project, Tree};
use crate::source::FileId;
use crate::view::Artifact;

/// Bytes read or written at a time.
const PIECE: usize = 64 << 10;

/// Writes an artifact and returns its length in bytes.
pub(super) fn artifact(
    staging: &Staging,
    artifact: &Artifact<'_>,
    project: &Project,
    tree: &dyn Tree,
) -> Result<u64, PublishError> {
    match artifact {
        Artifact::Bytes { url, bytes } => {
            let mut place = Place::new(staging, url)?;
            place.put(bytes)?;
            Ok(place.length)
        }
        Artifact::Stream { url, content } => {
            let mut place = BufWriter::with_capacity(PIECE, Place::new(staging, url)?);
            let written = content.write(&mut place).and_then(|()| place.flush());
            let place = place.get_ref();
            written.map(|()| place.length).map_err(|error| PublishError::io(&place.shown, error))
        }
        Artifact::Copy { url, file, sha256 } => copy(staging, url, *file, sha256, project, tree),
    }
}

/// Copies a file of the book and sees that it is what it was when the book was read.
fn copy(
    staging: &Staging,
    url: &str,
    file: FileId,
    sha256: &str,
    project: &Project,
    tree: &dyn Tree,
) -> Result<u64, PublishError> {
    let file = project.file(file);
    let io = |source| PublishError::io(Path::new(&*file.path), source);
    let changed = || Err(PublishError::Changed { path: file.path.to_string() });
    let source: Box<dyn Read + '_> = match file.origin {
        Origin::Book => tree.open(&file.path).map_err(io)?,
        Origin::BuiltIn(text) => Box::new(text.as_bytes()),
    };
    // One byte more than there was is enough to know that it changed.
    let mut source = Hashed::new(source.take(file.length.saturating_add(1)));
    let mut place = Place::new(staging, url)?;
    let mut buffer = vec![0; PIECE];
    loop {
        match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => place.put(&buffer[..read])?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(io(error)),
        }
    }
    let (length, hash) = source.finish();
    if length == file.length && hash == sha256 { Ok(length) } else { changed() }
}

/// A fresh file of the site. Errors name the place it will have.
struct Place {
    file: File,
    shown: PathBuf,
    /// Bytes written so far.
    length: u64,
}

impl Place {
    /// Claims the path and creates the file.
    fn new(staging: &Staging, url: &str) -> Result<Self, PublishError> {
        url::check(url)?;
        let shown = |below: &str| staging.output().join(below);
        let site = staging.folder.path();
        staging.claims.claim(url, |folder| match fs::create_dir(site.join(folder)) {
            // A file system that ignores case has it already under another name.
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(PublishError::io(&shown(folder), error)),
            _ => Ok(()),
        })?;
        match File::create_new(site.join(url)) {
            Ok(file) => Ok(Self { file, shown: shown(url), length: 0 }),
            // Two names the file system takes for one.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(collision(url, url)),
            Err(error) => Err(PublishError::io(&shown(url), error)),
        }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), PublishError> {
        self.write_all(bytes).map_err(|error| PublishError::io(&self.shown, error))
    }
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
