//! Adds the files of the content folder.

use std::sync::Arc;

use super::DiscoverError;
use super::kind::{is_text, kind};
use super::walk::{Folder, Walker};
use crate::project::{File, Origin, Project};

/// Adds every file below `src`. That there is no such folder is an error of its own only with
/// `sound` settings: otherwise the findings about them say more.
pub(super) fn add(walker: &mut Walker<'_>, src: &str, sound: bool, project: &mut Project) -> Result<(), DiscoverError> {
    let files = match walker.walk(src, is_text)? {
        Folder::Files(files) => files,
        Folder::Missing if sound => {
            let root = walker.disk().root();
            return Err(DiscoverError::NotFound { root: root.to_owned(), missing: root.join(src) });
        }
        Folder::Missing | Folder::Refused => return Ok(()),
    };
    project.files.extend(files.into_iter().map(|found| File {
        kind: kind(&found.below),
        path: Arc::from(found.path),
        content_path: Arc::from(found.below),
        length: found.length,
        origin: Origin::Book,
    }));
    Ok(())
}
