//! Where a site goes: the output, the names beside it, and which outputs are refused by their place.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::{self, Component, Path, PathBuf};

use super::{PublishError, Request};

/// The folder of a site, resolved, and the names beside it.
#[derive(Debug, Clone)]
pub(super) struct Target {
    output: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Target {
    /// Resolves the output of a request and refuses what must never be replaced, whatever it holds;
    /// `homes` are the home folders.
    pub(super) fn new(request: &Request, homes: &[PathBuf]) -> Result<Self, PublishError> {
        let written = absolute(&request.output)?;
        let output = resolve_last(&written)?;
        let refused = |why: &str| Err(PublishError::refused(&output, why));
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return refused("it is the root of the file system");
        };
        let root = resolve(&absolute(&request.root)?)?;
        let src = resolve(&absolute(&request.root.join(&request.src))?)?;
        for home in homes {
            if resolve(home).is_ok_and(|home| home.starts_with(&output)) {
                return refused("it is the home folder, or holds it");
            }
        }
        if root.starts_with(&output) {
            return refused("it is the root of the book, or holds it");
        }
        if src.starts_with(&output) {
            return refused("it is the content folder of the book, or holds it");
        }
        if below(&written, &[&absolute(&request.root)?, &root]) && !output.starts_with(&root) {
            return refused("a symbolic link leads from there out of the book");
        }
        Ok(Self { parent: parent.to_owned(), name: name.to_owned(), output })
    }

    /// The folder of the site.
    pub(super) fn output(&self) -> &Path {
        &self.output
    }

    /// The folder around it.
    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// The lock file.
    pub(super) fn lock(&self) -> PathBuf {
        self.beside("lock")
    }

    /// The journal of a swap in two renames.
    pub(super) fn journal(&self) -> PathBuf {
        self.beside("journal")
    }

    /// `.<name>.<suffix>` in the folder around the output.
    pub(super) fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".");
        name.push(suffix);
        self.parent.join(name)
    }

    /// The suffix of a name beside the output.
    pub(super) fn suffix<'a>(&self, name: &'a OsStr) -> Option<&'a str> {
        let own = self.beside("");
        let prefix = own.file_name().map(OsStr::as_encoded_bytes)?;
        std::str::from_utf8(name.as_encoded_bytes().strip_prefix(prefix)?).ok()
    }
}

/// The home folders the environment names.
pub(super) fn homes() -> Vec<PathBuf> {
    let named = ["HOME", "USERPROFILE"].iter().filter_map(env::var_os);
    named.filter(|home| !home.is_empty()).map(PathBuf::from).collect()
}

/// The path from the root of the file system, without a trailing `/` or a `.` in it.
fn absolute(path: &Path) -> Result<PathBuf, PublishError> {
    let absolute = path::absolute(path).map_err(|source| PublishError::io(path, source))?;
    Ok(absolute.components().collect())
}

/// Whether a path as it is written lies below one of `roots`.
fn below(written: &Path, roots: &[&Path]) -> bool {
    let plain = |rest: &Path| rest.components().all(|part| matches!(part, Component::Normal(_)));
    roots.iter().filter_map(|root| written.strip_prefix(root).ok()).any(plain)
}

/// Resolves all but the last component, so that a link there is seen as one.
fn resolve_last(path: &Path) -> Result<PathBuf, PublishError> {
    match (path.parent(), path.components().next_back()) {
        (Some(parent), Some(Component::Normal(name))) => Ok(resolve(parent)?.join(name)),
        _ => resolve(path),
    }
}

/// The path to which one leads from the root of the file system, whether or not anything stands there.
pub fn real_path(path: &Path) -> Result<PathBuf, PublishError> {
    resolve(&absolute(path)?)
}

/// Resolves the part of a path that exists and adds the rest.
fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    let mut missing = Vec::new();
    let mut at = path;
    loop {
        let error = match at.canonicalize() {
            Ok(real) => return Ok(missing.into_iter().rev().fold(real, |path, name| path.join(name))),
            Err(error) if error.kind() == ErrorKind::NotFound => error,
            Err(error) => return Err(PublishError::io(at, error)),
        };
        match (at.parent(), at.components().next_back()) {
            (Some(parent), Some(Component::Normal(name))) => {
                missing.push(name);
                at = parent;
            }
            (_, Some(Component::ParentDir)) => {
                let source = io::Error::new(ErrorKind::NotFound, "`..` of a folder that does not exist");
                return Err(PublishError::io(path, source));
            }
            _ => return Err(PublishError::io(path, error)),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod tests {
    use std::fs;

    use super::*;

    /// Why an output below a folder with a book in `home/book` is refused.
    fn why(output: &str) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home");
        fs::create_dir_all(home.join("book/content/policies")).unwrap();
        let output = if output == "/" { PathBuf::from("/") } else { folder.path().join(output) };
        let request = Request { output, root: home.join("book"), src: PathBuf::from("content") };
        match Target::new(&request, &[home]) {
            Err(PublishError::Refused { why, .. }) => Some(why),
            Err(other) => Some(other.to_string()),
            Ok(_) => None,
        }
    }

    #[test]
    fn what_holds_the_book_or_a_home_is_refused() {
        for output in ["home", "home/", "", "home/book/../../home"] {
            assert_eq!(why(output).as_deref(), Some("it is the home folder, or holds it"), "{output}");
        }
        for output in ["home/book", "home/book/.", "home/book/content/..", "home/book/content/policies/../.."] {
            assert_eq!(why(output).as_deref(), Some("it is the root of the book, or holds it"), "{output}");
        }
        for output in ["home/book/content", "home/book/content/policies/.."] {
            assert_eq!(why(output).as_deref(), Some("it is the content folder of the book, or holds it"), "{output}");
        }
        assert_eq!(why("/").as_deref(), Some("it is the root of the file system"));
        assert!(why("home/gone/../site").is_some_and(|why| why.contains("`..`")));
    }

    #[test]
    fn other_places_are_accepted() {
        for output in ["home/book/site", "home/book/content/site", "home/site", "new/folders/site", "home/book/../site"]
        {
            assert_eq!(why(output), None, "{output}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_inside_the_book_does_not_lead_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("book");
        fs::create_dir_all(root.join("content")).unwrap();
        fs::create_dir(folder.path().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink("../elsewhere", root.join("out")).unwrap();
        std::os::unix::fs::symlink("book", folder.path().join("alias")).unwrap();
        let refused = |root: &Path, output: &Path| {
            let request = Request { output: output.to_owned(), root: root.to_owned(), src: PathBuf::from("content") };
            matches!(Target::new(&request, &[]), Err(PublishError::Refused { .. }))
        };
        let alias = folder.path().join("alias");
        assert!(refused(&root, &root.join("out/site")));
        assert!(refused(&alias, &alias.join("out/site")));
        assert!(!refused(&alias, &alias.join("site")));
        assert!(refused(&root, &alias.join("content/..")), "the root under another name");
    }

    #[test]
    fn names_beside_the_output_are_recognised() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let output = folder.path().join("site");
        let request = Request { output, root: folder.path().to_owned(), src: PathBuf::from("content") };
        let target = Target::new(&request, &[]).unwrap();
        assert!(target.lock().ends_with(".site.lock"));
        assert_eq!(target.suffix(OsStr::new(".site.old-1-ab")), Some("old-1-ab"));
        assert_eq!(target.suffix(OsStr::new("site.old-1-ab")), None);
    }
}
