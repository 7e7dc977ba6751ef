//! What stands at the place of a site: nothing, an empty folder, a site of ours, or something else.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::marker::{self, Mark};
use super::{PublishError, remove};

/// What stands somewhere.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing.
    Missing,
    /// An empty folder.
    Empty,
    /// A site, and nothing that is not of it; with the paths of its files.
    Site(BTreeSet<String>),
    /// A site that was not finished.
    Staging,
    /// Something else, and why it is left alone.
    Foreign(String),
}

/// Looks at `path` and, if it is a site, at everything in it; no link is followed.
pub(super) fn of(path: &Path) -> Result<State, PublishError> {
    let files = match at_first_sight(path)? {
        State::Site(files) => files,
        other => return Ok(other),
    };
    Ok(match remove::foreign(path, &files).map_err(|source| PublishError::io(path, source))? {
        Some(other) => State::Foreign(format!("it holds `{other}`, which clausebook did not write")),
        None => State::Site(files),
    })
}

/// Looks at `path` and believes its marker.
pub(super) fn at_first_sight(path: &Path) -> Result<State, PublishError> {
    let io = |source| PublishError::io(path, source);
    let kind = match fs::symlink_metadata(path) {
        Ok(found) => found.file_type(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(State::Missing),
        Err(error) => return Err(io(error)),
    };
    if kind.is_symlink() {
        return Ok(State::Foreign("it is a symbolic link".to_owned()));
    }
    if !kind.is_dir() {
        return Ok(State::Foreign("it is no folder".to_owned()));
    }
    Ok(match marker::read(path).map_err(io)? {
        Some(Mark::Staging) => State::Staging,
        Some(Mark::Site(files)) => State::Site(files),
        None if fs::read_dir(path).map_err(io)?.next().is_none() => State::Empty,
        None => State::Foreign(format!("it is not empty, and has no `{}` in it that clausebook wrote", marker::NAME)),
    })
}

impl State {
    /// Refuses the output at `path` unless it may be replaced.
    pub(super) fn replaceable(&self, path: &Path) -> Result<(), PublishError> {
        match self {
            Self::Missing | Self::Empty | Self::Site(_) => Ok(()),
            Self::Staging => Err(PublishError::refused(path, "it is the staging folder of another site")),
            Self::Foreign(why) => Err(PublishError::refused(path, why)),
        }
    }
}
