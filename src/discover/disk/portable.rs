//! Opens files below a folder where there are no descriptors of folders: looks at each component
//! before it goes on.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A folder.
#[derive(Debug)]
pub(super) struct Root(PathBuf);

impl Root {
    /// Takes the folder.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if fs::metadata(path)?.is_dir() {
            return Ok(Self(path.to_owned()));
        }
        Err(io::Error::from(io::ErrorKind::NotADirectory))
    }

    /// Opens the file at `parts`.
    pub(super) fn file(&self, parts: &[&str]) -> io::Result<File> {
        let Some((name, folders)) = parts.split_last() else { return Err(super::irregular()) };
        let mut at = self.0.clone();
        for folder in folders {
            at.push(folder);
            if !fs::symlink_metadata(&at)?.is_dir() {
                return Err(super::irregular());
            }
        }
        at.push(name);
        if !fs::symlink_metadata(&at)?.is_file() {
            return Err(super::irregular());
        }
        File::open(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_are_opened() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("a"))?;
        fs::write(folder.path().join("a/b.md"), "text")?;
        let root = Root::open(folder.path())?;
        assert!(root.file(&["a", "b.md"]).is_ok());
        assert!(root.file(&["a"]).is_err());
        assert!(root.file(&["a", "c.md"]).is_err());
        assert!(root.file(&["a", "b.md", "c.md"]).is_err());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("a", folder.path().join("link"))?;
            assert!(root.file(&["link", "b.md"]).is_err());
        }
        Ok(())
    }
}
