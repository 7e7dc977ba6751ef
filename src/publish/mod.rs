//! From artifacts to a site on the disk: the edge at which everything is written.
//!
//! 1. `target` finds out where the site goes and refuses what must never be replaced.
//! 2. `lock` sees to it that one build writes a site at a time; it stands beside the output.
//! 3. `recovery` mends what a killed build left: a swap cut in half, folders nobody will finish.
//! 4. `folder` makes a staging folder beside the output, with a marker in it.
//! 5. `write` puts each artifact there, once; `claims` keeps two from meeting at one URL, `url`
//!    keeps each inside.
//! 6. `swap` exchanges the staging folder and the output; then the old site is removed.
//!
//! A folder is replaced and removed only if `marker` shows that clausebook made it and everything in
//! it. Until the swap the old site is not touched; dropping a [`Staging`] leaves it as it was.

mod claims;
mod error;
mod folder;
mod lock;
mod marker;
mod mount;
mod recovery;
mod remove;
mod state;
mod swap;
mod target;
mod url;
mod write;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use error::PublishError;
pub use target::real_path;

use crate::project::{Project, Tree};
use crate::view::Artifact;
use claims::Claims;
use folder::{Folder, Parents};
use lock::Lock;
use state::State;
use target::Target;

/// What is to be published, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The folder of the site.
    pub output: PathBuf,
    /// The root of the book.
    pub root: PathBuf,
    /// The content folder, absolute or below the root.
    pub src: PathBuf,
}

/// A site in the making, beside the place where it will stand. Dropping it without
/// [`Staging::commit`] removes it and leaves the old site as it is.
#[derive(Debug)]
pub struct Staging {
    // The order is that of the drops: the lock outlives the folder, and parents must be empty.
    target: Target,
    folder: Folder,
    claims: Claims,
    _lock: Lock,
    parents: Parents,
}

impl Staging {
    /// Prepares to publish: checks the output, takes its lock, mends what a killed build left, and
    /// makes an empty staging folder.
    pub fn begin(request: &Request) -> Result<Self, PublishError> {
        let target = Target::new(request, &target::homes())?;
        state::at_first_sight(target.output())?.replaceable(target.output())?;
        let parents = Parents::make(target.parent())?;
        let lock = Lock::take(target.lock())?;
        recovery::recover(&target)?;
        let state = state::of(target.output())?;
        state.replaceable(target.output())?;
        if !matches!(state, State::Missing) {
            mount::refuse(&target)?;
        }
        let folder = Folder::create(&target)?;
        Ok(Self { target, folder, claims: Claims::default(), _lock: lock, parents })
    }

    /// Where the site will stand.
    pub fn output(&self) -> &Path {
        self.target.output()
    }

    /// Writes one artifact and returns its length in bytes. A copy is read from `tree`, hashed on
    /// its way and refused when it is not what it was. May be called from many threads.
    pub fn write(&self, artifact: &Artifact<'_>, project: &Project, tree: &dyn Tree) -> Result<u64, PublishError> {
        write::artifact(self, artifact, project, tree)
    }

    /// Puts the site in its place and removes the old one.
    pub fn commit(mut self) -> Result<(), PublishError> {
        let site = self.folder.path().to_owned();
        marker::seal(&site, &self.claims.urls()).map_err(|source| PublishError::io(&site, source))?;
        let old = swap::swap(&self.target, &site)?;
        self.folder.keep();
        self.parents.keep();
        let Some(old) = old else { return Ok(()) };
        // What was swapped out may not be what was there at the beginning.
        let looked = state::of(old.path());
        match looked.and_then(|state| state.replaceable(self.target.output()).map(|()| state)) {
            Ok(state) => old.remove(&self.target, &state),
            Err(refusal) => {
                old.back(&self.target, &site)?;
                self.folder.discard();
                Err(refusal)
            }
        }
    }
}
