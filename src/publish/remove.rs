//! Removes folders clausebook made, and nothing else that may be in them.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use walkdir::WalkDir;

use super::marker;

/// What systems put into any folder one looks at.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// The first file in `folder` that is not among `files`, the marker or litter.
pub(super) fn foreign(folder: &Path, files: &BTreeSet<String>) -> io::Result<Option<String>> {
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry?;
        let below = below(folder, entry.path());
        if !entry.file_type().is_dir() && !ours(&below, files) {
            return Ok(Some(below));
        }
    }
    Ok(None)
}

/// Removes a site made of `files`. Returns what is left in it because it is not of the site.
pub(super) fn site(folder: &Path, files: &BTreeSet<String>) -> io::Result<Option<String>> {
    tree(folder, &|below| ours(below, files))
}

/// Removes a folder with everything in it.
pub(super) fn staging(folder: &Path) -> io::Result<()> {
    tree(folder, &|_| true).map(|_| ())
}

/// Removes what `ours` says may be removed, the marker last: whatever interrupts this, the rest can
/// be recognised.
fn tree(folder: &Path, ours: &dyn Fn(&str) -> bool) -> io::Result<Option<String>> {
    let own_marker = folder.join(marker::NAME);
    let mut left = None;
    for entry in WalkDir::new(folder).min_depth(1).contents_first(true) {
        let entry = entry?;
        if entry.path() == own_marker {
            continue;
        }
        if entry.file_type().is_dir() {
            match fs::remove_dir(entry.path()) {
                Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty && left.is_some() => {}
                result => result?,
            }
            continue;
        }
        let below = below(folder, entry.path());
        if ours(&below) {
            fs::remove_file(entry.path())?;
        } else {
            left.get_or_insert(below);
        }
    }
    if left.is_none() {
        match fs::remove_file(own_marker) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => fs::remove_dir(folder)?,
        }
    }
    Ok(left)
}

fn ours(below: &str, files: &BTreeSet<String>) -> bool {
    let name = below.rsplit_once('/').map_or(below, |(_, name)| name);
    files.contains(below) || below == marker::NAME || LITTER.contains(&name)
}

fn below(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_listed_is_removed() -> io::Result<()> {
        let parent = tempfile::tempdir()?;
        let folder = parent.path().join("site");
        fs::create_dir_all(folder.join("a/b"))?;
        fs::create_dir_all(folder.join("c"))?;
        for file in ["a/b/x.html", "a/y.html", "c/z.html", ".clausebook", "a/.DS_Store"] {
            fs::write(folder.join(file), "")?;
        }
        let files: BTreeSet<_> = ["a/b/x.html", "c/z.html"].map(str::to_owned).into();
        assert_eq!(foreign(&folder, &files)?.as_deref(), Some("a/y.html"));
        assert_eq!(site(&folder, &files)?.as_deref(), Some("a/y.html"));
        assert!(folder.join("a/y.html").exists() && folder.join(".clausebook").exists());
        assert!(!folder.join("c").exists() && !folder.join("a/b").exists());
        fs::remove_file(folder.join("a/y.html"))?;
        assert_eq!(site(&folder, &files)?, None);
        assert!(!folder.exists());
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn links_are_removed_and_not_followed() -> io::Result<()> {
        let parent = tempfile::tempdir()?;
        let folder = parent.path().join("staging");
        fs::create_dir_all(&folder)?;
        fs::write(parent.path().join("precious"), "")?;
        std::os::unix::fs::symlink("..", folder.join("up"))?;
        assert_eq!(foreign(&folder, &BTreeSet::new())?.as_deref(), Some("up"));
        staging(&folder)?;
        assert!(!folder.exists() && parent.path().join("precious").exists());
        Ok(())
    }
}
