//! Puts a finished site in the place of the old one: in one step where the system has one, else in
//! two renames with a journal.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::state::State;
use super::target::Target;
use super::{PublishError, folder, recovery, remove};

/// The old site, out of its place.
#[derive(Debug)]
pub(super) struct Old {
    path: PathBuf,
    journalled: bool,
}

/// Moves `site` to the output. Returns the old site if there was one; after an error it is still in
/// its place.
pub(super) fn swap(target: &Target, site: &Path) -> Result<Option<Old>, PublishError> {
    let failed = |source| failed(target, source);
    match fs::symlink_metadata(target.output()) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::rename(site, target.output()).map_err(failed)?;
            return Ok(None);
        }
        Err(error) => return Err(failed(error)),
    }
    if exchange(site, target.output()).map_err(failed)? {
        return Ok(Some(Old { path: site.to_owned(), journalled: false }));
    }
    two_renames(target, site).map(Some)
}

impl Old {
    /// Where it is now.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it back, and the new site where it was made.
    pub(super) fn back(self, target: &Target, site: &Path) -> Result<(), PublishError> {
        let failed = |source| failed(target, source);
        if self.journalled {
            fs::rename(target.output(), site).map_err(failed)?;
            fs::rename(&self.path, target.output()).map_err(failed)?;
            recovery::forget(target).map_err(failed)
        } else {
            exchange(site, target.output()).map(|_| ()).map_err(failed)
        }
    }

    /// Removes it; `state` is what it was found to be.
    pub(super) fn remove(self, target: &Target, state: &State) -> Result<(), PublishError> {
        let result = match state {
            State::Empty => fs::remove_dir(&self.path),
            State::Site(files) => remove::site(&self.path, files).and_then(|left| match left {
                Some(file) => Err(io::Error::other(format!("`{file}` was put there meanwhile"))),
                None => Ok(()),
            }),
            State::Missing | State::Staging | State::Foreign(_) => Ok(()),
        };
        let forgotten = if self.journalled { recovery::forget(target) } else { Ok(()) };
        result.and(forgotten).map_err(|source| PublishError::Leftover { path: self.path, source })
    }
}

/// Renames the output away and the site to its place. A journal says so meanwhile, so that the next
/// build can put the old site back if this one is killed in between.
pub(super) fn two_renames(target: &Target, site: &Path) -> Result<Old, PublishError> {
    let suffix = folder::suffix("old");
    let path = target.beside(&suffix);
    recovery::note(target, &suffix).map_err(|source| PublishError::io(&target.journal(), source))?;
    if let Err(error) = fs::rename(target.output(), &path) {
        let _ = recovery::forget(target);
        return Err(failed(target, error));
    }
    if let Err(error) = fs::rename(site, target.output()) {
        // If this fails as well, the journal stays and the next build tries again.
        if fs::rename(&path, target.output()).is_ok() {
            let _ = recovery::forget(target);
        }
        return Err(failed(target, error));
    }
    Ok(Old { path, journalled: true })
}

fn failed(target: &Target, source: io::Error) -> PublishError {
    match source.kind() {
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => PublishError::NotSwappable {
            path: target.output().to_owned(),
            why: format!("it is a mount point, in use, or part of an image layer ({source})"),
        },
        _ => PublishError::io(target.output(), source),
    }
}

/// Exchanges two folders in one step. Says `false` where the system or the file system has none.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    // A sandbox that does not know the call forbids it; plain renames then say what is allowed.
    let without = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::PERM];
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(error) if without.contains(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<bool> {
    Ok(false)
}
