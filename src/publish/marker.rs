//! The marker: the file by which clausebook knows its own folders again. That of a site lists every
//! file of it, so that nothing else in the folder is ever deleted; it is the same for the same site.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// The name of the marker.
pub(super) const NAME: &str = ".clausebook";
/// The name it has while it is written.
pub(super) const NEW: &str = ".clausebook.new";

const SITE: &str = "clausebook site 1";
const STAGING: &str = "clausebook staging 1";
const NOTE: &str = "The next build replaces this folder as a whole. It consists of these files:";
/// No marker of ours is longer.
const LIMIT: u64 = 256 << 20;

/// What a folder says of itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A site made of these files.
    Site(BTreeSet<String>),
    /// A site that is not finished.
    Staging,
}

/// The mark of a folder, if it bears one of this version.
pub(super) fn read(folder: &Path) -> io::Result<Option<Mark>> {
    let path = folder.join(NAME);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() && found.len() <= LIMIT => {}
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?;
    let Ok(text) = String::from_utf8(bytes) else { return Ok(None) };
    let mut lines = text.lines();
    Ok(match lines.next() {
        Some(STAGING) => Some(Mark::Staging),
        Some(SITE) => Some(Mark::Site(lines.skip_while(|line| !line.is_empty()).skip(1).map(str::to_owned).collect())),
        _ => None,
    })
}

/// Marks a fresh folder as a site that is not finished.
pub(super) fn begin(folder: &Path) -> io::Result<()> {
    File::create_new(folder.join(NAME))?.write_all(format!("{STAGING}\n").as_bytes())
}

/// Marks a folder as a site made of `files`, in one step.
pub(super) fn seal(folder: &Path, files: &BTreeSet<String>) -> io::Result<()> {
    let mut text = format!("{SITE}\n{NOTE}\n\n");
    for file in files {
        text.push_str(file);
        text.push('\n');
    }
    let new = folder.join(NEW);
    File::create_new(&new)?.write_all(text.as_bytes())?;
    fs::rename(new, folder.join(NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_read_as_it_was_written() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let folder = folder.path();
        assert_eq!(read(folder)?, None);
        begin(folder)?;
        assert_eq!(read(folder)?, Some(Mark::Staging));
        for files in [BTreeSet::new(), BTreeSet::from(["a/b.html".to_owned(), "index.html".to_owned()])] {
            seal(folder, &files)?;
            assert_eq!(read(folder)?, Some(Mark::Site(files)));
        }
        Ok(())
    }

    #[test]
    fn what_others_wrote_is_no_marker() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        for text in [&b"clausebook site 9\n"[..], b"", b"clausebook sites", b"\xff"] {
            fs::write(folder.path().join(NAME), text)?;
            assert_eq!(read(folder.path())?, None);
        }
        fs::remove_file(folder.path().join(NAME))?;
        fs::create_dir(folder.path().join(NAME))?;
        assert_eq!(read(folder.path())?, None);
        Ok(())
    }
}
