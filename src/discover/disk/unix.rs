//! Opens files below a folder through its descriptor, where no link can lead astray.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{Mode, OFlags, open, openat};
use rustix::io::Errno;

/// An open folder.
#[derive(Debug)]
pub(super) struct Root(OwnedFd);

impl Root {
    /// Opens the folder.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(open(path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?))
    }

    /// Opens the file at `parts`. It is not waited for when it turns out to be a pipe.
    pub(super) fn file(&self, parts: &[&str]) -> io::Result<File> {
        let Some((name, folders)) = parts.split_last() else { return Err(super::irregular()) };
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut inner: Option<OwnedFd> = None;
        for folder in folders {
            let at = inner.as_ref().unwrap_or(&self.0).as_fd();
            inner = Some(openat(at, *folder, flags | OFlags::DIRECTORY, Mode::empty()).map_err(told)?);
        }
        let at = inner.as_ref().unwrap_or(&self.0).as_fd();
        let file = openat(at, *name, flags | OFlags::NONBLOCK | OFlags::NOCTTY, Mode::empty()).map_err(told)?;
        Ok(File::from(file))
    }
}

/// Systems say differently that a link was met: as a loop, as too many links, as no folder.
fn told(error: Errno) -> io::Error {
    match error {
        Errno::LOOP | Errno::MLINK | Errno::NOTDIR | Errno::NXIO => super::irregular(),
        other => other.into(),
    }
}
