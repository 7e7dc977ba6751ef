//! One build at a time: a file beside the output, locked while a build writes. The system lets go of
//! it when the build ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::PublishError;
use crate::project::deceptive;

const FIRST: &str = "clausebook lock";

/// The lock of a site; dropping it lets the next build in.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock, or says who holds it.
    pub(super) fn take(path: PathBuf) -> Result<Self, PublishError> {
        let io = |source| PublishError::io(&path, source);
        loop {
            let mut file = open(&path).map_err(io)?;
            if !file.metadata().map_err(io)?.is_file() {
                return Err(PublishError::refused(&path, "it is in the way of the lock file"));
            }
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(PublishError::Locked { holder: holder(&path) }),
                Err(TryLockError::Error(error)) => return Err(io(error)),
            }
            // The build that held it may have removed the name meanwhile; then it locks nothing.
            if !still_there(&file, &path) {
                continue;
            }
            let mut text = String::new();
            let read = (&mut file).take(4096).read_to_string(&mut text);
            if read.is_err() || !(text.is_empty() || text.starts_with(FIRST)) {
                return Err(PublishError::refused(&path, "it is in the way of the lock file"));
            }
            let lock = Self { path: path.clone(), _file: file };
            lock.sign().map_err(io)?;
            return Ok(lock);
        }
    }

    /// Writes who holds the lock, for people and for the next build.
    fn sign(&self) -> io::Result<()> {
        let text = format!("{FIRST}\nprocess {}\nsince {:.0}\n", process::id(), jiff::Timestamp::now());
        let mut file = &self._file;
        file.rewind()?;
        file.set_len(0)?;
        file.write_all(text.as_bytes())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere a name cannot be told from the file behind it, so it stays for the next build.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Who holds the lock, as far as can be read.
fn holder(path: &Path) -> String {
    let mut text = String::new();
    let _ = File::open(path).and_then(|file| file.take(4096).read_to_string(&mut text));
    let lines: Vec<_> = text.lines().collect();
    match lines.as_slice() {
        [FIRST, process, since, ..] if !process.chars().chain(since.chars()).any(deceptive) => {
            format!("{process}, {since}")
        }
        _ => "it has not said which it is".to_owned(),
    }
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, Mode::from_raw_mode(0o644))?))
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is no regular file"));
    }
    File::options().read(true).write(true).create(true).truncate(false).open(path)
}

#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(held), Ok(found)) => (held.dev(), held.ino()) == (found.dev(), found.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn still_there(_file: &File, _path: &Path) -> bool {
    true
}
