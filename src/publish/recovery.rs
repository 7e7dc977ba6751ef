//! What a killed build left: the journal of a swap cut in half, and folders nobody will finish. All
//! of this happens under the lock, so none of it belongs to a build that still runs.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::PathBuf;

use super::folder::is_suffix;
use super::state::{self, State};
use super::target::Target;
use super::{PublishError, remove};

const FIRST: &str = "clausebook journal 1";

/// Notes that the output is about to be renamed, beside itself, to a name with `suffix`.
pub(super) fn note(target: &Target, suffix: &str) -> io::Result<()> {
    let mut file = File::create_new(target.journal())?;
    file.write_all(format!("{FIRST}\n{suffix}\n").as_bytes())?;
    file.sync_all()
}

/// Forgets what was noted.
pub(super) fn forget(target: &Target) -> io::Result<()> {
    fs::remove_file(target.journal())
}

/// Brings back an output that was renamed and never replaced, then removes what is left over.
pub(super) fn recover(target: &Target) -> Result<(), PublishError> {
    if let Some(suffix) = noted(target)? {
        let old = target.beside(&suffix);
        let io = |source| PublishError::io(&old, source);
        let is_folder = fs::symlink_metadata(&old).is_ok_and(|found| found.is_dir());
        if is_folder && state::of(target.output())? == State::Missing {
            fs::rename(&old, target.output()).map_err(io)?;
        }
        forget(target).map_err(|source| PublishError::io(&target.journal(), source))?;
    }
    for folder in leftovers(target)? {
        let io = |source| PublishError::io(&folder, source);
        match state::of(&folder)? {
            State::Staging => remove::staging(&folder).map_err(io)?,
            State::Site(files) => remove::site(&folder, &files).map(|_| ()).map_err(io)?,
            State::Empty => fs::remove_dir(&folder).map_err(io)?,
            State::Missing | State::Foreign(_) => {}
        }
    }
    Ok(())
}

/// The suffix in the journal, if there is one.
fn noted(target: &Target) -> Result<Option<String>, PublishError> {
    let path = target.journal();
    let io = |source| PublishError::io(&path, source);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(PublishError::refused(&path, "it is in the way of the journal")),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io(error)),
    }
    let mut text = String::new();
    File::open(&path).and_then(|file| file.take(4096).read_to_string(&mut text)).map_err(io)?;
    let mut lines = text.lines();
    match (lines.next(), lines.next()) {
        (Some(FIRST), Some(suffix)) if is_suffix("old", suffix) => Ok(Some(suffix.to_owned())),
        // A build killed while it wrote the journal has renamed nothing.
        _ if format!("{FIRST}\nold-").starts_with(&text) => {
            forget(target).map_err(io)?;
            Ok(None)
        }
        _ => Err(PublishError::refused(&path, "it is in the way of the journal")),
    }
}

/// The folders beside the output that have a name of ours.
fn leftovers(target: &Target) -> Result<Vec<PathBuf>, PublishError> {
    let io = |source| PublishError::io(target.parent(), source);
    let mut folders = Vec::new();
    for entry in fs::read_dir(target.parent()).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name();
        if target.suffix(&name).is_some_and(|suffix| is_suffix("staging", suffix) || is_suffix("old", suffix)) {
            folders.push(entry.path());
        }
    }
    folders.sort();
    Ok(folders)
}
