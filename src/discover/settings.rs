//! Reads `book.toml`.

use std::sync::Arc;

use super::disk::{Disk, Place};
use super::{DiscoverError, read_text};
use crate::catalogue::DEFAULT;
use crate::config::{Limits, Settings};
use crate::diagnostics::Outcome;
use crate::project::{File, FileKind, Origin, Project};
use crate::source::FileId;

const NAME: &str = "book.toml";

/// Reads the settings of a book, or the defaults where there are none or they cannot be read. The
/// file becomes the first of the project.
pub(super) fn read(disk: &Disk, project: &mut Project) -> Result<Outcome<Settings>, DiscoverError> {
    let failed = |source| DiscoverError::Io { path: disk.root().join(NAME), source };
    let length = match disk.place(NAME).map_err(failed)? {
        Place::Missing => return Ok(Outcome::clean(Settings::defaults(DEFAULT))),
        Place::File(length) => length,
        Place::Folder => {
            return Ok(Outcome::new(Settings::defaults(DEFAULT), vec![Place::unsafe_file(NAME, "a folder")]));
        }
        Place::Refused(diagnostic) => return Ok(Outcome::new(Settings::defaults(DEFAULT), vec![diagnostic])),
    };
    let path: Arc<str> = Arc::from(NAME);
    let content_path = Arc::clone(&path);
    let file = FileId(0);
    project.files.insert(0, File { path, content_path, kind: FileKind::Settings, length, origin: Origin::Book });
    let text = read_text(disk, project, file, &Limits::default()).map_err(failed)?;
    Ok(match text {
        Ok(text) => Settings::parse(&text, file, DEFAULT),
        Err(diagnostic) => Outcome::new(Settings::defaults(DEFAULT), vec![diagnostic]),
    })
}
